"""The span of a noun phrase, from its head."""

from __future__ import annotations

from kg.language.tree import Tree

_PRE = frozenset(("det", "amod", "compound", "nummod", "poss", "nmod", "quantmod", "predet", "advmod", "npadvmod", "punct", "case"))


def noun_phrase(tree: Tree, i: int) -> tuple[int, int]:
    """The span of a noun phrase by its head: what stands before the head, and an `of` after it."""
    start = i
    for child in reversed(tree.children[i]):
        if child < i and tree.dep[child] in _PRE and tree.right[child] == start - 1:
            start = tree.left[child]
        elif child < i:
            break
    article = tree.kid(i, "det")
    if article is not None and start < article < i and tree.lower[article - 1] not in ("all", "both", "half", "such", "many", "quite"):
        start = article
    for k in range(start, i):
        if tree.tag[k] == "WDT" or ("\n" in tree.word[k] and tree.word[k + 1][0].isupper()):
            start = k + 1
    while start < i and (tree.dep[start] == "punct" or tree.word[start].isspace() or tree.pos[start] in ("ADV", "SCONJ", "ADP")):
        start += 1
    return start, _end(tree, i)


def _end(tree: Tree, i: int) -> int:
    """The end of a noun phrase: after its head, or after an `of` phrase that follows at once."""
    if i + 1 < tree.n and tree.lower[i + 1] == "of" and tree.head[i + 1] == i:
        target = tree.kid(i + 1, "pobj")
        if target is not None and tree.ent[target] == "DATE":
            return next((k for k in range(target + 1, tree.n) if tree.iob[k] != 1), tree.n)
        if target is not None and target - i <= 8:
            return _end(tree, target)
    joined = tree.lower[i + 1 : i + 5]
    return i + 5 if joined[:3] == ["-", "in", "-"] and joined[3:] in (["law"], ["chief"]) else i + 1
