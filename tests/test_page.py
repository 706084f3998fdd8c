"""The page as text: what it embeds, that it is safe, the same on every run, and stands alone."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from page_sample import DOCUMENTS, MALICE, sample_knowledge

from kg.errors import OutputError
from kg.model import Document, Entity, Knowledge
from kg.page import page_html, write_page
from kg.page.appearance import DENIED, LINE_STYLES, PLANNED, POSSIBLE, REPORTED, SHAPES, STATED, standing_of
from kg.page.layout import place_nodes
from kg.page.lines import BACK, FORTH, merge_lines
from kg.page.selection import choose_drawn
from kg.vocabulary import ENTITY_TYPES

SAMPLE = sample_knowledge()
PLACE = {entity.id: i for i, entity in enumerate(SAMPLE.entities)}
SYMMETRIC = frozenset({"cooperatedWith", "hasTiesTo"})


def embedded(html: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="kg-data">(.*?)</script>', html, re.DOTALL)
    assert found
    return json.loads(found[1])


def rows(data: dict[str, Any], table: str) -> list[dict[str, Any]]:
    return [dict(zip(data[table]["fields"], row, strict=True)) for row in data[table]["rows"]]


@pytest.fixture(scope="module")
def html() -> str:
    return page_html(SAMPLE)


@pytest.mark.parametrize(
    ("change", "standing"),
    [
        ({"speaker": None, "speakers": ()}, STATED),
        ({}, REPORTED),
        ({"certainty": "possible", "asserted": False}, POSSIBLE),
        ({"certainty": "probable", "asserted": False}, POSSIBLE),
        ({"certainty": "unknown", "modality": "conditional", "asserted": False}, POSSIBLE),
        ({"certainty": "unknown", "modality": "question", "asserted": False}, POSSIBLE),
        ({"certainty": "unknown", "modality": "intention", "asserted": False}, PLANNED),
        ({"certainty": "unknown", "modality": "deontic", "asserted": False}, PLANNED),
        ({"tense": "future", "asserted": False}, PLANNED),
        ({"tense": "future", "certainty": "probable", "asserted": False}, POSSIBLE),
        ({"polarity": "negative", "asserted": False}, DENIED),
        ({"polarity": "negative", "certainty": "unknown", "modality": "deontic", "asserted": False}, DENIED),
        ({"asserted": False}, REPORTED),
        ({"asserted": False, "speaker": None, "speakers": ()}, POSSIBLE),
    ],
)
def test_standing_of_a_claim(change: dict[str, Any], standing: int) -> None:
    reported = next(claim for claim in SAMPLE.claims if claim.asserted and claim.speaker)
    assert standing_of(replace(reported, **change)) == standing


def test_only_a_stated_fact_is_a_plain_line() -> None:
    plain = [style for style in LINE_STYLES if not style.dashes and not style.mark]
    assert [style.name for style in plain] == ["stated"]
    assert all(claim.asserted for claim in SAMPLE.claims if standing_of(claim) == STATED)


def test_every_entity_type_has_a_look_of_its_own() -> None:
    assert set(SHAPES) == set(ENTITY_TYPES)
    drawn = {(look.shape, look.hollow, look.light) for look in SHAPES.values()}
    assert len(drawn) == len(SHAPES)


def test_parallel_claims_are_one_counted_line_for_each_standing() -> None:
    lines = merge_lines(SAMPLE.claims, PLACE, SYMMETRIC)
    pair = sorted((PLACE["united-states"], PLACE["taliban"]))
    between = {line.standing: line for line in lines if [line.a, line.b] == pair}
    assert set(between) == {REPORTED, POSSIBLE, DENIED}
    assert all(line.arrows == 0 for line in between.values())
    pakistan = [line for line in lines if {line.a, line.b} == {PLACE["pakistan"], PLACE["taliban"]}]
    assert {line.arrows for line in pakistan} == {FORTH, BACK}
    assert len(lines) == len({(line.a, line.b, line.standing) for line in lines})


def test_a_claim_without_subject_or_with_a_literal_is_no_line() -> None:
    lines = merge_lines(SAMPLE.claims, PLACE, SYMMETRIC)
    joined = {index for line in lines for index in line.claims}
    for index, claim in enumerate(SAMPLE.claims):
        assert (index in joined) == (claim.subject is not None and not claim.object.is_literal)


def test_strongest_entities_are_drawn() -> None:
    lines = merge_lines(SAMPLE.claims, PLACE, SYMMETRIC)
    drawn = choose_drawn(SAMPLE.entities, lines, limit=3)
    assert {SAMPLE.entities[i].id for i in drawn} == {"taliban", "united-states", "haqqani-network"}
    assert len(embedded(page_html(SAMPLE, limit=3))["picture"]["nodes"]) == 3
    assert len(embedded(page_html(SAMPLE, limit=3))["entities"]["rows"]) == len(SAMPLE.entities)


def test_nodes_do_not_lie_on_each_other() -> None:
    graph = nx.barabasi_albert_graph(40, 2, seed=3)
    boxes = {node: (90.0, 40.0) for node in graph}
    points = place_nodes(boxes, list(graph.edges))
    for a in graph:
        for b in range(a):
            assert abs(points[a][0] - points[b][0]) > 70 or abs(points[a][1] - points[b][1]) > 30


def test_large_components_and_many_small_ones_are_placed() -> None:
    chain = [(i, i + 1) for i in range(320)] + [(1000 + 2 * i, 1001 + 2 * i) for i in range(30)]
    nodes = {node for edge in chain for node in edge} | {5000, 5001}
    points = place_nodes({node: (30.0, 30.0) for node in nodes}, chain)
    assert set(points) == nodes
    assert points == place_nodes({node: (30.0, 30.0) for node in reversed(sorted(nodes))}, chain[::-1])


def test_same_bytes_on_every_run(html: str, tmp_path: Path) -> None:
    assert page_html(sample_knowledge()) == html
    write_page(SAMPLE, tmp_path / "deep" / "graph.html")
    assert (tmp_path / "deep" / "graph.html").read_bytes() == html.encode("utf-8")
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["graph.html"]


def test_sentences_are_cut_from_the_embedded_texts(html: str) -> None:
    data = embedded(html)
    for claim, row in zip(SAMPLE.claims, rows(data, "claims"), strict=True):
        wide = data["texts"][row["doc"]].encode("utf-16-le")
        assert wide[2 * row["start"] : 2 * row["end"]].decode("utf-16-le") == claim.evidence.text
        assert wide[2 * row["objectStart"] : 2 * row["objectEnd"]].decode("utf-16-le") == claim.object.text
        for cue, (kind, start, end) in zip(claim.cues, row["cues"], strict=True):
            assert (kind, wide[2 * start : 2 * end].decode("utf-16-le")) == (cue.kind, cue.text)
        counts = [wide[2 * start : 2 * end].decode("utf-16-le") for start, end, _, _ in row["counts"] or ()]
        assert counts == ([claim.object.count.text] if claim.object.count else [])
    assert html.count("The United States withdrew from Afghanistan on Monday.") == 1


def test_counts_in_the_header(html: str) -> None:
    counts = dict(re.findall(r"<dt>([^<]+)</dt><dd>([^<]+)</dd>", html))
    open_claims = sum(not claim.asserted for claim in SAMPLE.claims)
    assert counts == {"documents": "2", "entities": "22", "facts": counts["facts"], "claims not asserted": str(open_claims)}
    assert int(counts["facts"]) == sum(row["asserted"] for row in rows(embedded(html), "facts"))


def test_nothing_from_a_document_can_become_markup(html: str) -> None:
    assert MALICE not in html
    assert "onerror" in html
    assert html.count("</script>") == 3
    documents = (replace(DOCUMENTS[0], title=MALICE),)
    claims = tuple(claim for claim in SAMPLE.claims if claim.doc == DOCUMENTS[0].id)
    titled = page_html(replace(SAMPLE, documents=documents, claims=claims))
    assert titled.count("</script>") == 3
    assert "<img" not in titled
    assert "&lt;/script&gt;" in titled


def test_policy_admits_exactly_the_scripts_and_styles_of_the_page(html: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert policy
    rule = policy[1].replace("&#39;", "'")
    assert rule.startswith("default-src 'none'")
    assert "unsafe" not in rule
    inline = re.findall(r"<script>(.*?)</script>", html, re.DOTALL) + re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    hashes = {f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in inline}
    assert hashes == set(re.findall(r"'sha256-[^']+'", rule))
    assert not re.search(r"<[^>]+\son\w+=", html.split('id="kg-data"')[0])
    assert "localStorage" not in html


def test_picture_comes_from_pyvis_with_fixed_positions(html: str) -> None:
    picture = embedded(html)["picture"]
    assert picture["options"]["physics"] == {"enabled": False}
    assert {(node["x"], node["y"]) for node in picture["nodes"]} and all(isinstance(node["x"], int) for node in picture["nodes"])
    assert len({(node["x"], node["y"]) for node in picture["nodes"]}) == len(picture["nodes"])


def test_empty_knowledge_and_odd_texts() -> None:
    assert "Knowledge graph" in page_html(Knowledge())
    odd = Document("odd", "a \ud800 lone surrogate, \u2028 and <!-- a comment", title="\udfff")
    page = page_html(Knowledge(documents=(odd,), entities=(Entity("x", "Unheard", "Unheard"),)))
    assert page.encode("utf-8")
    assert embedded(page)["texts"] == [odd.text]


def test_unwritable_path_is_an_error_of_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError, match="cannot be written"):
        write_page(SAMPLE, tmp_path / "file" / "graph.html")
