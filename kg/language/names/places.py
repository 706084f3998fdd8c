"""Metonymy: a capital that speaks, acts, or is dealt with is its country's government; where something is or happens, it is the city."""

from __future__ import annotations

from functools import cache

from kg.language.lexicon import rules
from kg.language.names.gazetteer import Gazetteer
from kg.language.names.spans import Span
from kg.language.tree import Tree


@cache
def _lemmas(key: str) -> frozenset[str]:
    return frozenset(str(rules("names")["capitals"][key]).split())


def read_capitals(tree: Tree, spans: list[Span], gazetteer: Gazetteer) -> None:
    """Give the capitals that act the entry of their country."""
    capitals = [span for span in spans if span.entry and span.outer is None and gazetteer.entries[span.entry].is_capital]
    acting = {span.start for span in capitals if _acts(tree, span)}
    for span in capitals:
        if span.start in acting or _beside(tree, span, acting):
            country = gazetteer.entries[gazetteer.entries[str(span.entry)].country or ""]
            span.type, span.entry, span.label = country.type, country.id, country.label


def read_states(tree: Tree, spans: list[Span], gazetteer: Gazetteer) -> None:
    """A state's letters after a place and a comma are the state: `Akron, OH`."""
    states: dict[str, str] = rules("names")["postal"]
    at = {span.start: span for span in spans if span.end - span.start == 1 and span.entry is None}
    for i in range(2, tree.n):
        word = tree.word[i]
        if word in states and tree.word[i - 1] == "," and tree.word[i - 2][0].isupper():
            entry = gazetteer.entries.get(states[word])
            if entry and i in at:
                at[i].type, at[i].entry, at[i].label, at[i].adjective = entry.type, entry.id, entry.label, False
            elif entry and not any(span.start <= i < span.end for span in spans):
                spans.append(Span(i, i + 1, entry.type, entry.id, entry.label))


def _head(tree: Tree, span: Span) -> int:
    return next((i for i in range(span.start, span.end) if not span.start <= tree.head[i] < span.end), span.end - 1)


def _acts(tree: Tree, span: Span) -> bool:
    """Whether a capital is an actor by its place in the sentence."""
    i = _head(tree, span)
    dep, above = tree.dep[i], tree.head[i]
    if dep == "nsubj":
        return tree.pos[above] in ("VERB", "AUX") and tree.lemma[above] not in _lemmas("states") and not _is_copula(tree, above)
    if dep in ("nsubjpass", "dobj", "dative"):
        return tree.lemma[above] in _lemmas("addressed")
    if dep == "pobj":
        return tree.dep[above] == "agent" or _is_dealt_with(tree, above)
    return dep == "poss" and tree.lemma[above] in _lemmas("owned")


def _is_copula(tree: Tree, verb: int) -> bool:
    return tree.lemma[verb] == "be" and tree.kid(verb, "attr", "prep") is not None


def _is_dealt_with(tree: Tree, preposition: int) -> bool:
    """`talks with Tehran`, `sanctions against Moscow`, `pressure on Beijing`; not `a road to Kabul`."""
    word, noun = tree.lower[preposition], tree.lemma[tree.head[preposition]]
    if word in ("with", "against"):
        return True
    if word in ("to", "for") and preposition and tree.lemma[preposition - 1] in _lemmas("dealings"):
        return True  # `announced military aid to Kyiv`, whose preposition the parser may hang on the verb
    return word in ("on", "to", "between", "by", "for", "from", "of", "toward", "towards") and noun in _lemmas("dealings")


def _beside(tree: Tree, span: Span, acting: set[int]) -> bool:
    """Whether a capital is joined to one that acts: `Moscow and Beijing agreed`."""
    i = _head(tree, span)
    return tree.dep[i] == "conj" and tree.head[i] in acting
