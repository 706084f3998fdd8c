"""Lines: the claims between two entities that have the same standing, merged into one counted line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.model import Claim
from kg.page.appearance import standing_of

FORTH, BACK, NEITHER = 1, 2, 0


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the picture from the node `a` to the node `b` (places in the list of entities).

    `standing` is a place in `LINE_STYLES`, `arrows` is made of FORTH and BACK, and `claims` are places in the list of claims.
    """

    a: int
    b: int
    standing: int
    arrows: int
    claims: tuple[int, ...]


def merge_lines(claims: Sequence[Claim], place: Mapping[str, int], symmetric: frozenset[str]) -> list[Line]:
    """Merge claims that join two entities into lines, sorted; a claim without a subject or with a literal joins nothing."""
    groups: dict[tuple[int, int, int], list[int]] = defaultdict(list)
    arrows: dict[tuple[int, int, int], int] = defaultdict(int)
    for index, claim in enumerate(claims):
        ends = _ends(claim, place)
        if ends is None:
            continue
        key = (min(ends), max(ends), standing_of(claim))
        groups[key].append(index)
        if claim.relation not in symmetric:
            arrows[key] |= FORTH if ends[0] <= ends[1] else BACK
    return [Line(*key, arrows[key], tuple(indices)) for key, indices in sorted(groups.items())]


def _ends(claim: Claim, place: Mapping[str, int]) -> tuple[int, int] | None:
    if claim.subject is None or claim.object.is_literal:
        return None
    subject, target = place.get(claim.subject.entity or ""), place.get(claim.object.entity or "")
    return None if subject is None or target is None else (subject, target)
