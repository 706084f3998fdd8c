"""The vocabulary: entity types and relations, read from `rdf/ontology.ttl`, which is the only place that lists them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType
from typing import TypeVar

from pyoxigraph import Literal, NamedNode, RdfFormat, Store, parse

from kg.errors import KGError

KG = "https://w3id.org/claimgraph/ns#"
_OWL = "http://www.w3.org/2002/07/owl#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")

Entry = TypeVar("Entry")


class VocabularyError(KGError):
    """A name that is no entity type or relation of the vocabulary."""


@dataclass(frozen=True, slots=True)
class EntityType:
    """A type of entity; `parent` is the type that it is a kind of, if there is one.

    `aligned` are the classes of other vocabularies (IRIs) that it, or its parent, is a subclass of.
    """

    name: str
    label: str
    parent: str | None
    comment: str
    aligned: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation; `plover` is PLOVER's type of event in capitals, if there is one, `literal` whether its object is always a literal."""

    name: str
    label: str
    group: str
    symmetric: bool
    plover: str | None
    comment: str
    literal: bool = False


def ontology() -> bytes:
    """The ontology as it lies in the package: Turtle in UTF-8."""
    return files("kg").joinpath("rdf/ontology.ttl").read_bytes()


def entity_type(name: str) -> EntityType:
    """The entity type of that name; raises `VocabularyError` where there is none."""
    return _named(name, ENTITY_TYPES, "entity type")


def relation(name: str) -> Relation:
    """The relation of that name; raises `VocabularyError` where there is none."""
    return _named(name, RELATIONS, "relation")


def is_symmetric(name: str) -> bool:
    """Whether the relation holds in both directions.

    >>> is_symmetric("metWith"), is_symmetric("attacked")
    (True, False)
    """
    return relation(name).symmetric


def parent_type(name: str) -> str | None:
    """The type that an entity type is a kind of, or None.

    >>> parent_type("ArmedGroup")
    'Organization'
    """
    return entity_type(name).parent


def _named(name: str, entries: Mapping[str, Entry], kind: str) -> Entry:
    if name not in entries:
        raise VocabularyError(f"{name!r} is no {kind}; known are: {', '.join(entries)}")
    return entries[name]


class _Ontology:
    """The ontology as a store of triples, with the few look-ups that are needed here; names come in the order of the file."""

    def __init__(self, turtle: bytes) -> None:
        quads = list(parse(turtle, format=RdfFormat.TURTLE))
        self.store = Store()
        self.store.extend(quads)
        self.subjects = list(dict.fromkeys(quad.subject for quad in quads))

    def values(self, node: NamedNode, predicate: str) -> list[NamedNode | Literal]:
        found = (quad.object for quad in self.store.quads_for_pattern(node, NamedNode(predicate), None))
        return [value for value in found if isinstance(value, NamedNode | Literal)]

    def text(self, node: NamedNode, predicate: str) -> str | None:
        return next((value.value for value in self.values(node, predicate)), None)

    def local_names(self, node: NamedNode, predicate: str) -> list[str]:
        values = [value.value for value in self.values(node, predicate)]
        return sorted(value.removeprefix(KG) for value in values if value.startswith(KG))

    def own(self) -> Iterator[tuple[str, NamedNode]]:
        for node in self.subjects:
            if isinstance(node, NamedNode) and node.value.startswith(KG):
                yield node.value.removeprefix(KG), node


def _entity_types(source: _Ontology) -> Iterator[EntityType]:
    parents = {name: source.local_names(node, _RDFS + "subClassOf") for name, node in source.own()}
    for name, node in source.own():
        above = parents[name][0] if parents[name] else None
        if above == "Entity" or (above and "Entity" in parents[above]):
            parent = None if above == "Entity" else above
            label, comment = source.text(node, _RDFS + "label") or name, source.text(node, _RDFS + "comment") or ""
            yield EntityType(name, label, parent, comment, _aligned(source, node, parent))


def _aligned(source: _Ontology, node: NamedNode, parent: str | None) -> tuple[str, ...]:
    values = source.values(node, _RDFS + "subClassOf")
    if parent:
        values += source.values(NamedNode(KG + parent), _RDFS + "subClassOf")
    return tuple(sorted({value.value for value in values if not value.value.startswith(KG)}))


def _relations(source: _Ontology) -> Iterator[Relation]:
    for name, node in source.own():
        groups = source.local_names(node, KG + "group")
        if not groups:
            continue
        kinds = {value.value for value in source.values(node, _TYPE.value)}
        yield Relation(
            name=name,
            label=source.text(node, _RDFS + "label") or name,
            group=source.text(NamedNode(KG + groups[0]), _SKOS + "prefLabel") or groups[0],
            symmetric=_OWL + "SymmetricProperty" in kinds,
            plover=source.text(node, KG + "ploverType"),
            comment=source.text(node, _RDFS + "comment") or "",
            literal=_OWL + "DatatypeProperty" in kinds,
        )


_SOURCE = _Ontology(ontology())
ENTITY_TYPES: Mapping[str, EntityType] = MappingProxyType({entry.name: entry for entry in _entity_types(_SOURCE)})
RELATIONS: Mapping[str, Relation] = MappingProxyType({entry.name: entry for entry in _relations(_SOURCE)})
