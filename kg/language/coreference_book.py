"""The book that coreference keeps: what is known of every mention, and which mentions are one thing so far."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cache

from kg.language.gazetteer import load_gazetteer
from kg.language.gender import common_given_names, gender_of_name, gendered_words
from kg.language.layers import Chain, Gender, Number, TokenMention
from kg.language.lexicon import rules
from kg.language.tree import Tree

_PLURAL_TAGS = {"NNS", "NNPS"}
_ARTICLES = {"the", "a", "an"}
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


@cache
def words_of(section: str, name: str) -> frozenset[str]:
    """A word list of the rules as a set."""
    return frozenset(rules("coreference")[section][name])


@dataclass(slots=True)
class Profile:
    """What is known of one mention; `words` are those of its name, lower case, without article, title and possessive."""

    words: tuple[str, ...]
    sent: int
    role: str
    gender: Gender | None
    number: Number | None
    titles: tuple[str, ...] = ()
    leaning: Gender | None = None


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
        if "the" in self.tree.lower[max(0, mention.start - 1) : mention.start + 1] or len(words) > 3 or "plural" in group.numbers:
            return False
        if any(self.mentions[n].kind == "nominal" for n in group.members):
            return False
        bodily = words_of("names", "legal") | words_of("names", "trade") | words_of("nominals", "Organization")
        return not any(word.rstrip(".") in bodily or any(c.isdigit() for c in word) for word in words) and not self._acronym(number)

    def _acronym(self, number: int) -> bool:
        mention = self.mentions[number]
        return sum(c.isupper() for c in self.tree.word[mention.start]) > 1 and mention.end - mention.start == 1

    def fits(self, one: int, other: int) -> bool:
        """Whether nothing known of two mentions' groups speaks against their being one thing."""
        return fits(self.group_of[one], self.group_of[other])

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

    def _chain(self, members: list[int]) -> Chain:
        best = members[0] if len(members) == 1 else min(members, key=self._rank)
        mention = self.mentions[best]
        rules_ = ("", *(self.rule[number] for number in members[1:]))
        label = mention.label or self._label(best)
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
        while mention.kind == "nominal" and start < end - 1 and self.tree.lower[start] in _ARTICLES:
            start += 1
        return " ".join(self.tree.span_text(start, end).split())


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


def profile_of(tree: Tree, mention: TokenMention) -> Profile:
    """Work out what a mention's own words and place tell of it."""
    words = [tree.lower[i] for i in range(mention.start, mention.end) if tree.pos[i] not in ("SPACE", "PUNCT") and tree.tag[i] != "POS"]
    words = [word for word in words if word.strip() and word not in {"'s", "’s"}]
    while len(words) > 1 and words[0] in _ARTICLES:
        del words[0]
    titles: list[str] = []
    if mention.type == "Person" and mention.kind == "name":
        words, titles = _bare_person(words)
        before = tree.lower[mention.start - 1].rstrip(".") if mention.start else ""
        if not titles and before in words_of("names", "titles"):
            titles = [before]
    gender = _gender(mention, words, titles)
    leaning = None
    if gender and len(words) == 1 and not titles and mention.kind == "name" and words[0] not in common_given_names():
        gender, leaning = None, gender
    number = mention.number or _number(tree, mention)
    return Profile(tuple(words), tree.sent[mention.head], role_of(tree, mention.head), gender, number, tuple(titles), leaning)


def _bare_person(words: list[str]) -> tuple[list[str], list[str]]:
    """A person's name without titles and suffixes, and the titles."""
    titles = []
    known, after = words_of("names", "titles"), words_of("names", "suffixes")
    while len(words) > 1 and words[0].rstrip(".") in known:
        titles.append(words[0].rstrip("."))
        words = words[1:]
    while len(words) > 1 and words[-1].rstrip(".") in after - {"ii", "iii", "iv", "jr", "sr"}:
        words = words[:-1]
    return words, titles


def _gender(mention: TokenMention, words: list[str], titles: list[str]) -> Gender | None:
    """What a name's title or given name, or a noun tells; a single name tells little, and is no more than a leaning."""
    if mention.kind == "pronoun":
        return mention.gender
    if mention.kind == "name" and mention.type == "Person":
        return gender_of_name([*titles, *words])
    if mention.kind == "nominal" and mention.type in ("Person", "Other") and words:
        known = gendered_words()
        return next((known[word] for word in reversed(words) if word in known), None)
    return mention.gender if mention.kind == "nominal" else None


def _number(tree: Tree, mention: TokenMention) -> Number | None:
    if mention.kind == "pronoun":
        return None
    if mention.kind == "name":
        return "singular" if mention.type == "Person" else None
    return "plural" if tree.tag[mention.head] in _PLURAL_TAGS else "singular" if tree.tag[mention.head] in ("NN", "NNP") else None


def role_of(tree: Tree, token: int) -> str:
    """The grammatical role of a noun phrase by its head: subject, object, oblique, possessor, part or other."""
    for _ in range(12):
        dep = tree.dep[token]
        if dep in ("conj", "appos") and tree.head[token] != token:
            token = tree.head[token]
            continue
        break
    return _ROLES.get(tree.dep[token], "other")


_ROLES = {
    "nsubj": "subject",
    "nsubjpass": "subject",
    "csubj": "subject",
    "expl": "subject",
    "dobj": "object",
    "dative": "object",
    "oprd": "object",
    "pobj": "oblique",
    "agent": "oblique",
    "pcomp": "oblique",
    "poss": "possessor",
    "compound": "part",
    "nmod": "part",
    "amod": "part",
    "attr": "attribute",
}
