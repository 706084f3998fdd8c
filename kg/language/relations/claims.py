"""From frames to claims: which mentions fill the places of a pattern, where and when it was, and what remains as `relatedTo`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from kg.language.layers import Layers, TokenClaim, TokenCue, TokenFactuality, TokenTime
from kg.language.lexicon import rules
from kg.language.relations.arguments import Arguments
from kg.language.relations.frames import Frame, obliques_of
from kg.language.relations.mention_finder import ACTORS, LIMIT, Mentions
from kg.language.relations.pairs import Pairs
from kg.language.relations.patterns import Lexicon, Pattern, Slot
from kg.language.tree import Tree

_MEASURES = frozenset(rules("relations")["words"]["measure"])
_COPULAS = frozenset({"be", "remain", "become", "stay", "seem", "appear", "prove"})
_PLACES = frozenset({"Place", "Facility", "Government"})
_TOWARDS = frozenset({"to", "with", "against", "from", "by", "for", "on", "over", "in", "at"})
_LOCATIVE = ("in", "at", "near", "outside", "inside", "around", "across")
_OPEN_PREPOSITIONS = ("to", "with", "against", "from", "for", "by", "on", "into", "over")
_NEAR = 5
_ANSWERS = frozenset({"reject", "deny", "dismiss", "dispute", "refute", "rebut", "confirm"})
_MOVES = frozenset({"locatedIn", "travelledTo"})
_CROSSED = frozenset("way border frontier river sea desert ocean journey home country town city village road".split())
_ANYBODY = Slot("subject")
_NEAR = 4
_VOID = frozenset(rules("relations")["words"]["void"])

Times = dict[int, TokenTime]


class ClaimMaker:
    """Makes the claims of one document from its frames."""

    def __init__(self, tree: Tree, layers: Layers, patterns: Lexicon, frames: list[Frame], times: Times | None = None) -> None:
        self.tree, self.layers, self.patterns, self.frames = tree, layers, patterns, frames
        self.mentions = Mentions(tree, layers)
        self.arguments = Arguments(tree)
        self.pairs = Pairs(tree, layers, self.mentions)
        self.by_token = {frame.token: frame for frame in frames}
        self.times = times or {}
        self._words: dict[int, set[str]] = {}

    def claims(self) -> Iterator[TokenClaim]:
        """The claims of all frames, in text order."""
        for frame in self.frames:
            used: set[int] = set()
            below: set[str] = set()
            for pattern in self._patterns_of(frame):
                if pattern.relation in below and pattern.object.source == "clause object":
                    continue
                if self._holds(pattern, frame):
                    for claim in self._apply(pattern, frame, used):
                        below.add(claim.relation)
                        yield claim
            if not used and frame.kind == "verb":
                yield from self._open(frame)

    def _patterns_of(self, frame: Frame) -> tuple[Pattern, ...]:
        """The patterns of a frame's verb, also where the lemma is cut short (`stag` for `staged`) or doubled (`travell`)."""
        if frame.kind == "copula" and frame.lemma in _COPULAS:
            return self.patterns.get("be", ())
        lemma = frame.lemma
        found = self.patterns.get(lemma)
        if found is None and lemma not in _COPULAS:
            found = self.patterns.get(lemma + "e") or (self.patterns.get(lemma[:-1]) if lemma[-2:-1] == lemma[-1:] else None)
        common = self.patterns.get("any", ()) if frame.obliques else ()
        return (*(found or ()), *common)

    def _holds(self, pattern: Pattern, frame: Frame) -> bool:
        """Whether all that a pattern asks for beside its arguments is there."""
        if pattern.particle != frame.particle or (pattern.denied and self._judged(frame).polarity == "positive"):
            return False
        return self._noun_fits(pattern, frame) and self._has_needs(pattern, frame)

    def _noun_fits(self, pattern: Pattern, frame: Frame) -> bool:
        if pattern.nouns is None:
            return frame.kind != "copula"
        return any(not pattern.nouns.isdisjoint(self._noun_words(token)) for token in frame.objects)

    def _noun_words(self, token: int) -> set[str]:
        """The words that tell what an object is: its own, its compounds' (`aid program`), and what is measured (`700 kg of medicine`)."""
        tree = self.tree
        if token not in self._words:
            words = {tree.lemma[token], tree.lower[token], *(tree.lemma[kid] for kid in tree.kids(token, "compound"))}
            for kid in tree.kids(token, "prep") if tree.lemma[token] in _MEASURES or tree.pos[token] == "NUM" else ():
                measured = tree.kid(kid, "pobj") if tree.lower[kid] == "of" else None
                if measured is not None:
                    words |= {tree.lemma[measured], *(tree.lemma[inner] for inner in tree.kids(measured, "compound"))}
            self._words[token] = words
        return self._words[token]

    def _has_needs(self, pattern: Pattern, frame: Frame) -> bool:
        """Whether all else that a pattern asks for stands by the verb."""
        tree = self.tree
        for need in pattern.needs:
            if need.prepositions:
                kids = [kid for kid in tree.children[frame.token] if tree.lower[kid] in need.prepositions]
                words = [inner for kid in kids for inner in tree.children[kid]]
            else:
                words = [inner for kid in (frame.token, *frame.objects, *frame.complement) for inner in tree.children[kid]]
            found = bool(words) if need.words is None else any(self._is_needed(i, need.words) for i in words)
            if found is need.absent:
                return False
        return True

    def _is_needed(self, token: int, words: frozenset[str]) -> bool:
        tree = self.tree
        if tree.lower[token] == "to" and tree.dep[token] != "aux":
            return False
        return tree.lemma[token] in words or tree.lower[token] in words

    def _apply(self, pattern: Pattern, frame: Frame, used: set[int]) -> Iterator[TokenClaim]:
        if pattern.together:
            yield from self._pairs(pattern, frame, used)
            return
        targets = [token for token in self._tokens(pattern.object, pattern, frame) if token not in used]
        if not targets:
            return
        actors = self._tokens(pattern.subject, pattern, frame)
        filled = self.mentions.fitting(actors, pattern.subject)
        patient = pattern.object.source == "object" or pattern.nouns is not None
        nobody = not actors and frame.passive and patient and pattern.subject == _ANYBODY
        if (not filled and not nobody) or self._moves_another(pattern, frame):
            return
        for target in targets[:LIMIT]:
            number = self._fit(target, pattern.object, frame)
            if number is None:
                continue
            used.add(target)
            if pattern.nouns is not None or "*" in pattern.text:
                used.update(frame.objects)
            for actor in filled:
                if actor != number:
                    yield self._as_said(self._claim(frame, actor, pattern.relation, number, pattern.text), pattern, frame)
            if nobody:
                yield self._claim(frame, self._fatal_event(frame, pattern), pattern.relation, number, pattern.text)

    def _moves_another(self, pattern: Pattern, frame: Frame) -> bool:
        """Whether a verb of going or lying somewhere has an object, and so tells where that goes or lies (`hid the money in X`)."""
        if pattern.relation not in _MOVES or pattern.subject.source != "subject" or pattern.object.source != "oblique":
            return False
        if frame.passive or frame.kind == "copula" or pattern.nouns is not None or "*" in pattern.text:
            return False
        moved = [token for token in frame.objects if self.tree.lemma[token] not in _CROSSED]
        kinds = [self.mentions.kind(number) if (number := self.mentions.find(token)) is not None else "" for token in moved]
        return any(kind not in _PLACES for kind in kinds)

    def _fit(self, token: int, slot: Slot, frame: Frame) -> int | None:
        """The mention at a token if it fits; for a relative clause else one that its noun belongs to (`X, based in Y, which she left`)."""
        number = self.mentions.find(token)
        if number is not None and self.mentions.fits(number, slot):
            return None if self._is_answer(frame, token, number) else number
        top = self.tree.first_conjunct(frame.token)
        if self.tree.dep[top] != "relcl" or self.tree.head[top] != token:
            return None
        for above, _ in zip(self.tree.ancestors(token), range(5), strict=False):
            number = self.mentions.at.get(above)
            if number is not None and self.mentions.fits(number, slot):
                return number
        return None

    def _is_answer(self, frame: Frame, token: int, number: int) -> bool:
        """Whether what a relative clause rejects is all that was said before, no thing (`accused X of bombing its men, which X denies`)."""
        relative = self.tree.dep[frame.token] == "relcl" and self.tree.head[frame.token] == token
        return relative and frame.lemma in _ANSWERS and self.mentions.kind(number) not in ("Other", "Event")

    def _judged(self, frame: Frame) -> TokenFactuality:
        return self.layers.factuality.get(frame.predicate, TokenFactuality())

    def _as_said(self, claim: TokenClaim, pattern: Pattern, frame: Frame) -> TokenClaim:
        """The claim with what its pattern says of its factuality: what is promised is not yet done, not to accept is to reject."""
        judged = self._judged(frame)
        if pattern.denied:
            return replace(claim, factuality=replace(judged, polarity="positive"))
        if not pattern.intended:
            return claim
        cue = TokenCue("modality", claim.predicate, claim.predicate + 1)
        later = replace(judged, certainty="unknown", tense="future", modality="intention", cues=(*judged.cues, cue))
        return replace(claim, factuality=later)

    def _fatal_event(self, frame: Frame, pattern: Pattern) -> int | None:
        """The event that somebody was killed or hurt in, where no agent is told."""
        if pattern.relation in ("killed", "injured"):
            for oblique in frame.obliques:
                number = self.mentions.find(oblique.nouns[0]) if oblique.name in ("in", "during") else None
                if number is not None and self.mentions.kind(number) == "Event":
                    return number
        return None

    def _pairs(self, pattern: Pattern, frame: Frame, used: set[int]) -> Iterator[TokenClaim]:
        """Claims between the members of a plural subject (`the two presidents met`)."""
        tokens = self._tokens(pattern.subject, pattern, frame)
        tokens = tokens or (frame.objects if frame.passive else ())
        found = self.mentions.fitting(tokens, pattern.subject)
        if len(tokens) == 1:
            found = [number for number in self.pairs.members(tokens[0]) if self.mentions.fits(number, pattern.subject)]
        if used or len(found) < 2:
            return
        used.update((*tokens, *frame.objects, *(noun for oblique in frame.obliques for noun in oblique.nouns)))
        for one, other in combinations(found[:5], 2):
            yield self._claim(frame, one, pattern.relation, other, pattern.text)

    def _tokens(self, slot: Slot, pattern: Pattern, frame: Frame) -> tuple[int, ...]:
        """The head tokens that fill a place of a pattern in a frame."""
        source = slot.source
        if source == "subject":
            return frame.subjects
        if source == "object":
            return frame.objects
        if source == "indirect":
            return frame.indirect
        if source == "oblique":
            return self._after(slot, frame)
        below = [self.by_token[token] for token in frame.complement if token in self.by_token]
        if source == "clause subject":
            own = [clause for clause in below if clause.construction == ""]
            if pattern.auxiliary is not None:
                own = [clause for clause in own if not clause.passive and self._has_auxiliary(clause, pattern.auxiliary)]
            return tuple(token for clause in own for token in (clause.objects if clause.passive else clause.subjects))
        if source == "adverbial object":
            below = [self.by_token[token] for token in frame.adverbial if token in self.by_token]
        if slot.verbs is not None:
            below = [clause for clause in below if clause.lemma in slot.verbs]
        return tuple(token for clause in below for token in self._inside(clause, slot))

    def _has_auxiliary(self, clause: Frame, word: str) -> bool:
        return any(self.tree.lower[kid] == word for kid in self.tree.kids(clause.token, "aux"))

    def _inside(self, clause: Frame, slot: Slot) -> tuple[int, ...]:
        """The first arguments inside a clause below that a place may take."""
        objects = () if clause.passive or clause.kind == "copula" else clause.objects
        groups = [objects, clause.indirect, *(oblique.nouns for oblique in clause.obliques if oblique.name in _TOWARDS)]
        for tokens in groups:
            if self.mentions.fitting(tokens, slot):
                return tokens
        for token in dict.fromkeys(token for tokens in groups for token in tokens):
            for oblique in obliques_of(self.tree, self.arguments, token):
                owners = tuple(kid for noun in oblique.nouns for kid in self._modifiers(noun))
                for tokens in (oblique.nouns, owners):
                    if self.mentions.fitting(tokens, slot):
                        return tokens
        deeper = [self.by_token[token] for token in clause.complement if token in self.by_token and self.tree.dep[token] == "xcomp"]
        return self._inside(deeper[0], slot) if deeper else ()

    def _after(self, slot: Slot, frame: Frame) -> tuple[int, ...]:
        """The nouns after the first of a place's prepositions that a fitting one stands after: of the predicate, or of its objects."""
        objects = [noun for token in frame.objects for noun in self._measured(token)]
        obliques = (*frame.obliques, *(oblique for token in objects for oblique in obliques_of(self.tree, self.arguments, token)))
        for preposition in slot.prepositions:
            found = [noun for oblique in obliques if oblique.name == preposition for noun in oblique.nouns]
            if self.mentions.fitting(tuple(found), slot):
                return tuple(dict.fromkeys(found))
        if {"of", "from", "by"}.isdisjoint(slot.prepositions):
            return ()
        return tuple(dict.fromkeys(kid for token in frame.objects for kid in self._modifiers(token)))

    def _measured(self, token: int) -> list[int]:
        """A noun and, where it counts or measures, what it counts (`part of a program`)."""
        tree = self.tree
        number = self.mentions.at.get(token)
        if number is not None and self.mentions.kind(number) != "Other":
            return [token]
        nouns = [tree.kid(kid, "pobj") for kid in tree.kids(token, "prep") if tree.lower[kid] == "of"]
        return [token, *(noun for noun in nouns if noun is not None)]

    def _modifiers(self, token: int) -> list[int]:
        """The names before an abstract noun that tell whose it is (`an Australian ultimatum`)."""
        number = self.mentions.find(token)
        if number is not None and self.mentions.kind(number) in ACTORS:
            return []
        kids = self.tree.kids(token, "poss", "amod", "compound")
        return [kid for kid in kids if self.tree.pos[kid] != "PRON" and self.mentions.find(kid) is not None]

    def _open(self, frame: Frame) -> Iterator[TokenClaim]:
        """What no pattern knows: `relatedTo` between real mentions, to the objects or, where there are none, to what a preposition brings.

        Verbs that say nothing of their object alone (`want X to go`, `put X there`) are left out.
        """
        if not frame.subjects or frame.lemma in _VOID or frame.lemma in _ANSWERS:
            return
        targets: list[tuple[int, int | None]] = [(token, None) for token in frame.objects] or [
            (noun, oblique.token)
            for oblique in frame.obliques
            if oblique.name in _OPEN_PREPOSITIONS and 0 < oblique.token - frame.token <= _NEAR
            for noun in oblique.nouns
        ]
        for subject in frame.subjects[:3]:
            actor = self.mentions.find(subject)
            found = [(number, last) for token, last in targets[:6] if (number := self.mentions.find(token)) is not None]
            for number, last in found[:3]:
                if actor is not None and actor != number and self._worth_telling(actor, number):
                    claim = self._claim(frame, actor, "relatedTo", number, "open")
                    yield claim if last is None else replace(claim, phrase=(claim.phrase[0], max(claim.phrase[1], last + 1)))

    def _worth_telling(self, actor: int, target: int) -> bool:
        real = self.mentions.is_real(actor) and self.mentions.is_real(target)
        return real and (self.mentions.is_named(actor) or self.mentions.is_named(target))

    def _claim(self, frame: Frame, subject: int | None, relation: str, target: int, rule: str) -> TokenClaim:
        place = self._place(frame, subject, target)
        judged = self.layers.factuality.get(frame.predicate) if frame.aside else None
        return TokenClaim(
            subject,
            relation,
            target,
            frame.predicate,
            self._phrase(frame, subject, target),
            f"verb: {rule}",
            presupposed=frame.aside,
            factuality=judged,
            time=self.times.get(frame.predicate) if frame.token not in self.arguments.taken else None,
            place=place,
        )

    def _place(self, frame: Frame, subject: int | None, target: int) -> int | None:
        for oblique in frame.obliques if frame.token not in self.arguments.taken else ():
            if oblique.name in _LOCATIVE:
                for noun in oblique.nouns:
                    number = self.mentions.find(noun)
                    if number is not None and number not in (subject, target) and self.mentions.kind(number) in _PLACES:
                        return number
        return None

    def _phrase(self, frame: Frame, subject: int | None, target: int) -> tuple[int, int]:
        """The words from the first auxiliary to the particle, or to an object that is no argument itself (`carried out an attack on`)."""
        tree, token = self.tree, frame.token
        start, end = token, token + 1
        while start > 0 and tree.head[start - 1] == token and tree.dep[start - 1] in ("aux", "auxpass", "neg", "advmod"):
            start -= 1
        while end < tree.n and tree.head[end] == token and tree.dep[end] in ("prt", "prep", "agent", "acomp"):
            end += 1
        for noun in frame.objects:
            if end <= noun < end + _NEAR and self.mentions.find(noun) not in (subject, target):
                follows = noun + 1 < tree.n and tree.dep[noun + 1] == "prep"
                end = noun + 2 if follows else noun + 1
        return start, end
