"""Mentions: names, nominals and pronouns."""

from __future__ import annotations

from kg.language.layers import Layers, TokenMention
from kg.language.tree import Tree

_TYPES = {
    "PERSON": "Person", "ORG": "Organization", "GPE": "Place", "LOC": "Place", "FAC": "Facility", "NORP": "Group", "EVENT": "Event",
    "PRODUCT": "Equipment", "WORK_OF_ART": "Other", "LAW": "Other",
}
_PRONOUNS = {"he", "she", "it", "they", "him", "her", "them", "his", "hers", "its", "their", "i", "we", "us", "our", "my", "me"}


def find_mentions(tree: Tree, layers: Layers) -> None:
    """Fill the layer of mentions."""
    i = 0
    while i < tree.n:
        start = i
        i += 1
        if tree.iob[start] == 3:
            while i < tree.n and tree.iob[i] == 1:
                i += 1
            kind = _TYPES.get(tree.ent[start])
            if kind:
                head = next((t for t in range(start, i) if not start <= tree.head[t] < i or tree.head[t] == t), i - 1)
                layers.mentions.append(TokenMention(start, i, head, kind, "name"))
        elif tree.lower[start] in _PRONOUNS and tree.pos[start] == "PRON":
            layers.mentions.append(TokenMention(start, i, start, "Other", "pronoun"))
