"""Front matter against the schema: every fault has its place and, where possible, a hint."""

from typing import Any

import pytest

from civildialogue.core.model.diagnostics import Diagnostic
from civildialogue.core.model.language import BULGARIAN, ENGLISH, languages
from civildialogue.core.model.schema import HomeMatter
from civildialogue.core.model.text import SourceText
from civildialogue.core.model.vocabulary import Kind
from civildialogue.core.source.expectations import expectation
from civildialogue.core.source.frontmatter import read_matter, split
from civildialogue.features.compendium.model.matter import Evidence

from ..making import codes_of, original, translation

BG, EN = BULGARIAN, ENGLISH


def faults(text: str, is_translation: bool = False) -> list[Diagnostic]:
    return read_matter(SourceText("docs/a.bg.md", text), is_translation)[1].diagnostics


def fault(text: str, is_translation: bool = False) -> Diagnostic:
    (found,) = faults(text, is_translation)
    return found


def marked(found: Diagnostic) -> str:
    """The text that is underlined."""
    span = found.span
    return span.excerpt[span.column - 1 : span.column - 1 + span.length]


def test_a_right_page_is_read() -> None:
    text = original(Kind.HOME, "Текст.", title="Форум")
    matter, data, line = read_matter(SourceText("docs/index.bg.md", text), False)
    assert isinstance(matter, HomeMatter)
    assert (matter.title, data.diagnostics) == ("Форум", [])
    assert text.split("\n")[line - 2] == "---"


@pytest.mark.parametrize("text", ["", "Текст.", "---\nkind: home\n", " ---\n---\n", "\n---\n---\n"])
def test_no_front_matter(text: str) -> None:
    found = fault(text)
    assert (found.code, found.span.line) == ("front-matter-missing", 1)


def test_fences_may_have_spaces_after_them() -> None:
    assert split(SourceText("a", "---  \na: 1\n--- \nТекст.")) == ("a: 1", 4)


@pytest.mark.parametrize("head", ["- a\n- b", "просто текст"])
def test_front_matter_is_keys_and_values(head: str) -> None:
    codes = codes_of(faults(f"---\n{head}\n---\n"))
    assert codes[0] == "field-invalid"


def test_empty_front_matter_lacks_its_kind() -> None:
    assert "field-missing" in codes_of(faults("---\n---\n"))


def test_no_kind() -> None:
    found = fault("---\ntitle: Форум\n---\n")
    assert (found.code, found.params["field"]) == ("field-missing", "kind")


@pytest.mark.parametrize(
    ("value", "hint"),
    [("chaptr", "“chapter”"), ("recomendation", "“recommendation”"), ("xyzzy", None)],
)
def test_unknown_kind(value: str, hint: str | None) -> None:
    found = fault(f"---\nkind: {value}\n---\n")
    assert (found.code, marked(found)) == ("value-unknown", value)
    assert ("hint" in found.params) == (hint is not None)
    assert hint is None or hint in found.help(EN)


@pytest.mark.parametrize("value", ["[chapter]", "{a: b}", "1", "true"])
def test_a_kind_that_is_no_text(value: str) -> None:
    assert fault(f"---\nkind: {value}\n---\n").code == "value-unknown"


def test_a_missing_field_is_said_at_the_top() -> None:
    text = original(Kind.CHAPTER).replace("origin: site-edition\n", "")
    found = fault(text)
    assert (found.code, found.params["field"], found.span.line) == ("field-missing", "origin", 1)


def test_a_missing_field_of_a_record_is_said_where_the_record_stands() -> None:
    text = original("method").replace("  unit: weeks\n", "")
    found = fault(text)
    assert (found.code, found.params["field"]) == ("field-missing", "unit")
    assert found.span.excerpt == "  min: 1"


def test_an_unknown_field_is_marked_by_its_key() -> None:
    found = fault(original(Kind.CHAPTER, titel="x"))
    assert (found.code, marked(found)) == ("field-unknown", "titel")
    assert "“title”" in found.help(EN) and "„title“" in found.help(BG)


def test_shared_facts_stand_only_in_the_record() -> None:
    found = fault(translation("recommendation", status="open"), is_translation=True)
    assert (found.code, marked(found)) == ("field-unknown", "status")
    assert ".bg.md" in found.help(EN) and ".bg.md" in found.help(BG)


def test_an_unknown_field_inside_a_record_has_no_hint() -> None:
    text = original("method", duration={"min": 1, "max": 2, "unit": "days", "about": 3})
    found = fault(text)
    assert (found.code, marked(found)) == ("field-unknown", "about")
    assert "hint" not in found.params


@pytest.mark.parametrize(
    ("status", "suggested"),
    [
        ("приетаа", "adopted"),
        ("adoptd", "adopted"),
        ("чернова", "draft"),
        ("proposd", "open"),
    ],
)
def test_a_status_is_suggested_by_its_words_in_either_language(status: str, suggested: str) -> None:
    found = fault(original("recommendation", status=status))
    assert (found.code, marked(found)) == ("status-unknown", status)
    assert f"“{suggested}”" in found.help(EN)


def test_an_item_of_a_list_has_its_own_place() -> None:
    found = fault(original("method", levels=["municipal", "nationl"]))
    assert (found.code, marked(found)) == ("value-unknown", "nationl")
    assert "“national”" in found.help(EN)


