"""A parsed `Doc` as plain Python columns, so that rules read integers and strings and never build token objects.

A walk over spaCy's `Token` objects costs several times the parse's own bookkeeping; one `Doc.to_array` and a few list
comprehensions cost microseconds a token. All rules of the package read a `Tree`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from weakref import WeakKeyDictionary, ref

from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, IDX, LEMMA, LOWER, ORTH, POS, SENT_START, TAG
from spacy.tokens import Doc

_INFLECTED = frozenset({"VBD", "VBN", "VBG"})
_CLIPPED = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")
_UNITS = frozenset({"m", "mn", "bn", "tn", "k"})
_CLITICS = {"’s": "be", "’re": "be", "’m": "be", "’ve": "have", "’ll": "will", "’d": "would"}
_VERBAL = frozenset({"VBZ", "VBP", "VBD", "MD"})
_COLUMNS = [HEAD, SENT_START, ENT_IOB, IDX, ORTH, LOWER, LEMMA, POS, TAG, DEP, ENT_TYPE]


class Tree:
    """The columns of one `Doc`: index them by token number.

    `head[i] == i` at a root; `left[i]` and `right[i]` are the first and last token of the subtree of `i`, both
    inclusive; `offset[i]` and `ends[i]` are code points of the text, end-exclusive.
    """

    __slots__ = (
        "__dict__",
        "_doc",
        "children",
        "dep",
        "ends",
        "ent",
        "head",
        "iob",
        "left",
        "lemma",
        "lower",
        "n",
        "offset",
        "pos",
        "right",
        "sent",
        "sents",
        "tag",
        "text",
        "word",
    )

    def __init__(self, doc: Doc) -> None:
        self._doc, self.n, self.text = ref(doc), len(doc), text_of(doc)
        strings = doc.vocab.strings
        rows = doc.to_array(_COLUMNS).T
        head, starts, iob, offset = (row.astype("int64").tolist() for row in rows[:4])
        self.word, self.lower, lemma, self.pos, self.tag, self.dep, self.ent = (_decode(row.tolist(), strings) for row in rows[4:])
        lower = [name.lower() for name in lemma]
        self.lemma = [_mended(*item) if item[1] in _INFLECTED else item[0] for item in zip(lower, self.tag, self.lower, strict=True)]
        if "’" in self.text:
            self._read_clitics()
        self.head = [i + distance for i, distance in enumerate(head)]
        self.iob, self.offset = iob, offset
        self.ends = [start + len(word) for start, word in zip(offset, self.word, strict=True)]
        self._mend_amounts()
        self._add_children()
        self._add_sentences(starts)

    @property
    def doc(self) -> Doc:
        """The document; it must still be held by somebody, as a tree does not keep it alive."""
        doc = self._doc()
        if doc is None:
            raise ReferenceError("the document of this tree is gone; keep the Doc as long as its tree is used")
        return doc

    def _mend_amounts(self) -> None:
        """Read the unit of an amount (`$400m`, `2bn`) as a number: taggers take it for a verb or a name."""
        for i, word in enumerate(self.lower):
            if word in _UNITS and i and self.word[i - 1][-1:].isdigit() and self.ends[i - 1] == self.offset[i]:
                self.pos[i], self.tag[i] = "NUM", "CD"

    def _read_clitics(self) -> None:
        """Give verbs after a typographic apostrophe the lemma and part of speech that they have after a plain one: `it’s` as `it's`."""
        for i, word in enumerate(self.lower):
            if word in _CLITICS and self.tag[i] in _VERBAL:
                self.lemma[i], self.pos[i] = _CLITICS[word], "AUX"

    def _add_children(self) -> None:
        """Fill `children`, `left` and `right` from the heads."""
        children: list[list[int]] = [[] for _ in range(self.n)]
        for i, parent in enumerate(self.head):
            if parent != i:
                children[parent].append(i)
        self.children = children
        left, right = list(range(self.n)), list(range(self.n))
        roots = [i for i, parent in enumerate(self.head) if parent == i]
        order: list[int] = roots
        for i in order:
            order.extend(children[i])
        for i in reversed(order):
            parent = self.head[i]
            left[parent] = min(left[parent], left[i])
            right[parent] = max(right[parent], right[i])
        self.left, self.right = left, right

    def _add_sentences(self, starts: list[int]) -> None:
        """Fill `sents` (token pairs, end-exclusive) and `sent` (the sentence's number of every token)."""
        begins = [i for i, flag in enumerate(starts) if flag == 1 or i == 0]
        self.sents = list(zip(begins, [*begins[1:], self.n], strict=True)) if begins else []
        self.sent = [number for number, (begin, end) in enumerate(self.sents) for _ in range(begin, end)]

    def kids(self, i: int, *deps: str) -> list[int]:
        """The children of `i` with one of these dependency labels (or with any where none is given), in text order."""
        if not deps:
            return self.children[i]
        return [child for child in self.children[i] if self.dep[child] in deps]

    def kid(self, i: int, *deps: str) -> int | None:
        """The first child of `i` with one of these labels, or None."""
        for child in self.children[i]:
            if self.dep[child] in deps:
                return child
        return None

    def subtree(self, i: int) -> Iterator[int]:
        """The tokens under `i`, itself included, in text order."""
        found = [i]
        for token in found:
            found.extend(self.children[token])
        return iter(sorted(found))

    def ancestors(self, i: int) -> Iterator[int]:
        """The heads above `i`, nearest first."""
        while self.head[i] != i:
            i = self.head[i]
            yield i

    def conjuncts(self, i: int) -> list[int]:
        """`i` and what is coordinated with it below it, in text order."""
        found = [i]
        for token in found:
            found.extend(child for child in self.children[token] if self.dep[child] == "conj")
        return sorted(found)

    def first_conjunct(self, i: int) -> int:
        """The head of the coordination that `i` stands in; `i` itself where there is none."""
        while self.dep[i] == "conj":
            i = self.head[i]
        return i

    def chars(self, start: int, end: int) -> tuple[int, int]:
        """The code points of the tokens from `start` to `end`, end-exclusive on both sides."""
        return self.offset[start], self.ends[end - 1]

    def span_text(self, start: int, end: int) -> str:
        """The text of the tokens from `start` to `end` (end-exclusive), as written."""
        return self.text[self.offset[start] : self.ends[end - 1]]

    @cached_property
    def token_at(self) -> dict[int, int]:
        """The number of the token that begins at a code point."""
        return {offset: i for i, offset in enumerate(self.offset)}


def _mended(lemma: str, tag: str, lower: str) -> str:
    """The lemma with the silent `e` that the lemmatiser drops: `hoping` is of `hope`, as `hop` would double its last letter.

    >>> _mended("hop", "VBG", "hoping"), _mended("hop", "VBG", "hopping"), _mended("visit", "VBD", "visited")
    ('hope', 'hop', 'visit')
    """
    ending = "ing" if tag == "VBG" else "ed"
    return f"{lemma}e" if lower == lemma + ending and _CLIPPED.fullmatch(lemma) else lemma


class _Names(dict[int, str]):
    """The strings of a vocabulary, each looked up once."""

    def __init__(self, strings: object) -> None:
        super().__init__()
        self.strings = strings

    def __missing__(self, key: int) -> str:
        value: str = self.strings[key]  # type: ignore[index]
        self[key] = value
        return value


def _decode(row: Iterable[int], strings: object) -> list[str]:
    names = _Names(strings)
    return [names[key] for key in row]


_TEXTS: WeakKeyDictionary[Doc, str] = WeakKeyDictionary()


def text_of(doc: Doc) -> str:
    """Return the text of a document, put together once: `Doc.text` walks over all token objects."""
    found = _TEXTS.get(doc)
    if found is None:
        found = _TEXTS[doc] = doc.text
    return found


_TREES: WeakKeyDictionary[Doc, Tree] = WeakKeyDictionary()


def tree_of(doc: Doc) -> Tree:
    """Return the tree of a document, built once and kept as long as the document lives."""
    found = _TREES.get(doc)
    if found is None:
        found = _TREES[doc] = Tree(doc)
    return found


def forget_tree(doc: Doc) -> None:
    """Let the tree of a document be built anew, because its parse has changed."""
    _TREES.pop(doc, None)
