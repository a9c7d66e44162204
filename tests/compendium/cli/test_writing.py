"""Verbs that write: by flags alone, without a terminal; what they write passes the check."""

import datetime as dt
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from civildialogue.cli import main
from civildialogue.core import pipeline
from civildialogue.core.model.diagnostics import Severity
from civildialogue.core.source import clock
from civildialogue.features.compendium.model.records import Consultation, Preparation
from projects import SETTINGS, around

from ..written import COMMENTS, CONSULTATIONS, RECOMMENDATIONS, Sources, disposition

COMMENT = ["new", "comment", "rec-0001"]
SAID = ["--kind", "support", "--quote", "на всяко предложение", "--text", "Да.", "--name", "Мария"]
ANSWER = ["--reason", "Законът го урежда.", "--reason-en", "The law does.", "--by", "Редакция"]
TITLES = ["--title", "Нова препоръка", "--title-en", "A new recommendation"]
ADDRESSED = ["--addressee", "municipality-borino", "--level", "municipal"]
ANNOUNCED = [
    *("--title", "Есен", "--title-en", "Autumn", "--opens", "2026-11-25"),
    *("--closes", "2026-12-26", "--scope", "rec-0001"),
    *("--contact", "forum@example.org", "--contact-en", "forum@example.org"),
]


@pytest.fixture
def forum(sources: Sources) -> Sources:
    sources.recommendation(english={"p-one": "The council should answer every proposal."})
    return sources


def run(sources: Sources, *arguments: str) -> Result:
    """The command, with the sources named and nobody at the terminal."""
    return CliRunner().invoke(main, [*arguments, "--docs", str(sources.docs)])


def written(result: Result) -> list[str]:
    """The paths that the command printed."""
    assert result.exit_code == 0, result.output
    return result.stdout.split()


def refused(result: Result, words: str = "") -> bool:
    """Wrong usage: status 2, said on stderr, and no traceback."""
    assert result.exit_code == 2, result.output
    assert isinstance(result.exception, SystemExit)
    assert "Error: " in result.stderr
    assert words in result.stderr
    return True


def matter(path: Path) -> dict[str, object]:
    """The front matter of a file."""
    loaded: dict[str, object] = yaml.safe_load(path.read_text(encoding="utf-8").split("---\n")[1])
    return loaded


def errors(sources: Sources) -> list[tuple[str, str]]:
    """What the check refuses."""
    return [
        (d.code, d.span.path)
        for d in pipeline.inspect(sources.docs).diagnostics
        if d.severity is Severity.ERROR
    ]


class TestRecommendation:
    def test_both_languages_under_a_provisional_number(self, forum: Sources) -> None:
        paths = written(run(forum, "new", "recommendation", *TITLES, *ADDRESSED))
        name = Path(paths[0]).name.removesuffix(".bg.md")
        assert 8000 <= int(name.removeprefix("rec-")) <= 8999
        assert paths == [f"{RECOMMENDATIONS}/{name}.{tag}.md" for tag in ("bg", "en")]
        facts = matter(forum.docs / paths[0])
        assert facts["id"] == name
        assert facts["status"] == "draft"
        assert facts["addressee"] == ["municipality-borino"]
        assert facts["level"] == "municipal"
        assert facts["title"] == "Нова препоръка"
        assert matter(forum.docs / paths[1])["title"] == "A new recommendation"

    def test_it_passes_the_check(self, forum: Sources) -> None:
        before = set(errors(forum))
        run(forum, "new", "recommendation", *TITLES, *ADDRESSED)
        assert [e for e in errors(forum) if e not in before and "rec-8" in e[1]] == []

    def test_many_addressees(self, forum: Sources) -> None:
        more = ["--addressee", "council-of-ministers"]
        paths = written(run(forum, "new", "recommendation", *TITLES, *ADDRESSED, *more))
        facts = matter(forum.docs / paths[0])
        assert facts["addressee"] == ["municipality-borino", "council-of-ministers"]

    def test_two_of_other_titles_are_two(self, forum: Sources) -> None:
        other = ["--title", "Друга", "--title-en", "Another"]
        first = written(run(forum, "new", "recommendation", *TITLES, *ADDRESSED))
        second = written(run(forum, "new", "recommendation", *other, *ADDRESSED))
        third = written(run(forum, "new", "recommendation", *TITLES, *ADDRESSED))
        assert len({first[0], second[0], third[0]}) == 3

    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            ([*TITLES], "--addressee"),
            ([*TITLES, "--addressee", "municipality-borino"], "--level"),
            ([*TITLES, "--addressee", "nobody", "--level", "eu"], "authorities.yml"),
            ([*TITLES, *ADDRESSED[:2], "--level", "village"], "village"),
            ([*ADDRESSED], "missing"),
            ([*ADDRESSED, "--title", "Само едно"], "missing"),
        ],
    )
    def test_wrong_usage(self, forum: Sources, arguments: list[str], words: str) -> None:
        before = set(forum.docs.rglob("*"))
        assert refused(run(forum, "new", "recommendation", *arguments), words)
        assert set(forum.docs.rglob("*")) == before


