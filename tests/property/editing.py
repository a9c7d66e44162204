"""A small project and what editors do to it, by chance: what a build is made of, and what not."""

import datetime as dt
import hashlib
import json
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from civildialogue.core import pipeline
from civildialogue.core.source import catalogue
from compendium.written import Sources, disposition
from projects import REPOSITORY, SETTINGS, around
from unit.making import commit, git, original, translation

WORDS = ("съвет", "глас", "ред", "мнение", "council", "voice", "order", "petition", "подписка")
DAY = dt.date(2026, 12, 20)
WORDING = 'read-by: []\nwords:\n  origin.site-edition: "{}"\n'
TEMPLATE = """{% extends "base.html" %}
{% block scripts %}{{ super() }}<!-- WORDS -->{% endblock %}
"""
STATUSES = ("open", "accepted", "declined")


def project(folder: Path) -> Path:
    """A project of a few pages, a recommendation, a consultation and two comments, in Git."""
    docs = folder / "docs"
    shutil.copytree(REPOSITORY / "tests/golden/_base/docs", docs)
    around(docs)
    made = Sources(docs)
    made.recommendation(
        "rec-0002",
        english={"p-one": "The municipality to answer every proposal."},
        addressee=["council"],
    )
    made.consultation(scope=["rec-0002"])
    made.comment("c-aaaaaa", recommendation="rec-0002", disposition=disposition())
    made.comment("c-bbbbbb", recommendation="rec-0002")
    pipeline.fix(docs)
    (folder / ".gitignore").write_text("/site/\n.site.*\n", encoding="utf-8")
    git(folder, "init", "--quiet", "--initial-branch", "main")
    commit(folder, "First", "2026-12-01T10:00:00Z")
    return folder


@dataclass
class Editing:
    """A project in the hands of chance."""

    project: Path
    cache: Path
    chance: Random
    day: dt.date = DAY
    done: list[str] = field(default_factory=list)
    number: int = 0

    @property
    def docs(self) -> Path:
        """The folder of the texts."""
        return self.project / "docs"

    def step(self) -> None:
        """Does something, and makes it whole again more often than not."""
        name, edit = self.chance.choice(EDITS)
        self.done.append(name)
        edit(self)
        if self.chance.random() < 0.75 and name not in BROKEN:
            pipeline.fix(self.docs)

    def any(self, pattern: str) -> Path:
        """A file of the texts."""
        return self.chance.choice(sorted(self.docs.glob(pattern)) or [self.docs / "none"])

    def words(self) -> str:
        """Words that weren't there."""
        self.number += 1
        return f"{self.chance.choice(WORDS)} {self.number}"

    def change(self, path: Path, pattern: str, new: str) -> None:
        """Has other words in the first place of a pattern, or in one of all by chance."""
        text = path.read_text("utf-8") if path.is_file() else ""
        found = [*re.finditer(pattern, text, re.MULTILINE)]
        if found:
            at = self.chance.choice(found)
            path.write_text(f"{text[: at.start()]}{at.expand(new)}{text[at.end() :]}", "utf-8")


def _paragraph(at: Editing) -> None:
    at.change(at.any("**/*.md"), r"^(\w[^\n:]*)\.$", rf"\1, {at.words()}.")


def _link(at: Editing) -> None:
    at.change(at.any("*/*.md"), r"^(\w[^\n:]*)\.$", r"\1 [тук](../analysis/chapter.md#first).")


def _title(at: Editing) -> None:
    at.change(at.any("**/*.md"), r"^title: .*$", f"title: {at.words()}")


def _summary(at: Editing) -> None:
    at.change(at.any("**/*.md"), r"^summary: .*$", f"summary: {at.words()}")


def _fact(at: Editing) -> None:
    at.change(at.any("methodologies/petition.bg.md"), r"^cost: .*$", "cost: high")
    at.change(at.any("**/*.bg.md"), "^origin: .*$", f"origin: {at.chance.choice(ORIGINS)}")


ORIGINS = ("site-edition", "example")


