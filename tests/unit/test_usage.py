"""Every command takes ``--lang``, and all that it tells a person is in that language."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from civildialogue import cli
from civildialogue.cli import writing
from civildialogue.core.commands import asking, helping, usage
from civildialogue.core.model.language import (
    BULGARIAN,
    ENGLISH,
    Locale,
    message,
    messages,
    others,
    spoken,
    terminal_locale,
)
from civildialogue.core.pipeline import building, generating
from projects import REPOSITORY, around

from .making import run

LATIN = re.compile(r"[A-Za-z_]{2,}")
SIGNS = re.compile(
    r"'[^']*'|„[^“]*“|`[^`]*`|--[\w-]+|[\w.-]+\.(?:yml|md)|\d<=x<=\d+|\S*[0-9/]\S*|имената са: .*"
)
"""What stands as typed, or as it is named: options, values, files."""
SAID = ("--kind", "support", "--text", "Да.", "--name", "Мария")
WRONG = [
    ("nonsense",),
    ("explain", "nonsense"),
    ("explain", "--nonsense"),
    ("explain", "--land", "bg"),
    ("explain", "circle", "more", "more-still"),
    ("check", "--format", "nonsense"),
    ("check", "--docs", "nonsense"),
    ("check", "--docs", "mkdocs.yml"),
    ("check", "--since", "nonsense"),
    ("check", "--strict=yes"),
    ("--today", "tomorrow", "check"),
    ("search", "x", "--limit", "99"),
    ("search", "x", "--limit", "many"),
    ("search", "x"),
    ("export", "nonsense"),
    ("export", "data"),
    ("export", "pdf", "--out", "mkdocs.yml"),
    ("export", "pdf", "--out", "out", "--publication", "nonsense"),
    ("export", "bundle", "--out", "out"),
    ("build", "--out", "docs"),
    ("review", "--base", "nonsense"),
    ("verify", "nonsense.zip"),
    ("translations", "--record", "nonsense"),
    ("translations", "--block", "p-one"),
    ("new", "chapter", "../outside"),
    ("new", "chapter", "analysis/chapter"),
    ("new", "comment", "rec-0404", *SAID, "--quote", "няма"),
    ("new", "comment", "rec-0001", *SAID, "--quote", "няма такива думи"),
    ("new", "comment", "rec-0001", "--kind", "nonsense"),
    ("new", "comment", "rec-0001"),
    ("new", "recommendation", "--title", "а", "--title-en", "a", "--addressee", "nonsense"),
    ("new", "consultation", "2027", "--title", "а", "--title-en", "а", "--scope", "rec-0001"),
    ("answer", "c-zzzzzz"),
    ("import", "docx", "mkdocs.yml", "--into", "docs/x.bg.md"),
    ("import", "comments", "nonsense"),
]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(REPOSITORY / "tests/golden/_base/docs", tmp_path / "docs")
    monkeypatch.chdir(around(tmp_path / "docs"))
    return tmp_path


def commands(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield path
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            assert found is not None
            yield from commands(found, (*path, name))


@pytest.mark.parametrize("path", [*commands(cli.main)], ids=" ".join)
def test_every_command_takes_it(path: tuple[str, ...]) -> None:
    found = run(*path, "--help")
    assert found.exit_code == 0
    assert "--lang" in found.stdout


def test_every_help_is_in_the_words_of_both_languages() -> None:
    context = click.Context(cli.main)
    asked = {"help.help"}
    for verb in map(verb_at, commands(cli.main)):
        options = [each for each in verb.params if isinstance(each, click.Option)]
        assert isinstance(verb.get_help_option(context), click.Option)
        asked |= {getattr(each, "key", None) for each in (verb, *options)}
    for locale in (BULGARIAN, ENGLISH):
        assert {key for key in messages(locale) if key.startswith("help.")} == asked


@pytest.mark.parametrize("path", [*commands(cli.main)], ids=" ".join)
def test_help_is_in_the_language_of_the_run(path: tuple[str, ...]) -> None:
    told = run(*path, "--lang", "bg", "--help").stdout
    ids = "rec-0001|2026-autumn|late-turnout"
    typed = re.sub(rf"{ids}|--?[a-z-]+|\[[a-z|-]+\]|\S+[./:,=]\S+", " ", told)
    names = {
        "civildialogue",
        "docs",
        "Git",
        "JSON",
        "PDF",
        "EPUB",
        "Word",
        "Dask",
        "LibreOffice",
        "zip",
        "LIX",
        "CSV",
    }
    names |= {
        "main",
        "properdocs",
        "github",
        "forgejo",
        "none",
        "renumber",
        *path,
    }
    if isinstance(verb := verb_at(path), click.Group):
        names |= {*verb.list_commands(click.Context(verb))}
    assert not set(LATIN.findall(typed)) - {*names, "docs_dir", "site_dir"}
    english = run(*path, "--lang", "en", "--help").stdout
    assert english.startswith("Usage: ")
    assert not re.search("[а-яА-Я]", english)


def verb_at(path: tuple[str, ...]) -> click.Command:
    found: click.Command = cli.main
    for name in path:
        assert isinstance(found, click.Group)
        inner = found.get_command(click.Context(found), name)
        assert inner is not None
        found = inner
    return found


def test_help_that_is_no_key_stands_as_it_is() -> None:
    @helping.command(help="Makes *tea*.")
    @helping.option("--milk", is_flag=True, help="With milk.", required=True)
    def tea() -> None: ...

    told = CliRunner().invoke(tea, ["--help"]).stdout
    assert "Makes *tea*." in told
    assert "With milk.  [required]" in told


@pytest.mark.parametrize("arguments", WRONG, ids=" ".join)
def test_wrong_usage_is_told_in_it(project: Path, arguments: tuple[str, ...]) -> None:
    told = run("--lang", "bg", *arguments)
    assert told.exit_code == 2
    assert "Error" not in told.stderr
    words = told.stderr.rpartition("Грешка:")[2]
    foreign = set(LATIN.findall(SIGNS.sub("", words))) - {"Git", "git", "fetch", "civildialogue"}
    assert not foreign - set(LATIN.findall(" ".join(arguments))), words
    assert re.search("[а-я]{3}", words)
    english = run("--lang", "en", *arguments)
    assert english.exit_code == 2
    said = set(re.findall("[а-я]+", english.stderr.casefold()))
    assert said <= set(re.findall("[а-я]+", " ".join(arguments).casefold()))


@pytest.mark.parametrize(
    ("line", "locale"),
    [
        ("check", None),
        ("check --lang bg", BULGARIAN),
        ("--lang=en check", ENGLISH),
        ("--lang en check --lang bg", BULGARIAN),
        ("check --lang both", BULGARIAN),
        ("check --lang de", None),
        ("check --lang", None),
        ("search -- --lang bg", None),
    ],
)
def test_the_last_one_holds(line: str, locale: Locale | None) -> None:
    assert usage.named(line.split()) is locale


@pytest.mark.parametrize(
    "arguments", [("--help",), ("--nonsense",), ("explain",), ("explain", "x")]
)
def test_no_run_leaves_its_language_to_the_next(arguments: tuple[str, ...]) -> None:
    before = terminal_locale()
    run("--lang", str(others(before)[0]), *arguments)
    assert terminal_locale() is before


def test_the_generator_is_told_too(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    with spoken(BULGARIAN):
        environment = generating._environment(project)
    monkeypatch.setenv("CIVILDIALOGUE_LANG", environment["CIVILDIALOGUE_LANG"])
    assert terminal_locale() is BULGARIAN


@pytest.mark.parametrize("group", ["export", "new", "import"])
def test_a_group_alone_shows_its_commands(group: str) -> None:
    told = run(group)
    assert told.exit_code == 2
    assert "--help" in told.output
    assert "Error" not in told.output


def test_what_the_machine_refuses(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", "site")

    monkeypatch.setattr(building, "build", refused)
    told = run("build", "--lang", "bg")
    assert message(BULGARIAN, "fault.EACCES") in told.stderr


def test_who_is_asked_is_asked_again_in_it(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing.sys, "stdin", type("Terminal", (), {"isatty": lambda: True}))
    answers = iter(["nonsense", "support"])
    monkeypatch.setattr(click, "prompt", lambda _question: next(answers))
    with spoken(BULGARIAN):
        assert asking.ask(None, "ask.kind", BULGARIAN, ["support", "object"]) == "support"


def test_a_new_page_out_of_the_reading_order_is_told(project: Path) -> None:
    index = project / "docs/analysis/index.bg.md"
    text = index.read_text(encoding="utf-8")
    if "\norder:" not in text:
        text = text.replace("---\n", "---\norder: [chapter]\n", 1)
        index.write_text(text, encoding="utf-8")
    told = run("new", "chapter", "analysis/added", "--lang", "en")
    assert told.exit_code == 0
    assert "add “added” at its place in the field `order` of docs/analysis/index.bg.md" in (
        told.stderr
    )
    index.write_text(re.sub(r"(order: \[)", r"\1added, ", text), encoding="utf-8")
    assert "order-incomplete" not in run("check").stdout
