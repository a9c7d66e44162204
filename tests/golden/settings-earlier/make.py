from pathlib import Path
from shutil import copy

FORMER = Path(__file__).parents[2] / "unit" / "migrate" / "theme" / "overrides" / "sitemap.xml"


def make(docs: Path) -> None:
    copy(FORMER, docs.parent / "overrides")
