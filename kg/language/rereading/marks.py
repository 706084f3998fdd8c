"""What is no part of a sentence's syntax, and misleads a parser: where somebody stands in a picture, and quotation marks like apostrophes.

`X, left, meets Y`, `X (R) meets Y`; `Rebels 'to free hostages'`.
"""

from __future__ import annotations

from kg.language.tree import Tree

_SIDES = frozenset(
    {"left", "right", "center", "centre", "second left", "second right", "far left", "far right", "foreground", "background"}
)
_LETTERS = frozenset({"L", "R", "C", "left", "right", "center", "centre"})
_LONGEST = 2
_LONGEST_LABEL = 4
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_OPENERS = frozenset({"'", "‘"})
_CLOSERS = frozenset({"'", "’"})


def marks(tree: Tree, begin: int, end: int) -> frozenset[int]:
    """The tokens of a sentence that are better left out where it is parsed."""
    return sides(tree, begin, end) | misread_quotes(tree, begin, end)


def label_end(tree: Tree, begin: int, end: int) -> int | None:
    """The colon after a few nouns that the parse has made the head of the sentence behind it: `Pentagon: Troops killed in attack`."""
    colon = next((i for i in range(begin + 1, min(begin + _LONGEST_LABEL + 1, end - 2)) if tree.word[i] == ":"), None)
    if colon is None or not all(tree.pos[i] in _NOMINAL for i in range(begin, colon)) or tree.pos[colon + 1] in ("PUNCT", "SPACE"):
        return None
    return colon if any(tree.head[i] == i for i in range(begin, colon)) else None


def sides(tree: Tree, begin: int, end: int) -> frozenset[int]:
    """The tokens that only tell where in a picture somebody is, with the commas or brackets around them."""
    found: set[int] = set()
    for i in range(begin + 1, end - 2):
        if tree.pos[i - 1] != "PROPN":
            continue
        if tree.word[i] == "(" and tree.word[i + 1] in _LETTERS and tree.word[i + 2] == ")":
            found.update(range(i, i + 3))
        elif tree.word[i] == ",":
            stop = next((k for k in range(i + 2, min(i + _LONGEST + 2, end)) if tree.word[k] == ","), None)
            if stop is not None and " ".join(tree.lower[i + 1 : stop]) in _SIDES:
                found.update(range(i, stop + 1))
    return frozenset(found)


def misread_quotes(tree: Tree, begin: int, end: int) -> frozenset[int]:
    """The single quotation marks of words of which the first is taken for an apostrophe or a word."""
    found: set[int] = set()
    for i in range(begin, end - 2):
        if tree.word[i] not in _OPENERS or (tree.tag[i] == "``" and tree.dep[i] != "case") or not _opens(tree, i, begin):
            continue
        closer = next((k for k in range(i + 2, end) if tree.word[k] in _CLOSERS and _closes(tree, k)), None)
        if closer is not None and closer not in found:
            found |= {i, closer}
    return frozenset(found)


def _opens(tree: Tree, i: int, begin: int) -> bool:
    """Whether a mark stands right before a word and apart from the one before it."""
    return bool((i == begin or tree.ends[i - 1] < tree.offset[i]) and tree.ends[i] == tree.offset[i + 1])


def _closes(tree: Tree, i: int) -> bool:
    """Whether a mark stands right after a word and apart from the one behind it."""
    if tree.ends[i - 1] < tree.offset[i]:
        return False
    return i + 1 == tree.n or tree.ends[i] < tree.offset[i + 1] or not str(tree.word[i + 1][0]).isalnum()
