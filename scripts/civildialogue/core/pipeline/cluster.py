"""Parts that the workers of a cluster make: they need nothing of this machine's disk.

The cluster is one of Dask. Its protocol carries programs: whoever reaches a scheduler can run what
they like on its workers, so it belongs into a network of its own, or behind `tls://`.
"""

import logging
import pickle
import socket
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit

from civildialogue.core.active import active, using
from civildialogue.core.model.escaping import escaped
from civildialogue.core.model.language import Languages, Locale, message, terminal_locale, use
from civildialogue.core.model.once import anew
from civildialogue.core.pipeline.building import BuildFailedError
from civildialogue.core.pipeline.driver import Site, begun
from civildialogue.core.pipeline.executing import SHARE, Result, kept_of, written
from civildialogue.core.pipeline.gathering import Carried, Gathered, Packed, gathered, placed
from civildialogue.core.pipeline.generator import Generator
from civildialogue.core.pipeline.origin import program
from civildialogue.core.site.pages.assembly import Part, lists, texts
from civildialogue.core.site.writing.context import Shared
from civildialogue.core.source import clock
from civildialogue.core.source.pack import Pack
from civildialogue.core.source.settings import Settings

SCHEMES = ("dask", "tcp", "tls")
_PATIENCE = 20
"""Seconds that a scheduler and its first worker may take to answer."""
_ROUNDS = 5
"""How often what was lost with workers is asked for again."""
Begin = Callable[[], Callable[[Path], Generator]]
"""Starts the program in another process; gives what makes the generator of a project there."""


def is_address(text: str) -> bool:
    """Whether a text names a scheduler: ``dask://HOST:PORT``."""
    try:
        parts = urlsplit(text)
        return parts.scheme in SCHEMES and bool(parts.hostname and parts.port)
    except ValueError:
        return False


@dataclass(frozen=True)
class Work:
    """What a worker is given once for a build. ``sums`` are those of the frames it must get."""

    files: Mapping[str, bytes]
    docs: str
    shared: Shared
    languages: Languages
    features: tuple[str, ...] | None
    moment: Any
    zone: str
    frame: str
    sums: Mapping[Locale, str]


class OtherProgramError(Exception):
    """A worker has another version of the program, or of a package that it needs."""


