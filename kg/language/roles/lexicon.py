"""The nouns that tell a relation between who bears them and what they belong to, read from `rules/roles.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from kg.language.lexicon import rules

Bearer = Literal["person", "organization", "place", "any"]
PERSONS = frozenset({"Person"})
ORGANIZATIONS = frozenset({"Organization", "ArmedGroup", "Government", "Facility", "Group"})
PLACES = frozenset({"Place", "Facility", "Government"})
_BEARERS: dict[str, frozenset[str]] = {"person": PERSONS, "organization": ORGANIZATIONS, "place": PLACES}
_AGENT_ENDINGS = ("ist", "man", "woman", "ologist", "crat", "logue", "grapher", "eer", "ician")


@dataclass(frozen=True, slots=True)
class RoleClass:
    """A class of such nouns: the relation from the bearer to the complement, and what may bring the complement."""

    name: str
    relation: str
    bearer: Bearer
    preps: frozenset[str]
    compound: bool
    role: bool = False
    past: bool = False

    def bears(self, kind: str) -> bool:
        """Whether an entity of this type may bear the noun."""
        return (self.bearer == "any" and kind not in ("Event", "Date", "Quantity")) or kind in _BEARERS.get(self.bearer, ())


@dataclass(frozen=True, slots=True)
class Participle:
    """The second half of `X-backed`: the relation from the name to the noun, or back where `inverse`."""

    relation: str
    inverse: bool = False


@cache
def role_classes() -> dict[str, tuple[RoleClass, ...]]:
    """The classes of every relation noun, by its lemma."""
    found: dict[str, list[RoleClass]] = {}
    for name, table in rules("roles")["class"].items():
        options = {key: table.get(key, False) for key in ("compound", "role", "past")}
        made = RoleClass(name, table["relation"], table["bearer"], frozenset(table["preps"]), **options)
        for noun in table["nouns"].split():
            found.setdefault(noun, []).append(made)
    return {noun: tuple(classes) for noun, classes in found.items()}


@cache
def words(name: str) -> frozenset[str]:
    """One of the word lists of `[words]` or `[verbs]`."""
    tables = rules("roles")
    return frozenset(tables["words"].get(name) or tables["verbs"][name])


@cache
def participles() -> dict[str, Participle]:
    """The participles that stand after a name and a hyphen."""
    return {word: Participle(entry["relation"], entry.get("inverse", False)) for word, entry in rules("roles")["participle"].items()}


def looks_like_role(lemma: str) -> bool:
    """Whether an unlisted noun has the ending of one for a person who does something."""
    return len(lemma) > 5 and lemma.endswith(_AGENT_ENDINGS)


OCCUPATION = RoleClass("occupation", "worksFor", "person", frozenset({"for", "at", "with", "from"}), compound=False, role=True)
