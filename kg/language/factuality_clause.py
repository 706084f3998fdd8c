"""What a predicate's own clause says of it: auxiliaries, negation, adverbs, quantities, mood and tense."""

from __future__ import annotations

from typing import NamedTuple

from kg.language.factuality_rules import factuality_lexicon
from kg.language.factuality_state import CERTAIN, POSSIBLE, PROBABLE, UNKNOWN, State, cue_kind
from kg.language.layers import TokenCue
from kg.language.tree import Tree
from kg.model import Modality, Tense

_FOCUS = {"only", "just", "merely", "simply", "solely", "necessarily", "until"}
_STATIVE = {
    "be",
    "have",
    "know",
    "belong",
    "contain",
    "own",
    "live",
    "exist",
    "remain",
    "want",
    "need",
    "like",
    "possess",
    "include",
    "mean",
    "believe",
    "think",
}
_LATER = {"later", "eventually", "soon", "subsequently", "thereafter", "ultimately", "twice", "repeatedly", "often"}
_WISHED = {"like", "love", "prefer", "argue", "say", "suggest", "add", "appreciate", "recommend"}
_WH = {"why", "how", "when", "where", "who", "what", "which", "whom"}
_BIDDING = {"do", "please", "get", "be"}
_POLITE = {
    "thank",
    "hope",
    "love",
    "look",
    "sound",
    "seem",
    "guess",
    "want",
    "wish",
    "bet",
    "bless",
    "welcome",
    "congratulation",
    "need",
    "get",
    "be",
}
_HAVE = {"has", "have", "had", "'ve", "’ve", "having", "'s", "’s", "'d", "’d"}
_SUBJECTS = {"nsubj", "nsubjpass", "csubj", "expl"}
_FINITE = {"VBD", "VBZ", "VBP", "MD"}


class Clause(NamedTuple):
    """The words of a predicate's clause, by what they do."""

    auxiliaries: tuple[int, ...] = ()
    subject: int | None = None
    modal: int | None = None
    mark: int | None = None
    negation: int | None = None
    adverbs: tuple[int, ...] = ()
    has_to: bool = False
    is_passive: bool = False
    wh: bool = False
    condition: int | None = None


def read_clause(tree: Tree, i: int) -> Clause:
    """Sort the children of a predicate."""
    words = factuality_lexicon()
    auxiliaries: list[int] = []
    adverbs: list[int] = []
    subject = modal = mark = negation = condition = None
    has_to = is_passive = wh = False
    for child in tree.children[i]:
        dep, lower = tree.dep[child], tree.lower[child]
        if dep in ("aux", "auxpass"):
            auxiliaries.append(child)
            has_to = has_to or tree.tag[child] == "TO"
            is_passive = is_passive or dep == "auxpass"
            if lower in words.modals and tree.tag[child] == "MD":
                modal = child
            elif modal is not None and tree.tag[child] in ("VBP", "VBZ", "VBD"):
                modal = None
        elif dep == "neg" or (dep in ("preconj", "advmod", "cc") and words.adverbs.get(lower) == "not"):
            if negation is None and not _is_focus(tree, child):
                negation = child
        elif dep in _SUBJECTS:
            subject = child if dep != "expl" else subject
            is_passive = is_passive or dep == "nsubjpass"
            negation = negation if negation is not None else _quantity(tree, child)
        elif dep in ("dobj", "attr", "dative", "agent", "prep", "acomp"):
            negation = negation if negation is not None else _quantity_in_object(tree, child, dep)
        elif dep == "mark":
            mark = child if mark is None or tree.lower[mark] != "if" else mark
        elif dep == "advcl" and condition is None:
            condition = _condition(tree, child)
        if dep in ("advmod", "npadvmod", "intj", "dep") and negation != child:
            adverbs.append(child)
        wh = wh or (child < i and lower in _WH and tree.tag[child][0] == "W")
    return Clause(tuple(auxiliaries), subject, modal, mark, negation, tuple(adverbs), has_to, is_passive, wh, condition)


def _is_focus(tree: Tree, neg: int) -> bool:
    """`not only`, `not just`: no negation of the verb."""
    after = tree.lower[neg + 1] if neg + 1 < tree.n else ""
    if after in _FOCUS and tree.lower[neg] not in ("never", "neither", "nor"):
        return after != "necessarily"
    return False


