"""The tables of a build: JSON Lines files, one record a line, sorted, the same bytes on every run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from kg.errors import InputError
from kg.files import replace_file
from kg.model import Argument, Attribution, Claim, Count, Document, Entity, Knowledge, Mention, Merge, Predicate, Span

Record = TypeVar("Record", Document, Entity, Claim, Mention, Attribution, Predicate, Merge)

_encoder = msgspec.json.Encoder()


def write_tables(knowledge: Knowledge, folder: Path) -> None:
    """Write all tables into `folder`, each atomically; raise `OutputError` where that is not possible."""
    rows: Mapping[str, Iterable[dict[str, Any]]] = {
        "documents": map(document_row, knowledge.documents),
        "entities": map(entity_row, knowledge.entities),
        "claims": map(claim_row, knowledge.claims),
        "mentions": map(mention_row, knowledge.mentions),
        "attributions": map(attribution_row, knowledge.attributions),
        "predicates": map(predicate_row, knowledge.predicates),
        "silent": ({"doc": doc, "start": span.start, "end": span.end, "text": span.text} for doc, span in knowledge.silent),
        "merges": (msgspec.to_builtins(merge) for merge in knowledge.merges),
    }
    for name, items in rows.items():
        write_lines(folder / f"{name}.jsonl", items)


def write_lines(path: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    """Write records as JSON Lines, all or nothing."""

    def write(temporary: Path) -> None:
        with temporary.open("wb") as file:
            file.writelines(_encoder.encode(row) + b"\n" for row in rows)

    replace_file(path, write)


def read_lines(path: Path) -> list[dict[str, Any]]:
    """Read JSON Lines; raise `InputError` where the file is not there or not such a file."""
    try:
        return [msgspec.json.decode(line, type=dict[str, Any]) for line in path.read_bytes().splitlines() if line.strip()]
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); build a graph first, or name its folder with -o") from error
    except msgspec.DecodeError as error:
        raise InputError(f"{path}: not a table of this program ({error}); build the graph again") from error


def read_tables(folder: Path) -> Knowledge:
    """Read back what `write_tables` wrote: documents, entities, claims and mentions."""

    def items(name: str, kind: type[Record]) -> tuple[Record, ...]:
        return tuple(_record(row, kind) for row in read_lines(folder / f"{name}.jsonl"))

    return Knowledge(
        documents=items("documents", Document),
        entities=items("entities", Entity),
        claims=items("claims", Claim),
        mentions=items("mentions", Mention),
        attributions=items("attributions", Attribution),
        predicates=items("predicates", Predicate),
        merges=items("merges", Merge),
        silent=tuple((row["doc"], Span(row["start"], row["end"], row["text"])) for row in read_lines(folder / "silent.jsonl")),
    )


def _record(row: dict[str, Any], kind: type[Record]) -> Record:
    if isinstance(row.get("links"), dict):
        row["links"] = sorted(row["links"].items())
    return msgspec.convert(row, kind)


def document_row(document: Document) -> dict[str, Any]:
    """One line of documents.jsonl."""
    return {
        "id": document.id,
        "title": document.title,
        "published": document.published,
        "source": document.source,
        "url": document.url,
        "sha256": document.sha256,
        "text": document.text,
    }


def entity_row(entity: Entity) -> dict[str, Any]:
    """One line of entities.jsonl."""
    return {
        "id": entity.id,
        "label": entity.label,
        "type": entity.type,
        "aliases": entity.aliases,
        "links": dict(entity.links),
        "lat": entity.lat,
        "lon": entity.lon,
        "part_of": entity.part_of,
        "mentions": entity.mentions,
        "documents": entity.documents,
    }


def mention_row(mention: Mention) -> dict[str, Any]:
    """One line of mentions.jsonl."""
    return {
        "doc": mention.doc,
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "type": mention.type,
        "kind": mention.kind,
        "entity": mention.entity,
    }


def claim_row(claim: Claim) -> dict[str, Any]:
    """One line of claims.jsonl."""
    return {
        "id": claim.id,
        "doc": claim.doc,
        "subject": argument_row(claim.subject),
        "relation": claim.relation,
        "object": argument_row(claim.object),
        "phrase": claim.phrase,
        "polarity": claim.polarity,
        "certainty": claim.certainty,
        "tense": claim.tense,
        "modality": claim.modality,
        "asserted": claim.asserted,
        "speaker": speaker_row(claim.speaker),
        "speakers": [speaker_row(speaker) for speaker in claim.speakers],
        "cues": claim.cues,
        "evidence": claim.evidence,
        "time": claim.time,
        "place": argument_row(claim.place),
        "via_coreference": claim.via_coreference,
        "rule": claim.rule,
    }


def argument_row(argument: Argument | None) -> dict[str, Any] | None:
    """A subject, object or place as the tables give it; it has a `count` only where one is told."""
    if argument is None:
        return None
    where = {"start": argument.start, "end": argument.end, "text": argument.text}
    if argument.value is not None:
        return {"value": argument.value, **where}
    counted = {} if argument.count is None else {"count": count_row(argument.count)}
    return {"entity": argument.entity, "label": argument.label, "type": argument.type, **where, **counted}


def count_row(count: Count) -> dict[str, Any]:
    """How many, as the tables give it; an open end is None."""
    return {"low": count.low, "high": count.high, "start": count.start, "end": count.end, "text": count.text}


def speaker_row(speaker: Argument | None) -> dict[str, Any] | None:
    """A speaker as the tables give it; `entity` is None for an unnamed one."""
    if speaker is None:
        return None
    return {"entity": speaker.entity, "label": speaker.label, "start": speaker.start, "end": speaker.end, "text": speaker.text}


def attribution_row(attribution: Attribution) -> dict[str, Any]:
    """One line of attributions.jsonl."""

    def span(item: Span | None) -> dict[str, Any] | None:
        return None if item is None else {"start": item.start, "end": item.end, "text": item.text}

    return {
        "doc": attribution.doc,
        "source": span(attribution.source),
        "cue": span(attribution.cue),
        "content": [span(item) for item in attribution.content],
        "kind": attribution.kind,
    }


def predicate_row(predicate: Predicate) -> dict[str, Any]:
    """One line of predicates.jsonl."""
    return {
        "doc": predicate.doc,
        "start": predicate.start,
        "end": predicate.end,
        "text": predicate.text,
        "polarity": predicate.polarity,
        "certainty": predicate.certainty,
        "tense": predicate.tense,
        "modality": predicate.modality,
    }
