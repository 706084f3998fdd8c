"""Questions to the graph: the named ones, and SPARQL, on a real engine."""

import csv
import io
import json
import re

import pytest
from rdf_cases import KNOWLEDGE
from rdflib import Graph

from kg.errors import KGError, QueryError
from kg.lookup import find_entity
from kg.model import Entity, Knowledge
from kg.rdf.export import to_graph, to_store, write_rdf, write_turtle
from kg.rdf.query import ask, iter_rows, named_questions, query, read_question, run_query, run_question
from kg.rdf.terms import PREFIXES
from kg.vocabulary import RELATIONS

QUESTIONS = {question.name: question for question in named_questions()}
GIVEN = {"about": "RF", "and": "Norland", "speaker": "marsh", "from": "grey  network", "to": "the norse"}


@pytest.fixture(scope="module")
def store():
    return to_store(KNOWLEDGE)


@pytest.fixture(scope="module")
def turtle(tmp_path_factory):
    path = tmp_path_factory.mktemp("rdf") / "graph.ttl"
    write_turtle(KNOWLEDGE, path)
    return path


def picked(result, *columns):
    return [tuple(row[name] for name in columns) for row in iter_rows(result)]


def test_what_did_somebody_say_and_how_sure(turtle):
    rows = picked(run_question("what-did-say", turtle, {"speaker": "Marsh"}), "subject", "relation", "object", "certainty")
    assert rows == [("Norland", "cooperated with", "Sudria", "possible"), ("Sudria", "cooperated with", "Norland", "certain")]


def test_an_outer_speaker_said_it_too(store):
    assert picked(run_question("what-did-say", store, {"speaker": "ministry"}), "subject", "object") == [("Sudria", "Norland")]


def test_who_says_what_about_two(store):
    rows = picked(run_question("who-says-what", store, {"about": "Red Front", "and": "Grey Network"}), "speaker", "relation", "certainty")
    assert rows == [("Experts", "has ties to", "probable")]


def test_what_is_fact_and_by_how_many_sources(store):
    rows = picked(run_question("facts", store, {}), "subject", "relation", "object", "sources", "disputed")
    assert rows[0] == ("Norland", "attacked", "Red Front", "2", "true")
    assert ("Ada Marsh", "holds role", "General", "1", "false") in rows
    assert not [row for row in rows if row[0] == ""]


def test_what_is_no_fact(store):
    rows = picked(run_question("not-facts", store, {"about": "sudria"}), "subject", "relation", "object", "certainty", "modality")
    assert rows == [("Norland", "cooperated with", "Sudria", "possible", ""), ("Sudria", "threatened", "Norland", "unknown", "intention")]


def test_facts_and_no_facts_are_all_claims(store):
    asserted = run_query("SELECT ?c { ?c a kg:Claim ; kg:asserted true }", store).rows
    assert len(asserted) + len(run_question("not-facts", store, {}).rows) == len(KNOWLEDGE.claims)


def test_how_are_two_connected(store):
    direct = picked(run_question("connection", store, {"from": "Norland", "to": "Red Front"}), "through", "claim1", "asserted1")
    assert direct[0] == ("", "Norland attacked Red Front", "true")
    result = run_question("connection", store, {"from": "Grey Network", "to": "Norland"})
    through = picked(result, "through", "claim1", "claim2", "sentence1")
    assert through[0] == (
        "Red Front",
        "Red Front has ties to Grey Network",
        "Norland attacked Red Front",
        "Experts suspect ties between the Red Front and the Grey Network.",
    )


def test_a_suspicion_connects_nothing_by_facts_alone(store):
    assert run_question("reachable", store, {"from": "Grey Network"}).rows == []
    assert ["Red Front", "Armed group"] in run_question("reachable", store, {"from": "Sudria"}).rows


def test_reachable_walks_every_relation_in_both_directions():
    walked = re.findall(r"(\^?)kg:(\w+)(?= \||\n)", QUESTIONS["reachable"].sparql)
    names = {name for name, relation in RELATIONS.items() if not relation.literal}
    assert {name for up, name in walked if up} == names
    assert {name for up, name in walked if not up} == names


def test_which_sentence_says_so(store):
    for row in iter_rows(run_question("which-sentence", store, {"about": "Grey Network"})):
        text = next(document.text for document in KNOWLEDGE.documents if document.id == row["document"])
        assert text[int(row["start"]) : int(row["end"])] == row["sentence"]


def test_what_is_disputed_shows_both_sides(store):
    assert set(picked(run_question("disputed", store, {}), "polarity", "speaker")) == {("positive", "(the author)"), ("negative", "Sudria")}


