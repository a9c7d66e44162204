"""Texts that get another place: links, ids, translations and the old addresses stay true."""

import re
from pathlib import Path

import pytest

from civildialogue.core import pipeline
from civildialogue.core.model.diagnostics import Severity
from civildialogue.core.model.drift import State, table
from civildialogue.core.model.language import BULGARIAN, ENGLISH
from civildialogue.core.model.library import Library
from civildialogue.core.source.load import Loader

from .making import run

OK, FINDINGS, USAGE = 0, 1, 2
ONE = "analysis/one"


def edit(project: Path, path: str, old: str, new: str) -> None:
    file = project / "docs" / path
    text = file.read_text(encoding="utf-8")
    assert old in text, (path, old)
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def linked(project: Path) -> Path:
    """The small Forum with links of every kind to its first chapter, and one passage behind."""
    first = "../analysis/one.md"
    body = (
        "Вижте [главата](../analysis/one.md), [срока](<../analysis/one.md#p-one>) и ![план]"
        f"(../assets/plan.svg).\n\n[същото][1] и `{first}`\n\n[1]: {first}#p-two"
    )
    edit(project, "about/index.bg.md", "За нас.", f"{body}\n\nЗа нас.")
    edit(
        project,
        f"{ONE}.bg.md",
        "Още.",
        "Още [тук](#p-one), [там](two.md) и [план](../assets/plan.svg).",
    )
    edit(project, f"{ONE}.en.md", "More.", "More [here](#p-one), [there](two.md).")
    assert run("check", "--fix").exit_code == OK
    run("translations", "--record", ONE)
    edit(project, f"{ONE}.bg.md", "тридесет", "двадесет")
    return project


def library(project: Path) -> Library:
    return Loader(project / "docs").library


def states(project: Path) -> dict[str, State]:
    return {
        f"{row.original.key}#{pair.original.id}": pair.state
        for row in table(library(project))
        for pair in row.pairs
    }


def in_order(project: Path) -> None:
    """No error, nothing for ``check --fix`` to do, and no permalink that leads nowhere."""
    found = pipeline.inspect(project / "docs").diagnostics
    grave = [d for d in found if d.severity in (Severity.ERROR, Severity.WARNING)]
    assert [(d.code, d.span.path, d.params) for d in grave] == []
    assert pipeline.fix(project / "docs") == []
    known = library(project)
    for key, ids in known.permalinks.items():
        for name in ids:
            page = known.originals.get(key)
            is_gone = any(
                s.value.page == key and s.value.id in (name, None) for s in known.tombstones
            )
            assert is_gone or (page is not None and name in page.by_id), (key, name)


