"""Whose consultation a comment belongs to, and till when: overlaps, late letters, midnight."""

import datetime as dt

import pytest
from click.testing import CliRunner

from civildialogue.cli import main
from civildialogue.core.model.conventions import format_date
from civildialogue.core.model.language import BULGARIAN
from civildialogue.core.source import clock
from civildialogue.features.compendium.pages.comment_form import recommendation
from forming import run

from ..written import Sources, disposition

UTC = dt.UTC


def belongs(sources: Sources, identifier: str) -> tuple[str, bool]:
    """The consultation of a comment, and whether it is late."""
    dialogue = sources.dialogue
    entry = dialogue.entries[identifier]
    found = dialogue.consultation_of(entry.comment)
    return (found.id if found else ""), entry.late


class TestOverlap:
    """A long consultation from the first, a short one within it that closed."""

    @pytest.fixture
    def two(self, sources: Sources) -> Sources:
        sources.recommendation()
        sources.consultation("long", opens="2026-10-01", closes="2026-12-15")
        sources.consultation("short", opens="2026-11-01", closes="2026-12-01")
        return sources

    @pytest.mark.parametrize(
        ("day", "expected"),
        [
            ("2026-09-30", ("", False)),
            ("2026-10-01", ("long", False)),
            ("2026-11-01", ("short", False)),
            ("2026-12-01", ("short", False)),
            ("2026-12-02", ("long", False)),
            ("2026-12-15", ("long", False)),
            ("2026-12-16", ("short", True)),
        ],
    )
    def test_the_last_that_is_open_else_the_last_that_opened(
        self, two: Sources, day: str, expected: tuple[str, bool]
    ) -> None:
        two.comment("c-aaaaaa", received=day)
        assert belongs(two, "c-aaaaaa") == expected

    def test_each_comment_is_in_one_summary(self, two: Sources) -> None:
        days = ("2026-10-05", "2026-11-05", "2026-12-05", "2026-12-18")
        for letter, day in zip("abcd", days, strict=True):
            two.comment(f"c-{letter * 6}", received=day)
        dialogue = two.dialogue
        found = {
            each.id: [entry.comment.id for entry in dialogue.within(each)]
            for each in dialogue.consultations_on("rec-0001")
        }
        assert found == {"long": ["c-aaaaaa", "c-cccccc"], "short": ["c-bbbbbb", "c-dddddd"]}


def test_the_form_has_the_rule_of_the_check(sources: Sources) -> None:
    """Of each day, and what its author is told of the day by which an answer is due."""
    sources.recommendation()
    terms = [("2026-10-01", "2026-12-15", "2026-12-31"), ("2026-10-01", "2026-10-20", None)]
    terms += [("2026-11-01", "2026-12-01", "2026-12-05"), ("2026-12-01", "2026-12-02", None)]
    for number, (opens, closes, due) in enumerate(terms):
        more = {"answers_by": due} if due else {}
        sources.consultation(f"c-{number}", opens=opens, closes=closes, **more)
    sources.comment("c-aaaaaa")
    writer, dialogue = sources.writer(), sources.dialogue
    about, words = recommendation(writer, "rec-0001"), writer.words
    told = {"receipt": words["contribute.receipt"]}
    comment = dialogue.entries["c-aaaaaa"].comment
    for count in range(110):
        day = dt.date(2026, 9, 20) + dt.timedelta(days=count)
        received = comment.model_copy(update={"received": day})
        expected = dialogue.consultation_of(received)
        found = run("terms.consultation", about["consultations"], str(day))
        assert (found or {}).get("id") == (expected and expected.id), day
        due = dialogue.answer_due(received)
        values = {"id": "c-aaaaaa", "received": str(day)}
        receipt = run("terms.receipt", told, about, values)
        no_day = writer.t("receipt.no-day")
        date = format_date(due, BULGARIAN) if due else ""
        assert receipt.endswith(writer.t("receipt.due", date=date) if due else no_day), day
        assert "/compendium/recommendations/rec-0001/#c-aaaaaa" in receipt


