"""What the tests of the form of comments share: a project that takes comments, and the gestures."""

import shutil
from pathlib import Path
from typing import Any

import yaml

from civildialogue.core import pipeline
from civildialogue.features.compendium.model.records import Comment
from counts import LONG

from .built import Site, build, prefix
from .visit import Visit

REC = "compendium/recommendations/rec-0001/"
PASSAGES = {
    "bg": "Общината да отговаря с мотиви на всяко предложение.",
    "en": "The municipality should answer every proposal with reasons.",
}
CONSENTS = ("publish", "age", "licence")
FORGE = {"kind": "github", "repository": "https://github.com/owner/name", "branch": "main"}
CONSULTATION = {
    "id": "2026-long",
    "title": {"bg": "Дълга консултация", "en": "Long consultation"},
    "opens": "2026-01-01",
    "closes": "2199-12-30",
    "answers-by": "2199-12-31",
    "scope": ["rec-0001"],
    "contact": {"bg": "Пишете на editors@example.org", "en": "Write to editors@example.org"},
}
EARLIER = {**CONSULTATION, "id": "2025-past", "opens": "2025-01-01", "closes": "2025-03-01"}
EARLIER["answers-by"] = "2025-03-31"
EARLIER["scope"] = ["rec-0003"]
EARLIER_COMMENT = """---
id: c-aaaaaa
target: {recommendation: rec-0003, block: steps, quote: "Стъпки"}
kind: question
lang: bg
author: {name: "Петър <b>Петров</b>", capacity: citizen}
received: "2025-02-01"
received-via: e-mail
licence: CC-BY-4.0
---
Кога?
"""


def set_extra(folder: Path, **values: Any) -> None:
    """Adds settings to ``extra`` of a project, which its own file leaves open."""
    path = folder / "mkdocs.yml"
    lines = yaml.safe_dump(values, allow_unicode=True).replace("\n", "\n  ").rstrip()
    text = path.read_text(encoding="utf-8")
    assert text.count("\nextra:\n") == 1
    path.write_text(text.replace("\nextra:\n", f"\nextra:\n  {lines}\n"), encoding="utf-8")


def passage(site: Site, language: str) -> str:
    """The id of the passage that the tests comment on."""
    tree = site.pages[f"{prefix(language)}{REC}"]
    [found] = [p for p in tree.xpath("//p[@id]") if p.text_content().startswith(PASSAGES[language])]
    return str(found.get("id"))


def address(site: Site, language: str, **query: str) -> str:
    asked = {"target": "rec-0001", "block": passage(site, language), **query}
    parts = "&".join(f"{name}={value}" for name, value in asked.items() if value)
    return f"{site.base}/{prefix(language)}about/comment/?{parts}"


def opened(window: Visit, url: str) -> Any:
    window.open(url)
    window.page.locator("[data-cd-form]").wait_for()
    return window.page


FILL = """fields => {
  for (const [id, words] of fields) {
    const field = document.getElementById(id);
    if (words === null) {
      if (!field.checked) field.click();
      continue;
    }
    field.value = words;
    for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true }));
  }
}"""


def fill(
    page: Any, text: str, name: str = "Мария", kind: str = "support", by_hand: bool = LONG
) -> None:
    """Fills in what is needed: as a person does, or at once, which takes a third of the time."""
    fields = [
        *((f"cd-kind-{kind}", None), ("cd-text", text)),
        *(("cd-capacity-citizen", None), ("cd-name", name)),
        *((f"cd-{each}", None) for each in CONSENTS),
    ]
    if not by_hand:
        page.evaluate(FILL, fields)
        return
    for identifier, words in fields:
        if words is None:
            page.check(f"#{identifier}")
        else:
            page.fill(f"#{identifier}", words)


def made(page: Any) -> str:
    """Reviews the comment and gives its file."""
    page.click("[data-cd-form] [type=submit]")
    page.locator("[data-cd-made]").wait_for()
    return str(page.input_value("#cd-file"))


def downloaded(page: Any) -> tuple[str, bytes]:
    with page.expect_download() as waiting:
        page.click("[data-cd-download]")
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def checked(project: Path, tmp_path: Path, name: str, content: bytes) -> Any:
    """The comment as the check reads it; nothing may be found in its file."""
    docs = Path(shutil.copytree(project / "docs", tmp_path / "docs", dirs_exist_ok=True))
    target = docs / "compendium/comments/rec-0001" / name
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    found = pipeline.inspect(docs)
    assert [d for d in found.diagnostics if "comments/" in d.span.path] == [], content.decode()
    ours = [
        each.value
        for each in found.library.records(Comment).values()
        if each.source.path.endswith(name)
    ]
    assert len(ours) == 1
    return ours[0]


def offer(project: Path, folder: Path) -> None:
    """The fixture's project with a forge, an open consultation and one that is over, built."""
    shutil.copytree(project, folder, dirs_exist_ok=True)
    set_extra(folder, forge=FORGE)
    page = folder / "docs/compendium/comments/rec-0003/2025-02-01-earlier-aaaaaa.md"
    page.parent.mkdir(parents=True)
    page.write_text(EARLIER_COMMENT, encoding="utf-8")
    for record in (CONSULTATION, EARLIER):
        path = folder / f"docs/compendium/consultations/{record['id']}.yml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(yaml.safe_dump(record, allow_unicode=True), encoding="utf-8")
    build(folder)
