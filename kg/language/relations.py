"""Relations: what frames, role nouns and event nouns tell between the mentions of a document."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from kg.language.anchors import anchored
from kg.language.blame import Blame
from kg.language.claims import ClaimMaker
from kg.language.events import event_claims
from kg.language.frames import find_frames
from kg.language.layers import Layers, TokenClaim
from kg.language.locations import Locator
from kg.language.modifiers import place_claims
from kg.language.noun_phrases import Nouns
from kg.language.patterns import Lexicon, lexicon
from kg.language.roles import read_roles
from kg.language.time import times_by_anchor
from kg.language.tree import Tree


def find_claims(tree: Tree, layers: Layers, patterns: Lexicon | None = None) -> None:
    """Fill the layer of claims; `patterns` is a lexicon with a user's own lines (`patterns.extend`).

    A claim of nobody is left out where the same sentence tells who.
    """
    maker = ClaimMaker(tree, layers, patterns if patterns is not None else lexicon(), find_frames(tree), times_by_anchor(tree))
    nouns = Nouns(tree, layers)
    roles = read_roles(nouns, layers)
    blame = Blame(tree, layers, maker.mentions, maker.frames)
    events = blame.fill(event_claims(tree, layers, nouns))
    located = Locator(tree, layers, maker.mentions).claims(maker.frames)
    found: dict[tuple[object, ...], TokenClaim] = {}
    for claim in anchored(nouns, layers, (*roles.claims, *events, *blame.casualties(), *maker.claims(), *located), roles.names):
        found.setdefault((claim.subject, claim.relation, claim.object), claim)
    layers.claims.extend(sorted(_of_somebody(tree, found.values()), key=lambda claim: claim.predicate))
    layers.claims.extend(place_claims(tree, layers))


def _of_somebody(tree: Tree, claims: Collection[TokenClaim]) -> Iterator[TokenClaim]:
    """The claims without those of nobody that the same sentence tells of somebody."""
    known = {(tree.sent[claim.predicate], claim.relation, claim.object) for claim in claims if claim.subject is not None}
    for claim in claims:
        if claim.subject is not None or (tree.sent[claim.predicate], claim.relation, claim.object) not in known:
            yield claim
