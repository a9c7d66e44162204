"""The pages that the compendium makes of its data."""

from collections.abc import Iterator

from civildialogue.core.feature import Feature
from civildialogue.core.output.data.first import INDEX
from civildialogue.core.output.data.paths import file
from civildialogue.core.site.pages import downloads, nodes
from civildialogue.core.site.writing.context import Document, Writer
from civildialogue.features.compendium.model.vocabulary import (
    COMPENDIUM,
    RECOMMENDATIONS,
)
from civildialogue.features.compendium.pages import (
    accountability,
    authorities,
    citations,
    consultations,
    further,
    listing,
)

EXAMPLE = """\
import json
from urllib.request import urlopen

def read(address):
    return json.load(urlopen(address))

index = read("{address}")
files = {{each["name"]: each["address"] for each in index["files"]}}
for each in read(files["recommendations"])["recommendations"]:
    one = read(each["file"])
    print(one["id"], one["status"], one["title"], len(one["passages"]))
"""
"""A program that reads data v1 from its index on."""


def documents(writer: Writer) -> Iterator[tuple[str, Document]]:
    """The lists of a compendium, and the pages of its consultations."""
    if COMPENDIUM not in writer.library.publications:
        return
    key = f"{COMPENDIUM}/data"
    title, summary = writer.t("data.title"), writer.t("data.summary")
    searched = writer.t("data.keywords")
    yield key, writer.document(title, summary, _data(writer, key), keywords=searched)
    title, summary = writer.t("evidence.title"), writer.t("evidence.summary")
    words = writer.t("evidence.start"), writer.t("evidence.none")
    yield from nodes.documents(writer, f"{COMPENDIUM}/evidence", title, summary, words)
    yield from accountability.documents(writer)
    yield from listing.documents(writer)
    yield from authorities.documents(writer)
    yield from consultations.documents(writer)
    if not writer.whole:
        yield from further.documents(writer)


def _data(writer: Writer, key: str) -> str:
    own, others = list[Feature](), list[Feature]()
    for feature in writer.library.shown:
        (own if feature.folder == COMPENDIUM else others).append(feature)
    return writer.render(
        "compendium/data.md.j2",
        key,
        packed=downloads.data(writer),
        about=lambda file: downloads.about(file, writer.locale),
        folder=downloads.FOLDER,
        citations=citations.FORMS,
        first=next(iter(writer.library.contents(RECOMMENDATIONS)), ""),
        tables=[table.name for feature in own for table in feature.tables],
        others=[(each.place, each.name) for feature in others for each in feature.datasets],
        packages={each.name: each.data_folder for each in others if each.data_folder},
        former={p: now for feature in (*own, *others) for p, now in feature.former.items()},
        example=EXAMPLE.format(address=f"{writer.library.address}{file(INDEX)}"),
    )
