"""What a notebook works with: build a graph, look at it, ask it, export it."""

from __future__ import annotations

import html
import tempfile
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Any

import networkx as nx

from kg.builder import Policy, Progress, Settings, build_folder, gather, write_output
from kg.engine import Options
from kg.errors import InputError
from kg.graph import build_graph, group_facts
from kg.language.pipeline import DEFAULT_MODEL
from kg.lookup import find_entity
from kg.model import Claim, Document, Entity, Fact, Knowledge
from kg.page import page_html
from kg.rdf.export import write_rdf
from kg.rdf.query import Result, run_query
from kg.tables import claim_row, entity_row, read_tables

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
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "graph.ttl"
            write_rdf(self.knowledge, path, format="turtle")
            return run_query(sparql, path)

    def to_rdf(self, path: str | Path, *, format: str = "turtle") -> Path:
        """Write RDF: Turtle, or another `format` that `kg.rdf.export` names; return the path."""
        write_rdf(self.knowledge, Path(path), format=format)
        return Path(path)

    def to_html(self, path: str | Path) -> Path:
        """Write the interactive page; return the path."""
        Path(path).write_text(page_html(self.knowledge), encoding="utf-8")
        return Path(path)

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
    row = claim_row(claim)
    return {
        **{name: row[name] for name in ("id", "doc")},
        "subject": claim.subject and claim.subject.label,
        "relation": claim.relation,
        "object": claim.object.value or claim.object.label,
        **{name: row[name] for name in ("phrase", "polarity", "certainty", "tense", "modality", "asserted")},
        "speaker": claim.speaker and (claim.speaker.label or claim.speaker.text),
        "time": claim.time and claim.time.value,
        "place": claim.place and claim.place.label,
        "sentence": claim.evidence.text,
        "start": claim.evidence.start,
        "end": claim.evidence.end,
        "rule": claim.rule,
    }
