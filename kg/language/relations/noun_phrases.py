"""What the rules about nouns need to see at once: which mention covers a token, of which type it is, and where a noun phrase begins."""

from __future__ import annotations

from functools import cache

from kg.language.layers import Layers
from kg.language.names.gazetteer import load_gazetteer
from kg.language.relations.arguments import Arguments
from kg.language.tree import Tree


class Nouns:
    """The mentions of a document as its noun phrases see them."""

    def __init__(self, tree: Tree, layers: Layers, arguments: Arguments) -> None:
        self.tree, self.arguments = tree, arguments
        self.mentions = layers.mentions
        self._chains = layers.chains
        self._chain_of = layers.chain_of()
        self.at_head = layers.mention_by_head()
        self.name_over: dict[int, int] = {}
        for number, mention in enumerate(layers.mentions):
            if mention.kind == "name" or (mention.entry is not None and mention.type == "Group"):
                for token in range(mention.start, mention.end):
                    other = self.name_over.get(token)
                    if other is None or mention.end - mention.start < self.mentions[other].end - self.mentions[other].start:
                        self.name_over[token] = number
        self.starts_name = {mention.start: number for number, mention in enumerate(layers.mentions) if mention.kind == "name"}
        ordered = sorted(enumerate(layers.mentions), key=lambda item: item[1].kind == "name")
        self.ends_mention = {mention.end: number for number, mention in ordered if mention.kind != "pronoun"}

    def type_of(self, number: int) -> str:
        """The type of what a mention stands for: its chain's, where it is no name or a name for which he or she stands."""
        mention = self.mentions[number]
        chain = self._chain_of.get(number)
        if chain is None:
            return mention.type
        found = self._chains[chain].type
        person = found == "Person" and mention.entry is None and mention.type in ("Organization", "Other", "Equipment")
        return mention.type if mention.kind == "name" and not person else found

    def same_thing(self, one: int, other: int) -> bool:
        """Whether two mentions are known to be one thing."""
        return one == other or (one in self._chain_of and self._chain_of[one] == self._chain_of.get(other))

    def at(self, token: int) -> int | None:
        """The mention that a token heads, a name before a longer noun phrase, or the name that covers it."""
        name = self.name_over.get(token)
        if name is not None and self.mentions[name].head == token:
            return name
        return self.at_head.get(token, name)

    def is_country(self, number: int) -> bool:
        """Whether a mention names a country or its people (`French`, `U.S.`)."""
        return self.mentions[number].entry in _countries()

    def phrase_head(self, token: int) -> int:
        """The head of the noun phrase in which a noun stands as a modifier (`spokesman` in `spokesman John Kirby`)."""
        tree = self.tree
        while tree.dep[token] in ("compound", "nmod", "amod") and tree.head[token] > token:
            token = tree.head[token]
        return token

    def left_edge(self, token: int) -> int:
        """The first token of the noun phrase around a noun."""
        return min(self.tree.left[self.phrase_head(token)], token)

    def subjects(self, verb: int) -> list[int]:
        """The mentions that are the subjects of a verb; where the parse has none, the name that opens the sentence before brackets."""
        found = [number for token in self.arguments.holder(verb).tokens if (number := self.at(token)) is not None]
        if found:
            return found
        first = self._opening_name(verb)
        return [first] if first is not None else []

    def predicated_of(self, token: int) -> int | None:
        """The subject that a noun says something of, as the predicate of a copula or beside it: `X is an airline, a carrier based in Y`.

        A bare plural after `of` stands for the predicate that it fills (`X is a team of pilots based in Y`).
        """
        tree = self.tree
        token = tree.first_conjunct(token)
        if tree.dep[token] == "appos" and tree.pos[tree.head[token]] == "NOUN":
            token = tree.head[token]
        elif tree.tag[token] in ("NNS", "NNPS") and tree.dep[token] == "pobj" and tree.lower[tree.head[token]] == "of":
            token = token if tree.kid(token, "det", "poss") is not None else tree.head[tree.head[token]]
        if tree.dep[token] != "attr" or tree.lemma[tree.head[token]] != "be" or tree.kid(tree.head[token], "neg") is not None:
            return None
        return next(iter(self.subjects(tree.head[token])), None)

    def _opening_name(self, verb: int) -> int | None:
        """The name that a sentence begins with, where nothing but brackets and commas stands between it and the verb."""
        tree = self.tree
        start = tree.sents[tree.sent[verb]][0]
        number = self.starts_name.get(start, self.starts_name.get(start + 1))
        if number is None:
            return None
        depth = 0
        for i in range(self.mentions[number].end, verb):
            word = tree.word[i]
            depth += (word in "([") - (word in ")]")
            if depth == 0 and word not in ")]," and tree.pos[i] not in ("ADV", "PUNCT", "SPACE", "AUX"):
                return None
        return number if verb > self.mentions[number].end else None

    def is_named(self, number: int) -> bool:
        """Whether a mention is a name, or an adjective that stands for one (`Syrian`)."""
        mention = self.mentions[number]
        return mention.kind == "name" or mention.entry is not None

    def persons_named(self, number: int) -> bool:
        """Whether a mention is a person by name."""
        return self.mentions[number].kind == "name" and self.mentions[number].type == "Person"


@cache
def _countries() -> frozenset[str | None]:
    """The gazetteer's ids of countries and of their peoples."""
    entries = load_gazetteer().entries.values()
    found = {entry.id for entry in entries if entry.type == "Government" and entry.geonames is not None}
    return frozenset(found | {entry.id for entry in entries if entry.country is not None and entry.type == "Group"})


__all__ = ["Nouns"]
