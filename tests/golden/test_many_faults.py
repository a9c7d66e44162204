"""Twenty faults in one tree: each is said once, on its line, in one run."""

import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

from click.testing import CliRunner

from civildialogue.core import pipeline
from civildialogue.cli import main

BASE = Path(__file__).parent / "_base" / "docs"
CHAPTER, METHOD = "analysis/chapter.bg.md", "methodologies/petition.bg.md"
RECOMMENDATION = "compendium/recommendations/rec-0001.bg.md"
ADDED = """
Пасаж с „незатворени кавички.

Пасаж с "прави" кавички.

Пасаж за oбщина.

Пасаж за municipаlity.

Пасаж с <b>HTML</b>.

Пасаж с [връзка](nowhere.md).

Пасаж с [връзка](javascript:alert).

Пасаж с [котва](../methodologies/index.md#nowhere).

Пасаж с ![снимка](nowhere.png).

Пасаж с [@nowhere].

Пасаж с \u202e посока и \u200b нищо.

#### Прескочено ниво {#skipped}

Пасаж.
{#Номер}

Пасаж.
{#first}
"""
CODES = (
    "quotes-unbalanced quotes-straight mixed-script-latin mixed-script-cyrillic raw-html link-broken "
    "link-scheme anchor-broken image-broken citation-unknown bidi-control invisible-character "
    "heading-level id-invalid id-repeated"
).split()
ELSEWHERE = {
    ("field-unknown", METHOD, "titel: Подписка"),
    ("value-unknown", METHOD, "cost: lo"),
    ("field-invalid", METHOD, "duration: {min: два, max: 4, unit: weeks}"),
    ("status-unknown", RECOMMENDATION, "status: приетаа"),
    ("field-missing", "analysis/index.bg.md", "---"),
}


def broken(tmp_path: Path) -> Path:
    docs = tmp_path / "docs"
    shutil.copytree(BASE, docs)

    def change(path: str, old: str, new: str) -> None:
        text = (docs / path).read_text(encoding="utf-8")
        assert old in text
        (docs / path).write_text(text.replace(old, new, 1), encoding="utf-8")

    with (docs / CHAPTER).open("a", encoding="utf-8") as file:
        file.write(ADDED)
    change(METHOD, "title: Подписка", "title: Подписка\ntitel: Подписка")
    change(METHOD, "cost: low", "cost: lo")
    change(METHOD, "min: 2", "min: два")
    change(RECOMMENDATION, "status: open", "status: приетаа")
    change("analysis/index.bg.md", 'summary: "Публикация за образец."\n', "")
    return docs


def test_each_is_said_once_on_its_line(tmp_path: Path) -> None:
    docs = broken(tmp_path)
    lines = (docs / CHAPTER).read_text(encoding="utf-8").split("\n")
    found = pipeline.inspect(docs, "docs").diagnostics
    in_path = f"docs/{CHAPTER}"
    in_chapter = {d.code: d.span for d in found if d.span.path == in_path}
    said = Counter((d.code, d.span.path, d.span.line, d.span.column) for d in found)
    assert set(said.values()) == {1}
    assert set(CODES) <= set(in_chapter)
    for code in CODES:  # The two marks of one pair are two places on one line.
        assert len({line for each, path, line, _ in said if (each, path) == (code, in_path)}) == 1
    for code in CODES:
        assert in_chapter[code].excerpt == lines[in_chapter[code].line - 1]
        assert in_chapter[code].line > lines.index("- две")
    elsewhere = {(d.code, d.span.path.removeprefix("docs/"), d.span.excerpt) for d in found}
    assert elsewhere >= ELSEWHERE
    told = Counter((d.code, d.span.path.removeprefix("docs/")) for d in found)
    assert all(told[code, path] == 1 for code, path, _ in ELSEWHERE)


def test_the_command_ends_with_1_and_no_traceback(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["check", "--docs", str(broken(tmp_path))])
    assert result.exit_code == 1
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert "Traceback" not in result.output


TWICE = """
import os, sys
from pathlib import Path
from civildialogue.core import pipeline
from civildialogue.core.checks import registry
docs, fork, copies = Path(sys.argv[1]), os.fork, []
os.sched_getaffinity = lambda process: {0, 1}
os.fork = lambda: copies.append(1) or fork()
alone = pipeline.inspect(docs, "docs").diagnostics
assert not copies
registry.LONG = 0
assert pipeline.inspect(docs, "docs").diagnostics == alone
print(len(copies), len(alone))
"""


def test_two_processes_find_the_same_as_one(tmp_path: Path) -> None:
    command = [sys.executable, "-c", TWICE, str(broken(tmp_path))]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert ran.stderr == ""
    copies, found = ran.stdout.split()
    assert (copies, int(found) > len(CODES)) == ("2", True)
