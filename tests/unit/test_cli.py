"""The command, as a person runs it."""

import json
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

import click
import pytest

from civildialogue import cli, composition
from civildialogue.adapter import MkDocs
from civildialogue.cli import writing
from civildialogue.core.active import active
from civildialogue.core.checks import registry
from civildialogue.core.commands import asking
from civildialogue.core.model.diagnostics import codes
from civildialogue.core.model.kinds import kinds
from civildialogue.core.model.language import BULGARIAN, ENGLISH, PROGRAM, Locale, message, spoken
from civildialogue.core.model.vocabulary import Kind
from civildialogue.core.pipeline import building, serving
from civildialogue.core.source.load import Loader

from .making import made, run, write_all, writer_of

OK, FINDINGS, USAGE = 0, 1, 2
BG, EN = BULGARIAN, ENGLISH


def put(project: Path, name: str, old: str, new: str) -> None:
    path = project / "docs" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def broken(project: Path) -> Path:
    """A project with one error."""
    put(project, "analysis/one.bg.md", "[@zna, чл. 26]", "[@znaa, чл. 26]")
    return project


class TestCheck:
    def test_in_order(self, project: Path) -> None:
        done = run("check")
        assert done.exit_code == OK
        assert "note[translation-missing]" in done.stdout
        assert done.stdout.rstrip().endswith(
            message(EN, "report.found", error=0, warning=0, due=0, note=2)
        )

    def test_findings(self, broken: Path) -> None:
        done = run("check")
        assert done.exit_code == FINDINGS
        assert "error[citation-unknown]" in done.stdout
        assert "--> docs/analysis/one.bg.md:" in done.stdout
        assert "did you mean “@zna”?" in done.stdout

    def test_warnings_fail_if_one_asks(self, project: Path) -> None:
        assert run("check", "--strict").exit_code == OK
        put(project, "analysis/one.bg.md", "Още.", "Напишете текста тук.")
        assert run("check").exit_code == OK
        assert run("check", "--strict").exit_code == FINDINGS

    def test_a_translation_that_is_behind_is_no_fault(self, project: Path) -> None:
        """A sentence that changed, a passage and a page that are new, in the original alone."""
        put(project, "analysis/one.bg.md", "тридесет", "двадесет")
        put(project, "analysis/one.bg.md", "{#p-two}", "{#p-two}\n\nНово изречение.")
        for command in (("check", "--fix"), ("check", "--strict")):
            done = run(*command)
            assert done.exit_code == OK, done.stdout
        assert done.stdout.count("[block-older]") == done.stdout.count("[block-untranslated]") == 1

    def test_quiet_shows_errors_only(self, broken: Path) -> None:
        done = run("check", "--quiet")
        assert done.exit_code == FINDINGS
        assert "translation-missing" not in done.stdout
        assert "citation-unknown" in done.stdout

    def test_from_a_folder_below(self, broken: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(broken / "docs" / "analysis")
        assert run("check").exit_code == FINDINGS

    def test_another_folder(self, project: Path, tmp_path: Path) -> None:
        write_all(tmp_path / "other", {"a.bg.md": "няма"})
        done = run("check", "--docs", tmp_path / "other")
        assert done.exit_code == FINDINGS
        assert "--> other/a.bg.md:1:1" in done.stdout

    def test_a_folder_elsewhere_is_named_in_full(
        self, project: Path, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        elsewhere = write_all(tmp_path_factory.mktemp("elsewhere"), {"a.bg.md": "няма"})
        assert f"--> {elsewhere}/a.bg.md:1:1" in run("check", "--docs", elsewhere).stdout

    def test_the_language_of_the_messages(
        self, broken: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        chosen = run("check", "--lang", "bg").stdout
        assert chosen.split("[")[0] in (
            message(BG, "severity.error"),
            message(BG, "severity.warning"),
        )
        monkeypatch.setenv("LC_ALL", "bg_BG.UTF-8")
        assert run("check").stdout == chosen

    def test_json(self, broken: Path) -> None:
        done = run("check", "--format", "json")
        assert done.exit_code == FINDINGS
        found = json.loads(done.stdout)
        assert "citation-unknown" in {item["code"] for item in found}
        assert "pages" in done.stderr

    def test_github(self, broken: Path) -> None:
        done = run("check", "--format", "github", "--quiet")
        (line,) = done.stdout.strip().split("\n")
        assert line.startswith("::error file=docs/analysis/one.bg.md,line=")

    def test_sarif(self, broken: Path) -> None:
        log = json.loads(run("check", "--format", "sarif").stdout)
        assert log["version"] == "2.1.0"
        assert "citation-unknown" in {r["ruleId"] for r in log["runs"][0]["results"]}

    @pytest.mark.parametrize("form", ["github", "sarif"])
    def test_what_a_forge_shows_is_in_both_languages(self, broken: Path, form: str) -> None:
        shown = run("check", "--format", form).stdout
        assert "в библиографията няма източник" in shown
        assert "there is no source" in shown
        for lang, absent in (("en", "библиографията"), ("bg", "there is no source")):
            assert absent not in run("check", "--format", form, "--lang", lang).stdout

    @pytest.mark.parametrize("form", ["text", "json"])
    def test_other_forms_are_in_the_terminals_language(self, broken: Path, form: str) -> None:
        assert "библиографията" not in run("check", "--format", form).stdout
        both = run("check", "--format", form, "--lang", "both")
        assert both.exit_code == FINDINGS
        assert "библиографията" in both.stdout
        assert "there is no source" in both.stdout

    def test_no_finding_prints_only_the_summary(self, project: Path) -> None:
        done = run("check", "--quiet")
        assert len(done.stdout.strip().split("\n")) == 2

    def test_fix_writes_what_is_missing_and_says_so(self, project: Path) -> None:
        put(project, "analysis/two.bg.md", "\n{#p-only}", "\n{#p-only}\n\nОще един.")
        assert "block-id-missing" in run("check").stdout
        done = run("check", "--fix")
        assert done.exit_code == OK
        assert message(EN, "report.fixed", path="analysis/two.bg.md") in done.stderr
        assert message(EN, "report.fixed", path="_data/permalinks.txt") in done.stderr
        again = run("check", "--fix")
        assert again.stderr == ""

    @pytest.mark.parametrize(
        "arguments",
        [
            ("check", "--docs", "no/such/folder"),
            ("check", "--format", "xml"),
            ("check", "--lang", "de"),
            ("check", "extra"),
            ("no-such-verb",),
        ],
    )
    def test_wrong_usage(self, project: Path, arguments: tuple[str, ...]) -> None:
        assert run(*arguments).exit_code == USAGE

    def test_outside_a_project(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        done = run("check")
        assert done.exit_code == USAGE
        assert "no mkdocs.yml" in done.stderr


class TestExplain:
    @pytest.mark.parametrize("locale", (BULGARIAN, ENGLISH))
    def test_it_says_what_the_site_says(self, project: Path, locale: Locale) -> None:
        writer = writer_of(Loader(project / "docs").library, project / "docs", locale)
        page = made(writer)["about/diagnostics"].body
        sections = page.split("\n\n## ")[1:]
        assert len(sections) == len(codes())
        for section in sections:
            heading, text = section.split("\n\n", 1)
            code = heading.split("`")[1]
            said = run("explain", code, "--lang", locale).stdout
            severity, words = text.split(" ", 1)
            assert severity.strip("*.") in said.split("\n")[0]
            assert words.split() == said.split("\n", 1)[1].split()

    def test_without_a_code_it_lists_them(self) -> None:
        done = run("explain")
        assert done.exit_code == OK
        assert [line.split()[0] for line in done.stdout.strip().split("\n")] == list(codes())

    def test_an_unknown_code_is_wrong_usage(self) -> None:
        done = run("explain", "no-such-code")
        assert done.exit_code == USAGE
        assert "no-such-code" in done.stderr


class TestTranslations:
    @pytest.fixture
    def older(self, project: Path) -> Path:
        put(project, "analysis/one.bg.md", "тридесет", "двадесет")
        put(project, "analysis/one.bg.md", "\n{#p-two}", "\n{#p-two}\n\nНово.\n{#p-new}")
        return project

    def row(self, key: str) -> list[str]:
        lines = run("translations").stdout.split("\n")
        (found,) = [line.split() for line in lines if line.split()[:1] == [key]]
        return found[1:]

    def test_the_table(self, older: Path) -> None:
        assert self.row("analysis/one") == ["4", "2", "1", "1"]
        assert self.row("analysis/two") == ["1", "0", "0", "1"]

    def test_no_check_runs_for_it(self, older: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        read: list[Path] = []
        real = Loader.__init__

        def counted(self: Loader, docs: Path, *arguments: str) -> None:
            read.append(docs)
            real(self, docs, *arguments)

        monkeypatch.setattr(registry, "run", None)
        monkeypatch.setattr(Loader, "__init__", counted)
        assert self.row("analysis/one") == ["4", "2", "1", "1"]
        assert len(read) == 1

    def test_the_passages(self, older: Path) -> None:
        lines = run("translations").stdout.split("\n")
        assert f"analysis/one#p-one: {message(EN, 'state.older')}" in lines
        assert f"analysis/one#p-new: {message(EN, 'state.missing')}" in lines
        assert f"analysis/two: {message(EN, 'translations.whole')}" in lines

    def test_what_is_not_recorded(self, project: Path) -> None:
        put(project, "index.en.md", "translates:\n", "translates: {}\n#")
        path = project / "docs/index.en.md"
        text = path.read_text(encoding="utf-8")
        lines = [line for line in text.split("\n") if not line.startswith(("  p-home", "#"))]
        path.write_text("\n".join(lines), encoding="utf-8")
        done = run("translations", "--lang", "bg")
        assert f"index#p-home: {message(BG, 'state.unrecorded')}" in done.stdout.split("\n")

    @pytest.mark.parametrize(
        "name",
        ["analysis/one", "docs/analysis/one.en.md", "analysis/one.bg.md", "analysis/one.md"],
    )
    def test_a_page_is_recorded_however_it_is_named(self, older: Path, name: str) -> None:
        done = run("translations", "--record", name)
        assert done.exit_code == OK
        told = message(EN, "translations.recorded", count=1, page=name)
        assert done.stdout.splitlines() == [
            "analysis/one#p-one (en): older than its original → current",
            told,
        ]
        again = run("translations", "--record", name)
        assert again.exit_code == OK
        assert again.stdout.strip() == message(EN, "translations.unchanged", page=name)
        assert self.row("analysis/one") == ["4", "3", "0", "1"]

    def test_one_passage_is_recorded(self, older: Path) -> None:
        assert run("translations", "--record", "analysis/one", "--block", "term").exit_code == OK
        assert self.row("analysis/one")[2] == "1"
        assert run("translations", "--record", "analysis/one", "--block", "p-one").exit_code == OK
        assert self.row("analysis/one")[2] == "0"

    @pytest.mark.parametrize(
        "arguments",
        [
            ("--record", "no/such"),
            ("--record", "analysis/two"),
            ("--record", "analysis/one", "--block", "p-none"),
            ("--block", "p-one"),
        ],
    )
    def test_wrong_usage(self, project: Path, arguments: tuple[str, ...]) -> None:
        assert run("translations", *arguments).exit_code == USAGE

    def test_a_passage_that_is_not_translated_cannot_be_recorded(self, older: Path) -> None:
        done = run("translations", "--record", "analysis/one", "--block", "p-new")
        assert done.exit_code == USAGE


class TestBuild:
    @pytest.fixture
    def built(self, project: Path, monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
        calls: list[tuple[Any, ...]] = []
        monkeypatch.setattr(
            building, "build", lambda *given, docs, told, executor: calls.append((*given, docs))
        )
        monkeypatch.setattr(serving, "serve", lambda *given: calls.append(given[:1] + given[2:4]))
        return calls

    def test_the_site_goes_into_the_project(self, project: Path, built: list[Any]) -> None:
        done = run("build")
        assert done.exit_code == OK
        assert message(EN, "build.running") in done.stderr
        assert done.stdout.strip() == message(EN, "build.done", path=project / "site")
        assert built == [(project, project / "site", MkDocs(project), None)]

    def test_or_where_one_says(self, project: Path, built: list[Any], tmp_path: Path) -> None:
        run("build", "--out", tmp_path / "www", "--generator", "properdocs")
        assert built == [(project, tmp_path / "www", "properdocs", None)]

    def test_a_failure(self, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def fail(*_: Any, **_options: Any) -> None:
            raise building.BuildFailedError("mkdocs")

        monkeypatch.setattr(building, "build", fail)
        done = run("build")
        assert done.exit_code == FINDINGS
        assert message(EN, "build.failed") in done.stderr
        assert done.stdout == ""

    @pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "localhost"])
    def test_serving(self, project: Path, built: list[Any], host: str) -> None:
        assert run("serve", "--address", f"{host}:1").exit_code == OK
        job = serving.Job(project, None, project / "site", MkDocs)
        assert built == [(job, host.strip("[]"), 1)]

    @pytest.mark.parametrize("address", ["8000", ":8000", "localhost", "a:b", "a:65536", "a:-1"])
    def test_what_is_no_address(self, project: Path, built: list[Any], address: str) -> None:
        assert run("serve", "--address", address).exit_code == USAGE
        assert built == []

    @pytest.mark.parametrize("verb", ["build", "serve", "translations", "new"])
    def test_outside_a_project(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, verb: str
    ) -> None:
        monkeypatch.chdir(tmp_path)
        arguments = ["chapter", "a"] if verb == "new" else []
        assert run(verb, *arguments).exit_code == USAGE
        assert list(tmp_path.iterdir()) == []


PATHS = {
    Kind.PAGE: "about/contact",
    Kind.PUBLICATION: "rescue/index",
    Kind.CHAPTER: "compendium/preface",
    "method": "methodologies/hearing",
    "annex": "methodologies/order",
    "lesson": "training/second",
    "placement": "training/entry",
}


class Terminal:
    """Stands in for ``sys`` with a person at the keyboard."""

    class stdin:  # noqa: N801
        @staticmethod
        def isatty() -> bool:
            return True


class TestNew:
    @pytest.mark.parametrize("kind", PATHS)
    def test_a_new_page_passes_the_check(self, project: Path, kind: str) -> None:
        put(project, "_data/authorities.yml", "id: council", "id: council-of-ministers")
        put(
            project,
            "compendium/recommendations/rec-0001.bg.md",
            "- council",
            "- council-of-ministers",
        )
        done = run("new", kind, PATHS[kind], "--title", "Нова", "--title-en", "New")
        assert done.exit_code == OK, done.output
        assert done.stdout.split() == [f"{PATHS[kind]}.bg.md", f"{PATHS[kind]}.en.md"]
        checked = run("check", "--fix")
        assert checked.exit_code == OK, checked.output
        library = Loader(project / "docs").library
        for locale, title in ((BG, "Нова"), (EN, "New")):
            page = library.page(PATHS[kind], locale)
            assert page is not None and page.matter.title == title

    def test_every_kind_is_tried(self) -> None:
        assert set(PATHS) == set(kinds(active())) - {Kind.HOME, "recommendation"}

    def test_without_titles_the_path_stands_in(self, project: Path) -> None:
        assert run("new", "chapter", "compendium/preface").exit_code == OK
        page = Loader(project / "docs").library.originals["compendium/preface"]
        assert page.matter.title == "compendium/preface"

    def test_a_person_at_a_terminal_is_asked(
        self, project: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        asked: list[str] = []
        monkeypatch.setattr(asking.click, "prompt", lambda words, **_: asked.append(words) or words)
        monkeypatch.setattr(writing, "sys", Terminal())
        monkeypatch.setattr(asking, "sys", Terminal())
        run("new", "chapter", "compendium/preface", "--title-en", "Preface")
        assert asked == [message(EN, "ask.title", language="Bulgarian")]
        library = Loader(project / "docs").library
        assert library.originals["compendium/preface"].matter.title == asked[0]
        assert library.translated[ENGLISH]["compendium/preface"].matter.title == "Preface"

    def test_an_english_title_falls_back_to_the_bulgarian(self, project: Path) -> None:
        run("new", "chapter", "compendium/preface", "--title", "Увод")
        page = Loader(project / "docs").library.translated[ENGLISH]["compendium/preface"]
        assert page.matter.title == "Увод"

    @pytest.mark.parametrize(
        "arguments",
        [
            ("chapter", "analysis/one"),
            ("chapter", "../outside"),
            ("chapter", "Увод"),
            ("home", "index"),
            ("poem", "analysis/x"),
            ("chapter",),
        ],
    )
    def test_wrong_usage(self, project: Path, arguments: tuple[str, ...]) -> None:
        before = sorted(project.rglob("*"))
        done = run("new", *arguments)
        assert done.exit_code == USAGE
        assert "Traceback" not in done.output
        assert sorted(project.rglob("*")) == before


def test_the_version() -> None:
    assert version("civildialogue") in run("--version").stdout


def loaded_by(*arguments: str) -> set[str]:
    """The modules that a program has which runs a verb and nothing else."""
    code = (
        "import sys, civildialogue.cli as cli; "
        f"cli.main({list(arguments)}, standalone_mode=False); print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return {*done.stdout.splitlines()[-1].split()}


def test_a_check_does_not_wait_for_what_only_other_commands_need(project: Path) -> None:
    slow = "docx fontTools icalendar jinja2 matplotlib numpy py_mini_racer pypandoc rich typst"
    loaded = loaded_by("check")
    assert "civildialogue.core.pipeline" in loaded
    assert {*slow.split(), "hypothesis", "requests"} & loaded == set()
    verbs = {f"civildialogue.cli.{name.partition(':')[0]}" for name in cli.VERBS.values()}
    assert verbs & loaded == {"civildialogue.cli.checking"}


@pytest.mark.parametrize("asked", ["--version", "--help"])
def test_what_reads_no_text_imports_nothing_that_does(asked: str) -> None:
    loaded = loaded_by(asked)
    assert "civildialogue.cli" in loaded
    floors = [f"civildialogue.features.{name}." for name in composition.NAMES]
    floors += [f"civildialogue.core.{name}" for name in ("pipeline", "site", "checks", "source")]
    assert [name for name in loaded if name.startswith(tuple(floors))] == []
    assert {"babel", "lxml", "markdown", "PIL", "pydantic", "pydantic_core"} & loaded == set()


@pytest.mark.parametrize("locale", PROGRAM)
def test_the_help_says_of_each_verb_what_the_verb_says_itself(locale: Locale) -> None:
    said = " ".join(run("--lang", locale, "--help").stdout.split())
    context = click.Context(cli.main)
    with spoken(locale):
        for name in cli.main.list_commands(context):
            verb = cli.main.get_command(context, name)
            assert verb is not None
            short = verb.get_short_help_str(40).removesuffix("...").strip()
            assert f"{name} {short}" in said


def test_the_verbs_of_features_are_known_before_these_are_imported() -> None:
    assert sorted(composition.VERBS) == sorted(composition.verbs())
    assert tuple(feature.name for feature in composition.own()) == composition.NAMES


class TestFaultsOfTheProgram:
    """What the program itself does wrong is no wrong usage: it must not be told as such."""

    @pytest.mark.parametrize("error", [KeyError("x"), ValueError("'---' is not in list")])
    @pytest.mark.parametrize(
        ("arguments", "broken"),
        [
            (("translations", "--record", "analysis/one"), "civildialogue.cli.translating.record"),
            (("new", "page", "about/new"), "civildialogue.cli.writing.scaffold"),
            (
                ("export", "epub", "--out", "out"),
                "civildialogue.core.pipeline.carry.export_books",
            ),
        ],
    )
    def test_are_not_told_as_wrong_usage(
        self,
        project: Path,
        monkeypatch: pytest.MonkeyPatch,
        arguments: tuple[str, ...],
        broken: str,
        error: Exception,
    ) -> None:
        def fail(*_: Any, **__: Any) -> None:
            raise error

        monkeypatch.setattr(broken, fail)
        done = run(*arguments)
        assert "Usage:" not in done.output
        assert done.exit_code != OK


def settle(project: Path, old: str, new: str) -> None:
    path = project / "mkdocs.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


class TestSettings:
    @pytest.mark.parametrize(
        ("old", "new", "code", "status"),
        [
            ("site_url: https://forum.example/\n", "", "setting-missing", FINDINGS),
            ("locale: en,", "locale: qq,", "language-unknown", FINDINGS),
            ("theme:\n", "use_directory_urls: false\ntheme:\n", "setting-unsupported", FINDINGS),
            ("theme:\n", "docs_dir: content\ntheme:\n", "docs-missing", USAGE),
            ("theme:\n", "docs_dir: ../x\ntheme:\n", "folder-outside", USAGE),
            ("theme:\n", "theme: [\n", "yaml-syntax", USAGE),
        ],
    )
    def test_a_fault_ends_every_verb_before_anything_is_made(
        self, project: Path, old: str, new: str, code: str, status: int
    ) -> None:
        settle(project, old, new)
        before = sorted(project.iterdir())
        for verb in (
            ("check",),
            ("build",),
            ("serve",),
            *(("export", form, "--out", "out") for form in ("all", "data", "epub")),
        ):
            done = run(*verb)
            assert done.exit_code == status, verb
            assert f"error[{code}]" in done.output
            assert "--> mkdocs.yml:" in done.output
        assert sorted(project.iterdir()) == before

    def test_a_folder_without_texts_is_never_in_order(self, project: Path) -> None:
        shutil.rmtree(project / "docs")
        done = run("check")
        assert done.exit_code == USAGE
        assert "error[docs-missing]" in done.stdout
        for verb in ("translations", "review --base HEAD", "answer c-abcdef", "import comments ."):
            assert run(*verb.split()).exit_code == USAGE
        assert not (project / "docs").exists()
        assert run("new", "page", "about/index").exit_code == OK
        assert run("check").exit_code == OK

    def test_a_chosen_folder_without_texts_is_wrong_usage(self, project: Path) -> None:
        (project / "empty").mkdir()
        done = run("check", "--docs", "empty")
        assert done.exit_code == USAGE
        assert message(EN, "usage.no-page", folder="empty") in done.stderr

    def test_every_verb_works_on_the_folder_that_the_settings_name(self, project: Path) -> None:
        (project / "docs").rename(project / "content")
        settle(project, "theme:\n", "docs_dir: content\ntheme:\n")
        assert run("check").exit_code == OK
        assert run("new", "page", "about/contact").exit_code == OK
        assert (project / "content/about/contact.bg.md").is_file()
        assert "about/contact" in run("translations").stdout
        assert not (project / "docs").exists()

    def test_a_site_never_takes_the_place_of_something_else(self, project: Path) -> None:
        for place in ("docs", "docs/site", "overrides", "."):
            assert run("build", "--out", place).exit_code == USAGE
        assert (project / "docs/index.bg.md").is_file()
