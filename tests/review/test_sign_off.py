"""Commits that nobody signed off, where the settings ask for it: told, and refused."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from civildialogue.core.source.revision import Base
from projects import SETTINGS, around

from .test_review import (
    ANSWER,
    BASE,
    CASES,
    CHAPTER,
    COMMENT,
    PLACE,
    append,
    commit,
    edit,
    git,
    put,
    review,
)

SIGNED = "--signoff"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository whose settings ask for the sign-off."""
    place = tmp_path / "forum"
    shutil.copytree(BASE, place / "docs")
    around(place / "docs", f"{SETTINGS}\nextra:\n  sign_off: true\n")
    git(tmp_path, "init", "--quiet", "--initial-branch", "main", str(place))
    commit(place, "before")
    git(place, "tag", "before")
    return place


def committed(project: Path, message: str, *more: str) -> None:
    git(project, "add", "--all")
    git(project, "commit", "--quiet", "--message", message, *more)


def head(project: Path) -> str:
    command = ["git", "-C", str(project), "rev-parse", "HEAD"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def unsigned(project: Path) -> int:
    """How many commits are told as not signed off; the exit status agrees with it."""
    done = review(project, "--format", "json")
    found = json.loads(done.stdout)["unsigned"]
    assert (done.exit_code == 3) is bool(found), done.output
    return len(found)


def test_the_id_of_an_unsigned_commit_can_be_copied(project: Path) -> None:
    CASES["passage-changed"](project)
    for title in ("one", "two"):
        committed(project, title)
        append(CHAPTER, f"\n{title}\n")(project)
    named = json.loads(review(project, "--format", "json").stdout)["unsigned"]
    for form, mark in (("markdown", "`{}`"), ("html", "<code>{}</code>")):
        done = review(project, "--format", form)
        assert ", ".join(map(mark.format, named)) in done.stdout
        assert ", ".join(map("`{}`".format, named)) in done.stderr


def test_each_commit_of_a_text_is_signed_off(project: Path) -> None:
    CASES["passage-changed"](project)
    committed(project, "after", SIGNED)
    assert unsigned(project) == 0
    edit(CHAPTER, "Нов пасаж с", "Друг пасаж с")(project)
    committed(project, "after")
    assert unsigned(project) == 1
    done = review(project, "--lang", "bg")
    for told in (done.stdout, done.stderr):
        assert "нямат ред Signed-off-by" in told
    git(project, "rebase", "--quiet", SIGNED, "before")
    assert unsigned(project) == 0


MESSAGES = [
    ("a\n\nSigned-off-by: Ана <ana@example.org>", False),
    ("a\n\nsigned-off-by: Ана <ana@example.org>\nReviewed-by: B <b@example.org>", False),
    ("a\n\nSigned-off-by: Ана", True),
    ("a\n\nSigned-off-by: <ana@example.org>", True),
    ("a\n\nSigned-off-by:", True),
    ("a\n\nSigned-off-by: Ана <ana>", True),
    ("Signed-off-by: Ана <ana@example.org> is what is missing\n\nhere", True),
    ("a\x1e\x1f «b» \\0 %00\n\nSigned-off-by: Ана <ana@example.org>", False),
]
"""What is said of a change, and whether a line is lacking."""


def test_the_line_has_a_name_and_an_address(project: Path) -> None:
    lacking = []
    for message, lacks in MESSAGES:
        git(project, "commit", "--quiet", "--allow-empty", "--message", message)
        lacking += [head(project)] if lacks else []
    found = [name for name, touched in Base(project / "docs", "before").unsigned()]
    assert found == lacking[::-1]


def test_a_comment_that_states_its_licence_needs_no_line(project: Path) -> None:
    """The way of two clicks, in which nobody can sign off."""
    put(PLACE, COMMENT)(project)
    committed(project, "Create a file")
    assert unsigned(project) == 0
    append(PLACE, "Още.\n")(project)
    committed(project, "What was said is changed")
    assert unsigned(project) == 1


@pytest.mark.parametrize(
    "more",
    [
        ANSWER,
        '"disposition"' + ANSWER.removeprefix("disposition"),
        'redaction: {reason: unlawful, "on": "2026-12-06", by: Р}\n---\n',
        'translation: {lang: en, text: "This is clearer."}\n---\n',
    ],
    ids=["answer", "quoted", "redaction", "translation"],
)
def test_a_comment_that_brings_more_than_itself_needs_it(project: Path, more: str) -> None:
    put(PLACE, COMMENT.replace("---\n\nТака", f"{more}\nТака"))(project)
    committed(project, "Create a file")
    assert unsigned(project) == 1


def test_a_comment_together_with_anything_else_needs_it(project: Path) -> None:
    put(PLACE, COMMENT)(project)
    CASES["passage-changed"](project)
    committed(project, "Both")
    assert unsigned(project) == 1


def test_a_merge_needs_none_and_what_it_brings_does(project: Path) -> None:
    git(project, "switch", "--quiet", "--create", "side")
    CASES["passage-changed"](project)
    committed(project, "side", SIGNED)
    git(project, "switch", "--quiet", "main")
    git(project, "merge", "--quiet", "--no-ff", "--message", "Merge", "side")
    assert unsigned(project) == 0


def test_no_site_is_asked_for_it_that_does_not_want_it(project: Path) -> None:
    (project / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    CASES["passage-changed"](project)
    git(project, "add", "docs")
    git(project, "commit", "--quiet", "--message", "after")
    assert unsigned(project) == 0
