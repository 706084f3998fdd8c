"""Where a text says how many were killed or hurt without a verb that has them as its object.

`20 dead`, `with 40 wounded`, `25 killed and 60 injured`, `18 deaths`, `the death toll rose to 40`, `the number of dead reached 40`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kg.language.lexicon import rules
from kg.language.quantities import is_number
from kg.language.tree import Tree

Harm = Literal["killed", "injured"]
_HARM, _TOLL = rules("quantities")["harm"], rules("quantities")["toll"]
STATES: dict[str, Harm] = {word: "killed" for word in _HARM["killed"]} | {word: "injured" for word in _HARM["injured"]}
OUTCOMES: dict[str, Harm] = {word: "killed" for word in _HARM["deaths"]} | {word: "injured" for word in _HARM["injuries"]}
_TELLING = frozenset(_HARM["telling"]) | frozenset(_HARM["causing"])
_TOLLS, _OF = frozenset(_TOLL["nouns"]), frozenset(_TOLL["of"])
_RISING, _REACHING, _PUTTING = (frozenset(_TOLL[kind]) for kind in ("rising", "reaching", "putting"))
_MOVING = _PUTTING | frozenset(_TOLL["lifting"])
_NUMBERS = frozenset({"number", "count", "total"})
_VERBAL = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class Toll:
    """How many were killed or hurt: the token that counts them, the word that tells their fate, and the verb that both depend on.

    `noun` is the toll or the number of dead that a sentence speaks of, None where it says `20 dead` or `18 deaths`.
    """

    counted: int
    relation: Harm
    predicate: int
    verb: int | None
    noun: int | None = None


def toll_at(tree: Tree, i: int) -> Toll | None:
    """Return what the number (or the counted noun) at a token says of those killed or hurt, None where it says nothing of them."""
    if i + 1 < tree.n and tree.sent[i] == tree.sent[i + 1]:
        state = STATES.get(tree.lower[i + 1])
        if state is not None and _is_state(tree, i, i + 1):
            return Toll(i, state, i + 1, _verb_over(tree, i, i + 1))
        kind = OUTCOMES.get(tree.lemma[i + 1]) if is_number(tree, i) else None
        if kind is not None and tree.head[i] == i + 1 and tree.dep[i] == "nummod":
            verb = _verb_over(tree, i, i + 1)
            return Toll(i, kind, i + 1, verb) if verb is not None and tree.lemma[verb] in _TELLING else None
    return _of_noun(tree, i) if is_number(tree, i) else None


def toll_noun(tree: Tree, token: int) -> Harm | None:
    """What a noun counts: the dead (`death toll`, `number of people killed`) or the injured; None for any other noun."""
    lemma = tree.lemma[token]
    if lemma in _TOLLS:
        return "killed"
    of = next((kid for kid in tree.kids(token, "prep") if tree.lower[kid] == "of"), None) if lemma in _NUMBERS else None
    noun = tree.kid(of, "pobj") if of is not None else None
    if noun is None:
        return None
    told = STATES.get(tree.lower[noun]) or OUTCOMES.get(tree.lemma[noun])
    if told is not None:
        return told
    clause = tree.kid(noun, "acl") if tree.lower[noun] in _OF else None
    return STATES.get(tree.lower[clause]) if clause is not None else None


def put_toll(tree: Tree, verb: int) -> tuple[int, int] | None:
    """The toll noun and the number of `X put the death toll at 40` (`the toll was put at 40`), None where a verb says no such thing."""
    return _moved_toll(tree, verb) if tree.lemma[verb] in _PUTTING else None


def _moved_toll(tree: Tree, verb: int) -> tuple[int, int] | None:
    """The toll noun that is a verb's object, and the number that it is put at or brought to."""
    noun = tree.kid(verb, "dobj", "nsubjpass")
    if noun is None or toll_noun(tree, noun) is None:
        return None
    for kid in (*tree.kids(verb, "prep"), *tree.kids(noun, "prep")):
        number = tree.kid(kid, "pobj") if tree.lower[kid] in ("at", "to") else None
        if number is not None and is_number(tree, number):
            return noun, number
    return None


def _is_state(tree: Tree, i: int, state: int) -> bool:
    """Whether the word after a number tells what became of those it counts, and no noun comes that the word belongs to."""
    counted = is_number(tree, i) or (tree.kid(i, "nummod") is not None and tree.tag[i] in ("NNS", "JJR"))
    modifies = tree.dep[state] in ("amod", "compound", "nmod") and tree.head[state] > state
    served = any(tree.dep[kid] in ("aux", "auxpass", "dobj") for kid in tree.children[state])
    return counted and not modifies and not served and tree.head[i] in (state, i, *tree.ancestors(state))


def _verb_over(tree: Tree, i: int, predicate: int) -> int | None:
    """The verb that a number and the word for its fate depend on, no participle that tells of such a fate itself."""
    for above in tree.ancestors(predicate):
        if tree.pos[above] in _VERBAL and above != i and not (tree.lower[above] in STATES and tree.kid(above, "auxpass") is None):
            return above
    return tree.kid(predicate, "ccomp")


def _of_noun(tree: Tree, i: int) -> Toll | None:
    """The number that a toll has reached: `rose to 40`, `stands at 40`, `reached 40`, `was 40`, `a toll of 40`, `put the toll at 40`."""
    above = tree.head[i]
    if tree.dep[i] in ("dobj", "attr") and tree.lemma[above] in _REACHING:
        return _toll_of(tree, i, above)
    if tree.dep[i] != "pobj" or tree.lower[above] not in ("to", "at", "of"):
        return None
    verb = tree.head[above] if tree.lower[tree.head[above]] != "from" else tree.head[tree.head[above]]
    if tree.lower[above] == "of":
        kind = toll_noun(tree, verb) if tree.lemma[verb] in _TOLLS else None
        return Toll(i, kind, verb, _verb_over(tree, i, verb), verb) if kind is not None else None
    if tree.pos[verb] not in _VERBAL:
        verb = tree.head[verb]
    put = _moved_toll(tree, verb) if tree.lemma[verb] in _MOVING else None
    if put is not None and put[1] == i:
        return Toll(i, toll_noun(tree, put[0]) or "killed", put[0], verb, put[0])
    return _toll_of(tree, i, verb) if tree.lemma[verb] in _RISING else None


def _toll_of(tree: Tree, i: int, verb: int) -> Toll | None:
    """The toll that is the subject of a verb."""
    noun = tree.kid(verb, "nsubj")
    kind = toll_noun(tree, noun) if noun is not None else None
    return Toll(i, kind, noun, verb, noun) if noun is not None and kind is not None else None
