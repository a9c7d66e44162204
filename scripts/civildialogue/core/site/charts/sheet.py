"""White paper for the drawing of a plot, whose units are the drawing's own pixels.

Words are laid out by counting letters and not with a font, so that the same plot gives the same
bytes on every machine, and fits with whatever face the reader has.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from textwrap import wrap
from typing import Any

from lxml import etree
from matplotlib import rc_context, rcdefaults, rcParams
from matplotlib.figure import Figure

from civildialogue.core.model.numbers import write_quantity
from civildialogue.core.model.vocabulary import ChartForm
from civildialogue.core.site.charts.look import (
    BAR,
    DARK,
    DASHES,
    EDGE,
    FONT,
    GAP,
    HATCHES,
    INK,
    LEADING,
    LETTER,
    LIGHT,
    SHAPES,
    SIZE,
    SWATCH,
)
from civildialogue.core.site.charts.paper import SVG, finished
from civildialogue.core.source.charts import Plot

SETTINGS: dict[Any, Any] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "civildialogue",
    "hatch.linewidth": 1.4,
}
NO_METADATA = dict.fromkeys(("Date", "Creator", "Format", "Type"))


@contextmanager
def settings() -> Iterator[None]:
    """Matplotlib with our settings, whatever the user's own are; before and after, with theirs."""
    with rc_context():
        rcdefaults()
        rcParams.update(SETTINGS)
        yield


def room(text: str) -> float:
    """How wide the text may get in a wide face such as DejaVu Sans."""
    return len(text) * LETTER


class Sheet:
    """White paper with a pen at the height ``y``, counted from the top."""

    def __init__(self, plot: Plot, width: int) -> None:
        self.plot, self.width, self.y = plot, width, float(EDGE)
        self.figure = Figure(dpi=72)
        self.axes = self.figure.add_axes((0, 0, 1, 1))
        self.axes.axis("off")
        if len(plot.series) > 1:
            self.legend()

    def word(self, x: float, y: float, text: str, align: str = "left") -> None:
        """One line of text on the base line ``y``."""
        self.axes.text(x, y, text, fontsize=SIZE, color=INK, ha=align, parse_math=False)

    def say(self, x: float, text: str) -> None:
        """Words from ``x`` on, on as many lines as they need; moves the pen."""
        for line in wrap(text, max(4, int((self.width - x - EDGE) / LETTER))) or [""]:
            self.word(x, self.y + SIZE, line)
            self.y += LEADING

    def bar(self, start: float, stop: float, y: float, series: int, height: float = BAR) -> None:
        """A bar in the fill of its series."""
        look: dict[str, Any] = {"facecolor": LIGHT[series], "edgecolor": DARK[series]}
        look |= {"hatch": HATCHES[series], "linewidth": 1}
        self.axes.barh(y + height / 2, stop - start, height, start, **look)

    def line(self, xs: list[float], ys: list[float], series: int) -> None:
        """A line with its marks, in the stroke and shape of its series."""
        look: dict[str, Any] = {"color": DARK[series], "linestyle": DASHES[series]}
        look |= {"marker": SHAPES[series], "markersize": 7, "linewidth": 2.2}
        self.axes.plot(xs, ys, **look)

    def legend(self) -> None:
        """The names of the series, each after its swatch, side by side as far as they fit."""
        x = float(EDGE)
        for number, one in enumerate(self.plot.series):
            wide = SWATCH + 8 + room(one.name)
            if x > EDGE and x + wide > self.width - EDGE:
                x, self.y = float(EDGE), self.y + LEADING
            if self.plot.form is ChartForm.LINE:
                self.line([x + 3, x + SWATCH - 3], [self.y + 10] * 2, number)
            else:
                self.bar(x, x + SWATCH, self.y + 3, number, 14)
            if wide > self.width - 2 * EDGE:
                self.say(x + SWATCH + 8, one.name)
            else:
                self.word(x + SWATCH + 8, self.y + SIZE, one.name)
                x += wide + 2 * LETTER
        self.y += (LEADING if x > EDGE else 0) + GAP / 2

    def written(self, row: int, series: int) -> str:
        """The number of a cell as the language writes it."""
        value = self.plot.series[series].values[row]
        return write_quantity(value, self.plot.locale) if value else "—"

    def saved(self) -> bytes:
        """The sheet as a document of SVG, as high as what stands on it."""
        self.figure.set_size_inches(self.width / 72, self.y / 72)
        self.axes.set(xlim=(0, self.width), ylim=(self.y, 0))
        out = BytesIO()
        self.figure.savefig(out, format="svg", metadata=NO_METADATA)
        return _finished(out.getvalue(), self.plot)


def _finished(drawn: bytes, plot: Plot) -> bytes:
    """The drawing with its title and description, and with attributes in the place of styles.

    A Content-Security-Policy without ``unsafe-inline`` forbids style attributes and elements, and
    allows presentation attributes. Source: CSP Level 3, section 6.1.14 (style-src).
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_blank_text=True)
    root = etree.fromstring(drawn, parser)
    etree.strip_elements(root, f"{{{SVG}}}style", with_tail=False)
    for node in root.iter():
        for rule in str(node.attrib.pop("style", "")).split(";"):
            name, colon, value = (part.strip() for part in rule.partition(":"))
            if colon:
                node.set(name, FONT if name == "font-family" else value)
        if node.get("transform", "").startswith("rotate(-0 "):
            del node.attrib["transform"]
    for name in ("width", "height"):
        root.set(name, root.get(name, "").removesuffix("pt"))
    return finished(root, plot)
