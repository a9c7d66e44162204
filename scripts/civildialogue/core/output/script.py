"""Scripts of the theme as one file: their parts in order, without comments and indents."""

import re
from collections.abc import Iterable

# A third of the bytes is comments. Only those are taken that no string can be: whole lines, and
# what follows two slashes between spaces. The notice of a vendored part stays.
_COMMENT = re.compile(
    r"^[ \t]*+//.*\n|(?<![ \t])[ \t]++// [^\n]*$"
    r"|^[ \t]*+/\*(?>(?:[^*/]++|\*(?!/)|/(?!\*))*)\*/[ \t]*+\n",
    re.MULTILINE,
)
_INDENT = re.compile(r"^[ \t]+|^\n", re.MULTILINE)


def joined(texts: Iterable[str]) -> str:
    """The scripts one after the other, each without what only its reader needs."""
    return "".join(_INDENT.sub("", _COMMENT.sub("", text)) for text in texts)
