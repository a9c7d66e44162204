"""The comment under a proposal, made from data of unknown intent."""

import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from .reading import ROOT, script

comment = script("preview_comment")
REPOSITORY, HEAD = "forum/forum", "a" * 40
OURS = ("https://civildialogue.eu/", f"https://github.com/{REPOSITORY}/")


def packed(**files: str | bytes) -> bytes:
    """A zip as the run leaves it; `summary` stands for `summary.md`."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr("summary.md" if name == "summary" else name, content)
    return data.getvalue()


class TestUnpacking:
    def test_the_two_files(self) -> None:
        found = comment.unpack(packed(number="7\n", summary="Две препоръки."))
        assert found == {"number": "7\n", "summary.md": "Две препоръки."}

    @pytest.mark.parametrize(
        "data",
        [
            b"no zip",
            b"",
            packed(number="7"),
            packed(number="7", summary="x", more="y"),
            packed(**{"../number": "7", "summary": "x"}),
            packed(number="7" * 17, summary="x"),
            packed(number="7", summary=b"0" * 50_000_000),
            packed(number="7", summary="x")[:-30],
        ],
    )
    def test_anything_else_is_refused(self, data: bytes) -> None:
        with pytest.raises(comment.RefusedError):
            comment.unpack(data)

    def test_bytes_that_are_no_text(self) -> None:
        assert comment.unpack(packed(number="7", summary=b"\xff"))["summary.md"] == "\ufffd"


class TestTheNumber:
    def test_digits(self) -> None:
        assert comment.number_of("42\n") == 42

    @pytest.mark.parametrize("text", ["", "0", "-1", "1 2", "1/../2", "٣", "1\n\n", "9" * 10, "x"])
    def test_nothing_else(self, text: str) -> None:
        with pytest.raises(comment.RefusedError):
            comment.number_of(text)


class TestHarmless:
    @pytest.mark.parametrize(
        "bad",
        [
            "@editors",
            "see #12",
            "GH-12",
            "![x](y.png)",
            "<img src=x>",
            "<a href=x>",
            "< / a>",
            "https://evil.example/",
            "[x](https://evil.example/)",
            "[x](//evil.example/)",
            "[x](/\\evil.example/)",
            "[x]: //evil.example/",
            "HTTP://evil.example",
            "www.evil.example",
            "https://github.com/forum/forum-evil/",
            "https://civildialogue.eu.evil.example/",
            "<!-- civildialogue-preview -->",
            "\u202eevil",
            "\x1b[2J",
        ],
    )
    def test_it_is_broken(self, bad: str) -> None:
        assert bad not in comment.harmless(f"а {bad} б", OURS)

    @pytest.mark.parametrize(
        "good",
        [
            "# Резюме",
            "**rec-0001**: `p-x3f9` | 1 → 2",
            "| а | б |\n| --- | --- |\n| 1 | 2 |",
            "<details><summary>още</summary>",
            "<abbr>",
            "[текст](https://civildialogue.eu/about/)",
            f"[ред](https://github.com/{REPOSITORY}/pull/7/files)",
            "docs/compendium/index.bg.md",
        ],
    )
    def test_what_a_summary_needs_stays(self, good: str) -> None:
        assert comment.harmless(good, OURS) == good

    @pytest.mark.parametrize("piece", ["a.", "<", "< /", "@a", "!", "http:", "a+", "/\\", "[]("])
    def test_what_was_broken_stays_as_it_is(self, piece: str) -> None:
        text = (piece * comment.MAX_SHOWN)[: comment.MAX_SHOWN]
        once = comment.harmless(text, OURS)
        assert comment.harmless(once, OURS) == once


class TestTheComment:
    def test_it_is_in_both_languages_and_says_what_it_is_worth(self) -> None:
        text = comment.comment("Нещо.", "RUN", "SITE", OURS)
        assert text.startswith(comment.MARKER)
        assert text.count("(SITE)") == 2 and "(RUN)" not in text
        assert "не са проверени" in text and "unverified" in text
        assert text.endswith("\nНещо.\n")

    def test_without_a_site_it_leads_to_the_run(self) -> None:
        text = comment.comment("Нещо.", "RUN", None, OURS)
        assert text.count("(RUN)") == 2

    def test_a_long_summary_is_cut(self) -> None:
        text = comment.comment("ред@x\n" * 100_000, "RUN", "SITE", OURS)
        assert len(text) < 60_000
        assert text.endswith("[…]\n")


FORGE = """\
#!{python}
import json, sys
from pathlib import Path
folder = Path({folder!r})
arguments = sys.argv[2:]
body = sys.stdin.read() if "--input" in arguments else None
with (folder / "asked").open("a") as log:
    log.write(json.dumps([arguments, body]) + "\\n")
if "--method" in arguments:
    sys.exit(0)
answer = folder / arguments[0].replace("/", "_").partition("?")[0]
if not answer.is_file():
    sys.exit(1)
