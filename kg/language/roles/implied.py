"""What a claim tells beside itself: the seat of a headquarters' owner, the home of its owner, and with whom something was founded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.language.layers import TokenClaim
from kg.language.relations.noun_phrases import Nouns
from kg.language.roles.residence import named_person

_PLACES = frozenset({"Place", "Government"})
_SEATS = frozenset({"headquarters", "headquarter"})
_HOMES = frozenset({"home", "residence"})
_BESIDE = frozenset({"with", "alongside"})


def implied_claims(nouns: Nouns, claims: Iterable[TokenClaim]) -> Iterator[TokenClaim]:
    """The further claims of a document's claims."""
    for claim in claims:
        if claim.relation == "locatedIn":
            yield from _of_seat(nouns, claim)
        elif claim.relation == "founded" and nouns.tree.pos[claim.predicate] == "VERB":
            yield from _of_partners(nouns, claim)


def seated_once(nouns: Nouns, claims: Iterable[TokenClaim]) -> Iterator[TokenClaim]:
    """The claims without those on a seat that the words of the same predicate tell of somebody else, and without countries' seats."""
    claims = list(claims)
    told = {claim.predicate for claim in claims if claim.rule == "origin: based"}
    for claim in claims:
        if claim.relation == "basedIn" and claim.subject is not None:
            country = nouns.is_country(claim.subject) and nouns.type_of(claim.subject) == "Government"
            if country or (claim.rule.startswith("verb: ") and claim.predicate in told):
                continue
        yield claim


def _of_partners(nouns: Nouns, claim: TokenClaim) -> Iterator[TokenClaim]:
    """`founded X with Jane Doe`, `With Jane Doe, he founded X`: whom somebody founds something with founds it, too."""
    tree = nouns.tree
    for prep in tree.kids(claim.predicate, "prep"):
        noun = tree.kid(prep, "pobj") if tree.lower[prep] in _BESIDE else None
        for member in nouns.arguments.members(noun) if noun is not None else ():
            number = named_person(nouns, member)
            if number is not None and number != claim.subject:
                yield replace(claim, subject=number, rule="implied: founded with")


def _of_seat(nouns: Nouns, claim: TokenClaim) -> Iterator[TokenClaim]:
    """`X, with headquarters in Y`, `his home in Y`: whose it is has its seat there, or lives there."""
    if claim.subject is None or not isinstance(claim.object, int) or nouns.type_of(claim.object) not in _PLACES:
        return
    head = nouns.mentions[claim.subject].head
    seat, home = nouns.tree.lemma[head] in _SEATS, nouns.tree.lemma[head] in _HOMES
    if not (seat or home) or nouns.tree.kid(head, "amod", "compound", "relcl") is not None:
        return
    owner = _owner(nouns, head)
    kind = nouns.type_of(owner) if owner is not None else ""
    unknown = owner is not None and nouns.mentions[owner].kind == "pronoun" and kind == "Other"
    if seat and (kind in ("Organization", "ArmedGroup") or unknown):
        yield replace(claim, subject=owner, relation="basedIn", rule="implied: headquarters")
    elif home and kind == "Person":
        yield replace(claim, subject=owner, relation="livesIn", rule="implied: home")


def _owner(nouns: Nouns, head: int) -> int | None:
    """Whose a seat is: its possessor, what `of` brings, or the noun that has it `with` it."""
    tree = nouns.tree
    possessor = tree.kid(head, "poss")
    if possessor is not None:
        return nouns.at(possessor)
    for prep in tree.kids(head, "prep"):
        noun = tree.kid(prep, "pobj") if tree.lower[prep] == "of" else None
        if noun is not None:
            return nouns.at(noun)
    above = tree.head[head]
    if tree.dep[head] != "pobj" or tree.lower[above] != "with" or tree.pos[tree.head[above]] not in ("NOUN", "PROPN"):
        return None
    return nouns.at(tree.head[above])


__all__ = ["implied_claims", "seated_once"]
