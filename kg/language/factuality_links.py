"""What a governor leaves for what hangs on it: complements, purposes, conditions, relative clauses, event nouns."""

from __future__ import annotations

from kg.language.factuality_rules import ANY, Effect, factuality_lexicon
from kg.language.factuality_state import CERTAIN, POSSIBLE, PROBABLE, UNKNOWN, State, cue_kind, pass_on
from kg.language.layers import TokenCue
from kg.language.tree import Tree
from kg.model import Modality

_PASSIVE = {"to": "passive", "ing": "passive-ing", "noun": "passive-noun"}
_DEFAULT = {
    "to": Effect("intention", "raise"),
    "that": Effect("report", "lift"),
    "whether": Effect("question"),
    "subjunctive": Effect("report", "lift"),
}
_DEGREES = {"too": Effect("not"), "enough": Effect("able")}
_COMPLEMENT_PREPS = {"of", "from", "on", "to", "into", "about", "against", "for", "at", "with", "in"}
_NOUN_PREPS = {"of", "for", "to", "against", "on", "about"}
_DEFINITE = {"the", "this", "that", "these", "those", "his", "her", "its", "their", "my", "our", "your"}
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
    "attend",
    "watch",
    "say",
    "thank",
    "explain",
}
_MAKING = {"make", "repeat", "issue", "reiterate", "release", "give", "present", "lodge", "file", "publish", "renew", "spread", "offer"}
_SPLIT = {"help", "manage", "continue", "begin", "fail", "refuse", "decline", "force", "compel", "need", "oblige"}
_GIVEN = {"given", "considering", "seeing", "following", "based", "including", "according", "regarding", "concerning"}
_SAYING = {"said", "says", "say", "added", "adds", "told"}
_NOMINAL = ("dobj", "nsubj", "nsubjpass", "pobj", "attr", "dative", "appos", "nmod", "npadvmod", "oprd")


def complement_form(tree: Tree, child: int) -> str:
    """The form of a clause: `to`, `ing`, `whether`, `subjunctive`, `that` (any finite one) or `bare`."""
    finite = False
    to = False
    for kid in tree.children[child]:
        dep = tree.dep[kid]
        if dep in ("aux", "auxpass"):
            to = to or tree.tag[kid] == "TO"
            finite = finite or tree.tag[kid] in ("VBD", "VBZ", "VBP", "MD")
        elif dep == "mark" and tree.lower[kid] in ("whether", "if"):
            return "whether"
    if to:
        return "to"
    tag = tree.tag[child]
    if finite or tag in ("VBD", "VBZ", "VBP", "MD"):
        return "that"
    if tag == "VBG" or (tag == "VBN" and tree.kid(child, "auxpass", "aux") is not None):
        return "ing"
    if tag == "VBN":
        return "participle"
    if tag == "VB":
        return "subjunctive" if tree.kid(child, "mark") is not None or tree.kid(child, "auxpass") is not None else "bare"
    return "that"


def governor_effect(tree: Tree, gov: int, form: str) -> Effect | None:
    """The effect of a word on a complement of this form, None where the lexicon has nothing to say."""
    words = factuality_lexicon()
    pos = tree.pos[gov]
    lemma = words.lemmas.get(tree.lemma[gov], tree.lemma[gov])
    if pos == "ADJ" and form == "to":
        degree = next((tree.lower[kid] for kid in tree.kids(gov, "advmod") if tree.lower[kid] in _DEGREES), None)
        if degree is not None:
            return _DEGREES[degree]
    table = words.verbs if pos in ("VERB", "AUX") else words.adjectives if pos in ("ADJ", "ADV") else words.nouns
    if table is words.verbs and form in _PASSIVE and _is_passive(tree, gov):
        found = table.get((lemma, _PASSIVE[form]))
        if found is not None:
            return found
    for key in _keys(form):
        found = table.get((lemma, key))
        if found is not None:
            return found
    if table is words.verbs and tree.tag[gov] in ("VBN", "VBD") and tree.dep[gov] in ("acomp", "attr", "ccomp", "oprd"):
        return words.adjectives.get((tree.lower[gov], form)) or words.adjectives.get((tree.lower[gov], ANY))
    if table is words.verbs and form == "to":
        return table.get((lemma, ANY)) or table.get((lemma, "passive"))
    return table.get((lemma, ANY))


def _keys(form: str) -> tuple[str, ...]:
    if form == "bare":
        return ("to", "subjunctive", "that")
    return ("subjunctive", "that") if form == "subjunctive" else (form,)


