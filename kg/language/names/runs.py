"""Names told by their own words: capitals around the noun of an organisation, place or event, and acronyms in brackets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.language.names.gender import given_names
from kg.language.names.spans import Span, ends_in_adjective, opens_dateline
from kg.language.names.words import before_title, common_noun, head_types, headed_type, is_acronym, is_title, singular, words
from kg.language.tree import Tree

_JOINS = frozenset(("of", "for"))
_MORE_JOINS = frozenset(("on", "against", "to", "in", "without"))
_JOINING_HEADS = frozenset(
    "council committee campaign coalition movement center centre institute union commission network alliance".split()
)
_COLLECTIVES = frozenset(("people", "peoples", "women", "men", "children"))
_PARTS = frozenset(
    "coalition faction chapter board committee secretariat office branch wing directors governors trustees congress bureau directorate"
    " leadership members".split()
)
_MAX_TAIL = 10


def headline_sentences(tree: Tree) -> frozenset[int]:
    """The numbers of sentences whose capitals tell nothing: headlines in Title Case or in capitals."""
    found = []
    for number, (start, end) in enumerate(tree.sents):
        long = [i for i in range(start, end) if len(tree.word[i]) > 3 and tree.word[i].isalpha()]
        capitals = sum(tree.word[i][0].isupper() for i in long)
        verbs = any(tree.word[i][0].isupper() and tree.pos[i] in ("VERB", "AUX", "ADV") for i in long[1:])
        if (len(long) >= 4 and capitals == len(long)) or (len(long) >= 5 and capitals >= 0.8 * len(long) and verbs):
            found.append(number)
    return frozenset(found)


def is_capital(tree: Tree, i: int) -> bool:
    """Whether a token is a capitalised word that may stand in a name."""
    word = tree.word[i]
    if not word[0].isupper():
        return False
    lower = tree.lower[i]
    return lower not in words("never", "starters") and (lower not in words("never", "words") or _is_direction(lower))


def _is_direction(word: str) -> bool:
    return word.startswith(("north", "south", "east", "west"))


def headed(tree: Tree, headlines: frozenset[int]) -> Iterator[Span]:
    """Names around a capitalised head noun: `Kurdistan Workers' Party`, `Bank of England`, `Abbey Gate`."""
    heads = head_types()
    done = 0
    for i in range(tree.n):
        kind = heads.get(tree.lower[i])
        if kind and i >= done and tree.word[i][0].isupper() and tree.sent[i] not in headlines:
            office = before_title(tree.lower[i]) and i + 1 < tree.n and tree.word[i + 1][0].isupper() and is_title(tree.lower[i + 1])
            if _head_follows(tree, i) or office:  # `White House Press Secretary`
                continue
            start, end = left_edge(tree, i), tail_end(tree, i, kind)
            if start == i == tree.sents[tree.sent[i]][0] and tree.lower[i].endswith("s"):
                continue
            end = _with_branch(tree, end)
            if end - start > 1 and not _is_person(tree, start, end):
                yield Span(start, end, headed_type(tree.lower[i], tree.lower[start:i]) or kind)
                done = end


def _with_branch(tree: Tree, end: int) -> int:
    """The end of a body's name with the one word after it that tells its branch: `Greenwich Forum India`."""
    if end >= tree.n or tree.iob[end] != 1 or tree.ent[end] != "ORG" or tree.head[end - 1] != end or tree.dep[end - 1] != "compound":
        return end
    last = end + 1 >= tree.n or tree.iob[end + 1] != 1
    return end + 1 if last and is_capital(tree, end) and not _tells_person(tree, end) else end


def _tells_person(tree: Tree, i: int) -> bool:
    """Whether a word is a title or a noun for a person: `Navy Corpsman`."""
    return is_title(tree.lower[i]) or common_noun(tree.lower[i]) == "Person"


