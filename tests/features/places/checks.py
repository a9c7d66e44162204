"""The rules of places."""

from collections.abc import Iterator

from civildialogue.core.model.diagnostics import Diagnostic
from civildialogue.core.model.library import Library

from .model import FOLDER, PlaceMatter


def apart(library: Library) -> Iterator[Diagnostic]:
    """Two places at one spot: one of them was copied and not changed."""
    seen: dict[tuple[float, float], str] = {}
    for name, page in library.references.named_in(FOLDER).items():
        if isinstance(page.matter, PlaceMatter):
            spot = page.matter.longitude, page.matter.latitude
            first = seen.setdefault(spot, name)
            if first != name:
                yield Diagnostic("place-repeated", page.span_of("latitude"), {"other": first})
