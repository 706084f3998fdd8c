"""What an adjective leaves of a role: `the alleged mastermind`, `suspected members`, `a would-be assassin`, `the next president`."""

from __future__ import annotations

from dataclasses import replace

from kg.language.factuality.rules import factuality_lexicon
from kg.language.layers import TokenCue, TokenFactuality
from kg.language.tree import Tree


def hedged(tree: Tree, start: int, head: int, fact: TokenFactuality) -> TokenFactuality:
    """The factuality of a role whose words begin at `start` at the latest, by the adjectives before its head."""
    words = factuality_lexicon().attributives
    for i in range(start, head):
        if tree.head[i] != head:
            continue
        joined = tree.lower[i] == "be" and i > 1 and tree.lower[i - 2] == "would"
        effect = words.get("would-be" if joined else tree.lower[i], "")
        cue = TokenCue("modality" if effect == "intention" else "certainty", i, i + 1)
        if effect in ("possible", "probable"):
            return replace(fact, certainty="possible" if effect == "possible" else "probable", cues=(*fact.cues, cue))
        if effect == "intention":
            return replace(fact, certainty="unknown", tense="future", modality="intention", cues=(*fact.cues, cue))
        if effect == "future":
            return replace(fact, tense="future")
    return fact