def _quantity(tree: Tree, noun: int) -> int | None:
    """The word in a noun phrase that negates its clause: `no group`, `none of them`, `few villagers`."""
    quantities = factuality_lexicon().quantities
    if tree.lower[noun] in quantities and tree.tag[noun] != "JJ":
        return None if _has_article(tree, noun) else noun
    for child in tree.children[noun]:
        if child >= noun:
            break
        if tree.dep[child] in ("det", "amod", "advmod", "preconj", "neg") and tree.lower[child] in quantities:
            return None if _has_article(tree, noun) else child
    return None


def _has_article(tree: Tree, noun: int) -> bool:
    """`a few`, `the few`, `a little` negate nothing."""
    return any(tree.lower[child] in ("a", "an", "the") for child in tree.children[noun])


def _quantity_in_object(tree: Tree, child: int, dep: str) -> int | None:
    if dep in ("prep", "agent"):
        inner = tree.kid(child, "pobj")
        return (
            _quantity(tree, inner)
            if inner is not None and tree.lower[child] in ("in", "by", "at", "under", "to", "with", "on") and tree.lower[inner] != "time"
            else None
        )
    return _quantity(tree, child)


def _condition(tree: Tree, clause: int) -> int | None:
    """The word that makes an adverbial clause a condition, `even if` and `as if` left out."""
    marks = factuality_lexicon().marks
    for child in tree.children[clause]:
        if tree.dep[child] in ("mark", "advmod", "prep") and marks.get(tree.lower[child]) == "conditional":
            before = tree.lower[child - 1] if child else ""
            return None if before in ("even", "as") else child
    return None


def own_tense(tree: Tree, i: int, clause: Clause, default: Tense) -> Tense:
    """The tense of a predicate by its auxiliaries and form."""
    if clause.has_to:
        return "past" if any(tree.lower[a] == "have" for a in clause.auxiliaries) else default
    if clause.modal is not None:
        return _modal_tense(tree, i, clause)
    for a in clause.auxiliaries:
        lower, tag = tree.lower[a], tree.tag[a]
        if tag == "VBD" or lower in ("was", "were", "did", "had"):
            return "past"
        if tree.lemma[a] in ("have", "'ve", "’ve") or lower in ("has", "have", "'ve"):
            return "past"
    if clause.auxiliaries:
        return "present" if any(tree.tag[a] in _FINITE for a in clause.auxiliaries) else default
    return _bare_tense(tree, i, default)


def _bare_tense(tree: Tree, i: int, default: Tense) -> Tense:
    tag = tree.tag[i]
    if tag == "VBD":
        return "past"
    if tag in ("VBZ", "VBP"):
        return "present"
    if tag == "VBN" and tree.dep[i] in ("acl", "amod", "advcl", "relcl", "ROOT"):
        return "past"
    return default


def _modal_tense(tree: Tree, i: int, clause: Clause) -> Tense:
    if any(tree.lower[a] in ("have", "'ve", "of") for a in clause.auxiliaries):
        return "past"
    modal = tree.lower[clause.modal] if clause.modal is not None else ""
    if factuality_lexicon().modals.get(modal) in ("future", "would", "deontic"):
        return "future"
    if tree.tag[i] == "VBG" or (not clause.is_passive and tree.lemma[i] in _STATIVE):
        return "present"
    return "future"


def apply_clause(tree: Tree, i: int, clause: Clause, state: State) -> State:
    """What holds for a predicate: what its governors left, and what its own clause adds."""
    negative, level, modality, cues = state.negative, state.level, state.modality, list(state.cues)
    tense = own_tense(tree, i, clause, state.tense)
    if clause.negation is not None:
        negative = not negative
        cues.append(TokenCue("negation", clause.negation, clause.negation + 1))
    for adverb in clause.adverbs:
        effect = factuality_lexicon().adverbs.get(tree.lower[adverb])
        if effect in ("probable", "possible", "unknown"):
            level = min(level, {"probable": PROBABLE, "possible": POSSIBLE, "unknown": UNKNOWN}[effect])
            cues.append(TokenCue("certainty", adverb, adverb + 1))
    found = State(negative, level, tense, modality, tuple(cues))
    if clause.modal is not None:
        found = _apply_modal(tree, i, clause, found)
    return _apply_condition(tree, i, clause, found)


