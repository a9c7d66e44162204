"""Comments written by hand have no fingerprint of their passage: it is added while it is known."""

import datetime as dt
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from civildialogue.cli import main
from civildialogue.core import pipeline
from civildialogue.core.model.diagnostics import Severity

from ..repository import Repository
from ..written import COMMENTS, RECOMMENDATIONS, Sources

PAGE = f"{RECOMMENDATIONS}/rec-0001.bg.md"


@pytest.fixture
def forum(sources: Sources) -> Sources:
    sources.recommendation(english={"p-one": "The council should answer."})
    sources.consultation()
    sources.comment("c-aaaaaa")
    pipeline.fix(sources.docs)
    for path in (sources.docs / COMMENTS).rglob("*.md"):
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        path.write_text("".join(x for x in lines if "hash:" not in x), encoding="utf-8")
    return sources


def run(sources: Sources, *arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments, "--docs", str(sources.docs), "--lang", "en"])


def own(sources: Sources) -> str:
    return sources.library.originals[f"{RECOMMENDATIONS}/rec-0001"].by_id["p-one"].hash


def remembered(sources: Sources, name: str = "c-aaaaaa") -> str | None:
    return sources.entry(name).comment.target.hash


def errors(sources: Sources) -> list[str]:
    found = pipeline.inspect(sources.docs).diagnostics
    return [d.code for d in found if d.severity is Severity.ERROR]


def test_a_fix_adds_one_line(forum: Sources) -> None:
    [path] = (forum.docs / COMMENTS).rglob("*.md")
    before = path.read_text(encoding="utf-8")
    assert remembered(forum) is None
    assert run(forum, "check", "--fix").exit_code == 0
    assert remembered(forum) == own(forum)
    after = path.read_text(encoding="utf-8").splitlines()
    added = [line for line in after if line not in before.splitlines()]
    assert len(added) == 1 and len(after) == len(before.splitlines()) + 1
    assert added[0].startswith("  hash: ")


def test_of_words_that_are_gone_the_history_knows(forum: Sources) -> None:
    hash_of_then = own(forum)
    repository = Repository(forum.docs, dt.date(2026, 12, 1)).begin()
    repository.rewrite(PAGE, "на всяко предложение", "на всяко искане")
    assert errors(forum) == ["quote-dangling"]
    run(forum, "check", "--fix")
    assert remembered(forum) == hash_of_then
    assert errors(forum) == []


def test_words_that_never_stood_there_are_not_remembered(forum: Sources) -> None:
    forum.comment("c-bbbbbb", quote="Измислени думи")
    Repository(forum.docs, dt.date(2026, 12, 1)).begin()
    run(forum, "check", "--fix")
    assert remembered(forum, "c-bbbbbb") is None
    assert errors(forum) == ["quote-dangling"]


def test_a_target_in_braces(forum: Sources) -> None:
    [path] = (forum.docs / COMMENTS).rglob("*.md")
    text = path.read_text(encoding="utf-8")
    start, end = text.index("target:"), text.index("kind:")
    flow = 'target: {recommendation: rec-0001, block: p-one, quote: "на всяко предложение"}\n'
    path.write_text(text[:start] + flow + text[end:], encoding="utf-8")
    run(forum, "check", "--fix")
    assert remembered(forum) == own(forum)
    assert errors(forum) == []


def test_what_is_taken_in_is_remembered(forum: Sources, tmp_path: Path) -> None:
    [path] = (forum.docs / COMMENTS).rglob("*.md")
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    path.rename(inbox / path.name)
    assert run(forum, "import", "comments", str(inbox)).exit_code == 0
    assert remembered(forum) == own(forum)


def test_a_change_of_the_text_leaves_no_comment_behind(forum: Sources) -> None:
    hash_of_then = own(forum)
    forum.comment("c-bbbbbb", kind="amend", proposal="на всяко искане")
    done = run(forum, "apply", "c-bbbbbb")
    assert done.exit_code == 0, done.output
    assert [remembered(forum, name) for name in ("c-aaaaaa", "c-bbbbbb")] == [hash_of_then] * 2
    assert errors(forum) == []
