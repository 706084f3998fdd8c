"""What a notebook works with: build a graph, look at it, ask it, export it."""

from __future__ import annotations

import csv
import html
import tempfile
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Any

import networkx as nx
from pyoxigraph import Store

from kg.builder import Policy, Progress, Settings, build_folder, gather, write_output
from kg.engine import Options
from kg.errors import InputError, OutputError
from kg.files import replace_file
from kg.graph import build_graph, group_facts, write_graphml
from kg.language.pipeline import DEFAULT_MODEL
from kg.lookup import find_entity
from kg.model import Claim, Document, Entity, Fact, Knowledge
from kg.page import page_html, write_page
from kg.rdf.export import to_store, write_rdf
from kg.rdf.query import Result, run_query, run_question
from kg.tables import entity_row, read_tables

_RDF_ENDINGS = {"ttl": "turtle", "nt": "n-triples", "nq": "n-quads", "jsonld": "json-ld", "trig": "trig", "rdf": "rdf-xml"}
FIELDS = (
    "id", "doc", "subject", "relation", "object", "phrase", "polarity", "certainty", "tense", "modality", "asserted", "speaker", "time",
    "place", "count", "count_low", "count_high", "sentence", "start", "end", "rule",
)  # fmt: skip
"""The columns of a claim as a flat record; `count` is of its object, `start` and `end` are the code points of its sentence."""

_FRAME = (
    '<iframe srcdoc="{page}" title="knowledge graph" sandbox="allow-scripts allow-downloads" '
    'style="width:100%;height:{height}px;border:1px solid #8888"></iframe>'
)


class KnowledgeGraph:
    """A built graph: `knowledge` holds all records, the methods give the usual views of them.

    `failures` are the inputs that could not be read.
    """

    def __init__(self, knowledge: Knowledge, failures: Iterable[InputError] = ()) -> None:
        self.knowledge = knowledge
        self.failures = tuple(failures)

    @cached_property
    def network(self) -> nx.MultiDiGraph[str]:
        """The NetworkX graph: a node an entity, an edge a fact that somebody asserts."""
        return build_graph(self.knowledge)

    @cached_property
    def facts(self) -> list[Fact]:
        """The claims grouped by what they say, with support and dispute; asserted or not."""
        return group_facts(self.knowledge.claims, self.knowledge.documents)

    def claims(self, about: str | None = None, *, asserted: bool | None = None) -> list[dict[str, Any]]:
        """The claims as flat records, ready for `pandas.DataFrame`: of one entity, or only (un)asserted ones, where asked."""
        entity = self.entity(about).id if about else None
        chosen = [c for c in self.knowledge.claims if asserted in (None, c.asserted) and (entity is None or entity in _ends(c))]
        return [_flat(claim) for claim in chosen]

    def entities(self) -> list[dict[str, Any]]:
        """The entities as records, those with most mentions first."""
        return [entity_row(entity) for entity in sorted(self.knowledge.entities, key=lambda e: (-e.mentions, e.id))]

    def entity(self, name: str) -> Entity:
        """The entity of a name, an alias or an id; raises `KGError` where there is none."""
        return find_entity(self.knowledge, name)

    def query(self, sparql: str) -> Result:
        """Ask in SPARQL; the usual prefixes are declared. Raises `QueryError` where the query is not valid."""
        return run_query(sparql, self._store)

    def ask(self, question: str, **about: str) -> Result:
        """Answer a named question: `graph.ask("casualties", about="Kabul")`. Raises `QueryError` where something is unknown."""
        return run_question(question, self._store, about)

    @cached_property
    def _store(self) -> Store:
        return to_store(self.knowledge)

    def to_rdf(self, path: str | Path, *, format: str = "turtle") -> Path:
        """Write RDF: Turtle, or another `format` that `kg.rdf.export` names; return the path."""
        write_rdf(self.knowledge, Path(path), format=format)
        return Path(path)

    def to_html(self, path: str | Path) -> Path:
        """Write the interactive page; return the path."""
        write_page(self.knowledge, Path(path))
        return Path(path)

    def export(self, path: str | Path) -> Path:
        """Write one file, its form told by its ending: RDF (`.ttl .nt .nq .jsonld .trig .rdf`), `.html`, `.graphml`, or claims as `.csv`.

        Raises `OutputError` for any other ending.
        """
        path = Path(path)
        ending = path.suffix.lower().lstrip(".")
        if ending in _RDF_ENDINGS:
            write_rdf(self.knowledge, path, format=_RDF_ENDINGS[ending])
        elif ending == "html":
            write_page(self.knowledge, path)
        elif ending == "graphml":
            replace_file(path, lambda temporary: write_graphml(self.network, temporary))
        elif ending == "csv":
            replace_file(path, self._write_csv)
        else:
            known = " ".join(f".{name}" for name in (*_RDF_ENDINGS, "html", "graphml", "csv"))
            raise OutputError(f"{path}: no form is known for this ending; use one of {known}")
        return path

    def _write_csv(self, path: Path) -> None:
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, fieldnames=FIELDS, lineterminator="\n")
            writer.writeheader()
            writer.writerows(self.claims())

    def write(self, folder: str | Path) -> Path:
        """Write every file of a build into a folder; return the folder."""
        write_output(self.knowledge, Path(folder))
        return Path(folder)

    def view(self, *, height: int = 640) -> _View:
        """The page inline in a notebook, `height` pixels high."""
        return _View(page_html(self.knowledge), height)

    def __repr__(self) -> str:
        documents, entities, claims = (len(part) for part in (self.knowledge.documents, self.knowledge.entities, self.knowledge.claims))
        return f"KnowledgeGraph({documents} documents, {entities} entities, {claims} claims)"