def _apply_modal(tree: Tree, i: int, clause: Clause, state: State) -> State:
    modal = clause.modal
    assert modal is not None  # noqa: S101
    effect = factuality_lexicon().modals[tree.lower[modal]]
    if effect == "would":
        return _apply_would(tree, i, clause, state)
    if effect == "future":
        return state._replace(cues=(*state.cues, TokenCue("time", modal, modal + 1)))
    cues = (*state.cues, TokenCue(cue_kind(effect), modal, modal + 1))
    if effect == "deontic":
        if tree.lower[modal] == "must" and state.tense == "past":
            return state._replace(level=min(state.level, PROBABLE), cues=cues)
        return state._replace(level=UNKNOWN, modality=state.modality or "deontic", cues=cues)
    denied = clause.negation is not None and tree.lower[modal] in ("can", "ca", "could")
    level = state.level if denied else min(state.level, POSSIBLE)
    modality: Modality | None = state.modality or ("ability" if effect == "ability" else None)
    return state._replace(
        level=level, modality=modality, tense=("past" if tree.lower[modal] == "could" else "present") if denied else state.tense, cues=cues
    )


def _apply_would(tree: Tree, i: int, clause: Clause, state: State) -> State:
    """`would` looks ahead from the past, or tells what is not so."""
    modal = clause.modal
    assert modal is not None  # noqa: S101
    cues = (*state.cues, TokenCue("modality", modal, modal + 1))
    if tree.lemma[i] in _WISHED and clause.condition is None:
        return state._replace(tense="present")
    if state.tense != "past" and clause.condition is None and _is_reported(tree, i):
        return state._replace(cues=cues)
    if any(tree.lower[a] in _LATER for a in clause.adverbs) and state.tense != "past":
        return state._replace(tense="past")
    return state._replace(level=UNKNOWN, modality=state.modality or "hypothetical", cues=cues)


def _is_reported(tree: Tree, i: int) -> bool:
    """Whether the clause, or the coordination it stands in, is told in the past: `said that it would`."""
    first = tree.first_conjunct(i)
    head = tree.head[first]
    if tree.dep[first] not in ("ccomp", "acl") or head == first:
        return False
    return tree.tag[head] in ("VBD", "VBN", "NN", "NNS", "VBG")


def _apply_condition(tree: Tree, i: int, clause: Clause, state: State) -> State:
    """The main clause of a condition, where it does not tell of the past."""
    if clause.condition is None or (state.tense == "present" and tree.kid(i, "xcomp", "ccomp") is not None):
        return state
    if state.tense == "past" or (state.level == UNKNOWN and state.modality not in (None, "hypothetical")):
        return state
    cue = TokenCue("modality", clause.condition, clause.condition + 1)
    would = clause.modal is not None and factuality_lexicon().modals[tree.lower[clause.modal]] == "would"
    return state._replace(level=UNKNOWN, modality=state.modality or ("hypothetical" if would else "conditional"), cues=(*state.cues, cue))


def is_imperative(tree: Tree, i: int, clause: Clause) -> bool:
    """Whether a root or quoted verb without a subject is a command."""
    if clause.subject is not None or clause.has_to or clause.modal is not None or clause.mark is not None:
        return False
    if clause.is_passive and not any(tree.tag[a] == "VB" for a in clause.auxiliaries):
        return False
    if tree.tag[i] not in ("VB", "VBP") and not clause.is_passive or any(tree.lower[a] not in _BIDDING for a in clause.auxiliaries):
        return False
    return not (tree.lemma[i] in _POLITE and tree.tag[i] == "VBP")


def is_asked(tree: Tree, i: int, clause: Clause, tense: Tense) -> bool:
    """Whether a question asks if this is so; `why did it` presupposes that it did."""
    asks = any(tree.lower[child] == "?" for child in tree.children[i])
    if asks and clause.subject is not None and not clause.wh:
        first = min(clause.auxiliaries, default=i)
        asks = first < clause.subject
    return asks and not (clause.wh and tense == "past")


__all__ = ["CERTAIN", "Clause", "apply_clause", "is_asked", "is_imperative", "own_tense", "read_clause"]
