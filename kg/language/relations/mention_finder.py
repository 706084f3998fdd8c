"""The mention that an argument's head token stands for, and what is known of it."""

from __future__ import annotations

from collections.abc import Sequence

from kg.language.layers import Layers, TokenMention
from kg.language.lexicon import rules
from kg.language.names.nominal_types import taken
from kg.language.relations.patterns import Slot
from kg.language.tree import Tree

ACTORS = frozenset({"Person", "Organization", "ArmedGroup", "Government", "Group"})
LIMIT = 16
"""No more members of a coordination than these are taken as one verb's arguments."""

_FIGHTERS = frozenset("fighter rebel militant gunman insurgent guerrilla militiaman jihadist extremist troop element".split())
_PERSONAL = frozenset({"he", "she", "they", "we", "i", "you", "him", "her", "them", "us", "me", "who", "whom"})
_EMPTY = frozenset(
    "account action advantage aim attention care case chance charge course day door effect effort end example extent fact form hand kind "
    "lot matter mind moment note office opportunity option pace part place point power position precaution process responsibility result "
    "risk role rule sense side something anything nothing sort step thing time today turn use view way week while year".split()
)
_COUNTS = frozenset(
    "hundred thousand dozen score million none some many most few several all both half number group majority handful lot part rest plenty "
    "couple nobody each one".split()
)


