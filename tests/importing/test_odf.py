"""What LibreOffice keeps as rules, the numbers of lists and headings, comes onto the page."""

import re
import zipfile
from pathlib import Path

import pytest

from .documents import run_import, written

SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "style", "table")
)
BULGARIAN = "а, б, .., аа, аб, ... (bg)"


def level(number: int, form: str, about: str = "", tag: str = "list-level-style-number") -> str:
    return f'<text:{tag} text:level="{number}" style:num-format="{form}" {about}/>'


def imported(docs: Path, tmp_path: Path, styles: str, body: str, outline: str = "") -> list[str]:
    """The passages of the page, and what was said of it."""
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
        archive.writestr("styles.xml", f"{about}</office:document-styles>")
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


def test_a_damaged_text_is_refused(docs: Path, tmp_path: Path) -> None:
    path = tmp_path / "source.odt"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("content.xml", "<not-closed>")
    done = run_import(docs, "odt", path)
    assert done.exit_code == 2
    assert "can’t be read" in done.output
