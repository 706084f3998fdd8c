"""The RDF says what the claims say: no triple more, none less, the same bytes on every run."""

import random
from dataclasses import replace
from importlib.resources import files

import pyoxigraph
import pytest
from hypothesis import HealthCheck, given, settings
from pyshacl import validate
from rdf_cases import CLAIMS, KNOWLEDGE, knowledges
from rdflib import RDF, RDFS, Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic

from kg.errors import OutputError
from kg.model import Entity, Knowledge
from kg.rdf.export import FORMATS, to_graph, write_rdf, write_turtle
from kg.rdf.terms import PREFIXES, named, plain, temporal
from kg.vocabulary import KG, RELATIONS, ontology

NS = Namespace(KG)
OA, PROV = Namespace(PREFIXES["oa"]), Namespace(PREFIXES["prov"])
SEM, GEO = Namespace(PREFIXES["sem"]), Namespace(PREFIXES["geo"])
SHAPES = files("kg").joinpath("rdf/shapes.ttl").read_text("utf-8")


def iri(kind: str, *parts: str) -> URIRef:
    return URIRef(named(kind, *parts).value)


def edges_of(graph: Graph) -> set[tuple[str, str, str]]:
    return {(str(s), str(p), str(o)) for name in RELATIONS for s, p, o in graph.triples((None, NS[name], None))}


def edges_expected(knowledge: Knowledge) -> set[tuple[str, str, str]]:
    found = set()
    for claim in knowledge.claims:
        if claim.asserted and claim.subject:
            target = claim.object.value if claim.object.entity is None else str(iri("entity", claim.object.entity))
            found.add((str(iri("entity", claim.subject.entity)), KG + claim.relation, target))
    return found


@pytest.fixture(scope="module")
def graph() -> Graph:
    return to_graph(KNOWLEDGE)


@pytest.fixture
def turtle(tmp_path):
    path = tmp_path / "graph.ttl"
    write_turtle(KNOWLEDGE, path)
    return path


def test_a_plain_parse_answers_a_plain_question(turtle):
    rows = list(Graph().parse(turtle).query("SELECT ?a ?b {?a kg:attacked ?b}"))
    assert rows == [(iri("entity", "norland"), iri("entity", "red-front"))]


def test_oxigraph_answers_the_same(turtle):
    store = pyoxigraph.Store()
    store.bulk_load(path=str(turtle))
    rows = list(store.query("SELECT ?a ?b {?a kg:attacked ?b}", prefixes={"kg": KG}))
    assert [(row["a"].value, row["b"].value) for row in rows] == [(named("entity", "norland").value, named("entity", "red-front").value)]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(knowledges())
def test_plain_edges_are_exactly_the_asserted_claims(knowledge):
    assert edges_of(to_graph(knowledge)) == edges_expected(knowledge)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(knowledge=knowledges())
@pytest.mark.parametrize("form", ["turtle", "json-ld"])
def test_hostile_words_survive_the_round_trip(tmp_path, form, knowledge):
    path = tmp_path / "graph"
    write_rdf(knowledge, path, format=form)
    assert isomorphic(Graph().parse(path, format=form), to_graph(knowledge))


@pytest.mark.parametrize(
    ("form", "name"),
    [("turtle", "turtle"), ("json-ld", "json-ld"), ("n-triples", "nt"), ("rdf-xml", "xml"), ("trig", "turtle"), ("n-quads", "nt")],
)
def test_every_format_holds_the_same_graph(tmp_path, graph, form, name):
    path = tmp_path / "graph"
    write_rdf(KNOWLEDGE, path, format=form)
    assert isomorphic(Graph().parse(path, format=name), graph)


@pytest.mark.parametrize("form", ["turtle", "json-ld"])
def test_rdflib_can_write_and_read_it_again(graph, form):
    assert isomorphic(Graph().parse(data=graph.serialize(format=form), format=form), graph)


def test_everything_in_the_default_graph(tmp_path):
    path = tmp_path / "graph.nq"
    write_rdf(KNOWLEDGE, path, format="n-quads")
    assert {quad.graph_name for quad in pyoxigraph.parse(path=str(path), format=FORMATS["n-quads"])} == {pyoxigraph.DefaultGraph()}


