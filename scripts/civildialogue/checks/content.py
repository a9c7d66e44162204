"""Characters and words: what a reader can't see, and what the typography of a language asks."""

import re
import unicodedata
from collections.abc import Iterator

from civildialogue.model.diagnostics import Diagnostic, Span
from civildialogue.model.language import Locale
from civildialogue.model.library import Block, BlockKind, Library, Page
from civildialogue.source.inline import LINK, prose, raw_html

# Source: Unicode Standard Annex #9 (Bidirectional Algorithm), table 4: explicit controls.
BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
LOOK_ALIKES = str.maketrans("АВЕКМНОРСТУХаеорсухкмтЅѕІіЈј", "ABEKMHOPCTYXaeopcyxkmtSsIiJj")
WORD = re.compile(r"[^\W\d_]+")
ADDRESS = re.compile(r"https?://\S+|\S+@\S+|\{[^}]*\}")
MARKS = {Locale.BG: ("„", "“"), Locale.EN: ("“", "”")}


def _span(page: Page, block: Block, offset: int, length: int) -> Span:
    before = block.text[:offset]
    line = block.line + before.count("\n")
    return page.source.span(line, len(before.rpartition("\n")[2]) + 1, length)


def characters(library: Library) -> Iterator[Diagnostic]:
    """Direction controls, and characters that have no width or no meaning of their own."""
    for page in library.pages:
        for number, line in enumerate(page.source.lines, start=1):
            if line.isascii() and line.isprintable():
                continue
            for column, character in enumerate(line, start=1):
                code = _hidden(character)
                if code:
                    name = f"U+{ord(character):04X}"
                    span = page.source.span(number, column)
                    yield Diagnostic(code, span, {"character": name})


def _hidden(character: str) -> str | None:
    if character in BIDI:
        return "bidi-control"
    if character != "\u00ad" and unicodedata.category(character) in ("Cc", "Cf", "Co", "Cn"):
        return "invisible-character"
    return None


def _readable(block: Block) -> str:
    """Prose with the targets of links and bare addresses blanked."""
    text = LINK.sub(
        lambda m: (
            m[0][: m.start("target") - m.start()]
            + " " * len(m["target"])
            + m[0][m.end("target") - m.start() :]
        ),
        prose(block),
    )
    return ADDRESS.sub(lambda match: " " * len(match[0]), text)


def mixed_scripts(library: Library) -> Iterator[Diagnostic]:
    """Latin letters hidden in Cyrillic words and the reverse: they break search and reading aloud.

    Only words with a letter of each script count; the look-alikes are named.
    Source: Unicode Technical Standard #39, section 5 (mixed-script detection).
    """
    for page in library.pages:
        for block in page.blocks:
            for match in WORD.finditer(_readable(block)):
                yield from _mixed(match[0], _span(page, block, match.start(), len(match[0])))
        for name in ("title", "short-title", "summary"):
            text = getattr(page.matter, name.replace("-", "_")) or ""
            for match in WORD.finditer(text):
                yield from _mixed(match[0], page.span_of(name))


def _mixed(word: str, span: Span) -> Iterator[Diagnostic]:
    latin = [c for c in word if c.isascii()]
    cyrillic = [c for c in word if "\u0400" <= c <= "\u04ff"]
    if latin and cyrillic:
        few = latin if len(latin) <= len(cyrillic) else cyrillic
        letters = ", ".join(f"{c} (U+{ord(c):04X})" for c in dict.fromkeys(few))
        script = "latin" if few is latin else "cyrillic"
        yield Diagnostic(f"mixed-script-{script}", span, {"word": word, "letters": letters})


def quotation_marks(library: Library) -> Iterator[Diagnostic]:
    """Unbalanced and straight quotation marks, block by block."""
    for page in library.pages:
        for block in page.blocks:
            if block.kind not in (BlockKind.CODE, BlockKind.REFERENCE):
                yield from _balance(page, block)


def _balance(page: Page, block: Block) -> Iterator[Diagnostic]:
    text = _readable(block)
    if block.kind is BlockKind.ADMONITION:
        first, newline, rest = text.partition("\n")
        text = first.replace('"', " ") + newline + rest
    opening, closing = MARKS[page.locale]
    marks = {"opening": opening, "closing": closing}
    stack: list[int] = []
    for offset, character in enumerate(text):
        if character == '"':
            yield Diagnostic("quotes-straight", _span(page, block, offset, 1), marks)
        elif character == opening:
            stack.append(offset)
        elif character == closing:
            if not stack:
                yield Diagnostic("quotes-unbalanced", _span(page, block, offset, 1), marks)
            else:
                stack.pop()
    for offset in stack:
        yield Diagnostic("quotes-unbalanced", _span(page, block, offset, 1), marks)


def markup(library: Library) -> Iterator[Diagnostic]:
    """Raw HTML, which never reaches a page, and code blocks that are not closed."""
    for page in library.pages:
        for block in page.blocks:
            for found in raw_html(block):
                span = page.source.span(block.line + found.line, found.column, found.length)
                yield Diagnostic("raw-html", span, {"text": found.text[:60]})
            if block.kind is BlockKind.CODE:
                lines = block.text.split("\n")
                fence = re.match(r"[`~]+", lines[0])
                if fence and (len(lines) < 2 or lines[-1].strip() != fence[0]):
                    span = page.source.span(block.line, 1, len(lines[0]))
                    yield Diagnostic("fence-unclosed", span)
