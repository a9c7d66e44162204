"""Text as Typst: strings that say just what they say, names of places, pieces put together."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from urllib.parse import unquote

from lxml.html import HtmlElement

from civildialogue.core.active import known
from civildialogue.core.feature import Feature
from civildialogue.core.model.conventions import NBSP, subtag
from civildialogue.core.model.lacking import BEGIN, END
from civildialogue.core.model.language import ENGLISH, Locale, languages

SPACE = re.compile(r"[ \t\r\n\f]+")
_ESCAPED = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": " ", "\r": ""})
_NUMBER = re.compile("[0-9]")
_MARK = re.compile(f"[{BEGIN}{END}]")
"""What stands between the first and the second mark, and so on, stands in."""
BLANK = '" "'
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
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

Placed = tuple[HtmlElement, str]
"""A statement, with the element that it comes from."""


def string(text: str) -> str:
    """A string of Typst that is the text to the letter, without control characters."""
    return f'"{_CONTROL.sub("", text).translate(_ESCAPED)}"'


def worded(text: str, write: Callable[[str], str] = string) -> str:
    """A text as an expression; what stands in for words of its language is in English there.

    A number stays on one line with what it counts.
    """
    pieces = []
    for number, part in enumerate(_MARK.split(_JOINTS.sub(NBSP, text))):
        if part and number % 2:
            pieces.append(f"foreign({string(ENGLISH)}, {write(part)})")
        elif part:
            pieces.append(write(part))
    return joined(pieces or ['""'])


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


def joined(pieces: list[str]) -> str:
    """Pieces as one expression."""
    return pieces[0] if len(pieces) == 1 else "{" + "; ".join(pieces) + "}"


def in_language(element: HtmlElement, locale: Locale, made: list[str]) -> list[str]:
    """The statements of an element; they say its language where that differs from around it.

    ``locale`` is the language of the chapter, which holds where no element around names one.
    """
    language = element.get("lang")
    around = (a.get("lang") for a in element.iterancestors() if a.get("lang"))
    if language not in (*languages(), ENGLISH) or language == next(around, locale):
        return made
    return [f"foreign({string(subtag(Locale(language)))}, {joined(made)})"]


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
    if is_known or words == url or url.startswith("mailto:"):
        return "bare"
    return "beside" if around & {"li", "td", "th", "dd"} else "below"


def with_heads(made: Iterable[Placed]) -> Iterator[Placed]:
    """A lying table has a page to itself; the headings right above it go there with it."""
    heads: list[Placed] = []
    for element, statement in made:
        if statement.startswith("head("):
            heads.append((element, statement))
            continue
        if heads and statement.startswith("lying("):
            above = "; ".join(head for _, head in heads)
            statement = f"{statement[:-1]}, above: {{{above}}})"
        else:
            yield from heads
        heads = []
        yield element, statement
    yield from heads


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
