"""One name, one type: what a document tells of a name at one place holds for it at all others."""

from __future__ import annotations

from collections import Counter, defaultdict

from kg.language.names.context import read_context
from kg.language.names.gender import given_names
from kg.language.names.patterns import SHIPS
from kg.language.names.spans import Span, is_known_person, opens_dateline
from kg.language.names.words import head_types, is_acronym, is_title, surnames, words
from kg.language.tree import Tree

_BEFORE_PLACES = frozenset(("in", "to", "from", "near", "at", "of", ",", "the", "into", "across", "outside"))
_DOUBTFUL = frozenset(("Organization", "Place", "Facility", "Other"))
_REGIONS = frozenset(("province", "region", "district", "county", "oblast", "prefecture", "governorate"))
_PLACEABLE = frozenset(("Place", "Person", "Organization", "Other"))
_ORGANISED = frozenset(("Organization", "ArmedGroup", "Government"))


def settle(tree: Tree, spans: list[Span]) -> list[Span]:
    """Return the spans with their types made consistent, and with the further places where known persons' surnames stand."""
    _fix_acronyms(tree, spans)
    _fix_surnames(tree, spans)
    _follow_persons(tree, spans)
    known = _surnames(tree, spans)
    spans = _with_persons(tree, spans, known)
    spans += _repeated(tree, spans)
    read_context(tree, spans)
    _follow_company(tree, spans)
    _follow_buildings(tree, spans)
    _follow_regions(tree, spans)
    _follow_numbers(tree, spans)
    _follow_titles(tree, spans)
    _follow_majority(tree, spans)
    _follow_ships(tree, spans)
    return spans


def _fix_acronyms(tree: Tree, spans: list[Span]) -> None:
    """A word all in capitals is no person's name and, where the gazetteer does not know it, no place's."""
    for span in spans:
        word = tree.word[span.start]
        if span.entry or span.end - span.start > 1 or not word.isupper() or not 2 <= len(word) <= 6 or span.type in (*_ORGANISED, "Event"):
            continue
        if is_acronym(word) and not tree.word[max(span.start - 1, 0)].isupper() and not opens_dateline(tree, span.start):
            span.type, span.adjective = "Organization", False


def _fix_surnames(tree: Tree, spans: list[Span]) -> None:
    """A family name alone is a person's, unless the text speaks of a firm: `the Ford`, `at Pearson`."""
    for span in spans:
        alone = span.entry is None and span.end - span.start == 1 and tree.word[span.start] in surnames()
        if alone and span.type in ("Organization", "Place", "Other"):
            before = tree.lower[span.start - 1] if span.start else ""
            if before not in _BEFORE_PLACES and before not in ("and", "&", ","):
                span.type = "Person"


def _surnames(tree: Tree, spans: list[Span]) -> set[str]:
    """The last words of the names of certain persons."""
    found = set()
    for span in spans:
        if 1 < span.end - span.start and span.type == "Person" and (is_known_person(tree, span) or span.end - span.start <= 4):
            last = span.end - 1
            while last > span.start and tree.lower[last] in words("person", "suffixes"):
                last -= 1
            if len(tree.word[last]) > 2 and tree.lower[last] not in head_types():
                found.add(tree.word[last])
    return found


def _with_persons(tree: Tree, spans: list[Span], known: set[str]) -> list[Span]:
    """Single words that are a known person's surname are that person's, unless they are part of a longer name."""
    taken = [False] * tree.n
    firms = {tree.word[span.start] for span in spans if span.end - span.start > 1 and span.type == "Organization"}
    for span in spans:
        firm = span.type == "Organization" and tree.word[span.start] in firms
        alone = span.end - span.start == 1 and tree.word[span.start] in known
        if alone and not firm and (span.entry is None or (span.type in ("Place", "Government") and not _placed(tree, span.start))):
            span.type, span.entry, span.label, span.adjective = "Person", None, None, False
        taken[span.start : span.end] = [True] * (span.end - span.start)
    for i, word in enumerate(tree.word):
        if word in known and not taken[i] and tree.pos[i] in ("PROPN", "NOUN"):
            spans.append(Span(i, i + 1, "Person"))
    return spans


def _repeated(tree: Tree, spans: list[Span]) -> list[Span]:
    """Further places of a person's given name or only name, where nothing else has taken the word and it stands alone."""
    taken = {i for span in spans for i in range(span.start, span.end)}
    known = {tree.word[span.start] for span in spans if span.type == "Person" and span.entry is None and _tells_name(tree, span)}
    return [
        Span(i, i + 1, "Person")
        for i, word in enumerate(tree.word)
        if word in known and i not in taken and tree.pos[i] == "PROPN" and tree.pos[min(i + 1, tree.n - 1)] != "PROPN"
    ]


def _tells_name(tree: Tree, span: Span) -> bool:
    """Whether the first word of a person's name may stand for the whole name elsewhere."""
    word = tree.word[span.start]
    if len(word) < 3 or not word[0].isupper() or not word.isalpha() or is_title(word.lower()):
        return False
    return span.end - span.start == 1 or word.lower() in given_names()


def _placed(tree: Tree, i: int) -> bool:
    """Whether a word stands where a place does: after `in` or the like, or before a comma and another place."""
    return i > 0 and tree.lower[i - 1] in _BEFORE_PLACES


def _follow_company(tree: Tree, spans: list[Span]) -> None:
    """A doubtful person among organisations in one list is an organisation."""
    by_end = {span.end: span for span in spans}
    for span in spans:
        if span.type in ("Person", "Place") and span.entry is None and span.start >= 2 and not is_known_person(tree, span):
            k = span.start - 1
            while k > 0 and tree.lower[k] in (",", "and", "or", "the", "with", "/"):
                k -= 1
            other = by_end.get(k + 1)
            if k < span.start - 1 and other and other.type == "Organization" and _is_sure(tree, other):
                span.type = "Organization" if span.type == "Person" or span.end - span.start > 1 else span.type


