"""The process that builds: it has no threads, and keeps in memory what is slow to load.

Each whole build is made by a copy of the process. One that succeeds takes over, with all that it
has read; one that fails, or is no longer wanted as something else was saved, is gone without a
trace. So whatever a build does, the one before it is ready to answer the next save at once, and
nothing is left over in memory. Source: fork(2).
"""

import gc
import os
import signal
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import Pipe
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

from civildialogue.core.active import using
from civildialogue.core.model.language import Locale, languages
from civildialogue.core.pipeline import building, inspect
from civildialogue.core.pipeline.generator import Generator, Theme
from civildialogue.core.pipeline.serving import telling
from civildialogue.core.pipeline.serving.atonce import AtOnce
from civildialogue.core.site.writing.context import Shared
from civildialogue.core.source import clock
from civildialogue.core.source.history import History
from civildialogue.core.source.settings import settings


@dataclass(frozen=True)
class Job:
    """What is served: a project, its texts (if not the settings' own), and the folder of its site.

    ``generator`` is asked anew for each build, as its settings may have changed.
    """

    project: Path
    docs: Path | None
    out: Path
    generator: Callable[[Path], Generator]


@dataclass
class _Remembering:
    """The generator, which remembers what it made last."""

    inner: Generator
    themes: dict[Locale, Theme] = field(default_factory=dict)
    shared: Shared | None = None

    def __getattr__(self, name: str) -> Any:
        return getattr(self.inner, name)

    def theme(self, locale: Locale, shared: Shared) -> Theme:
        """The theme in a language."""
        self.shared, self.themes[locale] = shared, self.inner.theme(locale, shared)
        return self.themes[locale]


class Builder:
    """Builds what is asked for through ``channel``, and tells there what came of it."""

    def __init__(self, job: Job, channel: Connection) -> None:
        self._job, self._channel = job, channel
        self._ready: AtOnce | None = None
        self._copy: tuple[int, Connection] | None = None

    def run(self) -> None:
        """Works until nobody asks any more."""
        self._begin()
        while True:
            copy = self._copy
            ready = wait([self._channel, copy[1]] if copy else [self._channel])
            if copy and self._channel not in ready:
                self._heard(*copy)
            else:
                try:
                    paths = self._channel.recv()
                except (EOFError, OSError):
                    self._stop()
                    return
                self._stop()
                self._answer(paths)
                self._begin()

    def _answer(self, paths: Iterable[Path]) -> None:
        """The first of the two steps. A fault in it is none: the second one tells."""
        if self._ready is None:
            return
        with suppress(Exception):
            fresh = self._ready.fresh(paths)
            if fresh.pages:
                self._channel.send(telling.Told(pages=fresh.pages))
            if fresh.found:
                self._channel.send(telling.faulty(fresh.found))

    def _begin(self) -> None:
        """The second step, in a copy of this process; here, where the system has none."""
        if not hasattr(os, "fork"):
            self._told(self._build(self._channel.send))
            return
        ours, theirs = Pipe()
        number = os.fork()
        if number:
            theirs.close()
            self._copy = number, ours
            return
        os.setpgid(0, 0)
        ours.close()
        made = self._build(theirs.send)
        if made is None:
            os._exit(0)
        theirs.send(None)
        with suppress(EOFError, OSError):
            theirs.recv()  # Nothing comes: the process before this one ends.
        theirs.close()
        self._told(made)

    def _told(self, made: AtOnce | None) -> None:
        """What was read for builds before goes."""
        self._copy, self._ready = None, made or self._ready
        gc.unfreeze()
        gc.collect()
        gc.freeze()

    def _heard(self, number: int, copy: Connection) -> None:
        """Hands on what the copy tells. Once it is done, all is its business."""
        try:
            told = copy.recv()
        except (EOFError, OSError):
            os.waitpid(number, 0)
            self._copy = None
            return
        if told is None:
            os._exit(0)
        self._channel.send(told)

    def _stop(self) -> None:
        """Ends a build that nobody wants any more, with the processes that it started."""
        if self._copy is None:
            return
        number, copy = self._copy
        for end in (os.killpg, os.kill):  # It may not have a group of its own yet.
            with suppress(ProcessLookupError, PermissionError):
                end(number, signal.SIGKILL)
        os.waitpid(number, 0)
        copy.close()
        self._copy = None

    def _build(self, tell: Callable[[telling.Told], None]) -> AtOnce | None:
        """Builds the whole site and tells of it; None if it failed. Nothing is raised."""
        started = time.perf_counter()
        job = self._job
        try:
            generator = _Remembering(job.generator(job.project))
            building.build(job.project, job.out, generator, docs=job.docs)
            tell(telling.ready(time.perf_counter() - started))
        except Exception as error:
            tell(telling.failed(error))
            return None
        try:
            return self._prepared(generator)
        except Exception:  # Then the next save waits for the whole build.
            return None

    def _prepared(self, generator: _Remembering) -> AtOnce:
        """What answers the next save, made of what the build has read."""
        job = self._job
        given = settings(job.project, docs=job.docs)
        docs = (job.docs or given.docs).absolute()
        with using(given.features):
            shared = generator.shared
            if shared is None:
                if self._ready is not None:  # Nothing had changed, so nothing was read.
                    return self._ready
                place = building.exported(job.project)
                read, files = inspect(docs, docs.name, given), building.downloads(place, docs)
                shared = Shared(read.library, History(docs), clock.today(), files)
                for locale in languages():
                    generator.theme(locale, shared)
            made = AtOnce(docs, shared, generator.themes, generator)
        made.warm()
        return made
