"""The whole line, from inputs to an output folder; what a newcomer reads first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from kg.corrections import Corrections, read_corrections
from kg.engine import Options, extract_all
from kg.errors import InputError
from kg.files import replace_file, writable_folder
from kg.graph import build_graph, write_graphml
from kg.links import link_places
from kg.model import Claim, Document, Extraction, Knowledge
from kg.page import write_page
from kg.rdf.export import write_turtle
from kg.reading import read_documents
from kg.resolution import apply_resolution, resolve
from kg.store import Store, extraction_key, open_store
from kg.tables import write_tables

Policy = Literal["reported", "strict"]
STORE = "store.sqlite"
CORRECTIONS = "corrections.toml"


@dataclass(frozen=True, slots=True)
class Settings:
    """How to build: the policy of what is drawn as a fact, how documents are annotated, and on how many processes (0: as many as serve)."""

    policy: Policy = "reported"
    options: Options = field(default_factory=Options)
    processes: int = 0
    published: str | None = None
    strict_input: bool = False
    add: bool = False
    corrections: Path | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """What a caller is told while a build runs: of a stage that begins, of all words there are, of words that are done."""

    stage: Callable[[str], None] = lambda name: None
    total: Callable[[int, int], None] = lambda documents, words: None
    advance: Callable[[int], None] = lambda words: None


def build_folder(
    inputs: Sequence[str], folder: Path, settings: Settings, progress: Progress, *, documents: Sequence[Document] = (), write: bool = True
) -> tuple[Knowledge, list[InputError]]:
    """Build a graph from `inputs` (and `documents`) into `folder`; return what is known and the inputs that could not be read.

    Files appear in the folder only when all is known, each whole; without `write` only the store is kept there.
    Raises `KGError` where nothing can be built.
    """
    writable_folder(folder)
    progress.stage("reading")
    read, failures = gather(inputs, settings) if inputs or not documents else ([], [])
    documents = [*documents, *read]
    with open_store(folder / STORE) as store:
        if settings.add:
            documents = _with_earlier(documents, store)
        knowledge = _know(documents, store, settings, progress, corrections_for(folder, settings))
    if write:
        progress.stage("writing")
        write_output(knowledge, folder)
    return knowledge, failures


def gather(inputs: Sequence[str], settings: Settings) -> tuple[list[Document], list[InputError]]:
    """Read all inputs: the documents, and the errors of those that could not be read.

    Raises the first error where nothing could be read, or where `settings.strict_input` is set.
    """
    documents: dict[str, Document] = {}
    failures: list[InputError] = []
    for item in read_documents(inputs, published=settings.published):
        if isinstance(item, InputError):
            if settings.strict_input:
                raise item
            failures.append(item)
        else:
            documents[item.id] = item
    if not documents:
        raise failures[0] if failures else InputError("no input: name a file, a folder, a URL, or - for standard input")
    return list(documents.values()), failures


def _with_earlier(documents: Iterable[Document], store: Store) -> list[Document]:
    """The documents of the last build in this folder and these, which take the place of earlier ones of the same id."""
    return list({document.id: document for document in (*store.documents(), *documents)}.values())


def _know(
    documents: Sequence[Document], store: Store, settings: Settings, progress: Progress, corrections: Corrections | None
) -> Knowledge:
    """Extract, then bring all documents together."""
    documents = sorted(documents, key=lambda document: document.id)
    progress.total(len(documents), sum(len(document.text.split()) for document in documents))
    extract_all(documents, options=settings.options, store=store, processes=settings.processes, advance=progress.advance)
    fingerprint = settings.options.fingerprint
    keys = [extraction_key(document, fingerprint) for document in documents]
    progress.stage("bringing together")
    found = [extraction for key in keys if (extraction := store.extraction(key)) is not None]
    store.set_documents(zip(documents, keys, strict=True))
    return build_knowledge(documents, found, policy=settings.policy, corrections=corrections)


def build_knowledge(
    documents: Sequence[Document], extractions: Iterable[Extraction], *, policy: Policy = "reported", corrections: Corrections | None = None
) -> Knowledge:
    """Bring the extractions of all documents together; the order of documents is of no matter."""
    found = sorted(extractions, key=lambda extraction: extraction.doc)
    resolution = resolve(((item.doc, cluster) for item in found for cluster in item.clusters), corrections=corrections)
    labels = {entity.id: entity.label for entity in resolution.entities}
    resolved = [apply_resolution(item, resolution, labels) for item in found]
    mentions = tuple(mention for item in resolved for mention in item.mentions)
    return Knowledge(
        documents=tuple(sorted(documents, key=lambda document: document.id)),
        entities=link_places(resolution.entities, mentions),
        claims=tuple(_under(policy, claim) for item in resolved for claim in item.claims),
        mentions=mentions,
        attributions=tuple(attribution for item in resolved for attribution in item.attributions),
        predicates=tuple(predicate for item in resolved for predicate in item.predicates),
        merges=resolution.merges,
        silent=tuple((item.doc, span) for item in resolved for span in item.silent),
        policy=policy,
    )


def _under(policy: Policy, claim: Claim) -> Claim:
    """Under the strict policy only what the author says in the author's own voice is drawn as a fact."""
    return replace(claim, asserted=False) if policy == "strict" and claim.speakers else claim


def corrections_for(folder: Path, settings: Settings) -> Corrections | None:
    """The corrections named in the settings, else those kept in the output folder, else none."""
    path = settings.corrections or folder / CORRECTIONS
    return read_corrections(path) if settings.corrections or path.exists() else None


def write_output(knowledge: Knowledge, folder: Path) -> None:
    """Write every file of a build into `folder`, each atomically."""
    write_tables(knowledge, folder / "tables")
    write_turtle(knowledge, folder / "graph.ttl")
    replace_file(folder / "graph.graphml", lambda path: write_graphml(build_graph(knowledge), path))
    write_page(knowledge, folder / "graph.html")
