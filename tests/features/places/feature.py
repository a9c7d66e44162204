"""What places declare to the core."""

from collections.abc import Iterator, Mapping

from click import Command

from civildialogue.core.declaring import DAY, NAMED, Form, Input
from civildialogue.core.feature import RESTS, Feature, PageKind, Reference, each
from civildialogue.core.source import clock

from . import checks, data, pages
from .model import FOLDER, PlaceMatter


def _start(name: str) -> Mapping[str, object]:
    day = clock.today().isoformat()
    return {"id": name, "town": "…", "longitude": 0, "latitude": 0, "seen": day}


def _references(matter: PlaceMatter) -> Iterator[Reference]:
    yield from each(
        "protected-by", matter.protected_by, register="sources", role="place", is_cited=True
    )
    yield from each("near", matter.near, folder=FOLDER, role="place", way=RESTS)


def _commands() -> Iterator[tuple[str, Command]]:
    from .commands import export_places

    yield "export", export_places


SUGGEST = Form(
    name="place",
    page="places/suggest",
    model=PlaceMatter,
    inputs=(
        *map(Input, ("title", "summary", "town", "longitude", "latitude")),
        Input("history", is_text=True),
    ),
    made={"kind": "place", "origin": "site-edition", "id": (NAMED, "title"), "seen": DAY},
    left=(
        *("short-title", "written-in", "imported", "charts", "processes", "screens"),
        *("keywords", "protected-by", "near"),
    ),
    path="places/{id}.{record}.md",
)

PLACES = Feature(
    name="places",
    package=__package__,
    folder=FOLDER,
    kinds=(
        PageKind(
            "place",
            PlaceMatter,
            sections=("history",),
            start=_start,
            folder=FOLDER,
            references=_references,
            facts=pages.facts,
            after=pages.after,
        ),
    ),
    checks=(checks.apart,),
    pages=(pages.LIST, SUGGEST.page),
    documents=pages.documents,
    forms=(SUGGEST,),
    tables=(data.TABLE,),
    files=data.files,
    commands=_commands,
)
