"""The event nouns and what each tells between its agent and its patient, read from `rules/events.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from kg.language.lexicon import rules
from kg.language.tree import Tree

_WORDS = rules("relations")["words"]
_WORKERS = frozenset(_WORDS["worker"])
_CALLED = _WORKERS | frozenset(_WORDS["labour"])


@dataclass(frozen=True, slots=True)
class EventNoun:
    """What an event noun tells: the relation, the prepositions that bring its patient, and what a lone possessive is.

    `agentless` events are told even where no agent is named; a `state` holds at the time of the text rather than before it.
    """

    relation: str
    patient: frozenset[str]
    alone: Literal["agent", "patient"]
    symmetric: bool = False
    agentless: bool = False
    state: bool = False


@cache
def event_frames() -> dict[str, EventNoun]:
    """The frames of all event nouns, by lemma."""
    found: dict[str, EventNoun] = {}
    for relation, table in rules("events")["frame"].items():
        options = {key: bool(table.get(key)) for key in ("symmetric", "agentless", "state")}
        made = EventNoun(relation, frozenset(table["patient"]), table["alone"], **options)
        found.update(dict.fromkeys(table["nouns"].split(), made))
    return found


def frame_at(tree: Tree, noun: int) -> EventNoun | None:
    """What the noun at a token tells; a strike of those who do not work (`a general strike`, `unions called a strike`) is a protest."""
    lemma = tree.lemma[noun]
    if lemma == "strike":
        callers = tree.kids(tree.head[noun], "nsubj") if tree.dep[noun] == "dobj" else []
        called = any(tree.lemma[kid] in _CALLED for kid in tree.kids(noun, "amod", "compound", "poss", "nummod"))
        lemma = "protest" if called or any(tree.lemma[kid] in _WORKERS for kid in callers) else lemma
    return event_frames().get(lemma)


def event_noun(lemma: str) -> EventNoun | None:
    """What one noun tells (`attack`: `attacked`, its patient after `on`, `against`, `of`), None where it tells no relation."""
    return event_frames().get(lemma)


@cache
def host_verbs() -> frozenset[str]:
    """The verbs whose subject is the agent of the event that is their object."""
    return frozenset(rules("events")["hosts"]["verbs"])


@cache
def event_types() -> dict[str, str]:
    """The PLOVER type (or `""`) of every noun that heads an Event."""
    return dict(rules("events")["nouns"])


__all__ = ["EventNoun", "event_frames", "event_noun", "event_types", "frame_at", "host_verbs"]
