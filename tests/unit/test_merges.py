"""What Git does to the sources when two people have worked: no merge lets an untruth pass."""

import re
import subprocess
from pathlib import Path

import pytest

from civildialogue.core import pipeline
from civildialogue.core.model.drift import State, table
from civildialogue.core.model.language import ENGLISH, message
from civildialogue.core.source.load import Loader

from .making import commit, git, run

OK, FINDINGS = 0, 1
DAY = "2026-11-22T12:00:00Z"
ONE, ONE_EN = "docs/analysis/one.bg.md", "docs/analysis/one.en.md"
LEDGER = "docs/_data/permalinks.txt"


def edit(project: Path, path: str, old: str, new: str) -> None:
    file = project / path
    text = file.read_text(encoding="utf-8")
    assert old in text, (path, old)
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def save(project: Path, subject: str = "Запис") -> None:
    commit(project, subject, DAY)


@pytest.fixture
def repository(project: Path) -> Path:
    """The small Forum on the branch ``main``."""
    git(project, "init", "--quiet", "--initial-branch", "main")
    save(project)
    return project


def in_conflict(project: Path, path: str, old: str, ours: str, theirs: str) -> None:
    """The state of a merge of two branches that say something else in one place."""
    git(project, "switch", "--quiet", "--create", "other")
    edit(project, path, old, theirs)
    save(project)
    git(project, "switch", "--quiet", "main")
    edit(project, path, old, ours)
    save(project)
    with pytest.raises(subprocess.CalledProcessError):
        git(project, "merge", "--quiet", "other")
    assert "<<<<<<<" in (project / path).read_text(encoding="utf-8")


CONFLICTS = [
    (ONE, "Срокът е тридесет дни", "Срокът е месец", "Срокът е година"),
    (ONE, "title: Първа глава", "title: Глава", "title: Друга глава"),
    (ONE_EN, "The term is thirty days", "The term is a month", "The term is a year"),
    ("docs/_data/sources.yml", "Normative Acts Act", "Law on acts", "Act on norms"),
    ("docs/_data/glossary.yml", "Citizens’ influence", "Our influence", "No influence"),
    ("docs/_data/tombstones.yml", "Out of date.", "Old.", "Gone."),
    ("mkdocs.yml", "site_name: ", "site_name: А", "site_name: Б"),
]


@pytest.mark.parametrize(("path", "old", "ours", "theirs"), CONFLICTS)
@pytest.mark.parametrize("style", ["merge", "diff3"])
def test_a_merge_that_is_not_finished_is_the_only_thing_told(
    repository: Path, path: str, old: str, ours: str, theirs: str, style: str
) -> None:
    git(repository, "config", "merge.conflictStyle", style)
    in_conflict(repository, path, old, ours, theirs)
    before = {p: p.read_bytes() for p in repository.rglob("*") if p.is_file()}
    done = run("check", "--fix")
    assert done.exit_code in (FINDINGS, 2)
    heads = re.findall(r"^(?:error|warning)\[([\w-]+)\]", done.stdout, re.MULTILINE)
    assert set(heads) == {"merge-unfinished"}
    assert len(heads) == 3 + (style == "diff3")
    assert done.stdout.startswith("error[merge-unfinished]")
    assert before == {p: p.read_bytes() for p in repository.rglob("*") if p.is_file()}
    if path != "mkdocs.yml":
        assert message(ENGLISH, "report.unfixed") in done.stderr


def with_source(project: Path, name: str) -> None:
    """A branch that adds a source in the same place as others do."""
    git(project, "switch", "--quiet", "--create", name, "main")
    texts = ("--title", "Н", "--title-en", "N", "--short", "Н", "--short-en", "N")
    url = ("--type", "webpage", "--url", f"https://example.org/{name}")
    assert run("new", "source", f"src-{name}", *texts, *url).exit_code == OK
    save(project)


@pytest.mark.parametrize("style", ["merge", "diff3"])
def test_the_ledger_of_two_branches_has_what_either_has(repository: Path, style: str) -> None:
    git(repository, "config", "merge.conflictStyle", style)
    for name, place in (("mine", "Още."), ("other", "Срокът")):
        git(repository, "switch", "--quiet", "--create", name, "main")
        edit(repository, ONE, place, f"Ново.\n{{#p-{name}}}\n\n{place}")
        page = repository / f"docs/about/{name}.bg.md"
        page.write_text(
            f"---\nkind: page\ntitle: {name}\nsummary: За.\norigin: site-edition\n---\n\nА.\n",
            encoding="utf-8",
        )
        run("check", "--fix")
        save(repository)
    with pytest.raises(subprocess.CalledProcessError):
        git(repository, "merge", "--quiet", "mine")
    assert "<<<<<<<" in (repository / LEDGER).read_text(encoding="utf-8")
    run("check", "--fix")
    text = (repository / LEDGER).read_text(encoding="utf-8")
    for name in ("p-mine", "p-other", "p-two"):
        assert text.count(f" {name} ") + text.count(f" {name}\n") == 1
    assert text.count("\nabout/mine: ") == text.count("\nabout/other: ") == 1
    pages = re.findall(r"(?m)^[a-z]\S*(?=:)", text)
    assert pages == sorted(pages)


