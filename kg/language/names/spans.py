"""Names as the pipeline's entity recogniser has them, repaired: cut at what cannot stand in a name, freed of titles and articles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.language.names.gender import given_names
from kg.language.names.words import before_title, common_noun, head_types, headed_type, is_title, words
from kg.language.tree import Tree

TYPES = {
    "PERSON": "Person",
    "ORG": "Organization",
    "GPE": "Place",
    "LOC": "Place",
    "FAC": "Facility",
    "NORP": "Group",
    "EVENT": "Event",
    "PRODUCT": "Equipment",
    "WORK_OF_ART": "Other",
    "LAW": "Other",
}
_CUTS = frozenset(("/", "|", ";", ":", '"', "“", "”", "«", "»", "(", ")", "[", "]", "•", "via", "—", "--", "*"))
_EDGE = frozenset(", . ' ’ ‘ ` `` '' - – & and or of in for on at to by from with 's ’s ! ? …".split())
_ARGUMENTS = frozenset(("nsubj", "nsubjpass", "dobj", "pobj", "conj", "appos"))
_ENDINGS = ("ist", "an", "crat", "ese", "ish", "ic", "ive", "al", "ite", "i", "ing", "ary", "man", "ee", "er")
_PREFIXES = frozenset(("pro", "anti", "non", "ex", "post", "pre"))
_AFTER_HEAD = frozenset("of for on in at to ( , against de des du del della und".split())
_AT = frozenset(("near", "in", "at", "outside", "around"))
_SCORE = re.compile(r"\d{1,2}[-–]\d{1,2}")
_DATELINE = 12
_ARTICLES = frozenset(
    "near the a an this that these those its their his her our my your both all some so-called today yesterday tomorrow".split()
)


@dataclass(slots=True)
class Span:
    """A candidate for a name, in token numbers.

    `entry` and `label` are the gazetteer's, where it knows the name; `outer` is the type of a longer name around it.
    """

    start: int
    end: int
    type: str
    entry: str | None = None
    label: str | None = None
    adjective: bool = False
    outer: str | None = None


def recognised(tree: Tree) -> Iterator[Span]:
    """The spans of the entity recogniser, repaired."""
    i = 0
    while i < tree.n:
        start = i
        i += 1
        if tree.iob[start] == 3:
            while i < tree.n and tree.iob[i] == 1:
                i += 1
            kind = TYPES.get(tree.ent[start])
            if kind in ("Person", "Place", "Organization"):
                i = _grown(tree, i)
            if kind:
                yield from _pieces(tree, start, i, kind)


def _grown(tree: Tree, end: int) -> int:
    """The end of a span with the capitals after it that its last word modifies, and that the recogniser left out."""
    while end < tree.n and tree.pos[end] == "PROPN" and tree.iob[end] == 2 and tree.word[end][0].isupper():
        if tree.head[end - 1] != end or tree.dep[end - 1] != "compound" or is_title(tree.lower[end]) or common_noun(tree.lower[end]):
            break
        end += 1
    return end


def _pieces(tree: Tree, start: int, end: int, kind: str) -> Iterator[Span]:
    """The parts of a span between what cannot stand in a name."""
    first = start
    for i in range(start, end + 1):
        if i == end or _cuts(tree, i, end, kind):
            piece = trimmed(tree, first, i, kind)
            if piece:
                yield piece
            first = i + 1


def _cuts(tree: Tree, i: int, end: int, kind: str) -> bool:
    """Whether a token parts a span: a bracket, a line's end, a dash, a comma before another name."""
    if tree.lower[i] in _CUTS or tree.word[i].isspace():
        return True
    if kind == "Organization":
        return tree.word[i] == "," and _parts(tree, i, end)
    return kind in ("Person", "Place") and _is_dash(tree, i)


def _parts(tree: Tree, i: int, end: int) -> bool:
    """Whether a comma in an organisation's name parts it from another name: no `Inc.` and no list goes on after it."""
    after = tree.lower[i + 1 : end]
    return bool(after) and after[0].rstrip(".") not in words("firms", "legal") and not {"and", "&"} & set(after)


def _is_dash(tree: Tree, i: int) -> bool:
    """Whether a hyphen with space around it stands for a dash: `BERLIN - Angela Merkel`."""
    return tree.word[i] in ("-", "–") and 0 < i < tree.n - 1 and tree.ends[i - 1] < tree.offset[i] and tree.ends[i] < tree.offset[i + 1]


