"""The repository's own texts, built: accessible, self-contained and fit for narrow windows."""

from collections.abc import Callable
from functools import cache

import pytest

from counts import LONG, crossed, some

from .built import LANGUAGES, Site, is_hidden, language_of, prefix
from .visit import Visit

Visits = Callable[..., Visit]
# The longest page of each kind that the texts have is looked at; it has the most that can go wrong.
KINDS = ("home", "page", "publication", "method", "recommendation", "facing")
MADE = (
    "about/glossary/",
    "about/sources/",
    "about/authorities/",
    "about/translations/",
    "about/diagnostics/",
    "about/map/",
    "about/comment/",
    "about/corrections/",
    "analysis/findings/",
    "analysis/figures/",
    "search/",
    "compendium/recommendations/",
    "compendium/recommendations/rec-9901/",
    "compendium/consultations/",
    "compendium/consultations/2026-autumn/",
    "compendium/consultations/2026-example-summary/",
    "compendium/responses/",
    "compendium/evidence/",
    "compendium/data/",
    "compendium/how-comments-work/",
    "404.html",
)
# The fixture has a page of each kind, too, which other tests give to axe in every run.
AXED = some((*KINDS, *MADE), least=6)


@cache
def longest(site: Site, kind: str, language: str) -> str:
    """The address of the longest page of a kind."""
    mark = "cd-facing" if kind == "facing" else f"cd-kind-{kind}"
    found = {
        address: len(tree.text_content())
        for address, tree in site.found.items()
        if language_of(address) == language
        and tree.xpath(f"//*[contains(concat(@class, ' '), '{mark} ')]")
    }
    assert found, f"the site has no page of the kind {kind}"
    return max(found, key=lambda address: found[address])


def address(site: Site, name: str, language: str) -> str:
    """Where a page stands that is named by its kind or by its path."""
    return longest(site, name, language) if name in KINDS else prefix(language) + name


@pytest.mark.parametrize(
    ("name", "language", "scheme"), crossed(AXED, LANGUAGES, ("light", "dark"))
)
def test_axe_finds_nothing(
    real: Site, visit: Visits, name: str, language: str, scheme: str
) -> None:
    window = visit(scheme=scheme)
    window.open(f"{real.base}/{address(real, name, language)}")
    shown = window.page.get_attribute("body", "data-md-color-scheme")
    assert shown == {"light": "default", "dark": "slate"}[scheme]
    assert window.is_accessible()


@pytest.mark.parametrize(("name", "language"), crossed((*KINDS, *MADE), reversed(LANGUAGES)))
def test_a_page_fits_a_narrow_window_and_asks_only_its_own_server(
    real: Site, visit: Visits, name: str, language: str
) -> None:
    window = visit(width=320)
    window.open(f"{real.base}/{address(real, name, language)}")
    window.settle()
    assert window.wider() == []
    # The fixture's pages are asked this at this width in every run.
    assert not LONG or window.is_accessible()
    assert window.origins == {real.base}
    assert window.context.cookies() == []
    assert window.errors == []


def test_every_page_of_the_project_is_in_both_languages(real: Site) -> None:
    stand_ins = [
        address
        for address, tree in real.found.items()
        if is_hidden(tree) and tree.xpath("//*[contains(@class, 'cd-fallback')]")
    ]
    assert stand_ins == []
