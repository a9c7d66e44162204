"""``check --since``: only what a change brought fails it, whatever the change did."""

import json
import os
import re
import subprocess
from pathlib import Path

import pytest

from civildialogue.core import pipeline
from civildialogue.core.model.diagnostics import Diagnostic, Severity, Span
from civildialogue.core.model.language import BULGARIAN, ENGLISH, message
from civildialogue.core.pipeline.since import older, since
from civildialogue.core.source.revision import MAX_BLOB, Base, RevisionError

from .making import git, run, write_all

OK, FINDINGS, USAGE = 0, 1, 2
ONE, TWO = "analysis/one.bg.md", "analysis/two.bg.md"


def found(*arguments: str | Path) -> dict[tuple[str, str], str]:
    """(code, file) → severity of what the check found; of each, if it is there more than once."""
    told: dict[tuple[str, str], str] = {}
    for item in json.loads(run("check", "--format", "json", *arguments).stdout):
        where = (item["code"], item["file"])
        told[where] = f"{told[where]} {item['severity']}" if where in told else item["severity"]
    return told


def put(project: Path, name: str, old: str, new: str) -> None:
    path = project / "docs" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def save(project: Path) -> None:
    git(project, "add", "--all")
    git(project, "commit", "--quiet", "--allow-empty", "--message", "Запис")


@pytest.fixture
def repository(project: Path) -> Path:
    """The small Forum in Git, with one old error on the main branch; a change begins here."""
    git(project, "init", "--quiet", "--initial-branch", "main")
    put(project, ONE, "[@zna, чл. 26]", "[@znaa, чл. 26]")
    save(project)
    git(project, "switch", "--quiet", "--create", "change")
    return project


OLD = ("citation-unknown", f"docs/{ONE}")

FAULTY = "nonsense: 1\n"
UNSUPPORTED = ("setting-unsupported", "mkdocs.yml")


@pytest.fixture
def faulty(repository: Path) -> Path:
    """The main branch has a fault in its settings, too."""
    settings = repository / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + FAULTY, encoding="utf-8")
    save(repository)
    git(repository, "branch", "--force", "main")
    return repository


def test_a_fault_of_the_settings_is_old_too(faulty: Path) -> None:
    put(faulty, TWO, "Само тук.", "И тук.")
    assert found()[UNSUPPORTED] == "error"
    assert found("--since", "main")[UNSUPPORTED] == "note"
    assert run("check", "--since", "main").exit_code == OK


def test_another_fault_of_the_settings_is_new(faulty: Path) -> None:
    settings = faulty / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("docs_structure: suffix", "docs_structure: folder"), "utf-8")
    assert found("--since", "main")[UNSUPPORTED] == "error note"
    assert run("check", "--since", "main").exit_code == FINDINGS


def test_a_file_that_the_settings_name_and_the_change_took_away_is_new(repository: Path) -> None:
    [logo] = (repository / "overrides").rglob("logo.svg")
    logo.unlink()
    assert found("--since", "main")["setting-file-missing", "mkdocs.yml"] == "error"


