"""What of a text stands on a slide: lists, tables and quotations as they are, the first sentence of
a paragraph. A paragraph of several sentences stands whole in the notes.
"""

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from functools import cached_property

import lxml.html
from lxml.html import HtmlElement

ROOM = 60
"""Words that a slide has room for beside its title, in the size in which a room can read them."""
_LISTS = ("ol", "ul")
_END = re.compile(r"[.!?…][”“»’\"')\]]{0,4}(?=\s{1,4}[„“«‘(\"\[]{0,4}(\w))")
_SHORTENED = re.compile(
    r"(?:^|[\s(„“«])(?:\w|\w\.\w|ал|бул|вж|гр|др|напр|проф|ул|чл|cf|no|vs|art)\.$"
)
"""What ends with a full stop in the middle of a sentence, also before a name."""


@dataclass(frozen=True)
class Piece:
    """Something that stays together on a slide, as HTML, with what is told beside it. A table is
    ``alone``.
    """

    shown: str
    notes: str = ""
    is_alone: bool = False

    @cached_property
    def words(self) -> int:
        """How many words it shows."""
        return len(_root(self.shown).text_content().split())

    @property
    def announces(self) -> bool:
        """Whether it says that something follows."""
        return str(_root(self.shown).text_content()).rstrip().endswith(":")


def pieces(text: str) -> Iterator[Piece]:
    """The pieces of HTML in their order. A list or a table that is too long for a slide goes
    on in a next piece.
    """
    for element in _root(text):
        whole = _written(element)
        if element.tag == "p":
            shown = _written(first_sentence(element))
            yield Piece(shown, whole if shown != whole else "")
        elif element.tag in _LISTS:
            yield from map(Piece, _parts(element))
        elif element.tag == "table":
            yield from (Piece(part, is_alone=True) for part in _tables(element))
        else:
            yield Piece(whole)


def filled(every: Iterator[Piece]) -> Iterator[list[Piece]]:
    """The pieces by slides, each with as many as it has room for. What ends with a colon stands
    with what it announces.
    """
    slide: list[Piece] = []
    for piece in every:
        count = sum(each.words for each in (*slide, piece))
        if slide and (piece.is_alone or slide[-1].is_alone or count > ROOM):
            is_moved = len(slide) > 1 and slide[-1].announces and not piece.is_alone
            last = [slide.pop()] if is_moved else []
            yield slide
            slide = last
        slide.append(piece)
    if slide:
        yield slide


def first_sentence(paragraph: HtmlElement) -> HtmlElement:
    """A copy of a paragraph that ends where its first sentence does."""
    copy = deepcopy(paragraph)
    copy.tail = None
    text = copy.text_content()
    end = next((found.end() for found in _END.finditer(text) if _is_end(text, found)), len(text))
    _cut(copy, end)
    return copy


def _is_end(text: str, found: "re.Match[str]") -> bool:
    """Whether a sentence ends at a sign: no small letter follows, and no word is shortened."""
    before = text[: found.start() + 1]
    return not found[1].islower() and not (found[0] == "." and _SHORTENED.search(before.casefold()))


def _cut(element: HtmlElement, room: int) -> int:
    """Leaves so many characters of an element; returns how many are still free."""
    element.text, room = _short(element.text, room)
    for child in list(element):
        if room <= 0:
            element.remove(child)
            continue
        room = _cut(child, room)
        child.tail, room = _short(child.tail, room)
    return room


def _short(text: str | None, room: int) -> tuple[str | None, int]:
    return (text[:room], room - len(text[:room])) if text else (text, room)


def _parts(element: HtmlElement) -> Iterator[str]:
    """A list as lists that a slide has room for; a numbered one goes on with its numbers."""
    number = int(element.get("start", "1"))
    for group in _grouped(element):
        part = _like(element, number)
        part.extend(group)
        yield _written(part)
        number += len(group)


def _tables(element: HtmlElement) -> Iterator[str]:
    """A table as tables that a slide has room for, each with the same head."""
    body = element.find("tbody")
    for group in _grouped(body) if body is not None else ():
        part = deepcopy(element)
        part.find("tbody")[:] = group
        yield _written(part)
    if body is None:
        yield _written(element)


def _grouped(element: HtmlElement) -> Iterator[list[HtmlElement]]:
    """What an element holds, in groups that a slide has room for."""
    group: list[HtmlElement] = []
    count = 0
    for item in list(element):
        length = len(item.text_content().split())
        if group and count + length > ROOM:
            yield group
            group, count = [], 0
        group.append(item)
        count += length
    if group:
        yield group


def _like(element: HtmlElement, start: int) -> HtmlElement:
    found = lxml.html.Element(element.tag)
    if element.tag == "ol" and start > 1:
        found.set("start", str(start))
    return found


def _root(text: str) -> HtmlElement:
    return lxml.html.fragment_fromstring(text, create_parent="div")


def _written(element: HtmlElement) -> str:
    return str(lxml.html.tostring(element, encoding="unicode", with_tail=False))
