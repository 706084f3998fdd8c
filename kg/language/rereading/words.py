"""What the second reading knows of words: rules/headlines.toml as sets."""

from __future__ import annotations

from functools import cache

from kg.language.lexicon import rules
from kg.language.names.words import common_noun
from kg.language.tree import Tree

LONGEST = 5  # words of a subject in a headline

_NAMES = frozenset({"ORG", "GPE", "NORP", "PERSON"})
_PEOPLE = frozenset({"Person", "Group", "ArmedGroup", "Organization", "Government"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_VERBAL = frozenset({"VERB", "AUX"})


@cache
def listed(table: str, key: str = "words") -> frozenset[str]:
    """One list of words, in lower case."""
    return frozenset(str(rules("headlines")[table][key]).split())


def is_finite(tree: Tree, i: int) -> bool:
    """Whether a word is a finite verb, or a verb with a finite auxiliary."""
    if tree.pos[i] not in _VERBAL:
        return False
    return tree.tag[i] in _FINITE or any(tree.tag[kid] in _FINITE for kid in tree.kids(i, "aux", "auxpass"))


def is_plural(tree: Tree, i: int) -> bool:
    """Whether a word can be a plural subject: by its form, or as a group that is named or counted."""
    if tree.tag[i] in ("NNS", "NNPS") or tree.lower[i] in listed("subjects"):
        return True
    return tree.tag[i] == "NNP" and tree.ent[i] == "NORP" and tree.lower[i].endswith("s")


def is_people(tree: Tree, i: int) -> bool:
    """Whether a plural noun is of people or bodies, which act: `gunmen`, `Houthis`."""
    if tree.ent[i] == "NORP" or tree.tag[i] == "NNPS":
        return tree.lower[i].endswith("s")
    return tree.tag[i] == "NNS" and (common_noun(tree.lower[i]) in _PEOPLE or tree.lower[i].endswith("men"))


def is_actor(tree: Tree, noun: int) -> bool:
    """Whether a noun names or tells of somebody who can act: `France`, `minister`."""
    return tree.ent[noun] in _NAMES or common_noun(tree.lower[noun]) in _PEOPLE
