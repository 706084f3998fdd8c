"""The lexicon of factuality: which cue has which effect on which complement (see rules/factuality.toml)."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from kg.language import lexicon

ANY = ""


class Effect(NamedTuple):
    """What a cue does, and what a negation of the cue does to that (`raise`, `lift`, `not`, `certain` or nothing)."""

    name: str
    negated: str = ""


class Lexicon(NamedTuple):
    """The cues by where they stand; verbs, nouns and adjectives by lemma and form of the complement, `ANY` for all forms."""

    verbs: dict[tuple[str, str], Effect]
    nouns: dict[tuple[str, str], Effect]
    adjectives: dict[tuple[str, str], Effect]
    modals: dict[str, str]
    adverbs: dict[str, str]
    quantities: dict[str, str]
    marks: dict[str, str]
    prepositions: dict[str, str]
    attributives: dict[str, str]
    events: frozenset[str]
    lemmas: dict[str, str]


@cache
def factuality_lexicon() -> Lexicon:
    """Read the lexicon, once."""
    governors: dict[str, dict[tuple[str, str], Effect]] = {"verb": {}, "noun": {}, "adjective": {}}
    words: dict[str, dict[str, str]] = {kind: {} for kind in ("modal", "adverb", "quantity", "mark", "preposition", "attributive")}
    for row in lexicon.rules("factuality")["cue"]:
        kind, effect = row["at"], Effect(row["effect"], row.get("negated", ""))
        if kind in governors:
            for form in row.get("takes", [ANY]):
                governors[kind].update({(cue, form): effect for cue in row["cues"]})
        else:
            words[kind].update(dict.fromkeys(row["cues"], effect.name))
    return Lexicon(
        governors["verb"],
        governors["noun"],
        governors["adjective"],
        words["modal"],
        words["adverb"],
        words["quantity"],
        words["mark"],
        words["preposition"],
        words["attributive"],
        frozenset(lexicon.rules("events")["nouns"]),
        lexicon.rules("factuality")["lemmas"],
    )
