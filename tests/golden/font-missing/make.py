"""A publication in Georgian, whose letters no print face of the program has."""

import shutil
from pathlib import Path

HOME = """---
kind: home
title: მაგალითი
summary: მთავარი გვერდი.
origin: site-edition
order: [analysis]
---

ტექსტი.
{#p-home}
"""
PUBLICATION = """---
kind: publication
title: ანალიზი
short-title: ანალიზი
summary: პუბლიკაცია.
origin: site-edition
edition: 2026-11
authors:
  - ka: რედაქცია
licence: CC-BY-4.0
order: []
---

ტექსტი.
{#p-text}
"""
LEDGER = "analysis/index: p-text\nindex: p-home\n"


def make(docs: Path) -> None:
    shutil.rmtree(docs)
    (docs / "_data").mkdir(parents=True)
    (docs / "analysis").mkdir()
    (docs / "_data/permalinks.txt").write_text(LEDGER, encoding="utf-8")
    (docs / "index.ka.md").write_text(HOME, encoding="utf-8")
    (docs / "analysis/index.ka.md").write_text(PUBLICATION, encoding="utf-8")
