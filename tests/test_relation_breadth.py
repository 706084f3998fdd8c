"""The breadth of the relation lexicon, type by type: one row a sentence, as (sentence, subject, relation, object), and what tells none."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from spacy.language import Language

from kg.extraction import extract
from kg.model import Claim, Document

ROWS = [row for rows in tomllib.loads(Path(__file__).with_name("relation_breadth.toml").read_text()).values() for row in rows]
# What is refused, agreed to or threatened is told, and what was to be done is not.
ASSERTED = [
    ("Kenya refused to help the refugees.", "rejected", "aided"),
    ("Hungary refused to supply weapons to Ukraine.", "rejected", "aided"),
    ("Israel is refusing to lift the curfew on the Palestinians.", "rejected", "conceded"),
    ("Kenya agreed to train Ugandan nurses.", "agreedWith", "aided"),
    ("Kenya consented to meet the rebels.", "agreedWith", "metWith"),
    ("The rebels vowed to attack the Ugandan army.", "threatened", "attacked"),
    ("Iran's threat to bomb Israel alarmed Cyprus.", "threatened", "attacked"),
    ("Iran's refusal to cooperate with the inspectors alarmed Vienna.", "rejected", "cooperatedWith"),
]
SILENT = [
    ("The mayor vowed never to punish the strikers.", "threatened"),
    ("Kenya agreed not to meet the rebels.", "agreedWith"),
    ("Peru has not yet met the demands of the rebels.", "rejected"),
    ("Poland has not yet accepted the plan.", "rejected"),
    ("The hotel hosted refugees from Sudan.", "metWith"),
    ("The army refused to attack the rebels.", "rejected"),
    ("Kenya refused to condemn Uganda.", "rejected"),
    ("Ann Lee refused to leave Hugo Paz.", "rejected"),
    ("Kenya refused to stop supporting Uganda.", "rejected"),
    ("Ann Lee declined to name the suspect.", "rejected"),
    ("Ann Lee declined to comment on Hugo Paz.", "rejected"),
    ("Hamas refused to release the hostages.", "rejected"),
    ("Omar Daud refused to leave the camp.", "rejected"),
    ("The party declined to field a candidate.", "rejected"),
    ("The price of oil fell after talks with Iran.", "negotiatedWith"),
    ("Two civilians were killed in clashes with police.", "foughtAgainst"),
    ("Iran warned that Israel would attack Syria.", "threatened"),
    ("The government vowed to protect the villagers.", "threatened"),
    ("The minister vowed to fight corruption.", "threatened"),
    ("Ann Lee agreed that Hugo Paz lied.", "agreedWith"),
    ("The farmers blocked roads with tractors.", "protestedAgainst"),
    ("Fans gathered outside the stadium.", "protestedAgainst"),
    ("The judge found the book interesting.", "accused"),
    ("He complained that the bus was late.", "accused"),
    ("Ann Lee alleged that most voters love the king.", "accused"),
    ("Police met the demands of the job.", "conceded"),
    ("Hugo Paz paid attention to the victims.", "conceded"),
    ("The pilot returned the plane to Cairo.", "conceded"),
    ("Prisoners rioted at a jail in Minsk.", "protestedAgainst"),
    ("Fans rallied at the stadium.", "protestedAgainst"),
    ("A protest against the arrest of Omar Daud by soldiers drew crowds.", "protestedAgainst"),
    ("Ann Lee voted for the first time.", "supports"),
    ("Ann Lee defended her title in Paris.", "supports"),
    ("The company cut its staff in Cyprus.", "withdrewFrom"),
    ("The firm hijacked the agenda.", "abducted"),
    ("Ann Lee flew home to command the brigade.", "requested"),
]


def _claims(nlp: Language, text: str) -> tuple[Claim, ...]:
    return extract(nlp(text), Document("d", text)).claims


@pytest.mark.parametrize(("text", "subject", "relation", "target"), ROWS, ids=[row[0][:60] for row in ROWS])
def test_relation(nlp: Language, text: str, subject: str, relation: str, target: str) -> None:
    found = [(c.subject.text, c.relation, c.object.text) for c in _claims(nlp, text) if c.subject is not None]
    assert any(r == relation and subject in s and target in o for s, r, o in found), found


@pytest.mark.parametrize(("text", "told", "untold"), ASSERTED, ids=[row[0][:60] for row in ASSERTED])
def test_an_act_of_will_is_a_fact_and_what_is_willed_is_none(nlp: Language, text: str, told: str, untold: str) -> None:
    asserted = {claim.relation: claim.asserted for claim in _claims(nlp, text)}
    assert (asserted[told], asserted[untold]) == (True, False)


@pytest.mark.parametrize(("text", "relation"), SILENT, ids=[row[0] for row in SILENT])
def test_no_such_relation(nlp: Language, text: str, relation: str) -> None:
    assert relation not in {claim.relation for claim in _claims(nlp, text)}


def test_another_ones_visit_or_talks_are_not_the_subjects(nlp: Language) -> None:
    visit = _claims(nlp, "Ann Lee spoke after Hugo Paz's visit to Kenya.")
    talks = _claims(nlp, "Ann Lee left after Hugo Paz's talks with Iran.")
    assert {c.subject.text for c in visit if c.subject is not None and c.relation == "travelledTo"} == {"Hugo Paz"}
    assert {c.subject.text for c in talks if c.subject is not None and c.relation == "negotiatedWith"} == {"Hugo Paz"}
