"""Where people work, told by the words around a name of a body: `X, where she works`, `during her time at X`."""

from __future__ import annotations

from collections.abc import Iterator

from kg.language.layers import TokenClaim, TokenFactuality
from kg.language.relations.noun_phrases import Nouns
from kg.language.roles.lexicon import words

_BODIES = frozenset({"Organization", "ArmedGroup"})
_AT = frozenset({"at", "with", "for"})
_PAST = TokenFactuality(tense="past")


def workplace_claims(nouns: Nouns) -> Iterator[TokenClaim]:
    """The claims of clauses with `where`, and of the nouns for the time that somebody spends in a body."""
    tree, working, terms = nouns.tree, words("working"), words("terms")
    for token in range(tree.n):
        if tree.pos[token] == "VERB" and tree.dep[token] == "relcl" and tree.lemma[token] in working:
            yield from _of_clause(nouns, token)
        elif tree.lemma[token] in terms and tree.pos[token] == "NOUN":
            yield from _of_term(nouns, token)


def _of_clause(nouns: Nouns, verb: int) -> Iterator[TokenClaim]:
    """`joined X, where she works`: what `where` stands for is whom one works for."""
    tree = nouns.tree
    if all(tree.lower[kid] != "where" for kid in tree.kids(verb, "advmod")) or tree.kid(verb, "neg") is not None:
        return
    body = nouns.at(tree.head[verb])
    if body is None or nouns.mentions[body].kind != "name" or nouns.mentions[body].type not in _BODIES:
        return
    for person in nouns.subjects(verb):
        if nouns.type_of(person) == "Person":
            yield TokenClaim(person, "worksFor", body, verb, (verb, verb + 1), "workplace: where")


def _of_term(nouns: Nouns, noun: int) -> Iterator[TokenClaim]:
    """`her time at X`, `Jane Doe's career with X`: whose time it is worked there."""
    tree = nouns.tree
    owner = tree.kid(noun, "poss")
    person = nouns.at(owner) if owner is not None else None
    if person is None or nouns.type_of(person) != "Person":
        return
    for prep in tree.kids(noun, "prep"):
        place = tree.kid(prep, "pobj") if tree.lower[prep] in _AT else None
        body = nouns.at(place) if place is not None else None
        if body is not None and nouns.is_named(body) and nouns.mentions[body].type in _BODIES:
            span = (noun, prep + 1)
            yield TokenClaim(person, "worksFor", body, noun, span, "workplace: time", presupposed=True, factuality=_PAST)


__all__ = ["workplace_claims"]
