"""Coreference of events that are told again with more: `a bombing last week`, then `the bombing at the gate that killed 13`.

A definite event with words of its own behind it may be a new one; it is an earlier one only where the two share a telling word, place
or time, and where nothing that is said of them differs.
"""

from __future__ import annotations

from functools import cache

from kg.language.coreference.book import Book
from kg.language.lexicon import rules
from kg.language.time import times_by_anchor

_WINDOW = 15
_DEFINITE = {"the", "this", "that"}
_OTHERNESS = frozenset(
    "another other second third fourth new former next different more further latest additional similar previous earlier planned possible "
    "potential future any no every each such alleged foiled failed".split()
)
_UNREAL = frozenset("plan plot threaten prevent foil avert avoid warn fear expect consider prepare vow thwart".split())
_PLACE_PREPOSITIONS = {"in", "at", "near", "on", "outside", "inside"}
_ACTORS_AFTER = {"by", "on", "against", "of"}
_PLACES = {"Place", "Facility", "Government"}
_GENERAL = {"attack", "assault", "incident", "strike", "operation", "raid"}
_VAGUE = frozenset(
    "deadly major recent massive bloody devastating apparent huge large small initial entire whole terrible horrific brutal".split()
)


@cache
def _kinds() -> dict[str, str]:
    return dict(rules("events")["nouns"])


def link_events(book: Book) -> None:
    """Link definite events that are described anew to the one event before that they describe."""
    events = [n for n in book.order if book.mentions[n].type == "Event" and book.mentions[n].kind == "nominal"]
    if len(events) < 2:
        return
    reader = _Reader(book)
    for place, number in enumerate(events):
        if not reader.is_definite(number) or len(book.group_of[number].members) > 1:
            continue
        near = [n for n in events[:place] if book.profiles[number].sent - book.profiles[n].sent <= _WINDOW]
        found = {id(book.group_of[n]): n for n in near if reader.same(n, number)}
        if len(found) == 1:
            book.link(next(iter(found.values())), number, "event told again")


class _Reader:
    """What the words around two event nouns tell of their being one event."""

    def __init__(self, book: Book) -> None:
        self.book, self.tree = book, book.tree
        self.times = times_by_anchor(book.tree)

    def is_definite(self, number: int) -> bool:
        """Whether an event is spoken of as known and is the only one of its kind there."""
        tree, mention = self.tree, self.book.mentions[number]
        plain = tree.lower[mention.start] in _DEFINITE and tree.tag[mention.head] == "NN"
        return plain and _OTHERNESS.isdisjoint(tree.lower[mention.start : mention.head])

    def same(self, earlier: int, later: int) -> bool:
        """Whether an earlier event and a later, definite one share what tells them apart from others, and differ in nothing."""
        tree, one, two = self.tree, self.book.mentions[earlier], self.book.mentions[later]
        if one.end > two.start or tree.tag[one.head] != "NN" or not self._is_real(earlier) or not self._same_kind(one.head, two.head):
            return False
        if self.book.are_of_others(earlier, later):
            return False
        words, others = self._words(earlier), self._words(later)
        if not (words <= others or others <= words) or self._names(earlier) ^ self._names(later):
            return False
        places, elsewhere = self._places(one.head), self._places(two.head)
        if places and elsewhere and not places & elsewhere and {kind for kind, _ in places} & {kind for kind, _ in elsewhere}:
            return False
        when, then = self._time(one.head), self._time(two.head)
        if then is not None and when != then:
            return False
        return len(words & others) > 1 or bool(places & elsewhere) or (when is not None and when == then)

    def _is_real(self, number: int) -> bool:
        tree, mention = self.tree, self.book.mentions[number]
        governor = tree.head[mention.head]
        if tree.dep[mention.head] == "pobj":
            governor = tree.head[governor]
        return tree.lemma[governor] not in _UNREAL and _OTHERNESS.isdisjoint(tree.lower[mention.start : mention.head])

    def _same_kind(self, one: int, other: int) -> bool:
        """Whether two event nouns are one noun, or a general one (`attack`) stands for a special one of its type."""
        heads = self.tree.lemma[one], self.tree.lemma[other]
        kinds = _kinds()
        general = not _GENERAL.isdisjoint(heads) and kinds.get(heads[0], "") == kinds.get(heads[1], "") != ""
        return heads[0] == heads[1] or general

    def _words(self, number: int) -> set[str]:
        """The telling words of an event: its noun and those before it, without general and vague ones and names."""
        tree, mention = self.tree, self.book.mentions[number]
        tokens = [i for i in range(mention.start, mention.head + 1) if tree.pos[i] in ("NOUN", "ADJ", "VERB") and not self._is_name(i)]
        return {tree.lower[i] for i in tokens} - _GENERAL - _VAGUE

    def _is_name(self, token: int) -> bool:
        return any(self.book.mentions[n].kind == "name" for n in self.book.at_head.get(token, ()))

    def _names(self, number: int) -> set[int]:
        """Who is named before an event noun or by it, as the numbers of their groups; places are not told apart here."""
        tree, book, mention = self.tree, self.book, self.book.mentions[number]
        after = [tree.kid(kid, "pobj") for kid in tree.kids(mention.head, "prep", "agent") if tree.lower[kid] in _ACTORS_AFTER]
        tokens = [*range(mention.start, mention.head), *(token for token in after if token is not None)]
        found = {n for token in tokens for n in book.at_head.get(token, ()) if book.mentions[n].kind == "name"}
        return {id(book.group_of[n]) for n in found if book.mentions[n].type not in ("Place", "Facility", "Date")}

    def _places(self, head: int) -> set[tuple[str, int]]:
        """The places that stand behind an event noun, each with its type and group."""
        tree, book = self.tree, self.book
        nouns = [tree.kid(kid, "pobj") for kid in tree.kids(head, "prep") if tree.lower[kid] in _PLACE_PREPOSITIONS]
        tokens = [token for noun in nouns if noun is not None for token in (noun, *tree.kids(noun, "poss"))]
        numbers = [n for token in tokens for n in book.at_head.get(token, ()) if book.mentions[n].type in _PLACES]
        return {(book.mentions[n].type, id(book.group_of[n])) for n in numbers}

    def _time(self, head: int) -> str | None:
        time = self.times.get(head)
        return self.tree.span_text(time.start, time.end).lower() if time is not None and time.anchor == head else None


__all__ = ["link_events"]
