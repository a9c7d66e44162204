"""Findings as text for people and for machines."""

import json
from importlib.metadata import version
from typing import Any

import pytest

from civildialogue import report
from civildialogue.core.model.diagnostics import Diagnostic, Severity, Span, codes
from civildialogue.core.model.language import (
    BULGARIAN,
    ENGLISH,
    PROGRAM,
    languages,
    message,
)
from civildialogue.core.model.localized import Localized

BG, EN = BULGARIAN, ENGLISH
LINE = "status: приетаа"
HINT = Localized(bg="имахте предвид „adopted“?", en="did you mean “adopted”?")
STATUS = Diagnostic(
    "status-unknown",
    Span("docs/rec-0001.bg.md", 4, 9, 7, LINE),
    {"field": "status", "value": "приетаа", "allowed": "draft, open", "hint": HINT},
)


def at(line: str, column: int, length: int = 1) -> list[str]:
    """The excerpt and the marks under it, without the gutter."""
    shown = report.text(
        [Diagnostic("raw-html", Span("a.md", 1, column, length, line), {"text": "x"})], EN
    ).split("\n")
    return [shown[3].removeprefix("1 | "), shown[4].removeprefix("  | ")]


def test_a_finding_as_people_see_it() -> None:
    entry = codes()["status-unknown"]
    label = f" {STATUS.label(EN)}" if entry.label.en else ""
    assert report.text([STATUS], EN) == (
        f"error[status-unknown]: {STATUS.message(EN)}\n"
        " --> docs/rec-0001.bg.md:4:9\n"
        "  |\n"
        "4 | status: приетаа\n"
        f"  |         ^^^^^^^{label}\n"
        "  = help: did you mean “adopted”?\n"
    )


def test_it_is_in_the_reader_s_language() -> None:
    shown = report.text([STATUS], BG)
    assert "имахте предвид „adopted“?" in shown
    assert shown.startswith(f"{message(BG, 'severity.error')}[status-unknown]")


def test_the_gutter_is_as_wide_as_the_number() -> None:
    found = Diagnostic("raw-html", Span("a.md", 1234, 1, 3, "<b>"), {"text": "<b>"})
    lines = report.text([found], EN).split("\n")
    assert lines[1] == "    --> a.md:1234:1"
    assert lines[3] == "1234 | <b>"
    assert lines[4].startswith("     | ^^^")


def test_a_place_without_a_line_shows_none() -> None:
    shown = report.text([Diagnostic("file-name", Span("docs/Ж.md"))], EN)
    assert len(shown.strip().split("\n")) == 3


def test_several_findings_are_apart() -> None:
    assert "\n\nerror" in report.text([STATUS, STATUS], EN)
    assert report.text([], EN) == ""


class TestLongLines:
    def test_the_beginning(self) -> None:
        shown, marks = at("а" * 300, 1, 5)
        assert shown == "а" * report.EXCERPT_WIDTH + "…"
        assert marks.startswith("^^^^^") and not marks.startswith("^^^^^^")

    def test_the_middle(self) -> None:
        line = "а" * 150 + "ТУК" + "а" * 150
        shown, marks = at(line, 151, 3)
        assert shown.startswith("…") and shown.endswith("…")
        start = marks.index("^")
        assert shown[start : start + 3] == "ТУК"

    def test_the_end(self) -> None:
        shown, marks = at("а" * 297 + "ТУК", 298, 3)
        assert shown.startswith("…") and shown.endswith("ТУК")
        assert marks.index("^") == shown.index("ТУК")

    def test_a_fault_longer_than_the_window(self) -> None:
        shown, marks = at("а" * 300, 1, 300)
        assert len(shown) == report.EXCERPT_WIDTH + 1
        assert marks.count("^") == report.EXCERPT_WIDTH

    @pytest.mark.parametrize(("column", "length"), [(50, 1), (4, 90), (3, 0)])
    def test_a_place_after_the_end(self, column: int, length: int) -> None:
        shown, marks = at("абв", column, length)
        assert shown == "абв"
        assert 1 <= marks.count("^") <= 1


