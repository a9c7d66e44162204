"""The catalogue as linked data, to the letter: portals read nothing but these names."""

import json
from dataclasses import replace
from pathlib import Path

from civildialogue.core.model.library import Library
from civildialogue.core.output.data.linked import catalogue
from civildialogue.features.compendium.feature import COMPENDIUM

EXPECTED = Path(__file__).parent / "catalogue.jsonld"


def test_the_catalogue_of_one_table() -> None:
    feature = replace(COMPENDIUM, folder="", tables=COMPENDIUM.tables[:1], linked=lambda *_: ())
    made = catalogue(Library(features=(feature,)), "https://forum.example/")
    assert made == json.loads(EXPECTED.read_text(encoding="utf-8"))
