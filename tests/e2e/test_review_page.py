"""The reviewer's page: for a phone too, in both schemes; the words of a proposal stay words."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from .built import LANGUAGES, _git, _replace, civildialogue
from .visit import Visit

Visits = Callable[..., Visit]
COMMENT = """---
id: c-review
target:
  recommendation: rec-0001
  block: {block}
  quote: "мотиви и в срок"
kind: amend
lang: bg
author: {{name: "Пример: Мария", capacity: citizen}}
received: "2026-12-01"
received-via: pull-request
licence: CC-BY-4.0
proposal: "<img src=x onerror=globalThis.ran=1> Общината да отговаря в срок от четиринадесет дни."
---

<script>globalThis.ran=1</script> Дълга_дума_без_интервал_която_не_се_пренася_никъде_и_е_дълга.
"""


@pytest.fixture(scope="module")
def proposed(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A change that touches a text, adds a comment and leaves a translation behind."""
    folder = Path(shutil.copytree(project, tmp_path_factory.mktemp("review") / "forum"))
    page = folder / "docs/compendium/recommendations/rec-0001.bg.md"
    lines = page.read_text(encoding="utf-8").split("\n")
    at = lines.index("Общината да отговаря с мотиви на всяко предложение.")
    block = lines[at + 1].strip("{#}")
    _replace(page, lines[at], "Общината да отговаря с мотиви и в срок на всяко предложение.")
    comment = folder / "docs/compendium/comments/rec-0001/2026-12-01-maria-review.md"
    comment.parent.mkdir(parents=True)
    comment.write_text(COMMENT.format(block=block), encoding="utf-8")
    _git(folder, "2026-12-02T10:00:00Z", "add", "docs")
    for language in LANGUAGES:
        made = civildialogue(
            folder, "review", "--base", "HEAD", "--format", "html", "--lang", language,
            "--out", f"review.{language}.html",
        )  # fmt: skip
        assert made.returncode in (0, 1), made.stdout + made.stderr
    return folder


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 320)])
def test_everybody_can_read_it(
    proposed: Path, visit: Visits, language: str, scheme: str, width: int
) -> None:
    window = visit(scheme=scheme, width=width)
    window.open((proposed / f"review.{language}.html").as_uri())
    assert window.page.get_attribute("html", "lang") == language
    assert window.is_accessible()
    assert window.page.evaluate("document.scrollingElement.scrollWidth") <= width
    assert window.page.locator("ins, del").count() >= 2
    assert window.origins == {"file://"}


def test_nothing_of_the_proposal_runs(proposed: Path, visit: Visits) -> None:
    window = visit(bypass_csp=True)
    window.open((proposed / "review.bg.html").as_uri())
    text = window.page.text_content("body")
    assert text is not None and "<script>globalThis.ran=1</script>" in text.replace("\u200b", "")
    assert window.page.evaluate("globalThis.ran ?? null") is None
    assert window.page.locator("script, img, iframe, form").count() == 0