def test_attacks_have_time_and_place(store):
    rows = picked(run_question("attacks", store, {}), "subject", "object", "time", "place")
    assert ("Norland", "Red Front", "2021-08-30", "Ostrava") in rows


def test_casualties_have_their_count_and_who_counted(store):
    rows = picked(run_question("casualties", store, {}), "event", "time", "relation", "count", "low", "high", "speaker", "document")
    assert rows == [("the strike", "2021-08-30", "killed", "at least 20", "20", "", "(the author)", "news/one.txt")]


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_question_answers_with_and_without(store, name):
    question = QUESTIONS[name]
    assert question.title.endswith("?")
    required = run_question(name, store, {parameter: GIVEN[parameter] for parameter in question.required})
    everything = run_question(name, store, {parameter: GIVEN[parameter] for parameter in question.parameters})
    assert required.columns == everything.columns
    assert name == "reachable" or required.rows


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_question_is_sparql_that_rdflib_answers_too(store, name):
    graph = to_graph(KNOWLEDGE)
    sparql = QUESTIONS[name].sparql
    declared = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in PREFIXES.items())
    for parameter in QUESTIONS[name].parameters:
        sparql = sparql.replace(f"${parameter} ", f"<{PREFIXES['entity']}norland> ")
        sparql = sparql.replace(f"${parameter})", f"<{PREFIXES['entity']}norland>)")
    assert len(list(graph.query(declared + sparql))) == len(run_query(sparql, store).rows)


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_line_with_a_parameter_stands_alone(name):
    question = QUESTIONS[name]
    for parameter in set(question.parameters) - set(question.required):
        lines = [line for line in question.sparql.splitlines() if f"${parameter}" in line]
        assert lines
        assert all(line.lstrip().startswith("?claim") and line.rstrip()[-1] in ".)" for line in lines)


def test_names_labels_aliases_and_ids(store):
    for name in ("RF", "rf", "Red Front", "red  front", "red-front"):
        assert ask("attacks", store, [f"about={name}"]).rows == ask("attacks", store, ["RF"]).rows != []


def test_arguments_by_name_in_order_and_too_many(store):
    named = ask("connection", store, ["to=Norland", "from=Red Front"])
    assert named.rows == ask("connection", store, ["Red Front", "Norland"]).rows
    with pytest.raises(QueryError, match="too much"):
        ask("connection", store, ["a", "b", "c"])


def test_a_label_shared_by_two_asks_for_an_id():
    twins = Knowledge(entities=(Entity("georgia", "Georgia", "Government"), Entity("georgia-us", "Georgia", "Place")))
    with pytest.raises(QueryError, match="georgia, georgia-us"):
        run_question("facts", to_store(twins), {"about": "Georgia"})
    assert run_question("facts", to_store(twins), {"about": "georgia-us"}).rows == []


def test_a_part_of_a_name_is_enough_where_only_one_has_it():
    network, man = Entity("haqqani-network", "Haqqani network", "ArmedGroup"), Entity("sirajuddin-haqqani", "Sirajuddin Haqqani", "Person")
    assert run_question("facts", to_store(Knowledge(entities=(network,))), {"about": "Haqqani"}).rows == []
    assert find_entity(Knowledge(entities=(network,)), "the Haqqani") == network
    with pytest.raises(QueryError, match="haqqani-network, sirajuddin-haqqani"):
        run_question("facts", to_store(Knowledge(entities=(network, man))), {"about": "Haqqani"})
    with pytest.raises(KGError, match="near it: Haqqani network, Sirajuddin Haqqani"):
        find_entity(Knowledge(entities=(network, man)), "Haqqani")


@pytest.mark.parametrize("name", ['"', "x> . ?a ?b ?c", "\\", "$about", "?x", "\n", "}"])
def test_what_a_user_types_never_gets_into_the_query(store, name):
    with pytest.raises(QueryError, match="no entity of this name"):
        run_question("facts", store, {"about": name})


def test_hostile_names_are_found():
    names = ['a "b"', "x> . ?a", "$about", "C:\\d", "é\nè"]
    hostile = to_store(Knowledge(entities=tuple(Entity(name, name, "Other") for name in names)))
    for name in names:
        assert run_question("facts", hostile, {"about": name}).rows == []


