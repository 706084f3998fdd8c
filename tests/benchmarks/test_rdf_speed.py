"""Writing and asking a graph of many claims: `pytest tests/benchmarks/test_rdf_speed.py --benchmark-only`."""

from dataclasses import replace

import pytest

from kg.model import Argument, Claim, Cue, Document, Entity, Knowledge, Span
from kg.rdf.export import write_turtle
from kg.rdf.query import open_store, run_query, run_question

CLAIMS = 20_000
BY_DOCUMENT = 40


def make_knowledge() -> Knowledge:
    """As many claims as about 250,000 words of news give, on a quarter as many entities."""
    entities = tuple(Entity(f"entity-{n:06}", f"Entity {n}", "Person", (f"E{n}",), mentions=3) for n in range(CLAIMS // 4))
    documents = tuple(Document(f"news/{n:05}.txt", f"Text {n}.", f"Title {n}", "2021-09-01") for n in range(CLAIMS // BY_DOCUMENT))

    def argument(number: int, start: int) -> Argument:
        entity = entities[number * 7919 % len(entities)]
        return Argument(start, start + 10, entity.label, entity.id, entity.label, entity.type)

    def claim(number: int) -> Claim:
        start = number % BY_DOCUMENT * 100
        plain = Claim(
            id=f"{number:016x}",
            doc=documents[number // BY_DOCUMENT].id,
            subject=argument(number, start),
            relation="attacked",
            object=argument(number + 1, start + 20),
            phrase="hit",
            polarity="positive",
            certainty="certain",
            tense="past",
            modality=None,
            asserted=True,
            speaker=None,
            speakers=(),
            cues=(),
            evidence=Span(start, start + 99, f"A sentence of usual length: {number}."),
            time=None,
            place=None,
            via_coreference=False,
            rule="frame.active",
        )
        if number % 3:
            return plain
        speaker = argument(number + 2, start + 40)
        doubt = (Cue("certainty", start + 5, start + 10, "could"), Cue("attribution", start + 50, start + 54, "said"))
        return replace(plain, certainty="possible", asserted=False, speaker=speaker, speakers=(speaker,), cues=doubt)

    return Knowledge(documents, entities, tuple(claim(number) for number in range(CLAIMS)))


@pytest.fixture(scope="module")
def knowledge():
    return make_knowledge()


@pytest.fixture(scope="module")
def turtle(knowledge, tmp_path_factory):
    path = tmp_path_factory.mktemp("rdf") / "graph.ttl"
    write_turtle(knowledge, path)
    return path


def test_write_turtle(benchmark, knowledge, tmp_path):
    benchmark.pedantic(write_turtle, (knowledge, tmp_path / "graph.ttl"), rounds=3)


def test_load(benchmark, turtle):
    benchmark.pedantic(open_store, (turtle,), rounds=3)


def test_plain_question(benchmark, turtle):
    store = open_store(turtle)
    assert len(benchmark(run_query, "SELECT ?a ?b { ?a kg:attacked ?b }", store).rows) > 1000


def test_named_question(benchmark, turtle):
    store = open_store(turtle)
    assert benchmark(run_question, "who-says-what", store, {"about": "Entity 7"}).rows
