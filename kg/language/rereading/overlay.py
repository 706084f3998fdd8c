"""The parse of second readings laid over that of a document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, POS, TAG
from spacy.tokens import Doc

from kg.language.rereading.readings import Reading
from kg.language.tree import Tree, forget_tree, tree_of

_COLUMNS = [HEAD, DEP, POS, TAG, LEMMA, ENT_IOB, ENT_TYPE]
_PARSED = len(_COLUMNS) - 2


def lay_over(doc: Doc, readings: Sequence[Reading]) -> None:
    """Give the tokens of a document the parse of its second readings, and its tree their words: titles in sentence case."""
    overlay = _Overlay(doc)
    for reading in readings:
        overlay.add(reading)
    doc.from_array(_COLUMNS, overlay.array)
    forget_tree(doc)
    tree = tree_of(doc)
    for reading in readings:
        for word in reading.words:
            if word.token is not None and word.text.lower() == tree.lower[word.token]:
                tree.word[word.token] = word.text


class _Overlay:
    """The columns of a document, changed reading by reading."""

    def __init__(self, doc: Doc) -> None:
        self.array: Any = doc.to_array(_COLUMNS)
        self.strings = doc.vocab.strings
        self.written = tree_of(doc).word

    def add(self, reading: Reading) -> None:
        """Write the rows of one sentence."""
        places = {k: word.token for k, word in enumerate(reading.words) if word.token is not None}
        rows = reading.doc.to_array(_COLUMNS)
        width = len(_COLUMNS) if reading.with_names else _PARSED
        for k, token in places.items():
            self.array[token, 1:width] = rows[k, 1:width]
            self._attach(token, places[_head(reading.tree, places, k)])
            self._name(token, *(_form(reading.tree, places, k, self.written[token]) or ()))
        for token in reading.omitted:
            self._attach(token, max((other for other in places.values() if other < token), default=min(places.values())))
            self._name(token, "punct", "PUNCT", ",", self.written[token])
        root = next(token for k, token in places.items() if _head(reading.tree, places, k) == k)
        for token in reading.label:
            last = token == reading.label[-1]
            self._attach(token, root if last else reading.label[-1])
            self._name(token, "dep" if last else "compound")

    def _attach(self, token: int, head: int) -> None:
        self.array[token, 0] = np.int64(head - token).astype(np.uint64)

    def _name(self, token: int, *names: str) -> None:
        """Write the first of label, part of speech, tag and lemma."""
        self.array[token, 1 : len(names) + 1] = [self.strings.add(name) for name in names]


def _form(tree: Tree, places: Mapping[int, int], k: int, written: str) -> tuple[str, str, str, str] | None:
    """Label, part of speech, tag and lemma of a word that was read as another, or with another: a comma, `to`, a verb in the present."""
    if written == "," and tree.word[k] != ",":
        return "punct", "PUNCT", ",", ","
    if written.lower() == "to" and tree.lower[k] != "to":
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
