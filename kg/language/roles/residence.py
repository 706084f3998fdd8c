"""Where people live, told by the words around a verb: `lived there`, `lives with her husband, Joe, in Leeds`, `X, where he lives`."""

from __future__ import annotations

from collections.abc import Iterator

from kg.language.layers import TokenClaim
from kg.language.relations.noun_phrases import Nouns
from kg.language.roles.lexicon import words

_PLACES = frozenset({"Place", "Government"})
_INTO = frozenset({"in", "to", "at", "from", "near"})


def residence_claims(nouns: Nouns) -> Iterator[TokenClaim]:
    """The claims of the verbs of living whose place the verb itself does not bring."""
    tree, living = nouns.tree, words("living")
    for verb in range(tree.n):
        settled = tree.lemma[verb] == "settle" and tree.kid(verb, "dobj") is not None  # a dispute, not in a place
        if tree.lemma[verb] in living and tree.pos[verb] == "VERB" and not settled:
            yield from _of_adverb(nouns, verb)
            yield from _of_company(nouns, verb)


def _persons(nouns: Nouns, verb: int) -> list[int]:
    return [number for number in nouns.subjects(verb) if nouns.type_of(number) in ("Person", "Group")]


def _of_adverb(nouns: Nouns, verb: int) -> Iterator[TokenClaim]:
    """`was born in X and lived there`, `moved to X, where she lives`: the place is the one named last."""
    tree = nouns.tree
    adverb = next((kid for kid in tree.kids(verb, "advmod") if tree.lower[kid] in ("there", "where")), None)
    if adverb is None or (tree.lower[adverb] == "where" and tree.dep[verb] != "relcl"):
        return
    place = _place_before(nouns, adverb if adverb < verb else verb)
    if place is None:
        return
    for person in _persons(nouns, verb):
        yield TokenClaim(person, "livesIn", place, verb, _span(verb, adverb), "residence: there")


def _span(verb: int, other: int) -> tuple[int, int]:
    return (verb, verb + 1) if abs(other - verb) != 1 else (min(verb, other), max(verb, other) + 1)


def _place_before(nouns: Nouns, token: int) -> int | None:
    """The town or country that was named last in the sentence, where a preposition brings it."""
    tree = nouns.tree
    for i in range(token - 1, tree.sents[tree.sent[token]][0], -1):
        number = nouns.name_over.get(i)
        if number is None or nouns.mentions[number].type not in _PLACES:
            continue
        while _is_wider(nouns, number):
            number = nouns.ends_mention[nouns.mentions[number].start - 1]
        before = nouns.mentions[number].start - 1
        before -= before > 0 and tree.pos[before] == "DET"
        return number if tree.lower[before] in _INTO else None
    return None


def _is_wider(nouns: Nouns, number: int) -> bool:
    """Whether a place name follows another after a comma (`Leeds, England`)."""
    start = nouns.mentions[number].start
    inner = nouns.ends_mention.get(start - 1) if start > 1 and nouns.tree.word[start - 1] == "," else None
    return inner is not None and nouns.mentions[inner].kind == "name" and nouns.mentions[inner].type in _PLACES


def _of_company(nouns: Nouns, verb: int) -> Iterator[TokenClaim]:
    """`lives with her husband, Joe, in Leeds`, `lives in Leeds with her husband Joe`: whom somebody lives with lives there, too."""
    tree = nouns.tree
    with_ = next((kid for kid in tree.kids(verb, "prep") if tree.lower[kid] == "with"), None)
    mate = tree.kid(with_, "pobj") if with_ is not None else None
    if mate is None:
        return
    own = [noun for kid in tree.kids(verb, "prep") if tree.lower[kid] == "in" and (noun := tree.kid(kid, "pobj")) is not None]
    inner = [noun for kid in tree.kids(mate, "prep") if tree.lower[kid] == "in" and (noun := tree.kid(kid, "pobj")) is not None]
    places = [number for noun in own or inner if (number := nouns.at(noun)) is not None and nouns.mentions[number].type in _PLACES]
    mates = [number for one in nouns.arguments.members(mate) if (number := named_person(nouns, one)) is not None]
    for place in places:
        for person in [*(_persons(nouns, verb) if not own else ()), *mates]:
            yield TokenClaim(person, "livesIn", place, verb, (verb, verb + 1), "residence: with")


def named_person(nouns: Nouns, token: int) -> int | None:
    """A person by name, or the one whose name stands beside the noun (`her husband, Joe`)."""
    tree = nouns.tree
    for one in (token, *tree.kids(token, "appos")):
        number = nouns.name_over.get(one)
        if number is not None and nouns.persons_named(number):
            return number
    return None


__all__ = ["named_person", "residence_claims"]
