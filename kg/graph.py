"""The graph: claims that say the same are one fact, facts are the edges of a NetworkX `MultiDiGraph`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import networkx as nx

from kg.model import Claim, Document, Fact, Knowledge
from kg.vocabulary import RELATIONS, is_symmetric

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_WORD = re.compile(r"\w+")
_DAY = re.compile(r"(\d{4})(?:-(\d\d))?")
_TELLING = 6
_MONTHS = 12
_OPPOSITE = {"trusts": "distrusts", "distrusts": "trusts", "supports": "opposes", "opposes": "supports"}
_AUXILIARIES = frozenset("not n't never no did do does has have had is are was were be been being will would".split())


class _Key(NamedTuple):
    subject: str
    relation: str
    target: str
    is_literal: bool
    phrase: str


def group_facts(claims: Iterable[Claim], documents: Iterable[Document]) -> list[Fact]:
    """Group claims of the same subject, relation and object, sorted.

    Of a symmetric relation both directions are one fact; of the open relation the phrase counts too. Documents that support a fact count
    once where they share their text, or the sentence that tells it. A fact is disputed where one voice asserts what another denies, or
    where another asserts the opposite relation, unless the two speak of different times. What happens (a relation with a PLOVER type) may
    happen again: where a claim of it tells no time, the day its document was published stands for it, and a year between two is too much.
    """
    known = {document.id: document for document in documents}
    groups: dict[_Key, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[_key(claim)].append(claim)
    return [_fact(key, group, _against(key, groups), known) for key, group in sorted(groups.items())]


def _key(claim: Claim) -> _Key:
    """What two claims share that say the same."""
    phrase = " ".join(word for word in claim.phrase.lower().split() if word not in _AUXILIARIES) if claim.relation == "relatedTo" else ""
    target = claim.object.value if claim.object.value is not None else claim.object.entity or ""
    subject = claim.subject.entity or "" if claim.subject else ""
    if subject and not claim.object.is_literal and claim.relation in RELATIONS and is_symmetric(claim.relation):
        subject, target = sorted((subject, target))
    return _Key(subject, claim.relation, target, claim.object.is_literal, phrase)


def _against(key: _Key, groups: Mapping[_Key, list[Claim]]) -> list[Claim]:
    """The claims that deny a fact: its own negative ones, and those that assert the opposite."""
    opposite = _OPPOSITE.get(key.relation)
    contrary = groups.get(key._replace(relation=opposite), []) if opposite else []
    return [claim for claim in groups[key] if _denies(claim)] + [claim for claim in contrary if claim.asserted]


def _denies(claim: Claim) -> bool:
    return claim.polarity == "negative" and claim.certainty == "certain" and claim.modality is None and claim.tense != "future"


def _fact(key: _Key, claims: list[Claim], against: list[Claim], known: Mapping[str, Document]) -> Fact:
    asserting = [claim for claim in claims if claim.asserted]
    return Fact(
        subject=key.subject or None,
        relation=key.relation,
        object=key.target,
        is_literal=key.is_literal,
        claims=tuple(claims),
        asserted=bool(asserting),
        sources=_independent(asserting, known),
        disputed=any(_contradict(claim, denial, known) for claim in asserting for denial in against),
    )


def _independent(claims: Iterable[Claim], known: Mapping[str, Document]) -> tuple[str, ...]:
    """The documents of some claims, of those that share their text or a sentence only the first published; sorted."""
    documents = sorted({claim.doc for claim in claims}, key=lambda doc: (_published(doc, known), doc))
    sentences: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        words = _WORD.findall(claim.evidence.text.lower())
        if len(words) >= _TELLING:
            sentences[claim.doc].add(" ".join(words))
    first: dict[str, str] = {}
    for doc in documents:
        marks = {_digest(doc, known), *sentences[doc]}
        origin = next((first[mark] for mark in sorted(marks) if mark in first), doc)
        for mark in marks:
            first.setdefault(mark, origin)
    return tuple(sorted(set(first.values())))


def _published(doc: str, known: Mapping[str, Document]) -> str:
    """The day of a document; those without one come last."""
    return (known[doc].published if doc in known else None) or "9999"


def _digest(doc: str, known: Mapping[str, Document]) -> str:
    return known[doc].sha256 if doc in known else doc


def _contradict(claim: Claim, denial: Claim, known: Mapping[str, Document]) -> bool:
    """Whether two voices speak of the same time."""
    if _voice(claim, known) == _voice(denial, known):
        return False
    told = [item.time.value for item in (claim, denial) if item.time is not None and item.time.value is not None]
    if len(told) > 1:
        return told[0].startswith(told[1]) or told[1].startswith(told[0])
    one, other = _month(claim, known), _month(denial, known)
    happens = claim.relation in RELATIONS and RELATIONS[claim.relation].plover is not None
    return not (happens and one is not None and other is not None and abs(one - other) > _MONTHS)


def _month(claim: Claim, known: Mapping[str, Document]) -> int | None:
    """The month that a claim speaks of, counted from the year 0: of its time, else of its document; of a mere year or week the middle."""
    told = claim.time.value if claim.time is not None else None
    day = _DAY.match(told or (known[claim.doc].published if claim.doc in known else None) or "")
    return int(day[1]) * _MONTHS + int(day[2] or _MONTHS // 2) if day is not None else None


def _voice(claim: Claim, known: Mapping[str, Document]) -> tuple[str, str]:
    """Who speaks: an entity, an unnamed speaker of one text, or a text's author."""
    if claim.speaker is not None and claim.speaker.entity is not None:
        return "entity", claim.speaker.entity
    words = claim.speaker.text.lower() if claim.speaker is not None else ""
    return _digest(claim.doc, known), words


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
                **_counts(fact),
            )
    return graph


def _counts(fact: Fact) -> dict[str, str]:
    """How many the object of a fact stands for, as its claims say, where they do."""
    told = {claim.object.count.text: None for claim in fact.claims if claim.object.count is not None and claim.asserted}
    return {"count": "; ".join(told)} if told else {}


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
