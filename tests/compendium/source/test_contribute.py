"""New comments, consultations and answers as files that the check accepts."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from civildialogue.core import pipeline
from civildialogue.core.model.characters import HIDDEN
from civildialogue.core.model.diagnostics import Severity
from civildialogue.core.model.language import BULGARIAN, ENGLISH, Locale
from civildialogue.core.pipeline.proposing import RefusedError
from civildialogue.core.source.frontmatter import split
from civildialogue.core.source.reading import read
from civildialogue.core.source.scaffold import AlreadyThereError
from civildialogue.features.compendium import contribute, numbering
from civildialogue.features.compendium.contribute import NotFoundError
from civildialogue.features.compendium.model.dispositions import Disposition
from civildialogue.features.compendium.model.records import Consultation
from counts import cases

from ..written import COMMENTS, CONSULTATIONS, RECOMMENDATIONS, Sources, disposition

TOMBSTONE = """\
- page: {page}
  removed: "2026-11-20"
  reason: {{bg: "Слята.", en: "Merged."}}
"""


def seen(text: str) -> bool:
    """Whether a text has something to see in it, and nothing that can't be seen."""
    return bool(text.strip()) and not HIDDEN.search(text)


def said(sources: Sources, path: str) -> str:
    """What a comment's file says after its front matter."""
    source = read(sources.docs, path, "")
    found = split(source)
    assert found is not None
    return "\n".join(source.lines[found[1] - 1 :]).strip()


def values(**changed: Any) -> dict[str, Any]:
    """What the command hands over for a comment."""
    return {
        "target": {
            "recommendation": "rec-0001",
            "block": "p-one",
            "quote": "на всяко предложение",
            "hash": "0" * 12,
        },
        "kind": "support",
        "lang": BULGARIAN,
        "author": {"name": "Мария Иванова", "capacity": "citizen"},
        "received": dt.date(2026, 12, 5),
        "received-via": "pull-request",
        "licence": "CC-BY-4.0",
        **changed,
    }


def consultation(**changed: Any) -> dict[str, Any]:
    words = {"bg": "Есен", "en": "Autumn"}
    return {
        "id": "2026-autumn",
        "title": words,
        "opens": "2026-11-25",
        "closes": "2026-12-26",
        "scope": ["rec-0001"],
        "contact": {"bg": "a@b.bg", "en": "a@b.bg"},
        **changed,
    }


def wrong(sources: Sources) -> list[str]:
    """Errors of the check in what comments and consultations say."""
    below = (f"docs/{COMMENTS}/", f"docs/{CONSULTATIONS}/")
    return [
        d.code
        for d in pipeline.inspect(sources.docs).diagnostics
        if d.severity is not Severity.NOTE and d.span.path.startswith(below)
    ]


class TestQuote:
    @pytest.fixture(autouse=True)
    def _text(self, sources: Sources) -> None:
        sources.recommendation(
            blocks={"p-one": "Община и\nкметство.", "p-two": "Община.", "p-three": "Кмет."},
            english={"p-one": "A municipality."},
        )

    def page(self, sources: Sources, lang: Locale = BULGARIAN) -> Any:
        return contribute.recommendation(sources.docs, "rec-0001", lang)

    def test_finds_the_passage_across_line_breaks(self, sources: Sources) -> None:
        found = contribute.find_quote(self.page(sources), " и  кметство", None)
        assert found.id == "p-one"

    def test_finds_a_passage_in_english(self, sources: Sources) -> None:
        page = self.page(sources, ENGLISH)
        assert contribute.find_quote(page, "municipality", None).id == "p-one"

    def test_words_in_two_passages_need_a_block(self, sources: Sources) -> None:
        with pytest.raises(NotFoundError, match="p-one, p-two"):
            contribute.find_quote(self.page(sources), "Община", None)
        assert contribute.find_quote(self.page(sources), "Община", "p-two").id == "p-two"

    @pytest.mark.parametrize(("quote", "block"), [("Областта", None), ("Кмет", "p-two")])
    def test_words_that_are_not_there(
        self, sources: Sources, quote: str, block: str | None
    ) -> None:
        with pytest.raises(NotFoundError, match="quote-none"):
            contribute.find_quote(self.page(sources), quote, block)

    @pytest.mark.parametrize("name", ["rec-0404", "../comments", "rec-0001.bg.md"])
    def test_a_recommendation_that_is_not_there(self, sources: Sources, name: str) -> None:
        with pytest.raises(NotFoundError, match="recommendation"):
            contribute.recommendation(sources.docs, name, BULGARIAN)


