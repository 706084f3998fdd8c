"""Coreference of names: the same name, acronyms, short forms, surnames; in order of precision."""

from __future__ import annotations

from collections import defaultdict

from kg.language.coreference.book import Book
from kg.language.coreference.profile import words_of
from kg.language.names.patterns import SHIPS

_SHORT_TYPES = ("Organization", "ArmedGroup", "Government", "Facility", "Other")


def link_names(book: Book) -> None:
    """Link the names of the document, the surest rules first."""
    names = [number for number in book.order if book.mentions[number].kind == "name" and book.profiles[number].words]
    _link_entries(book)
    _link_exact(book, names)
    _link_brackets(book)
    _link_called(book)
    _link_initials(book, names)
    _link_short_bodies(book, names)
    _link_persons(book, names)
    _link_ships(book, names)


def _link_ships(book: Book, names: list[int]) -> None:
    """`Kent` for HMS Kent."""
    vessels = [number for number in names if book.mentions[number].type == "Equipment"]
    known = {book.profiles[n].words[-1]: n for n in reversed(vessels) if book.tree.word[book.mentions[n].start] in SHIPS}
    for number in vessels if known else ():
        words = book.profiles[number].words
        if len(words) == 1 and words[0] in known:
            book.link(known[words[0]], number, "short form")


def _link_entries(book: Book) -> None:
    """Mentions of one gazetteer entry, adjectives (`Iraqi`) among them."""
    first: dict[str, int] = {}
    for number in book.order:
        entry = book.mentions[number].entry
        if entry:
            other = first.setdefault(entry, number)
            if book.mentions[number].kind == "nominal":
                rule = "demonym"
            else:
                rule = "exact" if book.profiles[other].words == book.profiles[number].words else "alias"
            book.link(other, number, rule)


def _link_exact(book: Book, names: list[int]) -> None:
    """The same words; of two readings of one word (the state, the city) each with its own entry."""
    seen: dict[str, list[int]] = defaultdict(list)
    for number in names:
        key = " ".join(book.profiles[number].words).replace(".", "")
        for other in reversed(seen[key]):
            if book.fits(other, number):
                book.link(other, number, "exact")
                break
        seen[key].append(number)


def is_acronym(words: tuple[str, ...], written: str) -> bool:
    """Whether a name is written as an acronym: one word, at least two capitals, at most eight letters."""
    return (
        len(words) == 1
        and 2 <= len(written) <= 9
        and sum(c.isupper() for c in written) >= 2
        and written.upper() == written.replace("s", "S")
    )


def initials_of(words: tuple[str, ...]) -> set[str]:
    """The acronyms that a name's words may give: with and without small words and kinds of body.

    >>> sorted(initials_of(("bank", "of", "england")))
    ['be', 'boe']
    """
    small = {"of", "the", "and", "for", "in", "on", "to", "de", "la", "al", "&", "in-conjunction"}
    parts = [part for word in words for part in word.replace("-", " ").split() if part[0].isalnum()]
    full = "".join(part[0] for part in parts)
    short = "".join(part[0] for part in parts if part not in small)
    legal = "".join(part[0] for part in parts if part not in small and part.rstrip(".") not in words_of("names", "legal"))
    return {text for text in (full, short, legal) if len(text) > 1}


def _link_brackets(book: Book) -> None:
    """`Full Name (FN)` and `FN (Full Name)`; a ship and its hull number."""
    tree, mentions = book.tree, book.mentions
    ending: dict[int, list[int]] = defaultdict(list)
    for number in book.order:
        if mentions[number].kind != "pronoun":
            ending[mentions[number].end].append(number)
    for number in book.order:
        mention = mentions[number]
        if mention.kind != "name" or mention.start == 0 or tree.word[mention.start - 1] not in ("(", "["):
            continue
        if mention.end < tree.n and tree.word[mention.end] not in (")", "]", ",", ";", ":", "/"):
            continue
        place = mention.start - 1
        before = ending.get(place) or (ending.get(place - 1, []) if tree.tag[place - 1] == "POS" else [])
        other = max(before, key=lambda n: mentions[n].end - mentions[n].start, default=None)
        if other is not None and _abbreviates(book, other, number):
            book.link(other, number, "acronym in brackets")
        elif other is not None and mentions[other].type == "Equipment" and any(c.isdigit() for c in book.profiles[number].words[-1]):
            book.link(other, number, "hull number")


def _link_called(book: Book) -> None:
    """`X, also known as Y`, `X, formerly called Y`."""
    tree, mentions = book.tree, book.mentions
    starts = {mentions[n].start: n for n in reversed(book.order) if mentions[n].kind == "name"}
    for number in book.order:
        end = mentions[number].end
        if mentions[number].kind == "pronoun" or end >= tree.n or tree.lower[end] not in _CALLED:
            continue
        place, called = end, False
        while place < tree.n and tree.lower[place] in _CALLED:
            called |= tree.lower[place] in _NAMING and tree.tag[place] not in ("VBD", "VBP", "VBZ", "VB")
            place += 1
        other = starts.get(place)
        if called and other is not None and other != number and book.fits(number, other):
            book.link(number, other, "also called")


