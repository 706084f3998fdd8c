"""Relations: frames of the parse, mapped to relations by a lexicon."""

from __future__ import annotations

from kg.language.layers import Layers, TokenClaim
from kg.language.tree import Tree


def find_claims(tree: Tree, layers: Layers) -> None:
    """Fill the layer of claims."""
    at = layers.mention_by_head()
    for i in range(tree.n):
        if tree.pos[i] != "VERB":
            continue
        subject, target = tree.kid(i, "nsubj"), tree.kid(i, "dobj")
        if subject in at and target in at:
            layers.claims.append(TokenClaim(at[subject], "relatedTo", at[target], i, (i, i + 1), "open"))
