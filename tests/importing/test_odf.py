"""What LibreOffice keeps as rules, the numbers of lists and headings, comes onto the page."""

import re
import zipfile
from pathlib import Path

import pytest

from .documents import PAGE, png, run_import, written

SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "style", "table")
)
SPACES += ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
SPACES += ' xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"'
SPACES += ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
BULGARIAN = "а, б, .., аа, аб, ... (bg)"


def level(number: int, form: str, about: str = "", tag: str = "list-level-style-number") -> str:
    return f'<text:{tag} text:level="{number}" style:num-format="{form}" {about}/>'


def imported(
    docs: Path,
    tmp_path: Path,
    styles: str,
    body: str,
    outline: str | None = "",
    **parts: bytes,
) -> list[str]:
    """The passages of the page, and what was said of it; ``parts`` are pictures by their names."""
    path = tmp_path / "source.odt"
    document = (
        f'<office:document-content {SPACES} office:version="1.3"><office:automatic-styles>{styles}'
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    about = f"<office:document-styles {SPACES}><office:styles>{outline}</office:styles>"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        if outline is not None:
            archive.writestr("styles.xml", f"{about}</office:document-styles>")
        for name, data in parts.items():
            archive.writestr(f"Pictures/{name}.png", data)
        archive.writestr("content.xml", document)
    text, told = written(docs, run_import(docs, "odt", path))
    text = re.sub(r" ?\{#[\w-]+\}", "", text).strip()
    return [*(part.strip() for part in re.split(r"\n\s*\n", text)), *told]


def items(*given: str) -> str:
    return "".join(f"<text:list-item>{each}</text:list-item>" for each in given)


def p(words: str) -> str:
    return f"<text:p>{words}</text:p>"


def styled(*levels: str) -> str:
    return f'<text:list-style style:name="L">{"".join(levels)}</text:list-style>'


def listed(inner: str, about: str = "") -> str:
    return f'<text:list text:style-name="L" {about}>{inner}</text:list>'


AGAIN = 'text:continue-numbering="true"'
CYRILLIC = styled(level(1, BULGARIAN, 'style:num-suffix=")"'))
ENDS = 'text:display-levels="2" style:num-suffix="."'
LEGAL = styled(level(1, "I", 'style:num-suffix="."'), level(2, "1", ENDS))
INNER = f"<text:list>{items(p('б'), p('в'))}</text:list>"


@pytest.mark.parametrize(
    ("styles", "body", "expected"),
    [
        (CYRILLIC, listed(items(p("първа"), p("втора"))), ["а) първа", "б) втора"]),
        (LEGAL, listed(items(p("а") + INNER)), ["I. а", "I.1. б", "I.2. в"]),
        (
            CYRILLIC,
            listed(items(p("а"))) + p("край") + listed(items(p("б")), AGAIN),
            ["а) а", "край", "б) б"],
        ),
        ("", listed(items(p("а"))), ["1. а"]),
    ],
)
def test_the_numbers_of_a_list_stand_on_the_page(
    docs: Path, tmp_path: Path, styles: str, body: str, expected: list[str]
) -> None:
    assert imported(docs, tmp_path, styles, p("Увод.") + body) == ["Увод.", *expected]


def test_a_heading_keeps_the_number_of_the_outline(docs: Path, tmp_path: Path) -> None:
    tag = "outline-level-style"
    rules = level(1, "I", 'style:num-prefix="Раздел " style:num-suffix="."', tag)
    rules += level(2, "1", 'text:display-levels="2"', tag) + level(3, "", "", tag)
    outline = f'<text:outline-style style:name="Outline">{rules}</text:outline-style>'
    body = "".join(
        f'<text:h text:outline-level="{n}">дума</text:h>{p("Текст.")}' for n in (1, 2, 1, 2, 3)
    )
    found = imported(docs, tmp_path, "", body, outline)
    headings = [line for line in found if line.startswith("#")]
    assert headings == [
        "## Раздел I. дума",
        "### I.1 дума",
        "## Раздел II. дума",
        "### II.1 дума",
        "#### дума",
    ]


def test_words_that_are_missing_are_told(docs: Path, tmp_path: Path) -> None:
    index = f"<text:illustration-index><text:index-body>{p('Показалец на')}</text:index-body>"
    found = imported(docs, tmp_path, "", f"{p('Увод.')}{index}</text:illustration-index>")
    assert found[0] == "Увод."
    assert found[-1].endswith("words of the document that the page has not: Показалец на")


@pytest.mark.parametrize("name", ["content.xml", "styles.xml", "META-INF/manifest.xml"])
def test_a_damaged_part_is_refused(docs: Path, tmp_path: Path, name: str) -> None:
    path = tmp_path / "source.odt"
    with zipfile.ZipFile(path, "w") as archive:
        for each in ("content.xml", "styles.xml", "META-INF/manifest.xml"):
            archive.writestr(each, "<not-closed>" if each == name else "<a/>")
    done = run_import(docs, "odt", path)
    assert done.exit_code == 2
    assert "can’t be read" in done.output


def told(found: list[str]) -> list[str]:
    """What was said, without the page and the line."""
    return [line.split(": ", 1)[1] for line in found if re.match(r"\S+\.md:\d+: ", line)]


HIDDEN = "hidden text, which the document does not show, was not imported"
STYLE = '<style:style style:name="{}" style:family="{}" {}'
VEILED = STYLE + '><style:text-properties text:display="none"/></style:style>'
BASED = 'style:parent-style-name="S"/>'


@pytest.mark.parametrize(
    ("body", "expected", "said"),
    [
        (p('дума <text:hidden-text text:is-hidden="true">тайна</text:hidden-text>'), ["дума"], 1),
        (p('<text:hidden-text text:is-hidden="false">явна</text:hidden-text>'), ["явна"], 0),
        (p('<text:hidden-paragraph text:is-hidden="true"/>тайна'), [], 1),
        (f'<text:section text:display="none">{p("тайна")}</text:section>', [], 1),
        (
            '<text:section text:display="condition" text:is-hidden="true">'
            f"{p('тайна')}</text:section>",
            [],
            1,
        ),
        (f'<text:section text:display="condition">{p("явна")}</text:section>', ["явна"], 0),
        (p('дума <text:span text:style-name="S">тайна</text:span>'), ["дума"], 1),
        (p('дума <text:span text:style-name="T">тайна</text:span>'), ["дума"], 1),
        ('<text:p text:style-name="T">тайна</text:p>', [], 1),
        (p('дума <text:variable-set text:display="none">тайна</text:variable-set>'), ["дума"], 1),
        (p("дума <text:script>тайна</text:script>"), ["дума"], 1),
    ],
)
def test_hidden_text_is_left_out_and_told(
    docs: Path, tmp_path: Path, body: str, expected: list[str], said: int
) -> None:
    styles = "".join(
        VEILED.format("S", family, "") + STYLE.format("T", family, BASED)
        for family in ("text", "paragraph")
    )
    found = imported(docs, tmp_path, styles, f"{p('Увод.')}{body}{p('Край.')}")
    assert found[: len(expected) + 2] == ["Увод.", *expected, "Край."]
    assert told(found) == [f"{HIDDEN}: тайна"] * said


def changed(kind: str, words: str) -> str:
    about = "<office:change-info><dc:creator>Пример</dc:creator><dc:date>2026-01-03T10:00</dc:date>"
    region = f"<text:{kind}>{about}</office:change-info>{words}</text:{kind}>"
    return (
        f'<text:tracked-changes><text:changed-region text:id="c">{region}</text:changed-region>'
        "</text:tracked-changes>"
    )


def test_tracked_changes_and_comments_are_told_where_they_stand(docs: Path, tmp_path: Path) -> None:
    text = p("Увод.") + p('дума<text:change text:change-id="c"/> и край')
    found = imported(docs, tmp_path, "", changed("deletion", p("стара")) + text)
    assert found[:2] == ["Увод.", "дума и край"]
    number = int(re.search(r":(\d+): ", found[2])[1])  # type: ignore[index]
    assert (docs / PAGE).read_text(encoding="utf-8").split("\n")[number - 1] == "дума и край"
    assert told(found) == ["tracked change: the deletion was dropped: стара (Пример 2026-01-03)"]
    (docs / PAGE).unlink()
    start, end = '<text:change-start text:change-id="c"/>', '<text:change-end text:change-id="c"/>'
    found = imported(docs, tmp_path, "", changed("insertion", "") + p(f"дума{start} нова{end}."))
    assert found[0] == "дума нова."
    assert told(found) == ["tracked change: the insertion was accepted: нова (Пример 2026-01-03)"]
    (docs / PAGE).unlink()
    note = (
        f"<office:annotation><dc:creator>Пример</dc:creator>{p('Проверете.')}</office:annotation>"
    )
    found = imported(docs, tmp_path, "", p(f"дума{note} и край"))
    assert found[0] == "дума и край"
    assert told(found) == ["a comment in the margin, which was not imported: Проверете. (Пример)"]


def test_a_change_of_looks_is_no_insertion(docs: Path, tmp_path: Path) -> None:
    start, end = '<text:change-start text:change-id="c"/>', '<text:change-end text:change-id="c"/>'
    found = imported(docs, tmp_path, "", changed("format-change", "") + p(f"{start}дума{end}"))
    assert found == ["дума"]


def test_underlined_words_are_no_italics(docs: Path, tmp_path: Path) -> None:
    about = '><style:text-properties style:text-underline-style="solid"/></style:style>'
    body = p("Увод.") + p('а <text:span text:style-name="S">дума</text:span>')
    found = imported(docs, tmp_path, STYLE.format("S", "text", about), body)
    assert found[:2] == ["Увод.", "а дума"]
    assert told(found) == ["underlining was dropped: дума"]


def test_links_lead_to_bookmarks_and_headings(docs: Path, tmp_path: Path) -> None:
    body = (
        f'{p("Увод.")}<text:h text:outline-level="1">Обхват</text:h>'
        + p('<text:bookmark text:name="here"/>Цел.')
        + p(
            '<text:a xlink:href="#here">тук</text:a>, <text:a xlink:href="#1.Обхват|outline">там'
            '</text:a>, <text:bookmark-ref text:ref-name="here">и тук</text:bookmark-ref>, '
            '<text:a xlink:href="#none">никъде</text:a>'
        )
    )
    found = imported(docs, tmp_path, "", body)
    page = (docs / PAGE).read_text(encoding="utf-8")
    [name] = re.findall(r"Цел\.\n\{#(p-\w+)\}", page)
    assert found[3] == f"[тук](#{name}), [там](#obhvat), [и тук](#{name}), никъде"
    assert len(told(found)) == 1 and told(found)[0].endswith(": никъде")


def t(name: str, inner: str) -> str:
    return f"<text:{name}>{inner}</text:{name}>"


def cell(words: str, about: str = "") -> str:
    return f"<table:table-cell {about}>{p(words) if words else ''}</table:table-cell>"


def table(*rows: str) -> str:
    made = "".join(f"<table:table-row>{each}</table:table-row>" for each in rows)
    return f"<table:table>{made}</table:table>"


NESTED = f"<table:table-cell>{table(cell('б') + cell('в'))}</table:table-cell>"
TWICE = 'table:number-columns-repeated="2"'
MANY = 'table:number-columns-repeated="1022"'


@pytest.mark.parametrize(
    ("body", "expected", "said"),
    [
        (table(f"<table:table-cell>{t('h', 'Час')}</table:table-cell>"), "| Час |", []),
        (table(cell("а", TWICE) + cell("б"), cell("в") * 3), "| а | а | б |", []),
        (table(cell("а") + cell("б") + cell("", MANY), cell("в") * 2), "| а | б |", []),
        (table(cell("") + cell("б"), cell("", TWICE), cell("в", TWICE)), "|  | б |", []),
        (
            table(cell("а") + NESTED),
            "| а | б в |",
            ["the cell had a heading, list, table or code; its words stayed: б в"],
        ),
    ],
)
def test_a_table_is_written_out(
    docs: Path, tmp_path: Path, body: str, expected: str, said: list[str]
) -> None:
    found = imported(docs, tmp_path, "", p("Увод.") + body)
    assert found[1].split("\n")[0] == expected
    assert [
        each for each in told(found) if "header row" not in each and "break" not in each
    ] == said


def test_rows_repeat_and_no_table_grows_without_end(docs: Path, tmp_path: Path) -> None:
    again = '<table:table-row table:number-rows-repeated="{}">{}</table:table-row>'
    rows = again.format(2, cell("ред")) + again.format(1_000_000, cell(""))
    found = imported(docs, tmp_path, "", f"<table:table>{rows}</table:table>")
    assert found[0].split("\n") == ["| ред |", "| --- |", "| ред |", "|  |"]
    (docs / PAGE).unlink()
    many = again.format(9_999, cell("а"))
    found = imported(docs, tmp_path, "", f"<table:table>{many}</table:table>")
    assert found[0].count("| а |") == 100
    assert any("to be repeated more often than is possible" in each for each in told(found))
    (docs / PAGE).unlink()
    wide = again.format(2, cell("а", 'table:number-columns-repeated="9999"'))
    found = imported(docs, tmp_path, "", f"<table:table>{wide}</table:table>")
    assert found[0].split("\n")[0].count("| а") == 100


def boxed(kind: str, words: str) -> str:
    return f"<draw:frame><draw:{kind}>{p(words)}</draw:{kind}></draw:frame>"


LINKED = '<text:a xlink:href="https://a.bg/">връзка </text:a>'
NUMBERED = '<text:numbered-paragraph text:style-name="L">{}</text:numbered-paragraph>'


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (p(f"преди {boxed('text-box', 'в полето')} след"), ["преди след", "в полето"]),
        (p(f"преди {boxed('custom-shape', 'във фигура')} след"), ["преди след", "във фигура"]),
        (boxed("text-box", "на страница"), ["на страница"]),
        (p(f"на {t('date', '3 май')}, {t('user-field-get', 'сума')}."), ["на 3 май, сума."]),
        (p(t("conditional-text", "да") + t("placeholder", " поле")), ["да поле"]),
        (
            p(t("ruby", t("ruby-base", "долу") + t("ruby-text", "горе")) + " край"),
            ["долу(горе) край"],
        ),
        (
            listed(items(p("а")) + t("list-header", p("без номер")) + items(p("б"))),
            ["1. а", "без номер", "2. б"],
        ),
        (listed(t("list-header", p("отгоре")) + items(p("а"))), ["отгоре", "1. а"]),
        (
            p('<text:a xlink:href="https://a.bg/">връзка </text:a>дума'),
            ["[връзка](https://a.bg/) дума"],
        ),
        (NUMBERED.format(p("а")) + NUMBERED.format(p("б")), ["1. а\n2. б"]),
    ],
)
def test_words_come_from_wherever_they_stand(
    docs: Path, tmp_path: Path, body: str, expected: list[str]
) -> None:
    styles = styled(level(1, "1", 'style:num-suffix="."'))
    found = imported(docs, tmp_path, styles, p("Увод.") + body)
    assert (found[1:], told(found)) == (expected, [])


