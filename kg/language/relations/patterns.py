"""The relation lexicon: short patterns such as `S withdraw from O`, read from TOML, indexed by the verb's lemma.

A pattern is a verb with its places, in the order of an active sentence; it holds for every construction, as frames give logical roles.

- `S` and `O` are the relation's subject and object: before the verb its subject, after it its object (the first of two: its indirect
  object).
- a verb, preposition or noun may have alternatives (`attack|raid`), and a particle or a longer preposition is joined with an underscore
  (`carry_out`, `out_of`, `in_support_of`).
- a preposition before a place makes it prepositional: of the verb, or of its object (`withdraw troops from O`).
- any other word after the verb is a noun that its object (or the adjective that its complement) must be: `S hold talks with O`; `@name`
  stands for a list of words under `[words]`.
- a word after a preposition must be there too (`put O to death`; what stands in its own phrase may be an argument: `give_in to demand of
  O`), and so must `=word` among what stands by (`hold O =responsible`); `-word` must not.
- `*` is filled by anything; `that O` is the subject of a clause below (`demand that O stop`; `that O must`: of one with that auxiliary),
  `that_by O` its agent (`allege that O stole`), `[O]` what stands inside it (`threatened to attack O`; `to [O]`: after that preposition, or
  as its indirect object), `...[O]` what stands inside an adverbial clause (`marched, demanding O`).
- the verb `any` is every verb (`S any in_support_of O`).
- `~` before the whole marks what the verb only promises: the claim is an intention; `!` what holds where the verb is denied (`did not
  accept` is a rejection).
- `S+O` before the verb are the members of its plural subject (`S+O meet`).
- `O:place` must be of a type of the list `place` under `[types]`, `S@disaster` contain a word of that list, `O!` be a
  name or hold one; `[O^meet]` must stand in a clause whose verb is in the list `meet`, `[O^-meet]` in one whose verb is not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from kg.errors import CorrectionError
from kg.language.lexicon import rules
from kg.vocabulary import relation as relation_named

Source = Literal["subject", "object", "indirect", "oblique", "clause subject", "clause agent", "clause object", "adverbial object"]
_PREPOSITIONS = frozenset(
    "about above across after against ahead along alongside amid among around as at away back before behind beside between by down for "
    "from in inside into near of off on onto out outside over past since through throughout to toward towards under until up upon "
    "via with within without".split()
)
_CLAUSES: Mapping[str, Source] = {"that": "clause subject", "that_by": "clause agent"}
_SLOTS = ("S", "O", "*", "[", "S+O", "...")
_SHOWN = 3
ANY = "any"
"""The verb of patterns that hold for every verb, whatever its particle."""


@dataclass(frozen=True, slots=True)
class Slot:
    """Where an argument stands: the role, the prepositions of an oblique, the types and the words it may have (None: any).

    `verbs` those that the clause it stands in may have, `barred` those that it may not; `named`
    asks for a name (or a noun phrase that holds one). The prepositions of an argument inside a clause are that clause's.
    """

    source: Source
    prepositions: tuple[str, ...] = ()
    kinds: frozenset[str] | None = None
    words: frozenset[str] | None = None
    verbs: frozenset[str] | None = None
    barred: frozenset[str] = frozenset()
    named: bool = False


@dataclass(frozen=True, slots=True)
class Need:
    """What must stand by the verb beside the arguments (or must not): words, after one of some prepositions or on their own."""

    prepositions: tuple[str, ...] = ()
    words: frozenset[str] | None = None
    absent: bool = False


@dataclass(frozen=True, slots=True)
class Pattern:
    """One line of the lexicon for one verb; `nouns` are what its object (or adjective) may be, `together` takes pairs of its subjects."""

    text: str
    relation: str
    lemma: str
    particle: str | None
    nouns: frozenset[str] | None
    subject: Slot
    object: Slot
    needs: tuple[Need, ...] = ()
    auxiliary: str | None = None
    intended: bool = False
    denied: bool = False
    together: bool = False

    @property
    def name(self) -> str:
        """The rule's name for a reader: relation, verb, the noun that must be there and the first preposition.

        >>> [pattern] = build_lexicon([{"relations": {"withdrewFrom": ["S:place pull troop|force from|out_of O"]}}])["pull"]
        >>> pattern.name
        'withdrewFrom/pull troop from'
        """
        words = [part for part in self.text.split() if not part.startswith((*_SLOTS, "-", "~"))]
        short = [part.lstrip("=@").partition("|")[0] for part in words if part.count("|") <= _SHOWN or _is_preposition(part)]
        return f"{self.relation}/{' '.join(short)}"

    @property
    def weight(self) -> int:
        """How specific the pattern is: the heavier one is tried first."""
        slots = (self.subject, self.object)
        far = sum(slot.source not in ("subject", "object", "indirect") for slot in slots)
        narrow = sum(4 * (slot.words is not None) + (slot.kinds is not None) for slot in slots)
        return 4 * self.together + 8 * (self.nouns is not None) + 6 * sum(not need.absent for need in self.needs) + 2 * far + narrow


Lexicon = Mapping[str, tuple[Pattern, ...]]


@cache
def lexicon() -> Lexicon:
    """The lexicon of the package, by lemma."""
    return build_lexicon([rules("relations")])


def extend(*tables: Mapping[str, Any]) -> Lexicon:
    """The package's lexicon with a user's tables (read with `kg.language.lexicon.read_rules`) before it."""
    return build_lexicon([*tables, rules("relations")])


def build_lexicon(tables: Iterable[Mapping[str, Any]]) -> Lexicon:
    """Index the patterns of some tables by lemma, specific ones first and otherwise in the order given.

    Raises:
        CorrectionError: a pattern has no verb or lacks `S` or `O`, or names an unknown list.
    """
    tables = list(tables)
    types: dict[str, list[str]] = {}
    words: dict[str, list[str]] = {}
    for table in reversed(tables):
        types.update(table.get("types", {}))
        words.update(table.get("words", {}))
    reader = _PatternReader(types, words)
    found: dict[str, list[Pattern]] = {}
    for table in tables:
        for name, lines in table.get("relations", {}).items():
            for line in lines:
                for pattern in reader.read(name, line):
                    found.setdefault(pattern.lemma, []).append(pattern)
    return {lemma: tuple(sorted(patterns, key=lambda p: -p.weight)) for lemma, patterns in found.items()}


def _name(part: str) -> str:
    """The letter of a place, without its type and words."""
    return part.strip(".[]").rstrip("!").partition("^")[0].partition(":")[0].partition("@")[0]


def _is_preposition(part: str) -> bool:
    return part.partition("|")[0].partition("_")[0] in _PREPOSITIONS


class _PatternReader:
    """Reads patterns, given the lists of types and words that they may name."""

    def __init__(self, types: Mapping[str, list[str]], words: Mapping[str, list[str]]) -> None:
        self.types = types
        self.words = words

    def read(self, relation: str, text: str) -> Iterable[Pattern]:
        """The patterns of one line, one for each alternative of its verb; two prepositions in a row are read both ways a parser does."""
        parts = text.split()
        for number in range(1, len(parts) - 2):
            first, second = parts[number], parts[number + 1]
            if first in _PREPOSITIONS and second in _PREPOSITIONS:
                joined, particle = [f"{first}_{second}"], [f"{parts[number - 1]}_{first}", second]
                yield from self._read(relation, " ".join([*parts[:number], *joined, *parts[number + 2 :]]))
                yield from self._read(relation, " ".join([*parts[: number - 1], *particle, *parts[number + 2 :]]))
                return
        yield from self._read(relation, text)

    def _read(self, relation: str, text: str) -> Iterable[Pattern]:
        relation_named(relation)
        intended, denied, text = text.startswith("~"), text.startswith("!"), text.lstrip("~!").strip()
        before, verb, rest = self._split(text)
        slots = {_name(slot): self._slot(slot, "subject") for slot in before}
        auxiliary = rest.pop() if "that" in rest[:-2] else None
        nouns, needs = self._read_rest(rest, slots)
        together = "S+O" in slots
        if together:
            slots["S"] = slots["O"] = slots["S+O"]
        if "S" not in slots or "O" not in slots:
            raise CorrectionError(f"pattern {text!r} of {relation}: it needs both S and O")
        for name in self._alternatives(verb):
            lemma, _, particle = name.partition("_")
            own = text.replace(verb, name)
            places = (slots["S"], slots["O"])
            yield Pattern(own, relation, lemma, particle or None, nouns, *places, needs, auxiliary, intended, denied, together)

    def _split(self, text: str) -> tuple[list[str], str, list[str]]:
        parts = text.split()
        for number, part in enumerate(parts):
            if not part.startswith(_SLOTS):
                return parts[:number], part, parts[number + 1 :]
        raise CorrectionError(f"pattern {text!r} has no verb")

    def _read_rest(self, rest: list[str], slots: dict[str, Slot]) -> tuple[frozenset[str] | None, tuple[Need, ...]]:
        """Add the places after the verb to `slots`; return the nouns that its object may be, and what else must be there."""
        nouns: frozenset[str] | None = None
        needs: list[Need] = []
        prepositions: tuple[str, ...] = ()
        bare: list[str] = []
        clause: Source | None = None
        for part in rest:
            if part.endswith("]"):
                inside: Source = "adverbial object" if part.startswith("...") else "clause object"
                slots[_name(part)] = self._slot(part.strip(".[]"), inside, prepositions)
            elif part == "*" and prepositions:
                needs.append(Need(prepositions))
            elif part.startswith(("S", "O", "*")):
                source: Source = "oblique" if prepositions else clause or "object"
                slots[_name(part)] = self._slot(part, source, prepositions)
                bare += [part] if source == "object" else []
            elif part in _CLAUSES:
                clause = _CLAUSES[part]
                continue
            elif not prepositions and _is_preposition(part):
                prepositions = tuple(item.replace("_", " ") for item in part.split("|"))
                continue
            elif prepositions or part.startswith(("=", "-")):
                needs.append(Need(prepositions, frozenset(self._alternatives(part.lstrip("=-"))), absent=part.startswith("-")))
            else:
                nouns = frozenset(self._alternatives(part))
            prepositions, clause = (), None
        if bare and (len(bare) > 1 or nouns is not None):
            slots[_name(bare[0])] = self._slot(bare[0], "indirect")
        slots.pop("*", None)
        return nouns, tuple(needs)

    def _slot(self, part: str, source: Source, prepositions: tuple[str, ...] = ()) -> Slot:
        named = part.endswith("!")
        part, _, verbs = part.rstrip("!").partition("^")
        part, _, words = part.partition("@")
        wanted, barred = (None, self._words(verbs[1:])) if verbs.startswith("-") else (self._words(verbs), None)
        kinds = self._types(part.partition(":")[2])
        return Slot(source, prepositions, kinds, self._words(words), wanted, barred or frozenset(), named)

    def _words(self, names: str) -> frozenset[str] | None:
        return frozenset(word for name in names.split("|") for word in self._list(name)) if names else None

    def _types(self, names: str) -> frozenset[str] | None:
        if not names:
            return None
        return frozenset(kind for name in names.split("|") for kind in self.types.get(name, [name]))

    def _alternatives(self, part: str) -> list[str]:
        return [word for item in part.split("|") for word in (self._list(item[1:]) if item.startswith("@") else [item])]

    def _list(self, name: str) -> list[str]:
        if name not in self.words:
            raise CorrectionError(f"no list {name!r} under [words]; known are: {', '.join(sorted(self.words))}")
        return self.words[name]
