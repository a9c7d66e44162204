"""What the look is made of stands in one file, and a page shows all of it."""

import re
from pathlib import Path

from civildialogue.core.model.ornament import lines

ROOT = Path(__file__).resolve().parents[2]
THEME = ROOT / "scripts/civildialogue"
TOKENS = THEME / "theme/assets/stylesheets/tokens.css"
SHOWN = (ROOT / "developers/design.html").read_text(encoding="utf-8")
_SET = re.compile(r"(?m)^\s*(--[\w-]+):")


def test_a_page_shows_every_token_and_ornament() -> None:
    names = set(_SET.findall(TOKENS.read_text(encoding="utf-8")))
    assert len(names) > 30
    assert set(re.findall(r"<code>(--[\w-]+)</code>", SHOWN)) == names
    folders = re.findall(r'<path d="([^"]+)"/></svg><figcaption>([\w-]+)<', SHOWN)
    assert {path.parent.name for path in (ROOT / "docs").glob("*/index.bg.md")} - {"about"} <= {
        name for _, name in folders
    }
    for drawn, name in folders:
        assert drawn == lines(name), name


def test_what_styles_use_is_a_token_and_a_project_changes_only_those() -> None:
    known = set(_SET.findall(TOKENS.read_text(encoding="utf-8")))
    for path in THEME.rglob("*.css"):
        if path != TOKENS and ".typ" not in path.name:
            text = path.read_text(encoding="utf-8")
            own = set(re.findall(r"(--cd-[\w-]+):", text))
            assert set(re.findall(r"var\((--cd-[\w-]+)\)", text)) <= known | own, path.name
    theirs = (ROOT / "overrides/assets/stylesheets/own.css").read_text(encoding="utf-8")
    assert set(_SET.findall(theirs)) <= known