def trimmed(tree: Tree, start: int, end: int, kind: str) -> Span | None:
    """A span without articles, titles and punctuation at its edges; None where no name is left."""
    start, end = trim_edges(tree, start, end)
    start, end = _bare(tree, start, end, kind)
    if end - start > 2 and tree.tag[start] == "NNS" and tree.lower[start + 1] == "of" and tree.lower[end - 1] in head_types():
        start, end = trim_edges(tree, start + 2, end)
    if kind == "Person" or (start < end and is_title(tree.lower[start])):
        after = skip_titles(tree, start, end)
        if after < end and (kind == "Person" or _person_like(tree, after, end)):
            start, kind = after, "Person"
    if kind == "Organization" and start < end < tree.n and "of" in tree.lower[start:end] and ends_in_adjective(tree, end):
        return None
    if kind == "Person":
        while end - start > 2 and tree.lower[start] in words("person", "parties"):
            start += 1
        end = _person_end(tree, start, end)
    elif kind == "Organization":
        end = next((i + 1 for i in range(start + 1, end) if tree.lower[i].rstrip(".") in words("firms", "legal")), end)
    if end < tree.n and is_title(tree.lower[end]) and tree.word[end][0].isupper():
        end = _before_rank(tree, start, end)
    start, end = trim_edges(tree, start, end)
    return _typed(tree, start, end, kind) if start < end and _name_like(tree, start, end) else None


def ends_in_adjective(tree: Tree, end: int) -> bool:
    """Whether capitals end with an adjective of the common noun after them: `the Board of Muslim clerics`."""
    return tree.dep[end - 1] == "amod" and tree.head[end - 1] == end and tree.word[end].islower()


def _bare(tree: Tree, start: int, end: int, kind: str) -> tuple[int, int]:
    """A span without a small adjective before it (`paramilitary Rapid Support Forces`) and a score behind it (`Harlow United 3-2`)."""
    if kind in ("Organization", "Facility", "Place"):
        while end - start > 1 and tree.word[start].islower() and tree.pos[start] == "ADJ" and tree.word[start + 1] != "-":
            start += 1
    number = next((i for i in range(start + 1, end) if tree.word[i][0].isdigit()), end)
    if kind in ("Organization", "Person", "Place") and _SCORE.fullmatch("".join(tree.word[number:end])):
        end = number
    return start, end


def _typed(tree: Tree, start: int, end: int, kind: str) -> Span:
    """A trimmed span with its type: a people's adjective is one only where it is no argument, a person near which things happen a place."""
    if kind == "Group" and end - start == 1 and not tree.lower[start].endswith("s"):
        argument = tree.tag[start] == "NNP" and tree.dep[start] in _ARGUMENTS
        if not argument or tree.lower[start].endswith(_ENDINGS) or _has_article(tree, start):
            return Span(start, end, kind, adjective=True)
        kind = "Organization"
    plural = tree.tag[start] == "NNPS" or tree.lower[start].endswith("s")
    if kind == "Person" and end - start == 1 and plural and start > 0 and tree.lower[start - 1] == "the":
        return Span(start, end, "Group")  # `the Clintons`
    doubtful = kind in ("Person", "Organization", "Other")
    if (start > 1 and doubtful and _is_placed(tree, start, kind)) or (doubtful and opens_dateline(tree, start)):
        kind = "Place"
    return Span(start, end, type_of(tree, start, end, kind))


def opens_dateline(tree: Tree, start: int) -> bool:
    """Whether a name begins a dateline, a sentence of its own that ends in a dash: `LEEDS, England (AP) -`."""
    first, end = tree.sents[tree.sent[start]]
    return start == first and end - first <= _DATELINE and tree.word[end - 1] in ("-", "--", "–", "—")


def _has_article(tree: Tree, start: int) -> bool:
    return start > 0 and tree.lower[start - 1] in ("a", "an", "one", "every")


def _is_placed(tree: Tree, start: int, kind: str) -> bool:
    """Whether what was taken for a person stands where a place does: after `near` or `in`, or after `the town of`."""
    if tree.lower[start - 1] == "of":
        return common_noun(tree.lower[start - 2]) == "Place"
    return kind == "Person" and tree.lower[start - 1] in _AT and tree.lower[start].partition("-")[0] not in given_names()


def _before_rank(tree: Tree, start: int, end: int) -> int:
    """The end of a name before a rank or office: without the service (`Army Gen.`) or field (`Defense Secretary`) that belongs to it."""
    while end > start and (before_title(tree.lower[end - 1]) or tree.lower[end - 1] in ("marine", "air", "force")):
        end -= 1
    return end


