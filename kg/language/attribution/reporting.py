"""The words that attribute, from `rules/reporting.toml`, as sets."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from kg.language.lexicon import rules


@dataclass(frozen=True, slots=True)
class Reporting:
    """Verb and noun lemmas by the frame they take; see `rules/reporting.toml`."""

    verbs: dict[str, frozenset[str]]
    nouns: dict[str, frozenset[str]]
    adjectives: dict[str, frozenset[str]]
    frames: dict[str, frozenset[str]]
    prepositions: dict[str, frozenset[str]]
    phrases: dict[str, frozenset[str]]
    speech: frozenset[str]
    clausal: frozenset[str]
    all_verbs: frozenset[str]
    all_nouns: frozenset[str]


@cache
def reporting() -> Reporting:
    """Return the reporting lexicon, read once."""
    table = rules("reporting")
    verbs = {name: _words(value) for name, value in table["verbs"].items() if isinstance(value, str)}
    nouns = {name: _words(value) for name, value in table["nouns"].items()}
    adjectives = {name: _words(value) for name, value in table["adjectives"].items()}
    prepositions = {name: frozenset(value) for name, value in table["verbs"]["prepositions"].items()}
    phrases = {name: frozenset(value) for name, value in table["phrases"].items()}
    speech = verbs["say"] | verbs["tell"]
    return Reporting(
        verbs=verbs,
        nouns=nouns,
        adjectives=adjectives,
        frames={name: _words(value) for name, value in table["frames"].items()},
        prepositions=prepositions,
        phrases=phrases,
        speech=speech,
        clausal=speech | verbs["think"] | verbs["show"] | verbs["ask"],
        all_verbs=frozenset().union(*verbs.values(), prepositions, phrases),
        all_nouns=nouns["say"] | nouns["think"] | nouns["want"] | nouns["of"],
    )


def _words(text: Any) -> frozenset[str]:
    return frozenset(str(text).split())
