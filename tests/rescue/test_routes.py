"""Who answers: the page of routes and contacts, the list in the book, and the data for an app."""

import json
import shutil
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from lxml import html as lhtml

from civildialogue.core import pipeline
from civildialogue.core.model.language import BULGARIAN, ENGLISH, Locale
from civildialogue.core.output.book.tree import converter
from civildialogue.core.output.data.first import made
from civildialogue.core.site.pages.assembly import generate
from civildialogue.core.site.writing.context import Shared, Writer
from civildialogue.core.source import clock
from civildialogue.core.source.history import History
from civildialogue.core.source.settings import settings
from civildialogue.features.rescue import data
from civildialogue.features.rescue.model import LIST
from civildialogue.features.rescue.pages import ends
from projects import REPOSITORY, around

ROUTES = """\
id: routes
kinds:
  - {id: fire, name: {bg: "Пожар <script>", en: "Fire <script>"}, first: "112", levels: [municipal]}
  - {id: dump, name: {bg: Сметище, en: Dump}, first: council, levels: [municipal]}
routes:
  - kind: fire
    level: municipal
    authority: council
    duty: {bg: "Помага & гаси.", en: "Helps & fights it."}
    deadline: {bg: веднага, en: at once}
    law: {source: zna, at: {bg: "чл. 26", en: "art. 26"}}
    source: zna
    accessed: "2026-11-23"
    review-by: "2027-05-31"
  - kind: dump
    level: municipal
    authority: council
    duty: {bg: Почиства., en: Clears it.}
    law: {source: zna, at: {bg: "чл. 28", en: "art. 28"}}
    source: zna
    accessed: "2026-11-23"
    review-by: "2027-05-31"
contacts:
  - authority: council
    phone: ["042 692 200", "+359 (42) 692-201"]
    email: a@example.org
    source: zna
    accessed: "2026-11-23"
    review-by: "2027-05-31"
"""
WORDS = {
    BULGARIAN: ("общинско", "веднага", "чл. 26"),
    ENGLISH: ("municipal", "at once", "art. 26"),
}


@pytest.fixture
def shared(tmp_path: Path) -> Shared:
    shutil.copytree(REPOSITORY / "tests/golden/_base/docs", tmp_path / "docs")
    site = around(tmp_path / "docs")
    path = site / "docs/rescue/_data/routes.yml"
    path.parent.mkdir(parents=True)
    path.write_text(ROUTES, encoding="utf-8")
    for name in ("index.bg.md", "index.en.md"):
        text = (site / "docs/methodologies" / name).read_text(encoding="utf-8")
        path = site / "docs/rescue" / name
        path.write_text(text.replace("order: [petition]", "order: []"), encoding="utf-8")
    given = settings(site)
    found = pipeline.inspect(given.docs, "docs", given)
    assert not [d.code for d in found.diagnostics if "routes.yml" in d.span.path]
    return Shared(found.library, History(given.docs), clock.today())


@pytest.mark.parametrize("locale", [BULGARIAN, ENGLISH])
def test_the_page_says_who_answers_by_which_law(shared: Shared, locale: Locale) -> None:
    body = generate(shared)[f"{LIST}.{locale}.md"].body
    extensions = {name: {} for name in ("attr_list", "md_in_html", "toc", "civildialogue")}
    page = lhtml.fragment_fromstring(converter(extensions).convert(body), create_parent="main")
    assert not page.xpath("//script")
    fire, dump, contacts = page.xpath("//table")
    words = {
        BULGARIAN: ("общинско", "веднага", "чл. 26"),
        ENGLISH: ("municipal", "at once", "art. 26"),
    }
    assert all(word in fire.text_content() for word in words[locale])
    assert "чл. 28" in dump.text_content() or "art. 28" in dump.text_content()
    assert contacts.xpath("//a[starts-with(@href, 'tel:')]/@href") == [
        "tel:042692200",
        "tel:+35942692201",
    ]
    first, second = page.xpath("//h2")[:2]
    assert (first.get("id"), second.get("id")) == ("fire", "dump")
    first, second = (each.text_content() for each in page.xpath("//p/strong"))
    assert "112" in first
    assert "112" not in second


def test_the_book_of_the_publication_ends_with_the_list(shared: Shared) -> None:
    writer = Writer(shared, BULGARIAN)
    assert [part.key for part in ends(writer, ["rescue/index"])] == ["rescue/routes"]
    assert not list(ends(writer, ["methodologies/index"]))


def test_the_data_are_as_their_schemas_say(shared: Shared) -> None:
    files = made(shared.library, "https://example.org/", data.DATASETS)
    for name in ("routes", "contacts"):
        found = json.loads(files[f"data/v1/{name}.json"])
        Draft202012Validator(json.loads(files[f"data/v1/{name}.schema.json"])).validate(found)
        addresses = [each["url"]["en"] for each in found[name]]
        assert all("/en/rescue/routes/#" in address for address in addresses)
    assert [
        (each["id"], each["first"]) for each in json.loads(files["data/v1/routes.json"])["routes"]
    ] == [
        ("fire", "112"),
        ("dump", "council"),
    ]
