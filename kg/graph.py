"""The graph: claims that say the same are one fact, facts are the edges of a NetworkX `MultiDiGraph`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import networkx as nx

from kg.model import Claim, Document, Fact, Knowledge

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def group_facts(claims: Iterable[Claim], documents: Iterable[Document]) -> list[Fact]:
    """Group claims of the same subject, relation and object (the phrase too, where the relation is open); sorted."""
    digest = {document.id: document.sha256 for document in documents}
    groups: dict[tuple[str, str, str, bool, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        phrase = claim.phrase if claim.relation == "relatedTo" else ""
        target = claim.object.value if claim.object.value is not None else claim.object.entity or ""
        subject = claim.subject.entity or "" if claim.subject else ""
        groups[subject, claim.relation, target, claim.object.is_literal, phrase].append(claim)
    return [_fact(key, group, digest) for key, group in sorted(groups.items())]


def _fact(key: tuple[str, str, str, bool, str], claims: list[Claim], digest: dict[str, str]) -> Fact:
    subject, relation, target, is_literal, _ = key
    asserting = [claim for claim in claims if claim.asserted]
    denying = [claim for claim in claims if claim.polarity == "negative" and claim.certainty == "certain" and claim.modality is None]
    first_of: dict[str, str] = {}
    for claim in asserting:
        first_of.setdefault(digest.get(claim.doc, claim.doc), claim.doc)
    return Fact(
        subject=subject or None,
        relation=relation,
        object=target,
        is_literal=is_literal,
        claims=tuple(claims),
        asserted=bool(asserting),
        sources=tuple(sorted(first_of.values())),
        disputed=bool(asserting and denying),
    )


def build_graph(knowledge: Knowledge) -> nx.MultiDiGraph[str]:
    """Build the graph: a node an entity, an edge a fact that somebody asserts; what is not asserted is no edge."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for entity in knowledge.entities:
        graph.add_node(entity.id, label=entity.label, type=entity.type, mentions=entity.mentions, documents=entity.documents)
    for fact in group_facts(knowledge.claims, knowledge.documents):
        if fact.asserted and fact.subject and not fact.is_literal:
            graph.add_edge(
                fact.subject,
                fact.object,
                key=fact.relation,
                relation=fact.relation,
                claims=len(fact.claims),
                sources=len(fact.sources),
                disputed=fact.disputed,
                sentence=fact.claims[0].evidence.text,
            )
    return graph


def write_graphml(graph: nx.MultiDiGraph[str], path: Path) -> None:
    """Write the graph as GraphML, without the control characters that XML cannot hold."""
    clean: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    clean.add_nodes_from((_xml(node), {key: _xml(value) for key, value in data.items()}) for node, data in graph.nodes(data=True))
    clean.add_edges_from(
        (_xml(start), _xml(end), key, {name: _xml(value) for name, value in data.items()})
        for start, end, key, data in graph.edges(data=True, keys=True)
    )
    nx.write_graphml(clean, path, encoding="utf-8", prettyprint=True)


def _xml(value: Any) -> Any:
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", value) if isinstance(value, str) else value
