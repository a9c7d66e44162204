"""A drawing as a document of SVG: what every one has, and a sheet for boxes, lines and words."""

from textwrap import wrap
from typing import Protocol

from lxml import etree

from civildialogue.core.model.language import Locale
from civildialogue.core.site.charts.look import EDGE, FONT, INK, LEADING, LETTER, SIZE

SVG = "http://www.w3.org/2000/svg"
XML = "http://www.w3.org/XML/1998/namespace"
HEAD = 7
"""The length of an arrow's head."""


class Said(Protocol):
    """What is said of a drawing in its language."""

    @property
    def locale(self) -> Locale:
        """The language."""

    @property
    def title(self) -> str:
        """What it shows, in a few words."""

    @property
    def description(self) -> str:
        """What a reader who does not see it should know."""


def finished(root: etree._Element, said: Said) -> bytes:
    """The drawing as bytes, with its language, title and description."""
    root.set("role", "img")
    root.set("lang", said.locale)
    root.set(f"{{{XML}}}lang", said.locale)
    for place, (name, text) in enumerate((("title", said.title), ("desc", said.description))):
        words = etree.Element(f"{{{SVG}}}{name}")
        words.text = text
        root.insert(place, words)
    result: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=False)
    return result


def lines(text: str, width: float) -> list[str]:
    """The lines of a text that may be so wide, by counting letters as in charts."""
    return wrap(text, max(4, int(width / LETTER)), break_long_words=False) or [""]


class Paper:
    """White paper ``width`` units wide, as high as what is on it; ``y`` is where the pen is."""

    def __init__(self, width: int) -> None:
        self.width, self.y = width, float(EDGE)
        self.root = etree.fromstring(f'<svg xmlns="{SVG}"/>')

    def put(self, name: str, **attributes: object) -> etree._Element:
        """An element with attributes; ``_`` in their names stands for ``-``."""
        words = {key.replace("_", "-"): _written(value) for key, value in attributes.items()}
        return etree.SubElement(self.root, f"{{{SVG}}}{name}", words)

    def box(self, x: float, y: float, width: float, height: float, **look: object) -> None:
        """A rectangle with an outline, white within."""
        drawn = {"fill": "#ffffff", "stroke": INK, "rx": 4, **look}
        self.put("rect", x=x, y=y, width=width, height=height, **drawn)

    def line(self, *points: tuple[float, float], arrow: bool = False, **look: object) -> None:
        """A line through points, with a head at the last where it is an arrow that goes down."""
        path = "M" + " L".join(f"{_written(x)},{_written(y)}" for x, y in points)
        self.put("path", d=path, **{"fill": "none", "stroke": INK, "stroke_width": 1.5, **look})
        if arrow:
            x, y = points[-1]
            ends = ((x - HEAD / 2, y - HEAD), (x + HEAD / 2, y - HEAD), (x, y))
            path = "M" + " L".join(f"{_written(a)},{_written(b)}" for a, b in ends) + " Z"
            self.put("path", d=path, fill=INK)

    def words(self, x: float, y: float, said: list[str], **look: object) -> float:
        """Lines of text below ``y``; gives where they end."""
        for number, text in enumerate(said):
            drawn = {"font_size": SIZE, "font_family": FONT, "fill": INK, **look}
            self.put("text", x=x, y=y + SIZE + number * LEADING, **drawn).text = text
        return y + len(said) * LEADING

    def saved(self, said: Said) -> bytes:
        """The document of SVG."""
        size = (_written(self.width), _written(self.y + EDGE))
        for name, value in (("width", size[0]), ("height", size[1])):
            self.root.set(name, value)
        self.root.set("viewBox", f"0 0 {size[0]} {size[1]}")
        ground = etree.Element(f"{{{SVG}}}rect", width="100%", height="100%", fill="#ffffff")
        self.root.insert(0, ground)
        return finished(self.root, said)


def _written(value: object) -> str:
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else str(value)
