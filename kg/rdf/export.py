"""Writing knowledge as RDF: Turtle and its relatives, everything in the default graph, the same bytes on every run."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from pyoxigraph import Quad, RdfFormat, Store, serialize
from rdflib import Graph

from kg.errors import OutputError
from kg.files import replace_file
from kg.model import Knowledge
from kg.rdf.terms import PREFIXES
from kg.rdf.triples import all_triples

FORMATS: Mapping[str, RdfFormat] = MappingProxyType(
    {
        "turtle": RdfFormat.TURTLE,
        "json-ld": RdfFormat.JSON_LD,
        "n-triples": RdfFormat.N_TRIPLES,
        "n-quads": RdfFormat.N_QUADS,
        "trig": RdfFormat.TRIG,
        "rdf-xml": RdfFormat.RDF_XML,
    }
)


def write_turtle(knowledge: Knowledge, path: Path) -> None:
    """Write knowledge as Turtle; raise `OutputError` where that is not possible."""
    write_rdf(knowledge, path, format="turtle")


def write_rdf(knowledge: Knowledge, path: Path, *, format: str = "turtle") -> None:
    """Write knowledge in one of `FORMATS`, whole or not at all."""
    if format not in FORMATS:
        raise OutputError(f"{format!r} is no RDF format; choose one of {', '.join(FORMATS)}")

    def write(temporary: Path) -> None:
        serialize(all_triples(knowledge), temporary, format=FORMATS[format], prefixes=dict(PREFIXES))

    replace_file(path, write)


def to_store(knowledge: Knowledge) -> Store:
    """Knowledge as an Oxigraph store in memory, which `kg.rdf.query` can ask."""
    store = Store()
    store.bulk_extend(Quad(*triple) for triple in all_triples(knowledge))
    return store


def to_graph(knowledge: Knowledge) -> Graph:
    """Knowledge as an rdflib `Graph` in memory, with the prefixes bound; for anything large, write a file and query that."""
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace, replace=True)
    return graph.parse(data=serialize(all_triples(knowledge), format=RdfFormat.N_TRIPLES), format="nt")
