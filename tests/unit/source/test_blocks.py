"""Markdown → top-level blocks."""

import sys

import pytest

from civildialogue.core.model.text import BlockKind
from civildialogue.core.source.blocks import split_blocks

from ..making import blocks_of

ONE_BLOCK = [
    (BlockKind.HEADING, "## Заглавие"),
    (BlockKind.HEADING, "###### Шесто ниво ##"),
    (BlockKind.PARAGRAPH, "Един ред\nи още един."),
    (BlockKind.HEADING, "#без интервал"),
    (BlockKind.HEADING, "##X без интервал"),
    (BlockKind.HEADING, "Подчертано\n======"),
    (BlockKind.HEADING, "Подчертано\n-"),
    (BlockKind.PARAGRAPH, "<mailto:forum@example.org> е адресът за писма."),
    (BlockKind.PARAGRAPH, "[Важно]: това е текст."),
    (BlockKind.PARAGRAPH, "```в ред``` с код"),
    (BlockKind.PARAGRAPH, "<https://example.org/> е адрес."),
    (BlockKind.PARAGRAPH, "a | b"),
    (BlockKind.LIST, "- едно\n- две"),
    (BlockKind.LIST, "1. едно\n2. две"),
    (BlockKind.LIST, "* едно\n\n    още към едно\n\n* две"),
    (BlockKind.LIST, "- едно\nпродължава\n\n- две\n    - вложено"),
    (BlockKind.TABLE, "| a | b |\n| --- | :-: |\n| 1 | 2 |"),
    (BlockKind.TABLE, "a | b\n--- | ---\n1 | 2"),
    (BlockKind.QUOTE, "> цитат\n> и още"),
    (BlockKind.ADMONITION, '!!! note "Бележка"\n    Текст.\n\n    Още.'),
    (BlockKind.ADMONITION, "???+ tip\n    Текст."),
    (BlockKind.ADMONITION, '=== "Раздел"\n    Текст.'),
    (BlockKind.ADMONITION, '=== "Раздел"\n    Текст.\n\n=== "Друг"\n\n    Текст.'),
    (BlockKind.DEFINITIONS, "Дума\n:   Значение"),
    (BlockKind.DEFINITIONS, "Дума\n:   Значение\n\nДруга\n:   Значение\n\n    Още."),
    (BlockKind.CODE, "```python\n# не е заглавие\n\n{#не-е-знак}\n```"),
    (BlockKind.CODE, "~~~\n```\n~~~"),
    (BlockKind.CODE, "```\nбез край"),
    (BlockKind.CODE, "    отстъп\n\n    и още"),
    (BlockKind.DEFINITIONS, "Дума\n\n: Значение"),
    (BlockKind.RULE, "---"),
    (BlockKind.RULE, "* * *"),
    (BlockKind.RULE, "___"),
    (BlockKind.HTML, "<div>\nтекст\n</div>"),
    (BlockKind.HTML, "<!-- бележка -->"),
    (BlockKind.REFERENCE, "[дума]: https://example.org/"),
    (BlockKind.REFERENCE, '[дума]:\n    https://example.org/\n    "Заглавие"'),
    (BlockKind.REFERENCE, "[^1]: Бележка.\n    Още.\n\n    И още."),
    (BlockKind.REFERENCE, "*[ЗНА]: Закон за нормативните актове"),
]


@pytest.mark.parametrize(("kind", "text"), ONE_BLOCK)
def test_one_block(kind: BlockKind, text: str) -> None:
    found = blocks_of(text)
    assert [(block.kind, block.text) for block in found] == [(kind, text)]


@pytest.mark.parametrize(("kind", "text"), ONE_BLOCK)
def test_it_ends_where_another_begins(kind: BlockKind, text: str) -> None:
    if kind is BlockKind.CODE and not text.endswith(("```", "~~~")):
        return
    found = blocks_of(f"## Преди\n\n{text}\n\nСлед.")
    assert [block.text for block in found] == ["## Преди", text, "След."]
    assert [block.line for block in found] == [1, 3, 4 + text.count("\n") + 1]


@pytest.mark.parametrize(
    "kind_and_text",
    [
        pair
        for pair in ONE_BLOCK
        if pair[0] not in (BlockKind.REFERENCE, BlockKind.RULE, BlockKind.HTML)
    ],
)
def test_it_takes_the_id_under_it(kind_and_text: tuple[BlockKind, str]) -> None:
    kind, text = kind_and_text
    if kind is BlockKind.CODE and not text.endswith(("```", "~~~")):
        return
    found = blocks_of(f"{text}\n{{#p-one}}\n\nСлед.")
    assert (found[0].kind, found[0].text, found[0].id) == (kind, text, "p-one")
    assert found[0].id_line == text.count("\n") + 2
    assert found[1].id is None


def test_the_id_of_a_heading_stands_in_its_line() -> None:
    for line in ("## Цел {#purpose}", "## Цел { : #purpose }", "## Цел {: #purpose }"):
        (found,) = blocks_of(line)
        assert (found.text, found.id, found.level, found.id_line) == ("## Цел", "purpose", 2, 1)


def test_an_id_may_stand_after_a_blank_line() -> None:
    (found,) = blocks_of("Текст.\n\n{#p-one}")
    assert (found.id, found.id_line) == ("p-one", 3)


def test_what_stands_right_under_an_id_is_a_block_of_its_own() -> None:
    found = blocks_of("Едно.\n{#p-one}\nДве.\n{#p-two}\n## Три\nЧетири.")
    assert [(each.text, each.line, each.id) for each in found] == [
        ("Едно.", 1, "p-one"),
        ("Две.", 3, "p-two"),
        ("## Три", 5, None),
        ("Четири.", 6, None),
    ]


