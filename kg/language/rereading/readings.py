"""A second reading: the words of a sentence, with what it leaves out, parsed anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from kg.language.tree import Tree


@dataclass(frozen=True, slots=True)
class Word:
    """A word to read: as it is to be parsed, and the document's token that it stands for (None for one put in)."""

    text: str
    token: int | None


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence as it was parsed the second time; `with_names` tells that its entities are the better ones too.

    `omitted` are tokens of the sentence that are none of its words, `label` are those before a colon. `doc` is held for `tree`, which does
    not keep it alive.
    """

    words: tuple[Word, ...]
    doc: Doc
    tree: Tree
    with_names: bool = False
    omitted: frozenset[int] = frozenset()
    label: tuple[int, ...] = ()


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
