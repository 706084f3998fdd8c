"""Nominals: noun phrases that name no name. Actors, places and facilities are nodes; all others become one where a claim uses them."""

from __future__ import annotations

from dataclasses import replace

from kg.language.layers import Number, TokenMention
from kg.language.names.gender import gendered_words
from kg.language.names.nominal_roles import before_names
from kg.language.names.nominal_spans import noun_phrase
from kg.language.names.nominal_types import (
    counter_of,
    is_count,
    is_empty,
    is_people,
    is_plural,
    is_predicative,
    is_relative,
    is_second_role,
    noun_kind,
    taken,
)
from kg.language.names.words import before_title, common_nouns, is_title, singular
from kg.language.quantities import count_of, is_number
from kg.language.tree import Tree

_COUNTRY_HEADS = frozenset(("government", "administration", "regime"))
_PLACES_OF = frozenset("city town village province region state island district municipality county port township hamlet".split())
_REGIONS = frozenset(("province", "region", "district", "governorate"))
_APART = frozenset(
    "enemy opponent critic victim rival foe hostage prisoner neighbour neighbor ally partner family relative friend target survivor"
    " killer kidnapper captor widow counterpart successor predecessor adversary".split()
)
_HEADS = frozenset(("chief", "commander", "head", "boss"))
_BODIES = frozenset(("Organization", "ArmedGroup", "Government"))
_ACTORS = frozenset((*_BODIES, "Person", "Group"))
_PREFIXES = frozenset(("ex", "vice", "co", "non", "pro", "anti"))
_AMID = frozenset(("to", "as", "than", "many", "few", "least"))
_NONE = frozenset(("no", "any", "every", "each", "either", "neither", "what", "which"))


def find_nominals(tree: Tree, names: list[TokenMention], covered: list[int]) -> list[TokenMention]:
    """The noun phrases outside of names; `covered` gives the number of the name at a token, or -1."""
    at = {i: n for n, m in enumerate(names) for i in range(m.start, m.end)}
    found = []
    for i, pos in enumerate(tree.pos):
        if covered[i] >= 0 or tree.word[i] == "-" or (tree.lower[i] in _PREFIXES and tree.word[i + 1 : i + 2] == ["-"]):
            continue
        if i + 1 < tree.n and taken(tree, i + 1) == i:
            found.append(_hostages(tree, i, names, at))
        elif taken(tree, i) is not None:
            continue
        elif (pos == "NOUN" and tree.dep[i] not in ("compound", "amod", "nmod", "npadvmod")) or is_people(tree, i):
            found.append(_nominal(tree, i, names, at))
        elif pos == "NOUN" and tree.dep[i] == "compound" and i + 1 < tree.n and tree.lemma[i + 1] in _HEADS:
            found.append(_headed(tree, i, names, at))
        elif pos == "PROPN" or (pos == "NOUN" and tree.word[i][0].isupper()):
            found.append(_capitalised(tree, i, names, at))
    roles = list(before_names(tree, names, at))
    heads = {role.head for role in roles}
    offices = {i for role in roles if role.type == "Person" for i in range(role.start, role.head)}
    return [m for m in found if m and m.head not in heads and not (m.head in offices and m.type == "Person")] + roles


def _capitalised(tree: Tree, i: int, names: list[TokenMention], at: dict[int, int]) -> TokenMention | None:
    """A common noun with a capital: `the Coalition`, `Soldiers`, `Coalition aircraft`; no title before a name."""
    known = common_nouns().get(tree.lower[i]) or common_nouns().get(singular(tree.lower[i]))
    if known is not None and known[0] == "Equipment" and tree.word[i].rstrip("s").isupper():  # `a UAV`, `two IEDs`
        return None if tree.dep[i] in ("compound", "amod", "nmod") else _nominal(tree, i, names, at)
    if known is None or known[1] or (is_title(tree.lower[i]) and _is_title_of(tree, i, names, at)):
        return None
    if tree.lower[i - 1] == "of" and before_title(tree.lower[i]) and is_title(tree.lower[i - 2]):  # the field of an office
        return None
    if tree.dep[i] in ("compound", "amod", "nmod", "npadvmod"):
        first, before_name = i == tree.sents[tree.sent[i]][0], i + 1 in at
        if first or before_name or known[0] in ("Person", "Place", "Facility") or is_title(tree.lower[min(i + 1, tree.n - 1)]):
            return None
        return TokenMention(i, i + 1, i, known[0], "nominal", number="singular", gender="neuter")
    return _nominal(tree, i, names, at)


def _hostages(tree: Tree, i: int, names: list[TokenMention], at: dict[int, int]) -> TokenMention | None:
    """Those who are taken hostage: `seven drivers` in `took seven drivers hostage`."""
    found = _nominal(tree, i, names, at)
    return None if found is None else replace(found, start=min(found.start, noun_phrase(tree, i + 1)[0]))


