"""Frames that make a fact and frames that do not: whatever the verb or the event, nothing unreal may be a plain fact."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from spacy.language import Language

from kg.language.factuality import judge_predicates
from kg.language.layers import Layers
from kg.language.tree import tree_of

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

FRAMES = tomllib.loads((Path(__file__).parent / "factuality_frames.toml").read_text(encoding="utf-8"))


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


@pytest.mark.parametrize("frame", FRAMES["unreal"])
def test_unreal_frames_make_no_facts(nlp: Language, frame: str) -> None:
    assert misjudged(nlp, frame, real=False) == []


@pytest.mark.parametrize("frame", FRAMES["real"])
def test_real_frames_make_facts(nlp: Language, frame: str) -> None:
    assert misjudged(nlp, frame, real=True) == []


@pytest.mark.parametrize("frame", FRAMES["unreal_passive"])
def test_unreal_passives_make_no_facts(nlp: Language, frame: str) -> None:
    assert misjudged_passives(nlp, frame, real=False) == []


@pytest.mark.parametrize("frame", FRAMES["real_passive"])
def test_real_passives_make_facts(nlp: Language, frame: str) -> None:
    assert misjudged_passives(nlp, frame, real=True) == []


@pytest.mark.parametrize("frame", FRAMES["unreal_event"])
def test_unreal_events_are_no_facts(nlp: Language, frame: str) -> None:
    assert misjudged_events(nlp, frame, real=False) == []


@pytest.mark.parametrize("frame", FRAMES["real_event"])
def test_real_events_are_facts(nlp: Language, frame: str) -> None:
    assert misjudged_events(nlp, frame, real=True) == []
