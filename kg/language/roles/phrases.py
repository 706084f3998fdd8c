"""Relation nouns in their phrases: the words of the role, and what it is a role in.

`the group's deputy military chief`, `senior fellow in the Center for Peace at the Institute`, `Pentagon spokesman`: a `RolePhrase`
has the words that are the role, whether it is over, and its complements with the word that brings each.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.language.relations.noun_phrases import Nouns
from kg.language.roles.lexicon import OCCUPATION, RoleClass, looks_like_role, participles, role_classes, words

_ROLE_WORDS = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "ADV", "NUM", "X"})
_AFTER = ("prep", "agent", "dative")
_JOINED = frozenset({"co", "vice", "sub", "under"})
_OFFICES = frozenset({"staff", "mission", "protocol"})
_DEPTH = 3
_NEAR = 12


@dataclass(frozen=True, slots=True)
class Complement:
    """What a role is a role in: the mention, the word that brings it (`poss`, `compound` or a preposition) and whether at once."""

    mention: int
    by: str
    direct: bool = True


@dataclass(frozen=True, slots=True)
class RolePhrase:
    """A relation noun at `head` with the words from `start` to `end` (end-exclusive) that are the role."""

    head: int
    start: int
    end: int
    classes: tuple[RoleClass, ...]
    past: bool
    complements: tuple[Complement, ...]

    def modifiers(self, words: list[str]) -> list[str]:
        """The words before the head."""
        return words[self.start : self.head]


class RoleReader:
    """Reads the role phrases of one document."""

    def __init__(self, nouns: Nouns) -> None:
        self.nouns = nouns
        self.tree = nouns.tree
        self.listed = role_classes()
        self.past_words = words("past")
        self.portfolios = words("portfolios")
        self.ranks = words("ranks")
        self.plain = words("plain") | words("lower")
        self.boards = words("boards")
        self.surnames, self.praise = words("surnames"), words("praise")
        self.filling = self.plain | self.portfolios | {"&", "and", "/", "of"}
        self.rank_prefixes = words("rank_prefixes")
        self.compounded = frozenset(participles())

    def phrases(self) -> Iterator[RolePhrase]:
        """All role phrases, in text order; a role noun inside another's words is no phrase of its own."""
        tree = self.tree
        found: list[RolePhrase] = []
        taken = tree.n
        for i in range(tree.n - 1, -1, -1):
            if i >= taken or tree.pos[i] not in ("NOUN", "PROPN", "ADJ", "X"):
                continue
            phrase = self.phrase(i)
            if phrase is not None:
                found.append(phrase)
                taken = phrase.start
        return iter(found[::-1])

    def phrase(self, head: int) -> RolePhrase | None:
        """The phrase of one noun, None where it is no relation noun."""
        classes = self.classes(head)
        if not classes or self._is_leaning(head):
            return None
        start = self._start(head)
        past = any(self.tree.lower[i] in self.past_words for i in self._before(head, start))
        return RolePhrase(head, start, self._end(head), classes, past, tuple(dict.fromkeys(self._complements(head, start, classes))))

    def _is_leaning(self, head: int) -> bool:
        """Whether a word only tells the leaning of whoever bears the role behind it: `Radical Shiite cleric Omar Daud`."""
        tree = self.tree
        if head + 1 >= tree.n or (tree.pos[head] != "ADJ" and tree.dep[head] != "amod"):
            return False
        return tree.pos[head + 1] in ("ADJ", "NOUN", "PROPN") and tree.dep[head + 1] in ("amod", "compound")

    def classes(self, head: int) -> tuple[RoleClass, ...]:
        """The classes of a noun, none where it is part of a name or modifies a noun that is no name."""
        tree = self.tree
        found = self.listed.get(tree.lemma[head]) or self.listed.get(tree.lower[head].rstrip("."), ())
        if not found and tree.pos[head] == "NOUN" and looks_like_role(tree.lemma[head]):
            found = (OCCUPATION,)
        if not found:
            return ()
        name = self.nouns.name_over.get(head)
        if name is not None and name == self.nouns.name_over.get(head + 2) and tree.word[head + 1] == "-":  # `Saint-Denis`
            return ()
        if name is not None and not self._title_inside(head, name) and not self._is_bare_title(head, name):
            return ()
        return found

    def _title_inside(self, head: int, name: int) -> bool:
        """Whether a role noun is the title within a person's mention (`Foreign Minister Jane Doe`)."""
        mention = self.nouns.mentions[name]
        return mention.type == "Person" and head < mention.head and mention.end - mention.start > 2

    def _is_bare_title(self, head: int, name: int) -> bool:
        """Whether what was taken for a name is but a role (`Founder and CEO of X`, `Chief Executive Officer of X`)."""
        mention, tree = self.nouns.mentions[name], self.tree
        if mention.entry is not None or tree.lemma[head] in self.surnames or tree.tag[head] not in ("NN", "NNP"):
            return False
        words = range(mention.start, mention.end)
        if all(tree.lemma[i] in self.listed or tree.lower[i] in self.filling for i in words):
            return tree.word[head][1:].islower() or tree.word[head].isupper()
        single = mention.type == "Person" and tree.dep[head] not in ("attr", "oprd", "pobj", "appos", "conj")
        return head == mention.end - 1 and mention.end - mention.start > 1 and not single and tree.lower[mention.start] != "the"

    def _start(self, head: int) -> int:
        """The first token of the role's words: modifiers that are no names, no past words and no determiners."""
        tree, edge = self.tree, self.nouns.left_edge(head)
        start, i = head, head - 1
        rank = tree.lemma[head] in self.ranks
        while i >= edge and (self._is_role_word(i, head) or self._is_hyphen(i, edge)):
            if rank and tree.lemma[i] in self.listed and tree.lemma[i] not in self.rank_prefixes:
                break
            if tree.word[i] not in ("-", "/"):
                start = i
            elif tree.lower[i - 1] in _JOINED:
                start = i = i - 1
            i -= 1
        while start < head and (tree.lower[start] in self.praise or tree.pos[start] == "ADV"):
            start += 1
        joined = start > 1 and tree.word[start - 1] == "-" and tree.lower[start - 2] in _JOINED
        return start - 2 if joined else start

    def _is_hyphen(self, token: int, edge: int) -> bool:
        return self.tree.word[token] in ("-", "/") and (token > edge or self.tree.lower[token - 1] in _JOINED)

    def _is_role_word(self, token: int, head: int) -> bool:
        tree, nouns = self.tree, self.nouns
        lower = tree.lower[token]
        if lower in self.past_words or lower in self.compounded:
            return False
        if tree.pos[token] not in _ROLE_WORDS or tree.dep[token] in ("poss", "appos", "nsubj"):
            return False
        name = nouns.name_over.get(token)
        if name is None or (lower in self.portfolios and not self._ends_force(token, name)):
            return True
        mention = nouns.mentions[name]
        if (lower in self.plain and mention.end == mention.start + 1) or name == nouns.name_over.get(head):
            return True
        return mention.start <= token and head < mention.end

    def _ends_force(self, token: int, name: int) -> bool:
        """Whether a word ends the name of a force (`a British Army officer`)."""
        mention = self.nouns.mentions[name]
        long = mention.type == "ArmedGroup" and mention.end - mention.start > 1
        return long and token == mention.end - 1 and self.tree.word[token][:1].isupper()

    def _before(self, head: int, start: int) -> range:
        """The few tokens of the phrase before the role's words."""
        edge = self.nouns.left_edge(head)
        return range(max(edge - 1 if edge and self.tree.lower[edge - 1] in self.past_words else edge, start - 5), start)

    def _end(self, head: int) -> int:
        """The end of the role's words: a `of` phrase without a name belongs to them (`Minister of Energy`, `head of design`)."""
        tree, nouns = self.tree, self.nouns
        after = tree.lower[head + 2] if head + 2 < tree.n and tree.lower[head + 1] == "of" else ""
        if after in _OFFICES or (after in self.portfolios and tree.pos[head] == "PROPN"):
            return head + 3
        for prep in tree.kids(head, "prep"):
            noun = tree.kid(prep, "pobj") if tree.lower[prep] == "of" and prep == head + 1 else None
            if noun is None or noun - prep > 4:
                continue
            span = range(prep + 1, noun + 1)
            thing = nouns.at_head.get(noun)
            plain = thing is None or (nouns.mentions[thing].weak and nouns.mentions[thing].type == "Other")
            if plain and all(i not in nouns.name_over or tree.lower[i] in self.portfolios for i in span):
                return noun + 1
        return head + 1

    def _complements(self, head: int, start: int, classes: tuple[RoleClass, ...]) -> Iterator[Complement]:
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


__all__ = ["Complement", "RolePhrase", "RoleReader"]
