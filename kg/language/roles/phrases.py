"""Relation nouns in their phrases: the words of the role, and what it is a role in.

`the group's deputy military chief`, `senior fellow in the Center for Peace at the Institute`, `Pentagon spokesman`: a `RolePhrase`
has the words that are the role, whether it is over, and its complements with the word that brings each.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.language.relations.noun_phrases import Nouns
from kg.language.roles.complements import Complement, ComplementReader
from kg.language.roles.lexicon import OCCUPATION, RoleClass, looks_like_role, participles, role_classes, words

_ROLE_WORDS = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "ADV", "NUM", "X"})
_JOINED = frozenset({"co", "vice", "sub", "under"})
_OFFICES = frozenset({"staff", "mission", "protocol"})


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
        self.around = ComplementReader(nouns)
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
        return RolePhrase(head, start, self._end(head), classes, past, tuple(dict.fromkeys(self.around.complements(head, start, classes))))

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


__all__ = ["RolePhrase", "RoleReader"]
