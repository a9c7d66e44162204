"""Folders of sources for tests: recommendations, comments and consultations in a few words."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from civildialogue.core import pipeline
from civildialogue.core.model.language import BULGARIAN, Locale
from civildialogue.core.model.library import Library
from civildialogue.core.site.writing.context import Shared, Writer
from civildialogue.core.source.history import History
from civildialogue.core.source.load import Loader
from civildialogue.features.compendium.model.dialogue import Dialogue, Entry

TODAY = dt.date(2026, 12, 20)
SECTIONS = ("problem", "recommendation", "reasons", "steps", "indicators")
RECOMMENDATIONS = "compendium/recommendations"
COMMENTS = "compendium/comments"
CONSULTATIONS = "compendium/consultations"

AUTHORITIES = """\
- id: municipality-borino
  name: {bg: "Община Борино", en: "Borino Municipality"}
  level: municipal
  url: https://www.borino.bg/
  source: https://www.borino.bg/
  accessed: "2026-11-23"
- id: council-of-ministers
  name: {bg: "Министерски съвет", en: "Council of Ministers"}
  level: national
  url: https://www.government.bg/
  source: https://www.government.bg/
  accessed: "2026-11-23"
"""
SOURCES = """\
- id: zna
  type: legislation
  title: {bg: "Закон за нормативните актове", en: "Normative Acts Act"}
  short: {bg: "ЗНА", en: "NAA"}
  language: bg
  URL: https://lex.bg/laws/ldoc/2127837184
  accessed: "2026-11-23"
"""
PUBLICATION = """\
---
kind: publication
origin: site-edition
title: "Отворен компендиум"
short-title: "Компендиум"
summary: "Препоръки към институциите."
edition: "2026-11"
authors: [{bg: "Екип на Форума", en: "The Forum’s team"}]
licence: CC-BY-4.0
---