class TestWhatIsOld:
    def test_an_old_fault_is_a_note_and_does_not_fail(self, repository: Path) -> None:
        assert run("check").exit_code == FINDINGS
        done = run("check", "--since", "main")
        assert done.exit_code == OK
        assert "note[citation-unknown]" in done.stdout
        assert message(ENGLISH, "since.older", count=4) in done.stdout

    def test_old_warnings_do_not_fail_the_strict_check(self, repository: Path) -> None:
        assert run("check", "--strict", "--since", "main").exit_code == OK

    def test_it_stays_old_when_the_lines_above_it_change(self, repository: Path) -> None:
        put(repository, ONE, "## Срок {#term}", "Увод.\n{#p-intro}\n\n## Срок {#term}")
        run("check", "--fix")
        save(repository)
        assert found("--since", "main")[OLD] == "note"

    def test_a_message_that_names_a_line_stays_old_too(self, repository: Path) -> None:
        put(repository, ONE, "Още.\n{#p-two}", "Още.\n{#p-two}\n\nНово.\n{#p-two}")
        git(repository, "switch", "--quiet", "main")
        save(repository)
        git(repository, "switch", "--quiet", "change")
        git(repository, "merge", "--quiet", "--ff-only", "main")
        put(repository, ONE, "## Срок {#term}", "## Срок {#term}\n\nУвод.\n{#p-one}")
        told = run("check", "--since", "main").stdout
        assert set(re.findall(r"(\w+)\[id-repeated\]: .*“([\w-]+)”", told)) == {
            ("error", "p-one"),
            ("note", "p-two"),
        }

    def test_in_a_renamed_file(self, repository: Path) -> None:
        (repository / "docs" / TWO).unlink()
        git(repository, "mv", f"docs/{ONE}", "docs/analysis/three.bg.md")
        git(repository, "mv", "docs/analysis/one.en.md", "docs/analysis/three.en.md")
        save(repository)
        assert found("--since", "main")["citation-unknown", "docs/analysis/three.bg.md"] == "note"

    def test_what_main_gained_meanwhile_does_not_count(self, repository: Path) -> None:
        git(repository, "switch", "--quiet", "main")
        put(repository, ONE, "@znaa", "@zna")
        save(repository)
        git(repository, "switch", "--quiet", "change")
        assert found("--since", "main")[OLD] == "note"

    def test_annotations_tell_old_from_new(self, repository: Path) -> None:
        put(repository, TWO, "Само тук.", "Само тук [@apkk].")
        done = run("check", "--format", "github", "--since", "main")
        lines = [line for line in done.stdout.splitlines() if "citation-unknown" in line]
        assert [line.split(",")[0] for line in lines] == [
            f"::notice file=docs/{ONE}",
            f"::error file=docs/{TWO}",
        ]
        assert message(ENGLISH, "since.older", count=4) in done.stderr

    def test_where_the_sources_are_the_whole_repository(
        self, forum: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        git(forum, "init", "--quiet", "--initial-branch", "main")
        monkeypatch.chdir(forum)
        put(forum.parent, ONE, "[@zna, чл. 26]", "[@znaa, чл. 26]")
        save(forum)
        assert run("check", "--docs", ".").exit_code == FINDINGS
        assert run("check", "--docs", ".", "--since", "main").exit_code == OK


class TestWhatIsNew:
    def test_a_new_fault_is_an_error(self, repository: Path) -> None:
        put(repository, TWO, "Само тук.", "Само тук [@apkk].")
        save(repository)
        told = found("--since", "main")
        assert told[OLD] == "note"
        assert told["citation-unknown", f"docs/{TWO}"] == "error"
        assert run("check", "--since", "main").exit_code == FINDINGS

    def test_before_it_is_committed(self, repository: Path) -> None:
        put(repository, TWO, "Само тук.", "Само тук [@apkk].")
        assert run("check", "--since", "HEAD").exit_code == FINDINGS

    def test_caused_in_a_file_that_was_not_touched(self, repository: Path) -> None:
        put(repository, ONE, "Още.", "Още, [вижте](two.md).")
        git(repository, "switch", "--quiet", "main")
        save(repository)
        git(repository, "switch", "--quiet", "change")
        git(repository, "merge", "--quiet", "--ff-only", "main")
        (repository / "docs" / TWO).unlink()
        put(repository, "analysis/index.bg.md", "- two\n", "")
        save(repository)
        assert found("--since", "main")["link-broken", f"docs/{ONE}"] == "error"
        assert run("check", "--since", "main").exit_code == FINDINGS

    def test_the_same_fault_once_more(self, repository: Path) -> None:
        put(repository, ONE, "Още.", "Още [@znaa].")
        save(repository)
        lines = run("check", "--since", "main").stdout
        assert lines.count("note[citation-unknown]") == lines.count("error[citation-unknown]") == 1
        assert "Още [@znaa]" in lines.partition("error[citation-unknown]")[2].partition("=")[0]

    def test_a_draft_that_is_published_with_its_faults(self, repository: Path) -> None:
        name = "compendium/recommendations/rec-0001.bg.md"
        put(repository, name, "status: open\naddressee", "status: draft\naddressee")
        put(repository, name, "Текст.", "Текст [@nope].")
        git(repository, "switch", "--quiet", "main")
        save(repository)
        git(repository, "switch", "--quiet", "change")
        git(repository, "merge", "--quiet", "--ff-only", "main")
        where = ("citation-unknown", f"docs/{name}")
        assert found()[where] == "warning"
        assert found("--since", "main")[where] == "note"
        put(repository, name, "status: draft\naddressee", "status: open\naddressee")
        save(repository)
        assert found("--since", "main")[where] == "error"

    def test_where_there_were_no_sources_before(self, repository: Path) -> None:
        git(repository, "switch", "--quiet", "--orphan", "empty")
        (repository / "mkdocs.yml").write_text("site_name: Форум\n", encoding="utf-8")
        save(repository)
        git(repository, "switch", "--quiet", "--create", "all")
        git(repository, "checkout", "--quiet", "main", "--", "docs")
        save(repository)
        assert found("--since", "empty")[OLD] == "error"


class TestUsage:
    @pytest.mark.parametrize(
        ("revision", "reason"),
        [
            ("--output=x", "invalid"),
            ("", "invalid"),
            ("main main", "invalid"),
            ("main\x1b[2J", "invalid"),
            ("a" * 256, "invalid"),
            ("no-such-branch", "unknown"),
            ("0" * 40, "unknown"),
            ("main:docs", "unknown"),
        ],
    )
    def test_a_bad_revision(self, repository: Path, revision: str, reason: str) -> None:
        done = run("check", f"--since={revision}")
        assert done.exit_code == USAGE
        shown = revision.replace("\x1b", "\ufffd")
        assert message(ENGLISH, f"since.{reason}", revision=shown) in done.stderr
        assert "\x1b" not in done.stderr
        assert not (repository / "x").exists()

    def test_outside_git(self, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(project.parent))
        done = run("check", "--since", "main")
        assert done.exit_code == USAGE
        assert message(ENGLISH, "since.outside") in done.stderr

    def test_a_machine_without_git(
        self, repository: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
        for command in (("check", "--since", "main"), ("review", "--base", "main")):
            done = run(*command)
            assert (done.exit_code, done.stdout) == (USAGE, "")
            assert message(ENGLISH, "since.no-git") in done.stderr

    def test_nothing_in_common(self, repository: Path) -> None:
        git(repository, "branch", "mine")
        git(repository, "switch", "--quiet", "--orphan", "other")
        save(repository)
        git(repository, "switch", "--quiet", "mine")
        done = run("check", "--since", "other", "--lang", "bg")
        assert done.exit_code == USAGE
        assert message(BULGARIAN, "since.unrelated", revision="other") in done.stderr


class TestUntrustedTree:
    def test_neither_hooks_nor_filters_run(self, repository: Path, tmp_path: Path) -> None:
        marker = tmp_path / "obeyed"
        write_all(repository, {".gitattributes": "* filter=evil diff=evil\n"})
        save(repository)
        hook = repository / ".git/hooks/post-checkout"
        hook.parent.mkdir(exist_ok=True)
        hook.write_text(f"#!/bin/sh\ntouch {marker}\n", encoding="utf-8")
        hook.chmod(0o755)
        evil = f"sh -c 'touch {marker}; cat'"
        for key in ("filter.evil.smudge", "filter.evil.clean", "diff.evil.textconv"):
            git(repository, "config", key, evil)
        git(repository, "config", "core.fsmonitor", str(hook))
        put(repository, TWO, "Само тук.", "Само тук [@apkk].")
        assert run("check", "--since", "main").exit_code == FINDINGS
        assert not marker.exists()
        git(repository, "checkout", "--quiet", "--force", "main")
        assert marker.exists(), "the trap does not work, so the test shows nothing"

    def test_a_link_is_made_to_point_nowhere(self, repository: Path, tmp_path: Path) -> None:
        (repository / "docs/way-out").symlink_to("/etc")
        save(repository)
        old = tmp_path / "old"
        Base(repository / "docs", "HEAD").write(old)
        assert (old / "way-out").is_symlink()
        assert not (old / "way-out").exists()
        assert found("--since", "HEAD")["symbolic-link", "docs/way-out"] == "note"

    def test_a_name_that_leads_out_of_the_folder(self, repository: Path, tmp_path: Path) -> None:
        def ask(*arguments: str, data: bytes = b"") -> str:
            command = ["git", "-C", str(repository), *arguments]
            done = subprocess.run(command, input=data, capture_output=True, check=True)
            return done.stdout.decode().strip()

        blob = ask("hash-object", "-w", "--stdin", data=b"x")
        raw = b"100644 escaped\0" + bytes.fromhex(blob)
        inner = ask("hash-object", "-t", "tree", "-w", "--literally", "--stdin", data=raw)
        for name in (b"..", b"docs"):
            raw = b"40000 " + name + b"\0" + bytes.fromhex(inner)
            inner = ask("hash-object", "-t", "tree", "-w", "--literally", "--stdin", data=raw)
        identity = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
        bad = ask(*identity, "commit-tree", inner, "-p", "HEAD", "-m", "x")
        git(repository, "update-ref", "refs/heads/change", bad)
        with pytest.raises(RevisionError, match="invalid"):
            Base(repository / "docs", "HEAD").write(tmp_path / "deep" / "old")
        assert not (tmp_path / "deep" / "escaped").exists()

    def test_a_large_file_is_only_as_long_as_it_was(self, repository: Path, tmp_path: Path) -> None:
        size = MAX_BLOB + 1
        write_all(repository, {"docs/assets/large.bg.md": b"x" * size})
        save(repository)
        old = tmp_path / "old"
        Base(repository / "docs", "HEAD").write(old)
        assert (old / "assets/large.bg.md").stat().st_size == size
        kept = (old / ONE).read_bytes()
        assert kept == (repository / "docs" / ONE).read_bytes()
        assert found("--since", "HEAD")["file-too-large", "docs/assets/large.bg.md"] == "note"

    def test_the_check_leaves_no_trace_in_the_repository(self, repository: Path) -> None:
        before = sorted(path for path in repository.rglob("*") if "logs" not in path.parts)
        index = (repository / ".git/index").read_bytes()
        os.utime(repository / "docs" / ONE)
        run("check", "--since", "main")
        assert sorted(p for p in repository.rglob("*") if "logs" not in p.parts) == before
        assert (repository / ".git/index").read_bytes() == index


def test_a_clean_tree_took_nothing_away(repository: Path) -> None:
    clean = pipeline.Inspection(pipeline.inspect(repository / "docs").library, ())
    assert since(clean, repository / "docs", "docs", "main") == (clean, 0)


def test_a_fault_that_weighs_less_now_is_old() -> None:
    where = Span("docs/a.md", 1, 1, 1, "x")
    grave = Diagnostic("raw-html", where, {"text": "<b>"})
    light = Diagnostic("raw-html", where, {"text": "<b>"}, Severity.WARNING)
    assert list(older([light], [grave], {})) == [(light, True)]
    assert list(older([grave], [light], {})) == [(grave, False)]
