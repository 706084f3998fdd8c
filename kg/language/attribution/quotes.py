"""Quotations find their speaker: content grows to whole quotations, and those without a verb of their own join what came before."""

from __future__ import annotations

from dataclasses import dataclass

from kg.language.attribution.quotations import Quote
from kg.language.attribution.reporting import reporting
from kg.language.attribution.sources import verb_source
from kg.language.attribution.spans import Draft, phrase, subject_of, trim
from kg.language.layers import TokenSpan
from kg.language.tree import Tree

_SHORTEST = 6
_FAR = 3
_PUNCT = frozenset({"PUNCT", "SPACE"})


@dataclass(slots=True)
class _State:
    """What is known while quotations find their speakers: `told` has the drafts of every sentence by their heads."""

    quotes: list[Quote]
    at: dict[int, int]
    owner: dict[int, Draft]
    told: dict[int, list[Draft]]
    covered: set[int]


def settle_quotes(tree: Tree, quotes: list[Quote], drafts: list[Draft]) -> list[Draft]:
    """Return the drafts with their quotations, plus one for every quotation that only its surroundings attribute."""
    at = {i: number for number, quote in enumerate(quotes) for i in range(quote.start, quote.end)}
    state = _State(quotes, at, {}, {}, set())
    for item in drafts:
        _fit(tree, item, state)
        if item.content:
            _note(tree, item, state)
    loose = {item.head: item for item in drafts if not item.content}
    found = [item for item in drafts if item.content]
    for number, quote in enumerate(quotes):
        if (
            number in state.owner
            or not (_is_sentence(tree, quote) or _is_introduced(tree, quote, loose))
            or (quote.start + quote.end) // 2 in state.covered
        ):
            continue
        draft = _cue_beside(tree, quote, loose) or _before(tree, quote) or _bare_name(tree, quote) or _continued(tree, number, state)
        if draft is None:
            continue
        if not draft.content:
            found.append(draft)
        draft.content = sorted({*draft.content, (quote.start, quote.end)})
        state.owner[number] = draft
        _note(tree, draft, state)
    return found


def _note(tree: Tree, draft: Draft, state: _State) -> None:
    """Remember where a draft stands and which quotations its content covers."""
    if draft.voiced and draft.around is None and draft.head not in state.at:
        told = state.told.setdefault(tree.sent[draft.head], [])
        if draft not in told:
            told.append(draft)
    inside = state.at.get(draft.head)
    state.covered.update(i for start, end in draft.content for i in range(start, end) if i in state.at and state.at[i] != inside)


def _fit(tree: Tree, draft: Draft, state: _State) -> None:
    """Keep what is said within the quotation that the cue stands in, else let it grow to whole quotations."""
    inside = state.at.get(draft.head)
    if draft.source is not None and state.at.get(draft.source[0], inside) != inside:
        draft.source = _inverted(tree, draft.head) or draft.source
    grown: list[TokenSpan] = []
    for start, end in draft.content:
        if inside is not None:
            quote = state.quotes[inside]
            start, end = max(start, quote.start + 1), min(end, quote.end - 1)
        else:
            start, end = _grow(tree, draft, (start, end), state)
        if start < end and (not grown or start >= grown[-1][1]):
            grown.append((start, end))
        elif start < end:
            grown[-1] = (grown[-1][0], max(end, grown[-1][1]))
    draft.content = grown


def _inverted(tree: Tree, verb: int) -> TokenSpan | None:
    """The phrase behind a verb of speech, where the parse has found its subject within the quotation."""
    noun = next((c for c in tree.children[verb] if c > verb and tree.pos[c] in ("PROPN", "NOUN", "PRON")), None)
    return phrase(tree, noun) if noun is not None else None


def _grow(tree: Tree, draft: Draft, span: TokenSpan, state: _State) -> TokenSpan:
    """A span with the whole of every quotation that it touches."""
    start, end = span
    for number in sorted({state.at[i] for i in range(start, end) if i in state.at}):
        quote = state.quotes[number]
        if not quote.start <= draft.head < quote.end and max(quote.start + 1, start) < min(quote.end - 1, end):
            start, end = min(start, quote.start), max(end, quote.end)
            if _is_sentence(tree, quote):
                state.owner.setdefault(number, draft)
    if start > 0 and start - 1 in state.at and start not in state.at and tree.pos[start] in _PUNCT:
        start += 1
    return start, end


def _is_sentence(tree: Tree, quote: Quote) -> bool:
    """Whether a quotation is speech rather than a name or a word held at a distance."""
    words = [i for i in range(quote.start + 1, quote.end - 1) if tree.pos[i] not in _PUNCT]
    if len(words) < 3:
        return False
    ends = tree.word[quote.end - 2] in (",", ".", "!", "?", "...", "…") or tree.word[quote.start - 1] in (",", ":")
    return any(tree.pos[i] in ("VERB", "AUX") for i in words) and (ends or len(words) >= _SHORTEST)


def _is_introduced(tree: Tree, quote: Quote, loose: dict[int, Draft]) -> bool:
    """Whether a colon or comma joins even the shortest quotation to a verb of speech: `he replied: "Not yet."`."""
    mark = quote.start - 1
    return mark > 0 and tree.word[mark] in (",", ":") and any(i in loose for i in range(max(mark - 4, 0), mark))


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


def _before(tree: Tree, quote: Quote) -> Draft | None:
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


def _continued(tree: Tree, number: int, state: _State) -> Draft | None:
    """The speaker goes on: of the same sentence, of the quotation before, or whoever spoke last in the sentences before."""
    quote = state.quotes[number]
    here = tree.sent[quote.start]
    beside = [draft for draft in state.told.get(here, ()) if draft.head < quote.start and draft.content[-1][1] <= quote.start]
    if beside and tree.sents[here][0] < quote.start:
        return beside[-1]
    if number and number - 1 in state.owner and here - tree.sent[state.quotes[number - 1].end - 1] <= 2:
        earlier = state.owner[number - 1]
        return earlier if earlier.source is None or earlier.source[0] < quote.start else None
    for distance in range(1, min(_FAR, here) + 1):
        spoken = [draft for draft in state.told.get(here - distance, ()) if tree.lemma[draft.head] in reporting().speech and draft.source]
        if spoken:
            return spoken[-1]
        if distance == 1 and (person := _person_before(tree, here)) is not None:
            return Draft(quote.start, None, phrase(tree, person))
    return None


def _person_before(tree: Tree, here: int) -> int | None:
    """The person whom the sentence before is about."""
    begin, end = tree.sents[here - 1]
    root = next((i for i in range(begin, end) if tree.dep[i] == "ROOT" and tree.pos[i] in ("VERB", "AUX")), None)
    subject = subject_of(tree, root) if root is not None else None
    if subject is None or tree.dep[subject] != "nsubj" or not (tree.ent[subject] == "PERSON" or tree.tag[subject] == "PRP"):
        return None
    return subject
