"""What pages are called in English: in sentence case, in titles, menus and buttons."""

import re
from collections.abc import Iterator
from pathlib import Path

from civildialogue.core.model.language import ENGLISH, messages

DOCS = Path(__file__).resolve().parents[2] / "docs"
NAMED = re.compile(r'^(?:short-)?title: "?(.*?)"?$', re.MULTILINE)
# A capital after a space that begins no sentence, quotation or part after a colon.
CAPITAL = re.compile(r"(?<=[a-z,’] )[A-Z][a-z’]+\b")
PROPER = frozenset(
    "Administrative Bulgaria Bulgarian Business Civic Commission Digital English European Forum "
    "Git Register GitHub Haskovo LibreOffice Members Moodle Office Parliament Plovdiv Province "
    "Python Rescue Smolyan Tyrol Union Word".split()
)
SHORT = 8
"""A message of so few words is a heading, a name in a menu or a button."""


def named() -> Iterator[tuple[str, str]]:
    """What is a name, with where it stands."""
    for path in sorted(DOCS.rglob("*.en.md")):
        yield from ((path.name, title) for title in NAMED.findall(path.read_text(encoding="utf-8")))
    for key, text in messages(ENGLISH).items():
        if len(text.split()) <= SHORT and not key.endswith(".keywords"):
            yield key, text


def test_english_names_are_in_sentence_case() -> None:
    found = {(at, name) for at, name in named() if {*CAPITAL.findall(name)} - PROPER}
    assert found == set()


def test_what_is_not_in_it_is_seen() -> None:
    assert {*CAPITAL.findall("How to Cite: in the European Forum")} - PROPER == {"Cite"}
