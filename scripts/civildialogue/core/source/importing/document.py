"""A document of a word processor → the text of a page, its pictures, and what was not carried."""

import hashlib
import json
import posixpath
import re
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from textwrap import shorten
from typing import Any

from civildialogue.core.source.assets import fitted
from civildialogue.core.source.importing.blocks import Blocks
from civildialogue.core.source.importing.container import Container, Form, RefusedError, opened
from civildialogue.core.source.importing.inlines import Inlines, Node, escaped, plain
from civildialogue.core.source.importing.losses import Loss, Losses

SECONDS = 120
"""How long a document may take to be read."""
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


def read(path: Path, form: Form, folder: str, request: str) -> Imported:
    """Reads a document. Pictures get paths in ``folder``; ``request`` asks for their words.

    Raises RefusedError.
    """
    held = opened(path, form)
    tree = _tree(path, form)
    losses = Losses()
    pictures: dict[str, bytes] = {}

    def picture(target: str, words: str) -> str:
        places = (target, f"word/{target}")
        given = next((held.parts[place] for place in places if place in held.parts), b"")
        found = fitted(given)
        if found is None:
            losses.tell("picture", words or target)
            return escaped(words)
        content, ending, told = found
        if told:
            losses.tell("metadata", ", ".join(told))
        name = f"{hashlib.sha256(content).hexdigest()[:12]}.{ending}"
        pictures[posixpath.join(folder, name)] = content
        if not words.strip():
            losses.tell("alternative", f"{request} {name}")
            words = f"{request} {name}"
        return f"![{escaped(' '.join(words.split()))}]({posixpath.basename(folder)}/{name})"

    inlines = Inlines(losses, picture)
    blocks, title = _titled(tree, path)
    has_top = any(node["t"] == "Header" and node["c"][0] == 1 for node in blocks)
    writer = Blocks(inlines, losses, shift=1 if has_top else 0)
    parts = [writer.write(blocks)]
    for number, note in enumerate(inlines.notes, start=1):
        losses.here = ""
        first, *rest = (writer.write(note) or "–").split("\n")
        lines = [f"[^n{number}]: {first}", *(f"    {line}" if line else "" for line in rest)]
        parts.append("\n".join(lines))
        if first == "–":
            losses.tell("empty-note", f"[^n{number}]")
    _other_parts(held, losses)
    body = "\n\n".join(part for part in parts if part)
    digest = hashlib.sha256(held.content).hexdigest()
    return Imported(title, _summary(blocks, title), body, pictures, losses, digest)


def _tree(path: Path, form: Form) -> dict[str, Any]:
    """The document as pandoc reads it, in a process that may read nothing else."""
    import pypandoc  # Slow to load, and only an import needs it.

    with tempfile.TemporaryDirectory() as folder:
        command = [pypandoc.get_pandoc_path(), "--sandbox", "-f", form, "-t", "json"]
        command += ["--track-changes=all"] if form == "docx" else []
        command.append(str(path.resolve()))
        try:
            done = subprocess.run(
                command, capture_output=True, cwd=folder, timeout=SECONDS, check=False
            )
        except subprocess.TimeoutExpired as error:
            raise RefusedError("too-slow", limit=str(SECONDS)) from error
    if done.returncode:
        words = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise RefusedError("unreadable", words=words[0] if words else "")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _titled(tree: Mapping[str, Any], path: Path) -> tuple[list[Node], str]:
    """The blocks without the title, and the title: its own, its first heading, or the file’s."""
    blocks: list[Node] = tree["blocks"]
    given = tree["meta"].get("title")
    if given:
        return blocks, plain(given["c"]).strip()
    tops = [n for n, node in enumerate(blocks) if node["t"] == "Header" and node["c"][0] == 1]
    if tops == [0]:
        return blocks[1:], plain(blocks[0]["c"][2]).strip()
    return blocks, path.stem.replace("_", " ")


def _summary(blocks: list[Node], title: str) -> str:
    first = next((plain(n["c"]) for n in blocks if n["t"] in ("Para", "Plain") and n["c"]), "")
    return shorten(first, SUMMARY, placeholder="…", break_on_hyphens=False) or title


_BLIP = re.compile(rb"<a:blip\b[^<>]*+")
"""A picture of a .docx. Source: ECMA-376, part 1, 20.1.8.13 (blip: `embed`, `link`)."""
_PARTS = {
    "word/embeddings/": "embedded",
    "Object ": "embedded",
    "word/charts/": "chart",
    "word/diagrams/": "diagram",
    "word/header": "header",
    "word/footer": "header",
}


def _other_parts(held: Container, losses: Losses) -> None:
    """What pandoc passes over in silence: embedded files, charts, text boxes, headers, pictures
    that lie elsewhere.
    """
    told = {kind for name in held.parts for start, kind in _PARTS.items() if name.startswith(start)}
    body = held.parts.get("word/document.xml", b"") + held.parts.get("content.xml", b"")
    told |= {"text-box"} if b"txbxContent" in body or b"draw:text-box" in body else set()
    is_elsewhere = any(b"r:link=" in tag and b"r:embed=" not in tag for tag in _BLIP.findall(body))
    told |= {"linked-picture"} if is_elsewhere else set()
    told |= {"macro"} if "word/vbaProject.bin" in held.parts else set()
    for kind in sorted(told):
        losses.tell(kind, "–")


__all__ = ["Imported", "Loss", "RefusedError", "read"]
