"""Factuality: polarity, certainty, tense and modality of every predicate, by one walk down the tree of each sentence.

At every token two states are known: what its governors leave for it (`given`) and what holds there once its own clause is
read (`held`); a complement starts from what its governor's effect makes of the governor's `held`. The effects are
data: rules/factuality.toml.
"""

from __future__ import annotations

from kg.language.factuality.asides import asides
from kg.language.factuality.clause import Clause, read_clause
from kg.language.factuality.forms import complement_form
from kg.language.factuality.links import link, rather_than
from kg.language.factuality.mood import apply_clause, is_asked, is_imperative
from kg.language.factuality.nouns import described
from kg.language.factuality.rules import factuality_lexicon
from kg.language.factuality.state import UNKNOWN, State, judged
from kg.language.layers import Layers, TokenCue
from kg.language.time.dates import DAYS
from kg.language.tree import Tree

_SCHEDULED = set(
    "open begin start arrive leave depart meet travel visit fly host hold vote head launch return resume end close expire come face "
    "appear go take convene gather sign assume join land reopen celebrate mark play".split()
)
_SKIPPED = set("aux auxpass det punct neg cc case poss mark prt compound nummod expl preconj predet quantmod".split())
_START = State(tense="present")


def judge_predicates(tree: Tree, layers: Layers) -> None:
    """Fill the layer of factuality: every verb, event noun, copula and predicate adjective or noun."""
    walk = _Walk(tree)
    for host, level, verb in asides(tree):
        if host in walk.found:
            state = walk.found[host]
            walk.found[host] = state._replace(level=min(state.level, level), cues=(*state.cues, TokenCue("certainty", verb, verb + 1)))
    layers.factuality = {i: judged(state) for i, state in sorted(walk.found.items())}