class TestComment:
    def test_a_comment_that_passes_the_check(self, forum: Sources) -> None:
        before = errors(forum)
        [path] = written(run(forum, *COMMENT, *SAID, "--received", "2026-12-05"))
        [entry] = forum.dialogue.entries.values()
        letters = entry.comment.id.removeprefix("c-")
        assert path == f"{COMMENTS}/rec-0001/2026-12-05-maria-{letters}.md"
        assert errors(forum) == before
        assert entry.comment.kind == "support"
        assert entry.comment.target.block == "p-one"
        page = forum.library.originals[f"{RECOMMENDATIONS}/rec-0001"]
        assert entry.comment.target.hash == page.by_id["p-one"].hash
        assert [block.text for block in entry.located.body] == ["Да."]

    def test_today_is_the_day_of_receipt(self, forum: Sources) -> None:
        with clock.fixed(dt.datetime(2026, 12, 4, 23, 30, tzinfo=dt.UTC)):
            [path] = written(run(forum, *COMMENT, *SAID))
        assert path.startswith(f"{COMMENTS}/rec-0001/2026-12-05-maria-")
        [entry] = forum.dialogue.entries.values()
        assert entry.comment.received == dt.date(2026, 12, 5)

    def test_the_text_of_an_amendment_is_its_proposal(self, forum: Sources) -> None:
        said = ["--kind", "amend", *SAID[2:4], "--text", "на всяко искане", "--name", "Мария"]
        written(run(forum, *COMMENT, *said))
        [entry] = forum.dialogue.entries.values()
        assert entry.comment.proposal == "на всяко искане"
        assert entry.located.body == ()

    def test_an_amendment_with_a_reason(self, forum: Sources) -> None:
        said = ["--kind", "amend", *SAID[2:], "--proposal", "на всяко искане"]
        written(run(forum, *COMMENT, *said))
        [entry] = forum.dialogue.entries.values()
        assert entry.comment.proposal == "на всяко искане"
        assert [block.text for block in entry.located.body] == ["Да."]

    def test_everything_else_that_a_comment_says(self, forum: Sources) -> None:
        written(run(forum, *COMMENT, *SAID, "--received", "2026-12-01"))
        [first] = forum.dialogue.entries
        more = ["--capacity", "organisation", "--organisation", "Читалище", "--via", "paper"]
        more += ["--in-reply-to", first, "--example", "--received", "2026-12-02"]
        written(run(forum, *COMMENT, *SAID, *more))
        second = next(e.comment for i, e in forum.dialogue.entries.items() if i != first)
        assert second.author.organisation == "Читалище"
        assert second.author.capacity == "organisation"
        assert second.received_via == "paper"
        assert second.in_reply_to == first
        assert second.example

    def test_an_english_comment_quotes_the_english_text(self, forum: Sources) -> None:
        said = ["--kind", "question", "--quote", "every proposal", "--text", "Why?"]
        said += ["--name", "Ann", "--comment-lang", "en"]
        written(run(forum, *COMMENT, *said))
        [entry] = forum.dialogue.entries.values()
        assert entry.anchored.state == "in-place"
        assert entry.comment.lang == "en"

    @pytest.mark.parametrize("left_out", range(0, len(SAID), 2))
    def test_what_is_missing_is_said_and_not_asked(self, forum: Sources, left_out: int) -> None:
        said = SAID[:left_out] + SAID[left_out + 2 :]
        assert refused(run(forum, *COMMENT, *said), "missing")
        assert not (forum.docs / COMMENTS).exists()

    @pytest.mark.parametrize(
        ("name", "said", "words"),
        [
            ("rec-0404", [], "no recommendation rec-0404"),
            ("../../index", [], ""),
            ("rec-0001", ["--quote", "Няма такова"], "not found in a passage"),
            ("rec-0001", ["--block", "p-two"], "not found in a passage"),
            ("rec-0001", ["--kind", "praise"], "praise"),
            ("rec-0001", ["--received", "вчера"], "received"),
            ("rec-0001", ["--in-reply-to", "първия"], "in-reply-to"),
            ("rec-0001", ["--name", " "], "name"),
            ("rec-0001", ["--no-such-option"], "--no-such-option"),
        ],
    )
    def test_wrong_usage(self, forum: Sources, name: str, said: list[str], words: str) -> None:
        assert refused(run(forum, "new", "comment", name, *SAID, *said), words)
        assert not list(forum.docs.rglob("*-maria-*.md"))

    def test_a_day_that_has_not_come_is_refused(self, forum: Sources) -> None:
        result = run(forum, *COMMENT, *SAID, "--received", "2026-12-21")
        assert result.exit_code == 1
        assert "comment-in-future" in result.stderr
        assert not (forum.docs / COMMENTS).exists()

    def test_the_same_thing_is_not_said_twice(self, forum: Sources) -> None:
        said = [*SAID, "--received", "2026-12-05"]
        written(run(forum, *COMMENT, *said))
        assert refused(run(forum, *COMMENT, *said), "already there")
        assert "id-duplicate" not in {code for code, _ in errors(forum)}


