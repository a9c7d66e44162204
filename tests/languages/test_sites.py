"""Sites in other languages than Bulgarian and English: in three, in one, and from right to left."""

import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from lxml import html

from civildialogue.core.model.language import Locale
from civildialogue.core.output.search.ask import search
from generated.addresses import unknown
from generated.building import run, write
from generated.drafts import (
    Draft,
    about,
    chart,
    cited,
    compendium,
    glossary,
    home,
    linked,
    publication,
    speak,
)
from within import in_process

HELD = (home, about, publication, cited, glossary, linked, chart, compendium)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> "Built":
    return Built(tmp_path_factory)


class Built:
    """Sites by their languages, each built when it is first asked for."""

    def __init__(self, folders: pytest.TempPathFactory) -> None:
        self.folders, self.sites = folders, dict[tuple[str, ...], Path]()

    def __call__(self, *tags: str) -> Path:
        if tags not in self.sites:
            self.sites[tags] = build(self.folders.mktemp("-".join(tags)), tags)
        return self.sites[tags]


def build(folder: Path, tags: Sequence[str]) -> Path:
    draft = Draft(1)
    for feature in HELD:
        feature(draft)
    # Every page in every language, but for one that no translation has.
    for name, text in list(draft.files.items()):
        key = name.removesuffix(".bg.md")
        if name.endswith(".bg.md") and key != "notes/links":
            draft.files.setdefault(f"{key}.en.md", _translated(text))
    draft.files.pop("notes/links.en.md", None)
    speak(draft, tags)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        project = write(draft, folder)
        checked = run("check", "--strict", "--quiet")
        assert "error[" not in checked.stdout, checked.stdout
        with in_process():
            done = run("build")
        assert done.exit_code == 0, done.output
    return project / "site"


def _translated(text: str) -> str:
    """A translation has no facts of its own."""
    import yaml

    head, _, body = text.removeprefix("---\n").partition("\n---\n")
    own = {k: v for k, v in yaml.safe_load(head).items() if k in KEPT}
    return f"---\n{yaml.safe_dump(own, allow_unicode=True)}---\n{body}"


KEPT = ("kind", "title", "short-title", "summary")


def page(site: Path, path: str) -> html.HtmlElement:
    return html.fromstring((site / path).read_text(encoding="utf-8"))


def test_three_languages_each_in_its_folder(built: Built) -> None:
    site = built("ro", "bg", "en")
    for folder, tag in (("", "ro"), ("bg/", "bg"), ("en/", "en")):
        root = page(site, f"{folder}notes/other/index.html")
        assert root.get("lang") == tag
        links = {a.get("hreflang"): a.text_content() for a in root.xpath("//*[@data-cd-switch]")}
        assert links == {each: each.upper() for each in ("ro", "bg", "en") if each != tag}
        found = root.xpath("//link[@hreflang]/@hreflang")
        assert found == ["ro", "bg", "en"]


def test_no_link_of_three_languages_leads_nowhere(built: Built) -> None:
    assert unknown(built("ro", "bg", "en"), "https://forum.example/") == []


def test_facing_pages_pair_the_record_with_each_translation(built: Built) -> None:
    site = built("ro", "bg", "en")
    offered = page(site, "notes/other/index.html").xpath("//*[@class='cd-actions']/a/@href")
    assert offered == ["../../facing/notes/other/", "../../facing/en/notes/other/"]
    for path, columns in {
        "facing/notes/other": ["ro", "bg"],
        "facing/en/notes/other": ["ro", "en"],
        "bg/facing/notes/other": ["bg", "ro"],
        "en/facing/en/notes/other": ["en", "ro"],
        "en/facing/notes/other": ["ro", "bg"],
    }.items():
        rows = page(site, f"{path}/index.html").find_class("cd-row")
        assert len(rows) == 3, path
        assert [cell.get("lang") for cell in rows[1]] == columns


def test_a_page_that_is_not_translated_stands_in_the_records_language(built: Built) -> None:
    root = page(built("ro", "bg", "en"), "en/notes/links/index.html")
    assert root.find_class("cd-fallback")[0].text_content().split(".")[1].strip() == (
        "The Romanian original follows"
    )
    assert root.xpath("//*[@lang='ro']//h1")
    assert root.xpath("//link[@rel='canonical']/@href") == ["https://forum.example/notes/links/"]


def test_romanian_lacks_no_word_that_readers_see(built: Built) -> None:
    for path in built("ro", "bg", "en").rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        is_romanian = '<html lang="ro"' in text
        if is_romanian and "about/diagnostics" not in path.as_posix():
            assert '<span lang="en">' not in text, path


def test_a_site_in_one_language_has_no_switcher_and_no_facing_pages(built: Built) -> None:
    site = built("fr")
    root = page(site, "notes/other/index.html")
    assert root.get("lang") == "fr"
    assert not root.find_class("cd-switch")
    assert not (site / "facing").exists()
    assert not (site / "en").exists()
    assert unknown(site, "https://forum.example/") == []


def test_words_that_a_language_lacks_are_english_and_say_so(built: Built) -> None:
    site = built("fr")
    root = page(site, "about/glossary/index.html")
    assert [each.get("lang") for each in root.xpath("//h1/span")] == ["en"]
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert "\uf8f0" not in text
        assert "\uf8f1" not in text


def test_from_right_to_left(built: Built) -> None:
    site = built("ar", "en")
    assert page(site, "index.html").find("body").get("dir") == "rtl"
    assert page(site, "en/index.html").find("body").get("dir") == "ltr"
    rows = page(site, "facing/notes/other/index.html").find_class("cd-row")
    assert [(cell.get("lang"), cell.get("dir")) for cell in rows[1]] == [
        ("ar", "rtl"),
        ("en", "ltr"),
    ]


def test_books_from_right_to_left(built: Built) -> None:
    project = built("ar", "en").parent
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(project)
        done = run("export", "epub", "--publication", "reports--first", "--out", "out")
    assert done.exit_code == 0, done.output
    turned = {}
    for tag in ("ar", "en"):
        with zipfile.ZipFile(project / f"out/reports--first.{tag}.epub") as book:
            package = next(name for name in book.namelist() if name.endswith(".opf"))
            turned[tag] = b'page-progression-direction="rtl"' in book.read(package)
    assert turned == {"ar": True, "en": False}


@pytest.mark.parametrize(
    ("tags", "locale", "query"),
    [(("ro", "bg", "en"), "ro", "Пасаж"), (("fr",), "fr", "Пасаж"), (("ar", "en"), "ar", "Пасаж")],
)
def test_the_search_finds(built: Built, tags: tuple[str, ...], locale: str, query: str) -> None:
    assert search(built(*tags), query, Locale(locale), 5)["results"]
