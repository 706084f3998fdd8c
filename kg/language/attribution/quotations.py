"""Quotations: where quotation marks open and close, whatever marks a text uses."""

from __future__ import annotations

from dataclasses import dataclass

from kg.language.tree import Tree

_OPEN = {"“": ("”",), "„": ("“", "”"), "«": ("»",), "``": ("''", "”"), "`": ("''", "'", "’"), "‘": ("’",), "‹": ("›",), "‚": ("‘", "’")}
_CLOSE = frozenset({"”", "»", "''", "’", "›"})
_STRAIGHT = frozenset({'"', "'"})
_SINGLE = frozenset({"‘", "'", "‚", "`"})
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation in tokens, its marks included; `end` is exclusive."""

    start: int
    end: int


def find_quotes(tree: Tree) -> list[Quote]:
    """Return the outermost quotations of a document, in text order.

    A mark that opens again at a new paragraph, while one is open, goes on with the same quotation; a mark that never closes
    quotes to the end of its paragraph at most.
    """
    marks = [i for i, word in enumerate(tree.word) if word in _OPEN or word in _STRAIGHT or word in _CLOSE]
    found: list[Quote] = []
    position = 0
    while position < len(marks):
        start = marks[position]
        closing = _closing(tree, marks, position) if _opens(tree, start) else None
        if closing is None:
            position += 1
            continue
        found.append(Quote(start, marks[closing] + 1))
        position = closing + 1
    return found


def _opens(tree: Tree, i: int) -> bool:
    word = tree.word[i]
    if word in _OPEN:
        return True
    if word not in _STRAIGHT or i + 1 >= tree.n:
        return False
    before = i == 0 or _space_before(tree, i) or tree.word[i - 1] in "([-–—/"
    if word == "'":
        return before and _is_tight(tree, i) and tree.tag[i] != "POS"
    return before or _is_tight(tree, i)


def _is_tight(tree: Tree, i: int) -> bool:
    """Whether a word follows without a space."""
    return i + 1 < tree.n and tree.ends[i] == tree.offset[i + 1] and not tree.word[i + 1].isspace()


def _space_before(tree: Tree, i: int) -> bool:
    return tree.offset[i] > tree.ends[i - 1] or tree.word[i - 1].isspace()


def _closing(tree: Tree, marks: list[int], position: int) -> int | None:
    """The number in `marks` of the mark that closes the one at `position`."""
    start = marks[position]
    opener = tree.word[start]
    single = opener in _SINGLE and not (opener == "`" and start + 1 < tree.n and tree.word[start + 1] == "`")
    limit = tree.sents[tree.sent[start]][1] if single else start + _LONGEST
    closer = opener if single or opener != "`" else "``"
    for number in range(position + 1, len(marks)):
        i = marks[number]
        if i >= limit or (not single and _opens_anew(tree, start, i, opener)):
            return None
        if _closes(tree, i, closer) and not (single and _is_apostrophe(tree, i)) and not _goes_on(tree, i, opener):
            return number
    return None


def _opens_anew(tree: Tree, start: int, i: int, opener: str) -> bool:
    """Whether a mark opens another quotation in the midst of a later paragraph, so that the one at `start` was never closed."""
    if tree.word[i] != opener or "\n" in tree.word[i - 1] or (opener == "`" and tree.word[i - 1] == "`"):
        return False
    straight = opener in _STRAIGHT and not (_space_before(tree, i) and _is_tight(tree, i))
    return not straight and any("\n" in tree.word[k] for k in range(start, i))


def _closes(tree: Tree, i: int, opener: str) -> bool:
    return tree.word[i] == opener if opener in _STRAIGHT else tree.word[i] in _OPEN[opener]


def _is_apostrophe(tree: Tree, i: int) -> bool:
    """Whether a single mark is a possessive rather than the end of a quotation."""
    followed = i + 1 < tree.n and not _space_before(tree, i + 1) and tree.pos[i + 1] != "PUNCT"
    return followed or (tree.tag[i] == "POS" and i + 1 < tree.n and tree.pos[i + 1] in ("NOUN", "ADJ", "PROPN"))


def _goes_on(tree: Tree, i: int, opener: str) -> bool:
    """Whether a straight mark opens the next paragraph of a quotation that is already open."""
    return opener == '"' and i > 0 and "\n" in tree.word[i - 1] and _is_tight(tree, i)
