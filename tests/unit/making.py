"""Makes the sources that the unit tests read: pages, data, and a small whole Forum."""

import datetime as dt
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from click.testing import CliRunner, Result

from civildialogue import cli
from civildialogue.core.active import known
from civildialogue.core.model.diagnostics import Diagnostic
from civildialogue.core.model.language import BULGARIAN, ENGLISH, Locale
from civildialogue.core.model.library import Fields, Library, Page
from civildialogue.core.model.schema import ChapterMatter, TranslationMatter
from civildialogue.core.model.text import Block, BlockKind, SourceText
from civildialogue.core.model.vocabulary import Kind
from civildialogue.core.site.blocks.marker import CLOSE, OPEN, decode
from civildialogue.core.site.pages import generated
from civildialogue.core.site.writing.context import Document, Shared, Writer
from civildialogue.core.source.blocks import split_blocks
from civildialogue.core.source.frontmatter import read_matter
from civildialogue.core.source.history import History
from civildialogue.core.source.load import Loader

DURATION = {"min": 1, "max": 3, "unit": "weeks"}
AUTHOR = {"bg": "Екип на Форума", "en": "The Forum’s team"}


def unmarked(body: str) -> str:
    """A text with what its marks carry."""
    first, *rest = body.split(OPEN)
    told = (part.partition(CLOSE) for part in rest)
    return first + "".join(decode(mark)["html"] + after for mark, _, after in told)


def run(*arguments: str | Path) -> Result:
    """The command, in this process."""
    return CliRunner().invoke(cli.main, [str(argument) for argument in arguments])


REQUIRED: Mapping[str, Mapping[str, Any]] = {
    Kind.HOME: {},
    Kind.PAGE: {},
    Kind.PUBLICATION: {
        "short-title": "Кратко",
        "edition": "2026-11",
        "authors": [AUTHOR],
        "licence": "CC-BY-4.0",
    },
    Kind.CHAPTER: {},
    "method": {
        "levels": ["municipal"],
        "initiators": ["citizens"],
        "duration": DURATION,
        "cost": "low",
    },
    "lesson": {
        "audience": "citizens",
        "level": "basic",
        "minutes": 60,
        "outcomes": [{"text": {"bg": "Пише предложение.", "en": "Writes a proposal."}}],
        "activities": [{"minutes": 60, "title": {"bg": "Урок", "en": "Lesson"}, "way": "talk"}],
    },
    "placement": {},
    "annex": {},
    "recommendation": {
        "id": "rec-0001",
        "status": "open",
        "addressee": ["council"],
        "level": "national",
        "licence": "CC-BY-4.0",
        "issued": "2026-11-01",
    },
}
"""What the front matter of every kind can't do without."""


def matter(kind: str, **more: Any) -> dict[str, Any]:
    """The front matter of an original; ``more`` uses underscores for hyphens."""
    common = {
        "kind": str(kind),
        "title": "Заглавие",
        "summary": "За какво е.",
        "origin": "site-edition",
    }
    own = {key.replace("_", "-"): value for key, value in more.items()}
    return {**common, **REQUIRED[kind], **own}


def fenced(values: Mapping[str, Any], body: str) -> str:
    """A source file: front matter and body."""
    return (
        f"---\n{yaml.safe_dump(dict(values), allow_unicode=True, sort_keys=False)}---\n\n{body}\n"
    )


def original(kind: str = Kind.CHAPTER, body: str = "", **more: Any) -> str:
    """The text of a Bulgarian file."""
    return fenced(matter(kind, **more), body)


def translation(kind: str = Kind.CHAPTER, body: str = "", **more: Any) -> str:
    """The text of an English file."""
    values = {"kind": str(kind), "title": "Title", "summary": "What it is about."}
    return fenced(values | {key.replace("_", "-"): v for key, v in more.items()}, body)


