"""A repository with texts, for tests of what answers say of changes."""

import datetime as dt
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

DAY = dt.date(2026, 12, 8)


@dataclass
class Repository:
    """The repository around a folder of texts; every commit is made on a day."""

    docs: Path
    day: dt.date = DAY

    def git(self, *arguments: str) -> str:
        """What Git says, without the line end. Raises CalledProcessError."""
        moment = f"{self.day.isoformat()}T12:00:00+0200"
        person = {
            f"GIT_{role}_{name}": value
            for role in ("AUTHOR", "COMMITTER")
            for name, value in (("NAME", "Редактор"), ("EMAIL", "e@example.org"), ("DATE", moment))
        }
        done = subprocess.run(
            ["git", "-C", str(self.docs), *arguments],
            env=os.environ | person,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.strip()

    def begin(self) -> "Repository":
        """Starts the repository with everything that is there."""
        self.git("init", "--quiet", "--initial-branch", "main", "..")
        return self.commit("Начало")[1]

    def commit(self, message: str = "Запис") -> "tuple[str, Repository]":
        """Commits everything; gives the id of the commit."""
        self.git("add", "--all", "..")
        self.git("commit", "--quiet", "--allow-empty", "--message", message)
        return self.git("rev-parse", "HEAD"), self

    def rewrite(self, path: str, old: str, new: str, message: str = "Текст") -> str:
        """Changes words of a file and commits it; gives the id of the commit."""
        file = self.docs / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")
        return self.commit(message)[0]
