#!/usr/bin/env python3
"""Makes a project of so many pages that are like the real texts, the same each time.

    corpus.py PAGES FOLDER      (FOLDER/docs, FOLDER/mkdocs.yml, FOLDER/overrides)

PAGES are files of Markdown: half of them Bulgarian, half English. Lists of sources, terms and
authorities are the project's own; sections have 20 to 40 chapters.
"""

import argparse
import json
import posixpath
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

import yaml

from civildialogue import composition
from civildialogue.core.model.language import Locale, languages
from civildialogue.core.model.text import Block, BlockKind
from civildialogue.core.source.edit import letters, marker
from civildialogue.core.source.ledger import HEAD
from civildialogue.core.source.lists import LEDGER, first_file
from civildialogue.core.source.load import Loader
from skeletons import Skeletons
from timing import ROOT

SECTION = 30
"""Chapters of a section, about."""
LISTS = ("authorities", "glossary", "sources", "themes")
NAME = {"bg": "Сборник", "en": "Collection"}


@dataclass(frozen=True)
class Made:
    """A page in one language: its front matter and its blocks."""

    key: str
    locale: Locale
    matter: dict[str, Any]
    blocks: tuple[Block, ...]


def dumped(value: object) -> str:
    """YAML for a file or a front matter; written out, as the check wants no aliases."""
    plain = json.loads(json.dumps(value))
    return str(yaml.dump(plain, allow_unicode=True, sort_keys=False, Dumper=yaml.CSafeDumper))


def keys(count: int) -> list[str]:
    """So many keys: the home page, and sections of about as many chapters each."""
    sections = max(1, round((count - 1) / (SECTION + 1)))
    chapters, more = divmod(count - 1 - sections, sections)
    found = ["index"]
    for section in range(sections):
        folder = f"section-{section + 1:02}"
        inside = chapters + (section < more)
        found += [f"{folder}/index", *(f"{folder}/ch-{n + 1:03}" for n in range(inside))]
    return found


class Corpus:
    """The pages of a measured project."""

    def __init__(self, skeletons: Skeletons, pages: int) -> None:
        self.skeletons = skeletons
        self.keys = keys(pages // 2)
        every = skeletons.all
        self.real = {key: every[n % len(every)] for n, key in enumerate(self.keys)}

    def pages(self) -> Iterator[Made]:
        """Every page, the original before its translation."""
        for key in self.keys:
            original: tuple[Block, ...] = ()
            for locale in languages():
                made = self._page(key, locale)
                original = original or made.blocks
                if made.blocks is not original:
                    seen = {block.id: block.hash for block in original}
                    made = replace(made, matter={**made.matter, "translates": seen})
                yield made

    def _page(self, key: str, locale: Locale) -> Made:
        skeleton, chance = self.real[key][locale], Random(f"{key} {locale}")  # noqa: S311 - no secret

        def leading(was: str) -> str:
            return self._target(key, was)

        def said(pieces: Any) -> str:
            return self.skeletons.filled(pieces, locale, chance, leading)

        blocks = self.skeletons.blocks(skeleton, locale, chance, leading)
        own = tuple(replace(block, id=self.named(key, block.id or "")) for block in blocks)
        matter = {"title": said(skeleton.title), "summary": said(skeleton.summary)}
        return Made(key, locale, {**self._role(key, locale), **matter}, own)

    def _role(self, key: str, locale: Locale) -> dict[str, Any]:
        folder, _, name = key.rpartition("/")
        kind = "chapter" if name != "index" else "publication" if folder else "home"
        facts: dict[str, Any] = {"kind": kind}
        if locale == languages()[0]:
            facts["origin"] = "site-edition"
        if kind == "publication":
            facts["short-title"] = f"{NAME[locale]} {int(folder[-2:])}"
            if locale == languages()[0]:
                facts |= {"edition": "2026", "authors": [NAME], "licence": "CC-BY-4.0"}
        return facts

    def named(self, key: str, was: str) -> str:
        """The id of a passage of this page; headings keep theirs, which are words."""
        return f"p-{letters(f'{key} {was}', 4)}" if was.startswith("p-") else was

    def _target(self, key: str, was: str) -> str:
        """Where a link leads: to a passage of this page or of another, in every language alike."""
        path, _, anchor = was.partition("#")
        if not path:
            return f"#{self.named(key, anchor)}"
        chance = Random(f"{key} {was}")  # noqa: S311 - no secret
        other = chance.choice(self.keys)
        ids = [bone.block.id or "" for bone in self.real[other][languages()[0]].bones]
        target = posixpath.relpath(f"{other}.md", posixpath.dirname(key) or ".")
        return f"{target}#{self.named(other, chance.choice(ids))}"


def written(matter: dict[str, Any], blocks: Iterable[Block]) -> str:
    """The file of a page in our Markdown."""
    parts = [f"---\n{dumped(matter)}---"]
    for block in blocks:
        name = marker(block.id or "", is_own=block.is_own)
        gap = " " if block.kind is BlockKind.HEADING else "\n"
        parts.append(f"{block.text}{gap}{name}")
    return "\n\n".join(parts) + "\n"


def write(corpus: Corpus, folder: Path) -> None:
    """The project: texts, lists, ledger, settings, and what is its own of the theme."""
    docs = folder / "docs"
    (docs / "_data").mkdir(parents=True)
    for name in LISTS:
        shutil.copy(ROOT / f"docs/_data/{name}.yml", docs / "_data")
    ids: dict[str, list[str]] = {}
    for made in corpus.pages():
        path = docs / f"{made.key}.{made.locale}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(written(made.matter, made.blocks), encoding="utf-8")
        ids.setdefault(made.key, [block.id or "" for block in made.blocks])
    lines = "".join(f"{key}: {' '.join(ids[key])}\n" for key in sorted(ids))
    (docs / first_file(LEDGER)).write_text(HEAD + lines, encoding="utf-8")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    shutil.copytree(ROOT / "overrides", folder / "overrides")


def real() -> Skeletons:
    """The skeletons of the project's own texts."""
    return Skeletons(Loader(ROOT / "docs").library)


def main() -> None:
    """Writes one project."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", type=int)
    parser.add_argument("folder", type=Path)
    chosen = parser.parse_args()
    composition.compose()
    write(Corpus(real(), chosen.pages), chosen.folder)


if __name__ == "__main__":
    main()
