"""Quotations find their speaker: content grows to whole quotations, and those without a verb of their own join what came before."""

from __future__ import annotations

from kg.language.attribution_sources import verb_source
from kg.language.attribution_spans import Draft, phrase, subject_of, trim
from kg.language.layers import TokenSpan
from kg.language.quotes import Quote
from kg.language.reporting import Reporting
from kg.language.tree import Tree

_SHORTEST = 6
_PUNCT = frozenset({"PUNCT", "SPACE"})


def settle_quotes(tree: Tree, quotes: list[Quote], drafts: list[Draft], lexicon: Reporting) -> list[Draft]:
    """Return the drafts with their quotations, plus one for every quotation that only its surroundings attribute."""
    owner: dict[int, Draft] = {}
    draft: Draft | None
    at = {i: number for number, quote in enumerate(quotes) for i in range(quote.start, quote.end)}
    for draft in drafts:
        _fit(tree, draft, quotes, at, owner)
    loose = {draft.head: draft for draft in drafts if not draft.content}
    found = [draft for draft in drafts if draft.content]
    for number, quote in enumerate(quotes):
        if number in owner or not _is_sentence(tree, quote) or _is_covered(tree, quote, found, at, number):
            continue
        draft = _cue_beside(tree, quote, loose) or _before(tree, quote, lexicon) or _bare_name(tree, quote)
        if draft is None:
            draft = _continued(tree, quotes, number, owner, found)
        if draft is None:
            continue
        draft.content = sorted({*draft.content, (quote.start, quote.end)})
        owner[number] = draft
        if draft not in found:
            found.append(draft)
    return found


def _fit(tree: Tree, draft: Draft, quotes: list[Quote], at: dict[int, int], owner: dict[int, Draft]) -> None:
    """Keep what is said within the quotation that the cue stands in, else let it grow to whole quotations."""
    inside = at.get(draft.head)
    grown: list[TokenSpan] = []
    for start, end in draft.content:
        if inside is not None:
            quote = quotes[inside]
            start, end = max(start, quote.start + 1), min(end, quote.end - 1)
        else:
            start, end = _grow(tree, draft, start, end, (quotes, at, owner))
        if start < end and (not grown or start >= grown[-1][1]):
            grown.append((start, end))
        elif start < end:
            grown[-1] = (grown[-1][0], max(end, grown[-1][1]))
    draft.content = grown


def _grow(tree: Tree, draft: Draft, start: int, end: int, marks: tuple[list[Quote], dict[int, int], dict[int, Draft]]) -> TokenSpan:
    quotes, at, owner = marks
    for number in sorted({at[i] for i in (start, end - 1, *range(start, end)) if i in at}):
        quote = quotes[number]
        first, last = _bounds(tree, quote)
        touched = sum(1 for i in range(max(first, start), min(last, end)))
        if not quote.start <= draft.head < quote.end and touched:
            start, end = min(start, quote.start), max(end, quote.end)
            if _is_sentence(tree, quote):
                owner.setdefault(number, draft)
    if (
        start > 0
        and at.get(start - 1) is not None
        and at.get(start) is None
        and quotes[at[start - 1]].end == start
        and tree.pos[start] in _PUNCT
    ):
        start += 1
    return start, end


def _bounds(tree: Tree, quote: Quote) -> TokenSpan:
    return quote.start + 1, quote.end - 1


def _is_sentence(tree: Tree, quote: Quote) -> bool:
    """Whether a quotation is speech rather than a name or a word held at a distance."""
    words = [i for i in range(quote.start + 1, quote.end - 1) if tree.pos[i] not in _PUNCT]
    if len(words) < 3:
        return False
    ends = tree.word[quote.end - 2] in (",", ".", "!", "?", "...", "…") or tree.word[quote.start - 1] in (",", ":")
    return any(tree.pos[i] in ("VERB", "AUX") for i in words) and (ends or len(words) >= _SHORTEST)


def _is_covered(tree: Tree, quote: Quote, drafts: list[Draft], at: dict[int, int], number: int) -> bool:
    middle = (quote.start + quote.end) // 2
    return any(start <= middle < end and at.get(draft.head) != number for draft in drafts for start, end in draft.content)


def _cue_beside(tree: Tree, quote: Quote, loose: dict[int, Draft]) -> Draft | None:
    """A verb of speech without content in the sentence where the quotation begins or ends, or right behind it."""
    begin = tree.sents[tree.sent[quote.start]][0]
    behind = min(quote.end, tree.n - 1)
    while behind < tree.n - 1 and tree.pos[behind] == "SPACE":
        behind += 1
    end = tree.sents[tree.sent[behind]][1]
    after = [i for i in range(quote.end, end) if i in loose]
    if after and (tree.sent[behind] == tree.sent[quote.end - 1] or tree.word[behind][:1].islower()):
        return loose[after[0]]
    before = [i for i in range(begin, quote.start) if i in loose]
    return loose[before[-1]] if before else None


def _before(tree: Tree, quote: Quote, lexicon: Reporting) -> Draft | None:
    """`X resigned in a letter, "P"`, `X was clear: "P"`: the subject of the clause that a comma or colon joins to the quotation."""
    mark = quote.start - 1
    while mark > 0 and tree.pos[mark] == "SPACE":
        mark -= 1
    if mark < 1 or tree.word[mark] not in (",", ":") or (tree.sent[mark] != tree.sent[quote.start] and tree.word[mark] != ":"):
        return None
    begin = tree.sents[tree.sent[mark]][0]
    verbs = [i for i in range(begin, mark) if tree.pos[i] == "VERB" and any(tree.dep[c] == "nsubj" for c in tree.children[i])]
    if not verbs:
        return None
    source = verb_source(tree, verbs[-1])
    return Draft(verbs[-1], (verbs[-1], verbs[-1] + 1), source) if source else None


def _bare_name(tree: Tree, quote: Quote) -> Draft | None:
    """`"P," X, an analyst at Y.`: nothing but a name follows."""
    end = tree.sents[tree.sent[quote.end - 1]][1]
    rest = trim(tree, quote.end, end)
    if rest is None or tree.word[quote.end - 2] != "," or not any(tree.ent[i] == "PERSON" for i in range(*rest)):
        return None
    if any(tree.pos[i] in ("VERB", "AUX") for i in range(*rest)):
        return None
    return Draft(rest[0], None, rest)


def _continued(tree: Tree, quotes: list[Quote], number: int, owner: dict[int, Draft], drafts: list[Draft]) -> Draft | None:
    """The speaker goes on: the quotation before, or the person of the sentence before."""
    quote = quotes[number]
    here = tree.sent[quote.start]
    beside = [
        draft
        for draft in drafts
        if draft.head < quote.start and tree.sent[draft.head] == here and draft.voiced and draft.content[-1][1] <= quote.start
    ]
    if beside and tree.sents[here][0] < quote.start:
        return beside[-1]
    if number and number - 1 in owner and here - tree.sent[quotes[number - 1].end - 1] <= 2:
        earlier = owner[number - 1]
        return earlier if earlier.source is None or earlier.source[0] < quote.start else None
    if not here:
        return None
    begin, end = tree.sents[here - 1]
    root = next((i for i in range(begin, end) if tree.dep[i] == "ROOT" and tree.pos[i] in ("VERB", "AUX")), None)
    subject = subject_of(tree, root) if root is not None else None
    if subject is None or tree.dep[subject] not in ("nsubj",) or not (tree.ent[subject] == "PERSON" or tree.tag[subject] == "PRP"):
        return None
    return Draft(quote.start, None, phrase(tree, subject))
