"""Edits: lines are added, nothing that a person wrote is changed."""

from pathlib import Path

import pytest

from civildialogue.core import pipeline
from civildialogue.core.model.language import ENGLISH
from civildialogue.core.model.library import Library
from civildialogue.core.model.text import SourceText
from civildialogue.core.model.vocabulary import Kind
from civildialogue.core.source import edit, ledger
from civildialogue.core.source.frontmatter import split
from civildialogue.core.source.load import Loader

from ..making import FORUM, bare_page, library_of, load, original, page, translation, write_all


def texts(docs: Path) -> dict[str, str]:
    return {
        path.relative_to(docs).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(docs.rglob("*"))
        if path.is_file()
    }


class TestIds:
    def test_each_passage_gets_one(self) -> None:
        found = bare_page("## Цел\n\nПърви.\n\n- едно\n- две\n\n***\n\nИма.\n{#p-own}")
        ids = edit.new_ids(found, None)
        assert list(ids) == [1, 3, 5]
        assert ids[1] == "tsel"
        assert all(ids[line].startswith("p-") for line in (3, 5))

    def test_the_same_words_twice_get_different_ids(self) -> None:
        ids = edit.new_ids(bare_page("Текст.\n\nТекст.\n\nТекст."), None)
        assert len(set(ids.values())) == 3

    def test_they_are_the_same_on_every_machine(self) -> None:
        found = bare_page("Текст.")
        assert edit.new_ids(found, None) == edit.new_ids(found, None)
        [given] = edit.new_ids(found, None).values()
        assert edit.new_ids(found, None, [given]) != {1: given}

    @pytest.mark.parametrize(
        ("heading", "identifier"),
        [
            ("## Кога да се използва?", "koga-da-se-izpolzva"),
            ("## 1. Цел и „обхват“", "1-tsel-i-obhvat"),
            ("## " + "дълга " * 20, "dalga-dalga-dalga-dalga-dalga-dalga-dalga-dalga"),
        ],
    )
    def test_a_heading_is_named_by_its_words(self, heading: str, identifier: str) -> None:
        assert edit.new_ids(bare_page(heading), None) == {1: identifier}

    def test_headings_of_the_same_words_are_told_apart(self) -> None:
        ids = edit.new_ids(bare_page("## Цел\n\n## Цел\n\n## ???"), None)
        assert ids[1] == "tsel"
        assert ids[3].startswith("tsel-") and ids[3] != "tsel-"
        assert ids[5].startswith("h-")

    def test_an_id_of_the_page_is_not_given_again(self) -> None:
        ids = edit.new_ids(bare_page("Текст.\n{#tsel}\n\n## Цел"), None)
        assert ids[4] != "tsel"

    def test_a_translation_takes_the_originals(self) -> None:
        mine = bare_page("## Цел {#goal}\n\nПърви.\n{#p-one}\n\nВтори.\n{#p-two}")
        other = bare_page("## Goal\n\nFirst.\n\nSecond.\n{#p-two}")
        assert edit.new_ids(other, mine) == {1: "goal", 3: "p-one"}

    def test_a_translation_of_another_shape_gets_none(self) -> None:
        mine = bare_page("Първи.\n{#p-one}\n\nВтори.\n{#p-two}")
        assert edit.new_ids(bare_page("First.\n\n- second"), mine) == {}
        assert edit.new_ids(bare_page("First."), mine) == {}

    def test_a_translation_does_not_take_an_id_twice(self) -> None:
        mine = bare_page("Първи.\n{#p-one}\n\nВтори.\n{#p-two}")
        assert edit.new_ids(bare_page("Second.\n{#p-one}\n\nFirst.\n{#p-two}"), mine) == {}
        assert edit.new_ids(bare_page("First.\n\nSecond.\n{#p-one}"), mine) == {}

    def test_a_translation_is_not_named_where_the_original_is_not(self) -> None:
        mine = bare_page("Първи.\n\nВтори.\n{#p-two}")
        assert edit.new_ids(bare_page("First.\n\nSecond."), mine) == {3: "p-two"}

    def test_they_are_written_where_they_belong(self) -> None:
        found = bare_page("## Цел\n\nДва\nреда.\n\n```\nкод\n```\nТекст.")
        ids = {1: "goal", 3: "p-two", 6: "p-code", 9: "p-last"}
        assert edit.with_ids(found, ids).split("\n") == [
            "## Цел {#goal}",
            "",
            "Два",
            "реда.",
            "{#p-two}",
            "",
            "```",
            "код",
            "```",
            "{#p-code}",
            "Текст.",
            "{#p-last}",
        ]

    def test_they_are_read_again(self) -> None:
        found = bare_page(
            "Дума\n:   Значение\n\nДруга\n:   Значение\n\n!!! note\n    Текст.\n\n> х"
        )
        ids = edit.new_ids(found, None)
        again = bare_page(edit.with_ids(found, ids))
        assert [b.id for b in again.blocks] == list(ids.values())
        assert [b.text for b in again.blocks] == [b.text for b in found.blocks]

    def test_nothing_to_add_leaves_the_text(self) -> None:
        found = bare_page("Текст.\n{#p-one}\n")
        assert edit.with_ids(found, edit.new_ids(found, None)) == found.source.text