class TestAPage:
    def test_to_another_folder(self, linked: Path) -> None:
        before = states(linked)
        done = run("move", "docs/analysis/one.bg.md", "methodologies/term")
        assert done.exit_code == OK, done.output
        in_order(linked)
        known = library(linked)
        assert ONE not in known.originals
        about = known.originals["about/index"].source.text
        assert "[главата](../methodologies/term.md)" in about
        assert "[срока](<../methodologies/term.md#p-one>)" in about
        assert "[1]: ../methodologies/term.md#p-two" in about
        assert "`../analysis/one.md`" in about, "what is code is no link"
        moved = known.originals["methodologies/term"].source.text
        assert "[тук](#p-one), [там](../analysis/two.md) и [план](../assets/plan.svg)" in moved
        after = {k.replace("methodologies/term", ONE): v for k, v in states(linked).items()}
        assert after == before
        (stone,) = [s.value for s in known.tombstones if s.value.page == ONE and s.value.id is None]
        assert stone.moved_to == "methodologies/term"
        assert {"bg", "en"} == set(stone.reason.model_dump())
        assert "analysis/gone" in {s.value.page for s in known.tombstones}
        evidence = known.originals["compendium/recommendations/rec-0001"].source.text
        assert "page: methodologies/term" in evidence
        assert "- two\n" not in known.originals["analysis/index"].source.text

    def test_within_its_folder_it_keeps_its_place(self, linked: Path) -> None:
        assert run("move", ONE, "analysis/term").exit_code == OK
        in_order(linked)
        assert library(linked).contents("analysis") == ["analysis/two", "analysis/term"]

    def test_there_and_back(self, linked: Path) -> None:
        before = states(linked)
        assert run("move", ONE, "analysis/term").exit_code == OK
        assert run("move", "analysis/term", ONE).exit_code == OK
        in_order(linked)
        assert states(linked) == before
        assert "analysis/term" in {s.value.page for s in library(linked).tombstones}

    @pytest.mark.parametrize(
        ("old", "new", "words"),
        [
            ("analysis/nothing", "analysis/x", "there is no page"),
            (ONE, "analysis/two", "already there"),
            (ONE, "analysis/Глава", "can’t be a page"),
            (ONE, "../out", "can’t be a page"),
            (ONE, "analysis/two#p-only", "gets the place of a page"),
            ("methodologies/petition", "analysis/petition", "stays in that folder"),
        ],
    )
    def test_what_cannot_be(self, linked: Path, old: str, new: str, words: str) -> None:
        before = {p: p.read_bytes() for p in linked.rglob("*") if p.is_file()}
        done = run("move", old, new)
        assert done.exit_code == USAGE
        assert words in done.stderr
        assert before == {p: p.read_bytes() for p in linked.rglob("*") if p.is_file()}

    def test_what_would_bring_an_error_is_refused(self, linked: Path) -> None:
        before = {p: p.read_bytes() for p in linked.rglob("*") if p.is_file()}
        done = run("move", "compendium/index", "about/compendium")
        assert done.exit_code == FINDINGS
        assert "error[" in done.stderr
        assert before == {p: p.read_bytes() for p in linked.rglob("*") if p.is_file()}


class TestAPassage:
    def test_to_another_page(self, linked: Path) -> None:
        before = states(linked)
        done = run("move", f"{ONE}#p-one", "about/index#p-about", "--reason-en", "By subject.")
        assert done.exit_code == OK, done.output
        in_order(linked)
        known = library(linked)
        assert list(known.originals["about/index"].by_id)[-2:] == ["p-about", "p-one"]
        english = known.translated[ENGLISH]["about/index"].by_id["p-one"].text
        assert english.startswith("The term is thirty days")
        assert states(linked)["about/index#p-one"] is before[f"{ONE}#p-one"] is State.OLDER
        assert "[срока](<#p-one>)" in known.originals["about/index"].source.text
        assert "[тук](../about/index.md#p-one)" in known.originals[ONE].source.text
        stone = next(s.value for s in known.tombstones if s.value.id == "p-one")
        assert (stone.page, stone.moved_to) == (ONE, "about/index#p-one")
        assert stone.reason[ENGLISH] == "By subject."
        evidence = known.originals["compendium/recommendations/rec-0001"].source.text
        assert re.search(r"page: about/index\n\s+block: p-one", evidence)

    def test_within_its_page(self, linked: Path) -> None:
        before = states(linked)
        assert run("move", f"{ONE}#p-two", f"{ONE}#term").exit_code == OK
        in_order(linked)
        for page in (library(linked).originals[ONE], library(linked).translated[ENGLISH][ONE]):
            assert list(page.by_id) == ["term", "p-two", "p-one"]
        assert states(linked) == before

    def test_its_translation_is_not_lost(self, linked: Path) -> None:
        done = run("move", f"{ONE}#p-one", "analysis/two")
        assert done.exit_code == USAGE
        assert "so that it is not lost" in done.stderr


