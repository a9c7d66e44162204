"""A few pages of the Forum as a project of their own: as they are, and quick to run commands on."""

import re
import shutil
from collections.abc import Collection
from itertools import product
from pathlib import Path
from posixpath import dirname, join, normpath

from civildialogue.core import pipeline
from projects import REPOSITORY

DOCS = REPOSITORY / "docs"
LINK = re.compile(r"\[([^\[\]]+)\]\(([^()#:\s]+)\.md(?:#[^()\s]+)?\)")
NAMES = re.compile(
    r"^((?:order|related|methods|evidence|required|themes):)((?: \[.*\]|\n  - .+)+)$", re.M
)
NAME = re.compile(r"[\w-]+(?=[],\n]|$)")
COMPARED = re.compile(r"^translates:\n(?: .+\n)+", re.MULTILINE)
RECORD = re.compile(r"^(?=- id: )", re.MULTILINE)


def excerpt(project: Path, keys: Collection[str]) -> Path:
    """Takes the pages in both languages, with what they cite and without what leads to others."""
    docs, names = project / "docs", {key.rpartition("/")[2] for key in keys}

    def named(field: re.Match[str]) -> str:
        return f"{field[1]} [{', '.join(n for n in NAME.findall(field[2]) if n in names)}]"

    said = ""
    for key, tag in product(keys, ("bg", "en")):
        text = COMPARED.sub("", (DOCS / f"{key}.{tag}.md").read_text(encoding="utf-8"))
        for link in reversed([*LINK.finditer(text)]):
            if normpath(join(dirname(key), link[2])) not in keys:
                text = text[: link.start()] + link[1] + text[link.end() :]
        path = docs / f"{key}.{tag}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(NAMES.sub(named, text), encoding="utf-8")
        said += text
    (docs / "_data").mkdir()
    shutil.copyfile(DOCS / "_data/authorities.yml", docs / "_data/authorities.yml")
    head, *records = RECORD.split((DOCS / "_data/sources.yml").read_text(encoding="utf-8"))
    cited = [record for record in records if re.search(rf"\b{record.split()[2]}\b", said)]
    (docs / "_data/sources.yml").write_text(head + "".join(cited), encoding="utf-8")
    shutil.copytree(REPOSITORY / "overrides", project / "overrides")
    shutil.copyfile(REPOSITORY / "mkdocs.yml", project / "mkdocs.yml")
    pipeline.fix(docs)
    return project
