"""Knowledge as triples, subject by subject and always in the same order.

A claim is described, and its own triple is stated only where it is asserted. No triple with a relation as its predicate
comes from anywhere else, and no other property repeats what an unasserted claim says.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import PackageNotFoundError, version
from typing import TypeAlias

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from kg.graph import group_facts
from kg.model import Argument, Claim, Cue, Document, Entity, Fact, Knowledge, Span
from kg.rdf.terms import decimal, link_of, named, plain, temporal, term
from kg.vocabulary import ENTITY_TYPES, RELATIONS, ontology

Value: TypeAlias = NamedNode | Literal
Pair: TypeAlias = tuple[NamedNode, Value]
Block: TypeAlias = tuple[NamedNode, list[Pair]]

_TRUE, _FALSE = (Literal(word, datatype=term("xsd:boolean")) for word in ("true", "false"))
_TYPE = term("rdf:type")
_CUES = {kind: term(f"kg:{kind}Cue") for kind in ("attribution", "certainty", "negation", "modality", "time")}
_FROM_EVENT = {"occurredIn": term("sem:hasPlace"), "killed": term("sem:hasActor"), "injured": term("sem:hasActor")}
_TO_EVENT = {"tookPartIn": term("sem:hasActor")}


def all_triples(knowledge: Knowledge) -> Iterator[Triple]:
    """Every triple of an export, the ontology last; no triple comes twice."""
    for subject, pairs in _blocks(knowledge):
        for predicate, value in dict.fromkeys(pairs):
            yield Triple(subject, predicate, value)
    for quad in parse(ontology(), format=RdfFormat.TURTLE):
        yield quad.triple


def stated(claim: Claim) -> tuple[str, str, Value] | None:
    """The plain edge of a claim: its subject's entity id, its relation and its object; None where it states none."""
    target = _object_of(claim)
    if not claim.asserted or claim.subject is None or claim.subject.entity is None or target is None:
        return None
    return claim.subject.entity, claim.relation, target


def _blocks(knowledge: Knowledge) -> Iterator[Block]:
    run = named("run", _version(), knowledge.policy)
    yield (
        run,
        [
            (_TYPE, term("kg:Run")),
            (_TYPE, term("prov:Activity")),
            (term("kg:version"), plain(_version())),
            (term("kg:policy"), plain(knowledge.policy)),
        ],
    )
    for document in sorted(knowledge.documents, key=lambda item: item.id):
        yield named("doc", document.id), _document(document)
    edges = _edges(knowledge.claims)
    known = {entity.id: entity for entity in knowledge.entities}
    events = _event_roles(knowledge.claims, known)
    for entity_id in sorted(known.keys() | edges.keys() | events.keys()):
        described = _entity(known[entity_id]) if entity_id in known else []
        yield named("entity", entity_id), described + sorted(events.get(entity_id, ()), key=str) + sorted(edges.get(entity_id, ()), key=str)
    facts = group_facts(sorted(knowledge.claims, key=lambda claim: (claim.doc, claim.id)), knowledge.documents)
    fact_of = {claim.id: _fact_node(fact) for fact in facts for claim in fact.claims}
    yield from sorted((_fact(fact) for fact in facts), key=lambda block: block[0].value)
    yield from _claims(knowledge.claims, fact_of, run)


def _version() -> str:
    try:
        return version("claimgraph")
    except PackageNotFoundError:
        return "0"


def _document(document: Document) -> list[Pair]:
    pairs: list[Pair] = [
        (_TYPE, term("kg:Document")),
        (_TYPE, term("prov:Entity")),
        (term("dcterms:identifier"), plain(document.id)),
        (term("kg:sha256"), plain(document.sha256)),
    ]
    for name, value in (("dcterms:title", document.title), ("dcterms:publisher", document.source), ("schema:url", document.url)):
        if value:
            pairs.append((term(name), plain(value)))
    if document.published:
        pairs.append((term("dcterms:issued"), temporal(document.published)))
    return pairs


def _entity(entity: Entity) -> list[Pair]:
    known = ENTITY_TYPES.get(entity.type)
    pairs: list[Pair] = [(_TYPE, term(f"kg:{entity.type if known else 'Other'}"))]
    pairs += [(_TYPE, NamedNode(name)) for name in (known.aligned if known else ())]
    pairs.append((term("rdfs:label"), plain(entity.label)))
    pairs += [(term("skos:altLabel"), plain(alias)) for alias in entity.aliases]
    for key, value in entity.links:
        link = link_of(key, value)
        pairs.append((term("skos:exactMatch"), link) if link else (term("skos:notation"), plain(f"{key}:{value}")))
    for name, degrees in (("geo:lat", entity.lat), ("geo:long", entity.lon)):
        if degrees is not None:
            pairs.append((term(name), decimal(degrees)))
    if entity.part_of:
        pairs.append((term("dcterms:isPartOf"), named("entity", entity.part_of)))
    pairs += [(term("kg:mentions"), Literal(entity.mentions)), (term("kg:documents"), Literal(entity.documents))]
    return pairs


