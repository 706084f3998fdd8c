"""Coreference: which mentions are one thing."""

from __future__ import annotations

from kg.language.layers import Chain, Layers
from kg.language.tree import Tree


def find_chains(tree: Tree, layers: Layers) -> None:
    """Fill the layer of chains: mentions of one name are one thing."""
    by_name: dict[str, list[int]] = {}
    for number, mention in enumerate(layers.mentions):
        if mention.kind != "pronoun":
            key = mention.entry or tree.span_text(mention.start, mention.end).lower().removeprefix("the ")
            by_name.setdefault(key, []).append(number)
    for members in by_name.values():
        first = layers.mentions[members[0]]
        label = first.label or tree.span_text(first.start, first.end)
        rules = ("", *("exact" for _ in members[1:]))
        layers.chains.append(Chain(tuple(members), rules, first.type, label, first.entry))
