"""When a role was held: told again by its office (`head of X, a post she has held since 2010`), or by its years (`from 2010 to 2014`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.language.relations.noun_phrases import Nouns
from kg.language.roles.appointments import Bearer
from kg.language.roles.lexicon import words
from kg.language.roles.phrases import RolePhrase
from kg.language.tree import Tree

_REACH = 24
_TERM = 10
_YEAR = re.compile(r"(?:19|20)\d\d")


def held_again(nouns: Nouns, phrase: RolePhrase, bearers: list[Bearer]) -> Iterator[Bearer]:
    """The subject of the clause about the office after a role's complements, as a bearer of the role."""
    verb = _clause_of_office(nouns, phrase)
    if verb is None or not bearers:
        return
    for token in nouns.tree.kids(verb, "nsubj"):
        number = nouns.at(token)
        if number is not None and nouns.mentions[number].kind == "pronoun" and nouns.type_of(number) == "Person":
            yield replace(bearers[0], mention=number, construction="appointment", verb=verb, ended=False)


def is_served(tree: Tree, phrase: RolePhrase) -> bool:
    """Whether the years after a role tell that it is over: `ambassador to X from 2010 to 2014`, `head of X until 2019`."""
    end = min(phrase.end + _TERM, tree.sents[tree.sent[phrase.head]][1] - 1)
    for i in range(phrase.end, end):
        if tree.pos[i] in ("VERB", "AUX") or tree.word[i] in (",", ";", "."):
            return False
        if tree.lower[i] == "until" and _YEAR.fullmatch(tree.word[i + 1]):
            return True
        years = tree.lower[i] in ("from", "between") and i + 3 < tree.n and _YEAR.fullmatch(tree.word[i + 1])
        if years and tree.lower[i + 2] in ("to", "until", "till", "and", "through", "-", "–") and _YEAR.fullmatch(tree.word[i + 3]):
            return True
    return False


def _clause_of_office(nouns: Nouns, phrase: RolePhrase) -> int | None:
    """The verb of holding in the clause of `a post that he held`, where no other role stands between."""
    tree, positions, holding = nouns.tree, words("positions"), words("hold")
    end = min(phrase.head + _REACH, tree.sents[tree.sent[phrase.head]][1])
    for i in range(phrase.end, end):
        if tree.lemma[i] in positions and tree.lower[i - 1] in ("a", "the") and tree.word[i - 2] == ",":
            return next((kid for kid in tree.kids(i, "relcl") if tree.lemma[kid] in holding), None)
        if tree.pos[i] == "VERB":
            return None
    return None


__all__ = ["held_again", "is_served"]
