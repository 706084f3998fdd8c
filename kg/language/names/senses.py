"""Nouns that mean another thing beside some words: a housing unit is no troop, the music market no place, a side of the phone no party."""

from __future__ import annotations

from functools import cache

from kg.language.lexicon import rules
from kg.language.names.words import is_military, words
from kg.language.tree import Tree

_BEFORE = ("amod", "compound", "nmod")


@cache
def _senses(table: str) -> dict[str, frozenset[str]]:
    """For each noun of a table, the words before it that tell the one sense or the other."""
    return {str(noun): frozenset(str(text).split()) for noun, text in rules("nominals")["senses"][table].items()}


def is_branch(tree: Tree, i: int) -> bool:
    """Whether a division or unit is a branch of a firm: `the automotive division`, `the bank's brokerage unit`."""
    if tree.lemma[i] == "division":
        return not is_military(tree.lower[tree.left[i] : i])
    return tree.lemma[i] == "unit" and any(tree.lower[kid] in words("senses", "branches") for kid in tree.kids(i, *_BEFORE))


def says_another_thing(tree: Tree, i: int) -> bool:
    """Whether a noun has a sense here that is no body, no person and no place."""
    return _by_number(tree, i) or _by_what_follows(tree, i) or _by_what_precedes(tree, i)


def _by_number(tree: Tree, i: int) -> bool:
    """The arm of a movement, the music business, and funds that are but money."""
    lemma, single = tree.lemma[i], tree.tag[i] == "NN"
    if lemma == "fund":
        return not single and tree.kid(i, "compound") is None
    return single and (lemma == "arm" or (lemma == "business" and tree.kid(i, "poss", "compound") is not None))


def _by_what_follows(tree: Tree, i: int) -> bool:
    """`the side of the phone`, `the base of the system`, `a source of income`, `a state of emergency`."""
    lemma = tree.lemma[i]
    if lemma not in ("side", "base", "state", "source") or tree.lower[i + 1 : i + 2] != ["of"]:
        return False
    return lemma != "state" or i + 2 >= tree.n or tree.pos[i + 2] == "NOUN"


def _by_what_precedes(tree: Tree, i: int) -> bool:
    """`music players`, `the foreign markets`, `a position in the firm`."""
    lemma = tree.lemma[i]
    other, only = _senses("other").get(lemma), _senses("only").get(lemma)
    if other is None and only is None:
        return False
    before = {tree.lower[kid] for kid in tree.kids(i, *_BEFORE) if tree.pos[kid] != "PROPN"}
    named = any(tree.pos[kid] == "PROPN" for kid in tree.kids(i, *_BEFORE))
    if only is None:
        return other is not None and not before.isdisjoint(other)
    if lemma == "market" and not before and not named:
        return tree.tag[i] == "NNS" or tree.dep[i] == "nsubj"
    return before.isdisjoint(only) and (bool(before) or not named)
