"""Makes what Git or an editor would spoil."""

from pathlib import Path


def make(docs: Path) -> None:
    path = docs / "analysis/chapter.bg.md"
    text = path.read_text("utf-8").replace("title: Глава", "title: Гла\u200bва")
    text = text.replace("Пасаж с [", "Пасаж\u2028 с\u2029 [")
    text = text.replace("- едно\n- две", "-\tедно\n\n    !!!\tnote\n        две")
    path.write_text(text, "utf-8")
