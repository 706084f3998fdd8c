"""Where people come from and whom they belong to, told by words around a name: `born on 4 May 1970 in Lyon`, `Jane Doe of Reuters`.

These are read from the order of the words, as dates, brackets and hyphens between them often mislead the parse.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kg.language.layers import TokenClaim, TokenFactuality
from kg.language.relations.noun_phrases import Nouns
from kg.language.roles.founding import founded, helped_found

_PRESENT, _PAST = TokenFactuality(), TokenFactuality(tense="past")
_YEAR = re.compile(r"1[0-9]{3}|20[0-9]{2}")
_DASHES = frozenset({"–", "—", "-", "−", ";", "died", "d."})
_PLACES = frozenset({"Place", "Government"})
_BODIES = frozenset({"Organization", "ArmedGroup"})
_BRACKET, _REACH, _MOVES = 40, 14, 3


def origin_claims(nouns: Nouns) -> Iterator[TokenClaim]:
    """The claims of births, seats, origins, affiliations and joint foundings that the order of words tells."""
    tree = nouns.tree
    for i in range(1, tree.n):
        reader = _BY_WORD.get(tree.lower[i])
        if reader is not None:
            yield from reader(nouns, i)
    if tree.n and tree.lower[0] in _BY_WORD:
        yield from _BY_WORD[tree.lower[0]](nouns, 0)
    for number, mention in enumerate(nouns.mentions):
        if mention.type == "Person" and mention.kind == "name" and mention.end + 1 < tree.n:
            after = tree.lower[mention.end]
            yield from _of_owner(nouns, number)
            if after == "(":
                yield from _in_brackets(nouns, number)
            elif after in ("of", "from"):
                yield from _of_body(nouns, number, after)
            elif after == ",":
                yield from _of_town(nouns, number)


def _places_from(nouns: Nouns, start: int, stop: int) -> Iterator[int]:
    """A place name at a token, and those that follow it, each after a comma."""
    tree, i = nouns.tree, start
    while i < stop:
        number = nouns.starts_name.get(i)
        if number is None or nouns.mentions[number].type not in _PLACES:
            return
        yield number
        i = nouns.mentions[number].end
        if i >= tree.n or tree.word[i] != ",":
            return
        i += 1


def _born(nouns: Nouns, born: int) -> Iterator[TokenClaim]:
    """`was born in May 1970 in Lyon, France`: the first places after `in` or `at` that follow, in the same clause."""
    tree = nouns.tree
    if tree.word[born - 1] == "-":
        return
    bearers = [number for token in nouns.arguments.holder(born).tokens if (number := nouns.at_head.get(token)) is not None]
    if not bearers or nouns.type_of(bearers[0]) != "Person":
        return
    end = min(born + _REACH, tree.sents[tree.sent[born]][1])
    for i in range(born + 1, end):
        if tree.pos[i] in ("VERB", "AUX") or tree.word[i] in (";", ")") or tree.lower[i] in ("who", "which"):
            return
        if tree.lower[i] == "and" and tree.lower[born + 1] != "to":
            return
        if tree.lower[i] in ("in", "at", "near") and i + 1 < end:
            found = list(_places_from(nouns, i + 1, end))
            for place in found:
                yield TokenClaim(bearers[0], "bornIn", place, born, (born, i + 1), "origin: born")
            if found:
                return


def _based(nouns: Nouns, token: int) -> Iterator[TokenClaim]:
    """`Based in X, the firm ...`, `the firm, headquartered in X, ...`, `is based in X`."""
    tree = nouns.tree
    if token + 2 >= tree.n or tree.lower[token + 1] not in ("in", "at") or (token and tree.word[token - 1] == "-"):
        return
    start = token + 3 if tree.pos[token + 2] == "DET" else token + 2
    places = list(_places_from(nouns, start, tree.n))
    if not places:
        return
    places += _later_places(nouns, nouns.mentions[places[-1]].end)
    finite = tree.kid(token, "aux", "auxpass") is not None
    for bearer in _seated(nouns, token, nouns.mentions[places[-1]].end):
        if bearer in places or nouns.type_of(bearer) in ("Place", "Event", "Date"):
            continue
        relation = "livesIn" if nouns.type_of(bearer) == "Person" else "basedIn"
        for place in places:
            fact = None if finite else _PRESENT
            yield TokenClaim(bearer, relation, place, token, (token, token + 2), "origin: based", factuality=fact)


def _later_places(nouns: Nouns, end: int) -> list[int]:
    """The places that follow with the preposition again (`based in X and later in Y`)."""
    tree, found = nouns.tree, list[int]()
    for _ in range(_MOVES):
        i = end + 1 if tree.word[end : end + 1] == [","] else end
        i += tree.lower[i : i + 1] == ["and"]
        while i > end and i < tree.n and tree.pos[i] == "ADV":
            i += 1
        further = list(_places_from(nouns, i + 1, tree.n)) if i > end and tree.lower[i : i + 1] == ["in"] else []
        if not further:
            break
        found += further
        end = nouns.mentions[further[-1]].end
    return found


def _seated(nouns: Nouns, token: int, end: int) -> list[int]:
    """Who is based somewhere: the name after a phrase that opens the sentence, the subjects, or the noun before."""
    tree = nouns.tree
    first = tree.sents[tree.sent[token]][0]
    if token == first or (token == first + 1 and tree.pos[first] == "ADV"):
        start = end + 2 if end + 1 < tree.n and tree.pos[end + 1] == "DET" else end + 1
        after = nouns.starts_name.get(start) if end < tree.n and tree.word[end] == "," else None
        return [after] if after is not None else []
    holders = nouns.arguments.holder(token).tokens
    if tree.dep[token] == "acl" and holders:
        number = nouns.at(holders[0])
        named = number is not None and nouns.mentions[number].kind == "name"
        subject = nouns.predicated_of(holders[0]) if not named else None
        number = number if subject is None else subject
        return [number] if number is not None else []
    if not holders and tree.word[token - 1] == "," and token - 1 in nouns.ends_mention:
        return [nouns.ends_mention[token - 1]]
    plural = tree.kid(token, "aux", "auxpass") is not None
    return [number for holder in holders[: None if plural else 1] if (number := nouns.at(holder)) is not None]


def _originally(nouns: Nouns, token: int) -> Iterator[TokenClaim]:
    """`is originally from X`, `Originally from X, she ...`."""
    tree = nouns.tree
    if tree.lower[token - 1] != "originally":
        return
    verb = tree.head[token]
    subjects = nouns.arguments.holder(verb).tokens if tree.pos[verb] in ("VERB", "AUX") else (verb,)
    for subject in subjects[:1]:
        number = nouns.at(subject)
        if number is None or nouns.type_of(number) != "Person":
            continue
        for place in _places_from(nouns, token + 1, tree.n):
            yield TokenClaim(number, "bornIn", place, token, (token - 1, token + 1), "origin: from", presupposed=True, factuality=_PAST)


def _of_body(nouns: Nouns, person: int, preposition: str) -> Iterator[TokenClaim]:
    """`Jane Doe of Reuters`: the body that a person is introduced with."""
    tree, start = nouns.tree, nouns.mentions[person].end + 1
    if tree.lower[start] in ("the", "a", "an") and start + 1 < tree.n:
        start += 1
    body = nouns.starts_name.get(start, nouns.starts_name.get(nouns.mentions[person].end + 1))
    if body is None or nouns.mentions[body].type not in _BODIES:
        return
    head = nouns.mentions[person].head
    prep = nouns.mentions[person].end
    if tree.head[prep] != head and preposition == "from":
        return
    span = (prep, prep + 1)
    yield TokenClaim(person, "worksFor", body, head, span, f"origin: {preposition}", presupposed=True, factuality=_PRESENT)


def _of_owner(nouns: Nouns, person: int) -> Iterator[TokenClaim]:
    """`Human Rights Watch's Jane Doe`: the body whose person somebody is called."""
    tree, mention = nouns.tree, nouns.mentions[person]
    body = nouns.ends_mention.get(mention.start) if mention.start > 1 and tree.tag[mention.start - 1] == "POS" else None
    body = nouns.ends_mention.get(mention.start - 1) if body is None and tree.tag[mention.start - 1] == "POS" else body
    named = body is not None and nouns.mentions[body].kind == "name" and nouns.mentions[body].type in _BODIES
    if body is not None and named and mention.end - mention.start > 1:
        span = (mention.start - 1, mention.start)
        yield TokenClaim(person, "worksFor", body, mention.head, span, "origin: owner", presupposed=True, factuality=_PRESENT)


def _of_town(nouns: Nouns, person: int) -> Iterator[TokenClaim]:
    """`Jane Doe, of Leeds`, `Jane Doe, 34, of Leeds`: where a person lives; `Jane Doe, of Reuters,`: for whom one works."""
    tree, i = nouns.tree, nouns.mentions[person].end + 1
    if i + 2 < tree.n and tree.word[i].isdigit() and tree.word[i + 1] == ",":
        i += 2
    if i + 1 < tree.n and tree.lower[i] in ("of", "from"):
        head, span = nouns.mentions[person].head, (i, i + 1)
        for place in _places_from(nouns, i + 1, tree.n):
            yield TokenClaim(person, "livesIn", place, head, span, "origin: of a town", presupposed=True, factuality=_PRESENT)
        body = nouns.starts_name.get(i + 2 if tree.pos[i + 1] == "DET" else i + 1)
        if body is not None and nouns.mentions[body].type in _BODIES and _is_closed(nouns, body):
            yield TokenClaim(person, "worksFor", body, head, span, "origin: of a body", presupposed=True, factuality=_PRESENT)


def _is_closed(nouns: Nouns, number: int) -> bool:
    """Whether a comma or the end of the sentence follows a mention."""
    end = nouns.mentions[number].end
    return nouns.tree.word[end : end + 1] in ([","], ["."])


def _in_brackets(nouns: Nouns, number: int) -> Iterator[TokenClaim]:
    """`X (born 4 May 1970 in Lyon)`, `X (4 May 1870, Lyon - 2 June 1940)`: the places before the dash."""
    tree = nouns.tree
    start = nouns.mentions[number].end + 1
    dated = False
    for i in range(start, min(start + _BRACKET, tree.n)):
        if tree.word[i] == ")" or (dated and tree.lower[i] in _DASHES):
            return
        dated = dated or tree.lower[i] in ("born", "b.", "née") or _YEAR.fullmatch(tree.word[i]) is not None
        place = nouns.starts_name.get(i)
        if dated and place is not None and nouns.mentions[place].type in _PLACES and tree.word[i - 1] != "at":
            yield TokenClaim(number, "bornIn", place, i, (i, i + 1), "origin: bracket", presupposed=True, factuality=_PAST)


_BY_WORD: dict[str, Callable[[Nouns, int], Iterator[TokenClaim]]] = {
    "born": _born,
    "based": _based,
    "headquartered": _based,
    "from": _originally,
    "founded": founded,
    "found": helped_found,
}

__all__ = ["origin_claims"]
