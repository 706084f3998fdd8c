"""The clause that tells what is said: where the parse has put it, and what of its sentence belongs to it."""

from __future__ import annotations

from kg.language.attribution.reporting import reporting
from kg.language.attribution.spans import Draft, cut_asides, trim
from kg.language.layers import TokenSpan
from kg.language.tree import Tree

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD", "WDT"})


def complement_of(tree: Tree, verb: int) -> int | None:
    """The clause that a verb governs: after it, else before it."""
    clauses = [child for child in tree.children[verb] if tree.dep[child] == "ccomp" and not _is_parted(tree, verb, child)]
    after = [child for child in clauses if child > verb and not _is_beside_object(tree, verb, child)]
    if after:
        return after[0]
    if clauses:
        return clauses[0]
    if tree.kid(verb, "xcomp") is not None:
        return None
    for i in range(verb + 1, tree.right[verb] + 1):
        if tree.lower[i] == "that" and tree.dep[i] in ("mark", "dobj") and tree.pos[tree.head[i]] in ("VERB", "AUX"):
            return _far_clause(tree, verb, i)
        if tree.tag[i] in _FINITE or (tree.tag[i] == "VBG" and tree.lemma[i] in reporting().clausal):
            return None
    return None


def before_semicolon(tree: Tree, verb: int) -> TokenSpan | None:
    """What is said up to a semicolon, where the parse has joined it to the statement behind."""
    end = tree.sents[tree.sent[verb]][1]
    stop = next((i for i in range(verb + 1, end) if tree.word[i] == ";"), None)
    if stop is None or tree.pos[verb + 1] == "PUNCT":
        return None
    told = any(tree.tag[i] in _FINITE and tree.kid(i, "nsubj", "nsubjpass", "expl") is not None for i in range(verb + 1, stop))
    return trim(tree, verb + 1, stop) if told else None


def _far_clause(tree: Tree, verb: int, that: int) -> int | None:
    """The clause of a `that` which the parse joins to a noun between: `said in a letter that P`, and not `the claim that P`."""
    clause: int = tree.head[that]
    noun = tree.head[clause]
    lexicon = reporting()
    if tree.kid(clause, "nsubj", "nsubjpass", "expl") in (None, that) or (tree.kid(verb, "dobj") is not None and tree.dep[that] == "dobj"):
        return None
    if tree.dep[that] == "dobj":
        return clause if tree.lemma[verb] in lexicon.speech and tree.lemma[noun] in lexicon.nouns["message"] else None
    return None if tree.dep[clause] == "acl" and tree.lemma[noun] in lexicon.all_nouns else clause


def _is_beside_object(tree: Tree, verb: int, clause: int) -> bool:
    """Whether a clause without `that` only follows an object after a comma: `announced a phone, X will sell it`."""
    first = tree.left[clause]
    if tree.word[first - 1] != "," or tree.kid(clause, "mark") is not None:
        return False
    return any(tree.dep[child] == "dobj" and verb < child < first for child in tree.children[verb])


def _is_parted(tree: Tree, verb: int, clause: int) -> bool:
    """Whether a semicolon stands between a verb and a clause."""
    return any(tree.word[i] == ";" for i in range(min(verb, clause), max(verb, clause)))


def is_infinitive(tree: Tree, verb: int) -> bool:
    """Whether a verb has its `to`."""
    return any(tree.dep[child] == "aux" and tree.lower[child] == "to" for child in tree.children[verb])


def content_around(tree: Tree, verb: int, clause: int, draft: Draft) -> list[TokenSpan]:
    """What is said where the words that attribute stand after or within it."""
    block = [verb, *([draft.source[0], draft.source[1] - 1] if draft.source else [])]
    start, end = min(block), max(block) + 1
    limit = tree.right[clause]
    for child in tree.children[verb]:
        if tree.dep[child] in ("aux", "auxpass", "neg", "dobj", "dative", "prt", "npadvmod", "prep", "advmod", "agent"):
            if child > clause and tree.left[child] <= end + 1 and child < max(limit, end):
                start, end = min(start, tree.left[child]), max(end, tree.right[child] + 1)
            elif clause < child < start:
                start = tree.left[child]
    first = min(tree.left[verb], tree.left[clause])
    if not any(tree.pos[i] == "PUNCT" for i in range(max(start - 2, first), start)):
        return []
    spans = [trim(tree, first, start)]
    if limit >= end:
        spans.append(cut_asides(tree, end, limit + 1))
    return [span for span in spans if span]
