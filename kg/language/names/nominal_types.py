"""What the head of a noun phrase tells: its type, and whether the phrase says enough to be a node of its own."""

from __future__ import annotations

from functools import cache

from kg.language.lexicon import rules
from kg.language.names.senses import is_branch, says_another_thing
from kg.language.names.words import common_nouns, singular
from kg.language.tree import Tree

_MODIFIERS = frozenset(("amod", "compound", "nummod", "poss", "nmod", "relcl", "acl"))
_EMPTY = frozenset("many few more most several some other such same own certain various different prime vice deputy".split())
_PEOPLE = frozenset("wounded dead injured rich poor elderly displaced accused unemployed disabled homeless young".split())
_ARGUMENTS = frozenset(("nsubj", "nsubjpass", "dobj", "pobj", "conj"))
_COUNTS = frozenset("hundred thousand dozen million score ten group number majority handful lot couple".split())
_TAKEN = frozenset(("hostage", "captive", "prisoner"))
_WHOLES = frozenset("series pair host row set list range variety team minority cluster array string wave".split())
_BARE_WEAK = frozenset(("Person", "Facility", "Place"))
_COPULAS = frozenset(("be", "become", "remain", "seem"))
_UNPOINTED = frozenset(("a", "an", "another", "no"))
_RELATIVE_TO = frozenset(("enemy", "foe", "rival", "friend", "ally"))

Kind = tuple[str, bool]

_SET: dict[str, Kind] = {"authorities": ("Government", False), "others": ("Group", True)}


@cache
def generic_nouns() -> frozenset[str]:
    """Nouns that alone say too little."""
    return frozenset(str(rules("nominals")["generic"]["nouns"]).split())


def is_people(tree: Tree, i: int) -> bool:
    """`the wounded`, `the poor`."""
    return tree.lower[i] in _PEOPLE and tree.dep[i] in _ARGUMENTS and tree.kid(i, "det") is not None


def is_plural(tree: Tree, i: int) -> bool:
    """Whether a noun is a plural, one that was tagged as a name (`300 Airmen`) too."""
    if tree.tag[i] in ("NNS", "NNPS") or tree.lower[i] in _PEOPLE:
        return True
    one = singular(tree.lower[i])
    return tree.tag[i] == "NNP" and one != tree.lower[i] and one in common_nouns()


def counted(tree: Tree, i: int) -> int | None:
    """The noun in the plural that a word counts: `gunmen` in `a group of gunmen`; None where it counts none."""
    if tree.lemma[i] in _COUNTS or tree.lemma[i] in _WHOLES:
        if tree.lower[i + 1 : i + 2] == ["of"]:
            noun = tree.kid(i + 1, "pobj")
            if noun is not None and tree.tag[noun] == "NNS":
                return noun
    return None


def is_count(tree: Tree, i: int) -> bool:
    """Whether a word does no more than count the noun after its `of`."""
    return tree.lemma[i] in _COUNTS and counted(tree, i) is not None


def taken(tree: Tree, i: int) -> int | None:
    """Who is taken hostage, where the parse has made them a part of `hostage`: `drivers` in `took seven drivers hostage`."""
    if tree.lower[i] not in _TAKEN or i == 0 or tree.tag[i - 1] != "NNS" or tree.head[i - 1] != i:
        return None
    return i - 1 if tree.dep[i - 1] in ("compound", "nmod", "nsubj") else None


def counter_of(tree: Tree, i: int) -> int | None:
    """The outermost word that counts a noun: `Hundreds` in `Hundreds of thousands of people`."""
    found = None
    while tree.dep[i] == "pobj" and counted(tree, tree.head[tree.head[i]]) == i:
        i = tree.head[tree.head[i]]
        found = i
    return found


def noun_kind(tree: Tree, i: int) -> Kind:
    """The type that a noun tells, and whether it is weak; `a team of doctors` are people, `authorities` a government."""
    plural = is_plural(tree, i)
    if tree.lower[i] in _SET or is_people(tree, i):
        return _SET.get(tree.lower[i], ("Group", False))
    if tree.lemma[i] == "head" and tree.lower[i + 1 : i + 2] == ["of"]:
        return ("Group" if plural else "Person"), False
    noun = counted(tree, i)
    if noun is not None:
        return noun_kind(tree, noun)
    known = common_nouns()
    found = known.get(tree.lemma[i]) or known.get(singular(tree.lower[i]))
    if found is None or says_another_thing(tree, i):
        return "Other", True
    if is_branch(tree, i):
        return "Organization", found[1]
    return ("Group", found[1]) if found[0] == "Person" and plural else found


def is_empty(tree: Tree, i: int, kind: str) -> bool:
    """Whether a noun phrase without a name in it says too little to be a node: `people`, `fighter`, `a road`, `in front of`."""
    if tree.lower[i + 1 : i + 2] == ["of"] and i > 0 and tree.lower[i - 1] in ("in", "on", "at", "by") and kind not in ("Person", "Group"):
        return True
    return not _is_modified(tree, i) and (tree.lemma[i] in generic_nouns() or _is_bare(tree, i, kind))


def is_predicative(tree: Tree, i: int) -> bool:
    """Whether a noun phrase only tells what something is: `is a ruthless group`, `sees it as their common enemy`."""
    above = tree.head[i]
    said = tree.dep[i] == "attr" and tree.lemma[above] in _COPULAS and tree.kid(above, "expl") is None
    if not said and not (tree.dep[i] == "pobj" and tree.lower[above] in ("as", "for")):
        return False
    if tree.lower[above] == "for":  # an office that one runs for
        return tree.tag[i] in ("NN", "NNP") and tree.kid(i, "det", "poss", "nummod", "amod") is None
    return any(tree.lower[kid] in _UNPOINTED or tree.tag[kid] == "PRP$" for kid in tree.children[i])


def is_relative(tree: Tree, i: int) -> bool:
    """Whether who is meant hangs on whoever speaks or is spoken of: `my friend`, `the enemy of my enemy`."""
    if tree.lemma[i] not in _RELATIVE_TO or tree.tag[i] != "NN":
        return False
    others = [tree.kid(kid, "pobj") for kid in tree.kids(i, "prep") if tree.lower[kid] == "of"]
    return any(tree.tag[kid] == "PRP$" for kid in tree.children[i]) or any(
        other is not None and tree.lemma[other] in _RELATIVE_TO for other in others
    )


def is_second_role(tree: Tree, i: int) -> bool:
    """Whether a noun is a further role of the person before it, with whom it shares its article: `the founder and owner of the paper`."""
    bare = tree.dep[i] == "conj" and tree.tag[i] == "NN" and tree.kid(i, "det", "poss", "nummod") is None
    return bare and tree.tag[tree.head[i]] == "NN"


def _is_bare(tree: Tree, i: int, kind: str) -> bool:
    """Whether a noun stands without any word of its own where that makes it empty."""
    articles = [tree.lower[child] for child in tree.children[i] if tree.dep[child] in ("det", "poss")]
    if any(word not in ("a", "an") for word in articles):
        return False
    if articles or is_plural(tree, i):
        return kind in ("Facility", "Place")
    return kind in _BARE_WEAK


def _is_modified(tree: Tree, i: int) -> bool:
    return any(
        (tree.dep[child] in _MODIFIERS and tree.lower[child] not in _EMPTY and not (tree.dep[child] == "acl" and tree.tag[child] == "VB"))
        or (tree.lower[child] == "of" and child == i + 1)
        for child in tree.children[i]
    )