def _headed(tree: Tree, i: int, names: list[TokenMention], at: dict[int, int]) -> TokenMention | None:
    """The force that a role is at the head of: `Rwanda's army` in `Rwanda's army chief`, `the Iraqi air force` before `commander`."""
    above = {i + 1, tree.head[i + 1]}
    if noun_kind(tree, i) != ("ArmedGroup", False) or tree.head[i] not in above:
        return None
    first = i - 1 if tree.dep[i - 1] == "compound" and i - 1 not in at else i
    owner = at.get(first - 2 if tree.tag[first - 1] == "POS" else first - 1)
    if owner is None or tree.head[names[owner].head] not in {i, *above}:
        return None
    start = names[owner].start
    start -= start > 0 and tree.lower[start - 1] == "the"
    return TokenMention(start, i + 1, i, "ArmedGroup", "nominal", number="singular", gender="neuter", weak=True, inner=owner)


def _is_title_of(tree: Tree, i: int, names: list[TokenMention], at: dict[int, int]) -> bool:
    """Whether a title belongs to the person named after it."""
    return any(k in at and names[at[k]].type == "Person" for k in (tree.head[i], i + 1)) and tree.dep[i] != "appos"


def _nominal(tree: Tree, i: int, names: list[TokenMention], at: dict[int, int]) -> TokenMention | None:
    kind, weak = noun_kind(tree, i)
    if kind in ("Quantity", "Date") or is_count(tree, i):
        return None
    start, end = _whole_names(tree, *noun_phrase(tree, i), names, at)
    counter = counter_of(tree, i)
    inner = _inner(tree, (start, end), i, names, at)
    if not weak and inner is None and counter is None:
        weak = is_empty(tree, i, kind)
    if counter is not None:
        start, weak = (noun_phrase(tree, counter)[0], weak) if is_count(tree, counter) else (start, True)
    start = _whole_count(tree, i, start) if start < i else start
    weak = weak or tree.lower[start] in _NONE or is_relative(tree, i)
    weak = weak or (kind in _ACTORS and is_predicative(tree, i)) or (kind == "Person" and is_second_role(tree, i))
    entry, label = _country(tree, i, names, at, inner)
    number: Number = "plural" if is_plural(tree, i) else "singular"
    gender = gendered_words().get(tree.lower[i]) if kind == "Person" else None if kind == "Group" else "neuter"
    return TokenMention(start, end, i, kind, "nominal", entry, label, number, gender, weak, inner)


def _whole_count(tree: Tree, head: int, start: int) -> int:
    """The start of a noun phrase that does not begin amid the words of its count (`at least 20 people`, `between 30 and 40 people`).

    Nor does it begin with a verb that the parser took for its adjective (`and injured scores of others`).
    """
    if tree.tag[start] == "VBN" and start > 0 and tree.lower[start - 1] in ("and", ",") and is_number(tree, start + 1):
        return start + 1
    count = count_of(tree, head) if tree.kid(head, "nummod") is not None else None
    if count is None or not count.start < start < count.end:
        return start
    bound = None in (count.low, count.high) or count.low != count.high
    return count.start if bound or tree.lower[start] in _AMID else start


def _whole_names(tree: Tree, start: int, end: int, names: list[TokenMention], at: dict[int, int]) -> tuple[int, int]:
    """A noun phrase that does not begin or end within a name, with an `ex-` before it."""
    if start in at:
        start = min(start, names[at[start]].start)
    if end - 1 in at:
        last = names[at[end - 1]]
        body = at.get(last.start - 1)
        apart = last.type == "Person" and body is not None and start < names[body].start and names[body].type in _BODIES
        end = last.start if apart else max(end, last.end)
    if start > 1 and tree.word[start - 1] == "-" and tree.lower[start - 2] in _PREFIXES:
        start -= 2
        start -= start > 0 and tree.lower[start - 1] in ("a", "an", "the")
    return start, end


def _inner(tree: Tree, span: tuple[int, int], head: int, names: list[TokenMention], at: dict[int, int]) -> int | None:
    """The name within a nominal that it belongs to: before the head, or after its `of`; no `anti-Taliban`, no `enemies of`."""
    if tree.lemma[head] in _APART:
        return None
    for i in (*range(head - 1, span[0] - 1, -1), *range(head + 1, span[1])):
        if i in at and not _is_hyphened(tree, names[at[i]]):
            return at[i]
    return None


def _is_hyphened(tree: Tree, name: TokenMention) -> bool:
    """Whether a name is joined to another word: `Turkey-backed`, `anti-Taliban`."""
    return tree.word[name.end : name.end + 1] == ["-"] or (name.start > 0 and tree.word[name.start - 1] == "-")


def _country(tree: Tree, head: int, names: list[TokenMention], at: dict[int, int], inner: int | None) -> tuple[str | None, str | None]:
    """The government of a country is the country, and the town of that name is the place itself."""
    of = tree.lower[head + 1 : head + 2] == ["of"]
    if of and tree.lemma[head] in _PLACES_OF:
        place = next((at[i] for i in range(head + 2, min(head + 4, tree.n)) if i in at), None)
        return (None, None) if place is None else (names[place].entry, names[place].label)
    if inner is not None and tree.lemma[head] in _REGIONS and names[inner].end == head and names[inner].type == "Place":
        return names[inner].entry, names[inner].label
    if inner is None or tree.lemma[head] not in _COUNTRY_HEADS or tree.tag[head] == "NNS":
        return None, None
    name = names[inner]
    if name.entry is None or name.type not in ("Government", "Group"):
        return None, None
    owner = tree.lower[name.end : name.end + 1] in (["'s"], ["’s"]) and name.end + 1 == head
    return (name.entry, name.label) if name.end == head or owner or of else (None, None)
