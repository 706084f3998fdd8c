"""Who founded what, where the parse takes the words apart: `co-founded`, `founded and runs`, `helped found`, `Founded by X, Y grew`."""

from __future__ import annotations

from collections.abc import Iterator

from kg.language.layers import TokenClaim, TokenFactuality
from kg.language.relations.noun_phrases import Nouns

_PAST = TokenFactuality(tense="past")
_BODIES = frozenset({"Organization", "ArmedGroup"})
_HELPS = frozenset({"help", "helps", "helped", "helping"})
_FOUNDERS = frozenset({"Person", "Group"})
_BETWEEN = frozenset("has had have also later then who previously recently and , )".split())
_REACH = 14


def founded(nouns: Nouns, token: int) -> Iterator[TokenClaim]:
    """Return what `founded` at a token tells: `X co-founded Y`, `X founded and runs Y`, `founded and became head of Y`."""
    tree = nouns.tree
    joint = token > 2 and tree.word[token - 1] == "-" and tree.lower[token - 2] == "co"
    opening = token == tree.sents[tree.sent[token]][0]
    makers = nouns.arguments.by_agent(token) if joint or opening else ()
    if makers:
        yield from _founded_by(nouns, token, makers)
        return
    after = _after_conjunction(nouns, token) if tree.lower[token + 1 : token + 2] == ["and"] else None
    body = _body_after(nouns, token + 1) if joint and after is None else after
    if joint and body is None:
        body = _antecedent(nouns, token)
    start = token - 3 if joint else token - 1
    while start > 0 and tree.lower[start] in _BETWEEN:
        start -= 1
    founder = nouns.at(start) if joint else next(iter(nouns.subjects(token)), None)
    if founder is None or body is None or nouns.type_of(founder) not in _FOUNDERS or nouns.type_of(body) in ("Date", "Quantity"):
        return
    span = (token - 2 if joint else token, token + 1)
    rule = "origin: co-founded" if joint else "origin: founded and"
    yield TokenClaim(founder, "founded", body, token, span, rule, factuality=_PAST if joint else None)


def helped_found(nouns: Nouns, token: int) -> Iterator[TokenClaim]:
    """Return what `found`, taken for the past of `find`, tells at a token: `helped found X`, `went on to found X`."""
    tree = nouns.tree
    body = _body_after(nouns, token + 1)
    purpose = token > 0 and tree.lower[token - 1] == "to"
    helped = token > 0 and tree.lower[token - 1] in _HELPS
    if not (purpose or helped) or tree.tag[token] == "VB" or body is None:
        return
    verb = token - 1 if tree.head[token] == token - 1 and not purpose else token
    for founder in nouns.subjects(verb):
        if nouns.type_of(founder) in _FOUNDERS:
            yield TokenClaim(founder, "founded", body, verb, (token - 1, token + 1), "origin: helped found")


def _antecedent(nouns: Nouns, token: int) -> int | None:
    """The body that a relative clause says was founded: `a firm that she co-founded`."""
    tree = nouns.tree
    clause = next((i for i in (token - 2, token) if tree.dep[i] == "relcl"), None)
    own = tree.dep[token + 1 : token + 2] in (["dobj"], ["det"])
    return nouns.at(tree.head[clause]) if clause is not None and not own else None


def _founded_by(nouns: Nouns, token: int, makers: tuple[int, ...]) -> Iterator[TokenClaim]:
    """`Y was co-founded by X`, `Y, co-founded by X`, `Founded by X, Y grew`."""
    joint = token > 1 and nouns.tree.word[token - 1] == "-"
    bodies = nouns.subjects(token) or (nouns.subjects(token - 2) if joint else _named_next(nouns, makers[-1]))
    start = token - 2 if joint else token
    for maker in makers:
        founder = nouns.at(maker)
        if founder is not None and bodies and nouns.type_of(founder) in _FOUNDERS:
            yield TokenClaim(founder, "founded", bodies[0], token, (start, token + 1), "origin: founded by", factuality=_PAST)


def _named_next(nouns: Nouns, maker: int) -> list[int]:
    """The body that is named after the comma that ends an opening phrase (`Founded by Jane Doe, Acme grew`)."""
    name = nouns.name_over.get(maker)
    end = nouns.mentions[name].end if name is not None else maker + 1
    body = _body_after(nouns, end + 1) if nouns.tree.word[end : end + 1] == [","] else None
    return [body] if body is not None and nouns.mentions[body].type in _BODIES else []


def _body_after(nouns: Nouns, token: int) -> int | None:
    """The name that follows at once, after an article or adjectives."""
    tree = nouns.tree
    while token < tree.n and tree.pos[token] in ("DET", "ADJ") and token not in nouns.starts_name:
        token += 1
    return nouns.starts_name.get(token)


def _after_conjunction(nouns: Nouns, token: int) -> int | None:
    """The body that the second of two verbs brings, as its object or after a role: `and runs X`, `and served as head of X`."""
    tree = nouns.tree
    verb = next((i for i in range(token + 2, min(token + 5, tree.n)) if tree.pos[i] in ("VERB", "AUX")), None)
    if verb is None or tree.kid(token, "dobj") is not None:
        return None
    for i in range(verb + 1, min(verb + _REACH, tree.sents[tree.sent[token]][1])):
        if tree.pos[i] in ("VERB", "PUNCT", "SCONJ", "PRON"):
            return None
        number = nouns.starts_name.get(i)
        if number is not None and nouns.mentions[number].type in _BODIES:
            return number if tree.pos[i - 1] in ("DET", "ADP", "VERB", "AUX", "ADJ") else None
    return None


__all__ = ["founded", "helped_found"]
