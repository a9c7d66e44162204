"""What of a text stands on a slide: lists, tables and quotations as they are, of a paragraph the
first sentence, with the next if it is of a few words. One of several stands whole in the notes.
"""

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, replace
from math import ceil

import lxml.html
from lxml.html import HtmlElement

from civildialogue.features.training.exports.fitting import LINES, lines

FEW = 3
"""Lines of a text that is told beside a table sooner than it has a slide for itself."""
ENOUGH = 40
"""Letters from which a sentence says something by itself."""
_LISTS = ("ol", "ul")
_END = re.compile(r"[.!?…][”“»’\"')\]]{0,4}(?=\s{1,4}[„“«‘(\"\[]{0,4}(\w))")
_SHORTENED = re.compile(
    r"(?:^|[\s(„“«])(?:\w|\w\.\w|ал|бул|вж|гр|др|напр|проф|ул|чл|cf|no|vs|art)\.$"
)
"""What ends with a full stop in the middle of a sentence, also before a name."""


@dataclass(frozen=True)
class Piece:
    """Something that stays together on a slide, as HTML, with what is told beside it, and how many
    lines it takes. A table ``is_alone``; another may say that something follows.
    """

    shown: str
    notes: str = ""
    lines: float = 1
    is_alone: bool = False
    announces: bool = False


def slides_of(text: str, *, is_whole: bool = False) -> list[list[Piece]]:
    """The pieces of HTML by slides: as few as they need, filled alike. Paragraphs are ``whole``, or
    their first sentences.
    """
    found = _filled(text, LINES, is_whole)
    if len(found) > 1:
        every = sum(piece.lines for part in found for piece in part)
        for room in range(ceil(every / len(found)), LINES):
            even = _filled(text, room, is_whole)
            if len(even) == len(found):
                found = even
                break
    return _told_beside(found)


def _filled(text: str, room: int, is_whole: bool) -> list[list[Piece]]:
    """The pieces by slides of so many lines. What ends with a colon stands with what it announces,
    and a table without anything else.
    """
    slides: list[list[Piece]] = []
    slide: list[Piece] = []
    for piece in _pieces(text, room, is_whole):
        count = sum(each.lines for each in (*slide, piece))
        if slide and (piece.is_alone or slide[-1].is_alone or count > room):
            is_moved = len(slide) > 1 and slide[-1].announces and not piece.is_alone
            last = [slide.pop()] if is_moved else []
            slides.append(slide)
            slide = last
        slide.append(piece)
    return [*slides, slide] if slide else slides


def _told_beside(slides: list[list[Piece]]) -> list[list[Piece]]:
    """Slides without those that have few lines before or after a table: these are told."""
    found: list[list[Piece]] = []
    waiting = ""
    for number, slide in enumerate(slides):
        is_before = any(
            piece.is_alone for part in slides[number + 1 : number + 2] for piece in part
        )
        text = "".join(piece.notes or piece.shown for piece in slide)
        is_short = not slide[0].is_alone and sum(piece.lines for piece in slide) <= FEW
        if is_short and is_before:
            waiting += text
        elif is_short and found and found[-1][0].is_alone:
            found[-1] = [replace(found[-1][0], notes=found[-1][0].notes + text)]
        else:
            found.append([replace(slide[0], notes=waiting + slide[0].notes), *slide[1:]])
            waiting = ""
    return found


def _pieces(text: str, room: int, is_whole: bool) -> Iterator[Piece]:
    """The pieces of HTML in their order. A list or a table that is too long for a slide goes
    on in a next piece.
    """
    for element in _root(text):
        if element.tag == "table":
            yield from (_piece(part, is_alone=True) for part in _tables(element, room))
        elif element.tag in _LISTS:
            yield from map(_piece, _parts(element, max(room - 1, 1)))  # One for what announces it.
        elif element.tag == "p" and not is_whole:
            first = first_sentence(element, ENOUGH)
            whole = _written(element)
            yield _piece(first, whole if _written(first) != whole else "")
        else:
            yield _piece(element)


def _piece(element: HtmlElement, notes: str = "", *, is_alone: bool = False) -> Piece:
    announces = str(element.text_content()).rstrip().endswith(":")
    return Piece(_written(element), notes, lines(element), is_alone, announces)


def first_sentence(paragraph: HtmlElement, least: int = 1) -> HtmlElement:
    """A copy of a paragraph that ends with its first sentence, or, until there are ``least``
    letters, with one that follows.
    """
    copy = deepcopy(paragraph)
    copy.tail = None
    text = copy.text_content()
    ends = (found.end() for found in _END.finditer(text) if _is_end(text, found))
    end = next((end for end in ends if end >= least), len(text))
    _cut(copy, end)
    return copy


def _is_end(text: str, found: "re.Match[str]") -> bool:
    """Whether a sentence ends at a sign: no small letter follows, and no word is shortened."""
    before = text[: found.start() + 1]
    return not found[1].islower() and not (found[0] == "." and _SHORTENED.search(before.casefold()))


def gist(text: str) -> str:
    """What a slide says of a text that the notes have whole: of its first paragraph as much as of
    any; nothing, if there is none.
    """
    paragraph = _root(text).find("p")
    return "" if paragraph is None else _written(first_sentence(paragraph, ENOUGH))


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


def _parts(element: HtmlElement, room: int) -> Iterator[HtmlElement]:
    """A list as lists that a slide has room for; a numbered one goes on with its numbers."""
    number = int(element.get("start", "1"))
    for group in _grouped([*element], room):
        part = lxml.html.Element(element.tag)
        if element.tag == "ol" and number > 1:
            part.set("start", str(number))
        part.extend(deepcopy(item) for item in group)
        yield part
        number += len(group)


def _tables(element: HtmlElement, room: float) -> Iterator[HtmlElement]:
    """A table as tables that a slide has room for, each with the same head."""
    body, head = element.find("tbody"), element.find("thead")
    if body is None:
        yield element
        return
    taken = lines(head) if head is not None else 0
    for group in _grouped([*body], max(room - taken, 1)):
        part = deepcopy(element)
        part.find("tbody")[:] = [deepcopy(row) for row in group]
        yield part


def _grouped(items: list[HtmlElement], room: float) -> Iterator[list[HtmlElement]]:
    """Rows or items in groups that a slide has room for."""
    group: list[HtmlElement] = []
    count = 0.0
    for item in items:
        taken = lines(item)
        if group and count + taken > room:
            yield group
            group, count = [], 0.0
        group.append(item)
        count += taken
    if group:
        yield group


def _root(text: str) -> HtmlElement:
    return lxml.html.fragment_fromstring(text, create_parent="div")


def _written(element: HtmlElement) -> str:
    return str(lxml.html.tostring(element, encoding="unicode", with_tail=False))
