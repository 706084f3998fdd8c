"""Persons told by a title before them: `Defense Secretary Lloyd Austin`, `Gen. Votel`, `SecDef Austin`."""

from __future__ import annotations

from collections.abc import Iterator

from kg.language.names.gender import given_names
from kg.language.names.spans import Span, ends_in_role
from kg.language.names.words import before_title, head_types, is_title, words
from kg.language.tree import Tree

_VERBS = frozenset("said says say told tells warns warned vows vowed urges will must is was has calls called meets met visits to".split())


def titled(tree: Tree) -> Iterator[Span]:
    """The names of persons that stand after a capitalised title."""
    i = 0
    while i < tree.n - 1:
        if is_title(tree.lower[i]) and tree.word[i][0].isupper():
            start = _after_titles(tree, i + 3 if _has_field(tree, i) else i + 1)
            end = person_end(tree, start)
            if end == start + 1 and end < tree.n and tree.word[end] == "I":  # `King Charles I`
                end += 1
            if end > start and tree.sent[start] == tree.sent[i]:
                yield Span(start, end, "Person")
                i = end
                continue
        i += 1


def _has_field(tree: Tree, i: int) -> bool:
    """Whether the title of an office goes on with its field: `Secretary of State`."""
    return i + 3 < tree.n and tree.lower[i + 1] == "of" and tree.word[i + 2] == "State"


def _after_titles(tree: Tree, i: int) -> int:
    while i < tree.n and (is_title(tree.lower[i]) or before_title(tree.lower[i])) and tree.word[i][0].isupper():
        i += 1
    return i


def person_end(tree: Tree, start: int) -> int:
    """Where the person's name that begins at a token ends; `start` itself where none does."""
    particles, end = words("person", "particles"), start
    i = start
    while i < tree.n and i < start + 6 and tree.sent[i] == tree.sent[start]:
        word = tree.word[i]
        if tree.lower[i] in _VERBS:
            break
        if word[0].isupper() and tree.pos[i] in ("PROPN", "NOUN", "ADJ", "X", "VERB") and tree.lower[i] not in words("never", "words"):
            end = i + 1
        elif end > start and _is_nickname(tree, i):
            i += 2
        elif not (tree.lower[i] in particles and (end > start or tree.lower[i] != "-") and _name_follows(tree, i)):
            break
        i += 1
    last, alone = tree.lower[end - 1], end - start == 1
    if end > start and (last in head_types() or ends_in_role(tree, start, end) or (alone and tree.pos[start] not in ("PROPN", "X"))):
        return start
    return end


def _is_nickname(tree: Tree, i: int) -> bool:
    """Whether a nickname in quotation marks begins at a token, with the surname after it: `Richard "Tex" Coe`."""
    quotes = ('"', "“", "”", "'", "‘", "’", "(")
    return i + 3 < tree.n and tree.word[i] in quotes and tree.word[i + 2] in (*quotes, ")") and tree.word[i + 3][0].isupper()


def nicknamed(tree: Tree) -> Iterator[Span]:
    """The names of persons with a nickname in quotation marks or brackets and no title before them."""
    for i in range(1, tree.n - 3):
        quoted = tree.word[i] in ('"', "“") or (tree.word[i] == "(" and tree.lower[i + 1] in given_names())
        if quoted and tree.ent[i - 1] == "PERSON" and _is_nickname(tree, i) and tree.pos[i + 3] == "PROPN":
            start = i - 1
            while start > 0 and tree.ent[start - 1] == "PERSON" and not is_title(tree.lower[start - 1]):
                start -= 1
            yield Span(start, person_end(tree, start), "Person")


def _name_follows(tree: Tree, i: int) -> bool:
    """Whether a capital follows a particle, at once or after another particle."""
    particles = words("person", "particles")
    return any(tree.word[k][0].isupper() and all(tree.lower[m] in particles for m in range(i, k)) for k in range(i + 1, min(i + 3, tree.n)))
