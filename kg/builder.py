"""The whole line as half a dozen statements: read, annotate, extract, resolve, build."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from kg.extraction import extract
from kg.language.pipeline import DEFAULT_MODEL, load_pipeline
from kg.model import Document, Extraction, Knowledge
from kg.resolution import apply_resolution, resolve
from kg.tables import write_tables


def build_knowledge(documents: Sequence[Document], extractions: Iterable[Extraction]) -> Knowledge:
    """Bring the extractions of all documents together."""
    found = sorted(extractions, key=lambda extraction: extraction.doc)
    resolution = resolve((item.doc, cluster) for item in found for cluster in item.clusters)
    labels = {entity.id: entity.label for entity in resolution.entities}
    resolved = [apply_resolution(item, resolution, labels) for item in found]
    return Knowledge(
        documents=tuple(sorted(documents, key=lambda document: document.id)),
        entities=resolution.entities,
        claims=tuple(claim for item in resolved for claim in item.claims),
        mentions=tuple(mention for item in resolved for mention in item.mentions),
        attributions=tuple(attribution for item in resolved for attribution in item.attributions),
        predicates=tuple(predicate for item in resolved for predicate in item.predicates),
        merges=resolution.merges,
        silent=tuple((item.doc, span) for item in resolved for span in item.silent),
    )


def extract_documents(documents: Sequence[Document], *, model: str = DEFAULT_MODEL) -> list[Extraction]:
    """Annotate and extract documents in this process."""
    nlp = load_pipeline(model)
    pairs = ((document.text, document) for document in documents)
    return [extract(doc, document) for doc, document in nlp.pipe(pairs, as_tuples=True)]


def write_output(knowledge: Knowledge, folder: Path) -> None:
    """Write every file of a build."""
    write_tables(knowledge, folder / "tables")
