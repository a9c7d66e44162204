"""An import takes in just the pictures that the check takes, and says what becomes of others."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from random import Random

import docx
import pytest
from PIL import Image

from civildialogue.core import pipeline
from civildialogue.core.source import assets
from civildialogue.core.source.importing.container import Container
from civildialogue.core.source.importing.losses import Losses
from civildialogue.core.source.importing.pictures import Pictures

from .documents import png, run_import, saved

CONVERTED = "the picture was converted"
DROPPED = "a picture of a kind or size that is not allowed was dropped"
TAKEN_OUT = "what a picture said besides itself was taken out"


def drawn(form: str, size: tuple[int, int] = (3, 2), noise: int = 0, **how: object) -> bytes:
    held = BytesIO()
    made = Image.new("RGB", size, "red")
    if noise:
        made = Image.frombytes("RGB", (noise, noise), Random(7).randbytes(noise * noise * 3))  # noqa: S311
    made.save(held, form, **how)
    return held.getvalue()


def placed() -> Image.Exif:
    """Where a picture was taken, as a telephone says it."""
    found = Image.Exif()
    found[0x0110] = "Телефон"
    found.get_ifd(0x8825)[1] = "N"
    return found


def moving(form: str) -> bytes:
    frames = [Image.new("RGB", (2, 2), colour) for colour in ("red", "blue")]
    held = BytesIO()
    frames[0].save(held, form, save_all=True, append_images=frames[1:])
    return held.getvalue()


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h1"/>%s</svg>'
PICTURES: dict[str, tuple[Callable[[], bytes], str]] = {
    "plain.png": (png, "png"),
    "plain.jpg": (lambda: drawn("JPEG"), "jpg"),
    "plain.webp": (lambda: drawn("WEBP", lossless=True), "webp"),
    "plain.svg": (lambda: b"\n" + SVG % b"", "svg"),
    "telephone.jpg": (lambda: drawn("JPEG", exif=placed()), "jpg"),
    "telephone.webp": (lambda: drawn("WEBP", lossless=True, exif=placed()), "webp"),
    "old.gif": (lambda: drawn("GIF"), ""),
    "old.bmp": (lambda: drawn("BMP"), ""),
    "scan.tiff": (lambda: drawn("TIFF"), ""),
    "moving.webp": (lambda: moving("WEBP"), ""),
    "moving.png": (lambda: moving("PNG"), ""),
    "heavy.png": (lambda: drawn("PNG", noise=900), ""),
    "wide.png": (lambda: drawn("PNG", (4_001, 4_000)), ""),
    "bomb.png": (lambda: png().replace(b"\0\0\0\1\0\0\0\1", b"\0\1\0\0\0\1\0\0", 1), ""),
    "cut.png": (lambda: png()[:-9], ""),
    "longer.jpg": (lambda: drawn("JPEG") + b"<script>", ""),
    "script.svg": (lambda: SVG % b"<script/>", ""),
    "empty": (lambda: b"", ""),
}


@pytest.mark.parametrize("name", PICTURES)
def test_what_fits_is_what_the_check_takes(name: str, tmp_path: Path) -> None:
    make, ending = PICTURES[name]
    found = assets.fitted(make())
    assert (found[1] if found else "") == ending
    if found:
        (tmp_path / f"a.{ending}").write_bytes(found[0])
        assert list(assets.examine(tmp_path, f"a.{ending}", "docs")) == []
        assert bool(found[2]) == name.startswith("telephone")


@pytest.mark.parametrize(
    ("name", "endings"),
    [
        ("old.gif", {".png"}),
        ("old.bmp", {".png"}),
        ("scan.tiff", {".png"}),
        ("moving.png", {".png"}),
        ("heavy.png", {".png", ".jpg"}),
        ("wide.png", {".png"}),
        ("longer.jpg", {".png"}),
        ("telephone.jpg", {".jpg"}),
        ("plain.jpg", {".jpg"}),
        ("cut.png", {".png"}),
        ("bomb.png", set()),
    ],
)
def test_an_imported_page_has_no_picture_that_the_check_refuses(
    docs: Path, tmp_path: Path, name: str, endings: set[str]
) -> None:
    data = PICTURES[name][0]()
    page, told = docs / "analysis/imported.bg.md", Losses()
    made = {"word/document.xml": b"<a/>", "word/media/a.bin": data}
    pictures = Pictures(Container("docx", b"", made), "analysis/imported", "Опишете", told)
    page.write_text(pictures.link("media/a.bin", "дума"), encoding="utf-8")
    for path, content in pictures.found.items():
        (docs / path).parent.mkdir(exist_ok=True)
        (docs / path).write_bytes(content)
    assert {Path(path).suffix for path in pictures.found} <= endings
    assert bool(pictures.found) == bool(endings)
    kind = {"telephone.jpg": "metadata", "bomb.png": "picture"}
    expected = [] if name == "plain.jpg" else [kind.get(name, "converted")]
    assert [loss.kind for loss in told.found] == expected
    wrong = {each.code for each in pipeline.inspect(docs).diagnostics}
    bad = {"asset-type", "image-too-large", "image-metadata", "image-broken", "image-unreadable"}
    assert bad.isdisjoint(wrong)


@pytest.mark.parametrize(
    ("name", "words"),
    [("old.gif", CONVERTED), ("bomb.png", DROPPED), ("telephone.jpg", TAKEN_OUT)],
)
def test_what_became_of_a_picture_is_said(
    docs: Path, tmp_path: Path, name: str, words: str
) -> None:
    made = docx.Document()
    made.add_paragraph("Текст.")
    made.add_picture(BytesIO(png()))
    saved(made, tmp_path / "a.docx")
    changed = tmp_path / "b.docx"
    with zipfile.ZipFile(tmp_path / "a.docx") as old, zipfile.ZipFile(changed, "w") as new:
        for part in old.namelist():
            is_picture = part.startswith("word/media/")
            new.writestr(part, PICTURES[name][0]() if is_picture else old.read(part))
    done = run_import(docs, "docx", changed)
    assert done.exit_code == 0, done.output
    assert words in done.output
