"""A page's Markdown in chunks between two marks, rendered without a parser where it is plain."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from civildialogue.core.site.blocks import marker, plain
from civildialogue.core.site.blocks.plain_headings import Heading, heading
from civildialogue.core.site.blocks.plain_kinds import Kind
from civildialogue.core.site.blocks.plain_marks import marked

_MARK = re.compile(rf"(?:\A|(?<=\n\n)){marker.OPEN}([0-9a-f]+){marker.CLOSE}(?=\n\n|\s*\Z)")
_NOTE = '<p class="cd-older-note">'
_ANYWHERE = re.compile(r"^ {0,3}(?:\*\[[^\]\n]|\[[^\]\n]++\]:)", re.MULTILINE)
"""An abbreviation or the target of a link by name: it changes what stands elsewhere on the page."""
_WHOLE = frozenset((Kind.PARAGRAPH, Kind.HEADING, Kind.TABLE))
_NAME = re.compile(r"</?([a-z0-9]+)")
_ELEMENT = re.compile(r"<(?:div|dl|figure|form|nav|ol|p|section|table|ul|details|article)[ >]")
"""Elements that stand in no paragraph, as far as templates begin with them."""


class Chunk(NamedTuple):
    """Some Markdown, and the HTML of each of its blocks if they are plain, the marks applied.

    ``text`` has the marks that belong to it. ``id`` is that of the passage that ends it, and
    ``note`` the HTML under it. ``headings`` are those in it. ``is_raw``
    says that a template's element ends it.
    """

    text: str
    html: tuple[str, ...] | None = None
    headings: tuple[Heading, ...] = ()
    id: str = ""
    note: str = ""
    is_raw: bool = False

    @property
    def passage(self) -> str:
        """The HTML of the passage alone, as a facing page shows it."""
        return self.html[-1].rstrip("\n") if self.html else ""

    @property
    def whole(self) -> str:
        """All of the chunk as HTML; empty if that isn't known."""
        return "".join([*(self.html or ()), self.note])

    @property
    def marked(self) -> str:
        """The chunk as Markdown; what is rendered already stands in marks."""
        if not self.html or self.headings:
            return self.text
        marks = [{"html": html} for html in self.html]
        if self.id:
            marks[-1]["id"] = self.id
        if self.note:
            marks.append({"html": self.note})
        return "\n\n".join(map(marker.encode, marks))


def chunks(
    body: str, resolve: Callable[[str], str], is_block: Callable[[str], bool]
) -> Iterator[Chunk]:
    """The chunks of a page. ``is_block`` tells the names of elements that stand in no paragraph."""
    is_plain = not _ANYWHERE.search(body)
    parts = _MARK.split(body)
    for number in range(0, len(parts), 2):
        text = parts[number].strip("\n")
        chunk = _rendered(text, resolve) if is_plain or not text else Chunk(text)
        if number + 1 < len(parts):
            mark = f"{marker.OPEN}{parts[number + 1]}{marker.CLOSE}"
            chunk = chunk._replace(text=f"{text}\n\n{mark}".lstrip("\n"))
            if chunk.html is not None:
                chunk = _marked(chunk, chunk.html, marker.decode(mark), resolve, is_block)
        yield chunk


def _rendered(text: str, resolve: Callable[[str], str]) -> Chunk:
    if not text:
        return Chunk(text, ())
    found = plain.html(text, resolve)
    blocks = [text] if found is not None else _blocks(text)
    every = [found] if found is not None else [_alone(block, resolve) for block in blocks]
    html = tuple(each for each in every if each is not None)
    if len(html) < len(every):
        return Chunk(text)
    headings = (
        heading(block) for block, each in zip(blocks, html, strict=True) if each.startswith("<h")
    )
    is_raw = _ELEMENT.match(blocks[-1]) is not None
    return Chunk(text, html, tuple(each for each in headings if each), is_raw=is_raw)


def _blocks(text: str) -> list[str]:
    """Some Markdown in its blocks; an element of a template is one, with all that stands in it."""
    found = []
    at = 0
    while at < len(text):
        end = _end_of_element(text, at) if text[at] == "<" else text.find("\n\n", at)
        end = len(text) if end < 0 else end
        rest = text[end:].lstrip("\n")
        # Python-Markdown keeps the end of the line where an element ends and a blank line follows.
        is_kept = text[at] == "<" and (not rest or text.startswith("\n\n", end))
        found.append(text[at:end] + "\n" * is_kept)
        at = len(text) - len(rest)
    return found


def _end_of_element(text: str, at: int) -> int:
    """Where the element ends that begins at a place; -1 if that isn't known."""
    name = _NAME.match(text, at)
    if name is None:
        return -1
    depth = 0
    for tag in re.finditer(rf"<(/?){name[1]}\b[^<>]*>", text[at:]):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return at + tag.end()
    return -1


def _alone(text: str, resolve: Callable[[str], str]) -> str | None:
    """The HTML of one of several blocks; None for a list, which could go on in the next one.

    What is HTML comes from templates: of sources every “<” is shielded.
    """
    if _ELEMENT.match(text):
        is_whole = _end_of_element(text, 0) == len(text.rstrip("\n"))
        return f"{text}\n" if is_whole else None
    return plain.html(text, resolve, _WHOLE)


def _marked(
    chunk: Chunk,
    html: tuple[str, ...],
    payload: Mapping[str, str],
    resolve: Callable[[str], str],
    is_block: Callable[[str], bool],
) -> Chunk:
    """The chunk with what the mark that ends it says of it, or adds."""
    if "html" in payload:
        name = _NAME.match(payload["html"])
        stands = name is not None and is_block(name[1])
        added = payload["html"] if stands else f"<p>{payload['html']}</p>"
        return chunk._replace(html=(*html, added))
    if not html or chunk.is_raw:
        return chunk._replace(html=None)
    last = marked(html[-1], payload, resolve)
    passage, sign, rest = last.rpartition(_NOTE) if "note" in payload else (last, "", "")
    return chunk._replace(html=(*html[:-1], passage), id=payload["id"], note=sign + rest)
