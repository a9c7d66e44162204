"""Fingerprints of the first form: over the targets of links. Each state stays what it was."""

import datetime as dt
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from civildialogue.cli import main
from civildialogue.core import pipeline
from civildialogue.core.checks.forms import fingerprints
from civildialogue.core.model.drift import State, table
from civildialogue.core.model.language import ENGLISH
from civildialogue.core.model.text import Block
from civildialogue.core.pipeline import migrate as steps
from civildialogue.core.pipeline.migrate.plan import Edit
from civildialogue.core.source.load import Loader
from projects import tree

from ..making import bare_page as bare
from ..making import commit, git, library_of, page, translation

SAVED = Path(__file__).parent / "fingerprints"
OLDER = "Стар пасаж с [връзка](../methodologies/petition.md#steps)."


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    shutil.copytree(SAVED, tmp_path, dirs_exist_ok=True)
    return tmp_path / "docs"


def states(docs: Path, form: Callable[[Block], str]) -> Mapping[tuple[str, str], str]:
    """How every passage stands to its translation, and every comment to its passage."""
    library = Loader(docs).library
    found: dict[tuple[str, str], str] = {}
    for row in table(library):
        for pair in row.pairs:
            state = pair.state
            if state in (State.CURRENT, State.OLDER):
                is_current = pair.recorded == form(pair.original)
                state = State.CURRENT if is_current else State.OLDER
            found[row.original.key, pair.original.id or ""] = str(state)
    for print_ in fingerprints(library):
        if "/comments/" in print_.source.path:
            same = print_.block is not None and form(print_.block) == print_.value
            found[print_.source.path, print_.id] = "as it was" if same else "changed since"
    return found


def migrate(docs: Path) -> list[Edit]:
    planned = steps.plan(docs)
    steps.carry_out(docs, planned)
    return list(planned.edits)


def former(block: Block) -> str:
    return block.former_hash


def today(block: Block) -> str:
    return block.hash


def run(docs: Path, *words: str) -> Result:
    return CliRunner().invoke(main, [*words, "--docs", str(docs), "--lang", "en"])


def test_the_saved_project_has_every_state(docs: Path) -> None:
    assert set(states(docs, former).values()) == {
        *("current", "older", "missing"),
        *("as it was", "changed since"),
    }


def test_each_state_is_what_it_was(docs: Path) -> None:
    before = states(docs, former)
    assert states(docs, today) != before
    migrate(docs)
    assert states(docs, today) == before


def test_check_names_the_form_and_the_command_and_nothing_is_left_after_it(docs: Path) -> None:
    before = pipeline.inspect(docs).diagnostics
    named = {d.span.path for d in before if d.code == "form-earlier"}
    assert "civildialogue migrate" in run(docs, "check").output
    done = run(docs, "migrate")
    assert done.exit_code == 0
    assert all(path.removeprefix("docs/") in done.output for path in named)
    after = pipeline.inspect(docs).diagnostics
    assert [d for d in before if d.code != "form-earlier"] == list(after)


def test_a_second_time_changes_nothing(docs: Path) -> None:
    migrate(docs)
    once = tree(docs)
    assert migrate(docs) == []
    assert tree(docs) == once
    assert "nothing was changed" in run(docs, "migrate").output


def test_only_the_fingerprints_change(docs: Path) -> None:
    before = tree(docs)
    changed = {found.path for found in migrate(docs)}
    for path, content in tree(docs).items():
        if path not in changed:
            assert content == before[path]
            continue
        pairs = zip(before[path].splitlines(True), content.splitlines(True), strict=True)
        for old, new in ((old, new) for old, new in pairs if old != new):
            assert b"translates" in old or b"hash" in old or old.startswith(b"  p-"), old
            assert len(old) == len(new)


