"""The verb that prints the places for a map."""

from pathlib import Path

from civildialogue.core.commands.common import docs_of, docs_option, lang_option
from civildialogue.core.commands.helping import command
from civildialogue.core.commands.printing import say
from civildialogue.core.source.load import Loader

from .data import geojson


@command("places", help="help.export.places")
@docs_option
@lang_option
def export_places(docs: Path | None) -> None:
    """Prints every place as GeoJSON."""
    say(geojson(Loader(docs_of(docs)).library))
