"""Titles whose words all have a capital, written as a sentence would be: `Rebels Seize Town Near Gao` as `Rebels seize town near Gao`."""

from __future__ import annotations

from collections.abc import Iterator

from kg.language.names.gazetteer import Gazetteer
from kg.language.names.gender import given_names
from kg.language.names.words import common_noun, is_acronym, is_title, surnames
from kg.language.rereading.dictionary import Dictionary
from kg.language.rereading.readings import Word
from kg.language.rereading.words import listed
from kg.language.tree import Tree

_PLACES = frozenset({"GPE", "LOC", "NORP", "PERSON", "FAC"})
_FINAL = frozenset({".", ";", ",", ":"})
_STOPS = frozenset({".", "!", "?"})
_FEWEST = 3


def titles(tree: Tree) -> Iterator[tuple[int, int]]:
    """The lines in which all longer words have a capital, and that are long enough to tell; a line may be parsed as several sentences."""
    for begin, end in _lines(tree):
        if tree.word[end - 1] in _FINAL:
            continue
        long = [i for i in range(begin, end) if len(tree.word[i]) > 3 and tree.word[i].isalpha()]
        if len(long) >= _FEWEST and all(tree.word[i][0].isupper() for i in long) and any(not tree.word[i].isupper() for i in long):
            yield begin, end


def _lines(tree: Tree) -> Iterator[tuple[int, int]]:
    """The sentences, those of one line that no full stop parts as one, without the line's end."""
    begin = 0
    for _, end in tree.sents:
        last = end
        while last > begin + 1 and tree.pos[last - 1] == "SPACE":
            last -= 1
        if end == tree.n or last < end or tree.word[last - 1] in _STOPS:
            yield begin, last
            begin = end


class Caser:
    """Tells the names of a document's titles from its other words.

    A word is a name where the gazetteer or the text around the titles has it so, or where no dictionary has it.
    """

    def __init__(self, tree: Tree, spans: list[tuple[int, int]], gazetteer: Gazetteer, dictionary: Dictionary) -> None:
        self.tree = tree
        self.dictionary = dictionary
        self.known = {i for match in gazetteer.find(tree) for i in range(match.start, match.end)}
        inside = {i for span in spans for i in range(*span)}
        first = {begin for begin, _ in tree.sents}
        outside = [i for i in range(tree.n) if i not in inside]
        self.small = {tree.word[i] for i in outside if tree.word[i].islower()}
        self.names = {tree.word[i] for i in outside if tree.pos[i] == "PROPN" and i not in first and tree.word[i][0].isupper()}

    def words(self, begin: int, end: int) -> tuple[Word, ...]:
        """The words of a title with small letters but for its first word and its names."""
        tree = self.tree
        first = Word(tree.word[begin], begin)
        return (first, *(Word(tree.word[i] if self.is_name(i) else tree.lower[i], i) for i in range(begin + 1, end)))

    def is_name(self, i: int) -> bool:
        """Whether a word of a title is a name or a part of one."""
        tree, word, lower = self.tree, self.tree.word[i], self.tree.lower[i]
        if i in self.known or not word[0].isalpha():
            return True
        if lower in listed("little") or lower in self.small:
            return False
        if word in self.names or is_acronym(word) or not (common_noun(lower) or lower in self.dictionary):
            return True
        before = tree.lower[i - 1]
        if word in surnames() and (before in given_names() or is_title(before)):
            return True
        if common_noun(lower) or lower in listed("verbs") or lower in listed("participles"):
            return False
        return tree.ent[i] in _PLACES or self.dictionary.has_city(lower)