def _follow_persons(tree: Tree, spans: list[Span]) -> None:
    """A given name and a family name are a person, and so is a given name with another among persons in a list."""
    by_end = {span.end: span for span in spans}
    by_start = {span.start: span for span in spans}
    for span in spans:
        size = span.end - span.start
        if span.type not in _DOUBTFUL or span.entry or not 2 <= size <= 3 or not _name_first(tree, span):
            continue
        beside = (by_end.get(_before_list(tree, span.start)), by_start.get(_after_list(tree, span.end)))
        if (size == 2 and tree.word[span.end - 1] in surnames()) or any(other and is_known_person(tree, other) for other in beside):
            span.type = "Person"


def _name_first(tree: Tree, span: Span) -> bool:
    """Whether a span of plain capitals begins with a given name."""
    if tree.lower[span.start].partition("-")[0] not in given_names():
        return False
    tokens = range(span.start, span.end)
    return all(tree.word[i][0].isupper() and not tree.word[i].isupper() and tree.lower[i] not in head_types() for i in tokens)


def _before_list(tree: Tree, i: int) -> int:
    """The end of what stands before a token and a comma or `and`; -1 where neither does."""
    k = i
    while k > 0 and tree.lower[k - 1] in (",", "and", "or"):
        k -= 1
    return k if k < i else -1


def _after_list(tree: Tree, i: int) -> int:
    """The token after a comma or `and` at a token; -1 where neither is."""
    k = i
    while k < tree.n and tree.lower[k] in (",", "and", "or"):
        k += 1
    return k if k > i else -1


def _follow_buildings(tree: Tree, spans: list[Span]) -> None:
    """What seems a person before the word for a building is the building's name: `the Bibi Maryam mosque`."""
    for span in spans:
        if span.type in ("Person", "Other") and span.entry is None and span.end < tree.n and tree.pos[span.end] == "NOUN":
            if head_types().get(tree.lower[span.end]) == "Facility" and not is_title(tree.lower[max(span.start - 1, 0)]):
                span.end, span.type = span.end + 1, "Facility"


def _follow_regions(tree: Tree, spans: list[Span]) -> None:
    """A name with the word for a region after it is the region's name: `Tillabéri region`, `Nghe An province`."""
    for span in spans:
        if span.entry is None and not span.adjective and span.end < tree.n and tree.lower[span.end] in _REGIONS and span.type in _PLACEABLE:
            if not is_known_person(tree, span) and tree.word[span.start][0].isupper():
                span.end, span.type = span.end + 1, "Place"


def _follow_numbers(tree: Tree, spans: list[Span]) -> None:
    """The number behind a unit is part of its name: `Task Force 50`, `Mobile Unit Two`."""
    starts = {span.start for span in spans}
    for span in spans:
        end = span.end
        if span.type not in _ORGANISED or span.entry or end >= tree.n or end in starts:
            continue
        unit = tree.lower[end - 1] in words("senses", "numbered") or is_acronym(tree.word[end - 1])
        counts = tree.tag[end] == "CD" and tree.dep[end] == "nummod" and tree.head[end] == end - 1
        if unit and counts and (tree.word[end].isdecimal() or tree.word[end][0].isupper()):
            span.end += 1


def _follow_ships(tree: Tree, spans: list[Span]) -> None:
    """The name of a ship that the text has told with its prefix is that ship: `HMS Kent`, then `the crew of Kent`."""
    vessels = [span for span in spans if span.end - span.start > 1 and span.entry is None and tree.word[span.start] in SHIPS]
    for span in vessels:
        span.type = "Equipment"
    named = {tree.word[span.end - 1] for span in vessels}
    for span in spans if named else ():
        alone = span.entry is None and span.end - span.start == 1 and tree.word[span.start] in named
        if alone and not is_title(tree.lower[max(span.start - 1, 0)]):
            span.type = "Equipment"


def _is_sure(tree: Tree, span: Span) -> bool:
    if span.entry is not None or is_acronym(tree.word[span.end - 1]):
        return True
    return any(tree.lower[i] in head_types() for i in range(span.start, span.end))


def _follow_titles(tree: Tree, spans: list[Span]) -> None:
    """Two or three capitals that end with a name which stands after a title elsewhere are that person: `Knox Ellery`, `Mr. Ellery`."""
    singles = [span.start for span in spans if span.end - span.start == 1 and span.type == "Person" and span.start]
    titled = {tree.word[i] for i in singles if is_title(tree.lower[i - 1])}
    for span in spans:
        if titled and span.entry is None and span.type in _DOUBTFUL and 2 <= span.end - span.start <= 3:
            if tree.word[span.end - 1] in titled and tree.word[span.start].isalpha():
                span.type = "Person"


def _weight(tree: Tree, span: Span) -> int:
    """How much the type of one place counts for the others."""
    if is_known_person(tree, span) or (span.end - span.start > 1 and span.type in _ORGANISED and _is_sure(tree, span)):
        return 5
    return 1 if span.type == "Other" else 2


def _follow_majority(tree: Tree, spans: list[Span]) -> None:
    """Names of the same words take the type that most of them have, sure ones counting more."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for span in spans:
        if span.entry is None and not span.adjective:
            votes[tree.span_text(span.start, span.end)][span.type] += _weight(tree, span)
    for span in spans:
        counter = votes.get(tree.span_text(span.start, span.end))
        if span.entry is None and counter and len(counter) > 1 and not (span.type == "Person" and is_known_person(tree, span)):
            span.type = max(counter, key=lambda kind: (counter[kind], kind))
