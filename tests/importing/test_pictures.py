"""An import takes in just the pictures that the check takes, and says what becomes of others."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from random import Random

import docx
import pytest
from PIL import Image

from civildialogue.core import pipeline
from civildialogue.core.source import assets

from .documents import png, run_import, saved

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
    ("name", "told"),
    [("old.gif", DROPPED), ("heavy.png", DROPPED), ("telephone.jpg", TAKEN_OUT), ("plain.jpg", "")],
)
def test_an_imported_page_has_no_picture_that_the_check_refuses(
    docs: Path, tmp_path: Path, name: str, told: str
) -> None:
    made = docx.Document()
    made.add_paragraph("Текст.")
    made.add_picture(BytesIO(PICTURES[name][0]()))
    done = run_import(docs, "docx", saved(made, tmp_path / "a.docx"))
    assert done.exit_code == 0, done.output
    assert [words for words in (DROPPED, TAKEN_OUT) if words in done.output] == [told] * bool(told)
    brought = [path.suffix for path in (docs / "analysis/imported").glob("*")]
    assert brought == ([] if told == DROPPED else [Path(name).suffix])
    wrong = {each.code for each in pipeline.inspect(docs).diagnostics}
    assert {"asset-type", "image-too-large", "image-metadata", "image-broken"}.isdisjoint(wrong)