@pytest.mark.parametrize(
    ("sparql", "told"),
    [
        ("SELECT ?a WHERE { ?a }", "error at 1:23: expected one of BIND"),
        ("SELECT ?a WHERE { ?a foo:bar ?b }", "unknown prefix; declared are kg, "),
        ("SELEKT ?a { ?a ?b ?c }", "error at 1:"),
        ("SELECT (COUNT(?a) AS ?n) ?b { ?a ?b ?c }", "query: "),
    ],
)
def test_errors_are_one_line(store, sparql, told):
    with pytest.raises(QueryError) as caught:
        run_query(sparql, store)
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 500


def test_unknown_things_are_told(store, tmp_path):
    with pytest.raises(QueryError, match="known are: attacks"):
        run_question("wombat", store, {})
    with pytest.raises(QueryError, match="takes from and to, not about"):
        run_question("connection", store, {"about": "x"})
    with pytest.raises(QueryError, match="say from=NAME and to=NAME"):
        run_question("connection", store, {})
    with pytest.raises(QueryError, match="the nearest are: Norland"):
        run_question("facts", store, {"about": "Norlande"})
    with pytest.raises(QueryError, match="neither a file nor a named question"):
        ask("wombats.rq", store)
    with pytest.raises(QueryError, match="only a named question takes arguments"):
        ask("SELECT ?a { ?a ?b ?c }", store, ["x=y"])


def test_files_that_do_not_serve_are_told(tmp_path):
    with pytest.raises(QueryError, match="no such file; build a graph first"):
        run_query("ASK {}", tmp_path / "graph.ttl")
    (tmp_path / "graph.doc").write_text("x")
    with pytest.raises(QueryError, match="not known as RDF"):
        run_query("ASK {}", tmp_path / "graph.doc")
    (tmp_path / "graph.ttl").write_text("this is no Turtle")
    with pytest.raises(QueryError, match=r"graph\.ttl: cannot be read as RDF"):
        run_query("ASK {}", tmp_path / "graph.ttl")


@pytest.mark.parametrize(("form", "name"), [("turtle", "g.ttl"), ("json-ld", "g.jsonld"), ("n-triples", "g.nt"), ("rdf-xml", "g.rdf")])
def test_every_written_format_can_be_asked(tmp_path, form, name):
    write_rdf(KNOWLEDGE, tmp_path / name, format=form)
    assert query(tmp_path / name, "SELECT ?a ?b { ?a kg:attacked ?b }").rows == [["entity:norland", "entity:red-front"]]


def test_a_query_in_a_file_with_its_own_parameters(turtle, tmp_path):
    own = tmp_path / "own.rq"
    own.write_text("# title: Whose?\n# give: who\nSELECT ?n { $who rdfs:label ?n }", encoding="utf-8")
    assert ask(str(own), turtle, ["who=RF"]).rows == [["Red Front"]]
    assert read_question("own", own.read_text()).title == "Whose?"


def test_json_and_csv_are_the_w3c_formats(store):
    result = run_query("SELECT ?n ?m ?none { entity:norland rdfs:label ?n ; kg:mentions ?m }", store)
    assert json.loads(result.to_json()) == {
        "head": {"vars": ["n", "m", "none"]},
        "results": {
            "bindings": [
                {
                    "n": {"type": "literal", "value": "Norland"},
                    "m": {"type": "literal", "value": "3", "datatype": PREFIXES["xsd"] + "integer"},
                }
            ]
        },
    }
    assert list(csv.reader(io.StringIO(result.to_csv()))) == [["n", "m", "none"], ["Norland", "3", ""]]
    assert result.to_csv().endswith("\r\n")
    assert result.rows == [["Norland", "3", ""]]


def test_ask_and_construct_answer_too(store):
    assert run_query("ASK { ?a kg:attacked ?b }", store).rows == [["true"]]
    assert json.loads(run_query("ASK { ?a kg:sanctioned ?b }", store).to_json())["boolean"] is False
    built = run_query("CONSTRUCT { ?b kg:wasAttackedBy ?a } WHERE { ?a kg:attacked ?b }", store)
    assert built.rows == [["entity:red-front", "kg:wasAttackedBy", "entity:norland"]]


def test_language_tags_reach_the_json(store):
    result = run_query("SELECT ?l { kg:attacked rdfs:label ?l }", store)
    assert json.loads(result.to_json())["results"]["bindings"] == [{"l": {"type": "literal", "value": "attacked", "xml:lang": "en"}}]


def test_rdflib_reads_the_csv_and_json_back(store):
    result = run_query("SELECT ?a ?b { ?a kg:attacked ?b }", store)
    read = Graph().query("SELECT * {}").parse(io.BytesIO(result.to_json().encode()), format="json")
    assert len(list(read)) == 1