class Mentions:
    """Finds the mention that an argument's head token stands for."""

    def __init__(self, tree: Tree, layers: Layers) -> None:
        self.tree, self.layers = tree, layers
        self.at = layers.mention_by_head()
        self.chain_of = layers.chain_of()
        self.all: Sequence[TokenMention] = layers.mentions
        nouns = rules("verbs")["nouns"]
        self.people, self.sites = frozenset(nouns["people"]), frozenset(nouns["sites"])
        self._found: dict[int, int | None] = {}

    def find(self, token: int) -> int | None:
        """The mention at a token: of a nominal its name in apposition, of a count (`dozens of X`, `none of X`) what is counted."""
        if token not in self._found:
            one = self._one_named(token)
            self._found[token] = self._look(token) if one is None else one
        return self._found[token]

    def _look(self, token: int) -> int | None:
        tree = self.tree
        if tree.lemma[token] in _COUNTS or tree.pos[token] == "NUM" or (tree.lower[token] == "one" and tree.dep[token] != "nummod"):
            counted = self._counted(token)
            if counted is not None:
                return counted
        number = self.at.get(token)
        if number is not None and self.all[number].kind != "nominal":
            return number
        if tree.lemma[token] in _EMPTY and (number is None or self._is_bare(number)):
            return None
        if tree.lemma[token] == "state" and tree.kid(token, "poss", "amod", "compound") is None and self._is_condition(token):
            return None
        named = [kid for kid in tree.children[token] if tree.dep[kid] == "appos" and kid in self.at]
        if tree.dep[token] == "appos" and tree.head[token] in self.at:
            named.append(tree.head[token])
        for kid in named:
            if any(tree.lower[inner] in ("a", "an") for inner in tree.kids(kid, "det")):
                continue  # the next of a list: `four Marines, an Army medic and a driver`
            if number is None or self.all[self.at[kid]].kind == "name":
                return self.at[kid]
        return None if number is None else self._group(token, number)

    def _one_named(self, token: int) -> int | None:
        """Who is one of several: `One of the victims, Ann Lee`."""
        kids = self.tree.kids(token, "appos") if self.tree.lower[token] == "one" else ()
        return next((self.at[kid] for kid in kids if kid in self.at and self.all[self.at[kid]].kind == "name"), None)

    def _is_condition(self, token: int) -> bool:
        """Whether a noun has a nameless `of` phrase (`a state of distress`)."""
        tree = self.tree
        nouns = [tree.kid(kid, "pobj") for kid in tree.kids(token, "prep") if tree.lower[kid] == "of"]
        return any(noun is not None and tree.pos[noun] == "NOUN" for noun in nouns)

    def _is_bare(self, number: int) -> bool:
        """Whether a noun phrase is a noun alone or with an article."""
        mention = self.all[number]
        return mention.end - mention.start <= 2 and self.tree.kid(mention.head, "poss", "compound") is None

    def _counted(self, token: int) -> int | None:
        """The mention after `of` (or `in`, for a pronoun)."""
        tree = self.tree
        for kid in tree.kids(token, "prep"):
            if tree.lower[kid] in ("of", "in", "among"):
                noun = tree.kid(kid, "pobj")
                noun = noun if noun is None or (held := taken(tree, noun)) is None else held
                close = tree.lower[kid] == "of" or tree.pos[token] == "PRON" or tree.lower[token] == "one"
                if noun is not None and noun in self.at and close:
                    return self.at[noun]
        return None

    def _group(self, token: int, number: int) -> int:
        """The armed group of its fighters: `fighters from the X` act for X."""
        tree = self.tree
        if tree.lemma[token] in _FIGHTERS:
            for kid in tree.kids(token, "prep"):
                noun = tree.kid(kid, "pobj") if tree.lower[kid] in ("of", "from") else None
                if noun is not None and noun in self.at and self.all[self.at[noun]].type in ("ArmedGroup", "Organization"):
                    return self.at[noun]
        return number

    def kind(self, number: int) -> str:
        """The type of a mention: of a pronoun or a nominal, its chain's; of a name that he or she stands for, a person's."""
        mention = self.all[number]
        chain = self.chain_of.get(number)
        kind = self.layers.chains[chain].type if chain is not None else mention.type
        if mention.kind == "name":
            guessed = mention.entry is None and mention.type in ("Organization", "Other", "Equipment")
            return kind if kind == "Person" and guessed else mention.type
        if mention.kind == "nominal" and kind == "Person":
            return self._of_subject(mention.head) or kind
        return self._guess(mention) if kind == "Other" and mention.kind == "nominal" else kind

    def _of_subject(self, predicate: int) -> str | None:
        """The type of the body that is said to be what a noun tells, persons and firms alike (`Acme is a developer`)."""
        tree = self.tree
        above = tree.head[predicate]
        subject = tree.kid(above, "nsubj") if tree.dep[predicate] == "attr" and tree.lemma[above] == "be" else None
        number = self.at.get(subject) if subject is not None else None
        named = number is not None and self.all[number].kind == "name"
        return self.all[number].type if number is not None and named and self.all[number].type == "Organization" else None

    def _guess(self, mention: TokenMention) -> str:
        """The type of a noun phrase that has none, by its noun."""
        if self.tree.lemma[mention.head] in self.sites:
            return "Facility"
        if self.tree.lemma[mention.head] in self.people:
            return "Group" if mention.number == "plural" else "Person"
        return mention.type

    def is_real(self, number: int) -> bool:
        """Whether a mention is more than a weak noun phrase; an event that carries a name is."""
        mention = self.all[number]
        return not mention.weak or (mention.type == "Event" and mention.inner is not None)

    def is_named(self, number: int) -> bool:
        """Whether a mention, or another of its chain, is a name or has one inside."""
        chain = self.chain_of.get(number)
        members = self.layers.chains[chain].members if chain is not None else (number,)
        return any(self.all[member].kind == "name" or self.all[member].inner is not None for member in members)

    def fits(self, number: int, slot: Slot) -> bool:
        """Whether a mention has a type and words that a place of a pattern wants."""
        if slot.kinds is not None and self.kind(number) not in slot.kinds:
            place = "Place" in slot.kinds and "Person" not in slot.kinds
            unknown = (
                ("Person" in slot.kinds and self._may_be_anybody(number))
                or (place and self._may_be_place(number))
                or self._may_be_body(number, slot.kinds)
            )
            if not unknown:
                return False
        if slot.named and not self._holds_name(number):
            return False
        return slot.words is None or self._contains(number, slot.words)

    def _contains(self, number: int, words: frozenset[str]) -> bool:
        tree, mention = self.tree, self.all[number]
        return any(tree.lemma[i] in words or tree.lower[i] in words for i in range(mention.start, mention.end))

    def _holds_name(self, number: int) -> bool:
        """Whether a noun phrase is a name, or tells by a name or a noun which group it means (`Coalition nations`, not `other parties`)."""
        mention, tree = self.all[number], self.tree
        if any(tree.lower[kid] in ("other", "some", "several", "many") for kid in tree.children[mention.head]):
            return False
        inside = range(mention.start, mention.end)
        named = len(inside) > 1 and any(tree.pos[i] == "PROPN" for i in inside)
        return named or self.is_named(number) or tree.kid(mention.head, "compound") is not None

    def _may_be_place(self, number: int) -> bool:
        """Whether a name is of a type that was only guessed and may be wrong where a place is wanted."""
        mention = self.all[number]
        chain = self.chain_of.get(number)
        alone = chain is None or len(self.layers.chains[chain].members) == 1
        guessed = mention.kind == "name" and mention.entry is None and mention.type in ("Organization", "Other")
        return guessed and alone and mention.end - mention.start < 3

    def _may_be_anybody(self, number: int) -> bool:
        """Whether a mention is a personal pronoun of which nothing is known."""
        mention = self.all[number]
        return mention.kind == "pronoun" and self.tree.lower[mention.head] in _PERSONAL and self.kind(number) == "Other"

    def _may_be_body(self, number: int, kinds: frozenset[str]) -> bool:
        """Whether a mention is an `it` of which nothing is known, where only a body is wanted."""
        mention = self.all[number]
        bare = mention.kind == "pronoun" and self.tree.lower[mention.head] == "it" and self.kind(number) == "Other"
        return bare and "Organization" in kinds and "Person" not in kinds and "Event" not in kinds

    def fitting(self, tokens: tuple[int, ...], slot: Slot) -> list[int]:
        """The mentions at some tokens that a place of a pattern may take, at most `LIMIT`."""
        found = [number for token in tokens[:LIMIT] if (number := self.find(token)) is not None]
        return [number for number in found if self.fits(number, slot)]
