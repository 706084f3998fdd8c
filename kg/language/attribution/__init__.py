"""Attribution: who says what.

Drafts are made by verbs, nouns and set phrases; quotations then find their speakers; what stands within the content of another
has it as its parent.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import Literal

from kg.language.attribution.asides import draft_of_mistagged
from kg.language.attribution.nouns import draft_of_according, draft_of_adjective, draft_of_colon, draft_of_noun, draft_of_view
from kg.language.attribution.quotations import Quote, find_quotes
from kg.language.attribution.quotes import settle_quotes
from kg.language.attribution.reporting import Reporting, reporting
from kg.language.attribution.spans import Draft, is_cleft, trim
from kg.language.attribution.tolls import draft_of_toll
from kg.language.attribution.verbs import drafts_of_verb
from kg.language.layers import Layers, TokenAttribution, TokenSpan
from kg.language.tree import Tree

_ASIDES = frozenset({"relcl", "appos"})


def find_attributions(tree: Tree, layers: Layers) -> None:
    """Fill the layer of attributions, in the order in which what is said begins."""
    lexicon = reporting()
    quotes = find_quotes(tree)
    drafts = [draft for i in range(tree.n) for draft in _drafts(tree, i, lexicon)]
    drafts = settle_quotes(tree, quotes, drafts)
    quoted = _quoted(tree, quotes)
    _leave_to_author(tree, drafts, quoted)
    drafts.sort(key=lambda draft: (draft.content[0], draft.around is not None, draft.head))
    layers.attributions = _with_parents(tree, drafts, quoted)


def _drafts(tree: Tree, i: int, lexicon: Reporting) -> list[Draft]:
    """The attributions that one word makes."""
    lemma, pos = tree.lemma[i], tree.pos[i]
    toll = draft_of_toll(tree, i) if pos == "VERB" else None
    if toll is not None:
        return [toll]
    if lemma in lexicon.all_verbs and (pos == "VERB" or (pos == "NOUN" and lemma in lexicon.clausal and _is_mistagged(tree, i))):
        return drafts_of_verb(tree, i, lexicon)
    if tree.lower[i] == "according":
        draft = draft_of_according(tree, i)
    elif pos == "NOUN":
        draft = _draft_of_noun(tree, i, lexicon)
    elif pos == "ADJ":
        draft = draft_of_adjective(tree, i, lexicon)
    else:
        draft = draft_of_colon(tree, i, lexicon) if tree.word[i] == ":" else None
    return [draft] if draft is not None else []


def _draft_of_noun(tree: Tree, i: int, lexicon: Reporting) -> Draft | None:
    lemma = tree.lemma[i]
    draft = draft_of_noun(tree, i, lexicon) if lemma in lexicon.all_nouns else None
    if draft is None and lemma in lexicon.frames["view"]:
        draft = draft_of_view(tree, i)
    if draft is None and lemma in lexicon.clausal and (i + 1 == tree.n or tree.pos[i + 1] in ("PUNCT", "SPACE")):
        draft = draft_of_mistagged(tree, i)
    return draft


def _is_mistagged(tree: Tree, i: int) -> bool:
    """Whether what is tagged a noun has a subject and a clause, and so is a verb (`documents show that`)."""
    if tree.kid(i, "nsubj") is None:
        return False
    return tree.kid(i, "ccomp") is not None or (tree.dep[i] == "appos" and i + 1 < tree.n and tree.word[i + 1] == ",")


def _leave_to_author(tree: Tree, drafts: list[Draft], quoted: list[bool]) -> None:
    """Take clauses that a comma sets off from their noun out of what is reported: they are the author's, but within a quotation."""
    asides = sorted(span for i in range(tree.n) if tree.dep[i] in _ASIDES and (span := _aside_of(tree, i)) and not quoted[span[0]])
    for draft in drafts:
        pieces: list[TokenSpan] = []
        for start, end in draft.content:
            begin = start
            for first, last in asides[bisect_left(asides, (start + 2, 0)) :]:
                if first >= end:
                    break
                if begin < first and last <= end and not first <= draft.head < last:
                    pieces += [piece for piece in (trim(tree, begin, first),) if piece]
                    begin = last
            pieces += [(start, end)] if begin == start else [piece for piece in (trim(tree, begin, end),) if piece]
        draft.content = pieces


def _aside_of(tree: Tree, head: int) -> TokenSpan | None:
    """The tokens of a relative clause between commas, or of an apposition with a clause in it; None where they restrict their noun."""
    first, end = tree.left[head], tree.right[head] + 1
    if first < 1 or tree.word[first - 1] != ",":
        return None
    if tree.dep[head] == "appos":
        return (first, end) if any(tree.dep[i] in ("relcl", "acl") for i in range(head + 1, end)) else None
    pronouns = [i for i in range(first, min(first + 3, head + 1)) if tree.tag[i] in ("WDT", "WP", "WP$", "WRB")]
    if not pronouns or tree.lower[pronouns[0]] == "that" or is_cleft(tree, head):
        return None
    return first, end


def _with_parents(tree: Tree, drafts: list[Draft], quoted: list[bool]) -> list[TokenAttribution]:
    """The finished attributions; the parent is the smallest other content that the cue stands in."""
    inside = _innermost([draft.content for draft in drafts], tree.n)
    numbers = {id(draft): number for number, draft in enumerate(drafts)}
    parents: list[int | None] = []
    for number, draft in enumerate(drafts):
        around = numbers.get(id(draft.around)) if draft.around is not None else None
        parents.append(around if around is not None else next((n for n in inside.get(draft.head, ()) if n != number), None))
    for number in range(len(parents)):
        _cut_circle(parents, number)
    return [
        TokenAttribution(draft.source, draft.cue, tuple(draft.content), _kind(tree, draft, quoted), parent, draft.voiced)
        for draft, parent in zip(drafts, parents, strict=True)
    ]


def _cut_circle(parents: list[int | None], number: int) -> None:
    """Take the parent from an attribution that would stand within itself, as a garbled text can make it."""
    above = parents[number]
    seen = {number}
    while above is not None:
        if above in seen:
            parents[number] = None
            return
        seen.add(above)
        above = parents[above]


def _innermost(contents: list[list[tuple[int, int]]], n: int) -> dict[int, list[int]]:
    """For every token within some content the numbers of these contents, the smallest first."""
    size = [sum(end - start for start, end in spans) for spans in contents]
    found: dict[int, list[int]] = {}
    for number, spans in enumerate(contents):
        for start, end in spans:
            for i in range(start, min(end, n)):
                found.setdefault(i, []).append(number)
    for numbers in found.values():
        numbers.sort(key=lambda number: size[number])
    return found


def _quoted(tree: Tree, quotes: list[Quote]) -> list[bool]:
    """Whether each token stands in a quotation."""
    quoted = [False] * tree.n
    for quote in quotes:
        quoted[quote.start : quote.end] = [True] * (quote.end - quote.start)
    return quoted


def _kind(tree: Tree, draft: Draft, quoted: list[bool]) -> Literal["direct", "indirect", "mixed"]:
    words = [i for start, end in draft.content for i in range(start, end) if tree.pos[i] not in ("PUNCT", "SPACE")]
    marked = sum(quoted[i] for i in words)
    if not marked or quoted[draft.head]:
        return "indirect"
    return "direct" if marked == len(words) else "mixed"


__all__ = ["find_attributions"]
