"""The dialogue's rules, each with the exact place of what breaks it."""

import datetime as dt
from itertools import chain
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civildialogue.core import pipeline
from civildialogue.core.checks.circles import circles
from civildialogue.core.model.diagnostics import Severity
from civildialogue.core.model.forge import Sending
from civildialogue.core.model.language import ENGLISH
from civildialogue.core.source.settings import Settings
from civildialogue.features.compendium.model.records import Comment, Consultation, Preparation
from civildialogue.features.compendium.model.vocabulary import TRANSITIONS, Phase, Status

from ..written import COMMENTS, CONSULTATIONS, RECOMMENDATIONS, Sources, disposition

REC = f"{RECOMMENDATIONS}/rec-0001.bg.md"
FILE = f"{COMMENTS}/rec-0001/2026-12-05-maria-aaaaaa.md"
AUTUMN = f"{CONSULTATIONS}/2026-autumn.yml"
UNREACHABLE = "consultation-unreachable"

HEAD = """\
---
kind: recommendation
origin: site-edition
id: rec-0001
title: "Отговор с мотиви"
summary: "Да се отговаря."
status: {status}
addressee: [{addressee}]
level: municipal
licence: CC-BY-4.0
issued: "2026-11-23"
{more}---

## Препоръка {{#recommendation}}

Общината да отговаря на всяко предложение.
{{#p-one}}
"""
COMMENT = """\
---
id: {id}
target:
  recommendation: {recommendation}
  block: {block}
  quote: "{quote}"
{hash}kind: support
lang: bg
author: {{name: "Мария", capacity: citizen}}
received: "{received}"
received-via: form
licence: CC-BY-4.0
{more}---

Съгласна съм.
"""


def recommendation(
    sources: Sources, status: str = "draft", more: str = "", addressee: str = "municipality-borino"
) -> None:
    """The recommendation of these tests, line by line as it stands above."""
    sources.write(REC, HEAD.format(status=status, more=more, addressee=addressee))


def comment(sources: Sources, path: str = FILE, **given_values: Any) -> None:
    """The comment of these tests, line by line as it stands above."""
    filled = {
        "id": "c-aaaaaa",
        "recommendation": "rec-0001",
        "block": "p-one",
        "quote": "на всяко предложение",
        "hash": "",
        "received": "2026-12-05",
        "more": "",
        **given_values,
    }
    sources.write(path, COMMENT.format(**filled))


def errors(sources: Sources, path: str) -> set[str]:
    """The codes of what is wrong in a file, whether it fails or warns."""
    return {
        d.code
        for d in pipeline.inspect(sources.docs).diagnostics
        if d.span.path == f"docs/{path}" and d.severity is not Severity.NOTE
    }


@pytest.fixture
def draft(sources: Sources) -> Sources:
    """A draft recommendation in good order."""
    recommendation(sources)
    return sources


class TestStatuses:
    def test_a_draft_needs_no_history(self, draft: Sources) -> None:
        assert draft.found("status-unrecorded") == []

    @pytest.mark.parametrize("before", list(Status))
    @pytest.mark.parametrize("after", list(Status))
    def test_only_the_steps_of_the_rules(
        self, sources: Sources, before: Status, after: Status
    ) -> None:
        steps = [*_way(before), after]
        lines = "".join(f'  - {{status: {s}, date: "2026-11-23"}}\n' for s in steps)
        recommendation(sources, str(after), f"history:\n{lines}")
        is_start = steps == [Status.DRAFT]
        allowed = after in TRANSITIONS[before] or is_start
        expected = [] if allowed else [(REC, 12 + len(steps), 14)]
        assert sources.found("transition-illegal") == expected
        assert sources.found("status-unrecorded") == []

    def test_a_status_that_the_history_does_not_have(self, sources: Sources) -> None:
        recommendation(sources, "adopted", 'history: [{status: open, date: "2026-11-23"}]\n')
        assert sources.found("status-unrecorded") == [(REC, 7, 9)]

    def test_a_published_status_without_any_history(self, sources: Sources) -> None:
        recommendation(sources, "open")
        assert sources.found("status-unrecorded") == [(REC, 7, 9)]


def _way(status: Status) -> list[Status]:
    """The shortest way from a draft to a status."""
    ways: dict[Status, list[Status]] = {Status.DRAFT: []}
    todo = [Status.DRAFT]
    while todo:
        at = todo.pop(0)
        for following in TRANSITIONS[at]:
            if following not in ways:
                ways[following] = [*ways[at], following]
                todo.append(following)
    return ways[status]


