"""Whether a word is in the dictionary of a pipeline's lemmatiser, in any of its forms."""

from __future__ import annotations

from spacy.language import Language

_PARTS = ("noun", "verb", "adj", "adv")


class Dictionary:
    """The words of a pipeline's lemmatiser; without such tables, every word counts as known."""

    def __init__(self, nlp: Language) -> None:
        lookups = getattr(nlp.get_pipe("lemmatizer"), "lookups", None) if "lemmatizer" in nlp.pipe_names else None
        self._words: set[str] = set()
        self._endings: set[tuple[str, str]] = set()
        if lookups is None or not all(lookups.has_table(name) for name in ("lemma_index", "lemma_exc", "lemma_rules")):
            return
        for part in _PARTS:
            self._words |= {*lookups.get_table("lemma_index").get(part, ()), *lookups.get_table("lemma_exc").get(part, ())}
            self._endings |= {(old, new) for old, new in lookups.get_table("lemma_rules").get(part, ())}

    def __contains__(self, word: str) -> bool:
        """Whether a word, in lower case, is known itself or by its ending: `seizes` by `seize`."""
        if not self._words or word in self._words:
            return True
        return any(word.endswith(old) and word[: len(word) - len(old)] + new in self._words for old, new in self._endings)
