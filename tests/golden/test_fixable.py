"""What a diagnostic promises: `check --fix` takes it away, and brings nothing else."""

from projects import tree
import io
from collections import Counter
from pathlib import Path

import pytest
from PIL import Image

from civildialogue.core import pipeline
from civildialogue.core.model.diagnostics import codes
from civildialogue.core.source import metadata

from test_golden import laid_over_base

FIXABLE = [code for code, entry in codes().items() if entry.fixable]


def found(docs: Path) -> Counter[str]:
    return Counter(diagnostic.code for diagnostic in pipeline.inspect(docs, "docs").diagnostics)


@pytest.mark.parametrize("code", FIXABLE)
def test_what_can_be_fixed_is_fixed(code: str, tmp_path: Path) -> None:
    docs = laid_over_base(code, tmp_path)
    before, had = tree(docs), found(docs)
    assert had[code]
    changed = pipeline.fix(docs)
    after, has = tree(docs), found(docs)
    assert has[code] == 0
    assert has <= had
    assert {path for path in after if after[path] != before.get(path)} == set(changed)
    assert pipeline.fix(docs) == []
    for path in changed:
        if path.endswith((".md", ".yml")):
            order = sorted if code == "block-order" else list  # There lines change their places.
            rest = iter(order(after[path].splitlines()))
            for line in order(before.get(path, b"").splitlines()):
                assert any(_is_kept(line, new) for new in rest), line


def _is_kept(line: bytes, new: bytes) -> bool:
    """Whether a line is what it was, but for an id at its end or what the history says in it."""
    name = line.partition(b":")[0]
    is_told = name.strip() in (b"commit", b"before") and new.startswith(name + b":")
    return new == line or new.startswith(line + b" {#") or is_told


def test_what_can_be_fixed_says_so() -> None:
    for code, entry in codes().items():
        for words in (entry.help.bg, entry.help.en):
            assert code not in FIXABLE or "civildialogue check --fix" in words, code


def picture(kind: str, turned: int | None, *, more: bool = True, xmp: bool = True) -> bytes:
    """A picture of four colours that tells who took it, and how it is to be turned."""
    image = Image.new("RGB", (16, 8), "white")
    image.paste("red", (0, 0, 8, 4))
    image.paste("blue", (8, 4, 16, 8))
    exif = Image.Exif()
    if turned is not None:
        exif[metadata.ORIENTATION] = turned
    if more:
        exif[0x010F] = "Camera of a person"
        exif[0x8825] = {1: "N", 2: (42.0, 41.0, 0.0)}
    packet = {"xmp": b"<x:xmpmeta>of a person</x:xmpmeta>"} if xmp and kind == "WEBP" else {}
    data = io.BytesIO()
    image.save(data, kind, exif=exif, **packet)
    return data.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
@pytest.mark.parametrize("turned", [None, 1, *range(2, 9)])
def test_a_picture_looks_as_before_and_says_nothing(kind: str, turned: int | None) -> None:
    data = picture(kind, turned)
    assert metadata.named(data, kind)
    clean = metadata.without(data, kind)
    assert clean is not None
    assert metadata.named(clean, kind) == []
    assert b"person" not in clean
    with Image.open(io.BytesIO(data)) as before, Image.open(io.BytesIO(clean)) as after:
        assert before.tobytes() == after.tobytes()
        assert dict(after.getexif()) == ({metadata.ORIENTATION: turned} if turned not in (None, 1) else {})
    assert metadata.without(clean, kind) == clean


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_picture_cut_short_is_left_or_loses_nothing(kind: str) -> None:
    data = picture(kind, 6)
    for end in range(len(data)):
        clean = metadata.without(data[:end], kind)
        if clean is not None:
            with Image.open(io.BytesIO(data[:end])) as before, Image.open(io.BytesIO(clean)) as after:
                assert before.tobytes() == after.tobytes()
            assert metadata.named(clean, kind) == []


@pytest.mark.parametrize(("kind", "ending"), [("PNG", "png"), ("JPEG", "jpeg"), ("WEBP", "webp")])
def test_check_fix_cleans_every_kind(kind: str, ending: str, tmp_path: Path) -> None:
    docs = laid_over_base("image-metadata", tmp_path)
    path = docs / f"analysis/photo.{ending}"
    path.write_bytes(picture(kind, 8))
    assert found(docs)["image-metadata"] == 2
    assert {f"analysis/photo.{ending}", "analysis/square.jpg"} == set(pipeline.fix(docs))
    assert found(docs) == Counter()
