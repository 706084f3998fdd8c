"""Relations: what frames, role nouns and event nouns tell between the mentions of a document."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from kg.language.layers import Layers, TokenClaim
from kg.language.relations.anchors import anchored
from kg.language.relations.arguments import Arguments
from kg.language.relations.blame import Blame
from kg.language.relations.casualties import Casualties
from kg.language.relations.claims import ClaimMaker
from kg.language.relations.denials import denials
from kg.language.relations.event_lexicon import event_frames
from kg.language.relations.events import event_claims
from kg.language.relations.locations import Locator
from kg.language.relations.noun_phrases import Nouns
from kg.language.relations.patterns import Lexicon, lexicon
from kg.language.relations.unbuilt import as_planned
from kg.language.roles import read_roles
from kg.language.roles.implied import implied_claims, seated_once
from kg.language.roles.modifiers import place_claims
from kg.language.time import times_by_anchor
from kg.language.tree import Tree

_NOT_DOUBLED = frozenset({"supports", "attacked", "aided", "threatened", "requested"})
_NOBODY = frozenset({"no", "nobody", "none", "neither", "nothing"})


def find_claims(tree: Tree, layers: Layers, patterns: Lexicon | None = None) -> None:
    """Fill the layer of claims; `patterns` is a lexicon with a user's own lines (`patterns.extend`).

    A claim of nobody is left out where the same sentence tells who.
    """
    arguments = Arguments(tree)
    maker = ClaimMaker(tree, layers, patterns if patterns is not None else lexicon(), arguments, times_by_anchor(tree))
    nouns = Nouns(tree, layers, arguments)
    roles = read_roles(nouns, layers)
    blame = Blame(tree, layers, maker.mentions, arguments, maker.frames)
    events = list(blame.fill(event_claims(tree, layers, nouns)))
    casualties = Casualties(layers, maker)
    counted = (*blame.casualties(), *blame.events(events), *casualties.claims())
    located = Locator(tree, layers, maker.mentions).claims(maker.frames)
    found: dict[tuple[object, ...], TokenClaim] = {}
    told = anchored(nouns, layers, (*roles.claims, *events, *counted, *maker.claims(), *located), roles.names)
    for claim in as_planned(tree, layers, _of_things(tree, layers, seated_once(nouns, told))):
        key = (claim.subject, claim.relation, claim.object, tree.sent[claim.predicate])
        found[key] = replace(found[key], phrase=claim.phrase) if key in found and _is_wider(claim, found[key]) else found.get(key, claim)
    placed = casualties.settled(list(_of_somebody(tree, found.values())))
    layers.claims.extend(sorted(placed, key=lambda claim: claim.predicate))
    layers.claims.extend(list(implied_claims(nouns, layers.claims)))
    layers.claims.extend(place_claims(tree, layers))
    layers.claims.extend(denials(tree, layers, maker.mentions, maker.frames))


def _of_things(tree: Tree, layers: Layers, claims: Iterable[TokenClaim]) -> Iterator[TokenClaim]:
    """The claims, what `no group` does as a claim of nobody; what is done to `no group` is none."""
    for claim in claims:
        if isinstance(claim.object, int) and (_is_nobody(tree, layers, claim.object) or _is_doubled(tree, layers, claim)):
            continue
        nobody = claim.subject is not None and _is_nobody(tree, layers, claim.subject)
        yield replace(claim, subject=None) if nobody else claim


def _is_doubled(tree: Tree, layers: Layers, claim: TokenClaim) -> bool:
    """Whether the object is but the noun of the relation again: nobody supports a support."""
    noun = event_frames().get(tree.lemma[layers.mentions[claim.object].head]) if isinstance(claim.object, int) else None
    return noun is not None and noun.relation == claim.relation and claim.relation in _NOT_DOUBLED


def _is_nobody(tree: Tree, layers: Layers, number: int) -> bool:
    mention = layers.mentions[number]
    bounded = tree.lower[mention.start + 1 : mention.start + 2] in (["more"], ["fewer"], ["less"])  # `no fewer than 10 people`
    return mention.kind != "name" and tree.lower[mention.start] in _NOBODY and not bounded


def _is_wider(claim: TokenClaim, other: TokenClaim) -> bool:
    """Whether a claim's phrase holds another's: `carried out an attack on` beside `attack`."""
    return claim.phrase[0] <= other.phrase[0] and other.phrase[1] <= claim.phrase[1]


def _of_somebody(tree: Tree, claims: Collection[TokenClaim]) -> Iterator[TokenClaim]:
    """The claims without those of nobody that the same sentence tells of somebody."""
    known = {(tree.sent[claim.predicate], claim.relation, claim.object) for claim in claims if claim.subject is not None}
    for claim in claims:
        if claim.subject is not None or (tree.sent[claim.predicate], claim.relation, claim.object) not in known:
            yield claim
