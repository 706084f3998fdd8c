"""Event nouns: what they tell of the event's actors, victims, place and time."""

from __future__ import annotations

from kg.language.layers import Layers, TokenClaim
from kg.language.tree import Tree


def event_claims(tree: Tree, layers: Layers) -> list[TokenClaim]:
    """The claims that event nouns carry."""
    return []
