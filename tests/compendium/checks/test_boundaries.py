"""Comments that pass for others, and words that only the editors answer for."""

import datetime as dt

import pytest

from civildialogue.core import pipeline
from civildialogue.core.model.language import languages, message
from civildialogue.core.model.vocabulary import FACING, GENERATED_PAGES
from civildialogue.features.compendium.checks import due, imitation
from civildialogue.features.compendium.feature import COMPENDIUM

from ..written import PUBLICATION, Sources, disposition

TAKEN = ["Екип на Форума", "The Forum’s team"]
TAKEN += sorted({message(locale, imitation.OURS) for locale in languages()})
REDACTED = {"reason": "personal-data", "on": "2026-12-06", "by": "Десислава Петкова"}


def told(sources: Sources, code: str) -> list[str]:
    """What stands at the places of a finding."""
    found = [d for d in pipeline.inspect(sources.docs).diagnostics if d.code == code]
    lines = [
        (sources.docs / d.span.path.removeprefix("docs/")).read_text(encoding="utf-8").split("\n")
        for d in found
    ]
    return [
        text[d.span.line - 1][d.span.column - 1 :][: d.span.length]
        for d, text in zip(found, lines, strict=True)
    ]


@pytest.fixture
def forum(sources: Sources) -> Sources:
    sources.recommendation()
    sources.recommendation("rec-0002")
    return sources


@pytest.mark.parametrize("name", TAKEN)
@pytest.mark.parametrize("field", ["name", "organisation"])
def test_nobody_signs_as_the_site(forum: Sources, field: str, name: str) -> None:
    forum.comment("c-aaaaaa", **{field: f"{name.upper()}."})
    assert [place.strip("'\"") for place in told(forum, "name-imitates")] == [f"{name.upper()}."]


@pytest.mark.parametrize("name", ["Десислава Петкова", "Дecислава Петкoва", "ДЕСИСЛАВА  ПЕТКОВА"])
@pytest.mark.parametrize(
    "answered", [{"disposition": disposition(by="Десислава Петкова")}, {"redaction": REDACTED}]
)
def test_nobody_signs_as_one_who_answers(
    forum: Sources, answered: dict[str, object], name: str
) -> None:
    forum.comment("c-aaaaaa", **answered)
    forum.comment("c-bbbbbb", name=name)
    assert [place.strip("'\"") for place in told(forum, "name-imitates")] == [name]


def test_other_names_are_free(forum: Sources) -> None:
    forum.comment("c-aaaaaa", name="Десислава Петкова", organisation="Сдружение „Редакция“")
    forum.comment("c-bbbbbb", name="Редактор", disposition=disposition(by="Десислава Петров"))
    assert told(forum, "name-imitates") == []


def test_a_crowd_of_one_is_told_once_past_the_limit(
    forum: Sources, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imitation, "MOST_BY_ONE", 2)
    forum.comment("c-aaaaaa", name="Иван")
    forum.comment("c-bbbbbb", name="Ивaн")
    forum.comment("c-cccccc", name="Иван", recommendation="rec-0002")
    forum.comment("c-dddddd", name="Петър")
    assert told(forum, "comments-too-many") == []
    forum.comment("c-eeeeee", name="иван")
    assert told(forum, "comments-too-many") == ["иван"]
    forum.comment("c-ffffff", name="Иван")
    assert len(told(forum, "comments-too-many")) == 1


def test_articles_are_corrected_in_the_words_of_editors_alone(forum: Sources) -> None:
    public = {"lang": "en", "text": "See Article 15v, please."}
    forum.comment("c-aaaaaa", "See Article 15v.", translation=public)
    assert told(forum, "article-form") == []
    reason = {"bg": "Вижте чл. 15в.", "en": "See Article 15v."}
    forum.comment("c-bbbbbb", disposition=disposition(reason=reason))
    forum.consultation(short_notice={"bg": "Вижте чл. 15в.", "en": "By Article 15v."})
    assert [("15v" in place) for place in told(forum, "article-form")] == [True, True]


def test_what_is_due_of_one_does_not_hide_that_of_the_next(forum: Sources) -> None:
    forum.recommendation("rec-0001", origin="example", response_due="2026-12-01")
    forum.recommendation("rec-0002", response_due="2026-12-01")
    forum.consultation("2025-example", example=True, opens="2025-01-01", closes="2025-02-01")
    forum.consultation("2025-held", opens="2025-01-01", closes="2025-02-01")
    library, today = forum.library, dt.date(2026, 12, 2)
    assert [d.params["id"] for d in due.answers(library, today)] == ["rec-0002"]
    assert [d.params["id"] for d in due.conclusions(library, today)] == ["2025-held"]
    assert list(due.answers(library, dt.date(2026, 12, 1))) == []


@pytest.mark.parametrize(
    ("field", "facts"),
    [
        ("addressee", {"addressee": ["municipality-borino", "nowhere"]}),
        ("methods", {"methods": ["nowhere"]}),
        ("supersedes", {"supersedes": ["rec-9999"]}),
        ("source", {"evidence": [{"source": "zna"}, {"source": "nowhere"}]}),
        ("page", {"evidence": [{"source": "zna"}, {"page": "no/where"}]}),
        ("block", {"evidence": [{"page": "compendium/index", "block": "p-nowhere"}]}),
        (
            "source",
            {
                "progress": [
                    {"date": "2026-12-01", "text": {"bg": "а", "en": "a"}, "source": "nowhere"}
                ]
            },
        ),
    ],
)
def test_a_name_that_stands_for_nothing_is_told_in_its_place(
    forum: Sources, field: str, facts: dict[str, object]
) -> None:
    forum.recommendation(**facts)
    [found] = [d for d in pipeline.inspect(forum.docs).diagnostics if d.code == "reference-unknown"]
    assert found.params["field"] == field
    assert told(forum, "reference-unknown") == [found.params["value"]]


def test_a_scope_that_stands_for_nothing_is_told_in_its_place(forum: Sources) -> None:
    forum.consultation(scope=["rec-0001", "rec-9999"])
    assert told(forum, "reference-unknown") == ["rec-9999"]


def test_the_front_page_orders_publications_that_are_there(forum: Sources) -> None:
    home = '---\nkind: home\norigin: site-edition\ntitle: Форум\nsummary: "За какво е."\norder: '
    forum.write("index.bg.md", f"{home}[compendium, nowhere]\n---\n\nДобре дошли.\n")
    assert told(forum, "reference-unknown") == ["nowhere"]


@pytest.mark.parametrize(
    ("folder", "is_free"),
    [
        ("forum", False),
        ("summary-analysis", False),
        ("summaries", True),
        ("forum-two", True),
        ("a/forum", True),
    ],
)
def test_no_publication_takes_the_name_of_a_book(
    forum: Sources, folder: str, is_free: bool
) -> None:
    forum.write(f"{folder}/index.bg.md", PUBLICATION)
    assert told(forum, "kind-misplaced") == ([] if is_free else ["publication"])


@pytest.mark.parametrize(
    "key",
    [
        "en/one",
        "bg/one",
        f"{FACING}/one",
        "about/sources/page-2",
        *sorted((*GENERATED_PAGES, *COMPENDIUM.pages)),
    ],
)
def test_no_text_takes_the_address_of_a_page_that_is_made(forum: Sources, key: str) -> None:
    text = '---\nkind: page\norigin: site-edition\ntitle: Друга\nsummary: "Друга."\n---\n\nТекст.\n'
    forum.write(f"{key}.bg.md", text)
    assert forum.found("address-collision") == [(f"{key}.bg.md", 1, 1)]
