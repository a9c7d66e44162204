"""A publication in Hebrew, whose letters no print face of the program has."""

import shutil
from pathlib import Path

HOME = """---
kind: home
title: דוגמה
summary: עמוד הבית.
origin: site-edition
order: [analysis]
---

טקסט.
{#p-home}
"""
PUBLICATION = """---
kind: publication
title: ניתוח
short-title: ניתוח
summary: פרסום לדוגמה.
origin: site-edition
edition: 2026-11
authors:
  - he: עורכים
licence: CC-BY-4.0
order: []
---

טקסט.
{#p-text}
"""
LEDGER = "analysis/index: p-text\nindex: p-home\n"


def make(docs: Path) -> None:
    shutil.rmtree(docs)
    (docs / "_data").mkdir(parents=True)
    (docs / "analysis").mkdir()
    (docs / "_data/permalinks.txt").write_text(LEDGER, encoding="utf-8")
    (docs / "index.he.md").write_text(HOME, encoding="utf-8")
    (docs / "analysis/index.he.md").write_text(PUBLICATION, encoding="utf-8")
