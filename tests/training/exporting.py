"""Lessons made for the tests of exports, and what reads the exported files back."""

import json
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree
from py_mini_racer import MiniRacer

from civildialogue.core.model.language import BULGARIAN, Locale
from civildialogue.core.model.library import Library
from civildialogue.core.output.book.tree import Converter, converter
from civildialogue.core.output.standing import words
from civildialogue.core.site.blocks.rendering import Renderer
from civildialogue.core.site.writing.context import Shared, Writer
from civildialogue.core.source.blocks import split_blocks
from civildialogue.core.source.history import History
from civildialogue.core.source.load import Loader
from civildialogue.core.source.settings import EXTENSIONS
from civildialogue.features.training.exports.items import Tools, Unit
from civildialogue.features.training.lessons import lessons
from projects import REPOSITORY, tree

BASE = "https://forum.example/"
WHOLE = Path(__file__).with_name("docs")
DOCS = REPOSITORY / "docs"
NAMES = (path.name.removesuffix(".bg.md") for path in DOCS.glob("training/*.bg.md"))
LESSONS = sorted({*NAMES} - {"index", "entry"})
"""The lessons of the site's own programme."""
SHARED = REPOSITORY / "tests/golden/_base/docs"


@cache
def library(folder: Path) -> Library:
    """The lessons of the fixtures, in a folder for them."""
    for source in (SHARED, WHOLE):
        for path, data in tree(source).items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)
    return Loader(folder).library


@cache
def tools(folder: Path) -> Tools:
    made = Converter(converter(EXTENSIONS))
    return Tools(BASE, made, Renderer([*EXTENSIONS], EXTENSIONS), folder)


def unit(folder: Path, name: str = "comment", locale: Locale = BULGARIAN, quiz: str = "") -> Unit:
    """A lesson; with the questions ``quiz``, if there are any."""
    found = library(folder)
    lesson = lessons(found)[name]
    if quiz:
        lines = f"## Тест {{#quiz}}\n\n{quiz}".split("\n")
        page = replace(lesson.pages[locale], blocks=tuple(split_blocks(lines, 1)))
        lesson = replace(lesson, pages={locale: page})
    return Unit(lesson, Writer(Shared(found, History(folder)), locale), tools(folder))


@cache
def _texts() -> Library:
    return Loader(DOCS).library


def taught(name: str, locale: Locale) -> Unit:
    """A lesson of the site's own programme."""
    found = _texts()
    return Unit(lessons(found)[name], Writer(Shared(found, History(DOCS)), locale), tools(DOCS))


@cache
def _gift() -> MiniRacer:
    script = REPOSITORY / "node_modules/gift-pegjs/lib/gift-parser-globals.js"
    context = MiniRacer()
    context.eval(script.read_text(encoding="utf-8"))
    return context


def read_gift(content: bytes) -> list[dict[str, Any]]:
    """The questions of a GIFT file as the parser gift-pegjs reads them."""
    text = json.dumps(content.decode())
    found = json.loads(str(_gift().eval(f"JSON.stringify(giftParser.parse({text}))")))
    return [each for each in found if each["type"] != "Category"]


def unheld(text: str) -> str:
    """The right side of a pair, in which that parser leaves the signs that it put aside."""
    for sign, code in ((":", 58), ("#", 35), ("=", 61), ("{", 123), ("}", 125), ("~", 126)):
        text = text.replace(f"&&{code:03};", sign)
    return text.replace("&&092;", "\\")


def read_moodle(content: bytes) -> list[etree._Element]:
    """The questions of a file of Moodle XML."""
    root = etree.fromstring(content)
    assert root.tag == "quiz"
    return [each for each in root if each.get("type") != "category"]


def said(element: etree._Element, path: str = "text") -> str:
    """The words of a text of Moodle XML."""
    return words(element.findtext(path) or "")


def feedback_of(choices: list[Mapping[str, Any]]) -> list[str]:
    return [words(each["feedback"]["text"]) for each in choices]
