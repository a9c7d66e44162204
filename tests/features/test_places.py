"""Adding a kind is adding a folder: places, which no file of the core knows."""

import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from lxml import html as lhtml

from civildialogue import cli, composition
from civildialogue.core import active, pipeline
from civildialogue.core.model.diagnostics import codes
from civildialogue.core.model.language import BULGARIAN
from civildialogue.core.output.data.export import files
from civildialogue.core.site.blocks.marker import decode
from civildialogue.core.site.pages.assembly import generate
from civildialogue.core.site.pages.links import Links
from civildialogue.core.site.writing.context import Shared, Writer
from civildialogue.core.source.history import History
from civildialogue.core.source.settings import settings
from forming import run as scripted
from projects import REPOSITORY

from .places.feature import PLACES
from .sites import project

HERE = Path(__file__).parent / "places"
MAIN = "from civildialogue.cli import main; main()"
MOST_LINES = 250
POINT = 'places = "foreign_places.feature:PLACES"'
INDEX = """\
---
kind: publication
origin: site-edition
title: Места
short-title: Места
summary: "Места за образец."
edition: "2026-11"
authors: [{bg: Редакция, en: Editors}]
licence: CC-BY-4.0
---

Местата.
{#p-aaaa}
"""
PLACE = """\
---
kind: place
origin: site-edition
title: "{title}"
summary: "Място за образец."
id: {name}
town: Ловеч
longitude: {longitude}
latitude: 43.13
protected-by: [{source}]
near: [{near}]
seen: 2026-11-20
---

## История {{#history}}

Построено отдавна.
{{#p-bbbb}}
"""


def place(docs: Path, name: str, longitude: float, near: str = "", source: str = "zna") -> None:
    values = {"title": f"Място {name}", "near": near, "source": source, "longitude": longitude}
    text = PLACE.format(name=name, **values)
    (docs / f"places/{name}.bg.md").write_text(text, encoding="utf-8")


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Path]:
    """A project with two places, in a program that has the feature."""
    active.compose([*composition.own(), PLACES])
    made = project(tmp_path, [])
    written = made / "mkdocs.yml"
    text = written.read_text(encoding="utf-8").replace("features: []", "features: [places]")
    written.write_text(text, encoding="utf-8")
    docs = made / "docs"
    (docs / "places").mkdir()
    (docs / "places/index.bg.md").write_text(INDEX, encoding="utf-8")
    place(docs, "old-mill", 24.71)
    place(docs, "bridge", 24.72, near="old-mill")
    yield made
    composition.compose()


def inspected(site: Path) -> pipeline.Inspection:
    given = settings(site)
    return pipeline.inspect(given.docs, "docs", given)


def told(site: Path) -> list[str]:
    quiet = ("translation-missing", "page-unrecorded")
    return [d.code for d in inspected(site).diagnostics if d.code not in quiet]


def test_it_is_one_small_folder() -> None:
    kept = [p for p in HERE.rglob("*") if p.suffix in (".py", ".yml", ".j2")]
    assert sum(len(p.read_text(encoding="utf-8").splitlines()) for p in kept) <= MOST_LINES
    core = REPOSITORY / "scripts/civildialogue/core"
    for path in core.rglob("*.py"):
        assert "features.places" not in path.read_text(encoding="utf-8"), path


def test_the_page_that_builds_it_shows_just_these_files() -> None:
    page = (REPOSITORY / "developers/add-a-kind.md").read_text(encoding="utf-8")
    shown = dict(re.findall(r"(?ms)^`([\w./]+)`\n\n```\w+\n(.*?)\n```$", page))
    kept = [p for p in HERE.rglob("*") if p.suffix in (".py", ".yml", ".j2")]
    assert shown == {
        p.relative_to(HERE).as_posix(): p.read_text(encoding="utf-8").rstrip("\n") for p in kept
    }
    assert f'entry-points."{composition.GROUP}"' in page
    assert POINT in page


