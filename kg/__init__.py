"""kg: a knowledge graph from the news that can be checked.

>>> import kg
>>> graph = kg.build("article.txt")  # doctest: +SKIP
>>> graph.claims()                   # doctest: +SKIP

Whatever is costly (spaCy, RDF) is imported at its first use.
"""

from __future__ import annotations

from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any

from kg.errors import CorrectionError, InputError, KGError, ModelError, OutputError, QueryError
from kg.model import Attribution, Claim, Document, Entity, Fact, Knowledge, Mention, Predicate, Span

if TYPE_CHECKING:
    from kg.knowledge import KnowledgeGraph, build, load, read, sample_folder

try:
    __version__ = version("claimgraph")
except PackageNotFoundError:
    __version__ = "0+unknown"

_LAZY = ("KnowledgeGraph", "build", "load", "read", "sample_folder")


def __getattr__(name: str) -> Any:
    """Import the names of `kg.knowledge` when they are first asked for."""
    if name in _LAZY:
        return getattr(import_module("kg.knowledge"), name)
    raise AttributeError(f"module 'kg' has no attribute {name!r}")


__all__ = [
    "Attribution",
    "Claim",
    "CorrectionError",
    "Document",
    "Entity",
    "Fact",
    "InputError",
    "KGError",
    "Knowledge",
    "KnowledgeGraph",
    "Mention",
    "ModelError",
    "OutputError",
    "Predicate",
    "QueryError",
    "Span",
    "build",
    "load",
    "read",
    "sample_folder",
]
