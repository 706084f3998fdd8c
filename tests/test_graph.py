"""Facts: which claims say the same, how many sources support them, and what is disputed."""

from dataclasses import replace

import pytest

from kg.graph import build_graph, group_facts
from kg.model import Argument, Claim, Count, Document, Entity, Fact, Knowledge, Span, TimeSpan

ONE = Document("one", "The army attacked the town on Monday.", published="2024-05-02", source="The Courier")
TWO = Document("two", "The town came under attack by the army.", published="2024-05-01", source="The Echo")
LATER = Document("later", "The army did not attack the town.", published="2026-06-01")
ARMY = Argument(0, 8, "The army", "army", "army", "ArmedGroup")
TOWN = Argument(18, 26, "the town", "town", "town", "Place")
MARSH = Argument(0, 5, "Marsh", "marsh", "Marsh", "Person")
OFFICIALS = Argument(0, 9, "officials", label="officials")
CLAIM = Claim(
    "c", "one", ARMY, "attacked", TOWN, "attacked", "positive", "certain", "past", None, True, None, (), (),
    Span(0, 37, ONE.text), None, None, False, "test",
)  # fmt: skip
DENIAL = replace(CLAIM, id="d", polarity="negative", asserted=False, phrase="did not attack")


def facts(*claims: Claim, documents: tuple[Document, ...] = (ONE, TWO)) -> list[Fact]:
    return group_facts(claims, documents)


def on(day: str) -> TimeSpan:
    return TimeSpan(day, 0, 1, day)


@pytest.mark.parametrize(
    ("other", "sources"),
    [
        (replace(CLAIM, doc="two", evidence=Span(0, 39, TWO.text)), ("one", "two")),
        (replace(CLAIM, doc="two"), ("two",)),
        (replace(CLAIM, doc="two", evidence=Span(0, 37, "“The army attacked the town on  Monday.”")), ("two",)),
        (replace(CLAIM, doc="two", asserted=False, certainty="possible"), ("one",)),
    ],
    ids=["another sentence", "the same sentence: the first published counts", "the same words", "a mere possibility"],
)
def test_independent_sources(other: Claim, sources: tuple[str, ...]) -> None:
    assert [fact.sources for fact in facts(CLAIM, other)] == [sources]


def test_reprint_of_a_text_counts_once() -> None:
    copy = replace(ONE, id="copy")
    told = replace(CLAIM, doc="copy", evidence=Span(0, 4, "They attacked the town again on Monday."))
    assert facts(CLAIM, told, documents=(ONE, copy))[0].sources == ("copy",)


def test_short_sentences_may_be_alike_by_chance() -> None:
    short = Span(0, 20, "The army attacked it.")
    assert facts(replace(CLAIM, evidence=short), replace(CLAIM, doc="two", evidence=short))[0].sources == ("one", "two")


@pytest.mark.parametrize(
    ("claim", "denial", "disputed"),
    [
        (CLAIM, replace(DENIAL, doc="two"), True),
        (CLAIM, replace(DENIAL, speaker=MARSH), True),
        (replace(CLAIM, speaker=OFFICIALS), replace(DENIAL, speaker=MARSH), True),
        (CLAIM, DENIAL, False),
        (replace(CLAIM, speaker=MARSH), replace(DENIAL, doc="two", speaker=MARSH), False),
        (CLAIM, replace(DENIAL, doc="two", certainty="unknown"), False),
        (CLAIM, replace(DENIAL, doc="two", modality="deontic"), False),
        (CLAIM, replace(DENIAL, doc="two", tense="future"), False),
        (replace(CLAIM, asserted=False, certainty="possible"), replace(DENIAL, doc="two"), False),
        (replace(CLAIM, time=on("2024-04-29")), replace(DENIAL, doc="two", time=on("2021")), False),
        (replace(CLAIM, time=on("2024-04-29")), replace(DENIAL, doc="two", time=on("2024-04")), True),
        (replace(CLAIM, relation="supports"), replace(CLAIM, relation="opposes", doc="two"), True),
        (CLAIM, replace(DENIAL, doc="later"), False),
        (CLAIM, replace(DENIAL, doc="later", time=on("2024-04-29")), True),
        (replace(CLAIM, time=on("2021-W34")), replace(DENIAL, doc="two"), False),
        (replace(CLAIM, relation="hasTiesTo"), replace(DENIAL, relation="hasTiesTo", doc="later"), True),
        (CLAIM, replace(DENIAL, doc="undated"), True),
    ],
    ids=[
        "two documents", "author and speaker", "two speakers", "one author", "one speaker", "unsure denial", "should not", "will not",
        "nobody asserts it", "different times", "one time within the other", "the opposite relation",
        "two years later", "two years later of that time",
        "of a time long before", "no event", "no day known",
    ],
)  # fmt: skip
def test_dispute(claim: Claim, denial: Claim, disputed: bool) -> None:
    assert any(fact.disputed for fact in facts(claim, denial, documents=(ONE, TWO, LATER))) is disputed


def test_symmetric_relation_is_one_fact_in_both_directions() -> None:
    met = replace(CLAIM, relation="metWith", object=MARSH)
    turned = replace(met, subject=MARSH, object=ARMY, doc="two", evidence=Span(0, 39, TWO.text))
    assert [(fact.subject, fact.object, fact.sources) for fact in facts(met, turned)] == [("army", "marsh", ("one", "two"))]


def test_open_relation_keeps_its_phrase_but_for_auxiliaries() -> None:
    visited = replace(CLAIM, relation="relatedTo", phrase="has visited")
    left = replace(visited, phrase="left")
    denied = replace(visited, phrase="has not visited", doc="two", polarity="negative", asserted=False)
    assert [(len(fact.claims), fact.disputed) for fact in facts(visited, left, denied)] == [(1, False), (2, True)]


def test_graph_has_edges_for_asserted_facts_only() -> None:
    entities = (Entity("army", "army", "ArmedGroup"), Entity("marsh", "Marsh", "Person"), Entity("town", "town", "Place"))
    claims = (CLAIM, replace(DENIAL, doc="two"), replace(DENIAL, id="e", subject=MARSH))
    graph = build_graph(Knowledge((ONE, TWO), entities, claims))
    assert list(graph.edges(keys=True)) == [("army", "town", "attacked")]
    assert graph.edges["army", "town", "attacked"]["disputed"] is True


def test_an_edge_tells_the_counts_of_its_claims() -> None:
    told = [replace(TOWN, count=Count(low, None, 0, 12, words)) for low, words in ((20, "at least 20"), (24, "dozens"))]
    claims = (CLAIM, *(replace(CLAIM, id=f"c{number}", object=target) for number, target in enumerate(told)))
    entities = (Entity("army", "army", "ArmedGroup"), Entity("town", "town", "Place"))
    [(*_, data)] = build_graph(Knowledge((ONE, TWO), entities, claims)).edges(data=True)
    assert data["count"] == "at least 20; dozens"
