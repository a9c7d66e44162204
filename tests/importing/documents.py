"""Documents of word processors, made here: one with everything, and ones that are traps."""

import re
import struct
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
from click.testing import CliRunner, Result
from docx.document import Document
from docx.oxml import parse_xml
from docx.shared import Inches

from civildialogue.cli import main

PAGE = "analysis/imported.bg.md"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
FOOTNOTES = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:footnotes {W}>
<w:footnote w:id="1"><w:p><w:r><w:t>Брои се в календарни дни.</w:t></w:r></w:p></w:footnote>
<w:footnote w:id="2"><w:p><w:r><w:t></w:t></w:r></w:p></w:footnote>
</w:footnotes>"""
COMMENTS = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:comments {W}><w:comment w:id="7" w:author="Пример: рецензент" w:date="2026-01-02T10:00:00Z">
<w:p><w:r><w:t>Проверете срока.</w:t></w:r></w:p></w:comment></w:comments>"""


def run_import(docs: Path, form: str, file: Path, into: str = PAGE) -> Result:
    arguments = ["import", form, str(file), "--into", str(docs / into), "--docs", str(docs)]
    return CliRunner().invoke(main, [*arguments, "--lang", "en"])


def written(docs: Path, done: Result) -> tuple[str, list[str]]:
    """The page below its front matter, and what was said of its lines."""
    assert done.exit_code == 0, done.output
    text = (docs / PAGE).read_text(encoding="utf-8").split("---\n", 2)[2]
    return text, [line for line in done.output.split("\n") if re.match(r"\S+\.md:\d+: ", line)]


def png() -> bytes:
    """A picture of one red point."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    return (
        b"\x89PNG\r\n\x1a\n"
        + head
        + chunk(b"IDAT", zlib.compress(b"\0\xff\0\0"))
        + chunk(b"IEND", b"")
    )


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(document: Document, inner: str) -> None:
    """A paragraph of raw WordprocessingML, before the section's properties."""
    document.element.body.insert(-1, parse_xml(f"<w:p {W}>{inner}</w:p>"))


PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OUTSIDE = ' TargetMode="External"'
SPACES = " ".join(
    [
        W,
        f'xmlns:r="{KINDS}"',
        'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
        'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
        'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
        'xmlns:v="urn:schemas-microsoft-com:vml"',
        'xmlns:o="urn:schemas-microsoft-com:office:office"',
    ]
)


def relations(*given: tuple[str, str, str]) -> str:
    """A part with relations: the id, the kind and the target of each; an address lies elsewhere."""
    made = "".join(
        f'<Relationship Id="{name}" Type="{KINDS}/{kind}" Target="{target}"'
        f"{OUTSIDE if ':' in target else ''}/>"
        for name, kind, target in given
    )
    return f'<Relationships xmlns="{PACKAGE}">{made}</Relationships>'


def package(
    path: Path,
    body: str,
    *given: tuple[str, str, str],
    main: str = "word/document.xml",
    **parts: str | bytes,
) -> Path:
    """A document of raw WordprocessingML with relations, and parts by the names of their targets,
    in which ``__`` is a slash and ``_xml`` an ending.
    """
    folder, _, name = main.rpartition("/")
    before = f"{folder}/" if folder else ""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("_rels/.rels", relations(("d", "officeDocument", main)))
        archive.writestr(f"{before}_rels/{name}.rels", relations(*given))
        document = f"<w:document {SPACES}><w:body>{body}</w:body></w:document>"
        archive.writestr(main, document)
        for key, content in parts.items():
            target = re.sub("_(xml|png|html|rels|emf|bin)$", r".\1", key.replace("__", "/"))
            archive.writestr(before + target, content)
    return path


