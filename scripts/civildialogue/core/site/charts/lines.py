"""A plot whose rows follow one another in time, as lines over a scale that begins at zero."""

import re
from decimal import Decimal
from textwrap import wrap

from matplotlib.ticker import MaxNLocator

from civildialogue.core.model.numbers import Quantity, write_quantity
from civildialogue.core.site.charts.look import EDGE, LEADING, LETTER, PALE, SIZE
from civildialogue.core.site.charts.sheet import Sheet, room

TICKS = 4
APART = 18.0
"""Two numbers at one end stand at least so far apart."""

LABEL = 12
"""The letters of a line of a label under the drawing."""


class Lines:
    """Lines on a sheet, with a scale at the left and the rows' labels below."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet, self.plot = sheet, sheet.plot
        values = [v for one in self.plot.series for v in one.values if v is not None]
        sizes = [float(value.value) for value in values]
        locator = MaxNLocator(nbins=TICKS, steps=[1, 2, 2.5, 5, 10])
        self.ticks = [float(t) for t in locator.tick_values(min(0.0, *sizes), max(0.0, *sizes))]
        self.marks = [self._mark(tick, values[0].unit) for tick in self.ticks]
        self.left = EDGE + 8 + max(map(room, self.marks))
        self.right = sheet.width - EDGE - 8.0
        self.top = sheet.y + LEADING
        self.bottom = self.top + max(200.0, sheet.width * 0.4)
        self.places = self._places()

    def _mark(self, tick: float, unit: str) -> str:
        return write_quantity(Quantity(Decimal(f"{tick:.10g}"), unit), self.plot.locale)

    def _places(self) -> list[float]:
        """Where the rows stand: years at their distance, anything else evenly."""
        labels = self.plot.labels
        years = [int(text) for text in labels if re.fullmatch("[12][0-9]{3}", text)]
        is_time = len(years) == len(labels) and years == sorted(set(years))
        places = [float(year) for year in (years if is_time else range(len(labels)))]
        span = (places[-1] - places[0]) or 1.0
        return [self.left + (p - places[0]) / span * (self.right - self.left) for p in places]

    def y(self, size: float) -> float:
        """The height of a number."""
        span = (self.ticks[-1] - self.ticks[0]) or 1.0
        return self.bottom - (size - self.ticks[0]) / span * (self.bottom - self.top)

    def draw(self) -> None:
        """The scale, the lines, their first and last numbers, and the labels."""
        sheet = self.sheet
        for tick, mark in zip(self.ticks, self.marks, strict=True):
            height = self.y(tick)
            sheet.axes.plot([self.left, self.right], [height] * 2, color=PALE, linewidth=1)
            sheet.word(self.left - 8, height + SIZE / 3, mark, "right")
        for series, one in enumerate(self.plot.series):
            heights = [float("nan") if v is None else self.y(float(v.value)) for v in one.values]
            sheet.line(self.places, heights, series)
        for is_last in (False, True):
            self._ends(is_last)
        self._labels()

    def _ends(self, is_last: bool) -> None:
        """The first or the last numbers; one that finds no room stands in the table alone."""
        taken: list[float] = []
        for series, one in enumerate(self.plot.series):
            seen = [row for row, value in enumerate(one.values) if value is not None]
            if not seen or (is_last and len(seen) == 1):
                continue
            row, near = (seen[-1], seen[-2]) if is_last else (seen[0], seen[min(1, len(seen) - 1)])
            height, beside = self._height(series, row), self._height(series, near)
            # The side that the line itself does not take; the sheet counts downwards.
            sides = (height - 9, height + 22)[:: -1 if beside < height else 1]
            free = [side for side in sides if self._is_free(side, taken)]
            if free:
                taken.append(free[0])
                text, align = self.sheet.written(row, series), "right" if is_last else "left"
                nudge = 4.0 if is_last else 8.0
                self.sheet.word(self.places[row] + nudge, free[0], text, align)

    def _height(self, series: int, row: int) -> float:
        value = self.plot.series[series].values[row]
        return self.y(float(value.value)) if value else self.bottom

    def _is_free(self, height: float, taken: list[float]) -> bool:
        return height < self.bottom and all(abs(height - other) >= APART for other in taken)

    def _labels(self) -> None:
        """The labels of the first and the last row, and those between that have room."""
        top = lowest = self.bottom + 8
        boxes = []
        for place, label in zip(self.places, self.plot.labels, strict=True):
            lines = wrap(label, LABEL) or [""]
            half = max(map(room, lines)) / 2
            middle = min(place, self.sheet.width - 4 - half)
            boxes.append((middle, half, lines))
        free, last = 0.0, len(boxes) - 1
        limit = boxes[-1][0] - boxes[-1][1] - LETTER
        for number, (middle, half, lines) in enumerate(boxes):
            if number not in (0, last) and not (middle - half > free and middle + half < limit):
                continue
            for line in range(len(lines)):
                self.sheet.word(middle, top + SIZE + line * LEADING, lines[line], "center")
            lowest = max(lowest, top + len(lines) * LEADING)
            free = middle + half + LETTER
        self.sheet.y = lowest + EDGE / 2
