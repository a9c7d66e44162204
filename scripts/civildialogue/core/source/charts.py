"""A page's ``charts`` and its tables → what is to be drawn, and what stands in the way."""

from dataclasses import dataclass, field
from decimal import Decimal
from difflib import get_close_matches

from civildialogue.core.model.diagnostics import Diagnostic, Param, Span
from civildialogue.core.model.language import Locale
from civildialogue.core.model.library import Page
from civildialogue.core.model.localized import Localized
from civildialogue.core.model.numbers import Quantity, read_quantity, write_number
from civildialogue.core.model.schema import Chart
from civildialogue.core.model.text import Block, BlockKind
from civildialogue.core.model.vocabulary import ChartForm
from civildialogue.core.source.tables import Cell, Row, Table, read_table

MOST_SERIES = 4
"""So many fills can be told apart without colour."""

MOST_ROWS = {ChartForm.BAR: 20, ChartForm.STACKED: 20, ChartForm.LINE: 40}
FEWEST = 2
"""One number needs no drawing."""
EXAMPLE = Decimal("12345.6")
"""A number with all the signs that a language writes into one."""


@dataclass(frozen=True)
class Series:
    """A column of numbers; None where the table has none."""

    name: str
    values: tuple[Quantity | None, ...]


@dataclass(frozen=True)
class Plot:
    """All that a drawing shows, in one language."""

    form: ChartForm
    locale: Locale
    title: str
    description: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]


@dataclass(frozen=True)
class Reading:
    """What was read of a chart on a page: the plot, if nothing stands in its way."""

    plot: Plot | None = None
    faults: list[Diagnostic] = field(default_factory=list)


def read_charts(page: Page, original: Page) -> list[Reading]:
    """Every chart of the page in the page's language; ``original`` has the front matter for it.

    A translation that lacks the table has no chart: that the block is missing is told elsewhere.
    """
    found = []
    for number, chart in enumerate(original.original.charts):
        block = page.by_id.get(chart.table)
        if block is None or block.kind is not BlockKind.TABLE:
            at = page.span_of("charts", number, "table")
            faults = [_unknown(page, chart, at)] if page is original else []
            found.append(Reading(faults=faults))
        else:
            found.append(_Reader(page, original, number, chart, block).read())
    return found


def _unknown(page: Page, chart: Chart, at: Span) -> Diagnostic:
    tables = [name for name, block in page.by_id.items() if block.kind is BlockKind.TABLE]
    params: dict[str, Param] = {"id": chart.table, "tables": ", ".join(tables) or "—"}
    if near := get_close_matches(chart.table, tables, cutoff=0.5):
        params["hint"] = Localized(
            bg=f"имахте предвид „{near[0]}“?", en=f"did you mean “{near[0]}”?"
        )
    return Diagnostic("chart-table-unknown", at, params)


class _Reader:
    """Reads one chart from one table, and collects what is wrong."""

    def __init__(self, page: Page, original: Page, number: int, chart: Chart, block: Block) -> None:
        self.page, self.original, self.number = page, original, number
        self.chart, self.block = chart, block
        self.faults: list[Diagnostic] = []

    def read(self) -> Reading:
        """The plot, or the faults; those of the front matter are told with the original alone."""
        table = read_table(self.block)
        columns = self.columns(table)
        series = [self.series(table, column) for column in columns]
        if not self.faults:
            self.units(table, columns, series)
        if not self.faults:
            self.size(table, series)
        if self.faults:
            return Reading(faults=self.faults)
        return Reading(
            Plot(
                form=self.chart.form,
                locale=self.page.locale,
                title=self.chart.title[self.page.locale],
                description=self.chart.description[self.page.locale],
                labels=tuple(row[0].text for row in table.rows),
                series=tuple(series),
            )
        )

    def tell(self, code: str, loc: tuple[str | int, ...], params: dict[str, Param]) -> None:
        at = self.original.span_of("charts", self.number, *loc)
        self.faults.append(Diagnostic(code, at, params))

    def at(self, cell: Cell) -> Span:
        return self.page.source.span(self.block.line + cell.line, cell.column, cell.length)

    def columns(self, table: Table) -> list[int]:
        """The columns that are drawn, from 0."""
        wanted = self.chart.columns or range(2, len(table.head) + 1)
        for index, column in enumerate(self.chart.columns):
            if not 2 <= column <= len(table.head):
                params: dict[str, Param] = {"column": str(column), "last": str(len(table.head))}
                self.tell("chart-column-unknown", ("columns", index), params)
        return [column - 1 for column in wanted if 2 <= column <= len(table.head)]

    def series(self, table: Table, column: int) -> Series:
        values = [self.value(row, column) for row in table.rows]
        return Series(table.head[column].text, tuple(values))

    def value(self, row: Row, column: int) -> Quantity | None:
        cell = row[column]
        try:
            found = read_quantity(cell.text, self.page.locale)
        except ValueError:
            params: dict[str, Param] = {"cell": cell.text, "row": row[0].text}
            params["example"] = write_number(EXAMPLE, self.page.locale)
            self.faults.append(Diagnostic("chart-not-numeric", self.at(cell), params))
            return None
        if found is None:
            return None
        if found.value < 0 and self.chart.form is ChartForm.STACKED:
            params = {"cell": cell.text}
            self.faults.append(Diagnostic("chart-part-negative", self.at(cell), params))
        unit = self.chart.unit[self.page.locale] if self.chart.unit else ""
        return Quantity(found.value, found.unit or unit)

    def units(self, table: Table, columns: list[int], series: list[Series]) -> None:
        """All numbers of a drawing share one scale, so they are of one unit."""
        first: str | None = None
        for column, one in zip(columns, series, strict=True):
            for row, value in zip(table.rows, one.values, strict=True):
                if value is None:
                    continue
                first = value.unit if first is None else first
                if value.unit != first:
                    none = Localized(bg="без единица", en="no unit")
                    params = {"unit": value.unit or none, "first": first or none}
                    self.faults.append(
                        Diagnostic("chart-units-differ", self.at(row[column]), params)
                    )
                    return

    def size(self, table: Table, series: list[Series]) -> None:
        rows, most = len(table.rows), MOST_ROWS[self.chart.form]
        if rows > most or len(series) > MOST_SERIES:
            params: dict[str, Param] = {
                "rows": str(rows),
                "most-rows": str(most),
                "series": str(len(series)),
                "most-series": str(MOST_SERIES),
            }
            self.tell("chart-too-large", ("table",), params)
        elif sum(value is not None for one in series for value in one.values) < FEWEST:
            self.tell("chart-too-small", ("table",), {"id": self.chart.table})
