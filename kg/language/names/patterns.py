"""Names told by a pattern: votes and wars, organisations in other languages, acronyms in brackets, ships."""

from __future__ import annotations

from collections.abc import Iterator

from kg.language.names.runs import is_capital
from kg.language.names.spans import Span
from kg.language.names.words import head_types, is_acronym, words
from kg.language.tree import Tree

SHIPS = frozenset(("USS", "HMS", "HMAS", "HMCS", "RMS", "INS", "FS", "MV", "MT", "SS", "RFA", "USNS"))
_SMALL = frozenset("of the and for in on to a de des du la le les et en pour und für y e del di & - 's ’s ' ’ l' d'".split())


def events(tree: Tree) -> Iterator[Span]:
    """`the 2019 Canadian federal election`, `the Battle of Mosul`, `World War II`, `Operation Desert Storm`."""
    heads, votes, first = words("events", "heads"), words("events", "votes"), words("events", "first")
    for i in range(tree.n):
        word = tree.lower[i]
        if word in votes:
            start = _vote_start(tree, i)
            if start < i:
                yield Span(start, i + 1, "Event")
        elif word in first and tree.word[i][0].isupper() and i + 1 < tree.n:
            end = _name_end(tree, i + 2 if tree.lower[i + 1] == "of" else i + 1)
            if end > i + 2 or (end == i + 2 and tree.lower[i + 1] != "of"):
                yield Span(i, end, "Event")
        elif word in heads and tree.word[i][0].isupper() and i > 0 and is_capital(tree, i - 1):
            yield Span(_capitals_start(tree, i), _numeral_end(tree, i + 1), "Event")


def _vote_start(tree: Tree, i: int) -> int:
    """The first token of a named vote: its year, or the capitals or adjective of its place; `i` itself where it has neither."""
    start, k = i, i - 1
    named = False
    while k >= 0 and tree.sent[k] == tree.sent[i] and i - k <= 8:
        word = tree.lower[k]
        if len(word) == 4 and word.isdigit():
            return k
        if is_capital(tree, k):
            named, start = True, k
        elif word not in words("events", "vote_words") and word not in ("and", "of", "the", "-", "’s", "'s"):
            break
        k -= 1
    return start if named and any(word.isdigit() for word in tree.lower[max(start - 1, 0) : start]) else i


def _name_end(tree: Tree, i: int) -> int:
    start = i
    while i < tree.n and tree.sent[i] == tree.sent[start] and is_capital(tree, i):
        i += 1
    return i


def _capitals_start(tree: Tree, i: int) -> int:
    while i > 0 and tree.sent[i - 1] == tree.sent[i] and is_capital(tree, i - 1):
        i -= 1
    return i


def _numeral_end(tree: Tree, i: int) -> int:
    return i + 1 if i < tree.n and tree.word[i] in ("I", "II", "One", "Two", "III") else i


def foreign(tree: Tree, headlines: frozenset[int]) -> Iterator[Span]:
    """Organisations named in another language, which begin with their head: `Parti Socialiste`, `Bündnis für Arbeit`."""
    heads, armed, joins = words("foreign", "heads"), words("foreign", "armed"), words("foreign", "joins")
    i = 0
    while i < tree.n - 1:
        if (tree.lower[i] in heads or tree.lower[i] in armed) and tree.word[i][0].isupper() and tree.sent[i] not in headlines:
            end = _foreign_end(tree, i + 1, joins)
            if end > i + 1:
                yield Span(i, end, "ArmedGroup" if tree.lower[i] in armed else "Organization")
                i = end
                continue
        i += 1


def _foreign_end(tree: Tree, i: int, joins: frozenset[str]) -> int:
    end, start = i, i
    while i < tree.n and tree.sent[i] == tree.sent[start - 1] and i - start < 10:
        if is_capital(tree, i) or (tree.word[i][0].isalpha() and tree.lower[i] not in joins and any(ord(c) > 127 for c in tree.word[i])):
            end = i + 1
        elif tree.lower[i] not in joins and tree.word[i] != "-":
            break
        i += 1
    return end


def ships(tree: Tree) -> Iterator[Span]:
    """`USS Cole`, `HMS Ocean`."""
    for i in range(tree.n - 1):
        if tree.word[i] in SHIPS and is_capital(tree, i + 1):
            yield Span(i, _name_end(tree, i + 1), "Equipment")


def bracketed(tree: Tree) -> Iterator[tuple[int, Span | None]]:
    """Every acronym in brackets (its token) with the name before it that it shortens, where its letters tell."""
    for i in range(2, tree.n - 1):
        if tree.word[i - 1] == "(" and tree.word[i + 1] in (")", ",", ";") and is_acronym(tree.word[i]):
            start = _spelled_from(tree, tree.word[i], i - 1)
            yield i, None if start is None else Span(start, i - 1, "Organization")


def _spelled_from(tree: Tree, acronym: str, end: int) -> int | None:
    """The token from which the words up to `end` spell an acronym with their initials, or None."""
    letters = [c for c in acronym.lower() if c.isalpha()]
    k, left, missed = end - 1, len(letters), 0
    while k >= 0 and end - k <= 12 and tree.sent[k] == tree.sent[end - 1] and left:
        word = tree.lower[k]
        if word in ("(", ")", ",", ";"):
            return None
        if word in _SMALL or not word[0].isalpha():
            if word == letters[left - 1] or (word[0] == letters[left - 1] and word not in ("-", "'s", "’s") and len(letters) > 2):
                left -= 1
        elif word[0] == letters[left - 1] and (tree.word[k][0].isupper() or left > 1):
            left -= 1
        elif missed or not tree.word[k][0].isupper():
            return None
        else:
            missed += 1
        k -= 1
        if not left:
            start = k + 1
            return start if tree.word[start][0].isupper() and end - start >= 2 else None
    return None


def acronym_type(tree: Tree, span: Span) -> str:
    """The type of a spelled-out name: its head noun's, else an organisation."""
    for i in range(span.start, span.end):
        kind = head_types().get(tree.lower[i])
        if kind in ("ArmedGroup", "Government", "Organization"):
            return kind
    return "Organization"
