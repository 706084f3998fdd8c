"""Acronyms that are small words in capitals, which a parser takes for these: `IS militants`, `WHO declares emergency`."""

from __future__ import annotations

from collections.abc import Iterable

from kg.language.lexicon import rules
from kg.language.rereading.readings import Word
from kg.language.tree import Tree

_STAND_INS: dict[str, str] = dict(rules("headlines")["acronyms"])
_BEFORE_VERB = frozenset({"PRP", "WDT", "WP", "EX", "DT", "WRB"})
_AFTER_VERB = frozenset({"DT", "PRP", "RB", "VBG"})
_PREDICATE = frozenset({"IN", "JJ", "VBN"})


def acronyms(tree: Tree, begin: int, end: int) -> dict[int, str]:
    """The acronyms of a sentence that are words too, with a name of the same kind that no parser mistakes."""
    found = {i: _STAND_INS[tree.word[i]] for i in range(begin, end) if tree.word[i] in _STAND_INS}
    if not found or sum(tree.word[i].islower() or tree.word[i].istitle() for i in range(begin, end)) <= len(found):
        return {}
    return {i: name for i, name in found.items() if not _is_emphasis(tree, i, begin, end)}


def stand_in(words: Iterable[Word], names: dict[int, str]) -> tuple[Word, ...]:
    """Some words with the names that stand in for acronyms."""
    return tuple(word if word.token is None else Word(names.get(word.token, word.text), word.token) for word in words)


def _is_emphasis(tree: Tree, i: int, begin: int, end: int) -> bool:
    """Whether capitals only stress a word: `this IS the end`, `WHO did it?`."""
    before = tree.tag[i - 1] if i > begin else ""
    after = tree.tag[i + 1] if i + 1 < end else ""
    if tree.word[end - 1] == "?" and tree.word[i] == "WHO":
        return True
    if tree.word[i] != "IS":
        return False
    if before in ("NN", "NNP") and after in _PREDICATE:
        return True
    return (before in _BEFORE_VERB and tree.lower[i - 1] not in ("the", "an")) or after in _AFTER_VERB