class TestConsultation:
    def test_a_consultation_that_passes_the_check(self, forum: Sources) -> None:
        before = errors(forum)
        [path] = written(run(forum, "new", "consultation", "2026-autumn", *ANNOUNCED))
        assert path == f"{CONSULTATIONS}/2026-autumn.yml"
        assert errors(forum) == before
        assert forum.library.records(Consultation)["2026-autumn"].value.days == 31

    def test_many_in_the_scope_and_a_reason(self, forum: Sources) -> None:
        forum.recommendation("rec-0002")
        more = ["--scope", "rec-0002", "--reason", "Срок.", "--reason-en", "A term."]
        written(run(forum, "new", "consultation", "2026-autumn", *ANNOUNCED, *more))
        value = forum.library.records(Consultation)["2026-autumn"].value
        assert value.scope == ["rec-0001", "rec-0002"]
        assert value.short_notice is not None
        assert value.short_notice.en == "A term."

    @pytest.mark.parametrize("left_out", range(0, len(ANNOUNCED), 2))
    def test_what_is_missing_is_said(self, forum: Sources, left_out: int) -> None:
        said = ANNOUNCED[:left_out] + ANNOUNCED[left_out + 2 :]
        assert refused(run(forum, "new", "consultation", "2026-autumn", *said), "missing")
        assert not (forum.docs / CONSULTATIONS).exists()

    @pytest.mark.parametrize(
        ("identifier", "more", "words"),
        [
            ("../2026", [], "id"),
            ("Есен", [], "id"),
            ("2026-autumn", ["--opens", "утре"], "opens"),
            ("2026-autumn", ["--scope", "rec-1"], "scope"),
            ("2026-autumn", ["--reason", "Само едно"], "missing"),
        ],
    )
    def test_wrong_usage(
        self, forum: Sources, identifier: str, more: list[str], words: str
    ) -> None:
        assert refused(run(forum, "new", "consultation", identifier, *ANNOUNCED, *more), words)
        assert not list(forum.docs.rglob("*/consultations/*.yml"))

    def test_one_in_preparation_has_no_term(self, forum: Sources) -> None:
        before = errors(forum)
        titles = ["--title", "Есен", "--title-en", "Autumn", "--scope", "rec-0001"]
        prepared = ["new", "consultation", "2027-spring", *titles, "--missing", "Адрес."]
        assert refused(run(forum, *prepared), "missing")
        written(run(forum, *prepared, "--missing-en", "An address."))
        assert errors(forum) == before
        assert forum.library.records(Preparation)["2027-spring"].value.missing.bg == "Адрес."
        assert forum.library.records(Consultation) == {}

    def test_nothing_is_overwritten(self, forum: Sources) -> None:
        arguments = ["new", "consultation", "2026-autumn", *ANNOUNCED]
        written(run(forum, *arguments))
        assert refused(run(forum, *arguments, "--title", "Друго"), "already there")
        assert forum.library.records(Consultation)["2026-autumn"].value.title.bg == "Есен"


