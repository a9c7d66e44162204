"""YAML with the place of everything in it; hostile YAML is refused."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from civildialogue.model.text import SourceText
from civildialogue.source.yamlmap import MAX_CHARACTERS, YamlMap, read_yaml

from ..making import codes_of


def read(text: str, first_line: int = 1) -> YamlMap:
    return read_yaml(SourceText("a.yml", "\n" * (first_line - 1) + text), text, first_line)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("a:", {"a": None}),
        ("a: 1", {"a": 1}),
        ("a: -1", {"a": -1}),
        ("a: 0", {"a": 0}),
        ("a: 0012", {"a": "0012"}),
        ("a: 0x1f", {"a": "0x1f"}),
        ("a: 1_000", {"a": "1_000"}),
        ("a: 1.5", {"a": "1.5"}),
        ("a: true", {"a": True}),
        ("a: False", {"a": False}),
        ("a: yes", {"a": "yes"}),
        ("a: no", {"a": "no"}),
        ("a: 2026-02-31", {"a": "2026-02-31"}),
        ("a: 123e45678901", {"a": "123e45678901"}),
        ("a: '1'", {"a": "1"}),
        ("a: [1, b]", {"a": [1, "b"]}),
        ("- a\n- b: c", ["a", {"b": "c"}]),
        ("1: a", {"1": "a"}),
        ("? [a]\n: b", {"?": "b"}),
        ("просто текст", "просто текст"),
    ],
)
def test_values(text: str, value: Any) -> None:
    result = read(text)
    assert result.value == value
    assert result.diagnostics == []


def test_every_key_and_item_has_its_place() -> None:
    result = read("заглавие: Дума\nlist:\n  - one\n  - {k: two}\n", first_line=2)
    assert result.keys[("заглавие",)] == (2, 1, 8)
    assert result.fields[("заглавие",)] == (2, 11, 4)
    assert result.fields[("list", 0)] == (4, 5, 3)
    assert result.fields[("list", 1, "k")] == (5, 9, 3)


def test_a_value_of_many_lines_is_shown_to_the_end_of_its_first() -> None:
    result = read("a: >-\n  one\n  two\n")
    assert result.value == {"a": "one two"}
    assert result.fields[("a",)] == (1, 4, 2)


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a: 1\nb: [1\nc: 2\n", 3, 2),
        ("a: 1\n\tb: 2\n", 2, 1),
        ("a: 'x\n", 1, 4),
        ("a: b: c\n", 1, 5),
    ],
)
def test_a_fault_of_syntax_has_its_place(text: str, line: int, column: int) -> None:
    result = read(text)
    assert codes_of(result.diagnostics) == ["yaml-syntax"]
    assert result.value is None
    assert result.diagnostics[0].span.line in (line, line + 1)
    assert result.diagnostics[0].params["problem"]


def test_the_place_counts_from_the_files_first_line() -> None:
    result = read("a: 1\nb: b: c\n", first_line=5)
    assert result.diagnostics[0].span.line == 6


def test_a_character_that_yaml_forbids_is_named() -> None:
    result = read("a: \x00\n")
    assert codes_of(result.diagnostics) == ["yaml-syntax"]
    assert result.diagnostics[0].params["problem"]


def test_a_key_stands_once() -> None:
    result = read("a: 1\nb:\n  c: 1\n  c: 2\na: 3\n")
    assert codes_of(result.diagnostics) == ["yaml-duplicate-key", "yaml-duplicate-key"]
    assert [(d.span.line, d.span.column) for d in result.diagnostics] == [(4, 3), (5, 1)]
    assert result.value == {"a": 1, "b": {"c": 1}}


def test_anchors_and_aliases_are_refused_before_they_grow() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{new}: &{new} [*{old}, *{old}, *{old}]\n"
        for old, new in zip("abcdefghijk", "bcdefghijkl", strict=True)
    )
    result = read(bomb)
    assert result.value is None
    assert set(codes_of(result.diagnostics)) == {"yaml-alias"}
    assert (result.diagnostics[0].span.line, result.diagnostics[0].span.column) == (1, 4)


def test_an_ampersand_or_a_star_is_no_alias() -> None:
    assert read("a: Tom & Jerry\nb: 'a*b'\n").diagnostics == []


def test_too_much_text_is_refused() -> None:
    assert codes_of(read("a" * (MAX_CHARACTERS + 1)).diagnostics) == ["yaml-too-large"]


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * 30 + "]" * 30,
        "a: " + "{b: " * 30 + "1" + "}" * 30,
        "- " * 30,
        "- " * 30 + "x",
        "? " * 30 + "x",
        "".join(f"{' ' * depth}a:\n" for depth in range(30)),
    ],
    ids=["lists", "maps", "dashes", "dashes-and-a-word", "questions", "indents"],
)
def test_deep_nesting_is_refused(text: str) -> None:
    assert codes_of(read(text).diagnostics) == ["yaml-too-large"]


@pytest.mark.parametrize(
    "text",
    [
        "- " * 150_000 + "x",
        "? " * 150_000 + "x",
        "- ? " * 75_000 + "x",
        "a: [" * 75_000,
        "a: {" * 75_000,
        'a: "' + "]" * 150_000 + '"\nb: ' + "[" * 150_000,
        "# " + "}" * 150_000 + "\nb: " + "{a: " * 50_000,
    ],
    ids=["dashes", "questions", "both", "lists", "maps", "text-of-brackets", "note-of-brackets"],
)
def test_no_nesting_ends_the_program(tmp_path: Path, text: str) -> None:
    """The library that reads YAML recurses in C; too deep, and the process is gone."""
    path = tmp_path / "a.yml"
    path.write_text(text, encoding="utf-8")
    program = (
        "import pathlib, sys\n"
        "from civildialogue.model.library import SourceText\n"
        "from civildialogue.source.yamlmap import read_yaml\n"
        "text = pathlib.Path(sys.argv[1]).read_text('utf-8')\n"
        "found = read_yaml(SourceText('a.yml', text), text, 1).diagnostics\n"
        "sys.exit(0 if found else 3)\n"
    )
    command = [sys.executable, "-c", program, str(path)]
    done = subprocess.run(command, check=False, capture_output=True)
    assert done.returncode == 0, done.stderr.decode()


@pytest.mark.parametrize("number", ["9" * 5000, "!!int --5", "!!int x", "!!int ''"])
def test_no_number_is_too_much(number: str) -> None:
    result = read(f"a: {number}")
    assert set(result.value or {}) <= {"a"}


def test_a_tag_is_refused_and_makes_nothing() -> None:
    result = read("a: !!python/object/apply:os.system ['true']\nb: !x y")
    assert result.value is None
    assert [(d.code, d.span.line) for d in result.diagnostics] == [("yaml-tag", 1), ("yaml-tag", 2)]
