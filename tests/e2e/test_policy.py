"""The Content-Security-Policy of every page: nothing inline, nothing foreign, and it holds."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html as lhtml

from civildialogue.core.site.frame.policy import INSTALLED, POLICY
from counts import crossed

from .built import KINDS, LANGUAGES, Site, prefix
from .visit import Visit

Visits = Callable[..., Visit]
SCHEMES = ("light", "dark")
# What a page would tell a server of violations, told to the test instead.
WATCH = """
globalThis.violations = [];
document.addEventListener("securitypolicyviolation", (event) => {
  violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`);
});
"""
LOADS = "//script | //style | //link[@href] | //img | //iframe | //object | //embed"


def watched(visit: Visits, **options: Any) -> Visit:
    return visit(script=WATCH, **options)


def settled(window: Visit, url: str) -> None:
    """Opens a page and lets its scripts come to rest."""
    window.open(url)
    window.settle()


def violations(window: Visit) -> list[str]:
    found: list[str] = window.page.evaluate("violations")
    return found


def inline(tree: Any) -> Iterator[str]:
    """What a page would run or style by itself, and what it would load before its policy."""
    for node in tree.iter(lhtml.etree.Element):
        if node.tag == "style" or (
            node.tag == "script" and not node.get("src") and node.get("type") != "application/json"
        ):
            yield f"<{node.tag}>"
        yield from (name for name in node.attrib if name == "style" or name.startswith("on"))
    policy = tree.xpath("//head/meta[@http-equiv='Content-Security-Policy']")
    wanted = POLICY + (INSTALLED if tree.find_class("cd-learner") else "")
    if [meta.get("content") for meta in policy] != [wanted]:
        yield "another policy"
    elif tree.xpath(f"({LOADS})[following::meta[@http-equiv='Content-Security-Policy']]"):
        yield "something before the policy"


def test_nothing_inline_stands_in_any_page(site: Site) -> None:
    assert {
        address: found for address, tree in site.pages.items() if (found := [*inline(tree)])
    } == {}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_no_kind_of_page_breaks_its_policy(site: Site, visit: Visits, scheme: str) -> None:
    window = watched(visit, scheme=scheme)
    chosen = [row[:2] for row in crossed(KINDS, LANGUAGES, SCHEMES) if row[2] == scheme]
    for kind, language in chosen:
        settled(window, site.url(language, kind))
        assert (kind, violations(window)) == (kind, [])
    missing = [text for text in window.errors if "404" in text]
    assert len(missing) == [kind for kind, _ in chosen].count("missing")
    assert window.errors == missing
    assert window.origins == {site.base}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_pages_do_keeps_to_the_policy(site: Site, visit: Visits, language: str) -> None:
    window = watched(visit, permissions=["clipboard-write", "clipboard-read"])
    window.open(site.url(language, "method"))
    window.page.click("[data-cd-scheme]")
    window.page.locator(".cd-permalink").first.click()
    window.page.keyboard.press("Control+k")
    window.page.keyboard.insert_text("podpiska")
    window.page.locator(".cd-search [role=option]").first.wait_for()
    window.page.set_viewport_size({"width": 400, "height": 700})
    window.page.mouse.wheel(0, 2000)
    window.settle()
    assert violations(window) == []
    assert window.errors == []


def test_a_script_in_a_page_would_not_run(site: Site, visit: Visits) -> None:
    window = watched(visit)
    window.open(site.url("bg", "method"))
    window.page.evaluate(
        """() => {
          const script = document.createElement("script");
          script.textContent = "globalThis.ran = true";
          document.body.append(script);
          const button = document.createElement("button");
          button.setAttribute("onclick", "globalThis.ran = true");
          document.body.append(button);
          button.click();
          const image = "<img src='https://example.org/x.png' style='color:red'>";
          document.body.insertAdjacentHTML("beforeend", image);
        }"""
    )
    window.page.wait_for_function("violations.length >= 4")
    assert window.page.evaluate("globalThis.ran") is None
    rules = {text.split(" ")[0] for text in violations(window)}
    assert rules == {"script-src-elem", "script-src-attr", "img-src", "style-src-attr"}


@pytest.mark.parametrize(("system", "stored", "shown"), [
    ("light", None, "default"),
    ("dark", None, "slate"),
    ("light", "slate", "slate"),
    ("dark", "default", "default"),
    ("dark", "neon", "slate"),
])  # fmt: skip
def test_the_scheme_stands_before_anything_is_painted(
    site: Site, visit: Visits, system: str, stored: str | None, shown: str
) -> None:
    # Stored as each page begins: Chromium under load may lose what a page stores as it is left.
    choice = json.dumps(json.dumps(stored))
    window = visit(
        scheme=system, script=f"localStorage['/.cd-scheme'] = {choice}" if stored else ""
    )
    # Only the first script comes: what it does is done while the body begins.
    window.page.route(
        lambda url: url.endswith(".js") and "start.js" not in url, lambda r: r.abort()
    )
    window.open(site.url("en", "method"))
    assert window.page.get_attribute("body", "data-md-color-scheme") == shown


def test_a_browser_that_remembers_nothing_still_shows_the_page(site: Site, visit: Visits) -> None:
    window = visit(
        script="Object.defineProperty(window, 'localStorage',"
        " { get() { throw new Error('refused'); } });"
    )
    window.open(site.url("bg", "method"))
    window.page.click("[data-cd-scheme]")
    assert window.page.get_attribute("body", "data-md-color-scheme") == "slate"


def test_a_tab_can_be_addressed(site: Site, visit: Visits) -> None:
    window = watched(visit)
    window.open(site.url("bg", "method"))
    window.page.route(
        "**/tabs/", lambda route: route.fulfill(body=_tabs(site), content_type="text/html")
    )
    window.open(f"{site.base}/methodologies/tabs/#__tabbed_1_2")
    assert window.page.is_checked("#__tabbed_1_2")
    assert violations(window) == []


def _tabs(site: Site) -> str:
    tabs = (
        '<div class="tabbed-set tabbed-alternate" data-tabs="1:2">'
        '<input checked id="__tabbed_1_1" name="__tabbed_1" type="radio">'
        '<input id="__tabbed_1_2" name="__tabbed_1" type="radio">'
        '<div class="tabbed-labels"><label for="__tabbed_1_1">A</label>'
        '<label for="__tabbed_1_2">B</label></div>'
        '<div class="tabbed-content"><div class="tabbed-block"><p>a</p></div>'
        '<div class="tabbed-block"><p>b</p></div></div></div>'
    )
    page = site.file_of(KINDS["method"]).read_text(encoding="utf-8")
    return page.replace("</h1>", f"</h1>{tabs}", 1)


def test_the_policy_holds_in_a_folder_on_a_disk(carried: Path, visit: Visits) -> None:
    window = watched(visit, offline=True, scheme="dark")
    window.open((carried / "START.html").as_uri())
    assert violations(window) == []
    for kind, language in crossed(sorted(set(KINDS) - {"missing"}), LANGUAGES):
        window.open((carried / f"{prefix(language)}{KINDS[kind]}index.html").as_uri())
        assert (kind, violations(window)) == (kind, [])
        assert window.page.evaluate(
            "document.fonts.ready.then(f => [...f].some(x => x.status === 'loaded'))"
        )
        assert window.page.get_attribute("body", "data-md-color-scheme") == "slate"
    assert window.errors == []
    trees = [lhtml.fromstring(path.read_bytes()) for path in carried.rglob("*.html")]
    assert [found for tree in trees if (found := [*inline(tree)])] == []