class _View:
    """The page as a notebook shows it, in a frame of its own."""

    def __init__(self, page: str, height: int) -> None:
        self._page, self._height = page, height

    def _repr_html_(self) -> str:
        return _FRAME.format(page=html.escape(self._page, quote=True), height=self._height)


def build(
    *inputs: str | Path | Document,
    published: str | None = None,
    model: str = DEFAULT_MODEL,
    policy: Policy = "reported",
    processes: int = 1,
    output: str | Path | None = None,
) -> KnowledgeGraph:
    """Build a graph from files, folders, URLs or documents.

    `published` (YYYY-MM-DD) dates documents that have no date. With `output` all files are written there and unchanged
    documents are not read again; more than one process needs a main module that can be imported (`if __name__ == "__main__":`).
    Raises `KGError` where nothing can be built.
    """
    settings = Settings(policy=policy, options=Options(model), processes=processes, published=published)
    documents = tuple(item for item in inputs if isinstance(item, Document))
    names = [str(item) for item in inputs if not isinstance(item, Document)]
    if output is not None:
        return KnowledgeGraph(*build_folder(names, Path(output), settings, Progress(), documents=documents))
    with tempfile.TemporaryDirectory() as folder:
        return KnowledgeGraph(*build_folder(names, Path(folder), settings, Progress(), documents=documents, write=False))


def read(*inputs: str | Path, published: str | None = None) -> list[Document]:
    """Read documents from files, folders or URLs; raises `InputError` at the first that cannot be read."""
    settings = Settings(published=published, strict_input=True)
    return gather([str(item) for item in inputs], settings)[0]


def load(folder: str | Path = "output") -> KnowledgeGraph:
    """Open what an earlier build left in a folder; raises `InputError` where there is none."""
    return KnowledgeGraph(read_tables(Path(folder) / "tables"))


def sample_folder() -> Path:
    """The folder of the five news briefs that come with the package."""
    return Path(__file__).parent / "samples"


def _ends(claim: Claim) -> set[str | None]:
    return {claim.object.entity, claim.subject.entity if claim.subject else None, *(speaker.entity for speaker in claim.speakers)}


def _flat(claim: Claim) -> dict[str, Any]:
    """A claim as one flat record, its arguments by their labels."""
    count = claim.object.count
    ends = {
        "subject": claim.subject and claim.subject.label,
        "object": claim.object.value or claim.object.label,
        "count": count and count.text,
        "count_low": count and count.low,
        "count_high": count and count.high,
        "speaker": claim.speaker and (claim.speaker.label or claim.speaker.text),
        "time": claim.time and claim.time.value,
        "place": claim.place and claim.place.label,
        "sentence": claim.evidence.text,
        "start": claim.evidence.start,
        "end": claim.evidence.end,
    }
    return {name: ends[name] if name in ends else getattr(claim, name) for name in FIELDS}
