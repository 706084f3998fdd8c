"""Hedges put in between: `the rebels, analysts believe, fled`; the parser hangs them anywhere, the commas tell."""

from __future__ import annotations

from collections.abc import Iterator

from kg.language.factuality.rules import factuality_lexicon
from kg.language.factuality.state import POSSIBLE, PROBABLE
from kg.language.tree import Tree

_LEVELS = {"probable": PROBABLE, "possible": POSSIBLE, "expected": PROBABLE}
_SPAN = 9


def asides(tree: Tree) -> Iterator[tuple[int, int, int]]:
    """Yield the predicate that an inserted clause hedges, the certainty it leaves, and the verb that hedges."""
    verbs = factuality_lexicon().verbs
    for i in range(1, tree.n - 1):
        if tree.lower[i + 1] != "," or tree.tag[i] not in ("VBP", "VBZ", "VBD"):
            continue
        effect = verbs.get((tree.lemma[i], "that"))
        if effect is None or effect.name not in _LEVELS or not _is_inserted(tree, i):
            continue
        host = _host(tree, i)
        if host is not None:
            yield host, _LEVELS[effect.name], i


def _is_inserted(tree: Tree, verb: int) -> bool:
    """Whether nothing but a subject stands between a comma and the verb."""
    subject = tree.kid(verb, "nsubj")
    if subject is None or subject > verb:
        return False
    first = tree.left[subject]
    return first > 0 and tree.word[first - 1] == "," and verb - first < _SPAN and all(tree.dep[k] != "mark" for k in tree.children[verb])


def _host(tree: Tree, verb: int) -> int | None:
    """The predicate after the insertion or, where only a participle or nothing follows, the one before."""
    begin, end = tree.sents[tree.sent[verb]]
    for k in range(verb + 2, end):
        if tree.pos[k] in ("VERB", "AUX") and tree.dep[k] not in ("aux", "auxpass", "amod"):
            if tree.dep[k] in ("advcl", "acl") and tree.tag[k] in ("VBG", "VBN") and tree.head[k] < verb:
                return int(tree.head[k])
            return k
    return next((k for k in range(verb - 1, begin - 1, -1) if tree.pos[k] == "VERB" and tree.tag[k] in ("VBD", "VBZ", "VBP")), None)
