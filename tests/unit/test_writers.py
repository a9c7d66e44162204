"""Every command that writes texts refuses what would bring an error; none can be forgotten."""

import ast
import shutil
from collections.abc import Iterator
from pathlib import Path

import click
import docx
import pypandoc
import pytest

from civildialogue import cli
from civildialogue.core import pipeline
from civildialogue.core.checks import registry
from civildialogue.core.model.diagnostics import Diagnostic
from civildialogue.core.model.library import Library
from civildialogue.core.source.load import Loader
from projects import REPOSITORY, tree
from unit.making import FORUM, original, run, write_all

WORDS = ("--title", "Заглавие", "--title-en", "Title")
WHY = ("--reason", "unlawful", "--by", "Редакция")
COMMENTS = "compendium/comments/rec-0001"
COMMENT = """---
id: c-{id}
target: {{recommendation: rec-0001, block: recommendation, quote: Recommendation}}
kind: question
lang: bg
author: {{name: Ана, capacity: citizen}}
received: "2026-12-01"
received-via: form
licence: CC-BY-4.0
---
Защо?
"""
ANSWERED = """\
disposition:
  decision: answered
  reason: {bg: "Да.", en: "Yes."}
  by: Р
  "on": "2026-12-02"
licence:"""
PREPARED = """\
id: planned
title: {bg: "Предстояща", en: "Planned"}
scope: [rec-0001]
state: preparation
missing: {bg: "Ден.", en: "A day."}
"""
HELD = """\
id: NAME
title: {bg: "Консултация", en: "Consultation"}
scope: [rec-0001]
opens: "2026-FROM"
closes: "2026-TO"
contact: {bg: "a@example.org", en: "a@example.org"}
"""
CONSULTATIONS = "compendium/consultations"
PROVISIONAL = "compendium/recommendations/rec-8123"
PASSAGES = "Първи пасаж. Второ изречение.\n{#p-a}\n\nДруг пасаж.\n{#p-b}"
FILES = {
    **FORUM,
    "analysis/long.bg.md": original(body=PASSAGES, title="Дълга"),
    f"{PROVISIONAL}.bg.md": FORUM["compendium/recommendations/rec-0001.bg.md"]
    .replace("rec-0001", "rec-8123")
    .replace("open", "draft"),
    f"{COMMENTS}/2026-12-01-ana-aaaaaa.md": COMMENT.format(id="aaaaaa"),
    f"{COMMENTS}/2026-12-01-ana-eeeeee.md": COMMENT.format(id="eeeeee").replace(
        "licence:", ANSWERED
    ),
    f"{CONSULTATIONS}/planned.yml": PREPARED,
    **{
        f"{CONSULTATIONS}/{name}.yml": HELD.replace("NAME", name)
        .replace("FROM", opens)
        .replace("TO", closes)
        for name, opens, closes in (
            ("autumn", "10-01", "11-05"),
            ("winter", "12-01", "12-31"),
        )
    },
    f"{COMMENTS}/2026-12-01-petar.md": COMMENT.format(id="cccccc").replace(
        "licence:", 'redaction: {reason: unlawful, "on": "2026-12-02", by: Р}\nlicence:'
    ),
}
GENRES = ("page", "chapter", "method", "lesson", "placement")
WRITE = {
    "answer": (
        *("c-aaaaaa", "--decision", "answered", "--reason", "Да.", "--reason-en", "Yes."),
        *("--by", "Редакция"),
    ),
    "redact": ("c-aaaaaa", *WHY),
    "withhold": ("rec-0001", "--kind", "question", *WHY),
    "renumber": ("rec-8123",),
    "announce": (
        *("planned", "--opens", "2026-12-24", "--closes", "2027-01-24"),
        *("--contact", "a@example.org", "--contact-en", "a@example.org"),
    ),
    "extend": ("winter", "--closes", "2027-01-20", "--reason", "Още.", "--reason-en", "More."),
    "conclude": ("autumn",),
    "status": ("rec-0001", "withdrawn"),
    "apply": ("c-dddddd",),
    "respond": (
        *("rec-0001", "--answer", "Да.", "--answer-en", "Yes."),
        *("--url", "https://example.org/"),
    ),
    "reply": ("c-eeeeee", "--text", "Благодаря."),
    "translate": ("c-eeeeee", "--text", "How?"),
    "new recommendation": (*WORDS, "--addressee", "council", "--level", "national"),
    "new comment": (
        *("rec-0001", "--kind", "question", "--quote", "Recommendation"),
        *("--text", "Как?", "--name", "Борис"),
    ),
    "new consultation": (
        *("spring", *WORDS, "--opens", "2026-12-20", "--closes", "2027-01-20"),
        *("--scope", "rec-0001", "--contact", "a@example.org", "--contact-en", "a@example.org"),
    ),
    "new finding": (
        *("f-few", "--chapter", "one", "--statement", "Малко.", "--statement-en", "Few."),
        *("--source", "zna", "--confidence", "low"),
        *("--why-so-sure", "Веднъж.", "--why-so-sure-en", "Once."),
    ),
    "new figure": (
        *("people", "--numbers", "{given}/numbers.csv", *WORDS, "--unit", "души"),
        *("--unit-en", "people", "--columns", "Година; Души", "--columns-en", "Year; People"),
        *("--source", "zna", "--period", "2024–2025"),
    ),
    "new correction": (
        *("fewer", "--page", "analysis/long#p-b", "--stood", "Две.", "--stood-en", "Two."),
        *("--stands", "Три.", "--stands-en", "Three.", "--reason", "Така е.", "--reason-en", "So."),
    ),
    "new source": (
        *("law", "--type", "legislation", *WORDS, "--short", "Закон", "--short-en", "Law"),
        *("--url", "https://example.org/"),
    ),
    "new term": (
        *("word", "--term", "дума", "--term-en", "word"),
        *("--definition", "Нещо.", "--definition-en", "Something."),
    ),
    "new authority": (
        *("court", "--name", "Съд", "--name-en", "Court", "--level", "national"),
        *("--url", "https://example.org/", "--source", "https://example.org/"),
    ),
    **{f"new {kind}": (f"analysis/new-{kind}", *WORDS) for kind in GENRES},
    "new annex": ("methodologies/new-annex", *WORDS),
    "new publication": ("reports/index", *WORDS),
    "move": ("analysis/one", "analysis/moved"),
    "split": ("analysis/long#p-a", "--at", "Второ"),
    "merge": ("analysis/long#p-a", "p-b"),
    "translations": ("--record", "analysis/one"),
    "import docx": ("{given}/text.docx", "--into", "analysis/imported.bg.md"),
    "import odt": ("{given}/text.odt", "--into", "analysis/imported.bg.md"),
    "import comments": ("{given}/comments",),
    "migrate": (),
}
"""What each command that writes texts is given here."""
OTHER = {
    "check": "`--fix` has a rule of its own, by file: what would bring an error stays as it is",
    "new project": "there is no project yet",
    "new words": "writes remarks beside the texts, for a person to fill",
    **dict.fromkeys(
        ("explain", "build", "serve", "search", "verify", "review", "receipt"), "reads the texts"
    ),
    **{
        f"export {what}": "reads the texts"
        for what in ("all", "data", "epub", "pdf", "bundle", "training")
    },
}


