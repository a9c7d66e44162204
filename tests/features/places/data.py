"""Places as open data: a table, and GeoJSON (RFC 7946)."""

import json
from collections.abc import Iterator
from typing import Any

from civildialogue.core.feature import TEXT, Row, Table
from civildialogue.core.model.library import Library, address

from .model import FOLDER
from .pages import listed

COLUMNS = dict.fromkeys(("id", "town", "longitude", "latitude", "url"), TEXT)


def rows(library: Library, base: str) -> Iterator[Row]:
    """A row for each place."""
    for place in listed(library):
        yield {
            "id": place.id,
            "town": place.town,
            "longitude": str(place.longitude),
            "latitude": str(place.latitude),
            "url": f"{base}{address(f'{FOLDER}/{place.id}')}",
        }


def geojson(library: Library) -> str:
    """Every place as a point."""
    points: list[dict[str, Any]] = [
        {
            "type": "Feature",
            "properties": {"id": place.id, "town": place.town},
            "geometry": {"type": "Point", "coordinates": [place.longitude, place.latitude]},
        }
        for place in listed(library)
    ]
    return json.dumps({"type": "FeatureCollection", "features": points}, ensure_ascii=False)


def files(library: Library, base: str) -> dict[str, bytes]:
    """What stands beside the table."""
    return {"places.geojson": geojson(library).encode()}


TABLE = Table("places", COLUMNS, rows)
