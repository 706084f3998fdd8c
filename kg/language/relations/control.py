"""Who acts in an infinitive or gerund below a verb that moves, gives, blames or shows somebody."""

from __future__ import annotations

from kg.language.lexicon import rules
from kg.language.tree import Tree

_TABLE = rules("verbs")["control"]
_OBLIQUE = {lemma: frozenset(preps) for lemma, preps in _TABLE["oblique"].items()}
_GIVING = frozenset(_TABLE["giving"])
_BLAMING = frozenset(_TABLE["blame"])
_BLAMED = frozenset({"of", "for", "from", "over", "with"})
_PICTURES = frozenset("footage video photo photograph picture image film recording clip tape report account evidence sign memory".split())


def receiver(tree: Tree, verb: int) -> int | None:
    """Whom an active verb gives time, a chance or an order (`gave X two weeks to leave`)."""
    given = tree.kid(verb, "dative") if tree.lemma[verb] in _GIVING and tree.kid(verb, "auxpass") is None else None
    return given if given is not None and tree.pos[given] in ("NOUN", "PROPN", "PRON") else None


def addressee(tree: Tree, head: int, verb: int) -> int | None:
    """Whom a verb with a preposition moves to act (`call on X to leave`)."""
    wanted = _OBLIQUE.get(tree.lemma[head], frozenset())
    for kid in tree.kids(head, "prep", "dative") if wanted else ():
        if tree.lower[kid] in wanted and kid < verb:
            return tree.kid(kid, "pobj")
    return None


def shown(tree: Tree, verb: int, head: int) -> int | None:
    """Who is seen doing it right before a participle: `released footage of X attacking Y`."""
    for noun in tree.kids(head, "dobj", "nsubj", "nsubjpass"):
        of = tree.kid(noun, "prep") if tree.lemma[noun] in _PICTURES and tree.right[noun] == verb - 1 else None
        if of is not None and tree.lower[of] == "of":
            return tree.kid(of, "pobj")
    return None


def is_blame(tree: Tree, verb: int, preposition: int) -> bool:
    """Whether a gerund after a verb's preposition speaks of its object (`accused X of killing`, not `charged a fee for landing`)."""
    lemma, word = tree.lemma[verb], tree.lower[preposition]
    return lemma in _BLAMING and word in (("with",) if lemma == "charge" else _BLAMED)
