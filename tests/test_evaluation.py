"""The measure itself, and floors just under what is reached on the published gold set."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kg.evaluation import Scores, evaluate, gold_documents, read_gold
from kg.knowledge import build
from kg.model import Argument, Claim, Entity, Knowledge, Mention, Span

GOLD = Path(__file__).parent / "gold" / "claims.jsonl"
TEXT = "Iran attacked Iraq."
ROW: dict[str, Any] = {
    "id": "d",
    "text": TEXT,
    "entities": [{"key": "a", "names": ["Iran"], "type": "Government"}, {"key": "b", "names": ["Iraq"], "type": "Government"}],
    "claims": [
        {
            "s": "a",
            "r": ["attacked"],
            "o": "b",
            "polarity": "positive",
            "certainty": ["certain"],
            "tense": ["past"],
            "modality": [None],
            "asserted": True,
            "speaker": None,
            "at": [0, 19],
            "core": True,
        }
    ],
}
CLAIM = Claim(
    id="1",
    doc="d",
    subject=Argument(0, 4, "Iran", "iran", "Iran", "Government"),
    relation="attacked",
    object=Argument(14, 18, "Iraq", "iraq", "Iraq", "Government"),
    phrase="attacked",
    polarity="positive",
    certainty="certain",
    tense="past",
    modality=None,
    asserted=True,
    speaker=None,
    speakers=(),
    cues=(),
    evidence=Span(0, 19, TEXT),
    time=None,
    place=None,
    via_coreference=False,
    rule="verb",
)
ENTITIES = (Entity("iran", "Iran", "Government"), Entity("iraq", "Iraq", "Government"))
MENTIONS = tuple(
    Mention("d", start, start + 4, TEXT[start : start + 4], "Government", "name", TEXT[start : start + 4].lower()) for start in (0, 14)
)


def scores_of(*claims: Claim) -> Scores:
    return evaluate([ROW], Knowledge(documents=tuple(gold_documents([ROW])), entities=ENTITIES, claims=claims, mentions=MENTIONS))


def test_a_right_claim_is_right() -> None:
    scores = scores_of(CLAIM)
    assert (scores.precision, scores.recall, scores.false_fact_rate, scores.whole) == (1.0, 1.0, 0.0, 1)
    assert (scores.entity_recall, scores.doubled, scores.glued) == (1.0, 0, 0)


def test_the_wrong_direction_is_wrong_and_a_false_fact() -> None:
    scores = scores_of(replace(CLAIM, subject=CLAIM.object, object=CLAIM.subject))
    assert (scores.precision, scores.recall, scores.false_fact_rate) == (0.0, 0.0, 1.0)
    assert scores.missed
    assert scores.wrong


@pytest.mark.parametrize(
    ("attribute", "value"),
    [("polarity", "negative"), ("certainty", "possible"), ("tense", "future"), ("modality", "intention")],
)
def test_a_wrong_attribute_is_seen(attribute: str, value: str) -> None:
    scores = scores_of(replace(CLAIM, **{attribute: value}))
    assert scores.agreement(attribute) == 0.0
    assert scores.recall == 1.0
    assert scores.whole == 0


def test_a_wrong_speaker_is_seen() -> None:
    assert scores_of(replace(CLAIM, speaker=Argument(0, 4, "Iran", "iran", "Iran"))).agreement("speaker") == 0.0


def test_nothing_found_is_nothing_right() -> None:
    scores = scores_of()
    assert (scores.precision, scores.recall, scores.f1, scores.missed) == (0.0, 0.0, 0.0, ["d: a attacked b"])


@pytest.fixture(scope="module")
def gold_scores() -> Scores:
    rows = read_gold(GOLD)
    assert len(rows) >= 210
    return evaluate(rows, build(*gold_documents(rows)).knowledge)


FLOORS = {"precision": 0.96, "recall": 0.825, "f1": 0.888, "entity_recall": 0.91}
AGREEMENT = {"polarity": 0.99, "certainty": 0.985, "tense": 0.98, "modality": 0.985, "asserted": 0.985, "speaker": 0.975}
CEILING_OF_FALSE_FACTS = 0.032


@pytest.mark.parametrize("measure", FLOORS)
def test_floors_hold(gold_scores: Scores, measure: str) -> None:
    assert getattr(gold_scores, measure) >= FLOORS[measure]


@pytest.mark.parametrize("attribute", AGREEMENT)
def test_attributes_hold(gold_scores: Scores, attribute: str) -> None:
    assert gold_scores.agreement(attribute) >= AGREEMENT[attribute]


def test_false_facts_stay_rare(gold_scores: Scores) -> None:
    assert gold_scores.false_fact_rate <= CEILING_OF_FALSE_FACTS, gold_scores.wrong
