"""No code knows a language by name, but where the language itself is the subject."""

import ast
from collections.abc import Iterator
from pathlib import Path

import civildialogue

ROOT = Path(civildialogue.__file__).parent
TAGS = frozenset(("bg", "en", "ro"))
ENDS = ("-bg", "-en", "_bg", "_en", ".bg", ".en", ".bg.md", ".en.md")
NAMES = frozenset(("BULGARIAN", "ENGLISH"))
KNOWN = {
    "core/model/language.py": "names the languages that the program speaks, once",
    "core/model/localized.py": "English stands in for a text that a language lacks",
    "core/model/lacking.py": "English stands in for words that a language lacks",
    "core/model/schema.py": "a text may stand in English",
    "core/model/conventions.py": "English as the institutions of the Union write it",
    "core/model/fitting.py": "the languages that the program speaks: a word between examples",
    "core/model/numbers.py": "signs that CLDR has otherwise, by language",
    "core/model/quotation.py": "quotation marks by language, which CLDR has otherwise",
    "core/model/records.py": "the law of Bulgaria, not the language",
    "core/source/places.py": "the words of the theme in English where it lacks a language",
    "core/source/plugins.py": "the words of the theme in English where it lacks a language",
    "core/source/wording.py": "the English words are those that a language lacks",
    "core/checks/fields.py": "Bulgarian letters and Latin ones, where a name may have either",
    "core/checks/articles.py": "how Bulgarian acts are cited in English",
    "core/site/writing/naming.py": "how Bulgarian acts are cited in English",
    "core/site/writing/context.py": "English stands in for words that a language lacks",
    "core/site/frame/variables.py": "English stands in for words that a language lacks",
    "core/site/blocks/markdown.py": "the letter of a Bulgarian article in an English text",
    "core/output/book/typst_around.py": "English stands in for words that a language lacks",
    "core/output/book/typst_text.py": "English stands in for words that a language lacks",
    "core/output/data/tables.py": "the titles of the catalogue in English, for harvesters",
    "core/output/data/package.py": "the titles of the package in English, for harvesters",
    "core/output/data/linked.py": "the languages of an authority table of the Union",
    "core/output/data/bibliography.py": "the names of languages in BibTeX",
    "core/model/stemming/stemmer.py": "stemmers by language",
    "core/output/search/stemscript.py": "stemmers by language",
    "core/model/stemming/tongues.py": "letters and keyboards by language",
    "core/commands/usage.py": "the library’s own words are English",
    "core/pipeline/starting/texts.py": "English examples where a language has none",
    "core/pipeline/starting/wording.py": "the English words are those that a language lacks",
    "features/compendium/pages/citations.py": "the names of languages in BibTeX",
    "features/training/checks.py": "verbs that nobody can measure, by language",
}
"""Modules that name a language, and why; no other may."""


def named(path: Path) -> Iterator[str]:
    """The names of languages in the code of a module; its docstrings and sentences are none."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Constant(value=str(text)) if text in TAGS or (
                text.endswith(ENDS) and " " not in text
            ):
                yield text
            case ast.Name(id=name) if name in NAMES:
                yield name
            case ast.keyword(arg=str(name)) | ast.arg(arg=name) if name.endswith(("_en", "_bg")):
                yield name


def test_only_the_listed_modules_name_a_language() -> None:
    found = {
        path.relative_to(ROOT).as_posix(): sorted(set(named(path)))
        for path in ROOT.rglob("*.py")
        if set(named(path))
    }
    assert {k: v for k, v in found.items() if k not in KNOWN} == {}
    assert set(KNOWN) - set(found) == set(), "they name none any more: take them off the list"


def test_a_name_of_a_language_is_found(tmp_path: Path) -> None:
    file = tmp_path / "a.py"
    for text, is_one in (
        ('x = "bg"', True),
        ('option("--title-en")', True),
        ("f(title_en=1)", True),
        ("y = ENGLISH", True),
        ('"""English, and bg."""', False),
        ('z = "begin"', False),
    ):
        file.write_text(text, encoding="utf-8")
        assert bool(list(named(file))) is is_one, text
