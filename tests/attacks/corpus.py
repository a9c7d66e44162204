"""The corpus of attacks: each a file as a contributor would send it, and where it would stand."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from civildialogue.core import pipeline
from civildialogue.core.model.diagnostics import Severity
from civildialogue.core.source.settings import settings

HERE = Path(__file__).parent
REPOSITORY = HERE.parents[1]
PAGES = REPOSITORY / "tests" / "e2e" / "docs"
HOLE = b"@@@"


@dataclass(frozen=True)
class Attack:
    """One file: what it tries, where it goes, and the code that refuses it, if one does."""

    name: str
    tries: str
    at: str = ""
    adds: str = ""
    refused: str = ""
    link: bool = False
    grow: tuple[str, int] | None = None

    @property
    def content(self) -> bytes:
        """The file's bytes; what is too long for a repository is repeated here."""
        content = (HERE / self.name).read_bytes()
        if self.grow is None:
            return content
        return content.replace(HOLE, self.grow[0].encode() * self.grow[1], 1)

    def place(self, docs: Path) -> None:
        """Puts the file where its sender wants it, or adds it to a list."""
        target = docs / (self.at or self.adds)
        target.parent.mkdir(parents=True, exist_ok=True)
        if self.link:
            target.symlink_to(self.content.decode())
        elif self.adds:
            with target.open("ab") as file:
                file.write(b"\n" + self.content)
        else:
            target.write_bytes(self.content)


@cache
def attacks() -> tuple[Attack, ...]:
    """Every attack of the manifest."""
    raw: dict[str, dict[str, Any]] = yaml.safe_load((HERE / "manifest.yml").read_text("utf-8"))
    return tuple(
        Attack(name, **{**told, "grow": _grown(told.get("grow"))}) for name, told in raw.items()
    )


def _grown(told: dict[str, Any] | None) -> tuple[str, int] | None:
    return (told["from"], told["times"]) if told else None


def base(folder: Path) -> Path:
    """The ``docs`` folder of the browser tests, with all its ids."""
    docs = folder / "docs"
    shutil.copytree(PAGES, docs)
    pipeline.fix(docs)
    return docs


def errors(docs: Path) -> Iterator[tuple[str, str]]:
    """The path below ``docs``, as it is shown, and the code of every error."""
    for diagnostic in pipeline.inspect(docs, docs.name, settings(REPOSITORY, docs=docs)).diagnostics:
        if diagnostic.severity is Severity.ERROR:
            yield diagnostic.span.path.removeprefix("docs/"), diagnostic.code


def accepted(folder: Path) -> Path:
    """A ``docs`` folder with every attack that is not refused."""
    docs = base(folder)
    for attack in attacks():
        if not attack.refused:
            attack.place(docs)
    pipeline.fix(docs)
    return docs
