"""From what a user calls an entity to its IRI in a graph."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Store
from rapidfuzz import process

from kg.errors import QueryError
from kg.lookup import holds_words
from kg.rdf.terms import named, shorten, term

_SHOWN = 5


def find_named(store: Store, name: str) -> NamedNode:
    """The entity of an id, a label, an alias, or a part of a name in whole words (in this order, capitals of no matter).

    Raises `QueryError` where there is none (with the nearest names) or where several share the name (with their ids).
    """
    entity = named("entity", name)
    if next(store.quads_for_pattern(entity, term("rdfs:label"), None), None):
        return entity
    labels, aliases = _names(store, "rdfs:label"), _names(store, "skos:altLabel")
    for nodes in _matches(labels, aliases, name):
        found = sorted(nodes)
        if len(found) > 1:
            ids = ", ".join(shorten(node).removeprefix("entity:") for node in found[:_SHOWN])
            raise QueryError(f"{name}: several entities have this name; give an id instead: {ids}")
        if found:
            return NamedNode(found[0])
    near = [label for label, _, _ in process.extract(name, sorted(labels), processor=_folded, limit=_SHOWN)]
    raise QueryError(f"{name}: no entity of this name; the nearest are: {', '.join(near) or 'none'}")


def _matches(labels: dict[str, set[str]], aliases: dict[str, set[str]], wanted: str) -> Iterator[set[str]]:
    """The entities of a label, of an alias, of a part of a name, each found only when it is asked for."""
    yield _nodes(labels, wanted)
    yield _nodes(aliases, wanted)
    yield {node for names in (labels, aliases) for label, nodes in names.items() if holds_words([label], wanted) for node in nodes}


def _nodes(names: dict[str, set[str]], wanted: str) -> set[str]:
    return {node for label, nodes in names.items() if _folded(label) == _folded(wanted) for node in nodes}


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _names(store: Store, predicate: str) -> dict[str, set[str]]:
    """The IRIs of the entities by their names."""
    entities = {quad.subject for quad in store.quads_for_pattern(None, term("kg:mentions"), None)}
    found: dict[str, set[str]] = {}
    for quad in store.quads_for_pattern(None, term(predicate), None):
        if quad.subject in entities and isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
            found.setdefault(quad.object.value, set()).add(quad.subject.value)
    return found
