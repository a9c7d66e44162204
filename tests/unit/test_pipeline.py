"""The order of work: read, check, fix, build beside and swap."""

import datetime as dt
import gc
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from civildialogue.core import pipeline
from civildialogue.core.model.diagnostics import Severity
from civildialogue.core.model.drift import State
from civildialogue.core.model.language import ENGLISH
from civildialogue.core.model.library import Library
from civildialogue.core.model.vocabulary import Kind
from civildialogue.core.pipeline import building
from civildialogue.core.pipeline.recording import NoTranslationError, record
from civildialogue.core.source.load import Loader
from civildialogue.features.compendium.model.vocabulary import RECOMMENDATION_SECTIONS

from .making import FORUM, codes_of, commit, git, original, translation, write_all

REC = "compendium/recommendations/rec-0001"


class TestInspect:
    def test_a_whole_forum_has_no_errors(self, forum: Path) -> None:
        found = pipeline.inspect(forum)
        assert not found.failed
        assert set(codes_of(found.diagnostics)) == {"translation-missing"}

    def test_it_counts_what_it_looked_at(self, docs: Path) -> None:
        write_all(
            docs,
            {
                "index.bg.md": original(
                    Kind.HOME,
                    "[а](a.md) и <https://example.org/> и ![б](b.svg).\n{#p-one}\n\n"
                    "[@zna; @apk] и [@zna]\n{#p-two}\n\n`[не](x.md)`\n{#p-three}",
                ),
                "index.en.md": translation(Kind.HOME, "[a](a.md)\n{#p-one}"),
            },
        )
        assert pipeline.inspect(docs).counts == {
            "pages": 2,
            "links": 4,
            "citations": 2,
            "translations": 1,
            "permalinks": 3,
        }

    def test_what_was_read_is_let_go(self, forum: Path) -> None:
        """A site that is served for days is read again and again."""
        folders = "kept-a", "kept-b", "kept-c", "kept-d"
        broken = "[а](z.md) и ![б](b.svg).\n{#p-one}"
        write_all(forum, {f"{each}/one.bg.md": original(Kind.PAGE, broken) for each in folders})
        for _ in range(4):
            assert pipeline.inspect(forum).failed
        gc.collect()
        libraries = [each for each in gc.get_objects() if type(each) is Library]
        assert sum("kept-a/one" in each.originals for each in libraries) <= 2

    def test_an_empty_folder_counts_nothing(self, docs: Path) -> None:
        found = pipeline.inspect(docs)
        assert (found.diagnostics, found.failed) == ((), False)
        assert set(found.counts.values()) == {0}

    def test_findings_stand_in_the_order_of_the_text(self, docs: Path) -> None:
        write_all(
            docs,
            {
                "b.bg.md": original(Kind.PAGE, "<b>\n\n[а](x.md)\n\n<i>"),
                "a.bg.md": "няма",
                "_data/sources.yml": "zna: x",
            },
        )
        found = pipeline.inspect(docs).diagnostics
        assert list(found) == sorted(found, key=lambda d: d.sort_key)
        assert {"raw-html", "front-matter-missing", "field-invalid"} <= set(codes_of(found))

    def test_the_folder_is_named_as_it_is_told(self, docs: Path) -> None:
        write_all(docs, {"a.bg.md": "няма"})
        assert pipeline.inspect(docs, "друго/docs").diagnostics[0].span.path == "друго/docs/a.bg.md"


