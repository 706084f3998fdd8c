"""What a governor leaves for the clauses that hang on it: complements, purposes, conditions, relative clauses."""

from __future__ import annotations

from kg.language.factuality.forms import complement_form, governor_effect, is_definite, predicative
from kg.language.factuality.nouns import claimed, nominal
from kg.language.factuality.rules import Effect, factuality_lexicon
from kg.language.factuality.state import UNKNOWN, State, cue_kind, pass_on
from kg.language.layers import TokenCue
from kg.language.tree import Tree
from kg.model import Modality

_DEFAULT = {
    "to": Effect("intention", "raise"),
    "bare": Effect("intention", "raise"),
    "that": Effect("report", "lift"),
    "subjunctive": Effect("deontic", "lift"),
    "whether": Effect("question"),
    "wh": Effect("factive"),
    "to-whether": Effect("intention", "raise"),
}
_CLAUSAL = {"ccomp", "xcomp", "pcomp", "csubj", "csubjpass", "oprd"}
_NOMINAL = {"dobj", "nsubj", "nsubjpass", "pobj", "attr", "dative", "appos", "nmod", "npadvmod", "oprd"}
_COMPLEMENT_PREPS = {"of", "from", "on", "to", "into", "about", "against", "for", "at", "with", "in"}
_AHEAD_MARKS = {"when", "once", "after", "before", "until", "till", "as", "while", "whenever", "where"}
_SHOWN = {
    "celebrate",
    "mark",
    "protest",
    "demand",
    "express",
    "show",
    "honour",
    "honor",
    "commemorate",
    "mourn",
    "say",
    "thank",
    "explain",
    "discuss",
    "coordinate",
    "review",
}
_SPLIT = set("help manage continue begin fail refuse decline need call appeal plead".split())
_CAUSING = set("help force compel oblige drive prompt persuade convince induce inspire provoke".split())
_COUNTERFACTUAL = State(level=UNKNOWN, tense="past", modality="hypothetical")
_ANYBODY = {"anyone", "anybody", "whoever", "anything", "whatever", "everyone", "everybody"}
_SEEMING = {"look", "seem", "sound", "appear", "feel"}
_GIVEN = {"given", "considering", "seeing", "following", "based", "including", "according", "regarding", "concerning"}
_SAYING = {"said", "says", "say", "added", "adds", "told"}
_TOLD_FIRST = {"report", "probable", "possible", "expected", "doubt", "deny"}
_DASHES = {",", ";", "--", "–", "—"}


def link(tree: Tree, child: int, held: State) -> State:
    """What holds for `child` before its own words; `held` is what holds for its head."""
    dep, gov = tree.dep[child], tree.head[child]
    if dep in _CLAUSAL or (dep in ("acl", "dep") and tree.pos[gov] in ("NOUN", "PROPN", "ADJ")):
        return _complement(tree, gov, child, held)
    if dep == "advcl":
        return adverbial(tree, gov, child, held)
    if dep == "parataxis":
        return State(tense=held.tense)
    if dep in ("relcl", "acl"):
        to = complement_form(tree, child) == "to"
        return _complement(tree, gov, child, held) if to else _relative(tree, child, gov, held)
    if dep == "acomp" and tree.lemma[gov] in _SEEMING:
        return pass_on(Effect("probable", "raise"), held, (gov, gov + 1), "that")
    return nominal(tree, child, held) if dep in _NOMINAL else held


def rather_than(tree: Tree, verb: int) -> int | None:
    """The `rather` of `rather than` before a verb: what somebody might have done and did not (`withdrew rather than attack`)."""
    than = verb - 2 if verb and tree.lower[verb - 1] == "to" else verb - 1
    return than - 1 if than > 0 and tree.lower[than] == "than" and tree.lower[than - 1] == "rather" else None


