"""Names that are nearly the same: spellings, transliterations, slips.

A pair is applied only above a bar: at least `SURE` alike, and every word that differs has the same consonants (`Mohammed`,
`Muhammad`), the same first letter and at least five letters, is at least `WORD` alike, and has no digit. All else from `LIKE`
upwards is a proposal that the user may take up; two given names (`Charley`, `Charlie`) are none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from rapidfuzz import fuzz

from kg.resolution.grouping import Link, Node, Union
from kg.resolution.keys import skeleton

LIKE = 0.90
SURE = 0.85
WORD = 0.7
CROWD = 25
"""A word (or skeleton) that more names than this share tells too little to compare them all."""


def join_near(nodes: Sequence[Node], union: Union) -> None:
    """Compare the names of different things that share a word or a skeleton; join or propose them."""
    names: dict[tuple[str, str], int] = {}
    for number, node in enumerate(nodes):
        if node.named and len(node.key) > 4 and node.kind in ("person", "body", "equipment"):
            names.setdefault((node.key, node.kind), number)
    for one, other in sorted(set(_pairs(names))):
        if union.find(one) != union.find(other):
            _judge(nodes, union, one, other)


def _pairs(names: dict[tuple[str, str], int]) -> Iterator[tuple[int, int]]:
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for (key, kind), number in names.items():
        words = key.split()
        for word in words if len(words) > 1 else ():
            blocks[kind, word].append(number)
        blocks[kind, "/" + " ".join(skeleton(word) for word in words)].append(number)
    for _, block in sorted(blocks.items()):
        if 1 < len(block) <= CROWD:
            yield from combinations(sorted(block), 2)


def _judge(nodes: Sequence[Node], union: Union, one: int, other: int) -> None:
    left, right = nodes[one].key, nodes[other].key
    score = round(fuzz.ratio(left, right, score_cutoff=100 * min(SURE, LIKE)) / 100, 3)
    if not score or {c for c in left if c.isdigit()} != {c for c in right if c.isdigit()}:
        return
    if score >= SURE and same_but_for_spelling(left, right) and union.join(one, other, "spelling", score):
        return
    if score >= LIKE and (" " in left or nodes[one].kind != "person"):
        union.links.append(Link(one, other, "alike", score, applied=False))


def same_but_for_spelling(one: str, other: str) -> bool:
    """Whether two keys of two words or more differ only in the spelling of long words.

    >>> same_but_for_spelling("mohammed hassan", "muhammad hassan"), same_but_for_spelling("army of iraq", "army of iran")
    (True, False)
    >>> same_but_for_spelling("mohammed hassan", "mohammed hussein")
    False
    """
    left, right = one.split(), other.split()
    if len(left) != len(right) or len(left) < 2:
        return one.replace(" ", "") == other.replace(" ", "")
    differing = [(a, b) for a, b in zip(left, right, strict=True) if a != b]
    return all(_spelled_alike(a, b) for a, b in differing)


def _spelled_alike(one: str, other: str) -> bool:
    long = min(len(one), len(other)) >= 5 and one[0] == other[0]
    return long and skeleton(one) == skeleton(other) and fuzz.ratio(one, other) >= 100 * WORD
