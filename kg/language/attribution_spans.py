"""Pieces of attributions: the span of a source, of a cue, of what is said."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.language.layers import TokenSpan
from kg.language.tree import Tree

_TRAILING = frozenset({",", ";", ":", ".", "-", "–", "—", "--", "and", "but"})
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_CONTROLLED = frozenset({"xcomp", "advcl", "pcomp", "ccomp", "dep"})


@dataclass(slots=True)
class Draft:
    """An attribution in the making: `head` is the token that attributes, `around` the draft whose content it shares (`X reported, citing Y`)."""

    head: int
    cue: TokenSpan | None
    source: TokenSpan | None
    content: list[TokenSpan] = field(default_factory=list)
    voiced: bool = True
    around: Draft | None = None


def trim(tree: Tree, start: int, end: int) -> TokenSpan | None:
    """A span without commas, full stops, dashes and white space at its ends; None where nothing is left."""
    while start < end and (tree.word[end - 1] in _TRAILING or tree.word[end - 1].isspace()):
        end -= 1
    while start < end and (tree.word[start] in _TRAILING or tree.word[start].isspace()):
        start += 1
    return (start, end) if start < end else None


def phrase(tree: Tree, noun: int, without: int | None = None) -> TokenSpan:
    """The noun phrase of a noun, cut before a relative clause after a comma and before the child `without`."""
    start, end = tree.left[noun], tree.right[noun] + 1
    for child in tree.children[noun]:
        if child > noun and (child == without or _is_aside(tree, child)):
            end = min(end, tree.left[child])
    if without is not None and start <= without < noun:
        start = tree.right[without] + 1
    return trim(tree, start, end) or (noun, noun + 1)


def _is_aside(tree: Tree, child: int) -> bool:
    """Whether a clause that modifies a noun is set off by a comma."""
    first = tree.left[child]
    return tree.dep[child] in ("relcl", "acl", "advcl") and first > 0 and tree.word[first - 1] in (",", "-", "–", "—", "--")


def cue_span(tree: Tree, verb: int) -> TokenSpan:
    """A verb with its auxiliaries, negation and particle where they stand next to it."""
    start, end = verb, verb + 1
    while start > 0 and tree.head[start - 1] == verb and tree.dep[start - 1] in ("aux", "auxpass", "neg", "advmod"):
        start -= 1
    if end < tree.n and tree.head[end] == verb and tree.dep[end] == "prt":
        end += 1
    return start, end


def is_passive(tree: Tree, verb: int) -> bool:
    """Whether a verb is passive: with a passive auxiliary or subject, or a participle after its noun."""
    if tree.tag[verb] != "VBN":
        return False
    return tree.kid(verb, "auxpass", "nsubjpass") is not None or tree.dep[verb] == "acl" or tree.kid(verb, "agent") is not None


def subject_of(tree: Tree, verb: int) -> int | None:
    """The subject's head: the verb's own, that of the verb it is coordinated with or controlled by, or the noun it modifies."""
    for _ in range(6):
        own = [child for child in tree.children[verb] if tree.dep[child] in _SUBJECTS]
        if own:
            return own[0]
        dep, head = tree.dep[verb], tree.head[verb]
        if dep in ("acl", "relcl"):
            return head
        if head == verb or dep not in _CONTROLLED and dep != "conj":
            return _loose_subject(tree, verb)
        if dep == "pcomp":
            quoted = _quoted(tree, verb)
            if quoted is not None:
                return quoted
            head = tree.head[head]
        if dep == "xcomp":
            patient = tree.kid(head, "dobj")
            if patient is not None:
                return patient
        verb = head
    return None


def _quoted(tree: Tree, verb: int) -> int | None:
    """Who speaks in `X was quoted as saying`, `Y quoted X as saying`."""
    preposition = tree.head[verb]
    quoting = tree.head[preposition]
    if tree.lower[preposition] != "as" or tree.lemma[quoting] not in ("quote", "cite", "report"):
        return None
    return tree.kid(quoting, "nsubjpass") if tree.kid(quoting, "nsubjpass") is not None else tree.kid(quoting, "dobj")


def _loose_subject(tree: Tree, verb: int) -> int | None:
    """A subject that the parse has hung elsewhere: the last noun before a verb that ends its sentence."""
    begin, end = tree.sents[tree.sent[verb]]
    before = verb - 1
    if before < begin or tree.pos[before] not in ("PROPN", "NOUN", "PRON") or tree.dep[before] in ("dobj", "nsubj"):
        return None
    rest = [i for i in range(verb + 1, end) if tree.pos[i] not in ("PUNCT", "SPACE") and tree.ent[i] != "DATE" and tree.dep[i] != "npadvmod"]
    return before if not rest else None


def cut_asides(tree: Tree, start: int, end: int) -> TokenSpan | None:
    """A content without a relative clause or apposition that is set off by a comma at its end."""
    last = end - 1
    while last > start and tree.pos[last] in ("PUNCT", "SPACE"):
        last -= 1
    token = last
    while start <= tree.head[token] < end and tree.head[token] != token:
        if tree.right[token] >= last and tree.dep[token] in ("relcl", "appos") and tree.word[tree.left[token] - 1] == "," and tree.left[token] > start + 2:
            return trim(tree, start, tree.left[token])
        token = tree.head[token]
    return trim(tree, start, end)
