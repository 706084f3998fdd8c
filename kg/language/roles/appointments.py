"""Roles told by a verb: a copula (`is the head of X`), an appointment (`was named head of X`), a post that is held or left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from kg.language.relations.noun_phrases import Nouns
from kg.language.roles.lexicon import RoleClass, words
from kg.language.roles.phrases import RolePhrase, RoleReader

Construction = Literal["title", "apposition", "copula", "appointment", "possessive", "nominal"]
_COUNTS = frozenset({"one", "two", "three", "four", "some", "several", "many", "part"})
_CHIEFLY = frozenset({"best", "better", "chiefly", "mainly", "mostly", "primarily"})


@dataclass(frozen=True, slots=True)
class Bearer:
    """A mention that bears a role; `verb` is the copula or the verb of appointment, `ended` tells that the role is over.

    `kind` is the class of the role's noun that fits the mention's type.
    """

    mention: int
    construction: Construction
    verb: int | None = None
    ended: bool = False
    kind: RoleClass | None = None


class VerbReader:
    """Finds who bears a role by what a verb says."""

    def __init__(self, nouns: Nouns, reader: RoleReader) -> None:
        self.nouns, self.tree, self.reader = nouns, nouns.tree, reader
        self.copulas, self.appoint, self.serve, self.leave = (words(name) for name in ("copula", "appoint", "serve", "leave"))
        self.positions, self.holding, self.views = words("positions"), words("hold"), words("views")
        self.academic = words("academic")

    def by_verb(self, phrase: RolePhrase) -> Iterator[Bearer]:
        """A copula (`is the head of`, `the head of Y is X`) or a verb of appointment (`named head of`, `serves as head of`)."""
        tree, token = self.tree, self.position(phrase.head)
        dep, above = tree.dep[token], tree.head[token]
        if dep in ("attr", "oprd", "dobj", "acomp") and tree.lemma[above] in self.copulas:
            yield from self.subjects(above, "copula")
        elif dep == "dobj" and above == phrase.head - 1 and tree.lower[above] == "managing" and tree.kid(above, "aux") is not None:
            yield from self.subjects(above, "copula")  # `is managing director`, taken for a verb
        elif dep in ("nsubj", "nsubjpass") and tree.lemma[above] == "be":
            yield from self._named(tree.kids(above, "attr"), "copula", above)
        elif dep in ("oprd", "attr", "ccomp", "xcomp") and tree.lemma[above] in self.appoint:
            yield from self._appointed(above)
        elif dep == "dobj" and token != phrase.head and tree.lemma[above] in self.holding:
            yield from self.subjects(above, "appointment", ended=tree.lemma[above] in self.leave)
        elif dep == "pobj" and tree.lower[above] == "among" and tree.lemma[tree.head[above]] == "be":
            yield from self.subjects(tree.head[above], "copula")
        elif dep == "pobj" and tree.lower[above] in ("as", "to", "from"):
            yield from self._after_as(tree.head[above], tree.lower[above])

    def by_owner(self, phrase: RolePhrase) -> Iterator[Bearer]:
        """Whose the office is that the role fills (`his tenure as head of X`)."""
        token = self.position(phrase.head)
        owner = self.tree.kid(token, "poss") if token != phrase.head and self.tree.lower[self.tree.head[phrase.head]] == "as" else None
        number = self.nouns.at(owner) if owner is not None else None
        if number is not None:
            yield Bearer(number, "possessive")

    def position(self, token: int) -> int:
        """The noun that links a role to a verb: itself, or the office it names (`the position of director`)."""
        tree = self.tree
        top = self.nouns.phrase_head(token)
        if top != token and top not in self.nouns.name_over and self.reader.classes(top):
            token = top
        if tree.dep[token] == "appos" and tree.head[token] == token - 1 and tree.lemma[token] in self.academic:
            token = token - 1  # a chair that bears a name: `is the Jane Doe Professor of Law`
        above = tree.head[token]
        if tree.dep[token] == "pobj" and tree.lower[above] in ("of", "as"):
            further: int = tree.head[above]
            counted = tree.lower[further] in _COUNTS and tree.lower[above] == "of"
            if counted or (tree.lemma[further] in self.positions and tree.pos[further] == "NOUN"):
                return further
        return token

    def _after_as(self, verb: int, preposition: str) -> Iterator[Bearer]:
        tree = self.tree
        lemma = tree.lemma[verb]
        if tree.pos[verb] not in ("VERB", "AUX"):
            owner = tree.kid(verb, "poss")
            number = self.nouns.at(owner) if owner is not None and lemma in self.positions else None
            if number is not None:
                yield Bearer(number, "possessive")
        elif lemma in self.appoint and preposition in ("as", "to"):
            yield from self._appointed(verb)
        elif lemma in self.leave and preposition in ("as", "from"):
            yield from self.subjects(verb, "appointment", ended=True)
        elif preposition == "as" and lemma in ("replace", "succeed"):
            yield from self._one_after_another(verb)
        elif preposition == "as" and (lemma not in self.views or self._is_renowned(verb)) and not self._speaks_of_another(verb):
            yield from self.subjects(verb, "appointment")
        elif preposition != "as" and lemma in ("rise", "ascend"):
            yield from self.subjects(verb, "appointment")

    def _one_after_another(self, verb: int) -> Iterator[Bearer]:
        """Who has a role now and who had it: `X succeeded Y as head`, `Y was replaced as head by X`."""
        tree, arguments = self.tree, self.nouns.arguments
        passive = arguments.is_passive(verb)
        before = arguments.holder(verb).tokens if passive else tuple(tree.kids(verb, "dobj"))
        for token in arguments.agents(verb):
            yield from self._named([token], "appointment", verb)
        if passive or tree.tag[verb] == "VBD":
            yield from (replace(bearer, ended=True) for bearer in self._named(list(before), "appointment", verb))

    def _is_renowned(self, verb: int) -> bool:
        """Whether somebody is best known for what they are (`best known as the founder of X`)."""
        tree = self.tree
        return tree.lemma[verb] == "know" and any(tree.lower[kid] in _CHIEFLY for kid in tree.kids(verb, "advmod"))

    def _speaks_of_another(self, verb: int) -> bool:
        """Whether a verb has a person as its object, of whom `as` may speak (`portrayed X as head of Y`)."""
        if self.tree.lemma[verb] in self.serve:
            return False
        objects = [self.nouns.at(token) for token in self.tree.kids(verb, "dobj")]
        return any(number is not None and self.nouns.type_of(number) == "Person" for number in objects)

    def _appointed(self, verb: int) -> Iterator[Bearer]:
        if self.nouns.arguments.is_passive(verb):
            yield from self.subjects(verb, "appointment")
            return
        tree = self.tree
        clauses = tree.kids(verb, "ccomp", "xcomp", "oprd")
        patients = tree.kids(verb, "dobj") or [kid for clause in clauses for kid in tree.kids(clause, "nsubj")]
        yield from self._named([token for patient in patients for token in self.nouns.arguments.resolve(patient)], "appointment", verb)

    def subjects(self, verb: int, construction: Construction, *, ended: bool = False) -> Iterator[Bearer]:
        """The subjects of a verb as bearers; of `left X to become Y`, those who left."""
        tree = self.tree
        if tree.dep[verb] in ("xcomp", "advcl") and tree.lemma[tree.head[verb]] in self.leave:
            verb = tree.head[verb]
        for number in self.nouns.subjects(verb):
            yield Bearer(number, construction, verb, ended)

    def _named(self, tokens: list[int], construction: Construction, verb: int) -> Iterator[Bearer]:
        for token in tokens:
            number = self.nouns.at(token)
            if number is not None:
                yield Bearer(number, construction, verb)


__all__ = ["Bearer", "Construction", "VerbReader"]