@pytest.mark.parametrize(
    ("kind", "field", "items", "shown"),
    [
        ("method", "levels", ["municipal", "общински"], "общински"),
        ("method", "levels", [7], "7"),
        ("method", "initiators", [True], "true"),
        ("method", "related", ["petition", "Анкета и още"], "Анкета и още"),
        ("method", "tools", ["портал"], "портал"),
        ("lesson", "prerequisites", ["Общини"], "Общини"),
        ("recommendation", "addressee", ["council", "Съвет " * 30], "Съвет " * 9 + "Съвет…"),
        ("recommendation", "themes", ["8418", "тема"], "тема"),
        ("recommendation", "supersedes", ["rec-0001", "препоръка"], "препоръка"),
        ("recommendation", "evidence", ["zna, чл. 26"], "zna, чл. 26"),
        ("recommendation", "history", ["open"], "open"),
        (Kind.PUBLICATION, "authors", ["Екип"], "Екип"),
        (Kind.PUBLICATION, "order", ["one", ["two"]], "- two"),
        (Kind.HOME, "order", ["Анализ 1"], "Анализ 1"),
    ],
)
def test_a_wrong_item_of_a_list_is_named_by_its_text(
    kind: str, field: str, items: list[Any], shown: str
) -> None:
    found = fault(original(kind, **{field: items}))
    for locale in languages():
        said = found.message(locale)
        assert f"„{shown}“" in said or f"“{shown}”" in said
        assert f"„{field}“" in said or f"“{field}”" in said
    line = found.span.excerpt[found.span.column - 1 :]
    assert line.strip("'\"- ").startswith(shown.strip("…- ")), found.span


@pytest.mark.parametrize(
    ("field", "value", "bulgarian", "english"),
    [
        ("title", ["a"], "текст", "text"),
        ("title", "", "непразен текст", "not empty"),
        ("summary", "а" * 321, "320", "320"),
        ("addressee", "council", "списък", "a list"),
        ("addressee", [], "поне един", "at least one"),
        ("addressee", ["Съвет"], "латински", "lower-case Latin"),
        ("issued", "2026-02-31", "2026-11-23", "2026-11-23"),
        ("id", "rec-1", "rec-0001", "rec-0001"),
        ("themes", ["abc"], "EuroVoc", "EuroVoc"),
        ("evidence", ["zna"], "ключове", "keys"),
    ],
)
def test_a_wrong_value_says_what_was_expected(
    field: str, value: Any, bulgarian: str, english: str
) -> None:
    found = fault(original("recommendation", **{field: value}))
    is_item = isinstance(value, list) and value and field != "title"
    code = "item-invalid" if is_item else "field-invalid"
    assert (found.code, found.params["field"]) == (code, field)
    words = [
        found.message(locale) + found.label(locale) + found.help(locale) for locale in languages()
    ]
    assert bulgarian in words[0]
    assert english in words[1]
    assert found.span.line > 1


def test_rules_between_fields() -> None:
    long = fault(original("method", duration={"min": 3, "max": 1, "unit": "days"}))
    assert (long.code, long.params["field"]) == ("field-invalid", "duration")
    both = fault(original("recommendation", evidence=[{"source": "a", "page": "b"}]))
    assert (both.code, both.params["field"]) == ("item-invalid", "evidence")


def test_a_number_below_its_bound() -> None:
    found = fault(original("method", duration={"min": 0, "max": 1, "unit": "days"}))
    assert "0" in found.message(EN) + found.label(EN) + found.help(EN)


def test_a_date_in_parts_says_what_a_date_is() -> None:
    found = fault(original(Kind.PUBLICATION, edition="2026-13"))
    assert (found.code, marked(found)) == ("field-invalid", "2026-13")
    assert "2026-11-23" in found.message(EN) + found.label(EN) + found.help(EN)


def test_a_missing_item_deep_inside_is_said_where_its_record_stands() -> None:
    text = original("method", legal_basis=[{"source": "zna"}])
    found = fault(text)
    assert (found.code, found.params["field"]) == ("field-missing", "article")
    assert "source: zna" in found.span.excerpt


def test_every_fault_is_said_at_once() -> None:
    codes = codes_of(faults(original("method", cost="free", levels=[], titel="x")))
    assert sorted(codes) == ["field-invalid", "field-unknown", "value-unknown"]


def test_a_fault_of_yaml_is_said_instead() -> None:
    assert codes_of(faults("---\nkind: [home\n---\n")) == ["yaml-syntax"]


def test_duplicate_keys_do_not_hide_other_faults() -> None:
    text = original(Kind.CHAPTER, titel="x").replace("---\n\n", "title: Още\n---\n\n", 1)
    assert codes_of(faults(text)) == ["yaml-duplicate-key", "field-unknown"]


@pytest.mark.parametrize("value", ["12345678901", "xyz", 5])
def test_a_record_of_translation_is_a_hash(value: Any) -> None:
    found = fault(translation(translates={"p-one": value}), is_translation=True)
    assert (found.code, found.params["field"]) == ("field-invalid", "p-one")


def test_an_expectation_that_has_no_words_is_shown_as_it_is() -> None:
    assert expectation("frozen_instance", {})[EN] == "frozen_instance"
    assert expectation("string_pattern_mismatch", {"pattern": "^x$"})[BG] == "^x$"
    assert expectation("value_error", {"error": "other"})[BG] == "other"


def test_the_words_of_a_rule_are_those_the_schema_raises() -> None:
    try:
        Evidence.model_validate({})
    except ValueError as error:
        (detail,) = error.errors()  # type: ignore[attr-defined]
    assert expectation(detail["type"], detail["ctx"])[BG] == "едно от finding, source и page"
