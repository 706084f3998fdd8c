"""Pieces of attributions: the span of a source, of a cue, of what is said."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.language.attribution.reporting import reporting
from kg.language.layers import TokenSpan
from kg.language.tree import Tree

_TRAILING = frozenset({",", ";", ":", ".", "-", "–", "—", "--", "and", "but"})
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_CONTROLLED = frozenset({"xcomp", "advcl", "pcomp", "ccomp", "dep", "conj", "acl"})
_CIRCUMSTANCES = frozenset({"during", "in", "at", "on", "after", "before", "via", "through", "to", "by"})
_DEEPEST = 6


@dataclass(slots=True)
class Draft:
    """An attribution in the making.

    `head` is the token that attributes, `around` the draft whose content it shares (`X reported, citing Y`).
    """

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
    for child in tree.children[noun] if tree.ent[noun] == "PERSON" else ():
        if child > noun and tree.dep[child] == "prep" and tree.lower[child] in _CIRCUMSTANCES:
            end = min(end, child)
    for i in range(noun + 1, end):
        if tree.dep[i] == "relcl" and _is_aside(tree, i) and tree.left[i] > noun:
            end = min(end, tree.left[i])
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
    if tree.tag[verb] == "VBD" and tree.dep[verb] == "acl":
        return True
    if tree.tag[verb] != "VBN":
        return False
    if tree.kid(verb, "auxpass", "nsubjpass", "agent") is not None or tree.dep[verb] == "acl":
        return True
    return tree.dep[verb] == "advcl" and tree.kid(verb, "aux", "nsubj") is None


def subject_of(tree: Tree, verb: int) -> int | None:
    """The subject's head: the verb's own, that of the verb it is coordinated with or controlled by, or the noun it modifies."""
    for _ in range(_DEEPEST):
        own = _nearest_subject(tree, verb)
        if own is not None:
            return own
        dep = tree.dep[verb]
        head: int = tree.head[verb]
        if dep in ("acl", "relcl") and not (tree.tag[verb] == "VB" and tree.head[head] != head):
            return head
        if head == verb or dep not in _CONTROLLED:
            return subject_before(tree, verb)
        given = _given_subject(tree, verb)
        if given is not None:
            return given
        verb = _controller(tree, verb)
    return None


def _given_subject(tree: Tree, verb: int) -> int | None:
    """The subject that a governing verb lends as its object: `urged X to`, `quoted X as saying`."""
    if tree.dep[verb] == "pcomp":
        return _quoted(tree, verb)
    return tree.kid(tree.head[verb], "dobj") if tree.dep[verb] == "xcomp" else None


def _controller(tree: Tree, verb: int) -> int:
    """The verb whose subject a verb without one shares."""
    head: int = tree.head[verb]
    if further_end(tree, verb) is not None:
        head = tree.head[head]
        return head
    if tree.dep[verb] in ("pcomp", "acl"):
        head = tree.head[head]
        return head
    if (
        tree.dep[verb] == "conj"
        and tree.tag[head] == "VB"
        and tree.tag[verb] in ("VBD", "VBZ", "VBP")
        and tree.dep[head] in ("ccomp", "xcomp")
    ):
        head = tree.head[head]
        return head
    reporter = reporter_of(tree, verb) if tree.dep[verb] == "conj" else None
    return head if reporter is None else reporter


def _nearest_subject(tree: Tree, verb: int) -> int | None:
    """Of several subjects the last before the verb, else the first behind it."""
    own = [child for child in tree.children[verb] if tree.dep[child] in _SUBJECTS]
    before = [child for child in own if child < verb]
    return before[-1] if before else own[0] if own else None


def reporter_of(tree: Tree, verb: int) -> int | None:
    """The verb of the report that a coordinated verb goes on with, though the parse joins it to what is reported.

    `X said that the army had left, and warned of war`: who warns is X, for a comma parts the two; and so in `X said the army had left and
    accused Y`, where what is reported is set back in time and the verb of saying that follows is not.
    """
    clause = tree.head[verb]
    while tree.dep[clause] == "conj" and tree.head[clause] != clause:
        clause = tree.head[clause]
    reporter = tree.head[clause]
    joint = joint_of(tree, verb)
    if tree.dep[clause] != "ccomp" or joint is None or reporter > clause or tree.tag[verb] not in ("VBD", "VBZ", "VBP", "VBN"):
        return None
    if tree.kid(verb, "aux", "auxpass", *_SUBJECTS) is not None and tree.tag[verb] == "VBN":
        return None
    comma = any(tree.word[i] == "," for i in range(max(joint - 2, 0), joint))
    return reporter if comma or _is_set_back(tree, clause, verb, reporter) else None


def _is_set_back(tree: Tree, clause: int, verb: int, reporter: int) -> bool:
    """Whether a reported clause has an auxiliary that a verb of saying joined to it cannot share (`had left and accused`)."""
    if tree.tag[verb] not in ("VBD", "VBZ", "VBP") or tree.tag[verb] != tree.tag[reporter] or tree.lemma[verb] not in reporting().all_verbs:
        return False
    return tree.kid(clause, "aux", "auxpass") is not None and tree.tag[clause] in ("VBN", "VB", "VBG")


def further_end(tree: Tree, verb: int) -> int | None:
    """The comma before a participle that goes on with a report, though the parse joins it to what is reported (`said P, adding that`)."""
    clause = tree.head[verb]
    participle = tree.tag[verb] == "VBG" or any(tree.lower[c] == "having" for c in tree.children[verb])
    if not participle or tree.dep[verb] != "advcl" or tree.dep[clause] != "ccomp" or tree.head[clause] > clause:
        return None
    before = tree.left[verb] - 1
    while before > clause and tree.word[before] in ('"', "”", "''", "’"):
        before -= 1
    telling = tree.lemma[verb] in reporting().verbs["further"]
    return before if telling and tree.word[before] == "," and before > clause else None


def joint_of(tree: Tree, verb: int) -> int | None:
    """The `and` or `but` before a coordinated verb."""
    first = tree.left[verb]
    for i in range(first, max(first - 3, -1), -1):
        if tree.dep[i] == "cc":
            return i
    return None


def _quoted(tree: Tree, verb: int) -> int | None:
    """Who speaks in `X was quoted as saying`, `Y quoted X as saying`."""
    preposition = tree.head[verb]
    quoting: int = tree.head[preposition]
    if tree.lower[preposition] != "as" or tree.lemma[quoting] not in ("quote", "cite", "report"):
        return None
    passive = tree.kid(quoting, "nsubjpass")
    return passive if passive is not None else tree.kid(quoting, "dobj")


def subject_before(tree: Tree, verb: int) -> int | None:
    """The subject of a finite verb to which the parse gives none: the person, else the noun, whose phrase ends right before it."""
    if tree.tag[verb] not in ("VBD", "VBZ", "VBP", "VBN"):
        return None
    begin = tree.sents[tree.sent[verb]][0]
    last = verb - 1
    while last > begin and ((tree.head[last] == verb and tree.dep[last] in ("aux", "neg", "advmod", "punct")) or tree.word[last] == ","):
        if tree.pos[last] in ("PROPN", "NOUN", "PRON"):
            break
        last -= 1
    nouns = [
        i for i in (last, *tree.ancestors(last)) if begin <= i < verb and tree.pos[i] in ("PROPN", "NOUN", "PRON") and tree.right[i] <= last
    ]
    people = [i for i in nouns if tree.ent[i] == "PERSON" or tree.tag[i] == "PRP"]
    return people[0] if people else nouns[0] if nouns else None


def cut_asides(tree: Tree, start: int, end: int) -> TokenSpan | None:
    """A content without a relative clause or apposition that is set off by a comma at its end."""
    last = end - 1
    while last > start and tree.pos[last] in ("PUNCT", "SPACE"):
        last -= 1
    token = last
    while start <= tree.head[token] < end and tree.head[token] != token:
        first = tree.left[token]
        if tree.right[token] >= last and tree.dep[token] in ("relcl", "appos") and tree.word[first - 1] == "," and first > start + 2:
            return trim(tree, start, end) if is_cleft(tree, token) else trim(tree, start, first)
        token = tree.head[token]
    return trim(tree, start, end)


def is_cleft(tree: Tree, clause: int) -> bool:
    """Whether a relative clause is the point of `it was X who`."""
    noun = tree.head[clause]
    subject = tree.kid(tree.head[noun], "nsubj")
    return tree.dep[noun] == "attr" and subject is not None and tree.lower[subject] == "it"