def _head_follows(tree: Tree, i: int) -> bool:
    """Whether a later word of the same capitals is a head noun too, and so the head."""
    k = i + 1
    while k < tree.n and tree.sent[k] == tree.sent[i] and is_capital(tree, k) and not is_title(tree.lower[k]):
        if tree.ent[k] == "PERSON" and tree.iob[k] == 3:
            return False
        if tree.lower[k] in head_types():
            return True
        k += 1
    return False


def left_edge(tree: Tree, i: int) -> int:
    """The first token of the capitals that stand before a head noun."""
    start, sentence = i, tree.sent[i]
    k = i - 1
    while k >= 0 and tree.sent[k] == sentence:
        if tree.lower[k].rstrip(".") in words("firms", "legal") and k < i - 1:
            break
        if (is_capital(tree, k) and not _ends_before(tree, k)) or _is_ordinal(tree.lower[k]):
            start = k
        elif k == 0 or not is_capital(tree, k - 1) or not _joins(tree, k):
            break
        k -= 1
    return start


def _is_ordinal(word: str) -> bool:
    return word[0].isdigit() and word[-2:] in ("st", "nd", "rd", "th")


def _joins(tree: Tree, k: int) -> bool:
    """Whether a small word after a capital belongs to the name that goes on after it: `Workers' Party`, `Peace and Freedom Party`."""
    word, before = tree.lower[k], tree.lower[k - 1]
    if word in ("'s", "’s", "'", "’"):
        return before in _COLLECTIVES or (before.endswith("s") and common_noun(before) in ("Person", "Group"))
    if word in ("-", "–"):
        return bool(tree.ends[k] == tree.offset[k + 1])
    if word in ("and", "the"):
        return tree.ent[k] == "ORG" and tree.iob[k] == 1 and before not in head_types()
    return word == "&"


def _ends_before(tree: Tree, k: int) -> bool:
    """Whether a capital before a head noun is no part of its name: the first word of a sentence, such as a verb."""
    first = k == tree.sents[tree.sent[k]][0]
    return first and tree.pos[k] in ("VERB", "AUX", "ADV", "ADP", "SCONJ", "CCONJ", "PRON", "DET", "INTJ")


def tail_end(tree: Tree, head: int, kind: str) -> int:
    """The end of a name whose head noun is at `head`: after an `of`, `for` … with capitals, where there is one."""
    end = head + 1
    if kind in ("Place", "Facility") and tree.lower[head] not in words("heads_of", "Government") | words("heads_of", "Place"):
        return end
    while end + 1 < tree.n and end - head < _MAX_TAIL and tree.sent[end] == tree.sent[head]:
        word = tree.lower[end]
        joins = word in _JOINS or (end == head + 1 and _joins_after(tree, head, word))
        if not joins and not (word == "and" and end > head + 1 and _goes_on(tree, end + 1)):
            break
        after = end + 1 + (tree.lower[end + 1] == "the")
        stop = _capitals_end(tree, after)
        if stop == after or (stop - after > 1 and _is_own(tree, end, stop)) or (stop < tree.n and ends_in_adjective(tree, stop)):
            break
        end = stop
    return end


def _is_own(tree: Tree, of: int, stop: int) -> bool:
    """Whether what follows `of the` is a name of its own: `the Board of the Kresge Foundation`."""
    if tree.lower[of : of + 2] != ["of", "the"] or tree.lower[of - 1] not in _PARTS:
        return False
    return head_types().get(tree.lower[stop - 1]) == "Organization"


def _joins_after(tree: Tree, head: int, word: str) -> bool:
    """Whether `on`, `against`, `in` or the like leads on in a name after its head noun."""
    if word == "in" and tree.lower[head] not in ("union", "church", "league"):
        return tree.ent[head + 1] == "ORG" and tree.iob[head + 1] == 1
    return word in _MORE_JOINS and tree.lower[head] in (*_JOINING_HEADS, "church", "league")