def _is_passive(tree: Tree, verb: int) -> bool:
    if tree.tag[verb] not in ("VBN", "VBD"):
        return False
    return (
        (tree.dep[verb] in ("acl", "amod", "advcl") and tree.tag[verb] == "VBN")
        or tree.kid(verb, "auxpass", "nsubjpass") is not None
        or _is_reduced(tree, verb)
    )


def _is_reduced(tree: Tree, verb: int) -> bool:
    return (
        tree.dep[verb] == "conj"
        and tree.tag[verb] == "VBN"
        and tree.kid(verb, "aux") is None
        and tree.kid(tree.head[verb], "auxpass") is not None
    )


def is_definite(tree: Tree, noun: int) -> bool:
    """Whether a noun phrase is presented as known: a name, `the`, a possessive, a demonstrative."""
    if tree.pos[noun] in ("PROPN", "PRON"):
        return True
    return any(
        tree.dep[kid] in ("det", "poss") and (tree.dep[kid] == "poss" or tree.lower[kid] in _DEFINITE) for kid in tree.children[noun]
    )


def link(tree: Tree, child: int, given: State, held: State) -> State:
    """What holds for `child` before its own words; `given` and `held` are its head's states before and after the head's own words."""
    dep, gov = tree.dep[child], tree.head[child]
    if dep in ("ccomp", "xcomp", "pcomp", "csubj", "csubjpass", "oprd") or (
        dep in ("acl", "dep") and tree.pos[gov] in ("NOUN", "PROPN", "ADJ")
    ):
        return _complement(tree, gov, child, held)
    if dep in ("advcl", "parataxis"):
        return adverbial(tree, gov, child, held) if dep == "advcl" else State(tense=held.tense)
    if dep in ("relcl", "acl"):
        if complement_form(tree, child) == "to":
            return _complement(tree, gov, child, held)
        return _relative(tree, child, gov, held)
    if dep in ("prep", "agent", "acomp", "amod", "advmod", "prt"):
        return held
    if dep in _NOMINAL:
        return nominal(tree, gov, child, held)
    return held


def _complement(tree: Tree, gov: int, child: int, held: State) -> State:
    """What a complement clause gets from its governor, through a preposition or a predicate adjective where there is one."""
    form = complement_form(tree, child)
    if form == "that" and _is_loose(tree, gov, child, held):
        return State(tense="present")
    if tree.dep[child] == "pcomp":
        return _gerund_after_preposition(tree, gov, child, held)
    if tree.dep[child] in ("csubj", "csubjpass"):
        return held._replace(negative=False) if form in ("to", "ing") else State(tense=held.tense)
    if tree.dep[child] == "acl" and tree.pos[gov] != "ADJ" and form not in ("to", "that", "whether", "bare"):
        return _relative(tree, child, gov, held)
    if form == "to" and tree.lower[gov] == "order" and tree.lower[gov - 1] == "in":
        return purpose(tree, tree.head[gov - 1], child, held)
    governor = _predicative(tree, gov) if tree.lemma[gov] == "be" else gov
    if form == "to" and tree.lemma[gov] == "go" and tree.tag[gov] == "VBG":
        form = "going-to"
    effect = governor_effect(tree, governor, form)
    if effect is None:
        effect = _DEFAULT.get("to" if form in ("going-to", "bare") else form) if tree.pos[child] in ("VERB", "AUX") else None
    if effect is not None and effect.name == "promise" and tree.kid(child, "aux") is None:
        effect = _DEFAULT["that"]
    if form == "whether" and (effect is None or effect.name == "report"):
        effect = _DEFAULT["whether"]
    if effect is None:
        return held
    if effect.name == "claim":
        return claimed(tree, governor, held)
    return pass_on(effect, held, (governor, governor + 1), form)


def claimed(tree: Tree, noun: int, held: State) -> State:
    """The content of a claim told with a noun: its owner's, where it has one; else what somebody says."""
    if is_owned(tree, noun):
        return State(tense=held.tense)
    cue = TokenCue("certainty", noun, noun + 1)
    return State(level=UNKNOWN if held.negative or not held.is_real else POSSIBLE, tense=held.tense, cues=(*held.cues, cue))


def is_owned(tree: Tree, noun: int) -> bool:
    """Whether the text says whose claim it is: `the army's claim`, `an opposition claim`, `claims by witnesses`, `X repeated the claim`."""
    if any(
        tree.dep[kid] in ("poss", "compound", "nmod") or (tree.dep[kid] == "prep" and tree.lower[kid] in ("by", "from"))
        for kid in tree.children[noun]
    ):
        return True
    return tree.dep[noun] == "dobj" and tree.lemma[tree.head[noun]] in _MAKING


