"""What isn't a plain file with a plain name is told, and never waited for."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from civildialogue.cli import main
from civildialogue.core import pipeline
from civildialogue.core.model.diagnostics import Severity
from civildialogue.core.model.language import ENGLISH
from civildialogue.core.source import reading

BASE = Path(__file__).parents[1] / "golden" / "_base" / "docs"
PLACES = (
    "analysis/new.bg.md",
    "analysis/new.png",
    "compendium/comments/rec-0001/2026-11-22-new.md",
    "compendium/consultations/2026-new.yml",
    "_data/themes.yml",
    "_data/glossary.yml",
)
NAMES = (
    b"a\xff.bg.md",
    b"a\xff.png",
    b"a\x1b[31m.bg.md",
    b"a\n::error::x.bg.md",
    b"a\r.bg.md",
    "a\u202eb.bg.md".encode(),
    "a\u200bb.bg.md".encode(),
    "a\u0085b.bg.md".encode(),
    "a\u2028b.bg.md".encode(),
    b"##[error]x.bg.md",
)


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path / "docs")
    return tmp_path / "docs"


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def a_folder(path: Path) -> None:
    path.mkdir()


def a_link_to_itself(path: Path) -> None:
    path.symlink_to(path.name)


def a_dangling_link(path: Path) -> None:
    path.symlink_to("nowhere")


def a_link_to_a_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    "make",
    [a_pipe, a_link_to_itself, a_dangling_link, a_link_to_a_device],
    ids=lambda f: f.__name__,
)
def test_what_is_no_file_is_told_at_its_place(
    docs: Path, place: str, make: Callable[[Path], None]
) -> None:
    (docs / place).parent.mkdir(parents=True, exist_ok=True)
    (docs / place).unlink(missing_ok=True)
    make(docs / place)
    found = {d.code for d in pipeline.inspect(docs).diagnostics if d.span.path == f"docs/{place}"}
    assert found == {"file-unreadable" if make is a_pipe else "symbolic-link"}


@pytest.mark.parametrize("make", [a_pipe, a_folder, a_link_to_itself, a_link_to_a_device])
def test_the_reader_opens_nothing_else_though_the_walk_was_deceived(
    tmp_path: Path, make: Callable[[Path], None]
) -> None:
    make(tmp_path / "there")
    with pytest.raises(OSError, match="there"):
        reading.regular(tmp_path / "there", 10)


def test_what_may_not_be_read_is_told(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(path: Path, most: int) -> bytes:
        if path.name == "chapter.bg.md":
            raise PermissionError(13, "Permission denied", str(path))
        return whole(path, most)

    whole = reading.regular
    monkeypatch.setattr(reading, "regular", refused)
    found = pipeline.inspect(docs).diagnostics
    told = [d for d in found if d.code == "file-unreadable"]
    assert [d.span.path for d in told] == ["docs/analysis/chapter.bg.md"]
    assert "may not be read" in told[0].message(ENGLISH)


def check(docs: Path, form: str) -> Result:
    return CliRunner().invoke(
        main, ["check", "--docs", str(docs), "--format", form, "--lang", "en"]
    )


@pytest.mark.parametrize("form", ["text", "github", "json", "sarif"])
def test_a_name_is_shown_escaped_in_every_format(docs: Path, form: str) -> None:
    for name in NAMES:
        Path(os.fsdecode(os.fsencode(docs / "analysis") + b"/" + name)).write_text("x")
    result = check(docs, form)
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    controls = {c for c in result.output if c != "\n" and not c.isprintable()} - {
        "\u00a0",
        "\u00ad",
    }
    assert controls == set()
    for line in result.output.split("\n"):
        if not (form == "github" and line.startswith(("::error ", "::warning ", "::notice "))):
            assert not line.lstrip().startswith("::")
    if form != "github":
        assert "##[" not in result.output
    if form in ("json", "sarif"):
        json.loads(result.output[: result.output.rindex("]" if form == "json" else "}") + 1])
    shown = json.loads(check(docs, "json").stdout)
    paths = {one["file"].rpartition("/analysis/")[2] for one in shown}
    expected = r"a\xff.bg.md a\xff.png a\x1b[31m.bg.md a\x0a::error::x.bg.md a\u202eb.bg.md"
    assert set(expected.split()) <= paths


def test_a_folder_whose_name_can_not_be_shown_is_not_entered(docs: Path) -> None:
    inner = docs / "analysis" / "a\u202eb"
    inner.mkdir()
    (inner / "x.bg.md").write_text("x")
    found = [d for d in pipeline.inspect(docs).diagnostics if d.severity is Severity.ERROR]
    assert [(d.code, d.span.path) for d in found] == [("path-name", r"docs/analysis/a\u202eb")]


def test_comments_from_pipes_and_odd_names_are_named_and_not_taken(
    docs: Path, tmp_path: Path
) -> None:
    sent = tmp_path / "sent"
    sent.mkdir()
    os.mkfifo(sent / "pipe.md")
    Path(os.fsdecode(os.fsencode(sent) + b"/\x1b[2J\n::add-mask::\xff.md")).write_text("x")
    arguments = ["import", "comments", str(sent), "--docs", str(docs), "--lang", "en"]
    result = CliRunner().invoke(main, arguments)
    assert isinstance(result.exception, SystemExit)
    assert r"\x1b[2J" in result.output
    assert r"\xff" in result.output
    assert "\x1b" not in result.output
    assert not any(line.lstrip().startswith("::") for line in result.output.split("\n"))


@pytest.mark.parametrize("make", [a_pipe, a_folder, a_dangling_link])
def test_a_document_that_is_no_file_is_refused(
    docs: Path, tmp_path: Path, make: Callable[[Path], None]
) -> None:
    make(tmp_path / "sent.docx")
    arguments = ["import", "docx", str(tmp_path / "sent.docx"), "--into", "analysis/new.bg.md"]
    result = CliRunner().invoke(main, [*arguments, "--docs", str(docs)])
    assert result.exit_code == 2
    assert isinstance(result.exception, SystemExit)
