"""A folder that has a picture and no page."""

from pathlib import Path


def make(docs: Path) -> None:
    texts = docs.with_name("texts")
    texts.mkdir()
    (texts / "plan.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
