"""What the sentence tells of a name's type: what it is said to be, what it does, and what stands beside it."""

from __future__ import annotations

from kg.language.names.spans import Span, is_known_person
from kg.language.names.words import common_noun, head_types, is_acronym, words
from kg.language.tree import Tree

_LONGEST_PERSON = 4
_KINDS = frozenset(("Person", "Organization", "ArmedGroup", "Government", "Place", "Facility", "Equipment"))
_LOOSE = frozenset(("Person", "Organization", "Place", "Other", "Equipment", "Facility", "Group", "Event"))


def read_context(tree: Tree, spans: list[Span]) -> None:
    """Give the doubtful names the type that their sentence tells."""
    for span in spans:
        if span.entry is None and not span.adjective and span.type in _LOOSE and not is_known_person(tree, span) and not _told(tree, span):
            kind = _born(tree, span) or _who(tree, span) or _beside(tree, span) or _said_to_be(tree, span) or _by_role(tree, span)
            if kind and _may_become(tree, span, kind):
                span.type = kind


def _may_become(tree: Tree, span: Span, kind: str) -> bool:
    """Whether a type may be replaced: an organisation only by a person, and not where its letters or its ending tell a firm."""
    if span.type != "Organization":
        return True
    last = tree.word[span.end - 1]
    firm = is_acronym(last) or last[-1] == "." or tree.lower[span.end - 1] in words("firms", "legal") or any(c.isupper() for c in last[1:])
    return kind == "Person" and not firm


def _told(tree: Tree, span: Span) -> bool:
    """Whether the name's own words tell its type."""
    return span.end - span.start > 1 and any(head_types().get(tree.lower[i]) == span.type for i in range(span.start, span.end))


def _born(tree: Tree, span: Span) -> str | None:
    """`Ana Ruiz (born 4 May 1970)`: who was born is a person."""
    after = tree.lower[span.end : span.end + 2]
    return "Person" if after[:1] == ["("] and after[1:] in (["born"], ["b."], ["née"]) else None


def _head(tree: Tree, span: Span) -> int:
    return next((i for i in range(span.start, span.end) if not span.start <= tree.head[i] < span.end or tree.head[i] == i), span.end - 1)


def _who(tree: Tree, span: Span) -> str | None:
    """`X, who`: a person, where the clause is the name's own."""
    place = span.end + 1 if tree.word[span.end : span.end + 1] == [","] else span.end
    if place >= tree.n or tree.tag[place] != "WP" or tree.lower[place] != "who" or span.end - span.start > _LONGEST_PERSON:
        return None
    return "Person" if any(tree.left[kid] <= place <= kid for kid in tree.kids(_head(tree, span), "relcl")) else None


def _beside(tree: Tree, span: Span) -> str | None:
    """`the activist network Amber`, `the Musavat party`: the common noun before or after that the name belongs to."""
    if span.end < tree.n and tree.pos[span.end] == "NOUN" and tree.tag[span.end] == "NN" and tree.dep[span.end - 1] in ("compound", "nmod"):
        if tree.lower[span.end] in words("context", "bodies"):
            return common_noun(tree.lower[span.end])
    before = span.start - 1
    joined = before > 0 and tree.word[before - 1] == "-"  # `second-division Harlow`
    if before >= 0 and not joined and tree.pos[before] == "NOUN" and tree.tag[before] == "NN" and tree.head[before] == _head(tree, span):
        kind = common_noun(tree.lower[before])
        return kind if kind in _KINDS else None
    return None


def _said_to_be(tree: Tree, span: Span) -> str | None:
    """`Amber is a software company`, `Amber, a software company`: the noun said of the name."""
    head = _head(tree, span)
    nouns = []
    if tree.word[span.end : span.end + 1] == [","]:
        beside = (k for k in tree.children[head] if tree.dep[k] == "appos" and tree.left[k] == span.end + 1)
        nouns = [k for k in beside if "," not in tree.word[tree.left[k] : k]]
    if tree.dep[head] == "nsubj" and tree.lemma[tree.head[head]] == "be":
        nouns += tree.kids(tree.head[head], "attr")
    if tree.dep[head] == "appos" and tree.head[head] < span.start and tree.word[span.start - 1] == ",":
        nouns.append(tree.head[head])
    for noun in nouns:
        kind = common_noun(tree.lower[noun]) if tree.pos[noun] == "NOUN" and tree.tag[noun] == "NN" else None
        if kind in _KINDS and not (kind == "Person" and tree.lower[noun] in words("context", "either")):
            return kind
    return None


def _by_role(tree: Tree, span: Span) -> str | None:
    """What the verb or noun above tells: who is born is a person, what is founded or has a CEO an organisation, one flees to a place."""
    head = _head(tree, span)
    dep, above = tree.dep[head], tree.head[head]
    if dep in ("nsubj", "nsubjpass"):
        return _by_verb(tree, above, passive=dep == "nsubjpass")
    if span.type in ("Place", "Organization"):
        return None
    single = span.end - span.start == 1 and not is_acronym(tree.word[span.start])
    if dep == "dobj":
        if tree.lemma[above] in words("context", "attacked"):
            return "Place" if single or (span.type == "Person" and tree.lemma[above] in words("context", "entered")) else None
        return "Organization" if tree.lemma[above] in words("context", "found") else None
    return _by_preposition(tree, above, single=single) if dep == "pobj" else None


def _by_verb(tree: Tree, verb: int, *, passive: bool) -> str | None:
    """What a verb tells of its subject."""
    lemma = tree.lemma[verb]
    if lemma in words("context", "personal") and tree.pos[verb] == "VERB":
        return "Person"
    return "Organization" if lemma in words("context", "founded") and (passive or lemma == "headquarter") else None


def _by_preposition(tree: Tree, preposition: int, *, single: bool) -> str | None:
    """What a preposition and the word above it tell: `fled to Marib`, `the founder of Sandoro`."""
    word, above = tree.lower[preposition], tree.head[preposition]
    if word == "to" and single and tree.lemma[above] in words("context", "motion"):
        return "Place"
    return "Organization" if word in ("of", "at", "for") and tree.lower[above] in words("context", "officers") else None