sys.stdout.buffer.write(answer.read_bytes())
"""


@pytest.fixture
def forge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """A forge that answers from files. Called, it runs the script and returns what came of it."""
    program = tmp_path / "bin" / "gh"
    program.parent.mkdir()
    program.write_text(FORGE.format(python=sys.executable, folder=str(tmp_path)), encoding="utf-8")
    program.chmod(0o755)
    base = f"repos_{REPOSITORY.replace('/', '_')}"
    proposal = {
        "state": "open",
        "base": {"repo": {"full_name": REPOSITORY}},
        "head": {"sha": HEAD},
    }
    sent = [
        {"id": 5, "name": "review", "expired": False, "size_in_bytes": 300},
        {"id": 6, "name": "preview", "expired": False, "size_in_bytes": 9_000_000},
    ]

    def run(
        artefacts: list[dict[str, Any]] | None = None,
        data: bytes = packed(number="7\n", summary="@all $(touch x) `y`"),
        comments: str = "[]",
        **changed: Any,
    ) -> tuple[int, list[Any], str]:
        answers = {
            f"{base}_actions_runs_9_artifacts": json.dumps(
                {"artifacts": sent if artefacts is None else artefacts}
            ).encode(),
            f"{base}_actions_artifacts_5_zip": data,
            f"{base}_pulls_7": json.dumps(proposal | changed).encode(),
            f"{base}_issues_7_comments": comments.encode(),
        }
        for name, content in answers.items():
            (tmp_path / name).write_bytes(content)
        done = subprocess.run(
            [sys.executable, "-I", str(ROOT / "tools/preview_comment.py")],
            env={
                "PATH": f"{program.parent}:{os.environ['PATH']}",
                "REPOSITORY": REPOSITORY,
                "RUN": "9",
                "HEAD": HEAD,
            },
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        asked = (tmp_path / "asked").read_text(encoding="utf-8").splitlines()
        writes = [json.loads(line) for line in asked if "--method" in line]
        return done.returncode, writes, done.stdout + done.stderr

    return run


class TestSending:
    def test_a_new_comment(self, forge: Callable[..., Any], tmp_path: Path) -> None:
        status, [[arguments, body]], _ = forge()
        assert status == 0
        assert arguments[0] == f"repos/{REPOSITORY}/issues/7/comments" and "POST" in arguments
        text = json.loads(body)["body"]
        assert f"https://github.com/{REPOSITORY}/actions/runs/9/artifacts/6" in text
        assert "$(touch x) `y`" in text and "@all" not in text
        assert not (tmp_path / "x").exists()

    def test_in_place_of_the_last_one(self, forge: Callable[..., Any]) -> None:
        bot = {"login": comment.BOT}
        pages = [
            [
                {"id": 1, "user": {"login": "someone"}, "body": comment.MARKER},
                {"id": 2, "user": bot, "body": "друго"},
            ],
            [{"id": 3, "user": bot, "body": f"{comment.MARKER}\nстаро"}],
        ]
        status, [[arguments, _]], _ = forge(comments="\n".join(map(json.dumps, pages)))
        assert status == 0
        assert arguments[0] == f"repos/{REPOSITORY}/issues/comments/3" and "PATCH" in arguments

    @pytest.mark.parametrize(
        "changed",
        [
            {"state": "closed"},
            {"head": {"sha": "b" * 40}},
            {"base": {"repo": {"full_name": "other/other"}}},
        ],
    )
    def test_never_under_another_proposal(
        self, forge: Callable[..., Any], changed: dict[str, Any]
    ) -> None:
        status, writes, said = forge(**changed)
        assert (status, writes) == (0, [])
        assert "another one" in said

    def test_nothing_where_there_is_nothing(self, forge: Callable[..., Any]) -> None:
        assert forge(artefacts=[])[:2] == (0, [])

    @pytest.mark.parametrize(
        "changed",
        [
            {"data": packed(number="7; rm", summary="x")},
            {"data": b"\0" * (comment.MAX_ZIP + 1)},
            {
                "artefacts": [
                    {"id": 5, "name": "review", "expired": False, "size_in_bytes": 10_000_000}
                ]
            },
            {
                "artefacts": [
                    {"id": i, "name": "review", "expired": False, "size_in_bytes": 9}
                    for i in (5, 6)
                ]
            },
            {"data": packed(number="8", summary="x")},
        ],
    )
    def test_bad_data_is_refused(self, forge: Callable[..., Any], changed: dict[str, Any]) -> None:
        status, writes, said = forge(**changed)
        assert (status, writes) == (1, [])
        assert "refused" in said and "Traceback" not in said

    def test_it_can_be_read_before_it_is_sent(self, tmp_path: Path) -> None:
        (tmp_path / "summary.md").write_text("Нещо.", encoding="utf-8")
        done = subprocess.run(
            [sys.executable, "-I", str(ROOT / "tools/preview_comment.py"), "--print", tmp_path],
            capture_output=True, text=True, check=True, env={"PYTHONIOENCODING": "utf-8"},
        )  # fmt: skip
        assert done.stdout.startswith(comment.MARKER) and "Нещо." in done.stdout
