"""What a predicate's own clause says of it: tense, modal verbs, negation, adverbs, condition, command and question."""

from __future__ import annotations

from kg.language.factuality.clause import Clause
from kg.language.factuality.rules import factuality_lexicon
from kg.language.factuality.state import POSSIBLE, PROBABLE, UNKNOWN, State, cue_kind
from kg.language.layers import TokenCue
from kg.language.tree import Tree
from kg.model import Tense

_STATIVE = set("be have know belong contain own live exist remain want need like possess include mean believe think".split())
_LATER = {"later", "eventually", "soon", "subsequently", "thereafter", "ultimately", "twice", "repeatedly", "often"}
_WISHED = {"like", "love", "prefer", "argue", "say", "suggest", "add", "appreciate", "recommend"}
_POLITE = set("thank hope love look sound seem guess want wish bet bless welcome need get be".split())
_BIDDING = {"do", "please", "get", "be"}
_PERFECT = {"have", "has", "had", "'ve", "’ve", "of"}
_FINITE = {"VBD", "VBZ", "VBP", "MD"}
_ADVERB_LEVELS = {"probable": PROBABLE, "possible": POSSIBLE, "unknown": UNKNOWN}
_DENIABLE: dict[str, Tense] = {"can": "present", "ca": "present", "could": "past"}


def own_tense(tree: Tree, i: int, clause: Clause, default: Tense) -> Tense:
    """The tense of a predicate by its auxiliaries and form."""
    words = [tree.lower[a] for a in clause.auxiliaries]
    if clause.has_to:
        headline = tree.dep[i] == "ROOT" and clause.subject is not None  # `Minister to visit Oslo`
        return "past" if "have" in words else "future" if headline else default
    if clause.modal is not None:
        return _modal_tense(tree, i, clause, words)
    for a, word in zip(clause.auxiliaries, words, strict=True):
        if tree.tag[a] == "VBD" or word in ("was", "were", "did") or word in _PERFECT or tree.lemma[a] == "have":
            return "past"
    if words:
        return "present" if any(tree.tag[a] in _FINITE for a in clause.auxiliaries) else default
    return _bare_tense(tree, i, default)


def _bare_tense(tree: Tree, i: int, default: Tense) -> Tense:
    tag = tree.tag[i]
    if tag == "VBD" or (tag == "VBN" and tree.dep[i] in ("acl", "amod", "advcl", "relcl", "ROOT")):
        return "past"
    if tag in ("VB", "VBP") and tree.lower[tree.head[i]] == "did":
        return "past"
    if default == "future" and tree.dep[i] in ("advcl", "relcl"):
        return default
    return "present" if tag in ("VBZ", "VBP") else default


def _modal_tense(tree: Tree, i: int, clause: Clause, words: list[str]) -> Tense:
    if not _PERFECT.isdisjoint(words):
        return "past"
    modal = tree.lower[clause.modal] if clause.modal is not None else ""
    if factuality_lexicon().modals.get(modal) in ("future", "would", "deontic"):
        return "future"
    stative = tree.tag[i] == "VBG" or (not clause.is_passive and tree.lemma[i] in _STATIVE)
    return "present" if stative else "future"


def apply_clause(tree: Tree, i: int, clause: Clause, state: State) -> State:
    """What holds for a predicate: what its governors left, and what its own clause adds."""
    negative, level, cues = state.negative, state.level, list(state.cues)
    if clause.negation is not None:
        negative = not negative
        cues.append(TokenCue("negation", clause.negation, clause.negation + 1))
    for adverb in clause.adverbs:
        found = _ADVERB_LEVELS.get(factuality_lexicon().adverbs.get(tree.lower[adverb], ""))
        if found is not None:
            level = min(level, found)
            cues.append(TokenCue("certainty", adverb, adverb + 1))
    held = State(negative, level, own_tense(tree, i, clause, state.tense), state.modality, tuple(cues))
    if clause.modal is not None:
        held = _apply_modal(tree, i, clause, clause.modal, held)
    return held if clause.condition is None else _apply_condition(tree, i, clause, clause.condition, held)


