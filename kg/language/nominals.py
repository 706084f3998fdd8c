"""Nominals: noun phrases that name no name. Actors, places and facilities are nodes; all others become one where a claim uses them."""

from __future__ import annotations

from functools import cache

from kg.language.gender import gendered_words
from kg.language.layers import Number, TokenMention
from kg.language.lexicon import rules
from kg.language.name_words import common_nouns, is_title, singular
from kg.language.nominal_roles import before_names
from kg.language.nominal_spans import noun_phrase
from kg.language.tree import Tree

_MODIFIERS = frozenset(("amod", "compound", "nummod", "poss", "nmod", "relcl", "acl"))
_COUNTRY_HEADS = frozenset(("government", "administration", "regime"))
_PLACES_OF = frozenset("city town village province region state island district municipality county port township hamlet".split())
_APART = frozenset(
    "enemy opponent critic victim rival foe hostage prisoner neighbour neighbor ally partner family relative friend target survivor"
    " killer kidnapper captor widow counterpart successor predecessor adversary".split()
)
_PREFIXES = frozenset(("ex", "vice", "co", "non", "pro", "anti"))
_PEOPLE = frozenset("wounded dead injured rich poor elderly displaced accused unemployed disabled homeless young".split())
_ARGUMENTS = frozenset(("nsubj", "nsubjpass", "dobj", "pobj", "conj"))
_EMPTY = frozenset("many few more most several some other such same own certain various different".split())
_COUNTERS = frozenset(
    "group number series pair couple majority handful host row set list range variety lot team minority dozen score cluster array".split()
)
_BARE_WEAK = frozenset(("Person", "Facility", "Place"))

Kind = tuple[str, bool]


@cache
def generic_nouns() -> frozenset[str]:
    """Nouns that alone say too little."""
    return frozenset(str(rules("nominals")["generic"]["nouns"]).split())


def find_nominals(tree: Tree, names: list[TokenMention], covered: list[int]) -> list[TokenMention]:
    """The noun phrases outside of names; `covered` gives the number of the name at a token, or -1."""
    at = {i: n for n, m in enumerate(names) for i in range(m.start, m.end)}
    found = []
    for i, pos in enumerate(tree.pos):
        if covered[i] >= 0 or tree.word[i] == "-" or (tree.lower[i] in _PREFIXES and tree.word[i + 1 : i + 2] == ["-"]):
            continue
        if (pos == "NOUN" and tree.dep[i] not in ("compound", "amod", "nmod", "npadvmod")) or _is_people(tree, i):
            found.append(_nominal(tree, i, names, at))
        elif pos == "PROPN" or (pos == "NOUN" and tree.word[i][0].isupper()):
            found.append(_capitalised(tree, i, names, at))
    roles = list(before_names(tree, names, at))
    heads = {role.head for role in roles}
    offices = {i for role in roles if role.type == "Person" for i in range(role.start, role.head)}
    return [m for m in found if m and m.head not in heads and not (m.head in offices and m.type == "Person")] + roles


def _is_people(tree: Tree, i: int) -> bool:
    """`the wounded`, `the poor`."""
    return tree.lower[i] in _PEOPLE and tree.dep[i] in _ARGUMENTS and tree.kid(i, "det") is not None


def _capitalised(tree: Tree, i: int, names: list[TokenMention], at: dict[int, int]) -> TokenMention | None:
    """A common noun with a capital: `the Coalition`, `Soldiers`, `Coalition aircraft`; no title before a name."""
    known = common_nouns().get(tree.lower[i]) or common_nouns().get(singular(tree.lower[i]))
    if known is None or known[1] or (is_title(tree.lower[i]) and _is_title_of(tree, i, names, at)):
        return None
    if tree.dep[i] in ("compound", "amod", "nmod", "npadvmod"):
        first, before_name = i == tree.sents[tree.sent[i]][0], i + 1 in at
        if first or before_name or known[0] in ("Person", "Place", "Facility") or is_title(tree.lower[min(i + 1, tree.n - 1)]):
            return None
        return TokenMention(i, i + 1, i, known[0], "nominal", number="singular", gender="neuter")
    return _nominal(tree, i, names, at)


def _is_title_of(tree: Tree, i: int, names: list[TokenMention], at: dict[int, int]) -> bool:
    """Whether a title belongs to the person named after it."""
    return any(k in at and names[at[k]].type == "Person" for k in (tree.head[i], i + 1)) and tree.dep[i] != "appos"


