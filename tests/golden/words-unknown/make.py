"""Words of names that the interface hasn't: misspelt, of another plural, and only for writers."""

from pathlib import Path


def make(docs: Path) -> None:
    words = docs.parent / "words"
    words.mkdir()
    (words / "en.yml").write_text(
        "read-by: [Ann]\n"
        "words:\n"
        "  serch.label: Find\n"
        "  search.count.few: Few\n"
        "  zzz: Say\n",
        encoding="utf-8",
    )
