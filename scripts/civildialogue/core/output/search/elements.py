"""Elements and words of the pages that the templates write, found without a tree.

In these pages every element but a void one has its end tag, names are in small letters, and values
of attributes stand in double quotes, with “<” and “>” escaped.
"""

import re
from collections.abc import Iterator
from html import unescape

TAG = re.compile(r"<(/?)([a-z][a-z0-9]*+)([^<>]*+)>")
"""A tag: whether it ends an element, the element's name, its attributes."""
VOID = frozenset("area br col hr img input link meta source track wbr".split())
"""Elements without an end tag, as far as pages have them. Source: HTML, 13.1.2."""
_ANY = re.compile(r"<[^<>]*>")
# A cell or a fact, and the next one, in the same row and part of the table or not.
_CELLS = re.compile(
    r"</(?:t[dh]|dd)>\s*(?:</?(?:tr|div|thead|tbody|tfoot)\b[^<>]*>\s*)*(?=<(?:t[dh]|dt)\b)"
)
# Between values of one fact, the first of which is no sentence.
_VALUES = re.compile(r"(?<![.!?:;,>\s])((?:</[a-z]+>)*)</dd>\s*(?=<dd\b)")
_PARTS = re.compile(r"</(?:li|tr|td|th|dt|dd|p|div)>|<br[^<>]*>")
_ID = re.compile(r' id="([^"]+)"')
_CLASS = re.compile(r' class="([^"]*)"')


def is_void(tag: re.Match[str]) -> bool:
    """Whether nothing stands between this tag and the end of its element."""
    return tag[2] in VOID or tag[3].endswith("/")


def end_of(html: str, tag: re.Match[str]) -> int:
    """Where the element ends that a tag begins, after its end tag; the text's end without one."""
    at = tag.end()
    if is_void(tag):
        return at
    opening, closing, depth = f"<{tag[2]}", f"</{tag[2]}>", 1
    while depth:
        end = html.find(closing, at)
        if end < 0:
            return len(html)
        while (at := html.find(opening, at, end)) >= 0:
            at += len(opening)
            depth += html[at] in " >\n"
        at = end + len(closing)
        depth -= 1
    return at


def children(html: str, tag: re.Match[str]) -> Iterator[re.Match[str]]:
    """The tags that begin the elements within another one, but not those within these."""
    at = tag.end()
    while (child := TAG.search(html, at)) and not child[1]:
        yield child
        at = end_of(html, child)


def id_of(tag: re.Match[str]) -> str:
    """The id of an element, or nothing."""
    found = _ID.search(tag[3]) if " id=" in tag[3] else None
    return found[1] if found else ""


def classes_of(tag: re.Match[str]) -> list[str]:
    """The classes of an element."""
    found = _CLASS.search(tag[3])
    return found[1].split() if found else []


def text(html: str) -> str:
    """The words of some HTML, split where blocks end and otherwise as they are read."""
    if "<" in html:
        html = _VALUES.sub(r"\1, ", html) if "</dd" in html else html
        html = _CELLS.sub(" · ", html) if "</t" in html or "</dd" in html else html
        html = _ANY.sub("", _PARTS.sub(" ", html) if "</" in html or "<br" in html else html)
    return " ".join(unescape(html).replace("¶", "").split())