def _new(at: Editing) -> None:
    at.number += 1
    folder = at.chance.choice(("analysis", "analysis", "about"))
    kind = "chapter" if folder == "analysis" else "page"
    path = at.docs / folder / f"new-{at.number}.bg.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text(original(kind, f"Нов {at.words()}.\n"), "utf-8")
    if at.chance.random() < 0.5:
        other = path.with_name(f"new-{at.number}.en.md")
        other.write_text(translation(kind, f"New {at.words()}.\n"), "utf-8")


def _rename(at: Editing) -> None:
    key = at.any("*/*.bg.md").name.removesuffix(".bg.md")
    at.number += 1
    for path in [*at.docs.glob(f"*/{key}.*.md")]:
        path.rename(path.with_name(path.name.replace(key, f"other-{at.number}")))


def _delete(at: Editing) -> None:
    at.any("**/*.md").unlink(missing_ok=True)


def _order(at: Editing) -> None:
    path = at.docs / "index.bg.md"
    if path.is_file():
        folders = ["methodologies", "analysis", "compendium"]
        at.chance.shuffle(folders)
        some = ", ".join(folders[: at.chance.randint(1, 3)])
        at.change(path, r"^order: .*$", f"order: [{some}]")


def _template(at: Editing) -> None:
    if at.chance.random() < 0.5:
        path = at.project / "overrides/main.html"
        path.write_text(TEMPLATE.replace("WORDS", at.words()), "utf-8")
    else:
        path = at.project / "overrides/assets/own.css"
        path.write_text(f"/* {at.words()} */", "utf-8")


def _wording(at: Editing) -> None:
    folder = at.project / "words"
    folder.mkdir(exist_ok=True)
    name = at.chance.choice(("bg", "en"))
    (folder / f"{name}.yml").write_text(WORDING.format(at.words()), "utf-8")


def _beside(at: Editing) -> None:
    (at.project / "README.md").write_text(at.words(), "utf-8")


def _glossary(at: Editing) -> None:
    path = at.docs / "_data/glossary.yml"
    at.change(path, r'(definition|term): "[^"]*"', rf'\1: "{at.words()}"')


def _source(at: Editing) -> None:
    path = at.docs / "_data/sources.yml"
    at.change(path, r"short: .*$", f"short: {{bg: {at.words()}, en: {at.words()}}}")


def _addressee(at: Editing) -> None:
    path = at.docs / "_data/authorities.yml"
    at.change(path, r'(bg|en): "[^"]*"', rf'\1: "{at.words()}"')


def _comment(at: Editing) -> None:
    at.number += 1
    made = Sources(at.docs, at.number)
    answer = {"disposition": disposition()} if at.chance.random() < 0.5 else {}
    letters = "bcdfghjkmnpqrstvwxyz"
    name = "".join(at.chance.choice(letters) for _ in range(6))
    made.comment(f"c-{name}", at.words(), recommendation="rec-0002", **answer)


def _answer(at: Editing) -> None:
    path = at.any("compendium/comments/*/*.md")
    at.change(path, r"^( +bg: ).*$", rf"\g<1>{at.words()}")
    at.change(path, r"decision: .*$", "decision: noted")


def _status(at: Editing) -> None:
    path = at.docs / "compendium/recommendations/rec-0002.bg.md"
    if path.is_file():
        at.change(path, r"\bstatus: .*$", f"status: {at.chance.choice(STATUSES)}")


def _consultation(at: Editing) -> None:
    path = at.docs / "compendium/consultations/2026-autumn.yml"
    day = at.chance.choice(("2026-12-26", "2026-12-30", "2027-01-05"))
    at.change(path, r"^closes: .*$", f"closes: '{day}'")


def _settings(at: Editing) -> None:
    path = at.project / "mkdocs.yml"
    name, address = at.words(), f"https://forum{at.number}.example/"
    changes = (
        (r"^site_name: .*$", f"site_name: {name}"),
        (r"^site_url: .*$", f"site_url: {address}"),
        (r"^markdown_extensions:$", "extra: {mail: forum@example.org}\nmarkdown_extensions:"),
        (r"^markdown_extensions:$", "extra: {features: [compendium]}\nmarkdown_extensions:"),
        (r"\A[\s\S]*\Z", SETTINGS.replace("\\", r"\\")),
    )
    at.change(path, *at.chance.choice(changes))


