"""Every command that writes into a file leaves its line ends, its mark and its mode alone."""

import re
from collections import Counter
from itertools import cycle
from pathlib import Path

import pytest

from civildialogue.core import pipeline
from civildialogue.core.model.language import ENGLISH
from civildialogue.core.model.vocabulary import Kind
from civildialogue.core.pipeline.recording import record
from civildialogue.core.source.load import Loader
from civildialogue.features.compendium import contribute
from civildialogue.features.compendium.model.dispositions import Disposition
from civildialogue.features.compendium.model.records import Comment

from ..making import original, translation, write_all

FORMS = {"lf": "\n", "crlf": "\r\n", "cr": "\r", "mixed": "\n|\r\n|\r", "other mix": "\r\n|\n"}
COMMENT = """\
---
id: c-aaaaa2
# бележка на редактор
target: {recommendation: rec-0001, block: p-x, quote: Текст}
kind: support
lang: bg
author: {name: Мария, capacity: citizen}
received: "2026-12-01"
received-via: form
licence: CC-BY-4.0
---
Съгласна съм.
Втори ред."""
ANSWER = Disposition.model_validate(
    {"decision": "rejected", "reason": {"bg": "а", "en": "b"}, "by": "Екип", "on": "2026-12-02"}
)
PAGES = {
    "index.bg.md": original(Kind.HOME, "## Цел\n\nПърви.\n{#p-one}\n\nВтори."),
    "index.en.md": translation(Kind.HOME, "## Goal\n\nFirst.\n{#p-one}\n\nSecond."),
    "_data/permalinks.txt": "# моя\nzoo: p-one # едно\n",
    "compendium/comments/rec-0001/2026-12-01-maria-aaaaa2.md": COMMENT,
}


def formed(text: str, ends: str, mark: str, *, last: bool) -> bytes:
    """The text in a form: its lines end with each of ``ends`` in turn."""
    lines = text.rstrip("\n").split("\n")
    given = [line + end for line, end in zip(lines, cycle(ends.split("|")), strict=False)]
    return (mark + "".join(given if last else [*given[:-1], lines[-1]])).encode()


def lines(data: bytes) -> Counter[bytes]:
    return Counter(re.findall(rb"[^\r\n]+(?:\r\n|\r|\n)?", data))


@pytest.mark.parametrize("ends", FORMS.values(), ids=FORMS)
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["", "mark"])
@pytest.mark.parametrize("last", [True, False], ids=["", "no last end"])
@pytest.mark.parametrize("mode", [0o644, 0o755])
def test_only_lines_are_added(docs: Path, ends: str, mark: str, last: bool, mode: int) -> None:
    write_all(docs, {name: formed(text, ends, mark, last=last) for name, text in PAGES.items()})
    files = {name: docs / name for name in PAGES}
    before = {name: path.read_bytes() for name, path in files.items()}
    for path in files.values():
        path.chmod(mode)
    pipeline.fix(docs)
    record(docs, "index")
    comment = contribute.find_comment(docs, "c-aaaaa2")
    contribute.answer(docs, comment, ANSWER)
    library = Loader(docs).library
    assert len(library.translated[ENGLISH]["index"].translates) == 3
    assert library.records(Comment)["c-aaaaa2"].value.disposition == ANSWER
    for name, path in files.items():
        data = path.read_bytes()
        assert data != before[name]
        assert path.stat().st_mode & 0o777 == mode
        assert data.startswith(b"\xef\xbb\xbf") == bool(mark)
        assert data.endswith((b"\n", b"\r")) == last
        assert set(re.findall(rb"\r\n|\r|\n", data)) <= {end.encode() for end in ends.split("|")}
        headings = {line for line in lines(before[name]) if line.startswith(b"## ")}
        kept = Counter({k: v for k, v in lines(before[name]).items() if k not in headings})
        missing = kept - lines(data)
        assert all(not last and not line.endswith((b"\r", b"\n")) for line in missing), missing
