"""What a text says in its own words: quotations, code, addresses and citations are left out."""

import re

from civildialogue.core.checks.content import unaddressed
from civildialogue.core.model.text import Block, BlockKind
from civildialogue.core.source.inline import CITATION, blank, readable

_UNSAID = (BlockKind.CODE, BlockKind.QUOTE, BlockKind.RULE, BlockKind.REFERENCE, BlockKind.MARKER)
_BEFORE_QUOTE = " \t-*+.0123456789"
"""Signs of lists, in an item of which a quotation may stand."""
_BOX = re.compile(r"^[ \t]*+(?:!!!|\?\?\?\+?) *+quote\b")


def prose(block: Block) -> str:
    """What a block says in its own words: no quotation, code, address or citation; places stay."""
    if block.kind in _UNSAID or _BOX.match(block.text):
        return ""
    text = CITATION.sub(lambda match: blank(match[0]), unaddressed(readable(block)))
    if ">" not in text:
        return text
    lines = text.split("\n")
    return "\n".join(
        blank(line) if line.lstrip(_BEFORE_QUOTE).startswith(">") else line for line in lines
    )
