"""Attribution: who says what.

Drafts are made by verbs, nouns and set phrases, quotations then find their speakers, and what stands within another's content gets it as its parent.
"""

from __future__ import annotations

from typing import Literal

from kg.language.attribution_nouns import draft_of_according, draft_of_colon, draft_of_noun, draft_of_view
from kg.language.attribution_quotes import settle_quotes
from kg.language.attribution_spans import Draft
from kg.language.attribution_verbs import draft_of_verb
from kg.language.layers import Layers, TokenAttribution
from kg.language.quotes import Quote, find_quotes
from kg.language.reporting import Reporting, reporting
from kg.language.tree import Tree


def find_attributions(tree: Tree, layers: Layers) -> None:
    """Fill the layer of attributions, in the order in which what is said begins."""
    lexicon = reporting()
    quotes = find_quotes(tree)
    drafts = [draft for i in range(tree.n) if (draft := _draft(tree, i, lexicon)) is not None]
    drafts = settle_quotes(tree, quotes, drafts, lexicon)
    drafts.sort(key=lambda draft: (draft.content[0], draft.head))
    layers.attributions = _with_parents(tree, drafts, quotes)


def _draft(tree: Tree, i: int, lexicon: Reporting) -> Draft | None:
    lemma, pos = tree.lemma[i], tree.pos[i]
    if tree.lower[i] == "according":
        return draft_of_according(tree, i)
    if pos == "VERB":
        return draft_of_verb(tree, i, lexicon) if lemma in lexicon.all_verbs else None
    if pos == "NOUN":
        if lemma in lexicon.all_nouns:
            return draft_of_noun(tree, i, lexicon)
        return draft_of_view(tree, i) if lemma in lexicon.frames["view"] else None
    return draft_of_colon(tree, i) if tree.word[i] == ":" else None


def _with_parents(tree: Tree, drafts: list[Draft], quotes: list[Quote]) -> list[TokenAttribution]:
    """The finished attributions; the parent is the smallest other content that the cue stands in."""
    inside = _innermost([draft.content for draft in drafts], tree.n)
    quoted = [False] * tree.n
    for quote in quotes:
        quoted[quote.start : quote.end] = [True] * (quote.end - quote.start)
    found = []
    for number, draft in enumerate(drafts):
        parent = next((n for n in inside.get(draft.head, ()) if n != number), None)
        if draft.around is not None and draft.around in drafts:
            parent = drafts.index(draft.around)
        kind = _kind(tree, draft, quoted)
        found.append(TokenAttribution(draft.source, draft.cue, tuple(draft.content), kind, parent, draft.voiced))
    return found


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


def _kind(tree: Tree, draft: Draft, quoted: list[bool]) -> Literal["direct", "indirect", "mixed"]:
    words = [i for start, end in draft.content for i in range(start, end) if tree.pos[i] not in ("PUNCT", "SPACE")]
    marked = sum(quoted[i] for i in words)
    if not marked or quoted[draft.head]:
        return "indirect"
    return "direct" if marked == len(words) else "mixed"


__all__ = ["find_attributions"]
