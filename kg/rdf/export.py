"""Writing knowledge as RDF: Turtle and its relatives, everything in the default graph, the same bytes on every run."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from pyoxigraph import RdfFormat, serialize
from rdflib import Graph

from kg.errors import OutputError
from kg.model import Knowledge
from kg.rdf.terms import PREFIXES
from kg.rdf.triples import all_triples

FORMATS: Mapping[str, RdfFormat] = MappingProxyType({
    "turtle": RdfFormat.TURTLE,
    "json-ld": RdfFormat.JSON_LD,
    "n-triples": RdfFormat.N_TRIPLES,
    "n-quads": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
    "rdf-xml": RdfFormat.RDF_XML,
})


def write_turtle(knowledge: Knowledge, path: Path) -> None:
    """Write knowledge as Turtle; raise `OutputError` where that is not possible."""
    write_rdf(knowledge, path, format="turtle")


def write_rdf(knowledge: Knowledge, path: Path, *, format: str = "turtle") -> None:
    """Write knowledge in one of `FORMATS`, through a temporary file that then takes the place of `path`."""
    if format not in FORMATS:
        raise OutputError(f"{format!r} is no RDF format; choose one of {', '.join(FORMATS)}")
    temporary = path.with_name(f".{path.name}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("wb") as file:
            serialize(all_triples(knowledge), file, format=FORMATS[format], prefixes=dict(PREFIXES))
        os.replace(temporary, path)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror}); choose another folder with -o") from error
    finally:
        temporary.unlink(missing_ok=True)


def to_graph(knowledge: Knowledge) -> Graph:
    """Knowledge as an rdflib `Graph` in memory, with the prefixes bound; for anything large, write a file and query that."""
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace, replace=True)
    return graph.parse(data=serialize(all_triples(knowledge), format=RdfFormat.N_TRIPLES), format="nt")
