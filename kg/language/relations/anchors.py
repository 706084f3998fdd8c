"""Claims told of a noun phrase that the same sentence gives a name: `the warlord X`, `X, a lawyer who ...`, `X is a firm based in ...`.

The name is the better argument: it is what a reader would call the one meant, and it needs no coreference.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from kg.language.layers import Layers, TokenClaim
from kg.language.relations.noun_phrases import Nouns

_COMPATIBLE = {"Person": frozenset({"Person"}), "Group": frozenset({"Person", "Group", "Organization", "ArmedGroup"})}
_CALLED = frozenset({"called", "named", "dubbed"})
_DEEDS = frozenset({"killed", "injured", "caused", "attacked", "coerced", "threatened"})
_THINGS = frozenset({"Organization", "ArmedGroup", "Government", "Facility", "Place", "Group", "Equipment", "Other"})


def anchored(nouns: Nouns, layers: Layers, claims: Iterable[TokenClaim], names: Mapping[int, int]) -> Iterator[TokenClaim]:
    """Yield the claims, each with the names that stand beside its noun phrases as its arguments; `names` are those known already."""
    known: dict[int, int] = dict(names)

    def name_of(number: int) -> int:
        if number not in known:
            known[number] = _anchor(nouns, layers, number)
        return known[number]

    for claim in _told_of_each(nouns, claims):
        subject = None if claim.subject is None else name_of(_event_around(nouns, claim, claim.subject))
        if claim.rule == "role:nominal" and subject is not None and claim.subject is not None:
            subject = subject if nouns.type_of(subject) == nouns.type_of(claim.subject) else claim.subject
        target = name_of(claim.object) if isinstance(claim.object, int) else claim.object
        if claim.relation == "locatedIn" and subject is not None and nouns.type_of(subject) == "Organization":
            yield replace(claim, subject=subject, object=target, relation="basedIn")
        elif (subject, target) == (claim.subject, claim.object):
            yield claim
        elif subject != target:
            yield replace(claim, subject=subject, object=target)


def _told_of_each(nouns: Nouns, claims: Iterable[TokenClaim]) -> Iterator[TokenClaim]:
    """A claim on `both countries` or `the two men` as one on each of the pair that was named last."""
    for claim in claims:
        pair = _pair(nouns, claim.subject) if claim.subject is not None else None
        if pair is None:
            yield claim
        else:
            yield from (replace(claim, subject=one) for one in pair)


def _pair(nouns: Nouns, number: int) -> tuple[int, int] | None:
    """The two names, coordinated in the sentence before or earlier in this one, that `both X` stands for."""
    tree, mention = nouns.tree, nouns.mentions[number]
    if mention.kind == "name" or not _is_both(tree.lower[mention.start : mention.end]):
        return None
    begin = tree.sents[max(tree.sent[mention.head] - 1, 0)][0]
    for token in range(mention.start - 1, begin - 1, -1):
        if tree.dep[token] == "conj" and token in nouns.name_over:
            members = nouns.arguments.members(tree.first_conjunct(token))
            names = list(dict.fromkeys(nouns.name_over[member] for member in members if member in nouns.name_over))
            if len(members) == len(names) == 2:
                return names[0], names[1]
            return None
    return None


def _is_both(words: list[str]) -> bool:
    return (words[0] == "both" and len(words) <= 2) or (words[:2] == ["the", "two"] and len(words) == 3)


def _event_around(nouns: Nouns, claim: TokenClaim, subject: int) -> int:
    """The event at a place that is said to have killed (`the blast at the gate that killed 11`), else the subject itself."""
    misread = nouns.tree.dep[claim.predicate] == "acl" and nouns.tree.tag[claim.predicate] == "VBD"  # a finite verb has another subject
    if claim.relation not in _DEEDS or (nouns.type_of(subject) not in ("Place", "Facility") and not misread):
        return subject
    for above in nouns.tree.ancestors(nouns.mentions[subject].head):
        number = nouns.at_head.get(above)
        if number is not None and nouns.mentions[number].type == "Event":
            return number
        if nouns.tree.pos[above] == "VERB":  # the place may hang on the verb (`claimed an attack in a market that killed 11`)
            held = nouns.tree.kid(above, "dobj", "nsubjpass")
            event = nouns.at_head.get(held) if held is not None and held < nouns.mentions[subject].head else None
            return event if event is not None and nouns.mentions[event].type == "Event" else subject
    return subject


def _anchor(nouns: Nouns, layers: Layers, number: int) -> int:
    """The name that stands for a nominal mention, or the mention itself."""
    mention = nouns.mentions[number]
    if mention.kind != "nominal" or mention.entry is not None or mention.type == "Event":
        return number
    for other, certain in _candidates(nouns, layers, number):
        if other is None or other == number or nouns.mentions[other].kind == "nominal":
            continue
        if certain or _fits(nouns, mention.type, other):
            return other
    return number


def _candidates(nouns: Nouns, layers: Layers, number: int) -> Iterator[tuple[int | None, bool]]:
    """The names beside a noun phrase, and whether they are its name for certain, whatever their types."""
    tree, mention = nouns.tree, nouns.mentions[number]
    head = mention.head
    top = nouns.phrase_head(head)
    if top != head:
        yield nouns.name_over.get(top), False
    if mention.end == head + 1:
        yield nouns.starts_name.get(mention.end), False
    for kid in tree.kids(head, "appos"):
        yield nouns.name_over.get(kid), False
    for kid in tree.kids(head, "acl"):
        given = tree.kid(kid, "oprd") if tree.lower[kid] in _CALLED else None
        yield nouns.name_over.get(given) if given is not None else None, False
    first = tree.first_conjunct(head)
    above = tree.head[first]
    if tree.dep[first] == "appos":
        yield nouns.name_over.get(above), False
        subject = nouns.predicated_of(head) if tree.dep[above] == "attr" and _is_plain(layers, tree.head[above]) else None
        if subject is not None and nouns.type_of(subject) == mention.type:
            yield subject, True
    elif tree.dep[first] == "attr" and _is_plain(layers, above):
        yield nouns.predicated_of(first), True


def _is_plain(layers: Layers, verb: int) -> bool:
    """Whether a copula says that something is so, and does not deny or doubt it."""
    judged = layers.factuality.get(verb)
    return judged is None or (judged.polarity == "positive" and judged.certainty == "certain" and judged.modality is None)


def _fits(nouns: Nouns, kind: str, other: int) -> bool:
    wanted = _COMPATIBLE.get(kind, _THINGS)
    return kind == "Other" or nouns.type_of(other) in wanted or nouns.mentions[other].kind == "pronoun"


__all__ = ["anchored"]
