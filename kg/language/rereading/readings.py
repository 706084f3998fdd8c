"""A second reading: the words of a sentence with what it leaves out, parsed anew, and its parse laid over the document's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, POS, TAG
from spacy.language import Language
from spacy.tokens import Doc

from kg.language.tree import Tree, forget_tree, tree_of

_COLUMNS = [HEAD, DEP, POS, TAG, LEMMA, ENT_IOB, ENT_TYPE]
_PARSED = len(_COLUMNS) - 2


@dataclass(frozen=True, slots=True)
class Word:
    """A word to read: as it is to be parsed, and the document's token that it stands for (None for one put in)."""

    text: str
    token: int | None


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence as it was parsed the second time; `with_names` tells that its entities are the better ones too.

    `omitted` are tokens of the sentence that are none of its words. `doc` is held for `tree`, which does not keep it alive.
    """

    words: tuple[Word, ...]
    doc: Doc
    tree: Tree
    with_names: bool = False
    omitted: frozenset[int] = frozenset()


def words_of(tree: Tree, begin: int, end: int) -> tuple[Word, ...]:
    """The words of a sentence as they are written."""
    return tuple(Word(tree.word[i], i) for i in range(begin, end))


class Reader:
    """Parses words with the components that stand before the one named `name` in a pipeline."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.nlp = nlp
        self.name = name

    def read(self, words: Sequence[Word], *, with_names: bool = False) -> Reading:
        """Parse some words as one sentence."""
        starts: list[bool | int | None] = [i == 0 for i in range(len(words))]
        doc = Doc(self.nlp.vocab, words=[word.text for word in words], sent_starts=starts)
        for name, component in self.nlp.pipeline:
            if name == self.name:
                break
            if not name.startswith("kg_"):
                doc = component(doc)
        return Reading(tuple(words), doc, Tree(doc), with_names)


def lay_over(doc: Doc, readings: Sequence[Reading]) -> None:
    """Give the tokens of a document the parse of its second readings, and its tree their words: titles in sentence case."""
    array: Any = doc.to_array(_COLUMNS)
    strings = doc.vocab.strings
    written = tree_of(doc).word
    for reading in readings:
        rows = reading.doc.to_array(_COLUMNS)
        places = {k: word.token for k, word in enumerate(reading.words) if word.token is not None}
        for k, token in places.items():
            width = len(_COLUMNS) if reading.with_names else _PARSED
            array[token, 1:width] = rows[k, 1:width]
            array[token, 0] = np.int64(places[_head(reading.tree, places, k)] - token).astype(np.uint64)
            form = _form(reading.tree, places, k, written[token])
            if form is not None:
                array[token, 1:_PARSED] = [strings.add(name) for name in form]
        for token in reading.omitted:
            before = max((other for other in places.values() if other < token), default=min(places.values()))
            array[token, 0] = np.int64(before - token).astype(np.uint64)
            array[token, 1:_PARSED] = [strings.add(name) for name in ("punct", "PUNCT", ",", written[token])]
    doc.from_array(_COLUMNS, array)
    forget_tree(doc)
    tree = tree_of(doc)
    for reading in readings:
        for word in reading.words:
            if word.token is not None and word.text.lower() == tree.lower[word.token]:
                tree.word[word.token] = word.text


def _form(tree: Tree, places: Mapping[int, int], k: int, written: str) -> tuple[str, str, str, str] | None:
    """Label, part of speech, tag and lemma of a word that was read as another, or with another: a comma, `to`, a verb in the present."""
    if written == "," and tree.word[k] != ",":
        return "punct", "PUNCT", ",", ","
    if written == "to" and tree.word[k] != "to":
        return tree.dep[k], "PART", "TO", "to"
    helped = any(kid in places for kid in tree.kids(k, "aux"))
    present = tree.tag[k] == "VB" and not helped and any(kid < k for kid in tree.kids(k, "nsubj"))
    return (tree.dep[k], "VERB", "VBP", tree.lemma[k]) if present else None


def _head(tree: Tree, places: Mapping[int, int], k: int) -> int:
    """The nearest word above a word that the document has; itself at the root."""
    for above in tree.ancestors(k):
        if above in places:
            return above
    return k