def written(library: Library) -> str:
    """The ledger, which has one file, without what stands above it."""
    (text,) = ledger.updated(library).values()
    return text.removeprefix(ledger.HEAD)


class TestLedger:
    def test_it_names_every_id_in_the_order_of_the_page(self) -> None:
        library = library_of(
            bare_page("Б.\n{#p-two}\n\nА.\n{#p-one}", key="b"), bare_page("В.\n{#p-x}", key="a")
        )
        assert written(library) == "a: p-x\nb: p-two p-one\n"

    def test_a_page_without_ids_is_not_in_it(self) -> None:
        assert written(library_of(bare_page("Текст."))) == ""

    def test_an_id_of_a_wrong_form_is_not_in_it(self) -> None:
        found = bare_page("А.\n{#Пасаж}\n\nБ.\n{#p-one}\n\nВ.\n{#p--two}", key="a")
        assert written(library_of(found)) == "a: p-one\n"

    def test_nothing_ever_leaves_it(self, read) -> None:
        before = "gone: p-old\nindex: p-lost p-kept\n"
        library = read(
            {
                "_data/permalinks.txt": before,
                "index.bg.md": original(Kind.HOME, "Ново.\n{#p-new}\n\nСтаро.\n{#p-kept}"),
            }
        ).library
        assert written(library) == "gone: p-old\nindex: p-new p-kept p-lost\n"

    def test_new_pages_go_into_the_next_file_where_there_is_no_room(
        self, docs: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(ledger, "ROOM", len(ledger.HEAD.encode()) + 30)
        for number in range(30):
            name = f"page-{number * 7 % 30:02}"
            write_all(docs, {f"{name}.bg.md": original(Kind.PAGE, f"Т.\n{{#p-{number:02}}}")})
            pipeline.fix(docs)
        library = Loader(docs).library
        assert len(library.ledger) == 15 and len(library.permalinks) == 30
        assert all(len(source.text.encode()) <= ledger.ROOM for source in library.ledger)
        assert pipeline.fix(docs) == []

    def test_a_page_stays_in_its_file(self, docs: Path) -> None:
        files = {
            "_data/permalinks.txt": "index: p-one\n",
            "_data/permalinks/2.txt": "about: p-x\nzoo: p-z\n",
            "index.bg.md": original(Kind.HOME, "А.\n{#p-one}"),
            "zoo.bg.md": original(Kind.PAGE, "А.\n{#p-new}\n\nБ.\n{#p-z}"),
            "bar.bg.md": original(Kind.PAGE, "А.\n{#p-b}"),
        }
        assert ledger.updated(load(docs, files).library) == {
            "_data/permalinks/2.txt": "about: p-x\nbar: p-b\nzoo: p-new p-z\n"
        }


class TestRecord:
    def record(self, text: str, **hashes: str) -> str:
        found = page(text, locale=ENGLISH)
        return edit.with_record(found, {k.replace("_", "-"): v for k, v in hashes.items()})

    def test_it_is_added_and_replaced(self) -> None:
        plain = translation(body="Text.\n{#p-one}")
        first = self.record(plain, p_one="0123456789ab")
        assert first == plain.replace("---\n\n", "translates:\n  p-one: 0123456789ab\n---\n\n")
        second = self.record(first, p_one="ba9876543210", p_two="c" * 12)
        assert second.count("translates:") == 1
        assert "0123456789ab" not in second
        assert "  p-one: ba9876543210\n  p-two: cccccccccccc\n" in second

    @pytest.mark.parametrize(
        "digest",
        [
            "123456789012",
            "000000000000",
            "1234567e8901",
            "12345678901e",
            "e12345678901",
            "abcdef012345",
            "0e0000000000",
            "00000000000e",
        ],
    )
    def test_every_hash_is_read_again_as_it_was(self, digest: str) -> None:
        text = self.record(translation(), p_one=digest)
        assert page(text, locale=ENGLISH).translates == {"p-one": digest}

    def test_what_stands_after_it_stays(self) -> None:
        text = translation().replace(
            "kind: chapter\n", "kind: chapter\ntranslates:\n  p-old: 0123456789ab\n"
        )
        changed = self.record(text, p_one="c" * 12)
        assert "p-old" not in changed
        for line in ("kind: chapter", "title: Title", "summary: What it is about."):
            assert line in changed.split("\n")

    def test_a_fence_with_spaces_is_a_fence(self) -> None:
        text = translation(body="Text.").replace("---\n\n", "---  \n\n")
        assert split(SourceText("a", text)) is not None
        changed = self.record(text, p_one="c" * 12)
        assert page(changed, locale=ENGLISH).translates == {"p-one": "c" * 12}

    def test_an_inline_record_is_replaced(self) -> None:
        text = translation().replace("---\n\n", "translates: {p-old: 0123456789ab}\n---\n\n")
        changed = self.record(text, p_one="c" * 12)
        assert page(changed, locale=ENGLISH).translates == {"p-one": "c" * 12}

    @pytest.mark.parametrize("between", ["", "# бележка", "  # бележка"])
    def test_a_line_between_the_hashes_changes_nothing(self, between: str) -> None:
        recorded = f"translates:\n  p-one: {'a' * 12}\n{between}\n  p-two: {'b' * 12}\n---\n\n"
        changed = self.record(translation().replace("---\n\n", recorded), p_one="c" * 12)
        assert page(changed, locale=ENGLISH).translates == {"p-one": "c" * 12}


SOURCES = {
    "index.bg.md": original(Kind.HOME, "## Цел\n\nПърви.\n\nВтори.\n{#p-mine}\n\n- а\n- б"),
    "index.en.md": translation(Kind.HOME, "## Goal\n\nFirst.\n\nSecond.\n\n- a\n- b"),
    "analysis/one.bg.md": original(body="Текст."),
}


class TestFix:
    """``check --fix``: all of it together."""

    def test_twice_is_as_once(self, docs: Path) -> None:
        write_all(docs, SOURCES)
        assert pipeline.fix(docs) != []
        once = texts(docs)
        assert pipeline.fix(docs) == []
        assert texts(docs) == once

    def test_the_paths_that_changed_are_named_once(self, docs: Path) -> None:
        write_all(docs, SOURCES)
        assert sorted(pipeline.fix(docs)) == [
            "_data/permalinks.txt",
            "analysis/one.bg.md",
            "index.bg.md",
            "index.en.md",
        ]

    def test_no_line_of_a_person_is_lost(self, docs: Path) -> None:
        write_all(docs, SOURCES)
        pipeline.fix(docs)
        for name, before in SOURCES.items():
            after = iter((docs / name).read_text(encoding="utf-8").split("\n"))
            for line in before.split("\n"):
                assert any(found == line or found.startswith(f"{line} {{#") for found in after)

    def test_an_id_that_is_there_stays(self, docs: Path) -> None:
        write_all(docs, SOURCES)
        pipeline.fix(docs)
        library = Loader(docs).library
        assert library.originals["index"].by_id["p-mine"].text == "Втори."

    def test_a_translation_receives_the_originals_ids_and_is_recorded(self, docs: Path) -> None:
        write_all(docs, SOURCES)
        pipeline.fix(docs)
        library = Loader(docs).library
        mine, other = library.originals["index"], library.translated[ENGLISH]["index"]
        assert list(mine.by_id) == list(other.by_id)
        assert dict(other.translates) == {i: b.hash for i, b in mine.by_id.items()}

    def test_a_changed_original_is_not_recorded_as_translated(self, docs: Path) -> None:
        write_all(docs, SOURCES)
        pipeline.fix(docs)
        before = dict(Loader(docs).library.translated[ENGLISH]["index"].translates)
        path = docs / "index.bg.md"
        path.write_text(path.read_text("utf-8").replace("Втори.", "Трети."), encoding="utf-8")
        assert pipeline.fix(docs) == []
        assert dict(Loader(docs).library.translated[ENGLISH]["index"].translates) == before

    def test_the_ledger_keeps_what_went(self, docs: Path) -> None:
        write_all(docs, SOURCES)
        pipeline.fix(docs)
        (docs / "analysis/one.bg.md").unlink()
        write_all(docs, {"index.bg.md": original(Kind.HOME, "Друго.\n{#p-other}")})
        before = set(Loader(docs).library.permalinks["index"])
        pipeline.fix(docs)
        after = Loader(docs).library.permalinks
        assert set(after["index"]) == before | {"p-other"}
        assert len(after["analysis/one"]) == 1

    def test_a_page_that_cannot_be_read_keeps_its_ledger(self, docs: Path) -> None:
        write_all(docs, SOURCES)
        pipeline.fix(docs)
        before = Loader(docs).library.permalinks["analysis/one"].keys()
        write_all(docs, {"analysis/one.bg.md": "няма начало"})
        pipeline.fix(docs)
        assert Loader(docs).library.permalinks["analysis/one"].keys() == before

    def test_an_orphan_translation_is_left_alone(self, docs: Path) -> None:
        text = translation(body="Text.")
        write_all(docs, {"analysis/one.en.md": text})
        pipeline.fix(docs)
        assert (docs / "analysis/one.en.md").read_text(encoding="utf-8") == text

    def test_a_broken_ledger_is_not_written_over(self, docs: Path) -> None:
        broken = "index: p-old\nb: [\n"
        write_all(docs, {**SOURCES, "_data/permalinks.txt": broken})
        pipeline.fix(docs)
        assert "p-old" in (docs / "_data/permalinks.txt").read_text(encoding="utf-8")

    def test_an_unclosed_fence_does_not_grow(self, docs: Path) -> None:
        write_all(docs, {"index.bg.md": original(Kind.HOME, "```\nкод\n\n")})
        pipeline.fix(docs)
        once = texts(docs)
        pipeline.fix(docs)
        assert texts(docs) == once

    def test_files_with_other_line_ends_stay_readable(self, docs: Path) -> None:
        text = original(Kind.HOME, "Един.\n\nДва.").replace("\n", "\r\n")
        write_all(docs, {"index.bg.md": text.encode()})
        pipeline.fix(docs)
        assert len(Loader(docs).library.originals["index"].by_id) == 2

    def test_the_whole_forum(self, forum: Path) -> None:
        assert pipeline.fix(forum) == []
        for name in FORUM:
            assert (forum / name).is_file()


@pytest.mark.parametrize("ledger", ["- a\n- b\n", "index: [p-one]\n", "p-one\n"])
def test_a_ledger_of_another_shape_is_said_and_left_alone(tmp_path: Path, ledger: str) -> None:
    path = tmp_path / "_data" / "permalinks.txt"
    path.parent.mkdir()
    path.write_text(ledger, encoding="utf-8")
    assert {d.code for d in Loader(tmp_path).diagnostics} == {"field-invalid"}
    pipeline.fix(tmp_path)
    assert path.read_text(encoding="utf-8") == ledger


def test_with_all_that_was_recorded_goes_no_other_line() -> None:
    body = "A.\n{#p-a}\n\nB.\n{#p-b}\n\nC.\n{#p-c}"
    records = dict.fromkeys(("p-a", "p-b"), "0123456789ab")
    given = page(translation(Kind.CHAPTER, body, translates=records), locale=ENGLISH)
    one = edit.buried(given, ["p-a"])
    assert one == given.source.text.replace("  p-a: 0123456789ab\n", "").replace(
        "A.\n{#p-a}\n\n", ""
    )
    both = page(edit.buried(given, ["p-a", "p-b"]), locale=ENGLISH)
    assert "translates: {}\n---\n" in both.source.text
    assert (dict(both.translates), list(both.by_id)) == ({}, ["p-c"])
    assert [line for line in given.source.lines if line not in both.source.lines] == [
        "translates:",
        *(f"  {name}: 0123456789ab" for name in records),
        *("A.", "{#p-a}", "B.", "{#p-b}"),
    ]


def test_an_id_is_the_same_in_every_version() -> None:
    """Or two branches of which one was made with an earlier one could never be merged."""
    found = bare_page("Текст.\n\nТекст.\n\n## ???")
    assert edit.new_ids(found, None) == {1: "p-zk5j", 3: "p-ndxv", 5: "h-r4bp"}