def test_a_place_is_checked(site: Path) -> None:
    assert told(site) == []
    place(site / "docs", "bridge", 24.71, near="old-mil", source="nowhere")
    assert sorted(told(site)) == ["place-repeated", "reference-unknown", "reference-unknown"]
    [near, *_] = [d for d in inspected(site).diagnostics if d.params.get("field") == "near"]
    assert "old-mill" in near.help(BULGARIAN)
    assert codes()["place-repeated"].why.en


def test_it_has_a_page_a_list_and_what_refers_to_it(site: Path) -> None:
    found = generate(Shared(inspected(site).library, History(site / "docs")))
    mill, bridge = found["places/old-mill.bg.md"], found["places/bridge.bg.md"]
    facts = {fact["label"]: fact["values"] for fact in bridge.meta["forum"]["facts"]}
    assert facts["Наблизо"] == [{"text": "Място old-mill", "url": "places/old-mill/"}]
    assert "../bridge/" in mill.body and "като място" in mill.body
    assert "ЗНА" in bridge.body or "source-zna" in bridge.body
    assert "Място bridge" in found["places/list.en.md"].body


def test_what_rests_on_a_claim_is_drawn(site: Path) -> None:
    """The graph follows whatever references a kind declares."""
    library = inspected(site).library
    shown = Links(Writer(Shared(library, History(site / "docs")), BULGARIAN))
    assert shown.edges == []  # No kind of this site makes claims.


def test_it_is_open_data(site: Path) -> None:
    made = files(inspected(site).library, "https://example.org/")
    rows = list(csv.DictReader(io.StringIO(made["data/places.csv"].decode("utf-8-sig"))))
    assert [row["id"] for row in rows] == ["bridge", "old-mill"]
    assert set(json.loads(made["data/places.json"])) == {"places"}
    points = json.loads(made["data/places.geojson"])["features"]
    assert [point["geometry"]["coordinates"][0] for point in points] == [24.72, 24.71]
    catalogue = json.loads(made["data/catalogue.jsonld"])["@graph"]
    assert [n["@id"] for n in catalogue if n["@type"] == "dcat:Dataset"] == [
        "https://example.org/data/places"
    ]


def known_to(site: Path, path: str) -> dict[str, Any]:
    """What the form of a page brings along for its scripts."""
    page = generate(Shared(inspected(site).library, History(site / "docs")))[path]
    assert page.meta["forum"]["scripts"] == ["assets/forms/place.js"]
    tree = lhtml.fromstring(decode(page.body)["html"])
    [given] = tree.xpath("//script[@type='application/json']")
    found: dict[str, Any] = json.loads(given.text)
    return found


def typed(**more: str) -> dict[str, str]:
    return {
        **{"title": "Стара кула", "summary": "Кула от XIV век.", "town": "Ловеч"},
        **{"longitude": "24,73", "latitude": "43.14", "history": "Стояла е до моста.", **more},
    }


@pytest.mark.parametrize("language", ["bg", "en"])
def test_anybody_can_suggest_a_place(site: Path, language: str) -> None:
    known = known_to(site, f"places/suggest.{language}.md")
    read = scripted("values.read", known, typed(), {})
    assert scripted("rules.faults", known, read["values"], read["texts"], {}) == []
    file = scripted("file.file", known, read["values"], read["texts"])
    assert file["path"] == "places/stara-kula.bg.md"
    (site / "docs" / file["path"]).write_text(file["text"], encoding="utf-8")
    assert told(site) == ["block-id-missing"]  # `check --fix` gives it one.
    place_ = inspected(site).library.originals["places/stara-kula"].matter
    assert (place_.longitude, place_.title) == (24.73, "Стара кула")
    assert known_to(site, f"places/suggest.{language}.md")["taken"][-1] == "stara-kula"


