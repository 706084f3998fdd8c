"""Coreference of `it` and `this` as what killed or hurt somebody: the attack, the blast, the bomb that was told of right before."""

from __future__ import annotations

from kg.language.coreference.book import Book
from kg.language.lexicon import rules

_EVENTS, _BARE = rules("quantities")["events"], rules("quantities")["bare"]
_DEADLY, _HARM = frozenset(_EVENTS["deadly"]), frozenset(_BARE["active"]) - frozenset(_BARE["persons"])
_WORDS = frozenset({"it", "this"})


def link_deed(book: Book, number: int) -> bool:
    """Link `it` before a verb of harm to the one deadly event of its sentence or the one before; tell whether it was linked."""
    tree, token = book.tree, book.mentions[number].head
    verb = tree.first_conjunct(tree.head[token])
    if tree.lower[token] not in _WORDS or tree.dep[token] != "nsubj":
        return False
    if not any(tree.lemma[one] in _HARM for one in tree.conjuncts(verb)):
        return False
    for sentence in (tree.sent[token], tree.sent[token] - 1):
        found = {id(book.group_of[n]): n for n in _deadly_in(book, sentence, token)}
        if found:
            if len(found) == 1:
                book.link(next(iter(found.values())), number, f"deed {tree.lower[token]}")
            return len(found) == 1
    return False


def _deadly_in(book: Book, sentence: int, token: int) -> list[int]:
    """The deadly events that a sentence tells before a token."""
    tree = book.tree
    events = [n for n, mention in enumerate(book.mentions) if mention.type == "Event" and mention.end <= token]
    return [n for n in events if tree.sent[book.mentions[n].head] == sentence and tree.lemma[book.mentions[n].head] in _DEADLY]


__all__ = ["link_deed"]
