"""Factuality: polarity, certainty, tense and modality of every predicate."""

from __future__ import annotations

from kg.language.layers import Layers, TokenFactuality
from kg.language.tree import Tree


def judge_predicates(tree: Tree, layers: Layers) -> None:
    """Fill the layer of factuality."""
    for i in range(tree.n):
        if tree.pos[i] in ("VERB", "AUX") and tree.dep[i] not in ("aux", "auxpass"):
            layers.factuality[i] = TokenFactuality(tense="past" if tree.tag[i] in ("VBD", "VBN") else "present")
