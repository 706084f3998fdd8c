"""Who fills the places of a verb: subjects and objects found through relatives, participles, control, raising and conjunction.

Everything here is in token numbers. A "surface subject" is the grammatical one: in a passive it is the one something is done to.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.language.attribution.reporting import reporting
from kg.language.attribution.spans import reporter_of
from kg.language.lexicon import rules
from kg.language.names.nominal_types import taken
from kg.language.relations.control import addressee, is_blame, receiver, shown
from kg.language.relations.couples import couple_before
from kg.language.relations.misreadings import misread_subjects
from kg.language.tree import Tree

Construction = str
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
_RELATIVES = frozenset({"who", "which", "that", "whom", "whoever"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "DET", "SYM"})
_VERBAL = frozenset({"VERB", "AUX"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_DEPTH = 12
_CONTROL = rules("verbs")["control"]
OBJECT_CONTROL = frozenset(_CONTROL["object"])
"""Verbs whose object is the subject of the clause below them (`force X to leave`)."""

_SUBJECT_CONTROL = frozenset(_CONTROL["subject"])
_FOREIGN = frozenset(_CONTROL["foreign"])
_DOCUMENTS = frozenset(_CONTROL["documents"])


@dataclass(frozen=True, slots=True)
class Holder:
    """The surface subjects of a verb and the construction they were reached through (`""` for a subject of its own)."""

    tokens: tuple[int, ...]
    construction: Construction = ""


_NOBODY = Holder(())


class Arguments:
    """The arguments of the verbs of one tree, each found once."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self._holders: dict[int, Holder] = {}
        self._voices: dict[int, bool] = {}
        self.taken = dict(misread_subjects(tree))
        self.subjects_elsewhere = frozenset(self.taken.values())

    def members(self, token: int) -> tuple[int, ...]:
        """A nominal and what is coordinated with it, in text order; of `the generals, X and Y` those two."""
        tree = self.tree
        named = tree.kid(token, "appos") if tree.tag[token] == "NNS" else None
        if named is not None and tree.pos[named] == "PROPN" and tree.kid(named, "conj") is not None:
            token = named
        found: list[int] = [token]
        for one in found:
            found.extend(kid for kid in tree.children[one] if tree.dep[kid] == "conj" and self._is_member(kid))
            found.extend(kid for kid in tree.children[one] if tree.dep[kid] == "appos" and self._is_listed(one, kid))
            titled = (
                kid for kid in tree.children[one] if tree.dep[kid] == "appos" and tree.left[kid] == one + 1 and tree.pos[kid] == "PROPN"
            )
            found.extend(kid for name in titled for kid in tree.children[name] if tree.dep[kid] == "conj" and self._is_member(kid))
        return tuple(sorted(found))

    def _is_listed(self, noun: int, other: int) -> bool:
        """Whether an apposition is the next item of a list that ends in a conjunction: `a tank, a truck and two guns`."""
        tree = self.tree
        if not self._is_open(noun) or not self._is_open(other):
            return False
        if any(tree.dep[kid] == "conj" and kid > other and self._is_member(kid) for kid in tree.children[noun]):
            return True
        below = tree.children[other]
        return any(tree.dep[kid] in ("cc", "conj") or (tree.dep[kid] == "appos" and self._is_listed(other, kid)) for kid in below)

    def _is_open(self, noun: int) -> bool:
        """Whether a noun phrase is indefinite: with `a`, a number or no determiner."""
        tree = self.tree
        marks = [kid for kid in tree.children[noun] if tree.dep[kid] in ("det", "poss", "nummod")]
        if tree.pos[noun] != "NOUN" and not (marks and tree.pos[noun] == "PROPN"):
            return False
        return all(tree.dep[kid] == "nummod" or tree.lower[kid] in ("a", "an", "some", "several") for kid in marks)

    def _is_member(self, token: int) -> bool:
        """Whether a conjunct is a noun that a conjunction or a comma parts from what it is coordinated with."""
        tree = self.tree
        if tree.pos[token] not in _NOMINAL or token in self.subjects_elsewhere:
            return False
        return any(tree.dep[i] == "cc" or tree.word[i] in (",", ";", "/") for i in range(tree.head[token] + 1, token))

    def antecedent(self, pronoun: int) -> int | None:
        """The noun that a relative pronoun stands for, None where it is no relative pronoun."""
        tree = self.tree
        if tree.lower[pronoun] not in _RELATIVES or tree.pos[pronoun] == "SCONJ":
            return None
        for above in tree.ancestors(pronoun):
            if tree.dep[above] == "relcl":
                return self._of_persons(tree.head[above]) if tree.lower[pronoun] in ("who", "whom") else tree.head[above]
        return None

    def _of_persons(self, noun: int) -> int:
        """The noun before a place that the parse has made the antecedent of `who` (`a member in Nelson, who`)."""
        tree = self.tree
        while tree.ent[noun] in _PLACES and tree.dep[noun] == "pobj" and tree.pos[tree.head[tree.head[noun]]] in ("NOUN", "PROPN"):
            noun = tree.head[tree.head[noun]]
        return noun

    def resolve(self, token: int) -> tuple[int, ...]:
        """The tokens that an argument stands for: a relative pronoun's antecedent, or the members of a coordination."""
        noun = self.antecedent(token)
        if noun is None:
            hostage = taken(self.tree, token)
            return couple_before(self.tree, token) or self.members(token if hostage is None else hostage)
        if self.tree.dep[noun] == "conj":
            return self.members(self.tree.first_conjunct(noun)) if self._is_plural_clause(token) else (noun,)
        found = tuple(member for member in self.members(noun) if member < token)
        alike = self.tree.dep[noun] in ("attr", "appos", "oprd")  # `is a sculptor and printmaker who lives in X`
        return found[-1:] if self._is_singular_clause(token) and not alike else found

    def _is_singular_clause(self, pronoun: int) -> bool:
        """Whether a relative clause must speak of one, the last before it: `X and Y, who leads the party`."""
        tree = self.tree
        verb = tree.head[pronoun]
        if tree.dep[pronoun] not in ("nsubj", "nsubjpass"):
            return False
        forms = [verb, *tree.kids(verb, "aux", "auxpass")]
        return any(tree.tag[i] == "VBZ" or tree.lower[i] == "was" for i in forms)

    def _is_plural_clause(self, pronoun: int) -> bool:
        """Whether a relative clause must speak of several: `X and Y, who both hold passports`."""
        tree = self.tree
        verb = tree.head[pronoun]
        forms = [verb, *tree.kids(verb, "aux", "auxpass")]
        both = any(tree.lower[kid] == "both" for kid in tree.children[verb])
        return both or any(tree.tag[i] == "VBP" or tree.lower[i] == "were" for i in forms)

    def is_passive(self, verb: int) -> bool:
        """Whether the surface subject of a verb is the one something is done to."""
        if verb not in self._voices:
            self._voices[verb] = self._find_voice(verb)
        return self._voices[verb]

    def _find_voice(self, verb: int) -> bool:
        tree = self.tree
        deps = {tree.dep[kid] for kid in tree.children[verb]}
        if "auxpass" in deps or "nsubjpass" in deps:
            return True
        if tree.tag[verb] != "VBN" or (deps & {"aux", "nsubj"} and "agent" not in deps):
            return tree.tag[verb] in ("VBN", "VBD") and "agent" in deps and "dobj" not in deps
        if tree.dep[verb] in ("acl", "advcl", "amod", "ROOT", "ccomp", "oprd", "prep"):
            return "dobj" not in deps or "agent" in deps
        head = tree.head[verb]
        return tree.dep[verb] == "conj" and head < verb and tree.pos[head] in _VERBAL and self.is_passive(head)

    def holder(self, verb: int, depth: int = 0) -> Holder:
        """The surface subjects of a verb, its own or those that it shares with the verb or noun above it."""
        if verb in self._holders:
            return self._holders[verb]
        found = self._own_subject(verb)
        if found is None:
            found = self._shared_subject(verb, depth) if depth < _DEPTH else _NOBODY
        self._holders[verb] = found
        return found

    def _own_subject(self, verb: int) -> Holder | None:
        tree = self.tree
        if verb in self.taken:
            return Holder((self.taken[verb],))
        kids = tree.kids(verb, *_SUBJECTS)
        if kids:
            kid = kids[-1] if len(kids) > 1 and kids[-1] < verb and tree.pos[kids[-1]] != "VERB" else kids[0]
            return Holder(self.resolve(kid), "relative" if self.antecedent(kid) is not None else "")
        if tree.kid(verb, "expl") is not None:
            return Holder(tuple(tree.kids(verb, "attr")[:1]), "existential")
        return None

    def _shared_subject(self, verb: int, depth: int) -> Holder:
        head, dep = self.tree.head[verb], self.tree.dep[verb]
        if dep == "conj":
            return self._of_conjunct(verb, head, depth)
        if dep in ("acl", "relcl"):
            return self._of_modifier(verb, head, depth)
        if dep in ("pcomp", "pobj"):
            return self._of_gerund(head, depth)
        if dep in ("xcomp", "advcl", "ccomp", "oprd", "dep", "prep"):
            return self._of_clause(verb, head, depth)
        return _NOBODY

    def _of_clause(self, verb: int, head: int, depth: int) -> Holder:
        tree = self.tree
        if tree.pos[head] in _VERBAL:
            if tree.dep[verb] == "ccomp" and self._is_finite(verb):
                return self._around_report(head)
            if tree.dep[verb] == "advcl" and tree.kid(head, "ccomp") is not None and tree.lemma[head] not in OBJECT_CONTROL:
                return _NOBODY
            return self._controlled(verb, head, depth)
        if tree.dep[head] in ("acomp", "attr", "oprd") and tree.pos[tree.head[head]] in _VERBAL:
            return Holder(self.holder(tree.head[head], depth + 1).tokens, "control")
        return _NOBODY

    def _of_conjunct(self, verb: int, head: int, depth: int) -> Holder:
        tree = self.tree
        if tree.pos[head] not in _VERBAL:
            noun, head = head, next((above for above in tree.ancestors(head) if tree.pos[above] in _VERBAL), verb)
            if head == verb or tree.tag[head] != tree.tag[verb] or tree.tag[verb] != "VBD":
                return _NOBODY
            if head > verb:  # `Two gunmen on a motorcycle shot and killed X, police said`, the first verb read as a noun
                return Holder((noun,), "conjunction")
        if tree.tag[verb] == "VBG" and tree.dep[head] == "ROOT" and tree.tag[head] != "VBG":
            return _NOBODY
        reporter = reporter_of(tree, verb) if tree.lemma[verb] in reporting().all_verbs else None
        above = self.holder(head if reporter is None else reporter, depth + 1)
        return Holder(above.tokens, above.construction or "conjunction")

    def _of_modifier(self, verb: int, noun: int, depth: int) -> Holder:
        """The subject of a clause that modifies a noun: the noun for a participle, its owner for an infinitive (`a plan to attack`)."""
        tree = self.tree
        if tree.dep[verb] == "relcl" and not any(tree.dep[kid] == "aux" and tree.lower[kid] == "to" for kid in tree.children[verb]):
            return _NOBODY if tree.tag[verb] not in ("VBG", "VBN") else Holder(self.members(noun), "reduced relative")
        if tree.tag[verb] == "VBG" and tree.lemma[noun] in _DOCUMENTS and tree.dep[noun] == "dobj":
            return Holder(self.agents(tree.head[noun], depth + 1), "control")
        if tree.tag[verb] in ("VBG", "VBN", "VBD"):
            members = (noun,) if tree.dep[noun] == "conj" else tuple(one for one in self.members(noun) if one < verb)
            return Holder(members, "reduced relative")
        return self._of_plan(noun, depth)

    def _of_plan(self, noun: int, depth: int) -> Holder:
        """Who is to do what a noun plans (`their plan to leave`, `a plot by X to kill`, `has a right to stay`)."""
        tree = self.tree
        owner = tree.kid(noun, "poss")
        if owner is not None:
            return Holder(self.resolve(owner), "control")
        for kid in tree.kids(noun, "prep"):
            maker = tree.kid(kid, "pobj") if tree.lower[kid] == "by" else None
            if maker is not None:
                return Holder(self.resolve(maker), "control")
        above = tree.head[tree.head[noun]] if tree.dep[noun] == "pobj" else tree.head[noun]
        given = receiver(tree, above) if tree.dep[noun] == "dobj" else None
        if given is not None:
            return Holder(self.resolve(given), "control")
        if tree.dep[noun] in ("dobj", "attr", "pobj") and tree.pos[above] in _VERBAL and tree.lemma[above] not in _FOREIGN:
            return Holder(self.agents(above, depth + 1), "control")
        return _NOBODY

    def agents(self, verb: int, depth: int = 0) -> tuple[int, ...]:
        """Who does what a verb says: the surface subject of an active, the agent of a passive."""
        if self.is_passive(verb):
            return self.by_agent(verb)
        return self.holder(verb, depth).tokens

    def by_agent(self, verb: int) -> tuple[int, ...]:
        """The nouns of a passive's `by` phrase."""
        tree = self.tree
        for kid in tree.children[verb]:
            if tree.dep[kid] == "agent" or (tree.dep[kid] == "prep" and tree.lower[kid] == "by"):
                noun = tree.kid(kid, "pobj")
                if noun is not None:
                    return self.resolve(noun)
        return ()

    def _is_finite(self, verb: int) -> bool:
        tree = self.tree
        auxiliaries = [kid for kid in tree.children[verb] if tree.dep[kid] in ("aux", "auxpass")]
        return any(tree.tag[i] in ("VBD", "VBZ", "VBP", "MD") for i in (auxiliaries or [verb]))

    def _around_report(self, report: int) -> Holder:
        """The subject of a clause that a report verb interrupts (`The strike, he told X, also injured Y`): the first of two before it."""
        kids = self.tree.kids(report, *_SUBJECTS)
        if len(kids) > 1 and kids[1] < report:
            return Holder(self.resolve(kids[0]))
        return _NOBODY

    def _controlled(self, verb: int, head: int, depth: int) -> Holder:
        """The subject of a clause without one under a verb: that verb's object (`forced X to leave`) or its subject (`agreed to leave`)."""
        tree = self.tree
        lemma = tree.lemma[head]
        infinitive = any(tree.dep[kid] == "aux" and tree.lower[kid] == "to" for kid in tree.children[verb])
        addressed = addressee(tree, head, verb)
        if addressed is not None:
            return Holder(self.resolve(addressed), "control")
        given = receiver(tree, head) if infinitive and head < verb else None
        if given is not None:
            return Holder(self.resolve(given), "control")
        ruled = lemma in OBJECT_CONTROL if infinitive else tree.dep[verb] in ("xcomp", "ccomp")
        if ruled and not self.is_passive(head) and head < verb and lemma not in _SUBJECT_CONTROL:
            patient = tree.kid(head, "dobj", "dative")
            if patient is not None and tree.dep[patient] == "dative" and tree.pos[patient] == "ADP":
                patient = tree.kid(patient, "pobj")
            if patient is not None:
                return Holder(self.resolve(patient), "control")
        if tree.dep[verb] == "advcl" and tree.tag[verb] == "VBG" and tree.tag[verb - 1] == "NNS":
            patient = tree.kid(head, "dobj")
            if patient is not None and tree.right[patient] == verb - 1 and not self.is_passive(head):
                return Holder(self.resolve(patient), "reduced relative")
        seen = shown(tree, verb, head) if tree.dep[verb] == "advcl" and tree.tag[verb] == "VBG" else None
        if seen is not None:
            return Holder(self.resolve(seen), "reduced relative")
        adverbial = "purpose" if infinitive else "participle"
        return Holder(self.holder(head, depth + 1).tokens, adverbial if tree.dep[verb] == "advcl" else "control")

    def _of_gerund(self, preposition: int, depth: int) -> Holder:
        """The subject of a verb under a preposition: `accused X of killing` (X), `left after killing` (who left)."""
        tree = self.tree
        above: int = tree.head[preposition]
        if tree.dep[above] in ("advmod", "acomp") and tree.pos[tree.head[above]] in _VERBAL:
            above = tree.head[above]
        if tree.pos[preposition] in _VERBAL or above == preposition:
            return _NOBODY
        if tree.pos[above] in _VERBAL:
            patient = tree.kid(above, "dobj") if is_blame(tree, above, preposition) and not self.is_passive(above) else None
            return Holder(self.resolve(patient) if patient is not None else self.holder(above, depth + 1).tokens, "control")
        if tree.dep[above] == "dobj" and is_blame(tree, tree.head[above], preposition):
            return Holder(self.resolve(above), "control")
        owner = tree.kid(above, "poss")
        return Holder(self.resolve(owner), "control") if owner is not None else _NOBODY