@pytest.mark.parametrize(
    ("text", "level"), [("А\n=", 1), ("А\n-", 2), ("# А", 1), ("###### А", 6), ("####### А", 6)]
)
def test_the_level_of_a_heading(text: str, level: int) -> None:
    (found,) = blocks_of(text)
    assert (found.kind, found.level) == (BlockKind.HEADING, level)


def test_an_id_that_names_nothing_stands_for_itself() -> None:
    found = blocks_of("Текст.\n{#p-one}\n{#p-two}\n\n---\n{#p-three}")
    assert [(block.kind, block.text, block.id) for block in found] == [
        (BlockKind.PARAGRAPH, "Текст.", "p-one"),
        (BlockKind.MARKER, "{#p-two}", None),
        (BlockKind.RULE, "---", None),
        (BlockKind.MARKER, "{#p-three}", None),
    ]


def test_an_id_right_over_a_text_is_not_the_one_above_its() -> None:
    found = blocks_of("Текст.\n\n{#p-one}\nДруг.")
    assert [(block.kind, block.id) for block in found] == [
        (BlockKind.PARAGRAPH, None),
        (BlockKind.MARKER, None),
        (BlockKind.PARAGRAPH, None),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["[^1]: Едно.", "[^2]: Две.", "[^3]: Три."],
        ["[^1]: Едно\nпродължава.", "[^2]: Две.", "[^3]: Три\nпродължава."],
        ["[а]: https://example.org/", "[б]: https://example.org/"],
        ["*[а]: едно", "*[б]: две"],
        ["[а]: https://example.org/", "*[б]: две", "[^1]: Едно."],
    ],
)
def test_each_note_reference_and_abbreviation_is_one_block(lines: list[str]) -> None:
    found = blocks_of("\n".join(lines))
    assert [(block.kind, block.text) for block in found] == [
        (BlockKind.REFERENCE, text) for text in lines
    ]


@pytest.mark.parametrize(
    "interrupting",
    ["## Заглавие", "```\nкод\n```", "{#p-one}", "***", "> цитат", "[^1]: бележка", "*[а]: б"],
)
def test_what_interrupts_a_paragraph(interrupting: str) -> None:
    found = blocks_of(f"Текст.\n{interrupting}")
    assert found[0].text == "Текст."


def test_a_heading_after_a_list_is_no_part_of_it() -> None:
    found = blocks_of("- едно\n## Цел\n\n- две\n\nТекст.")
    assert [block.kind for block in found] == [
        BlockKind.LIST,
        BlockKind.HEADING,
        BlockKind.LIST,
        BlockKind.PARAGRAPH,
    ]


def test_definitions_end_before_an_id() -> None:
    found = blocks_of("Дума\n:   Значение\n\n{#p-one}\n\nТекст.")
    assert [(block.kind, block.id) for block in found] == [
        (BlockKind.DEFINITIONS, "p-one"),
        (BlockKind.PARAGRAPH, None),
    ]


def test_lines_count_from_the_files_first() -> None:
    found = split_blocks(["", "Текст.", "{#p-one}", "", "## Цел {#goal}"], 12)
    assert [(block.line, block.id_line) for block in found] == [(13, 14), (16, 16)]


def test_spaces_at_the_end_of_a_line_stay_for_they_break_it() -> None:
    (found,) = blocks_of("едно  \nдве  ")
    assert found.text == "едно  \nдве"


def test_nothing_in_a_fence_is_anything_but_code() -> None:
    text = "```\n# a\n\n{#p-one}\n\n- b\n***\n!!! note\n```"
    assert [(block.kind, block.text) for block in blocks_of(text)] == [(BlockKind.CODE, text)]
    nested = f"- точка\n\n{text}".replace("\n", "\n    ").replace("    \n", "\n")
    assert [block.kind for block in blocks_of(nested)] == [BlockKind.LIST]


@pytest.mark.parametrize(
    "line",
    [
        "#" * 40,
        "> " * 40,
        "- " * 40,
        "`" * 40,
        "[" * 40,
        "*[" * 40,
        "!!! " * 10,
        "| " * 20,
        "\\" * 40,
        ": a",
        "{#",
        "=" * 40,
    ],
)
def test_twice_the_text_takes_twice_the_work(line: str) -> None:
    """Counted in calls and not in seconds, so that a busy machine changes nothing."""

    def work(times: int) -> int:
        count = 0

        def see(_frame: object, event: str, _arg: object) -> None:
            nonlocal count
            count += event in ("call", "c_call")

        lines = [line] * times
        sys.setprofile(see)
        try:
            split_blocks(lines, 1)
        finally:
            sys.setprofile(None)
        return count

    assert work(800) < 2.5 * work(400)


def test_nothing_gives_nothing() -> None:
    assert blocks_of("\n\n   \n") == []


@pytest.mark.parametrize(
    ("text", "level"), [("# А", 1), ("##X", 2), ("###### А", 6), ("Име\n=", 1), ("Име\n---", 2)]
)
def test_a_heading_has_a_level(text: str, level: int) -> None:
    assert [block.level for block in blocks_of(text)] == [level]


@pytest.mark.parametrize(
    ("second", "count"), [('=== "Друг"', 1), ('===! "Друг"', 2), ('=== "Друг!"', 1)]
)
def test_tabs_begin_anew_where_it_is_said(second: str, count: int) -> None:
    assert len(blocks_of(f'=== "Раздел"\n    Текст.\n\n{second}\n    Текст.')) == count
