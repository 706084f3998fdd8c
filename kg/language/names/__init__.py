"""Mentions: names, nominals and pronouns."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

from kg.language.layers import Gender, Layers, Number, TokenMention
from kg.language.names.counts import find_counts
from kg.language.names.credits import credit_spans
from kg.language.names.gazetteer import Gazetteer, Match, load_gazetteer
from kg.language.names.gender import gender_of_name
from kg.language.names.nominals import find_nominals
from kg.language.names.patterns import acronym_type, bracketed, events, foreign, ships
from kg.language.names.places import read_capitals, read_states
from kg.language.names.pronouns import find_pronouns
from kg.language.names.runs import headed, headline_sentences, leftover
from kg.language.names.spans import Span, recognised, trimmed
from kg.language.names.titles import nicknamed, titled
from kg.language.names.types import settle
from kg.language.names.words import common_noun, head_types, is_title
from kg.language.quantities import is_number
from kg.language.tree import Tree

Finder = Callable[[Tree, Layers], None]


def find_mentions(tree: Tree, layers: Layers) -> None:
    """Fill the layer of mentions, with the package's own gazetteer."""
    _find(tree, layers, load_gazetteer())


@cache
def make_finder(extra_files: tuple[Path, ...] = ()) -> Finder:
    """The same with a user's gazetteer files laid over the package's own."""
    gazetteer = load_gazetteer(extra_files)

    def find(tree: Tree, layers: Layers) -> None:
        _find(tree, layers, gazetteer)

    return find


def _find(tree: Tree, layers: Layers, gazetteer: Gazetteer) -> None:
    spans = find_names(tree, gazetteer)
    mentions = [_mention(tree, span) for span in spans]
    covered = [-1] * tree.n
    for number, mention in enumerate(mentions):
        if mention.kind == "name":
            for i in range(mention.start, mention.end):
                covered[i] = number
    counts = list(find_counts(tree, covered))
    counted = {mention.head for mention in counts}
    mentions += [mention for mention in find_nominals(tree, mentions, covered) if mention.head not in counted]
    mentions += counts
    mentions += find_pronouns(tree, covered)
    layers.mentions = _linked(tree, mentions)


def find_names(tree: Tree, gazetteer: Gazetteer) -> list[Span]:
    """The names of a text, in text order; one within another follows it."""
    matches = gazetteer.find(tree, caseless=not any(word[0].isupper() for word in tree.word))
    headlines = headline_sentences(tree)
    short = list(bracketed(tree))
    spelled = [Span(span.start, span.end, acronym_type(tree, span)) for _, span in short if span]
    told = [*ships(tree), *events(tree), *spelled, *foreign(tree, headlines), *headed(tree, headlines), *titled(tree), *nicknamed(tree)]
    spans = merged(tree, told, [span for span in recognised(tree) if not _is_noun(tree, span, headlines)], matches)
    spans += _acronyms(tree, spans, short)
    taken = [False] * tree.n
    for span in spans:
        taken[span.start : span.end] = [True] * (span.end - span.start)
    doubtful = list(leftover(tree, taken, headlines))
    spans = settle(tree, [*spans, *doubtful])
    unknown = {id(span) for span in doubtful if span.type == "Other"}
    spans = [span for span in spans if id(span) not in unknown and not _is_counted(tree, span)]
    read_states(tree, spans, gazetteer)
    read_capitals(tree, spans, gazetteer)
    return sorted(spans, key=lambda span: (span.start, -span.end))


def _is_noun(tree: Tree, span: Span, headlines: frozenset[int]) -> bool:
    """Whether capitals are no name: those of headlines, and people who are counted."""
    if span.end == span.start + 1 and tree.word[span.start].isupper() and common_noun(tree.lower[span.start]) == "Equipment":
        return True  # `a UAV`
    return _is_counted(tree, span) or _is_headline_noun(tree, span, headlines)


