"""The search of the terminal."""

from pathlib import Path

import pytest

from civildialogue.core.model.language import BULGARIAN, ENGLISH
from civildialogue.core.output.search import shards
from civildialogue.core.output.search.ask import search

from . import making


@pytest.fixture
def site(tmp_path: Path) -> Path:
    making.engine(tmp_path)
    return tmp_path


def test_results_lead_from_the_root_to_the_passage(site: Path) -> None:
    answer = search(site, "отчита кмета", BULGARIAN, 3)
    assert answer["query"] == "отчита кмета"
    assert answer["reading"] == "отчита кмета"
    first = answer["results"][0]
    assert set(first) == {"url", "title", "snippet", "score"}
    assert first["url"] == "methodologies/budget/#p-1"
    assert first["snippet"].startswith("Кметът отчита")
    english = search(site, "requests", ENGLISH, 3)
    assert english["results"][0]["url"] == "en/analysis/access/#p-0"


def test_limit(site: Path) -> None:
    assert len(search(site, "консултация", BULGARIAN, 1)["results"]) == 1


def test_a_query_that_is_no_text_is_made_readable(site: Path) -> None:
    answer = search(site, "\ud800 консултация", BULGARIAN, 3)
    assert answer["query"] == "\ufffd консултация" and answer["results"]


def test_a_cut_index_is_said_and_not_raised(site: Path) -> None:
    meta = shards.path(site, "bg/meta")
    meta.write_text(meta.read_text(encoding="utf-8")[:100], encoding="utf-8")
    answer = search(site, "консултация", BULGARIAN, 3)
    assert answer == {
        "query": "консултация",
        "reading": "консултация",
        "results": [],
        "error": "shard-missing",
    }


def test_a_site_without_search_raises(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        search(tmp_path, "консултация", BULGARIAN, 3)
