"""The antecedent of a pronoun: what may be meant, what speaks for each, and the best where it is good enough.

What speaks for an antecedent is a set of named features (nearness, grammatical role, parallelism, how often and how lately the
thing was named); their weights stand in `rules/coreference.toml`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from kg.language.coreference.book import Book, Group
from kg.language.coreference.profile import role_of, words_of
from kg.language.coreference.syntax import NOUNS, barred_tokens, cataphoric_subject, governors
from kg.language.layers import Gender, Number
from kg.language.tree import Tree

_ARGUMENTS = {"nsubj", "nsubjpass", "dobj", "dative", "pobj", "poss", "conj", "appos", "attr"}


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A pronoun in search of its antecedent: `kind` names the table of weights."""

    mention: int
    token: int
    kind: str
    number: Number | None
    gender: Gender | None
    window: int
    reflexive: bool = False


@dataclass(slots=True)
class Candidate:
    """A thing that may be meant: its group (None for a noun that is no mention) and its mentions in the window, nearest first."""

    group: Group | None
    place: int
    tokens: list[int] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)


class Ranker:
    """Ranks the antecedents of the pronouns of one document; groups are linked as it goes, in text order."""

    def __init__(self, book: Book, weights: Mapping[str, Mapping[str, float]]) -> None:
        self.book, self.tree, self.weights = book, book.tree, weights
        self.anchors = sorted({**dict.fromkeys(_loose_nouns(book), -1), **{m.head: n for n, m in enumerate(book.mentions)}}.items())
        self.position = {token: place for place, (token, _) in enumerate(self.anchors)}
        self.over: dict[int, bool] = {}
        self.named: list[int] = []
        self.first_of: dict[int, int] = {}
        self.last_subject = -1
        self.last: Group | None = None
        self.first_group = next((book.group_of[n] for n in book.order if book.mentions[n].type == "Person"), None)

    def best(self, anaphor: Anaphor) -> int | None:
        """The mention of the best antecedent, or None where none is good enough or two are equally good."""
        table = self.weights[anaphor.kind]
        candidates = self.candidates(anaphor)
        self._survey(anaphor, candidates)
        ranked = sorted(((self.score(anaphor, c, table), -c.place, c) for c in candidates), key=lambda row: row[:2], reverse=True)
        if not ranked or ranked[0][2].group is None or ranked[0][0] < table["threshold"]:
            return None
        if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < table["margin"]:
            return None
        self.last = ranked[0][2].group
        return ranked[0][2].numbers[0]

    def _survey(self, anaphor: Anaphor, candidates: list[Candidate]) -> None:
        """Note what the features of all candidates of one pronoun need."""
        self.over = governors(self.tree, anaphor.token)
        self.named = sorted(token for candidate in candidates for token in candidate.tokens)
        self.first_of = {}
        self.last_subject = -1
        for token in self.named:
            self.first_of.setdefault(self.tree.sent[token], token)
            if token < anaphor.token and role_of(self.tree, token) == "subject":
                self.last_subject = token

    def candidates(self, anaphor: Anaphor) -> list[Candidate]:
        """What may be meant, nearest first: everything named in the window (or as subject of the main clause after) that agrees."""
        found: dict[int, Candidate] = {}
        barred = self._barred(anaphor)
        for place, (token, number) in enumerate(self._window(anaphor)):
            if number >= 0 and number != anaphor.mention:
                group = self.book.group_of[number]
                if id(group) in barred or not agrees(anaphor, group, self.book, number):
                    continue
                if anaphor.kind == "they" and _heads_list(self.tree, token):
                    found[-token - 1] = Candidate(None, place, [token])
                    continue
                candidate = found.setdefault(id(group), Candidate(group, place))
                candidate.tokens.append(token)
                candidate.numbers.append(number)
            elif number < 0 and self._loose_agrees(anaphor, token):
                found[-token - 1] = Candidate(None, place, [token])
        return self._owners(anaphor, list(found.values()))

    def _owners(self, anaphor: Anaphor, candidates: list[Candidate]) -> list[Candidate]:
        """Of those that may own what only a state has (`its foreign minister`) the states, where there are any."""
        tree = self.tree
        owned = tree.dep[anaphor.token] == "poss" and tree.lemma[tree.head[anaphor.token]] in words_of("owned", "state_nouns")
        states = [c for c in candidates if c.group is not None and "state" in c.group.families] if owned else []
        return states or candidates

    def _window(self, anaphor: Anaphor) -> Iterator[tuple[int, int]]:
        """Anchors before the pronoun, nearest first, then the subject of the clause that the pronoun's clause opens."""
        tree = self.tree
        start = self.position[anaphor.token]
        sentence = tree.sent[anaphor.token]
        for place in range(start - 1, -1, -1):
            token = self.anchors[place][0]
            if sentence - tree.sent[token] > anaphor.window:
                break
            yield self.anchors[place]
        after = cataphoric_subject(tree, anaphor.token)
        if after is not None:
            for token in (after, *tree.kids(after, "poss")):
                if token in self.position:
                    yield self.anchors[self.position[token]]

    def _loose_agrees(self, anaphor: Anaphor, token: int) -> bool:
        plural = self.tree.tag[token] in ("NNS", "NNPS")
        return anaphor.kind in ("it", "they") and plural == (anaphor.kind == "they")

    def _barred(self, anaphor: Anaphor) -> set[int]:
        """The groups that syntax forbids."""
        book, tree, token = self.book, self.tree, anaphor.token
        barred = set()
        for head in barred_tokens(tree, token, reflexive=anaphor.reflexive):
            barred |= {id(book.group_of[n]) for n in book.at_head.get(head, ())}
        return barred

    def score(self, anaphor: Anaphor, candidate: Candidate, table: Mapping[str, float]) -> float:
        """The sum of the weights of all that speaks for a candidate."""
        return sum(table.get(name, 0.0) for name in self.features(anaphor, candidate))

    def features(self, anaphor: Anaphor, candidate: Candidate) -> list[str]:
        """The names of what speaks for (or against) a candidate."""
        found = self._place_features(anaphor, candidate)
        group = candidate.group
        if group is None:
            return [*found, "no mention"]
        mention, profile = self.book.mentions[candidate.numbers[0]], self.book.profiles[candidate.numbers[0]]
        before = sum(self.book.mentions[n].start < anaphor.token for n in group.members)
        found += [f"named {1 if before < 2 else 2 if before < 4 else 3}", mention.kind, *group.families]
        told = {
            "last pronoun": group is self.last,
            "unnamed": not group.named,
            "weak": mention.weak,
            "gender known": anaphor.gender in group.genders,
            "plural": "plural" in group.numbers,
            "first person": group is self.first_group,
            "doubtful": bool(group.families) and "person" not in group.families,
        }
        if profile.leaning and not group.genders:
            found.append("leaning" if profile.leaning == anaphor.gender else "leaning away")
        return found + [name for name, holds in told.items() if holds]

    def _telling(self, candidate: Candidate) -> int:
        """The mention that tells most: the subject of a clause that the pronoun stands in, else a subject beside the nearest, else that.

        Of a noun and its apposition it is the noun.
        """
        nearest = candidate.tokens[0]
        while self.tree.dep[nearest] == "appos" and self.tree.head[nearest] in candidate.tokens:
            nearest = self.tree.head[nearest]
        if nearest in self.over:
            return nearest
        beside = [t for t in candidate.tokens if self.tree.sent[t] == self.tree.sent[nearest] and role_of(self.tree, t) == "subject"]
        return next((t for t in candidate.tokens if t in self.over), nearest if nearest in beside or not beside else beside[0])

    def _stands_inside(self, token: int, candidate: Candidate) -> bool:
        """Whether a mention stands within the phrase of another thing that may be meant (`the aide of X`, `Y, an aide to X`)."""
        tree = self.tree
        return any(tree.left[other] <= token <= tree.right[other] for other in self.named if other not in candidate.tokens)

    def _place_features(self, anaphor: Anaphor, candidate: Candidate) -> list[str]:
        """Where a candidate stands: how far, in which role, and how it is placed to the pronoun's clause."""
        tree, token, nearest = self.tree, anaphor.token, self._telling(candidate)
        role, mine = role_of(tree, nearest), role_of(tree, token)
        distance = tree.sent[token] - tree.sent[nearest]
        between = bisect_left(self.named, token) - bisect_right(self.named, nearest)
        found = [f"sentences {min(distance, 3)}", role, f"between {max(0, min(between, 4))}"]
        if nearest > token:
            found.append(f"after {mine}")
        elif nearest in self.over:
            found.append("clause subject" if self.over[nearest] else "governs")
        if distance and role == "subject" and tree.dep[tree.head[nearest]] == "ROOT":
            found.append("main subject")
        if distance and self.first_of.get(tree.sent[nearest]) == nearest:
            found.append("first there")
        told = {
            "parallel": role == mine,
            "parallel subject": role == mine == "subject",
            "last subject": mine == "subject" and nearest == self.last_subject,
            "coordinated": tree.dep[nearest] == "conj",
            "partner": mine == "possessor" and tree.dep[tree.head[token]] == "conj" and tree.head[tree.head[token]] == nearest,
            "apposition": tree.dep[nearest] == "appos",
            "inside": distance > 0 and self._stands_inside(nearest, candidate),
            "subject there": any(role_of(tree, t) == "subject" and tree.sent[t] == tree.sent[nearest] for t in candidate.tokens[1:]),
        }
        return found + [name for name, holds in told.items() if holds]


