"""The charts of a page: where each stands, as a figure of the page and as files of the site."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

from markupsafe import Markup

from civildialogue.core.model.language import Locale, languages
from civildialogue.core.model.library import Page
from civildialogue.core.site.blocks.marker import enclose
from civildialogue.core.site.writing.context import Shared, Writer
from civildialogue.core.source.charts import Plot, read_charts
from civildialogue.core.source.diagrams import Scheme, read_diagrams

FOLDER = "assets/charts"
WIDE, NARROW = 640, 300
"""The widths of the two drawings of a chart: for a page, and for a telephone."""
PAPER = 0
"""In the place of a width: the one at which a process is read best in print."""
_WIDTH = re.compile(rb'<svg\b[^<>]* width="([0-9]+)')
_HEIGHT = re.compile(rb'<svg\b[^<>]* height="([0-9]+)')
_BOX = re.compile(r'width="[^"]*" height="[^"]*" viewBox="[^"]*"')
_SAID = re.compile("<title>[^<]*+</title><desc>[^<]*+</desc>")
_PLAIN = re.compile(
    r' id="[a-z0-9]++_[0-9]++"| font-family="[^"]*"| text-anchor="start"| stroke-linejoin="miter"'
    "|<defs/>"
)
"""What a page's own style says, what SVG says by itself, and names that nothing refers to."""
_OWN_NAME = re.compile(r"""( id="|url\(#|href="#)([^")]++)""")


@dataclass(frozen=True)
class Figure:
    """A drawing of a page: what it shows, and its path below the site's root.

    A chart has the ``table`` that it draws; a diagram draws no table.
    """

    plot: Plot | Scheme
    table: str
    path: str

    @property
    def title(self) -> str:
        """What the chart shows, in a few words."""
        return self.plot.title

    @property
    def description(self) -> str:
        """What a reader who does not see the chart should know of it."""
        return self.plot.description

    @property
    def svg(self) -> bytes:
        """The drawing for a page of a screen, ``WIDE`` units wide."""
        return self._drawn(WIDE)

    @property
    def narrow_svg(self) -> bytes:
        """The drawing for a telephone, ``NARROW`` units wide, with letters of the same size."""
        return self._drawn(NARROW)

    @property
    def paper_svg(self) -> bytes:
        """The drawing for a page of paper, where no reader can make it larger."""
        is_process = isinstance(self.plot, Scheme) and self.plot.boxes
        return self._drawn(PAPER if is_process else WIDE)

    def size(self, width: int) -> Markup:
        """The measures of the drawing of that width, so that a book can keep its place free."""
        head = self._drawn(width)
        found = [_WIDTH.search(head), _HEIGHT.search(head)]
        return Markup(" ").join(
            Markup('{}="{}"').format(name, each[1].decode())
            for name, each in zip(("width", "height"), found, strict=True)
            if each
        )

    def _drawn(self, width: int) -> bytes:
        if isinstance(self.plot, Scheme):
            return _diagram(self.plot, width)
        # Matplotlib takes a third of a second to load: only sites with charts wait for it.
        from civildialogue.core.site.charts.drawing import draw

        return draw(self.plot, width)

    def inline(self, width: int) -> Markup:
        """The drawing of that width as part of a page, in the page's type, with ids of its own."""
        text = _SAID.sub("", self._drawn(width).decode(), count=1)
        head, _, drawing = _PLAIN.sub("", text).partition(">")
        own = f"c{crc32(f'{self.path} {width}'.encode()):x}-"
        drawing = _OWN_NAME.sub(lambda found: f"{found[1]}{own}{found[2]}", drawing)
        size = _BOX.search(head)
        look = "cd-drawn" if self.is_alike else f"cd-drawn cd-drawn--{width}"
        start = Markup('<svg class="{}" role="img" aria-label="{}" {}>').format(
            look,
            self.description,
            Markup(size[0] if size else ""),  # noqa: S704
        )
        return start + Markup(drawing)  # noqa: S704 - drawn here, and escaped where it was

    @property
    def is_alike(self) -> bool:
        """Whether the drawing is the same at every width, as screens of telephones are."""
        return self.svg == self.narrow_svg


def charts_of(writer: Writer, page: Page) -> Mapping[str, tuple[Figure, ...]]:
    """The figures of a page in its own language, by the id of the table block that they follow.

    Nothing is drawn before a figure's ``svg`` is asked for.
    """
    original = writer.library.originals[page.key]
    found: dict[str, tuple[Figure, ...]] = {}
    for chart, reading in zip(original.original.charts, read_charts(page, original), strict=True):
        if reading.plot is not None:
            earlier = found.get(chart.table, ())
            number = f"-{len(earlier) + 1}" if earlier else ""
            path = f"{FOLDER}/{page.key}-{chart.table}{number}.{page.locale}.svg"
            found[chart.table] = (*earlier, Figure(reading.plot, chart.table, path))
    for place, (block, scheme) in enumerate(read_diagrams(page, original), 1):
        path = f"{FOLDER}/{page.key}-diagram-{place}.{page.locale}.svg"
        found[block] = (*found.get(block, ()), Figure(scheme, "", path))
    return found


def under_tables(writer: Writer, page: Page) -> Mapping[str, str]:
    """The Markdown that goes under each table that has charts.

    ``writer`` writes in the page's own language, which is that of the numbers and words.
    """
    return {
        table: enclose(
            "".join(
                markup(writer, page.key, figure, is_beside=bool(figure.table) and number == 0)
                for number, figure in enumerate(figures)
            )
        )
        for table, figures in charts_of(writer, page).items()
    }


def markup(writer: Writer, key: str, figure: Figure, *, is_beside: bool = True) -> str:
    """The HTML of a figure on the page ``key``; where its table ``is_beside`` it, readers switch
    between the two. A book has a picture instead.
    """
    return writer.render(
        "chart.md.j2", key, figure=figure, wide=WIDE, narrow=NARROW, is_beside=is_beside
    )


def declared(writer: Writer) -> list[Figure]:
    """The figures that features draw from their records, in the language of the writer."""
    return [figure for each in writer.library.used for figure in each.drawings(writer)]


def draw(shared: Shared) -> list[Figure]:
    """The figures of the site, all of them drawn."""
    found = [figure for locale in languages() for figure in declared(Writer(shared, locale))]
    for page in shared.library.pages:
        if page.key in shared.library.originals:
            for figures in charts_of(Writer(shared, Locale(page.locale)), page).values():
                found += figures
    if found:
        from civildialogue.core.site.charts.drawing import draw_all

        draw_all(_drawings(found))
    return found


def _drawings(figures: Iterable[Figure]) -> list[tuple[Plot, int]]:
    plots = [figure.plot for figure in figures if isinstance(figure.plot, Plot)]
    return [(plot, width) for plot in plots for width in (WIDE, NARROW)]


@lru_cache(maxsize=100)
def _diagram(scheme: Scheme, width: int) -> bytes:
    from civildialogue.core.site.charts import process, screen

    if width == PAPER:
        return process.on_paper(scheme)
    return process.draw(scheme, width) if scheme.boxes else screen.draw(scheme)


def files(shared: Shared) -> dict[str, bytes]:
    """Every drawing of the site, by its path below the root; others are forgotten."""
    drawn = draw(shared)
    found = {figure.path: figure.svg for figure in drawn}
    if drawn:
        from civildialogue.core.site.charts.drawing import keep

        keep(_drawings(drawn))
    return found