class TestOneBecomesTwo:
    WORDS = "Първо изречение. Второ изречение."
    ENGLISH = "First sentence. Second sentence."

    @pytest.fixture
    def long(self, linked: Path) -> Path:
        edit(linked, "index.bg.md", "Добре дошли.", self.WORDS)
        edit(linked, "index.en.md", "Welcome.", self.ENGLISH)
        run("translations", "--record", "index")
        return linked

    def test_in_both_languages(self, long: Path) -> None:
        done = run("split", "index#p-home", "--at", "Второ", "--at-en", "Second")
        assert done.exit_code == OK, done.output
        in_order(long)
        known = library(long)
        for page, words in (
            (known.originals["index"], self.WORDS),
            (known.translated[ENGLISH]["index"], self.ENGLISH),
        ):
            (first, second) = page.by_id.values()
            assert first.id == "p-home"
            assert f"{first.text} {second.text}" == words
        assert {states(long)[f"index#{n}"] for n in known.originals["index"].by_id} == {
            State.CURRENT
        }

    def test_in_one_the_other_falls_behind(self, long: Path) -> None:
        assert run("split", "index#p-home", "--at", "Второ").exit_code == OK
        in_order(long)
        told = [state for name, state in states(long).items() if name.startswith("index#")]
        assert told == [State.OLDER, State.MISSING]

    def test_what_was_behind_stays_so(self, long: Path) -> None:
        edit(long, "index.bg.md", "Първо", "Друго")
        assert run("split", "index#p-home", "--at", "Второ", "--at-en", "Second").exit_code == OK
        told = [state for name, state in states(long).items() if name.startswith("index#")]
        assert told == [State.OLDER, State.OLDER]

    @pytest.mark.parametrize("words", ["изречение", "Няма", "торо", "Първо"])
    def test_words_that_begin_no_second(self, long: Path, words: str) -> None:
        done = run("split", "index#p-home", "--at", words)
        assert done.exit_code == USAGE
        assert "can’t begin" in done.stderr

    def test_a_list_between_its_items(self, long: Path) -> None:
        edit(long, "index.bg.md", self.WORDS, "- едно\n- две\n- три")
        assert run("split", "index#p-home", "--at", "две").exit_code == OK
        (first, second) = library(long).originals["index"].by_id.values()
        assert (first.text, second.text) == ("- едно", "- две\n- три")

    def test_and_one_again(self, long: Path) -> None:
        run("split", "index#p-home", "--at", "Второ", "--at-en", "Second")
        (_, second) = library(long).originals["index"].by_id
        done = run("merge", "index#p-home", second)
        assert done.exit_code == OK, done.output
        in_order(long)
        known = library(long)
        assert known.originals["index"].by_id["p-home"].text == self.WORDS
        assert known.translated[ENGLISH]["index"].by_id["p-home"].text == self.ENGLISH
        assert states(long)["index#p-home"] is State.CURRENT
        stone = next(s.value for s in known.tombstones if s.value.id == second)
        assert stone.moved_to == "index#p-home"


class TestOwnReasoning:
    """The mark of a passage goes where the passage goes."""

    @pytest.fixture
    def marked(self, linked: Path) -> Path:
        edit(linked, "index.bg.md", "Добре дошли.", "Първо. Второ.")
        edit(linked, "index.bg.md", "{#p-home}", "{#p-home .own}")
        edit(linked, "index.en.md", "Welcome.", "First. Second.")
        run("translations", "--record", "index")
        return linked

    def test_two_of_one_have_it_and_one_of_two(self, marked: Path) -> None:
        assert run("split", "index#p-home", "--at", "Второ", "--at-en", "Second").exit_code == OK
        in_order(marked)
        blocks = library(marked).originals["index"].by_id
        assert [block.is_own for block in blocks.values()] == [True, True]
        assert (
            run("merge", "index#p-home", next(n for n in blocks if n != "p-home")).exit_code == OK
        )
        assert library(marked).originals["index"].by_id["p-home"].is_own

    def test_another_page_has_it(self, marked: Path) -> None:
        assert run("move", "index#p-home", "about/index").exit_code == OK
        in_order(marked)
        moved = library(marked).originals["about/index"].by_id["p-home"]
        assert (moved.text, moved.is_own) == ("Първо. Второ.", True)

    def test_a_passage_and_one_of_own_reasoning_are_not(self, linked: Path) -> None:
        edit(linked, f"{ONE}.bg.md", "{#p-one}", "{#p-one .own}")
        assert run("merge", f"{ONE}#p-one", f"{ONE}#p-two").exit_code == OK
        assert not library(linked).originals[ONE].by_id["p-one"].is_own

    def test_it_is_counted(self, marked: Path) -> None:
        done = run("check", "--stats", "--lang", "en")
        assert "docs/index.bg.md: words – 2, sentences – 2" in done.stdout
        assert "own reasoning – 1" in done.stdout
        assert "LIX = words of a sentence" in done.stdout
        assert "own reasoning" not in run("check", "--lang", "en").stdout