class TestTargets:
    def test_words_in_place_are_in_order(self, draft: Sources) -> None:
        comment(draft)
        assert not {
            code
            for code in draft.codes()
            if code.startswith(("comment-", "quote-", "field-")) and code != "comment-unconsulted"
        }

    def test_an_unknown_recommendation(self, draft: Sources) -> None:
        comment(draft, recommendation="rec-0010")
        assert draft.found("reference-unknown") == [(FILE, 4, 19)]
        assert draft.found("quote-dangling") == []

    def test_a_comment_in_the_folder_of_another(self, draft: Sources) -> None:
        path = f"{COMMENTS}/rec-0002/2026-12-05-maria-aaaaaa.md"
        comment(draft, path)
        assert draft.found("comment-folder") == [(path, 4, 19)]

    @pytest.mark.parametrize(
        ("about", "code"),
        [
            ({"quote": "на всяка молба"}, "quote-dangling"),
            ({"quote": "на всяка молба", "block": "p-two"}, "quote-dangling"),
            ({"quote": "на всяка молба", "hash": "  hash: 0123456789ab\n"}, "comment-adrift"),
            ({"block": "p-two"}, "comment-adrift"),
            (
                {"quote": "молба", "block": "p-two", "hash": "  hash: 0123456789ab\n"},
                "comment-adrift",
            ),
        ],
    )
    def test_words_that_do_not_stand_there(
        self, draft: Sources, about: dict[str, str], code: str
    ) -> None:
        comment(draft, **about)
        both = {c: draft.found(c) for c in ("quote-dangling", "comment-adrift")}
        assert both == {**{name: [] for name in both}, code: [(FILE, 6, 10)]}

    def test_a_wrong_quote_with_the_right_hash_is_dangling(self, draft: Sources) -> None:
        right = draft.library.originals[f"{RECOMMENDATIONS}/rec-0001"].by_id["p-one"].hash
        comment(draft, quote="на всяка молба", hash=f'  hash: "{right}"\n')
        assert draft.found("quote-dangling") == [(FILE, 6, 10)]


