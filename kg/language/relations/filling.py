"""What fills the places of a pattern in a frame, and whether all else that the pattern asks for is there."""

from __future__ import annotations

from kg.language.lexicon import rules
from kg.language.relations.arguments import Arguments
from kg.language.relations.frames import Frame, Oblique, obliques_of
from kg.language.relations.mention_finder import ACTORS, Mentions
from kg.language.relations.patterns import Need, Pattern, Slot
from kg.language.tree import Tree

_MEASURES = frozenset(rules("relations")["words"]["measure"])
_TOWARDS = frozenset({"to", "with", "against", "from", "by", "for", "on", "over", "in", "at"})
_PLACES = frozenset({"Place", "Facility", "Government"})
ANSWERS = frozenset({"reject", "deny", "dismiss", "dispute", "refute", "rebut", "confirm"})
_MOVES = frozenset({"locatedIn", "travelledTo"})
_OTHERS = frozenset({"between", "among", "amongst"})
_STANCES = frozenset({"behind", "against", "among", "for", "of", "about"})
_CROSSED = frozenset("way border frontier river sea desert ocean journey home country town city village road".split())


class Filler:
    """Finds the arguments of patterns in the frames of one document."""

    def __init__(self, tree: Tree, mentions: Mentions, arguments: Arguments, frames: list[Frame]) -> None:
        self.tree, self.mentions, self.arguments = tree, mentions, arguments
        self.by_token = {frame.token: frame for frame in frames}
        self._words: dict[int, set[str]] = {}
        self._beside: dict[int, list[Oblique]] = {}

    def noun_fits(self, pattern: Pattern, frame: Frame) -> bool:
        """Whether an object (or an adjective after a copula) is one of the nouns that a pattern asks for."""
        if pattern.nouns is None:
            return frame.kind != "copula"
        return any(not pattern.nouns.isdisjoint(self._noun_words(token)) for token in frame.objects)

    def _noun_words(self, token: int) -> set[str]:
        """The words that tell what an object is: its own, its compounds' (`aid program`), and what is measured (`700 kg of medicine`)."""
        tree = self.tree
        if token not in self._words:
            words = {tree.lemma[token], tree.lower[token], *(tree.lemma[kid] for kid in tree.kids(token, "compound"))}
            for measured in self._contents(token) if self._is_measure(token) else ():
                words |= {tree.lemma[measured], *(tree.lemma[inner] for inner in tree.kids(measured, "compound"))}
            self._words[token] = words
        return self._words[token]

    def _is_measure(self, token: int) -> bool:
        tree = self.tree
        return tree.lemma[token] in _MEASURES or tree.pos[token] == "NUM" or tree.ent[token] == "MONEY"

    def _contents(self, token: int) -> list[int]:
        """What is counted or measured: `700 kg of medicine`, `$400m in military aid` (whose `in` the parser may hang on the verb)."""
        tree = self.tree
        parts = [kid for kid in tree.kids(token, "prep") if tree.lower[kid] in ("of", "in")]
        after = tree.right[token] + 1
        if not parts and after < tree.n and tree.lower[after] == "in" and tree.head[after] == tree.head[token]:
            parts = [after] if self._is_measure(token) else []
        nouns = [tree.kid(part, "pobj") for part in parts]
        return [noun for noun in nouns if noun is not None]

    def has_needs(self, pattern: Pattern, frame: Frame) -> bool:
        """Whether all else that a pattern asks for stands by the verb."""
        if not pattern.needs:
            return True
        tree = self.tree
        near = (frame.token, *frame.objects, *frame.complement, *tree.kids(frame.token, "oprd"))
        own = tree.kids(frame.token, "aux")
        for need in pattern.needs:
            words = self._brought(need, frame) if need.prepositions else [i for kid in near for i in tree.children[kid] if i not in own]
            if need.words is None:
                found = any(tree.ent[i] not in ("DATE", "TIME") for i in words)
            else:
                found = any(self._is_needed(i, need.words) for i in words)
            if found is need.absent:
                return False
        return True

    def _brought(self, need: Need, frame: Frame) -> list[int]:
        """What the prepositions of a need bring to the verb, or to the object that the parse has hung them on (`charged X with fraud`)."""
        tree = self.tree
        kids = [*tree.children[frame.token], *(kid for token in frame.objects for kid in tree.kids(token, "prep"))]
        words = [inner for kid in kids if tree.lower[kid] in need.prepositions for inner in tree.children[kid]]
        return [*words, *(noun for oblique in frame.obliques if oblique.name in need.prepositions for noun in oblique.nouns)]

    def _needed_nouns(self, pattern: Pattern, frame: Frame) -> list[int]:
        """The nouns that a pattern asks for after a preposition, whose own phrases may hold an argument (`bowed to the demands of X`)."""
        found = [
            noun
            for need in pattern.needs
            if need.prepositions and not need.absent
            for noun in self._brought(need, frame)
            if self.tree.pos[noun] == "NOUN" and (need.words is None or self._is_needed(noun, need.words))
        ]
        return list(dict.fromkeys(found))

    def _is_needed(self, token: int, words: frozenset[str]) -> bool:
        tree = self.tree
        if tree.lower[token] == "to" and tree.dep[token] != "aux":
            return False
        return tree.lemma[token] in words or tree.lower[token] in words

    def moves_another(self, pattern: Pattern, frame: Frame) -> bool:
        """Whether a verb of going or lying somewhere has an object, and so tells where that goes or lies (`hid the money in X`)."""
        if pattern.relation not in _MOVES or pattern.subject.source != "subject" or pattern.object.source != "oblique":
            return False
        if frame.lemma == "be" and any(oblique.name in _STANCES for oblique in frame.obliques):
            return True  # `was behind the blast at the hotel`
        if frame.passive or frame.kind == "copula" or pattern.nouns is not None or "*" in pattern.text:
            return False
        moved = [token for token in frame.objects if self.tree.lemma[token] not in _CROSSED]
        kinds = [self.mentions.kind(number) if (number := self.mentions.find(token)) is not None else "" for token in moved]
        return any(kind not in _PLACES for kind in kinds)

    def fit(self, token: int, slot: Slot, frame: Frame) -> int | None:
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
        return relative and frame.lemma in ANSWERS and self.mentions.kind(number) not in ("Other", "Event")

    def tokens(self, slot: Slot, pattern: Pattern, frame: Frame) -> tuple[int, ...]:
        """The head tokens that fill a place of a pattern in a frame."""
        source = slot.source
        if source == "subject":
            return frame.subjects
        if source == "object":
            return frame.objects
        if source == "indirect":
            return frame.indirect
        if source == "oblique":
            return self._after(slot, pattern, frame)
        return self._in_clause(slot, pattern, frame)

    def _in_clause(self, slot: Slot, pattern: Pattern, frame: Frame) -> tuple[int, ...]:
        """The head tokens that fill a place in the clauses below a frame, or beside it."""
        heads = frame.adverbial if slot.source == "adverbial object" else frame.complement
        below = [self.by_token[token] for token in heads if token in self.by_token]
        below = [clause for clause in below if self._is_about(clause, slot)]
        if slot.source not in ("clause subject", "clause agent"):
            return tuple(token for clause in below for token in self._inside(clause, slot))
        own = [clause for clause in below if clause.construction == ""]
        if slot.source == "clause agent":
            return tuple(token for clause in own for token in clause.subjects)
        if pattern.auxiliary is not None:
            own = [clause for clause in own if not clause.passive and self._has_auxiliary(clause, pattern.auxiliary)]
        asked = pattern.relation == "requested"  # a demand that something be done asks the agent, not what it is done to
        return tuple(token for clause in own for token in (clause.objects if clause.passive and not asked else clause.subjects))

    def _is_about(self, clause: Frame, slot: Slot) -> bool:
        """Whether a clause has one of the verbs that a place asks for, not denied, and none that it may not have."""
        if slot.verbs is None:
            return clause.lemma not in slot.barred
        denied = any(self.tree.lower[kid] in ("not", "n't", "never") for kid in self.tree.children[clause.token])
        return clause.lemma in slot.verbs and not denied

    def _has_auxiliary(self, clause: Frame, word: str) -> bool:
        return any(self.tree.lower[kid] == word for kid in self.tree.kids(clause.token, "aux"))

    def _inside(self, clause: Frame, slot: Slot) -> tuple[int, ...]:
        """The first arguments inside a clause below that a place may take."""
        objects = () if clause.passive or clause.kind == "copula" or slot.prepositions else clause.objects
        towards = slot.prepositions or _TOWARDS
        groups = [objects, clause.indirect, *(oblique.nouns for oblique in clause.obliques if oblique.name in towards)]
        if slot.prepositions:
            beside = [oblique for token in clause.objects for oblique in self._obliques(token)]
            groups += [oblique.nouns for oblique in beside if oblique.name in towards]
        for tokens in groups:
            if self.mentions.fitting(tokens, slot):
                return tokens
        for token in dict.fromkeys(token for tokens in groups for token in tokens) if not slot.barred else ():
            for oblique in self._obliques(token):
                if oblique.name.rpartition(" ")[2] in _OTHERS:
                    continue
                owners = tuple(kid for noun in oblique.nouns for kid in self._modifiers(noun))
                for tokens in (oblique.nouns, owners):
                    if self.mentions.fitting(tokens, slot):
                        return tokens
        deeper = [self.by_token[token] for token in clause.complement if token in self.by_token and self.tree.dep[token] == "xcomp"]
        return self._inside(deeper[0], slot) if deeper and deeper[0].lemma not in slot.barred else ()

    def _after(self, slot: Slot, pattern: Pattern, frame: Frame) -> tuple[int, ...]:
        """The nouns after the first of a place's prepositions that a fitting one stands after: of the predicate, or of its objects."""
        held = self._needed_nouns(pattern, frame) if pattern.needs else []
        objects = [*(noun for token in frame.objects for noun in self._measured(token)), *held]
        obliques = [*frame.obliques, *(oblique for token in objects for oblique in self._obliques(token))]
        beside = [oblique for token in held for oblique in self._obliques(token) if oblique.name in slot.prepositions]
        obliques = beside or obliques
        if not {oblique.name for oblique in obliques}.isdisjoint(slot.prepositions):
            for preposition in slot.prepositions:
                found = tuple(noun for oblique in obliques if oblique.name == preposition for noun in oblique.nouns)
                if found and self.mentions.fitting(found, slot):
                    return tuple(dict.fromkeys(found))
        if {"of", "from", "by"}.isdisjoint(slot.prepositions):
            return ()
        return tuple(dict.fromkeys(kid for token in (*frame.objects, *held) for kid in self._modifiers(token)))

    def _obliques(self, token: int) -> list[Oblique]:
        """The prepositional phrases of one word, read once."""
        if token not in self._beside:
            self._beside[token] = obliques_of(self.tree, self.arguments, token)
        return self._beside[token]

    def _measured(self, token: int) -> list[int]:
        """A noun and, where it counts or measures, what it counts (`part of a program`)."""
        number = self.mentions.at.get(token)
        if number is not None and self.mentions.kind(number) != "Other":
            return [token]
        return [token, *self._contents(token)]

    def _modifiers(self, token: int) -> list[int]:
        """The names before an abstract noun that tell whose it is (`an Australian ultimatum`)."""
        number = self.mentions.find(token)
        if number is not None and self.mentions.kind(number) in ACTORS:
            return []
        kids = self.tree.kids(token, "poss", "amod", "compound")
        return [kid for kid in kids if self.tree.pos[kid] != "PRON" and self.mentions.find(kid) is not None]
