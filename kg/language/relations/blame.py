"""What an accusation says was done, told with a noun: `accused X of the murder of Y`, `blames X for the deaths of Y`.

The claim's predicate is the noun, so that the attribution gives it its speaker: the accuser.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.language.layers import Layers, TokenClaim
from kg.language.lexicon import rules
from kg.language.relations.arguments import Arguments
from kg.language.relations.frames import Frame, obliques_of
from kg.language.relations.mention_finder import ACTORS, Mentions
from kg.language.tolls import OUTCOMES
from kg.language.tree import Tree


class Blame:
    """Finds whom the accusations of one document make the agents of its event nouns."""

    def __init__(self, tree: Tree, layers: Layers, mentions: Mentions, arguments: Arguments, frames: Iterable[Frame]) -> None:
        self.tree, self.layers, self.mentions, self.arguments = tree, layers, mentions, arguments
        self.verbs = frozenset(rules("verbs")["control"]["accusing"])
        self.blamed: set[int] = set()
        self.accused = dict(self._accused(frames))

    def _accused(self, frames: Iterable[Frame]) -> Iterator[tuple[int, list[int]]]:
        """The nouns after `of` and `for` of accusing verbs, each with the mentions of those who are accused."""
        for frame in frames:
            if frame.lemma == "blame":
                blamed = [noun for token in (frame.token, *frame.objects) for noun in self._after_on(token)]
                for token in frame.objects if blamed else ():
                    self.blamed.add(token)
                    yield token, self._actors(blamed)
            if frame.lemma in self.verbs:
                actors = self._actors(frame.objects)
                for oblique in frame.obliques if actors else ():
                    if oblique.name in ("of", "for", "over"):
                        self.blamed.update(oblique.nouns if frame.lemma == "blame" else ())
                        yield from ((noun, actors) for noun in oblique.nouns)

    def _actors(self, tokens: Iterable[int]) -> list[int]:
        found = [number for token in tokens if (number := self.mentions.find(token)) is not None]
        return [number for number in found if self.mentions.kind(number) in ACTORS]

    def _after_on(self, token: int) -> list[int]:
        """Whom something is blamed on, wherever the parse has hung the preposition."""
        tree = self.tree
        return [noun for kid in tree.kids(token, "prep") if tree.lower[kid] == "on" for noun in tree.kids(kid, "pobj")]

    def fill(self, claims: Iterable[TokenClaim]) -> Iterator[TokenClaim]:
        """The claims, those of nobody under an accusation given to the accused."""
        for claim in claims:
            actors = self.accused.get(claim.predicate) if claim.subject is None else None
            if actors is None:
                yield claim
            else:
                yield from (replace(claim, subject=number) for number in actors if number != claim.object)

    def events(self, told: Iterable[TokenClaim]) -> Iterator[TokenClaim]:
        """Who is blamed for an event, where `told`, the claims of event nouns, say no more of what was done."""
        known = {claim.predicate for claim in told if claim.subject is not None}
        for noun in self.blamed - known:
            number = self.mentions.find(noun)
            if number is not None and self.mentions.kind(number) == "Event" and self.tree.lemma[noun] not in OUTCOMES:
                for actor in self.accused[noun]:
                    yield TokenClaim(actor, "caused", number, noun, (noun, noun + 1), "accusation: event")

    def casualties(self) -> Iterator[TokenClaim]:
        """Who is blamed for whose death."""
        for noun, actors in self.accused.items():
            relation = OUTCOMES.get(self.tree.lemma[noun])
            for oblique in obliques_of(self.tree, self.arguments, noun) if relation else ():
                for token in oblique.nouns if oblique.name == "of" else ():
                    victim = self.mentions.find(token)
                    for actor in actors:
                        if relation is not None and victim is not None and victim != actor:
                            yield TokenClaim(actor, relation, victim, noun, (noun, noun + 1), "accusation: casualties")
