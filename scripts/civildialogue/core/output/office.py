"""HTML → a file for Office, by pandoc: with headings, table heads, a title and a language that
programs read aloud, on A4, the same bytes each time.
"""

import io
import os
import re
import subprocess
import tempfile
import zipfile
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

import lxml.html

from civildialogue.core.model.language import Locale
from civildialogue.core.output.archive import pack
from civildialogue.core.output.book.tables import columns_of, count_of, rows_of, weights

FORMS = ("docx", "odt")
SECONDS = 120
"""How long pandoc may take for a file."""
# A4 (ISO 216): 210 × 297 mm, which is 11906 × 16838 twentieths of a point; margins of 20 mm.
_PAPER = (
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134"'
    ' w:header="567" w:footer="567" w:gutter="0"/>'
)
_OOXML = "http://schemas.openxmlformats.org"
_FOOTER = (
    f'<w:ftr xmlns:w="{_OOXML}/wordprocessingml/2006/main">'
    '<w:p><w:pPr><w:jc w:val="center"/></w:pPr>'
    '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>'
)
_ADDED: Mapping[str, Mapping[str, bytes]] = {"docx": {"word/footer1.xml": _FOOTER.encode()}}
"""Parts with the number of the page; pandoc has them in an ODT.
Source: ECMA-376, part 1, 17.10 (footers) and 17.16.5.35 (PAGE).
"""
_LINE = '<w:{0} w:val="single" w:sz="4" w:space="0" w:color="808080"/>'
_LINES = "".join(map(_LINE.format, ("top", "left", "bottom", "right", "insideH", "insideV")))
_ROW = (
    '<style:style style:name="Row" style:family="table-row">'
    '<style:table-row-properties fo:keep-together="always"/></style:style>'
)
_PANDOC, _WIDTH = 7920, 9638
"""Twentieths of a point between the margins: what pandoc divides among columns, and our paper."""


def _column(width: re.Match[str]) -> str:
    return str(round(int(width.group()) * _WIDTH / _PANDOC))


_CHANGES: Mapping[tuple[str, str], tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...]] = {
    ("docx", "word/document.xml"): (
        (r"(?=</w:sectPr>)", _PAPER),
        (r"(?<=<w:sectPr>)", '<w:footerReference w:type="default" r:id="footer"/>'),
        (r'(?<=<w:gridCol w:w=")[0-9]+', _column),
        (r"<w:tr>(?!<w:trPr>)", "<w:tr><w:trPr></w:trPr>"),
        (r"<w:trPr>", "<w:trPr><w:cantSplit/>"),
    ),
    ("docx", "word/_rels/document.xml.rels"): (
        (
            r"(?=</Relationships>)",
            f'<Relationship Type="{_OOXML}/officeDocument/2006/relationships/footer"'
            ' Id="footer" Target="footer1.xml"/>',
        ),
    ),
    ("docx", "[Content_Types].xml"): (
        (
            r"(?=</Types>)",
            '<Override PartName="/word/footer1.xml" ContentType="application/'
            'vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/>',
        ),
    ),
    ("docx", "word/styles.xml"): (
        (
            r'(w:styleId="Table".*?<w:tblPr>.*?)(?=\s*<w:tblCellMar>)',
            rf"\1<w:tblBorders>{_LINES}</w:tblBorders>",
        ),
        (
            r'(w:styleId="Table".*?)(?=<w:tblPr>)(.*?<w:tblStylePr w:type="firstRow">)',
            r'\1<w:rPr><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr>\2<w:rPr><w:b/></w:rPr>',
        ),
    ),
    ("odt", "content.xml"): (
        (r'fo:border="none"', 'fo:border="0.5pt solid #808080"'),
        (r"(?=</office:automatic-styles>)", _ROW),
        (r"<table:table-row>", '<table:table-row table:style-name="Row">'),
    ),
    ("odt", "styles.xml"): (
        (r'fo:page-height="[^"]*"', 'fo:page-height="29.7cm"'),
        (r'fo:page-width="[^"]*"', 'fo:page-width="21cm"'),
        (r'fo:margin-(left|right|top|bottom)="1in"', r'fo:margin-\1="2cm"'),
    ),
}
"""What pandoc has no option for: paper, lines around cells, rows that stay on one page,
and numbers of pages.
"""


def write(form: str, title: str, locale: Locale, body: str) -> bytes:
    """The document of a form; ``body`` is HTML whose greatest headings are of the second row.

    Raises CalledProcessError and TimeoutExpired if pandoc fails.
    """
    options = ["--metadata", f"title={title}", "--metadata", f"lang={locale}"]
    options.append("--shift-heading-level-by=-1")
    return converted(form, _wide(body), options, partial(_changed, form), _ADDED.get(form, {}))


def converted(
    form: str,
    body: str,
    options: Sequence[str],
    change: Callable[[str, bytes], bytes],
    added: Mapping[str, bytes] = {},
) -> bytes:
    """What pandoc makes of the ``body`` of HTML, each part as ``change`` leaves it, by its name.

    ``added`` has parts that pandoc makes none of.

    Raises CalledProcessError and TimeoutExpired if pandoc fails.
    """
    import pypandoc  # Slow to load.

    page = f"<!DOCTYPE html><html><head><title></title></head>{body}</html>"
    # Pandoc writes the time into the file, unless it is told one.
    told = {**os.environ, "SOURCE_DATE_EPOCH": "315532800"}
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder, f"document.{form}")
        command = [pypandoc.get_pandoc_path(), "--sandbox", "-f", "html", "-t", form]
        command += [*options, "-o", str(made)]
        subprocess.run(
            command, input=page.encode(), cwd=folder, timeout=SECONDS, check=True, env=told,
            capture_output=True,
        )  # fmt: skip
        target = io.BytesIO()
        with zipfile.ZipFile(made) as archive:
            # The type of an ODT comes first, and as it is. Source: OpenDocument 1.3, part 2, 3.3.
            names = sorted(archive.namelist(), key=lambda name: (name != "mimetype", name))
            parts = [(name, change(name, archive.read(name))) for name in names]
            pack([*parts, *added.items()], target, stored="mimetype")
    return target.getvalue()


def _wide(body: str) -> str:
    """The body, its tables as wide as the page; pandoc makes all columns of one width otherwise."""
    root = lxml.html.fragment_fromstring(body, create_parent="body")
    for table in root.iter("table"):
        if rows := rows_of(table):
            shares = weights(columns_of(rows, count_of(rows)))
            columns = lxml.html.Element("colgroup")
            for share in shares:
                width = f"width: {share / sum(shares):.2%}"
                columns.append(lxml.html.Element("col", style=width))
            table.insert(0, columns)
    return str(lxml.html.tostring(root, encoding="unicode"))


def _changed(form: str, name: str, content: bytes) -> bytes:
    for pattern, words in _CHANGES.get((form, name), ()):
        content = re.sub(pattern, words, content.decode(), flags=re.DOTALL).encode()
    return content