def agrees(anaphor: Anaphor, group: Group, book: Book, number: int) -> bool:
    """Whether number, gender and kind of a thing let the pronoun stand for it."""
    families, numbers = group.families, group.numbers
    if not families and not _may_follow(anaphor, group, book, number):
        return False
    if anaphor.kind == "person":
        if ("plural" in numbers and "singular" not in numbers) or (group.genders - {"neuter"} and anaphor.gender not in group.genders):
            return False
        return "person" in families or not families or book.may_be_person(number)
    if anaphor.kind == "it":
        return not families & {"person", "people", "date", "quantity"} and "plural" not in numbers and not group.genders - {"neuter"}
    if "people" in families:
        return True
    return not families & {"date", "quantity", "event"} and ("person" not in families or "plural" in numbers)


def _may_follow(anaphor: Anaphor, group: Group, book: Book, number: int) -> bool:
    """Whether a pronoun may stand for the same as earlier pronouns alone: never for I, we or you; in number and kind like them."""
    mention = book.mentions[number]
    if book.tree.lower[mention.head] in _FIRST_OR_SECOND:
        return False
    if anaphor.kind == "they":
        return "plural" in group.numbers
    return (mention.type == "Person") == (anaphor.kind == "person") or mention.type == "Group"


_FIRST_OR_SECOND = frozenset("i me my mine myself we us our ours ourselves you your yours yourself yourselves".split())


def _heads_list(tree: Tree, token: int) -> bool:
    """Whether a noun heads a coordination, all of which `they` may stand for."""
    return any(tree.dep[child] == "conj" and tree.pos[child] in NOUNS for child in tree.children[token])


def _loose_nouns(book: Book) -> list[int]:
    """Nouns in argument place that are the head of no mention."""
    tree, heads = book.tree, book.at_head
    return [i for i in range(tree.n) if tree.pos[i] in NOUNS and tree.dep[i] in _ARGUMENTS and i not in heads]
