"""Library → every page of the site, with its metadata."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from civildialogue.core.model.language import BULGARIAN, ENGLISH, Locale, languages, message
from civildialogue.core.model.vocabulary import GENERATED_PAGES, Kind
from civildialogue.core.site.pages import beside
from civildialogue.core.site.pages.assembly import generate
from civildialogue.core.site.writing.context import Document, Shared
from civildialogue.core.source.history import History
from civildialogue.core.source.load import Loader

from ..making import FORUM, commit, git, load, original

BG, EN = BULGARIAN, ENGLISH


@pytest.fixture
def documents(forum: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Document]:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(forum.parent.parent))
    return generate(Shared(Loader(forum).library, History(forum)))


def forum_of(document: Document) -> dict[str, Any]:
    meta: dict[str, Any] = document.meta["forum"]
    return meta


def facts(document: Document) -> dict[str, list[dict[str, str]]]:
    return {fact["label"]: fact["values"] for fact in forum_of(document)["facts"]}


def test_every_page_stands_in_both_languages(documents: dict[str, Document]) -> None:
    keys = {name.removesuffix(".bg.md").removesuffix(".en.md") for name in documents}
    assert set(documents) == {f"{key}.{locale}.md" for key in keys for locale in languages()}
    assert set(GENERATED_PAGES) < keys
    originals = {name.removesuffix(".bg.md") for name in FORUM if name.endswith(".bg.md")}
    assert originals < keys


def test_a_page_in_each_language(documents: dict[str, Document]) -> None:
    english = documents["analysis/one.en.md"]
    assert english.meta["title"] == "Chapter one"
    assert forum_of(english) | {"facts": []} == {
        "card": "analysis",
        "key": "analysis/one",
        "alternates": {"bg": "analysis/one/", "en": "en/analysis/one/"},
        "switch": {"bg": "analysis/one/"},
        "kind": "chapter",
        "content_locale": "en",
        "fallback": False,
        "hidden": False,
        "summary": "What it is about.",
        "facts": [],
        "updated": "",
        "origin": writer_text(EN, "origin.site-edition"),
        "facing": [{"address": "en/facing/analysis/one/", "name": "en"}],
        "publication": "Analysis of participation",
        "licence": "CC-BY-4.0",
        "takes": "Reading: about 1 minute",
        "cite": "Chapter one. Analysis of participation. Site, edition 2026-11. "
        "{link} (read on {day}).",
    }
    assert "search" not in english.meta
    assert "[NAA, art. 26](#source-zna)" in english.body


def writer_text(locale: Locale, key: str) -> str:

    return message(locale, key)


def test_an_original_stands_in_for_a_missing_translation(documents: dict[str, Document]) -> None:
    english = documents["analysis/two.en.md"]
    meta = forum_of(english)
    assert (meta["content_locale"], meta["fallback"], meta["hidden"]) == ("bg", True, True)
    assert meta["alternates"] == {"bg": "analysis/two/"}
    assert forum_of(english)["hidden"]
    assert "facing" not in meta
    assert "facing/analysis/two.en.md" not in documents
    assert "Само тук." in english.body


def test_a_facing_page_is_a_frame(documents: dict[str, Document]) -> None:
    document = documents["facing/analysis/one.en.md"]
    meta = forum_of(document)
    assert document.body == beside.slot("analysis/one")
    assert (meta["facing_of"], meta["single"]) == ("analysis/one", "en/analysis/one/")
    assert meta["hidden"] is True
    assert meta["alternates"] == {
        "bg": "facing/analysis/one/",
        "en": "en/facing/analysis/one/",
    }
    assert "Chapter one" in document.meta["title"]


def test_a_page_that_is_gone_says_where_it_went(documents: dict[str, Document]) -> None:
    document = documents["analysis/gone.en.md"]
    assert forum_of(document)["hidden"] is True
    assert "../one/" in document.body
    assert "The text has moved." in document.body
    assert "Текстът е преместен." in documents["analysis/gone.bg.md"].body


def test_a_passage_that_is_gone_keeps_its_place(documents: dict[str, Document]) -> None:
    assert "p-gone" in documents["analysis/one.bg.md"].body
    assert "Остаряло." in documents["analysis/one.bg.md"].body
    assert "Out of date." in documents["analysis/one.en.md"].body
    assert "p-gone" not in documents["analysis/two.bg.md"].body


def test_the_sources_of_a_page_stand_under_it(documents: dict[str, Document]) -> None:
    assert "source-zna" in documents["analysis/one.bg.md"].body
    assert "Закон за нормативните актове" in documents["analysis/one.bg.md"].body
    assert "Закон за нормативните актове" not in documents["analysis/two.bg.md"].body


def test_a_publication_lists_its_pages(documents: dict[str, Document]) -> None:
    body = documents["analysis/index.bg.md"].body
    assert body.index("Втора глава") < body.index("Първа глава")


def test_a_publication_without_pages_lists_none(docs: Path) -> None:
    library = load(docs, {"analysis/index.bg.md": original(Kind.PUBLICATION)}).library
    body = generate(Shared(library, History(docs)))["analysis/index.bg.md"].body
    assert "cd-contents" not in body


def test_facts_of_a_method(documents: dict[str, Document]) -> None:
    found = facts(documents["methodologies/petition.en.md"])
    values = [value for listed in found.values() for value in listed]
    texts = [value["text"].replace("\u00a0", " ") for value in values]
    assert "NAA, art. 26(4)(1)" in texts
    assert any("1–3" in text for text in texts)
    links = {value["text"]: value["url"] for value in values if "url" in value}
    assert links["Portal"] == "https://www.strategy.bg/"
    assert links["Анкета"] == "en/methodologies/survey/"


def test_facts_of_a_recommendation(documents: dict[str, Document]) -> None:
    found = facts(documents["compendium/recommendations/rec-0001.bg.md"])
    values = [value for listed in found.values() for value in listed]
    links = {value["text"].replace("\u00a0", " "): value.get("url") for value in values}
    assert links["Министерски съвет"] == "about/authorities/council/"
    assert links["ЗНА, чл. 26"] == "compendium/recommendations/rec-0001/#source-zna"
    assert links["АПК"] == "compendium/recommendations/rec-0001/#source-apk"
    assert links["Петиция"] == "methodologies/petition/"
    assert {"rec-0001", "1 ноември 2026 г."} <= set(links)


def test_facts_of_a_lesson_and_a_publication(documents: dict[str, Document]) -> None:
    lesson = facts(documents["training/first.en.md"])
    assert {"text": "Petition", "url": "en/methodologies/petition/"} in [
        value for listed in lesson.values() for value in listed
    ]
    publication = facts(documents["analysis/index.en.md"])
    texts = [value["text"] for listed in publication.values() for value in listed]
    assert texts == ["November\u00a02026", "The Forum’s team", "CC BY 4.0"]


def test_a_chapter_has_no_facts_of_its_own(documents: dict[str, Document]) -> None:
    assert facts(documents["analysis/one.bg.md"]) == {}


def test_a_name_that_stands_for_nothing_is_left_out(docs: Path) -> None:
    text = FORUM["methodologies/petition.bg.md"].replace("- survey", "- nowhere")
    files = {**FORUM, "methodologies/petition.bg.md": text}
    files = {name: body for name, body in files.items() if not name.startswith("_data/")}
    found = generate(Shared(load(docs, files).library, History(docs)))
    labels = facts(found["methodologies/petition.bg.md"])
    values = [value["text"] for listed in labels.values() for value in listed]
    assert "nowhere" not in values
    assert not any("чл." in value for value in values)
    recommendation = facts(found["compendium/recommendations/rec-0001.bg.md"])
    assert not any("council" in str(listed) for listed in recommendation.values())


def test_the_day_of_the_last_change(forum: Path) -> None:
    git(forum.parent, "init", "--quiet")
    commit(forum.parent, "Първо", dt.date(2026, 11, 20))
    documents = generate(Shared(Loader(forum).library, History(forum)))
    assert forum_of(documents["analysis/one.en.md"])["updated"] == "20\u00a0November\u00a02026"


def test_whose_text_it_is(docs: Path) -> None:
    own = original(origin="consortium")
    found = generate(Shared(load(docs, {"analysis/one.bg.md": own}).library, History(docs)))
    assert "origin" not in forum_of(found["analysis/one.bg.md"])


def test_what_search_engines_are_asked_to_pass_by(documents: dict[str, Document]) -> None:
    hidden = {name for name, document in documents.items() if forum_of(document).get("hidden")}
    facing = {name for name in documents if name.startswith("facing/")}
    gone = {"analysis/gone.bg.md", "analysis/gone.en.md"}
    untranslated = {"analysis/two.en.md", "methodologies/survey.en.md"}
    results = {"search.bg.md", "search.en.md"}
    views = {name for name in documents if name.startswith("training/first/")}
    assert hidden == facing | gone | untranslated | results | views


@pytest.mark.parametrize(
    ("least", "most", "unit", "bulgarian", "english"),
    [
        (1, 1, "hours", "1 час", "1 hour"),
        (2, 2, "hours", "2 часа", "2 hours"),
        (1, 2, "hours", "1–2 часа", "1–2 hours"),
        (1, 1, "weeks", "1 седмица", "1 week"),
        (1, 3, "weeks", "1–3 седмици", "1–3 weeks"),
        (21, 21, "days", "21 дни", "21 days"),
        (1, 1, "months", "1 месец", "1 month"),
    ],
)
def test_a_duration_reads_right_for_one_and_for_more(
    docs: Path, least: int, most: int, unit: str, bulgarian: str, english: str
) -> None:
    span = {"min": least, "max": most, "unit": unit}
    method = original("method", "Метод.", title="Петиция", duration=span)
    library = load(docs, {**FORUM, "methodologies/petition.bg.md": method}).library
    made = generate(Shared(library, History(docs)))
    for locale, words in ((BG, bulgarian), (EN, english)):
        label = message(locale, "fact.duration")
        assert facts(made[f"methodologies/petition.{locale}.md"])[label] == [{"text": words}]
