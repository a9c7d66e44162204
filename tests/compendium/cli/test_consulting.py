"""The course of a consultation by commands: announced, extended, concluded; and what follows it."""

import datetime as dt

import pytest
from click.testing import CliRunner, Result

from civildialogue.cli import main
from civildialogue.core import pipeline
from civildialogue.core.model.diagnostics import Severity
from civildialogue.core.source import clock
from civildialogue.features.compendium.model.matter import RecommendationMatter
from civildialogue.features.compendium.model.records import Consultation, Planned

from ..written import CONSULTATIONS, RECOMMENDATIONS, Sources, disposition

WHY = ["--reason", "Празници.", "--reason-en", "Holidays."]
CONTACT = ["--contact", "На гише 1.", "--contact-en", "At desk 1."]
TERM = ["--opens", "2026-12-01", "--closes", "2027-01-15"]
OLD = "Общината да отговаря на всяко предложение."


@pytest.fixture
def forum(sources: Sources) -> Sources:
    sources.recommendation(
        blocks={"p-two": "- едно\n- две\n- едно накрая"},
        english={"p-one": "The council should answer.", "p-two": "- one\n- two\n- three"},
    )
    sources.consultation(answers_by="2027-01-20")
    pipeline.fix(sources.docs)
    return sources


def run(sources: Sources, *arguments: str, today: str = "2026-12-20") -> Result:
    line = [*arguments, "--docs", str(sources.docs), "--lang", "en"]
    moment = dt.datetime.fromisoformat(f"{today}T12:00:00+00:00")
    with clock.fixed(moment):
        return CliRunner().invoke(main, line)


def done(result: Result) -> None:
    assert result.exit_code == 0, result.output


def refused(result: Result, words: str, status: int = 2) -> None:
    assert result.exit_code == status, result.output
    assert words in result.stderr


def consultation(sources: Sources, name: str = "2026-autumn") -> Consultation:
    value = sources.library.records(Planned)[name].value
    assert isinstance(value, Consultation)
    return value


def matter(sources: Sources) -> RecommendationMatter:
    value = sources.library.originals[f"{RECOMMENDATIONS}/rec-0001"].matter
    assert isinstance(value, RecommendationMatter)
    return value


def errors(sources: Sources) -> list[str]:
    found = pipeline.inspect(sources.docs).diagnostics
    return [d.code for d in found if d.severity is Severity.ERROR]


def line_of(sources: Sources, code: str) -> str:
    """The line on which the only finding of the code stands."""
    [(path, line, _)] = sources.found(code)
    return (sources.docs / path).read_text("utf-8").split("\n")[line - 1]


