"""Coreference of noun phrases without a name: apposition, role before a name, predicate noun, the same head, the kind of thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kg.language.coreference_book import Book, families_fit
from kg.language.coreference_profile import role_of, words_of
from kg.language.tree import Tree

_DEFINITE = {"the", "this", "that", "these", "those"}
_CONTENT = {"ADJ", "NOUN", "PROPN", "NUM", "ADV", "VERB"}
_OTHERNESS = {"another", "other", "second", "third", "new", "former", "next", "different", "same", "more", "further", "latest"}
_KIND_TYPES = ("Organization", "ArmedGroup", "Government", "Place", "Facility", "Equipment")
_PLAIN_MODIFIERS = {"federal", "central", "national"}
_REPEATED = 6
_SAME_HEAD_WINDOW = 12
_KIND_WINDOW = 3


def link_nominals(book: Book) -> None:
    """Link the noun phrases of the document: first what the syntax tells, then definite ones to what was named before."""
    for number in book.order:
        if book.mentions[number].kind == "nominal" and not book.mentions[number].entry:
            _link_syntax(book, number)
    _link_beside(book)
    _link_repeated(book)
    _link_definite(book)


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
    return closed and after[1:] not in (["and"], ["or"]) and _may_be(book, nominal, other if nominal == number else number)


def _link_syntax(book: Book, number: int) -> None:
    for other, rule in _syntactic(book, number):
        if other != number and _may_be(book, number, other):
            book.link(other, number, rule)


def _may_be(book: Book, number: int, other: int) -> bool:
    """Whether two noun phrases that the syntax sets equal can be one thing: number, entry and type must be known to agree."""
    left, right = book.group_of[number], book.group_of[other]
    if book.mentions[other].kind == "pronoun" or left is right:
        return False
    if left.numbers and right.numbers and not left.numbers & right.numbers:
        return False
    if left.entries and right.entries and not left.entries & right.entries:
        return False
    if "other" in left.families and not left.named:
        return "other" in right.families
    return families_fit(left.families, right.families) and ("person" in left.families) == ("person" in right.families)


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
        yield from ((other, "appositive") for other in _longest(book, tree.head[head], number))
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
    if mention.type != "Person" or tree.dep[mention.head] != "conj" or tree.tag[mention.head] in ("NNS", "NNPS"):
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


def _link_definite(book: Book) -> None:
    """Definite noun phrases, in text order, to what was named before by the same head or is of the kind that the head tells."""
    seen: dict[str, list[int]] = defaultdict(list)
    named: list[int] = []
    for number in book.order:
        mention = book.mentions[number]
        if mention.kind == "pronoun":
            continue
        if mention.kind == "nominal" and not mention.entry and _is_anaphoric(book, number):
            other = _same_head(book, number, seen)
            rule = "same head"
            if other is None and not _modifiers(book, number) - _PLAIN_MODIFIERS:
                other, rule = _of_kind(book, number, named), "kind"
            if other is not None:
                book.link(other, number, rule)
        for head in _heads(book, number):
            seen[head].append(number)
        if mention.kind == "name":
            named.append(number)


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
        if earlier.end > mention.start or not _may_be(book, number, other):
            continue
        if earlier.kind == "nominal" and plural != (book.profiles[other].number == "plural"):
            continue
        words = {tree.lower[i] for i in range(earlier.start, earlier.end)}
        if wanted <= words | {word for n in book.group_of[other].members for word in book.profiles[n].words}:
            return other
    return None


def _of_kind(book: Book, number: int, named: list[int]) -> int | None:
    """The one name of the kind that a bare head tells (`the company`), nearest and most prominent; none where two are alike."""
    tree, mention, profile = book.tree, book.mentions[number], book.profiles[number]
    lemma = tree.lemma[mention.head]
    kinds = {kind for kind in _KIND_TYPES if lemma in words_of("nominals", kind)}
    if not kinds or "plural" in book.group_of[number].numbers:
        return None
    scores: dict[int, tuple[float, int]] = {}
    for other in reversed(named):
        distance = profile.sent - book.profiles[other].sent
        if distance > _KIND_WINDOW:
            break
        earlier = book.mentions[other]
        if earlier.type not in kinds or earlier.end > mention.start or not _suits(book, other, lemma):
            continue
        group = book.group_of[other]
        score = 3.0 - distance + {"subject": 1.5, "part": -1.5}.get(role_of(tree, earlier.head), 0.0) + min(len(group.members), 6) / 4
        if score > scores.get(id(group), (0.0, 0))[0]:
            scores[id(group)] = (score, other)
    ranked = sorted(scores.values(), reverse=True)
    if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < 0.5):
        return None
    return ranked[0][1]


def _suits(book: Book, other: int, lemma: str) -> bool:
    """A country is no city: what means a whole state fits only one."""
    return (lemma in words_of("nominals", "state")) == (book.mentions[other].type == "Government" and _is_state(book, other))


def _is_state(book: Book, number: int) -> bool:
    """Whether a government's name is that of a state and not of one of its bodies."""
    words = book.profiles[number].words
    return not any(word in words_of("nominals", "Government") or word == "of" for word in words) or words[0] == "united"
