"""Verbs that a tagger of news takes for nouns or adjectives, because their form is that of one: `rebels attack convoy`."""

from __future__ import annotations

from collections.abc import Iterator

from kg.language.names.words import singular
from kg.language.rereading.words import LONGEST, is_actor, is_finite, is_people, is_plural, listed
from kg.language.tree import Tree

_PHRASE = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "DET", "PART"})
_BASE = frozenset({"NN", "NNP", "JJ", "VB"})
_THIRD = frozenset({"VBZ", "NNS", "NNPS"})
_CLAUSES = frozenset({"ccomp", "advcl", "relcl", "acl", "parataxis"})
_MODIFIERS = frozenset({"compound", "amod", "nmod"})
_SUBJECTS = ("nsubj", "nsubjpass")
_OPENERS = frozenset({"where", "that", "which", "because", "while", "if", "when", "although", "though", "whether"})
_PREPOSITIONS = frozenset({"as", "after", "before", "since", "until"})
_SURE_OBJECT = frozenset({"DT", "PRP$", "CD", "NNP", "NNPS", "PRP", "$"})
_OBJECT = _SURE_OBJECT | {"NN", "NNS", "JJ", "VBN", "VBG"}
_ADVERBIAL = frozenset({"IN", "RB", "TO", "CC", ",", ".", ":", "RP"})


def in_base_form(tree: Tree, begin: int, end: int, *, headless: bool, comma: int | None) -> Iterator[int]:
    """Verbs in their base form that are read as nouns or adjectives: `rebels attack convoy`."""
    actor = _actor(tree, begin, end) if headless else None
    for verb in range(begin + 1, end):
        if not _may_hide(tree, verb):
            continue
        subject = verb - 1
        while subject > begin and tree.tag[subject] == "RB":
            subject -= 1
        paired = comma is not None and comma < subject <= comma + LONGEST
        far = actor is not None and actor < subject and _is_below(tree, verb, actor)
        if not (is_plural(tree, subject) or paired or far):
            continue
        opener = _opener(tree, subject, begin)
        embedded = _is_embedded(tree, opener, verb)
        if not (embedded or (headless and (far or _heads_sentence(tree, verb))) or (opener is not None and _is_after(tree, opener, verb))):
            continue
        told = tree.dep[subject] == "nsubj" and tree.head[subject] == verb
        sure = embedded or paired or told or is_people(tree, subject)
        free = far or tree.lower[subject] == "police"
        if _may_be_verb(tree, verb, end, sure=sure) or (free and (_is_free(tree, verb, end) or _has_long_object(tree, verb, end))):
            yield verb


def in_third_person(tree: Tree, begin: int, end: int, root: int) -> Iterator[int]:
    """The same in the third person: `Turkey attacks positions`, with `attacks` for a noun or a verb without its subject."""
    for verb in range(begin + 1, end - 1):
        subject, tag = verb - 1, tree.tag[verb]
        if tag not in _THIRD or tree.pos[subject] not in ("NOUN", "PROPN") or not tree.word[verb].islower() or is_plural(tree, subject):
            continue
        if tree.kid(verb, *_SUBJECTS) is not None or any(is_finite(tree, i) for i in range(begin, verb)):
            continue
        if is_finite(tree, root) and root != verb and not (tag != "VBZ" and tree.head[verb] == root == verb + 1):
            continue
        if _has_object(tree, verb) and (tag == "VBZ" or (is_actor(tree, subject) and _is_known(tree.lower[verb]))):
            yield verb


def _has_object(tree: Tree, verb: int) -> bool:
    """Whether what follows is an object, and a word in -s before it no modifier of it (`sanctions relief`)."""
    follows = tree.tag[verb + 1]
    if tree.tag[verb] != "VBZ" and tree.lower[verb] in listed("verbs", "modifiers"):
        return follows in _SURE_OBJECT
    return follows in _OBJECT


def _is_known(word: str) -> bool:
    """Whether a word in -s can be of one of the verbs that are nouns too."""
    verbs = listed("verbs")
    base = singular(word)
    return base != word and (base in verbs or (word.endswith("es") and word[:-2] in verbs))


def _actor(tree: Tree, begin: int, end: int) -> int | None:
    """The people whom a sentence without a verb speaks of: its root, or the subject of an infinitive that the parse has made its root."""
    root = next((i for i in range(begin, end) if tree.head[i] == i), begin)
    noun = tree.kid(root, "nsubj") if tree.pos[root] == "VERB" else root
    return noun if noun is not None and is_people(tree, noun) else None


