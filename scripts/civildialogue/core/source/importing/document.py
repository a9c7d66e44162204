"""A document of a word processor → the text of a page, its pictures, and what was not carried."""

import hashlib
import json
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from textwrap import shorten
from typing import Any

from civildialogue.core.model.characters import mixed
from civildialogue.core.model.language import Locale
from civildialogue.core.model.words import folded
from civildialogue.core.source.importing import odf, word
from civildialogue.core.source.importing.beside import other_parts
from civildialogue.core.source.importing.blocks import Blocks
from civildialogue.core.source.importing.container import Container, Form, RefusedError, opened
from civildialogue.core.source.importing.counting import compare
from civildialogue.core.source.importing.inlines import Inlines, Node, plain
from civildialogue.core.source.importing.losses import Losses
from civildialogue.core.source.importing.markup import hanging
from civildialogue.core.source.importing.pictures import Pictures
from civildialogue.core.source.importing.setting import set_signs
from civildialogue.core.source.importing.signs import MOST
from civildialogue.core.source.importing.tables import words_of

SECONDS = 120
"""How long a document may take to be read."""
BESIDE = ("subtitle", "author", "date", "abstract")
"""What pandoc takes out of the text for its metadata, if a style says so."""
SUMMARY = 300
"""Signs of the first paragraph that stand as the page’s summary until somebody writes one."""


@dataclass(frozen=True)
class Imported:
    """What was read: title, summary, the Markdown of the body, pictures by their paths below
    ``docs``, and what was not carried.
    """

    title: str
    summary: str
    body: str
    pictures: Mapping[str, bytes]
    losses: Losses
    sha256: str


def read(path: Path, form: Form, folder: str, request: str, locale: Locale) -> Imported:
    """Reads a document. Pictures get paths in ``folder``; ``request`` asks for their words;
    quotation marks are those of ``locale``.

    Raises RefusedError.
    """
    given = opened(path, form)
    reader = word if form == "docx" else odf
    losses = Losses()
    held = reader.ready(given, losses)
    tree = _tree(held)
    set_signs(tree, locale, losses)
    pictures = Pictures(held, folder, request, losses)
    blocks, title = _titled(tree, path)
    inlines = Inlines(losses, pictures.link, linked(tree))
    writer = Blocks(inlines, losses)
    parts = [writer.write(blocks)]
    for number, note in enumerate(inlines.notes, start=1):
        losses.here = ""
        text = writer.write(note) or "–"
        if text.split("\n")[0] == "–":
            losses.tell("empty-note", f"[^n{number}]")
        parts.append(hanging(f"[^n{number}]: ", text) + losses.signs())
    other_parts(held, losses)
    body = "\n\n".join(part for part in parts if part) + writer.left()
    body = compare(reader.texts(held), title, body, losses)
    digest = hashlib.sha256(given.content).hexdigest()
    return Imported(title, _summary(blocks, title), body, pictures.found, losses, digest)


def _tree(held: Container) -> dict[str, Any]:
    """The document as pandoc reads it, in a process that may read nothing else."""
    import pypandoc  # Slow to load, and only an import needs it.

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "document")
        path.write_bytes(held.content)
        command = [pypandoc.get_pandoc_path(), "--sandbox", "-f", held.form, "-t", "json"]
        command += ["--track-changes=all"] if held.form == "docx" else []
        command.append(str(path))
        try:
            done = subprocess.run(
                command, capture_output=True, cwd=folder, timeout=SECONDS, check=False
            )
        except subprocess.TimeoutExpired as error:
            raise RefusedError("too-slow", limit=str(SECONDS)) from error
    if done.returncode:
        words = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise RefusedError("unreadable", words=words[0] if words else "")
    try:
        found: dict[str, Any] = json.loads(done.stdout)
    except (ValueError, RecursionError) as error:
        raise RefusedError("unreadable", words=str(error)) from error
    return found


def _titled(tree: Mapping[str, Any], path: Path) -> tuple[list[Node], str]:
    """The blocks without the title, and the title: its own, its first heading, or the file’s."""
    meta = tree["meta"]
    above = [node for name in BESIDE for node in _lines(meta.get(name))]
    blocks: list[Node] = [*above, *tree["blocks"]]
    if words := words_of(_lines(meta.get("title"))):
        return blocks, words
    tops = [n for n, node in enumerate(blocks) if node["t"] == "Header" and node["c"][0] == 1]
    if tops == [0] and (words := folded(plain(blocks[0]["c"][2]))):
        return blocks[1:], words
    return blocks, path.stem.replace("_", " ")


def _lines(given: Any) -> list[Node]:
    """What stands in a field of pandoc’s metadata, as paragraphs."""
    if not given or given["t"] not in ("MetaInlines", "MetaBlocks", "MetaList"):
        return []
    if given["t"] == "MetaList":
        return [node for each in given["c"] for node in _lines(each)]
    return [{"t": "Para", "c": given["c"]}] if given["t"] == "MetaInlines" else list(given["c"])


def linked(tree: Any) -> dict[str, int]:
    """The places of a tree to which something in it links, each with a number."""
    targets: list[str] = []
    names: set[str] = set()

    def gather(node: Any) -> None:
        if isinstance(node, dict):
            kind, content = node.get("t"), node.get("c", [])
            if kind == "Link" and content[2][0].startswith("#"):
                targets.append(content[2][0][1:])
            elif kind == "Header":
                names.add(content[1][0])
            elif kind == "Span" and not set(content[0][1]) - {"anchor"}:
                names.add(content[0][0])
            for each in node.values():
                gather(each)
        elif isinstance(node, list):
            for each in node:
                gather(each)

    gather(tree)
    wanted = [name for name in dict.fromkeys(targets) if name in names][:MOST]
    return {name: number for number, name in enumerate(wanted)}


def _summary(blocks: list[Node], title: str) -> str:
    """The first words that may stand in the front matter."""
    words = (plain(node["c"]) for node in blocks if node["t"] in ("Para", "Plain") and node["c"])
    first = next((text for text in words if next(mixed(text), None) is None), "")
    return shorten(first, SUMMARY, placeholder="…", break_on_hyphens=False) or title
