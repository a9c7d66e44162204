"""The site carried away: unpacked, opened from a folder, with the network off."""

import hashlib
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html

from counts import crossed

from .built import LANGUAGES, civildialogue, served
from .visit import Visit

Visits = Callable[..., Visit]


@pytest.fixture(scope="module")
def exported(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of its own in which everything was exported."""
    own = Path(shutil.copytree(project, tmp_path_factory.mktemp("bundle") / "forum"))
    done = civildialogue(own, "export", "all", "--out", "export")
    assert done.returncode == 0, done.stdout + done.stderr
    return own


@pytest.fixture(scope="module")
def packed(exported: Path) -> Path:
    return exported / "export" / "civildialogue-offline.zip"


@pytest.fixture(scope="module")
def folder(packed: Path) -> Path:
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(packed.parent)
    return packed.with_suffix("")


def test_one_can_walk_through_it(folder: Path, visit: Visits) -> None:
    window = visit(offline=True)
    window.open((folder / "START.html").as_uri())
    window.page.get_by_role("link", name="Отворете сайта").click()
    window.page.wait_for_url("**/index.html")
    window.page.click(".md-tabs a >> nth=2")
    window.page.wait_for_url("**/index.html")
    assert window.page.locator("main h1").count() == 1
    before = window.page.url
    window.page.click("[data-cd-switch]")
    window.page.wait_for_url("**/en/**/index.html")
    assert window.page.get_attribute("html", "lang") == "en"
    window.page.click("[data-cd-switch]")
    window.page.wait_for_url(before)


def test_the_search_works_in_it(folder: Path, visit: Visits) -> None:
    window = visit(offline=True)
    window.open((folder / "index.html").as_uri())
    window.page.click("#cd-search-field")
    window.page.keyboard.insert_text("podpiska")
    window.page.locator(".cd-search [role=option]").first.wait_for()
    window.page.keyboard.press("Enter")
    window.page.wait_for_url("**/search/index.html?q=podpiska")
    window.page.locator(".cd-found a").first.click()
    window.page.wait_for_url("**/methodologies/petition/index.html*")


def test_it_is_whole_and_says_what_is_not(project: Path, packed: Path, folder: Path) -> None:
    whole = civildialogue(project, "verify", str(packed), "--lang", "en")
    assert whole.returncode == 0
    assert "agrees with its own list" in whole.stdout
    page = folder / "en" / "index.html"
    text = page.read_bytes()
    page.write_bytes(text.replace(b"e", b"E", 1))
    broken = civildialogue(project, "verify", str(folder), "--lang", "en")
    page.write_bytes(text)
    assert broken.returncode == 1
    assert "changed: en/index.html" in broken.stdout


def test_the_rest_of_the_export_is_whole_too(exported: Path, packed: Path, tmp_path: Path) -> None:
    out = shutil.copytree(exported / "export", tmp_path / "export", ignore=lambda *_: [packed.stem])
    for path in (out, out / "civildialogue-data.zip"):
        assert civildialogue(exported, "verify", str(path)).returncode == 0
    with zipfile.ZipFile(out / "civildialogue-data.zip") as archive:
        published = exported / "site" / "data"
        names = {p.relative_to(published).as_posix() for p in published.rglob("*") if p.is_file()}
        assert {name.partition("/")[2] for name in archive.namelist()} == {*names, "MANIFEST"}
        for name in names:
            packed_file = archive.read(f"civildialogue-data/{name}")
            assert packed_file == (published / name).read_bytes(), name
    (out / "civildialogue-data.zip").unlink()
    done = civildialogue(exported, "verify", str(out), "--lang", "en")
    assert (done.returncode, done.stdout.splitlines()[0]) == (1, "missing: civildialogue-data.zip")


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_the_data_are_offered_as_one_file(exported: Path, prefix: str) -> None:
    page = exported / "site" / prefix / "compendium/data/index.html"
    (link,) = html.fromstring(page.read_bytes()).xpath("//main//a[contains(@href, '.zip')]/@href")
    assert (page.parent / link).resolve().is_file()


@pytest.mark.parametrize(("locale", "prefix"), [("bg", ""), ("en", "en/")])
def test_a_book_opens_from_it(folder: Path, visit: Visits, locale: str, prefix: str) -> None:
    window = visit(offline=True)
    window.open((folder / f"{prefix}methodologies/index.html").as_uri())
    link = window.page.locator(".cd-take a", has_text="PDF")
    assert re.search(r"\d+.(с|pp)\., \d+", link.inner_text())
    name = f"methodologies.{locale}.pdf"
    book = folder / "downloads" / name
    assert link.evaluate("a => a.href") == book.as_uri()
    assert book.read_bytes().startswith(b"%PDF-1.7")


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_the_page_of_downloads_says_what_there_is(exported: Path, prefix: str) -> None:
    site = exported / "site"
    page = html.fromstring((site / prefix / "about/downloads/index.html").read_bytes())
    folder = site / prefix / "about/downloads"
    found = page.xpath("//ul[@class='cd-files']/li")
    locale = prefix.rstrip("/") or "bg"
    books = [p for p in (exported / "export").glob(f"*.{locale}.*") if p.suffix != ".json"]
    assert len(found) == len(books) + 2  # The data and the offline site are in both languages.
    forms = {book.name for book in books if book.name.startswith("training--first-proposal.")}
    assert len(forms) == 6
    for item in found:
        (link,) = item.xpath("./a/@href")
        file = (folder / link).resolve()
        assert file.is_relative_to(site.resolve())
        (digest,) = item.xpath(".//code/text()")
        assert hashlib.sha256(file.read_bytes()).hexdigest() == digest
    assert all(item.xpath("ancestor::details[not(@open)]") for item in found)
    shown = page.xpath("//main//a[not(ancestor::ul[@class='cd-files'])]/@href")
    kept = {file.name for file in (site / "downloads").iterdir()}
    other = {"bg": "en", "en": "bg"}[locale]
    pages = {n for n in kept if f".{other}." in n and not n.endswith((".pdf", ".epub"))}
    pages |= {n for n in kept if f".{other}." in n and "--" in n}
    assert kept - pages <= {(folder / link).name for link in shown}


@pytest.mark.parametrize(("prefix", "width"), crossed(["", "en/"], [390, 1280]))
def test_downloads_are_seen_at_one_glance(
    exported: Path, visit: Visits, prefix: str, width: int
) -> None:
    with served(exported / "site") as base:
        window = visit(width=width)
        window.open(f"{base}/{prefix}about/downloads/")
        shelf = window.page.locator(".cd-shelf")
        rows = shelf.locator("> li[id]").filter(has=window.page.locator("[hreflang]"))
        assert rows.count() > 3
        for row in rows.all():
            box = row.bounding_box()
            assert box and box["height"] < 70
        start = shelf.bounding_box()
        assert start and start["y"] < 300
        small = window.page.eval_on_selector_all(
            ".cd-shelf a",
            "all => all.filter((a) => Math.min(a.offsetWidth, a.offsetHeight) < 24)"
            ".map((a) => a.outerHTML)",
        )
        assert small == []


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_the_english_book_of_the_methods_is_two_steps_from_the_front_page(
    exported: Path, visit: Visits, prefix: str
) -> None:
    with served(exported / "site") as base:
        window = visit(width=390)
        window.open(f"{base}/{prefix}")
        window.page.locator("footer a[href$='about/downloads/']").click()
        book = window.page.locator(".cd-shelf a[href$='downloads/methodologies.en.pdf']")
        assert book.is_visible()


def test_the_offline_site_does_not_hold_itself(folder: Path) -> None:
    names = [path.name for path in folder.rglob("*.zip")]
    assert "civildialogue-data.zip" in names
    assert "civildialogue-offline.zip" not in names
    for prefix in ("", "en/"):
        page = (folder / prefix / "about/downloads/index.html").read_text(encoding="utf-8")
        assert "civildialogue-offline.zip" not in page
    assert "offline.zip" not in (folder / "downloads" / "MANIFEST").read_text()


def test_exporting_again_gives_the_same_bytes(exported: Path, packed: Path) -> None:
    out = exported / "export"
    before = {p: p.read_bytes() for p in sorted(out.rglob("*")) if p.is_file()}
    done = civildialogue(exported, "export", "all", "--out", "export", LC_ALL="C.UTF-8")
    assert done.returncode == 0, done.stderr
    assert "unchanged" in done.stderr
    assert {p: p.read_bytes() for p in sorted(out.rglob("*")) if p.is_file()} == before


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_an_e_book(
    exported: Path, visit: Visits, tmp_path: Path, scheme: str
) -> None:
    for locale in LANGUAGES:
        with zipfile.ZipFile(exported / "export" / f"methodologies.{locale}.epub") as book:
            book.extractall(tmp_path / locale)
    window = visit(offline=True, scheme=scheme)
    names = ("nav", "colophon", "methodologies-petition", "book-sources")
    for name, locale in crossed(names, LANGUAGES if scheme == "light" else LANGUAGES[::-1]):
        window.open((tmp_path / locale / "EPUB" / f"{name}.xhtml").as_uri())
        assert window.is_accessible()


@pytest.mark.parametrize(
    ("address", "scheme"), crossed(["about/downloads/", "methodologies/"], ["light", "dark"])
)
def test_axe_finds_nothing_where_books_are_offered(
    exported: Path, visit: Visits, address: str, scheme: str
) -> None:
    for prefix in ("", "en/"):
        with served(exported / "site") as base:
            window = visit(scheme=scheme)
            window.open(f"{base}/{prefix}{address}")
            assert window.is_accessible()
            assert window.wider() == []
            window.page.set_viewport_size({"width": 320, "height": 900})
            assert window.wider() == []


def test_every_link_in_it_leads_to_a_file(folder: Path) -> None:
    broken = set()
    for path in folder.rglob("*.html"):
        if path.name == "404.html":
            continue  # A server shows it, at any address; in a folder nothing leads to it.
        for link in html.fromstring(path.read_bytes()).xpath("//a/@href"):
            target = link.partition("#")[0].partition("?")[0]
            if target and ":" not in target and not (path.parent / target).is_file():
                broken.add((path.relative_to(folder).as_posix(), link))
    assert broken == set()
