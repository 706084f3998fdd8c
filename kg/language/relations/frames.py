"""Frames: every predicate of a tree, whatever its construction, as a lemma with its roles.

A frame holds the logical roles: the subject does it, the object has it done. `The town, captured by rebels`, `rebels captured the town`
and `the rebels who captured the town` are one frame.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kg.language.lexicon import rules
from kg.language.relations.arguments import OBJECT_CONTROL, Arguments, Holder
from kg.language.relations.misreadings import set_off_places
from kg.language.tree import Tree

Kind = Literal["verb", "noun", "copula"]
_DATIVE = frozenset(rules("verbs")["control"]["dative"])
_ADJECTIVES = frozenset({"involved"})
_STATES = frozenset({"base", "headquarter"})
_PREPOSITIONS = ("prep", "dative", "agent")
_VERBAL = frozenset({"VERB", "AUX"})
_COMPLEX = frozenset(rules("verbs")["prepositions"]["nouns"])
_NO_FRAME = frozenset({"aux", "auxpass", "amod", "compound", "prep", "case", "mark", "cc", "punct", "neg"})


@dataclass(frozen=True, slots=True)
class Oblique:
    """A prepositional argument: the preposition as a name (`from`, `out of`, `in support of`), its token, and its nouns."""

    name: str
    token: int
    nouns: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """A predicate with its logical roles, in token numbers.

    `predicate` is the token whose factuality holds; `token` is the word that `lemma` is of (they differ only in a light verb's noun).
    `complement` are the heads of clauses below it (infinitives, `that` clauses, gerunds after a preposition), `adverbial` those beside
    it. `construction` tells how the subject was reached (`""`, `relative`, `reduced relative`, `control`, `conjunction`, ...). `aside`
    marks what a non-restrictive relative clause or an apposition says: it is the author's even inside a report.
    """

    predicate: int
    token: int
    lemma: str
    kind: Kind = "verb"
    particle: str | None = None
    subjects: tuple[int, ...] = ()
    objects: tuple[int, ...] = ()
    indirect: tuple[int, ...] = ()
    obliques: tuple[Oblique, ...] = ()
    complement: tuple[int, ...] = ()
    adverbial: tuple[int, ...] = ()
    passive: bool = False
    construction: str = ""
    aside: bool = False

    def after(self, preposition: str) -> tuple[int, ...]:
        """The nouns after a preposition, all of them in text order."""
        return tuple(noun for oblique in self.obliques if oblique.name == preposition for noun in oblique.nouns)


def find_frames(tree: Tree, arguments: Arguments | None = None) -> list[Frame]:
    """Return the frames of all verbs and copulas of a document in text order, then those of adjectives that follow their noun."""
    reader = _Reader(tree, Arguments(tree) if arguments is None else arguments)
    verbs = [i for i, pos in enumerate(tree.pos) if pos in _VERBAL and (tree.dep[i] not in _NO_FRAME or tree.lemma[i] in _STATES)]
    adjectives = [i for i, pos in enumerate(tree.pos) if pos == "ADJ" and _stands_after_noun(tree, i)]
    return [*(reader.frame(i) for i in verbs), *(reader.adjective(i) for i in adjectives)]


def _stands_after_noun(tree: Tree, adjective: int) -> bool:
    """Whether an adjective with a preposition follows the noun that it modifies (`rebels loyal to X`)."""
    noun = tree.head[adjective]
    after = noun < adjective and tree.dep[adjective] in ("amod", "acl", "relcl", "appos") and tree.pos[noun] in ("NOUN", "PROPN")
    return after and tree.kid(adjective, "prep") is not None


def obliques_of(tree: Tree, arguments: Arguments, token: int) -> list[Oblique]:
    """The prepositional phrases of one word."""
    found: list[Oblique] = []
    for kid in tree.children[token]:
        if tree.dep[kid] in _PREPOSITIONS and tree.pos[kid] in ("ADP", "SCONJ", "ADV", "VERB"):
            _add_obliques(tree, arguments, kid, tree.lower[kid], found)
        elif tree.dep[kid] in ("advmod", "prt"):
            for inner in tree.kids(kid, "prep"):
                _add_obliques(tree, arguments, inner, f"{tree.lower[kid]} {tree.lower[inner]}", found)
                _add_obliques(tree, arguments, inner, tree.lower[inner], found)
    return found


def _add_obliques(tree: Tree, arguments: Arguments, preposition: int, name: str, found: list[Oblique]) -> None:
    """Add one prepositional phrase, with its chains: `out of X`, `in support of X`, `to X and from Y`."""
    last = max(tree.kids(preposition, "pobj"), default=None)
    for kid in tree.children[preposition]:
        dep = tree.dep[kid]
        if dep == "pobj" and kid == last:
            found.append(Oblique(name, preposition, arguments.resolve(kid)))
            if tree.lemma[kid] in _COMPLEX:
                others = any(tree.dep[owner] == "poss" and tree.pos[owner] in ("NOUN", "PROPN") for owner in tree.children[kid])
                for inner in tree.kids(kid, "prep") if not others else ():
                    _add_obliques(tree, arguments, inner, f"{name} {tree.lemma[kid]} {tree.lower[inner]}", found)
                owners = tuple(tree.kids(kid, "poss", "compound", "amod"))
                if owners:
                    found.append(Oblique(f"{name} {tree.lemma[kid]} of", preposition, owners))
        elif dep == "prep":
            _add_obliques(tree, arguments, kid, f"{name} {tree.lower[kid]}", found)
        elif dep == "conj" and tree.pos[kid] in ("ADP", "SCONJ"):
            _add_obliques(tree, arguments, kid, tree.lower[kid], found)


class _Reader:
    """Reads the frames of one tree."""

    def __init__(self, tree: Tree, arguments: Arguments) -> None:
        self.tree, self.arguments = tree, arguments
        self.set_off = set_off_places(tree)

    def adjective(self, token: int) -> Frame:
        """The frame of an adjective after its noun: as if a copula stood between them."""
        tree, arguments = self.tree, self.arguments
        return Frame(
            predicate=token,
            token=token,
            lemma="be",
            kind="copula",
            subjects=arguments.members(tree.head[token]) if tree.dep[tree.head[token]] != "conj" else (tree.head[token],),
            objects=(token,),
            obliques=tuple(obliques_of(tree, arguments, token)),
            construction="reduced relative",
            aside=tree.word[token - 1] == ",",
        )

    def _state(self, verb: int, holder: Holder) -> Frame:
        """The frame of a participle that is rather an adjective, as of `be` and that adjective (`was involved in`)."""
        return Frame(
            predicate=verb,
            token=verb,
            lemma="be",
            kind="copula",
            subjects=holder.tokens,
            objects=(verb,),
            obliques=tuple(self._obliques(verb)),
            complement=self._complements(verb),
            adverbial=tuple(self.tree.kids(verb, "advcl")),
            construction=holder.construction,
            aside=self._is_aside(verb),
        )

    def frame(self, verb: int) -> Frame:
        """The frame of one verb."""
        tree, arguments = self.tree, self.arguments
        holder = arguments.holder(verb)
        passive = arguments.is_passive(verb)
        if passive and tree.lower[verb] in _ADJECTIVES and not arguments.by_agent(verb):
            return self._state(verb, holder)
        own = self._objects(verb)
        if passive:
            subjects, objects = arguments.by_agent(verb) or self._shared_agent(verb), holder.tokens
            indirect = own if own else self._indirect(verb)
            if own:
                objects, indirect = own, holder.tokens
        else:
            subjects, objects, indirect = holder.tokens, own, self._indirect(verb)
        attributes = tree.kid(verb, "attr", "acomp")
        particle = tree.kid(verb, "prt")
        return Frame(
            predicate=verb,
            token=verb,
            lemma=tree.lemma[verb],
            kind="copula" if attributes is not None and not own else "verb",
            particle=tree.lower[particle] if particle is not None else None,
            subjects=subjects,
            objects=arguments.members(attributes) if attributes is not None and not own else objects,
            indirect=indirect,
            obliques=tuple(self._obliques(verb)),
            complement=self._complements(verb),
            adverbial=(*tree.kids(verb, "advcl"), *(kid for token in own for kid in tree.kids(token, "acl"))),
            passive=passive,
            construction=holder.construction,
            aside=self._is_aside(verb),
        )

    def _objects(self, verb: int) -> tuple[int, ...]:
        """The direct objects of a verb: its own, its clause's subject (`urged that X leave`), its antecedent, or the next conjunct's."""
        tree, arguments = self.tree, self.arguments
        noun = tree.kid(verb, "dobj")
        if noun is not None:
            return arguments.resolve(noun) if noun not in arguments.subjects_elsewhere else ()
        clause = tree.kid(verb, "ccomp")
        if clause is not None and tree.lemma[verb] in OBJECT_CONTROL and self._is_infinitive(clause) and clause > verb:
            noun = tree.kid(clause, "nsubj", "nsubjpass")
            if noun is not None:
                return arguments.resolve(noun)
        if tree.dep[verb] == "relcl" and self._has_object_gap(verb):
            return (tree.head[verb],)
        follower = self._follower(verb)
        if follower is not None:
            noun = tree.kid(follower, "dobj")
            return arguments.resolve(noun) if noun is not None else ()
        return ()

    def _is_infinitive(self, verb: int) -> bool:
        """Whether a clause is an infinitive, with `to` or bare (`helped him leave`)."""
        tree = self.tree
        if tree.tag[verb] == "VB" and tree.kid(verb, "aux", "mark") is None:
            return True
        return any(tree.dep[kid] == "aux" and tree.lower[kid] == "to" for kid in tree.children[verb])

    def _has_object_gap(self, verb: int) -> bool:
        """Whether a relative clause without a relative pronoun lacks its object (`the town they captured`)."""
        tree = self.tree
        if self.arguments.is_passive(verb) or (tree.tag[verb] == "VBG" and tree.kid(verb, "aux") is None):
            return False
        if any(tree.tag[i] in ("WP", "WDT") for i in range(tree.left[verb], verb)):  # `most of whom fled`
            return False
        for kid in tree.children[verb]:
            dep = tree.dep[kid]
            if dep in ("ccomp", "xcomp", "attr", "acomp", "mark") or tree.tag[kid] in ("WRB", "WDT", "WP"):
                return False
            if dep == "prep" and not tree.children[kid]:
                return False
            if dep == "prep" and any(tree.tag[inner] in ("WDT", "WP") for inner in tree.children[kid]):
                return False
        return tree.kid(verb, "nsubj") is not None

    def _follower(self, verb: int) -> int | None:
        """The verb that follows at once in a coordination (`arrested and detained X`), whose object and agent are shared."""
        tree = self.tree
        for kid in tree.children[verb]:
            if tree.dep[kid] == "conj" and verb < kid <= verb + 3 and tree.pos[kid] == "VERB":
                between = range(verb + 1, kid)
                return kid if all(tree.dep[i] in ("cc", "punct", "advmod", "conj") for i in between) else None
        return None

    def _shared_agent(self, verb: int) -> tuple[int, ...]:
        """The agent that a passive shares with the conjunct after it (`arrested and detained by police`)."""
        follower = self._follower(verb)
        return self.arguments.by_agent(follower) if follower is not None else ()

    def _indirect(self, verb: int) -> tuple[int, ...]:
        tree = self.tree
        for kid in tree.children[verb]:
            if tree.dep[kid] == "dative":
                noun = kid if tree.pos[kid] != "ADP" else tree.kid(kid, "pobj")
                if noun is not None:
                    return self.arguments.resolve(noun)
        return self._glued_recipient(verb) if tree.lemma[verb] in _DATIVE else ()

    def _glued_recipient(self, verb: int) -> tuple[int, ...]:
        """A name before the object that the parser takes for a part of it (`gave Syria missiles`)."""
        tree, noun = self.tree, self.tree.kid(verb, "dobj")
        if noun is None or tree.tag[noun] not in ("NN", "NNS") or any(tree.lower[kid] == "to" for kid in tree.kids(verb, "prep")):
            return ()
        return tuple(kid for kid in tree.kids(noun, "compound") if kid == verb + 1 and tree.ent[kid] and tree.pos[kid] == "PROPN")

    def _obliques(self, verb: int) -> list[Oblique]:
        tree = self.tree
        found = [oblique for oblique in obliques_of(tree, self.arguments, verb) if oblique.token not in self.set_off]
        for preposition, main in self.set_off.items():
            if main == verb:
                _add_obliques(tree, self.arguments, preposition, tree.lower[preposition], found)
        if self.arguments.is_passive(verb):
            found = [oblique for oblique in found if oblique.name != "by"]
        for kid in tree.kids(verb, "attr", "acomp"):
            found += obliques_of(tree, self.arguments, kid)
        if not found and tree.kid(verb, "dobj", "ccomp", "xcomp") is None:
            follower = self._follower(verb)
            found = obliques_of(tree, self.arguments, follower) if follower is not None else []
        if tree.dep[verb] == "relcl":
            found += [Oblique(tree.lower[kid], kid, (tree.head[verb],)) for kid in tree.kids(verb, "prep") if not tree.children[kid]]
        return found

    def _complements(self, verb: int) -> tuple[int, ...]:
        tree = self.tree
        found = tree.kids(verb, "xcomp", "ccomp")
        for kid in tree.kids(verb, "acomp", "attr", "oprd"):
            found = [*found, *tree.kids(kid, "xcomp", "ccomp")]
        for kid in tree.kids(verb, "prep", "agent"):
            found = [*found, *tree.kids(kid, "pcomp")]
        return tuple(found)

    def _is_aside(self, verb: int) -> bool:
        """Whether a verb stands in a non-restrictive clause: set off by a comma from the noun it modifies."""
        tree = self.tree
        top = tree.first_conjunct(verb)
        if tree.dep[top] not in ("relcl", "acl") or tree.kid(top, "mark") is not None:
            return False
        first = tree.left[top]
        return first > 0 and tree.word[first - 1] in (",", "(", "-", "–", "—") and first - 1 > tree.head[top]