@pytest.mark.parametrize("first", ["one", "other"])
def test_records_added_in_one_place_are_merged_one_by_one(repository: Path, first: str) -> None:
    for name in ("one", "other"):
        with_source(repository, name)
    git(repository, "switch", "--quiet", "--create", "both", first)
    with pytest.raises(subprocess.CalledProcessError):
        git(repository, "merge", "--quiet", {"one": "other", "other": "one"}[first])
    assert run("check", "--fix").exit_code == OK
    text = (repository / "docs/_data/sources.yml").read_text(encoding="utf-8")
    assert text.index("- id: src-one\n  type: webpage") < text.index("- id: src-other\n  type")
    assert text.count("example.org/one") == text.count("example.org/other") == 1


def test_lists_are_merged_though_a_text_waits_for_its_words(repository: Path) -> None:
    for name in ("one", "other"):
        with_source(repository, name)
        edit(repository, ONE, "Срокът е тридесет дни", f"Срокът е {name}")
        save(repository)
    with pytest.raises(subprocess.CalledProcessError):
        git(repository, "merge", "--quiet", "one")
    done = run("check", "--fix")
    assert done.exit_code == FINDINGS
    assert re.findall(r"^error.*\n *--> (\S+?):", done.stdout, re.MULTILINE) == [ONE] * 3
    assert "<<<<<<<" in (repository / ONE).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("```\n<<<<<<< HEAD\nедно\n=======\nдве\n>>>>>>> other\n```", 3),
        ("<<<<<<< HEAD\n```\n=======\nдве\n>>>>>>> other\n```", 3),
        (
            "<<<<<<<<< Temporary branch 1\nа\n=========\nб\n>>>>>>>>> Temporary branch 2",
            3,
        ),
        ("    <<<<<<< HEAD\n    =======\n    >>>>>>> other", 0),
        ("```\n>>>>>>> цитат\n```", 0),
        ("Заглавие\n=======", 0),
        ("<" * 40, 0),
    ],
    ids=[
        "in-code",
        "fence-on-one-side",
        "of-an-ancestor",
        "an-example",
        "a-quotation",
        "underline",
        "a-line-drawn-by-hand",
    ],
)
def test_what_is_a_mark_of_a_merge(repository: Path, text: str, told: int) -> None:
    edit(repository, ONE, "Още.", text)
    found = [d.code for d in pipeline.inspect(repository / "docs").diagnostics]
    assert found.count("merge-unfinished") == told


def with_passage(project: Path, name: str) -> None:
    """A branch that adds a passage in both languages, with all that belongs to it."""
    git(project, "switch", "--quiet", "--create", name, "main")
    edit(project, ONE, "Още.", f"Ново от {name}.\n{{#p-{name}}}\n\nОще.")
    edit(project, ONE_EN, "More.", f"New from {name}.\n{{#p-{name}}}\n\nMore.")
    assert run("check", "--fix").exit_code == OK
    save(project, name)


def shrunk(project: Path) -> list[str]:
    done = run("check", "--since", "main", "--lang", "en")
    return re.findall(r"error\[ledger-shrunk\]: “([^”]+)”", done.stdout)


def test_one_side_of_a_merge_loses_no_permalink_unseen(repository: Path) -> None:
    with_passage(repository, "first")
    git(repository, "switch", "--quiet", "main")
    git(repository, "merge", "--quiet", "--ff-only", "first")
    git(repository, "switch", "--quiet", "--create", "second", "main~1")
    git(repository, "merge", "--quiet", "--strategy", "ours", "--no-edit", "main")
    assert run("check", "--strict").exit_code == OK, "nothing in the texts tells it"
    assert shrunk(repository) == ["analysis/one#p-first"]
    assert run("check", "--since", "main").exit_code == FINDINGS
    assert run("review", "--base", "main").exit_code == 3
    git(repository, "checkout", "--quiet", "main", "--", LEDGER)
    run("check", "--fix")
    assert shrunk(repository) == []
    assert "id-removed" in run("check").stdout


def test_a_reverted_merge_is_told(repository: Path) -> None:
    with_passage(repository, "first")
    git(repository, "switch", "--quiet", "main")
    git(repository, "merge", "--quiet", "--no-ff", "--no-edit", "first")
    git(repository, "switch", "--quiet", "--create", "back")
    git(repository, "revert", "--no-edit", "--mainline", "1", "HEAD")
    assert shrunk(repository) == ["analysis/one#p-first"]


def test_a_ledger_that_is_gone_is_told_of_each_id(repository: Path) -> None:
    git(repository, "switch", "--quiet", "--create", "gone")
    ids = sum(map(len, Loader(repository / "docs").library.permalinks.values()))
    (repository / LEDGER).unlink()
    save(repository)
    assert len(shrunk(repository)) == ids


def states(project: Path) -> dict[str, State]:
    return {
        f"{row.original.key}#{pair.original.id}": pair.state
        for row in table(Loader(project / "docs").library)
        for pair in row.pairs
    }


