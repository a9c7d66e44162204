"""A site in Bulgarian and French with a front page."""

import shutil
from pathlib import Path

ORIGINAL = """---
kind: home
title: Образец
summary: Начална страница.
origin: site-edition
---

Текст.
{#p-text}
"""
TRANSLATION = """---
kind: home
title: Exemple
summary: La page d’accueil.
translates:
  p-text: 9f3b06c98b78
---

Texte.
{#p-text}
"""
LEDGER = """index:
  - p-text
"""


def make(docs: Path) -> None:
    shutil.rmtree(docs)
    (docs / "_data").mkdir(parents=True)
    (docs / "_data/permalinks.yml").write_text(LEDGER, encoding="utf-8")
    (docs / "index.bg.md").write_text(ORIGINAL, encoding="utf-8")
    (docs / "index.fr.md").write_text(TRANSLATION, encoding="utf-8")
