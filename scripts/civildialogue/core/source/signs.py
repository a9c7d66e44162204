"""What a line of Markdown can begin: the patterns that the splitter and the checks share.

Where Python-Markdown or an extension of ``mkdocs.yml`` has a pattern of its own, it is that one.
"""

import re
from collections.abc import Callable, Mapping

from markdown.blockprocessors import HashHeaderProcessor, HRProcessor, ReferenceProcessor
from markdown.extensions.admonition import AdmonitionProcessor
from markdown.util import BLOCK_LEVEL_ELEMENTS
from pymdownx.details import DetailsProcessor
from pymdownx.tabbed import TabbedProcessor

INDENT = "    "
"""What puts a line into the item, the box or the note above it."""
ID_MARKER = re.compile(r"^\{#([^}\s]*)(?P<own> \.own)?\}\s*$")
"""The id of the passage above; one of own reasoning says so."""
HEADING_ID = re.compile(r"\{\s*+:?\s*+#([^}\s]+)\s*+\}[\s#]*$")
ITEM = re.compile(r"^ {0,3}(?P<mark>[-*+]|\d+\.) +")
DEFINITION = re.compile(r"^ {0,3}: {1,3}")
NOTE = re.compile(r"^ {0,3}\[\^(?P<name>[^\]\n]*)\]: *")
ABBREVIATION = re.compile(r"^\*\[(?P<name>[^\\\]\n]*)\] ?: *+(?P<title>.*)$")
REFERENCE = ReferenceProcessor.RE
QUOTE = re.compile(r"^ {0,3}> ?")
UNDERLINE = re.compile(r"^(?:=+|-+) *$")
HTML = re.compile(
    rf"^<(?:[!?]|/?(?:{'|'.join(sorted(BLOCK_LEVEL_ELEMENTS))})(?![\w:.-]))", re.IGNORECASE
)
_BOXES = {
    "box": AdmonitionProcessor.RE,
    "details": DetailsProcessor.START,
    "tab": TabbedProcessor.START,
}


def box_of(line: str) -> str:
    """Which kind of box opens on the line: ``box``, ``details``, ``tab``, or nothing."""
    if not line.startswith(("!!!", "???", "===")):
        return ""
    return next((name for name, pattern in _BOXES.items() if pattern.match(line)), "")


SIGNS: Mapping[str, Callable[[str], object]] = {
    "box": box_of,
    "heading": HashHeaderProcessor.RE.match,
    "rule": HRProcessor.SEARCH_RE.match,
    "definition": DEFINITION.match,
    "quote": QUOTE.match,
    "note": NOTE.match,
    "abbreviation": ABBREVIATION.match,
    "reference": re.compile(r"^ {0,3}\[[^\[\]]*\]:").match,
}
"""What is looked for in every line of a text, by name."""
FIRST = re.compile(r" {0,3}[!?=#_*:>\[-]")
"""What any of these begins with: nearly all lines have none, and are looked at once."""
WORDS = re.compile(r" {0,3}[^\W\d_]")
"""How a line begins that is a paragraph if it stands alone, whatever follows."""