def _complement(tree: Tree, gov: int, child: int, held: State) -> State:
    """What a complement clause gets from its governor, through a preposition or a predicate adjective where there is one."""
    dep, form = tree.dep[child], complement_form(tree, child)
    if form == "that" and _is_loose(tree, gov, child, held):
        return _COUNTERFACTUAL if _is_inverted(tree, child) and child < gov else State(tense="present")
    if dep == "pcomp":
        return _gerund_after_preposition(tree, gov, child, form, held)
    if dep in ("csubj", "csubjpass") and form != "whether":
        return held._replace(negative=False) if form in ("to", "ing") else State(tense=held.tense)
    if dep == "acl" and tree.pos[gov] != "ADJ" and form not in _DEFAULT:
        return _relative(tree, child, gov, held)
    if form == "to" and tree.lower[gov] == "order" and tree.lower[gov - 1] == "in":
        return _purpose(tree, tree.head[gov - 1], child, held)
    return _governed(tree, gov, child, form, held)


def _governed(tree: Tree, gov: int, child: int, form: str, held: State) -> State:
    """What the lexicon, or the default of the form, makes of a complement."""
    if form == "bare" and tree.lemma[gov] == "do":
        return held
    governor = predicative(tree, gov) if tree.lemma[gov] == "be" else gov
    going = form == "to" and tree.lemma[gov] == "go" and tree.tag[gov] == "VBG"
    effect = governor_effect(tree, governor, "going-to" if going else form)
    if effect is None and tree.pos[child] in ("VERB", "AUX"):
        effect = _DEFAULT.get(form)
    if effect is not None and effect.name == "promise" and tree.kid(child, "aux") is None:
        effect = _DEFAULT["that"]
    if form == "whether" and (effect is None or effect.name == "report"):
        effect = _DEFAULT["whether"]
    if effect is None:
        return held
    return claimed(tree, governor, held) if effect.name == "claim" else pass_on(effect, held, (governor, governor + 1), form)


def _is_loose(tree: Tree, gov: int, child: int, held: State) -> bool:
    """Whether what the parser calls a complement only stands beside its head: `X left; nobody knows why`, `X must go, Y said`."""
    if tree.dep[child] not in ("ccomp", "xcomp") or tree.kid(child, "mark") is not None:
        return False
    if child > gov:
        return tree.word[tree.left[child] - 1] in _DASHES and tree.lower[gov] not in _SAYING
    if any(tree.word[k] in (";", ":", "--", "—") for k in range(tree.right[child] + 1, gov)) or held.negative or held.modality is not None:
        return True
    effect = governor_effect(tree, gov, "that")
    return effect is not None and (effect.name not in _TOLD_FIRST or tree.kid(gov, "nsubjpass") is not None)


def _gerund_after_preposition(tree: Tree, prep: int, child: int, form: str, held: State) -> State:
    """`accused of`, `prevented from`, `without`, `by`, `about` and a gerund."""
    word, gov = tree.lower[prep], tree.head[prep]
    own = "not" if tree.lower[gov] in ("far", "rather", "instead", "short") else factuality_lexicon().prepositions.get(word)
    if word == "against":
        return State(negative=True, level=UNKNOWN, tense=held.tense, modality=held.modality or "intention", cues=held.cues)
    if own == "not" or (word == "of" and tree.lower[prep - 1] == "instead"):
        return held._replace(negative=True, cues=(*held.cues, TokenCue("negation", prep, prep + 1)))
    if form != "ing":
        effect = _DEFAULT.get(form) if form in ("whether", "to-whether") else None
        return State(tense=held.tense) if effect is None else pass_on(effect, held._replace(negative=False), (child, child + 1), form)
    effect = governor_effect(tree, gov, "from") if word == "from" else None
    if word in _COMPLEMENT_PREPS:
        effect = effect or governor_effect(tree, gov, "ing")
    if effect is not None:
        return pass_on(effect, held, (gov, gov + 1), "ing")
    if own is not None:
        return State(level=UNKNOWN, tense=held.tense, modality=held.modality)
    return held._replace(negative=False)


def adverbial(tree: Tree, gov: int, child: int, held: State) -> State:
    """What an adverbial clause gets from its main clause."""
    marks = [k for k in tree.children[child] if k < child and (tree.dep[k] in ("mark", "advmod", "prep") or tree.lower[k] == "had")]
    if marks and tree.lemma[gov] in _SEEMING and tree.lower[marks[-1]] in ("if", "like", "though"):
        return pass_on(Effect("probable", "raise"), held, (gov, gov + 1), "that")
    words = factuality_lexicon().marks
    mark = next((k for k in marks if tree.lower[k] in words), None)
    if mark is not None:
        asked = governor_effect(tree, predicative(tree, gov), "whether") if tree.lower[mark] == "if" and mark > gov else None
        return _conditional(tree, mark, words[tree.lower[mark]] if asked is None else "question")
    form = complement_form(tree, child)
    if form == "to":
        return _purpose(tree, gov, child, held)
    if form in ("ing", "bare", "participle"):
        past = tree.lower[child] in _GIVEN or any(tree.lower[k] == "having" for k in tree.kids(child, "aux"))
        return State(tense="past") if past else held._replace(negative=False)
    return _finite_adverbial(tree, child, [tree.lower[k] for k in marks], held)


