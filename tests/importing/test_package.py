"""The parts of a .docx are what its relations say, wherever they lie; a damaged one is refused."""

import zipfile
from pathlib import Path

import pytest

from .documents import PAGE, W, package, png, run, run_import, written
from .test_word import item, levels, numbering

STYLES = (
    f'<w:styles {W}><w:style w:type="paragraph" w:styleId="Z"><w:name w:val="heading 1"/></w:style>'
    "</w:styles>"
)
NOTES = (
    f'<w:footnotes {W}><w:footnote w:id="2"><w:p>{run("Бележка.")}</w:p></w:footnote></w:footnotes>'
)
RULES = numbering(levels(("upperRoman", "%1.")))
BODY = (
    f'<w:p>{run("Увод.")}</w:p><w:p><w:pPr><w:pStyle w:val="Z"/></w:pPr>{run("Част")}</w:p>'
    f'<w:p>{item("точка")}</w:p><w:p>{run("дума")}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="p" descr="Мост"/><a:graphic>'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
    '<pic:blipFill><a:blip r:embed="i"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>'
    "</wp:inline></w:drawing></w:r></w:p>"
)


def _relations(folder: str) -> list[tuple[str, str, str]]:
    return [
        ("s", "styles", f"{folder}Styles.xml"),
        ("n", "numbering", f"{folder}rules.xml"),
        ("f", "footnotes", f"{folder}below.xml"),
        ("i", "image", f"{folder}view.png"),
    ]


PARTS = {"styles_xml": STYLES, "rules_xml": RULES, "below_xml": NOTES, "view_png": png()}


@pytest.mark.parametrize("main", ["doc.xml", "word/document.xml", "deep/text/part one.xml"])
@pytest.mark.parametrize("folder", ["", "beside/"])
def test_relations_say_what_a_part_is(docs: Path, tmp_path: Path, main: str, folder: str) -> None:
    parts = {f"{folder.replace('/', '__')}{name}": part for name, part in PARTS.items()}
    path = package(tmp_path / "a.docx", BODY, *_relations(folder), main=main, **parts)
    text, told = written(docs, run_import(docs, "docx", path))
    assert "## Част {#chast}" in text
    assert "I. точка" in text
    assert "[^n1]: Бележка." in text
    assert "![Мост](imported/" in text
    assert told == []


def test_an_absolute_target_is_counted_from_the_root(docs: Path, tmp_path: Path) -> None:
    path = package(
        tmp_path / "a.docx", BODY, *_relations("/word/beside/"),
        **{f"beside__{name}": part for name, part in PARTS.items()},
    )  # fmt: skip
    text, told = written(docs, run_import(docs, "docx", path))
    assert ("## Част" in text, "![Мост]" in text, told) == (True, True, [])


def test_a_part_without_a_relation_is_not_the_one(docs: Path, tmp_path: Path) -> None:
    other = STYLES.replace("heading 1", "heading 3")
    relation = ("s", "styles", "own.xml")
    path = package(tmp_path / "a.docx", BODY, relation, own_xml=other, styles_xml=STYLES)
    text, _ = written(docs, run_import(docs, "docx", path))
    assert "## Част" in text
    assert "# Увод" not in text


@pytest.mark.parametrize("name", ["styles", "rules", "below", "header", "document"])
def test_a_part_that_is_cut_off_is_refused(docs: Path, tmp_path: Path, name: str) -> None:
    header = f"<w:hdr {W}><w:p>{run('Горе')}</w:p></w:hdr>"
    parts = {**PARTS, "header_xml": header}
    given = [*_relations(""), ("h", "header", "header.xml")]
    body = BODY[:-10] if name == "document" else BODY
    if name != "document":
        parts[f"{name}_xml"] = parts[f"{name}_xml"][:-12]
    path = package(tmp_path / "a.docx", body, *given, **parts)
    done = run_import(docs, "docx", path)
    assert done.exit_code == 2
    assert "the document can’t be read: word/" in done.output
    assert not (docs / PAGE).exists()


