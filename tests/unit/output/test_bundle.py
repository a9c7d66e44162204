"""The bundle: the same bytes each time, links to files, and no difference that goes unnamed."""

import hashlib
import os
import stat
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from civildialogue.core.output import bundle
from civildialogue.core.output.bundle import MANIFEST, START, Fault

WORDS = {"title": "Форум", "bg": "На български", "en": "In English"}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / "en").mkdir(parents=True)
    (folder / "index.html").write_text('<a href="en/">English</a> – „Здравейте“', encoding="utf-8")
    (folder / "en/index.html").write_text('<a href="../">Bulgarian</a>', encoding="utf-8")
    (folder / "feed.atom").write_bytes(b"<feed/>" * 50)
    return folder


@pytest.fixture
def packed(site: Path, tmp_path: Path) -> Path:
    target = tmp_path / "out" / "forum.zip"
    bundle.write(bundle.files(site, WORDS), target)
    return target


def unpacked(packed: Path) -> Path:
    folder = packed.parent / "unpacked"
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(folder)
    return folder / "forum"


def repacked(packed: Path, change: dict[str, bytes | None]) -> Path:
    """The bundle with files of other contents, added, or (None) taken out."""
    other = packed.with_name("other.zip")
    with zipfile.ZipFile(packed) as old, zipfile.ZipFile(other, "w") as new:
        for entry in old.infolist():
            if entry.filename not in change:
                new.writestr(entry, old.read(entry))
        for name, content in change.items():
            if content is not None:
                new.writestr(name, content)
    return other


