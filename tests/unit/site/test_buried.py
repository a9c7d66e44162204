"""Pages that are gone: each passage that was published says where it is now."""

import re

import pytest

from civildialogue.core.model.language import PROGRAM, Locale
from civildialogue.core.model.vocabulary import Kind
from civildialogue.core.site.pages import buried

from ..making import original, translation, writer_of

PUBLISHED = "old: p-same p-else p-gone p-lost\n"
STONES = """\
- {page: old, removed: "2026-11-23", moved-to: new, reason: {bg: "Преместена.", en: "Moved."}}
- {page: old, id: p-else, removed: "2026-11-23", moved-to: "other#p-there", reason: {bg: а, en: b}}
- {page: old, id: p-gone, removed: "2026-11-23", reason: {bg: а, en: b}}
"""
NEW = "Текст.\n{#p-same}\n\nДруг.\n{#p-gone}"
SOURCES = {
    "new.bg.md": original(Kind.PAGE, NEW),
    "new.en.md": translation(Kind.PAGE, "Text.\n{#p-same}"),
    "other.bg.md": original(Kind.PAGE, "Там.\n{#p-there}"),
    "_data/permalinks.txt": PUBLISHED,
    "_data/tombstones.yml": STONES,
}


def passages(text: str) -> dict[str, str]:
    """Each passage of a built text with where its link leads, from the site's root."""
    items = re.findall(r'<li id="([^"]+)">(?:<a href="([^"]+)" data-cd-moved>)?', text)
    return dict(items)


@pytest.mark.parametrize("locale", PROGRAM)
def test_each_passage_leads_to_itself(read, docs, locale: Locale) -> None:
    found = dict(buried.pages(writer_of(read(SOURCES).library, docs, locale)))
    assert list(found) == ["old", "facing/old"]
    assert passages(found["old"]) == {
        "p-same": "../new/#p-same",
        "p-else": "../other/#p-there",
        "p-gone": "",  # Its own tombstone says that it is gone, though the new page has the id.
        "p-lost": "",
    }
    assert passages(found["facing/old"]) == {
        "p-same": "../new/#p-same",
        "p-else": "../../other/#p-there",  # Not translated: no facing page.
        "p-gone": "",
        "p-lost": "",
    }
    assert 'href="../new/"' in found["facing/old"]


def test_a_page_that_went_nowhere_has_no_facing_page(read, docs) -> None:
    gone = {**SOURCES, "_data/tombstones.yml": STONES.replace("moved-to: new, ", "")}
    found = dict(buried.pages(writer_of(read(gone).library, docs)))
    assert list(found) == ["old"]
    assert passages(found["old"])["p-same"] == ""


def test_a_page_merged_into_a_passage(read, docs) -> None:
    merged = {
        **SOURCES,
        "_data/tombstones.yml": STONES.replace("moved-to: new", "moved-to: 'new#p-same'"),
    }
    found = dict(buried.pages(writer_of(read(merged).library, docs)))
    assert 'href="../new/#p-same"' in found["old"]
    assert passages(found["old"])["p-same"] == "../new/#p-same"
