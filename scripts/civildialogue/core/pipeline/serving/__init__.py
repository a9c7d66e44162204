"""The site on this machine while its texts are written: built at each save, shown at once.

Three processes: this one holds the port and starts the others again, should one end; one serves
and watches, with a thread for each browser; one builds, without threads (see ``building``).
"""

import ctypes
import errno
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from types import FrameType
from typing import NoReturn
from urllib.parse import urlsplit

from civildialogue.core.model.language import message, terminal_locale
from civildialogue.core.pipeline import building as once
from civildialogue.core.pipeline.serving.answering import Server, State
from civildialogue.core.pipeline.serving.building import Builder
from civildialogue.core.pipeline.serving.building import Job as Job
from civildialogue.core.pipeline.serving.telling import Told
from civildialogue.core.pipeline.serving.watching import Watch
from civildialogue.core.source import git
from civildialogue.core.source.settings import NAME, Settings, settings
from civildialogue.core.source.wording import FOLDER

Say = Callable[[str], None]
TRIES = 50
"""Ports that are tried, one after the other, before the system chooses."""
PAUSE, PATIENCE = 1.0, 5.0
"""Seconds before a process that ended is started again, and for all to end."""
_PR_SET_CHILD_SUBREAPER = 36
"""Source: prctl(2), Linux 3.4 and later."""


def serve(job: Job, given: Settings, host: str, port: int, say: Say) -> None:
    """Serves a project until it is interrupted, whatever happens to its files meanwhile.

    ``given`` are its settings as it starts. Another port is taken if that one is. Raises OSError
    where none can be.
    """
    base = f"/{urlsplit(given.address).path.strip('/')}/".replace("//", "/")
    server = _bound(host, port, State(job.out, base), say)
    with suppress(KeyboardInterrupt):
        if hasattr(os, "fork"):
            _supervise(job, server, say)
        else:
            _at_once(job, server, say)
    server.server_close()


def _bound(host: str, port: int, state: State, say: Say) -> Server:
    ports = [*range(port, min(port + TRIES, 65536)), 0] if port else [0]
    for each in ports:
        try:
            server = Server((host, each), state)
        except OSError as error:
            if error.errno != errno.EADDRINUSE or not each:
                raise
            continue
        found = server.server_address[1]
        name = f"[{host}]" if ":" in host else host
        words = "serve.at" if found == port or not port else "serve.taken"
        address = f"http://{name}:{found}{state.base}"
        say(message(terminal_locale(), words, address=address, port=port))
        return server
    raise AssertionError("the last port is any")


def _supervise(job: Job, server: Server, say: Say) -> None:
    """Runs the two others, and starts them again if one ends. Ends with KeyboardInterrupt."""
    for name in ("SIGTERM", "SIGHUP"):
        signal.signal(getattr(signal, name), _interrupted)
    if sys.platform == "linux":  # Who builds takes turns with its copies; all are ended here.
        ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1)
    front = 0
    try:
        while True:
            ours, theirs = Pipe()
            _forked(lambda: _build(job, server, theirs, ours))  # noqa: B023 - run before the next
            front = _forked(lambda: _front(job, server, ours, theirs, say))  # noqa: B023
            ours.close()
            theirs.close()
            while os.wait()[0] != front:
                pass
            time.sleep(PAUSE)
    finally:
        for name in ("SIGINT", "SIGTERM", "SIGHUP"):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
        _end(front)


def _interrupted(_number: int, _frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt


def _end(front: int) -> None:
    """Ends who serves; who builds hears of it, and ends too."""
    if front:
        with suppress(ProcessLookupError):
            os.kill(front, signal.SIGTERM)
    until = time.monotonic() + PATIENCE
    with suppress(ChildProcessError):
        while time.monotonic() < until:
            if os.waitpid(-1, os.WNOHANG) == (0, 0):
                time.sleep(0.01)


def _forked(work: Callable[[], None]) -> int:
    """Does something in a copy of this process."""
    number = os.fork()
    if number:
        return number
    try:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.signal(signal.SIGHUP, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # The process that waits is told.
        work()
    finally:
        os._exit(1)


def _build(job: Job, server: Server, channel: Connection, other: Connection) -> None:
    os.setpgid(0, 0)
    server.socket.close()
    other.close()
    Builder(job, channel).run()


def _front(job: Job, server: Server, channel: Connection, other: Connection, say: Say) -> None:
    other.close()
    parent = os.getppid()
    _attend(job, server, channel, say, lambda: os.getppid() == parent)


def _at_once(job: Job, server: Server, say: Say) -> None:
    """All in one process, where it can't be copied: a save waits for the build before it."""
    ours, theirs = Pipe()
    threading.Thread(target=Builder(job, theirs).run, daemon=True).start()
    _attend(job, server, ours, say, lambda: True)


def _attend(
    job: Job, server: Server, channel: Connection, say: Say, is_wanted: Callable[[], bool]
) -> None:
    """Serves, and hands on what changed, as long as it is wanted and the other process lives."""
    watch = Watch(lambda: places(job), job.out / "index.html")
    for work in (server.serve_forever, lambda: _listen(server.state, channel, say)):
        threading.Thread(target=work, daemon=True).start()
    for paths in watch.changes():
        if not is_wanted():
            return
        if paths:
            channel.send(paths)


def _listen(state: State, channel: Connection, say: Say) -> None:
    while True:
        try:
            told: Told = channel.recv()
        except (EOFError, OSError):
            os._exit(1)  # Both are started again.
        state.take(told)
        if told.line:
            say(told.line)


def places(job: Job) -> list[Path]:
    """What a site is made of, as the settings have it now. Raises OSError without settings."""
    given = settings(job.project, docs=job.docs)
    docs = (job.docs or given.docs).absolute()
    own = [job.project / name for name in (NAME, FOLDER)]
    found = [docs, given.theme, *own, once.exported(job.project)]
    with suppress(git.GitError):
        where = Path(os.fsdecode(git.ask(docs, "rev-parse", "--absolute-git-dir").rstrip(b"\n")))
        found += [where / "HEAD", where / "logs" / "HEAD"]
    return [place.absolute() for place in found]
