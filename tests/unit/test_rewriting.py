"""``check --fix``: lines whose meaning is plain are written as they were meant."""

import shutil
from pathlib import Path

import pytest

from civildialogue.core import pipeline
from civildialogue.core.pipeline.rewriting import set_right
from property.texts import page_of

GOLDEN = Path(__file__).parents[1] / "golden"

PLAIN = [
    ("Текст. {#p-one}", "Текст.\n{#p-one}"),
    ("Текст.\n{: #p-one }", "Текст.\n{#p-one}"),
    ("{#p-one}\nТекст.", "Текст.\n{#p-one}"),
    ("{#goal}\n## Цел", "## Цел {#goal}"),
    ("Текст.\n{#p-one}\n\n{#p-two}\nДруг.", "Текст.\n{#p-one}\n\nДруг.\n{#p-two}"),
    ("- а\n- б {#p-one}", "- а\n- б\n{#p-one}"),
    ("Цел\n===", "## Цел"),
    ("Цел {#goal}\n---", "## Цел {#goal}"),
    ("Неща:\n- а\n- б", "Неща:\n\n- а\n- б"),
    ("> Неща:\n> - а", "> Неща:\n>\n> - а"),
    ("Код:\n```\n- а\n```", "Код:\n\n```\n- а\n```"),
    ("а:\n| б | в |\n| - | - |\n| 1 | 2 |", "а:\n\n| б | в |\n| - | - |\n| 1 | 2 |"),
    ("- а\n    > б\n- в", "- а\n\n    > б\n\n- в"),
    ("- а\n  - б\n    - в\n- г", "- а\n    - б\n        - в\n- г"),
    ("1. а\n   - б\n2. в", "1. а\n    - б\n2. в"),
    ("- а\n\n  абзац\n- б", "- а\n\n    абзац\n\n- б"),
    ("1. а\n\n   ```\n     код\n   ```\n", "1. а\n\n    ```\n      код\n    ```\n"),
    ("- а\n\n    б\n- в", "- а\n\n    б\n\n- в"),
    ('!!! note "А"\nтекст\nи още', '!!! note "А"\n    текст\n    и още'),
    ('!!! note "А"\n  текст\n{#p-one}', '!!! note "А"\n    текст\n{#p-one}'),
    ("> [!TIP]\n> текст", '!!! tip "Съвет"\n    текст'),
    ("> [!CAUTION] Ток\n>\n> текст", '!!! danger "Ток"\n\n    текст'),
    ("> [!NOTE]-\n> текст", '??? note "Бележка"\n    текст'),
    ("> [!NOTE]+ Ток\n> текст", '???+ note "Ток"\n    текст'),
    ('!!! note "А"\n    а\n\n  б\n\n   в', '!!! note "А"\n    а\n\n    б\n\n    в'),
    ('!!! note "А"\n    а\n\n  - б\n  - в', '!!! note "А"\n    а\n\n    - б\n    - в'),
    ("а[^1]\n\n[^1]: б\n\n  в", "а[^1]\n\n[^1]: б\n\n    в"),
    ("а\n\u00a0\nб", "а\n\nб"),
    ("а\n\n\u2003\n\nб", "а\n\n\n\nб"),
    ("1) а\n2) б", "1. а\n2. б"),
    ("• а\n• б", "- а\n- б"),
    ("1)едно\n2)две", "1. едно\n2. две"),
    ("Виж:\n2) а\n3) б", "Виж:\n\n2. а\n3. б"),
    ("-едно\n-две", "- едно\n- две"),
    ("Неща:\n-едно\n-две", "Неща:\n\n- едно\n- две"),
    ("- едно\n-две\n-три", "- едно\n- две\n- три"),
    ("> - едно\n> -две", "> - едно\n> - две"),
    ("+едно\n{#p-one}\n\n+две\n\n+три", "+ едно\n{#p-one}\n\n+ две\n\n+ три"),
    ("1. едно\n\n2.две", "1. едно\n\n2. две"),
    ("##Цел {#goal}", "## Цел {#goal}"),
    ("> ###Цел", "> ### Цел"),
    ("  ## Цел {#goal}", "## Цел {#goal}"),
    ("Текст\n ## Цел\nоще", "Текст\n## Цел\nоще"),
    (">  ## Цел", "> ## Цел"),
    ("[а] (b.md) и [в] (d.md#e).", "[а](b.md) и [в](d.md#e)."),
    ("(а)[b.md#c]", "[а](b.md#c)"),
    ("[`а`](b.md", "[`а`](b.md)"),
    ("[а](b.md, в", "[а](b.md), в"),
    ("- [а] (b.md)\n\n    > (в)[d.md]", "- [а](b.md)\n\n    > [в](d.md)"),
    ("** а ** и **важно ** и ** ново**", "**а** и **важно** и **ново**"),
    ("!! note\n    а", "!!! note\n    а"),
    ('!! tip "А"\nб', '!!! tip "А"\n    б'),
    ("::: note\nа\n\n- б\n:::", '!!! note "Бележка"\n    а\n\n    - б'),
    (":::caution[Ток]\nа\n:::", '!!! danger "Ток"\n    а'),
    ("а[^в г] и[^в г]\n\n[^в г]: д", "а[^в-г] и[^в-г]\n\n[^в-г]: д"),
    ("| а | б |\n|---|---|\n| 1 | 2 |\n\n| 3 | 4 |", "| а | б |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |"),
    (
        "| а | б |\n|---|---|\n{#p-one}\n\n| 3 | 4 |\n| 5 | 6 |\n\nв",
        "| а | б |\n|---|---|\n| 3 | 4 |\n| 5 | 6 |\n{#p-one}\n\nв",
    ),
]

