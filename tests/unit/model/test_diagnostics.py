"""The registry of codes, and how a finding gets its words."""

import re
import string

import pytest

from civildialogue.core.model.diagnostics import CodeEntry, Diagnostic, Severity, Span, codes
from civildialogue.core.model.language import BULGARIAN, ENGLISH, PROGRAM, languages
from civildialogue.core.model.localized import Localized

BG, EN = BULGARIAN, ENGLISH
ENTRIES = list(codes().values())


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.code)
class TestEveryCode:
    def test_has_a_lasting_name(self, entry: CodeEntry) -> None:
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", entry.code)

    def test_says_what_is_wrong_what_to_do_and_why(self, entry: CodeEntry) -> None:
        for locale in PROGRAM:
            assert entry.message[locale].strip(), locale
            assert entry.help[locale].strip(), locale
            assert entry.why[locale].strip(), locale

    def test_has_a_label_in_both_languages_or_in_none(self, entry: CodeEntry) -> None:
        assert bool(entry.label.bg) == bool(entry.label.en)

    def test_has_the_same_placeholders_in_both(self, entry: CodeEntry) -> None:
        for words in (entry.message, entry.label, entry.help):
            assert placeholders(words.bg) == placeholders(words.en)

    def test_message_is_one_line_without_a_full_stop(self, entry: CodeEntry) -> None:
        for locale in languages():
            assert "\n" not in entry.message[locale].strip()
            assert not entry.message[locale].endswith(".")


def test_severities_are_ranked_from_the_gravest() -> None:
    assert sorted(Severity, key=lambda s: s.rank) == ["error", "warning", "due", "note"]


def test_a_parameter_may_differ_between_languages() -> None:
    expected = Localized(bg="списък", en="a list")
    found = Diagnostic("field-invalid", Span("a.md"), {"field": "order", "expected": expected})
    assert "списък" in found.message(BG) + found.label(BG) + found.help(BG)
    assert "a list" in found.message(EN) + found.label(EN) + found.help(EN)


def test_a_suggestion_goes_before_the_general_help() -> None:
    general = Diagnostic("citation-unknown", Span("a.md"), {"key": "znaa"})
    hint = Localized(bg="имахте предвид „zna“?", en="did you mean “zna”?")
    hinted = Diagnostic("citation-unknown", Span("a.md"), {"key": "znaa", "hint": hint})
    assert hinted.help(EN) == "did you mean “zna”?"
    assert hinted.help(BG) == "имахте предвид „zna“?"
    assert general.help(EN) not in ("", hinted.help(EN))


def test_a_hint_may_be_a_plain_text() -> None:
    found = Diagnostic("citation-unknown", Span("a.md"), {"key": "x", "hint": "look there"})
    assert found.help(BG) == found.help(EN) == "look there"


def test_braces_in_a_source_are_only_text() -> None:
    found = Diagnostic("citation-unknown", Span("a.md"), {"key": "{0.__class__}"})
    assert "{0.__class__}" in found.message(EN)


def test_the_severity_is_the_codes_unless_lowered() -> None:
    place = Span("a.md")
    assert Diagnostic("link-broken", place).severity is Severity.ERROR
    lowered = Diagnostic("link-broken", place, lowered=Severity.WARNING)
    assert lowered.severity is Severity.WARNING


def test_findings_sort_in_the_order_of_the_text() -> None:
    spans = [Span("b.md", 1), Span("a.md", 10), Span("a.md", 9, 5), Span("a.md", 9, 2)]
    found = [Diagnostic("raw-html", span) for span in spans]
    ordered = sorted(found, key=lambda d: d.sort_key)
    assert [d.span for d in ordered] == [spans[3], spans[2], spans[1], spans[0]]
