"""How many: the count that the words before a noun tell, or that stand alone in its place.

| words | low | high |
| --- | --- | --- |
| `11`, `two`, `a dozen`, `1.5 million`, `half a million` | the number | the number |
| `about 2,200`, `some 300`, `nearly 100` | the number: the words tell that it is rounded | the number |
| `at least 20`, `more than 300`, `20 or more` | the number | open |
| `up to 40`, `as many as 40`, `fewer than 40` | open | the number |
| `between 30 and 40`, `30 to 40`, `two or three` | the first | the second |
| `dozens`, `several hundred`, `tens of thousands` | two of them: 24, 200, 20,000 | open |

Measures, ages, dates, ordinals and what only belongs to a name (`Flight 93`) are no counts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from kg.language.layers import TokenMention
from kg.language.lexicon import rules
from kg.language.tree import Tree

_TABLE = rules("quantities")
_CARDINALS: dict[str, int] = _TABLE["cardinals"]
_SCALES: dict[str, int] = _TABLE["scales"]
_PLURALS: dict[str, int] = _TABLE["plurals"]
_WORDS = sorted(
    ((tuple(words.split()), kind) for kind, listed in _TABLE["bounds"].items() for words in listed), key=lambda row: -len(row[0])
)
_INVARIANT = frozenset(_TABLE["nouns"]["invariant"])
_SHARES = frozenset(_TABLE["nouns"]["shares"])
_BODIES = frozenset(_TABLE["nouns"]["bodies"])
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")
_JOINED = re.compile(r"(\d+)[-–](\d+)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_NO_COUNTS = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "ORDINAL"})
_SIGNS = frozenset(
    "$ £ € # no. number aged age january february march april may june july august september october november december "
    "jan. feb. aug. sept. oct. nov. dec.".split()
)
_DASHES = frozenset({"-", "–", "—"})
_SEVERAL = frozenset({"several", "many", "few", "some"})
_INSIDE, _BEGIN = 1, 3
_TENS, _HUNDRED = 20, 100


@dataclass(frozen=True, slots=True)
class TokenCount:
    """How many, between `low` and `high` (both inclusive, None: open), and the tokens that say so."""

    start: int
    end: int
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class _Number:
    """A number: where it ends, its value, and by how much its last words multiply it (`two hundred`); an open one is a minimum."""

    end: int
    low: int
    scale: int = 1
    is_open: bool = False


def mention_count(tree: Tree, mention: TokenMention) -> TokenCount | None:
    """Return how many a mention says there are, None where it does not or is nothing that is counted by heads.

    Of a name it is a number right before it (`170 Afghans`).
    """
    if mention.kind == "pronoun" or mention.type in ("Date", "Other"):
        is_person = mention.type == "Other" and tree.lemma[mention.head] in ("person", "other")
        return count_of(tree, mention.head) if is_person and mention.kind == "nominal" else None
    if mention.type == "Quantity":
        number = tree.kid(mention.head, "nummod")
        return bare_count(tree, mention.head) or (bare_count(tree, number) if number is not None else None)
    if mention.kind == "nominal":
        return count_of(tree, mention.head, one=mention.type == "Person")
    found = count_of(tree, mention.head) if mention.type == "Group" else None
    return found if found is not None and found.end <= mention.start else None


def count_of(tree: Tree, head: int, *, one: bool = False) -> TokenCount | None:
    """Return the count that is told of the noun at a token, None where none is; with `one`, `a` and `an` count as well.

    Of `two of the 24 soldiers` it is two; of `a group of 20 militants` twenty; of `half of the 24` none.
    """
    outer = _counter(tree, head)
    if outer is not None:
        return bare_count(tree, outer)
    for kid in tree.children[head]:
        if kid < head and tree.dep[kid] in ("nummod", "quantmod", "amod", "compound", "det") and _may_count(tree, kid):
            found = _read(tree, tree.left[kid], head)
            if found is not None:
                return found if _agrees(tree, head, found) else None
    article = tree.kid(head, "det") if one else None
    if article is not None and tree.lower[article] in ("a", "an") and tree.tag[head] in ("NN", "NNP"):
        return TokenCount(article, article + 1, 1, 1)
    return None


def bare_count(tree: Tree, token: int) -> TokenCount | None:
    """Return the count at a number that stands for those it counts: `killed 13`, `dozens were hurt`, `five others`."""
    if not is_number(tree, token) or not _may_count(tree, token):
        return None
    return _read(tree, tree.left[token], token + 1, reach=token)


def is_number(tree: Tree, token: int) -> bool:
    """Whether a word is a number or counts by the dozen."""
    word = tree.lower[token]
    return word in _PLURALS or word in _SCALES or word in _CARDINALS or _DIGITS.fullmatch(word) is not None


def _counter(tree: Tree, head: int) -> int | None:
    """The number whose `of` a noun stands after, or the word for a share, which is no number; None where there is neither."""
    found = None
    token = head
    while tree.dep[token] == "pobj" and tree.lower[tree.head[token]] in ("of", "among"):
        token = tree.head[tree.head[token]]
        counts = is_number(tree, token) or tree.lemma[token] in _SHARES
        if not counts and (tree.lower[token] not in _BODIES or found is not None):
            break
        if counts:
            found = token
    return found


def _may_count(tree: Tree, token: int) -> bool:
    """Whether a word may be part of a count: no date, share, sum or ordinal, and not joined to a letter (`F-16`).

    A number alone that was taken for a date is none, but for a year.
    """
    if tree.ent[token] in _NO_COUNTS:
        alone = tree.ent[token] == "DATE" and tree.iob[token] == _BEGIN and (token + 1 == tree.n or tree.iob[token + 1] != _INSIDE)
        if not alone or _YEAR.fullmatch(tree.word[token]):
            return False
    before = tree.lower[token - 1] if token else ""
    return before not in _SIGNS and not (before == "-" and tree.ends[token - 1] == tree.offset[token] and tree.pos[token - 2] != "NUM")


def _agrees(tree: Tree, head: int, count: TokenCount) -> bool:
    """Whether a noun can have the number that is told before it: a plural, or one; no year."""
    if 1 in (count.low, count.high) and tree.tag[head] in ("NN", "NNP"):
        return True
    if count.end - count.start == 1 and _YEAR.fullmatch(tree.word[count.start]) and not tree.word[count.start].endswith("00"):
        return False
    return tree.tag[head] in ("NNS", "NNPS") or tree.lower[head] in _INVARIANT


def _read(tree: Tree, start: int, stop: int, *, reach: int | None = None) -> TokenCount | None:
    """The first count that begins between two tokens; it must come as far as `reach`."""
    for first in range(start, stop):
        joined = _JOINED.fullmatch(tree.word[first])
        if joined is not None and int(joined[1]) < int(joined[2]):
            return TokenCount(_words_before(tree, first)[1], first + 1, int(joined[1]), int(joined[2]))
        number = _number(tree, first, stop) if _may_count(tree, first) else None
        if number is None:
            continue
        last = _range_end(tree, number, stop)
        end = last.end if last is not None else number.end
        if reach is not None and end <= reach:
            continue
        return _bounded(tree, first, number, last)
    return None


def _range_end(tree: Tree, number: _Number, stop: int) -> _Number | None:
    """The second number of `30 to 40`, `30-40`, `two or three`, `between 30 and 40`."""
    joint = number.end
    if joint + 1 >= stop or tree.lower[joint] not in ("to", "or", "and", *_DASHES):
        return None
    last = _number(tree, joint + 1, stop)
    return last if last is not None and last.low > number.low and not last.is_open else None


def _bounded(tree: Tree, first: int, number: _Number, last: _Number | None) -> TokenCount:
    """The count with what the words before its number make of it."""
    kind, start = _words_before(tree, first)
    if last is not None:
        between = first > 0 and tree.lower[first - 1] == "between"
        shared = last.scale if number.scale == 1 and number.low * last.scale < last.low else 1
        return TokenCount(first - 1 if between else start, last.end, number.low * shared, last.low)
    after = tuple(tree.lower[number.end : number.end + 2])
    if after == ("or", "more"):
        return TokenCount(start, number.end + 2, number.low, None)
    if kind == "below":
        return TokenCount(start, number.end, None, number.low)
    return TokenCount(start, number.end, number.low, None if number.is_open or kind == "above" else number.low)


def _words_before(tree: Tree, first: int) -> tuple[str, int]:
    """What kind of bound the words before a number set (`about`, `above`, `below`, or none), and where they begin."""
    floor = tree.sents[tree.sent[first]][0]
    for words, kind in _WORDS:
        start = first - len(words)
        if start >= floor and tuple(tree.lower[start:first]) == words:
            return kind, start
    return "", first


def _number(tree: Tree, first: int, stop: int) -> _Number | None:
    """The number that begins at a token."""
    word, after = tree.lower[first], tree.lower[first + 1 : stop]
    if word in _PLURALS:
        inner = _PLURALS.get(after[1]) if after[:1] == ["of"] and len(after) > 1 else None
        return _Number(first + 1 if inner is None else first + 3, 2 * _PLURALS[word] * (inner or 1), is_open=True)
    some = 2 if word == "a" and after[:1] == ["few"] else 1 if word in _SEVERAL else 0
    if some and len(after) >= some and after[some - 1] in _SCALES:
        return _Number(first + some + 1, 2 * _SCALES[after[some - 1]], is_open=True)
    if word == "half" and len(after) > 1 and after[0] in ("a", "an") and after[1] in _SCALES:
        return _Number(first + 3, _SCALES[after[1]] // 2)
    if word in ("a", "an"):
        if not after or after[0] not in _SCALES:
            return None
        return _scaled(tree, first + 1, stop, Fraction(1))
    value, end = _simple(tree, first, stop)
    return None if value is None else _scaled(tree, end, stop, value)


def _simple(tree: Tree, first: int, stop: int) -> tuple[Fraction | None, int]:
    """A number in digits, or one below a hundred in words (`twenty-one` is three tokens)."""
    word = tree.lower[first]
    if _DIGITS.fullmatch(word):
        return Fraction(word.replace(",", "")), first + 1
    value = _CARDINALS.get(word)
    if value is None:
        tens, _, unit = word.partition("-")
        both = _CARDINALS.get(tens), _CARDINALS.get(unit)
        return (Fraction(both[0] + both[1]), first + 1) if both[0] and both[1] else (None, first)
    if value >= _TENS and first + 2 < stop and tree.word[first + 1] == "-" and 0 < _CARDINALS.get(tree.lower[first + 2], 0) < 10:
        return Fraction(value + _CARDINALS[tree.lower[first + 2]]), first + 3
    return Fraction(value), first + 1


def _scaled(tree: Tree, end: int, stop: int, value: Fraction) -> _Number | None:
    """A number with the words that multiply it (`three hundred thousand`) and what is added below them (`two hundred and fifty`)."""
    scale = 1
    while end < stop and tree.lower[end] in _SCALES:
        scale *= _SCALES[tree.lower[end]]
        end += 1
    total = value * scale
    follows = end + 1 if end < stop and tree.lower[end] == "and" else end
    if scale >= _HUNDRED and follows < stop and tree.lower[follows] in _CARDINALS:
        rest, after = _simple(tree, follows, stop)
        if rest is not None and rest < scale:
            total, end = total + rest, after
    return _Number(end, int(total), scale) if total.denominator == 1 else None
