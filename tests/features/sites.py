"""Small projects with some features: the base of the golden tests without what the others need."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from civildialogue.core.active import using
from civildialogue.core.pipeline.fixing import fix
from civildialogue.features.training.model import SECTIONS
from projects import REPOSITORY, SETTINGS, around
from unit.making import original, translation

FOLDERS = {"compendium": "compendium", "methods": "methodologies"}
LINK = "(../methodologies/petition.md#steps)"


def sections(word: str) -> str:
    """The headings that every lesson has."""
    return "\n".join(f"## {word} {n} {{#{name}}}\n" for n, name in enumerate(SECTIONS, 1))


def project(place: Path, features: Sequence[str]) -> Path:
    """A whole project with the sources of these features and no others."""
    docs = place / "docs"
    shutil.copytree(REPOSITORY / "tests/golden/_base/docs", docs)
    for name, folder in FOLDERS.items():
        if name not in features:
            shutil.rmtree(docs / folder)
    if "methods" not in features:
        for chapter in (docs / "analysis").glob("chapter.*"):
            text = chapter.read_text(encoding="utf-8").replace(LINK, "(index.md)")
            chapter.write_text(text, encoding="utf-8")
        home = docs / "index.bg.md"
        text = home.read_text(encoding="utf-8").replace("order: [methodologies, ", "order: [")
        home.write_text(text, encoding="utf-8")
    if "training" in features:
        lesson = original("lesson", sections("Раздел"), title="Урок", unready=True)
        (docs / "analysis/lesson.bg.md").write_text(lesson, encoding="utf-8")
        (docs / "analysis/lesson.en.md").write_text(
            translation("lesson", sections("Part"), title="A lesson"), encoding="utf-8"
        )
        index = docs / "analysis/index.bg.md"
        text = index.read_text(encoding="utf-8").replace("[chapter]", "[chapter, lesson]")
        index.write_text(text, encoding="utf-8")
    for name in ("permalinks.txt", "tombstones.yml"):
        (docs / "_data" / name).unlink()
    names = ", ".join(features)
    around(docs, f"{SETTINGS.rstrip()}\nextra:\n  features: [{names}]\n")
    with using(features):
        fix(docs)
    return place
