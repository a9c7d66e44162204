"""Which files changed: looked for when the system tells of a change, and every second anyway."""

import os
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from civildialogue.core.source import clock
from civildialogue.core.source.settings import NAME

EVERY = 1.0
"""Seconds after which is looked even if the system tells nothing: it can't for every disk."""
SETTLES = 0.01
"""Seconds in which who saves a file empties it and writes it."""
Seen = dict[Path, tuple[int, int, int]]


class Watch:
    """Watches folders and files; ``changes`` gives those that changed, as often as some did.

    ``wanted`` is a file that is told of when it goes, and whatever else changes there is not.
    """

    def __init__(self, places: Callable[[], Iterable[Path]], wanted: Path) -> None:
        """``places`` is asked again when settings change; while it raises OSError, it is as was."""
        self._asked, self._places, self._wanted = places, [*places()], wanted
        self._told = threading.Event()
        self._observer = Observer()
        self._watched: set[Path] = set()
        self._seen, self._day, self._was_there = self._look(), clock.today(), wanted.exists()
        with suppress(OSError, RuntimeError):  # It has no room for more; we look every second.
            self._observer.start()

    def changes(self) -> Iterator[set[Path]]:
        """Waits for changes, for ever; between them it gives an empty set about each second."""
        while True:
            self._listen()
            if self._told.wait(EVERY):
                self._told.clear()
                time.sleep(SETTLES)
            yield self._new()

    def _new(self) -> set[Path]:
        before, self._seen = self._seen, self._look()
        found = {path for path, _ in before.items() ^ self._seen.items()}
        day, self._day = self._day, clock.today()
        was_there, self._was_there = self._was_there, self._wanted.exists()
        if day != self._day or (was_there and not self._was_there):
            found.add(self._wanted)
        if any(path.name == NAME for path in found):
            with suppress(OSError):
                self._places = [*self._asked()]
        return found

    def _listen(self) -> None:
        """Has the system tell of each folder that is there now, also one that was made again.

        Of a file its folder is watched: who saves it may put another one in its place.
        """
        for place in self._places:
            folder = place if place.is_dir() else place.parent
            if folder in self._watched and not folder.exists():
                self._watched.discard(folder)
            elif folder not in self._watched and folder.exists():
                with suppress(OSError):
                    is_deep = folder == place
                    self._observer.schedule(_Handler(self._told), str(folder), recursive=is_deep)
                    self._watched.add(folder)

    def _look(self) -> Seen:
        found: Seen = {}
        todo = [*self._places]
        while todo:
            place = todo.pop()
            try:
                with os.scandir(place) as entries:
                    for entry in entries:
                        if entry.is_dir(follow_symlinks=False):
                            todo.append(place / entry.name)
                        else:
                            self._note(found, place / entry.name)
            except NotADirectoryError:
                self._note(found, place)
            except OSError:
                continue
        return found

    @staticmethod
    def _note(found: Seen, path: Path) -> None:
        with suppress(OSError):
            told = path.lstat()
            found[path] = told.st_size, max(told.st_mtime_ns, told.st_ctime_ns), told.st_ino


class _Handler(FileSystemEventHandler):
    def __init__(self, told: threading.Event) -> None:
        self._told = told

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Called in a thread of its own; reading a file is no change."""
        if event.event_type not in ("opened", "closed_no_write"):
            self._told.set()