def _is_loose(tree: Tree, gov: int, child: int, held: State) -> bool:
    """Whether what the parser calls a complement only stands beside its head: `X left; nobody knows why`, `X must go, Y said`."""
    if tree.dep[child] not in ("ccomp", "xcomp") or tree.kid(child, "mark") is not None:
        return False
    if child > gov:
        return tree.word[tree.left[child] - 1] in (",", ";", "--", "–", "—") and tree.lower[gov] not in _SAYING
    between = range(tree.right[child] + 1, gov)
    return any(tree.word[k] in (";", ":", "--", "—") for k in between) or held.negative or held.modality is not None


def _predicative(tree: Tree, copula: int) -> int:
    """The adjective or noun that a copula links: what governs `that` in `it is possible that`."""
    found = tree.kid(copula, "acomp", "attr", "oprd")
    return copula if found is None else found


def _gerund_after_preposition(tree: Tree, prep: int, child: int, held: State) -> State:
    word, gov = tree.lower[prep], tree.head[prep]
    own = factuality_lexicon().prepositions.get(word) if tree.lower[gov] not in ("far", "rather", "instead") else "not"
    if own == "not" or (word == "of" and prep and tree.lower[prep - 1] == "instead"):
        return held._replace(negative=True, cues=(*held.cues, TokenCue("negation", prep, prep + 1)))
    if complement_form(tree, child) != "ing":
        return State(tense=held.tense)
    if word in _COMPLEMENT_PREPS:
        effect = governor_effect(tree, gov, "from") if word == "from" else None
        effect = effect or governor_effect(tree, gov, "ing")
        if effect is not None:
            return pass_on(effect, held, (gov, gov + 1), "ing")
    if own is not None and tree.pos[gov] in ("VERB", "AUX", "ADJ", "NOUN"):
        return State(level=UNKNOWN, tense=held.tense, modality=held.modality)
    return held._replace(negative=False)


def adverbial(tree: Tree, gov: int, child: int, held: State) -> State:
    """What an adverbial clause gets from its main clause."""
    marks = [
        kid for kid in tree.children[child] if kid < child and (tree.dep[kid] in ("mark", "advmod", "prep") or tree.lower[kid] == "had")
    ]
    effect = next(
        ((kid, factuality_lexicon().marks[tree.lower[kid]]) for kid in marks if tree.lower[kid] in factuality_lexicon().marks), None
    )
    if tree.lemma[gov] in ("look", "seem", "sound", "appear", "feel") and marks and tree.lower[marks[-1]] in ("if", "like", "though"):
        return pass_on(Effect("probable", "raise"), held, (gov, gov + 1), "that")
    if effect is not None:
        kid, name = effect
        cue = TokenCue(cue_kind(name), kid, kid + 1)
        as_if = kid > 0 and tree.lower[kid - 1] == "as"
        modality: Modality = "hypothetical" if as_if else "conditional" if name == "conditional" else "question"
        return State(level=UNKNOWN, tense="present", modality=modality, cues=(cue,))
    form = complement_form(tree, child)
    if form == "to":
        return purpose(tree, gov, child, held)
    if form in ("ing", "bare", "participle"):
        if tree.lower[child] in _GIVEN:
            return State(tense="past")
        perfect = any(tree.lower[kid] == "having" for kid in tree.kids(child, "aux"))
        return State(tense="past") if perfect else held._replace(negative=False)
    if _is_inverted(tree, child):
        return State(level=UNKNOWN, tense="past", modality="hypothetical")
    if any(tree.lower[kid] == "so" for kid in marks) and tree.kid(child, "aux") is not None:
        return State(level=UNKNOWN, tense="future", modality=held.modality or "intention", cues=held.cues)
    ahead = held.tense == "future" or held.level == UNKNOWN
    if ahead and any(tree.lower[kid] in _AHEAD_MARKS for kid in marks) and tree.tag[child] in ("VBZ", "VBP", "VBN", "VB"):
        return State(level=held.level, tense="future", modality=held.modality, cues=held.cues)
    if (
        any(tree.lower[kid] in ("before", "until") for kid in marks)
        and tree.kid(child, "aux") is not None
        and any(tree.lower[a] == "could" for a in tree.kids(child, "aux"))
    ):
        return State(negative=True, level=CERTAIN, tense="past")
    return State(tense=held.tense)


