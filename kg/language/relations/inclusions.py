"""Who is named as one of many: `arrested 12 people, including X`, `freed 40 hostages, among them X`, `two men named X and Y`.

What is said of the many holds for those who are named.
"""

from __future__ import annotations

from kg.language.relations.arguments import Arguments
from kg.language.tree import Tree

_PLURAL = frozenset({"NNS", "NNPS"})
_ALL = frozenset({"them", "these", "whom", "which"})
_NAMING = frozenset({"identified", "named", "called", "known"})
_WITHIN = frozenset({"compound", "nmod", "amod", "poss", "nummod"})
_VERBAL = frozenset({"VERB", "AUX"})


def included(tree: Tree, arguments: Arguments, token: int, verb: int) -> tuple[int, ...]:
    """The nouns that name some of the many at `token`, an argument of `verb`; none where it is no plural."""
    if tree.tag[token] not in _PLURAL:
        return ()
    for kid in (*tree.children[token], *tree.children[verb]):
        own = tree.head[kid] == token and not _is_agent(tree, token, kid)
        if kid > token and tree.lower[kid] == "including" and (own or _is_patient(tree, token, verb)):
            noun = tree.kid(kid, "pobj")
            return arguments.members(noun) if noun is not None else ()
    noun = _named(tree, token)
    noun = _among(tree, token, verb) if noun is None else noun
    return arguments.members(noun) if noun is not None else ()


def _is_agent(tree: Tree, token: int, kid: int) -> bool:
    """Whether other words part the agent of a passive from `including`, which then names some of those it is done to."""
    return tree.dep[tree.head[token]] == "agent" and any(tree.pos[i] == "ADP" for i in range(token, kid))


def _named(tree: Tree, token: int) -> int | None:
    """The first of the names that several are said to have (`two men identified as X and Y`)."""
    for kid in tree.kids(token, "acl"):
        if tree.lower[kid] in _NAMING:
            by = tree.kid(kid, "prep")
            return tree.kid(kid, "oprd") if by is None else tree.kid(by, "pobj") if tree.lower[by] == "as" else None
    return None


def _is_patient(tree: Tree, token: int, verb: int) -> bool:
    return tree.head[token] == verb and tree.dep[token] in ("dobj", "nsubjpass")


def _among(tree: Tree, token: int, verb: int) -> int | None:
    """The noun after `among them`, which parsers hang anywhere."""
    end = tree.sents[tree.sent[token]][1]
    for i in range(token + 1, end - 1):
        other = tree.tag[i] in _PLURAL and not tree.left[token] <= i <= tree.right[token]
        if other or (tree.pos[i] in _VERBAL and i != verb and tree.head[i] != verb):
            return None
        if tree.lower[i] == "among" and tree.lower[i + 1] in _ALL and tree.word[i - 1] == ",":
            nouns = (k for k in range(i + 2, end) if tree.pos[k] in ("NOUN", "PROPN", "VERB"))
            return next((k for k in nouns if tree.dep[k] not in _WITHIN and tree.pos[k] != "VERB"), None)
    return None