_NAMING = {"known", "called", "nicknamed", "dubbed", "named", "identified", "aka", "a.k.a", "a.k.a.", "alias"}
_CALLED = _NAMING | set(", also as formerly previously better commonly popularly now or the and is ( \" “ `` ' ‘".split())


def _abbreviates(book: Book, one: int, other: int) -> bool:
    """Whether one of two mentions is an abbreviation of the other."""
    if book.mentions[one].type in ("Person", "Place") and book.mentions[one].kind == "name" and "Person" == book.mentions[one].type:
        return False
    pairs = ((one, other), (other, one))
    return any(_letters_of(book, long, short) for long, short in pairs) and not _two_entries(book, one, other)


def _two_entries(book: Book, one: int, other: int) -> bool:
    left, right = book.group_of[one].entries, book.group_of[other].entries
    return bool(left and right and not left & right)


def _letters_of(book: Book, long: int, short: int) -> bool:
    """Whether the letters of the short name stand in order in the long one, the first at its beginning."""
    words = book.profiles[short].words
    mention = book.mentions[short]
    written = book.tree.span_text(mention.start, mention.end)
    if len(words) > 2 or not any(c.isupper() for c in written) or len(book.profiles[long].words) < 2:
        return False
    letters = "".join(c for c in written.lower() if c.isalnum())
    text = " ".join(book.profiles[long].words)
    begins = [word for word in book.profiles[long].words[:3] if letters and word[0] == letters[0]]
    if len(words) == 2 or not begins or not is_acronym(words, written):
        return False
    place = text.find(begins[0])
    for letter in letters:
        place = text.find(letter, place) + 1
        if not place:
            return False
    return True


def _link_initials(book: Book, names: list[int]) -> None:
    """An acronym elsewhere in the document whose letters are the initials of a name."""
    by_initials: dict[str, list[int]] = defaultdict(list)
    for number in names:
        mention, words = book.mentions[number], book.profiles[number].words
        if len(words) > 1 and mention.type != "Person":
            for key in initials_of(words):
                by_initials[key].append(number)
    for number in names:
        mention, words = book.mentions[number], book.profiles[number].words
        if mention.type == "Person" and len(words) == 1 and len(words[0]) > 5:
            continue
        if is_acronym(words, book.tree.span_text(mention.start, mention.end)):
            for other in by_initials.get(words[0].replace(".", ""), ()):
                if not _two_entries(book, other, number):
                    book.link(other, number, "initials")
                    break


def core_of(words: tuple[str, ...]) -> tuple[str, ...]:
    """The name of a body without what tells its legal form.

    >>> core_of(("apple", "inc."))
    ('apple',)
    """
    legal = words_of("names", "legal")
    while len(words) > 1 and words[-1].rstrip(".") in legal:
        words = words[:-1]
    return words


def _link_short_bodies(book: Book, names: list[int]) -> None:
    """`Apple` for Apple Inc., `Ford` for Ford Motor Company, `Brookings` for the Brookings Institution."""
    by_core: dict[tuple[str, ...], int] = {}
    mistaken: dict[tuple[str, ...], int] = {}
    bodies = []
    for number in names:
        mention, words = book.mentions[number], book.profiles[number].words
        if mention.type in _SHORT_TYPES:
            bodies.append(number)
            first = by_core.setdefault(core_of(words), number)
            if book.fits(first, number):
                book.link(first, number, "short form")
        elif mention.type == "Place" and mention.entry is None and len(words) == 1:
            mistaken.setdefault(words, number)
    for number in bodies:
        _link_shorter(book, number, by_core, mistaken)


def _link_shorter(book: Book, number: int, by_core: dict[tuple[str, ...], int], mistaken: dict[tuple[str, ...], int]) -> None:
    """Link a long name to its short form, or to one taken for a place that follows it."""
    trade = words_of("names", "trade") | words_of("names", "legal")
    words = core_of(book.profiles[number].words)
    for length in range(1, len(words)):
        if words[0] in trade or not {word.rstrip(".") for word in words[length:]} <= trade:
            continue
        other, place = by_core.get(words[:length]), mistaken.get(words[:length])
        if other is not None and book.fits(other, number):
            book.link(other, number, "short form")
            return
        if place is not None and book.mentions[place].start > book.mentions[number].start:
            book.link(place, number, "short form")
            return


