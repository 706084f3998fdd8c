"""Which entities of a large graph are drawn at first: the strongest, that is those with most claims on their lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence

from kg.model import Entity
from kg.page.lines import Line

DRAWN = 300
ALONE = 24
EXCHANGES = 8


def strength_of(lines: Sequence[Line]) -> Counter[int]:
    """Count the claims on the lines at each entity."""
    strength: Counter[int] = Counter()
    for line in lines:
        for end in {line.a, line.b}:
            strength[end] += len(line.claims)
    return strength


def choose_drawn(entities: Sequence[Entity], lines: Sequence[Line], *, limit: int = DRAWN, named: Container[int] = ()) -> list[int]:
    """Choose at most `limit` entities to draw, sorted by place.

    First come the strongest that have a line to another one drawn, then, if there is room, at most `ALONE` without any line: those of
    `named`, as a mere noun phrase of which nothing is said is only noise in a picture.
    """
    joining = [line for line in lines if line.a != line.b]
    strength = strength_of(joining)
    order = sorted(range(len(entities)), key=lambda i: (-strength[i], -entities[i].mentions, entities[i].id))
    joined = _joined([i for i in order if strength[i]], joining, limit)
    alone = [i for i in order if not strength[i] and i in named]
    return sorted(joined + alone[: max(min(ALONE, limit - len(joined)), 0)])


def _joined(order: Sequence[int], lines: Sequence[Line], limit: int) -> list[int]:
    """Take the strongest, and exchange those without a line to another one taken for the next strongest that have one."""
    taken = list(order[:limit])
    for _ in range(EXCHANGES):
        inside = set(taken)
        bound = {end for line in lines if line.a in inside and line.b in inside for end in (line.a, line.b)}
        if len(bound) == len(taken):
            break
        at_hand = {end for line in lines for end in (line.a, line.b) if (line.a in bound) != (line.b in bound)} - inside
        kept = [i for i in taken if i in bound]
        taken = kept + [i for i in order if i in at_hand][: limit - len(kept)]
    return taken