class TestDrafts:
    def recommendation(self, status: str, body: str) -> dict[str, str]:
        sections = "\n\n".join(f"## С {{#{name}}}" for name in RECOMMENDATION_SECTIONS[1:])
        text = original("recommendation", f"{sections}\n\n{body}\n{{#p-one}}", status=status)
        return {**FORUM, f"{REC}.bg.md": text}

    def severities(self, docs: Path, status: str, body: str) -> dict[str, Severity]:
        write_all(docs, self.recommendation(status, body))
        path = f"docs/{REC}.bg.md"
        return {
            d.code: d.severity for d in pipeline.inspect(docs).diagnostics if d.span.path == path
        }

    LACKING = "[а](nowhere.md) [б](#no) ![в](no.svg) [@nothing]"

    def test_what_a_draft_may_lack_only_warns(self, docs: Path) -> None:
        found = self.severities(docs, "draft", self.LACKING)
        lacking = {code: found[code] for code in pipeline.LENIENT & found.keys()}
        assert set(lacking) == {
            "section-missing",
            "link-broken",
            "anchor-broken",
            "image-broken",
            "citation-unknown",
        }
        assert set(lacking.values()) == {Severity.WARNING}

    UNDONE = (
        ("section-missing", ""),
        ("link-broken", "[а](nowhere.md)"),
        ("anchor-broken", "[б](#no)"),
        ("image-broken", "![в](no.svg)"),
        ("citation-unknown", "[@nothing]"),
        ("reference-unknown", ""),
        ("structure-differs", "### Още {#problem}"),
    )
    """A body that lacks each of what a draft may lack."""

    def test_a_draft_is_excused_for_what_is_undone_and_for_nothing_else(self) -> None:
        assert dict(self.UNDONE).keys() == pipeline.LENIENT

    @pytest.mark.parametrize("status", ["draft", "open"])
    @pytest.mark.parametrize(("code", "body"), UNDONE)
    def test_each_thing_that_is_undone_fails_only_in_published_text(
        self, docs: Path, code: str, body: str, status: str
    ) -> None:
        files = self.recommendation(status, body)
        path = f"{REC}.bg.md"
        files[path] = files[path].replace(
            "licence:", "methods: [nowhere]\nsupersedes: [rec-0999]\nlicence:", 1
        )
        files[f"{REC}.en.md"] = translation("recommendation", "## One {#problem}\n\n- Two")
        write_all(docs, files)
        found = {
            d.severity
            for d in pipeline.inspect(docs).diagnostics
            if d.code == code and d.span.path.startswith(f"docs/{REC}.")
        }
        assert found == {Severity.WARNING if status == "draft" else Severity.ERROR}

    @pytest.mark.parametrize("status", ["open", "adopted", "withdrawn"])
    def test_published_text_may_lack_nothing(self, docs: Path, status: str) -> None:
        found = self.severities(docs, status, self.LACKING)
        assert {found[code] for code in pipeline.LENIENT & found.keys()} == {Severity.ERROR}

    def test_what_is_wrong_is_wrong_in_a_draft_too(self, docs: Path) -> None:
        found = self.severities(docs, "draft", "<b>x</b> [а](javascript:x)")
        assert found["raw-html"] is Severity.ERROR
        assert found["link-scheme"] is Severity.ERROR

    def test_the_translation_of_a_draft_is_a_draft(self, docs: Path) -> None:
        files = self.recommendation("draft", "Текст.")
        files[f"{REC}.en.md"] = translation("recommendation", "[@nothing]\n{#p-one}")
        write_all(docs, files)
        path = f"docs/{REC}.en.md"
        found = {
            d.code: d.severity for d in pipeline.inspect(docs).diagnostics if d.span.path == path
        }
        assert found["citation-unknown"] is Severity.WARNING

    def test_a_draft_does_not_excuse_another_page(self, docs: Path) -> None:
        files = self.recommendation("draft", "Текст.")
        files["analysis/one.bg.md"] = original(Kind.CHAPTER, "[@nothing]\n{#p-one}")
        write_all(docs, files)
        grave = [d for d in pipeline.inspect(docs).diagnostics if d.code == "citation-unknown"]
        assert [d.severity for d in grave] == [Severity.ERROR]


class TestRecord:
    def change(self, forum: Path) -> None:
        path = forum / "analysis/one.bg.md"
        text = path.read_text(encoding="utf-8")
        text = text.replace("тридесет", "двадесет").replace("Още.", "Още нещо.")
        path.write_text(text, encoding="utf-8")

    def older(self, forum: Path) -> list[str]:
        found = pipeline.inspect(forum).diagnostics
        return [str(d.params["id"]) for d in found if d.code == "block-older"]

    def test_a_whole_page(self, forum: Path) -> None:
        self.change(forum)
        assert self.older(forum) == ["p-one", "p-two"]
        assert [each.id for each in record(forum, "analysis/one")] == ["p-one", "p-two"]
        assert self.older(forum) == []
        assert record(forum, "analysis/one") == []

    def test_one_passage(self, forum: Path) -> None:
        self.change(forum)
        (changed,) = record(forum, "analysis/one", ["p-one"])
        assert (changed.id, changed.before) == ("p-one", State.OLDER)
        assert self.older(forum) == ["p-two"]

    def test_the_record_stands_in_the_order_of_the_text(self, forum: Path) -> None:
        self.change(forum)
        record(forum, "analysis/one", ["p-two", "p-one"])
        library = Loader(forum).library
        assert list(library.translated[ENGLISH]["analysis/one"].translates) == [
            "term",
            "p-one",
            "p-two",
        ]

    @pytest.mark.parametrize(
        ("key", "blocks"),
        [("no/such", []), ("analysis/two", []), ("analysis/one", ["p-other"])],
    )
    def test_what_is_not_there(self, forum: Path, key: str, blocks: list[str]) -> None:
        with pytest.raises(NoTranslationError):
            record(forum, key, blocks)