class TestLetters:
    def test_a_letter_entered_later_moves_nothing(self, sources: Sources) -> None:
        sources.recommendation()
        sources.comment("c-bbbbbb", received="2026-12-05")
        before = {key: entry.comment for key, entry in sources.dialogue.entries.items()}
        sources.comment("c-aaaaaa", received="2026-11-20", received_via="paper")
        after = sources.dialogue.entries
        assert {key: after[key].comment for key in before} == before

    def test_waiting_is_counted_from_receipt_and_never_negative(self, sources: Sources) -> None:
        sources.recommendation()
        sources.consultation(closes="2026-12-10", answers_by="2027-01-09")
        sources.comment("c-aaaaaa", received="2026-12-19")
        entry = sources.entry("c-aaaaaa")
        assert entry.late
        assert entry.age(dt.date(2026, 12, 20)) == 1
        assert entry.age(dt.date(2026, 12, 1)) == 0
        assert sources.dialogue.answer_due(entry.comment) == dt.date(2027, 1, 9)

    def test_what_came_after_the_day_of_answers_is_promised_none(self, sources: Sources) -> None:
        sources.recommendation()
        sources.consultation(closes="2026-12-10", answers_by="2026-12-15")
        sources.comment("c-aaaaaa", received="2026-12-16")
        assert sources.dialogue.answer_due(sources.entry("c-aaaaaa").comment) is None

    def test_answers_come_after_closing(self, sources: Sources) -> None:
        sources.recommendation()
        sources.consultation(closes="2026-12-26", answers_by="2026-12-26")
        assert sources.found("field-invalid")


@pytest.mark.parametrize(
    ("moment", "day", "late"),
    [
        (dt.datetime(2026, 3, 28, 21, 59, 59, tzinfo=UTC), "2026-03-28", False),
        (dt.datetime(2026, 3, 28, 22, 0, tzinfo=UTC), "2026-03-29", True),
        (dt.datetime(2026, 3, 29, 20, 59, 59, tzinfo=UTC), "2026-03-29", True),
        (dt.datetime(2026, 3, 29, 21, 0, tzinfo=UTC), "2026-03-30", True),
        (dt.datetime(2026, 10, 24, 20, 59, 59, tzinfo=UTC), "2026-10-24", False),
        (dt.datetime(2026, 10, 24, 21, 0, tzinfo=UTC), "2026-10-25", True),
        (dt.datetime(2026, 10, 25, 21, 59, 59, tzinfo=UTC), "2026-10-25", True),
        (dt.datetime(2026, 10, 25, 22, 0, tzinfo=UTC), "2026-10-26", True),
    ],
)
def test_a_term_ends_at_midnight_in_sofia_on_both_changes_of_the_clock(
    sources: Sources, moment: dt.datetime, day: str, late: bool
) -> None:
    closes = "2026-03-28" if moment.month == 3 else "2026-10-24"
    sources.recommendation()
    sources.consultation(
        opens=f"{closes[:5]}01-01" if moment.month < 3 else "2026-02-01", closes=closes
    )
    said = ["--kind", "support", "--quote", "на всяко предложение", "--text", "Да.", "--name", "Ян"]
    with clock.fixed(moment):
        line = ["new", "comment", "rec-0001", *said, "--docs", str(sources.docs), "--lang", "en"]
        result = CliRunner().invoke(main, line)
    assert result.exit_code == 0, result.output
    [entry] = sources.dialogue.entries.values()
    assert (entry.comment.received.isoformat(), entry.late) == (day, late)


def test_names_are_said_once(sources: Sources) -> None:
    sources.recommendation()
    sources.comment("c-aaaaaa", name="Читалище", organisation="читалище ")
    sources.comment("c-bbbbbb", name="Ана", organisation="Читалище")
    assert sources.entry("c-aaaaaa").comment.author.names == ["Читалище"]
    assert sources.entry("c-bbbbbb").comment.author.names == ["Ана", "Читалище"]


def test_the_words_of_a_comment_are_all_there(sources: Sources) -> None:
    sources.recommendation()
    body = "Първо.\n{#p-abcd}\n\n* * *\n\n    отстъп  \n\n[ред]: не е връзка"
    sources.comment("c-aaaaaa", body)
    assert sources.entry("c-aaaaaa").text == body


def test_three_of_one_name_on_one_day_are_three_files(sources: Sources) -> None:
    sources.recommendation()
    for words in ("Едно.", "Две.", "Три."):
        line = ["new", "comment", "rec-0001", "--kind", "support", "--name", "Ана"]
        line += ["--quote", "на всяко предложение", "--text", words, "--docs", str(sources.docs)]
        assert CliRunner().invoke(main, line).exit_code == 0
    paths = {entry.located.source.path for entry in sources.dialogue.entries.values()}
    assert len(paths) == 3
    assert all("-ana-" in path for path in paths)


def test_a_promise_counts_apart_until_it_is_kept(sources: Sources) -> None:
    sources.recommendation()
    sources.comment("c-aaaaaa", disposition=disposition("accepted", due="2026-12-15"))
    assert sources.entry("c-aaaaaa").decision == "promised"
    assert sources.found("disposition-overdue")