class TestDispositions:
    def test_reasons_in_one_language_only(self, draft: Sources) -> None:
        answer = 'disposition:\n  decision: rejected\n  reason:\n    bg: "Да."\n  by: Р\n'
        comment(draft, more=f'{answer}  on: "2026-12-10"\n')
        assert draft.found("field-missing") == [(FILE, 16, 5)]
        [found] = [d for d in pipeline.inspect(draft.docs).diagnostics if d.code == "field-missing"]
        assert found.message(ENGLISH) == "the field “en” is missing"
        assert found.severity is Severity.ERROR
        assert draft.library.records(Comment) == {}

    def test_an_empty_reason(self, draft: Sources) -> None:
        answer = 'disposition:\n  decision: rejected\n  reason: {bg: "Да.", en: ""}\n'
        comment(draft, more=f'{answer}  by: Р\n  on: "2026-12-10"\n')
        assert draft.found("field-invalid") == [(FILE, 15, 27)]

    def test_no_reason_at_all(self, draft: Sources) -> None:
        comment(draft, more='disposition:\n  decision: rejected\n  by: Р\n  on: "2026-12-10"\n')
        assert draft.found("field-missing") == [(FILE, 14, 3)]

    @pytest.mark.parametrize("decision", ["accepted", "partial"])
    def test_a_change_that_is_not_shown(self, draft: Sources, decision: str) -> None:
        draft.comment("c-aaaaaa", disposition=disposition(decision))
        [(path, line, column)] = draft.found("disposition-change-missing")
        text = (draft.docs / path).read_text(encoding="utf-8").split("\n")[line - 1]
        assert text[column - 1 :] == decision

    @pytest.mark.parametrize("decision", ["rejected", "out-of-scope"])
    def test_other_decisions_change_nothing(self, draft: Sources, decision: str) -> None:
        draft.comment("c-aaaaaa", disposition=disposition(decision))
        assert not {c for c in draft.codes() if c.startswith("disposition-")}

    def test_a_change_that_changes_nothing(self, draft: Sources) -> None:
        change = {
            "block": "p-one",
            "before": "Да  се\nчете.",
            "after": "Да се чете.",
            "commit": "abcdef0",
        }
        draft.comment("c-aaaaaa", disposition=disposition("accepted", change=change))
        [(_, line, column)] = draft.found("disposition-no-change")
        assert column == 5
        assert line > 20

    def test_a_change_of_a_passage_that_never_was(self, draft: Sources) -> None:
        change = {"block": "p-none", "before": "А.", "after": "Б.", "commit": "abcdef0"}
        draft.comment("c-aaaaaa", disposition=disposition("accepted", change=change))
        [(path, line, column)] = draft.found("reference-unknown")
        text = (draft.docs / path).read_text(encoding="utf-8").split("\n")[line - 1]
        assert text[column - 1 :] == "p-none"

    @pytest.mark.parametrize("other", [None, "c-aaaaaa"])
    def test_a_duplicate_of_nothing_or_of_itself(self, draft: Sources, other: str | None) -> None:
        more = {"duplicate_of": other} if other else {}
        draft.comment("c-aaaaaa", disposition=disposition("duplicate", **more))
        assert len(draft.found("disposition-duplicate")) == 1
        assert draft.found("circle") == []

    def test_a_duplicate_of_what_is_not_there(self, draft: Sources) -> None:
        answer = disposition("duplicate", duplicate_of="c-zzzzzz")
        draft.comment("c-aaaaaa", disposition=answer)
        [(path, line, column)] = draft.found("reference-unknown")
        text = (draft.docs / path).read_text(encoding="utf-8").split("\n")[line - 1]
        assert text[column - 1 :] == "c-zzzzzz"

    @pytest.mark.parametrize(("day", "found"), [("2026-12-04", 1), ("2026-12-05", 0)])
    def test_an_answer_before_the_comment(self, draft: Sources, day: str, found: int) -> None:
        draft.comment("c-aaaaaa", disposition=disposition(on=day))
        assert len(draft.found("disposition-too-early")) == found

    @pytest.mark.parametrize(
        ("values", "days"),
        [
            ({}, []),
            ({"earlier": [disposition(on="2026-12-11")]}, ["2026-12-10"]),
            ({"earlier": [disposition(on="2026-12-04")]}, ["2026-12-04"]),
            ({"due": "2026-12-09"}, ["2026-12-09"]),
            ({"due": "2026-12-10"}, []),
        ],
    )
    def test_days_in_their_order(
        self, draft: Sources, values: dict[str, Any], days: list[str]
    ) -> None:
        path = draft.comment("c-aaaaaa", disposition=disposition("accepted", **values))
        written = path.read_text("utf-8").split("\n")
        found = [written[line - 1] for _, line, _ in draft.found("disposition-too-early")]
        assert [line.split(": ")[1].strip("'\"") for line in found] == days

    @pytest.mark.parametrize(("day", "found"), [("2026-12-04", 1), ("2026-12-05", 0)])
    def test_words_taken_down_before_they_came(self, draft: Sources, day: str, found: int) -> None:
        taken = {"reason": "offensive", "by": "Редакция", "on": day}
        draft.comment("c-aaaaaa", redaction=taken)
        draft.comment("c-bbbbbb", withheld={**taken})
        assert len(draft.found("disposition-too-early")) == 2 * found

    @pytest.mark.parametrize(("day", "found"), [("2026-12-07", 1), ("2026-12-08", 0)])
    def test_a_reply_before_the_first_answer(self, draft: Sources, day: str, found: int) -> None:
        answer = disposition(earlier=[disposition(on="2026-12-08")])
        draft.comment("c-aaaaaa", disposition=answer, reply={"on": day, "text": "Благодаря."})
        assert len(draft.found("disposition-too-early")) == found