def test_tables_and_lists_stand_in_items_and_notes_as_text(docs: Path, tmp_path: Path) -> None:
    styles = styled(level(1, "1", 'style:num-suffix=")"'))
    item = items(p("а") + table(cell("б") + cell("в")))
    inner = p("бел") + listed(items(p("г"), p("д")))
    note = t("note", t("note-body", inner)).replace("note>", 'note text:note-class="footnote">', 1)
    found = imported(docs, tmp_path, styles, listed(item) + p(f"край{note}"))
    assert found[:6] == ["1\\) а", "б", "в", "край[^n1]", "[^n1]: бел", "1\\) г"]
    assert [each for each in told(found) if "words of the document" in each] == []
    assert any("is in a list or a note, became plain text: б в" in e for e in told(found))


def test_a_document_without_styles_is_read(docs: Path, tmp_path: Path) -> None:
    assert imported(docs, tmp_path, "", p("Увод."), None) == ["Увод."]


def test_a_number_that_only_the_program_can_write_is_told(docs: Path, tmp_path: Path) -> None:
    found = imported(
        docs, tmp_path, styled(level(1, "一, 二, 三, ...")), listed(items(p("а"), p("б")))
    )
    [line] = told(found)
    assert line.endswith("is written in digits: 1 а (一, 二, 三, ...)")


def frame(*targets: str) -> str:
    images = "".join(f'<draw:image xlink:href="{each}"/>' for each in targets)
    return p(f"<draw:frame>{images}<svg:desc>Мост над Арда</svg:desc></draw:frame>")


def test_pictures_are_taken_or_told(docs: Path, tmp_path: Path) -> None:
    found = imported(
        docs, tmp_path, "", p("Увод.") + frame("Pictures/a.svg", "Pictures/b.png") * 2, b=png()
    )
    assert found[1].startswith("![Мост над Арда](imported/")
    assert found[2].startswith("![Мост над Арда](imported/")
    for target, what in (
        ("Pictures/none.png", "the file of the document does not have the picture"),
        ("https://example.org/a.png", "only linked from elsewhere"),
    ):
        (docs / PAGE).unlink()
        found = imported(docs, tmp_path, "", p("Увод.") + frame(target))
        assert found[1] == "Мост над Арда"
        assert len(told(found)) == 1 and what in told(found)[0]
