"""From frames to claims: which mentions fill the places of a pattern, where and when it was, and what remains as `relatedTo`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from kg.language.layers import Layers, TokenClaim, TokenCue, TokenFactuality, TokenTime
from kg.language.lexicon import rules
from kg.language.relations.arguments import Arguments
from kg.language.relations.filling import ANSWERS, Filler
from kg.language.relations.frames import Frame, find_frames, obliques_of
from kg.language.relations.inclusions import included
from kg.language.relations.mention_finder import LIMIT, Mentions
from kg.language.relations.pairs import Pairs
from kg.language.relations.patterns import ANY, Lexicon, Pattern, Slot
from kg.language.relations.speech_acts import noun_frames
from kg.language.tree import Tree

_COPULAS = frozenset({"be", "remain", "become", "stay", "seem", "appear", "prove"})
PLACES = frozenset({"Place", "Facility", "Government"})
LOCATIVE = ("in", "at", "near", "outside", "inside", "around", "across")
_OPEN_PREPOSITIONS = ("to", "with", "against", "from", "for", "by", "on", "into", "over")
_RESULTS = frozenset({"leave", "make", "bring", "put", "raise", "give", "send", "push", "mean"})
_REACH = 5
_ANYBODY = Slot("subject")
_NEAR = 4
_HARM = frozenset({"kill", "injure", "wound", "hurt"})
_DISASTERS = frozenset(rules("relations")["words"]["disaster"]) - {"fire"}
_MISHAPS = _DISASTERS | frozenset(rules("relations")["words"]["traffic"])
_VOID = frozenset(rules("relations")["words"]["void"])

Times = dict[int, TokenTime]


class ClaimMaker:
    """Makes the claims of one document from its frames."""

    def __init__(self, tree: Tree, layers: Layers, patterns: Lexicon, arguments: Arguments, times: Times) -> None:
        self.tree, self.layers, self.patterns = tree, layers, patterns
        self.frames = [*find_frames(tree, arguments), *noun_frames(tree, arguments)]
        self.mentions = Mentions(tree, layers)
        self.pairs = Pairs(tree, layers, self.mentions)
        self.filler = Filler(tree, self.mentions, arguments, self.frames)
        self.times = times

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
        common = self.patterns.get(ANY, ()) if frame.obliques else ()
        return (*(found or ()), *common)

    def _holds(self, pattern: Pattern, frame: Frame) -> bool:
        """Whether all that a pattern asks for beside its arguments is there."""
        particle = frame.particle if pattern.lemma != ANY else None
        if pattern.particle != particle or (pattern.denied and self._judged(frame).polarity == "positive"):
            return False
        if pattern.relation == "attacked" and frame.subjects and self._is_mishap(frame.subjects[0]):
            return False
        return self.filler.noun_fits(pattern, frame) and self.filler.has_needs(pattern, frame)

    def _apply(self, pattern: Pattern, frame: Frame, used: set[int]) -> Iterator[TokenClaim]:
        if pattern.together:
            yield from self._pairs(pattern, frame, used)
            return
        targets = [token for token in self.filler.tokens(pattern.object, pattern, frame) if token not in used]
        if not targets:
            return
        actors = self.filler.tokens(pattern.subject, pattern, frame)
        actors, targets = self._with_included(actors, frame), list(self._with_included(tuple(targets), frame))
        filled = self.mentions.fitting(actors, pattern.subject)
        patient = pattern.object.source == "object" or pattern.nouns is not None
        nobody = not actors and frame.passive and patient and pattern.subject == _ANYBODY
        if (not filled and not nobody) or self.filler.moves_another(pattern, frame):
            return
        for target in targets[:LIMIT]:
            number = self.filler.fit(target, pattern.object, frame)
            if number is None:
                continue
            used.add(target)
            if pattern.nouns is not None or "*" in pattern.text:
                used.update(frame.objects)
            for actor in filled:
                if actor != number:
                    yield self._as_said(self._claim(frame, actor, pattern.relation, number, pattern.name), pattern, frame)
            if nobody:
                yield self._claim(frame, self._fatal_event(frame, pattern), pattern.relation, number, pattern.name)

    def _with_included(self, tokens: tuple[int, ...], frame: Frame) -> tuple[int, ...]:
        """Arguments with those that are named as some of them (`12 people, including X`)."""
        tree, arguments = self.tree, self.filler.arguments
        return tuple(dict.fromkeys((*tokens, *(named for token in tokens for named in included(tree, arguments, token, frame.token)))))

    def _is_mishap(self, token: int) -> bool:
        """Whether what hits or destroys is a disaster or traffic, which attack nobody (`a lorry hit their car`)."""
        tree = self.tree
        before = {tree.lemma[kid] for kid in tree.kids(token, "compound")}
        if tree.lemma[token] == "fire":  # `artillery fire`, `fire from tanks`
            return not before and tree.kid(token, "prep") is None
        return tree.lemma[token] in _MISHAPS or not before.isdisjoint(_DISASTERS)

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
            shared = [kid for kid in self.tree.kids(frame.token, "conj") if self.tree.lemma[kid] in _HARM]  # `X was killed and Y hurt in Z`
            further = (oblique for kid in shared for oblique in obliques_of(self.tree, self.filler.arguments, kid))
            for oblique in (*frame.obliques, *further):
                number = self.mentions.find(oblique.nouns[0]) if oblique.name in ("in", "during") else None
                if number is not None and self.mentions.kind(number) == "Event":
                    return number
        return None

    def _pairs(self, pattern: Pattern, frame: Frame, used: set[int]) -> Iterator[TokenClaim]:
        """Claims between the members of a plural subject (`the two presidents met`)."""
        tokens = self.filler.tokens(pattern.subject, pattern, frame)
        tokens = tokens or (frame.objects if frame.passive else ())
        found = self.mentions.fitting(tokens, pattern.subject)
        if len(tokens) == 1:
            found = [number for number in self.pairs.members(tokens[0]) if self.mentions.fits(number, pattern.subject)]
        if (used and pattern.lemma != ANY) or len(found) < 2 or self._meet_another(pattern, frame):
            return
        used.update((*tokens, *frame.objects, *(noun for oblique in frame.obliques for noun in oblique.nouns)))
        for one, other in combinations(found[:5], 2):
            yield self._claim(frame, one, pattern.relation, other, pattern.name)

    def _meet_another(self, pattern: Pattern, frame: Frame) -> bool:
        """Whether the members of a plural subject do something with somebody else (`X and Y met Z`, `X and Y signed a deal with Z`)."""
        own = frame.objects if pattern.nouns is None and not frame.passive and "*" not in pattern.text else ()
        return bool(self.mentions.fitting((*own, *frame.after("with")), pattern.subject))

    def _open(self, frame: Frame) -> Iterator[TokenClaim]:
        """What no pattern knows: `relatedTo` between real mentions, to the objects or, where there are none, to what a preposition brings.

        Verbs that say nothing of their object alone (`want X to go`, `put X there`) are left out.
        """
        if not frame.subjects or frame.lemma in _VOID or frame.lemma in ANSWERS or self._lost_its_subject(frame) or self._is_result(frame):
            return
        held = [token for token in frame.objects if (number := self.mentions.find(token)) is not None and self.mentions.is_real(number)]
        after = max((frame.token, *frame.objects))
        objects = [token for token in frame.objects if self.tree.kid(token, "mark") is None]  # no subject of a clause after `that`
        targets: list[tuple[int, int | None]] = [(token, None) for token in objects if held or not frame.obliques] or [
            (noun, oblique.token)
            for oblique in frame.obliques
            if oblique.name in _OPEN_PREPOSITIONS and 0 < oblique.token - after <= _NEAR
            for noun in oblique.nouns
        ]
        for subject in frame.subjects[:3]:
            actor = self.mentions.find(subject)
            found = [(number, last) for token, last in targets[:6] if (number := self.mentions.find(token)) is not None]
            for number, last in found[:3]:
                if actor is not None and actor != number and self._worth_telling(actor, number):
                    claim = self._claim(frame, actor, "relatedTo", number, "open")
                    yield claim if last is None else replace(claim, phrase=(claim.phrase[0], max(claim.phrase[1], last + 1)))

    def _lost_its_subject(self, frame: Frame) -> bool:
        """Whether a bare verb stands without a subject of its own where it needs one: it is misread, and whose doing it tells is not known.

        It needs one at the head of a clause, and after a mere comma beside an `-ing` verb, with which no list joins it.
        """
        tree, verb = self.tree, frame.token
        if tree.tag[verb] not in ("VB", "VBP") or tree.kid(verb, "nsubj", "nsubjpass") is not None:
            return False
        listed = tree.dep[verb] == "conj" and tree.tag[tree.head[verb]] == "VBG" and tree.word[verb - 1] == ","
        return listed or tree.dep[verb] in ("ROOT", "ccomp")

    def _is_result(self, frame: Frame) -> bool:
        """Whether a participle at the end tells what came of it all, not what its subject did (`lost, leaving X without seats`)."""
        tree, verb = self.tree, frame.token
        behind = tree.tag[verb] == "VBG" and tree.dep[verb] == "advcl" and tree.head[verb] < verb
        return behind and frame.lemma in _RESULTS and tree.kid(verb, "nsubj") is None

    def _worth_telling(self, actor: int, target: int) -> bool:
        real = self.mentions.is_real(actor) and self.mentions.is_real(target)
        return real and (self.mentions.is_named(actor) or self.mentions.is_named(target))

    def _claim(self, frame: Frame, subject: int | None, relation: str, target: int, rule: str) -> TokenClaim:
        place = self.place_of(frame, subject, target)
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
            time=self.times.get(frame.predicate) if frame.token not in self.filler.arguments.taken else None,
            place=place,
        )

    def place_of(self, frame: Frame, subject: int | None, target: int) -> int | None:
        """Where a frame says that it was, no argument of its own."""
        for oblique in frame.obliques if frame.token not in self.filler.arguments.taken else ():
            if oblique.name in LOCATIVE:
                for noun in oblique.nouns:
                    number = self.mentions.find(noun)
                    if number is not None and number not in (subject, target) and self.mentions.kind(number) in PLACES:
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
        reached = any(self.mentions.find(noun) == target for noun in frame.objects)
        for noun in frame.objects[:1] if not reached else ():
            if end <= noun < end + _REACH and self.mentions.find(noun) not in (subject, target):
                follows = noun + 1 < tree.n and tree.dep[noun + 1] == "prep"
                end = noun + 2 if follows else noun + 1
        return start, end
