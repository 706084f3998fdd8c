"""The word lists that the finding of names reads, compiled once from `rules/names.toml`."""

from __future__ import annotations

from functools import cache

from kg.language.lexicon import rules


@cache
def words(table: str, key: str) -> frozenset[str]:
    """One list of words, in lower case."""
    return frozenset(str(rules("names")[table][key]).split())


@cache
def head_types() -> dict[str, str]:
    """The type that the head noun of a name tells: `party` an Organization."""
    return {word: kind for kind, text in rules("names")["heads"].items() for word in str(text).split()}


def is_title(word: str) -> bool:
    """Whether a word (in lower case) is a title or rank."""
    return word.rstrip(".") in words("titles", "words")


def before_title(word: str) -> bool:
    """Whether a word (in lower case) may stand before a title: `deputy prime minister`."""
    return word.rstrip(".") in words("titles", "before")
