"""Whatever stands in ``mkdocs.yml`` is read without a fault of ours; what passes is loaded."""

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from mkdocs.config import load_config

from civildialogue import report
from civildialogue.core.model.language import languages
from civildialogue.core.source.settings import NAME
from civildialogue.core.source.settings import settings as read_settings
from counts import cases
from projects import SETTINGS, around

BASE: dict[str, Any] = yaml.safe_load(SETTINGS) | {
    "extra": {
        "funding": {"bg": "Платено.", "en": "Paid."},
        "forge": {"kind": "github", "repository": "https://example.org/o/n", "branch": "main"},
        "mail": "a@example.org",
    },
    "extra_css": ["assets/stylesheets/forum.css"],
    "validation": {"links": {"anchors": "info"}},
    "docs_dir": "docs",
    "site_dir": "site",
    "use_directory_urls": True,
    "copyright": "CC BY 4.0",
}
ODD: list[Any] = [
    *(
        None,
        True,
        False,
        0,
        -1,
        1.5,
        "",
        " ",
        "x",
        "docs",
        "ro",
        ".",
        "..",
        "../x",
        "/",
        "a/../..",
        "~",
    ),
    *([], {}, [None], [[]], [{}], [{"a": 1, "b": 2}], {"": None}, {"bg": "x"}, ["docs"], [1, "bg"]),
    *(
        "None",
        "http://",
        "https://[",
        "https://a b",
        "javascript:x",
        "https://x/?q#f",
        "C:\\x",
        "a\0b",
    ),
    *("\u202e", "material", "readthedocs", "x" * 300, {"text": "Roboto"}, "site/../docs"),
    *({"civildialogue": {"a": 1}}, {"i18n": None}, ["i18n", "i18n"], {"i18n": {"languages": "bg"}}),
]
NEW = ["nav", "hooks", "INHERIT", "plugins", "theme", "x", "<<", "?", "extra", "locale", "build"]
TEXTS = [
    "&a",
    "*a",
    "!ENV X",
    "!!python/name:os.system",
    "2026-02-31",
    "0x1F",
    "1_0",
    "yes",
    "~",
    ": [",
]


def places(value: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield at
    inner = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value if isinstance(value, list) else [])
    )
    for key, below in inner:
        yield from places(below, (*at, key))


PLACES = sorted(places(BASE), key=repr)


@st.composite
def written(draw: st.DrawFn) -> str:
    """Settings with a few values, keys or lines that are not what they should be."""
    found: Any = copy.deepcopy(BASE)
    for _ in range(draw(st.integers(1, 3))):
        *way, last = draw(st.sampled_from(PLACES)) or ("x",)
        holder = found
        try:
            for key in way:
                holder = holder[key]
            match draw(st.sampled_from(["change", "drop", "add"])):
                case "drop":
                    del holder[last]
                case "add":
                    holder[draw(st.sampled_from(NEW))] = draw(st.sampled_from(ODD))
                case _:
                    holder[last] = copy.deepcopy(draw(st.sampled_from(ODD)))
        except (KeyError, IndexError, TypeError):
            continue  # An earlier change took the place away.
    text = yaml.safe_dump(found, allow_unicode=True, sort_keys=draw(st.booleans()))
    if draw(st.integers(0, 3)) == 0:
        lines = text.split("\n")
        at = draw(st.integers(0, len(lines) - 1))
        lines[at] = lines[at].partition(":")[0] + ": " + draw(st.sampled_from(TEXTS))
        lines.insert(at, draw(st.sampled_from(lines)))
        text = "\n".join(lines)
    return text


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    docs = tmp_path_factory.mktemp("project") / "docs"
    docs.mkdir()
    (docs / "index.bg.md").write_text("x", encoding="utf-8")
    return around(docs)


@settings(max_examples=cases(2_000, quick=150))
@given(text=written())
def test_every_fault_has_its_place_and_what_passes_is_loaded(project: Path, text: str) -> None:
    (project / NAME).write_text(text, encoding="utf-8")
    found = read_settings(project)
    lines = text.split("\n")
    for fault in found.diagnostics:
        assert fault.span.path == NAME
        assert 1 <= fault.span.line <= len(lines)
        assert 1 <= fault.span.column <= len(lines[fault.span.line - 1]) + 1
    for locale in languages():
        report.text(found.diagnostics, locale)
    if not found.diagnostics:
        assert found.usable
        loaded = load_config(str(project / NAME))
        assert Path(loaded.docs_dir) == found.docs.resolve()
        assert Path(loaded.site_dir) == found.site.resolve()
        assert f"{str(loaded.site_url).rstrip('/')}/" == found.address


@settings(max_examples=cases(500, quick=50))
@given(data=st.binary(max_size=200))
def test_any_bytes_are_told(project: Path, data: bytes) -> None:
    (project / NAME).write_bytes(data)
    found = read_settings(project)
    assert found.diagnostics
    assert not found.usable or b":" in data or b"?" in data
    assert {fault.span.path for fault in found.diagnostics} == {NAME}