@pytest.mark.parametrize(
    ("name", "value", "faults"),
    [
        ("town", "", ["empty"]),
        ("town", "Л" * 81, ["long"]),
        ("longitude", "на изток", ["number"]),
        ("latitude", "91", ["high"]),
        ("latitude", "-91", ["low"]),
        ("history", "", ["empty"]),
        ("title", "Стaра кула", ["mixed-script-latin"]),
    ],
)
def test_what_the_check_would_refuse_is_said_in_the_form(
    site: Path, name: str, value: str, faults: list[str]
) -> None:
    known = known_to(site, "places/suggest.en.md")
    given = typed(**{name: value})
    read = scripted("values.read", known, given, {})
    found = scripted("rules.faults", known, read["values"], read["texts"], {})
    assert [(f["path"], f["fault"]) for f in found] == [(name, fault) for fault in faults]
    [sentence] = [each[1] for each in scripted("values.sentences", known, found, given)]
    assert sentence[0].isupper() and "{" not in sentence


def test_the_form_is_a_page_with_its_fields(site: Path) -> None:
    pages = generate(Shared(inspected(site).library, History(site / "docs")))
    tree = lhtml.fromstring(decode(pages["places/suggest.bg.md"].body)["html"])
    labels = {each.get("for"): each.text_content() for each in tree.xpath("//form//label")}
    assert labels == {
        "cd-title": "Заглавие",
        "cd-summary": "Резюме в едно изречение",
        "cd-town": "Населено място",
        "cd-longitude": "Дължина в градуси",
        "cd-latitude": "Ширина в градуси",
        "cd-history": "История",
    }
    fields = tree.xpath("//form//input | //form//textarea")
    assert all(each.get("required") is not None for each in fields)


def test_it_has_commands(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site)
    run = CliRunner().invoke
    done = run(cli.main, ["new", "place", "places/tower", "--title", "А", "--title-en", "A"])
    assert done.exit_code == 0, done.output
    done = run(cli.main, ["export", "places"])
    assert len(json.loads(done.stdout)["features"]) == 3


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """A folder with a package of another's, as an installer leaves it there."""
    folder = tmp_path / "installed"
    shutil.copytree(HERE, folder / "foreign_places", ignore=shutil.ignore_patterns("__pycache__"))
    facts = folder / "foreign_places-1.0.dist-info"
    facts.mkdir()
    (facts / "METADATA").write_text("Metadata-Version: 2.1\nName: foreign-places\nVersion: 1.0\n")
    point = POINT.replace('"', "")
    (facts / "entry_points.txt").write_text(f"[{composition.GROUP}]\n{point}\n")
    return folder


def run(folder: Path, place: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", MAIN, "--lang", "en", *words]
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    return subprocess.run(
        command, cwd=place, env=environment, capture_output=True, text=True, check=False
    )


def test_a_feature_of_another_package_works(site: Path, installed: Path) -> None:
    checked = run(installed, site, "check", "--fix")
    assert checked.returncode == 0, checked.stdout + checked.stderr
    built = run(installed, site, "build")
    assert built.returncode == 0, built.stdout + built.stderr
    assert (site / "site/places/bridge/index.html").is_file()
    assert (site / "site/data/places.geojson").is_file()
    assert "places" in run(installed, site, "explain", "place-repeated").stdout.lower()


@pytest.mark.parametrize(
    "broken",
    ["raise RuntimeError('x' * 500)", "PLACES = 3", "import no_such_module_at_all", "1 +"],
)
def test_one_that_can_not_be_used_is_told(site: Path, installed: Path, broken: str) -> None:
    (installed / "foreign_places/feature.py").write_text(broken, encoding="utf-8")
    checked = run(installed, site, "check")
    assert checked.returncode == 1, checked.stdout + checked.stderr
    assert "error[feature-broken]: the feature “places” can’t be used" in checked.stdout
    assert "Traceback" not in checked.stdout + checked.stderr


def test_one_with_the_name_of_another_is_told(site: Path, installed: Path) -> None:
    feature = installed / "foreign_places/feature.py"
    text = feature.read_text(encoding="utf-8").replace(
        '            "place",', '            "method",'
    )
    feature.write_text(text, encoding="utf-8")
    checked = run(installed, site, "check")
    assert "error[feature-broken]" in checked.stdout
    assert "method" in checked.stdout
