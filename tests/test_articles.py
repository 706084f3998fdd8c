"""What only shows over several sentences, as in a whole article: events told again, who `we` are, whose a place is."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from kg.language.layers import Layers, TokenClaim, layers_of
from kg.language.tree import tree_of


def written(doc: Doc, layers: Layers, number: int | None) -> str:
    """The words of a mention, or the label of its chain where it is a pronoun."""
    if number is None:
        return "?"
    mention = layers.mentions[number]
    if mention.kind == "pronoun":
        return next((chain.label for chain in layers.chains if number in chain.members), "?")
    return tree_of(doc).span_text(mention.start, mention.end)


def told(doc: Doc) -> dict[tuple[str, str, str], TokenClaim]:
    """The claims of a document by subject, relation and object as written."""
    layers, tree = layers_of(doc), tree_of(doc)
    found = {}
    for claim in layers.claims:
        target = claim.object
        words = written(doc, layers, target) if isinstance(target, int) else tree.span_text(target.start, target.end)
        found[written(doc, layers, claim.subject), claim.relation, words] = claim
    return found


def chains(doc: Doc) -> list[list[str]]:
    """The mentions of every chain, as written."""
    layers, tree = layers_of(doc), tree_of(doc)
    spans = [[layers.mentions[n] for n in chain.members] for chain in layers.chains]
    return [[tree.span_text(mention.start, mention.end) for mention in members] for members in spans]


ONE_EVENT = [
    ("A truck bombing on Monday killed nine people. Police still study the truck bombing that hit the port.", "truck bombing"),
    ("An explosion in Lagos killed ten. The government is investigating the explosion in Lagos that shocked the country.", "explosion"),
    ("A gas explosion destroyed a school. Parents wept after the gas explosion at the school.", "gas explosion"),
]
TWO_EVENTS = [
    "A car bombing in Mosul killed four people. The car bombing in Basra on Friday killed two.",
    "The army is planning a night raid. The night raid in the valley that cost 12 lives was never explained.",
    "A car bombing killed four people. The car bombing in 1998 that killed nine was never explained.",
    "An Israeli air raid hit a depot. The Russian air raid on the city went on for hours.",
]


@pytest.mark.parametrize(("text", "words"), ONE_EVENT, ids=[row[1] for row in ONE_EVENT])
def test_an_event_told_again_is_one(nlp: Language, text: str, words: str) -> None:
    assert any(sum(words in one for one in members) > 1 for members in chains(nlp(text)))


@pytest.mark.parametrize("text", TWO_EVENTS)
def test_events_that_differ_stay_two(nlp: Language, text: str) -> None:
    nouns = ("bombing", "raid")
    assert not any(sum(any(noun in one for noun in nouns) for one in members) > 1 for members in chains(nlp(text)))


PLACES = [
    ("The militia runs security for Hamas in Gaza.", ("The militia", "operatesIn", "Gaza"), ("Hamas", "operatesIn", "Gaza")),
    ("Hezbollah has trained fighters for Hamas in Lebanon.", None, ("Hamas", "operatesIn", "Lebanon")),
    ("The militia provides security in Aden.", ("The militia", "operatesIn", "Aden"), None),
    ("France sent weapons to Hezbollah in Lebanon.", ("Hezbollah", "operatesIn", "Lebanon"), None),
]


@pytest.mark.parametrize(("text", "right", "wrong"), PLACES, ids=[row[0] for row in PLACES])
def test_a_place_behind_whom_it_is_done_for_is_the_deeds(
    nlp: Language, text: str, right: tuple[str, str, str] | None, wrong: tuple[str, str, str] | None
) -> None:
    claims = told(nlp(text))
    assert right is None or right in claims
    assert wrong not in claims


PARTIES = [
    ("Mistrust between France and Mali has made a truce impossible.", ("France", "agreedWith", "Mali"), "negative", "certain"),
    ("The rift between Egypt and Sudan renders negotiations unlikely.", ("Egypt", "negotiatedWith", "Sudan"), "negative", "probable"),
    ("A dispute between Egypt and Sudan delayed talks in Cairo.", ("Egypt", "negotiatedWith", "Sudan"), "positive", "unknown"),
]


@pytest.mark.parametrize(("text", "claim", "polarity", "certainty"), PARTIES, ids=[row[0] for row in PARTIES])
def test_the_subject_of_the_clause_names_the_parties(
    nlp: Language, text: str, claim: tuple[str, str, str], polarity: str, certainty: str
) -> None:
    judged = told(nlp(text))[claim].factuality
    assert judged is not None
    assert (judged.polarity, judged.certainty) == (polarity, certainty)


def test_a_dated_event_that_somebody_planned_was(nlp: Language) -> None:
    found = told(nlp("The man who planned the 2011 bombing in Oslo is in prison. The group plans an attack in Paris."))
    past, future = found["the 2011 bombing", "occurredIn", "Oslo"].factuality, found["an attack", "occurredIn", "Paris"].factuality
    assert past is not None
    assert (past.certainty, past.modality) == ("certain", None)
    assert future is not None
    assert future.modality == "intention"


DEEDS = [
    ("The rebels seek to destabilize Taliban governance.", ("The rebels", "opposes", "Taliban")),
    ("The militia sought to weaken Assad's grip on Aleppo.", ("The militia", "opposes", "Assad")),
    ("Paris denied that it was involved in the raid.", ("France", "tookPartIn", "the raid")),
    ("Oslo may seek closer ties with Ankara.", ("Oslo", "hasTiesTo", "Ankara")),
    ("Aid groups said the Taliban should reopen the schools.", ("Aid groups", "requested", "Taliban")),
    ("ISIS-K launched an attack in Kabul.", ("ISIS-K", "tookPartIn", "an attack")),
]


@pytest.mark.parametrize(("text", "claim"), DEEDS, ids=[row[0] for row in DEEDS])
def test_deeds_told_in_a_roundabout_way(nlp: Language, text: str, claim: tuple[str, str, str]) -> None:
    assert claim in told(nlp(text))


WE = [
    ('"We condemn the bombing," Taliban spokesman Omar Saleh said.', ("Taliban", "criticized", "the bombing")),
    ('"We attacked the depot," said Omar Saleh, a spokesman for the Northern Front.', ("Northern Front", "attacked", "the depot")),
    ('"We have met with the rebels," said Amadou Keita, Mali\'s defence minister.', ("Mali", "metWith", "the rebels")),
    ('Peru sent aid. Peru closed a base. "We worked with Chile," Defense Minister Ana Ruiz said.', ("Peru", "cooperatedWith", "Chile")),
]
NOT_WE = [
    ('"We have met with the rebels," said Peter Marlowe, a farmer from Mali.', "metWith"),
    ('"We have met with the rebels," said Amadou Keita, Mali\'s former defence minister.', "metWith"),
    ('Peru sent aid. Bolivia closed a base. "We worked with Chile," Defense Minister Ana Ruiz said.', "cooperatedWith"),
]


@pytest.mark.parametrize(("text", "claim"), WE, ids=[row[0] for row in WE])
def test_we_of_an_official_is_the_body_that_is_spoken_for(nlp: Language, text: str, claim: tuple[str, str, str]) -> None:
    assert claim in told(nlp(text))


@pytest.mark.parametrize(("text", "relation"), NOT_WE, ids=[row[0] for row in NOT_WE])
def test_we_is_nobody_where_it_is_not_clear(nlp: Language, text: str, relation: str) -> None:
    doc = nlp(text)
    layers = layers_of(doc)
    entries = {chain.entry for chain in layers.chains for n in chain.members if tree_of(doc).lower[layers.mentions[n].head] == "we"}
    assert entries <= {None}
    assert all(who in ("We", "?") for who, name, _ in told(doc) if name == relation)


def test_each_of_a_list_of_victims_has_its_claim(nlp: Language) -> None:
    claims = told(nlp("The blast killed nine Marines, an Army medic, and a driver."))
    assert {who for one, relation, who in claims if relation == "killed"} == {"nine Marines", "an Army medic", "a driver"}
    assert not any(relation == "holdsRole" for _, relation, _ in claims)


def test_an_event_only_thought_of_has_the_parties_told_of_its_noun_before(nlp: Language) -> None:
    text = 'Mistrust between Peru and Chile makes cooperation impossible, Anna Weber said. "I can imagine cooperation through Bolivia."'
    doc = nlp(text)
    claims = told(doc)
    judged = claims["Peru", "cooperatedWith", "Chile"].factuality
    assert judged is not None
    assert (judged.polarity, judged.certainty) == ("positive", "possible")
    assert ("Bolivia", "tookPartIn", "cooperation") in claims


def test_an_event_that_was_takes_no_parties_from_before(nlp: Language) -> None:
    claims = told(nlp("Talks between Peru and Chile were possible. Talks failed in Oslo."))
    assert len([key for key in claims if key[1] == "negotiatedWith"]) == 1


def test_the_region_is_none_that_was_named_long_before(nlp: Language) -> None:
    between = "Prices rose. Ministers met. Trade fell. The harvest failed. Banks closed. Farmers left. "
    doc = nlp(f"Police raided a farm in the Bryansk region. {between}The group is a threat to the region.")
    assert not any({"the region", "Bryansk region"} <= set(members) for members in chains(doc))
    near = nlp("Police left the Bryansk region. Rain fell on the region.")
    assert any({"the region", "Bryansk region"} <= set(members) for members in chains(near))
