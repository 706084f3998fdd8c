"""Claims from what stands before or beside a name: `Saudi-backed`, a nationality, `Paris, France`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.language.layers import Layers, TokenClaim, TokenFactuality
from kg.language.relations.noun_phrases import Nouns
from kg.language.roles.bearers import Bearer, BearerFinder
from kg.language.roles.lexicon import OCCUPATION, participles
from kg.language.roles.phrases import RolePhrase, RoleReader
from kg.language.tree import Tree

_PRESENT, _PAST = TokenFactuality(), TokenFactuality(tense="past")
_UNITS = frozenset({"ArmedGroup", "Organization"})
_UNIT_WORDS = frozenset("battalion company squadron brigade regiment platoon battery wing division group corps command fleet".split())
_ABSTRACT = ("tion", "sion", "ment", "ness", "ship", "ity", "ism", "form", "name", "word", "work", "version", "thing")
_INVERSE_OF_PERSON = {"basedIn": "livesIn"}
_BORN = frozenset({"née", "nee", "né"})
_SPLIT = frozenset({"basedIn", "bornIn", "livesIn"})


def modifier_claims(nouns: Nouns, reader: RoleReader, finder: BearerFinder) -> Iterator[TokenClaim]:
    """The claims of compound participles and nationalities of one document."""
    listed = participles()
    tree = nouns.tree
    for i in range(2, tree.n):
        if tree.lower[i] in listed and tree.word[i - 1] == "-" and i - 2 in nouns.name_over:
            yield from _of_participle(nouns, i)
    for number, mention in enumerate(nouns.mentions):
        if mention.type in _UNITS and mention.kind == "name" and tree.lower[mention.end - 1] in _UNIT_WORDS:
            yield from _of_unit(nouns, number)
        elif mention.entry is not None and nouns.is_country(number):
            yield from _nationality(nouns, reader, finder, number)


def _of_participle(nouns: Nouns, participle: int) -> Iterator[TokenClaim]:
    """`Saudi-backed troops`, `the Paris-based firm X`."""
    tree, entry = nouns.tree, participles()[nouns.tree.lower[participle]]
    name = nouns.name_over[participle - 2]
    head = nouns.phrase_head(tree.head[participle]) if tree.dep[participle] in ("amod", "compound", "nmod") else None
    number = nouns.at(head) if head is not None else None
    appositive = tree.kid(head, "appos") if head is not None else None
    counted = appositive is not None and tree.kid(appositive, "det", "nummod") is not None  # the next item of a list
    if appositive is not None and not counted and (number is None or nouns.mentions[number].kind != "name"):
        number = nouns.at_head.get(appositive, number)
    if number is None or number == name or nouns.mentions[number].type == "Event":
        return
    relation = entry.relation
    if tree.lower[participle] == "owned" and nouns.is_country(name):  # whose owner is of that country, not the country itself
        return
    if relation in ("basedIn", "bornIn") and nouns.type_of(name) not in ("Place", "Government") and not nouns.is_country(name):
        return
    if nouns.type_of(number) == "Person":
        relation = _INVERSE_OF_PERSON.get(relation, relation)
    subject, target = (number, name) if entry.inverse else (name, number)
    fact = _PAST if relation in ("bornIn", "founded") else _PRESENT
    span = (participle - 2, participle + 1)
    yield TokenClaim(subject, relation, target, participle, span, "participle", presupposed=True, factuality=fact)


def _of_unit(nouns: Nouns, number: int) -> Iterator[TokenClaim]:
    """`2nd Battalion, 5th Infantry Regiment`: the one is part of the other."""
    tree, mention = nouns.tree, nouns.mentions[number]
    outer = nouns.starts_name.get(mention.end + 1) if mention.end < tree.n and tree.word[mention.end] == "," else None
    if outer is None or nouns.mentions[outer].type not in _UNITS:
        return
    other = nouns.mentions[outer]
    after = tree.lower[other.end] if other.end < tree.n else "."
    if tree.lower[other.end - 1] in _UNIT_WORDS and after not in ("and", "or"):
        span = (mention.end, mention.end + 1)
        yield TokenClaim(number, "partOf", outer, mention.head, span, "unit, unit", presupposed=True, factuality=_PRESENT)


def _nationality(nouns: Nouns, reader: RoleReader, finder: BearerFinder, number: int) -> Iterator[TokenClaim]:
    """A country with a person: `Pakistani Jane Doe`, `Kenya's Jane Doe`, `X is American`, `X, a Canadian`, `X, a French stage-hand`."""
    tree, mention = nouns.tree, nouns.mentions[number]
    token = mention.head
    dep, above = tree.dep[token], tree.head[token]
    if _is_of_name(tree, mention.start, mention.end):
        return
    if dep in ("acomp", "attr") and tree.lemma[above] == "be":
        for bearer in nouns.subjects(above):
            if nouns.type_of(bearer) == "Person":
                yield TokenClaim(bearer, "citizenOf", number, above, (above, mention.end), "nationality: copula")
        return
    owned = dep == "appos" or (dep == "poss" and nouns.starts_name.get(mention.end + 1) == nouns.name_over.get(above, -1))
    head = above if owned else nouns.phrase_head(token) if dep in ("amod", "compound", "nmod") else None
    over = nouns.name_over.get(head) if head is not None else None
    if head is None:
        return
    if over is not None and nouns.persons_named(over):
        if all(not reader.classes(i) for i in range(mention.end, head)):
            yield _told_aside(over, number, head, (mention.start, mention.end))
    elif not owned and over is None and not reader.classes(head) and _may_be_somebody(tree, head):
        phrase = RolePhrase(head, head, head + 1, (OCCUPATION,), past=False, complements=())
        for found in finder.bearers(phrase):
            yield from _of_bearer(nouns, found, number, head)


def _is_of_name(tree: Tree, start: int, end: int) -> bool:
    """Whether the word tells of the name itself: its language (`Jane Doe (Russian: ...)`) or the maiden name that it is (`née French`)."""
    return (end < tree.n and tree.word[end] == ":") or (start > 0 and tree.lower[start - 1] in _BORN)


def _may_be_somebody(tree: Tree, head: int) -> bool:
    """Whether a noun may tell who somebody is: a singular apposition or predicate that is no abstract noun."""
    return tree.dep[head] in ("appos", "attr") and tree.tag[head] == "NN" and not tree.lemma[head].endswith(_ABSTRACT)


def _told_aside(person: int, country: int, token: int, span: tuple[int, int]) -> TokenClaim:
    return TokenClaim(person, "citizenOf", country, token, span, "nationality", presupposed=True, factuality=_PRESENT)


def _of_bearer(nouns: Nouns, bearer: Bearer, number: int, head: int) -> Iterator[TokenClaim]:
    if bearer.construction == "nominal" or nouns.type_of(bearer.mention) != "Person":
        return
    span = (head, head + 1)
    if bearer.verb is None:
        yield TokenClaim(bearer.mention, "citizenOf", number, head, span, "nationality", presupposed=True, factuality=_PRESENT)
    else:
        yield TokenClaim(bearer.mention, "citizenOf", number, bearer.verb, span, "nationality: copula")


def place_claims(tree: Tree, layers: Layers) -> list[TokenClaim]:
    """What `Paris, France` adds: the one lies in the other, and who was born, lives or is based in the one is so in the other.

    `layers.claims` are the claims found so far; the new ones are returned.
    """
    within = dict(_containments(tree, layers))
    found = []
    for inner, outer in within.items():
        mention = layers.mentions[outer]
        span = (mention.start, mention.end)
        found.append(TokenClaim(inner, "locatedIn", outer, mention.head, span, "place, place", presupposed=True, factuality=_PRESENT))
    known = {(claim.subject, claim.relation, claim.object) for claim in layers.claims}
    for claim in layers.claims:
        wider = within.get(claim.object) if claim.relation in _SPLIT and isinstance(claim.object, int) else None
        while wider is not None and (claim.subject, claim.relation, wider) not in known:
            known.add((claim.subject, claim.relation, wider))
            found.append(replace(claim, object=wider, rule=f"{claim.rule}, wider place"))
            wider = within.get(wider)
    return found


def _containments(tree: Tree, layers: Layers) -> Iterator[tuple[int, int]]:
    """Pairs of place names of which the second, after a comma or in brackets, says where the first lies."""
    starts = {m.start: n for n, m in enumerate(layers.mentions) if m.kind == "name" and m.type in ("Place", "Government")}
    for number, mention in enumerate(layers.mentions):
        if mention.kind != "name" or mention.type not in ("Place", "Facility"):
            continue
        if mention.end >= tree.n or tree.word[mention.end] not in (",", "("):
            continue
        outer = starts.get(mention.end + 1)
        if outer is None or _goes_on(tree, mention.head, layers.mentions[outer].head):
            continue
        if _is_appositive(tree, layers, starts, outer):
            yield number, outer


def _goes_on(tree: Tree, inner: int, outer: int) -> bool:
    """Whether a place after a comma belongs to what follows: to a noun (`near Kabul, U.S. officials said`) or a verb as its subject."""
    above = tree.head[outer]
    if tree.dep[outer] in ("nsubj", "nsubjpass"):
        return above > outer and tree.dep[inner] not in ("nsubj", "nsubjpass")
    return tree.dep[outer] in ("compound", "amod", "nmod", "poss") and above > outer and not tree.left[above] <= inner <= tree.right[above]


def _is_appositive(tree: Tree, layers: Layers, starts: dict[int, int], outer: int) -> bool:
    """Whether a place after a comma is no further item of a list: the names after it do not end in `and X`."""
    end = layers.mentions[outer].end
    if tree.dep[layers.mentions[outer].head] == "conj" and layers.mentions[outer].entry is None:
        return False
    while end + 1 < tree.n and tree.word[end] == "," and end + 1 in starts:
        end = layers.mentions[starts[end + 1]].end
    after = range(end, min(end + 2 + (tree.word[end : end + 1] == [","]), tree.n))
    joined = next((i for i in after if tree.lower[i] in ("and", "or", "&")), None)
    return joined is None or tree.pos[joined + 1 : joined + 2] in (["VERB"], ["AUX"])


__all__ = ["modifier_claims", "place_claims"]
