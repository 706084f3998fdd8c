"""The word lists that the finding of names reads, compiled once from `rules/names.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files

from kg.language.lexicon import rules

_ORDINAL = re.compile(r"\d+(st|nd|rd|th)|[ivxlc]+")


@cache
def words(table: str, key: str) -> frozenset[str]:
    """One list of words, in lower case."""
    return frozenset(str(rules("names")[table][key]).split())


@cache
def head_types() -> dict[str, str]:
    """The type that the head noun of a name tells: `party` an Organization."""
    return {word: kind for kind, text in rules("names")["heads"].items() for word in str(text).split()}


@cache
def common_nouns() -> dict[str, tuple[str, bool]]:
    """The type of every known common noun by lemma, and whether it is weak: a node only where a claim uses it."""
    tables = rules("nominals")
    found: dict[str, tuple[str, bool]] = {str(lemma): ("Event", True) for lemma in rules("events")["nouns"]}
    for strength in ("weak", "strong"):
        for kind, text in tables[strength].items():
            found.update((lemma, (kind, strength == "weak")) for lemma in str(text).split())
    return found


def common_noun(word: str) -> str | None:
    """The type of a common noun in the singular or plural, in lower case; None where it is not known."""
    known = common_nouns().get(word) or common_nouns().get(singular(word))
    return known[0] if known else None


def singular(word: str) -> str:
    """The singular of a common noun.

    >>> singular("soldiers"), singular("ministries"), singular("airmen"), singular("police")
    ('soldier', 'ministry', 'airman', 'police')
    """
    if word.endswith("men") and len(word) > 3:
        return word[:-3] + "man"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def is_military(before: Iterable[str]) -> bool:
    """Whether the words (in lower case) before `division` or `corps` tell that it is one of soldiers.

    >>> is_military(["10th", "mountain"]), is_military(["automotive"])
    (True, False)
    """
    return any(word in words("senses", "military") or _ORDINAL.fullmatch(word) for word in before)


def headed_type(head: str, before: Iterable[str]) -> str | None:
    """The type that the head noun of a name tells, given the words (in lower case) before it; None where it tells none."""
    kind = head_types().get(head)
    unarmed = kind == "ArmedGroup" and head in ("division", "corps") and not is_military(before)
    return "Organization" if unarmed else kind


@cache
def surnames() -> frozenset[str]:
    """Common family names, as written."""
    text = files("kg.language").joinpath("gazetteer", "surnames.tsv").read_text(encoding="utf-8")
    return frozenset(line.partition("\t")[0] for line in text.splitlines()[2:])


@lru_cache(maxsize=50_000)
def is_title(word: str) -> bool:
    """Whether a word (in lower case) is a title or rank."""
    return word.rstrip(".") in words("titles", "words")


def before_title(word: str) -> bool:
    """Whether a word (in lower case) may stand before a title: `deputy prime minister`."""
    return word.rstrip(".") in words("titles", "before")


def is_acronym(word: str) -> bool:
    """Whether a word looks like an acronym: two to eight letters, most of them capitals."""
    letters = word.replace(".", "").replace("-", "")
    if not 2 <= len(letters) <= 8 or not letters.isalpha() or not letters[0].isupper():
        return False
    if word[1] == "-" or word[:2] in ("D-", "R-"):
        return False
    return sum(c.isupper() for c in letters) * 2 > len(letters) and letters.lower() not in words("never", "acronyms")
