"""Rows of tables in Markdown, as Python-Markdown splits them."""

from civildialogue.core.site.blocks.plain_words import UnsureError, code_spans

_BETWEEN = frozenset("|:- ")
_WIDEST = 64


def alignment(chunk: str) -> tuple[str, ...] | None:
    """The attributes of a table's columns, or None if the text is no table. Raises UnsureError."""
    header, newline, rest = chunk.partition("\n")
    if not newline or "|" not in header:
        return None
    header, rows = header.strip(" "), [row.strip(" ") for row in rest.split("\n")]
    columns = len(cells(header, header))
    if columns == 1 and not all(row.startswith("|") or row.endswith("|") for row in rows):
        return None
    marks = cells(rows[0], header)
    if len(marks) != columns or not _BETWEEN.issuperset("".join(marks)):
        return None
    if columns > _WIDEST:
        raise UnsureError
    return tuple(_style(mark.strip(" ")) for mark in marks)


def _style(mark: str) -> str:
    where = {(True, True): "center", (True, False): "left", (False, True): "right"}
    side = where.get((mark.startswith(":"), mark.endswith(":")))
    return f' style="text-align: {side};"' if side else ""


def cells(row: str, header: str) -> list[str]:
    """The cells of a row; a pipe at either end counts if the header has one at any.

    Raises UnsureError where a pipe could stand behind a backslash or within code.
    """
    if "\\|" in row or "\\`" in row:
        raise UnsureError
    if header.startswith("|") or header.endswith("|"):
        row = row.removeprefix("|").removesuffix("|")
    found = row.split("|")
    if "`" in row:
        for cell in found:
            code_spans(cell)
    return found
