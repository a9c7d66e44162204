"""A site in Bulgarian and French with a front page, whose project lacks two words of French."""

import json
import shutil
from pathlib import Path

from civildialogue.core.model.lacking import wanted
from civildialogue.core.model.language import ENGLISH, Locale, messages

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
LEDGER = "index: p-text\n"


def make(docs: Path) -> None:
    shutil.rmtree(docs)
    (docs / "_data").mkdir(parents=True)
    (docs / "_data/permalinks.txt").write_text(LEDGER, encoding="utf-8")
    (docs / "index.bg.md").write_text(ORIGINAL, encoding="utf-8")
    (docs / "index.fr.md").write_text(TRANSLATION, encoding="utf-8")
    lines = [
        f"  {key}: {json.dumps(messages(ENGLISH)[english])}\n"
        for key, english in wanted(Locale("fr")).items()
        if key not in ("page.skip", "home.how")
    ]
    (docs.parent / "words").mkdir()
    words = f"read-by: []\nwords:\n{''.join(lines)}"
    (docs.parent / "words/fr.yml").write_text(words, encoding="utf-8")