def _picture(at: Editing) -> None:
    path = at.docs / "assets/one.svg"
    path.parent.mkdir(exist_ok=True)
    is_new = not path.exists()
    size = at.chance.randint(1, 99)
    box = f'viewBox="0 0 {size} 9"'
    path.write_text(f'<svg xmlns="http://www.w3.org/2000/svg" {box}/>', "utf-8")
    if is_new:
        at.change(
            at.docs / "analysis/index.bg.md", r"^(\w[^\n:]*)\.$", r"\1 ![Знак](../assets/one.svg)."
        )


def _download(at: Editing) -> None:
    folder = at.project / "export"
    folder.mkdir(exist_ok=True)
    content, sources = at.words().encode(), catalogue.digest(at.docs)
    (folder / "data.zip").write_bytes(content)
    file = {
        **{"name": "data.zip", "form": "data", "book": "", "locale": None, "title": "Данни"},
        **{"edition": "", "date": "2026-12-01", "commit": "", "size": len(content)},
        **{"sha256": hashlib.sha256(content).hexdigest(), "made_from": sources},
    }
    listed = {"files": [{**file, "sources": sources}]}
    (folder / catalogue.NAME).write_text(json.dumps(listed), "utf-8")


def _commit(at: Editing) -> None:
    at.number += 1
    (at.project / "log.txt").write_text(f"{at.number}", "utf-8")
    commit(at.project, f"Edit {at.number}", f"2026-12-02T{at.number % 24:02}:00:00Z")


def _day(at: Editing) -> None:
    at.day += dt.timedelta(days=at.chance.choice((1, 5, 20)))


def _nothing(at: Editing) -> None:
    """Nothing changes."""


def _touched(at: Editing) -> None:
    path = at.any("**/*.*")
    path.write_bytes(path.read_bytes())


def _harmed(at: Editing) -> None:
    path = at.any("**/*.md")
    harm = at.chance.choice(("---\n", "\n[x](none.md)\n", "\n**a\n", "\n<script>\n", "\x00"))
    path.write_text(path.read_text("utf-8") + harm, "utf-8")


def _line_ends(at: Editing) -> None:
    path = at.any("**/*.md")
    path.write_bytes(path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))


def _back(at: Editing) -> None:
    git(at.project, "checkout", "--quiet", "HEAD", "--", ".")
    git(at.project, "clean", "--quiet", "--force", "-d")


def _site(at: Editing) -> None:
    for name in ("site", ".site.spare"):
        files = [path for path in sorted((at.project / name).rglob("*")) if path.is_file()]
        if files and at.chance.random() < 0.7:
            path = at.chance.choice(files)
            path.unlink() if at.chance.random() < 0.5 else path.write_text("other", "utf-8")


def _cache(at: Editing) -> None:
    files = [path for path in sorted(at.cache.glob("*/*")) if path.suffix != ".lock"]
    if files:
        path = at.chance.choice(files)
        path.unlink() if at.chance.random() < 0.5 else path.write_bytes(path.read_bytes()[:-9])


EDITS: tuple[tuple[str, Callable[[Editing], None]], ...] = tuple(
    (edit.__name__.strip("_"), edit)
    for edit in (
        *(_paragraph, _paragraph, _link, _title, _summary, _fact, _new, _rename, _delete, _order),
        *(_template, _wording, _beside, _glossary, _source, _addressee, _comment, _answer, _status),
        *(_consultation, _settings, _picture, _download, _commit, _day, _nothing, _touched),
        *(_harmed, _line_ends, _back, _back, _site, _cache),
    )
)
BROKEN = ("harmed", "nothing", "touched", "site", "cache", "back", "download")
"""What is left as it is: the one is to be wrong, and to make the others whole would change them."""
