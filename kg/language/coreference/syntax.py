"""What syntax allows a pronoun to stand for: binding, the subjects that govern it, the subject of the clause that it opens.

A plain pronoun is not the subject of its own clause, nor anything that contains it (after Lappin and Leass, 1994).
"""

from __future__ import annotations

from kg.language.tree import Tree

NOUNS = {"NOUN", "PROPN"}


def clause_verb(tree: Tree, token: int) -> int | None:
    """The verb of whose clause a token is an argument, reached through prepositions and coordinations of nouns."""
    for above in tree.ancestors(token):
        if tree.pos[above] in ("VERB", "AUX"):
            return above
        if tree.dep[token] == "poss" or tree.pos[above] not in ("ADP", "SCONJ", "PART"):
            return None
        token = above
    return None


def subjects_of(tree: Tree, verb: int) -> list[int]:
    """The subject of a verb, or the one it shares with the verb it is coordinated with or controlled by."""
    for _ in range(6):
        found = tree.kids(verb, "nsubj", "nsubjpass")
        if found or tree.head[verb] == verb:
            return [c for subject in found for c in tree.conjuncts(subject)]
        controller = tree.kid(tree.head[verb], "dobj") if tree.dep[verb] == "xcomp" else None
        if controller is not None and controller < verb:
            return tree.conjuncts(controller)
        if tree.dep[verb] not in ("conj", "xcomp", "pcomp", "advcl") or (tree.dep[verb] == "advcl" and tree.kid(verb, "mark") is not None):
            return []
        verb = tree.head[verb]
    return []


def barred_tokens(tree: Tree, token: int, *, reflexive: bool) -> set[int]:
    """The heads of noun phrases that a pronoun cannot stand for."""
    barred = {token}
    above = tree.head[token]
    if tree.dep[token] in ("poss", "nmod", "compound", "det"):
        barred |= _phrase_heads(tree, above)
    elif not reflexive:
        verb = clause_verb(tree, token)
        if verb is not None:
            barred |= set(subjects_of(tree, verb)) | set(tree.kids(verb, "dobj", "dative", "nsubj", "nsubjpass"))
    top = tree.first_conjunct(token)
    barred |= {c for c in tree.conjuncts(top)}
    for ancestor in tree.ancestors(token):
        if tree.pos[ancestor] in ("VERB", "AUX"):
            break
        if tree.pos[ancestor] in NOUNS:
            barred |= _phrase_heads(tree, ancestor)
        if tree.dep[ancestor] in ("conj", "appos"):
            break
    return barred


def _phrase_heads(tree: Tree, head: int) -> set[int]:
    """A noun with its appositions and the name that it stands before."""
    found = {head, *tree.kids(head, "appos")}
    if tree.dep[head] in ("compound", "appos", "nmod"):
        found.add(tree.head[head])
        found |= set(tree.kids(tree.head[head], "appos"))
    return found | set(tree.kids(head, "compound"))


def governors(tree: Tree, token: int) -> dict[int, bool]:
    """The subjects of the clauses that a token stands in; True for that of the innermost one."""
    found: dict[int, bool] = {}
    innermost = True
    for above in tree.ancestors(token):
        if tree.pos[above] in ("VERB", "AUX"):
            for subject in subjects_of(tree, above):
                found.setdefault(subject, innermost)
            innermost = False
    return found


def cataphoric_subject(tree: Tree, token: int) -> int | None:
    """The subject that follows of the main clause, for a pronoun in a fronted clause or phrase (`When he arrived, X spoke`)."""
    below = token
    for above in tree.ancestors(token):
        if tree.dep[below] in ("advcl", "prep", "npadvmod") and tree.pos[above] in ("VERB", "AUX") and below < above:
            subject = tree.kid(above, "nsubj", "nsubjpass")
            if subject is not None and subject > below and subject > token:
                return subject
        below = above
    return None
