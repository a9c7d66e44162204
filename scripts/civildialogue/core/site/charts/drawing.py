"""A plot → SVG, drawn by Matplotlib: level bars, or lines."""

from collections.abc import Iterable
from functools import partial
from itertools import accumulate

from civildialogue.core.model.vocabulary import ChartForm
from civildialogue.core.site.charts.lines import Lines
from civildialogue.core.site.charts.look import BAR, EDGE, GAP, INK, SIZE
from civildialogue.core.site.charts.sheet import Sheet, room, settings
from civildialogue.core.source.abreast import abreast
from civildialogue.core.source.charts import Plot

MANY = 8
"""Drawings that take longer than the copy of a process that makes half of them."""

Drawn = tuple[Plot, int]
_KEPT: dict[Drawn, bytes] = {}
"""The drawings of the site by what they show: a build asks for each again after all the others, so
that any fixed number of them would lose every one in a larger site.
"""


def draw(plot: Plot, width: int) -> bytes:
    """The drawing as a document of its own, with title and description; the same each time."""
    if (plot, width) not in _KEPT:
        with settings():
            sheet = Sheet(plot, width)
            (Lines if plot.form is ChartForm.LINE else Bars)(sheet).draw()
            _KEPT[plot, width] = sheet.saved()
    return _KEPT[plot, width]


def draw_all(wanted: Iterable[Drawn]) -> None:
    """Makes the drawings that there are not yet, so that no process has to make them for itself."""
    missing = [each for each in dict.fromkeys(wanted) if each not in _KEPT]
    tasks = [partial(draw, *each) for each in missing]
    made = abreast(tasks, is_long=len(missing) > MANY)
    _KEPT.update(zip(missing, made, strict=True))


def keep(wanted: Iterable[Drawn]) -> None:
    """Forgets every other drawing: a server that runs for days has no more than its site."""
    known = {each: _KEPT[each] for each in wanted if each in _KEPT}
    _KEPT.clear()
    _KEPT.update(known)


class Bars:
    """Level bars, one under the other or one after the other; the words stand above them."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet, self.plot = sheet, sheet.plot
        self.is_stacked = sheet.plot.form is ChartForm.STACKED
        self.sizes = [
            [float(value.value) if value else 0.0 for value in column]
            for column in zip(*(one.values for one in self.plot.series), strict=True)
        ]
        ends = [[sum(row)] if self.is_stacked else row for row in self.sizes]
        flat = [size for row in ends for size in row]
        self.least, self.most = min(0.0, *flat, 0.0), max(0.0, *flat, 0.0)
        series = range(len(self.plot.series))
        texts = [sheet.written(row, one) for row in range(len(self.sizes)) for one in series]
        self.reserved = 0.0 if self.is_stacked else max(map(room, texts)) + 8

    def x(self, size: float) -> float:
        """The place of a number on the scale."""
        length = self.sheet.width - 2 * EDGE - self.reserved
        return EDGE + (size - self.least) / ((self.most - self.least) or 1.0) * length

    def draw(self) -> None:
        """Every row from the top down."""
        sheet = self.sheet
        for row, label in enumerate(self.plot.labels):
            sheet.say(EDGE, label)
            top = sheet.y
            (self.stack if self.is_stacked else self.group)(row)
            sheet.axes.plot([self.x(0)] * 2, [top - 1, top + self.height], color=INK, linewidth=1.2)
            sheet.y += GAP
        sheet.y += EDGE - GAP / 2

    @property
    def height(self) -> float:
        """The height of a row’s bars."""
        return (1 if self.is_stacked else len(self.plot.series)) * (BAR + 4)

    def group(self, row: int) -> None:
        """A bar for each series, its number at its end."""
        for series, size in enumerate(self.sizes[row]):
            if self.plot.series[series].values[row]:
                self.sheet.bar(self.x(0), self.x(size), self.sheet.y + 2, series)
            text = self.sheet.written(row, series)
            self.sheet.word(self.x(max(size, 0)) + 6, self.sheet.y + SIZE, text)
            self.sheet.y += BAR + 4

    def stack(self, row: int) -> None:
        """The parts one after the other; their numbers below, in the order of the legend."""
        sizes = self.sizes[row]
        for series, end in enumerate(accumulate(sizes)):
            if sizes[series]:
                self.sheet.bar(self.x(end - sizes[series]), self.x(end), self.sheet.y + 2, series)
        self.sheet.y += BAR + 4
        texts = [self.sheet.written(row, series) for series in range(len(sizes))]
        self.sheet.say(EDGE, " · ".join(texts))