class TestTwoBecomeOne:
    def test_links_and_records_follow(self, linked: Path) -> None:
        done = run("merge", f"{ONE}#p-one", f"{ONE}#p-two")
        assert done.exit_code == OK, done.output
        in_order(linked)
        known = library(linked)
        assert list(known.originals[ONE].by_id) == ["term", "p-one"]
        assert "[1]: ../analysis/one.md#p-one" in known.originals["about/index"].source.text
        assert known.page(ONE, BULGARIAN) is not None
        assert states(linked)[f"{ONE}#p-one"] is State.OLDER, "a part of it was behind"

    def test_only_neighbours_of_one_kind(self, linked: Path) -> None:
        for first, second in (("term", "p-one"), ("p-two", "p-one"), ("p-one", "p-none")):
            assert run("merge", f"{ONE}#{first}", second).exit_code == USAGE


SOURCE = ("--type", "webpage", "--title", "Нов", "--title-en", "New", "--short", "Н")
SOURCE = (*SOURCE, "--short-en", "N", "--url", "https://example.org/new")


class TestRecords:
    def ids(self, project: Path, name: str) -> list[str]:
        text = (project / f"docs/_data/{name}.yml").read_text(encoding="utf-8")
        return re.findall(r"^- id: (\S+)$", text, re.MULTILINE)

    def test_each_stands_in_its_place(self, project: Path) -> None:
        assert run("new", "source", "bg-law", *SOURCE).exit_code == OK
        assert self.ids(project, "sources") == ["apk", "bg-law", "zna"]
        term = ("--term", "избор", "--term-en", "choice", "--definition", "Кое.", "--definition-en")
        assert run("new", "term", "choice", *term, "Which.").exit_code == OK
        assert self.ids(project, "glossary") == ["choice", "hearing", "participation"]
        names = ("--name", "Община", "--name-en", "Municipality", "--level", "municipal")
        where = ("--url", "https://example.org/", "--source", "https://example.org/name")
        assert run("new", "authority", "a-town", *names, *where).exit_code == OK
        assert self.ids(project, "authorities") == ["a-town", "council"]
        for name in ("sources", "glossary", "authorities"):
            assert "[]" not in (project / f"docs/_data/{name}.yml").read_text(encoding="utf-8")
        in_order(project)

    def test_none_is_overwritten_and_none_is_wrong(self, project: Path) -> None:
        before = (project / "docs/_data/sources.yml").read_bytes()
        assert run("new", "source", "zna", *SOURCE).exit_code == USAGE
        assert run("new", "source", "Нов", *SOURCE).exit_code == USAGE
        assert run("new", "source", "two", *SOURCE[:-1], "nowhere").exit_code == USAGE
        same = run("new", "source", "two", *SOURCE[:-1], "https://lex.bg/laws/ldoc/2127837184")
        assert same.exit_code in (OK, FINDINGS)
        term = ("--term", "а", "--term-en", "a", "--definition", "А.", "--definition-en", "A.")
        assert run("new", "term", "a", *term, "--source", "nothing").exit_code == FINDINGS
        assert (project / "docs/_data/sources.yml").read_bytes() == before or same.exit_code == OK

    def test_fix_puts_them_in_order_with_their_remarks(self, project: Path) -> None:
        path = project / "docs/_data/themes.yml"
        text = (
            '# Темите.\n- {id: "100", name: {bg: А, en: A}}\n'
            '# За общините.\n- {id: "27", name: {bg: Б, en: B}}\n'
        )
        path.write_text(text, encoding="utf-8")
        assert "_data/themes.yml" in pipeline.fix(project / "docs")
        assert path.read_text(encoding="utf-8").splitlines() == [
            "# Темите.",
            "# За общините.",
            '- {id: "27", name: {bg: Б, en: B}}',
            '- {id: "100", name: {bg: А, en: A}}',
        ]
        assert pipeline.fix(project / "docs") == []