def _link_persons(book: Book, names: list[int]) -> None:
    """A surname, or a given name, to the full name."""
    full: dict[str, list[int]] = defaultdict(list)
    given: dict[str, list[int]] = defaultdict(list)
    doubtful: dict[str, list[int]] = defaultdict(list)
    for number in names:
        words = book.profiles[number].words
        if len(words) > 1 and book.mentions[number].type == "Person":
            _link_full(book, full, number)
            full[_surname(words)].append(number)
            given[words[0]].append(number)
        elif len(words) > 1 and book.may_be_person(number):
            doubtful[words[-1]].append(number)
    book.full_names = full
    for number in names:
        words = book.profiles[number].words
        person = book.mentions[number].type == "Person"
        if len(words) == 1 and (person or _likely_person(book, number)):
            known = ((full, "surname"), (given, "given name"), (doubtful if person and words[0] not in full else {}, "surname"))
            any(_link_short(book, table.get(words[0], []), number, rule) for table, rule in known)
        elif len(words) == 2 and person:
            longer = [n for n in full.get(_surname(words), ()) if book.profiles[n].words[-2:] == words and len(book.profiles[n].words) > 2]
            _link_short(book, longer, number, "surname")


def _likely_person(book: Book, number: int) -> bool:
    """Whether a name of another type may be a person's after all: every mention of it comes after a person of that name."""
    if not book.may_be_person(number):
        return False
    group, word = book.group_of[number], book.profiles[number].words[0]
    first = min(book.mentions[n].start for n in group.members)
    return any(book.mentions[n].start < first for n in book.full_names.get(word, ()))


def _surname(words: tuple[str, ...]) -> str:
    last = [word for word in words if word.rstrip(".") not in words_of("names", "suffixes")]
    return last[-1] if last else words[-1]


def _link_full(book: Book, full: dict[str, list[int]], number: int) -> None:
    """Full names that differ in a middle name or initial only."""
    words = book.profiles[number].words
    for other in full[_surname(words)]:
        known = book.profiles[other].words
        if known[0] != words[0] or known[-1] != words[-1] or _stands_beside(book, other, number):
            continue
        if _middles_fit(known[1:-1], words[1:-1]) and book.fits(other, number):
            book.link(other, number, "full name")
            return


def _stands_beside(book: Book, one: int, other: int) -> bool:
    """Whether one of two names stands within an apposition to the other, and so names somebody else: `X, the father of Y`, `X's son, Y`."""
    tree = book.tree
    for outer, inner in ((one, other), (other, one)):
        below = own = book.mentions[inner].head
        head = book.mentions[outer].head
        for above in tree.ancestors(own):
            within = tree.dep[below] == "appos" and below != own and above == head
            if within or (tree.dep[head] == "appos" and tree.head[head] == above):
                return True
            below = above
    return False


def _middles_fit(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if not one or not other:
        return True
    return len(one) == len(other) and all(
        a[0] == b[0] and (a == b or len(a.rstrip(".")) == 1 or len(b.rstrip(".")) == 1) for a, b in zip(one, other, strict=True)
    )


def _link_short(book: Book, candidates: list[int], number: int, rule: str) -> bool:
    """Link a short name to the one person who bears it.

    Of several, to the one who was named by it alone before; else to the one named with it last, if close by.
    """
    fitting = [n for n in candidates if _person_fits(book, n, number) and not _is_relative(book, n, number)]
    things = {id(book.group_of[n]) for n in fitting}
    if not things:
        return False
    place = book.mentions[number].start
    before = [n for n in fitting if book.mentions[n].start < place]
    if len(things) > 1:
        recent = [m for n in fitting for m in book.group_of[n].members if book.mentions[m].start < place and _shares(book, m, number)]
        alone = [m for m in recent if book.profiles[m].words == book.profiles[number].words]
        if len({id(book.group_of[m]) for m in alone}) == 1:
            book.link(alone[-1], number, rule)
            return True
        near = max(recent, key=lambda m: book.mentions[m].start, default=None)
        if near is None or book.profiles[number].sent - book.profiles[near].sent > 1:
            return False
        book.link(near, number, rule)
        return True
    book.link((before or fitting)[-1], number, rule)
    return True


def _is_relative(book: Book, full: int, number: int) -> bool:
    """Whether a full name is told in a sentence that has called somebody by the surname before: another of the family."""
    place, sentence = book.mentions[full].start, book.profiles[full].sent
    earlier = (n for n in book.group_of[number].members if book.profiles[n].sent == sentence and book.mentions[n].start < place)
    return any(book.profiles[n].words == book.profiles[number].words for n in earlier)


def _shares(book: Book, one: int, other: int) -> bool:
    """Whether one name has all the words of another."""
    return set(book.profiles[other].words) <= set(book.profiles[one].words)


def _person_fits(book: Book, one: int, other: int) -> bool:
    left, right = book.group_of[one], book.group_of[other]
    if left is right:
        return True
    if _stands_beside(book, one, other):
        return False
    return (not left.genders or not right.genders or bool(left.genders & right.genders)) and not _two_entries(book, one, other)
