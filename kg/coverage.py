"""Coverage: how much of each text is silent, that is, names two or more entities and gave no claim."""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass

from kg.model import Knowledge, Span


@dataclass(frozen=True, slots=True)
class Coverage:
    """One document: its sentences with two or more entities, and those of them without a claim."""

    doc: str
    sentences: int
    silent: tuple[Span, ...]

    @property
    def share(self) -> float:
        """The part of the sentences with two or more entities of which a claim was made; 1.0 where there are none."""
        return 1 - len(self.silent) / self.sentences if self.sentences else 1.0


def measure_coverage(knowledge: Knowledge) -> list[Coverage]:
    """Return the coverage of every document, the least covered first."""
    silent: dict[str, list[Span]] = defaultdict(list)
    for doc, span in knowledge.silent:
        silent[doc].append(span)
    telling = _telling(knowledge)
    rows = [
        Coverage(document.id, telling.get(document.id, 0) + len(silent[document.id]), tuple(sorted(silent[document.id])))
        for document in knowledge.documents
    ]
    return sorted(rows, key=lambda row: (row.share, row.doc))


def _telling(knowledge: Knowledge) -> dict[str, int]:
    """How many sentences of each document have a claim and name two or more entities."""
    evidence: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for claim in knowledge.claims:
        evidence[claim.doc].add((claim.evidence.start, claim.evidence.end))
    entities: dict[tuple[str, int], set[str]] = defaultdict(set)
    starts = {doc: sorted(spans) for doc, spans in evidence.items()}
    for doc, start, entity in sorted((m.doc, m.start, m.entity) for m in knowledge.mentions if m.entity is not None and m.doc in starts):
        for first, end in _around(starts[doc], start):
            if first <= start < end:
                entities[doc, first].add(entity)
    counts: dict[str, int] = defaultdict(int)
    for (doc, _), found in entities.items():
        counts[doc] += len(found) > 1
    return counts


def _around(spans: list[tuple[int, int]], offset: int) -> list[tuple[int, int]]:
    """The last span that begins at or before an offset."""
    number = bisect_right(spans, (offset, sys.maxsize))
    return spans[max(number - 1, 0) : number]
