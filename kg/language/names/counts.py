"""Numbers that stand for people: `killed 13`, `40 were injured`, `14 others`, `claimed 12 lives`, `20 dead`, `the toll rose to 40`.

Each is a mention of type Quantity, weak: it becomes a node only where a claim uses it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from kg.language.layers import TokenMention
from kg.language.lexicon import rules
from kg.language.quantities import TokenCount, bare_count, is_number
from kg.language.tolls import toll_at
from kg.language.tree import Tree

_TABLE = rules("quantities")["bare"]
_ACTIVE, _PASSIVE, _SUBJECT, _TAKING = (frozenset(_TABLE[kind]) for kind in ("active", "passive", "subject", "taking"))
_OTHERS, _LIVES = frozenset(_TABLE["others"]), frozenset(_TABLE["lives"])
_OLDEST = 120


def find_counts(tree: Tree, covered: list[int]) -> Iterator[TokenMention]:
    """The numbers that stand for people, outside of names."""
    for i, word in enumerate(tree.lower):
        if covered[i] >= 0:
            continue
        found = None
        if word in _OTHERS or word in _LIVES:
            number = tree.kid(i, "nummod")
            found = bare_count(tree, number) if number is not None and (_is_victim(tree, i) or toll_at(tree, i)) else None
        elif is_number(tree, i) and _stands_alone(tree, i) and (_is_victim(tree, i) or toll_at(tree, i)):
            found = bare_count(tree, i)
        if found is not None:
            yield TokenMention(found.start, max(found.end, i + 1), i, "Quantity", "nominal", number=_number(found), weak=True)


def _number(count: TokenCount) -> Literal["singular", "plural"]:
    return "singular" if count.low == count.high == 1 else "plural"


def _stands_alone(tree: Tree, i: int) -> bool:
    """Whether a number counts no noun (`dozens of houses`), points to none before (`the two`) and is no age (`Ann Lee, 34, was killed`)."""
    if any(tree.dep[kid] in ("det", "poss") and tree.lower[kid] not in ("a", "an", "some", "another") for kid in tree.children[i]):
        return False
    if any(tree.lower[kid] in ("of", "in", "among", "per") and kid > i for kid in tree.kids(i, "prep")):
        return False
    before, after = tree.word[i - 1 : i], tree.word[i + 1 : i + 2]
    return not (before == [","] and after == [","] and tree.word[i].isdigit() and int(tree.word[i]) < _OLDEST)


def _is_victim(tree: Tree, i: int) -> bool:
    """Whether a word is what a verb of harm has as its object, or as its subject in the passive."""
    first = tree.first_conjunct(i)
    if first != i and tree.pos[first] not in ("NOUN", "PROPN", "NUM"):
        return False
    verb, dep = tree.head[first], tree.dep[first]
    lemma, passive = tree.lemma[verb], dep == "nsubjpass"
    if tree.lower[i] in _LIVES:
        return lemma in _TAKING and dep == "dobj"
    if dep == "nsubj":
        return lemma in _SUBJECT
    return (passive or dep == "dobj") and (lemma in _ACTIVE or (passive and lemma in _PASSIVE))
