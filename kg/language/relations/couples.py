"""Who `both` and `the couple` are, where they are told before: `X and Y met, and both urged Z to resign`, `X married Y. The couple ...`."""

from __future__ import annotations

from kg.language.tree import Tree

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_NAMING = frozenset({"NOUN", "PROPN"})
_MARRYING = frozenset({"marry", "wed"})


def couple_before(tree: Tree, token: int) -> tuple[int, ...]:
    """The two that stand last before a bare `both` or `the couple`, in its sentence or the one before; none before another word.

    They are two coordinated subjects or, for a couple, who married whom.
    """
    couple = _is_couple(tree, token)
    if not couple and (tree.lower[token] != "both" or tree.dep[token] not in _SUBJECTS or tree.children[token]):
        return ()
    begin = tree.sents[max(tree.sent[token] - 1, 0)][0]
    for i in range(token - 1, begin - 1, -1):
        if couple and tree.lemma[i] in _MARRYING and tree.pos[i] == "VERB":
            return _spouses(tree, i)
        if tree.dep[i] in _SUBJECTS and tree.pos[i] in _NAMING:
            members = tree.conjuncts(i)
            named = all(tree.pos[one] == "PROPN" or (not couple and tree.pos[one] in _NAMING) for one in members)
            if len(members) == 2 and named:
                return tuple(members)
    return ()


def _is_couple(tree: Tree, token: int) -> bool:
    """Whether a noun is `the couple` and nothing more."""
    below = tree.children[token]
    return tree.lower[token] == "couple" and len(below) == 1 and tree.lower[below[0]] == "the"


def _spouses(tree: Tree, verb: int) -> tuple[int, ...]:
    """Who married whom."""
    subject, spouse = tree.kid(verb, "nsubj"), tree.kid(verb, "dobj")
    return (subject, spouse) if subject is not None and spouse is not None else ()
