"""Where somebody stands in a picture: `X, left, meets Y`, `X (R) meets Y`. A parser takes it for a verb or a name."""

from __future__ import annotations

from kg.language.tree import Tree

_SIDES = frozenset(
    {"left", "right", "center", "centre", "second left", "second right", "far left", "far right", "foreground", "background"}
)
_LETTERS = frozenset({"L", "R", "C", "left", "right", "center", "centre"})
_LONGEST = 2


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
