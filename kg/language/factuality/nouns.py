"""Event nouns: what their governors, articles and adjectives leave of the events they tell."""

from __future__ import annotations

import re

from kg.language.factuality.forms import governor_effect, is_definite, is_owned
from kg.language.factuality.rules import Effect, factuality_lexicon
from kg.language.factuality.state import POSSIBLE, PROBABLE, UNKNOWN, State, cue_kind, pass_on
from kg.language.layers import TokenCue
from kg.language.tree import Tree

_TAKING = {"of", "for", "to", "against", "on", "about"}
_HAPPENING = {
    "be",
    "occur",
    "happen",
    "take",
    "unfold",
    "erupt",
    "ensue",
    "materialise",
    "materialize",
    "follow",
    "begin",
    "start",
    "continue",
    "resume",
}
_REFUSING = {"reject", "refuse", "decline", "dismiss", "veto", "withhold"}
_MAKING = {"make", "render"}
_UNDONE = {"impossible", "unlikely", "unthinkable", "inconceivable", "unfeasible", "infeasible", "unworkable", "futile"}
_DEEDS = frozenset(
    "killing murder assassination massacre bombing attack assault abduction kidnapping shooting poisoning beheading raid".split()
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_KNOWN = {("fact", False), ("not", False), ("not", True)}


def nominal(tree: Tree, noun: int, held: State) -> State:
    """What a noun phrase gets: the event it tells may be planned, prevented or denied by its governor; a definite one is presupposed."""
    dep, gov = tree.dep[noun], tree.head[noun]
    made = _made(tree, noun)
    if dep == "attr" or made is not None or _is_ordered(tree, noun):
        return held if made is None else _undone(tree, made, held)
    claim = factuality_lexicon().nouns.get((tree.lemma[noun], "that"))
    if claim is not None and claim.name == "claim" and is_owned(tree, noun):
        return State(tense="past")
    if dep == "pobj":
        return _after_preposition(tree, noun, held)
    effect = _effect(tree, gov, noun) if dep in ("dobj", "nsubjpass") else None
    if dep == "nsubj" and tree.lemma[gov] in _HAPPENING and tree.kid(gov, "xcomp") is None:
        quality = tree.kid(gov, "acomp")
        told = factuality_lexicon().attributives.get(tree.lower[quality]) if quality is not None else None
        return held if told is None else _weakened(told, held, quality or gov)
    if effect is not None and effect.name == "intention" and held.tense == "past" and _is_dated(tree, noun):
        effect = None
    offered = tree.lemma[gov] in _REFUSING and (tree.lemma[noun], "to") in factuality_lexicon().nouns
    if effect is None or offered:
        return _presupposed(tree, noun, held)
    return pass_on(effect, held, (gov, gov + 1), "noun")


def _is_imagined(tree: Tree, noun: int) -> bool:
    """Whether somebody's deed is the subject of `would`: `their withdrawal would embolden X` tells of no withdrawal yet."""
    owned = tree.dep[noun] == "nsubj" and tree.kid(noun, "poss") is not None
    return owned and any(tree.lower[kid] == "would" for kid in tree.kids(tree.head[noun], "aux"))


def _is_ordered(tree: Tree, noun: int) -> bool:
    """Whether a deed was ordered and is spoken of as done (`ordered the killing of X`): it shares what holds for the order."""
    ordered = tree.dep[noun] == "dobj" and tree.lemma[tree.head[noun]] == "order"
    return ordered and tree.lemma[noun] in _DEEDS and is_definite(tree, noun)


def _made(tree: Tree, noun: int) -> int | None:
    """The adjective that an event is made: `makes a truce impossible`, `rendered talks futile`."""
    gov: int = tree.head[noun]
    if tree.dep[noun] == "nsubj" and tree.lower[gov] in _UNDONE and tree.lemma[tree.head[gov]] in _MAKING and gov > noun:
        return gov
    if tree.dep[noun] == "dobj" and tree.lemma[gov] in _MAKING:
        return next((kid for kid in tree.kids(gov, "oprd", "acomp", "ccomp", "xcomp") if tree.lower[kid] in _UNDONE and kid > noun), None)
    return None


def _undone(tree: Tree, adjective: int, held: State) -> State:
    level = min(held.level, PROBABLE) if tree.lower[adjective] == "unlikely" else held.level
    return held._replace(negative=not held.negative, level=level, cues=(*held.cues, TokenCue("negation", adjective, adjective + 1)))


def _is_dated(tree: Tree, noun: int) -> bool:
    """Whether a definite event carries the year that it was in: `the 1998 bombing`, `the attacks of September 11, 2001`."""
    if not is_definite(tree, noun):
        return False
    return any(_YEAR.fullmatch(tree.word[i]) and not _is_in_clause(tree, i, noun) for i in tree.subtree(noun))


def _is_in_clause(tree: Tree, token: int, noun: int) -> bool:
    for above in tree.ancestors(token):
        if above == noun:
            return False
        if tree.pos[above] in ("VERB", "AUX"):
            return True
    return True


def _after_preposition(tree: Tree, noun: int, held: State) -> State:
    """`call for the release`, `plans for an attack`, `without a fight`."""
    prep = tree.head[noun]
    governor, word = tree.head[prep], tree.lower[prep]
    if word in ("without", "instead"):
        return held._replace(negative=True, cues=(*held.cues, TokenCue("negation", prep, prep + 1)))
    if word == "of" and tree.lemma[governor] in ("event", "case") and tree.lower[tree.head[governor]] == "in":
        return State(level=UNKNOWN, tense="future", modality="conditional", cues=(TokenCue("modality", governor, governor + 1),))
    effect = governor_effect(tree, governor, "for") if word == "for" else None
    effect = effect or (_effect(tree, governor, noun) if word in _TAKING else None)
    if effect is None or (tree.pos[governor] == "NOUN" and is_definite(tree, noun) and (effect.name, word == "of") in _KNOWN):
        return _presupposed(tree, noun, held)
    return pass_on(effect, held, (governor, governor + 1), "noun")


def _effect(tree: Tree, governor: int, noun: int) -> Effect | None:
    """The effect on an event noun; some verbs (`discuss`, `approve`) make only an indefinite event a mere intention."""
    found = governor_effect(tree, governor, "noun")
    if found is None and not is_definite(tree, noun):
        found = governor_effect(tree, governor, "indefinite")
    return found


def _presupposed(tree: Tree, noun: int, held: State) -> State:
    """An event that is merely spoken of: it is there, unless it is an indefinite one in a world that is not."""
    if (held.level == UNKNOWN or held.tense == "future") and (not is_definite(tree, noun) or _is_imagined(tree, noun)):
        return held._replace(negative=False)
    return State(tense="past")


def claimed(tree: Tree, noun: int, held: State) -> State:
    """The content of a claim told with a noun: its owner's, where it has one; else what somebody says."""
    if is_owned(tree, noun):
        return State(tense=held.tense)
    cue = TokenCue("certainty", noun, noun + 1)
    return State(level=UNKNOWN if held.negative or not held.is_real else POSSIBLE, tense=held.tense, cues=(*held.cues, cue))


def described(tree: Tree, noun: int, given: State) -> State:
    """What `no`, and adjectives such as `possible` and `planned`, leave of the event a noun tells."""
    words = factuality_lexicon()
    state = given
    for child in tree.children[noun]:
        if child > noun:
            break
        lower = tree.lower[child]
        if tree.dep[child] in ("det", "neg") and lower in ("no", "neither") and not given.negative:
            state = state._replace(negative=True, cues=(*state.cues, TokenCue("negation", child, child + 1)))
        elif tree.dep[child] in ("amod", "compound") and lower in words.attributives:
            state = _weakened(words.attributives[lower], state, child)
    return state


def _weakened(effect: str, state: State, adjective: int) -> State:
    cues = (*state.cues, TokenCue(cue_kind(effect), adjective, adjective + 1))
    if effect == "not":
        return state._replace(negative=not state.negative, cues=cues)
    if effect == "intention":
        return state._replace(level=UNKNOWN, tense="future", modality="intention", cues=cues)
    if effect == "future":
        return state._replace(tense="future", cues=cues)
    return state._replace(level=min(state.level, PROBABLE if effect == "probable" else POSSIBLE), cues=cues)