LEFT = [
    "Изречение.\n---",
    "Текст.\n\n---\n\nТекст.",
    "Пасаж {#p-one} с думи след него.",
    "Текст.\n{#p-one}\n{#p-two}",
    "> [!FOO]\n> текст",
    "а) първо\nб) второ",
    "    отстъп",
    "```\nТекст. {#p-one}\n- а\n  - б\n1) а\n2) б\n```",
    "`Неща:\n- а` и още",
    "```\nа\n\u00a0\nб\n```",
    "а\n\n\u00a0\n{#p-one}",
    "Неща:\n- а\n\n```\nкод без край",
    "```\nа\n\nНеща:\n\n```\nб\n- в\n```",
    '!!! note "А"\n    а\n{#p-one}\n\n  отделен',
    "[x]: https://forum.example/\n\n  абзац [x]",
    "- а\n    - б\n        - в",
    " - а\n - б",
    "* * *",
    "Вижте т. 2\n1993. Година",
    "- точка\n  ## Цел",
    "# Цел",
    "  #### Прескочено ниво",
    "#хаштаг",
    "едно\nдве\n-----",
    "> [!NOTE] Заглавие",
    "> [!WARNING]",
    '!! note "Заглавие"',
    "::: note\n:::",
    "> ```\n> код\n> ```\n-----",
    "1. едно\n-две\n-три",
    "-та е окончание",
    "думите\n-та и -то",
    "-5° и\n-7°",
    "1.1.2026\n2.1.2026",
    "*а* и\n*б* в",
    "2 ** 3 ** 4",
    "х ** у ** z",
    "цена** и\n\n**без данък",
    "Тук **няма край",
    "а](b.md)",
    "[1] (https://example.bg/)",
    "[а]\n(b.md)",
    "- [x] (b.md)",
    "[а] (b.md)\n\n[а]: c.md",
    "::: note\nа",
    "::: note\nа\n{#p-one}\n\nб\n:::",
    "::: unknown\nа\n:::",
    "а[^в г] и[^в-г]\n\n[^в г]: д\n\n[^в-г]: е",
    "| а | б |\n|---|---|\n| 1 | 2 |\n\n| 3 | 4 |\n{#p-one}",
]


@pytest.mark.parametrize(("before", "after"), PLAIN)
def test_plain_meaning_is_written(before: str, after: str) -> None:
    assert set_right(page_of(before)).source.text == after


@pytest.mark.parametrize("text", [*LEFT, *(after for _, after in PLAIN)])
def test_what_is_right_or_not_plain_stays(text: str) -> None:
    page = page_of(text)
    assert set_right(page) is page


def test_the_fix_writes_the_page_and_keeps_its_line_ends(tmp_path: Path) -> None:
    shutil.copytree(GOLDEN / "_base" / "docs", tmp_path / "docs")
    path = tmp_path / "docs" / "analysis" / "chapter.bg.md"
    text = path.read_text("utf-8").replace("- едно\n- две\n{#p-xk78}", "Неща: {#p-xk78}")
    path.write_bytes(text.replace("\n", "\r\n").encode())
    assert "analysis/chapter.bg.md" in pipeline.fix(tmp_path / "docs")
    fixed = path.read_bytes().decode("utf-8")
    assert "Неща:\r\n{#p-xk78}\r\n" in fixed
    assert fixed.count("\n") == fixed.count("\r\n")


def test_nothing_is_written_into_code_that_has_no_end(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    shutil.copytree(GOLDEN / "_base" / "docs", docs)
    (docs / "analysis/chapter.en.md").unlink()
    path = docs / "analysis/chapter.bg.md"
    before = path.read_text(encoding="utf-8") + "\n```\nкод\n\nТекст\n\n```\nдруг\n```\n"
    path.write_text(before, encoding="utf-8")
    assert "analysis/chapter.bg.md" not in pipeline.fix(docs)
    assert path.read_text(encoding="utf-8") == before


def test_an_id_that_the_original_has_not_stays_in_its_text() -> None:
    translation, text = page_of("Text {#p-one}"), "Текст.\n{#p-two}"
    assert set_right(translation, page_of(text)) is translation
    assert set_right(translation, page_of(text.replace("two", "one"))) is not translation


def test_a_link_to_nowhere_is_not_made(tmp_path: Path) -> None:
    shutil.copytree(GOLDEN / "_base" / "docs", tmp_path / "docs")
    path = tmp_path / "docs" / "analysis" / "chapter.bg.md"
    text = path.read_text("utf-8").replace("- едно\n- две", "[Нещо] (nowhere.md)")
    path.write_text(text, encoding="utf-8")
    assert "analysis/chapter.bg.md" not in pipeline.fix(tmp_path / "docs")
    path.write_text(text.replace("nowhere.md", "index.md"), encoding="utf-8")
    assert "analysis/chapter.bg.md" in pipeline.fix(tmp_path / "docs")
    assert "[Нещо](index.md)" in path.read_text("utf-8")