def _goes_on(tree: Tree, i: int) -> bool:
    """Whether the capitals after an `and` belong to the name before it: they are no name of their own."""
    stop = _capitals_end(tree, i)
    if stop == i:
        return False
    if tree.lower[stop - 1] in head_types() and not (stop - i == 1 and tree.lower[i].endswith("s")):
        return False
    if tree.ent[i - 2] in ("GPE", "LOC") or tree.ent[i] in ("GPE", "LOC"):
        return tree.ent[i - 2] == tree.ent[i] and tree.tag[i - 2] == "NNP"
    return tree.iob[i] == 1 or (stop - i <= 2 and tree.ent[i] not in ("PERSON", "NORP"))


def _capitals_end(tree: Tree, i: int) -> int:
    """The end of the capitals that begin at a token."""
    start = i
    while i < tree.n and tree.sent[i] == tree.sent[start]:
        if is_capital(tree, i) and not is_title(tree.lower[i]) and not _other_begins(tree, i, start):
            i += 1
        elif i > start and i + 1 < tree.n and tree.word[i] in ("-", "–") and is_capital(tree, i + 1) and tree.ends[i] == tree.offset[i + 1]:
            i += 1
        else:
            break
    return i


def _other_begins(tree: Tree, i: int, start: int) -> bool:
    """Whether a person begins within capitals: `Labour Party of Malta Member Joe Borg`."""
    if i == start:
        return False
    one = common_noun(tree.lower[i]) == "Person" and singular(tree.lower[i]) == tree.lower[i]
    return one or (tree.ent[i] == "PERSON" and tree.iob[i] == 3) or tree.lower[i] in given_names()


def leftover(tree: Tree, taken: Sequence[bool], headlines: frozenset[int]) -> Iterator[Span]:
    """Capitals that nothing else has taken for a name, `Other` where neither their place nor the word itself tells a type."""
    i = 0
    while i < tree.n:
        start = i
        while i < tree.n and tree.pos[i] == "PROPN" and not taken[i] and is_capital(tree, i) and tree.sent[i] == tree.sent[start]:
            i += 1
        passed = tree.ent[start] in ("DATE", "TIME") or tree.sent[start] in headlines or tree.lower[start] in words("firms", "legal")
        if i > start and not passed and not is_title(tree.lower[start]) and not common_noun(tree.lower[i - 1]):
            building = i < tree.n and tree.pos[i] == "NOUN" and head_types().get(tree.lower[i]) == "Facility"
            yield Span(start, i + building, "Facility" if building else _leftover_type(tree, start, i))
        i += i == start


def _leftover_type(tree: Tree, start: int, end: int) -> str:
    """What a left-over name is: a place after `in` or `near`, an organisation by its letters; `Other` where nothing tells."""
    word = tree.word[start]
    before = tree.lower[start - 1] if start else ""
    if opens_dateline(tree, start):
        return "Place"
    if end - start == 1 and (is_acronym(word) or (any(c.isupper() for c in word[2:]) and any(c.islower() for c in word))):
        return "Organization" if not any(c.isdigit() for c in word) else "Other"
    if before in ("in", "at", "near", "outside", "around") and tree.dep[end - 1] == "pobj":
        return "Place"
    return "Person" if word.isalpha() and _acts(tree, end - 1) else "Other"


def _acts(tree: Tree, i: int) -> bool:
    """Whether a word is the subject of what mostly persons do."""
    verb = tree.head[i]
    return tree.dep[i] in ("nsubj", "nsubjpass") and tree.pos[verb] == "VERB" and tree.lemma[verb] in words("leftover", "personal")


def _is_person(tree: Tree, start: int, end: int) -> bool:
    """Whether what looks like a name with a head noun is a person's: `George Church`, `Rosa Parks`."""
    return end - start <= 3 and tree.lower[start] in given_names() and tree.ent[end - 1] == "PERSON"
