"""Counts: how many the words say, and of whom."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language

import kg
from kg.extraction import extract
from kg.language.layers import layers_of
from kg.language.quantities import mention_count
from kg.language.tree import tree_of
from kg.model import Document, Knowledge
from kg.rdf.query import iter_rows
from kg.tables import read_lines, read_tables, write_lines, write_tables

COUNTS = [
    ("The army freed 11 hostages.", "11", 11, 11),
    ("Seven soldiers left the base.", "Seven", 7, 7),
    ("At least 20 soldiers fled.", "At least 20", 20, None),
    ("More than 300 soldiers fled.", "More than 300", 300, None),
    ("About 2,200 fighters left the valley.", "About 2,200", 2200, 2200),
    ("Nearly 100 rebels were there.", "Nearly 100", 100, 100),
    ("Police detained up to 40 protesters.", "up to 40", None, 40),
    ("As many as 300 miners left.", "As many as 300", None, 300),
    ("Between 30 and 40 rebels attacked.", "Between 30 and 40", 30, 40),
    ("Ten to 15 militants left.", "Ten to 15", 10, 15),
    ("Two or three gunmen escaped.", "Two or three", 2, 3),
    ("Some 30-40 gunmen escaped.", "Some 30-40", 30, 40),
    ("Police arrested 2 to 3 dozen protesters.", "2 to 3 dozen", 24, 36),
    ("Dozens of gunmen escaped.", "Dozens", 24, None),
    ("Scores of villagers fled.", "Scores", 40, None),
    ("Several hundred troops stayed.", "Several hundred", 200, None),
    ("Tens of thousands of refugees fled.", "Tens of thousands", 20000, None),
    ("A dozen hostages escaped.", "A dozen", 12, 12),
    ("More than two dozen hostages escaped.", "More than two dozen", 24, None),
    ("Half a million refugees fled.", "Half a million", 500000, 500000),
    ("Some 1.5 million refugees fled.", "Some 1.5 million", 1500000, 1500000),
    ("Two hundred and fifty rebels left.", "Two hundred and fifty", 250, 250),
    ("Twenty-one rebels left.", "Twenty-one", 21, 21),
    ("A soldier left.", "A", 1, 1),
    ("At least one soldier fled.", "At least one", 1, None),
    ("Two of the 24 soldiers fled.", "Two", 2, 2),
    ("A group of 20 militants left.", "20", 20, 20),
    ("No fewer than 30 rebels fled.", "No fewer than 30", 30, None),
    ("No more than 30 rebels fled.", "No more than 30", None, 30),
    ("Eleven Marines left.", "Eleven", 11, 11),
    ("Five or more gunmen left.", "Five or more", 5, None),
    ("About 170 Afghans left.", "About 170", 170, 170),
    ("The bombs killed 11 Marines of the 24th Unit.", "11", 11, 11),
]


@pytest.mark.parametrize(("text", "words", "low", "high"), COUNTS, ids=[row[0] for row in COUNTS])
def test_counts(nlp: Language, text: str, words: str, low: int | None, high: int | None) -> None:
    tree, layers = tree_of(doc := nlp(text)), layers_of(doc)
    found = [count for mention in layers.mentions if (count := mention_count(tree, mention)) is not None]
    assert (words, low, high) in [(tree.span_text(count.start, count.end), count.low, count.high) for count in found]


NO_COUNTS = [
    "The 34-year-old officer left.",
    "The September 11 attacks changed everything.",
    "Half of the 24 soldiers fled.",
    "The 2014 protests failed.",
    "The 15-member council met.",
    "The 7th Division left Group of Seven leaders behind.",
    "The No. 2 leader left.",
    "The 100,000-strong army left.",
    "Soldiers left.",
    "The soldier left.",
    "Thousands of tons of grain burned.",
]


@pytest.mark.parametrize("text", NO_COUNTS)
def test_no_counts(nlp: Language, text: str) -> None:
    tree, layers = tree_of(doc := nlp(text)), layers_of(doc)
    found = [count for mention in layers.mentions if (count := mention_count(tree, mention)) is not None]
    assert [tree.span_text(count.start, count.end) for count in found] == []


BARE = [
    ("The blast hit the bridge, killing 13.", "The blast", "killed", "13"),
    ("Gunmen killed more than 100 in the raid.", "Gunmen", "killed", "more than 100"),
    ("At least 40 were injured in the attack.", "the attack", "injured", "At least 40"),
    ("The bombing claimed 12 lives.", "The bombing", "killed", "12 lives"),
    ("The shelling killed nine and injured 14 others.", "The shelling", "injured", "14 others"),
    ("Hundreds were killed on Monday.", None, "killed", "Hundreds"),
    ("Dozens died in the fire.", "the fire", "killed", "Dozens"),
    ("The car bomb killed 6, wounding about 30.", "The car bomb", "injured", "about 30"),
]


@pytest.mark.parametrize(("text", "subject", "relation", "target"), BARE, ids=[row[0] for row in BARE])
def test_a_number_can_be_a_victim(nlp: Language, text: str, subject: str | None, relation: str, target: str) -> None:
    claims = extract(nlp(text), Document(id="a", text=text)).claims
    found = [(claim.subject.text if claim.subject else None, claim.relation, claim.object.text, claim.object.type) for claim in claims]
    assert (subject, relation, target, "Quantity") in found


TOLLS = [
    ("The blast left at least 20 dead and 45 wounded.", "The blast", "killed", "at least 20"),
    ("The blast left at least 20 dead and 45 wounded.", "The blast", "injured", "45"),
    ("The fire left 10 people dead and more than 50 others injured.", "The fire", "injured", "more than 50 others"),
    ("The attack ended with 30 wounded.", "The attack", "injured", "30"),
    ("Six people were killed and three wounded in the crash.", "the crash", "injured", "three"),
    ("The raid caused 18 deaths and 40 injuries.", "The raid", "injured", "40"),
    ("There were 18 deaths.", None, "killed", "18"),
    ("The death toll rose to 40.", None, "killed", "40"),
    ("The death toll from the flood has reached 90.", "the flood", "killed", "90"),
    ("The number of people killed in the crash passed 1,000.", "the crash", "killed", "1,000"),
    ("The toll of the attack rose from 20 to 27.", "the attack", "killed", "27"),
    ("A bombing hit a market on Monday. At least 20 people were killed.", "A bombing", "killed", "At least 20 people"),
    ("The earthquake struck at dawn. More than 300 were killed and 1,000 injured.", "The earthquake", "injured", "1,000"),
    ("A blast hit the port, bringing the death toll to 50.", None, "killed", "50"),
    ("No fewer than 30 soldiers died in the attack.", "the attack", "killed", "No fewer than 30 soldiers"),
    ("The attack killed 12 people and injured scores of others.", "The attack", "injured", "scores of others"),
    ("The group claimed attacks in the old quarter of Osha which killed at least 28 people.", "attacks", "killed", "at least 28 people"),
    ("The quake killed some 4,500.", "The quake", "killed", "some 4,500"),
    ("The landslide killed 74 pupils.", "The landslide", "killed", "74 pupils"),
    ("A fire swept through the factory. Twelve workers died.", "A fire", "killed", "Twelve workers"),
    ("Six people were killed and three wounded in the crash.", "the crash", "killed", "Six people"),
    ("The explosion happened at noon. It killed 13 and wounded dozens.", "It", "injured", "dozens"),
]


@pytest.mark.parametrize(("text", "subject", "relation", "target"), TOLLS, ids=[f"{row[2]}: {row[0]}" for row in TOLLS])
def test_tolls(nlp: Language, text: str, subject: str | None, relation: str, target: str) -> None:
    claims = extract(nlp(text), Document(id="a", text=text)).claims
    assert (subject, relation, target) in [
        (claim.subject.text if claim.subject else None, claim.relation, claim.object.text) for claim in claims
    ]


OF_NO_EVENT = [
    "A bombing hit a market on Monday. At least 20 people were killed last year.",
    "The mayor opened a clinic. Twelve patients died.",
    "Rebels set fire to a car. Two officers were hurt.",
    "A bombing killed some 4,500 in 2019. The real death toll was at least 9,000.",
    "A bombing hit a market. Elsewhere, 20 people were killed.",
    "A bombing hit a market. At least 20 people were killed in Ghazni.",
    "A bombing hit a market. At least 20 people were killed when a bus overturned.",
    "A bombing hit a market. At least 20 people have been killed.",
    "A bombing and a shooting shook the town. At least 20 people were killed.",
    "Police foiled a bombing. At least 20 people were killed.",
    "A bombing hit a market. The police chief resigned. At least 20 people were killed.",
]


@pytest.mark.parametrize("text", OF_NO_EVENT)
def test_victims_are_given_to_an_event_only_where_it_must_be_meant(nlp: Language, text: str) -> None:
    claims = extract(nlp(text), Document(id="a", text=text)).claims
    assert [claim.object.text for claim in claims if "event before" in claim.rule] == []


def test_who_puts_a_toll_at_a_number_says_so(nlp: Language) -> None:
    text = "The rebels put the death toll at 40. The toll was put at 12 by officials."
    claims = extract(nlp(text), Document(id="a", text=text)).claims
    assert [(claim.object.text, claim.speaker.text if claim.speaker else None) for claim in claims if claim.relation == "killed"] == [
        ("40", "The rebels"),
        ("12", "officials"),
    ]


def test_those_killed_are_killed_where_and_when_the_deed_was_done(nlp: Language) -> None:
    text = "A truck bomb exploded at a market in Karsa on 5 May, killing 13. Gunmen killed 20 soldiers outside the airport."
    claims = extract(nlp(text), Document(id="a", text=text)).claims
    killed = [claim for claim in claims if claim.relation == "killed"]
    assert [(claim.object.text, claim.place and claim.place.text, claim.time and claim.time.text) for claim in killed] == [
        ("13", "a market", "5 May"),
        ("20 soldiers", "the airport", None),
    ]


def test_only_force_hurts_people(nlp: Language) -> None:
    for text in ("The merger hurt thousands of employees.", "The sanctions hurt ordinary Russians.", "The tariffs are hurting farmers."):
        assert not [claim for claim in extract(nlp(text), Document(id="a", text=text)).claims if claim.relation == "injured"]
    text = "The blast hurt two officers. Two people were hurt."
    assert [claim.relation for claim in extract(nlp(text), Document(id="a", text=text)).claims] == ["injured", "injured"]


NO_VICTIMS = [
    "The road toll rose to 40 dollars.",
    "The number of voters reached 40.",
    "They rescued 30 wounded soldiers.",
    "Doctors treated 12 injured pilgrims.",
    "Ann Lee, 34, was killed.",
    "The storm destroyed 40.",
    "He was killed in 2014.",
    "The two were killed on Monday.",
    "No one was killed.",
    "Inflation hurt millions.",
]


@pytest.mark.parametrize("text", NO_VICTIMS)
def test_other_numbers_are_no_victims(nlp: Language, text: str) -> None:
    claims = extract(nlp(text), Document(id="a", text=text)).claims
    assert "Quantity" not in {claim.object.type for claim in claims}


def test_a_bound_is_no_denial(nlp: Language) -> None:
    text = "No fewer than 30 people were killed."
    [claim] = extract(nlp(text), Document(id="a", text=text)).claims
    assert claim.asserted


def test_what_is_counted_differently_is_not_one_thing(nlp: Language) -> None:
    text = "Eleven soldiers were killed in the north. The 13 soldiers in the south escaped and killed a gunman."
    extraction = extract(nlp(text), Document(id="a", text=text))
    assert [cluster.label for cluster in extraction.clusters if "soldiers" in cluster.label] == ["Eleven soldiers", "13 soldiers"]


def test_a_count_is_quoted_from_the_text(nlp: Language) -> None:
    text = "Officials spoke. A blast in Karsa killed at least 20 soldiers and about 170 Afghans."
    counts = [claim.object.count for claim in extract(nlp(text), Document(id="a", text=text)).claims if claim.object.count]
    assert [(count.low, count.high, text[count.start : count.end]) for count in counts] == [
        (20, None, "at least 20"),
        (170, 170, "about 170"),
    ]
    assert all(text[count.start : count.end] == count.text for count in counts)


def test_counts_are_in_the_tables_and_old_tables_are_read(nlp: Language, tmp_path: Path) -> None:
    text = "A blast in Karsa killed at least 20 soldiers."
    claims = extract(nlp(text), Document(id="a", text=text)).claims
    write_tables(Knowledge(claims=claims), tmp_path)
    assert read_tables(tmp_path).claims == claims
    rows = read_lines(tmp_path / "claims.jsonl")
    assert [row["object"].pop("count") for row in rows if "count" in row["object"]] == [
        {"low": 20, "high": None, "start": 24, "end": 35, "text": "at least 20"}
    ]
    write_lines(tmp_path / "claims.jsonl", rows)
    assert [claim.object.count for claim in read_tables(tmp_path).claims] == [None] * len(claims)


def test_two_sources_with_different_tolls_are_both_visible() -> None:
    one = Document("one", "A bombing in Karsa killed at least 20 people, the interior ministry said.", published="2024-05-07")
    two = Document("two", "The bombing in Karsa killed 34 people, a doctor said.", published="2024-05-08")
    graph = kg.build(one, two)
    rows = iter_rows(graph.ask("casualties", about="Karsa"))
    assert [(row["count"], row["low"], row["high"], row["speaker"], row["document"]) for row in rows] == [
        ("at least 20", "20", "", "interior ministry", "one"),
        ("34", "34", "34", "doctor", "two"),
    ]
    assert [claim["count_low"] for claim in graph.claims() if claim["relation"] == "killed"] == [20, 34]
