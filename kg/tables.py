"""The tables of a build: JSON Lines files, one record a line, sorted, the same bytes on every run."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from kg.errors import OutputError
from kg.model import Argument, Attribution, Claim, Document, Entity, Knowledge, Mention, Predicate, Span

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
        "merges": (msgspec.to_builtins(merge) for merge in knowledge.merges),
    }
    for name, items in rows.items():
        write_lines(folder / f"{name}.jsonl", items)


def write_lines(path: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    """Write records as JSON Lines through a temporary file that then takes the place of `path`."""
    temporary = path.with_name(f".{path.name}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("wb") as file:
            for row in rows:
                file.write(_encoder.encode(row))
                file.write(b"\n")
        os.replace(temporary, path)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror}); choose another folder with -o") from error
    finally:
        temporary.unlink(missing_ok=True)


def document_row(document: Document) -> dict[str, Any]:
    """One line of documents.jsonl."""
    return {
        "id": document.id, "title": document.title, "published": document.published, "source": document.source,
        "url": document.url, "sha256": document.sha256, "text": document.text,
    }


def entity_row(entity: Entity) -> dict[str, Any]:
    """One line of entities.jsonl."""
    return {
        "id": entity.id, "label": entity.label, "type": entity.type, "aliases": entity.aliases, "links": dict(entity.links),
        "lat": entity.lat, "lon": entity.lon, "part_of": entity.part_of, "mentions": entity.mentions, "documents": entity.documents,
    }


def mention_row(mention: Mention) -> dict[str, Any]:
    """One line of mentions.jsonl."""
    return {
        "doc": mention.doc, "start": mention.start, "end": mention.end, "text": mention.text, "type": mention.type,
        "kind": mention.kind, "entity": mention.entity,
    }


def claim_row(claim: Claim) -> dict[str, Any]:
    """One line of claims.jsonl."""
    return {
        "id": claim.id, "doc": claim.doc,
        "subject": argument_row(claim.subject), "relation": claim.relation, "object": argument_row(claim.object), "phrase": claim.phrase,
        "polarity": claim.polarity, "certainty": claim.certainty, "tense": claim.tense, "modality": claim.modality, "asserted": claim.asserted,
        "speaker": speaker_row(claim.speaker), "speakers": [speaker_row(speaker) for speaker in claim.speakers],
        "cues": claim.cues, "evidence": claim.evidence, "time": claim.time, "place": argument_row(claim.place),
        "via_coreference": claim.via_coreference, "rule": claim.rule,
    }


def argument_row(argument: Argument | None) -> dict[str, Any] | None:
    """A subject, object or place as the tables give it."""
    if argument is None:
        return None
    where = {"start": argument.start, "end": argument.end, "text": argument.text}
    if argument.value is not None:
        return {"value": argument.value, **where}
    return {"entity": argument.entity, "label": argument.label, "type": argument.type, **where}


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
        "doc": attribution.doc, "source": span(attribution.source), "cue": span(attribution.cue),
        "content": [span(item) for item in attribution.content], "kind": attribution.kind,
    }


def predicate_row(predicate: Predicate) -> dict[str, Any]:
    """One line of predicates.jsonl."""
    return {
        "doc": predicate.doc, "start": predicate.start, "end": predicate.end, "text": predicate.text, "polarity": predicate.polarity,
        "certainty": predicate.certainty, "tense": predicate.tense, "modality": predicate.modality,
    }
