"""Fields set or taken away: what else stands in the file stays to the byte."""

import pytest
import yaml

from civildialogue.core.source.mapping import NoFieldsError, with_fields, with_item
from civildialogue.core.source.reading import decoded

RECORD = """\
# A remark at the head.
id: a   # aside
title:
  bg: "Едно"
  en: 'One'

# About the scope.
scope: [rec-0001,
  rec-0002]
closes: '2026-12-01'
"""


def set_in(text: str, **values: object) -> str:
    return with_fields(decoded("a.yml", text.encode()), values)


def test_only_the_lines_of_the_field_change() -> None:
    assert set_in(RECORD, closes="2027-01-01") == RECORD.replace("'2026-12-01'", '"2027-01-01"')
    assert set_in(RECORD, title="Две") == RECORD.replace(
        "title:\n  bg: \"Едно\"\n  en: 'One'\n", "title: Две\n"
    )
    assert set_in(RECORD, scope=None) == RECORD.replace("scope: [rec-0001,\n  rec-0002]\n", "")
    assert set_in(RECORD, concluded="да") == f"{RECORD}concluded: да\n"


def test_many_at_once() -> None:
    made = set_in(RECORD, id="b", closes=None, more={"bg": "x"}, other=[1])
    assert yaml.safe_load(made) == {
        "id": "b",
        "title": {"bg": "Едно", "en": "One"},
        "scope": ["rec-0001", "rec-0002"],
        "more": {"bg": "x"},
        "other": [1],
    }
    assert "# A remark at the head." in made
    assert "# About the scope." in made


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_front_matter_keeps_its_body_its_line_ends_and_its_mark(mark: str, end: str) -> None:
    page = f"---\n{RECORD}---\n\ncloses: това е текст\n---\n"
    source = decoded("a.md", f"{mark}{page}".replace("\n", end).encode())
    made = with_fields(source, {"closes": "2027-01-01", "new": "x"})
    assert made == mark + page.replace("'2026-12-01'\n", '"2027-01-01"\nnew: x\n').replace(
        "\n", end
    )


def test_a_file_without_its_last_line_end() -> None:
    assert yaml.safe_load(set_in("id: a", more="b")) == {"id": "a", "more": "b"}
    assert yaml.safe_load(set_in("id: a\nlast: b", last="c")) == {"id": "a", "last": "c"}


@pytest.mark.parametrize(
    "text", ['{"id": "a", "scope": ["b"]}\n', "{id: a,\n scope: [b]}", "  id: a\n  scope: [b]\n"]
)
def test_braces_and_indents_become_lines(text: str) -> None:
    assert yaml.safe_load(set_in(text, id="c", more=1)) == {"id": "c", "scope": ["b"], "more": 1}


@pytest.mark.parametrize("text", ["", "- a\n", "id: [\n", "id: a\nid: b\n"])
def test_what_has_no_fields_is_left_alone(text: str) -> None:
    with pytest.raises(NoFieldsError):
        set_in(text, id="b")


@pytest.mark.parametrize(
    "held",
    [
        "history:\n  - {status: draft, date: '2026-01-01'}\n",
        "history:\n- status: draft\n  date: '2026-01-01'\n",
        "history: [{status: draft, date: '2026-01-01'}]\n",
    ],
)
def test_an_item_comes_last_in_its_list(held: str) -> None:
    text = f"id: a\n{held}# A remark.\nlast: b\n"
    item = {"status": "open", "date": "2026-02-01"}
    made = with_item(decoded("a.yml", text.encode()), "history", item)
    found = yaml.safe_load(made)
    assert found["history"] == [{"status": "draft", "date": "2026-01-01"}, item]
    assert (found["id"], found["last"]) == ("a", "b")
    assert made.index("open") < made.index("# A remark.") < made.index("last")


def test_the_first_item_makes_the_list() -> None:
    for text in ("id: a\n", "id: a\nhistory: []\n"):
        made = with_item(decoded("a.yml", text.encode()), "history", {"a": "b"})
        assert yaml.safe_load(made) == {"id": "a", "history": [{"a": "b"}]}
