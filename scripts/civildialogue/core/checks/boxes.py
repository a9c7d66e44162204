"""Boxes that stay empty, or that are none."""

import re
from collections.abc import Iterator
from itertools import pairwise

from civildialogue.core.model.changes import Change
from civildialogue.core.model.diagnostics import Diagnostic
from civildialogue.core.model.library import Page
from civildialogue.core.model.localized import Localized
from civildialogue.core.model.text import Block
from civildialogue.core.source.fences import opening
from civildialogue.core.source.nested import before, span, visible
from civildialogue.core.source.signs import ID_MARKER, INDENT, QUOTE, box_of

# Source: Material for MkDocs, reference of admonitions, “Supported types”.
BOXES = "note abstract info tip success question warning failure danger bug example quote".split()
_BOX = re.compile(r"^ *+(?:!!!|\?\?\?\+?)[^\S\n]++(?P<kind>[^\"\n]*[^\"\s])", re.MULTILINE)
_FOREIGN = re.compile(
    r"(?<!:)(?P<sign>:{3,}+)[^\S\n]*+\{?\.?(?P<kind>[A-Za-z][\w-]*+)\}?(?P<title>[^\n]*)"
    rf"|!![^\S\n]++(?P<known>(?:{'|'.join(BOXES)})(?![^\s\"])[^\n]*)"
)
"""Boxes of Pandoc and Docusaurus (``:::``), and our own with a sign too few."""
_SIGNS = ("!!", "??", "==", ":::")
_OPENING = ("!!!", "???", "=== ", "===!", "===+")
_ALERT = re.compile(r"^ {0,3}> ?\[!(?P<kind>[A-Za-z]+)\](?P<fold>[-+]?)(?P<title>[^\n]*)$")
# Source: GitHub Docs, “Basic writing and formatting syntax”, alerts; Obsidian Help, “Callouts”,
# for those that are folded (-) or can be (+).
_FOLDS = {"": "!!!", "-": "???", "+": "???+"}
_ALERTS = {
    "NOTE": ("note", Localized(bg="Бележка", en="Note")),
    "TIP": ("tip", Localized(bg="Съвет", en="Tip")),
    "IMPORTANT": ("info", Localized(bg="Важно", en="Important")),
    "WARNING": ("warning", Localized(bg="Внимание", en="Warning")),
    "CAUTION": ("danger", Localized(bg="Опасност", en="Caution")),
}


def kinds(page: Page, block: Block) -> Iterator[Diagnostic]:
    """Boxes of a kind that the site does not draw; their names would become any class of a page."""
    if "!!!" not in block.text and "???" not in block.text:
        return
    for match in _BOX.finditer(block.text):
        if match["kind"] not in BOXES:
            line = block.line + block.text.count("\n", 0, match.start())
            column = match.start("kind") - match.start() + 1
            at = page.source.span(line, column, len(match["kind"]))
            yield Diagnostic(
                "box-unknown", at, {"kind": match["kind"], "allowed": ", ".join(BOXES)}
            )


def empty(page: Page, block: Block) -> Iterator[Diagnostic]:
    """Boxes with nothing in them; the text right under one was meant to be."""
    lines = [line.expandtabs(4) for line in block.text.split("\n")]
    starts = [n for n in visible(lines) if box_of(lines[n])]
    for start, end in pairwise([*starts, len(lines)]):
        if not any(line.strip() for line in lines[start + 1 : end]):
            at = span(page.source, block, start, 0, len(lines[start].rstrip()))
            rewrite = _indented(page, block) if end == len(lines) and start + 1 == end else None
            yield Diagnostic("box-empty", at, {}, rewrite=rewrite)


def _indented(page: Page, block: Block) -> Change | None:
    """The lines right under the box with four spaces more; None where none were meant for it."""
    prefix = before(page.source, block, block.text.count("\n"))
    if prefix.strip():
        return None
    fresh = []
    for line in page.source.lines[block.last_line :]:
        own = line.removeprefix(prefix)
        if not own.strip() or ID_MARKER.match(own) or box_of(own) or own.startswith("#"):
            break
        if opening(own):
            return None
        fresh.append(prefix + INDENT + own.lstrip(" "))
    return Change(block.last_line + 1, len(fresh), tuple(fresh)) if fresh else None


def unread(page: Page, block: Block) -> Iterator[Diagnostic]:
    """Lines that were to open a box and are shown with their signs."""
    if not any(sign in block.text for sign in _SIGNS):
        return
    for number, line in enumerate(block.lines):
        if line.startswith(_OPENING) and not box_of(line) and line.strip("!?=+ "):
            at = span(page.source, block, number, 0, len(line.rstrip()))
            yield Diagnostic("box-unread", at, {"line": line.strip()})
        elif match := _FOREIGN.fullmatch(line):
            at = span(page.source, block, number, 0, len(line.rstrip()))
            rewrite = _as_box(page, block, match) if number == 0 else None
            yield Diagnostic("box-unread", at, {"line": line.strip()}, rewrite=rewrite)


def _as_box(page: Page, block: Block, match: re.Match[str]) -> Change | None:
    """The box as it is written here; None where its kind or its end isn’t plain."""
    prefix = before(page.source, block, 0)
    if match["known"]:
        line = f"!!! {match['known'].rstrip()}"
        below = [*page.source.lines[block.line :], ""]
        follows = next((each for each in below if each.strip()), "")
        has_text = below[0].strip() and not ID_MARKER.match(below[0].removeprefix(prefix))
        is_box = box_of(line) and (has_text or follows.startswith(prefix + INDENT))
        return Change(block.line, 1, (prefix + line,)) if is_box else None
    kind, title = match["kind"].lower(), match["title"].strip(' []"')
    known = kind if kind in BOXES else _ALERTS.get(kind.upper(), ("",))[0]
    if not known or prefix.strip() or '"' in title:
        return None
    inside: list[str] = []
    for line in page.source.lines[block.line :]:
        own = line.removeprefix(prefix)
        if own.rstrip() == match["sign"]:
            heading = f'{prefix}!!! {known} "{title or _title(kind, page)}"'
            change = Change(block.line, len(inside) + 2, (heading, *inside))
            return change if any(inside) else None
        if (
            ID_MARKER.match(own)
            or own.startswith(":::")
            or (own.strip() and own == line and prefix)
        ):
            return None
        inside.append(prefix + INDENT + own if own.strip() else "")
    return None


def _title(kind: str, page: Page) -> str:
    known = _ALERTS.get(kind.upper())
    return known[1][page.locale] if known else kind.capitalize()


def alerts(page: Page, block: Block) -> Iterator[Diagnostic]:
    """Boxes in the manner of GitHub, which are a quotation here."""
    lines = block.lines
    match = _ALERT.match(lines[0])
    if match is None:
        return
    known = _ALERTS.get(match["kind"].upper())
    prefix = before(page.source, block, 0)
    rewrite = None
    has_text = any(QUOTE.sub("", line).strip() for line in lines[1:])
    if known and has_text and not prefix.strip() and all(QUOTE.match(line) for line in lines):
        title = match["title"].strip().replace('"', "") or known[1][page.locale]
        below = [prefix + INDENT + QUOTE.sub("", line) for line in lines[1:]]
        box = f'{prefix}{_FOLDS[match["fold"]]} {known[0]} "{title}"'
        rewrite = Change(
            block.line,
            len(lines),
            (box, *(line.rstrip() if not line.strip() else line for line in below)),
        )
    at = span(page.source, block, 0, match.start("kind") - 2, len(match["kind"]) + 3)
    yield Diagnostic("alert-unknown", at, {"kind": match["kind"]}, rewrite=rewrite)
