"""The same words for other generators: in the Markdown that each of them reads.

What ours writes shortly is written out: a citation as a link to its source with the short title and
the place. Stock MkDocs keeps the boxes, which an extension of its settings reads; for Hugo and
Zensical they are quotations. Ids of passages go, and links lead to pages and headings.
"""

import posixpath
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from civildialogue.core.model.language import Locale, languages
from civildialogue.core.model.library import Library
from civildialogue.core.model.page import address
from civildialogue.core.model.text import BlockKind
from civildialogue.core.source.inline import CITATION, cited
from corpus import Corpus, Made, dumped
from timing import ROOT

LAYOUT = ROOT / "benchmarks/layout"
"""The page that Hugo makes: head, menu of the section, headings, text, neighbours, foot."""
BOX = re.compile(
    r'^(?P<mark>[!?]{3}\+? \w+)(?: "(?P<title>[^"\n]*)")?\n(?P<body>(?:    .*\n?|\n)*)'
)
LINK = re.compile(r"(?<=\]\()(?P<path>[^)\s#:]*)(?:#(?P<anchor>[^)\s:]*))?(?=\))")
OURS = "civildialogue"


def text(made: Made, library: Library, *, boxes: bool = False, addresses: bool = False) -> str:
    """The body of a page; with ``boxes`` they stay, with ``addresses`` links lead to addresses."""

    def source(match: re.Match[str]) -> str:
        parts = []
        for one in cited(match[1]):
            known = library.sources[one.key].value
            short = known.short[made.locale]
            named = f"[{short}]({known.url})" if known.url else str(short)
            parts.append(f"{named}, {one.locator}" if one.locator else named)
        return f"({'; '.join(parts)})"

    def link(match: re.Match[str]) -> str:
        path, anchor = match["path"], match["anchor"]
        if not path:
            return f"#{anchor if anchor in headings else headings[0]}"
        if addresses:
            other = posixpath.normpath(posixpath.join(posixpath.dirname(made.key), path))
            there, here = address(other.removesuffix(".md")), address(made.key)
            return posixpath.relpath(f"/{there}", f"/{here}") + "/"
        return path

    headings = [block.id or "" for block in made.blocks if block.kind is BlockKind.HEADING] or [""]
    parts = []
    for block in made.blocks:
        if block.kind is BlockKind.CODE:
            parts.append(block.text)
            continue
        said = LINK.sub(link, CITATION.sub(source, block.text))
        if block.kind is BlockKind.ADMONITION and not boxes:
            said = BOX.sub(_quoted, said)
        parts.append(f"{said} {{#{block.id}}}" if block.kind is BlockKind.HEADING else said)
    return "\n\n".join(parts) + "\n"


def _quoted(match: re.Match[str]) -> str:
    lines = [f"**{match['title']}**", "", *(line[4:] for line in match["body"].split("\n"))]
    return "\n".join(f"> {line}".rstrip() for line in lines)


def _page(matter: dict[str, Any], body: str) -> str:
    return f"---\n{dumped(matter)}---\n\n{body}"


def _write(path: Path, words: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(words, encoding="utf-8")


def _facts(made: Made) -> dict[str, Any]:
    return {"title": made.matter["title"], "description": made.matter["summary"]}


def _settings() -> dict[str, Any]:
    """The project's own, without what only ours has."""
    config: dict[str, Any] = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    for name in ("custom_dir", "logo", "favicon"):
        config["theme"].pop(name)
    config["markdown_extensions"].remove(OURS)
    return config


def write_stock(corpus: Corpus, folder: Path) -> None:
    """MkDocs with the same theme, extensions and plugins, but for ours."""
    config = _settings()
    del config["extra_css"], config["extra_javascript"]
    config["plugins"].remove(OURS)
    _write(folder / "mkdocs.yml", dumped(config))
    for made in corpus.pages():
        body = text(made, corpus.skeletons.library, boxes=True)
        _write(folder / f"docs/{made.key}.{made.locale}.md", _page(_facts(made), body))


def write_zensical(corpus: Corpus, folder: Path) -> None:
    """Zensical, a project for each language: it has no plugin for several."""
    config = _settings()
    names = ("site_name", "site_url", "theme", "markdown_extensions", "use_directory_urls")
    kept = {name: config[name] for name in names}
    for locale in languages():
        kept["theme"]["language"] = str(locale)
        _write(folder / f"{locale}/mkdocs.yml", dumped(kept))
    for made in corpus.pages():
        body = text(made, corpus.skeletons.library)
        _write(folder / f"{made.locale}/docs/{made.key}.md", _page(_facts(made), body))


def write_hugo(corpus: Corpus, folder: Path) -> None:
    """Hugo, with a layout that has what Material's pages have."""
    shutil.copytree(LAYOUT, folder, dirs_exist_ok=True)
    for made, number in _numbered(corpus):
        body = text(made, corpus.skeletons.library, addresses=True)
        head, name = posixpath.split(made.key)
        path = (
            f"content/{made.locale}/{posixpath.join(head, '_index' if name == 'index' else name)}"
        )
        _write(folder / f"{path}.md", _page({**_facts(made), "weight": number}, body))


def _numbered(corpus: Corpus) -> Iterator[tuple[Made, int]]:
    seen: dict[Locale, int] = dict.fromkeys(languages(), 0)
    for made in corpus.pages():
        seen[made.locale] += 1
        yield made, seen[made.locale]
