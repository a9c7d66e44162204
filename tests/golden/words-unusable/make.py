"""Words with fields or signs that the English ones haven't."""

from pathlib import Path


def make(docs: Path) -> None:
    words = docs.parent / "words"
    words.mkdir()
    (words / "bg.yml").write_text(
        "words:\n"
        "  search.label: <b>Търсене</b>\n"
        "  search.placeholder: 'Дума [тук](javascript:1)'\n"
        "  page.updated: Променена\n"
        "  page.path: '{count.__class__}'\n"
        "  page.skip: '{date}'\n"
        "  page.facts: \"На\\nкратко\"\n"
        "  facing.absent: '{'\n"
        "  facing.single: ' '\n"
        "  search.count.one: Един резултат.\n",
        encoding="utf-8",
    )
