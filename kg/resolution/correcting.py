"""The user's corrections, applied to groups and entities."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.corrections import Corrections, Split
from kg.errors import CorrectionError
from kg.model import Entity, Merge
from kg.resolution.entities import Members, best_label, digest
from kg.resolution.grouping import Node
from kg.resolution.keys import name_key, slug
from kg.vocabulary import ENTITY_TYPES


class _Finder:
    """Finds ids by an id, a label or an alias."""

    def __init__(self, nodes: Sequence[Node], members: Members) -> None:
        self.ids = set(members)
        self.labels: dict[str, set[str]] = defaultdict(set)
        self.aliases: dict[str, set[str]] = defaultdict(set)
        for name, numbers in members.items():
            self.labels[name_key(best_label(nodes, numbers))].add(name)
            for number in numbers:
                for alias in (nodes[number].cluster.label, *nodes[number].cluster.names):
                    self.aliases[name_key(alias)].add(name)

    def find(self, reference: str) -> list[str]:
        """The ids that a reference means, sorted; none where nothing is called so."""
        for exact in (reference, slug(reference)):
            if exact in self.ids:
                return [exact]
        key = name_key(reference)
        return sorted(self.labels.get(key) or self.aliases.get(key) or ())


def correct_members(nodes: Sequence[Node], members: Members, corrections: Corrections | None) -> tuple[Members, list[Merge]]:
    """Split, merge and leave out; returns the members by id, and a note of every merge."""
    if corrections is None:
        return members, []
    members = {name: list(numbers) for name, numbers in members.items()}
    for split in corrections.splits:
        for name in _Finder(nodes, members).find(split.name):
            _take_apart(nodes, members, name, split)
    notes: list[Merge] = []
    for names in corrections.merges:
        notes += _bring_together(nodes, members, names)
    if corrections.ignored:
        finder = _Finder(nodes, members)
        for name in {found for reference in corrections.ignored for found in finder.find(reference)}:
            del members[name]
    return dict(sorted(members.items())), notes


def _take_apart(nodes: Sequence[Node], members: Members, name: str, split: Split) -> None:
    """Give what leaves an entity its own ids."""
    numbers = members[name]
    if split.names or split.documents:
        leaving = [n for n in numbers if _leaves(nodes[n], split)]
        if leaving and len(leaving) < len(numbers):
            members[name] = [n for n in numbers if n not in set(leaving)]
            _settle(nodes, members, name, leaving)
        return
    parts: dict[str, list[int]] = defaultdict(list)
    for number in numbers:
        parts[name_key(nodes[number].cluster.label)].append(number)
    if len(parts) == 1:
        parts = defaultdict(list)
        for number in numbers:
            parts[nodes[number].doc].append(number)
    stays = name_key(best_label(nodes, numbers)) if name_key(best_label(nodes, numbers)) in parts else min(parts)
    members[name] = parts.pop(stays)
    for _, part in sorted(parts.items()):
        _settle(nodes, members, name, part)


def _leaves(node: Node, split: Split) -> bool:
    keys = {name_key(text) for text in (node.cluster.label, *node.cluster.names)}
    by_name = not split.names or bool(keys & {name_key(text) for text in split.names})
    return by_name and (not split.documents or node.doc in split.documents)


def _settle(nodes: Sequence[Node], members: Members, old: str, numbers: list[int]) -> None:
    """Keep nodes under a new id: the slug of their label, or the old id with a digest where that is taken."""
    new = slug(best_label(nodes, numbers))
    if new in members:
        new = f"{old}-{digest(*sorted({(nodes[n].doc, nodes[n].cluster.label) for n in numbers}))}"
    members[new] = numbers


def _bring_together(nodes: Sequence[Node], members: Members, names: Iterable[str]) -> list[Merge]:
    """Move the members of all that is named into the first that is known."""
    finder = _Finder(nodes, members)
    found = list(dict.fromkeys(name for reference in names for name in finder.find(reference)))
    if len(found) < 2:
        return []
    first, *others = found
    label = best_label(nodes, members[first])
    notes = []
    for other in others:
        notes.append(Merge(first, label, best_label(nodes, members[other]), "correction", 1.0, applied=True))
        members[first] = members[first] + members.pop(other)
    return notes


def correct_entities(entities: Iterable[Entity], notes: Iterable[Merge], corrections: Corrections | None) -> list[Entity]:
    """Give what was merged the label of the first (`notes` are the merges made); rename and retype."""
    found = {entity.id: entity for entity in entities}
    if corrections is None:
        return list(found.values())
    for note in notes:
        if note.entity in found:
            found[note.entity] = _relabelled(found[note.entity], note.name)
    for reference, label in corrections.renames:
        for name in _named(found, reference):
            found[name] = _relabelled(found[name], label)
    for reference, kind in corrections.retypes:
        if kind not in ENTITY_TYPES:
            raise CorrectionError(f"corrections: retype {reference!r}: {kind!r} is no entity type; known are {', '.join(ENTITY_TYPES)}")
        for name in _named(found, reference):
            found[name] = replace(found[name], type=kind)
    return list(found.values())


def _relabelled(entity: Entity, label: str) -> Entity:
    """An entity with another label; the old one becomes an alias."""
    return replace(entity, label=label, aliases=tuple(sorted({*entity.aliases, entity.label} - {label})))


def _named(entities: dict[str, Entity], reference: str) -> list[str]:
    """The ids that a reference means among entities."""
    for exact in (reference, slug(reference)):
        if exact in entities:
            return [exact]
    key = name_key(reference)
    by_label = [entity.id for entity in entities.values() if name_key(entity.label) == key]
    return by_label or [entity.id for entity in entities.values() if key in map(name_key, entity.aliases)]