def _is_below(tree: Tree, token: int, noun: int) -> bool:
    """Whether a token stands in a prepositional phrase below a noun, without a verb between: `rally` in `supporters of X rally`."""
    if any(is_finite(tree, i) for i in range(noun, token)):
        return False
    above = [token, *tree.ancestors(token)]
    return noun in above and any(tree.dep[i] == "pobj" for i in above[: above.index(noun)])


def _opener(tree: Tree, subject: int, begin: int) -> int | None:
    """The word right before a subject's noun phrase."""
    first = subject
    while first > begin and tree.pos[first - 1] in _PHRASE:
        first -= 1
    return first - 1 if first > begin else None


def _is_after(tree: Tree, opener: int, verb: int) -> bool:
    """Whether a word like `as` or `after`, which may open a clause, is read as the preposition of a noun that can be its verb."""
    return tree.lower[opener] in _PREPOSITIONS and tree.dep[opener] == "prep" and tree.head[_top(tree, verb)] == opener


def _may_hide(tree: Tree, verb: int) -> bool:
    """Whether a word can be a verb that is not read as one: with no subject or auxiliary of its own, or below a preposition."""
    tag, dep = tree.tag[verb], tree.dep[verb]
    if tree.lower[verb] not in listed("verbs") or not tree.word[verb].islower():
        return False
    if tag == "VB":
        return tree.kid(verb, "aux", *_SUBJECTS) is None and dep not in ("xcomp", "conj", "ccomp")
    return tag in _BASE or (tag == "VBP" and dep in ("pobj", *_MODIFIERS))


def _top(tree: Tree, noun: int) -> int:
    """The head of the noun phrase that a word modifies."""
    while tree.dep[noun] in _MODIFIERS and tree.head[noun] > noun:
        noun = tree.head[noun]
    return noun


def _heads_sentence(tree: Tree, verb: int) -> bool:
    """Whether nothing but nouns stands between a word and the sentence's root, so that the word may be its verb."""
    top = _top(tree, verb)
    if tree.head[top] == top:
        return True
    above = tree.head[top]
    if tree.dep[top] in ("appos", "dobj", "acl", "pobj") and above < verb:
        return not any(is_finite(tree, i) for i in (above, *tree.ancestors(above)))
    return tree.dep[top] in _SUBJECTS and not is_finite(tree, above) and tree.head[above] == above


def _is_embedded(tree: Tree, opener: int | None, verb: int) -> bool:
    """Whether a word stands in a clause that must have a verb, and has no other: `where rebels control towns`."""
    top = _top(tree, verb)
    if tree.dep[top] in _SUBJECTS and is_finite(tree, tree.head[top]):
        return False
    if tree.dep[top] in _CLAUSES and tree.pos[top] in ("NOUN", "PROPN"):
        return True
    if opener is None or tree.lower[opener] not in _OPENERS or tree.tag[opener] in ("DT", "PRP"):
        return False
    return not (is_finite(tree, tree.head[opener]) and tree.head[opener] > verb)


def _may_be_verb(tree: Tree, verb: int, end: int, *, sure: bool) -> bool:
    """Whether what follows suits a verb: an object or, where it needs none, an adverbial; after a doubtful subject only a sure object."""
    follows = tree.tag[verb + 1] if verb + 1 < end else "."
    return follows in (_OBJECT if sure else _SURE_OBJECT) or (sure and _is_free(tree, verb, end))


def _is_free(tree: Tree, verb: int, end: int) -> bool:
    """Whether a verb that needs no object has none: an adverbial follows, or the clause ends."""
    if tree.lower[verb] not in listed("verbs", "intransitive"):
        return False
    return verb + 1 >= end or (tree.tag[verb + 1] in _ADVERBIAL and tree.lower[verb + 1] != "of")


def _has_long_object(tree: Tree, verb: int, end: int) -> bool:
    """Whether a plural or two nouns follow, before which a noun would hardly stand: `police fire tear gas`."""
    follows = tree.tag[verb + 1 : min(verb + 3, end)]
    return follows[:1] == ["NNS"] or follows in (["NN", "NN"], ["JJ", "NNS"], ["JJ", "NN"])
