"""For whom an official speaks: the body that `we` means in what a spokesman, a minister or a president says."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from kg.language.coreference.book import Book
from kg.language.names.gazetteer import load_gazetteer

_BODIES = {"Government", "ArmedGroup", "Organization"}
_SPEAKING = frozenset(
    "spokesman spokeswoman spokesperson president vice-president minister premier chancellor secretary chief leader head director chairman "
    "chairwoman commander ceo official envoy ambassador king emir sultan".split()
)
_CABINET = frozenset("president premier chancellor minister secretary secdef".split())
_FORMER = frozenset("former ex ousted deposed late then ex-president exiled opposition".split())
_ACTING = 2


def body_of_speaker(book: Book, source: int) -> int | None:
    """A mention of the body that a person speaks for by office; None where the document does not make it clear."""
    members = book.group_of[source].members
    if any(_is_former(book, number) for number in members):
        return None
    for number in sorted(members, key=lambda n: book.mentions[n].start):
        found = next(_bodies_beside(book, number), None)
        if found is not None:
            return found
    titled = any(_is_cabinet(book, number) for number in members)
    return _only_government(book) if titled else None


def _before(book: Book, number: int) -> int:
    """The first token of the noun phrase around a mention: where its titles begin."""
    mention = book.mentions[number]
    return min(mention.start, book.tree.left[mention.head])


def _is_former(book: Book, number: int) -> bool:
    mention = book.mentions[number]
    return not _FORMER.isdisjoint(book.tree.lower[_before(book, number) : mention.end])


def _bodies_beside(book: Book, number: int) -> Iterator[int]:
    """The bodies that stand in a person's title or description: `Taliban spokesman X`, `the Taliban's minister`, `a spokesman for X`."""
    tree, mention = book.tree, book.mentions[number]
    if mention.kind == "pronoun":
        return
    tokens = range(_before(book, number), mention.end)
    offices = [i for i in tokens if tree.lower[i] in _SPEAKING or tree.lemma[i] in _SPEAKING]
    if not offices:
        return
    last = offices[-1]
    behind = [tree.kid(kid, "pobj") for kid in tree.kids(last, "prep") if tree.lower[kid] in ("of", "for")]
    near = [i for i in (*tokens, *behind) if i is not None and (i < last or i in behind)]
    for token in near:
        for other in book.at_head.get(token, ()):
            named = book.mentions[other].kind == "name" or book.mentions[other].entry is not None
            if named and other != number and book.mentions[other].type in _BODIES:
                yield other


def _is_cabinet(book: Book, number: int) -> bool:
    """Whether a person bears a title of government: `Defense Secretary X`, `President X`."""
    mention = book.mentions[number]
    return mention.kind == "name" and not _CABINET.isdisjoint(book.tree.lower[_before(book, number) : mention.end])


@cache
def _countries() -> frozenset[str]:
    entries = load_gazetteer().entries.values()
    return frozenset(entry.id for entry in entries if entry.type == "Government" and entry.geonames is not None)


def _only_government(book: Book) -> int | None:
    """A mention of the one country that acts in the document (is a subject more than once), where no other does."""
    acting: dict[int, list[int]] = {}
    for number in book.order:
        mention = book.mentions[number]
        if mention.entry in _countries() and book.profiles[number].role == "subject":
            acting.setdefault(id(book.group_of[number]), []).append(number)
    if len(acting) != 1:
        return None
    [numbers] = acting.values()
    return numbers[0] if len(numbers) >= _ACTING else None


__all__ = ["body_of_speaker"]
