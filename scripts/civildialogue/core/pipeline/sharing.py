"""A site that several machines make: each a share of its parts, and one of them the whole."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from civildialogue.core.active import using
from civildialogue.core.model.escaping import escaped
from civildialogue.core.model.language import message, terminal_locale
from civildialogue.core.output.apart import apart
from civildialogue.core.pipeline import kept
from civildialogue.core.pipeline.building import BuildFailedError, checked, exported
from civildialogue.core.pipeline.driver import Site, begun
from civildialogue.core.pipeline.executing import Result
from civildialogue.core.pipeline.gathering import Gathered, Packed, gathered, placed
from civildialogue.core.pipeline.generator import Generator
from civildialogue.core.pipeline.origin import Origin, origin
from civildialogue.core.site.pages.assembly import Part, lists, texts
from civildialogue.core.site.writing.context import Shared
from civildialogue.core.source.pack import Pack
from civildialogue.core.source.settings import settings

_HEAD = "share"
_NAMES = "share-*.results"
_NO_LIMIT = 1 << 62
_TOGETHER = 8
"""Parts that a process makes at a time."""


@dataclass(frozen=True)
class Share:
    """One of so many shares: ``number`` begins with 1."""

    number: int
    of: int

    @property
    def name(self) -> str:
        """The file that has its results."""
        return _NAMES.replace("*", f"{self.number}-of-{self.of}")

    def numbers(self, count: int) -> range:
        """Which of so many parts are in it: long ones come first, and every share gets some."""
        return range(self.number - 1, count, self.of)


def share(
    project: Path, out: Path, generator: Generator, wanted: Share, docs: Path | None = None
) -> Path:
    """Makes one share of a site's parts; returns the file with its results, in the folder ``out``.

    Raises BuildFailedError, OSError.
    """
    given = settings(project, docs=docs)
    folder, export = docs or given.docs, exported(project)
    made_of = origin(project, given, folder, export)
    looks = kept.results(project, "texts", kept.setting(project, folder.name))
    shared = checked(folder, given, export, looks)
    path = out / wanted.name
    path.unlink(missing_ok=True)
    results = Pack(path, limit=_NO_LIMIT)
    with using(given.features):
        site = begun(Gathered(Path()), shared, generator, results)
        every = _parts(shared)
        # Asked for by every part: worked out before there is a process for each.
        _ = shared.backlinks, shared.translations
        numbers = wanted.numbers(len(every))
        jobs = [
            partial(_made, site, every, numbers[start : start + _TOGETHER])
            for start in range(0, len(numbers), _TOGETHER)
        ]
        for found in apart(jobs, is_light=True):
            for number, packed in found:
                results.put(str(number), packed)
    results.put(_HEAD, (made_of, wanted))
    results.save()
    return path


def _parts(shared: Shared) -> list[Part]:
    return [*lists(shared), *texts(shared)]


def _made(site: Site, every: Sequence[Part], numbers: range) -> list[tuple[int, Packed]]:
    return [(number, gathered(site, every[number])) for number in numbers]


@dataclass(frozen=True)
class Joined:
    """Takes the parts from the results of all shares, by their numbers. See `joined`."""

    paths: Sequence[Path]

    def results(self, site: Site, shared: Shared) -> Iterator[Result]:
        """The result of every part, its pages written. Raises BuildFailedError, OSError."""
        count = len(_parts(shared))
        for at, path in enumerate(self.paths):
            found = Pack(path)
            for number in Share(at + 1, len(self.paths)).numbers(count):
                try:
                    yield placed(site, found.get(str(number)))
                except (TypeError, ValueError) as error:
                    raise _refused("join.unreadable", path) from error


def joined(project: Path, folders: Sequence[Path], docs: Path | None = None) -> Joined:
    """What makes a site of the results in some folders. Raises BuildFailedError.

    They are refused where one is lacking or damaged, or is of another program, commit or day, or of
    other texts.
    """
    given = settings(project, docs=docs)
    here = origin(project, given, docs or given.docs, exported(project))
    paths: dict[Share, Path] = {}
    for path in sorted(path for folder in folders for path in folder.rglob(_NAMES)):
        head: Any = Pack(path).get(_HEAD)
        match head:
            case (Origin() as there, Share() as found):
                if name := there.differs(here):
                    ours = {"theirs": getattr(there, name)[:10], "ours": getattr(here, name)[:10]}
                    raise _refused(f"join.{name}", path, **ours)
                paths[found] = path
            case _:
                raise _refused("join.unreadable", path)
    of = max((found.of for found in paths), default=1)
    if wrong := [path for found, path in paths.items() if found.of != of]:
        raise _refused("join.split", wrong[0], of=of)
    wanted = [Share(number, of) for number in range(1, of + 1)]
    if lacking := [each.name for each in wanted if each not in paths]:
        place = ", ".join(map(str, folders))
        raise BuildFailedError(
            message(terminal_locale(), "join.lacking", names=", ".join(lacking), path=place)
        )
    return Joined([paths[each] for each in wanted])


def _refused(key: str, path: Path, **values: object) -> BuildFailedError:
    return BuildFailedError(message(terminal_locale(), key, path=escaped(str(path)), **values))
