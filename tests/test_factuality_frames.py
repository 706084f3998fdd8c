"""Frames that make a fact and frames that do not: whatever the verb or the event, nothing unreal may be a plain fact."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.language.factuality import judge_predicates
from kg.language.layers import Layers
from kg.language.tree import tree_of

# {b} attack {p}s attacks {d} attacked {n} attacked {g} attacking, {S} who, {o} whom
VERBS = [
    ("attack", "attacked", "attacked", "attacking", "the Sudanese garrison at Kosti"),
    ("meet", "met", "met", "meeting", "President Juan Ortega in Lima"),
    ("capture", "captured", "captured", "capturing", "the town of Bakhmara"),
    ("arrest", "arrested", "arrested", "arresting", "the opposition leader Ana Popescu"),
    ("sanction", "sanctioned", "sanctioned", "sanctioning", "the Iranian bank Melli Tejarat"),
    ("support", "supported", "supported", "supporting", "the Kurdish militia in Syria"),
    ("withdraw", "withdrew", "withdrawn", "withdrawing", "from the Libyan port of Derna"),
    ("kill", "killed", "killed", "killing", "the Somali commander Hassan Yare"),
]
# {n} captured, {S} by whom, {o} whom
PASSIVES = [
    ("attacked", "the rebels", "The garrison at Kosti"),
    ("captured", "the junta", "The town of Bakhmara"),
    ("arrested", "the police", "The senator Ana Popescu"),
    ("killed", "the Somali army", "Hassan Yare"),
    ("sanctioned", "Washington", "The Melli Tejarat bank"),
]
EVENTS = [
    ("attack", "on the town of Bakhmara"),
    ("bombing", "of the Kosti market"),
    ("strike", "on the Derna barracks"),
    ("protest", "in Lima"),
    ("election", "in Graustark"),
    ("evacuation", "of the embassy in Derna"),
]

UNREAL = [
    "{S} may {b} {o}, officials said on Monday.",
    "{S} could {b} {o} next week.",
    "Officials fear that {S} might {b} {o}.",
    "{S} plans to {b} {o}.",
    "{S} is planning to {b} {o}, Reuters reported.",
    "{S} wants to {b} {o} before May.",
    "{S} has threatened to {b} {o}.",
    "The defence minister of {S} vowed to {b} {o}.",
    "If {S} {p}s {o}, the alliance will respond.",
    "The alliance will respond if {S} {p}s {o}.",
    "Unless {S} {p}s {o}, the talks will collapse.",
    "{S} will {b} {o} in June.",
    "{S} refused to {b} {o}.",
    "{S} failed to {b} {o} despite weeks of fighting.",
    "{S} did not {b} {o}, a spokesman insisted.",
    "{S} has never {n} {o}.",
    "{S} denied {g} {o}.",
    "A government spokesman denied that {S} had {n} {o}.",
    "{S} is accused of {g} {o}.",
    "{S} is suspected of {g} {o}.",
    "{S} is believed to have {n} {o}.",
    "{S} reportedly {d} {o} in April.",
    "{S} allegedly {d} {o}.",
    "There is no evidence that {S} {d} {o}.",
    "Investigators found no evidence that {S} had {n} {o}.",
    "It is unclear whether {S} {d} {o}.",
    "Reporters asked if {S} had {n} {o}.",
    "The United Nations urged {S} to {b} {o}.",
    "{S} should {b} {o}, the senator argued.",
    '"{S} must {b} {o}," she said.',
    "The president called on {S} to {b} {o}.",
    "A court ordered {S} to {b} {o}.",
    "{S} would {b} {o} if it had the means.",
    "{S} would have {n} {o} had the alliance allowed it.",
    "{S} is ready to {b} {o}.",
    "{S} is able to {b} {o}.",
    "{S} was unable to {b} {o}.",
    "{S} cannot {b} {o}.",
    "The alliance prevented {S} from {g} {o}.",
    "{S} avoided {g} {o}.",
    "The convoy crossed the river without {g} {o}.",
    "{S} is considering {g} {o}.",
    "The attempt by {S} to {b} {o} collapsed.",
    "{S} is expected to {b} {o} this month.",
    "{S} is likely to {b} {o}.",
    "{S} is unlikely to {b} {o}.",
    "It is possible that {S} {d} {o}.",
    "Perhaps {S} {d} {o}.",
    "{S} probably {d} {o} in 2019.",
    "Analysts think {S} {d} {o}.",
    "Diplomats doubt that {S} {d} {o}.",
    "Did {S} {b} {o}?",
    "{S} agreed to {b} {o}.",
    "{S} offered to {b} {o}.",
    "{S} pledged not to {b} {o}.",
    "{S} is to {b} {o} on Friday.",
    "{S} to {b} {o}",
    "{S} was rumoured to have {n} {o}.",
    "The army rejected claims that {S} {d} {o}.",
    "Neither {S} nor Graustark {d} {o}.",
    "Nobody from {S} {d} {o}.",
    "{S} almost {d} {o}.",
    "{S} no longer {p}s {o}.",
    "{S} has yet to {b} {o}.",
    "The general spoke as if {S} had {n} {o}.",
    "Envoys hope {S} will {b} {o}.",
    "The alliance will let {S} {b} {o}.",
    "A new law allows {S} to {b} {o}.",
    "{S} sent 400 soldiers across the border to {b} {o}.",
    "The envoy warned {S} not to {b} {o}.",
    "The premier said {S} would {b} {o}.",
    "{S} decided against {g} {o}.",
    "{S} ruled out {g} {o}.",
    "{S} was supposed to {b} {o}.",
    "{S} appears to have {n} {o}.",
    "{S}, analysts believe, {d} {o}.",
    "{S} {d} {o}, analysts believe.",
    "{S}, thought to have {n} {o}, has closed its embassy.",
]

REAL = [
    "{S} {d} {o} on Monday.",
    "The spokesman said {S} had {n} {o}.",
    "The alliance, which {d} {o}, plans a summit.",
    "{S} managed to {b} {o}.",
    "{S} began {g} {o} in May.",
    "The alliance forced {S} to {b} {o}.",
    "Officials confirmed that {S} {d} {o}.",
    "After {g} {o}, {S} closed the border.",
    "The senate accused {S} of {g} {o}.",
    "The envoy resigned because {S} {d} {o}.",
    "{S} has {n} {o}.",
    "{S} may lose the vote, but it {d} {o}.",
    "{S} continued to {b} {o}.",
    "{S} not only {d} {o} but closed the port.",
    "{S} closed the port and {d} {o}.",
    "Documents show that {S} {d} {o}.",
    '"{S} {d} {o}," the envoy insisted.',
    "According to the police, {S} {d} {o}.",
    "{S} is known to have {n} {o}.",
]

UNREAL_PASSIVE = [
    "{o} may be {n} by {S}.",
    "{o} may have been {n} by {S}.",
    "{o} will be {n} by {S}.",
    "{o} should be {n} by {S}.",
    "{o} was not {n} by {S}.",
    "{o} has never been {n} by {S}.",
    "{S} planned for {o} to be {n}.",
    "If {o} is {n} by {S}, talks will end.",
    "{o} is believed to have been {n} by {S}.",
    "{o} was reportedly {n} by {S}.",
    "{o} is said to have been {n} by {S}.",
    "It was unclear if {o} had been {n} by {S}.",
    "{S} denied that {o} had been {n}.",
    "{o} could be {n} by {S} within days.",
    "{o} was nearly {n} by {S}.",
    "{o} is to be {n} by {S}.",
    "{o} is due to be {n} by {S}.",
    "{o} is expected to be {n} by {S}.",
    "{o} escaped being {n} by {S}.",
    "Hardliners want {o} to be {n}.",
    "Hardliners called for {o} to be {n}.",
    "No one was {n} by {S}.",
    "Was {o} {n} by {S}?",
    "Aides feared {o} would be {n}.",
    "A truce kept {o} from being {n}.",
    "There were unconfirmed reports that {o} had been {n}.",
    "{o} was allegedly {n} by {S}.",
    "{o} has yet to be {n}.",
    "{o} cannot be {n} by {S}.",
    "{S} hopes {o} will be {n}.",
    "{o} would be {n} by {S} if talks failed.",
    "{o} would have been {n} by {S}.",
]

REAL_PASSIVE = [
    "{o} was {n} by {S} on Monday.",
    "Officials said {o} had been {n} by {S}.",
    "{o} has been {n} by {S}.",
    "{o}, {n} by {S} in May, is mentioned in the report.",
    "After {o} was {n} by {S}, talks ended.",
    "{o} is being {n} by {S}.",
    "Talks ended when {o} was {n} by {S}.",
    "{o}, which was {n} by {S}, is mentioned in the report.",
    "{o} was {n} by {S}, according to witnesses.",
    "{o} was surrounded and {n} by {S}.",
    "Talks ended because {o} was {n} by {S}.",
    "{o} got {n} by {S}.",
    "{o} was later {n} by {S}.",
]

UNREAL_EVENT = [
    "{S} has plans for {a} {e} {o}.",
    "{S} is planning {a} {e} {o}.",
    "There was no {e} {o}, officials said.",
    "There may be {a} {e} {o} next week.",
    "Police foiled {a} {e} {o}.",
    "Residents fear {a} {e} {o}.",
    "Officials warned of {a} {e} {o}.",
    "The threat of {a} {e} {o} remains.",
    "{S} will launch {a} {e} {o}.",
    "The envoy called for {a} {e} {o}.",
    "The envoy demanded {a} {e} {o}.",
    "Officials discussed a possible {e} {o}.",
    "The planned {e} {o} was discussed.",
    "The alleged {e} {o} made headlines.",
    "The premier ruled out {a} {e} {o}.",
    "The alliance prevented {a} {e} {o}.",
    "If {S} launches {a} {e} {o}, talks will end.",
    "{S} is preparing for {a} {e} {o}.",
    "Rumours of {a} {e} {o} spread.",
    "{S} is considering {a} {e} {o}.",
    "{S} did not carry out {a} {e} {o}.",
    "{S} would launch {a} {e} {o} if asked.",
    "{S} vowed {a} {e} {o}.",
    "Troops are ready in case of {a} {e} {o}.",
    "The upcoming {e} {o} was discussed.",
]

REAL_EVENT = [
    "The envoy condemned the {e} {o}.",
    "Talks ended after {a} {e} {o}.",
    "The {e} {o} killed ten people.",
    "{S} claimed responsibility for the {e} {o}.",
    "{S} launched {a} {e} {o}.",
    "{S} denied responsibility for the {e} {o}.",
    "Talks have stalled since the {e} {o}.",
    "Police are investigating the {e} {o}.",
    "The envoy will condemn the {e} {o}.",
    "The envoy did not condemn the {e} {o}.",
    "The envoy plans to discuss the {e} {o}.",
    "Officials said the {e} {o} lasted an hour.",
    "Victims of the {e} {o} gathered.",
    "There was {a} {e} {o} on Monday.",
]


def is_fact(nlp: Language, text: str, words: set[str]) -> bool | None:
    """Whether the first of the words in the text is judged a plain fact; None where it is not judged."""
    tree, layers = tree_of(nlp(text)), Layers()
    judge_predicates(tree, layers)
    at = next((i for i in range(tree.n) if tree.word[i] in words), -1)
    found = layers.factuality.get(at)
    plain = ("positive", "certain", None)
    return None if found is None else (found.polarity, found.certainty, found.modality) == plain and found.tense != "future"


def filled(frame: str, **parts: str) -> str:
    text = frame.format(**parts)
    return text[0].upper() + text[1:]


def misjudged(nlp: Language, frame: str, *, real: bool) -> list[str]:
    wrong = []
    for b, d, n, g, o in VERBS:
        third = b if b[-1] not in "hs" else b + "e"
        text = filled(frame, S="Ruritania", b=b, p=third, d=d, n=n, g=g, o=o)
        if is_fact(nlp, text, {b, d, n, g, b + "s", b + "es"}) is not real:
            wrong.append(text)
    return wrong


def misjudged_passives(nlp: Language, frame: str, *, real: bool) -> list[str]:
    texts = [(filled(frame, S=agent, o=patient, n=n), n) for n, agent, patient in PASSIVES]
    return [text for text, n in texts if is_fact(nlp, text, {n}) is not real]


def misjudged_events(nlp: Language, frame: str, *, real: bool) -> list[str]:
    texts = [(filled(frame, S="Ruritania", e=e, o=o, a="an" if e[0] in "aeiou" else "a"), e) for e, o in EVENTS]
    return [text for text, e in texts if is_fact(nlp, text, {e}) is not real]


@pytest.mark.parametrize("frame", UNREAL)
def test_unreal_frames_make_no_facts(nlp: Language, frame: str) -> None:
    assert misjudged(nlp, frame, real=False) == []


@pytest.mark.parametrize("frame", REAL)
def test_real_frames_make_facts(nlp: Language, frame: str) -> None:
    assert misjudged(nlp, frame, real=True) == []


@pytest.mark.parametrize("frame", UNREAL_PASSIVE)
def test_unreal_passives_make_no_facts(nlp: Language, frame: str) -> None:
    assert misjudged_passives(nlp, frame, real=False) == []


@pytest.mark.parametrize("frame", REAL_PASSIVE)
def test_real_passives_make_facts(nlp: Language, frame: str) -> None:
    assert misjudged_passives(nlp, frame, real=True) == []


@pytest.mark.parametrize("frame", UNREAL_EVENT)
def test_unreal_events_are_no_facts(nlp: Language, frame: str) -> None:
    assert misjudged_events(nlp, frame, real=False) == []


@pytest.mark.parametrize("frame", REAL_EVENT)
def test_real_events_are_facts(nlp: Language, frame: str) -> None:
    assert misjudged_events(nlp, frame, real=True) == []
