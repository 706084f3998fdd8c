"""Event nouns: what they tell of the event's actors, victims, place and time.

`the Taliban's attack on a convoy in Helmand on Monday` is an Event that occurred in Helmand, on Monday, and says that the Taliban
attacked a convoy.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations

from kg.language.layers import Layers, TokenClaim, TokenFactuality, TokenTime, TokenValue
from kg.language.relations.event_lexicon import EventNoun, event_frames, event_types, frame_at, host_verbs
from kg.language.relations.noun_phrases import Nouns
from kg.language.time import times_by_anchor
from kg.language.tree import Tree

_PAST, _PRESENT = TokenFactuality(tense="past"), TokenFactuality()
_ACTORS = frozenset({"Person", "Organization", "ArmedGroup", "Government", "Group"})
_TARGETS = _ACTORS | {"Place", "Facility", "Equipment", "Other"}
_BODIES = frozenset({"Organization", "ArmedGroup", "Government"})
_FAR = 3
_OF_EVENTS = frozenset({"criticized", "opposes", "supports", "rejected", "protestedAgainst", "threatened"})
_OF_PEOPLE = frozenset({"killed", "abducted", "detained", "released"})
_PEOPLE = frozenset({"Person", "Group", "ArmedGroup"})
_PLACES = frozenset({"Place", "Facility", "Government"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_ABSTRACT = frozenset({"SANCTION", "AGREE", "THREATEN", "ACCUSE", "REJECT", "REQUEST", "SUPPORT", "CONCEDE", "AID"})
_TO_PARTIES = frozenset({"on", "of", "against", "by", "between", "with", "from"})
_LOCATIVE = frozenset({"in", "at", "near", "outside", "inside", "around", "off", "across", "throughout", "along"})
_SET = frozenset({"set", "schedule", "slate", "plan"})
_AHEAD = frozenset({"tomorrow", "next"})
_BOUNDS = frozenset({"since", "until", "till", "before", "after", "by"})
_ENGAGED = frozenset({"engage", "engages", "engaged", "engaging"})
_ENDING = frozenset({"cut", "sever", "break", "end", "suspend", "deny"})
_HAPPEN = frozenset("occur happen kill injure wound begin start erupt destroy damage explode hit take".split())


@dataclass(frozen=True, slots=True)
class _Parts:
    """The mentions that fill the places of an event noun."""

    agents: list[int]
    patients: list[int]
    together: list[int]


def event_claims(tree: Tree, layers: Layers, nouns: Nouns) -> list[TokenClaim]:
    """Return the claims that event nouns carry: their agent and patient, their place and their day."""
    reader = _Reader(nouns, layers)
    frames = event_frames()
    found: list[TokenClaim] = []
    for i in range(tree.n):
        frame = frame_at(tree, i) if tree.lemma[i] in frames and tree.pos[i] == "NOUN" and i not in reader.nouns.name_over else None
        if frame is not None:
            found.extend(reader.relations(i, frame))
        elif tree.lemma[i] in ("death", "injury") and tree.pos[i] == "NOUN":
            found.extend(reader.casualties(i))
    for number, mention in enumerate(layers.mentions):
        head = mention.head
        if mention.type == "Event" and tree.lower[head] != "operations" and reader.types.get(tree.lemma[head], "") not in _ABSTRACT:
            found.extend(reader.circumstances(number, head))
    return found


class _Reader:
    """Reads the event nouns of one document."""

    def __init__(self, nouns: Nouns, layers: Layers) -> None:
        self.nouns, self.tree, self.layers = nouns, nouns.tree, layers
        self.hosts, self.types = host_verbs(), event_types()
        self.parties: dict[str, tuple[int, list[int]]] = {}
        self.times: Mapping[int, TokenTime] = times_by_anchor(nouns.tree)

    def relations(self, token: int, frame: EventNoun) -> Iterator[TokenClaim]:
        """What the noun tells between its agents and patients."""
        parts = self._parts(token, frame)
        if frame.symmetric and not parts.patients:
            members = list(dict.fromkeys([*parts.together, *(parts.agents if not parts.together else [])]))
            members = self._told_before(token, members)
            yield from self._mediated(token, members)
            for one, other in combinations(members[:4], 2):
                yield self._claim(one, frame, other, token)
            return
        for patient in dict.fromkeys(parts.patients):
            agents = [agent for agent in dict.fromkeys(parts.agents) if not self.nouns.same_thing(agent, patient)]
            for agent in agents:
                yield self._claim(agent, frame, patient, token)
            if not agents and frame.agentless:
                yield self._claim(None, frame, patient, token)

    def _told_before(self, token: int, members: list[int]) -> list[int]:
        """The parties of an event; of one that is no more than thought of, those told of the same noun up to two sentences before."""
        tree = self.tree
        if len(members) > 1:
            self.parties[tree.lemma[token]] = (tree.sent[token], members)
        fact, (sentence, before) = self.layers.factuality.get(token, _PRESENT), self.parties.get(tree.lemma[token], (-_FAR, []))
        thought = fact.certainty in ("possible", "unknown") and tree.kid(token, "poss", "det") is None
        return before if thought and not members and tree.sent[token] - sentence < _FAR else members

    def _mediated(self, token: int, members: list[int]) -> Iterator[TokenClaim]:
        """Through whom several parties deal with one another (`talks through Oman`, `cooperation through a country like Peru`)."""
        tree, event = self.tree, self.nouns.at_head.get(token)
        verb = tree.head[token] if tree.dep[token] == "dobj" else token
        for kid in (*tree.kids(token, "prep"), *(k for k in tree.kids(verb, "prep") if verb < token < k)):
            noun = tree.kid(kid, "pobj") if tree.lower[kid] in ("through", "via") else None
            like = next((k for k in tree.kids(noun, "prep") if tree.lower[k] == "like"), None) if noun is not None else None
            noun = tree.kid(like, "pobj") if like is not None else noun
            go_between = self.nouns.name_over.get(noun) if noun is not None else None
            if event is not None and go_between is not None and len(members) > 1 and self._is_actor(go_between):
                fact = self._judged(token, _PAST)
                for one in (*members[:4], go_between):
                    yield TokenClaim(one, "tookPartIn", event, token, (token, kid + 1), "event: through", factuality=fact)

    def casualties(self, token: int) -> Iterator[TokenClaim]:
        """Who died in which event: `the death of X in an airstrike`."""
        tree, nouns = self.tree, self.nouns
        victims = [*self._after(token, frozenset({"of", "to"}), _PEOPLE)]
        events = [*self._after(token, frozenset({"in", "from"}), frozenset({"Event"}))]
        for victim in [] if events else victims:
            events += self._after(nouns.mentions[victim].head, frozenset({"in", "from"}), frozenset({"Event"}))
        relation = "killed" if tree.lemma[token] == "death" else "injured"
        for event in events[:1]:
            for victim in victims:
                fact = self._judged(token, _PAST)
                yield TokenClaim(event, relation, victim, token, (token, token + 1), "event: casualties", factuality=fact)

    def _parts(self, token: int, frame: EventNoun) -> _Parts:
        """The agents and patients of an event noun."""
        agents = [*self._after(token, frozenset({"by"}), _ACTORS), *self._named_before(token)]
        patients = list(self._after(token, frame.patient, _kinds(frame)))
        if not agents:
            agents += self._host(token)
        owner = self._owner(token)
        if owner is not None:
            is_patient = not patients and (bool(agents) or frame.alone == "patient")
            (patients if is_patient else agents).append(owner)
        if not agents and patients and self.nouns.type_of(patients[-1]) not in ("Event", "Other"):
            agents += self._by_after(self.nouns.mentions[patients[-1]].end)
        together = list(self._after(token, frozenset({"between", "among"}), _ACTORS | {"Place"})) if frame.symmetric else []
        if frame.symmetric and not (together or agents or patients):
            together = self._of_clause(token)
        if frame.relation in ("attacked", "killed", "threatened", "criticized", "supports", "accused") and not agents:
            agents += self._after(token, frozenset({"from"}), _ACTORS)
        return _Parts(agents, patients, together)

    def _of_clause(self, token: int) -> list[int]:
        """The parties that the subject of the clause names, where the noun has none (`Differences between X and Y delay the talks`)."""
        tree, nouns = self.tree, self.nouns
        verb = next((above for above in tree.ancestors(token) if tree.pos[above] in ("VERB", "AUX")), token)
        made = tree.pos[tree.head[token]] == "ADJ" and tree.head[tree.head[token]] == verb
        if tree.dep[token] != "dobj" and not made:
            return []
        for subject in tree.kids(verb, "nsubj"):
            if subject != token and tree.pos[subject] == "NOUN" and tree.kid(token, "poss") is None:
                return [n for n in self._after(subject, frozenset({"between"}), _BODIES) if nouns.is_named(n)]
        return []

    def _after(self, token: int, preps: frozenset[str], kinds: frozenset[str]) -> Iterator[int]:
        """The mentions after one of these prepositions."""
        tree, nouns = self.tree, self.nouns
        for prep in (*tree.children[token], *self._stray(token)):
            if prep > token and tree.dep[prep] in ("prep", "agent") and tree.lower[prep] in preps:
                noun = tree.kid(prep, "pobj")
                for one in nouns.arguments.resolve(noun) if noun is not None else ():
                    number = nouns.at(one)
                    if number is not None and nouns.type_of(number) in kinds and not self._is_time(number):
                        yield number

    def _stray(self, token: int) -> list[int]:
        """A `by` phrase right after the noun that the parse hung on the verb (`condemned her arrest by police`)."""
        tree = self.tree
        after = tree.right[token] + 1
        stray = tree.dep[token] == "dobj" and after < tree.n and tree.lower[after] == "by" and tree.head[after] == tree.head[token]
        return [after] if stray else []

    def _by_after(self, token: int) -> Iterator[int]:
        """Who a `by` right after the patient brings, wherever the parse has hung it."""
        tree, nouns = self.tree, self.nouns
        noun = tree.kid(token, "pobj") if token < tree.n and tree.lower[token] == "by" else None
        number = nouns.at(noun) if noun is not None else None
        if number is not None and nouns.type_of(number) in _ACTORS:
            yield number

    def _is_time(self, number: int) -> bool:
        return self.nouns.mentions[number].type in ("Date", "Quantity")

    def _owner(self, token: int) -> int | None:
        """The possessor of an event: `the Taliban's attack`, `their withdrawal`."""
        owner = self.tree.kid(token, "poss")
        number = self.nouns.at(owner) if owner is not None else None
        return number if number is not None and self.nouns.type_of(number) in _ACTORS | {"Place"} else None

    def _named_before(self, token: int) -> Iterator[int]:
        """Names and nationalities before an event noun: `an Israeli strike`, `US-Taliban talks`."""
        tree, nouns = self.tree, self.nouns
        for kid in tree.children[token]:
            if kid < token and tree.dep[kid] in ("amod", "compound", "nmod"):
                joined = [k for k in tree.kids(kid, "compound", "amod", "nmod", "npadvmod") if tree.word[k + 1] == "-"]
                for one in (*nouns.arguments.members(kid), *joined):
                    number = nouns.name_over.get(one)
                    if number is not None and nouns.mentions[number].end <= token and self._is_actor(number):
                        yield number
                led = tree.lower[kid] in ("led", "sponsored", "brokered") and kid >= 2 and tree.word[kid - 1] == "-"
                leader = nouns.name_over.get(kid - 2) if led else None
                if leader is not None:
                    yield leader

    def _host(self, token: int) -> Iterator[int]:
        """Who plans, begins or ends an event, and so is its agent (`is planning strikes against X`, `a group with links to X`)."""
        tree, verb = self.tree, self.tree.head[token]
        if tree.dep[token] == "pobj" and tree.lower[verb] == "with" and tree.pos[tree.head[verb]] in ("NOUN", "PROPN"):
            owner = self.nouns.at(tree.head[verb])
            if owner is not None and self.nouns.type_of(owner) in _ACTORS:
                yield owner
            return
        engaged = tree.dep[token] == "pobj" and tree.lower[verb] == "in" and tree.lower[tree.head[verb]] in _ENGAGED
        ordered = tree.lemma[verb] == "order" and self.types.get(tree.lemma[token]) == "ASSAULT"
        hosted = ordered or tree.lemma[verb] in self.hosts
        if engaged:
            verb = tree.head[verb]
        elif tree.dep[token] != "dobj" or not hosted or tree.kid(token, "poss") is not None:
            return
        for subject in self.nouns.arguments.agents(verb):
            number = self.nouns.at(subject)
            if number is not None and self.nouns.type_of(number) in _ACTORS:
                yield number

    def _is_actor(self, number: int) -> bool:
        kind = self.nouns.type_of(number)
        return kind in ("ArmedGroup", "Government", "Organization") or self.nouns.is_country(number)

    def circumstances(self, number: int, token: int) -> Iterator[TokenClaim]:
        """Where and when an event was."""
        tree = self.tree
        verb = tree.head[token] if tree.dep[token] in ("nsubj", "nsubjpass") else None
        fact = self._judged(token, _PAST)
        time = self._time(token)
        if (time is not None and tree.lower[time.start] in _AHEAD) or self._is_scheduled(token):
            fact = replace(fact, tense="future")
        if time is not None and fact.tense == "future" and fact.modality is None and tree.lower[time.start] in ("last", "yesterday"):
            fact = replace(fact, tense="past")
        seen: set[int] = set()
        for place in self._places(token):
            if place not in seen and place != number and tree.lower[self.nouns.mentions[place].start] not in ("a", "an"):
                seen.add(place)
                yield self._circumstance(number, "occurredIn", place, token, fact)
        verbs = [verb] if verb is not None else []
        for near in (*verbs, *tree.kids(token, "relcl")):
            if time is None and tree.lemma[near] in _HAPPEN:
                time = self.times.get(near)
        if time is not None and (time.anchor == token or fact.modality is None):
            yield self._circumstance(number, "occurredOn", TokenValue(time.start, time.end), token, fact)

    def _is_scheduled(self, token: int) -> bool:
        """Whether an event is only said to be set for some time."""
        verb = self.tree.head[token]
        return self.tree.dep[token] == "nsubjpass" and self.tree.lemma[verb] in _SET and self.tree.tag[verb] == "VBN"

    def _time(self, token: int) -> TokenTime | None:
        """The time of an event noun: no `since Monday`, and no date that another noun after it has (`under the accord of 2012`)."""
        tree, time = self.tree, self.times.get(token)
        before = time.start - 1 if time is not None else 0
        if before > token and (tree.lower[before] in _BOUNDS or (tree.lower[before] == "of" and tree.head[before] != token)):
            return None
        return time

    def _circumstance(self, number: int, relation: str, target: int | TokenValue, token: int, fact: TokenFactuality) -> TokenClaim:
        mention = self.nouns.mentions[number]
        if isinstance(target, TokenValue):
            span = (target.start, target.end)
        else:
            place = self.nouns.mentions[target]
            span = (place.start - 1 if place.start > mention.start else place.start, place.end)
        known = any(self.tree.dep[kid] == "poss" or self.tree.lower[kid] in _DEFINITE for kid in self.tree.children[token])
        rule, time = f"event: {relation}", self.times.get(token)
        return TokenClaim(number, relation, target, token, span, rule, presupposed=known, factuality=fact, time=time)

    def _places(self, token: int) -> Iterator[int]:
        """The places of an event: after a preposition, before the noun, and those that own them."""
        tree, nouns = self.tree, self.nouns
        found = list(self._after(token, _LOCATIVE, _PLACES))
        for target in [] if found else tree.kids(token, "prep", "agent"):
            noun = tree.kid(target, "pobj") if tree.lower[target] in _TO_PARTIES else None
            for one in nouns.arguments.members(noun)[-1:] if noun is not None else ():
                party = nouns.at(one)
                if party is None or nouns.type_of(party) not in _PLACES:
                    found += self._after(one, _LOCATIVE, _PLACES)
        for number in found:
            yield number
            owner = tree.kid(nouns.mentions[number].head, "poss")
            further = nouns.name_over.get(owner) if owner is not None else None
            if further is not None and nouns.type_of(further) in _PLACES:
                yield further
        for kid in tree.children[token]:
            near = nouns.name_over.get(kid) if kid < token and tree.dep[kid] in ("compound", "nmod") else None
            if near is not None and nouns.mentions[near].end <= token and nouns.type_of(near) in ("Place", "Facility"):
                yield near

    def _claim(self, agent: int | None, frame: EventNoun, patient: int, token: int) -> TokenClaim:
        tree = self.tree
        place = next((p for p in self._after(token, _LOCATIVE, _PLACES) if p not in (agent, patient)), None)
        fact = self._judged(token, _PRESENT if frame.state else _PAST)
        rule, time = f"event: {tree.lemma[token]}", self.times.get(token)
        return TokenClaim(agent, frame.relation, patient, token, (token, token + 1), rule, factuality=fact, time=time, place=place)

    def _judged(self, token: int, plain: TokenFactuality) -> TokenFactuality:
        """The factuality of an event noun: its own, else that of what it depends on; `plain` where nothing is known."""
        tree, known = self.tree, self.layers.factuality
        own = known.get(token)
        if own is not None:
            return own
        for above in tree.ancestors(token):
            judged = known.get(above)
            if judged is not None:
                if plain is _PRESENT and tree.lemma[above] in _ENDING and above == tree.head[token]:
                    return replace(judged, polarity="negative" if judged.polarity == "positive" else "positive")
                if judged.polarity == "positive" and judged.certainty == "certain" and judged.modality is None and judged.tense != "future":
                    return plain
                return judged
        return plain


def _kinds(frame: EventNoun) -> frozenset[str]:
    """The types that the patient of an event may have."""
    if frame.relation in _OF_PEOPLE:
        return _PEOPLE
    if frame.symmetric:
        return _ACTORS | {"Place"}
    return _TARGETS | {"Event"} if frame.relation in _OF_EVENTS else _TARGETS


__all__ = ["event_claims"]
