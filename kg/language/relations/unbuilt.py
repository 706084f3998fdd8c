"""What is not there yet: `plans to build a base in X` places no base in X, nor does `if rebels attack a base in X`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.language.layers import Layers, TokenClaim
from kg.language.lexicon import rules
from kg.language.tree import Tree

_STANDING = frozenset({"locatedIn", "basedIn", "operatesIn"})
_KNOWN = frozenset({"the", "this", "that", "these", "those"})
_SUPPOSED = frozenset({"conditional", "hypothetical"})


def as_planned(tree: Tree, layers: Layers, claims: Iterable[TokenClaim]) -> Iterator[TokenClaim]:
    """The claims; where an indefinite thing stands is no surer than that it is built, or than the case it is thought of in."""
    making = frozenset(rules("verbs")["places"]["making"])
    for claim in claims:
        verb = _maker(tree, layers, claim)
        judged = layers.factuality.get(verb) if verb is not None else None
        if verb is None or judged is None:
            yield claim
            continue
        supposed = judged.modality in _SUPPOSED
        unmade = tree.lemma[verb] in making and (judged.certainty != "certain" or judged.tense == "future" or judged.polarity == "negative")
        yield replace(claim, factuality=judged) if supposed or unmade else claim


def _maker(tree: Tree, layers: Layers, claim: TokenClaim) -> int | None:
    """The verb whose patient an indefinite noun phrase is, of which a presupposed claim tells where it stands."""
    if claim.relation not in _STANDING or claim.subject is None or not claim.presupposed:
        return None
    mention = layers.mentions[claim.subject]
    token = mention.head
    if mention.kind != "nominal" or tree.dep[token] not in ("dobj", "nsubjpass", "attr"):
        return None
    known = any(tree.dep[kid] == "poss" or tree.lower[kid] in _KNOWN for kid in tree.children[token])
    return None if known else tree.head[token]