class TestComment:
    @pytest.fixture(autouse=True)
    def _text(self, sources: Sources) -> None:
        sources.recommendation()
        sources.consultation()

    def test_the_file_says_all_and_passes_the_check(self, sources: Sources) -> None:
        path = contribute.new_comment(sources.docs, values(), "  Съгласна съм.\n\nИ то много. \n")
        [letters] = sources.dialogue.entries
        name = f"2026-12-05-maria-ivanova-{letters.removeprefix('c-')}.md"
        assert path == f"{COMMENTS}/rec-0001/{name}"
        text = (sources.docs / path).read_text(encoding="utf-8")
        assert text.endswith("---\nСъгласна съм.\n\nИ то много.\n")
        assert "received-via: pull-request\n" in text
        assert "example" not in text
        assert wrong(sources) == []
        [entry] = sources.dialogue.entries.values()
        assert entry.comment.author.name == "Мария Иванова"

    def test_the_id_follows_from_what_is_said(self, sources: Sources) -> None:
        one = contribute.new_comment(sources.docs, values(), "Едно.")
        two = contribute.new_comment(sources.docs, values(), "Друго.")
        assert one != two
        assert len(sources.dialogue.entries) == 2
        (sources.docs / one).unlink()
        assert contribute.new_comment(sources.docs, values(), "Едно.") == one

    def test_the_same_comment_is_not_written_twice(self, sources: Sources) -> None:
        contribute.new_comment(sources.docs, values(), "Едно.")
        with pytest.raises(AlreadyThereError, match="comment-there"):
            contribute.new_comment(sources.docs, values(), "Едно.")

    @pytest.mark.parametrize("left", [b"", b"\xff", "---\nid: c-другo\n---\n".encode()])
    def test_a_damaged_file_in_its_place_is_not_lost(self, sources: Sources, left: bytes) -> None:
        path = sources.docs / contribute.new_comment(sources.docs, values(), "Едно.")
        path.write_bytes(left)
        with pytest.raises(AlreadyThereError, match="comment-there"):
            contribute.new_comment(sources.docs, values(), "Едно.")
        assert path.read_bytes() == left

    @pytest.mark.parametrize("name", ["李", "!!!", "Ѫ", "-", "Ж" * 120])
    def test_any_name_makes_a_name_for_the_file(self, sources: Sources, name: str) -> None:
        author = {"name": name, "capacity": "citizen"}
        contribute.new_comment(sources.docs, values(author=author), "Текст.")
        assert wrong(sources) == []
        assert len(sources.dialogue.entries) == 1

    def test_an_example_says_so(self, sources: Sources) -> None:
        contribute.new_comment(sources.docs, values(example=True), "Текст.")
        [entry] = sources.dialogue.entries.values()
        assert entry.comment.example

    @pytest.mark.parametrize(
        "changed",
        [
            {"kind": "amend"},
            {"kind": "praise"},
            {"received": "2026-02-31"},
            {"licence": "MIT"},
            {"author": {"name": " ", "capacity": "citizen"}},
            {"author": {"name": "М", "capacity": "citizen", "email": "m@example.org"}},
            {"target": {"recommendation": "../../index", "block": "p-one", "quote": "x"}},
            {"target": {"recommendation": "rec-0001", "block": "P 1", "quote": "x"}},
            {"in-reply-to": "c-1"},
        ],
    )
    def test_what_the_schema_refuses_is_not_written(
        self, sources: Sources, changed: dict[str, Any]
    ) -> None:
        before = set(sources.docs.rglob("*"))
        with pytest.raises(ValidationError):
            contribute.new_comment(sources.docs, values(**changed), "Текст.")
        assert set(sources.docs.rglob("*")) == before

    @settings(max_examples=cases(600))
    @given(
        name=st.text(
            st.characters(categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=120
        ).filter(seen),
        body=st.text(
            st.characters(categories=("L", "N", "P", "S", "Zs"), include_characters="\n")
        ).filter(lambda text: not HIDDEN.search(text)),
        proposal=st.text(
            st.characters(categories=("L", "N", "P", "S"), include_characters=" \n:#'\"-"),
            min_size=1,
        ).filter(seen),
    )
    def test_whatever_is_said_is_read_back(
        self, sources: Sources, name: str, body: str, proposal: str
    ) -> None:
        author = {"name": name, "capacity": "citizen"}
        given_values = values(kind="amend", proposal=proposal, author=author)
        try:
            path = contribute.new_comment(sources.docs, given_values, body)
        except RefusedError as error:  # A name that looks like another is not written.
            looks = ("mixed-script-", "name-imitates")
            assert all(found.code.startswith(looks) for found in error.diagnostics)
            assert not list(sources.docs.glob(f"{COMMENTS}/*/*"))
            return
        try:
            [entry] = sources.dialogue.entries.values()
            assert set(wrong(sources)) == set()
            assert entry.comment.author.name == name.strip()
            assert entry.comment.proposal == proposal.strip()
            assert said(sources, path) == body.strip()
        finally:
            (sources.docs / path).unlink()


class TestConsultation:
    def test_the_file_passes_the_check(self, sources: Sources) -> None:
        sources.recommendation()
        path = contribute.new_consultation(sources.docs, consultation())
        assert path == f"{CONSULTATIONS}/2026-autumn.yml"
        assert wrong(sources) == []
        assert sources.library.records(Consultation)["2026-autumn"].value.days == 31

    def test_nothing_is_overwritten(self, sources: Sources) -> None:
        sources.recommendation()
        contribute.new_consultation(sources.docs, consultation())
        with pytest.raises(AlreadyThereError):
            contribute.new_consultation(sources.docs, consultation(title={"bg": "x", "en": "x"}))
        assert sources.library.records(Consultation)["2026-autumn"].value.title.bg == "Есен"

    @pytest.mark.parametrize(
        "changed", [{"id": "../2026"}, {"id": "Есен"}, {"scope": []}, {"closes": "скоро"}]
    )
    def test_what_the_schema_refuses(self, sources: Sources, changed: dict[str, Any]) -> None:
        with pytest.raises(ValidationError):
            contribute.new_consultation(sources.docs, consultation(**changed))
        assert not (sources.docs / CONSULTATIONS).exists()


class TestNumber:
    def test_the_first_is_one(self, sources: Sources) -> None:
        assert numbering.following(sources.library) == "rec-0001"

    def test_one_more_than_the_highest_not_the_first_gap(self, sources: Sources) -> None:
        sources.recommendation("rec-0002")
        sources.recommendation("rec-0007")
        assert numbering.following(sources.library) == "rec-0008"

    def test_a_tombstone_keeps_its_number(self, sources: Sources) -> None:
        sources.recommendation()
        stone = TOMBSTONE.format(page=f"{RECOMMENDATIONS}/rec-0005")
        sources.write("_data/tombstones.yml", stone)
        assert numbering.following(sources.library) == "rec-0006"

    def test_the_ledger_keeps_the_numbers_of_lost_pages(self, sources: Sources) -> None:
        ledger = f"{RECOMMENDATIONS}/rec-0009: problem\n"
        sources.write("_data/permalinks.txt", ledger)
        assert numbering.following(sources.library) == "rec-0010"

    def test_numbers_of_examples_do_not_count(self, sources: Sources) -> None:
        sources.recommendation("rec-0002")
        sources.recommendation("rec-9001", origin="example")
        assert numbering.following(sources.library) == "rec-0003"

    def test_a_recommendation_that_cannot_be_read_keeps_its_number(self, sources: Sources) -> None:
        sources.recommendation("rec-0002")
        sources.write(f"{RECOMMENDATIONS}/rec-0003.bg.md", "---\nkind: [\n---\n")
        sources.write(f"{RECOMMENDATIONS}/rec-0004.en.md", "---\nkind: recommendation\n---\n")
        assert numbering.following(sources.library) == "rec-0005"


class TestAnswer:
    @pytest.fixture
    def comment(self, sources: Sources) -> Path:
        sources.recommendation()
        sources.consultation()
        return sources.comment("c-abc234", "Текст.\n\ndisposition: не е поле")

    def given(self, **changed: Any) -> Disposition:
        return Disposition.model_validate(disposition(**changed))

    def test_the_answer_is_added_and_nothing_else_changes(
        self, sources: Sources, comment: Path
    ) -> None:
        before = comment.read_text(encoding="utf-8")
        contribute.answer(sources.docs, comment, self.given())
        after = comment.read_text(encoding="utf-8")
        added = after.index("disposition:")
        assert after.startswith(before[: before.index("---\nТекст.")])
        assert after[added:].startswith("disposition:\n  decision: rejected\n  reason:\n")
        assert after.endswith("---\nТекст.\n\ndisposition: не е поле\n")
        assert sources.entry("c-abc234").decision == "rejected"
        assert wrong(sources) == []

    def test_a_second_answer_is_refused(self, sources: Sources, comment: Path) -> None:
        contribute.answer(sources.docs, comment, self.given())
        before = comment.read_text(encoding="utf-8")
        with pytest.raises(AlreadyThereError, match="answered"):
            contribute.answer(sources.docs, comment, self.given(decision="accepted"))
        assert comment.read_text(encoding="utf-8") == before

    def test_reasons_of_any_form_are_read_back(self, sources: Sources, comment: Path) -> None:
        reason = {"bg": "Да: „но“ #1\n\n- не\n---\nкрай", "en": "'yes' & \"no\"\n"}
        contribute.answer(sources.docs, comment, self.given(reason=reason))
        found = sources.entry("c-abc234").comment.disposition
        assert found is not None
        assert found.reason.model_dump() == {key: text.strip() for key, text in reason.items()}

    def test_found_by_id_and_by_name(self, sources: Sources, comment: Path) -> None:
        assert contribute.find_comment(sources.docs, "c-abc234") == comment
        assert contribute.find_comment(sources.docs, comment.stem) == comment
        with pytest.raises(NotFoundError, match="c-zzzzzz"):
            contribute.find_comment(sources.docs, "c-zzzzzz")

    @pytest.mark.parametrize("form", ['"c-quoted"', "'c-quoted'", "c-quoted  # номер"])
    def test_found_however_the_id_is_written(
        self, sources: Sources, comment: Path, form: str
    ) -> None:
        text = comment.read_text(encoding="utf-8").replace("id: c-abc234", f"id: {form}")
        comment.write_text(text, encoding="utf-8")
        assert "c-quoted" in sources.dialogue.entries
        assert contribute.find_comment(sources.docs, "c-quoted") == comment

    def test_the_text_of_another_comment_is_not_taken_for_an_id(
        self, sources: Sources, comment: Path
    ) -> None:
        earlier = "2026-12-01"
        sources.comment("c-evil22", "Вижте:\n\nid: c-abc234\n", received=earlier)
        assert contribute.find_comment(sources.docs, "c-abc234") == comment
