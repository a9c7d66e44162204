"""What assistive technology is told of a page of each kind: its roles, names and order.

`trees/` has what was reviewed; ``pytest --update-golden`` writes it anew, to be read before it is
kept.
"""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from .built import KINDS, LANGUAGES, Site
from .visit import Visit

Visits = Callable[..., Visit]
TREES = Path(__file__).with_name("trees")
PAGES = [(language, kind) for language in LANGUAGES for kind in KINDS if kind != "diagnostics"]
"""All kinds but the list of diagnostics, which is the same few elements some hundred times."""
_HEADING = re.compile(r'- heading "(.*)" \[level=')
_LINK = re.compile(r'- link "(.*)":?$')
_CHANGING = re.compile(r"\b[0-9]{1,2} (?:\w+ )?20[0-9]{2}\b|\b[0-9a-f]{7,}\b")
"""Days of changes and hashes, which differ from run to run."""


def tree(visit: Visits, address: str) -> str:
    """The accessibility tree of a page's `main`, without addresses."""
    window = visit()
    window.open(address)
    window.settle()
    shown = window.page.locator("main").aria_snapshot()
    lines = [line for line in shown.splitlines() if "- /url:" not in line]
    return _CHANGING.sub("…", "\n".join(lines)) + "\n"


@pytest.mark.parametrize(("language", "kind"), PAGES)
def test_a_page_says_what_was_reviewed(
    request: pytest.FixtureRequest, site: Site, visit: Visits, language: str, kind: str
) -> None:
    told, reviewed = tree(visit, site.url(language, kind)), TREES / f"{kind}.{language}.txt"
    if request.config.getoption("--update-golden"):
        reviewed.parent.mkdir(exist_ok=True)
        reviewed.write_text(told, encoding="utf-8")
    assert told == reviewed.read_text(encoding="utf-8")
    label = {"bg": "Цитиране", "en": "Cite"}[language]
    headings = [found[1] for line in told.splitlines() if (found := _HEADING.search(line))]
    assert headings
    assert [name for name in headings if label in name] == []
    links = [found[1] for line in told.splitlines() if (found := _LINK.search(line))]
    named = Counter(name for name in links if name.startswith(label))
    assert [name for name, count in named.items() if count > 1] == []