@dataclass(frozen=True)
class Cluster:
    """The workers of the scheduler at an address. ``begin`` starts the program there."""

    address: str
    project: Path
    given: Settings
    begin: Begin
    share: int = SHARE

    def results(self, site: Site, shared: Shared) -> Iterator[Result]:
        """The result of every part. Raises BuildFailedError, OSError.

        Lists are made here, as they ask the history, and while this process has no threads.
        """
        scheme, place, *_ = urlsplit(self.address)
        self._reach(place)
        yield from written(site, shared, lists(shared))
        found = [kept_of(site, part) for part in texts(shared)]
        yield from ((first, key, made) for first, key, made in found if made is not None)
        todo = [number for number, (*_, made) in enumerate(found) if made is None]
        if not todo:
            return
        try:
            from distributed import Client  # Optional, and slow to load.

            logging.getLogger("distributed").setLevel(logging.CRITICAL)
            address = f"{'tcp' if scheme == 'dask' else scheme}://{place}"
            client = Client(address, timeout=_PATIENCE)
        except (OSError, TimeoutError) as error:
            raise self._failed("unreachable", error) from error
        with client:
            for number, packed in self._sent(client, self.work(site, shared), todo):
                yield placed(site, packed, found[number][0])

    def _reach(self, place: str) -> None:
        try:
            host, _, port = place.rpartition(":")
            socket.create_connection((host.strip("[]"), int(port)), _PATIENCE).close()
        except (OSError, ValueError) as error:
            raise self._failed("unreachable", error) from error

    def work(self, site: Site, shared: Shared) -> bytes:
        """What every worker is given, as it is sent."""
        folders = [self.project / "mkdocs.yml", self.given.theme, self.project / "words"]
        paths = [
            path
            for folder in folders
            for path in ([folder] if folder.is_file() else folder.rglob("*"))
            if path.is_file()
        ]
        work = Work(
            {path.relative_to(self.project).as_posix(): path.read_bytes() for path in paths},
            self.given.docs.relative_to(self.project).as_posix(),
            Shared(
                # Features are part of the program, and are there already.
                replace(shared.library, features=(), beside=tuple, once=anew),
                Carried(shared.history),
                shared.today,
                shared.downloads,
            ),
            self.given.languages,
            self.given.features,
            clock.now(),
            clock.zone().key,
            site.frame,
            {locale: theme.sum for locale, theme in site.themes.items()},
        )
        return pickle.dumps(work, pickle.HIGHEST_PROTOCOL)

    def _sent(
        self, client: Any, work: bytes, numbers: Sequence[int]
    ) -> Iterator[tuple[int, Packed]]:
        """The parts that workers make. Those of a worker that ends are made by another one."""
        from distributed import as_completed
        from distributed.client import FutureCancelledError, FuturesCancelledError

        lost = (FutureCancelledError, FuturesCancelledError)
        todo = [numbers[at : at + self.share] for at in range(0, len(numbers), self.share)]
        name = sha256(work).hexdigest()
        try:
            for _ in range(_ROUNDS):
                client.wait_for_workers(1, timeout=_PATIENCE)
                given = client.scatter(work, broadcast=True, hash=False)
                futures = {
                    client.submit(made, self.begin, program(), name, given, some, pure=False): some
                    for some in todo
                }
                todo = []
                for future in as_completed(list(futures)):
                    try:
                        yield from zip(futures[future], future.result(), strict=True)
                    except lost:  # The last worker that had what was given has ended.
                        todo.append(futures[future])
                    future.release()
                if not todo:
                    return
        except TimeoutError as error:
            raise self._failed("workless", error) from error
        except OtherProgramError as error:
            raise self._failed("other", error) from error
        except OSError as error:
            raise self._failed("unreachable", error) from error
        except Exception as error:  # Whatever a worker can raise.
            raise self._failed("failed", error) from error
        raise self._failed("workless", TimeoutError())

    def _failed(self, key: str, error: Exception) -> BuildFailedError:
        reason = escaped(f"{type(error).__name__}: {error}".split("\n", 1)[0][:200])
        words = message(
            terminal_locale(), f"cluster.{key}", address=escaped(self.address), reason=reason
        )
        return BuildFailedError(words)


@dataclass(frozen=True)
class _Begun:
    """A build that this worker takes part in."""

    work: Work
    folder: TemporaryDirectory[str]
    site: Site
    parts: Sequence[Part]


_one = threading.Lock()
"""The languages, the clock and the features are those of one build at a time."""
_begun: dict[str, _Begun] = {}


def made(begin: Begin, needed: str, name: str, work: bytes, numbers: Sequence[int]) -> list[Packed]:
    """Makes parts of a build, on a worker. Raises OtherProgramError.

    ``needed`` is the program's sum, ``name`` that of the work, ``numbers`` are those of texts.
    """
    with _one:
        if name not in _begun:
            _begun.clear()
            _begun[name] = _beginning(begin, needed, work)
        build = _begun[name]
        with _as_in(build.work):
            return [gathered(build.site, build.parts[number]) for number in numbers]


def _beginning(begin: Begin, needed: str, sent: bytes) -> _Begun:
    start = begin()
    if program() != needed:
        raise OtherProgramError(socket.gethostname())
    work: Work = pickle.loads(sent)  # noqa: S301 - a cluster runs what it is sent, as its protocol has it
    folder = TemporaryDirectory(prefix="civildialogue-")
    project = Path(folder.name)
    for path, content in work.files.items():
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).write_bytes(content)
    # The generator wants to see a folder with texts, and reads none of it.
    (project / work.docs).mkdir(parents=True, exist_ok=True)
    with _as_in(work):
        shared = replace(work.shared, library=replace(work.shared.library, features=active()))
        site = begun(Gathered(project), shared, start(project), Pack(None))
        if work.sums != {locale: theme.sum for locale, theme in site.themes.items()}:
            raise OtherProgramError(socket.gethostname())
        return _Begun(work, folder, replace(site, frame=work.frame), texts(shared))


@contextmanager
def _as_in(work: Work) -> Iterator[None]:
    """The languages, the features and the moment of a build."""
    use(work.languages)
    clock.use(work.zone)
    with using(work.features), clock.fixed(work.moment):
        yield
