"""Provisional numbers, and the number that an editor gives."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from civildialogue.cli import main
from civildialogue.core import pipeline
from civildialogue.core.model.diagnostics import Severity
from civildialogue.core.model.drift import table
from civildialogue.core.model.language import ENGLISH
from civildialogue.core.site.pages import buried
from civildialogue.features.compendium.model.matter import RecommendationMatter
from civildialogue.features.compendium.model.records import Consultation

from ..written import COMMENTS, RECOMMENDATIONS, Sources

OLD, NEW = "rec-8123", "rec-0003"


def renumber(sources: Sources, name: str = OLD) -> Result:
    return CliRunner().invoke(main, ["renumber", name, "--docs", str(sources.docs), "--lang", "en"])


def errors(sources: Sources) -> set[str]:
    found = pipeline.inspect(sources.docs).diagnostics
    return {d.code for d in found if d.severity is Severity.ERROR}


@pytest.fixture
def forum(sources: Sources) -> Sources:
    """A recommendation with a provisional number that everything else names."""
    sources.recommendation(blocks={"p-link": f"Вижте [другата]({OLD}.md#p-one)."})
    sources.recommendation("rec-0002", supersedes=[OLD], prerequisites=[{"recommendation": OLD}])
    sources.recommendation(OLD, english={"p-one": "The council should answer."})
    sources.consultation(scope=["rec-0001", OLD])
    sources.comment("c-aaaaaa", recommendation=OLD)
    pipeline.fix(sources.docs)
    return sources


def test_published_it_must_have_a_number(forum: Sources) -> None:
    assert "number-provisional" in errors(forum)
    assert renumber(forum).exit_code == 0
    assert "number-provisional" not in errors(forum)


def test_everything_that_names_it_follows(forum: Sources) -> None:
    before = errors(forum) - {"number-provisional"}
    result = renumber(forum)
    assert result.exit_code == 0, result.output
    assert errors(forum) <= before
    library = forum.library
    page = library.originals[f"{RECOMMENDATIONS}/{NEW}"]
    assert getattr(page.matter, "id", "") == NEW
    assert f"{RECOMMENDATIONS}/{OLD}" not in library.originals
    link = library.originals[f"{RECOMMENDATIONS}/rec-0001"].by_id["p-link"].text
    assert link == f"Вижте [другата]({NEW}.md#p-one)."
    other = library.originals[f"{RECOMMENDATIONS}/rec-0002"].matter
    assert isinstance(other, RecommendationMatter)
    assert other.supersedes == [NEW]
    assert [each.recommendation for each in other.prerequisites] == [NEW]
    assert library.records(Consultation)["2026-autumn"].value.scope == ["rec-0001", NEW]
    entry = forum.entry("c-aaaaaa")
    assert entry.recommendation == NEW
    assert f"{COMMENTS}/{NEW}/" in entry.located.source.path
    assert entry.anchored.state == "in-place"
    assert not [*Path(forum.docs / COMMENTS).glob(f"{OLD}/*.md")]


def test_the_words_that_are_its_number_follow_and_translations_stay_current(
    sources: Sources,
) -> None:
    said = f"[{OLD}]({OLD}.md), [{OLD}. Друга]({OLD}.md#p-one) и {OLD}; `{OLD}`, x{OLD}-1."
    sources.recommendation(
        blocks={"p-said": said, "p-older": f"{OLD} е друго."},
        english={"p-said": f"See [{OLD}]({OLD}.md).", "p-older": "It is another."},
        title=f"Преди {OLD}",
    )
    sources.recommendation(OLD, blocks={"p-self": f"Това е {OLD}."}, english={"p-self": OLD})
    sources.consultation(title={"bg": f"За {OLD}", "en": f"On {OLD}"}, scope=["rec-0001", OLD])
    path = sources.comment("c-aaaaaa", f"Чета {OLD}.", block="p-self", quote=f"е {OLD}")
    pipeline.fix(sources.docs)
    command = ["translations", "--record", f"{RECOMMENDATIONS}/rec-0001", "--block", "p-said"]
    command += ["--docs", str(sources.docs)]
    assert CliRunner().invoke(main, command).exit_code == 0
    before = states(sources)
    letter = path.read_text("utf-8")
    new = "rec-0002"
    assert renumber(sources).exit_code == 0
    page = sources.library.originals[f"{RECOMMENDATIONS}/rec-0001"]
    changed = said.replace(OLD, new).replace(f"`{new}`", f"`{OLD}`").replace(f"x{new}", f"x{OLD}")
    assert page.by_id["p-said"].text == changed
    assert page.matter.title == f"Преди {new}"
    english = sources.library.page(page.key, ENGLISH)
    assert english is not None
    assert english.by_id["p-said"].text == f"See [{new}]({new}.md)."
    assert states(sources) == before
    assert before["p-said"] == "current"
    assert (
        sources.library.originals[f"{RECOMMENDATIONS}/{new}"]
        .by_id["p-self"]
        .text.endswith(f"{new}.")
    )
    title = sources.library.records(Consultation)["2026-autumn"].value.title
    assert (title.bg, title.en) == (f"За {new}", f"On {new}")
    [moved] = sources.docs.rglob("*-aaaaaa.md")
    assert moved.read_text("utf-8") == letter.replace(
        f"recommendation: {OLD}", f"recommendation: {new}"
    )


def states(sources: Sources) -> dict[str, str]:
    """How each passage of the first recommendation stands to its translation."""
    rows = [row for row in table(sources.library) if row.original.key.endswith("rec-0001")]
    return {pair.original.id or "": str(pair.state) for row in rows for pair in row.pairs}


def test_its_old_address_leads_to_the_new_one(forum: Sources) -> None:
    renumber(forum)
    [stone] = [s.value for s in forum.library.tombstones if s.value.id is None]
    assert (stone.page, stone.moved_to) == (
        f"{RECOMMENDATIONS}/{OLD}",
        f"{RECOMMENDATIONS}/{NEW}",
    )


def test_the_address_that_a_receipt_gave_for_a_comment_leads_there_too(forum: Sources) -> None:
    renumber(forum)
    found = dict(buried.pages(forum.writer()))[f"{RECOMMENDATIONS}/{OLD}"]
    [(place, target)] = re.findall(r'<li id="(c-[^"]+)"><a href="([^"]+)" data-cd-moved>', found)
    assert (place, target) == ("c-aaaaaa", f"../{NEW}/#c-aaaaaa")


def test_a_page_whose_front_matter_ends_with_spaces(forum: Sources) -> None:
    path = forum.docs / f"{RECOMMENDATIONS}/rec-0001.bg.md"
    path.write_text(path.read_text("utf-8").replace("\n---\n", "\n---  \n", 1), "utf-8")
    result = renumber(forum)
    assert result.exit_code == 0, result.output
    assert f"({NEW}.md#p-one)" in path.read_text("utf-8")


def test_what_is_not_there_has_no_number(forum: Sources) -> None:
    before = {p: p.read_bytes() for p in forum.docs.rglob("*") if p.is_file()}
    assert renumber(forum, "rec-8999").exit_code == 2
    assert {p: p.read_bytes() for p in forum.docs.rglob("*") if p.is_file()} == before


def move(sources: Sources, new: str) -> Result:
    old = f"{RECOMMENDATIONS}/rec-0002"
    return CliRunner().invoke(main, ["move", old, new, "--docs", str(sources.docs), "--lang", "en"])


def test_one_that_is_moved_takes_its_comments_and_consultations_along(forum: Sources) -> None:
    forum.consultation("2026-winter", scope=["rec-0002", "rec-0001"])
    forum.comment("c-bbbbbb", recommendation="rec-0002")
    before = errors(forum)
    result = move(forum, f"{RECOMMENDATIONS}/rec-0030")
    assert result.exit_code == 0, result.output
    assert errors(forum) <= before
    assert forum.entry("c-bbbbbb").recommendation == "rec-0030"
    consultation = forum.library.records(Consultation)["2026-winter"].value
    assert consultation.scope == ["rec-0030", "rec-0001"]


@pytest.mark.parametrize("new", ["analysis/three", f"{RECOMMENDATIONS}/three", "rec-0030"])
def test_a_recommendation_stays_among_them(forum: Sources, new: str) -> None:
    result = move(forum, new)
    assert result.exit_code == 2, result.output
    assert "stays in its folder" in result.stderr
    assert f"{RECOMMENDATIONS}/rec-0002" in forum.library.originals
