"""Whose words they are: the span of the source of a verb or of a noun that attributes."""

from __future__ import annotations

from kg.language.attribution.reporting import reporting
from kg.language.attribution.spans import phrase, subject_of, trim
from kg.language.layers import TokenSpan
from kg.language.tree import Tree

_RELATIVE = frozenset({"who", "which", "that", "whom"})
_IMPERSONAL = frozenset({"it", "there", "this", "that"})


def verb_source(tree: Tree, verb: int) -> TokenSpan | None:
    """Who is the subject of a verb that attributes; a message (`a letter by X`) gives way to its author."""
    subject = subject_of(tree, verb)
    if subject is None:
        return None
    if tree.dep[subject] == "expl":
        return None
    if tree.lower[subject] in _RELATIVE and tree.dep[verb] == "relcl":
        noun = tree.head[verb]
        return noun_source(tree, noun, verb)
    if (
        verb not in (tree.head[subject], subject)
        and tree.head[verb] != subject
        and subject < verb
        and tree.dep[subject] in ("appos", "pobj", "conj", "advmod", "compound", "nmod")
    ):
        return _loose_phrase(tree, subject, verb)
    return noun_source(tree, subject, verb)


def _loose_phrase(tree: Tree, subject: int, verb: int) -> TokenSpan:
    """The phrase of a subject that the parse has hung elsewhere: up to the verb or a comma."""
    start, end = phrase(tree, subject)
    begin = tree.sents[tree.sent[verb]][0]
    while start > begin and tree.pos[start - 1] in ("PROPN", "NOUN", "ADJ", "DET") and tree.head[start - 1] >= start - 1:
        start -= 1
    return trim(tree, start, min(end, verb)) or (subject, subject + 1)


def noun_source(tree: Tree, noun: int, verb: int | None = None) -> TokenSpan | None:
    """The phrase of a noun or, where the noun is a message, of its author as far as one is named."""
    lexicon = reporting()
    if tree.lemma[noun] in lexicon.nouns["message"] or tree.lemma[noun] in lexicon.all_nouns:
        author = author_of(tree, noun)
        if author is not None:
            return author
    return phrase(tree, noun, verb if verb is not None and tree.head[verb] == noun else None)


def author_of(tree: Tree, noun: int) -> TokenSpan | None:
    """Whose statement, claim or belief: `X's N`, `N by X`, `N from X`, `an opposition N`, `X issued N`; None where nobody is named."""
    for child in tree.children[noun]:
        if tree.dep[child] == "poss":
            return phrase(tree, child)
        if tree.dep[child] in ("prep", "agent") and tree.lower[child] in ("by", "from", "among"):
            inner = tree.kid(child, "pobj")
            if inner is not None:
                return phrase(tree, inner)
    for child in tree.children[noun]:
        if tree.dep[child] == "acl" and tree.tag[child] == "VBN" and tree.lemma[child] in reporting().frames["write"]:
            agent = tree.kid(child, "agent")
            inner = tree.kid(agent, "pobj") if agent is not None else None
            if inner is not None:
                return phrase(tree, inner)
    for child in tree.children[noun]:
        if tree.dep[child] in ("compound", "amod", "nmod") and (
            tree.ent[child] in ("NORP", "GPE", "ORG", "PERSON") or tree.lower[child] == "opposition"
        ):
            return phrase(tree, child)
    return _publisher(tree, noun)


def _publisher(tree: Tree, noun: int) -> TokenSpan | None:
    """Who puts a message out: `X issued a statement saying`, `X resigned in a letter saying`."""
    verb = tree.head[noun]
    if tree.dep[noun] == "pobj" and tree.lower[verb] in ("in", "through", "via", "with", "to"):
        verb = tree.head[verb]
    elif tree.dep[noun] != "dobj" or tree.lemma[verb] not in reporting().frames["publish"]:
        return None
    if tree.pos[verb] != "VERB":
        return None
    subject = subject_of(tree, verb)
    if subject is None or subject == noun or tree.lower[subject] in _IMPERSONAL or tree.dep[subject] == "nsubjpass":
        return None
    return phrase(tree, subject)
