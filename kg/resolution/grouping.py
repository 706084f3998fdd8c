"""Which clusters are one thing: by gazetteer entry, then by name; what is only alike is proposed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.model import Cluster
from kg.resolution.keys import SUFFIXES, body_key, core_key, name_key, person_key

_KINDS = {"Person": "person", "Event": "event", "Equipment": "equipment", "Date": "date", "Quantity": "quantity", "Other": "other"}


@dataclass(frozen=True, slots=True)
class Node:
    """One cluster of one document, with the keys of its names; `named` is False where it has no name but a description."""

    doc: str
    cluster: Cluster
    kind: str
    key: str
    aliases: tuple[str, ...]
    named: bool


@dataclass(frozen=True, slots=True)
class Link:
    """Why two nodes are, or may be, one thing; nodes by their place in the list."""

    one: int
    other: int
    rule: str
    score: float
    applied: bool = True


def nodes_of(clusters: Iterable[tuple[str, Cluster]]) -> list[Node]:
    """All clusters as nodes, in an order that does not depend on the order given."""
    nodes = [_node(doc, cluster) for doc, cluster in clusters]
    return sorted(nodes, key=lambda node: (node.doc, len(node.cluster.key), node.cluster.key))


def _node(doc: str, cluster: Cluster) -> Node:
    kind = _KINDS.get(cluster.type, "body")
    named = cluster.kind == "name" and kind not in ("date", "quantity")
    keys = [_key(kind, name) for name in (cluster.label, *cluster.names)] if named else []
    aliases = tuple(dict.fromkeys(key for key in keys[1:] if key and key != keys[0]))
    return Node(doc, cluster, kind, keys[0] if keys else "", aliases, named and bool(keys[0]))


def _key(kind: str, name: str) -> str:
    key = name_key(name)
    return person_key(key) if kind == "person" else body_key(key) if kind in ("body", "other") else key


class Union:
    """Disjoint sets of nodes, each with the gazetteer entries in it; two entries never come together."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self.parent = list(range(len(nodes)))
        self.entry = [node.cluster.entry for node in nodes]
        self.links: list[Link] = []

    def find(self, node: int) -> int:
        """The set's representative."""
        while self.parent[node] != node:
            self.parent[node] = self.parent[self.parent[node]]
            node = self.parent[node]
        return node

    def join(self, one: int, other: int, rule: str, score: float = 1.0) -> bool:
        """Make two sets one, unless they are two entries of the gazetteer; tell whether they are one now."""
        left, right = self.find(one), self.find(other)
        if left == right:
            return True
        if self.entry[left] and self.entry[right] and self.entry[left] != self.entry[right]:
            return False
        low, high = min(left, right), max(left, right)
        self.parent[high] = low
        self.entry[low] = self.entry[low] or self.entry[high]
        self.links.append(Link(one, other, rule, score))
        return True


def group_nodes(nodes: Sequence[Node]) -> Union:
    """Join the nodes that are one thing; what may be one is among the links as not applied."""
    union = Union(nodes)
    _join_entries(nodes, union)
    _join_names(nodes, union)
    _join_middle_names(nodes, union)
    _join_aliases(nodes, union)
    _propose_surnames(nodes, union)
    return union


def _join_entries(nodes: Sequence[Node], union: Union) -> None:
    first: dict[str, int] = {}
    for number, node in enumerate(nodes):
        if node.cluster.entry:
            union.join(first.setdefault(node.cluster.entry, number), number, "gazetteer")


def _join_names(nodes: Sequence[Node], union: Union) -> None:
    """The same name and kind; a name that the gazetteer knows in two senses joins neither, unless its type decides.

    A surname alone that several persons of the collection bear joins nothing.
    """
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    kinds: dict[str, set[str]] = defaultdict(set)
    bearers: dict[str, set[str]] = defaultdict(set)
    for number, node in enumerate(nodes):
        if node.named:
            blocks[node.key, node.kind].append(number)
            kinds[node.key].add(node.kind)
            if node.kind == "person" and " " in node.key:
                words = node.key.split()
                bearers[words[-1]].add(words[0])
    for (key, kind), block in sorted(blocks.items()):
        certain = kinds[key] - {"other"}
        if kind == "person" and len(bearers.get(key, ())) > 1:
            continue
        if kind == "other" and len(certain) == 1:
            block = sorted(block + blocks[key, next(iter(certain))])
        _join_block(nodes, union, block)


def _join_block(nodes: Sequence[Node], union: Union, block: Sequence[int]) -> None:
    entries = {union.entry[union.find(n)] for n in block} - {None}
    if len(entries) < 2:
        for one, other in pairwise(block):
            union.join(one, other, "name")
        return
    by_type: dict[str, list[int]] = defaultdict(list)
    for number in block:
        by_type[nodes[number].cluster.type].append(number)
    for _, same in sorted(by_type.items()):
        senses = {union.entry[union.find(n)] for n in same} - {None}
        anchor = next((n for n in same if union.entry[union.find(n)]), same[0])
        for number in same:
            if len(senses) < 2 or (union.entry[union.find(number)] is None and union.entry[union.find(anchor)] is None):
                union.join(anchor, number, "name")


