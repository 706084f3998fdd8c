"""The book that coreference keeps: what is known of every mention, and which mentions are one thing so far."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from kg.language.coreference.profile import ARTICLES, profile_of, words_of
from kg.language.layers import Chain, Gender, Number, TokenMention
from kg.language.names.gazetteer import load_gazetteer
from kg.language.tree import Tree

FAMILIES = {
    "Person": "person",
    "Organization": "body",
    "ArmedGroup": "body",
    "Government": "state",
    "Place": "place",
    "Facility": "site",
    "Group": "people",
    "Event": "event",
    "Equipment": "thing",
    "Date": "date",
    "Quantity": "quantity",
    "Other": "other",
}
_MIXES = {
    frozenset(pair)
    for pair in (
        ("body", "state"),
        ("state", "place"),
        ("place", "site"),
        ("body", "site"),
        ("people", "body"),
        ("people", "person"),
        ("people", "state"),
    )
}


@dataclass(slots=True)
class Group:
    """Mentions that are one thing; `open` is the first of them, which has no rule yet."""

    members: list[int]
    families: set[str]
    genders: set[Gender] = field(default_factory=set)
    numbers: set[Number] = field(default_factory=set)
    entries: set[str] = field(default_factory=set)
    names: list[tuple[str, ...]] = field(default_factory=list)
    named: bool = False


class Book:
    """Mentions, their profiles and the groups they form; `link` joins two mentions by a named rule."""

    def __init__(self, tree: Tree, mentions: list[TokenMention]) -> None:
        self.tree, self.mentions = tree, mentions
        self.profiles = [profile_of(tree, mention) for mention in mentions]
        self.group_of = [self._group(number) for number in range(len(mentions))]
        self.rule = [""] * len(mentions)
        self.full_names: dict[str, list[int]] = {}
        self.at_head: dict[int, list[int]] = {}
        for number, mention in enumerate(mentions):
            self.at_head.setdefault(mention.head, []).append(number)
        self.order = sorted(range(len(mentions)), key=lambda n: (mentions[n].start, -mentions[n].end))

    def _group(self, number: int) -> Group:
        mention, profile = self.mentions[number], self.profiles[number]
        family = set() if mention.kind == "pronoun" else {FAMILIES.get(mention.type, "other")}
        group = Group([number], family, named=mention.kind == "name")
        if profile.gender:
            group.genders.add(profile.gender)
        if profile.number:
            group.numbers.add(profile.number)
        if mention.entry:
            group.entries.add(mention.entry)
        if mention.kind == "name" and profile.words:
            group.names.append(profile.words)
        return group

    def same(self, one: int, other: int) -> bool:
        """Whether two mentions are one thing already."""
        return self.group_of[one] is self.group_of[other]

    def may_be_person(self, number: int) -> bool:
        """Whether a name of another type may be a person's after all: one to three words, none that tells a body or place."""
        mention, group = self.mentions[number], self.group_of[number]
        if mention.kind != "name" or group.entries or mention.type in ("ArmedGroup", "Government", "Facility", "Date", "Quantity"):
            return False
        words = self.profiles[number].words
        if "the" in self.tree.lower[max(0, mention.start - 1) : mention.start + 1] or len(words) > 3 or group.numbers == {"plural"}:
            return False
        if any(self.mentions[n].kind == "nominal" for n in group.members):
            return False
        bodily = words_of("names", "legal") | words_of("names", "trade") | words_of("nominals", "Organization")
        return not any(word.rstrip(".") in bodily or any(c.isdigit() for c in word) for word in words) and not self._acronym(number)

    def _acronym(self, number: int) -> bool:
        mention = self.mentions[number]
        letters = [c for c in self.tree.word[mention.start] if c.isalpha()]
        return mention.end - mention.start == 1 and 2 * sum(c.isupper() for c in letters) > len(letters)

    def fits(self, one: int, other: int) -> bool:
        """Whether nothing known of two mentions' groups speaks against their being one thing."""
        return fits(self.group_of[one], self.group_of[other])

    def are_of_others(self, one: int, other: int) -> bool:
        """Whether two noun phrases go on with `of` and different things (`the meeting of ministers`, `the meeting of mayors`)."""
        told = [self._after_of(self.mentions[number]) for number in (one, other)]
        return all(told) and not (told[0] <= told[1] or told[1] <= told[0])

    def _after_of(self, mention: TokenMention) -> set[str]:
        begin = mention.head + 2
        after = mention.kind != "name" and begin < mention.end and self.tree.lower[begin - 1] == "of"
        return {self.tree.lemma[i] for i in range(begin, mention.end) if self.tree.pos[i] != "DET"} if after else set()

    def link(self, one: int, other: int, rule: str) -> None:
        """Join the groups of two mentions; the later of the two groups' first mentions gets the rule's name."""
        kept, lost = self.group_of[one], self.group_of[other]
        if kept is lost:
            return
        first, second = self._first(kept), self._first(lost)
        self.rule[max(first, second, key=self._place)] = rule
        if len(kept.members) < len(lost.members):
            kept, lost = lost, kept
        for number in lost.members:
            self.group_of[number] = kept
        kept.members += lost.members
        kept.families |= lost.families
        kept.genders |= lost.genders
        kept.numbers |= lost.numbers
        kept.entries |= lost.entries
        kept.names += lost.names
        kept.named |= lost.named

    def _place(self, number: int) -> tuple[int, int]:
        mention = self.mentions[number]
        return mention.start, -mention.end

    def _first(self, group: Group) -> int:
        return min(group.members, key=self._place)

    def chains(self) -> list[Chain]:
        """All groups as chains, in the order of their first mentions."""
        found: dict[int, list[int]] = {}
        for number in self.order:
            found.setdefault(id(self.group_of[number]), []).append(number)
        return [self._chain(members) for members in found.values()]

    def _owned_label(self, number: int) -> str | None:
        """The label of a noun phrase that opens with a possessive pronoun, its owner named: `Anna Weber's troops` for `her troops`."""
        mention = self.mentions[number]
        if mention.kind != "nominal" or self.tree.tag[mention.start] not in ("PRP$", "WP$"):
            return None
        owner = next((n for n in self.at_head.get(mention.start, ()) if self.mentions[n].kind == "pronoun"), None)
        group = self.group_of[owner] if owner is not None else None
        if group is None or number in group.members:
            return None
        best = min(group.members, key=self._rank)
        name = self.mentions[best].label or self._label(best)
        rest = " ".join(self.tree.span_text(mention.start + 1, mention.end).split())
        return f"{name}{possessive(name)} {rest}" if rest and self.mentions[best].kind != "pronoun" else None

    def _chain(self, members: list[int]) -> Chain:
        best = members[0] if len(members) == 1 else min(members, key=self._rank)
        mention = self.mentions[best]
        rules_ = ("", *(self.rule[number] for number in members[1:]))
        label = mention.label or self._owned_label(best) or self._label(best)
        return Chain(tuple(members), rules_, self._type(best, members), label, mention.entry)

    def _type(self, best: int, members: list[int]) -> str:
        """The gazetteer's type, else Person where he or she stands for it, else the type of most of its names."""
        mention = self.mentions[best]
        if mention.entry:
            known = load_gazetteer().entries.get(mention.entry)
            return known.type if known else mention.type
        if mention.kind == "pronoun":
            return mention.type
        if any(self._shows_person(n) for n in members):
            return "Person"
        types = Counter(self.mentions[n].type for n in members if self.mentions[n].kind == mention.kind)
        return max(types, key=lambda name: (types[name], name == mention.type))

    def _shows_person(self, number: int) -> bool:
        """Whether a mention is he or she, or a name after a title."""
        mention, profile = self.mentions[number], self.profiles[number]
        titled = mention.kind == "name" and mention.type == "Person" and bool(profile.titles)
        return titled or (mention.kind == "pronoun" and profile.gender in ("male", "female"))

    def _rank(self, number: int) -> tuple[int, int, int, int]:
        """Gazetteer entries first, then names before nominals before pronouns, then the longest, then the first."""
        mention = self.mentions[number]
        kind = {"name": 0, "nominal": 1, "pronoun": 2}[mention.kind]
        length = len(self.profiles[number].words) if kind == 0 else 0
        return (0 if mention.entry else 1, kind, -length, mention.start)

    def _label(self, number: int) -> str:
        """A mention's words without a possessive after them and, where it is no name, without an article before them."""
        mention = self.mentions[number]
        start, end = mention.start, mention.end
        while end - 1 > start and self.tree.lower[end - 1] in {"'s", "’s", "'", "’"}:
            end -= 1
        while mention.kind == "nominal" and start < end - 1 and (self.tree.lower[start] in ARTICLES or self.tree.word[start] in _QUOTES):
            start += 1
        return " ".join(self.tree.span_text(start, end).split())


def possessive(name: str) -> str:
    """What a name gets as an owner.

    >>> possessive("Anna Weber"), possessive("the rebels")
    ("'s", "'")
    """
    return "'" if name.endswith("s") else "'s"


_QUOTES = frozenset({'"', "“", "”", "``", "''", "‘", "’", "'"})


def fits(one: Group, other: Group) -> bool:
    """Whether gender, number, entry and type of two groups agree, as far as they are known."""
    known = (bool(one.genders), bool(other.genders)), (bool(one.numbers), bool(other.numbers)), (bool(one.entries), bool(other.entries))
    shared = one.genders & other.genders, one.numbers & other.numbers, one.entries & other.entries
    if any(all(both) and not common for both, common in zip(known, shared, strict=True)):
        return False
    return families_fit(one.families, other.families)


def families_fit(one: set[str], other: set[str]) -> bool:
    """Whether things of these families of types can be one thing."""
    if not one or not other or one & other or "other" in one or "other" in other:
        return True
    return any(frozenset((left, right)) in _MIXES for left in one for right in other)
