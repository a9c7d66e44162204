"""Files that a feature makes of the texts to carry away, none of them twice of the same."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from civildialogue.core.active import using
from civildialogue.core.model.library import Library
from civildialogue.core.output.apart import apart
from civildialogue.core.output.book.order import Made, Materials
from civildialogue.core.pipeline import kept
from civildialogue.core.pipeline.filing import Progress, write
from civildialogue.core.site.writing.context import Shared
from civildialogue.core.source import catalogue
from civildialogue.core.source.history import History
from civildialogue.core.source.load import Loader
from civildialogue.core.source.settings import Settings, settings

TOGETHER = 12
"""Pieces of work that one process does at a time: the files of two pages, in all forms."""
Make = Callable[[Materials], Sequence[Callable[[], Made]]]


def read(project: Path, docs: Path, given: Settings) -> Library:
    """The texts of a project; those that were read before aren't read again."""
    looks = kept.results(project, "texts", kept.setting(project, "docs"))
    with using(given.features):
        return given.placed(Loader(docs, kept=looks).library)


def export_made(
    project: Path,
    docs: Path,
    out: Path,
    make: Make,
    told: Progress,
    library: Library | None = None,
    asked: str = "",
) -> None:
    """Writes the files that a feature makes below ``out``: each piece of work gives one.

    ``library`` has the texts, if they were read before. ``asked`` tells all that decides which
    files these are: then nothing is read where they were made of the same before.
    """
    given = settings(project, docs=docs)
    sources, known = catalogue.digest(docs), catalogue.read(out)
    before = kept.results(project, "exports")
    key = before.key(asked, sources, kept.state(project, docs, given.theme)) if asked else ""
    names: list[tuple[str, str]] = before.get(key) or []
    there = [each for name, _ in names if (each := known.get(name)) and each.sources == sources]
    if names and [(each.name, each.made_from) for each in there] == names:
        write(out, known, (Made(each, None) for each in there), len(there), told)
        return
    shared = Shared(library or read(project, docs, given), History(docs))
    with using(given.features):
        work = make(Materials(shared, given, sources, known))
        found = write(out, known, _abreast(work), len(work), told)
    if key:
        before.put(key, [(each.name, each.made_from) for each in found])
        with suppress(OSError):  # Else the next run makes them again.
            before.save()


def _abreast(work: Sequence[Callable[[], Made]]) -> Iterator[Made]:
    """What each piece gives; those that stand together are made together, of the same texts."""
    parts = [work[at : at + TOGETHER] for at in range(0, len(work), TOGETHER)]
    for found in apart([partial(_done, part) for part in parts], is_light=True):
        yield from found


def _done(part: Sequence[Callable[[], Made]]) -> list[Made]:
    return [piece() for piece in part]
