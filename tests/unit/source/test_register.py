"""The lists of ``_data``: in the order of their ids, with the rest of the text as it was."""

import pytest

from civildialogue.core.model.text import SourceText
from civildialogue.core.source.reading import decoded
from civildialogue.core.source.register import merged, ordered, record

MORE = [record({"id": "b", "name": "Ново"})]


def source(text: str) -> SourceText:
    return decoded("docs/_data/sources.yml", text.encode())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- id: c\n- id: a\n", "- id: a\n- id: c\n"),
        ("# Всички\n- id: c\n# за а\n- id: a\n", "# Всички\n# за а\n- id: a\n- id: c\n"),
        ("- id: '10'\n- id: '9'\n  x: 1\n", "- id: '9'\n  x: 1\n- id: '10'\n"),
        (
            "- page: b\n- page: a\n  id: d\n- page: a\n",
            "- page: a\n- page: a\n  id: d\n- page: b\n",
        ),
        ("- id: c\r\n- id: a\r\n", "- id: a\r\n- id: c\r\n"),
        ("- id: c\n- id: a", "- id: a\n- id: c"),
    ],
)
def test_records_go_in_the_order_of_their_ids(text: str, expected: str) -> None:
    assert ordered(source(text)) == expected
    assert ordered(source(expected)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# Още нищо\n",
        "[{id: c}, {id: a}]\n",
        "- id: c\n- {id: a}\n- б\n",
        "-\n  id: c\n-\n  id: a\n",
        "  - id: c\n  - id: a\n",
        "- id: c\n- id: [a\n",
        "- id: c\n  id: d\n- id: a\n",
        "c: 1\na: 2\n",
    ],
)
def test_a_list_in_another_style_stays_as_it_is(text: str) -> None:
    assert ordered(source(text)) == text


def test_a_new_record_goes_where_its_id_says() -> None:
    found = ordered(source("- id: a\n- id: c\n"), MORE)
    assert found == "- id: a\n- id: b\n  name: Ново\n- id: c\n"


@pytest.mark.parametrize(
    "text", ["", "# Още нищо\n", "-\n  id: c\n-\n  id: a\n", "- id: c\n- id: [a\n"]
)
def test_a_list_in_another_style_gets_a_new_record_at_its_end(text: str) -> None:
    assert ordered(source(text), MORE) == text + "- id: b\n  name: Ново\n"


M = "- id: m\n  name: М\n"
BASE = f"# Всички\n- id: a\n  name: А\n{M}"
OTHER_A = BASE.replace("А", "Аа")
B, C = "- id: b\n  name: Б\n  type: x\n", "- id: c\n  name: В\n  type: x\n"


def with_records(*records: str) -> str:
    return BASE.replace("- id: m", "".join(records) + "- id: m")


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        (with_records(B), with_records(C), with_records(B, C)),
        (with_records(C), with_records(B), with_records(B, C)),
        (with_records(B), with_records(B), with_records(B)),
        (
            BASE.replace("А", "Аа"),
            BASE.replace("М", "Мм"),
            BASE.replace("А", "Аа").replace("М", "Мм"),
        ),
        (
            BASE.replace("А", "Аа"),
            BASE.replace("- id: m\n  name: М\n", ""),
            "# Всички\n- id: a\n  name: Аа\n",
        ),
        (BASE, BASE.replace("Всички", "Те"), BASE.replace("Всички", "Те")),
        (BASE.replace("Всички", "Те"), with_records(B), with_records(B).replace("Всички", "Те")),
        (BASE.replace("\n", "\r\n"), with_records(B), with_records(B).replace("\n", "\r\n")),
    ],
)
def test_what_both_sides_changed_is_merged_by_records(
    ours: str, theirs: str, expected: str
) -> None:
    assert merged(source(BASE), source(ours), source(theirs)) == expected


def test_two_new_lists_are_merged() -> None:
    assert merged(source(""), source(C), source(B)) == B + C


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (OTHER_A, BASE.replace("А", "Ба")),
        (OTHER_A, BASE.replace("- id: a\n  name: А\n", "")),
        (with_records(B), with_records(B.replace("Б", "Бе"))),
        (BASE.replace("Всички", "Те"), BASE.replace("Всички", "Тези")),
        (with_records(B, B), BASE),
        (BASE, with_records("- id: [b\n")),
        (BASE, "[{id: a}]\n"),
        (BASE, ""),
    ],
)
def test_a_person_chooses_where_one_record_was_changed_in_two_ways(ours: str, theirs: str) -> None:
    assert merged(source(BASE), source(ours), source(theirs)) is None
    assert merged(source(BASE), source(theirs), source(ours)) is None
