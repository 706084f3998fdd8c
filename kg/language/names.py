"""Mentions: names, nominals and pronouns."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

from kg.language.gazetteer import Gazetteer, Match, load_gazetteer
from kg.language.gender import gender_of_name
from kg.language.layers import Gender, Layers, Number, TokenMention
from kg.language.name_patterns import acronym_type, bracketed, events, foreign, ships
from kg.language.name_runs import headed, headline_sentences
from kg.language.name_spans import Span, recognised, trimmed
from kg.language.name_titles import titled
from kg.language.name_types import settle
from kg.language.name_words import is_title
from kg.language.nominals import find_nominals
from kg.language.pronouns import find_pronouns
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
    mentions += find_nominals(tree, mentions, covered)
    mentions += find_pronouns(tree, covered)
    layers.mentions = _linked(mentions)


def find_names(tree: Tree, gazetteer: Gazetteer) -> list[Span]:
    """The names of a text, in text order; one within another follows it."""
    matches = gazetteer.find(tree, caseless=not any(word[0].isupper() for word in tree.word))
    headlines = headline_sentences(tree)
    short = list(bracketed(tree))
    spelled = [Span(span.start, span.end, acronym_type(tree, span)) for _, span in short if span]
    told = [*ships(tree), *events(tree), *spelled, *foreign(tree, headlines), *headed(tree, headlines), *titled(tree)]
    spans = merged(tree, told, list(recognised(tree)), matches)
    spans = settle(tree, [*spans, *_acronyms(tree, spans, short)])
    return sorted(spans, key=lambda span: (span.start, -span.end))


def merged(tree: Tree, told: list[Span], recognised_: list[Span], matches: list[Match]) -> list[Span]:
    """All spans as one list, the surer first: a longer name keeps a shorter one within it, else the gazetteer wins."""
    at: dict[int, Match] = {i: match for match in matches for i in range(match.start, match.end)}
    taken: list[Span | None] = [None] * tree.n
    found: list[Span] = []
    for span in [*told, *recognised_]:
        if any(taken[span.start : span.end]):
            continue
        inside = list({at[i].start: at[i] for i in range(span.start, span.end) if i in at}.values())
        if _only_known(tree, span, inside):
            continue
        cut = _cut(tree, span, inside)
        if cut and not any(taken[cut.start : cut.end]):
            found.append(cut)
            taken[cut.start : cut.end] = [cut] * (cut.end - cut.start)
    return found + [_known(match, taken[match.start]) for match in matches if _may_nest(match, taken[match.start])]


def _may_nest(match: Match, outer: Span | None) -> bool:
    """Whether a known name may stand within this longer one: no country within a person's name."""
    return outer is None or outer.type != "Person"


def _acronyms(tree: Tree, spans: list[Span], short: list[tuple[int, Span | None]]) -> list[Span]:
    """The acronyms in brackets after a name, of that name's type, and the same words elsewhere."""
    taken = {i for span in spans for i in range(span.start, span.end)}
    by_end = {span.end: span for span in spans if not span.adjective}
    types: dict[str, str] = {}
    for i, _ in short:
        long = by_end.get(i - 1)
        if long and long.type in ("Organization", "ArmedGroup", "Government", "Group", "Event", "Facility"):
            types[tree.word[i]] = "Organization" if long.type == "Group" else long.type
    for span in spans:
        word = tree.span_text(span.start, span.end)
        if span.entry is None and word in types:
            span.type = types[word]
    return [Span(i, i + 1, types[word]) for i, word in enumerate(tree.word) if word in types and i not in taken]


def _only_known(tree: Tree, span: Span, inside: list[Match]) -> bool:
    """Whether a span is nothing but known names and what joins them."""
    known = {i for match in inside for i in range(match.start, match.end)}
    return bool(known) and all(i in known or tree.lower[i] in _JOINERS for i in range(span.start, span.end))


_JOINERS = frozenset(("-", "–", "and", ",", "/", "the", "'s", "’s", "or", "&"))


def _cut(tree: Tree, span: Span, inside: list[Match]) -> Span | None:
    """A span without the part of a known name that it overlaps only partly."""
    start, end = span.start, span.end
    for match in inside:
        if match.start < start:
            start = match.end
        elif match.end > end:
            end = match.start
    if (start, end) == (span.start, span.end):
        return span
    return trimmed(tree, start, end, span.type) if start < end else None


def _known(match: Match, outer: Span | None) -> Span:
    entry = match.entry
    kind = "Group" if match.use == "adjective" else entry.type
    nested = outer is not None
    return Span(match.start, match.end, kind, entry.id, entry.label, adjective=match.use == "adjective", nested=nested)


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
    if span.adjective or span.nested:
        return TokenMention(start, end, head, span.type, "nominal", span.entry, span.label, number, gender, weak=span.nested)
    return TokenMention(start, end, head, span.type, "name", span.entry, span.label, number, gender)


def _title_before(tree: Tree, start: int) -> list[str]:
    return [tree.lower[start - 1]] if start and is_title(tree.lower[start - 1]) else []


def _linked(mentions: list[TokenMention]) -> list[TokenMention]:
    """The mentions in text order, with `inner` counted anew."""
    order = sorted(range(len(mentions)), key=lambda n: (mentions[n].start, -mentions[n].end, mentions[n].kind))
    place = {old: new for new, old in enumerate(order)}
    return [_moved(mentions[old], place) for old in order]


def _moved(mention: TokenMention, place: dict[int, int]) -> TokenMention:
    if mention.inner is None:
        return mention
    m = mention
    return TokenMention(m.start, m.end, m.head, m.type, m.kind, m.entry, m.label, m.number, m.gender, m.weak, place[mention.inner])