Всяка препоръка има адресат.
"""


def dumped(values: Mapping[str, Any]) -> str:
    """YAML for a front matter; texts stay in quotation marks where they must."""
    return yaml.safe_dump(dict(values), allow_unicode=True, sort_keys=False, width=10_000)


@dataclass
class Sources:
    """A ``docs`` folder that a test writes, with what is in it."""

    docs: Path
    names: int = field(default=0)

    def write(self, path: str, text: str) -> Path:
        """A file below the folder."""
        target = self.docs / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        return target

    def with_data(self) -> "Sources":
        """The registers that recommendations name, and the compendium itself."""
        self.write("_data/authorities.yml", AUTHORITIES)
        self.write("_data/sources.yml", SOURCES)
        self.write("compendium/index.bg.md", PUBLICATION)
        return self

    def recommendation(
        self,
        name: str = "rec-0001",
        blocks: Mapping[str, str] | None = None,
        english: Mapping[str, str] | None = None,
        **facts: Any,
    ) -> Path:
        """A recommendation; ``blocks`` are its passages by id, under the heading of its text."""
        status = facts.get("status", "open")
        matter = {
            "kind": "recommendation",
            "origin": "site-edition",
            "id": name,
            "title": f"Препоръка {name}",
            "summary": f"Какво иска {name}.",
            "status": status,
            "addressee": ["municipality-borino"],
            "level": "municipal",
            "licence": "CC-BY-4.0",
            "issued": "2026-11-23",
            "history": [{"status": status, "date": "2026-11-23"}] if status == "open" else [],
            **{key.replace("_", "-"): value for key, value in facts.items()},
        }
        passages = {"p-one": "Общината да отговаря на всяко предложение."} | dict(blocks or {})
        path = self.write(f"{RECOMMENDATIONS}/{name}.bg.md", _page(matter, passages))
        if english is not None:
            own = {
                "kind": "recommendation",
                "title": f"Recommendation {name}",
                "summary": f"What {name} asks.",
            }
            self.write(f"{RECOMMENDATIONS}/{name}.en.md", _page(own, english))
        return path

    def comment(self, identifier: str, body: str = "Съгласни сме.", **values: Any) -> Path:
        """A comment on the first passage of the first recommendation, unless told otherwise.

        ``block``, ``quote``, ``hash`` and ``recommendation`` say what it is about.
        """
        self.names += 1
        about = {
            "recommendation": values.pop("recommendation", "rec-0001"),
            "block": values.pop("block", "p-one"),
            "quote": values.pop("quote", "на всяко предложение"),
        }
        if "hash" in values:
            about["hash"] = values.pop("hash")
        author = {"name": values.pop("name", "Мария Иванова"), "capacity": "citizen"}
        if "organisation" in values:
            author["organisation"] = values.pop("organisation")
        matter = {
            "id": identifier,
            "target": about,
            "kind": "support",
            "lang": "bg",
            "author": author,
            "received": "2026-12-05",
            "received-via": "form",
            "licence": "CC-BY-4.0",
            **{key.replace("_", "-"): value for key, value in values.items()},
        }
        stem = f"{matter['received']}-n{self.names}-{identifier.removeprefix('c-')}"
        name = f"{about['recommendation']}/{stem}.md"
        return self.write(f"{COMMENTS}/{name}", f"---\n{dumped(matter)}---\n{body}\n")

    def consultation(self, identifier: str = "2026-autumn", **values: Any) -> Path:
        """A consultation of thirty-one days on the first recommendation."""
        record = {
            "id": identifier,
            "title": {"bg": f"Консултация {identifier}", "en": f"Consultation {identifier}"},
            "opens": "2026-11-25",
            "closes": "2026-12-26",
            "scope": ["rec-0001"],
            "contact": {"bg": "forum@example.org", "en": "forum@example.org"},
            **{key.replace("_", "-"): value for key, value in values.items()},
        }
        return self.write(f"{CONSULTATIONS}/{identifier}.yml", dumped(record))

    def preparation(self, identifier: str, **values: Any) -> Path:
        """A consultation in preparation on the first recommendation."""
        record = {
            "id": identifier,
            "title": {"bg": f"Консултация {identifier}", "en": f"Consultation {identifier}"},
            "state": "preparation",
            "missing": {"bg": "Адрес.", "en": "An address."},
            "scope": ["rec-0001"],
            **{key.replace("_", "-"): value for key, value in values.items()},
        }
        return self.write(f"{CONSULTATIONS}/{identifier}.yml", dumped(record))

    @property
    def library(self) -> Library:
        """Everything read, whatever its faults."""
        return Loader(self.docs).library

    @property
    def dialogue(self) -> Dialogue:
        """The comments read."""
        return Dialogue(self.library)

    def entry(self, identifier: str) -> Entry:
        """One comment in its dialogue."""
        return self.dialogue.entries[identifier]

    def writer(self, locale: Locale = BULGARIAN, today: dt.date = TODAY) -> Writer:
        """What makes the pages of a language, as of a day."""
        return Writer(Shared(self.library, History(self.docs), today), locale)

    def found(self, code: str) -> list[tuple[str, int, int]]:
        """Where a diagnostic stands: file below the folder, line, column."""
        return [
            (d.span.path.removeprefix("docs/"), d.span.line, d.span.column)
            for d in pipeline.inspect(self.docs).diagnostics
            if d.code == code
        ]

    def codes(self) -> set[str]:
        """The codes of everything found in comments and consultations."""
        own = (f"docs/{COMMENTS}/", f"docs/{CONSULTATIONS}/", f"docs/{RECOMMENDATIONS}/")
        return {
            d.code for d in pipeline.inspect(self.docs).diagnostics if d.span.path.startswith(own)
        }


def _page(matter: Mapping[str, Any], passages: Mapping[str, str]) -> str:
    headings = [f"## {name.capitalize()} {{#{name}}}\n" for name in SECTIONS]
    texts = [f"{text}\n{{#{name}}}\n" for name, text in passages.items()]
    body = "\n".join([*headings[:2], *texts, *headings[2:]])
    return f"---\n{dumped(matter)}---\n\n{body}"


def disposition(decision: str = "rejected", **values: Any) -> dict[str, Any]:
    """An answer with reasons in both languages."""
    return {
        "decision": decision,
        "reason": {"bg": "Законът го урежда.", "en": "The law provides for it."},
        "by": "Редакция",
        "on": "2026-12-10",
        **{key.replace("_", "-"): value for key, value in values.items()},
    }