def test_the_same_bytes_whatever_the_order(tmp_path):
    mixed = [list(part) for part in (KNOWLEDGE.documents, KNOWLEDGE.entities, KNOWLEDGE.claims)]
    for part in mixed:
        random.Random(7).shuffle(part)
    write_turtle(KNOWLEDGE, tmp_path / "a")
    write_turtle(Knowledge(*map(tuple, mixed)), tmp_path / "b")
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_a_claim_tells_everything(graph):
    node, value = iri("claim", "c3"), graph.value
    assert set(graph.objects(node, RDF.type)) == {NS.Claim, RDF.Statement}
    assert value(node, RDF.subject) == iri("entity", "norland")
    assert value(node, RDF.predicate) == NS.attacked
    assert value(node, RDF.object) == iri("entity", "red-front")
    assert [value(node, NS[name]) for name in ("polarity", "certainty", "tense", "modality")] == [NS.positive, NS.certain, NS.past, None]
    assert value(node, NS.asserted).toPython() is True
    assert (str(value(node, NS.phrase)), str(value(node, NS.rule))) == ("bombed", "frame.active")
    assert (str(value(node, NS.time)), str(value(node, NS.timeText))) == ("2021-08-30", "Monday")
    assert value(node, NS.place) == iri("entity", "ostrava")
    assert value(node, PROV.hadPrimarySource) == iri("doc", "news/one.txt")
    assert value(value(node, PROV.wasGeneratedBy), NS.policy) == Literal("reported")


def test_evidence_points_into_the_text(graph):
    for claim in CLAIMS:
        evidence = graph.value(iri("claim", claim.id), PROV.wasDerivedFrom)
        selectors = {graph.value(node, RDF.type): node for node in graph.objects(evidence, OA.hasSelector)}
        position = selectors[OA.TextPositionSelector]
        start, end = (int(graph.value(position, name)) for name in (OA.start, OA.end))
        text = next(document.text for document in KNOWLEDGE.documents if document.id == claim.doc)
        assert text[start:end] == str(graph.value(selectors[OA.TextQuoteSelector], OA.exact)) == claim.evidence.text
        assert graph.value(evidence, OA.hasSource) == iri("doc", claim.doc)


def test_cues_and_mentions_are_places_in_the_text(graph):
    cue = graph.value(iri("claim", "c1"), NS.certaintyCue)
    assert str(graph.value(cue, NS.text)) == "could"
    assert str(graph.value(graph.value(iri("claim", "c1"), NS.speakerMention), NS.text)) == "General Ada Marsh"


def test_unnamed_speakers_are_speakers_and_no_entities(graph):
    speaker = graph.value(iri("claim", "c2"), PROV.wasAttributedTo)
    assert (speaker, RDF.type, NS.UnnamedSpeaker) in graph
    assert str(graph.value(speaker, RDFS.label)) == "Experts"
    assert graph.value(iri("claim", "c3"), PROV.wasAttributedTo) is None


def test_nested_reports_keep_their_chain(graph):
    node = iri("claim", "c4")
    assert graph.value(node, PROV.wasAttributedTo) == iri("entity", "ada-marsh")
    assert list(graph.items(graph.value(node, NS.speakerChain))) == [iri("entity", "ministry"), iri("entity", "ada-marsh")]
    assert graph.value(iri("claim", "c1"), NS.speakerChain) is None


def test_a_claim_without_a_subject_draws_nothing(graph):
    assert graph.value(iri("claim", "c5"), RDF.subject) is None
    assert graph.value(iri("claim", "c5"), RDF.object) == iri("entity", "red-front")


def test_facts_are_disputed_and_supported(graph):
    fact = graph.value(iri("claim", "c3"), NS.statesFact)
    assert fact == graph.value(iri("claim", "c6"), NS.statesFact)
    assert graph.value(fact, NS.disputed).toPython() is True
    assert set(graph.objects(fact, NS.supportedBy)) == {iri("doc", "news/one.txt"), iri("doc", "two")}
    wish = graph.value(iri("claim", "d2"), NS.statesFact)
    assert (list(graph.objects(wish, NS.supportedBy)), graph.value(wish, NS.disputed).toPython()) == ([], False)


def test_events_speak_sem(graph):
    event = iri("entity", "strike")
    assert (event, RDF.type, SEM.Event) in graph
    assert graph.value(event, NS.ploverType) == Literal("ASSAULT")
    assert graph.value(event, SEM.hasActor) == iri("entity", "red-front")
    assert str(graph.value(event, SEM.hasTimeStamp)) == "2021-08-30"


