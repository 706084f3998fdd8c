"""Repairs of a parse before anything reads it: sentences whose shape tells that the parser has gone astray.

Captions (`Farmers with their tractors parade along a road in Lyon, on May 4, 2020`) hold a bare present tense that is often taken for
a noun; of a list of verbs in a quotation (`remain calm, understand the law, and obey it`) the parser hangs the later ones on the report.
"""

from __future__ import annotations

import re

from kg.language.tree import Tree

_CAPTION_VERBS = frozenset(
    "parade march rally protest patrol walk ride dance cheer queue demonstrate gather crowd pray wave wait watch rest search stand cross "
    "celebrate clash guard mourn picnic flee shop bathe play work swim fish camp run jog shout chant cheer hike".split()
)
_MONTHS = (
    r"January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\."
)
_CAPTION_DATE = re.compile(rf"\b(?:(?:{_MONTHS}) \d{{1,2}}, \d{{4}}|\d{{1,2}} (?:{_MONTHS}) \d{{4}})")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_CLOSING = frozenset({"in", "at", "near", "outside", "on"})
_PLURAL = frozenset({"NNS", "NNPS"})


def mend(tree: Tree) -> None:
    """Repair a tree in place; a sentence that a repair would tie into a knot stays as it was."""
    changed = False
    for begin, end in tree.sents:
        columns = (tree.head, tree.dep, tree.tag, tree.pos, tree.lemma)
        kept = [column[begin:end] for column in columns]
        verb = _caption_verb(tree, begin, end)
        touched = _mend_caption(tree, begin, verb) if verb is not None else False
        touched |= _mend_place(tree, begin, end)
        for token in range(begin + 1, end) if not touched or _is_sound(tree, begin, end) else ():
            if tree.dep[token] in ("ccomp", "conj") and tree.tag[token] in ("VB", "VBP"):
                touched |= _mend_list(tree, token)
        if touched and _is_sound(tree, begin, end):
            changed = True
        elif touched:
            for column, old in zip(columns, kept, strict=True):
                column[begin:end] = old
    if changed:
        tree.relink()


def _is_sound(tree: Tree, begin: int, end: int) -> bool:
    """Whether every token of a sentence has a root above it, and no circle."""
    for token in range(begin, end):
        for _ in range(end - begin):
            if tree.head[token] == token:
                break
            token = tree.head[token]
        else:
            return False
    return True


def _caption_verb(tree: Tree, begin: int, end: int) -> int | None:
    """The verb of a caption that the parser has taken for a noun: after a plural that it has made a part of it, before a preposition."""
    for i in range(begin + 2, end - 4):
        if tree.tag[i] in _FINITE:
            return None
        if tree.tag[i] == "NN" and tree.lower[i] in _CAPTION_VERBS and tree.tag[i - 1] in _PLURAL:
            joined = tree.pos[i + 1] in ("ADP", "PART", "SCONJ") and tree.head[i - 1] == i
            joined = joined and tree.dep[i - 1] in ("compound", "nmod")
            bare = not any(tree.dep[kid] in ("det", "poss") for kid in tree.children[i])
            dated = _CAPTION_DATE.search(tree.text, tree.offset[i], tree.ends[end - 1])
            return i if joined and bare and dated else None
    return None


def _mend_caption(tree: Tree, begin: int, verb: int) -> bool:
    """Make a caption's verb its root; what the parser took for the root depends on the verb before it, or the caption is left alone."""
    root = verb
    while tree.head[root] != root:
        root = tree.head[root]
    plural, above, dep = verb - 1, tree.head[verb], tree.dep[verb]
    subject = plural if above == verb else next((i for i in range(begin, verb) if _is_subject(tree, i, root)), None)
    if subject is None:
        return False
    if root not in (verb, subject):
        object_ = root - 1
        if tree.dep[object_] != "dobj" or not verb < tree.head[object_] < object_:
            return False
        governor = tree.head[object_]
        tree.head[object_], tree.dep[object_] = root, "nsubj"
        tree.head[root], tree.dep[root] = governor, "ccomp"
        if tree.dep[governor] in ("relcl", "acl") and any(tree.lower[kid] == "to" for kid in tree.children[governor]):
            tree.head[governor], tree.dep[governor] = verb, "advcl"
    for kid in tree.children[verb]:
        if kid < plural:
            tree.head[kid] = plural
    tree.head[plural], tree.dep[plural] = above, dep
    tree.head[subject], tree.dep[subject] = verb, "nsubj"
    tree.head[verb], tree.dep[verb] = verb, "ROOT"
    tree.tag[verb], tree.pos[verb], tree.lemma[verb] = "VBP", "VERB", tree.lower[verb]
    return True


def _mend_place(tree: Tree, begin: int, end: int) -> bool:
    """Hang the place and the day that close a caption on its main verb: `parade to mark the day X fell, in Y, on May 4, 2020`."""
    verb = next((i for i in range(begin + 1, end) if tree.tag[i] in _FINITE), None)
    if verb is None or tree.tag[verb] != "VBP" or tree.lower[verb] not in _CAPTION_VERBS or tree.dep[verb] != "ROOT":
        return False
    if not _CAPTION_DATE.search(tree.text, tree.offset[verb], tree.ends[end - 1]):
        return False
    late = [i for i in range(verb + 1, end) if tree.dep[i] == "prep" and tree.word[i - 1] == "," and tree.lower[i] in _CLOSING]
    moved = [i for i in late if tree.head[i] != verb and tree.pos[tree.head[i]] == "VERB"]
    for i in moved:
        tree.head[i] = verb
    return bool(moved)


def _is_subject(tree: Tree, token: int, root: int) -> bool:
    """Whether a plural noun is the root, or the root's subject."""
    return tree.tag[token] in _PLURAL and (token == root or (tree.head[token] == root and tree.dep[token] == "nsubj"))


def _mend_list(tree: Tree, token: int) -> bool:
    """Hang a bare verb without a subject on the verb before its comma, where the parse has it under a report or an unlike verb."""
    report = tree.head[token]
    if tree.word[token - 1] != "," or tree.kid(token, "nsubj", "nsubjpass", "aux", "mark") is not None:
        return False
    if report < token and (tree.dep[token] == "ccomp" or tree.tag[report] not in ("VBG", "VBN") or tree.kid(report, "cc") is not None):
        return False
    for kid in tree.children[token]:
        if kid < token and tree.dep[kid] in ("ccomp", "punct"):
            tree.head[kid] = report
    above = token - 2
    while above >= 0 and tree.head[above] != above and above != report and above < token:
        if tree.tag[above] in ("VB", "VBP") and tree.pos[above] in ("VERB", "AUX"):
            tree.head[token], tree.dep[token], tree.tag[token] = above, "conj", tree.tag[above]
            return True
        above = tree.head[above]
    return False
