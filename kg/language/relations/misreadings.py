"""Repairs of what a parser of news often gets wrong, read from the order of the words."""

from __future__ import annotations

from collections.abc import Iterator

from kg.language.lexicon import rules
from kg.language.tree import Tree

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
_AT_PLACE = frozenset({"in", "at", "near", "outside"})
_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_BESIDE = frozenset({"advcl", "xcomp", "relcl", "acl", "ccomp"})
_VERBAL = frozenset({"VERB", "AUX"})
_CLAUSAL = frozenset(rules("verbs")["control"]["clausal"])


def misread_subjects(tree: Tree) -> Iterator[tuple[int, int]]:
    """Verbs whose subject the parser has read as the last conjunct of the clause before: `hit by rebels and his cook was shot`."""
    for verb, pos in enumerate(tree.pos):
        if pos in _VERBAL:
            noun = _before_auxiliary(tree, verb) or subject_before(tree, verb)
            if noun is not None:
                yield verb, noun


def _before_auxiliary(tree: Tree, verb: int) -> int | None:
    """The noun before a verb's first auxiliary that the parser has coordinated with, or set beside, a noun of the clause before."""
    dep = tree.dep[verb]
    if dep not in ("conj", "ROOT"):
        return None
    first = next((kid for kid in tree.children[verb] if tree.dep[kid] in ("aux", "auxpass")), verb)
    if first >= verb or tree.kid(verb, *_SUBJECTS) is not None:
        return None
    before = first - 1
    while before > 0 and tree.dep[before] in ("punct", "advmod", "neg"):
        before -= 1
    link, floor = ("conj", tree.head[verb]) if dep == "conj" else ("appos", tree.left[verb])
    above = (before, *tree.ancestors(before))
    noun = next((i for i in above if tree.dep[i] == link and tree.pos[i] in ("NOUN", "PROPN", "PRON")), None)
    if noun is None or noun <= floor or tree.right[noun] < before:
        return None
    return None if link == "appos" and tree.ent[noun] in ("GPE", "LOC") else noun


def subject_before(tree: Tree, verb: int) -> int | None:
    """The noun right before a finite verb that the parser has made the object of a verb that takes a clause (`celebrate X left`)."""
    noun = verb - 1
    if noun < 1 or tree.dep[noun] != "dobj" or tree.tag[verb] not in ("VBD", "VBZ", "VBP") or tree.right[noun] != noun:
        return None
    above = tree.head[noun]
    return noun if above < noun and tree.head[above] != verb and tree.lemma[above] in _CLAUSAL else None


def set_off_places(tree: Tree) -> dict[int, int]:
    """The prepositions of places that a caption sets off before its date (`..., in Sanaa, on 5 January`), each with the main verb.

    Parsers hang them on the last verb or noun before; what is shown happens there.
    """
    found: dict[int, int] = {}
    for i, word in enumerate(tree.lower):
        if word not in _AT_PLACE or i < 2 or tree.word[i - 1] != "," or tree.dep[i] != "prep":
            continue
        last = tree.right[i]
        if tree.word[last] == ",":
            last -= 1
        place, dated = tree.kid(i, "pobj"), tree.lower[last + 1 : last + 3]
        if place is None or tree.ent[place] not in _PLACE_LABELS or dated[:1] != [","] or not _is_day(tree, last + 2):
            continue
        above = next((k for k in tree.ancestors(i) if tree.pos[k] in _VERBAL), None)
        main = above
        while main is not None and tree.dep[main] in _BESIDE and tree.head[main] < main:
            main = next((k for k in tree.ancestors(main) if tree.pos[k] in _VERBAL), None)
        if main is not None and (main != above or tree.head[i] != main):
            found[i] = main
    return found


def _is_day(tree: Tree, i: int) -> bool:
    """Whether a date begins here, after `on` or not."""
    place = i + 1 if tree.lower[i : i + 1] == ["on"] else i
    return place < tree.n and tree.ent[place] == "DATE"
