"""Who `both` are, where they are told before: the two members of the last subject (`X and Y met, and both urged Z to resign`)."""

from __future__ import annotations

from kg.language.tree import Tree

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_NAMING = frozenset({"NOUN", "PROPN"})


def couple_before(tree: Tree, token: int) -> tuple[int, ...]:
    """The two coordinated subjects that stand last before a bare `both`, in its sentence or the one before; none before another word."""
    if tree.lower[token] != "both" or tree.dep[token] not in _SUBJECTS or tree.children[token]:
        return ()
    begin = tree.sents[max(tree.sent[token] - 1, 0)][0]
    for i in range(token - 1, begin - 1, -1):
        if tree.dep[i] in _SUBJECTS and tree.pos[i] in _NAMING:
            members = tree.conjuncts(i)
            if len(members) == 2 and all(tree.pos[one] in _NAMING for one in members):
                return tuple(members)
    return ()