def test_relations_that_are_cut_off_are_refused(docs: Path, tmp_path: Path) -> None:
    for target in ("word/_rels/document.xml.rels", "_rels/.rels"):
        path = package(tmp_path / "a.docx", BODY)
        with zipfile.ZipFile(path) as archive:
            held = {name: archive.read(name) for name in archive.namelist()}
        held[target] = held[target][:-9]
        with zipfile.ZipFile(path, "w") as archive:
            for name, content in held.items():
                archive.writestr(name, content)
        assert run_import(docs, "docx", path).exit_code == 2


def test_a_picture_that_is_not_there_is_told_and_its_words_stay(docs: Path, tmp_path: Path) -> None:
    for target, what in (
        ("media/none.png", "the file of the document does not have the picture"),
        ("https://example.org/a.png", "only linked from elsewhere"),
    ):
        (docs / PAGE).unlink(missing_ok=True)
        path = package(tmp_path / "a.docx", BODY, ("i", "image", target))
        text, told = written(docs, run_import(docs, "docx", path))
        assert "Мост" in text.split("\n")
        assert [line for line in told if what in line and line.endswith(": Мост")]


def test_a_picture_of_the_old_kind_that_is_not_there_is_told(docs: Path, tmp_path: Path) -> None:
    shape = '<v:shape alt="Карта"><v:imagedata r:id="i"/></v:shape>'
    body = f"<w:p>{run('Увод ')}<w:r><w:pict>{shape}</w:pict></w:r></w:p>"
    text, told = written(docs, run_import(docs, "docx", package(tmp_path / "a.docx", body)))
    assert text.strip().startswith("Увод Карта\n")
    assert [line for line in told if "does not have the picture; its words stayed: Карта" in line]


def test_a_chart_is_told_with_its_description(docs: Path, tmp_path: Path) -> None:
    chart = BODY.replace("drawingml/2006/picture", "drawingml/2006/chart")
    text, told = written(docs, run_import(docs, "docx", package(tmp_path / "a.docx", chart)))
    assert "Мост" in text.split("\n")
    assert [line for line in told if "a chart was dropped" in line and line.endswith(": Мост")]


def test_a_note_and_a_picture_leave_the_words_of_their_run(docs: Path, tmp_path: Path) -> None:
    shape = '<w:pict><v:shape alt="Карта"><v:imagedata r:id="i"/></v:shape></w:pict>'
    reference = '<w:footnoteReference w:id="2"/>'
    body = f"<w:p><w:r><w:t>едно</w:t>{reference}<w:t>две</w:t>{shape}<w:t>три</w:t></w:r></w:p>"
    relations = ("f", "footnotes", "below.xml"), ("i", "image", "view.png")
    parts = {"below_xml": NOTES, "view_png": png()}
    path = package(tmp_path / "a.docx", body, *relations, **parts)
    text, told = written(docs, run_import(docs, "docx", path))
    assert text.strip().startswith("едно[^n1]две![Карта](imported/")
    assert text.strip().split("\n")[0].endswith(")три")
    assert told == []


@pytest.mark.parametrize(
    "data",
    [
        b"\xd7\xcd\xc6\x9a" + bytes(40),
        b"\x01\x00\x00\x00" + bytes(36) + b" EMF" + bytes(60),
        b"\x1f\x8b\x08" + bytes(40),
    ],
)
def test_a_drawing_of_windows_is_told_with_what_to_do(
    docs: Path, tmp_path: Path, data: bytes
) -> None:
    relation = ("i", "image", "media/a.emf")
    path = package(tmp_path / "a.docx", BODY, relation, media__a_emf=data)
    _, told = written(docs, run_import(docs, "docx", path))
    assert [line for line in told if "open it in LibreOffice Draw, save it as PNG" in line]
