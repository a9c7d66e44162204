"""What the program says of a site names its languages and no others, and calls it by its name."""

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

import civildialogue
from civildialogue.core.model.diagnostics import codes
from civildialogue.core.model.language import (
    PROGRAM,
    Languages,
    Locale,
    languages,
    messages,
    others,
    own_words,
    record_locale,
    use,
)
from civildialogue.core.pipeline.starting.texts import starter, walked

PACKAGE = Path(civildialogue.__file__).parent
SITES = ("ro,bg,en", "fr", "ar,en", "bg,en", "sr-Latn,sr-Cyrl", "pt-BR,bg")
ABOUT_A_LANGUAGE = {
    "words-missing": "which languages the program brings",
    "words-unusable": "the words stand in for those of a language",
    "wording.fields": "the words stand in for those of a language",
    "wording.signs": "the words stand in for those of a language",
    "language-unknown": "examples of tags",
    "start.no-language": "examples of tags",
    "help.new.project.name": "an example of a tag",
    "article-form": "how texts in that language cite the acts of Bulgaria",
    "summary.model": "an act of Bulgaria",
}
"""What speaks of one language, whatever those of the site are."""
BY_LANGUAGE = {"stemscript.py", "wording.py", "plain_words.py"}
"""Stemmers, words that stand in for those of a language, and the Cyrillic number of an article."""
OF_A_PAIR = {"facing.link": "the record and one translation"}
ROOTS = {
    "bg": "българск|Bulgarian|bulgar|Bulgarie",
    "en": "английск|English|englez|Anglais",
    "ro": "румънск|Romanian|român",
}
TWO = re.compile(
    r"(?i)\b(?:both languages|two languages|двата езика|двуезич|bilingual|ambele limbi)"
)
PLACE = re.compile(r"\.([a-z]{2}(?:-[A-Z][A-Za-z]+)?)\.md\b|\{([a-z]{2}): |lang=\"(\w+)")
NAMES = re.compile(r"\bForum(?:ul)?\b|\bФорум|(?<!Europe/)\bSofia\b(?! Sans)|\bСофия")


@pytest.fixture(params=SITES)
def tags(request: pytest.FixtureRequest) -> Iterator[tuple[Locale, ...]]:
    before = Languages(languages())
    use(Languages(tuple(Locale(tag) for tag in request.param.split(","))))
    yield languages()
    use(before)


def told() -> Iterator[tuple[str, str]]:
    """Every text that the program can say of the site, by its key."""
    for code, entry in codes().items():
        for words in (entry.message, entry.label, entry.help, entry.why):
            yield from ((code, text) for text in words.values())
    for locale in {*PROGRAM, *languages()}:
        said: Mapping[str, str] = messages(locale) if locale in PROGRAM else own_words(locale)
        yield from said.items()


def wrong(text: str, tags: tuple[str, ...]) -> list[str]:
    """The languages that a text names and the site has not."""
    named = [
        tag
        for tag, root in ROOTS.items()
        if tag not in tags and re.search(root, text, re.IGNORECASE)
    ]
    places = {part for found in PLACE.findall(text) for part in found if part}
    return [*named, *sorted(places - set(tags))]


def test_no_other_language_is_named(tags: tuple[Locale, ...]) -> None:
    found = {key: bad for key, text in told() if (bad := wrong(text, tags))}
    assert {k: v for k, v in found.items() if k not in ABOUT_A_LANGUAGE} == {}
    two = {key: text for key, text in told() if TWO.search(text) and key not in OF_A_PAIR}
    assert two == {}
    assert [key for key, text in told() if re.search(r"\$[a-z]", text)] == []


def test_what_speaks_of_one_language_is_there(tags: tuple[Locale, ...]) -> None:
    keys = {key for key, _ in told()}
    assert not {*ABOUT_A_LANGUAGE, *OF_A_PAIR} - keys, "take them off the lists"


def test_no_site_is_called_by_the_name_of_another() -> None:
    assert {key: text for key, text in told() if NAMES.search(text)} == {}


def sentences(path: Path) -> Iterator[str]:
    """The strings of words in a module; docstrings and other bare strings are for its readers."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    bare = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=str(text)) if " " in text and id(node) not in bare:
                yield text


def is_other(text: str) -> bool:
    return bool(wrong(text, ()) or TWO.search(text) or NAMES.search(text))


def test_no_sentence_in_code_names_a_language_or_the_site_of_another() -> None:
    paths = [p for p in PACKAGE.rglob("*.py") if is_other(p.read_text(encoding="utf-8"))]
    assert len(paths) > 10, "docstrings do"
    found = {path.name: text for path in paths for text in sentences(path) if is_other(text)}
    assert set(found) == BY_LANGUAGE


def test_a_site_hears_of_its_own_files(tags: tuple[Locale, ...]) -> None:
    record = record_locale()
    entry = codes()["file-name"]
    for text in entry.help.values():
        assert re.findall(r"`\.([\w-]+)\.md`", text) == list(tags)
        assert f"`petition.{record}.md`" in text
    beside = others(record)
    for spoken, nameless in (("bg", "ЕЗИК"), ("en", "LANGUAGE")):
        assert f"petition.{beside[0] if beside else nameless}.md" in entry.why[spoken]
    assert f'{record}: "…"' in codes()["id-removed"].why["bg"]


def test_examples_of_a_new_project_are_in_its_languages() -> None:
    held = dict(walked(starter().joinpath("project")))
    assert PLACE.search(held["mkdocs.yml"]) is None


def test_the_test_finds_what_it_looks_for() -> None:
    site = ("fr", "en")
    assert wrong("as in the Bulgarian file", site) == ["bg"]
    assert wrong("docs/a.bg.md", site) == ["bg"]
    assert wrong("{ro: a}", site) == ["ro"]
    assert wrong("in English, a.fr.md", site) == []
    assert TWO.search("на двата езика")
