"""Coreference of definite noun phrases: the same head as before (`the ship`), a title, or the kind of what was named (`the company`)."""

from __future__ import annotations

from collections import defaultdict

from kg.language.coreference.book import Book
from kg.language.coreference.nominals import may_be
from kg.language.coreference.profile import role_of, words_of
from kg.language.names.gazetteer import load_gazetteer
from kg.language.names.words import common_noun, singular

_DEFINITE = {"the", "this", "that", "these", "those"}
_CONTENT = {"ADJ", "NOUN", "PROPN", "NUM", "ADV", "VERB"}
_OTHERNESS = {"another", "other", "second", "third", "new", "former", "next", "different", "same", "more", "further", "latest"}
_PLAIN_MODIFIERS = {"federal", "central", "national"}
_KIND_TYPES = ("Organization", "ArmedGroup", "Government", "Place", "Facility", "Equipment")
_OF_A_STATE = frozenset({"army", "police", "military", "navy", "force", "marine"})
_SAME_HEAD_WINDOW = 12
_KIND_WINDOW = 3
_PLACE_WINDOW = 5
_EVENT_WINDOW = 2
_KIND_MARGIN = 0.5
_ROLE_SCORES = {"subject": 1.5, "part": -1.5}


def link_definite(book: Book) -> None:
    """Definite noun phrases, in text order, to what was named before by the same head or is of the kind that the head tells."""
    seen: dict[str, list[int]] = defaultdict(list)
    named: list[int] = []
    events: list[int] = []
    for number in book.order:
        mention = book.mentions[number]
        if mention.kind == "pronoun":
            continue
        if mention.kind == "nominal" and not mention.entry and _is_anaphoric(book, number):
            other = _same_head(book, number, seen)
            rule = "same head"
            if other is None and mention.type == "Event":
                other, rule = _same_event(book, number, events), "same event"
            elif other is None and not _modifiers(book, number) - _PLAIN_MODIFIERS:
                other, rule = _of_kind(book, number, named), "kind"
            if other is not None:
                book.link(other, number, rule)
        for head in _heads(book, number):
            seen[head].append(number)
        if mention.kind == "name":
            named.append(number)
        if mention.type == "Event":
            events.append(number)


def _is_anaphoric(book: Book, number: int) -> bool:
    """Whether a noun phrase may point back: `the` or `this` before it, and nothing after it that tells which."""
    tree, mention = book.tree, book.mentions[number]
    if tree.lower[mention.start] not in _DEFINITE or len(book.group_of[number].members) > 1:
        return False
    head = mention.head
    after = [child for conjunct in tree.conjuncts(head) for child in tree.kids(conjunct) if child > head]
    if any(tree.dep[child] in ("prep", "relcl", "acl", "poss", "appos") for child in after):
        return False
    return not any(tree.lower[i] in _OTHERNESS for i in range(mention.start, head))


def _modifiers(book: Book, number: int) -> set[str]:
    tree, mention = book.tree, book.mentions[number]
    return {tree.lower[i] for i in range(mention.start, mention.head) if tree.pos[i] in _CONTENT}


def _heads(book: Book, number: int) -> set[str]:
    """The heads under which a mention may be meant again: its own noun, a title, the kind of body in its name."""
    tree, mention, profile = book.tree, book.mentions[number], book.profiles[number]
    if mention.kind == "nominal":
        return {tree.lemma[mention.head]}
    if mention.type == "Person":
        return {_ABBREVIATED.get(title, title) for title in profile.titles}
    return {word for word in (tree.lemma[mention.head], *profile.words[-1:], *profile.words[:1]) if len(profile.words) > 1}


_ABBREVIATED = {
    "gen": "general",
    "lt": "lieutenant",
    "col": "colonel",
    "maj": "major",
    "capt": "captain",
    "cmdr": "commander",
    "adm": "admiral",
    "sgt": "sergeant",
    "sen": "senator",
    "gov": "governor",
    "rep": "representative",
    "prof": "professor",
    "dr": "doctor",
    "rev": "reverend",
    "secdef": "secretary",
}


def _same_head(book: Book, number: int, seen: dict[str, list[int]]) -> int | None:
    """The nearest earlier mention with this head and at least these modifiers."""
    tree, mention, profile = book.tree, book.mentions[number], book.profiles[number]
    wanted = _modifiers(book, number)
    plural = "plural" in book.group_of[number].numbers
    for other in reversed(seen.get(tree.lemma[mention.head], ())):
        if profile.sent - book.profiles[other].sent > _SAME_HEAD_WINDOW:
            return None
        earlier = book.mentions[other]
        if earlier.end > mention.start or not may_be(book, number, other):
            continue
        if earlier.kind == "name" and earlier.type == "Place" and profile.sent - book.profiles[other].sent > _PLACE_WINDOW:
            continue
        if earlier.kind == "nominal" and plural != (book.profiles[other].number == "plural"):
            continue
        if book.are_of_others(number, other):
            continue
        words = {tree.lower[i] for i in range(earlier.start, earlier.end)}
        if wanted <= words | {word for n in book.group_of[other].members for word in book.profiles[n].words}:
            plain = earlier.kind == "nominal" and not earlier.entry
            return other if plain else _named_the_same(book, number, other, seen)
    return None


