"""What is denied without being said again: whose negative claim it is, and of what."""

from __future__ import annotations

import pytest

import kg

DENIED = [
    ("Kenya accused Uganda of shelling a village in Busia, a charge that Kampala denied.", "Uganda", "attacked", "Uganda"),
    ("The report says that Serbia supplied Kosovo with rifles, a claim Belgrade rejected on Monday.", "Serbia", "aided", "Serbia"),
    ("Aid workers say that several of the raids have killed farmers, which the army denies.", "raids", "killed", "army"),
    (
        "General Ilic claimed that his men had captured Vares. Bosnia's army said the claim was false.",
        "Ilic's men",
        "captured",
        "Bosnia's army",
    ),
    ("Chad has armed the rebels, Sudanese officials say. Ndjamena denies the accusation.", "Chad", "aided", "Chad"),
    (
        "Police accused Omar Saleh of killing a judge. His lawyer, Ana Ruiz, called the allegation a lie.",
        "Omar Saleh",
        "killed",
        "Ana Ruiz",
    ),
    ("Oman said its jets bombed a camp on Sunday. Residents dismissed the statement as false.", "Oman's jets", "attacked", "Residents"),
    ("Peru's claim that Chile bombed a bridge was dismissed by the Chilean army.", "Chile", "attacked", "Chilean army"),
    (
        "The army said that the raid killed two rebels, a claim that relatives of the dead denied.",
        "raid",
        "killed",
        "relatives of the dead",
    ),
    ("Analysts suspect that the Front has ties to Boko Haram. Mali denies this.", "Front", "hasTiesTo", "Mali"),
]
NOT_DENIED = [
    "Peru blocked the deal, which Chile rejected.",
    "Turkey struck a depot, Kurdish officials said. Ankara did not deny the claim.",
    "Kenya attacked Uganda, the minister said. Sudan rejected the offer.",
    "Kenya said it had bombed the camp. Kenya denied the report.",
    "Chile may deny the claim that Peru bombed a bridge.",
]


@pytest.mark.parametrize(("text", "subject", "relation", "speaker"), DENIED)
def test_who_denies_makes_the_negative_claim(text: str, subject: str, relation: str, speaker: str) -> None:
    told = [
        c for c in kg.build(kg.Document("d", text)).knowledge.claims if c.relation == relation and c.subject and c.subject.label == subject
    ]
    said = {(c.polarity, c.speaker.label) for c in told if c.speaker}
    assert ("negative", speaker) in said
    assert any(c.polarity == "positive" for c in told)
    assert not any(c.asserted for c in told if c.polarity == "negative")


@pytest.mark.parametrize("text", NOT_DENIED)
def test_nothing_else_is_denied(text: str) -> None:
    assert not [c for c in kg.build(kg.Document("d", text)).knowledge.claims if c.rule == "denial"]


def test_a_denied_accusation_is_disputed() -> None:
    graph = kg.build(kg.Document("d", DENIED[0][0]))
    assert [(fact.relation, fact.disputed) for fact in graph.facts if fact.relation == "attacked"] == [("attacked", True)]