class _Walk:
    """One walk over a document, heads before what hangs on them."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.given: dict[int, State] = {}
        self.held: dict[int, State] = {}
        self.clauses: dict[int, Clause] = {}
        self.found: dict[int, State] = {}
        self.sharing: set[int] = set()
        queue = [i for i, head in enumerate(tree.head) if head == i]
        for i in queue:
            self._visit(i)
            queue.extend(child for child in tree.children[i] if tree.dep[child] not in _SKIPPED or tree.children[child])

    def _visit(self, i: int) -> None:
        tree = self.tree
        if tree.head[i] == i:
            given = _START
        elif tree.dep[i] == "conj":
            given = self._of_conjunct(i)
        else:
            given = link(tree, i, self.held[tree.head[i]])
        pos = tree.pos[i]
        rather = rather_than(tree, i) if pos in ("VERB", "AUX") else None
        if rather is not None:
            main = next((self.held[k] for k in tree.ancestors(i) if k in self.clauses), given)
            given = main._replace(negative=not main.negative, cues=(*main.cues, TokenCue("negation", rather, rather + 2)))
            self.sharing.add(i)
        self.given[i] = self.held[i] = given
        if pos in ("VERB", "AUX") and tree.dep[i] not in ("aux", "auxpass"):
            self._judge_clause(i, given)
        elif pos in ("NOUN", "PROPN"):
            self._judge_noun(i, given)
        elif pos == "ADJ":
            self._judge_adjective(i, given)

    def _judge_clause(self, i: int, given: State) -> None:
        """A verb or copula: its own words, its mood."""
        tree = self.tree
        clause = self.clauses[i] = read_clause(tree, i)
        state = apply_clause(tree, i, clause, given)
        if tree.dep[i] == "amod":
            state = _attributive(tree, i, given)
        elif is_asked(tree, i, clause, state.tense) and state.modality is None:
            state = state._replace(level=UNKNOWN, modality="question")
        elif is_imperative(tree, i, clause) and (tree.dep[i] == "ROOT" or self._stands_alone(i)):
            state = state._replace(level=UNKNOWN, tense="future", modality=state.modality or "deontic")
        elif tree.lower[i] in ("going", "gon") and any(complement_form(tree, kid) == "to" for kid in tree.kids(i, "xcomp")):
            state = state._replace(tense="future")
        elif state.tense == "present" and tree.lemma[i] in _SCHEDULED and _is_dated_ahead(tree, i):
            state = state._replace(tense="future")
        self.held[i] = self.found[i] = state
        self.found.update({a: state for a in clause.auxiliaries if tree.lemma[a] == "get"})

    def _stands_alone(self, i: int) -> bool:
        """Whether a bare verb that is not the root is a command of its own: quoted, in brackets, or after another sentence."""
        tree = self.tree
        if tree.tag[i] not in ("VB", "VBP") or tree.dep[i] in ("xcomp", "relcl", "acl"):
            return False
        first = tree.left[i]
        if tree.word[first] == "(" or tree.lower[first] == "please" or (first > 0 and tree.word[first - 1] in ("(", ":", ";")):
            return True
        if tree.tag[i] != "VB" or tree.dep[i] not in ("ccomp", "conj", "parataxis", "advcl"):
            return False
        return i not in self.sharing and (tree.dep[i] != "conj" or tree.head[i] in self.clauses)

    def _of_conjunct(self, i: int) -> State:
        """A conjunct shares what stands above its coordination, and the auxiliaries where it has none of its own."""
        tree, first = self.tree, self.tree.head[i]
        given = self.given[first]
        clause = self.clauses.get(first)
        if clause is None or tree.pos[i] not in ("VERB", "AUX"):
            return given
        own = any(tree.dep[kid] in ("aux", "auxpass", "nsubj", "nsubjpass") for kid in tree.children[i])
        same = (
            tree.tag[i] == tree.tag[first]
            or (tree.tag[first] == "VB" and tree.tag[i] in ("VB", "VBP"))
            or (tree.tag[first] == "VBN" and tree.tag[i] == "VBD" and bool(clause.auxiliaries))
        )
        if own or not same or self._is_aside(i, first):
            return given
        self.sharing.add(i)
        shared = self.held[first]
        denied = clause.negation
        if denied is None:
            return shared
        joined = {tree.lower[kid] for kid in tree.children[first] if tree.dep[kid] == "cc"}
        nobody = clause.subject is not None and tree.left[clause.subject] <= denied <= tree.right[clause.subject]
        alone = not clause.auxiliaries and not nobody and tree.tag[i] in ("VBD", "VBZ", "VBP") and joined.isdisjoint(("or", "nor"))
        return shared._replace(negative=given.negative) if denied > first or "but" in joined or alone else shared

    def _is_aside(self, i: int, first: int) -> bool:
        """Whether a conjunct is joined by a comma alone and reports: `the troops must leave, the mayor argued`."""
        tree = self.tree
        joined = any(tree.dep[kid] == "cc" and kid < i for kid in tree.children[first])
        return not joined and tree.tag[i] in ("VBD", "VBZ") and tree.tag[first] != tree.tag[i]

    def _judge_noun(self, i: int, given: State) -> None:
        """A noun that tells an event, or stands as a predicate."""
        tree = self.tree
        self.held[i] = described(tree, i, given)
        if tree.lemma[i] in factuality_lexicon().events or tree.dep[i] in ("attr", "oprd", "ROOT"):
            self.found[i] = self.held[i]

    def _judge_adjective(self, i: int, given: State) -> None:
        """A predicate adjective, with a negation of its own (`pleaded not guilty`)."""
        own = self.tree.kid(i, "neg")
        if own is not None and self.tree.dep[i] in ("acomp", "oprd"):
            given = given._replace(negative=not given.negative, cues=(*given.cues, TokenCue("negation", own, own + 1)))
        self.held[i] = given
        if self.tree.dep[i] in ("acomp", "ROOT", "ccomp", "oprd", "conj", "advcl", "xcomp"):
            self.found[i] = given


def _is_dated_ahead(tree: Tree, i: int) -> bool:
    """`opens on Saturday`, `arrives next week`: a present tense that looks ahead; captions give the full date."""
    for kid in tree.children[i]:
        if tree.lower[kid] == "tomorrow" or (tree.dep[kid] == "npadvmod" and tree.lower[kid - 1] == "next"):
            return True
        day = tree.kid(kid, "pobj") if tree.lower[kid] == "on" else kid if tree.dep[kid] == "npadvmod" else None
        if day is not None and tree.word[day] in DAYS and tree.right[day] == day:
            return True
    return False


def _attributive(tree: Tree, i: int, given: State) -> State:
    """A participle at a noun: `the occupied town`, `a growing party`."""
    return State(tense="past" if tree.tag[i] in ("VBN", "VBD") else "present")
