"""What ``new project`` writes is whole: it passes the check, is built and carried away at once."""

import json
import os
import tomllib
from pathlib import Path

import pytest
import yaml

from civildialogue.core.active import active
from civildialogue.core.model.lacking import lacking
from civildialogue.core.model.language import ENGLISH, Locale, messages
from civildialogue.core.pipeline import starting
from civildialogue.core.pipeline.starting.lock import lock, project
from civildialogue.core.pipeline.starting.origin import Origin, origin
from civildialogue.core.pipeline.starting.texts import filled, said
from counts import LONG
from within import in_process

from .addresses import unknown
from .building import run

SETS = ("bg", "en,bg", "ro,bg,en", "de", "ar,en", "ga", "sr-Latn,en")
HOSTILE = "Форум: „първи“ @address@ # {x}"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_new_project_is_checked_built_and_exported(monkeypatch: pytest.MonkeyPatch) -> None:
    made = run("new", "project", "my-forum", "--languages", "bg, en", "--name", "en=My Forum")
    assert made.exit_code == 0, made.output
    written = [line for line in made.stdout.splitlines() if line.startswith("my-forum/")]
    assert all(Path(path).is_file() for path in written)
    monkeypatch.chdir("my-forum")
    checked = run("check", "--strict")
    assert checked.exit_code == 0, checked.output
    with in_process():
        built = run("build")
    assert built.exit_code == 0, built.output
    assert unknown(Path("site"), starting.ADDRESS) == []
    assert "<title>my-forum</title>" in Path("site/index.html").read_text()
    english = Path("site/en/index.html").read_text()
    assert "<title>My Forum</title>" in english
    assert "cd-emblem" not in english
    assert "cd-footer__funding" not in english
    for what in ("data", "bundle"):
        exported = run("export", what, "--out", "out")
        assert exported.exit_code == 0, exported.output
    catalogue = json.loads(Path("out/catalogue.jsonld").read_text())
    assert "my-forum" in json.dumps(catalogue)
    assert run("verify", "out/civildialogue-offline.zip").exit_code == 0


@pytest.mark.parametrize(
    ("languages", "options", "zone"),
    [
        ("ro,en", [], "Europe/Bucharest"),
        ("en", [], "Europe/Sofia"),
        ("pt-BR", [], "Europe/Sofia"),
        ("fr", ["--time-zone", "America/Martinique"], "America/Martinique"),
    ],
)
def test_a_site_has_the_time_zone_of_its_country(
    languages: str, options: list[str], zone: str
) -> None:
    made = run("new", "project", "x", "--languages", languages, "--features", "none", *options)
    assert made.exit_code == 0, made.output
    assert yaml.safe_load(Path("x/mkdocs.yml").read_text())["extra"]["time_zone"] == zone


def test_what_was_written_as_an_example_says_so() -> None:
    run("new", "project", "x")
    data = Path("x/docs/_data")
    for name in ("authorities", "sources"):
        for record in yaml.safe_load((data / f"{name}.yml").read_text()):
            shown = record.get("title", record.get("name"))
            assert ("(пример)" in shown["bg"], "(example)" in shown["en"]) == (True, True)
    examples = [p for p in Path("x/docs").rglob("*.bg.md") if "origin: example" in p.read_text()]
    assert {page.parent.name for page in examples} == {
        "recommendations",
        "methodologies",
        "training",
    }


