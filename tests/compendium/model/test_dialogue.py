"""Comments as a dialogue: anchors, order, consultations, answers and totals."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civildialogue.core.model.words import folded
from civildialogue.features.compendium.model.dialogue import totals
from civildialogue.features.compendium.model.matter import RecommendationMatter
from civildialogue.features.compendium.model.records import Consultation
from civildialogue.features.compendium.model.standing import Anchored
from civildialogue.features.compendium.model.vocabulary import (
    TRANSITIONS,
    Anchor,
    Decision,
    Phase,
    Status,
)

from ..written import Sources, disposition

TEXT = "Общината да отговаря с мотиви на всяко предложение до 30 дни."
OTHER = "Отговорът да стои на страницата на проекта."


def anchored(sources: Sources, quote: str, block: str = "p-one", **blocks: str) -> Anchored:
    """Where a comment with the quote stands in a text of these passages."""
    passages = {name.replace("_", "-"): text for name, text in blocks.items()}
    sources.recommendation(blocks={"p-one": TEXT, "p-two": OTHER} | passages)
    sources.comment("c-aaaaaa", quote=quote, block=block)
    return sources.entry("c-aaaaaa").anchored


class TestAnchor:
    def test_in_place_where_the_words_stand_in_the_passage(self, sources: Sources) -> None:
        assert anchored(sources, "с мотиви на всяко") == Anchored(Anchor.IN_PLACE, "p-one")

    def test_the_whole_passage_can_be_quoted(self, sources: Sources) -> None:
        assert anchored(sources, TEXT).state is Anchor.IN_PLACE

    @pytest.mark.parametrize(
        "quote",
        [
            "мотиви  на\nвсяко предложение",
            "мотиви\tна всяко",
            "\n мотиви на\u00a0всяко ",
            "мотиви\u2003на",
        ],
    )
    def test_white_space_of_the_quote_does_not_count(self, sources: Sources, quote: str) -> None:
        assert anchored(sources, quote).state is Anchor.IN_PLACE

    def test_line_breaks_of_the_text_do_not_count(self, sources: Sources) -> None:
        wrapped = TEXT.replace(" на всяко", "\nна   всяко")
        found = anchored(sources, "мотиви на всяко предложение", p_one=wrapped)
        assert found == Anchored(Anchor.IN_PLACE, "p-one")

    @pytest.mark.parametrize("quote", ["мотиви на всяко", "мотиви\nна всяко", "мотиви\\\nна всяко"])
    def test_a_hard_break_of_the_text_does_not_count(self, sources: Sources, quote: str) -> None:
        broken = TEXT.replace(" на всяко", "\\\nна всяко")
        assert anchored(sources, quote, p_one=broken) == Anchored(Anchor.IN_PLACE, "p-one")

    @pytest.mark.parametrize("quote", ["С мотиви", "с мотиви, на", "с мотиви всяко", "смотиви"])
    def test_nothing_else_is_forgiven(self, sources: Sources, quote: str) -> None:
        assert anchored(sources, quote) == Anchored(Anchor.CHANGED, "p-one")

    def test_words_that_stand_twice_stay_where_they_were(self, sources: Sources) -> None:
        found = anchored(sources, "на всяко", p_two="И на всяко възражение.")
        assert found == Anchored(Anchor.IN_PLACE, "p-one")

    def test_moved_to_the_only_passage_that_has_the_words(self, sources: Sources) -> None:
        found = anchored(sources, "мотиви на всяко", p_one="Друго.", p_two=TEXT)
        assert found == Anchored(Anchor.MOVED, "p-two")

    def test_moved_when_the_passage_itself_is_gone(self, sources: Sources) -> None:
        found = anchored(sources, "на страницата", block="p-gone")
        assert found == Anchored(Anchor.MOVED, "p-two")

    def test_never_moved_when_two_passages_have_the_words(self, sources: Sources) -> None:
        found = anchored(sources, "мотиви на всяко", p_one="Друго.", p_two=TEXT, p_three=TEXT)
        assert found == Anchored(Anchor.CHANGED, "p-one")

    def test_orphaned_when_the_passage_is_gone_and_two_have_the_words(
        self, sources: Sources
    ) -> None:
        found = anchored(sources, "мотиви на всяко", block="p-gone", p_three=TEXT)
        assert found == Anchored(Anchor.ORPHANED, None)

    def test_changed_when_only_the_words_are_gone(self, sources: Sources) -> None:
        assert anchored(sources, "с причини").state is Anchor.CHANGED

    def test_orphaned_when_both_are_gone(self, sources: Sources) -> None:
        found = anchored(sources, "с причини", block="p-gone")
        assert found == Anchored(Anchor.ORPHANED, None)

    def test_orphaned_without_the_recommendation(self, sources: Sources) -> None:
        sources.comment("c-aaaaaa", recommendation="rec-0404")
        assert sources.entry("c-aaaaaa").anchored == Anchored(Anchor.ORPHANED, None)

    def test_an_english_comment_is_anchored_in_the_english_text(self, sources: Sources) -> None:
        sources.recommendation(english={"p-one": "The council should answer in 30 days."})
        sources.comment("c-aaaaaa", lang="en", quote="in 30 days")
        sources.comment("c-bbbbbb", lang="bg", quote="in 30 days")
        assert sources.entry("c-aaaaaa").anchored == Anchored(Anchor.IN_PLACE, "p-one")
        assert sources.entry("c-bbbbbb").anchored == Anchored(Anchor.CHANGED, "p-one")

    @given(st.text(alphabet="аб \n\t\u00a0", max_size=12))
    def test_folding_is_settled_after_once(self, text: str) -> None:
        assert folded(folded(text)) == folded(text)
        assert folded(f" {text}\n") == folded(text)


class TestOrder:
    def test_in_the_order_of_receipt_then_of_ids(self, sources: Sources) -> None:
        sources.recommendation()
        sources.comment("c-bbbbbb", received="2026-12-02")
        sources.comment("c-cccccc", received="2026-12-01")
        sources.comment("c-aaaaaa", received="2026-12-02")
        assert list(sources.dialogue.entries) == ["c-cccccc", "c-aaaaaa", "c-bbbbbb"]

    def test_within_each_recommendation(self, sources: Sources) -> None:
        sources.recommendation()
        sources.recommendation("rec-0002")
        sources.comment("c-aaaaaa", recommendation="rec-0002")
        sources.comment("c-bbbbbb")
        sources.comment("c-cccccc", recommendation="rec-0002")
        dialogue = sources.dialogue
        assert [e.comment.id for e in dialogue.on("rec-0002")] == ["c-aaaaaa", "c-cccccc"]
        assert [e.comment.id for e in dialogue.on("rec-0001")] == ["c-bbbbbb"]
        assert dialogue.on("rec-0003") == ()

    def test_replies_are_found_by_what_they_reply_to(self, sources: Sources) -> None:
        sources.recommendation()
        sources.comment("c-aaaaaa", received="2026-12-01")
        sources.comment("c-bbbbbb", received="2026-12-02", in_reply_to="c-aaaaaa")
        dialogue = sources.dialogue
        assert [e.comment.id for e in dialogue.replies("c-aaaaaa")] == ["c-bbbbbb"]
        assert dialogue.replies("c-bbbbbb") == ()


class TestConsultations:
    def test_a_comment_belongs_to_the_last_that_had_opened(self, sources: Sources) -> None:
        sources.recommendation()
        sources.consultation("2026-spring", opens="2026-03-01", closes="2026-04-01")
        sources.consultation("2026-autumn")
        sources.comment("c-aaaaaa", received="2026-03-05")
        sources.comment("c-bbbbbb", received="2026-11-25")
        sources.comment("c-cccccc", received="2026-02-28")
        dialogue = sources.dialogue
        names = {
            i: (c.id if (c := dialogue.consultation_of(e.comment)) else None)
            for i, e in dialogue.entries.items()
        }
        assert names == {"c-aaaaaa": "2026-spring", "c-bbbbbb": "2026-autumn", "c-cccccc": None}

    def test_only_what_is_in_the_scope_belongs(self, sources: Sources) -> None:
        sources.recommendation()
        sources.recommendation("rec-0002")
        sources.consultation(scope=["rec-0002"])
        sources.comment("c-aaaaaa")
        assert sources.dialogue.consultation_of(sources.entry("c-aaaaaa").comment) is None

    @pytest.mark.parametrize(
        ("received", "late"), [("2026-11-25", False), ("2026-12-26", False), ("2026-12-27", True)]
    )
    def test_late_is_after_the_last_day(self, sources: Sources, received: str, late: bool) -> None:
        sources.recommendation()
        sources.consultation()
        sources.comment("c-aaaaaa", received=received)
        assert sources.entry("c-aaaaaa").late is late

    def test_without_a_consultation_nothing_is_late(self, sources: Sources) -> None:
        sources.recommendation()
        sources.comment("c-aaaaaa", received="2030-01-01")
        assert not sources.entry("c-aaaaaa").late

    def test_examples_and_real_ones_never_mix(self, sources: Sources) -> None:
        sources.recommendation()
        sources.consultation("2026-example", example=True)
        sources.consultation("2026-real", opens="2026-11-24", closes="2026-12-24")
        sources.comment("c-aaaaaa", example=True)
        sources.comment("c-bbbbbb")
        dialogue = sources.dialogue
        within = {
            name: [e.comment.id for e in dialogue.within(located.value)]
            for name, located in dialogue.library.records(Consultation).items()
        }
        assert within == {"2026-example": ["c-aaaaaa"], "2026-real": ["c-bbbbbb"]}

    def test_an_example_alone_belongs_to_no_real_consultation(self, sources: Sources) -> None:
        sources.recommendation()
        sources.consultation()
        sources.comment("c-aaaaaa", example=True, received="2027-01-10")
        entry = sources.entry("c-aaaaaa")
        assert sources.dialogue.consultation_of(entry.comment) is None
        assert not entry.late

    def test_within_has_late_comments_too_and_keeps_the_order_of_the_scope(
        self, sources: Sources
    ) -> None:
        sources.recommendation()
        sources.recommendation("rec-0002")
        sources.consultation(scope=["rec-0002", "rec-0001"])
        sources.comment("c-aaaaaa", received="2027-02-01")
        sources.comment("c-bbbbbb", recommendation="rec-0002")
        dialogue = sources.dialogue
        value = dialogue.library.records(Consultation)["2026-autumn"].value
        assert [e.comment.id for e in dialogue.within(value)] == ["c-bbbbbb", "c-aaaaaa"]

    @pytest.mark.parametrize(
        ("today", "phase"),
        [
            ("2026-11-24", Phase.ANNOUNCED),
            ("2026-11-25", Phase.OPEN),
            ("2026-12-26", Phase.OPEN),
            ("2026-12-27", Phase.ANSWERING),
        ],
    )
    def test_phases_of_a_term(self, sources: Sources, today: str, phase: Phase) -> None:
        sources.recommendation()
        sources.consultation()
        value = sources.library.records(Consultation)["2026-autumn"].value
        assert sources.dialogue.phase(value, dt.date.fromisoformat(today)) is phase

    @pytest.mark.parametrize(
        ("today", "phase"),
        [
            ("2026-12-01", Phase.OPEN),
            ("2027-01-14", Phase.ANSWERING),
            ("2027-01-15", Phase.CONCLUDED),
        ],
    )
    def test_concluded_from_that_day_on(self, sources: Sources, today: str, phase: Phase) -> None:
        sources.recommendation()
        sources.consultation(concluded="2027-01-15")
        value = sources.library.records(Consultation)["2026-autumn"].value
        assert sources.dialogue.phase(value, dt.date.fromisoformat(today)) is phase

    def test_the_day_of_opening_is_not_counted(self) -> None:
        words = {"bg": "–", "en": "–"}
        value = Consultation.model_validate(
            {
                "id": "x",
                "title": words,
                "opens": "2026-12-01",
                "closes": "2026-12-31",
                "scope": ["rec-0001"],
                "contact": words,
            }
        )
        assert value.days == 30


class TestAnswers:
    def test_totals_name_every_decision_and_pending_last(self, sources: Sources) -> None:
        sources.recommendation()
        sources.comment("c-aaaaaa", disposition=disposition())
        sources.comment("c-bbbbbb", disposition=disposition())
        sources.comment("c-cccccc", disposition=disposition("out-of-scope"))
        sources.comment("c-dddddd")
        found = totals(sources.dialogue.entries.values())
        assert list(found) == [*map(str, Decision), "promised", "pending"]
        expected = {"rejected": 2, "out-of-scope": 1, "pending": 1}
        assert found == {name: expected.get(name, 0) for name in found}
        assert sum(found.values()) == 4

    def test_totals_of_nothing_are_noughts(self) -> None:
        assert set(totals([]).values()) == {0}

    def test_age_runs_until_today_or_until_the_answer(self, sources: Sources) -> None:
        sources.recommendation()
        sources.comment("c-aaaaaa", received="2026-12-01")
        sources.comment("c-bbbbbb", received="2026-12-01", disposition=disposition())
        today = dt.date(2026, 12, 20)
        assert sources.entry("c-aaaaaa").age(today) == 19
        assert sources.entry("c-bbbbbb").age(today) == 9
        assert sources.entry("c-bbbbbb").decision == "rejected"
        assert sources.entry("c-aaaaaa").decision == "pending"


class TestOverdue:
    @pytest.mark.parametrize(
        ("facts", "today", "overdue"),
        [
            ({}, "2030-01-01", False),
            ({"response_due": "2026-12-20"}, "2026-12-20", False),
            ({"response_due": "2026-12-20"}, "2026-12-21", True),
            (
                {
                    "response_due": "2026-12-20",
                    "response": {"date": "2027-02-01", "text": {"bg": "Да.", "en": "Yes."}},
                },
                "2027-03-01",
                False,
            ),
        ],
    )
    def test_overdue_after_the_day_without_an_answer(
        self, sources: Sources, facts: dict[str, object], today: str, overdue: bool
    ) -> None:
        sources.recommendation(**facts)
        matter = sources.dialogue.recommendations["rec-0001"].matter
        assert isinstance(matter, RecommendationMatter)
        assert matter.is_overdue(dt.date.fromisoformat(today)) is overdue


class TestStatuses:
    def test_every_status_has_its_successors_and_ended_ones_have_none(self) -> None:
        assert set(TRANSITIONS) == set(Status)
        ended = {s for s, after in TRANSITIONS.items() if not after}
        assert ended == {Status.REJECTED, Status.WITHDRAWN, Status.SUPERSEDED}
        assert Status.DRAFT not in set().union(*TRANSITIONS.values())

    def test_every_status_can_be_reached(self) -> None:
        reached, todo = set(), [Status.DRAFT]
        while todo:
            status = todo.pop()
            if status not in reached:
                reached.add(status)
                todo += TRANSITIONS[status]
        assert reached == set(Status)
