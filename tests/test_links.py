"""Places in GeoNames: the sure ones get their id, the unsure none."""

from __future__ import annotations

import pytest

from kg.links import link_places
from kg.model import Entity, Mention

KANDAHAR, KABUL, LONDON, PARIS, PARIS_TEXAS = 1138336, 1138958, 2643743, 2988507, 4717560
TRIPOLI_IN_LEBANON = 266826
AFGHANISTAN, TEXAS, UNITED_STATES = 1149361, 4736286, 6252001


def place(name: str, kind: str = "Place") -> Entity:
    return Entity(name.lower().replace(" ", "-"), name, kind)


def mentions(text: str, *entities: Entity) -> list[Mention]:
    """The entities as they stand in a text."""
    found = ((text.index(entity.label), entity) for entity in entities)
    return [Mention("a", start, start + len(e.label), e.label, e.type, "name", e.id) for start, e in found]


def linked(text: str, *entities: Entity) -> dict[str, int | str | None]:
    return {entity.label: dict(entity.links).get("geonames") for entity in link_places(entities, mentions(text, *entities))}


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("A convoy left Kabul for Kandahar in Afghanistan.", ["Kabul", "Kandahar", "Afghanistan"], [KABUL, KANDAHAR, AFGHANISTAN]),
        ("They met in London.", ["London"], [LONDON]),
        ("They met in Paris.", ["Paris"], [PARIS]),
        ("They met in Paris, Texas, at noon.", ["Paris", "Texas"], [PARIS_TEXAS, TEXAS]),
        ("The United States sent help to Paris.", ["Paris", "United States"], [PARIS, UNITED_STATES]),
        ("They met in Springfield.", ["Springfield"], [None]),
        ("They met in Tripoli, Lebanon.", ["Tripoli", "Lebanon"], [TRIPOLI_IN_LEBANON, 272103]),
        ("They met in Nowhereville.", ["Nowhereville"], [None]),
        ("They met in Georgia.", ["Georgia"], [None]),
        ("They met in Birmingham; the United States was told.", ["Birmingham", "United States"], [None, UNITED_STATES]),
    ],
)
def test_sure_places_are_linked(text: str, names: list[str], expected: list[int | None]) -> None:
    countries = {"Afghanistan", "United States", "Lebanon"}
    found = linked(text, *(place(name, "Government" if name in countries else "Place") for name in names))
    assert [found[name] for name in names] == expected


def test_a_town_gets_coordinates_and_its_country_where_that_is_a_node() -> None:
    kabul, country = place("Kabul"), place("Afghanistan", "Government")
    first, second = link_places([kabul, country], mentions("Kabul lies in Afghanistan.", kabul, country))
    assert first.part_of == "afghanistan"
    assert first.lat == pytest.approx(34.5, abs=0.5) and first.lon == pytest.approx(69.2, abs=0.5)
    assert second.part_of is None and second.lat is None
    assert link_places([kabul])[0].part_of is None


@pytest.mark.parametrize("kind", ["Person", "Organization", "ArmedGroup", "Event", "Facility"])
def test_what_is_no_place_is_left_alone(kind: str) -> None:
    entity = place("Paris", kind)
    assert link_places([entity]) == (entity,)
