"""The words of a predicate's own clause, sorted by what they do: auxiliaries, subject, negation, adverbs, condition."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.language.factuality.rules import factuality_lexicon
from kg.language.tree import Tree

_SOME = {"few", "little", "none", "nothing", "nobody"}
_BOUNDS = frozenset({"more", "fewer", "less"})
_FOCUS = {"only", "just", "merely", "simply", "solely", "until"}
_WH = {"why", "how", "when", "where", "who", "what", "which", "whom"}
_SUBJECTS = {"nsubj", "nsubjpass", "csubj", "csubjpass"}
_OBJECTS = {"dobj", "attr", "dative", "acomp"}
_ADVERBIAL = {"advmod", "npadvmod", "intj", "dep"}
_NEGATING_PREPS = {"in", "by", "at", "under", "to", "with", "on"}


@dataclass(slots=True)
class Clause:
    """The words of a predicate's clause; `negation` is the first word that negates it, `condition` the `if` of its condition."""

    auxiliaries: list[int] = field(default_factory=list)
    adverbs: list[int] = field(default_factory=list)
    subject: int | None = None
    modal: int | None = None
    mark: int | None = None
    negation: int | None = None
    condition: int | None = None
    has_to: bool = False
    is_passive: bool = False
    wh: bool = False


def read_clause(tree: Tree, i: int) -> Clause:
    """Sort the children of a predicate."""
    clause = Clause()
    for child in tree.children[i]:
        dep = tree.dep[child]
        if dep in ("aux", "auxpass"):
            _add_auxiliary(tree, child, clause)
        elif dep in _SUBJECTS:
            clause.subject = child
            clause.is_passive = clause.is_passive or dep == "nsubjpass"
            _negate(clause, _quantity(tree, child))
        elif dep == "mark":
            clause.mark = child
        elif dep == "advcl" and clause.condition is None:
            clause.condition = _condition(tree, child)
        else:
            _add_other(tree, child, dep, clause)
        if child < i and tree.tag[child][0] == "W" and tree.lower[child] in _WH:
            clause.wh = True
    return clause


def _add_auxiliary(tree: Tree, aux: int, clause: Clause) -> None:
    clause.auxiliaries.append(aux)
    tag = tree.tag[aux]
    clause.has_to = clause.has_to or tag == "TO"
    clause.is_passive = clause.is_passive or tree.dep[aux] == "auxpass"
    if tag == "MD" and tree.lower[aux] in factuality_lexicon().modals:
        clause.modal = aux
    elif clause.modal is not None and tag in ("VBP", "VBZ", "VBD"):
        clause.modal = None  # a stranded `would` of another clause


def _add_other(tree: Tree, child: int, dep: str, clause: Clause) -> None:
    """Negations, adverbs, and objects whose quantity negates the clause."""
    if dep == "neg" or (dep in ("preconj", "advmod", "cc") and factuality_lexicon().adverbs.get(tree.lower[child]) == "not"):
        _negate(clause, None if _is_focus(tree, child) else child)
    elif tree.lower[child] == "longer" and tree.lower[child - 1] == "no":
        _negate(clause, child)
    elif dep in _ADVERBIAL:
        clause.adverbs.append(child)
    elif dep in _OBJECTS:
        _negate(clause, _quantity(tree, child))
    elif dep in ("prep", "agent") and tree.lower[child] in _NEGATING_PREPS:
        inner = tree.kid(child, "pobj")
        _negate(clause, None if inner is None or tree.lower[inner] == "time" else _quantity(tree, inner))


def _negate(clause: Clause, word: int | None) -> None:
    if clause.negation is None:
        clause.negation = word


def _is_focus(tree: Tree, neg: int) -> bool:
    """`not only`, `not until`, `whether or not`: no negation of the verb."""
    after = tree.lower[neg + 1] if neg + 1 < tree.n else ""
    if after in _FOCUS and tree.lower[neg] not in ("never", "neither", "nor"):
        return True
    return neg > 1 and tree.lower[neg - 1] == "or" and tree.lower[neg] == "not"


def _quantity(tree: Tree, noun: int) -> int | None:
    """The word in a noun phrase that negates its clause: `no group`, `none of them`, `few villagers`; not `a few`, `no fewer than`."""
    quantities = factuality_lexicon().quantities
    found = noun if tree.lower[noun] in quantities and tree.tag[noun] != "JJ" else None
    determined = False
    for child in tree.children[noun]:
        if child >= noun:
            break
        if tree.lower[child] == "not" and tree.lower[child + 1] in ("a", "one", "many", "much", "even"):
            return child
        if tree.lower[child] == "no" and tree.lower[child + 1] in _BOUNDS:
            continue
        if found is None and tree.lower[child] in quantities and tree.dep[child] in ("det", "amod", "advmod", "preconj", "neg"):
            found = child
        elif tree.dep[child] in ("det", "poss"):
            determined = True
    return None if found is None or (determined and tree.lower[found] in _SOME) else found


def _condition(tree: Tree, clause: int) -> int | None:
    """The word that makes an adverbial clause a condition, `even if` and `as if` left out."""
    marks = factuality_lexicon().marks
    for child in tree.children[clause]:
        if tree.dep[child] in ("mark", "advmod", "prep") and marks.get(tree.lower[child]) == "conditional":
            before = tree.lower[child - 1] if child else ""
            return None if before in ("even", "as") else child
    return None
