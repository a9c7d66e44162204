"""What is measured: projects of one size, and the commands that build them."""

import os
import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib.metadata import distribution, version
from pathlib import Path

import plain
from civildialogue.core.model.language import languages
from civildialogue.core.model.text import BlockKind
from corpus import Corpus, write
from timing import COMMAND, FailedError, Taken, peak, taken

OTHERS = ("mkdocs", "mkdocs-material", "mkdocs-static-i18n", "hugo", "zensical")
MADE = (".git", "docs", "content", "layouts", "overrides", "mkdocs.yml", "hugo.yaml")
"""What stands in a project before anything was built."""


@dataclass(frozen=True)
class Step:
    """A command, and the project that it runs in."""

    command: tuple[str, ...]
    project: Path


@dataclass(frozen=True)
class Case:
    """Something that is measured; ``before`` prepares it and isn't.

    One that ``is_whole`` makes all of a site, and is asked for its memory.
    """

    name: str
    steps: tuple[Step, ...]
    before: Callable[[], object] = field(default=lambda: None)
    is_whole: bool = False

    def taken(self) -> Taken:
        """What its commands took, one after the other. Raises FailedError."""
        self.before()
        whole = Taken(0, 0)
        for step in self.steps:
            whole += taken(step.command, step.project, environment(step.project))
        return whole

    def peak(self) -> int:
        """The most memory of one of its commands. Raises FailedError."""
        self.before()
        return max(peak(s.command, s.project, environment(s.project)) for s in self.steps)


def environment(project: Path) -> Mapping[str, str]:
    """That of a user; what is kept between runs is kept in the project, where `fresh` finds it."""
    kept = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "XDG_CACHE_HOME": str(project / ".cache")}
    kept.pop("PYTHONDONTWRITEBYTECODE", None)
    return kept


def fresh(*projects: Path) -> None:
    """Removes whatever a run before left in a project."""
    for project in projects:
        for path in project.iterdir():
            if path.name not in MADE:
                shutil.rmtree(path) if path.is_dir() else path.unlink()


class Editing:
    """One paragraph in the middle of a project, and sentences added to it."""

    def __init__(self, corpus: Corpus, project: Path) -> None:
        self.key = corpus.keys[len(corpus.keys) // 2]
        made = next(page for page in corpus.pages() if page.key == self.key)
        self.path = project / f"docs/{made.key}.{made.locale}.md"
        self.was = next(b.text for b in made.blocks if b.kind is BlockKind.PARAGRAPH)
        self.text = self.path.read_text(encoding="utf-8")
        self.count = 0

    def edit(self) -> str:
        """Saves another wording of the paragraph; returns words that stand only there."""
        self.count += 1
        words = f"Това е промяна номер {self.count}."
        text = self.text.replace(self.was, f"{self.was} {words}", 1)
        self.path.write_text(text, encoding="utf-8")
        return words


class Projects:
    """The projects of one size: ours, and those of other generators from the same words."""

    def __init__(self, corpus: Corpus, folder: Path) -> None:
        self.ours, self.stock = folder / "ours", folder / "stock"
        self.hugo, self.zensical = folder / "hugo", folder / "zensical"
        write(corpus, self.ours)
        plain.write_stock(corpus, self.stock)
        plain.write_hugo(corpus, self.hugo)
        plain.write_zensical(corpus, self.zensical)
        self.editing = Editing(corpus, self.ours)

    def cases(self) -> list[Case]:
        """All of them, in the order of a round; some build on the one before."""
        build, check = (
            (Step((COMMAND, *w), self.ours),) for w in (("build",), ("check", "--quiet"))
        )
        each = [self.zensical / locale for locale in languages()]
        mkdocs = Step((sys.executable, "-m", "mkdocs", "build", "-q"), self.stock)
        hugo = Step((hugo_itself(), "--quiet"), self.hugo)
        zensical = tuple(Step((beside("zensical"), "build"), project) for project in each)
        return [
            Case("check", check, lambda: fresh(self.ours)),
            Case("check-again", check),
            Case("cold", build, lambda: fresh(self.ours), is_whole=True),
            Case("again", build),
            Case("edited", build, self.editing.edit),
            Case("stock", (mkdocs,), lambda: fresh(self.stock), is_whole=True),
            Case("hugo", (hugo,), lambda: fresh(self.hugo), is_whole=True),
            Case("zensical", zensical, lambda: fresh(*each), is_whole=True),
        ]


def beside(name: str) -> str:
    """A program of this environment."""
    return str(Path(sys.executable).with_name(name))


def hugo_itself() -> str:
    """Hugo's own program: the one that the package installs starts Python first."""
    folder = Path(str(distribution("hugo").locate_file("hugo/binaries")))
    return str(next(folder.glob("hugo*"), "hugo"))


def versions() -> dict[str, str]:
    """Those of the generators that ours is compared with."""
    return {name: version(name) for name in OTHERS}


def failed(error: Exception) -> str:
    """Why a case can't be measured, in a line."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return lines[-1][:200] if lines else type(error).__name__


UNMEASURED = (FailedError, OSError)
"""What stops a case and not the others."""