def _named_the_same(book: Book, number: int, name: int, seen: dict[str, list[int]]) -> int:
    """The same words as before where they meant another than the name between (`the army`, the Free People's Army, `the army`)."""
    written = _written(book, number)
    for other in reversed(seen.get(book.tree.lemma[book.mentions[number].head], ())):
        if book.mentions[other].kind == "nominal" and not book.mentions[other].entry and _written(book, other) == written:
            return other if may_be(book, number, other) else name
    return name


def _written(book: Book, number: int) -> str:
    mention = book.mentions[number]
    return book.tree.span_text(mention.start, mention.end).lower()


def _same_event(book: Book, number: int, events: list[int]) -> int | None:
    """The one special event before that a general word means again: `a bombing`, then `the attack` or `the bombing attack`."""
    tree, special = book.tree, words_of("nominals", "special_event")
    if tree.lemma[book.mentions[number].head] not in words_of("nominals", "general_event"):
        return None
    wanted = _modifiers(book, number)
    told, sent, plural = wanted & special, book.profiles[number].sent, book.profiles[number].number
    found: dict[int, int] = {}
    for other in reversed(events):
        earlier, lemma = book.mentions[other], tree.lemma[book.mentions[other].head]
        if sent - book.profiles[other].sent > (_SAME_HEAD_WINDOW if told else _EVENT_WINDOW):
            break
        if earlier.end > book.mentions[number].start or lemma not in (told or special) or book.profiles[other].number != plural:
            continue
        if wanted - special <= set(tree.lower[earlier.start : earlier.end]) and book.fits(number, other):
            found.setdefault(id(book.group_of[other]), other)
    return next(iter(found.values())) if len(found) == 1 else None


def _of_kind(book: Book, number: int, named: list[int]) -> int | None:
    """The one name of the kind that a bare head tells (`the company`), nearest and most prominent; none where two are alike."""
    lemma = book.tree.lemma[book.mentions[number].head]
    kinds = {kind for kind in _KIND_TYPES if lemma in words_of("nominals", kind)}
    if not kinds or "plural" in book.group_of[number].numbers:
        return None
    scores: dict[int, tuple[float, int, int]] = {}
    for other in reversed(named):
        distance = book.profiles[number].sent - book.profiles[other].sent
        if distance > _KIND_WINDOW:
            break
        earlier = book.mentions[other]
        if earlier.type not in kinds or earlier.end > book.mentions[number].start or not _suits(book, other, lemma):
            continue
        group = book.group_of[other]
        score = 3.0 - distance + _ROLE_SCORES.get(role_of(book.tree, earlier.head), 0.0) + min(len(group.members), 6) / 4
        if score > scores.get(id(group), (0.0, 0, 0))[0]:
            scores[id(group)] = (score, other, distance)
    ranked = sorted(scores.values(), reverse=True)
    if not ranked or (len(ranked) > 1 and _rivals(ranked[0], ranked[1], lemma)):
        return None
    return ranked[0][1]


def _rivals(best: tuple[float, int, int], second: tuple[float, int, int], lemma: str) -> bool:
    """Whether the second best may be meant as well; two countries in one sentence always may."""
    return best[0] - second[0] < _KIND_MARGIN or (lemma in words_of("nominals", "state") and second[2] <= best[2])


def _suits(book: Book, other: int, lemma: str) -> bool:
    """A country is no city, and a region no town: what means a whole state or a town fits only one; the army is no band of rebels."""
    mention = book.mentions[other]
    words = book.profiles[other].words
    if mention.type == "ArmedGroup" and lemma in _OF_A_STATE and _OF_A_STATE.isdisjoint(map(singular, words)):
        return False
    if mention.type == "Place" and lemma != "area":
        told = (*words[-1:], *book.tree.lower[mention.end : mention.end + 1])
        if any(common_noun(word) == "Place" and singular(word) != lemma for word in told):
            return False  # `the Rugu forest` is no region
    if lemma in words_of("nominals", "town") and mention.entry:
        entry = load_gazetteer().entries.get(mention.entry)
        if entry is None or not entry.is_capital:
            return False
    return (lemma in words_of("nominals", "state")) == (mention.type == "Government" and _is_state(book, other))


def _is_state(book: Book, number: int) -> bool:
    """Whether a government's name is that of a state and not of one of its bodies."""
    words = book.profiles[number].words
    return not any(word in words_of("nominals", "Government") or word == "of" for word in words) or words[0] == "united"