def write_all(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Writes the files below the folder and returns it."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        data = content if isinstance(content, bytes) else content.encode()
        path.write_bytes(data)
    return folder


def load(folder: Path, files: Mapping[str, str | bytes]) -> Loader:
    """Writes the files and reads the folder."""
    return Loader(write_all(folder, files))


def blocks_of(text: str) -> list[Block]:
    """The blocks of a body that begins on line 1."""
    return split_blocks(text.split("\n"), 1)


def block(text: str, kind: BlockKind = BlockKind.PARAGRAPH, id_: str | None = None) -> Block:
    """One block that stands on line 1."""
    return Block(kind, text, 1, id_, 1 if id_ else 0)


def page(text: str, key: str = "analysis/one", locale: Locale = BULGARIAN) -> Page:
    """A page without a file. Its front matter must be right."""
    source = SourceText(f"docs/{key}.{locale}.md", text)
    values, data, line = read_matter(source, locale != BULGARIAN)
    assert values is not None, data.diagnostics
    fields: Fields = data.fields
    return Page(
        key, locale, source, values, fields, tuple(split_blocks(source.lines[line - 1 :], line))
    )


def bare_page(body: str, locale: Locale = BULGARIAN, key: str = "analysis/one") -> Page:
    """A page whose text is the body alone, so that its lines count from 1."""
    source = SourceText(f"docs/{key}.{locale}.md", body)
    if locale == BULGARIAN:
        own = ChapterMatter.model_validate(matter(Kind.CHAPTER))
        return Page(key, locale, source, own, {}, tuple(blocks_of(body)))
    words = {"kind": "chapter", "title": "Title", "summary": "What it is about."}
    translated = TranslationMatter.model_validate(words)
    return Page(key, locale, source, translated, {}, tuple(blocks_of(body)))


def library_of(*pages: Page) -> Library:
    """A library of pages and nothing else."""
    return Library(
        originals={p.key: p for p in pages if p.locale == BULGARIAN},
        translated={ENGLISH: {p.key: p for p in pages if p.locale == ENGLISH}},
    )


def writer_of(library: Library, docs: Path, locale: Locale = BULGARIAN) -> Writer:
    """A writer over a library and whatever history the folder has."""
    return Writer(Shared(library, History(docs)), locale)


def made(writer: Writer) -> dict[str, Document]:
    """The documents that come of all texts and records, by their keys."""
    makers = generated.makers(writer.library)
    return {key: document for maker in makers for key, document in maker.make(writer)}


def codes_of(diagnostics: Any) -> list[str]:
    """The codes of the findings, in their order."""
    found: list[Diagnostic] = list(diagnostics)
    return [diagnostic.code for diagnostic in found]


def git(folder: Path, *arguments: str, day: dt.date | str = dt.date(2026, 11, 22)) -> None:
    """Runs Git in the folder; ``day`` may be a moment."""
    when = day if isinstance(day, str) else f"{day.isoformat()}T12:00:00Z"
    own = {
        "GIT_AUTHOR_NAME": "Редактор",
        "GIT_AUTHOR_EMAIL": "editor@example.org",
        "GIT_AUTHOR_DATE": when,
        "GIT_COMMITTER_NAME": "Редактор",
        "GIT_COMMITTER_EMAIL": "editor@example.org",
        "GIT_COMMITTER_DATE": when,
    }
    subprocess.run(
        ["git", "-C", str(folder), *arguments],
        env=os.environ | own,
        check=True,
        capture_output=True,
    )


def commit(folder: Path, subject: str, day: dt.date | str) -> None:
    """Records everything in the folder."""
    git(folder, "add", "--all", day=day)
    git(folder, "commit", "--quiet", "--message", subject, day=day)


def _sections(names: tuple[str, ...], text: str) -> str:
    return "\n\n".join(f"## {name.title()} {{#{name}}}\n\n{text}" for name in names)


DATA = {
    "_data/authorities.yml": """\
- id: council
  name: {bg: "Министерски съвет", en: "Council of Ministers"}
  level: national
  url: https://www.government.bg/
  source: https://iisda.government.bg/
  accessed: "2026-11-22"
""",
    "_data/glossary.yml": """\
- id: participation
  bg: {term: "участие", definition: "Влияние на гражданите върху решенията."}
  en: {term: "participation", definition: "Citizens’ influence on decisions."}
  source: zna
- id: hearing
  bg: {term: "изслушване", definition: "Среща, на която органът слуша."}
  en: {term: "hearing", definition: "A meeting at which the authority listens."}
  related: [participation]
""",
    "_data/sources.yml": """\
- id: zna
  type: legislation
  title: {bg: "Закон за нормативните актове", en: "Normative Acts Act"}
  short: {bg: "ЗНА", en: "NAA"}
  language: bg
  URL: https://lex.bg/laws/ldoc/2127837184
  accessed: "2026-11-22"
- id: apk
  type: legislation
  title: {bg: "Административнопроцесуален кодекс", en: "Administrative Procedure Code"}
  short: {bg: "АПК", en: "APC"}
  language: bg
  URL: https://lex.bg/laws/ldoc/2135521015
  accessed: "2026-11-22"
""",
    "_data/tombstones.yml": """\
- page: analysis/gone
  removed: "2026-11-20"
  moved-to: analysis/one
  reason: {bg: "Текстът е преместен.", en: "The text has moved."}
- page: analysis/one
  id: p-gone
  removed: "2026-11-20"
  reason: {bg: "Остаряло.", en: "Out of date."}
""",
}

LAW = [{"source": "zna", "article": "26", "paragraph": "4", "point": "1"}]
TOOL = {"name": {"bg": "Портал", "en": "Portal"}, "url": "https://www.strategy.bg/"}
EVIDENCE = [
    {"source": "zna", "locator": {"bg": "чл. 26", "en": "art. 26"}},
    {"page": "analysis/one", "block": "p-one"},
    {"source": "apk"},
]

SECTIONS = {kind.name: kind.sections for each in known() for kind in each.kinds}
"""Those of the kinds that features bring; the core alone has none of them."""
LESSON_SECTIONS = SECTIONS.get("lesson", ())
METHOD_SECTIONS = SECTIONS.get("method", ())
RECOMMENDATION_SECTIONS = SECTIONS.get("recommendation", ())

FORUM = {
    **DATA,
    "index.bg.md": original(
        Kind.HOME, "Добре дошли.\n{#p-home}", title="Форум", order=["compendium", "analysis"]
    ),
    "index.en.md": translation(Kind.HOME, "Welcome.\n{#p-home}", title="Forum"),
    "about/index.bg.md": original(Kind.PAGE, "За нас.\n{#p-about}", title="За Форума"),
    "about/index.en.md": translation(Kind.PAGE, "About us.\n{#p-about}", title="About"),
    "analysis/index.bg.md": original(
        Kind.PUBLICATION, title="Анализ на участието", short_title="Анализ", order=["two", "one"]
    ),
    "analysis/index.en.md": translation(
        Kind.PUBLICATION, title="Analysis of participation", short_title="Analysis"
    ),
    "analysis/one.bg.md": original(
        Kind.CHAPTER,
        "## Срок {#term}\n\nСрокът е тридесет дни [@zna, чл. 26].\n{#p-one}\n\nОще.\n{#p-two}",
        title="Първа глава",
    ),
    "analysis/one.en.md": translation(
        Kind.CHAPTER,
        "## Term {#term}\n\nThe term is thirty days [@zna, art. 26].\n{#p-one}\n\nMore.\n{#p-two}",
        title="Chapter one",
    ),
    "analysis/two.bg.md": original(Kind.CHAPTER, "Само тук.\n{#p-only}", title="Втора глава"),
    "methodologies/index.bg.md": original(Kind.PUBLICATION, title="Методики"),
    "methodologies/index.en.md": translation(
        Kind.PUBLICATION, title="Methodologies", short_title="Methods"
    ),
    "methodologies/petition.bg.md": original(
        "method",
        _sections(METHOD_SECTIONS, "Текст."),
        title="Петиция",
        legal_basis=LAW,
        tools=[TOOL],
        related=["survey"],
    ),
    "methodologies/petition.en.md": translation(
        "method", _sections(METHOD_SECTIONS, "Text."), title="Petition"
    ),
    "methodologies/survey.bg.md": original(
        "method", _sections(METHOD_SECTIONS, "Текст."), title="Анкета"
    ),
    "training/index.bg.md": original(Kind.PUBLICATION, title="Обучение"),
    "training/index.en.md": translation(Kind.PUBLICATION, title="Training", short_title="Training"),
    "training/first.bg.md": original(
        "lesson",
        _sections(LESSON_SECTIONS, "Текст."),
        title="Първи урок",
        unready=True,
        methods=["petition"],
    ),
    "training/first.en.md": translation(
        "lesson", _sections(LESSON_SECTIONS, "Text."), title="First lesson"
    ),
    "compendium/index.bg.md": original(Kind.PUBLICATION, title="Компендиум"),
    "compendium/index.en.md": translation(
        Kind.PUBLICATION, title="Compendium", short_title="Compendium"
    ),
    "compendium/recommendations/rec-0001.bg.md": original(
        "recommendation",
        _sections(RECOMMENDATION_SECTIONS, "Текст."),
        title="Повече време",
        origin="site-edition",
        history=[{"status": "open", "date": "2026-11-01"}],
        methods=["petition"],
        evidence=EVIDENCE,
    ),
    "compendium/recommendations/rec-0001.en.md": translation(
        "recommendation", _sections(RECOMMENDATION_SECTIONS, "Text."), title="More time"
    ),
    "assets/plan.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
}
"""A small Forum with every kind of page; ``check --fix`` makes it whole, without errors."""