class TestThreads:
    def test_a_reply_to_what_is_not_there(self, draft: Sources) -> None:
        comment(draft, more="in-reply-to: c-bbbbbb\n")
        assert draft.found("reference-unknown") == [(FILE, 13, 14)]

    def test_a_circle_of_replies_names_each(self, draft: Sources) -> None:
        chain = {"c-aaaaaa": "c-bbbbbb", "c-bbbbbb": "c-cccccc", "c-cccccc": "c-aaaaaa"}
        for one, other in chain.items():
            draft.comment(one, in_reply_to=other)
        draft.comment("c-dddddd", in_reply_to="c-aaaaaa")
        assert len(draft.found("circle")) == 3

    def test_a_reply_to_itself(self, draft: Sources) -> None:
        comment(draft, more="in-reply-to: c-aaaaaa\n")
        assert draft.found("circle") == [(FILE, 13, 14)]

    def test_a_circle_of_duplicates(self, draft: Sources) -> None:
        for one, other in (("c-aaaaaa", "c-bbbbbb"), ("c-bbbbbb", "c-aaaaaa")):
            draft.comment(one, disposition=disposition("duplicate", duplicate_of=other))
        [(path, line, column), _] = draft.found("circle")
        text = (draft.docs / path).read_text(encoding="utf-8").split("\n")[line - 1]
        assert text[column - 1 :] == "c-bbbbbb"

    def test_a_recommendation_that_comes_after_itself(self, sources: Sources) -> None:
        recommendation(sources, more="supersedes: [rec-0002]\n")
        sources.recommendation("rec-0002", supersedes=["rec-0001"])
        sources.recommendation("rec-0003", supersedes=["rec-0002"])
        places = sources.found("circle")
        assert [path for path, _, _ in places] == [REC, REC.replace("0001", "0002")]
        assert places[0] == (REC, 12, 14)

    @given(
        st.dictionaries(st.integers(0, 12), st.integers(0, 12), max_size=12).map(
            lambda links: {str(k): str(v) for k, v in links.items()}
        )
    )
    def test_circles_are_found_as_by_following_each_link(self, links: dict[str, str]) -> None:
        def comes_back(start: str) -> bool:
            at: str | None = start
            for _ in range(len(links) + 1):
                at = links.get(at) if at is not None else None
                if at == start:
                    return True
            return False

        found = circles({name: [other] for name, other in links.items()})
        assert set(chain(*found)) == {start for start in links if comes_back(start)}

    def test_a_long_thread_is_followed_once(self) -> None:
        count = 2000
        links = Counted({str(n): [str(n + 1)] for n in range(count)})
        assert list(circles(links)) == []
        assert links.asked < 10 * count


class Counted(dict[str, list[str]]):
    """Links that count how often they are followed."""

    asked = 0

    def get(self, key: str, default: Any = None) -> Any:
        self.asked += 1
        return super().get(key, default)

    def __getitem__(self, key: str) -> list[str]:
        self.asked += 1
        return super().__getitem__(key)