class TestControls:
    @pytest.mark.parametrize(
        "character", ["\x1b", "\x07", "\x00", "\u202e", "\u200b", "\ue000", "\x9b"]
    )
    def test_a_terminal_does_not_obey_the_excerpt(self, character: str) -> None:
        shown, marks = at(f"аб{character}в", 4)
        assert shown == "аб\ufffdв"
        assert marks.index("^") == 3

    @pytest.mark.parametrize("form", ["text"])
    def test_a_terminal_does_not_obey_what_a_message_quotes(self, form: str) -> None:
        evil = "\x1b[2J\u202e"
        found = Diagnostic("citation-unknown", Span(f"docs/{evil}.md"), {"key": evil})
        shown = report.FORMATS[form]([found], EN)
        assert "\x1b" not in shown
        assert "\u202e" not in shown

    def test_a_soft_hyphen_is_typography(self) -> None:
        assert at("а\u00adб", 1)[0] == "а\u00adб"

    def test_a_tab_is_one_column(self) -> None:
        assert at("\tа", 2)[0] == " а"
        assert at("\tа", 2)[1].index("^") == 1

    def test_combining_marks_take_no_column(self) -> None:
        assert at("и\u0300вБ", 4)[1].index("^") == 2
        assert at("аи\u0300", 2, 2)[1].count("^") == 1


def test_the_summary_counts() -> None:
    found = [STATUS, STATUS, Diagnostic("translation-missing", Span("a.md"), {"page": "a"})]
    counts = {"pages": 3, "links": 7, "citations": 2, "translations": 1, "permalinks": 5}
    checked, numbers = report.summary(found, counts, EN).split("\n")
    assert all(str(number) in checked for number in (3, 7, 2, 1, 5))
    assert "2" in numbers and "1" in numbers and "0" in numbers


def test_json_says_everything() -> None:
    (found,) = json.loads(report.as_json([STATUS], EN))
    assert found == {
        "code": "status-unknown",
        "severity": "error",
        "file": "docs/rec-0001.bg.md",
        "line": 4,
        "column": 9,
        "length": 7,
        "message": STATUS.message(EN),
        "label": STATUS.label(EN),
        "help": "did you mean “adopted”?",
    }
    assert "приетаа" in report.as_json([STATUS], EN)
    assert json.loads(report.as_json([], EN)) == []


class TestGithub:
    def test_an_annotation(self) -> None:
        (line,) = report.github([STATUS], EN).split("\n")
        assert line.startswith(
            "::error file=docs/rec-0001.bg.md,line=4,col=9,endColumn=16,title=status-unknown::"
        )
        assert line.endswith("%0Adid you mean “adopted”?")

    @pytest.mark.parametrize(
        ("severity", "command"),
        [
            (Severity.ERROR, "error"),
            (Severity.WARNING, "warning"),
            (Severity.DUE, "notice"),
            (Severity.NOTE, "notice"),
        ],
    )
    def test_the_commands(self, severity: Severity, command: str) -> None:
        found = Diagnostic("file-name", Span("a.md"), lowered=severity)
        assert report.github([found], EN).startswith(f"::{command} ")

    def test_a_text_cannot_become_a_command(self) -> None:
        evil = "x\n::error::y\r%0A"
        found = Diagnostic("citation-unknown", Span("a,b:c\n.md"), {"key": evil})
        shown = report.github([found], EN)
        assert "\n" not in shown and "\r" not in shown
        assert "file=a%2Cb%3Ac%0A.md," in shown
        assert "%250A" in shown