@pytest.mark.parametrize(
    ("link", "file"),
    [
        ("a/", "a/index.html"),
        ("../", "../index.html"),
        ("..", "../index.html"),
        (".", "./index.html"),
        ("../a/b/#p-x", "../a/b/index.html#p-x"),
        ("../search/?q=а", "../search/index.html?q=а"),
        ("a.html", "a.html"),
        ("data/x.csv", "data/x.csv"),
        ("#top", "#top"),
        ("", ""),
        ("https://example.org/a/", "https://example.org/a/"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("//example.org/", "//example.org/"),
    ],
)
def test_links_to_folders_lead_to_their_pages(link: str, file: str) -> None:
    assert (
        bundle.offline(f'<a class="x" href="{link}">а</a>') == f'<a class="x" href="{file}">а</a>'
    )


def test_words_that_look_like_links_stay(site: Path) -> None:
    text = '<p>href="a/"</p><img src="a/"><form method="get" action="../search/">'
    assert bundle.offline(text) == text.replace("../search/", "../search/index.html")


def test_a_bundle_is_whole_zipped_and_unpacked(packed: Path) -> None:
    assert bundle.verify(packed) == []
    assert bundle.verify(unpacked(packed)) == []


def test_the_manifest_is_one_for_sha256sum(packed: Path) -> None:
    folder = unpacked(packed)
    done = subprocess.run(["sha256sum", "-c", MANIFEST], cwd=folder, check=False)
    assert done.returncode == 0
    assert len((folder / MANIFEST).read_text().splitlines()) == 4
    assert START in (folder / MANIFEST).read_text()


def test_the_same_site_gives_the_same_bytes(site: Path, packed: Path) -> None:
    first = packed.read_bytes()
    os.utime(site / "feed.atom", (1, 1))
    bundle.write(bundle.files(site, WORDS), packed)
    assert packed.read_bytes() == first


def test_every_byte_that_is_flipped_is_named(packed: Path) -> None:
    whole = packed.read_bytes()
    broken = packed.with_name("broken.zip")
    for at in range(0, len(whole), 7):
        broken.write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
        with zipfile.ZipFile(packed) as one:
            contents = {n: one.read(n) for n in one.namelist()}
        try:
            with zipfile.ZipFile(broken) as other:
                same = {n: other.read(n) for n in other.namelist()} == contents
        except Exception:
            same = False
        assert same or bundle.verify(broken), at


def test_the_file_whose_byte_is_flipped_is_named(packed: Path) -> None:
    whole = packed.read_bytes()
    with zipfile.ZipFile(packed) as archive:
        entry = archive.getinfo("forum/feed.atom")
    at = entry.header_offset + 30 + len(entry.filename) + entry.compress_size // 2
    packed.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
    assert bundle.verify(packed) == [Fault("changed", "feed.atom")]


def test_what_is_changed_missing_and_added_is_named(packed: Path) -> None:
    change = {"forum/feed.atom": b"x", "forum/index.html": None, "forum/new.html": b"y"}
    assert bundle.verify(repacked(packed, change)) == [
        Fault("changed", "feed.atom"),
        Fault("missing", "index.html"),
        Fault("added", "new.html"),
    ]
    folder = unpacked(packed)
    (folder / "feed.atom").write_text("x")
    (folder / "en/index.html").unlink()
    (folder / "extra").write_text("")
    assert {f.kind for f in bundle.verify(folder)} == {"changed", "missing", "added"}


@pytest.mark.parametrize("name", ["../outside", "forum/../../outside", "/etc/x", "forum/a\\..\\b"])
def test_names_that_lead_outside_are_unsafe_and_not_followed(packed: Path, name: str) -> None:
    other = repacked(packed, {name: b"x"})
    assert any(fault.kind == "unsafe" for fault in bundle.verify(other))
    assert not (packed.parent / "outside").exists()


def test_links_are_unsafe(packed: Path) -> None:
    folder = unpacked(packed)
    (folder / "feed.atom").unlink()
    (folder / "feed.atom").symlink_to("/etc/passwd")
    assert Fault("unsafe", "feed.atom") in bundle.verify(folder)
    linked = packed.with_name("linked.zip")
    with zipfile.ZipFile(linked, "w") as archive:
        entry = zipfile.ZipInfo("forum/a")
        entry.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(entry, "/etc/passwd")
    assert Fault("unsafe", "forum/a") in bundle.verify(linked)


@pytest.mark.parametrize("content", [b"", b"no zip at all", b"PK\x03\x04 cut"])
def test_what_is_no_bundle_is_said(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(content)
    assert bundle.verify(path) == [Fault("unreadable", "x.zip")]


@pytest.mark.parametrize("kind", ["pipe", "device"])
def test_what_has_no_end_is_not_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    def opened(*_: object) -> None:
        pytest.fail("opened")

    monkeypatch.setattr(zipfile, "ZipFile", opened)
    path = Path(os.devnull)
    if kind == "pipe":
        path = tmp_path / "x.zip"
        os.mkfifo(path)
    assert bundle.verify(path) == [Fault("unreadable", path.name)]


def test_a_pipe_in_an_unpacked_bundle_is_named(packed: Path) -> None:
    folder = unpacked(packed)
    os.mkfifo(folder / "pipe")
    assert bundle.verify(folder) == [Fault("unsafe", "pipe")]


def test_a_bomb_is_not_unfolded(packed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle, "LARGEST", 10)
    assert bundle.verify(packed) == [Fault("unreadable", "forum.zip")]


def test_a_folder_without_a_manifest(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("")
    assert Fault("missing", MANIFEST) in bundle.verify(tmp_path)


@pytest.mark.parametrize(
    ("before", "after"), [(b"MZ", b""), (b"", b"x"), (b"#!/bin/sh\n", b"\0" * 64)]
)
def test_bytes_around_the_zip_are_refused(packed: Path, before: bytes, after: bytes) -> None:
    packed.write_bytes(before + packed.read_bytes() + after)
    assert bundle.verify(packed) == [Fault("surplus", packed.name)]


def test_a_comment_and_a_gap_inside_are_refused(packed: Path) -> None:
    whole = packed.read_bytes()
    with zipfile.ZipFile(packed, "a") as archive:
        archive.comment = b"hidden"
    assert bundle.verify(packed) == [Fault("surplus", packed.name)]
    packed.write_bytes(whole)
    with zipfile.ZipFile(packed) as archive:
        at = archive.start_dir
    size = len(whole) - at - 22
    end = whole[-22:-6] + (at + 99).to_bytes(4, "little") + whole[-2:]
    packed.write_bytes(whole[:at] + b"h" * 99 + whole[at : at + size] + end)
    assert bundle.verify(packed) == [Fault("surplus", packed.name)]


def again(packed: Path, change: Callable[[zipfile.ZipInfo, bytes], bytes]) -> Path:
    """The zip packed anew, with what a change makes of each file and of what is told of it."""
    other = packed.with_name("again.zip")
    with zipfile.ZipFile(packed) as old, zipfile.ZipFile(other, "w") as new:
        for entry in old.infolist():
            content = change(entry, old.read(entry))
            new.writestr(entry, content)
    return other


def test_packed_again_it_has_no_surplus(packed: Path) -> None:
    assert bundle.verify(again(packed, lambda _, content: content)) == []


@pytest.mark.parametrize(
    ("name", "value"), [("extra", b"\xfe\xca\x02\x00hi"), ("comment", b"hidden")]
)
def test_bytes_beside_a_name_are_refused(packed: Path, name: str, value: bytes) -> None:
    def change(entry: zipfile.ZipInfo, content: bytes) -> bytes:
        setattr(entry, name, value)
        return content

    other = again(packed, change)
    assert bundle.verify(other) == [Fault("surplus", other.name)]


def test_a_line_of_the_manifest_that_names_nothing_is_a_difference(packed: Path) -> None:
    def change(entry: zipfile.ZipInfo, content: bytes) -> bytes:
        return b"words\n" + content if entry.filename.endswith("/MANIFEST") else content

    assert bundle.verify(again(packed, change)) == [Fault("changed", "MANIFEST")]


@pytest.mark.parametrize("name", ["../../out/", "other/index.html", "loose.html"])
def test_what_is_not_in_the_one_folder_is_unsafe(packed: Path, name: str) -> None:
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr(name, b"")
    assert bundle.verify(packed) == [Fault("unsafe", name)]


def test_a_few_bytes_between_files_are_refused(packed: Path) -> None:
    whole = packed.read_bytes()
    with zipfile.ZipFile(packed) as archive:
        at, offset = archive.start_dir, archive.infolist()[-1].header_offset
    moved = (offset + 9).to_bytes(4, "little")
    told = whole[at:].replace(offset.to_bytes(4, "little"), moved)
    told = told.replace(at.to_bytes(4, "little"), (at + 9).to_bytes(4, "little"))
    packed.write_bytes(whole[:offset] + b"unlisted!" + whole[offset:at] + told)
    assert bundle.verify(packed) == [Fault("surplus", packed.name)]


def test_what_macos_leaves_in_folders_is_no_difference(packed: Path) -> None:
    folder = unpacked(packed)
    (folder / "en" / ".DS_Store").write_bytes(b"x")
    (folder / ".DS_Store").write_bytes(b"x")
    assert bundle.verify(folder) == []


def test_who_changes_a_file_and_its_line_is_found_by_a_list_from_elsewhere(packed: Path) -> None:
    def summed(path: Path, form: str) -> bytes:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        return f"{'0' * 64}  ./index.html\n{digest}{form}{path.name}\n".encode()

    signed = summed(packed, "  ./downloads/")
    assert bundle.compare(packed, signed) == []
    assert bundle.compare(packed, summed(packed, " *")) == []
    folder = unpacked(packed)
    of_folder = summed(folder / MANIFEST, "  ./downloads/")
    assert bundle.compare(folder, of_folder) == []
    with zipfile.ZipFile(packed) as archive:
        listed = archive.read(f"forum/{MANIFEST}").decode()
    old = hashlib.sha256(b"<feed/>" * 50).hexdigest()
    change = listed.replace(old, hashlib.sha256(b"x").hexdigest()).encode()
    other = repacked(packed, {"forum/feed.atom": b"x", f"forum/{MANIFEST}": change})
    other.replace(packed)
    assert bundle.verify(packed) == []
    assert bundle.compare(packed, signed) == [Fault("unsigned", packed.name)]
    (folder / MANIFEST).write_bytes(change)
    assert bundle.compare(folder, of_folder) == [Fault("unsigned", MANIFEST)]
    assert bundle.compare(packed, b"") == [Fault("unlisted", packed.name)]


def test_a_failure_leaves_the_old_bundle(site: Path, packed: Path) -> None:
    before = packed.read_bytes()

    def breaking():  # type: ignore[no-untyped-def]
        yield "a", b"x"
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        bundle.write(breaking(), packed)
    assert packed.read_bytes() == before
    assert sorted(p.name for p in packed.parent.iterdir()) == ["forum.zip"]