def everything() -> Document:
    """A document with each feature that the import knows."""
    made = docx.Document()
    made.add_heading("Анализ „с всичко“", 0)
    made.add_paragraph("Първи пасаж, от който става резюмето.")
    made.add_heading("Първа част", 1)
    text = made.add_paragraph("Тук има ")
    text.add_run("силни").bold = True
    text.add_run(", ")
    text.add_run("наклонени").italic = True
    text.add_run(" и ")
    text.add_run("подчертани").underline = True
    text.add_run(" думи, <script>alert(1)</script>, [скоби](x), {#id} и *звезди*.")
    made.add_heading("Прескочено ниво", 3)
    for words, style in (("едно", ""), ("вътре", " 2"), ("по-вътре", " 3")):
        made.add_paragraph(words, style=f"List Bullet{style}")
    made.add_paragraph("първо", style="List Number")
    made.add_paragraph("второ", style="List Number")
    made.add_paragraph("Цитат.", style="Quote")
    table = made.add_table(3, 3)
    for r, row in enumerate(table.rows):
        for c, cell in enumerate(row.cells):
            cell.text = f"клетка {r}{c}"
    table.cell(2, 0).merge(table.cell(2, 1))
    made.add_picture(BytesIO(png()), width=Inches(1))
    paragraph(made, run("Срокът е ") + '<w:r><w:footnoteReference w:id="1"/></w:r>' + run(" тук."))
    paragraph(
        made, run("Празна ") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run(" бележка.")
    )
    who = 'w:author="Пример: редактор" w:date="2026-01-03T10:00:00Z"'
    deleted = '<w:r><w:delText xml:space="preserve">старо </w:delText></w:r>'
    paragraph(
        made,
        run("Текст ")
        + f'<w:ins w:id="1" {who}>{run("вмъкнато ")}</w:ins>'
        + f'<w:del w:id="2" {who}>{deleted}</w:del>'
        + run("край."),
    )
    paragraph(
        made,
        '<w:commentRangeStart w:id="7"/>'
        + run("Оспорено изречение.")
        + '<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>',
    )
    return made


def saved(made: Document, path: Path) -> Path:
    """The document with its footnotes and comments, which the library can't write, put in."""
    buffer = BytesIO()
    made.save(buffer)
    kinds = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    added = {"footnotes": FOOTNOTES, "comments": COMMENTS}
    with zipfile.ZipFile(buffer) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in source.namelist():
            text = source.read(name)
            if name in (f"word/{kind}.xml" for kind in added):
                continue
            if name == "[Content_Types].xml":
                entries = "".join(
                    f'<Override PartName="/word/{k}.xml" ContentType="{kinds}.{k}+xml"/>'
                    for k in added
                    if f"/word/{k}.xml".encode() not in text
                )
                text = text.replace(b"</Types>", f"{entries}</Types>".encode())
            if name == "word/_rels/document.xml.rels":
                entries = "".join(
                    f'<Relationship Id="rX{k}" Type="{links}/{k}" Target="{k}.xml"/>'
                    for k in added
                    if f'Target="{k}.xml"'.encode() not in text
                )
                text = text.replace(b"</Relationships>", f"{entries}</Relationships>".encode())
            new.writestr(name, text)
        for kind, text_of in added.items():
            new.writestr(f"word/{kind}.xml", text_of)
    return path


def _zip(path: Path, **parts: bytes) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)


def _renamed_zip(path: Path) -> None:
    _zip(path, readme=b"not a document")


def _bomb(path: Path) -> None:
    _zip(path, word__document_xml=b"<w:p/>", word__media=b"\0" * (8 << 20))


def _outside(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w:p/>")
        archive.writestr("../../outside.xml", "x")


def _entities(path: Path) -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'
    _zip(path, word__document_xml=bomb)


def _locked(path: Path) -> None:
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"))


def _old(path: Path) -> None:
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512)


def _damaged(path: Path) -> None:
    """An archive in which the packed bytes of a part are others."""
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", "<w:p/>" * 500)
    content = bytearray(held.getvalue())
    start = 30 + len("word/document.xml")
    content[start : start + 8] = b"\xff" * 8
    path.write_bytes(content)


TRAPS: dict[str, Callable[[Path], object]] = {
    "not-a-zip": lambda path: path.write_bytes(b"a document by its name only"),
    "damaged": _damaged,
    "pdf": lambda path: path.write_bytes(b"%PDF-1.4"),
    "rtf": lambda path: path.write_bytes(b"{\\rtf1 }"),
    "other-form": lambda path: _zip(path, **{"META-INF__manifest_xml": b"<a/>"}),
    "no-text": _renamed_zip,
    "bomb": _bomb,
    "path": _outside,
    "entities": _entities,
    "encrypted": _locked,
    "old-format": _old,
    "not-a-file": lambda path: path.mkdir(),
    "unreadable": lambda path: _zip(path, word__document_xml=b"<not-closed>"),
}
"""A trap for each reason to refuse a file, by the reason."""
