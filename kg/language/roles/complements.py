"""What a role is a role in: names and noun phrases before its words, and what prepositions after them bring."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.language.relations.noun_phrases import Nouns
from kg.language.roles.lexicon import RoleClass, participles, role_classes, words

_AFTER = ("prep", "agent", "dative")
_DEPTH = 3
_NEAR = 12


@dataclass(frozen=True, slots=True)
class Complement:
    """What a role is a role in: the mention, the word that brings it (`poss`, `compound` or a preposition) and whether at once."""

    mention: int
    by: str
    direct: bool = True


class ComplementReader:
    """Reads the complements of the role phrases of one document."""

    def __init__(self, nouns: Nouns) -> None:
        self.nouns, self.tree = nouns, nouns.tree
        self.listed = role_classes()
        self.past_words, self.portfolios, self.boards = words("past"), words("portfolios"), words("boards")
        self.compounded = frozenset(participles())

    def complements(self, head: int, start: int, classes: tuple[RoleClass, ...]) -> Iterator[Complement]:
        """The complements of a role that begins at `start` and whose noun is at `head`, which is of these classes."""
        preps = frozenset().union(*(kind.preps for kind in classes))
        headed = self._headed(head, start)
        if headed is not None:
            yield Complement(headed, "of")
            return
        yield from self._left(head, start)
        right = list(self.right(head, preps, _DEPTH))
        yield from right or (self._further_on(head) if "at" in preps else ())
        if not right and head + 2 < self.tree.n and self.tree.word[head + 1] == "," and self.tree.dep[head] in ("appos", "conj"):
            number = self.nouns.starts_name.get(head + 2)
            if number is not None and self.nouns.mentions[number].type in ("Organization", "ArmedGroup"):
                yield Complement(number, "of")

    def _headed(self, head: int, start: int) -> int | None:
        """The force of a country whose name and the role share their words (`Rwanda's army` in `Rwanda's army chief`)."""
        number = self.nouns.at_head.get(head - 1) if start < head else None
        if number is None:
            return None
        mention = self.nouns.mentions[number]
        return number if mention.type == "ArmedGroup" and mention.inner is not None and mention.start < start else None

    def _left(self, head: int, start: int) -> Iterator[Complement]:
        """Possessives, names and adjectives before the role, as far as the role noun before it."""
        tree, nouns = self.tree, self.nouns
        i, edge = start - 1, min(nouns.left_edge(head), tree.left[start])
        while i >= edge:
            number = nouns.name_over.get(i, nouns.at_head.get(i))
            owner = number is not None and self._is_possessive(number)
            if tree.lemma[i] in self.listed and not owner and i not in nouns.name_over and tree.lower[i] not in self.past_words:
                return
            if tree.lower[i] in self.compounded and tree.word[i - 1] == "-":
                before = nouns.name_over.get(i - 2)
                i = nouns.mentions[before].start if before is not None else i - 2
            elif number is not None and not owner and self._follows_preposition(number):
                return
            elif number is not None and nouns.mentions[number].start >= edge and head >= nouns.mentions[number].end:
                yield Complement(number, "poss" if self._is_possessive(number) else "compound")
                i = nouns.mentions[number].start
            i -= 1

    def _follows_preposition(self, number: int) -> bool:
        """Whether a mention follows another role and its `of`, and so is that role's."""
        tree, start = self.tree, self.nouns.mentions[number].start
        before = start - 2 if start > 1 and tree.pos[start - 1] == "DET" else start - 1
        kin = any(kind.relation == "familyOf" for kind in self.listed.get(tree.lemma[before - 1], ()))  # `father of Acme founder Jane Doe`
        return before > 0 and tree.lower[before] == "of" and tree.lemma[before - 1] in self.listed and not kin

    def _further_on(self, head: int) -> Iterator[Complement]:
        """The body after the next `at`, where the parse has lost it (`professor of history and of law at X`)."""
        tree, nouns = self.tree, self.nouns
        bracket = False
        for i in range(head + 1, min(head + _NEAR, tree.n - 1)):
            bracket = tree.word[i] == "(" or (bracket and tree.word[i - 1] != ")")
            if bracket:
                continue
            if tree.pos[i] in ("VERB", "AUX") or tree.word[i] in (",", ";", ".", ":") or tree.lower[i] in ("who", "which"):
                return
            if tree.lower[i] == "at":
                number = nouns.starts_name.get(i + 1, nouns.starts_name.get(i + 2) if tree.lower[i + 1] == "the" else None)
                if number is not None and nouns.mentions[number].type in ("Organization", "Facility"):
                    yield Complement(number, "at", direct=False)
                return

    def _is_possessive(self, number: int) -> bool:
        mention, tree = self.nouns.mentions[number], self.tree
        return tree.dep[mention.head] == "poss" or (mention.end < tree.n and tree.tag[mention.end] == "POS")

    def right(self, head: int, preps: frozenset[str], depth: int, *, direct: bool = True) -> Iterator[Complement]:
        """What prepositions after a noun bring; through a noun that is no actor, what its own prepositions bring."""
        tree, nouns = self.tree, self.nouns
        for prep in tree.children[head]:
            if prep < head or tree.dep[prep] not in _AFTER or tree.lower[prep] not in preps or prep in nouns.name_over:
                continue
            noun = tree.kid(prep, "pobj")
            if noun is None:
                continue
            near = self._right_after(prep, noun) if prep == head + 1 else None
            if near is not None:
                yield Complement(near, tree.lower[prep], direct)
                continue
            yield from self.brought(noun, tree.lower[prep], preps, depth, direct=direct)
            for one in self._further_members(prep, noun):
                number = nouns.at(one)
                if number is not None and self._is_body(number):
                    yield Complement(number, tree.lower[prep], direct)

    def _further_members(self, prep: int, noun: int) -> Iterator[int]:
        """What is listed beside the noun after a preposition, also with the preposition again or after a comma that the parse misread."""
        tree, nouns = self.tree, self.nouns
        yield from nouns.arguments.members(noun)[1:]
        for again in tree.kids(prep, "conj"):
            yield from tree.kids(again, "pobj") if tree.pos[again] == "ADP" else ()
        for beside in tree.kids(noun, "appos"):
            listed = tree.kid(beside, "conj") is not None and tree.word[beside + 1 : beside + 2] == [","]
            if listed and beside in nouns.name_over and noun in nouns.name_over:
                yield from nouns.arguments.members(beside)
        for example in tree.kids(noun, "prep") if tree.tag[noun] == "NNS" else ():
            within = tree.kid(example, "pobj") if tree.lower[example] in ("including", "like") else None
            if within is not None and within in nouns.name_over:
                yield from nouns.arguments.members(within)

    def _right_after(self, prep: int, noun: int) -> int | None:
        """The body right after a preposition, where the parse goes on to a person (`Chairman of the Joint Chiefs Gen. Jane Doe`)."""
        tree, nouns = self.tree, self.nouns
        start = prep + 2 if tree.pos[prep + 1] == "DET" else prep + 1
        near, person = nouns.starts_name.get(start), nouns.name_over.get(noun)
        if near is None or near == person or person is None or not nouns.persons_named(person):
            return None
        return near if nouns.mentions[near].end <= nouns.mentions[person].start and self._is_body(near) else None

    def brought(self, noun: int, prep: str, preps: frozenset[str], depth: int = _DEPTH, *, direct: bool = True) -> Iterator[Complement]:
        """The complement at a noun after a preposition, and those further along its own prepositions (`the Center at the Institute`)."""
        number = self._named_after(self.nouns.at(noun))
        board = self.tree.lower[noun] in self.boards
        known = number is not None and not board and self._is_body(number)
        if number is not None and known:
            yield Complement(number, prep, direct)
        if depth:
            further = frozenset({"at", "of", "in"}) & preps if known else preps & {"of", "at", "for", "in", "within"}
            yield from self.right(noun, further, depth - 1, direct=direct and board)
            if not known:
                yield from self._left_of_plain(noun, direct=direct, board=board)

    def _named_after(self, number: int | None) -> int | None:
        """The name after a noun phrase (`the fashion house X`), or before a place (`University College London`), else the mention."""
        if number is None:
            return None
        mention = self.nouns.mentions[number]
        if mention.type == "Place" and mention.kind == "name":
            before = self.nouns.ends_mention.get(mention.start)
            return before if before is not None and self.nouns.mentions[before].type == "Organization" else number
        if mention.kind != "nominal":
            return number
        name = self.nouns.starts_name.get(mention.end) if mention.end == mention.head + 1 else None
        return name if name is not None and not self.nouns.is_country(name) else number

    def _is_body(self, number: int) -> bool:
        """Whether a mention may be what a role is a role in: a name, or a noun phrase of one definite thing."""
        nouns, mention = self.nouns, self.nouns.mentions[number]
        if nouns.type_of(number) in ("Other", "Event", "Equipment", "Date", "Quantity") and not nouns.is_named(number):
            return False
        if mention.kind == "name" and mention.end == mention.start + 1 and self.tree.lower[mention.start] in self.portfolios:
            return False
        plural = self.tree.tag[mention.head] == "NNS" and mention.kind == "nominal" and mention.entry is None
        return not plural or self.tree.tag[mention.start] in ("DT", "PRP$") or self.tree.kid(mention.head, "poss") is not None

    def _left_of_plain(self, noun: int, *, direct: bool, board: bool) -> Iterator[Complement]:
        """The possessor or the name before a noun that is no mention (`Bank X's board of directors`)."""
        for kid in self.tree.kids(noun, "poss", "compound", "nmod"):
            number = self.nouns.at(kid)
            if number is not None and self.nouns.is_named(number):
                own = self.tree.pos[noun] == "PROPN" and self.nouns.mentions[number].end == noun
                yield Complement(number, "of", direct and (board or own))


__all__ = ["Complement", "ComplementReader"]