def test_a_name_stays_the_words_that_it_is() -> None:
    done = run(
        "new", "project", "x", "--name", HOSTILE, "--name", "en=F", "--address", "https://a.b/"
    )
    assert done.exit_code == 0, done.output
    settings = yaml.safe_load(Path("x/mkdocs.yml").read_text())
    assert (settings["site_name"], settings["site_url"]) == (HOSTILE, "https://a.b/")
    assert run("check", "--docs", "x/docs").exit_code == 0


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--languages", "bg,klingon"], "no tag of a language: klingon"),
        (["--languages", "BG"], "no tag of a language: BG"),
        (["--languages", ""], "write at least one of: bg, en"),
        (["--features", "compendium,forum"], "does not have this: forum"),
        (["--features", "none,compendium"], "does not have this: none"),
        (["--forge", "\x1b[2J"], "no files for this place"),
        (["--name", "en=a\nb"], "can’t be the name"),
        (["--name", "a\nb"], "can’t be the name"),
        (["--name", "\x1b[2J"], "can’t be the name"),
        (["--name", " "], "can’t be the name"),
        (["--name", 'a "b"'], "can’t be the name"),
        (["--name", "en=<b>"], "can’t be the name"),
        (["--address", "javascript:1"], "no address of a site"),
        (["--time-zone", "Mars/\x1b[2J"], "no time zone"),
    ],
)
def test_what_no_site_can_have_is_refused_and_nothing_written(
    options: list[str], words: str
) -> None:
    done = run("new", "project", "x", *options)
    assert (done.exit_code, words in done.output) == (2, True), done.output
    assert "\x1b" not in done.output
    assert not Path("x").exists()


def test_what_is_there_stays() -> None:
    for make in (Path("x").write_text, Path("y/mine").write_text):
        Path("y").mkdir(exist_ok=True)
        make("mine")
    for name in ("x", "y"):
        assert run("new", "project", name).exit_code == 2
    assert [path.read_text() for path in (Path("x"), Path("y/mine"))] == ["mine", "mine"]
    assert list(Path("y").iterdir()) == [Path("y/mine")]


@pytest.mark.parametrize("name", ["Моят форум", "civildialogue", "My Forum!"])
def test_the_project_of_a_folder_has_a_name_that_tools_accept(name: str) -> None:
    run("new", "project", name)
    project = tomllib.loads((Path(name) / "pyproject.toml").read_text())["project"]
    assert project["name"] in ("my-forum", "x")
    [requirement] = project["dependencies"]
    assert requirement.startswith("civildialogue==")


@pytest.mark.parametrize("languages", SETS[:: 1 if LONG else 2])
def test_the_first_language_is_that_of_the_record(languages: str) -> None:
    run("new", "project", "x", "--languages", languages, "--name", "Site")
    record, *others = languages.split(",")
    for page in Path("x/docs").rglob(f"*.{record}.md"):
        assert "translates:" not in page.read_text()
        for other in others:
            translation = page.with_name(page.name.replace(f".{record}.", f".{other}."))
            assert "translates:" in translation.read_text()
    [spoken] = [p["i18n"] for p in yaml.safe_load(Path("x/mkdocs.yml").read_text())["plugins"][1:]]
    assert [each["locale"] for each in spoken["languages"]] == [record, *others]
    os.chdir("x")
    checked = run("check", "--strict")
    assert checked.exit_code == 0, checked.output
    with in_process():
        built = run("build")
    assert built.exit_code == 0, built.output
    assert f'<html lang="{record}"' in Path("site/index.html").read_text()
    for other in others:
        assert f'<html lang="{other}"' in Path(f"site/{other}/index.html").read_text()


def test_the_words_that_a_language_lacks_are_listed_to_be_written() -> None:
    run("new", "project", "x", "--languages", "pl,ro,en")
    [listed] = Path("x/words").iterdir()
    assert listed.name == "pl.yml"
    text = listed.read_text()
    assert yaml.safe_load(text) == {"read-by": [], "words": None}
    written = yaml.safe_load(text.replace("  # ", "  "))["words"]
    assert set(written) == set(lacking(Locale("pl")))
    assert written["search.count.few"] == messages(ENGLISH)["search.count.other"]
    assert all(isinstance(words, str) and words for words in written.values())


@pytest.mark.parametrize("forge", [*starting.forges(), "none"])
def test_a_project_has_the_workflows_of_its_forge_and_no_others(forge: str) -> None:
    done = run("new", "project", "x", "--forge", forge)
    assert done.exit_code == 0, done.output
    held = {path.name for path in Path("x").iterdir() if path.name in (".github", ".forgejo")}
    assert held == ({f".{forge}"} if forge != "none" else set())
    assert all(f"x/.{forge}/workflows/" in done.stdout for _ in held)


EVERY = [each.name for each in active()]
CHOSEN = [[], *([each] for each in EVERY), EVERY]


