"""Files of words that no language of the site is called after."""

from pathlib import Path


def make(docs: Path) -> None:
    words = docs.parent / "words"
    words.mkdir()
    for name in ("french.yml", "fr.yml", "en.yaml"):
        (words / name).write_text("words:\n  search.label: Recherche\n", encoding="utf-8")
    (words / "en.yml").write_text("read-by: []\nwords:\n  # search.label: Find\n", encoding="utf-8")
