"""The project's own texts, grown along one axis: recommendations, comments, sources or charts.

What is added is made of what is there: a recommendation, a chapter with its charts and a source
are real ones under other names, and the words between their facts are drawn.
"""

import datetime as dt
import shutil
import subprocess
from collections.abc import Callable
from itertools import count, cycle, islice
from pathlib import Path
from random import Random
from typing import Any

import yaml

from civildialogue.core import pipeline
from civildialogue.core.model.language import languages
from civildialogue.core.model.library import Library, Page
from civildialogue.core.model.text import Block, BlockKind
from civildialogue.core.source import inline
from civildialogue.core.source.load import Loader
from corpus import dumped, written
from skeletons import Skeletons
from timing import ROOT

FIRST = dt.date(2026, 1, 1)
SITE = "https://example.org/"
QUOTED = 6
"""Words of a passage that a comment quotes."""
NO_PAGES = shutil.ignore_patterns("adr")
EXAMPLES = "rec-99"


class Grown:
    """A copy of the project in a folder, and what grows in it."""

    def __init__(self, folder: Path) -> None:
        self.project, self.docs = folder, folder / "docs"
        shutil.copytree(ROOT / "docs", self.docs, ignore=NO_PAGES)
        shutil.copytree(ROOT / "overrides", folder / "overrides")
        shutil.copy(ROOT / "mkdocs.yml", folder)
        self.skeletons = Skeletons(Loader(self.docs).library)
        self.library: Library = self.skeletons.library

    def _of_kind(self, kind: str) -> list[Page]:
        return [page for page in self.library.originals.values() if page.matter.kind == kind]

    def _recommendations(self) -> list[Page]:
        found = self._of_kind("recommendation")
        return [page for page in found if EXAMPLES not in page.key]

    def _copy(self, page: Page, key: str, change: Callable[[dict[str, Any]], None]) -> None:
        """A page in each language under another name, with drawn words in the places of its own."""
        seen: dict[str, str] = {}
        for each in (page, *self.library.translations_of(page.key).values()):
            chance = Random(f"{key} {each.locale}")  # noqa: S311 - no secret
            skeleton = self.skeletons.of(each)
            blocks = tuple(self.skeletons.blocks(skeleton, each.locale, chance, lambda was: was))
            tables = {b.id: b for b in each.blocks if b.kind is BlockKind.TABLE}
            blocks = tuple(tables.get(block.id, block) for block in blocks)  # As charts draw them.
            matter = yaml.safe_load(each.source.text.split("---\n")[1])
            change(matter)
            title = self.skeletons.filled(skeleton.title, each.locale, chance, lambda was: was)
            matter["title"] = title
            if each is not page:
                matter["translates"] = {b.id: seen[b.id] for b in blocks if b.id in seen}
            seen = seen or {block.id or "": block.hash for block in blocks}
            self._write(f"{key}.{each.locale}.md", written(matter, blocks))

    def _write(self, path: str, text: str) -> None:
        target = self.docs / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    def recommendations(self, wanted: int) -> None:
        """So many in all."""
        real = self._recommendations()
        for number, page in enumerate(islice(cycle(real), max(0, wanted - len(real)))):
            name = f"rec-{1001 + number}"

            def change(matter: dict[str, Any], name: str = name) -> None:
                if "id" in matter:
                    matter["id"] = name

            self._copy(page, f"{page.key.rpartition('/')[0]}/{name}", change)

    def charts(self, wanted: int) -> None:
        """So many in front matters in all, in chapters of the publication that has them."""
        real = [page for page in self.library.originals.values() if page.original.charts]
        have, added = sum(len(page.original.charts) for page in real), list[str]()
        for number, page in zip(count(1), cycle(real), strict=False):
            if have >= wanted:
                break
            have += len(page.original.charts)
            folder, _, name = page.key.rpartition("/")
            added.append(f"{name}-{number}")

            def change(matter: dict[str, Any], number: int = number) -> None:
                for chart in matter.get("charts", ()):
                    chart["title"] = {tag: f"{t} ({number})" for tag, t in chart["title"].items()}

            self._copy(page, f"{folder}/{name}-{number}", change)
        index = self.docs / f"{real[0].key.rpartition('/')[0]}/index.bg.md"
        text = index.read_text(encoding="utf-8")
        index.write_text(text.replace("order: [", f"order: [{', '.join(added)}, ", 1), "utf-8")

    def sources(self, wanted: int) -> None:
        """So many in all, in several files of the list."""
        listed = yaml.safe_load((self.docs / "_data/sources.yml").read_text(encoding="utf-8"))
        more = [
            {**record, "id": f"{record['id']}-x{number}", "URL": f"{SITE}{number}"}
            for number, record in enumerate(islice(cycle(listed), max(0, wanted - len(listed))))
        ]
        for start in range(0, len(more), 1000):
            self._write(f"_data/sources/more-{start:05}.yml", dumped(more[start : start + 1000]))

    def comments(self, wanted: int) -> None:
        """So many on the recommendations that there are, in a consultation of the whole year."""
        pages = self._recommendations()
        record = {
            "id": "2026-all",
            "title": {"bg": "Консултация", "en": "Consultation"},
            "opens": FIRST.isoformat(),
            "closes": (FIRST + dt.timedelta(days=320)).isoformat(),
            "scope": [page.key.rpartition("/")[2] for page in pages],
            "contact": {"bg": "desk@example.org", "en": "desk@example.org"},
        }
        self._write("compendium/consultations/2026-all.yml", dumped(record))
        for number, page in enumerate(islice(cycle(pages), wanted)):
            self._comment(number, page)

    def _comment(self, number: int, page: Page) -> None:
        name, chance = page.key.rpartition("/")[2], Random(number)  # noqa: S311 - no secret
        block, quote = chance.choice([*filter(lambda each: each[1], map(_quoted, page.blocks))])
        received = FIRST + dt.timedelta(days=30 + number % 280)
        pieces = chance.choice(self.skeletons.of(page).bones).pieces
        values: dict[str, Any] = {
            "id": f"c-{number:06d}",
            "target": {
                "recommendation": name,
                "block": block.id,
                "quote": quote,
                "hash": block.hash,
            },
            "kind": "support",
            "lang": "bg",
            "author": {"name": f"Участник {number}", "capacity": "citizen"},
            "received": received.isoformat(),
            "received-via": "form",
            "licence": "CC-BY-4.0",
        }
        if number % 3:
            values["disposition"] = {
                "decision": "rejected" if number % 2 else "out-of-scope",
                "reason": {"bg": f"Мотив {number}.", "en": f"Reason {number}."},
                "by": "Редакция",
                "on": (received + dt.timedelta(days=20)).isoformat(),
            }
        said = self.skeletons.filled(pieces, languages()[0], chance, lambda was: was)
        path = f"compendium/comments/{name}/{received}-uchastnik-{number}-{number:06d}.md"
        self._write(
            path, f"---\n{dumped(values)}---\nСмятам така. {inline.CITATION.sub('', said)}\n"
        )

    def counts(self) -> dict[str, int]:
        """How many of everything there are now: at least as many as the project has."""
        library = Loader(self.docs).library
        pages = library.originals.values()
        return {
            "recommendations": sum(page.matter.kind == "recommendation" for page in pages),
            "comments": len([*self.docs.glob("compendium/comments/rec-*/*.md")]),
            "sources": len(library.sources),
            "charts": sum(len(page.original.charts) for page in pages),
        }

    def settled(self) -> None:
        """The project, with its ledger, as the first commit of a repository; a change is staged."""
        pipeline.fix(self.docs)
        for words in (("init", "-q", "-b", "main"), ("add", "."), ("commit", "-q", "-m", "All")):
            self._git(*words)
        page = self._recommendations()[0]
        path = self.docs / f"{page.key}.{page.locale}.md"
        was = next(b.text for b in page.blocks if b.kind is BlockKind.PARAGRAPH)
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(was, f"{was} Това е промяна.", 1), encoding="utf-8")
        self._git("add", ".")

    def _git(self, *words: str) -> None:
        who = ("-c", "user.name=Bench", "-c", "user.email=bench@example.org")
        subprocess.run(["git", *who, *words], cwd=self.project, check=True)


def _quoted(block: Block) -> tuple[Block, str]:
    """A paragraph and some words of it that no mark stands in."""
    if block.kind is not BlockKind.PARAGRAPH or not block.id:
        return block, ""
    plain = inline.CITATION.split(block.words)[0].split()[1 : 1 + QUOTED]
    words = " ".join(plain)
    return block, "" if len(plain) < QUOTED or any(sign in words for sign in "*[]()`_") else words
