"""Groups of clusters as entities: id, label, type, aliases; and why they were joined."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kg.model import Entity, Merge
from kg.resolution.grouping import Node, Union
from kg.resolution.keys import name_key, slug

_ORDER = ("body", "person", "equipment", "event", "other", "date", "quantity")

Members = dict[str, list[int]]


def identify(nodes: Sequence[Node], union: Union) -> Members:
    """Give every set of nodes its id: the slug of its gazetteer entry or of its label; what has no name belongs to its document."""
    groups: dict[int, list[int]] = defaultdict(list)
    for number in range(len(nodes)):
        groups[union.find(number)].append(number)
    wanted: dict[str, list[list[int]]] = defaultdict(list)
    unnamed: Counter[tuple[str, str]] = Counter()
    found: Members = {}
    for members in groups.values():
        entry = next((nodes[n].cluster.entry for n in members if nodes[n].cluster.entry), None)
        if entry or any(nodes[n].named for n in members):
            wanted[slug(entry or best_label(nodes, members))].append(members)
        else:
            found[_unnamed_id(nodes[members[0]], unnamed, found)] = members
    for name, claimants in wanted.items():
        if len(claimants) > 1:
            claimants.sort(key=lambda members: _precedence(nodes, members))
        for place, members in enumerate(claimants):
            found[name if place == 0 else _other_id(nodes, name, members, found)] = members
    return dict(sorted(found.items()))


def _unnamed_id(node: Node, seen: Counter[tuple[str, str]], found: Members) -> str:
    """The id of a thing without a name: its words, and a digest of its document and of its place among its likes."""
    what = slug(node.cluster.label)
    name = what
    while name == what or name in found:
        seen[node.doc, what] += 1
        name = f"{what[:60]}-{digest(node.doc, what, seen[node.doc, what])}"
    return name


def digest(*parts: object) -> str:
    """Eight hexadecimal digits that tell these parts from others."""
    text = "\x00".join(map(str, parts))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def _precedence(nodes: Sequence[Node], members: Sequence[int]) -> tuple[bool, int, str, list[tuple[str, str, str]]]:
    """Of things with one name, an entry of the gazetteer goes first, then bodies and places, then people."""
    kinds = Counter(nodes[n].kind for n in members)
    kind = min(kinds, key=lambda name: (-kinds[name], _ORDER.index(name)))
    entry = next((nodes[n].cluster.entry for n in members if nodes[n].cluster.entry), None)
    places = sorted({(nodes[n].key, nodes[n].doc, nodes[n].cluster.key) for n in members})
    return entry is None, _ORDER.index(kind), entry or "", places


def _other_id(nodes: Sequence[Node], name: str, members: Sequence[int], found: Members) -> str:
    """The id of the second thing of one name: with its kind, or else a digest of its names and documents."""
    kind = _ORDER[_precedence(nodes, members)[1]]
    plain = f"{name}-{kind}"
    if plain not in found:
        return plain
    return f"{name}-{digest(kind, *sorted({(nodes[n].key, nodes[n].doc, nodes[n].cluster.key) for n in members}))}"


def best_label(nodes: Sequence[Node], members: Iterable[int]) -> str:
    """The gazetteer's label, else the name that most documents call it by; of persons a full name."""
    members = list(members)
    if len(members) == 1:
        return " ".join(nodes[members[0]].cluster.label.split())
    weights: Counter[str] = Counter()
    for number in members:
        node = nodes[number]
        weights[" ".join(node.cluster.label.split())] += 1 + (1_000_000 if node.cluster.entry else 0)
    person = any(nodes[n].kind == "person" for n in members)

    def rank(label: str) -> tuple[bool, int, int, str]:
        return (person and " " not in label, -weights[label], -len(label), label)

    return min(weights, key=rank)


def best_type(nodes: Sequence[Node], members: Sequence[int]) -> str:
    """The type that the gazetteer gives, else the one of most mentions."""
    if len(members) == 1:
        return nodes[members[0]].cluster.type
    weights: Counter[str] = Counter()
    for number in members:
        cluster = nodes[number].cluster
        weights[cluster.type] += (
            cluster.mentions + (1_000_000 if cluster.entry else 0) - (cluster.mentions if cluster.type == "Other" else 0)
        )
    return min(weights, key=lambda name: (-weights[name], name))


def build_entities(nodes: Sequence[Node], members_of: Members, ids: Mapping[tuple[str, str], str]) -> list[Entity]:
    """The entities, sorted by id."""
    found = [_entity(nodes, name, members) for name, members in sorted(members_of.items())]
    types = {entity.id: entity.type for entity in found}
    return [replace(entity, part_of=_parent(nodes, entity, members_of[entity.id], ids, types)) for entity in found]


def _entity(nodes: Sequence[Node], name: str, members: list[int]) -> Entity:
    label = best_label(nodes, members)
    aliases = {" ".join(alias.split()) for n in members for alias in nodes[n].cluster.names if nodes[n].named} - {label}
    return Entity(
        id=name,
        label=label,
        type=best_type(nodes, members),
        aliases=tuple(sorted(aliases)),
        mentions=sum(nodes[n].cluster.mentions for n in members),
        documents=len({nodes[n].doc for n in members}),
    )


def _parent(
    nodes: Sequence[Node], entity: Entity, members: list[int], ids: Mapping[tuple[str, str], str], types: Mapping[str, str]
) -> str | None:
    """What most documents say a thing is part of; a named person is a citizen of a state, and no part of it."""
    parents = Counter(ids[nodes[n].doc, part] for n in members if (part := nodes[n].cluster.part_of) and (nodes[n].doc, part) in ids)
    del parents[entity.id]
    if entity.type == "Person" and any(nodes[n].named for n in members):
        parents = Counter({parent: count for parent, count in parents.items() if types[parent] not in ("Government", "Place", "Group")})
    return min(parents, key=lambda parent: (-parents[parent], parent)) if parents else None


def explain(nodes: Sequence[Node], union: Union, ids: Mapping[tuple[str, str], str]) -> list[Merge]:
    """One line for every two names that were brought together or might be, with the rule."""
    found: dict[tuple[str, str, str, bool], Merge] = {}
    for _number, node in enumerate(nodes):
        entity = ids.get((node.doc, node.cluster.key))
        for alias in node.cluster.names if node.named and entity else ():
            if name_key(alias) != name_key(node.cluster.label):
                rule = "gazetteer" if node.cluster.entry else "in the document"
                _note(found, Merge(entity or "", node.cluster.label, alias, rule, 1.0, applied=True))
    for link in union.links:
        one, other = nodes[link.one], nodes[link.other]
        entity = ids.get((one.doc, one.cluster.key))
        if entity and (not link.applied or name_key(one.cluster.label) != name_key(other.cluster.label)):
            if link.applied or union.find(link.one) != union.find(link.other):
                _note(found, Merge(entity, one.cluster.label, other.cluster.label, link.rule, link.score, link.applied))
    return sorted(found.values(), key=lambda m: (m.entity, m.name, m.other, m.rule))


def _note(found: dict[tuple[str, str, str, bool], Merge], merge: Merge) -> None:
    key = (merge.entity, *sorted((merge.name, merge.other)), merge.applied)
    found.setdefault(key, merge)  # type: ignore[arg-type]
