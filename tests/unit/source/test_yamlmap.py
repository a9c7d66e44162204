"""YAML with the place of everything in it; hostile YAML is refused."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from civildialogue.core.model.language import ENGLISH, languages, messages
from civildialogue.core.model.text import SourceText
from civildialogue.core.source import yamlmap
from civildialogue.core.source.yamlmap import YamlMap, read_yaml

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
        ("a: TRUE", {"a": True}),
        ("a: false", {"a": False}),
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
    ("text", "place", "kind"),
    [
        ('a: 1\nb: "В\nc: "Г"\nd: 2\n', (2, 4, 2), "quote"),
        ('a: 1\nb: "В\nc: Г"\nd: 2\n', (2, 4, 2), "quote"),
        ('- a: 1\n  b: "В\n  c: Г"\n- a: 2\n', (2, 6, 2), "quote"),
        ("a: 1\nb: 'В\nc: 2\n", (2, 4, 2), "quote"),
        ('a: ["b, c]\nd: "e"\n', (1, 5, 6), "quote"),
        ('a:\n  - "b\n  - c\nd: e\n', (2, 5, 2), "quote"),
        ('"a: b\nc: d\n', (1, 1, 5), "quote"),
        ("a: 1\nb: [1, 2\nc: 2\n", (2, 4, 5), "bracket"),
        ("a: 1\nb: [\n", (2, 4, 1), "bracket"),
        ("a: 1\nb: {c: 1, d: 2\ne: 3\n", (2, 4, 11), "bracket"),
        ("- a: 1\n  b: {c: [1, d: 2}\n", (2, 10, 9), "bracket"),
        ("a: {b: 1]\nc: 2\n", (1, 4, 6), "bracket"),
        ('a: ["b" "c"]\n', (1, 9, 4), "comma"),
        ("a: {b: c: d}\n", (1, 9, 4), "comma"),
        ("a: 1\nb:\n\t- c\n", (3, 1, 1), "tab"),
        ("b:\n  c: 1\n  \t\td: 2\n", (3, 3, 2), "tab"),
        ("a: 1\n b: 2\n", (2, 2, 4), "indent"),
        ("a:\n  b: 1\n   c: 2\n", (3, 4, 4), "indent"),
        ("a:\n    b: 1\n  c: 2\n", (3, 3, 4), "indent"),
        ("- a: 1\n  b: 2\n c: 3\n", (3, 2, 4), "indent"),
        ("a: Наредба: проект\n", (1, 4, 15), "colon"),
        ("a:\n  - Закон: чл. 1: б\n", (2, 5, 15), "colon"),
        ("a: %10\n", (1, 4, 3), "sign"),
        ("a: @zna\n", (1, 4, 4), "sign"),
        ("a: `b`\n", (1, 4, 3), "sign"),
        ("a: **b**\n", (1, 4, 5), "sign"),
        ("a: & b\n", (1, 4, 3), "sign"),
        ("a: - b\n", (1, 4, 3), "sign"),
        ("a: |b\n", (1, 4, 2), "sign"),
        ("a: ]\n", (1, 4, 1), "sign"),
        ("%b\na: 1\n", (1, 1, 2), "sign"),
        ('a: "б" и "в"\n', (1, 8, 5), "rest"),
        ('a: "б\n  в" г\n', (2, 6, 1), "rest"),
        ("a: [Проект] закон\n", (1, 13, 5), "rest"),
        ("a: 1\nb 2\nc: 3\n", (2, 1, 3), "key"),
        ("a:1\nb: 2\n", (1, 1, 3), "key"),
        ("a:\n  - b\n  -c\n", (3, 3, 2), "dash"),
        ("a: 1\n- b\n", (2, 1, 3), "item"),
        ('a: "б\\д"\n', (1, 6, 2), "escape"),
        ("a: 1\n---\nb: 2\n", (2, 1, 3), "document"),
        ("a: 1\n...\nb: 2\n", (2, 1, 3), "document"),
    ],
)
def test_a_fault_of_syntax_stands_where_its_author_must_act(
    text: str, place: tuple[int, int, int], kind: str
) -> None:
    result = read(text, first_line=5)
    assert codes_of(result.diagnostics) == ["yaml-syntax"]
    assert result.value is None
    [found] = result.diagnostics
    line, column, length = place
    assert (found.span.line, found.span.column, found.span.length) == (line + 4, column, length)
    for locale in languages():
        words = messages(locale)[f"yaml.{kind}.help"]
        assert fullmatch(words, found.help(locale)), found.help(locale)
        assert "{" not in found.message(locale).replace("скобата {", "").replace("bracket {", "")


def fullmatch(words: str, said: str) -> bool:
    """Whether a text is these words, with their placeholders filled."""
    parts = re.split(r"\{[a-z]+\}", words)
    return re.fullmatch(".+".join(map(re.escape, parts)), said) is not None


@pytest.mark.parametrize(
    "text", ['a: "б\n  в"\nc: 1\n', "a: 'б\n\n  в'\n", '- a: "б\n    в"\n', 'a: ["б",\n  "в"]\n']
)
def test_a_quoted_value_may_go_on_over_indented_lines(text: str) -> None:
    result = read(text)
    assert result.diagnostics == []
    assert "в" in str(result.value)


def test_what_nobody_has_words_for_is_said_in_the_librarys() -> None:
    [found] = read("},\n").diagnostics
    assert found.message(ENGLISH).endswith("“did not find expected node content”")


def test_the_place_counts_from_the_files_first_line() -> None:
    result = read("a: 1\nb: b: c\n", first_line=5)
    assert result.diagnostics[0].span.line == 6


def test_a_character_that_yaml_forbids_is_named() -> None:
    result = read("a: 1\nб: да\x00\n")
    assert codes_of(result.diagnostics) == ["invisible-character"]
    assert result.diagnostics[0].params["character"] == "U+0000"
    assert (result.diagnostics[0].span.line, result.diagnostics[0].span.column) == (2, 6)


def test_a_key_stands_once() -> None:
    result = read("a: 1\nb:\n  c: 1\n  c: 2\na: 3\n")
    assert codes_of(result.diagnostics) == ["yaml-duplicate-key", "yaml-duplicate-key"]
    assert [(d.span.line, d.span.column) for d in result.diagnostics] == [(4, 3), (5, 1)]
    assert [d.params["line"] for d in result.diagnostics] == ["3", "1"]
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


@pytest.mark.parametrize(("depth", "told"), [(19, []), (20, ["yaml-too-large"])])
def test_only_deep_nesting_is_refused(depth: int, told: list[str]) -> None:
    many = f"b: [{'[], ' * 30}]\n"
    assert codes_of(read(f"{many}a: {'[' * depth}{']' * depth}").diagnostics) == told


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
        "from civildialogue.core.model.library import SourceText\n"
        "from civildialogue.core.source.yamlmap import read_yaml\n"
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


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (r'a: "x\u202Ey"', ["bidi-control"]),
        (r'a: "x\u200By"', ["invisible-character"]),
        (r'a: "x\u200By\u202E\u200B"', ["invisible-character", "bidi-control"]),
        ('a: "x\n  y\\u200B \u200b"', []),
        ('a: "x \u200b\n  y\\u200B"', []),
        ('a: "\u200b"\nb: "x\\u200B"', ["invisible-character"]),
        ('a: "x\\u200B"\nb: "\u200b"', ["invisible-character"]),
        (r"a: 'x\u202Ey'", []),
    ],
)
@pytest.mark.parametrize("first_line", [1, 4])
def test_a_hidden_character_that_is_written_by_its_number_is_told(
    text: str, codes: list[str], first_line: int
) -> None:
    """One that stands in the file itself is found there."""
    assert codes_of(read(text, first_line).diagnostics) == codes


def test_the_lines_are_cut_once_however_many_values_are_folded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    given: list[list[str]] = []
    monkeypatch.setattr(
        yamlmap, "fallen", lambda lines, _node, _margin: given.append(lines) and None
    )
    text = "".join(f"- a: >-\n    {n}\n    още\n" for n in range(50))
    assert read(text).diagnostics == []
    assert len(given) == 50 and len({id(lines) for lines in given}) == 1
