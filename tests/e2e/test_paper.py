"""Pages on paper: none is empty, and none begins with a page that is mostly so."""

from collections.abc import Callable
from io import BytesIO

import pypdfium2
import pytest

from counts import crossed

from .built import KINDS, LANGUAGES, Site
from .visit import Visit

Visits = Callable[..., Visit]
PAPER = [kind for kind in KINDS if kind not in ("removed", "missing")] + ["search"]
ADDRESSES = {
    "search": "search/",
    "downloads": "about/downloads/",
    "evidence": "compendium/evidence/",
}


def filled(page: pypdfium2.PdfPage) -> float:
    """How far down a page anything stands, as a share of its height."""
    image = page.render(scale=0.5, grayscale=True).to_numpy()
    rows = (image < 200).any(axis=1).nonzero()[0]
    return float(rows.max() / len(image)) if len(rows) else 0.0


@pytest.mark.parametrize(("kind", "language"), crossed(PAPER, LANGUAGES))
def test_no_page_on_paper_is_empty_or_begins_so(
    site: Site, visit: Visits, kind: str, language: str
) -> None:
    window = visit()
    window.open(f"{site.url(language, 'home')}{ADDRESSES.get(kind) or KINDS[kind]}")
    paper = pypdfium2.PdfDocument(BytesIO(window.page.pdf(format="A4", prefer_css_page_size=True)))
    shares = [filled(page) for page in paper]
    assert min(shares) > 0
    assert len(shares) == 1 or shares[0] > 0.6


def test_what_is_folded_stays_so_on_paper(site: Site, visit: Visits) -> None:
    window = visit()
    window.open(f"{site.url('bg', 'home')}compendium/evidence/")
    window.page.emulate_media(media="print")
    window.page.evaluate("document.querySelectorAll('details').forEach((each) => each.open = true)")
    assert window.page.locator("details svg").first.is_visible() is False
