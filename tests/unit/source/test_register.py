"""The lists of ``_data``: in the order of their ids, with the rest of the text as it was."""

import pytest

from civildialogue.core.model.text import SourceText
from civildialogue.core.source.reading import decoded
from civildialogue.core.source.register import ordered, record

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