def _join_middle_names(nodes: Sequence[Node], union: Union) -> None:
    """`Joseph Votel` and `Joseph L. Votel`: first and last name, where the collection knows one middle name at most.

    Names that one document keeps apart (`Juan Carlos Vega, the father of Juan Vega`) stay apart.
    """
    documents: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    blocks: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for number, node in enumerate(nodes):
        words = node.key.split()
        if node.named and node.kind == "person" and len(words) > 1 and words[-1] not in SUFFIXES:
            blocks[words[0], words[-1]].setdefault(" ".join(words[1:-1]), number)
            documents[words[0], words[-1]][node.doc] += 1
    for name, variants in sorted(blocks.items()):
        middles = sorted(middle for middle in variants if middle)
        if max(documents[name].values()) > 1:
            continue
        if ("" in variants and len(middles) == 1) or (len(middles) == 2 and _is_initial_of(*middles)):
            numbers = [variants[middle] for middle in sorted(variants)]
            for one, other in pairwise(numbers):
                union.join(one, other, "middle name", 0.95)


def _is_initial_of(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) == 1 and long.startswith(short)


def _join_aliases(nodes: Sequence[Node], union: Union) -> None:
    """A short name that one document explains (`SDF` for Syrian Democratic Forces) and another uses alone.

    Applied where all documents explain it alike and the short name comes from the long one by its words or initials.
    """
    owners: dict[tuple[str, str], list[int]] = defaultdict(list)
    labels: dict[tuple[str, str], int] = {}
    for number, node in enumerate(nodes):
        if node.named:
            labels.setdefault((node.key, node.kind), number)
            for alias in node.aliases:
                if node.kind != "person" or " " in alias:
                    owners[alias, node.kind].append(number)
    for key, numbers in sorted(owners.items()):
        _join_owners(nodes, union, key, numbers, labels.get(key))


def _join_owners(nodes: Sequence[Node], union: Union, key: tuple[str, str], numbers: list[int], target: int | None) -> None:
    """Join those who bear one short name (and the one who bears it alone), if they are forms of one name; else propose."""
    short, kind = key
    group = [*([] if target is None else [target]), *numbers]
    if len({union.find(number) for number in group}) == 1:
        return
    things = {union.find(number) for number in numbers} - ({union.find(target)} if target is not None else set())
    forms = kind == "body" and len({core_key(nodes[n].key) for n in numbers}) == 1
    explained = target is not None and len(things) == 1
    if (forms or explained) and all(derives(short, nodes[n].key) for n in numbers):
        rest = [n for n in group[1:] if not union.join(group[0], n, "alias", 0.95)]
    else:
        rest = [n for n in numbers if target is not None]
    if target is not None:
        union.links += [Link(n, target, "alias", 0.6, applied=False) for n in _one_each(union, rest, target)]


def _one_each(union: Union, numbers: Iterable[int], target: int) -> list[int]:
    """One node of each set but the target's and those that the gazetteer tells apart from it."""
    found: dict[int, int] = {}
    for number in numbers:
        thing = union.find(number)
        known = union.entry[thing] and union.entry[union.find(target)]
        if thing != union.find(target) and not known:
            found.setdefault(thing, number)
    return sorted(found.values())


def derives(short: str, long: str) -> bool:
    """Whether a short key comes from a longer one: its words are among the other's, or it is its initials.

    >>> derives("sdf", "syrian democratic forces"), derives("apple", "apple computer"), derives("bank", "apple")
    (True, True, False)
    """
    words = long.split()
    if len(short) > len(long):
        return derives(long, short)
    small = {"of", "the", "and", "for", "in"}
    initials = {"".join(word[0] for word in words), "".join(word[0] for word in words if word not in small)}
    return set(short.split()) <= set(words) or short.replace(" ", "") in initials


def _propose_surnames(nodes: Sequence[Node], union: Union) -> None:
    """A surname alone in one document and one person of that surname in the collection: never joined, only proposed."""
    full: dict[str, set[int]] = defaultdict(set)
    alone: dict[str, int] = {}
    for number, node in enumerate(nodes):
        if node.named and node.kind == "person":
            words = node.key.split()
            if len(words) > 1:
                full[words[-1]].add(union.find(number))
            else:
                alone.setdefault(node.key, number)
    for surname, number in sorted(alone.items()):
        persons = full.get(surname, set()) - {union.find(number)}
        if len(persons) == 1:
            union.links.append(Link(min(persons), number, "surname", 0.5, applied=False))
