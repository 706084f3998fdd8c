"""Who `both sides`, `the two leaders` or `US and Russian officials` are, for what only several can do together."""

from __future__ import annotations

from kg.language.layers import Layers
from kg.language.lexicon import rules
from kg.language.relations.mention_finder import ACTORS, Mentions
from kg.language.tree import Tree

_BODIES = frozenset({"Government", "Organization", "ArmedGroup"})
_PERSONS = frozenset({"Person"})


class Pairs:
    """Finds the members of plural noun phrases that do not name them one by one."""

    def __init__(self, tree: Tree, layers: Layers, mentions: Mentions) -> None:
        table = rules("verbs")["nouns"]
        self.tree, self.layers, self.mentions = tree, layers, mentions
        self.leaders, self.sides = frozenset(table["leaders"]), frozenset(table["sides"])

    def members(self, token: int) -> list[int]:
        """The mentions of the members of a plural noun phrase; none where they cannot be told for sure."""
        return self._of_modifiers(token) or self._after(token) or self._before(token)

    def _of_modifiers(self, token: int) -> list[int]:
        """`the Turkish and Greek sides`: the coordinated names before the noun."""
        tree = self.tree
        for kid in tree.kids(token, "amod", "compound", "nmod"):
            others = [inner for inner in tree.children[kid] if tree.dep[inner] == "conj"]
            found = [number for one in (kid, *others) if (number := self.mentions.at.get(one)) is not None]
            if others and len(found) == len(others) + 1 and all(self.mentions.all[number].type in ACTORS for number in found):
                return found
        return []

    def _after(self, token: int) -> list[int]:
        """`envoys from Turkey and Greece`: the coordinated names after a noun for people."""
        tree = self.tree
        for kid in tree.kids(token, "prep"):
            noun = tree.kid(kid, "pobj") if tree.lower[kid] in ("from", "of") else None
            members = tree.conjuncts(noun) if noun is not None else []
            found = [number for one in members if (number := self.mentions.at.get(one)) is not None]
            if len(found) == len(members) > 1 and all(self.mentions.all[number].type in _BODIES for number in found):
                return found
        return []

    def _before(self, token: int) -> list[int]:
        """`both sides`, `the two presidents`: the two that were named last, where they were two."""
        tree, lemma = self.tree, self.tree.lemma[token]
        if not any(tree.lower[kid] in ("both", "two") for kid in tree.children[token]):
            return []
        kinds = _PERSONS if lemma in self.leaders else _BODIES if lemma in self.sides else None
        if kinds is None:
            return []
        number = tree.sent[token]
        for sentence in (number, number - 1):
            found = self._named(sentence, token, kinds) if sentence >= 0 else {}
            if found:
                return list(found.values()) if len(found) == 2 else []
        return []

    def _named(self, sentence: int, token: int, kinds: frozenset[str]) -> dict[int, int]:
        """The actors of a sentence before a token, one mention a chain, that are no part of another name."""
        begin, end = self.tree.sents[sentence]
        found: dict[int, int] = {}
        for number, mention in enumerate(self.mentions.all):
            if begin <= mention.start and mention.end <= min(end, token) and self.mentions.is_real(number):
                chain = self.mentions.chain_of.get(number)
                dep = self.tree.dep[mention.head]
                if chain is not None and self.mentions.kind(number) in kinds and dep not in ("poss", "compound", "amod"):
                    found.setdefault(chain, number)
        return found