class TestRecordsOfTranslation:
    def test_a_lost_record_is_for_a_person(self, repository: Path) -> None:
        """Its line was deleted to end a conflict; nobody has compared the two languages."""
        edit(repository, ONE, "тридесет", "двадесет")
        text = (repository / ONE_EN).read_text(encoding="utf-8")
        lines = [line for line in text.splitlines() if not line.startswith("  p-one:")]
        (repository / ONE_EN).write_text("\n".join(lines) + "\n", encoding="utf-8")
        run("check", "--fix")
        assert states(repository)["analysis/one#p-one"] is State.UNRECORDED
        assert "block-unrecorded" in run("check").stdout

    def test_a_moved_passage_is_for_a_person(self, repository: Path) -> None:
        edit(repository, ONE, "Още.\n{#p-two}\n", "")
        edit(repository, ONE_EN, "More.\n{#p-two}\n", "")
        for tag, words in (("bg", "Още."), ("en", "More.")):
            path = repository / f"docs/about/index.{tag}.md"
            text = path.read_text(encoding="utf-8")
            path.write_text(f"{text}\n{words}\n{{#p-two}}\n", encoding="utf-8")
        run("check", "--fix")
        assert states(repository)["about/index#p-two"] is State.UNRECORDED

    def test_a_section_named_as_on_a_page_that_is_gone_is_new(self, repository: Path) -> None:
        with (repository / LEDGER).open("a", encoding="utf-8") as file:
            file.write("analysis/gone: steps\n")
        with (repository / "docs/_data/tombstones.yml").open("a", encoding="utf-8") as file:
            file.write(
                '- page: analysis/gone\n  removed: "2026-11-22"\n'
                '  reason: {bg: "Остаряло.", en: "Out of date."}\n'
            )
        for name in ("analysis/one", "about/index"):
            for tag, words in (("bg", "Стъпки"), ("en", "Steps")):
                with (repository / f"docs/{name}.{tag}.md").open("a", encoding="utf-8") as file:
                    file.write(f"\n## {words} {{#steps}}\n")
        assert run("check", "--fix").exit_code == OK
        assert states(repository)["about/index#steps"] is State.CURRENT

    def test_a_passage_new_in_both_is_recorded(self, repository: Path) -> None:
        edit(repository, ONE, "Още.", "Ново.\n\nОще.")
        edit(repository, ONE_EN, "More.", "New.\n\nMore.")
        run("check", "--fix")
        assert set(states(repository).values()) == {State.CURRENT}

    def test_words_still_to_come_are_no_translation(self, repository: Path) -> None:
        title = ("--title", "Трета", "--title-en", "Third")
        assert run("new", "chapter", "analysis/three", *title).exit_code == OK
        edit(repository, "docs/analysis/index.bg.md", "- two\n", "- two\n- three\n")
        run("check", "--fix")
        assert State.UNRECORDED in states(repository).values()
        done = run("check", "--strict")
        assert done.exit_code == FINDINGS
        assert done.stdout.count("[placeholder-text]") == 4


class TestTheOriginalAlone:
    def test_passages_swapped(self, repository: Path) -> None:
        edit(repository, ONE, "Още.\n{#p-two}", "ВТОРО")
        edit(repository, ONE, "Срокът", "Още.\n{#p-two}\n\nСрокът")
        edit(repository, ONE, "\n\nВТОРО", "")
        assert "warning[block-order]" in run("check").stdout
        assert run("check", "--fix").exit_code == OK
        library = Loader(repository / "docs").library
        ours = library.translated[ENGLISH]["analysis/one"].by_id
        assert list(ours) == list(library.originals["analysis/one"].by_id)
        assert ours["p-one"].text.startswith("The term")
        assert ours["p-two"].text == "More."
        assert set(states(repository).values()) == {State.CURRENT}

    def test_a_passage_and_its_heading_removed(self, repository: Path) -> None:
        for path, words in ((ONE, "Раздел"), (ONE_EN, "Part")):
            text = (repository / path).read_text(encoding="utf-8").rstrip("\n")
            new = f"{text}\n\n## {words} {{#part}}\n\n{words}.\n{{#p-part}}\n"
            (repository / path).write_text(new, encoding="utf-8")
        run("check", "--fix")
        edit(repository, ONE, "\n\n## Раздел {#part}\n\nРаздел.\n{#p-part}", "")
        with (repository / "docs/_data/tombstones.yml").open("a", encoding="utf-8") as file:
            for name in ("part", "p-part"):
                file.write(
                    f'- page: analysis/one\n  id: {name}\n  removed: "2026-11-22"\n'
                    '  reason: {bg: "Остаряло.", en: "Out of date."}\n'
                )
        done = run("check")
        assert done.exit_code == OK, done.stdout
        assert done.stdout.count("warning[block-unmatched]") == 2
        assert run("check", "--fix", "--strict").exit_code == OK
        text = (repository / ONE_EN).read_text(encoding="utf-8")
        assert "part" not in text.lower()
        assert text.endswith("More.\n{#p-two}\n")
