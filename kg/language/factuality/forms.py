"""The shape of complements, and which effect the lexicon gives a word on a complement of that shape."""

from __future__ import annotations

from kg.language.factuality.rules import ANY, Effect, factuality_lexicon
from kg.language.tree import Tree

_PASSIVE = {"to": "passive", "ing": "passive-ing", "noun": "passive-noun"}
_DEGREES = {"too": Effect("not"), "enough": Effect("able")}
_SINGLED = {"first", "last", "only", "second", "third", "latest", "next"}
_DEFINITE = {"the", "this", "that", "these", "those", "his", "her", "its", "their", "my", "our", "your"}
_KEYS = {"bare": ("to", "subjunctive", "that", ANY), "subjunctive": ("subjunctive", "that", ANY)}
_LIKING = {"like", "love", "hate", "prefer"}
_MAKING = {"make", "repeat", "issue", "reiterate", "release", "give", "present", "lodge", "file", "publish", "renew", "spread", "offer"}
_FINITE = ("VBD", "VBZ", "VBP", "MD")


def complement_form(tree: Tree, child: int) -> str:
    """The form of a clause: `to`, `ing`, `participle`, `whether`, `subjunctive`, `bare`, `wh`, or `that` (any other finite one)."""
    finite = to = aux = mark = wh = False
    for kid in tree.children[child]:
        dep = tree.dep[kid]
        wh = wh or (kid < child and tree.tag[kid][0] == "W" and tree.lower[kid] != "that")
        if dep in ("aux", "auxpass"):
            aux = True
            to = to or tree.tag[kid] == "TO"
            finite = finite or tree.tag[kid] in _FINITE
        elif dep == "mark":
            mark = True
            if tree.lower[kid] in ("whether", "if"):
                return "to-whether" if tree.lower[kid] == "whether" and tree.lower[kid + 1 : kid + 4].count("to") else "whether"
    if to:
        return "to"
    tag = tree.tag[child]
    if tag == "VBP" and mark and not aux and _is_singular(tree, child):
        return "subjunctive"
    if finite or tag in _FINITE:
        return "wh" if wh and tree.dep[child] in ("ccomp", "pcomp", "csubj") else "that"
    if tag == "VB" or (tag == "VBN" and any(tree.tag[kid] == "VB" for kid in tree.kids(child, "aux", "auxpass"))):
        return "subjunctive" if mark or tag == "VBN" else "bare"
    return {"VBG": "ing", "VBN": "ing" if aux else "participle"}.get(tag, "that")


def _is_singular(tree: Tree, verb: int) -> bool:
    """Whether the subject of a verb in its bare form is singular: `demanded that the mayor resign`."""
    subject = tree.kid(verb, "nsubj")
    return subject is not None and (tree.tag[subject] in ("NN", "NNP") or tree.lower[subject] in ("he", "she", "it"))


def governor_effect(tree: Tree, gov: int, form: str) -> Effect | None:
    """The effect of a word on a complement of this form, None where the lexicon has nothing to say."""
    pos = tree.pos[gov]
    if pos in ("VERB", "AUX"):
        return _verb_effect(tree, gov, form)
    words = factuality_lexicon()
    lemma = tree.lemma[gov]
    if pos in ("ADJ", "ADV"):
        degree = _degree(tree, gov) if form == "to" else None
        return degree or words.adjectives.get((lemma, form)) or words.adjectives.get((lemma, ANY))
    if form == "to":
        if pos == "PROPN":
            return Effect("future")
        if any(tree.lower[kid] in _SINGLED for kid in tree.children[gov] if kid < gov) or tree.lower[gov] in _SINGLED:
            return Effect("fact")
    return words.nouns.get((lemma, form)) or words.nouns.get((lemma, ANY))


def _verb_effect(tree: Tree, verb: int, form: str) -> Effect | None:
    words = factuality_lexicon()
    table, lemma = words.verbs, words.lemmas.get(tree.lemma[verb], tree.lemma[verb])
    particle = tree.kid(verb, "prt")
    found = _infinitive_effect(tree, verb, lemma) if form == "to" else None
    if particle is not None:
        found = found or table.get((f"{lemma}_{tree.lower[particle]}", form))
    if found is None and form in _PASSIVE and is_passive(tree, verb):
        found = table.get((lemma, _PASSIVE[form]))
        if found is not None and found.name == "possible" and tree.kid(verb, "agent") is not None:
            found = None  # `accused by prosecutors of`: the prosecutors are sure
    for key in _KEYS.get(form, (form, ANY)):
        found = found or table.get((lemma, key))
    if found is None and tree.tag[verb] in ("VBN", "VBD"):
        found = words.adjectives.get((tree.lower[verb], form)) or words.adjectives.get((tree.lower[verb], ANY))
    return found or (_told_effect(tree, verb, table.get((lemma, "passive"))) if form == "to" else None)


def _infinitive_effect(tree: Tree, verb: int, lemma: str) -> Effect | None:
    """Verbs whose infinitive depends on what stands beside it: `has yet to`, `called the police to`, `likes to`."""
    if lemma in ("have", "remain") and any(tree.lower[kid] == "yet" for kid in tree.kids(verb, "advmod")):
        return Effect("not")
    if lemma == "call" and tree.kid(verb, "dobj") is not None:
        return Effect("intention")
    if lemma in _LIKING and not any(tree.tag[kid] == "MD" for kid in tree.kids(verb, "aux")):
        return Effect("fact", "lift")
    return None


def _told_effect(tree: Tree, verb: int, found: Effect | None) -> Effect | None:
    """A passive that the parser does not mark: `the rebels, said to have fled`."""
    if found is None or found.name not in ("possible", "probable"):
        return None
    return found if tree.kid(verb, "agent") is None else Effect("report")


def _degree(tree: Tree, adjective: int) -> Effect | None:
    """`too weak to fight`, `strong enough to fight`."""
    return next((_DEGREES[tree.lower[kid]] for kid in tree.kids(adjective, "advmod") if tree.lower[kid] in _DEGREES), None)


def is_passive(tree: Tree, verb: int) -> bool:
    """Whether a verb is a passive, a reduced one included."""
    if tree.tag[verb] not in ("VBN", "VBD"):
        return False
    if tree.kid(verb, "auxpass", "nsubjpass") is not None:
        return True
    if tree.tag[verb] == "VBN":
        return tree.kid(verb, "aux") is None
    return tree.kid(verb, "dobj") is None and tree.kid(verb, "prep") == verb + 1 and tree.lower[verb + 1] == "of"


def is_definite(tree: Tree, noun: int) -> bool:
    """Whether a noun phrase is presented as known: a name, `the`, a possessive, a demonstrative."""
    if tree.pos[noun] in ("PROPN", "PRON"):
        return True
    return any(tree.dep[kid] == "poss" or (tree.dep[kid] == "det" and tree.lower[kid] in _DEFINITE) for kid in tree.children[noun])


def is_owned(tree: Tree, noun: int) -> bool:
    """Whether the text says whose claim it is: `the army's claim`, `an opposition claim`, `claims by witnesses`, `X repeated the claim`."""
    for kid in tree.children[noun]:
        if tree.dep[kid] in ("poss", "compound", "nmod") or (tree.dep[kid] == "prep" and tree.lower[kid] in ("by", "from")):
            return True
    return tree.dep[noun] == "dobj" and tree.lemma[tree.head[noun]] in _MAKING


def predicative(tree: Tree, copula: int) -> int:
    """The adjective or noun that a copula links: what governs `that` in `it is possible that`."""
    found = tree.kid(copula, "acomp", "attr", "oprd")
    return copula if found is None else found
