"""The second reading of headlines, captions and clauses whose verb the parser has missed.

Titles are read in sentence case, and where a sentence has no verb, it is read again with the word that a headline leaves out. What the
second parse finds is laid over the first, but only where it has the verb with a subject; all other sentences stay as they were.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from kg.language.layers import TokenSpan
from kg.language.names.gazetteer import load_gazetteer
from kg.language.rereading.acronyms import acronyms, stand_in
from kg.language.rereading.dictionary import Dictionary
from kg.language.rereading.gaps import Gap, find_gap, with_edits
from kg.language.rereading.marks import label_end, marks
from kg.language.rereading.overlay import lay_over
from kg.language.rereading.readings import Reader, Reading, Word, words_of
from kg.language.rereading.titles import Caser, titles
from kg.language.rereading.words import is_finite
from kg.language.tree import Tree, tree_of

_SUBJECTS = ("nsubj", "nsubjpass")
_SHORT = 4


def make_rereader(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """A component that reads again with the components before it, which is named `name` in the pipeline."""
    reader, dictionary = Reader(nlp, name), Dictionary(nlp)

    def reread(doc: Doc) -> Doc:
        tree = tree_of(doc)
        spans = list(titles(tree))
        found = [*_titles(tree, spans, reader, dictionary), *_sentences(tree, spans, reader)]
        if found:
            lay_over(doc, found)
        _as_present(doc, tree_of(doc))
        return doc

    return reread


def _titles(tree: Tree, spans: list[TokenSpan], reader: Reader, dictionary: Dictionary) -> list[Reading]:
    """The titles, in sentence case, that then have a verb."""
    if not spans:
        return []
    caser = Caser(tree, spans, load_gazetteer(), dictionary)
    found = []
    for begin, end in spans:
        reading = _fully_read(tree, caser.words(begin, end), reader)
        if _has_verb(reading.tree) or _is_misleading(tree, begin, end):
            found.append(reading)
    return found


def _sentences(tree: Tree, spans: list[TokenSpan], reader: Reader) -> list[Reading]:
    """The other sentences whose verb is only found with what they leave out."""
    titled = {i for span in spans for i in range(*span)}
    found = []
    for begin, end in tree.sents:
        if begin in titled or end - begin <= 2:
            continue
        misleading = _is_misleading(tree, begin, end)
        if misleading or label_end(tree, begin, end) is not None:
            reading = _fully_read(tree, words_of(tree, begin, end), reader)
            if misleading or reading.label:
                found.append(reading)
            continue
        gap = find_gap(tree, begin, end)
        mended = _mended(gap, words_of(tree, begin, end), begin, reader) if gap else None
        if mended is not None:
            found.append(mended)
    return found


def _is_misleading(tree: Tree, begin: int, end: int) -> bool:
    """Whether a sentence has acronyms or marks that a parser takes for something else."""
    return bool(acronyms(tree, begin, end) or marks(tree, begin, end))


def _fully_read(tree: Tree, words: tuple[Word, ...], reader: Reader) -> Reading:
    """The reading of the words of a sentence, or of other words in their place, without what is misleading, with what they leave out."""
    begin, end = words[0].token or 0, (words[-1].token or 0) + 1
    omitted = marks(tree, begin, end)
    plain = stand_in((word for word in words if word.token not in omitted), acronyms(tree, begin, end))
    first = label_end(tree, begin, end)
    colon = next((k for k, word in enumerate(plain) if word.token == first), None)
    if first is not None and colon is not None:
        label = tuple(word.token for word in plain[: colon + 1] if word.token is not None)
        behind = _read(plain[colon + 1 :], reader)
        if _has_verb(behind.tree):
            return replace(behind, omitted=omitted | {label[-1]}, label=label[:-1])
    return replace(_read(plain, reader), omitted=omitted)


def _read(words: tuple[Word, ...], reader: Reader) -> Reading:
    """The reading of some words, with what they leave out."""
    reading = reader.read(words, with_names=True)
    gap = find_gap(reading.tree, 0, len(words))
    return (_mended(gap, words, 0, reader, with_names=True) if gap else None) or reading


def _mended(gap: Gap, words: tuple[Word, ...], begin: int, reader: Reader, *, with_names: bool = False) -> Reading | None:
    """The reading of a sentence that begins at `begin` with what it leaves out; None where it has no verb with it either."""
    edited, verb = with_edits(words, begin, gap)
    reading = reader.read(edited, with_names=with_names)
    again = reading.tree
    verbal = is_finite(again, verb) or again.tag[verb] == "VB"
    return reading if verbal and any(kid < verb for kid in again.kids(verb, *_SUBJECTS)) else None


def _as_present(doc: Doc, tree: Tree) -> None:
    """Give verbs that share the subject of one in the plural its form: `gunmen storm bank, [take] hostages`."""
    for i, tag in enumerate(tree.tag):
        if tag != "VB" or tree.dep[i] != "conj" or tree.tag[tree.head[i]] != "VBP" or tree.kid(i, "aux", "mark", *_SUBJECTS) is not None:
            continue
        first = tree.head[i]
        if tree.dep[i - 1] == "cc" and tree.word[i - 2] == ",":  # `they have nine hours, and save her`: not of the same subject
            continue
        if tree.kid(first, "aux") is None and not any(tree.pos[k] in ("VERB", "AUX") for k in range(first + 1, i)):
            doc[i].tag_ = tree.tag[i] = "VBP"


def _has_verb(tree: Tree) -> bool:
    """Whether a sentence has a verb with a subject at its root, or a participle after its noun; a short one must have an object too."""
    root = next((i for i in range(tree.n) if tree.head[i] == i), 0)
    if tree.pos[root] not in ("VERB", "AUX"):
        return tree.n > _SHORT and any(tree.tag[kid] == "VBN" for kid in tree.kids(root, "acl"))
    return tree.kid(root, *_SUBJECTS) is not None and (tree.n > _SHORT or tree.kid(root, "dobj", "prep", "xcomp", "prt") is not None)


__all__ = ["make_rereader"]
