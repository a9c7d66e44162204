"""What Git knows of the sources: when a page last changed, and how a passage once read."""

import datetime as dt
import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from zoneinfo import ZoneInfo

from civildialogue.model.text import Block, SourceText
from civildialogue.source.blocks import split_blocks
from civildialogue.source.frontmatter import split

ZONE = ZoneInfo("Europe/Sofia")
"""Where the terms of the Forum's consultations are counted."""
EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
"""The moment of texts that have no history."""


def today() -> dt.date:
    """The day as of which terms and ages are counted; ``CIVILDIALOGUE_TODAY`` can set it."""
    chosen = os.environ.get("CIVILDIALOGUE_TODAY")
    return dt.date.fromisoformat(chosen) if chosen else dt.datetime.now(ZONE).date()


_RECORD, _FIELD = "\x1e", "\x1f"


@dataclass(frozen=True)
class Commit:
    """One commit: its full id, the moment it was made (UTC) and the first line of its message."""

    id: str
    moment: dt.datetime
    subject: str

    @property
    def day(self) -> dt.date:
        """The day it was made (UTC)."""
        return self.moment.date()

    @property
    def short(self) -> str:
        """The id as people quote it."""
        return self.id[:10]


class History:
    """The history of a ``docs`` folder. Without Git, or outside a repository, it is just empty."""

    def __init__(self, docs: Path) -> None:
        self.docs = docs.resolve()

    def _git(self, *arguments: str) -> str:
        command = ["git", "-c", "core.quotepath=off", "-C", str(self.docs), *arguments]
        try:
            done = subprocess.run(command, capture_output=True, check=False)
        except OSError:
            return ""
        return done.stdout.decode("utf-8", errors="replace") if done.returncode == 0 else ""

    @cached_property
    def _log(self) -> list[tuple[Commit, list[str]]]:
        """Commits that touch the folder, newest first, with the files they touch."""
        form = f"{_RECORD}%H{_FIELD}%ct{_FIELD}%s{_FIELD}"
        text = self._git("log", "--no-merges", "--name-only", "--relative", f"--format={form}", ".")
        return [_parse(record) for record in text.split(_RECORD)[1:]]

    @cached_property
    def last_change(self) -> dict[str, Commit]:
        """The newest commit of each file, by its path below the folder."""
        newest: dict[str, Commit] = {}
        for commit, paths in self._log:
            for path in paths:
                newest.setdefault(path, commit)
        return newest

    @cached_property
    def head(self) -> Commit | None:
        """The newest commit of the whole repository."""
        text = self._git("log", "-1", f"--format={_RECORD}%H{_FIELD}%ct{_FIELD}%s{_FIELD}")
        records = text.split(_RECORD)[1:]
        return _parse(records[0])[0] if records else None

    @cached_property
    def epoch(self) -> int | None:
        """The time of the newest commit, in seconds since 1970, for ``SOURCE_DATE_EPOCH``.

        Source: https://reproducible-builds.org/specs/source-date-epoch/
        """
        text = self._git("log", "-1", "--format=%ct").strip()
        return int(text) if text.isdecimal() else None

    def passage(self, path: str, block_id: str, block_hash: str) -> tuple[Block, Commit] | None:
        """The block of a file as it read when its hash was ``block_hash``, and that commit."""
        for commit, paths in self._log:
            if path not in paths:
                continue
            text = self._git("show", f"{commit.id}:./{path}")
            for block in _blocks(path, text):
                if block.id == block_id and block.hash == block_hash:
                    return block, commit
        return None


def _parse(record: str) -> tuple[Commit, list[str]]:
    identifier, seconds, subject, names = record.split(_FIELD, 3)
    moment = dt.datetime.fromtimestamp(int(seconds), dt.UTC)
    return Commit(identifier, moment, subject), [name for name in names.splitlines() if name]


def _blocks(path: str, text: str) -> Iterator[Block]:
    source = SourceText(path, text.replace("\r\n", "\n"))
    found = split(source)
    if found is not None:
        yield from split_blocks(source.lines[found[1] - 1 :], found[1])