def _is_counted(tree: Tree, span: Span) -> bool:
    """Whether a span is people who are counted (`11 Marines`), the number within or before it."""
    last = span.end - 1
    number = span.start - 1 if span.start == last else span.start
    counted = number == last - 1 and number >= 0 and is_number(tree, number) and tree.tag[last] in ("NNS", "NNPS")
    return counted and common_noun(tree.lower[last]) == "Person"


def _is_headline_noun(tree: Tree, span: Span, headlines: frozenset[int]) -> bool:
    """Whether capitals in a headline are no name but a common noun: `Rocket Attack`."""
    if tree.sent[span.start] not in headlines or tree.lower[span.end - 1] in head_types():
        return False
    return common_noun(tree.lower[span.end - 1]) is not None


def merged(tree: Tree, told: list[Span], recognised_: list[Span], matches: list[Match]) -> list[Span]:
    """All spans as one list, the surer first: a longer name keeps a shorter one within it, else the gazetteer wins."""
    at: dict[int, Match] = {}
    for match in matches:
        for i in range(match.start, match.end):
            at.setdefault(i, match)
    taken: list[Span | None] = [None] * tree.n
    found: list[Span] = []
    for number, span in enumerate([*told, *recognised_]):
        if any(taken[span.start : span.end]):
            continue
        inside = list({at[i].start: at[i] for i in range(span.start, span.end) if i in at}.values())
        if _only_known(tree, span, inside, sure=number < len(told)):
            continue
        cut = _cut(tree, span, inside)
        if cut and not any(taken[cut.start : cut.end]) and (cut is span or not _only_known(tree, cut, _within(inside, cut), sure=False)):
            _as_government(tree, cut, inside)
            found.append(cut)
            taken[cut.start : cut.end] = [cut] * (cut.end - cut.start)
    known = [_known(match, _outer(match, taken[match.start], at[match.start])) for match in matches if _may_nest(match, taken[match.start])]
    return found + known


def _within(matches: list[Match], span: Span) -> list[Match]:
    return [match for match in matches if span.start <= match.start and match.end <= span.end]


def _outer(match: Match, span: Span | None, longest: Match) -> str | None:
    """The type of the longer name that a known one stands in, if it does."""
    if span:
        return "Government" if span.entry == match.entry.id else span.type
    return None if longest is match else longest.entry.type


def _as_government(tree: Tree, span: Span, inside: list[Match]) -> None:
    """`the Syrian Government` and `the Government of Iraq` are the country."""
    if len(inside) != 1 or inside[0].entry.type != "Government":
        return
    entry, first = inside[0].entry, tree.lower[span.start]
    if first == "government" or (tree.lower[span.end - 1] == "government" and inside[0].end + 1 == span.end):
        span.type, span.entry, span.label = "Government", entry.id, entry.label


def _may_nest(match: Match, outer: Span | None) -> bool:
    """Whether a known name may stand within this longer one: no country in a person's name, only places in a place's."""
    if outer is None or outer.type not in ("Person", "Place", "Facility"):
        return True
    return outer.type != "Person" and match.entry.type in ("Place", "Government", "Group")


def _acronyms(tree: Tree, spans: list[Span], short: list[tuple[int, Span | None]]) -> list[Span]:
    """The acronyms in brackets after a name, of that name's type, and the same words elsewhere."""
    taken = {i for span in spans for i in range(span.start, span.end)}
    by_end = {span.end: span for span in sorted(spans, key=lambda span: -span.start) if not span.adjective}  # the longest of each end
    longs = {tree.word[i]: by_end[i - 1] for i, spelled in short if i - 1 in by_end and _lends(by_end[i - 1], spelled)}
    for span in spans:
        long = longs.get(tree.span_text(span.start, span.end))
        if long and (span.entry is None or long.entry != span.entry) and span.outer is None:
            span.type, span.entry, span.label, span.adjective = _body(long), long.entry, long.label, False
    free = [i for i, word in enumerate(tree.word) if word in longs and i not in taken]
    return [Span(i, i + 1, _body(longs[tree.word[i]]), longs[tree.word[i]].entry, longs[tree.word[i]].label) for i in free]