def trim_edges(tree: Tree, start: int, end: int) -> tuple[int, int]:
    """Token numbers without articles, punctuation and small words at the edges."""
    if end - start > 2 and tree.lower[start] in _PREFIXES and tree.word[start + 1] == "-":
        start += 2
    while start < end and (tree.lower[start] in _EDGE or tree.lower[start] in _ARTICLES or tree.word[start].isspace()):
        start += 1
    while start < end and (tree.lower[end - 1] in _EDGE or tree.lower[end - 1] in ("the", "a", "an") or tree.word[end - 1].isspace()):
        end -= 1
    return start, end


def skip_titles(tree: Tree, start: int, end: int) -> int:
    """The first token after the titles and ranks that a span begins with."""
    i = start
    last = start
    while i < end:
        word = tree.lower[i]
        if is_title(word):
            last = i + 1
        elif not before_title(word) and not (word in ("-", "of", "for", "the") and last > start):
            break
        i += 1
    return last


def _person_like(tree: Tree, start: int, end: int) -> bool:
    """Whether all words of a span could be a person's name: capitals, particles, no noun of an organisation or place."""
    particles = words("person", "particles")
    return end - start <= 5 and all(
        tree.lower[i] in particles or (tree.word[i][0].isupper() and tree.lower[i] not in head_types()) for i in range(start, end)
    )


def _person_end(tree: Tree, start: int, end: int) -> int:
    """Where a person's name ends: before a possessive, or a small word that is no particle."""
    if tree.word[end : end + 1] == ["-"] and end + 1 < tree.n and tree.ends[end - 1] + 1 == tree.offset[end + 1]:
        end += 2
    particles = words("person", "particles")
    for i in range(start, end):
        word = tree.lower[i]
        if (i > start and tree.tag[i] == "POS") or (word == "," and tree.lower[min(i + 1, end)] not in words("person", "suffixes")):
            return i
        if i > start and tree.word[i].isalpha() and tree.word[i][0].islower() and tree.word[i - 1] != "-" and word not in particles:
            return i
    return end


def _name_like(tree: Tree, start: int, end: int) -> bool:
    """Whether a span has a capital, and is no weekday or the like alone."""
    if all(tree.lower[i].rstrip(".") in words("never", "words") or not tree.word[i][0].isalpha() for i in range(start, end)):
        return False
    if all(tree.lower[i].rstrip(".") in words("firms", "legal") for i in range(start, end)):
        return False
    if _is_office(tree, start, end) or (ends_in_role(tree, start, end) and tree.lower[end - 1] not in head_types()):
        return False
    first = tree.word[start]
    joined = tree.word[start + 1 : start + 2] == ["-"]
    if (first[0].islower() and ("-" in first or joined) and first not in words("person", "particles")) or (joined and first in ("D", "R")):
        return False
    return any(tree.word[i][0].isupper() for i in range(start, end))


def ends_in_role(tree: Tree, start: int, end: int) -> bool:
    """Whether capitals end with the noun for a person, and that is no surname after a given name (`Julie Bishop`)."""
    named = end - start > 1 and tree.lower[start] in given_names()
    return not named and common_noun(tree.lower[end - 1]) == "Person"


def _is_office(tree: Tree, start: int, end: int) -> bool:
    """Whether a span is no more than a title, or the field of one: `Prime Minister`, `State` in `Secretary of State`."""
    span = tree.lower[start:end]
    if all(is_title(word) or before_title(word) for word in span) and any(is_title(word) for word in span):
        return True
    return end - start == 1 and before_title(span[0]) and tree.lower[max(start - 2, 0) : start] in _OFFICES


_OFFICES = (["secretary", "of"], ["minister", "of"], ["undersecretary", "of"])


def type_of(tree: Tree, start: int, end: int, kind: str) -> str:
    """The type of a name: what its head noun tells, where it is more than one word, else what was recognised."""
    if kind == "Event":
        return kind
    head = name_head(tree, start, end)
    if end - start > 1:
        told = headed_type(tree.lower[head], tree.lower[start:head])
        if told and not (kind == "Person" and end - start <= 3 and told in ("Place", "Government")):
            return told
    elif head_types().get(tree.lower[head]) == "Government":
        return "Government"
    return kind


def name_head(tree: Tree, start: int, end: int) -> int:
    """The head token of a name: the last before `of`, `for` or the like, or else its last."""
    for i in range(start + 1, end):
        if tree.lower[i] in _AFTER_HEAD:
            return i - 1
    return end - 1


def is_known_person(tree: Tree, span: Span) -> bool:
    """Whether a name is certainly a person's: a given name or initial first, or a title before it."""
    if span.type != "Person":
        return False
    before = tree.lower[span.start - 1] if span.start else ""
    if is_title(before):
        return True
    first = tree.lower[span.start]
    if span.end - span.start == 1:
        return False
    return first.partition("-")[0] in given_names() or len(first.rstrip(".")) == 1 or first in ("abu", "ibn")