class TestAnnounce:
    def test_what_was_lacking_makes_place_for_the_term(self, forum: Sources) -> None:
        forum.preparation("2027-winter")
        done(run(forum, "announce", "2027-winter", *TERM, *CONTACT, "--answers-by", "2027-03-01"))
        value = consultation(forum, "2027-winter")
        assert (value.opens, value.closes) == (dt.date(2026, 12, 1), dt.date(2027, 1, 15))
        assert value.answers_by == dt.date(2027, 3, 1)
        assert value.contact.en == "At desk 1."
        text = (forum.docs / CONSULTATIONS / "2027-winter.yml").read_text("utf-8")
        assert "missing" not in text and "example" not in text
        assert errors(forum) == []

    def test_an_example_stays_one(self, forum: Sources) -> None:
        forum.preparation("2027-winter", example=True)
        done(run(forum, "announce", "2027-winter", *TERM, *CONTACT))
        assert consultation(forum, "2027-winter").example

    def test_a_short_term_has_its_reason(self, forum: Sources) -> None:
        forum.preparation("2027-winter")
        short = ["--opens", "2026-12-01", "--closes", "2026-12-20"]
        refused(run(forum, "announce", "2027-winter", *short, *CONTACT), "reason-missing", 1)
        done(run(forum, "announce", "2027-winter", *short, *CONTACT, *WHY))
        assert errors(forum) == []

    @pytest.mark.parametrize("start", [["announce"], ["new", "consultation"]])
    def test_no_comment_is_taken_from_the_one_announced_before(
        self, forum: Sources, start: list[str]
    ) -> None:
        """Neither in its term nor after it: the receipt promises a day."""
        forum.comment("c-aaaaaa", received="2026-12-08")
        forum.comment("c-bbbbbb", received="2026-12-28")
        forum.comment("c-cccccc", received="2026-12-28", recommendation="rec-0002")
        said = ["2027-winter", "--closes", "2027-02-10", *CONTACT, "--answers-by", "2027-03-01"]
        if start == ["announce"]:
            forum.preparation("2027-winter")
        else:
            said += ["--title", "Зима", "--title-en", "Winter", "--scope", "rec-0001"]
        words = "would take comments from 2026-autumn: c-aaaaaa, c-bbbbbb."
        for day, told in (("08", words), ("28", "2026-autumn: c-bbbbbb.")):
            early = run(forum, *start, *said, "--opens", f"2026-12-{day}", today="2026-12-29")
            refused(early, told)
            refused(early, "after 2026-12-28")
        receipt = run(forum, "receipt", "c-aaaaaa").stdout
        done(run(forum, *start, *said, "--opens", "2026-12-29", today="2026-12-29"))
        assert consultation(forum, "2027-winter").opens == dt.date(2026, 12, 29)
        assert run(forum, "receipt", "c-aaaaaa").stdout == receipt
        assert "20\xa0January\xa02027" in receipt

    def test_it_is_announced_once(self, forum: Sources) -> None:
        refused(run(forum, "announce", "2026-autumn", *TERM, *CONTACT), "extend")
        refused(run(forum, "announce", "nowhere", *TERM, *CONTACT), "nowhere")


class TestExtend:
    def test_the_former_last_day_is_kept(self, forum: Sources) -> None:
        done(run(forum, "extend", "2026-autumn", "--closes", "2027-01-10", *WHY))
        more = ["--closes", "2027-01-20", "--answers-by", "2027-02-20"]
        done(run(forum, "extend", "2026-autumn", *more, *WHY, today="2027-01-10"))
        value = consultation(forum)
        assert value.closes == dt.date(2027, 1, 20)
        assert value.answers_by == dt.date(2027, 2, 20)
        told = [(str(each.on), str(each.closes)) for each in value.extended]
        assert told == [("2026-12-20", "2026-12-26"), ("2027-01-10", "2027-01-10")]
        assert errors(forum) == []

    def test_who_came_in_between_is_in_time(self, forum: Sources) -> None:
        forum.comment("c-aaaaaa", received="2026-12-30")
        assert forum.entry("c-aaaaaa").late
        done(run(forum, "extend", "2026-autumn", "--closes", "2027-01-10", *WHY))
        assert not forum.entry("c-aaaaaa").late

    @pytest.mark.parametrize(
        ("today", "closes", "words"),
        [
            ("2026-12-27", "2027-01-10", "ended on 2026-12-26"),
            ("2026-12-20", "2026-12-26", "extended"),
            ("2026-12-20", "2026-12-21", "extended"),
            ("2026-12-20", "2027-01-20", "answers-by"),
            ("2026-12-20", "утре", "closes"),
        ],
    )
    def test_nothing_that_would_be_untrue(
        self, forum: Sources, today: str, closes: str, words: str
    ) -> None:
        before = consultation(forum)
        refused(run(forum, "extend", "2026-autumn", "--closes", closes, *WHY, today=today), words)
        assert consultation(forum) == before

    def test_one_in_preparation_has_no_term(self, forum: Sources) -> None:
        forum.preparation("2027-winter")
        refused(run(forum, "extend", "2027-winter", "--closes", "2027-01-10", *WHY), "announce")

    def test_the_check_refuses_what_no_command_writes(self, forum: Sources) -> None:
        reason = {"bg": "Празници.", "en": "Holidays."}
        for on, closes in (("2026-12-25", "2026-12-24"), ("2026-12-01", "2026-12-26")):
            forum.consultation(extended=[{"on": on, "closes": closes, "reason": reason}])
            assert line_of(forum, "field-invalid") == f"- 'on': '{on}'"

    @pytest.mark.parametrize("day", ["2026-12-26", "2026-12-01"])
    def test_answers_are_due_after_the_last_day(self, forum: Sources, day: str) -> None:
        forum.consultation(answers_by=day)
        assert line_of(forum, "field-invalid") == f"answers-by: '{day}'"

    def test_of_a_term_that_can_not_be_read_nothing_else_is_told(self, forum: Sources) -> None:
        reason = {"bg": "Празници.", "en": "Holidays."}
        extended = [{"on": "2026-12-01", "closes": "2026-12-02", "reason": reason}]
        forum.consultation(answers_by="2026-12-03", closes="утре", extended=extended)
        assert line_of(forum, "field-invalid") == "closes: утре"