def _lends(long: Span, spelled: Span | None) -> bool:
    """Whether a name lends its type and entry to the acronym in brackets after it: a body, or what its letters spell."""
    return long.type in _LENDING and (long.entry is None or spelled is not None)


def _body(span: Span) -> str:
    return "Organization" if span.type == "Group" else span.type


def _only_known(tree: Tree, span: Span, inside: list[Match], *, sure: bool) -> bool:
    """Whether a span is nothing but known names and what joins them, and so no name of its own."""
    known = {i for match in inside for i in range(match.start, match.end)}
    if not known or not all(i in known or tree.lower[i] in _JOINERS for i in range(span.start, span.end)):
        return False
    if len(inside) == 1 and inside[0].end - inside[0].start == span.end - span.start:
        return True
    last = inside[-1]
    joined = len(known) < span.end - span.start
    return not sure and (joined or last.entry.type not in ("Organization", "ArmedGroup", "Government") or last.use == "adjective")


_LENDING = frozenset(("Organization", "ArmedGroup", "Government", "Event", "Facility", "Group"))
_JOINERS = frozenset(("-", "–", "and", ",", "/", "the", "'s", "’s", "or", "&"))


def _cut(tree: Tree, span: Span, inside: list[Match]) -> Span | None:
    """A span without the part of a known name that it overlaps only partly."""
    start, end = span.start, span.end
    for match in inside:
        if match.start < start:
            start = match.end
        elif match.start == start and match.end < end and tree.tag[match.end] == "POS":
            start = match.end + 1
        elif match.end > end:
            end = match.start
    if (start, end) == (span.start, span.end):
        return span
    return trimmed(tree, start, end, span.type) if start < end else None


def _known(match: Match, outer: str | None) -> Span:
    entry, adjective = match.entry, match.use == "adjective"
    return Span(match.start, match.end, "Group" if adjective else entry.type, entry.id, entry.label, adjective=adjective, outer=outer)


def _mention(tree: Tree, span: Span) -> TokenMention:
    start, end = span.start, span.end
    head = next((i for i in range(start, end) if not start <= tree.head[i] < end or tree.head[i] == i), end - 1)
    gender: Gender | None = None
    number: Number | None = "singular"
    if span.type == "Person":
        gender = gender_of_name([*_title_before(tree, start), *tree.lower[start:end]])
    elif span.type == "Group":
        number = "plural" if not span.adjective else None
    else:
        gender = "neuter"
    if span.adjective or span.outer:
        weak = span.outer in ("Organization", "Event", "Person") or span.entry is None
        return TokenMention(start, end, head, span.type, "nominal", span.entry, span.label, number, gender, weak)
    return TokenMention(start, end, head, span.type, "name", span.entry, span.label, number, gender)


def _title_before(tree: Tree, start: int) -> list[str]:
    return [tree.lower[start - 1]] if start and is_title(tree.lower[start - 1]) else []


def _linked(tree: Tree, mentions: list[TokenMention]) -> list[TokenMention]:
    """The mentions outside of photo credits in text order, with `inner` counted anew."""
    credits = credit_spans(tree.text)
    kept = [n for n, m in enumerate(mentions) if not any(start <= tree.offset[m.start] < end for start, end in credits)]
    order = sorted(kept, key=lambda n: (mentions[n].start, -mentions[n].end, mentions[n].kind))
    place = {old: new for new, old in enumerate(order)}
    return [_moved(mentions[old], place) for old in order]


def _moved(mention: TokenMention, place: dict[int, int]) -> TokenMention:
    if mention.inner is None:
        return mention
    m = mention
    return TokenMention(m.start, m.end, m.head, m.type, m.kind, m.entry, m.label, m.number, m.gender, m.weak, place.get(mention.inner))