def test_what_is_not_asserted_of_an_event_is_not_in_sem_either():
    doubtful = tuple(replace(claim, asserted=False, certainty="possible") for claim in CLAIMS)
    graph = to_graph(replace(KNOWLEDGE, claims=doubtful))
    event = iri("entity", "strike")
    assert not [*graph.objects(event, SEM.hasActor), *graph.objects(event, SEM.hasTimeStamp), *graph.objects(event, NS.ploverType)]


def test_entities_are_aligned_and_linked(graph):
    node, skos = iri("entity", "norland"), Namespace(PREFIXES["skos"])
    assert (iri("entity", "red-front"), RDF.type, URIRef(PREFIXES["org"] + "Organization")) in graph
    assert str(graph.value(node, skos.altLabel)) == "the Norse"
    assert {str(link) for link in graph.objects(node, skos.exactMatch)} == {
        "https://sws.geonames.org/12/",
        "http://www.wikidata.org/entity/Q1",
    }
    assert (str(graph.value(node, GEO.lat)), str(graph.value(node, GEO.long))) == ("60.5", "-1.25")
    assert (iri("entity", "ministry"), URIRef(PREFIXES["dcterms"] + "isPartOf"), node) in graph


def test_the_ontology_comes_with_it(graph):
    assert set(Graph().parse(data=ontology())) <= set(graph)
    assert (NS.attacked, RDFS.label, Literal("attacked", lang="en")) in graph


def test_shacl_conforms(graph):
    conforms, _, report = validate(graph, shacl_graph=SHAPES, shacl_graph_format="turtle")
    assert conforms, report


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(knowledges())
def test_shacl_conforms_whatever_the_words(knowledge):
    conforms, _, report = validate(to_graph(knowledge), shacl_graph=SHAPES, shacl_graph_format="turtle")
    assert conforms, report


def test_shacl_finds_an_assertion_that_is_none():
    wrong = tuple(replace(claim, asserted=True) if claim.id == "c1" else claim for claim in CLAIMS)
    conforms, _, report = validate(to_graph(replace(KNOWLEDGE, claims=wrong)), shacl_graph=SHAPES, shacl_graph_format="turtle")
    assert not conforms
    assert "Focus Node: claim:c1" in report


def test_ids_that_differ_have_iris_that_differ():
    ids = ["a b", "a%20b", "a+b", "a/b", "a#b", "é", "e\u0301", "..", "a.1-2", "\ud800"]
    graph = to_graph(Knowledge(entities=tuple(Entity(name, "label", "Other") for name in ids)))
    assert len(set(graph.subjects(NS.mentions, None))) == len(ids)


def test_half_a_surrogate_pair_does_not_stop_an_export():
    assert plain("a\ud800b").value == "a\ufffdb"
    assert len(to_graph(Knowledge(entities=(Entity("x", "\udc80", "Other"),)))) > 0


@pytest.mark.parametrize(
    ("value", "datatype"),
    [
        ("2021-08-30", "date"),
        ("2021-08", "gYearMonth"),
        ("2021", "gYear"),
        ("2021-W34", "string"),
        ("2021-02-30", "string"),
        ("٢٠٢١", "string"),
    ],
)
def test_dates_are_typed_where_they_are_dates(value, datatype):
    assert temporal(value).datatype.value == PREFIXES["xsd"] + datatype


def test_a_failed_write_leaves_what_was_there(tmp_path):
    path = tmp_path / "graph.ttl"
    path.write_text("before")
    with pytest.raises(AttributeError):
        write_turtle(replace(KNOWLEDGE, entities=(None,)), path)
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_in_the_way_is_told(tmp_path):
    (tmp_path / "graph.ttl").mkdir()
    with pytest.raises(OutputError, match="cannot be written"):
        write_turtle(KNOWLEDGE, tmp_path / "graph.ttl")


def test_unknown_format_names_the_known(tmp_path):
    with pytest.raises(OutputError, match="json-ld"):
        write_rdf(KNOWLEDGE, tmp_path / "x", format="docx")


def test_iris_are_stable():
    assert named("span", "news/one.txt", "0-5").value == "https://w3id.org/claimgraph/span/news%2Fone.txt.0-5"
