"""Words that scripts say in another language than the page's tell so to who hears them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generated.building import run
from within import in_process

from .visit import Visit

ENGLISH = "span[lang=en]"
BARE = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const { nodeValue: text, parentElement: place } = walker.currentNode;
    if (/[\\uf8f0\\uf8f1]/.test(text) && !place.closest("script")) found.push(text);
  }
  return found;
}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path_factory.mktemp("stand-ins"))
        run("new", "project", "x", "--languages", "ar,en", "--forge", "none")
        patch.chdir("x")
        with in_process():
            built = run("build")
        assert built.exit_code == 0, built.output
        return Path.cwd() / "site"


def test_form_and_search_say_which_language_they_speak(
    site: Path, visit: Callable[..., Visit]
) -> None:
    window = visit(offline=True)
    page = window.page
    window.open(f"{(site / 'about/comment/index.html').as_uri()}?target=rec-0001")
    page.wait_for_selector("form[data-cd-form]:not([hidden])")
    assert page.locator("[data-cd-term]").locator(ENGLISH).count() == 1
    assert page.locator("#cd-block option").first.get_attribute("lang") == "en"
    page.click("form[data-cd-form] button[type=submit]")
    errors = page.locator("[data-cd-errors]")
    assert errors.locator(f"h2 {ENGLISH}").get_attribute("dir") == "ltr"
    items = errors.locator("li").count()
    assert items > 3
    assert errors.locator(f"li {ENGLISH}").count() >= items
    assert page.evaluate(BARE) == []
    page.fill("#cd-search-field", "qqqzzzxxx")
    note = page.locator("[data-cd-note]").locator(ENGLISH)
    note.first.wait_for()
    assert page.evaluate(BARE) == []
    window.open(f"{(site / 'en/about/comment/index.html').as_uri()}?target=rec-0001")
    page.wait_for_selector("form[data-cd-form]:not([hidden])")
    assert page.locator("main").locator(ENGLISH).count() == 0
