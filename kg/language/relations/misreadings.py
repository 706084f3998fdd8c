"""Repairs of what a parser of news often gets wrong, read from the order of the words."""

from __future__ import annotations

from collections.abc import Iterator

from kg.language.lexicon import rules
from kg.language.tree import Tree

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
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
