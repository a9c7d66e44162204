"""Figures as charts, where their shape lets them be drawn."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from civildialogue.core.model.conventions import format_date
from civildialogue.core.model.language import Locale
from civildialogue.core.model.library import Located
from civildialogue.core.model.numbers import Quantity, write_quantity
from civildialogue.core.model.vocabulary import ChartForm
from civildialogue.core.site.charts.figures import FOLDER as CHARTS
from civildialogue.core.site.charts.figures import Figure as Drawing
from civildialogue.core.site.writing.context import Writer
from civildialogue.core.source.charts import FEWEST, MOST_ROWS, MOST_SERIES, Plot, Series
from civildialogue.features.analysis import sheet
from civildialogue.features.analysis.model import FIGURES, Column, ColumnType, Figure

FEWEST_TIMES = 3
"""Two years are compared side by side; a line needs more."""
Rows = list[dict[str, str]]


def drawings(writer: Writer) -> Iterator[Drawing]:
    """The charts of all figures that can be drawn."""
    for located in writer.library.records(Figure).values():
        if drawing := drawn(writer, located):
            yield drawing


def drawn(writer: Writer, located: Located[Figure]) -> Drawing | None:
    """The chart of a figure in the writer's language; None where it has none."""
    figure, locale = located.value, writer.locale
    plot = _Shape(writer, located).plot() if located.beside and figure.chart else None
    path = f"{CHARTS}/{FIGURES}-{figure.id}.{locale}.svg"
    return Drawing(plot, f"{figure.id}-table", path) if plot else None


def called(column: Column, value: str, locale: Locale) -> str:
    """What a value of a column that tells rows apart is called."""
    if column.type is ColumnType.DATE:
        return format_date(dt.date.fromisoformat(value), locale)
    return column.labels[value][locale] if value in column.labels else value


class _Shape:
    """One or two columns that tell the rows apart, and one of amounts."""

    def __init__(self, writer: Writer, located: Located[Figure]) -> None:
        self.writer, self.figure, self.locale = writer, located.value, writer.locale
        self.rows: Rows = sheet.values(self.figure, located.beside) if located.beside else []
        own = self.figure.columns
        self.keys = [column for column in own if column.name in self.figure.key]
        self.amounts = [column for column in own if column.name not in self.figure.key]

    def plot(self) -> Plot | None:
        if len(self.amounts) != 1 or len(self.keys) > 2 or not self.amounts[0].type.is_number:
            return None
        across, down = self._axes()
        labels, parts = self._values(down), self._values(across) if across else [""]
        is_time = down.type in (ColumnType.YEAR, ColumnType.DATE)
        form = ChartForm.LINE if is_time and len(labels) >= FEWEST_TIMES else ChartForm.BAR
        labels = sorted(labels) if is_time else labels
        series = tuple(self._series(down, labels, across, part) for part in parts)
        count = sum(value is not None for one in series for value in one.values)
        if len(series) > MOST_SERIES or len(labels) > MOST_ROWS[form] or count < FEWEST:
            return None
        return Plot(
            form=form,
            locale=self.locale,
            title=f"{self.figure.title[self.locale]}, {self.figure.unit[self.locale]}",
            description=self._described(down, labels, series),
            labels=tuple(called(down, label, self.locale) for label in labels),
            series=series,
        )

    def _axes(self) -> tuple[Column | None, Column]:
        """The column of the series and that of the rows: time goes along, else the longer down."""
        if len(self.keys) == 1:
            return None, self.keys[0]
        first, second = self.keys
        if len(self._values(second)) == 1:  # It tells nothing apart.
            return second, first
        if len(self._values(first)) == 1:
            return first, second
        times = [column for column in self.keys if column.type is ColumnType.YEAR]
        if len(times) == 1:
            other = second if times[0] is first else first
            is_line = len(self._values(times[0])) >= FEWEST_TIMES
            return (other, times[0]) if is_line else (times[0], other)
        is_longer = len(self._values(first)) >= len(self._values(second))
        return (second, first) if is_longer else (first, second)

    def _values(self, column: Column) -> list[str]:
        """The values of a column, each once, in the order of the file."""
        return list(dict.fromkeys(row[column.name] for row in self.rows))

    def _series(self, down: Column, labels: list[str], across: Column | None, part: str) -> Series:
        amount = self.amounts[0]
        found = {
            row[down.name]: row[amount.name]
            for row in self.rows
            if across is None or row[across.name] == part
        }
        name = called(across, part, self.locale) if across else amount.title[self.locale]
        return Series(name, tuple(self._quantity(found.get(label, "")) for label in labels))

    def _quantity(self, text: str) -> Quantity | None:
        unit = "%" if self.figure.unit[self.locale].startswith("%") else ""
        return Quantity(Decimal(text), unit) if text else None

    def _described(self, down: Column, labels: list[str], series: tuple[Series, ...]) -> str:
        """What the drawing shows, with its greatest and least number, for who doesn't see it."""
        several = len(series) > 1
        known = [
            (value, f"{called(down, label, self.locale)}{f', {one.name}' if several else ''}")
            for one in series
            for label, value in zip(labels, one.values, strict=True)
            if value is not None
        ]
        most, least = (of(known, key=lambda pair: pair[0].value) for of in (max, min))
        return self.writer.t(
            "figures.described",
            title=self.figure.title[self.locale],
            most=write_quantity(most[0], self.locale),
            at_most=most[1],
            least=write_quantity(least[0], self.locale),
            at_least=least[1],
        )
