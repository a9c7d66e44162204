"""The corpus of attacks, published: a real browser opens every page, and nothing of it runs."""

import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

import pytest

from attacks.corpus import attacks
from counts import LONG, some

from .built import LANGUAGES, Site, _commit, civildialogue, make_project, prefix, served
from .visit import Visit

Visits = Callable[..., Visit]
Named = TypeVar("Named", str, Path)
ACCEPTED = [attack for attack in attacks() if not attack.refused]
# Every way in which a page of the corpus tells that it ran, and what a reader's hands would do.
WATCH = """
globalThis.violations = [];
document.addEventListener("securitypolicyviolation", (event) => {
  violations.push(`${event.violatedDirective} ${event.blockedURI}`);
});
for (const name of ["alert", "confirm", "prompt", "print", "open"]) {
  globalThis[name] = () => { globalThis.__pwned = name; };
}
"""
TOUCHED = """() => {
  const kinds = ["mouseover", "pointerenter", "focus", "blur", "input", "toggle", "error", "load",
    "animationstart", "animationend", "begin", "scroll", "beforematch", "copy", "keydown"];
  for (const element of document.querySelectorAll("*")) {
    if (element instanceof HTMLDetailsElement) element.open = true;
    for (const kind of kinds) element.dispatchEvent(new Event(kind));
  }
  // A file that a page holds is saved and never opened.
  const saved = (link) => link.matches(".cd-downloads a[download]");
  const odd = [...document.querySelectorAll("a[href], area, form, use, image")].filter((element) =>
    !saved(element) && (!/^(https?:|mailto:|file:|$)/.test(element.protocol ?? "")
    || /^\\s*(javascript|data|vbscript|blob):/i.test(element.getAttribute("href") ?? "")
    || /^\\s*(javascript|data|vbscript):/i.test(element.getAttribute("action") ?? "")));
  return {ran: globalThis.__pwned ?? null, violations, odd: odd.map((each) => each.outerHTML)};
}"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with every file of the corpus that the check lets pass, built and packed."""
    folder = make_project(tmp_path_factory.mktemp("hostile"))
    for attack in ACCEPTED:
        attack.place(folder / "docs")
    fixed = civildialogue(folder, "check", "--fix", "--quiet")
    assert fixed.returncode == 0, fixed.stdout + fixed.stderr
    _commit(folder, "2026-12-06T10:00:00Z", "Everything that was sent")
    # The tests of outputs set these books as PDF in every run; a quick one opens what was sent.
    sent = "--publication compendium"
    books = ["export epub", f"export pdf {sent}"] if LONG else [f"export epub {sent}"]
    for what in ("build", "export bundle", *books):
        command = what.split()
        done = civildialogue(folder, *command, *(["--out", "export"] if len(command) > 1 else []))
        assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="module")
def published(hostile: Path) -> Iterator[Site]:
    with served(hostile / "site") as base:
        yield Site(hostile / "site", base)


OPENED = 8
"""So many pages of each sort a quick run opens; the tests of outputs read all of them."""


def tried(pages: Mapping[Named, str]) -> list[Named]:
    """`some` of the pages whose source (given with each) holds a comment, and of the rest."""
    sent = {page for page, source in pages.items() if 'class="cd-comment-text"' in source}
    return [*some(sorted(sent), OPENED), *some(sorted(pages.keys() - sent), OPENED)]


def watched(visit: Visits, **options: Any) -> Visit:
    return visit(script=WATCH, **options)


@pytest.mark.parametrize("bypassed", [False, True], ids=["with the policy", "without it"])
def test_nothing_runs_on_any_page(published: Site, visit: Visits, bypassed: bool) -> None:
    """The policy is the second wall; the first must stand alone."""
    window = watched(visit, bypass_csp=bypassed)
    sources = {page: file.read_text("utf-8") for page, file in published.files.items()}
    for address in tried(sources):
        window.open(f"{published.base}/{address}")
        assert window.page.evaluate(TOUCHED) == {"ran": None, "violations": [], "odd": []}, address
        assert window.page.url.startswith(published.base), address
    assert window.origins == {published.base}
    assert window.context.cookies() == []
    assert [error for error in window.errors if "404" not in error] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_sent_is_found_and_shown_as_words(
    published: Site, visit: Visits, language: str
) -> None:
    window = watched(visit, bypass_csp=True)
    for words in ("script", "onerror", "javascript", "img src"):
        window.open(f"{published.base}/{prefix(language)}search/?q={words}")
        window.page.locator(".cd-found li, .cd-found p").first.wait_for()
        assert window.page.evaluate(TOUCHED)["ran"] is None
        assert window.page.locator(".cd-found script, .cd-found img").count() == 0
    assert window.origins == {published.base}


def test_nothing_runs_from_a_folder_either(hostile: Path, visit: Visits, tmp_path: Path) -> None:
    """From a disk every file is of one origin, and the network is a stranger."""
    with zipfile.ZipFile(hostile / "export" / "civildialogue-offline.zip") as archive:
        archive.extractall(tmp_path)
    window = watched(visit, bypass_csp=True, offline=True)
    pages = tried({p: p.read_text("utf-8") for p in tmp_path.rglob("compendium/**/*.html")})
    assert len(pages) >= OPENED
    for page in pages:
        window.open(page.as_uri())
        assert window.page.evaluate(TOUCHED) == {"ran": None, "violations": [], "odd": []}, page
    assert window.origins == {"file://"}


def test_nothing_runs_in_an_e_book(hostile: Path, visit: Visits, tmp_path: Path) -> None:
    """Some reading systems run what a browser would."""
    window = watched(visit, bypass_csp=True, offline=True)
    books = sorted((hostile / "export").glob("*.epub"))
    assert len(books) >= 2
    for book in books:
        with zipfile.ZipFile(book) as archive:
            archive.extractall(tmp_path / book.stem)
    for page in tried({p: p.read_text("utf-8") for p in tmp_path.rglob("*.xhtml")}):
        window.open(page.as_uri())
        found = window.page.evaluate(TOUCHED)
        assert found == {"ran": None, "violations": [], "odd": []}, page
        assert window.page.locator("parsererror, script, iframe, object, embed").count() == 0
    assert window.origins == {"file://"}
