"""Claims of how many were killed or hurt where no verb has them as its object, and the event that a bare number of victims belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.language.layers import Layers, TokenClaim, TokenFactuality, TokenMention
from kg.language.lexicon import rules
from kg.language.quantities import mention_count
from kg.language.relations.claims import LOCATIVE, PLACES, ClaimMaker
from kg.language.relations.frames import Frame, obliques_of
from kg.language.tolls import OUTCOMES, STATES, Toll, toll_at

_HARM, _EVENTS = rules("quantities")["harm"], rules("quantities")["events"]
_CAUSING = frozenset(_HARM["causing"])
_DEADLY, _ELSEWHERE = frozenset(_EVENTS["deadly"]), frozenset(_EVENTS["elsewhere"])
_DYING = frozenset(_HARM["dying"])
_DEATH = "casualties: death"
_RELATIONS = frozenset({"killed", "injured"})
_COUNTED = frozenset({"Quantity", "Group", "Person"})
_DOERS = frozenset({"Event", "Equipment", "Person", "Group", "ArmedGroup", "Organization", "Government", "Other", "Facility"})
_TOLD_BY = frozenset({"in", "during", "from", "after"})
_OTHER_EVENT = frozenset({"in", "during", "from", "after", "since", "on", "over", "by", "at", "near", "across", "when", "between"})
_PAST = TokenFactuality(tense="past")


class Casualties:
    """Finds the numbers of killed and hurt of one document, and the events that they belong to."""

    def __init__(self, layers: Layers, maker: ClaimMaker) -> None:
        self.tree, self.layers, self.maker = maker.tree, layers, maker
        self.mentions, self.arguments, self.frames = maker.mentions, maker.filler.arguments, maker.filler.by_token
        self.struck: dict[int, int] = {}

    def claims(self) -> Iterator[TokenClaim]:
        """The claims of tolls and of those who died, in text order."""
        for number, mention in enumerate(self.layers.mentions):
            if mention.type in _COUNTED and mention.kind == "nominal":
                toll = toll_at(self.tree, mention.head)
                if toll is not None:
                    yield self._claim(number, toll)
                elif self._died(mention):
                    verb = self.tree.head[self.tree.first_conjunct(mention.head)]
                    yield TokenClaim(None, "killed", number, verb, (verb, verb + 1), _DEATH)

    def _died(self, mention: TokenMention) -> bool:
        """Whether people who are counted are said to have died; it tells of killing only after an event that they died in."""
        tree, first = self.tree, self.tree.first_conjunct(mention.head)
        return tree.dep[first] == "nsubj" and tree.lemma[tree.head[first]] in _DYING and mention_count(tree, mention) is not None

    def _claim(self, number: int, toll: Toll) -> TokenClaim:
        known, verb = self.layers.factuality, toll.verb
        above = known.get(verb) if verb is not None else None
        own = known.get(toll.predicate, above) if toll.noun is None else above
        fact = _PAST if own is None else replace(own, tense=above.tense if above is not None else "past")
        phrase = (toll.predicate, toll.predicate + 1)
        return TokenClaim(self._event(toll), toll.relation, number, toll.predicate, phrase, "casualties: toll", factuality=fact)

    def _event(self, toll: Toll) -> int | None:
        """What killed or hurt those of a toll: told by the toll itself, by the verb over it, or as what they died in."""
        tree, verb = self.tree, toll.verb
        if toll.noun is not None:
            of = self._events_after(toll.noun, frozenset({"of", "from", "in"}))
            clause = [inner for kid in tree.subtree(toll.noun) if tree.dep[kid] == "acl" for inner in self._events_after(kid, _TOLD_BY)]
            return next(iter([*of, *clause, *self._events_before(toll.noun)]), None)
        found = [
            event for token in (toll.counted, toll.predicate, verb) if token is not None for event in self._events_after(token, _TOLD_BY)
        ]
        if found or verb is None:
            return next(iter(found), None)
        if tree.dep[verb] == "acl" and tree.tag[verb] == "VBD":  # the parser took the last noun before the verb for its subject
            around = [self.mentions.at.get(above) for above in tree.ancestors(verb) if tree.pos[above] == "NOUN"]
            return next((number for number in around if number is not None and self.mentions.kind(number) == "Event"), None)
        doers = [
            number for token in self.arguments.agents(verb) if (number := self.mentions.find(token)) is not None and self._is_deed(number)
        ]
        kinds = _DOERS if tree.lemma[verb] in _CAUSING else frozenset({"Event"})
        return next((number for number in doers if self.mentions.kind(number) in kinds), None)

    def _events_after(self, token: int, prepositions: frozenset[str]) -> list[int]:
        """The events after some prepositions of a word."""
        tree = self.tree
        nouns = [tree.kid(kid, "pobj") for kid in tree.kids(token, "prep") if tree.lower[kid] in prepositions]
        found = [self.mentions.find(noun) for noun in nouns if noun is not None]
        return [number for number in found if number is not None and self.mentions.kind(number) == "Event" and self._is_deed(number)]

    def _is_deed(self, number: int) -> bool:
        """Whether a mention is not itself deaths or injuries."""
        return self.tree.lemma[self.mentions.all[number].head] not in OUTCOMES

    def _events_before(self, token: int) -> list[int]:
        """The events that a noun carries before it (`the earthquake's death toll`)."""
        found = [self.mentions.find(kid) for kid in self.tree.kids(token, "poss", "compound")]
        return [number for number in found if number is not None and self.mentions.kind(number) == "Event"]

    def settled(self, claims: list[TokenClaim]) -> Iterator[TokenClaim]:
        """The claims, those of victims with the time and place of the deed, and where they name no agent with the one event before."""
        deadly = self._deadly() if any(claim.subject is None and claim.relation in _RELATIONS for claim in claims) else {}
        told = {(claim.subject, claim.relation) for claim in claims if claim.relation in _RELATIONS}
        self.struck = {claim.predicate: claim.object for claim in claims if claim.relation == "attacked" and isinstance(claim.object, int)}
        for claim in map(self._of_misread, claims):
            event = self._event_before(claim, deadly) if deadly and self._is_bare(claim) else None
            event = None if (event, claim.relation) in told else event  # it has its own victims
            if event is not None:
                yield replace(claim, subject=event, rule=f"{claim.rule}, event before")
            elif claim.rule != _DEATH:
                yield self._of_deed(claim) if claim.relation in _RELATIONS else claim

    def _of_misread(self, claim: TokenClaim) -> TokenClaim:
        """The claim that a second verb makes, which the parser took for an adjective (`killed 12 people and injured scores of others`)."""
        if claim.relation not in _RELATIONS or not isinstance(claim.object, int):
            return claim
        tree, verb = self.tree, self.layers.mentions[claim.object].start - 1
        state = STATES.get(tree.lower[verb]) if verb > 0 and tree.lower[verb - 1] in ("and", ",") else None
        if state is None or tree.dep[verb] != "amod" or tree.tag[verb] != "VBN" or state == claim.relation:
            return claim
        return replace(claim, relation=state, phrase=(verb, verb + 1))

    def _deadly(self) -> dict[int, list[int]]:
        """The deadly events by the number of their sentence; what somebody set is no fire."""
        tree, found = self.tree, dict[int, list[int]]()
        for number, mention in enumerate(self.layers.mentions):
            bare = tree.lemma[mention.head] == "fire" and mention.start == mention.head
            if mention.type == "Event" and mention.kind == "nominal" and tree.lemma[mention.head] in _DEADLY and not bare:
                found.setdefault(tree.sent[mention.head], []).append(number)
        return found

    def _of_deed(self, claim: TokenClaim) -> TokenClaim:
        """A claim of victims with the time and place of the clause that it ends (`struck X on Monday, killing 13`) or of its victims."""
        frame = self.frames.get(claim.predicate)
        if frame is None or not isinstance(claim.object, int) or frame.token in self.arguments.taken:
            return claim
        verb, tree = self.tree.first_conjunct(frame.token), self.tree
        main = (
            self.frames.get(tree.head[verb])
            if tree.dep[verb] == "advcl" and tree.tag[verb] == "VBG" and tree.kid(verb, "mark") is None
            else None
        )
        place = claim.place if claim.place is not None else self._place_of_victims(claim.object, frame)
        if main is None or main.subjects != frame.subjects:
            return replace(claim, place=place)
        where = place if place is not None else self.maker.place_of(main, claim.subject, claim.object)
        if where is None and self.mentions.kind(self.struck.get(main.predicate, claim.object)) in PLACES:
            where = self.struck[main.predicate]
        return replace(claim, place=where, time=claim.time or self.maker.times.get(main.predicate))

    def _place_of_victims(self, target: int, frame: Frame) -> int | None:
        """Where victims stood is where they were killed or hurt: the parse hangs it on them (`killed 13 soldiers outside the airport`)."""
        found = [number for token in frame.objects if (number := self.mentions.find(token)) is not None]
        for victim in {self.mentions.all[number].head: None for number in found}:
            for oblique in obliques_of(self.tree, self.arguments, victim):
                number = self.mentions.find(oblique.nouns[0]) if oblique.name in LOCATIVE else None
                if number is not None and number != target and self.mentions.kind(number) in PLACES:
                    return number
        return None

    def _is_bare(self, claim: TokenClaim) -> bool:
        """Whether a claim counts victims and says nothing of who, where, when or in what (`At least 20 people were killed`)."""
        if claim.subject is not None or claim.relation not in _RELATIONS or not isinstance(claim.object, int):
            return False
        tree, victims = self.tree, self.layers.mentions[claim.object]
        if claim.time is not None or claim.place is not None or mention_count(tree, victims) is None:
            return False
        around = [*tree.children[claim.predicate], *tree.children[victims.head]]
        told = any(tree.dep[kid] in ("prep", "agent", "advcl", "relcl", "acl") and tree.lower[kid] in _OTHER_EVENT for kid in around)
        clause = any(tree.dep[kid] in ("advcl", "relcl") or (tree.dep[kid] == "aux" and tree.lemma[kid] == "have") for kid in around)
        return not told and not clause and not any(tree.lower[kid] in _ELSEWHERE for kid in around)

    def _event_before(self, claim: TokenClaim, deadly: dict[int, list[int]]) -> int | None:
        """The one deadly event that the sentence before tells as a fact, where the claim's own tells of none."""
        sentence = self.tree.sent[claim.predicate]
        found = deadly.get(sentence - 1, [])
        chains = {self.mentions.chain_of.get(number) for number in found}
        if sentence in deadly or len(chains) != 1 or None in chains:
            return None
        fact = self.layers.factuality.get(self.layers.mentions[found[0]].head)
        real = fact is None or (
            fact.polarity == "positive" and fact.certainty == "certain" and fact.modality is None and fact.tense != "future"
        )
        return found[0] if real else None


__all__ = ["Casualties"]
