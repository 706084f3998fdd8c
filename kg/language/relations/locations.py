"""Where actors, things and events are: told by a place after a noun (`fighters in X`) or beside a verb of force."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.language.layers import Layers, TokenClaim, TokenCue, TokenFactuality
from kg.language.lexicon import rules
from kg.language.relations.frames import Frame
from kg.language.relations.mention_finder import Mentions
from kg.language.tree import Tree

_PLACES = frozenset({"Place", "Facility", "Government"})
_STANDING = frozenset({"Facility", "Equipment", "ArmedGroup"})
_FIXED = frozenset({"Facility"})
_MOVING = frozenset({"Group", "ArmedGroup"})
_BODIES = frozenset({"Organization", "Government"})
_WITHIN = frozenset({"in", "at", "inside"})
_BESIDE = frozenset({"near", "outside"})
_PREPOSITIONS = _WITHIN | _BESIDE
_AGENTS = frozenset({"ArmedGroup", "Event"})
_NONE = frozenset({"no", "any", "neither", "few"})
_PRESENT = TokenFactuality()
_NEST = 4
_DATIVE = frozenset({"dobj", "dative", "oprd"})


class Locator:
    """Finds the locations that one document tells beside its relations."""

    def __init__(self, tree: Tree, layers: Layers, mentions: Mentions) -> None:
        table = rules("verbs")["places"]
        self.tree, self.layers, self.mentions = tree, layers, mentions
        self.force, self.hold = frozenset(table["force"]), frozenset(table["hold"])
        self.serve, self.service = frozenset(table["serve"]), frozenset(table["service"])

    def claims(self, frames: list[Frame]) -> Iterator[TokenClaim]:
        """The locations of noun phrases, then those of frames."""
        for number in range(len(self.mentions.all)):
            yield from self._of_phrase(number)
        fronted = self._fronted()
        for frame in frames:
            yield from self._of_frame(frame, fronted.get(self._main_verb(frame.token), []))

    def _main_verb(self, token: int) -> int:
        """The verb that a coordinated verb shares what stands before it with."""
        if self.tree.kid(token, "nsubj", "nsubjpass") is None:
            return self.tree.first_conjunct(token)
        return token

    def _fronted(self) -> dict[int, list[tuple[int, int]]]:
        """The places that open a sentence, after a preposition (`Near X, two strikes hit ...`), by its main verb; parsers miss them."""
        tree, found = self.tree, {}
        starts = {mention.start: number for number, mention in enumerate(self.mentions.all) if mention.kind == "name"}
        for count, (begin, end) in enumerate(tree.sents):
            first = begin
            while first < end and not tree.word[first][:1].isalpha():
                first += 1
            number = starts.get(first + 1)
            if first + 1 >= end or tree.lower[first] not in _PREPOSITIONS or number is None:
                continue
            mention = self.mentions.all[number]
            if mention.type in _PLACES and mention.end < tree.n and tree.word[mention.end] == ",":
                if mention.end >= end - 1 and count + 1 < len(tree.sents):
                    end = tree.sents[count + 1][1]
                verbs = (i for i in range(mention.end, end) if tree.pos[i] == "VERB")
                verb = next((i for i in verbs if tree.kid(i, "nsubj", "nsubjpass") is not None), None)
                if verb is not None:
                    found[verb] = [(first, number)]
        return found

    def _place_after(self, token: int) -> Iterator[tuple[int, int]]:
        """The places in a noun's own prepositional phrases, each with its preposition."""
        tree = self.tree
        for kid in tree.children[token]:
            if tree.dep[kid] == "prep" and tree.lower[kid] in _PREPOSITIONS:
                noun = tree.kid(kid, "pobj")
                for member in self._members(noun) if noun is not None else ():
                    place = self.mentions.find(member)
                    if place is not None and self.mentions.kind(place) in _PLACES:
                        yield kid, place

    def _members(self, noun: int) -> list[int]:
        return [noun, *(kid for kid in self.tree.children[noun] if self.tree.dep[kid] == "conj")]

    def _of_phrase(self, number: int) -> Iterator[TokenClaim]:
        mention = self.mentions.all[number]
        token = mention.head
        if mention.kind == "pronoun" or self.mentions.at.get(token) != number or self._is_inside_name(number):
            return
        kind = self.mentions.kind(number)
        named = mention.kind == "name"
        body = kind in _BODIES and not named and self.tree.dep[token] in ("nsubj", "nsubjpass")
        if not body and (kind not in _STANDING | _MOVING or not self._may_stand(token, kind, named=named)):
            return
        for preposition, place in self._place_after(token):
            firm = kind == "Group" and self.tree.lower[preposition] == "at" and self.mentions.all[place].type == "Place"
            if place != number and preposition >= mention.head and not firm:  # `analysts at X` work there, and do not stand in a town
                relation, span = "operatesIn" if kind == "ArmedGroup" else "locatedIn", (preposition, preposition + 1)
                claim = TokenClaim(number, relation, place, token, span, "place: noun phrase", presupposed=True, factuality=_PRESENT)
                yield self._nearly(claim, preposition)

    def _is_inside_name(self, number: int) -> bool:
        """Whether a mention is part of a longer name (`ISIL` in `the Global Coalition to Counter ISIL`), whose place is told."""
        mention, before = self.mentions.all[number], self.mentions.all[max(number - _NEST, 0) : number]
        return any(other.kind == "name" and other.start < mention.start and mention.end <= other.end for other in before)

    def _may_stand(self, token: int, kind: str, *, named: bool) -> bool:
        """Whether a place after a noun is likely to be the noun's own, and not the verb's."""
        tree = self.tree
        if any(tree.lower[kid] in _NONE for kid in tree.kids(token, "det", "neg")):
            return False
        if tree.dep[token] in _DATIVE:
            forced = tree.lemma[tree.head[token]] in self.force
            return kind == "Facility" or (kind == "Equipment" and forced) or (named and kind == "ArmedGroup")
        return tree.dep[token] != "pobj" or not (tree.dep[tree.head[token]] == "agent" or (named and self._is_served(token)))

    def _is_served(self, token: int) -> bool:
        """Whether a deed is done for somebody: what stands behind tells where it is done (`runs security for X in Y`)."""
        tree, preposition = self.tree, self.tree.head[self.tree.first_conjunct(token)]
        served = tree.dep[token] in ("pobj", "conj") and tree.lower[preposition] == "for"
        above = tree.head[preposition]
        return served and (tree.pos[above] == "VERB" or tree.dep[above] in ("dobj", "nsubjpass"))

    def _nearly(self, claim: TokenClaim, preposition: int) -> TokenClaim:
        """The claim of a place, as far as `near` and `outside` let it stand.

        An event or an armed group is of the area; a thing without a name is possibly in it; people and what has a name are beside it.
        """
        if claim.relation != "locatedIn" or self.tree.lower[preposition] not in _BESIDE or claim.subject is None:
            return claim
        span = (preposition, preposition + 1)
        if self.mentions.kind(claim.subject) == "Group" or self.mentions.all[claim.subject].kind == "name":
            return replace(claim, relation="relatedTo", phrase=span)
        known = claim.factuality or self.layers.factuality.get(claim.predicate, TokenFactuality())
        if known.certainty in ("certain", "probable"):
            known = replace(known, certainty="possible", cues=(*known.cues, TokenCue("certainty", *span)))
        return replace(claim, phrase=span, factuality=known)

    def _of_frame(self, frame: Frame, fronted: list[tuple[int, int]]) -> Iterator[TokenClaim]:
        places = fronted or [
            (oblique.token, number)
            for oblique in frame.obliques
            if oblique.name in _PREPOSITIONS
            for noun in oblique.nouns
            if (number := self.mentions.find(noun)) is not None and self.mentions.kind(number) in _PLACES
        ]
        yield from self._of_service(frame)
        for preposition, place in places:
            for number, relation in self._located(frame):
                if number != place:
                    span = (frame.token, frame.token + 1)
                    claim = TokenClaim(number, relation, place, frame.predicate, span, "place: verb", presupposed=frame.aside)
                    yield self._nearly(claim, preposition)

    def _of_service(self, frame: Frame) -> Iterator[TokenClaim]:
        """An armed group operates where it guards or fights for somebody (`runs security for X in Y`)."""
        if frame.lemma not in self.serve:
            return
        for token in (frame.token, *frame.objects):
            for kid in self.tree.kids(token, "prep") if self.tree.lower[token] in self.service or token == frame.token else ():
                noun = self.tree.kid(kid, "pobj")
                for _, place in self._place_after(noun) if noun is not None and self._is_served(noun) else ():
                    for number in self._groups(frame.subjects):
                        span = (frame.token, frame.token + 1)
                        yield TokenClaim(number, "operatesIn", place, frame.predicate, span, "place: service", presupposed=frame.aside)

    def _groups(self, tokens: tuple[int, ...]) -> list[int]:
        found = [number for token in tokens if (number := self.mentions.find(token)) is not None]
        return [number for number in found if self.mentions.kind(number) == "ArmedGroup"]

    def _located(self, frame: Frame) -> Iterator[tuple[int, str]]:
        """What is at the place of a frame: an event that does or that is held, and what an attack there hits."""
        subjects = [n for token in frame.subjects if (n := self.mentions.find(token)) is not None]
        objects = [n for token in frame.objects if (n := self.mentions.find(token)) is not None]
        kinds = {self.mentions.kind(number) for number in subjects}
        yield from ((number, "occurredIn") for number in subjects if self.mentions.kind(number) == "Event")
        if frame.lemma in self.hold:
            yield from ((number, "occurredIn") for number in objects if self.mentions.kind(number) == "Event")
            yield from ((number, "operatesIn") for number in subjects if self.mentions.kind(number) == "ArmedGroup")
        if frame.lemma in self.force:
            fixed = _STANDING if kinds <= _AGENTS else _FIXED
            yield from ((number, "locatedIn") for number in objects if self.mentions.kind(number) in fixed)