class TestConclude:
    def test_when_all_is_answered(self, forum: Sources) -> None:
        forum.comment("c-aaaaaa")
        refused(run(forum, "conclude", "2026-autumn", today="2027-01-05"), "unanswered", 1)
        forum.comment("c-aaaaaa", disposition=disposition("noted"))
        for path in forum.docs.rglob("*-n1-aaaaaa.md"):
            path.unlink()
        done(run(forum, "conclude", "2026-autumn", today="2027-01-05"))
        assert consultation(forum).concluded == dt.date(2027, 1, 5)
        refused(run(forum, "conclude", "2026-autumn", today="2027-01-06"), "already")

    @pytest.mark.parametrize("day", ["2026-12-26", "2027-01-06", "2026-12-01"])
    def test_after_the_last_day_and_not_ahead(self, forum: Sources, day: str) -> None:
        result = run(forum, "conclude", "2026-autumn", "--on", day, today="2027-01-05")
        refused(result, "2026-12-26")
        assert consultation(forum).concluded is None


class TestRecommendation:
    def test_another_status_with_its_day(self, forum: Sources) -> None:
        done(run(forum, "status", "rec-0001", "adopted"))
        assert matter(forum).status == "adopted"
        assert [str(step.date) for step in matter(forum).history] == ["2026-11-23", "2026-12-20"]
        assert errors(forum) == []
        refused(run(forum, "status", "rec-0001", "adopted"), "already")
        refused(run(forum, "status", "rec-0001", "draft"), "transition-illegal", 1)
        refused(run(forum, "status", "rec-0404", "adopted"), "rec-0404")
        refused(run(forum, "status", "rec-0001", "implemented", "--on", "2026-12-19"), "2026-12-20")

    def test_nothing_has_happened_on_a_day_to_come(self, forum: Sources) -> None:
        refused(run(forum, "status", "rec-0001", "adopted", "--on", "2026-12-21"), "not come yet")
        said = ["--answer", "Приемаме.", "--answer-en", "We accept.", "--on", "2026-12-21"]
        refused(run(forum, "respond", "rec-0001", *said), "not come yet")

    def test_a_draft_is_opened(self, forum: Sources) -> None:
        forum.recommendation("rec-0002", status="draft")
        done(run(forum, "status", "rec-0002", "open", "--on", "2026-12-01"))
        assert "transition-illegal" not in errors(forum)

    def test_the_answer_of_an_authority(self, forum: Sources) -> None:
        done(run(forum, "respond", "rec-0001", "--due", "2027-02-01"))
        assert matter(forum).response_due == dt.date(2027, 2, 1)
        said = [
            "--answer",
            "Приемаме.",
            "--answer-en",
            "We accept.",
            "--url",
            "https://a.example/1",
        ]
        done(run(forum, "respond", "rec-0001", *said))
        response = matter(forum).response
        assert response is not None
        assert (response.date, response.text.en) == (dt.date(2026, 12, 20), "We accept.")
        assert str(response.url) == "https://a.example/1"
        assert matter(forum).response_due == dt.date(2027, 2, 1)
        assert errors(forum) == []
        refused(run(forum, "respond", "rec-0001", *said), "--again")
        done(run(forum, "respond", "rec-0001", *said, "--again", "--on", "2026-12-19"))
        corrected = matter(forum).response
        assert corrected is not None
        assert corrected.date == dt.date(2026, 12, 19)
        refused(run(forum, "respond", "rec-0001", "--answer", "Само на един"), "--answer-en")
        refused(run(forum, "respond", "rec-0001", *said, "--on", "вчера"), "вчера")


