"""Roles said before a name: `US automaker` in `US automaker GM`, and a person's name together with its title."""

from __future__ import annotations

from collections.abc import Iterator

from kg.language.layers import TokenMention
from kg.language.names.nominal_spans import noun_phrase
from kg.language.names.words import before_title, common_noun, is_title
from kg.language.tree import Tree

_BODIES = frozenset(("Organization", "ArmedGroup", "Government"))


def before_names(tree: Tree, names: list[TokenMention], at: dict[int, int]) -> Iterator[TokenMention]:
    """The roles before names and, of persons, the names with their titles; `at` gives the number of the name at a token."""
    for number, name in enumerate(names):
        role = name.start - 1
        if name.kind != "name" or role < 0 or tree.sent[role] != tree.sent[name.start] or role in at:
            continue
        role = _office_noun(tree, role)
        kind = common_noun(tree.lower[role])
        title = is_title(tree.lower[role])
        if tree.tag[role] in ("NNS", "NNPS"):
            continue
        if name.type == "Person" and (kind == "Person" or title):
            yield from _titled(tree, number, role, (names, at))
        elif kind in _BODIES and tree.pos[role] in ("NOUN", "PROPN") and tree.word[role - 1] != "-" and _belongs(tree, role, name):
            start = min(noun_phrase(tree, role)[0], noun_phrase(tree, name.head)[0])
            yield TokenMention(start, role + 1, role, str(kind), "nominal", number="singular", gender="neuter")


def _belongs(tree: Tree, role: int, name: TokenMention) -> bool:
    return tree.head[role] in (name.head, tree.head[name.head])


def _office_noun(tree: Tree, last: int) -> int:
    """The title that an office's words end: `Secretary` in `Secretary of State`; else the word itself."""
    k = last
    while k > 0 and tree.word[k][0].isupper() and last - k < 3 and not is_title(tree.lower[k]):
        k -= 1
    return k - 1 if tree.lower[k] == "of" and k < last and is_title(tree.lower[k - 1]) else last


def _titled(tree: Tree, number: int, role: int, known: tuple[list[TokenMention], dict[int, int]]) -> Iterator[TokenMention]:
    """`Interior Minister` and `Interior Minister Lena Koch`; `Chairman of the Joint Chiefs Gen. Dale Hunt`."""
    names, at = known
    name, start = names[number], role
    while start > 0 and (is_title(tree.lower[start - 1]) or before_title(tree.lower[start - 1])) and start - 1 not in at:
        start -= 1
    office = _office_before(tree, start, names, at)
    if office is not None:
        yield TokenMention(office, name.end, name.start - 1, "Person", "nominal", number="singular", gender=name.gender, inner=number)
        return
    if _belongs(tree, role, name):
        start = min(start, noun_phrase(tree, role)[0], noun_phrase(tree, name.head)[0])
    if any(not is_title(word) and not before_title(word) for word in tree.lower[start : role + 1]):
        yield TokenMention(start, name.start, role, "Person", "nominal", number="singular", gender=name.gender)
    yield TokenMention(start, name.end, name.start - 1, "Person", "nominal", number="singular", gender=name.gender, inner=number)


def _office_before(tree: Tree, end: int, names: list[TokenMention], at: dict[int, int]) -> int | None:
    """The title of an office with its body that ends before a token: `Chairman of the Joint Chiefs of Staff`."""
    if end - 1 not in at:
        return None
    body = names[at[end - 1]]
    k = body.start - 1
    while k > 0 and (tree.lower[k] == "the" or tree.word[k][0].isupper()) and body.start - k < 4:
        k -= 1
    if body.end == end and tree.lower[k] == "of" and k > 0 and is_title(tree.lower[k - 1]) and tree.word[k - 1][0].isupper():
        return k - 1
    return None
