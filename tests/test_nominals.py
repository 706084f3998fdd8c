"""Nominals and pronouns: which noun phrases are mentions, of which type, and what they belong to."""

import pytest
from spacy.language import Language
from test_names import read


def nominals(nlp: Language, text: str, *, weak: bool) -> list[str]:
    """The nominals of a text as `words/Type`, strong or weak."""
    tree, mentions = read(nlp, text)
    return [f"{tree.span_text(m.start, m.end)}/{m.type}" for m in mentions if m.kind == "nominal" and m.weak is weak and not m.entry]


STRONG = [
    ("Rebels shelled the ministry.", ["Rebels/Group", "the ministry/Government"]),
    ("13 service members and two police officers died.", ["13 service members/Group", "two police officers/Group"]),
    (
        "A senior official praised the residents of the camp.",
        ["A senior official/Person", "the residents of the camp/Group", "the camp/Facility"],
    ),
    ("Syrian forces crossed the river.", ["Syrian forces/ArmedGroup", "the river/Place"]),
    ("Gunmen attacked a mosque in the old city.", ["Gunmen/Group", "the old city/Place"]),
    ("The wounded were taken to a military hospital.", ["The wounded/Group", "a military hospital/Facility"]),
    ("Dozens of gunmen and hundreds of thousands of people left.", ["Dozens of gunmen/Group", "hundreds of thousands of people/Group"]),
    ("Iranian authorities left.", ["Iranian authorities/Government"]),
    ("The former head of the agency left.", ["The former head of the agency/Person", "the agency/Organization"]),
    ("The Coalition thanked its partners.", ["The Coalition/Organization", "its partners/Group"]),
    ("The airmen met a team of doctors.", ["The airmen/Group", "a team of doctors/Group"]),
]


@pytest.mark.parametrize(("text", "expected"), STRONG, ids=[text for text, _ in STRONG])
def test_actors_and_places_are_strong(nlp: Language, text: str, expected: list[str]) -> None:
    assert nominals(nlp, text, weak=False) == expected


WEAK = [
    ("The bombing killed hope.", ["The bombing/Event", "hope/Other"]),
    ("No troops were on the ground.", ["No troops/ArmedGroup", "the ground/Other"]),
    ("There are people in buildings.", ["people/Group", "buildings/Facility"]),
    ("Two tanks burned.", ["Two tanks/Equipment"]),
]


@pytest.mark.parametrize(("text", "expected"), WEAK, ids=[text for text, _ in WEAK])
def test_others_are_weak(nlp: Language, text: str, expected: list[str]) -> None:
    assert nominals(nlp, text, weak=True) == expected


def test_quantities_and_dates_are_no_mentions(nlp: Language) -> None:
    assert nominals(nlp, "About 30 percent left last week.", weak=True) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenyan Interior Minister Lena Koch spoke.", ["Kenyan Interior Minister Lena Koch/Person", "Kenyan Interior Minister/Person"]),
        ("Police arrested the brothers Karl and Otto Braun.", ["Police/ArmedGroup", "the brothers/Group"]),
        ("Gen. Lena Koch spoke.", ["Gen. Lena Koch/Person"]),
        ("Deputy Secretary of State Lena Koch spoke.", ["Deputy Secretary of State Lena Koch/Person"]),
        ("The carmaker Ford opened a plant.", ["The carmaker/Organization"]),
    ],
)
def test_roles_before_names(nlp: Language, text: str, expected: list[str]) -> None:
    assert nominals(nlp, text, weak=False)[: len(expected)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("An ex-policeman fled.", "An ex-policeman"),
        ("The director of the Institute of Peace and War Studies fled.", "The director of the Institute of Peace and War Studies"),
        ("BERLIN - A nurse fled.", "A nurse"),
        ("All the soldiers fled.", "All the soldiers"),
    ],
)
def test_the_span_of_a_noun_phrase(nlp: Language, text: str, expected: str) -> None:
    tree, mentions = read(nlp, text)
    assert expected in [tree.span_text(m.start, m.end) for m in mentions if m.kind == "nominal"]


@pytest.mark.parametrize(
    ("text", "nominal", "inner"),
    [
        ("Taliban fighters left.", "Taliban fighters", "taliban"),
        ("Iraqi forces advanced.", "Iraqi forces", "iraq"),
        ("Officials of the United Nations left.", "Officials of the United Nations", "united-nations"),
        ("Hamas' leaders left.", "Hamas' leaders", "hamas"),
    ],
)
def test_what_a_nominal_belongs_to(nlp: Language, text: str, nominal: str, inner: str) -> None:
    tree, mentions = read(nlp, text)
    mention = next(m for m in mentions if tree.span_text(m.start, m.end) == nominal)
    assert mention.inner is not None
    assert mentions[mention.inner].entry == inner


@pytest.mark.parametrize("text", ["Anti-Taliban fighters left.", "Turkey-backed rebels left.", "Victims of the Taliban left."])
def test_what_a_nominal_does_not_belong_to(nlp: Language, text: str) -> None:
    _, mentions = read(nlp, text)
    assert [m.inner for m in mentions if m.kind == "nominal"] == [None]


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("The Syrian government agreed.", "syria"),
        ("The government of Iraq agreed.", "iraq"),
        ("Iran's government agreed.", "iran"),
        ("The city of Mosul was destroyed.", "mosul"),
    ],
)
def test_a_government_is_its_country_and_a_city_its_name(nlp: Language, text: str, entry: str) -> None:
    _, mentions = read(nlp, text)
    assert mentions[0].kind == "nominal"
    assert mentions[0].entry == entry


def pronouns(nlp: Language, text: str) -> list[tuple[str, str | None, str | None]]:
    """The pronouns of a text in lower case with number and gender."""
    tree, mentions = read(nlp, text)
    return [(tree.lower[m.start], m.number, m.gender) for m in mentions if m.kind == "pronoun"]


def test_pronouns(nlp: Language) -> None:
    assert pronouns(nlp, "She told them that he hurt himself.") == [
        ("she", "singular", "female"),
        ("them", "plural", None),
        ("he", "singular", "male"),
        ("himself", "singular", "male"),
    ]
    assert pronouns(nlp, "The group, which has its base there, attacked us.") == [
        ("which", "singular", None),
        ("its", "singular", "neuter"),
        ("us", "plural", None),
    ]
    assert pronouns(nlp, "The men who fled said this was wrong.") == [("who", "plural", None), ("this", "singular", "neuter")]


def test_empty_it_and_determiners_are_no_pronouns(nlp: Language) -> None:
    assert pronouns(nlp, "It is likely that this army left.") == []
    assert pronouns(nlp, "It seems that they left.") == [("they", "plural", None)]