class TestAnswer:
    @pytest.fixture
    def asked(self, forum: Sources) -> Sources:
        forum.consultation()
        forum.comment("c-aaaaaa")
        forum.comment("c-bbbbbb", kind="amend", proposal="на всяко искане")
        return forum

    def test_an_answer_that_passes_the_check(self, asked: Sources) -> None:
        before = errors(asked)
        said = ["--decision", "rejected", *ANSWER, "--on", "2026-12-10"]
        [path] = written(run(asked, "answer", "c-aaaaaa", *said))
        assert path == f"{COMMENTS}/rec-0001/2026-12-05-n1-aaaaaa.md"
        found = asked.entry("c-aaaaaa").comment.disposition
        assert found is not None
        assert (found.decision, found.reason.en, found.by) == (
            "rejected",
            "The law does.",
            "Редакция",
        )
        assert found.change is None
        assert errors(asked) == before

    def test_a_duplicate_names_the_first(self, asked: Sources) -> None:
        more = ["--duplicate-of", "c-bbbbbb"]
        written(run(asked, "answer", "c-aaaaaa", "--decision", "duplicate", *ANSWER, *more))
        found = asked.entry("c-aaaaaa").comment.disposition
        assert found is not None
        assert found.duplicate_of == "c-bbbbbb"

    def test_a_day_of_its_own(self, asked: Sources) -> None:
        more = ["--on", "2026-12-11"]
        written(run(asked, "answer", "c-aaaaaa", "--decision", "rejected", *ANSWER, *more))
        found = asked.entry("c-aaaaaa").comment.disposition
        assert found is not None
        assert found.on == dt.date(2026, 12, 11)

    @pytest.mark.parametrize("left_out", range(0, len(ANSWER), 2))
    def test_reasons_in_both_languages_and_a_name(self, asked: Sources, left_out: int) -> None:
        said = ANSWER[:left_out] + ANSWER[left_out + 2 :]
        assert refused(run(asked, "answer", "c-aaaaaa", "--decision", "rejected", *said), "missing")
        assert asked.entry("c-aaaaaa").decision == "pending"

    @pytest.mark.parametrize(
        ("comment", "more", "words"),
        [
            ("c-zzzzzz", ["--decision", "rejected"], "no comment c-zzzzzz"),
            ("c-aaaaaa", [], "missing"),
            ("c-aaaaaa", ["--decision", "perhaps"], "perhaps"),
            ("c-aaaaaa", ["--decision", "accepted"], "history"),
            ("c-aaaaaa", ["--decision", "accepted", "--due", "скоро"], "due"),
            ("c-aaaaaa", ["--decision", "rejected", "--on", "утре"], "on"),
            ("c-aaaaaa", ["--decision", "rejected", "--reason", ""], "reason"),
        ],
    )
    def test_wrong_usage(self, asked: Sources, comment: str, more: list[str], words: str) -> None:
        assert refused(run(asked, "answer", comment, *ANSWER, *more), words)
        assert asked.entry("c-aaaaaa").decision == "pending"

    def test_a_second_answer(self, asked: Sources) -> None:
        asked.comment("c-cccccc", disposition=disposition())
        arguments = ["answer", "c-cccccc", "--decision", "rejected", *ANSWER]
        assert refused(run(asked, *arguments), "answered already")

    def test_a_comment_with_faults(self, asked: Sources) -> None:
        asked.comment("c-cccccc", licence="MIT")
        arguments = ["answer", "c-cccccc", "--decision", "rejected", *ANSWER]
        assert refused(run(asked, *arguments), "faults")


class TestData:
    def test_the_open_data_can_be_written_by_hand(
        self, forum: Sources, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        own = SETTINGS.replace("https://forum.example/", "https://forum.example/sub")
        around(forum.docs, own)
        monkeypatch.chdir(tmp_path)
        result = run(forum, "export", "data", "--out", str(tmp_path / "out"))
        paths = written(result)
        assert {"comments.csv", "MANIFEST"} < set(paths)
        assert (tmp_path / "out" / "comments.csv").is_file()
        text = (tmp_path / "out" / "recommendations.csv").read_text(encoding="utf-8")
        assert "https://forum.example/sub/compendium/" in text

    def test_nothing_is_written_of_texts_with_errors(self, forum: Sources, tmp_path: Path) -> None:
        forum.comment("c-aaaaaa", licence="MIT")
        result = run(forum, "export", "data", "--out", str(tmp_path / "out"))
        assert result.exit_code == 1
        assert "value-unknown" in result.stderr
        assert not (tmp_path / "out").exists()
