"""Coreference of noun phrases without a name by their place: apposition, role before a name, predicate noun, repetition."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kg.language.coreference.book import Book, families_fit
from kg.language.coreference.profile import words_of
from kg.language.quantities import mention_count
from kg.language.tree import Tree

_DEFINITE = {"the", "this", "that", "these", "those"}
_REPEATED = 6
_LISTED = frozenset({"Equipment", "Facility"})


def link_nominals(book: Book) -> None:
    """Link the noun phrases that syntax, commas or a repeated sentence set equal to another mention."""
    for number in book.order:
        if book.mentions[number].kind == "nominal" and not book.mentions[number].entry:
            _link_syntax(book, number)
    _link_beside(book)
    _link_repeated(book)


def _link_repeated(book: Book) -> None:
    """The noun phrases of a sentence that repeats another word by word, as captions do."""
    tree = book.tree
    first: dict[str, int] = {}
    same: dict[int, int] = {}
    for number, (start, end) in enumerate(tree.sents):
        if end - start >= _REPEATED:
            earlier = first.setdefault(tree.span_text(start, end).strip(), number)
            if earlier != number:
                same[number] = tree.sents[earlier][0] - start
    if not same:
        return
    at = {(mention.start, mention.end): n for n, mention in enumerate(book.mentions)}
    for number in book.order:
        mention = book.mentions[number]
        shift = same.get(tree.sent[mention.start])
        if shift is not None and mention.kind == "nominal":
            other = at.get((mention.start + shift, mention.end + shift))
            if other is not None and book.fits(other, number):
                book.link(other, number, "repeated sentence")


def _link_beside(book: Book) -> None:
    """A name and a definite noun phrase of its kind between commas, where the parse shows no apposition."""
    tree, mentions = book.tree, book.mentions
    starts: dict[int, list[int]] = defaultdict(list)
    for number in book.order:
        if mentions[number].kind != "pronoun":
            starts[mentions[number].start].append(number)
    for number in book.order:
        end = mentions[number].end
        if mentions[number].kind == "pronoun" or end >= tree.n or tree.word[end] != ",":
            continue
        for other in starts.get(end + 1, ()):
            if _is_beside(book, number, other):
                book.link(number, other, "appositive")
                break


def _is_beside(book: Book, number: int, other: int) -> bool:
    """Whether of two mentions parted by a comma one names the other; not in a list, and only what is of one known kind."""
    tree, one, two = book.tree, book.mentions[number], book.mentions[other]
    named = book.group_of[number].named, book.group_of[other].named
    if named[0] == named[1] or one.type != two.type or one.type == "Other":
        return False
    nominal = other if named[0] else number
    phrase = book.mentions[nominal]
    if tree.tag[phrase.head] in ("NNS", "NNPS") or phrase.entry or not is_definite(tree, phrase.start, phrase.head):
        return False
    after = tree.lower[two.end : two.end + 2]
    closed = not after or after[0] in (".", ",", ";", ":", ")")
    return closed and after[1:] not in (["and"], ["or"]) and may_be(book, nominal, other if nominal == number else number)


def _link_syntax(book: Book, number: int) -> None:
    for other, rule in _syntactic(book, number):
        if other != number and may_be(book, number, other):
            book.link(other, number, rule)


def may_be(book: Book, number: int, other: int) -> bool:
    """Whether two noun phrases that the syntax sets equal can be one thing: number, entry and type must be known to agree."""
    left, right = book.group_of[number], book.group_of[other]
    if book.mentions[other].kind == "pronoun" or left is right:
        return False
    if left.numbers and right.numbers and not left.numbers & right.numbers:
        return False
    if left.entries and right.entries and not left.entries & right.entries:
        return False
    if "other" in left.families and not left.named:
        fitting = "other" in right.families
    else:
        fitting = families_fit(left.families, right.families) and ("person" in left.families) == ("person" in right.families)
    return fitting and not _count_apart(book, number, other)


def _count_apart(book: Book, number: int, other: int) -> bool:
    """Whether two noun phrases count their things differently: `11 soldiers` are not `13 troops`."""
    one, two = (mention_count(book.tree, book.mentions[n]) for n in (number, other))
    if one is None or two is None:
        return False
    above = one.high is not None and two.low is not None and one.high < two.low
    return above or (two.high is not None and one.low is not None and two.high < one.low)


def _syntactic(book: Book, number: int) -> Iterator[tuple[int, str]]:
    """What the syntax sets equal to a noun phrase, with the rule."""
    tree, mention = book.tree, book.mentions[number]
    head = mention.head
    for same in book.at_head[head]:
        name = book.mentions[same]
        if same != number and name.kind == "name" and mention.start <= name.start and name.end <= mention.end and tree.dep[head] != "conj":
            yield same, "same phrase"
    inner = book.mentions[mention.inner] if mention.inner is not None else None
    if mention.inner is not None and inner and inner.kind == "name" and inner.end == mention.end > head + 1 and inner.start == head + 1:
        yield mention.inner, "role before name"
    if tree.dep[head] == "appos":
        yield from ((other, "appositive") for other in _longest(book, tree.head[head], number) if _may_stand_beside(book, number, other))
    for child in tree.kids(head, "appos"):
        yield from ((other, "appositive") for other in _longest(book, child, number) if book.mentions[other].kind == "name")
    if mention.end < tree.n and tree.dep[head] in ("compound", "nmod", "amod", "appos", "npadvmod"):
        for other in book.at_head.get(tree.head[head], ()):
            if book.mentions[other].kind == "name" and book.mentions[other].start == mention.end:
                yield other, "role before name"
    yield from _named_by_of(book, head)
    yield from _second_role(book, number)
    yield from _predicate_subject(book, number)


def _second_role(book: Book, number: int) -> Iterator[tuple[int, str]]:
    """`X, the mayor and leader of the party`: a second role of one person."""
    tree, mention = book.tree, book.mentions[number]
    if book.group_of[number].named or mention.type != "Person" or tree.dep[mention.head] != "conj":
        return
    if tree.tag[mention.head] in ("NNS", "NNPS"):
        return
    for other in book.at_head.get(tree.first_conjunct(mention.head), ()):
        first = book.mentions[other]
        named = book.group_of[other].named and tree.dep[first.head] in ("appos", "compound")
        if named and first.kind == "nominal" and first.type == "Person":
            yield other, "second role"


def _longest(book: Book, head: int, number: int) -> list[int]:
    """The longest mention at a head, names before others."""
    found = [n for n in book.at_head.get(head, ()) if n != number]
    return sorted(found, key=lambda n: (book.mentions[n].kind != "name", book.mentions[n].start))[:1]


def _may_stand_beside(book: Book, number: int, other: int) -> bool:
    """Whether an apposition is none of a list: one of the two is named, or the second has a determiner."""
    tree, mention = book.tree, book.mentions[number]
    if tree.lower[mention.start] == "whose":
        return False
    if book.group_of[number].named or book.group_of[other].named:
        return True
    if mention.type in _LISTED and {tree.lower[mention.start], tree.lower[book.mentions[other].start]} <= {"a", "an"}:  # `a tank, a truck`
        return False
    return tree.pos[mention.start] == "DET" or any(tree.dep[child] == "poss" for child in tree.kids(mention.head))


def _named_by_of(book: Book, head: int) -> Iterator[tuple[int, str]]:
    """`the city of Herat`: the name after `of`."""
    tree = book.tree
    if tree.lemma[head] in words_of("nominals", "of_name"):
        for preposition in tree.kids(head, "prep"):
            if tree.lower[preposition] == "of":
                yield from ((other, "of-name") for p in tree.kids(preposition, "pobj") for other in _names_at(book, p))


def _names_at(book: Book, head: int) -> list[int]:
    return [n for n in book.at_head.get(head, ()) if book.mentions[n].kind == "name"]


def _predicate_subject(book: Book, number: int) -> Iterator[tuple[int, str]]:
    """`X is the leader`: the subject of a plain, positive `be` with a definite noun phrase."""
    tree, mention = book.tree, book.mentions[number]
    head, verb = mention.head, tree.head[mention.head]
    if tree.dep[head] != "attr" or tree.lemma[verb] != "be" or not is_definite(tree, mention.start, head):
        return
    if any(tree.dep[child] in ("neg", "aux", "mark", "expl", "advmod") and tree.lower[child] not in _PLAIN for child in tree.kids(verb)):
        return
    if tree.sents[tree.sent[verb]][1] - 1 >= 0 and "?" in tree.word[verb : tree.sents[tree.sent[verb]][1]]:
        return
    for subject in tree.kids(verb, "nsubj"):
        yield from ((other, "predicate noun") for other in _longest(book, subject, number))


_PLAIN = {"has", "have", "had", "also", "currently", "now", "still", "that", "already"}


def is_definite(tree: Tree, start: int, head: int) -> bool:
    """Whether a noun phrase begins with a definite determiner or has a possessor."""
    return tree.lower[start] in _DEFINITE or any(tree.dep[child] == "poss" for child in tree.kids(head))