def test_what_is_older_gets_its_new_form_from_the_history(docs: Path) -> None:
    path = docs / "analysis/chapter.bg.md"
    text = path.read_text(encoding="utf-8")
    git(docs.parent, "init", "--quiet", "--initial-branch", "main")
    path.write_text(text.replace("Обновен пасаж", "Стар пасаж"), encoding="utf-8")
    commit(docs.parent, "Преди", dt.date(2026, 11, 20))
    path.write_text(text, encoding="utf-8")
    commit(docs.parent, "След", dt.date(2026, 11, 21))
    before = states(docs, former)
    migrate(docs)
    assert states(docs, today) == before
    recorded = Loader(docs).library.translated[ENGLISH]["analysis/chapter"].translates
    assert recorded["p-old"] == bare(OLDER).blocks[0].hash


def test_what_is_older_only_by_a_target_stays_older(docs: Path) -> None:
    """Nobody is told that a translation is current that the editors had as older."""
    path = docs / "analysis/chapter.bg.md"
    text = path.read_text(encoding="utf-8")
    git(docs.parent, "init", "--quiet", "--initial-branch", "main")
    path.write_text(
        text.replace(
            "Обновен пасаж с [връзка](../methodologies/petition.md", OLDER[: -len("#steps).")]
        ),
        encoding="utf-8",
    )
    commit(docs.parent, "Преди", dt.date(2026, 11, 20))
    path.write_text(
        text.replace(
            "Обновен пасаж с [връзка](../methodologies/petition.md#steps)",
            "Стар пасаж с [връзка](index.md)",
        ),
        encoding="utf-8",
    )
    before = states(docs, former)
    assert before["analysis/chapter", "p-old"] == "older"
    migrate(docs)
    assert states(docs, today) == before


targets = st.sampled_from(
    ["a.md", "../b/c.md#d", "<a b.md>", "a b.md", "x(y).md", "https://a.bg/?b=c"]
)
words = st.sampled_from(
    ["дума", "две думи", "**х**", "`[к](д)`", "[в](%s)", '[в](%s "Заглавие")', "![о](%s)"]
)


@given(st.lists(words, min_size=1, max_size=6).map(" ".join), targets, targets)
def test_a_renamed_target_alone_makes_nothing_older(text: str, one: str, other: str) -> None:
    before, after = text.replace("%s", one), text.replace("%s", other)
    original = bare(f"{after}\n{{#p-one}}")
    recorded = {"p-one": bare(before).blocks[0].hash}
    english = page(translation(body="Text.\n{#p-one}", translates=recorded), locale=ENGLISH)
    [row] = table(library_of(original, english))
    assert [pair.state for pair in row.pairs] == [State.CURRENT]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[дума](a.md)", "[друга](a.md)"),
        ("[дума](a.md)", "дума"),
        ('[дума](a.md "Едно")', '[дума](a.md "Друго")'),
        ("`[дума](a.md)`", "`[дума](b.md)`"),
        ("```\n[дума](a.md)\n```", "```\n[дума](b.md)\n```"),
        ("\\[дума](a.md)", "\\[дума](b.md)"),
        ("![план](a.svg)", "![друг план](a.svg)"),
        ("<https://a.bg/>", "<https://b.bg/>"),
        ("дума](a.md)", "дума](b.md)"),
        ("[@zna, чл. 1]", "[@zna, чл. 2]"),
    ],
)
def test_what_a_reader_sees_is_words(before: str, after: str) -> None:
    assert bare(before).blocks[0].hash != bare(after).blocks[0].hash


def test_a_quote_finds_its_words_though_their_link_leads_elsewhere(docs: Path) -> None:
    path = docs / "compendium/recommendations/rec-0001.bg.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("analysis/chapter.md#first", "index.md"), encoding="utf-8")
    migrate(docs)
    adrift = [d.span.path for d in pipeline.inspect(docs).diagnostics if d.code == "comment-adrift"]
    assert adrift == ["docs/compendium/comments/rec-0001/2026-12-01-changed-aaaaa3.md"]
