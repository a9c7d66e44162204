"""Which way a block is written: that of its own letters, where its page is written the other way.

Source: Unicode UAX 9, rule P2 (the first strong letter says it); as that alone would turn a
sentence that begins with a name, most of the letters have to be of that way, too.
"""

import re
import unicodedata
from functools import partial

LTR, RTL = "ltr", "rtl"
_TURNING = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
"""Signs of the scripts that are written from right to left. Source: Unicode, Blocks.txt."""
_NAMES = "p|li|dt|dd|td|th|h[1-6]|caption|figcaption"
_BLOCK = re.compile(
    rf"<({_NAMES})((?: [^<>]*+)?)>(?=(?P<held>(?>[^<]*+(?:<(?!/?(?:{_NAMES})\b)[^<]*+)*)))"
)
"""The beginning of a block, and what it holds up to the next."""
_TAG = re.compile("<[^<>]*+>|&#?[0-9A-Za-z]+;")


def turned(html: str, way: str) -> str:
    """The HTML of a page that is written one ``way``; blocks that are not say so (``dir``)."""
    if way == LTR and not _TURNING.search(html):
        return html
    return _BLOCK.sub(partial(_said, way), html)


def _said(way: str, block: re.Match[str]) -> str:
    if " dir=" in block[2]:
        return block[0]
    kinds = [unicodedata.bidirectional(sign) for sign in _TAG.sub("", block["held"])]
    ways = [LTR if kind == "L" else RTL for kind in kinds if kind in ("L", "R", "AL")]
    if not ways or ways[0] == way or ways.count(way) * 2 >= len(ways):
        return block[0]
    return f'<{block[1]}{block[2]} dir="{ways[0]}">'