def commands(group: click.Command, name: str = "") -> Iterator[str]:
    """The names of all commands, those of groups included."""
    if not isinstance(group, click.Group):
        yield name
        return
    context = click.Context(group)
    for inner in group.list_commands(context):
        found = group.get_command(context, inner)
        assert found is not None
        yield from commands(found, f"{name} {inner}".strip())


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Texts with something to do for each command, and what is to be imported beside them."""
    place = tmp_path_factory.mktemp("writers")
    made = write_all(place / "docs", FILES)
    pipeline.fix(made)
    one = made / "analysis/one.bg.md"
    one.write_text(one.read_text("utf-8").replace("Още.", "Още нещо."), "utf-8")
    page = Loader(made).library.originals["compendium/recommendations/rec-0001"]
    block = next(b for b in page.blocks if b.text == "Текст.")
    about = f'block: {block.id}, hash: "{block.hash}", quote: Текст'
    proposed = COMMENT.format(id="dddddd").replace("question", "amend\nproposal: Слово")
    proposed = proposed.replace("block: recommendation, quote: Recommendation", about)
    write_all(made, {f"{COMMENTS}/2026-12-01-ana-dddddd.md": proposed})
    given = place / "given"
    write_all(given, {"comments/2026-12-01-vera.md": COMMENT.format(id="bbbbbb")})
    write_all(given, {"numbers.csv": "year,people\n2024,3\n2025,2\n"})
    text = docx.Document()
    text.add_paragraph("Внесен текст.")
    text.save(str(given / "text.docx"))
    pypandoc.convert_text("Текст.", "odt", "markdown", outputfile=str(given / "text.odt"))
    return place


@pytest.fixture
def docs(start: Path, tmp_path: Path) -> Path:
    """The texts, to be changed."""
    shutil.copytree(start, tmp_path, dirs_exist_ok=True)
    return tmp_path / "docs"


def invoked(docs: Path, name: str) -> click.testing.Result:
    given = docs.parent / "given"
    arguments = [each.replace("{given}", str(given)) for each in WRITE[name]]
    return run(*name.split(), *arguments, "--docs", docs, "--lang", "en")


def test_every_command_is_here() -> None:
    assert {*commands(cli.main)} == {*WRITE, *OTHER}


@pytest.mark.parametrize("name", WRITE)
def test_it_writes_but_not_where_that_would_be_an_error(
    docs: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, real = tree(docs), registry.run

    def strict(library: Library, *more: object) -> Iterator[Diagnostic]:
        """Whatever is not as it was is an error."""
        yield from real(library, *more)  # type: ignore[arg-type]
        known = set(before.values())
        lists = (*library.filed.values(), library.sources, library.glossary, library.authorities)
        kept = (located for each in lists for located in each.values())
        for text in (*library.pages, *kept):
            if text.source.written.encode() not in known:
                yield Diagnostic("merge-unfinished", text.source.span(1), {"mark": "x"})

    with monkeypatch.context() as patch:
        patch.setattr(registry, "run", strict)
        done = invoked(docs, name)
    assert (done.exit_code, tree(docs)) == (1, before), done.output
    assert "merge-unfinished" in done.output
    done = invoked(docs, name)
    assert done.exit_code == 0, done.output
    assert tree(docs) != before


RULE = {
    "core/output/bundle.py": "what is exported",
    "core/pipeline/proposing.py": "the rule",
    "core/pipeline/carry.py": "what is exported",
    "core/pipeline/filing.py": "what is exported",
    "core/pipeline/completing.py": "a copy, before the rule",
    "core/pipeline/fixing.py": "`check --fix`",
    "core/pipeline/kept.py": "what is known of a site, in the cache",
    "core/pipeline/migrate/__init__.py": "settings and texts together, after the rule",
    "core/pipeline/starting/wording.py": "`new words`",
    "core/source/importing/page.py": "what writes is given",
    "core/source/pack.py": "results, in the cache",
    "core/source/scaffold.py": "what writes is given",
    "features/review/commands.py": "the review, where it is asked for",
}


def test_nothing_else_writes_texts() -> None:
    package = REPOSITORY / "scripts/civildialogue"
    found = set()
    for path in package.rglob("*.py"):
        text = path.read_text("utf-8")
        for node in ast.walk(ast.parse(text)) if "core.source.writing" in text else ():
            names = (
                {each.name for each in node.names} if isinstance(node, ast.ImportFrom) else set()
            )
            is_writer = names & {"beside", "write", "write_all", "write_each", "whole"}
            if is_writer and getattr(node, "module", "").endswith("core.source.writing"):
                found.add(path.relative_to(package).as_posix())
    assert found == {*RULE}
