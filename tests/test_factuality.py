"""Factuality: every row of the documented table, and the constructions that carry a cue's scope."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.language import lexicon
from kg.language.layers import TokenFactuality, layers_of
from kg.language.tree import tree_of

ROWS = [(row["example"], row["expect"]) for row in lexicon.rules("factuality")["cue"]]


def attributes(found: TokenFactuality) -> str:
    return " ".join(part for part in (found.polarity, found.certainty, found.tense, found.modality) if part)


def judge(nlp: Language, text: str, word: str) -> str:
    doc = nlp(text)
    tree, layers = tree_of(doc), layers_of(doc)
    at = [i for i in layers.factuality if tree.word[i] == word]
    return attributes(layers.factuality[at[-1]]) if at else "not judged"


@pytest.mark.parametrize(("text", "expect"), ROWS)
def test_every_row_of_the_table_does_what_it_says(nlp: Language, text: str, expect: str) -> None:
    word, wanted = expect.split(" ", 1)
    assert judge(nlp, text, word) == wanted


def test_no_two_rows_of_the_table_contradict_each_other() -> None:
    effects: dict[tuple[str, str, str], set[str]] = {}
    for row in lexicon.rules("factuality")["cue"]:
        for cue in row["cues"]:
            for form in row.get("takes", [""]):
                effects.setdefault((row["at"], cue, form), set()).add(row["effect"])
    assert {key: found for key, found in effects.items() if len(found) > 1} == {}
