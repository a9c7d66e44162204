"""Text as Typst: strings that say just what they say, names of places, pieces put together."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from urllib.parse import unquote

from lxml.html import HtmlElement

from civildialogue.core.active import known
from civildialogue.core.feature import Feature
from civildialogue.core.model.conventions import NBSP
from civildialogue.core.model.lacking import BEGIN, END
from civildialogue.core.model.language import ENGLISH
from civildialogue.core.output.book.typst_around import UNSPACED, braced, called, joined, string

SPACE = re.compile(r"[ \t\r\n\f]+")
_NUMBER = re.compile("[0-9]")
_MARK = re.compile(f"[{BEGIN}{END}]")
"""What stands between the first and the second mark, and so on, stands in."""
BLANK = '" "'
BLOCKS = frozenset(
    "p div section article ul ol dl table blockquote pre hr figure h2 h3 h4 h5 h6".split()
)

_JOINTS = re.compile(
    r"(?<=\d) (?=\d{3}(?!\d)|[%‰°€$£]|(?:г|лв|хил|млн|млрд|ч)\.|[ap]\.m\."
    r"|(?:лева|евро|euros?|leva)\b)"
    r"|(?:(?<=[§№])|(?<=\b[чЧ]л\.)|(?<=\bал\.)|(?<=\bт\.)|(?<=\bпар\.)|(?<=\bбр\.)"
    r"|(?<=\b[aA]rt\.)|(?<=\barts\.)|(?<=\b[nN]o\.)) (?=\d)"
)
"""The blanks at which no line ends: inside of a number, and between it and what it counts."""

SPANS = {
    "strong": "strong",
    "b": "strong",
    "em": "emph",
    "i": "emph",
    "cite": "emph",
    "ins": "inserted",
    "u": "underline",
    "del": "removed",
    "s": "removed",
    "sup": "super",
    "sub": "sub",
    "mark": "highlight",
    "small": "fine",
}
"""The functions of what is set otherwise in a line."""
Placed = tuple[HtmlElement, str]
"""A statement, with the element that it comes from."""


LONGEST = 25
"""Signs of a word in the text, or of a part of it at whose end a line may end, that a line holds.

A line has about 90 signs; one in a list, a box or a note has less.
"""


@cache
def _long(most: int) -> re.Pattern[str]:
    # Source: Unicode UAX 14: a line may end after these signs, but not before a digit.
    ends = rf"\s/?\-{UNSPACED}"
    part = rf"(?:[^{ends}]|[/?\-](?=[0-9]))"
    return re.compile(rf"(?<![^{ends}])({part}{{{most},}})")


def unbroken(statement: str, text: str, most: int = LONGEST) -> str:
    """The statement of a code; a word in it that no line may hold is cut where its line ends."""
    return f"broken({most}, {statement})" if _long(most).search(text) else statement


def worded(text: str, write: Callable[[str], str] = string, most: int = LONGEST) -> str:
    """A text as an expression; what stands in for words of its language is in English there.

    A number stays on one line with what it counts; a word of more signs than ``most`` is cut where
    its line ends.
    """
    pieces = []
    for number, part in enumerate(_MARK.split(_JOINTS.sub(NBSP, text))):
        said = _cut(part, write, most)
        if part and number % 2:
            pieces.append(f"foreign({string(ENGLISH)}, {joined(said)})")
        else:
            pieces += said
    return joined(pieces or ['""'])


def _cut(text: str, write: Callable[[str], str], most: int) -> list[str]:
    parts = _long(most).split(text)
    if len(parts) == 1:
        return [write(text)] if text else []
    return [
        f"cut({most}, {write(part)})" if number % 2 and not _is_word(part) else write(part)
        for number, part in enumerate(parts)
        if part
    ]


def _is_word(part: str) -> bool:
    """Whether the rules of its language divide a word."""
    return part.isalpha() and len(part) < LONGEST


def readable(url: str) -> str:
    """An address as people read it: its letters as letters, without the scheme of mail.

    Source: RFC 3987, section 3.2 (from URI to IRI).
    """
    letters = unquote(url.removeprefix("mailto:"))
    is_plain = letters.isprintable() and not re.search(r"[\s<>\ufffd]", letters)
    return letters if is_plain else url


def label(key: str, anchor: str = "") -> str:
    """The name of a place in the book."""
    return string(f"{key}#{anchor}")


def is_entry(link: HtmlElement) -> bool:
    """Whether an item of a list is nothing but a link, as in a list of places."""
    item = link.getparent()
    return bool(item.tag == "li" and item.text_content().strip() == link.text_content().strip())


def way_out(link: HtmlElement, url: str, site: str) -> str:
    """Where the address of a link out of the book stands: beside its words, below, or nowhere.

    Who knows a page of the site by its number, such as rec-0001, needs no address.
    """
    around = {str(parent.tag) for parent in link.iterancestors()}
    words, name = link.text_content().strip(), url.rstrip("/").rpartition("/")[2]
    is_known = url.startswith(site) and ("dl" in around or (_NUMBER.search(name) and name in words))
    if is_known or words == url or url.startswith(("mailto:", "tel:")):
        return "bare"
    return "beside" if around & {"li", "td", "th", "dd"} else "below"


ROOM = 1000
"""Signs of Typst that what stands on a lying page beside a table may have: a quarter of it."""
_HEADS = ("head", "chapter")
_ABOVE = (*_HEADS, "spot", "lead", "title")
"""What belongs to what stands under it."""


def with_lying(made: Sequence[Placed]) -> Iterator[Placed]:
    """Lying tables have pages of their own; the headings right above them go there with them.

    So does what would leave little on an upright page: a short text above the tables, between them
    or below.
    """
    names = [called(statement) for _, statement in made]
    at = 0
    # A picture takes most of a page, however short its statement is.
    sizes = [len(each) + ROOM * ("picture(" in each) for _, each in made]
    for first, last in _runs(names, sizes):
        yield from made[at:first]
        table = made[names.index("lying", first)][0]
        yield table, f"laid({braced([statement for _, statement in made[first:last]])})"
        at = last
    yield from made[at:]


def _runs(names: Sequence[str], sizes: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Where lying pages begin and end."""
    begin, end = 0, 0
    for table, name in enumerate(names):
        if name != "lying":
            continue
        if not end or sum(sizes[end:table]) > ROOM:
            if end:
                yield begin, end
            begin = _beginning(names, sizes, end, table)
        end = table + 1
    if end:
        yield begin, len(names) if sum(sizes[end:]) <= ROOM else end


def _beginning(names: Sequence[str], sizes: Sequence[int], free: int, table: int) -> int:
    """The first of what goes to the page of a table; all before ``free`` stands elsewhere."""

    def with_above(at: int) -> int:
        while at > free and names[at - 1] in _ABOVE:
            at -= 1
        return at

    section = max((n for n in range(free, table) if names[n] in _HEADS), default=table)
    found = (free, with_above(section))
    return min((n for n in found if sum(sizes[n:table]) <= ROOM), default=with_above(table))


_BOXES = {"admonition": "box", "tab": "tab"}
_SMALL = ("cd-older-note", "cd-origin", "cd-own")


def looks() -> tuple[Mapping[str, str], frozenset[str]]:
    """The classes of what is set apart, each with how, and of what is set small."""
    return _looks(known())


@cache
def _looks(features: tuple[Feature, ...]) -> tuple[Mapping[str, str], frozenset[str]]:
    boxes = dict(item for each in features for item in each.look.boxes.items())
    small = (name for each in features for name in each.look.small)
    return {**_BOXES, **boxes}, frozenset((*_SMALL, *small))
