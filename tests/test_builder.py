"""The whole line: the order of documents is of no matter, nor whether they come together or one after the other."""

from __future__ import annotations

import random
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

import kg
from kg.builder import Progress, Settings, build_folder, build_knowledge
from kg.engine import extract_documents
from kg.errors import KGError
from kg.model import Document, Extraction

FILES = ("graph.ttl", "graph.graphml", "graph.html", "tables/entities.jsonl", "tables/claims.jsonl", "tables/mentions.jsonl")
QUIET = Progress()


@pytest.fixture(scope="module")
def samples() -> list[Document]:
    return kg.read(kg.sample_folder())


@pytest.fixture(scope="module")
def extractions(nlp: Language, samples: list[Document]) -> list[Extraction]:
    return list(extract_documents(nlp, samples))


@given(seed=st.integers())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_order_of_documents_is_of_no_matter(samples: list[Document], extractions: list[Extraction], seed: int) -> None:
    shuffled = random.Random(seed).sample(extractions, len(extractions))
    assert build_knowledge(samples[::-1], shuffled) == build_knowledge(samples, extractions)


def test_one_after_the_other_is_as_together(samples: list[Document], tmp_path: Path) -> None:
    for document in reversed(samples):
        build_folder([], tmp_path / "one", Settings(add=True), QUIET, documents=[document])
    build_folder([], tmp_path / "all", Settings(), QUIET, documents=samples)
    for name in FILES:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "all" / name).read_bytes()


def test_processes_give_the_same_bytes(samples: list[Document], tmp_path: Path) -> None:
    for processes in (1, 2):
        build_folder([], tmp_path / str(processes), Settings(processes=processes), QUIET, documents=samples)
    for name in FILES:
        assert (tmp_path / "1" / name).read_bytes() == (tmp_path / "2" / name).read_bytes()


def test_the_samples_have_one_node_for_each_actor(samples: list[Document], extractions: list[Extraction]) -> None:
    knowledge = build_knowledge(samples, extractions)
    names = {
        "United States": {"US", "U.S.", "United States"},
        "Taliban": {"Taliban"},
        "ISIS-K": {"ISIS-K", "ISKP", "IS-K", "Islamic State Khorasan"},
        "Haqqani network": {"Haqqani network", "Haqqanis"},
    }
    for actor, forms in names.items():
        found = {e.id for e in knowledge.entities if forms & {name.removeprefix("the ") for name in (e.label, *e.aliases)}}
        assert len(found) == 1, (actor, found)


def test_the_strict_policy_draws_only_the_authors_own_voice(samples: list[Document], extractions: list[Extraction]) -> None:
    strict = build_knowledge(samples, extractions, policy="strict")
    reported = build_knowledge(samples, extractions)
    assert not any(claim.asserted and claim.speakers for claim in strict.claims)
    assert sum(claim.asserted for claim in strict.claims) < sum(claim.asserted for claim in reported.claims)
    assert [claim.id for claim in strict.claims] == [claim.id for claim in reported.claims]


def test_only_what_is_asserted_is_an_edge(samples: list[Document], extractions: list[Extraction]) -> None:
    graph = kg.KnowledgeGraph(build_knowledge(samples, extractions))
    facts = [claim for claim in graph.knowledge.claims if claim.asserted and not claim.object.is_literal]
    asserted = {frozenset((claim.subject.entity, claim.object.entity)) for claim in facts if claim.subject}
    assert {frozenset(edge[:2]) for edge in graph.network.edges} == asserted
    assert any(not claim.asserted for claim in graph.knowledge.claims)


def test_a_notebook_has_what_it_needs(tmp_path: Path) -> None:
    graph = kg.build(Document("a", "Iran attacked Iraq on Monday, Reuters reported."), published="2021-09-01")
    (claim,) = [c for c in graph.claims(about="Iran") if c["relation"] == "attacked"]
    assert (claim["subject"], claim["object"], claim["speaker"], claim["sentence"][:4]) == ("Iran", "Iraq", "Reuters", "Iran")
    assert isinstance(graph.network, nx.MultiDiGraph)
    assert graph.query("SELECT ?b { ?a kg:attacked ?b }").rows
    assert graph.ask("attacks", about="Iran").rows
    assert "<iframe" in graph.view()._repr_html_()
    for ending in ("ttl", "nt", "jsonld", "trig", "rdf", "html", "graphml", "csv"):
        assert graph.export(tmp_path / f"graph.{ending}").stat().st_size
    with pytest.raises(KGError, match="ending"):
        graph.export(tmp_path / "graph.docx")
    assert kg.load(graph.write(tmp_path / "out")).claims() == graph.claims()