def _edges(claims: Iterable[Claim]) -> dict[str, set[Pair]]:
    """The plain edges by subject: exactly the triples of the asserted claims that have a subject."""
    found: dict[str, set[Pair]] = defaultdict(set)
    for claim in claims:
        edge = stated(claim)
        if edge:
            found[edge[0]].add((term(f"kg:{edge[1]}"), edge[2]))
    return found


def _event_roles(claims: Iterable[Claim], known: Mapping[str, Entity]) -> dict[str, set[Pair]]:
    """What the asserted claims tell of events, in the words of the Simple Event Model, and their PLOVER types."""
    found: dict[str, set[Pair]] = defaultdict(set)
    for claim in claims:
        edge = stated(claim)
        if edge is None:
            continue
        subject, relation, target = edge
        if subject in known and known[subject].type == "Event":
            found[subject].update(_roles_from_event(relation, target))
        event = claim.object.entity or ""
        if relation in _TO_EVENT and event in known and known[event].type == "Event":
            found[event].add((_TO_EVENT[relation], named("entity", subject)))
    return found


def _roles_from_event(relation: str, target: Value) -> Iterator[Pair]:
    plover = RELATIONS[relation].plover if relation in RELATIONS else None
    if plover:
        yield term("kg:ploverType"), plain(plover)
    if relation == "occurredOn":
        yield term("sem:hasTimeStamp" if isinstance(target, Literal) else "sem:hasTime"), target
    elif relation in _FROM_EVENT:
        yield _FROM_EVENT[relation], target


def _fact_node(fact: Fact) -> NamedNode:
    phrase = fact.claims[0].phrase if fact.relation == "relatedTo" else ""
    key = "\x1f".join([fact.subject or "", fact.relation, fact.object, str(fact.is_literal), phrase])
    return named("fact", hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16])


def _fact(fact: Fact) -> Block:
    pairs: list[Pair] = [(_TYPE, term("kg:Fact")), (term("kg:disputed"), _TRUE if fact.disputed else _FALSE)]
    pairs += [(term("kg:supportedBy"), named("doc", source)) for source in fact.sources]
    return _fact_node(fact), pairs


def _claims(claims: Iterable[Claim], fact_of: Mapping[str, NamedNode], run: NamedNode) -> Iterator[Block]:
    """The claims, document by document, each document's claims followed by the spans and unnamed speakers they point to."""
    by_document: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_document[claim.doc].append(claim)
    for doc in sorted(by_document):
        pointers = _Pointers(doc)
        for claim in sorted(by_document[doc], key=lambda item: (item.evidence.start, item.object.start, item.id)):
            node = named("claim", claim.id)
            yield node, [*_claim(claim, pointers), (term("kg:statesFact"), fact_of[claim.id]), (term("prov:wasGeneratedBy"), run)]
            yield from _chain(claim, pointers)
        yield from pointers.blocks()


def _claim(claim: Claim, pointers: _Pointers) -> list[Pair]:
    pairs: list[Pair] = [(_TYPE, term("kg:Claim")), (_TYPE, term("rdf:Statement"))]
    if claim.subject is not None:
        if claim.subject.entity is not None:
            pairs.append((term("rdf:subject"), named("entity", claim.subject.entity)))
        pairs.append((term("kg:subjectMention"), pointers.span(claim.subject)))
    pairs.append((term("rdf:predicate"), term(f"kg:{claim.relation}")))
    target = _object_of(claim)
    if target is not None:
        pairs.append((term("rdf:object"), target))
    pairs += [
        (term("kg:objectMention"), pointers.span(claim.object)),
        (term("kg:asserted"), _TRUE if claim.asserted else _FALSE),
        (term("kg:phrase"), plain(claim.phrase)),
        (term("kg:polarity"), term(f"kg:{claim.polarity}")),
        (term("kg:certainty"), term(f"kg:{claim.certainty}")),
        (term("kg:tense"), term(f"kg:{claim.tense}")),
    ]
    if claim.modality:
        pairs.append((term("kg:modality"), term(f"kg:{claim.modality}")))
    if claim.speaker is not None:
        pairs.append((term("prov:wasAttributedTo"), pointers.speaker(claim.speaker)))
        pairs.append((term("kg:speakerMention"), pointers.span(claim.speaker)))
    if len(claim.speakers) > 1:
        pairs.append((term("kg:speakerChain"), named("claim", claim.id, "speakers", 1)))
    return pairs + _circumstances(claim, pointers)


