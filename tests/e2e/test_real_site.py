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
    "about/provinces/",
    "about/provinces/bg-21/",
    "compendium/levels/",
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


TOKENS = "number special function constant keyword string name operator punctuation comment".split()
"""What the theme gives a colour of its own in code."""
LUMINANCE = """rgb => {
  const part = value =>
    (value /= 255) <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  const [red, green, blue] = rgb.map(part);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}"""
"""Source: WCAG 2.2, relative luminance."""
CONTRAST = f"""(code, token) => {{
  const canvas = new OffscreenCanvas(1, 1).getContext("2d");
  const painted = (...colours) => {{
    for (const colour of colours) {{ canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); }}
    return [...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)];
  }};
  const ground = getComputedStyle(code).backgroundColor;
  code.style.color = `var(--md-code-hl-${{token}}-color)`;
  const tones = [painted(ground), painted(ground, getComputedStyle(code).color)].map({LUMINANCE});
  return (Math.max(...tones) + 0.05) / (Math.min(...tones) + 0.05);
}}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_colour_of_code_is_read(real: Site, visit: Visits, scheme: str) -> None:
    window = visit(scheme=scheme)
    window.open(f"{real.base}/about/editing/")
    code = window.page.locator("pre > code").first
    ratios = {token: code.evaluate(CONTRAST, token) for token in TOKENS}
    assert {token: ratio for token, ratio in ratios.items() if not 4.5 <= ratio <= 21} == {}


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
