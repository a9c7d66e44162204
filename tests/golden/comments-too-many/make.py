"""Makes what Git or an editor would spoil."""

from pathlib import Path

COMMENT = """---
id: c-mari@
target:
  recommendation: rec-0001
  block: p-b3vx
  quote: "Текст на раздела"
kind: support
lang: bg
author: {name: "Мария Иванова", capacity: citizen}
received: "2026-12-01"
received-via: form
licence: CC-BY-4.0
---

Съгласна съм.
"""


def make(docs: Path) -> None:
    folder = docs / "compendium/comments/rec-0001"
    folder.mkdir(parents=True)
    for number in range(32):
        letters = f"{number:02}".translate(str.maketrans("01", "xy"))
        text = COMMENT.replace("@", letters)
        (folder / f"2026-12-01-maria-mari{letters}.md").write_text(text, "utf-8")