class TestConsultations:
    def announce(self, sources: Sources, closes: str, more: str = "") -> None:
        sources.write(
            AUTUMN,
            f"""\
id: 2026-autumn
title: {{bg: "Есен", en: "Autumn"}}
opens: "2026-12-01"
closes: "{closes}"
scope: [rec-0001]
{more}contact: {{bg: "a@b.bg", en: "a@b.bg"}}
""",
        )

    @pytest.mark.parametrize(
        ("closes", "code"),
        [
            ("2026-11-30", "consultation-too-short"),
            ("2026-12-14", "consultation-too-short"),
            ("2026-12-15", "consultation-reason-missing"),
            ("2026-12-30", "consultation-reason-missing"),
            ("2026-12-31", None),
        ],
    )
    def test_terms(self, draft: Sources, closes: str, code: str | None) -> None:
        self.announce(draft, closes)
        both = {
            c: draft.found(c) for c in ("consultation-too-short", "consultation-reason-missing")
        }
        assert both == {name: [(AUTUMN, 4, 9)] if name == code else [] for name in both}

    def test_a_reason_allows_a_shorter_term_but_not_any(self, draft: Sources) -> None:
        reason = 'short-notice: {bg: "Срок по закон.", en: "A term of law."}\n'
        self.announce(draft, "2026-12-15", reason)
        assert not {"consultation-too-short", "consultation-reason-missing"} & draft.codes()
        self.announce(draft, "2026-12-14", reason)
        assert draft.found("consultation-too-short") == [(AUTUMN, 4, 9)]

    def test_an_unknown_recommendation_in_the_scope(self, draft: Sources) -> None:
        self.announce(draft, "2027-01-31")
        text = (draft.docs / AUTUMN).read_text(encoding="utf-8")
        draft.write(AUTUMN, text.replace("[rec-0001]", "[rec-0001, rec-0011]"))
        assert draft.found("reference-unknown") == [(AUTUMN, 5, 19)]

    def test_an_id_that_is_not_the_name_of_the_file(self, draft: Sources) -> None:
        self.announce(draft, "2027-01-31")
        other = f"{CONSULTATIONS}/2026-winter.yml"
        (draft.docs / AUTUMN).rename(draft.docs / other)
        assert draft.found("id-differs-from-name") == [(other, 1, 5)]

    @pytest.mark.parametrize(
        ("received", "code"),
        [
            ("2026-11-30", "comment-unconsulted"),
            ("2026-12-01", None),
            ("2027-01-31", None),
            ("2027-02-01", "comment-late"),
        ],
    )
    def test_comments_out_of_time(self, draft: Sources, received: str, code: str | None) -> None:
        self.announce(draft, "2027-01-31")
        comment(draft, received=received)
        both = {c: draft.found(c) for c in ("comment-late", "comment-unconsulted")}
        assert both == {name: [(FILE, 10, 11)] if name == code else [] for name in both}

    @pytest.mark.parametrize(
        ("offered", "facts", "told"),
        [
            ({}, {}, True),
            ({}, {"opens": "2198-12-01", "closes": "2199-12-31"}, True),
            ({}, {"concluded": "2027-02-05"}, False),
            ({}, {"example": True}, False),
            ({}, {"contact": {"bg": "forum@forum.bg", "en": "mail@forum.bg"}}, False),
            ({"mail": "a@b.bg"}, {}, False),
            (
                {"forge": {"kind": "gitlab", "repository": "https://x.bg/a", "branch": "b"}},
                {},
                False,
            ),
        ],
    )
    def test_one_that_nobody_can_reach(
        self, draft: Sources, offered: dict[str, Any], facts: dict[str, Any], told: bool
    ) -> None:
        usual = {
            "opens": "2026-12-01",
            "closes": "2027-01-31",
            "contact": {"bg": "Чрез https://forum.bg/", "en": "mail@forum.bg"},
        }
        draft.consultation(**{**usual, **facts})
        sending = Sending.model_validate(offered)
        given = Settings(draft.docs, draft.docs, draft.docs, "https://forum.bg/", sending=sending)
        found = pipeline.inspect(draft.docs, given=given).diagnostics
        places = [(d.span.line, d.span.column) for d in found if d.code == UNREACHABLE]
        assert places == ([(10, 7)] if told else [])

    def test_one_in_preparation_has_no_term_and_no_comments(self, draft: Sources) -> None:
        draft.preparation("2026-autumn")
        comment(draft)
        assert not {code for code in draft.codes() if code.startswith("consultation-")}
        assert draft.found("comment-unconsulted") == [(FILE, 10, 11)]
        assert draft.library.records(Consultation) == {}
        [prepared] = draft.library.records(Preparation).values()
        assert prepared.value.missing.en == "An address."
        assert draft.dialogue.phase(prepared.value, dt.date(2030, 1, 1)) is Phase.PREPARATION

    def test_one_in_preparation_is_checked_like_the_others(self, draft: Sources) -> None:
        draft.preparation("2026-autumn", scope=["rec-0001", "rec-0011"])
        assert draft.found("reference-unknown") == [(AUTUMN, 11, 3)]
        other = f"{CONSULTATIONS}/2026-winter.yml"
        (draft.docs / AUTUMN).rename(draft.docs / other)
        assert draft.found("id-differs-from-name") == [(other, 1, 5)]
        draft.consultation("2026-autumn")
        assert draft.found("id-duplicate") == [(other, 1, 5)]

    @pytest.mark.parametrize("field", ["opens", "closes", "concluded", "short-notice", "contact"])
    def test_one_in_preparation_has_nothing_of_an_announced_one(
        self, draft: Sources, field: str
    ) -> None:
        draft.preparation("2026-autumn", **{field: "2026-12-01"})
        [found] = [d for d in pipeline.inspect(draft.docs).diagnostics if d.code == "field-unknown"]
        assert f"“{field}”" in found.help(ENGLISH) and "`missing`" in found.help(ENGLISH)

    @pytest.mark.parametrize("identifier", ["index", "2026-autumn-summary"])
    def test_an_id_whose_page_would_take_the_place_of_another(
        self, draft: Sources, identifier: str
    ) -> None:
        draft.consultation("2026-autumn")
        draft.consultation(identifier)
        assert errors(draft, f"{CONSULTATIONS}/{identifier}.yml")