def _nominal(tree: Tree, i: int, names: list[TokenMention], at: dict[int, int]) -> TokenMention | None:
    plural = tree.tag[i] in ("NNS", "NNPS") or tree.lower[i] in _PEOPLE or _is_plural_name(tree, i)
    kind, weak = _kind(tree, i, plural=plural)
    if kind in ("Quantity", "Date"):
        return None
    start, end = noun_phrase(tree, i)
    start, end = _whole_names(tree, start, end, names, at)
    inner = _inner(tree, (start, end), i, names, at)
    if not weak and inner is None and not _is_modified(tree, i):
        weak = tree.lemma[i] in generic_nouns() or _is_bare(tree, i, kind, plural=plural)
    if not weak and tree.lower[start] in ("no", "any", "every", "each", "either", "neither", "what", "which"):
        weak = True
    entry, label = _country(tree, i, names, at, inner)
    number: Number = "plural" if plural else "singular"
    gender = gendered_words().get(tree.lower[i]) if kind == "Person" else None if kind == "Group" else "neuter"
    return TokenMention(start, end, i, kind, "nominal", entry, label, number, gender, weak, inner)


def _is_plural_name(tree: Tree, i: int) -> bool:
    """Whether a capitalised noun that was tagged as a name is a plural: `300 Airmen`."""
    one = singular(tree.lower[i])
    return tree.tag[i] == "NNP" and one != tree.lower[i] and one in common_nouns()


def _kind(tree: Tree, i: int, *, plural: bool) -> Kind:
    """The type that a noun tells, and whether it is weak; `a group of buildings` are buildings."""
    if tree.lower[i] in _PEOPLE and _is_people(tree, i):
        return "Group", False
    lemma = tree.lemma[i]
    known = common_nouns()
    found = known.get(lemma) or known.get(singular(tree.lower[i]))
    if lemma == "head" and tree.lower[i + 1 : i + 2] == ["of"]:
        return ("Group" if plural else "Person"), False
    if lemma in _COUNTERS and tree.lower[i + 1 : i + 2] == ["of"]:
        counted = tree.kid(i + 1, "pobj")
        if counted is not None and tree.tag[counted] in ("NNS", "NNPS") and tree.pos[counted] == "NOUN":
            return _kind(tree, counted, plural=True)
    if found is None:
        return "Other", True
    return ("Group", found[1]) if found[0] == "Person" and plural else found


def _is_bare(tree: Tree, i: int, kind: str, *, plural: bool) -> bool:
    """Whether a noun stands without any word of its own where that makes it empty: `fighter`, `buildings`."""
    if any(tree.dep[child] == "poss" or (tree.dep[child] == "det" and tree.lower[child] not in ("a", "an")) for child in tree.children[i]):
        return False
    if not plural and any(tree.dep[child] == "det" for child in tree.children[i]):
        return kind in ("Facility", "Place")
    return kind in ("Facility", "Place") if plural else kind in _BARE_WEAK


def _whole_names(tree: Tree, start: int, end: int, names: list[TokenMention], at: dict[int, int]) -> tuple[int, int]:
    """A noun phrase that does not begin or end within a name, with an `ex-` before it."""
    if start in at:
        start = min(start, names[at[start]].start)
    if end - 1 in at:
        end = max(end, names[at[end - 1]].end)
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


def _is_modified(tree: Tree, i: int) -> bool:
    return any(
        (tree.dep[child] in _MODIFIERS and tree.lower[child] not in _EMPTY and not (tree.dep[child] == "acl" and tree.tag[child] == "VB"))
        or (tree.lower[child] == "of" and child == i + 1)
        for child in tree.children[i]
    )


def _country(
    tree: Tree, head: int, names: list[TokenMention], at: dict[int, int], inner: int | None
) -> tuple[str | None, str | None]:
    """The government of a country is the country, and the town of that name is the place itself."""
    of = tree.lower[head + 1 : head + 2] == ["of"]
    if of and tree.lemma[head] in _PLACES_OF:
        place = next((at[i] for i in range(head + 2, min(head + 4, tree.n)) if i in at), None)
        return (None, None) if place is None else (names[place].entry, names[place].label)
    if inner is None or tree.lemma[head] not in _COUNTRY_HEADS or tree.tag[head] == "NNS":
        return None, None
    name = names[inner]
    if name.entry is None or name.type not in ("Government", "Group"):
        return None, None
    owner = tree.lower[name.end : name.end + 1] in (["'s"], ["’s"]) and name.end + 1 == head
    return (name.entry, name.label) if name.end == head or owner or of else (None, None)
