"""What is measured: other generators get the same words, and the tables say what was found."""

import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest

import plain
import results
import timing
from cases import Editing, failed, fresh
from civildialogue.core.model.language import BULGARIAN
from civildialogue.core.model.text import Block, BlockKind
from civildialogue.core.source.inline import CITATION
from corpus import Corpus, Made, real, write

SMALL = 24
WORD = re.compile(r"[^\W\d_]{4,}")
MEASURED: dict[str, Any] = {
    "day": "2026-11-30",
    "machine": "a machine",
    "load": 1.5,
    "versions": {"hugo": "1"},
    "rounds": 3,
    "sizes": [100, 1000],
    "yardstick": [0.5, 0.7, 0.9],
    "failed": {"zensical": "no such program", "painted": "not-followed"},
    "cases": {
        "cold": {
            "100": {"seconds": [3.0, 1.0, 2.0], "processor": [4.0, 4.0, 4.0], "peak": 2**21},
            "1000": {"seconds": [20.0, 20.0, 20.0], "processor": [400.0], "peak": 2**22},
        },
        "hugo": {"100": {"seconds": [1.0]}, "1000": {"seconds": [5.0]}},
    },
}


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return Corpus(real(), SMALL)


def made(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Made:
    head = Block(BlockKind.HEADING, "## Глава", 1, "head")
    return Made("s/one", BULGARIAN, {}, (head, Block(kind, text, 1, "p-1")))


def said(corpus: Corpus, page: Made, **options: bool) -> str:
    text = plain.text(page, corpus.skeletons.library, **options)
    assert text.startswith("## Глава {#head}\n\n")
    return text.partition("\n\n")[2].rstrip("\n")


def test_a_citation_becomes_a_link_with_its_place(corpus: Corpus) -> None:
    key, located = next(iter(corpus.skeletons.library.sources.items()))
    link = f"[{located.value.short[BULGARIAN]}]({located.value.url})"
    assert said(corpus, made(f"А [@{key}, чл. 1; @{key}].")) == f"А ({link}, чл. 1; {link})."


def test_a_box_becomes_a_quotation_where_there_are_none(corpus: Corpus) -> None:
    page = made('!!! tip "Съвет"\n    Едно\n\n    - две', BlockKind.ADMONITION)
    assert said(corpus, page) == "> **Съвет**\n>\n> Едно\n>\n> - две"
    assert said(corpus, page, boxes=True) == page.blocks[1].text


@pytest.mark.parametrize(
    ("target", "source", "address"),
    [
        ("two.md#p-9", "two.md", "../two/"),
        ("../index.md#x", "../index.md", "../../"),
        ("index.md#x", "index.md", "../"),
        ("#p-9", "#head", "#head"),
        ("#head", "#head", "#head"),
    ],
)
def test_links_lead_where_the_other_generator_has_the_page(
    corpus: Corpus, target: str, source: str, address: str
) -> None:
    assert said(corpus, made(f"[x]({target})")) == f"[x]({source})"
    assert said(corpus, made(f"[x]({target})"), addresses=True) == f"[x]({address})"


def test_every_generator_gets_the_same_words(corpus: Corpus, tmp_path: Path) -> None:
    plain.write_stock(corpus, tmp_path / "stock")
    plain.write_hugo(corpus, tmp_path / "hugo")
    plain.write_zensical(corpus, tmp_path / "zensical")
    pages = [*corpus.pages()]
    for folder in ("stock/docs", "hugo/content", "zensical/bg/docs", "zensical/en/docs"):
        count = len(pages) // (2 if folder.startswith("zensical") else 1)
        assert len([*(tmp_path / folder).rglob("*.md")]) == count
    for page in pages:
        head, _, name = page.key.rpartition("/")
        inner = f"{head}/{'_index' if name == 'index' else name}".lstrip("/")
        texts = (
            tmp_path / f"stock/docs/{page.key}.{page.locale}.md",
            tmp_path / f"hugo/content/{page.locale}/{inner}.md",
            tmp_path / f"zensical/{page.locale}/docs/{page.key}.md",
        )
        for path in texts:
            text = path.read_text(encoding="utf-8")
            assert "{#p-" not in text
            assert not re.search(r"\[@", text.replace("`[@", ""))
            for block in page.blocks:
                bare = CITATION.sub("", re.sub(r"\]\([^)]*\)|!!! \w+", "", block.text))
                assert {*WORD.findall(bare)} <= {*WORD.findall(text)}


def test_an_edit_changes_one_paragraph_and_leaves_nothing_of_the_one_before(
    corpus: Corpus, tmp_path: Path
) -> None:
    write(corpus, tmp_path / "ours")
    editing = Editing(corpus, tmp_path / "ours")
    first, second = editing.edit(), editing.edit()
    text = editing.path.read_text(encoding="utf-8")
    assert first not in text
    assert text.replace(f" {second}", "") == editing.text
    (tmp_path / "ours/.cache").mkdir()
    (tmp_path / "ours/.site.lock").touch()
    fresh(tmp_path / "ours")
    assert sorted(p.name for p in (tmp_path / "ours").iterdir()) == [
        "docs",
        "mkdocs.yml",
        "overrides",
    ]


def test_a_command_that_fails_says_why_and_the_memory_is_of_all_its_processes(
    tmp_path: Path,
) -> None:
    with pytest.raises(timing.FailedError) as stopped:
        timing.taken([sys.executable, "-c", "raise SystemExit('no\\nway')"], tmp_path, {})
    assert failed(stopped.value) == "way"
    block = "import subprocess, sys, time; x = bytearray(b'x') * 40_000_000; "
    inner = f"{block}time.sleep(1)"
    outer = f"{block}subprocess.run([sys.executable, '-c', {inner!r}])"
    assert timing.peak([sys.executable, "-c", outer], tmp_path, {}) > 80_000_000


def test_growth_is_the_slope_on_logarithmic_scales() -> None:
    assert timing.exponent([10, 100, 1000], [3, 30, 300]) == pytest.approx(1)
    assert timing.exponent([1, 2, 4], [5, 20, 80]) == pytest.approx(2)


def test_the_table_has_medians_ratios_growth_and_reasons() -> None:
    english = results.table(MEASURED, "en").splitlines()
    assert "| whole build | 2.00 (4.00) | 20.00 (400.00) | 2.00 | 4 |" in english
    assert "| Hugo | 1.00 | 5.00 | 0.70 | |" in english
    assert "| whole build to Hugo | 2.00 | 4.00 | | |" in english
    assert "| Zensical | none: no such program | | | |" in english
    assert "at a load of 1.50; a sum of 10 million squares took 0.70 s" in english[-1]
    bulgarian = results.table(MEASURED, "bg").splitlines()
    assert "| `serve`: от записа до браузъра | няма: браузърът не се обновява | | | |" in bulgarian
    assert "| цялото изграждане | 2,00 (4,00) | 20,00 (400,00) | 2,00 | 4 |" in bulgarian


def test_the_tables_of_the_readme_are_put_in_their_places(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    place = "<!-- measured -->\nold\n<!-- /measured -->"
    readme.write_text(f"a\n{place}\nb\n{place}\nc\n", encoding="utf-8")
    for _ in range(2):
        results.record(MEASURED, readme)
    parts = re.split(r"<!-- /?measured -->", readme.read_text(encoding="utf-8"))
    assert [part.strip() for part in parts] == [
        "a", results.table(MEASURED, "bg"), "b", results.table(MEASURED, "en"), "c"
    ]  # fmt: skip


def test_the_readme_shows_what_was_measured_last(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_bytes(results.README.read_bytes())
    assert readme.read_text(encoding="utf-8").count("<!-- measured -->") == 2
    results.record(json.loads(results.RESULTS.read_text(encoding="utf-8")), readme)
    assert readme.read_bytes() == results.README.read_bytes()
