"""What the front matter and the data may say."""

from collections.abc import Mapping
from contextlib import nullcontext
from typing import Any

import pytest
from pydantic import ValidationError

from civildialogue.composition import own
from civildialogue.core.model.kinds import kinds
from civildialogue.core.model.language import BULGARIAN, ENGLISH
from civildialogue.core.model.records import Source, Term
from civildialogue.core.model.schema import Duration, HomeMatter, PublicationMatter
from civildialogue.core.model.values import as_yaml_keys, field_names, licence_name
from civildialogue.core.model.vocabulary import GENERATED_PAGES, Kind
from civildialogue.features.compendium.model.matter import Evidence, RecommendationMatter

from ..making import REQUIRED, matter

SOURCE = {
    "id": "zna",
    "type": "article-journal",
    "title": {"bg": "Статия", "en": "Article"},
    "short": {"bg": "Ст.", "en": "Art."},
    "container-title": "Списание",
    "language": "bg",
    "URL": "https://example.org/a",
    "accessed": "2026-11-22",
}


@pytest.mark.parametrize("kind", kinds(own()))
def test_every_kind_has_a_schema_with_its_own_name(kind: str) -> None:
    read = kinds(own())[kind].matter.model_validate(matter(kind))
    assert read.kind == kind


@pytest.mark.parametrize("kind", kinds(own()))
def test_every_required_field_is_missed(kind: str) -> None:
    whole = matter(kind)
    for name in ["title", "summary", "origin", *REQUIRED[kind]]:
        without = {key: value for key, value in whole.items() if key != name}
        with pytest.raises(ValidationError) as raised:
            kinds(own())[kind].matter.model_validate(without)
        assert [error["type"] for error in raised.value.errors()] == ["missing"], name


def test_keys_have_hyphens_and_no_key_is_unknown() -> None:
    assert "short-title" in field_names(PublicationMatter)
    assert "short_title" not in field_names(PublicationMatter)
    with pytest.raises(ValidationError):
        HomeMatter.model_validate(matter(Kind.HOME, autor="x"))


@pytest.mark.parametrize(
    ("isbn", "is_right"),
    [
        ("0-306-40615-2", True),
        ("0306406152", True),
        ("080442957X", True),
        ("0-306-40615-3", False),
        ("X306406152", False),
        ("978-0-306-40615-7", True),
        ("978-0-306-40615-8", False),
        ("978030640615", False),
        ("", False),
    ],
)
def test_the_last_digit_of_an_isbn_is_right(isbn: str, is_right: bool) -> None:
    with nullcontext() if is_right else pytest.raises(ValidationError):
        assert Source.model_validate(SOURCE | {"ISBN": isbn}).isbn == isbn


@pytest.mark.parametrize(
    ("as_of", "review_by", "is_right"),
    [
        (None, None, True),
        ("2026", "2027-01-31", True),
        ("2026-11", "2026-11-30", True),
        ("2026-11-22", "2026-11-23", True),
        ("2026-11-22", "2026-11-22", False),
        ("2026-12", "2026-11-30", False),
        ("2026", None, False),
        (None, "2027-01-31", False),
    ],
)
def test_a_figure_is_looked_at_again_after_its_day(
    as_of: str | None, review_by: str | None, is_right: bool
) -> None:
    days = {"as-of": as_of, "review-by": review_by}
    with nullcontext() if is_right else pytest.raises(ValidationError):
        read = Source.model_validate(SOURCE | {key: day for key, day in days.items() if day})
        assert (read.as_of, read.review_by and read.review_by.isoformat()) == (as_of, review_by)


def test_nothing_changes_after_reading() -> None:
    read = HomeMatter.model_validate(matter(Kind.HOME))
    with pytest.raises(ValidationError):
        read.title = "друго"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", "rec-1"),
        ("id", "rec-00001"),
        ("status", "приета"),
        ("addressee", []),
        ("addressee", ["Министерски съвет"]),
        ("issued", "2026-02-31"),
        ("themes", ["participation"]),
        ("licence", "MIT"),
        ("supersedes", ["0002"]),
        ("title", "  "),
        ("summary", "а" * 321),
    ],
)
def test_what_a_recommendation_may_not_say(field: str, value: Any) -> None:
    with pytest.raises(ValidationError):
        RecommendationMatter.model_validate(matter("recommendation") | {field: value})


@pytest.mark.parametrize("edition", ["2026", "2026-11", "2026-11-30"])
def test_editions_may_be_partial(edition: str) -> None:
    assert PublicationMatter.model_validate(matter(Kind.PUBLICATION, edition=edition))


@pytest.mark.parametrize("edition", ["26", "2026-13", "2026-00", "2026-1", "2026-11-32", "утре"])
def test_editions_are_dates(edition: str) -> None:
    with pytest.raises(ValidationError):
        PublicationMatter.model_validate(matter(Kind.PUBLICATION, edition=edition))


def test_a_duration_goes_from_less_to_more() -> None:
    assert Duration.model_validate({"min": 2, "max": 2, "unit": "days"}).max == 2
    with pytest.raises(ValidationError, match="min is greater than max"):
        Duration.model_validate({"min": 3, "max": 2, "unit": "days"})
    with pytest.raises(ValidationError):
        Duration.model_validate({"min": 0, "max": 2, "unit": "days"})


@pytest.mark.parametrize(
    "several",
    [
        {},
        {"source": "zna", "page": "analysis/one"},
        {"finding": "f-one", "source": "zna"},
        {"finding": "f-one", "page": "analysis/one"},
    ],
)
def test_evidence_is_a_finding_a_source_or_a_page(several: Mapping[str, str]) -> None:
    with pytest.raises(ValidationError, match="one of finding, source and page"):
        Evidence.model_validate(several)
    assert Evidence.model_validate({"finding": "f-one"}).finding == "f-one"


def test_the_bibliography_keeps_the_names_of_csl() -> None:
    plain = as_yaml_keys(Source.model_validate(SOURCE))
    assert plain == SOURCE | {"author": [], "jurisdiction": "bg"}


def test_a_term_answers_by_language() -> None:
    bulgarian = {"term": "участие", "definition": "…"}
    english = {"term": "participation", "definition": "…"}
    term = Term.model_validate({"id": "participation", "bg": bulgarian, "en": english})
    assert (term[BULGARIAN].term, term[ENGLISH].term) == ("участие", "participation")


def test_generated_pages_are_named_once() -> None:
    every = [*GENERATED_PAGES, *(key for each in own() for key in each.pages)]
    assert len(set(every)) == len(every)


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("CC-BY-4.0", "CC BY 4.0"),
        ("CC-BY-SA-4.0", "CC BY-SA 4.0"),
        ("CC0-1.0", "CC0 1.0"),
        ("NLOD-2.0", "NLOD-2.0"),
    ],
)
def test_a_licence_is_shown_as_people_write_it(code: str, name: str) -> None:
    assert licence_name(code) == name
