"""A publication in Tamil, whose letters no print face of the program has."""

import shutil
from pathlib import Path

HOME = """---
kind: home
title: உதாரணம்
summary: முகப்பு பக்கம்.
origin: site-edition
order: [analysis]
---

உரை.
{#p-home}
"""
PUBLICATION = """---
kind: publication
title: ஆய்வு
short-title: ஆய்வு
summary: வெளியீடு.
origin: site-edition
edition: 2026-11
authors:
  - ta: ஆசிரியர்
licence: CC-BY-4.0
order: []
---

உரை.
{#p-text}
"""
LEDGER = "analysis/index: p-text\nindex: p-home\n"


def make(docs: Path) -> None:
    shutil.rmtree(docs)
    (docs / "_data").mkdir(parents=True)
    (docs / "analysis").mkdir()
    (docs / "_data/permalinks.txt").write_text(LEDGER, encoding="utf-8")
    (docs / "index.ta.md").write_text(HOME, encoding="utf-8")
    (docs / "analysis/index.ta.md").write_text(PUBLICATION, encoding="utf-8")
