"""What the page embeds: tables of rows that refer to each other by place, with every text stored once.

A claim's sentence and words are never copied: the page cuts them from the document's text. Its offsets are therefore in UTF-16
code units, as JavaScript counts, while everything else in the project counts code points.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from kg.graph import group_facts
from kg.model import Argument, Claim, Document, Entity, Knowledge
from kg.page.appearance import LINE_STYLES, SHAPES, UNKNOWN_SHAPE, standing_of
from kg.page.lines import Line
from kg.vocabulary import ENTITY_TYPES, RELATIONS

ENTITY_FIELDS = ("id", "label", "type", "aliases", "links", "lat", "lon", "partOf", "mentions", "documents")
DOCUMENT_FIELDS = ("id", "title", "published", "source", "url")
LINE_FIELDS = ("a", "b", "standing", "arrows", "claims")
FACT_FIELDS = ("claims", "asserted", "sources", "disputed")
CLAIM_FIELDS = (
    "id",
    "doc",
    "start",
    "end",
    "relation",
    "standing",
    "asserted",
    "subject",
    "subjectStart",
    "subjectEnd",
    "object",
    "objectStart",
    "objectEnd",
    "value",
    "counts",
    "phrase",
    "polarity",
    "certainty",
    "tense",
    "modality",
    "speakers",
    "cues",
    "time",
    "place",
    "coreference",
    "rule",
)

Row = list[Any]


class Offsets:
    """Turns offsets in code points into offsets in UTF-16 code units.

    >>> Offsets("a😀b").utf16(2)
    3
    """

    def __init__(self, text: str) -> None:
        self._wide = [] if text.isascii() else [i for i, character in enumerate(text) if character > "\uffff"]

    def utf16(self, offset: int) -> int:
        """Give the offset in UTF-16 code units."""
        return offset + bisect_left(self._wide, offset) if self._wide else offset


class Names:
    """A list of distinct strings, and the place of each."""

    def __init__(self) -> None:
        self.items: list[str] = []
        self._place: dict[str, int] = {}

    def place(self, name: str) -> int:
        """Give the place of a name, adding it when it is new."""
        if name not in self._place:
            self._place[name] = len(self.items)
            self.items.append(name)
        return self._place[name]


def page_data(knowledge: Knowledge, place: Mapping[str, int], lines: Sequence[Line]) -> dict[str, Any]:
    """Build everything the page embeds but the picture; `place` tells the place of an entity's id in the list."""
    tables = _Tables(knowledge, place)
    return {
        "policy": knowledge.policy,
        "documents": _table(DOCUMENT_FIELDS, [_document_row(document) for document in knowledge.documents]),
        "texts": [document.text for document in knowledge.documents],
        "entities": _table(ENTITY_FIELDS, [_entity_row(entity, place) for entity in knowledge.entities]),
        "claims": _table(CLAIM_FIELDS, [tables.claim_row(claim) for claim in knowledge.claims]),
        "facts": _table(FACT_FIELDS, _fact_rows(knowledge)),
        "lines": _table(LINE_FIELDS, [[line.a, line.b, line.standing, line.arrows, line.claims] for line in lines]),
        "mentions": tables.mentions(),
        "silent": tables.silent(),
        "relations": [_relation(name) for name in tables.relations.items],
        "rules": tables.rules.items,
        "shapes": _shapes(knowledge.entities),
        "styles": [
            {"name": s.name, "label": s.label, "hint": s.hint, "dashes": s.dashes, "light": s.light, "dark": s.dark, "mark": s.mark}
            for s in LINE_STYLES
        ],
    }


