"""The site carried away: unpacked, opened from a folder, with the network off."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from .built import civildialogue
from .visit import Visit

Visits = Callable[..., Visit]


@pytest.fixture(scope="module")
def packed(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("bundle")
    done = civildialogue(project, "export", "bundle", "--out", str(out))
    assert done.returncode == 0, done.stderr
    return Path(done.stdout.strip())


@pytest.fixture(scope="module")
def folder(packed: Path) -> Path:
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(packed.parent)
    return packed.with_suffix("")


def test_one_can_walk_through_it(folder: Path, visit: Visits) -> None:
    window = visit(offline=True)
    window.open((folder / "START.html").as_uri())
    window.page.get_by_role("link", name="Отворете Форума").click()
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
    assert (whole.returncode, whole.stdout) == (0, "Every file is as it was published.\n")
    page = folder / "en" / "index.html"
    text = page.read_bytes()
    page.write_bytes(text.replace(b"e", b"E", 1))
    broken = civildialogue(project, "verify", str(folder), "--lang", "en")
    page.write_bytes(text)
    assert broken.returncode == 1
    assert "changed: en/index.html" in broken.stdout


def test_every_link_in_it_leads_to_a_file(folder: Path) -> None:
    from lxml import html

    broken = set()
    for path in folder.rglob("*.html"):
        if path.name == "404.html":
            continue  # A server shows it, at any address; in a folder nothing leads to it.
        for link in html.fromstring(path.read_bytes()).xpath("//a/@href"):
            target = link.partition("#")[0].partition("?")[0]
            if target and ":" not in target and not (path.parent / target).is_file():
                broken.add((path.relative_to(folder).as_posix(), link))
    assert broken == set()