def _is_inverted(tree: Tree, child: int) -> bool:
    """`Had the army attacked, ...`: a condition without a mark."""
    first = tree.left[child]
    return tree.lower[first] in ("had", "were", "should") and tree.dep[first] in ("aux", "auxpass") and tree.head[first] == child


def purpose(tree: Tree, gov: int, child: int, held: State) -> State:
    """`to` and an infinitive as an adverbial: an intention, unless it is reached by the doing itself."""
    effect = governor_effect(tree, gov, "to") if tree.lemma[gov] in _SPLIT else None
    if effect is not None:
        return pass_on(effect, held, (gov, gov + 1), "to")
    if tree.lemma[child] in _SHOWN or governor_effect(tree, gov, "purpose") is not None:
        return held
    to = tree.kid(child, "aux")
    cues = (*held.cues, TokenCue("modality", to, to + 1)) if to is not None else held.cues
    return State(level=UNKNOWN, tense="future", modality=held.modality or "intention", cues=cues)


def _relative(tree: Tree, child: int, noun: int, held: State) -> State:
    """A relative clause or participle is free of what stands above, unless its noun only exists there."""
    if held.level == UNKNOWN and not is_definite(tree, noun) and tree.tag[child] not in ("VBD", "VBN") and tree.lower[child - 1] != ",":
        return held._replace(negative=False)
    return State(tense=held.tense if tree.dep[child] == "acl" and held.level != UNKNOWN else "present")


def nominal(tree: Tree, gov: int, noun: int, held: State) -> State:
    """What a noun phrase gets: the event it tells may be planned, prevented or denied by its governor; a definite one is presupposed."""
    dep = tree.dep[noun]
    governor, prep = gov, None
    if dep == "pobj":
        governor, prep = tree.head[gov], gov
        if tree.lower[prep] in ("without", "instead"):
            return held._replace(negative=True, cues=(*held.cues, TokenCue("negation", prep, prep + 1)))
        if tree.lower[prep] not in _NOUN_PREPS:
            return _presupposed(tree, noun, held)
    if dep == "attr":
        return held
    claim = factuality_lexicon().nouns.get((tree.lemma[noun], "that"))
    if claim is not None and claim.name == "claim" and is_owned(tree, noun):
        return State(tense="past")
    effect = _noun_effect(tree, governor, noun) if dep in ("dobj", "nsubjpass", "pobj", "nsubj", "attr") else None
    if dep == "nsubj" and (effect is None or effect.name != "fact"):
        effect = Effect("fact") if tree.lemma[gov] in ("be", "take") else None
    if effect is None:
        return _presupposed(tree, noun, held)
    if effect.name == "fact" and tree.pos[governor] == "NOUN" and is_definite(tree, noun) and (prep is None or tree.lower[prep] != "of"):
        return _presupposed(tree, noun, held)
    return pass_on(effect, held, (governor, governor + 1), "noun")


def _noun_effect(tree: Tree, governor: int, noun: int) -> Effect | None:
    """The effect on an event noun; some verbs (`discuss`, `approve`) make only an indefinite event a mere intention."""
    found = governor_effect(tree, governor, "noun")
    if found is None and not is_definite(tree, noun):
        found = governor_effect(tree, governor, "indefinite")
    return found


def _presupposed(tree: Tree, noun: int, held: State) -> State:
    """An event that is merely spoken of: it is there, unless it is an indefinite one in a world that is not."""
    if (held.level == UNKNOWN or held.tense == "future") and not is_definite(tree, noun):
        return held._replace(negative=False)
    return State(tense="past")


def hedged(tree: Tree, i: int, state: State) -> State:
    """What a clause put in between says of its host: `the rebels, analysts believe, fled`."""
    for kid in tree.children[i]:
        if tree.dep[kid] not in ("parataxis", "ccomp", "relcl", "advcl") or tree.pos[kid] != "VERB" or tree.kid(kid, "mark") is not None:
            continue
        effect = factuality_lexicon().verbs.get((tree.lemma[kid], "that"))
        if effect is None or effect.name not in ("probable", "possible", "expected") or tree.kid(kid, "nsubj") is None:
            continue
        if tree.word[tree.left[kid] - 1] == "," and tree.right[kid] + 1 < tree.n and tree.word[tree.right[kid]] == ",":
            level = POSSIBLE if effect.name == "possible" else PROBABLE
            state = state._replace(level=min(state.level, level), cues=(*state.cues, TokenCue("certainty", kid, kid + 1)))
    return state
