"""What holds at one place of a sentence, and what a cue makes of it."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from kg.language.factuality.rules import Effect
from kg.language.layers import TokenCue, TokenFactuality
from kg.model import Certainty, CueKind, Modality, Tense

CERTAIN, PROBABLE, POSSIBLE, UNKNOWN = 3, 2, 1, 0
_NAMES: tuple[Certainty, ...] = ("unknown", "possible", "probable", "certain")


class State(NamedTuple):
    """The four attributes as they stand at a token, with the cues that made them so; `level` orders the certainties."""

    negative: bool = False
    level: int = CERTAIN
    tense: Tense = "past"
    modality: Modality | None = None
    cues: tuple[TokenCue, ...] = ()

    @property
    def is_real(self) -> bool:
        """Whether nothing takes it out of the world of the speaker."""
        return self.level == CERTAIN and self.modality is None


@lru_cache(maxsize=4096)
def judged(state: State) -> TokenFactuality:
    """A state as a record of the layer; only the cues that make a difference are kept."""
    return TokenFactuality(
        "negative" if state.negative else "positive",
        _NAMES[state.level],
        state.tense,
        state.modality,
        tuple(sorted(set(state.cues), key=lambda c: (c.start, c.end, c.kind))),
    )


_LEVELS = {
    "probable": PROBABLE,
    "possible": POSSIBLE,
    "unknown": UNKNOWN,
    "likely": PROBABLE,
    "expected": PROBABLE,
    "possible-future": POSSIBLE,
    "doubt": PROBABLE,
}
_MODALITIES: dict[str, Modality] = {
    "intention": "intention",
    "promise": "intention",
    "hope": "intention",
    "deontic": "deontic",
    "conditional": "conditional",
    "question": "question",
    "hypothetical": "hypothetical",
}
_KINDS: dict[str, CueKind] = {"not": "negation", "deny": "negation", "doubt": "certainty", "unknown": "certainty"}
_AHEAD = {"intention", "deontic", "expected", "possible-future", "future", "likely"}


def cue_kind(effect: str) -> CueKind:
    """The kind of cue that has an effect."""
    if effect in _KINDS:
        return _KINDS[effect]
    return "certainty" if effect in _LEVELS else "modality"


def pass_on(effect: Effect, state: State, cue: tuple[int, int], form: str) -> State:
    """What holds for the complement of a cue, given what holds for the cue itself.

    `form` is the complement's: of a finite one the tense is its own, and the one given here is a default.
    """
    name = effect.name
    if name == "factive" or (name == "fact" and not (state.negative and effect.negated == "lift")):
        return state if name == "fact" else State(tense=state.tense)
    if name == "fact" or (effect.negated == "unshown" and state.negative):
        return _lifted(state, state.cues)._replace(negative=effect.negated == "unshown")
    cues = (*state.cues, TokenCue(cue_kind(name), *cue)) if name != "report" else state.cues
    if name == "not":
        return (
            _lifted(state, cues) if state.negative and effect.negated == "lift" else state._replace(negative=not state.negative, cues=cues)
        )
    if name in _SPECIAL:
        return _SPECIAL[name](state, cues)
    if name in _MODALITIES:
        return _modal(name, effect, state, cues)
    return _uncertain(effect, state, cues, form)


def _lifted(state: State, cues: tuple[TokenCue, ...]) -> State:
    """A cue that is itself denied leaves its complement open."""
    return State(level=UNKNOWN, tense=state.tense, cues=cues)


def _report(state: State, cues: tuple[TokenCue, ...]) -> State:
    if state.negative or state.modality not in (None, "ability") or state.level == UNKNOWN:
        return _lifted(state, cues)
    level = CERTAIN if state.modality == "ability" else state.level
    return State(level=level, tense=state.tense, cues=cues if level < CERTAIN else ())


def _deny(state: State, cues: tuple[TokenCue, ...]) -> State:
    if state.negative or state.modality is not None or state.level == UNKNOWN:
        return _lifted(state, cues)
    return State(negative=True, level=state.level, tense=state.tense, cues=cues)


def _must(state: State, cues: tuple[TokenCue, ...]) -> State:
    """`had to` tells what was done, `has to` what ought to be."""
    if state.tense == "past" and not state.negative and state.is_real:
        return state
    return State(level=UNKNOWN, tense="future", modality=state.modality or "deontic", cues=cues)


def _allow(state: State, cues: tuple[TokenCue, ...]) -> State:
    if state.negative:
        return state._replace(cues=cues)
    if state.modality is not None or state.level == UNKNOWN:
        return state
    return State(level=POSSIBLE, tense="future", modality="ability", cues=cues)


def _able(state: State, cues: tuple[TokenCue, ...]) -> State:
    """`was able to` tells what was done, `is able to` what can be."""
    if state.negative or state.tense == "past" or not state.is_real:
        return state
    return State(level=POSSIBLE, tense=state.tense, modality="ability", cues=cues)


def _future(state: State, cues: tuple[TokenCue, ...]) -> State:
    return state._replace(tense="future", cues=cues)


def _ability(state: State, cues: tuple[TokenCue, ...]) -> State:
    return State(state.negative, min(POSSIBLE, state.level), "future", state.modality or "ability", cues)


_SPECIAL = {"report": _report, "deny": _deny, "must": _must, "allow": _allow, "able": _able, "future": _future, "ability": _ability}


def _modal(name: str, effect: Effect, state: State, cues: tuple[TokenCue, ...]) -> State:
    modality = state.modality or _MODALITIES[name]
    tense: Tense = "future" if name in _AHEAD else state.tense
    return State(state.negative and effect.negated == "raise", UNKNOWN, tense, modality, cues)


def _uncertain(effect: Effect, state: State, cues: tuple[TokenCue, ...], form: str) -> State:
    name = effect.name
    if state.negative and effect.negated != "raise":
        if effect.negated == "not":
            return State(negative=True, tense=state.tense, cues=cues)
        if effect.negated == "certain":
            return State(tense=state.tense)
        return _lifted(state, cues)
    level = min(_LEVELS[name], state.level if state.modality is None else UNKNOWN)
    ahead = (name in _AHEAD and form != "that") or (name == "doubt" and form == "to" and state.tense != "past")
    tense: Tense = "future" if ahead else "past" if form in ("noun", "ing") else state.tense
    return State(state.negative != (name == "doubt"), level, tense, state.modality, cues)
