"""What a document has beside its text, and pandoc passes over in silence."""

import re

from civildialogue.core.source.importing.container import MAIN, Container, tree
from civildialogue.core.source.importing.losses import Losses
from civildialogue.core.source.importing.numbering import W

_BLIP = re.compile(rb"<a:blip\b[^<>]*+")
"""A picture of a .docx. Source: ECMA-376, part 1, 20.1.8.13 (blip: `embed`, `link`)."""
_PARTS = {
    "word/embeddings/": "embedded",
    "Object ": "embedded",
    "word/charts/": "chart",
    "word/diagrams/": "diagram",
}
_RUNNING = ("word/header", "word/footer")


def other_parts(held: Container, losses: Losses) -> None:
    """Tells embedded files, charts, macros, running headers that have words, and pictures that lie
    elsewhere.
    """
    told = {kind for name in held.parts for start, kind in _PARTS.items() if name.startswith(start)}
    body = held.parts.get(MAIN, b"")
    is_elsewhere = any(b"r:link=" in tag and b"r:embed=" not in tag for tag in _BLIP.findall(body))
    told |= {"linked-picture"} if is_elsewhere else set()
    told |= {"macro"} if "word/vbaProject.bin" in held.parts else set()
    for kind in sorted(told):
        losses.tell(kind, "–", line=1)
    for name, part in sorted(held.parts.items()):
        root = tree(part) if name.startswith(_RUNNING) else None
        if root is not None and (
            words := "".join(e.text or "" for e in root.iter(f"{W}t")).strip()
        ):
            losses.tell("header", words, line=1)
