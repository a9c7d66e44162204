"""What the repository may hold: sources, and nothing that was packed, built or fetched."""

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LARGEST = 500_000
LARGE = {
    "scripts/civildialogue/core/output/book/fonts/NotoEmoji-Regular.ttf": "1,466 drawn signs",
    "docs/_data/sources.yml": "one bibliography, of which each text cites items",
    "uv.lock": "the lock names every file of every package with its hash",
}
"""Files above the size, each with its reason."""
PACKED = {
    "tests/golden/book-not-set/docs/analysis/square.png": "an archive that poses as a picture",
    "contrib/report.docx": "the document that the example of the README imports",
    "tests/attacks/paths/docx.docx": "sent as a page by an attacker",
    "tests/attacks/paths/pdf.pdf": "sent as a page by an attacker",
    "tests/attacks/paths/zip.zip": "sent as a page by an attacker",
}
"""Archives, packages and built files, each with its reason."""
KINDS = (
    ".7z .a .bz2 .class .deb .dll .docx .dylib .egg .epub .exe .gz .jar .node .o .odt .pdf .pyc "
    ".pyo .rar .rpm .so .tar .tgz .wasm .whl .xz .zip .zst"
).split()
SIGNS = (
    *(b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00", b"7z\xbc\xaf\x27\x1c"),
    *(b"\x28\xb5\x2f\xfd", b"\x7fELF", b"MZ", b"%PDF-", b"!<arch>", b"\x00asm", b"Rar!"),
)
"""First bytes of archives, programs and PDF. Source: the `magic` file of the program file(1)."""
BUILT = ("site", "site-smoke", "export", "preview", "dist", "build")
"""Folders at the top that commands write."""
FETCHED = {"node_modules", "__pycache__", ".venv", ".uv"}


LONGEST = 250
"""Lines of a module; what is longer holds two things."""
MODULES = {
    ".py": {"benchmarks", "scripts", "tools"},
    ".js": {"scripts"},
    ".mjs": {"eslint.config.mjs", "stylelint.config.mjs", "tests"},
    ".ts": {"types"},
}
"""Where modules are, by their language. Tests in Python may be longer: they list cases."""


def tracked() -> list[str]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    return [path for path in listed.split("\0") if path and (ROOT / path).is_file()]


def oddities(path: str, size: int, start: bytes) -> list[str]:
    """What speaks against a file in the repository."""
    found = []
    if size > LARGEST and path not in LARGE:
        found.append(f"{path}: {size} bytes")
    if path not in PACKED:
        if Path(path).suffix.lower() in KINDS:
            found.append(f"{path}: a packed or built file by its name")
        if start.startswith(SIGNS):
            found.append(f"{path}: a packed or built file by its first bytes")
    folders = Path(path).parts[:-1]
    if (folders[:1] and folders[0] in BUILT) or FETCHED & set(folders):
        found.append(f"{path}: in a folder of built files")
    return found


def test_the_tree_holds_sources_only() -> None:
    paths = tracked()
    assert len(paths) > 500
    found = []
    for path in paths:
        with (ROOT / path).open("rb") as file:
            found += oddities(path, (ROOT / path).stat().st_size, file.read(16))
    assert found == []


def test_every_exception_is_still_there_and_has_a_reason() -> None:
    paths = set(tracked())
    for exceptions in (LARGE, PACKED):
        assert all(path in paths and reason for path, reason in exceptions.items())
    assert all((ROOT / path).stat().st_size > LARGEST for path in LARGE)


def test_a_package_an_archive_and_a_built_page_would_be_told() -> None:
    assert oddities("docs/a.md", LARGEST, b"---") == []
    assert len(oddities("docs/a.md", LARGEST + 1, b"---")) == 1
    assert len(oddities("whl/x-1-py3-none-any.whl", 9, b"PK\x03\x04")) == 2
    assert len(oddities("docs/data", 9, b"\x1f\x8b\x08")) == 1
    assert len(oddities("site/index.html", 9, b"<!doctype")) == 1


@pytest.mark.parametrize(("ending", "places"), MODULES.items())
def test_no_module_is_too_long(ending: str, places: set[str]) -> None:
    every = [Path(path) for path in tracked() if path.endswith(ending)]
    ours = [path for path in every if path.parts[0] in places and "vendor" not in path.parts]
    assert {path.parts[0] for path in ours} == places
    lengths = {str(p): len((ROOT / p).read_text(encoding="utf-8").splitlines()) for p in ours}
    assert {path: lines for path, lines in lengths.items() if lines > LONGEST} == {}
