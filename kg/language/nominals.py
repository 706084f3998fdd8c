"""Nominals: noun phrases that name no name. Actors, places and facilities are nodes; all others become one where a claim uses them."""

from __future__ import annotations

from functools import cache

from kg.language.gender import gendered_words
from kg.language.layers import Number, TokenMention
from kg.language.lexicon import rules
from kg.language.tree import Tree

_PRE = frozenset(("det", "amod", "compound", "nummod", "poss", "nmod", "quantmod", "predet", "advmod", "npadvmod", "punct", "case"))
_COUNTRY_HEADS = frozenset(("government", "administration", "regime"))
_ADJECTIVE_HEADS = frozenset("wounded dead injured rich poor elderly displaced accused unemployed disabled homeless young".split())


@cache
def noun_types() -> dict[str, tuple[str, bool]]:
    """The type of every known common noun, and whether it is weak."""
    tables = rules("nominals")
    found: dict[str, tuple[str, bool]] = {}
    for lemma in rules("events")["nouns"]:
        found[str(lemma)] = ("Event", True)
    for kind, text in tables["weak"].items():
        found.update((lemma, (kind, True)) for lemma in str(text).split())
    for kind, text in tables["strong"].items():
        found.update((lemma, (kind, False)) for lemma in str(text).split())
    return found


@cache
def generic_nouns() -> frozenset[str]:
    """Nouns that alone say too little."""
    return frozenset(str(rules("nominals")["generic"]["nouns"]).split())


def find_nominals(tree: Tree, names: list[TokenMention], covered: list[int]) -> list[TokenMention]:
    """The noun phrases outside of names; `covered` gives the number of the name at a token, or -1."""
    at = {i: n for n, m in enumerate(names) for i in range(m.start, m.end)}
    found = []
    for i in range(tree.n):
        pos = tree.pos[i]
        if pos == "NOUN" and covered[i] < 0 and tree.dep[i] != "compound" or pos == "ADJ" and _is_people(tree, i):
            mention = _nominal(tree, i, names, at)
            if mention:
                found.append(mention)
    return found


def _is_people(tree: Tree, i: int) -> bool:
    """`the wounded`, `the poor`."""
    return tree.lower[i] in _ADJECTIVE_HEADS and tree.dep[i] in ("nsubj", "nsubjpass", "dobj", "pobj", "conj") and tree.kid(i, "det") is not None


def _nominal(tree: Tree, i: int, names: list[TokenMention], at: dict[int, int]) -> TokenMention | None:
    kind, weak = noun_types().get(tree.lemma[i], ("Other", True))
    if kind in ("Quantity", "Date"):
        return None
    plural = tree.tag[i] == "NNS" or tree.pos[i] == "ADJ"
    if tree.pos[i] == "ADJ":
        kind, weak = "Group", False
    if kind == "Person" and plural:
        kind = "Group"
    start, end = noun_phrase(tree, i)
    inner = _inner(tree, start, end, i, at)
    if not weak and tree.lemma[i] in generic_nouns() and inner is None and not _is_modified(tree, i):
        weak = True
    entry, label = _country(tree, i, names, inner)
    number: Number = "plural" if plural else "singular"
    gender = gendered_words().get(tree.lower[i]) if kind == "Person" else None if kind == "Group" else "neuter"
    return TokenMention(start, end, i, kind, "nominal", entry, label, number, gender, weak, inner)


def noun_phrase(tree: Tree, i: int) -> tuple[int, int]:
    """The span of a noun phrase by its head: what stands before the head, and an `of` after it."""
    start = i
    for child in reversed(tree.children[i]):
        if child < i and tree.dep[child] in _PRE and tree.right[child] == start - 1:
            start = tree.left[child]
        elif child < i:
            break
    while start < i and (tree.dep[start] == "punct" or tree.word[start].isspace()):
        start += 1
    return start, _end(tree, i)


def _end(tree: Tree, i: int) -> int:
    """The end of a noun phrase: after its head, or after an `of` phrase that follows at once."""
    if i + 1 < tree.n and tree.lower[i + 1] == "of" and tree.head[i + 1] == i:
        target = tree.kid(i + 1, "pobj")
        if target is not None and target - i <= 8:
            return _end(tree, target)
    return i + 1


def _inner(tree: Tree, start: int, end: int, head: int, at: dict[int, int]) -> int | None:
    """The name within a nominal that it belongs to: before the head, or after its `of`."""
    for i in range(head - 1, start - 1, -1):
        if i in at:
            return at[i]
    for i in range(head + 1, end):
        if i in at:
            return at[i]
    return None


def _is_modified(tree: Tree, i: int) -> bool:
    return any(tree.dep[child] in ("amod", "compound", "nummod", "poss", "nmod", "prep", "relcl", "acl") for child in tree.children[i])


def _country(tree: Tree, head: int, names: list[TokenMention], inner: int | None) -> tuple[str | None, str | None]:
    """The government of a country is the country."""
    if inner is None or tree.lemma[head] not in _COUNTRY_HEADS or tree.tag[head] == "NNS":
        return None, None
    name = names[inner]
    if name.entry is None or name.type not in ("Government", "Group"):
        return None, None
    direct = name.end == head or tree.lower[name.end] in ("'s", "’s") and name.end + 1 == head or tree.lower[head + 1 : head + 2] == ["of"]
    return (name.entry, name.label) if direct else (None, None)
