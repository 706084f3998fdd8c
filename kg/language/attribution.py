"""Attribution: who says what."""

from __future__ import annotations

from kg.language.layers import Layers
from kg.language.tree import Tree


def find_attributions(tree: Tree, layers: Layers) -> None:
    """Fill the layer of attributions."""