class Generator:
    """Stands in for the program that builds the site."""

    def __init__(self, status: int = 0, page: str | None = "new") -> None:
        self.status, self.page = status, page
        self.command: list[str] = []
        self.environment: dict[str, str] = {}
        self.real = subprocess.run

    def __call__(self, command: list[str], **options: Any) -> "subprocess.CompletedProcess[Any]":
        if command[0] == "git":
            return self.real(command, **options)
        self.command, self.environment = command, options["env"]
        if "--site-dir" in command:
            site = Path(command[command.index("--site-dir") + 1])
            site.mkdir(parents=True)
            (site / "half.html").write_text("half", encoding="utf-8")
            if self.page is not None:
                (site / "index.html").write_text(self.page, encoding="utf-8")
        return subprocess.CompletedProcess(command, self.status, stderr=b"")


class TestBuild:
    @pytest.fixture
    def generator(self, monkeypatch: pytest.MonkeyPatch) -> Generator:
        generator = Generator()
        monkeypatch.setattr(subprocess, "run", generator)
        return generator

    @pytest.fixture
    def out(self, tmp_path: Path) -> Path:
        write_all(tmp_path / "site", {"index.html": "old"})
        return tmp_path / "site"

    def test_the_new_site_takes_the_place_of_the_old(
        self, generator: Generator, out: Path, tmp_path: Path
    ) -> None:
        building.build(tmp_path, out, "mkdocs")
        assert (out / "index.html").read_text(encoding="utf-8") == "new"
        assert not (tmp_path / ".site.new").exists()
        assert generator.command[:4] == [sys.executable, "-m", "mkdocs", "build"]
        assert "--strict" in generator.command

    def test_another_generator_may_build(
        self, generator: Generator, out: Path, tmp_path: Path
    ) -> None:
        building.build(tmp_path, out, "properdocs")
        assert generator.command[2] == "properdocs"

    @pytest.mark.parametrize(("status", "page"), [(1, "new"), (0, None), (1, None)])
    def test_a_failure_leaves_the_old_site(
        self, generator: Generator, out: Path, tmp_path: Path, status: int, page: str | None
    ) -> None:
        generator.status, generator.page = status, page
        with pytest.raises(building.BuildFailedError):
            building.build(tmp_path, out, "mkdocs")
        assert [path.name for path in out.iterdir()] == ["index.html"]
        assert (out / "index.html").read_text(encoding="utf-8") == "old"
        assert sorted(path.name for path in tmp_path.iterdir()) == [".site.lock", "site"]

    def test_what_a_broken_run_left_is_not_in_the_site(
        self, generator: Generator, out: Path, tmp_path: Path
    ) -> None:
        write_all(tmp_path / ".site.new", {"left.html": "x"})
        building.build(tmp_path, out, "mkdocs")
        assert not (out / "left.html").exists()

    def test_the_clock_is_the_newest_commits(
        self, generator: Generator, out: Path, tmp_path: Path
    ) -> None:
        git(tmp_path, "init", "--quiet")
        commit(tmp_path, "Запис", dt.date(2026, 11, 22))
        building.build(tmp_path, out, "mkdocs")
        noon = int(dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC).timestamp())
        assert generator.environment["SOURCE_DATE_EPOCH"] == str(noon)

    def test_without_history_the_clock_stands_still(
        self, generator: Generator, out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
        building.build(tmp_path, out, "mkdocs")
        assert generator.environment["SOURCE_DATE_EPOCH"] == "0"

    def test_a_clock_that_is_set_stays(
        self, generator: Generator, out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
        building.build(tmp_path, out, "mkdocs")
        assert generator.environment["SOURCE_DATE_EPOCH"] == "1700000000"