class TestApply:
    def amend(self, sources: Sources, **values: str) -> None:
        page = sources.library.originals[f"{RECOMMENDATIONS}/rec-0001"]
        block = page.by_id[values.get("block", "p-one")]
        usual = {"kind": "amend", "proposal": "на всяко искане", "hash": block.hash}
        sources.comment("c-aaaaaa", **{**usual, **values})

    def text(self, sources: Sources, name: str = "p-one") -> str:
        return sources.library.originals[f"{RECOMMENDATIONS}/rec-0001"].by_id[name].text

    def test_the_words_take_the_place_of_those_quoted(self, forum: Sources) -> None:
        self.amend(forum)
        result = run(forum, "apply", "c-aaaaaa")
        done(result)
        assert self.text(forum) == "Общината да отговаря на всяко искане."
        assert result.stderr.startswith(f"- {OLD}\n+ Общината да отговаря на всяко искане.\n")
        refused(run(forum, "apply", "c-aaaaaa"), "are not exactly once")

    def test_other_words_and_none(self, forum: Sources) -> None:
        self.amend(forum, proposal="")
        done(run(forum, "apply", "c-aaaaaa"))
        assert self.text(forum) == "Общината да отговаря."

    def test_words_of_the_editor(self, forum: Sources) -> None:
        page = forum.library.originals[f"{RECOMMENDATIONS}/rec-0001"]
        forum.comment("c-aaaaaa", kind="object", hash=page.by_id["p-one"].hash)
        refused(run(forum, "apply", "c-aaaaaa"), "--text")
        done(run(forum, "apply", "c-aaaaaa", "--text", "в срок\n  на всички"))
        assert self.text(forum) == "Общината да отговаря в срок на всички."

    def test_an_item_of_a_list(self, forum: Sources) -> None:
        self.amend(forum, block="p-two", quote="две", proposal="три")
        done(run(forum, "apply", "c-aaaaaa"))
        assert self.text(forum, "p-two") == "- едно\n- три\n- едно накрая"

    @pytest.mark.parametrize(
        ("values", "words"),
        [
            ({"block": "p-two", "quote": "едно"}, "are not exactly once"),
            ({"block": "p-two", "quote": "едно\n- две", "proposal": "едно"}, "another kind"),
            ({"quote": OLD, "proposal": "# Заглавие"}, "another kind"),
            ({"quote": OLD, "proposal": "- точка"}, "another kind"),
            ({"quote": OLD, "proposal": ""}, "another kind"),
            ({"quote": "Общината", "proposal": "```"}, "another kind"),
            ({"quote": "Няма такива думи"}, "are not exactly once"),
        ],
    )
    def test_the_rest_is_a_person_s_work(
        self, forum: Sources, values: dict[str, str], words: str
    ) -> None:
        self.amend(forum, **values)
        before = (forum.docs / f"{RECOMMENDATIONS}/rec-0001.bg.md").read_bytes()
        refused(run(forum, "apply", "c-aaaaaa"), words)
        assert (forum.docs / f"{RECOMMENDATIONS}/rec-0001.bg.md").read_bytes() == before

    @pytest.mark.parametrize("words", ["[тук](javascript:alert(1))", "<b>да</b>", "[@nowhere]"])
    def test_what_the_check_refuses_is_not_written(self, forum: Sources, words: str) -> None:
        self.amend(forum, proposal=words)
        before = self.text(forum)
        refused(run(forum, "apply", "c-aaaaaa"), "Nothing was written", 1)
        assert self.text(forum) == before