def _circumstances(claim: Claim, pointers: _Pointers) -> list[Pair]:
    pairs: list[Pair] = []
    if claim.time is not None:
        pairs.append((term("kg:timeText"), plain(claim.time.text)))
        if claim.time.value is not None:
            pairs.append((term("kg:time"), temporal(claim.time.value)))
    if claim.place is not None:
        if claim.place.entity is not None:
            pairs.append((term("kg:place"), named("entity", claim.place.entity)))
        pairs.append((term("kg:placeMention"), pointers.span(claim.place)))
    pairs += [*_count("subject", claim.subject), *_count("object", claim.object)]
    pairs += [(_CUES[cue.kind], pointers.span(cue)) for cue in claim.cues]
    pairs += [
        (term("kg:viaCoreference"), _TRUE if claim.via_coreference else _FALSE),
        (term("kg:rule"), plain(claim.rule)),
        (term("prov:hadPrimarySource"), named("doc", claim.doc)),
        (term("prov:wasDerivedFrom"), pointers.evidence(claim.evidence)),
    ]
    return pairs


def _count(role: str, argument: Argument | None) -> Iterator[Pair]:
    """How many an argument stands for, in words and, where the words set a bound, in numbers."""
    count = argument.count if argument is not None else None
    if count is not None:
        yield term(f"kg:{role}Count"), plain(count.text)
        for name, bound in (("Low", count.low), ("High", count.high)):
            if bound is not None:
                yield term(f"kg:{role}Count{name}"), Literal(bound)


def _object_of(claim: Claim) -> Value | None:
    target = claim.object
    if target.value is not None:
        return temporal(target.value) if claim.relation == "occurredOn" else plain(target.value)
    return None if target.entity is None else named("entity", target.entity)


def _chain(claim: Claim, pointers: _Pointers) -> Iterator[Block]:
    """The chain of speakers as an RDF list; its nodes have IRIs, so that no blank node is needed."""
    last = len(claim.speakers)
    for place, speaker in enumerate(claim.speakers if last > 1 else (), start=1):
        rest = term("rdf:nil") if place == last else named("claim", claim.id, "speakers", place + 1)
        yield named("claim", claim.id, "speakers", place), [(term("rdf:first"), pointers.speaker(speaker)), (term("rdf:rest"), rest)]


class _Pointers:
    """The places in one document that its claims point to, each described once."""

    def __init__(self, doc: str) -> None:
        self._source = named("doc", doc)
        self._prefixes = {kind: named(kind, doc).value for kind in ("span", "speaker")}
        self._spans: dict[tuple[int, int], str] = {}
        self._sentences: set[tuple[int, int]] = set()
        self._speakers: dict[tuple[int, int], str] = {}

    def span(self, place: Argument | Span | Cue) -> NamedNode:
        self._spans[place.start, place.end] = place.text
        return self._node("span", place.start, place.end)

    def evidence(self, sentence: Span) -> NamedNode:
        self._sentences.add((sentence.start, sentence.end))
        return self.span(sentence)

    def speaker(self, speaker: Argument) -> NamedNode:
        if speaker.entity is not None:
            return named("entity", speaker.entity)
        self._speakers[speaker.start, speaker.end] = speaker.text
        return self._node("speaker", speaker.start, speaker.end)

    def _node(self, kind: str, start: int, end: int) -> NamedNode:
        return NamedNode(f"{self._prefixes[kind]}.{start}-{end}")

    def blocks(self) -> Iterator[Block]:
        for (start, end), text in sorted(self._speakers.items()):
            yield (
                self._node("speaker", start, end),
                [
                    (_TYPE, term("kg:UnnamedSpeaker")),
                    (_TYPE, term("prov:Agent")),
                    (term("rdfs:label"), plain(text)),
                ],
            )
        for (start, end), text in sorted(self._spans.items()):
            node = self._node("span", start, end)
            yield node, [(term("kg:text"), plain(text))]
            if (start, end) in self._sentences:
                yield from self._selectors(node, start, end, text)

    def _selectors(self, node: NamedNode, start: int, end: int, text: str) -> Iterator[Block]:
        """A sentence as the Web Annotation Data Model describes one: by position and by quotation."""
        position, quote = NamedNode(node.value + ".position"), NamedNode(node.value + ".quote")
        yield (
            node,
            [
                (_TYPE, term("oa:SpecificResource")),
                (term("oa:hasSource"), self._source),
                (term("oa:hasSelector"), position),
                (term("oa:hasSelector"), quote),
            ],
        )
        yield position, [(_TYPE, term("oa:TextPositionSelector")), (term("oa:start"), Literal(start)), (term("oa:end"), Literal(end))]
        yield quote, [(_TYPE, term("oa:TextQuoteSelector")), (term("oa:exact"), plain(text))]