@pytest.mark.parametrize("chosen", CHOSEN[:: 1 if LONG else 2], ids=",".join)
def test_a_feature_that_was_not_chosen_leaves_nothing(
    chosen: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = run("new", "project", "x", "--languages", "bg", "--features", ",".join(chosen))
    assert made.exit_code == 0, made.output
    folders = {path.name for path in Path("x/docs").iterdir() if path.is_dir()}
    own = {"compendium": "compendium", "methods": "methodologies", "training": "training"}
    expected = {own[name] for name in chosen if name in own}
    assert folders == {"_data", "about", "analysis", *expected}
    monkeypatch.chdir("x")
    checked = run("check", "--strict")
    assert checked.exit_code == 0, checked.output
    with in_process():
        built = run("build")
    assert built.exit_code == 0, built.output
    assert unknown(Path("site"), starting.ADDRESS) == []
    sections = {path.parent.name for path in Path("site").glob("*/index.html")}
    assert sections & set(own.values()) == expected
    menu = Path("site/index.html").read_text()
    assert {each for each in own.values() if f'href="{each}/"' in menu} == expected
    exported = run("export", "all", "--out", "out")
    assert exported.exit_code == 0, exported.output
    books = {path.name for path in Path("out").glob("*.pdf")}
    assert books == {f"{name}.bg.pdf" for name in ("analysis", "forum", *expected)}
    assert {path.stem for path in Path("out").glob("*.epub")} == {b[:-4] for b in books}
    assert run("verify", "out/civildialogue-offline.zip").exit_code == 0


@pytest.mark.parametrize("nothing", ["none", "", " , "])
def test_a_site_can_have_nothing_but_texts(nothing: str) -> None:
    assert run("new", "project", "x", "--features", nothing).exit_code == 0
    assert yaml.safe_load(Path("x/mkdocs.yml").read_text())["extra"]["features"] == []


def test_nothing_is_left_of_a_project_that_could_not_be_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(starting, "fix", fail)
    assert run("new", "project", "y/x").exit_code == 4
    assert not Path("y").exists() or not list(Path("y").iterdir())


def test_what_stands_in_an_example_is_filled_once() -> None:
    assert (
        filled("@name@ @no-hole@ a@b@c", {"name": "@today@", "today": "x"})
        == "@today@ @no-hole@ a@b@c"
    )
    value = {"a": [{"bg": "а", "en": "a"}], "url": "en"}
    assert said(value, ["bg", "fr"]) == {"a": [{"bg": "а", "fr": "a"}], "url": "en"}


def test_the_lock_names_the_program_by_its_bytes() -> None:
    wheel = Path("a-1-py3-none-any.whl").resolve()
    wheel.write_bytes(b"wheel")
    far = Origin(url="https://a.b/c.whl", digest="0" * 64)
    for source in (Origin(wheel=wheel), far):
        text = lock("x", "1", source)
        assert text
        found = {package["name"]: package for package in tomllib.loads(text)["package"]}
        asked = tomllib.loads(project("x", "1", source))["tool"]["uv"]["sources"]["civildialogue"]
        assert found["civildialogue"]["source"] == asked
        [requirement] = found["x"]["metadata"]["requires-dist"]
        assert requirement == {"name": "civildialogue", **asked}
        assert len(found["civildialogue"]["wheels"][0]["hash"]) == len("sha256:") + 64
    for unnamed in (Origin(), Origin(is_tree=True), Origin(url="https://a.b/c.whl")):
        assert lock("x", "1", unnamed) is None


def test_where_the_program_came_from_is_kept() -> None:
    wheel = Path("a b.whl").resolve()
    wheel.write_bytes(b"")
    local = {"url": wheel.as_uri(), "archive_info": {}}
    assert origin(json.dumps(local)) == Origin(wheel=wheel)
    wheel.unlink()
    assert origin(json.dumps(local)) == Origin(is_tree=True)
    far = {"url": "https://a.b/c.whl", "archive_info": {"hashes": {"sha256": "ab"}}}
    assert origin(json.dumps(far)) == Origin(url="https://a.b/c.whl", digest="ab")
    tree = {"url": "file:///a", "dir_info": {"editable": True}}
    assert origin(json.dumps(tree)) == Origin(is_tree=True)
    assert origin(None) == Origin()