class TestTranslate:
    def test_the_words_stand_beside_those_of_the_author(self, forum: Sources) -> None:
        forum.comment("c-aaaaaa", kind="amend", proposal="на повечето предложения")
        said = ["--text", "We agree.", "--proposal", "most proposals", "--by", "Преводач"]
        done(run(forum, "translate", "c-aaaaaa", *said))
        told = forum.entry("c-aaaaaa").comment.translation
        assert told is not None
        assert (told.lang, told.text, told.proposal, told.by) == (
            *("en", "We agree.", "most proposals"),
            "Преводач",
        )
        assert errors(forum) == []

    def test_a_proposal_without_a_reason(self, forum: Sources) -> None:
        forum.comment("c-aaaaaa", body="", kind="amend", proposal="на повечето предложения")
        refused(run(forum, "translate", "c-aaaaaa"), "--proposal")
        done(run(forum, "translate", "c-aaaaaa", "--proposal", "most proposals"))
        told = forum.entry("c-aaaaaa").comment.translation
        assert told is not None
        assert (told.text, told.proposal) == (None, "most proposals")
        assert errors(forum) == []

    def test_another_only_where_it_is_asked_for(self, forum: Sources) -> None:
        path = forum.comment("c-aaaaaa")
        refused(run(forum, "translate", "c-aaaaaa", "--text", "Yes.", "--again"), "without --again")
        done(run(forum, "translate", "c-aaaaaa", "--text", "Yes."))
        refused(run(forum, "translate", "c-aaaaaa", "--text", "We agree."), "add --again")
        done(run(forum, "translate", "c-aaaaaa", "--text", "We agree.", "--again"))
        assert "Yes." not in path.read_text("utf-8")
        assert "We agree." in path.read_text("utf-8")

    def test_not_into_its_own_language(self, forum: Sources) -> None:
        path = forum.comment("c-aaaaaa")
        before = path.read_bytes()
        said = ("--text", "Да.", "--to", "bg")
        refused(run(forum, "translate", "c-aaaaaa", *said), "translation-own-language", 1)
        assert path.read_bytes() == before

    def test_what_is_not_there_has_no_translation(self, forum: Sources) -> None:
        forum.comment("c-aaaaaa")
        said = ("--text", "Yes.", "--proposal", "more")
        refused(run(forum, "translate", "c-aaaaaa", *said), "lacks the words")
        secret = {"reason": "personal-data", "by": "Редакция", "on": "2026-12-06"}
        forum.comment("c-bbbbbb", body="", redaction=secret, quote="", name="")
        refused(run(forum, "translate", "c-bbbbbb", "--text", "Secret."), "taken down")


class TestReply:
    def test_what_the_author_said(self, forum: Sources) -> None:
        forum.comment("c-aaaaaa")
        refused(run(forum, "reply", "c-aaaaaa", "--text", "Благодаря."), "not answered yet")
        forum.comment("c-bbbbbb", disposition=disposition("noted"))
        done(run(forum, "reply", "c-bbbbbb", "--text", "Благодаря."))
        reply = forum.entry("c-bbbbbb").comment.reply
        assert reply is not None
        assert (reply.text, reply.on) == ("Благодаря.", dt.date(2026, 12, 20))
        assert errors(forum) == []
        refused(run(forum, "reply", "c-bbbbbb", "--text", "Още."), "has a reply")
