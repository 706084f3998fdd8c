"""Which entities of a large graph are drawn at first: the strongest, that is those with most claims on their lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kg.model import Entity
from kg.page.lines import Line

DRAWN = 300
ALONE = 24


def strength_of(lines: Sequence[Line]) -> Counter[int]:
    """Count the claims on the lines at each entity."""
    strength: Counter[int] = Counter()
    for line in lines:
        for end in {line.a, line.b}:
            strength[end] += len(line.claims)
    return strength


def choose_drawn(entities: Sequence[Entity], lines: Sequence[Line], *, limit: int = DRAWN) -> list[int]:
    """Choose at most `limit` entities to draw, sorted by place; at most `ALONE` of them have no line."""
    strength = strength_of([line for line in lines if line.a != line.b])
    order = sorted(range(len(entities)), key=lambda i: (-strength[i], -entities[i].mentions, entities[i].id))
    joined = [i for i in order if strength[i]][:limit]
    alone = [i for i in order if not strength[i]]
    return sorted(joined + alone[: min(ALONE, limit - len(joined))])