class TestSarif:
    def log(self, *found: Diagnostic) -> dict[str, Any]:
        log: dict[str, Any] = json.loads(report.sarif(found, EN))
        return log

    def test_its_shape(self) -> None:
        lowered = Diagnostic("link-broken", Span("b.md"), {"target": "x"}, Severity.NOTE)
        log = self.log(STATUS, lowered, STATUS)
        assert log["version"] == "2.1.0"
        (run,) = log["runs"]
        assert run["columnKind"] == "unicodeCodePoints"
        driver = run["tool"]["driver"]
        assert (driver["name"], driver["version"]) == ("civildialogue", version("civildialogue"))
        assert [rule["id"] for rule in driver["rules"]] == ["link-broken", "status-unknown"]
        assert all(rule["fullDescription"]["text"] for rule in driver["rules"])
        assert [r["ruleId"] for r in run["results"]] == [
            "status-unknown",
            "link-broken",
            "status-unknown",
        ]
        assert [r["level"] for r in run["results"]] == ["error", "note", "error"]
        (place,) = run["results"][0]["locations"]
        assert place["physicalLocation"] == {
            "artifactLocation": {"uri": "docs/rec-0001.bg.md"},
            "region": {"startLine": 4, "startColumn": 9, "endColumn": 16},
        }
        assert run["results"][0]["message"]["text"].endswith("did you mean “adopted”?")

    def test_nothing_found_is_an_empty_run(self) -> None:
        (run,) = self.log()["runs"]
        assert (run["results"], run["tool"]["driver"]["rules"]) == ([], [])

    def test_a_path_is_an_address(self) -> None:
        (run,) = self.log(Diagnostic("file-name", Span("docs/Две думи%.md")))["runs"]
        place = run["results"][0]["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"].isascii()
        assert " " not in place["artifactLocation"]["uri"]


class TestBothLanguages:
    """Whoever reads a proposal on a forge may know either language."""

    def test_an_annotation_says_it_twice_bulgarian_first(self) -> None:
        (line,) = report.github([STATUS], *PROGRAM).split("\n")
        told = [f"{STATUS.message(each)}%0A{STATUS.help(each)}" for each in (BG, EN)]
        assert line.partition("title=status-unknown::")[2] == "%0A%0A".join(told)

    def test_sarif_says_it_twice(self) -> None:
        (run,) = json.loads(report.sarif([STATUS], *PROGRAM))["runs"]
        said = run["results"][0]["message"]["text"]
        told = [f"{STATUS.message(each)}. {STATUS.help(each)}" for each in (BG, EN)]
        assert said.split("\n\n") == told
        why = run["tool"]["driver"]["rules"][0]["fullDescription"]["text"]
        assert why == "\n\n".join(codes()["status-unknown"].why[each] for each in (BG, EN))

    def test_json_has_an_object_for_each_text(self) -> None:
        (found,) = json.loads(report.as_json([STATUS], *PROGRAM))
        for key, words in (("message", STATUS.message), ("label", STATUS.label)):
            assert found[key] == {"bg": words(BG), "en": words(EN)}
        assert found["help"] == {"bg": HINT.bg, "en": HINT.en}

    def test_text_shows_the_place_once(self) -> None:
        shown = report.text([STATUS], BG, EN)
        assert shown.startswith(report.text([STATUS], BG))
        assert shown.count(LINE) == shown.count("-->") == 1
        assert shown.splitlines()[-2:] == [
            f"  = error: {STATUS.message(EN)}",
            f"  = help: {HINT.en}",
        ]

    @pytest.mark.parametrize("form", report.FORMATS)
    def test_no_language_lets_a_text_become_a_command(self, form: str) -> None:
        evil = "x\n::error::y\r"
        found = Diagnostic("citation-unknown", Span("a.md"), {"key": evil})
        shown = report.FORMATS[form]([found], *PROGRAM)
        assert not any(line.startswith("::error::") for line in shown.splitlines())


@pytest.mark.parametrize("code", codes())
def test_every_code_is_explained_in_both_languages(code: str) -> None:
    for locale in languages():
        shown = report.explanation(code, locale)
        assert shown.startswith(f"## `{code}` (")
        assert codes()[code].why[locale].strip() in shown
        assert (message(locale, "report.fixable") in shown) == codes()[code].fixable


def test_an_unknown_code_is_not_explained() -> None:
    with pytest.raises(KeyError):
        report.explanation("no-such-code", EN)
