"""Writing: whole or not at all, never outside, and what was not meant stays to the byte."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civildialogue.core.model.changes import Change
from civildialogue.core.model.text import SourceText
from civildialogue.core.source.reading import OutsideError, decoded
from civildialogue.core.source.writing import changed, write
from projects import tree

from ..making import write_all


def test_a_file_is_replaced_whole(docs: Path) -> None:
    write_all(docs, {"a.bg.md": "старо"})
    write(docs, "a.bg.md", "ново\r\n")
    assert tree(docs) == {"a.bg.md": "ново\r\n".encode()}


@pytest.mark.parametrize("mode", [0o755, 0o600, 0o444])
def test_the_mode_stays(docs: Path, mode: int) -> None:
    write_all(docs, {"a.bg.md": "старо"})
    (docs / "a.bg.md").chmod(mode)
    write(docs, "a.bg.md", "ново")
    assert (docs / "a.bg.md").stat().st_mode & 0o777 == mode


@pytest.mark.parametrize("path", ["../a.md", "b/../../a.md", "/a.md", "c/a.md", "c/d/a.md"])
def test_nothing_is_written_outside(docs: Path, path: str) -> None:
    outside = docs.parent / "outside"
    write_all(outside, {"a.md": "старо"})
    (docs / "c").symlink_to(outside)
    with pytest.raises(OutsideError):
        write(docs, path, "x")
    assert tree(docs.parent) == {"outside/a.md": "старо".encode()}


def test_a_link_is_not_written_through(docs: Path) -> None:
    outside = docs.parent / "outside.md"
    outside.write_text("старо", encoding="utf-8")
    (docs / "a.md").symlink_to(outside)
    with pytest.raises(OutsideError):
        write(docs, "a.md", "ново")
    assert outside.read_text(encoding="utf-8") == "старо"


def test_nothing_is_left_of_a_failed_write(docs: Path) -> None:
    (docs / "a.md").mkdir()
    with pytest.raises(OSError):
        write(docs, "a.md", "ново")
    assert tree(docs) == {}


@pytest.mark.parametrize(
    ("raw", "change", "expected"),
    [
        ("а\r\nб\n", Change(2, 0, ("х",)), "а\r\nх\r\nб\n"),
        ("а\r\nб", Change(3, 0, ("х",)), "а\r\nб\r\nх"),
        ("\ufeffа", Change(2, 0, ("х", "у")), "\ufeffа\nх\nу"),
        ("\ufeffа\rб\n", Change(1, 1, ("х",)), "\ufeffх\rб\n"),
        ("а\r\nб\nв\r", Change(2, 1, ("х", "у")), "а\r\nх\nу\nв\r"),
        ("а\r\nб\nв\r", Change(1, 2, ()), "в\r"),
        ("а\r\n", Change(1, 0, ("х",)), "х\r\nа\r\n"),
    ],
)
def test_lines_keep_their_ends(raw: str, change: Change, expected: str) -> None:
    assert changed(decoded("a", raw.encode()), [change]) == expected


lines = st.lists(st.sampled_from(["", "а", "б", "{#x}"]), min_size=1, max_size=6)
ends = st.lists(st.sampled_from(["\n", "\r\n", "\r"]), min_size=6, max_size=6)
edits = st.dictionaries(
    st.integers(1, 7),
    st.tuples(st.booleans(), st.lists(st.sampled_from(["нов", ""]), max_size=3).map(tuple)),
    max_size=3,
)


@given(lines, ends, st.sampled_from(["", "\ufeff"]), edits)
def test_only_what_was_meant_changes(
    words: list[str], marks: list[str], bom: str, wanted: dict[int, tuple[bool, tuple[str, ...]]]
) -> None:
    """Against a model without line ends, and by the bytes of what no change touches."""
    raw = bom + words[0] + "".join(e + w for e, w in zip(marks, words[1:], strict=False))
    source: SourceText = decoded("a", raw.encode())
    count = len(source.lines)
    changes = [
        Change(line, int(is_new and line <= count), new)
        for line, (is_new, new) in wanted.items()
        if line <= count + 1
    ]
    expected = list(source.lines)
    for change in sorted(changes, key=lambda c: c.line, reverse=True):
        expected[change.line - 1 : change.line - 1 + change.count] = change.lines
    found = changed(source, changes)
    assert decoded("a", found.encode()).text == "\n".join(expected or [""])
    assert found.startswith(bom)
    untouched = [*re.findall("[^\r\n]*(?:\r\n|\r|\n)", raw.removeprefix(bom))]
    for change in changes:
        if change.count and change.line <= len(untouched):
            untouched[change.line - 1] = ""
    if untouched and any(c.count and c.line == count and not c.lines for c in changes):
        kept = max((n for n, line in enumerate(untouched) if line), default=0)
        untouched[kept : kept + 1] = [untouched[kept].rstrip("\r\n")]  # It is the last now.
    if "" in untouched and "\r" in marks:
        return  # A CR that comes to stand before an LF takes its place.
    at = 0
    for line in untouched:
        at = found.index(line, at) + len(line)