class TestShared:
    """Rules of the dialogue that say their fault with a code of the base."""

    def test_an_unknown_addressee(self, sources: Sources) -> None:
        recommendation(sources, addressee="municipality-borino, municipality-barino")
        assert sources.found("reference-unknown") == [(REC, 8, 34)]
        [found] = [
            d for d in pipeline.inspect(sources.docs).diagnostics if d.code == "reference-unknown"
        ]
        assert found.help(ENGLISH) == "did you mean “municipality-borino”?"

    def test_an_unknown_source_of_progress(self, sources: Sources) -> None:
        step = '{date: "2026-12-01", text: {bg: "Прието.", en: "Adopted."}, source: nowhere}'
        recommendation(sources, more=f"progress:\n  - {step}\n")
        assert sources.found("reference-unknown") == [(REC, 13, 73)]

    def test_an_unknown_passage_as_evidence(self, sources: Sources) -> None:
        recommendation(sources)
        usual = errors(sources, REC)
        recommendation(sources, more="evidence: [{page: compendium/index, block: p-nowhere}]\n")
        assert errors(sources, REC) - usual

    def test_an_unknown_passage_as_changed(self, draft: Sources) -> None:
        change = {"block": "p-nowhere", "before": "Да.", "after": "Не.", "commit": "abcdef0"}
        draft.comment("c-aaaaaa", disposition=disposition("accepted", change=change))
        assert errors(draft, f"{COMMENTS}/rec-0001/2026-12-05-n1-aaaaaa.md")

    def test_two_comments_with_one_id(self, draft: Sources) -> None:
        second = FILE.replace("maria", "zhivka")
        comment(draft)
        comment(draft, second)
        assert draft.found("id-duplicate") == [(second, 2, 5)]
        assert draft.library.records(Comment)["c-aaaaaa"].source.path == f"docs/{FILE}"

    def test_two_consultations_with_one_id(self, draft: Sources) -> None:
        draft.consultation("2026-autumn")
        text = (draft.docs / AUTUMN).read_text(encoding="utf-8")
        second = f"{CONSULTATIONS}/2026-winter.yml"
        draft.write(second, text)
        assert draft.found("id-duplicate") == [(second, 1, 5)]

    def test_two_recommendations_with_one_id(self, draft: Sources) -> None:
        second = f"{RECOMMENDATIONS}/rec-0002.bg.md"
        draft.write(second, (draft.docs / REC).read_text(encoding="utf-8"))
        assert draft.found("id-differs-from-name") == [(second, 4, 5)]

    @pytest.mark.parametrize(
        "name", ["2026-12-05.md", "maria.md", "2026-12-05-Мария.md", "2026-12-05-maria.bg.txt"]
    )
    def test_a_name_that_is_no_comments_name(self, draft: Sources, name: str) -> None:
        path = f"{COMMENTS}/rec-0001/{name}"
        comment(draft, path)
        assert draft.found("comment-name") == [(path, 1, 1)]

    @pytest.mark.parametrize(
        ("line", "place"),
        [
            ("kind: praise", ("value-unknown", 7, 7)),
            ("kind: amend", ("field-invalid", 1, 1)),
            ("kind: support\nemail: m@example.org", ("field-unknown", 8, 1)),
        ],
    )
    def test_fields_that_the_schema_refuses(
        self, draft: Sources, line: str, place: tuple[str, int, int]
    ) -> None:
        comment(draft)
        text = (draft.docs / FILE).read_text(encoding="utf-8")
        draft.write(FILE, text.replace("kind: support", line))
        code, row, column = place
        assert draft.found(code) == [(FILE, row, column)]

    def test_a_comment_without_front_matter(self, draft: Sources) -> None:
        draft.write(FILE, "Съгласна съм.\n")
        assert draft.found("front-matter-missing") == [(FILE, 1, 1)]

    @pytest.mark.parametrize(
        ("character", "code"),
        [
            ("\u202e", "bidi-control"),
            ("\u200b", "invisible-character"),
            ("\x0b", "invisible-character"),
            ("\u2028", "invisible-character"),
            ("\u2029", "invisible-character"),
        ],
    )
    def test_characters_that_nobody_sees_are_found_in_comments_too(
        self, draft: Sources, character: str, code: str
    ) -> None:
        comment(draft)
        text = (draft.docs / FILE).read_text(encoding="utf-8")
        draft.write(FILE, text.replace("Съгласна съм", f"Съгласна {character}съм"))
        assert draft.found(code) == [(FILE, 15, 10)]


@pytest.mark.parametrize(
    ("target", "is_there"),
    [
        ("2026-autumn.md", True),
        ("2026-autumn-summary.md", True),
        ("2027-spring.md", True),
        ("2027-spring-summary.md", False),
        ("2026-autumn-summary-summary.md", False),
        ("2026-autumn-summaries.md", False),
        ("other-summary.md", False),
        ("-summary.md", False),
    ],
)
def test_a_text_links_to_a_consultation_and_to_a_summary_that_will_be_made(
    sources: Sources, target: str, is_there: bool
) -> None:
    sources.consultation()
    sources.preparation("2027-spring")
    text = f"Вижте [тук](../consultations/{target})."
    sources.recommendation(blocks={"p-one": text})
    assert ("link-broken" not in sources.codes()) is is_there