def _conditional(tree: Tree, mark: int, effect: str) -> State:
    """`if`, `unless`, `as if`, `whether`."""
    modality: Modality = "conditional" if effect == "conditional" else "question"
    if mark > 0 and tree.lower[mark - 1] == "as":
        modality = "hypothetical"
    return State(level=UNKNOWN, tense="present", modality=modality, cues=(TokenCue(cue_kind(effect), mark, mark + 1),))


def _finite_adverbial(tree: Tree, child: int, marks: list[str], held: State) -> State:
    """A finite clause with `when`, `before`, `so that`, `because`, or inverted: `had they known`."""
    if _is_inverted(tree, child):
        return _COUNTERFACTUAL
    aux = [tree.lower[k] for k in tree.kids(child, "aux", "auxpass")]
    if "so" in marks and aux:
        return State(level=UNKNOWN, tense="future", modality=held.modality or "intention", cues=held.cues)
    if "could" in aux and ("before" in marks or "until" in marks):
        return State(negative=True, tense="past")
    told = tree.tag[child] in ("VBD", "MD") or any(word in ("was", "were", "had", "did") for word in aux)
    if (held.tense == "future" or held.level == UNKNOWN) and not told and not _AHEAD_MARKS.isdisjoint(marks):
        return State(level=held.level, tense=held.tense, modality=held.modality, cues=held.cues)
    return State(tense=held.tense)


def _is_inverted(tree: Tree, child: int) -> bool:
    """`Had they known, ...`: a condition without a mark."""
    first = tree.left[child]
    return tree.lower[first] in ("had", "were", "should") and tree.dep[first] in ("aux", "auxpass") and tree.head[first] == child


def _purpose(tree: Tree, gov: int, child: int, held: State) -> State:
    """`to` and an infinitive as an adverbial: an intention, unless it is reached by the doing itself."""
    if tree.pos[gov] in ("PROPN", "NOUN") and tree.dep[gov] == "ROOT":
        return pass_on(Effect("future"), held, (child, child + 1), "to")  # `US to withdraw troops`
    if tree.lemma[gov] == "go" and any(tree.lower[kid] == "on" for kid in tree.kids(gov, "prt", "advmod", "prep")):
        return held
    split = tree.lemma[gov] in _CAUSING or (tree.lemma[gov] in _SPLIT and tree.kid(gov, "dobj") is None)
    effect = governor_effect(tree, gov, "to") if split else None
    if effect is not None:
        return pass_on(effect, held, (gov, gov + 1), "to")
    if tree.lemma[child] in _SHOWN or governor_effect(tree, gov, "purpose") is not None:
        return held
    to = tree.kid(child, "aux")
    cues = (*held.cues, TokenCue("modality", to, to + 1)) if to is not None else held.cues
    return State(level=UNKNOWN, tense="future", modality=held.modality or "intention", cues=cues)


def _relative(tree: Tree, child: int, noun: int, held: State) -> State:
    """A relative clause or participle is free of what stands above, unless its noun only exists there."""
    if held.modality == "question" and tree.tag[child] == "VBN" and tree.lemma[tree.head[noun]] == "be":
        return held  # `was the mayor killed?`, which the parser takes for a participle
    if tree.lower[noun] in _ANYBODY and tree.dep[child] == "relcl":
        return State(level=UNKNOWN, tense="present", modality=held.modality or "hypothetical")
    told = tree.tag[child] in ("VBD", "VBN") or tree.word[child - 1] == ","
    if (held.level == UNKNOWN or held.tense == "future") and not told and not is_definite(tree, noun):
        return held._replace(negative=False)
    return State(tense=held.tense if tree.dep[child] == "acl" and held.level != UNKNOWN else "present")