def _apply_modal(tree: Tree, i: int, clause: Clause, modal: int, state: State) -> State:
    word = tree.lower[modal]
    effect = factuality_lexicon().modals[word]
    if effect == "would":
        return _apply_would(tree, i, clause, modal, state)
    if effect == "future":
        return state._replace(cues=(*state.cues, TokenCue("time", modal, modal + 1)))
    state = state._replace(cues=(*state.cues, TokenCue(cue_kind(effect), modal, modal + 1)))
    if effect == "deontic":
        sure = word == "must" and state.tense == "past"
        deontic = state._replace(level=UNKNOWN, modality=state.modality or "deontic")
        return state._replace(level=min(state.level, PROBABLE)) if sure else deontic
    return _apply_could(clause, word, effect, state)


def _apply_could(clause: Clause, word: str, effect: str, state: State) -> State:
    """`may`, `could`, `can`; a denied `can` or `could` is no mere possibility."""
    if word == "could" and state.negative and clause.negation is None:
        return state._replace(tense="past")  # `before they could leave`
    modality = state.modality or ("ability" if effect == "ability" else None)
    if clause.negation is not None and word in _DENIABLE:
        return state._replace(modality=modality, tense=_DENIABLE[word])
    return state._replace(level=min(state.level, POSSIBLE), modality=modality)


def _apply_would(tree: Tree, i: int, clause: Clause, modal: int, state: State) -> State:
    """`would` looks ahead from the past, or tells what is not so."""
    cues = (*state.cues, TokenCue("modality", modal, modal + 1))
    if clause.condition is None:
        if tree.lemma[i] in _WISHED:
            return state._replace(tense="present")
        if state.tense != "past" and _is_reported(tree, i):
            return state._replace(cues=cues)
    if any(tree.lower[a] in _LATER for a in clause.adverbs) and state.tense != "past":
        return state._replace(tense="past")
    return state._replace(level=UNKNOWN, modality=state.modality or "hypothetical", cues=cues)


def _is_reported(tree: Tree, i: int) -> bool:
    """Whether the clause, or the coordination it stands in, is told in the past: `said that it would`."""
    first = tree.first_conjunct(i)
    head = tree.head[first]
    if tree.dep[first] not in ("ccomp", "acl", "advcl") or head == first:
        return False
    if tree.dep[first] == "advcl" and not any(tree.lower[kid] == "that" for kid in tree.kids(first, "mark")):
        return False
    return tree.tag[head] in ("VBD", "VBN", "NN", "NNS", "VBG", "JJ")


def _apply_condition(tree: Tree, i: int, clause: Clause, mark: int, state: State) -> State:
    """The main clause of a condition, where it does not tell of the past or only governs what is conditional."""
    governs = state.tense == "present" and tree.kid(i, "xcomp", "ccomp") is not None
    if governs or state.tense == "past" or (state.level == UNKNOWN and state.modality not in (None, "hypothetical")):
        return state
    would = clause.modal is not None and factuality_lexicon().modals[tree.lower[clause.modal]] == "would"
    cues = (*state.cues, TokenCue("modality", mark, mark + 1))
    return state._replace(level=UNKNOWN, modality=state.modality or ("hypothetical" if would else "conditional"), cues=cues)


def is_imperative(tree: Tree, i: int, clause: Clause) -> bool:
    """Whether a root or quoted verb without a subject is a command."""
    if (
        (clause.subject is not None and tree.dep[clause.subject] != "csubj")
        or clause.has_to
        or clause.modal is not None
        or clause.mark is not None
    ):
        return False
    if any(tree.lower[a] == "please" for a in clause.adverbs):
        return True
    if clause.is_passive and not any(tree.tag[a] == "VB" for a in clause.auxiliaries):
        return False
    if (tree.tag[i] not in ("VB", "VBP") and not clause.is_passive) or any(tree.lower[a] not in _BIDDING for a in clause.auxiliaries):
        return False
    return tree.lemma[i] != "thank" and not (tree.lemma[i] in _POLITE and tree.tag[i] == "VBP")


def is_asked(tree: Tree, i: int, clause: Clause, tense: Tense) -> bool:
    """Whether a question asks if this is so; `why did it` presupposes that it did, `they left, so why` only adds a question."""
    if not any(tree.lower[child] == "?" for child in tree.children[i]):
        return False
    if clause.wh:
        return tense != "past"
    return clause.subject is None or min(clause.auxiliaries, default=i) < clause.subject