class _Tables:
    """The rows that lie in a document's text."""

    def __init__(self, knowledge: Knowledge, place: Mapping[str, int]) -> None:
        self.knowledge = knowledge
        self.place = place
        self.relations, self.rules = Names(), Names()
        self.doc = {document.id: i for i, document in enumerate(knowledge.documents)}
        self.offsets = {document.id: Offsets(document.text) for document in knowledge.documents}

    def claim_row(self, claim: Claim) -> Row:
        """Give a claim in the order of CLAIM_FIELDS; a missing entity is -1."""
        at = self.offsets[claim.doc].utf16
        subject = (self._entity(claim.subject), at(claim.subject.start), at(claim.subject.end)) if claim.subject else (-1, -1, -1)
        time = claim.time
        return [
            claim.id,
            self.doc[claim.doc],
            at(claim.evidence.start),
            at(claim.evidence.end),
            self.relations.place(claim.relation),
            standing_of(claim),
            int(claim.asserted),
            *subject,
            self._entity(claim.object),
            at(claim.object.start),
            at(claim.object.end),
            claim.object.value,
            self._counts(claim, at),
            claim.phrase,
            claim.polarity,
            claim.certainty,
            claim.tense,
            claim.modality,
            [self._named(speaker) for speaker in _chain(claim)],
            [[cue.kind, at(cue.start), at(cue.end)] for cue in claim.cues],
            [time.text, time.value, at(time.start), at(time.end)] if time else None,
            self._named(claim.place) if claim.place else None,
            int(claim.via_coreference),
            self.rules.place(claim.rule),
        ]

    def _counts(self, claim: Claim, at: Callable[[int], int]) -> list[list[int | None]] | None:
        """Give how many subject and object stand for, as start, end, low, high; `a soldier` needs no saying."""
        found = [argument.count for argument in (claim.subject, claim.object) if argument is not None and argument.count is not None]
        told = [count for count in found if count.text.lower() not in ("a", "an")]
        return [[at(count.start), at(count.end), count.low, count.high] for count in told] or None

    def _entity(self, argument: Argument) -> int:
        return -1 if argument.is_literal else self.place.get(argument.entity or "", -1)

    def _named(self, argument: Argument) -> Row:
        return [self._entity(argument), argument.text]

    def mentions(self) -> list[list[int]]:
        """Give each document's mentions as one flat list of start, end, entity."""
        flat: list[list[int]] = [[] for _ in self.knowledge.documents]
        for mention in self.knowledge.mentions:
            entity = self.place.get(mention.entity or "")
            if entity is not None and mention.doc in self.doc:
                at = self.offsets[mention.doc].utf16
                flat[self.doc[mention.doc]] += [at(mention.start), at(mention.end), entity]
        return flat

    def silent(self) -> list[list[int]]:
        """Give each document's sentences that have several entities and no claim as one flat list of start, end."""
        flat: list[list[int]] = [[] for _ in self.knowledge.documents]
        for doc, span in self.knowledge.silent:
            flat[self.doc[doc]] += [self.offsets[doc].utf16(span.start), self.offsets[doc].utf16(span.end)]
        return flat


def _table(fields: Sequence[str], rows: list[Row]) -> dict[str, Any]:
    return {"fields": fields, "rows": rows}


def _chain(claim: Claim) -> tuple[Argument, ...]:
    return claim.speakers or ((claim.speaker,) if claim.speaker else ())


def _document_row(document: Document) -> Row:
    return [document.id, document.title, document.published, document.source, document.url]


def _entity_row(entity: Entity, place: Mapping[str, int]) -> Row:
    part_of = place.get(entity.part_of or "", -1)
    return [
        entity.id,
        entity.label,
        entity.type,
        entity.aliases,
        dict(entity.links),
        entity.lat,
        entity.lon,
        part_of,
        entity.mentions,
        entity.documents,
    ]


def _fact_rows(knowledge: Knowledge) -> list[Row]:
    index = {id(claim): i for i, claim in enumerate(knowledge.claims)}
    facts = group_facts(knowledge.claims, knowledge.documents)
    return [[[index[id(c)] for c in fact.claims], int(fact.asserted), len(fact.sources), int(fact.disputed)] for fact in facts]


def _relation(name: str) -> dict[str, object]:
    known = RELATIONS.get(name)
    if known is None:
        return {"name": name, "label": name, "group": "open", "symmetric": False, "comment": ""}
    return {"name": name, "label": known.label, "group": known.group, "symmetric": known.symmetric, "comment": known.comment}


def _shapes(entities: Sequence[Entity]) -> dict[str, dict[str, object]]:
    present = {entity.type for entity in entities}
    names = [name for name in SHAPES if name in present] + sorted(present - set(SHAPES))
    chosen = {name: SHAPES.get(name, SHAPES[UNKNOWN_SHAPE]) for name in names}
    return {
        name: {"label": _type_label(name), "shape": s.shape, "light": s.light, "dark": s.dark, "hollow": s.hollow}
        for name, s in chosen.items()
    }


def _type_label(name: str) -> str:
    return ENTITY_TYPES[name].label if name in ENTITY_TYPES else name
