"""Characters and words: what a reader can't see, and what the typography of a language asks."""

import html
import re
from collections.abc import Iterator, Mapping

from civildialogue.core.model.characters import BIDI, HIDDEN, may_mix, mixed
from civildialogue.core.model.diagnostics import Diagnostic, Param, Span
from civildialogue.core.model.language import Locale
from civildialogue.core.model.library import Library, Page
from civildialogue.core.model.quotation import QUOTES, faults, marks
from civildialogue.core.model.text import Block, BlockKind
from civildialogue.core.source.faults import unseen
from civildialogue.core.source.inline import raw_html, readable

_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
"""A character by its number or name. Source: HTML Living Standard, section 13.1.4."""
ADDRESS = re.compile(r"https?://[^\s„“”«»]+|(?<!\S)[^\s@„“”«»]++@[^\s„“”«»]+|\{[^{}]*+\}")


def unaddressed(text: str) -> str:
    """A text with spaces for its addresses and attributes; places stay."""
    may_have = "@" in text or "://" in text or "{" in text
    return ADDRESS.sub(lambda match: " " * len(match[0]), text) if may_have else text


def placed(page: Page, block: Block, offset: int, length: int) -> Span:
    """The place of a part of a block, counted from the block's start."""
    line = block.line + block.text.count("\n", 0, offset)
    return page.source.span(line, offset - block.text.rfind("\n", 0, offset), length)


def characters(library: Library) -> Iterator[Diagnostic]:
    """Direction controls, characters without width or meaning, and letters buried under marks."""
    for source in library.texts:
        yield from unseen(source)
    for page in library.pages:
        for block in page.blocks:
            if "&" in block.text:
                yield from _named_unseen(page, block)


def _named_unseen(page: Page, block: Block) -> Iterator[Diagnostic]:
    """The same written as references, which a browser turns into the characters."""
    for match in _REFERENCE.finditer(readable(block)):
        found = html.unescape(match[0])
        if len(found) == 1 and HIDDEN.fullmatch(found):
            code = "bidi-control" if found in BIDI else "invisible-character"
            span = placed(page, block, match.start(), len(match[0]))
            yield Diagnostic(code, span, {"character": f"U+{ord(found):04X}"})


DEEPEST = 8
"""Lists, quotes and boxes inside each other; nobody follows more, on paper or by ear."""
_TITLED = re.compile(r"^([ >]*+(?:!!!?|\?\?\?\+?|===[!+]?)[^\"\n]*+)\"([^\n]*+)$", re.MULTILINE)
"""The line that opens a box or a tab, in whatever it stands: straight marks hold its title."""
_ATTRIBUTES = re.compile(r"\{:?[^{}\n]{0,300}+\}")
_EACH = re.compile(r"(?:[-*+]|\d{1,9}\.)\s|>")
_OPENED = re.compile(r"^( *)((?:(?:(?:[-*+]|\d{1,9}\.)\s|>) *)+)")
"""The spaces before, and all the lists and quotes that one line opens."""


def nesting(library: Library) -> Iterator[Diagnostic]:
    """Lists and quotes that stand too deep in each other."""
    for page in library.pages:
        for block in page.blocks:
            for number, line in enumerate(block.text.split("\n")):
                opened = _OPENED.match(line)
                depth = len(_EACH.findall(opened[2])) + len(opened[1]) // 4 if opened else 0
                if depth > DEEPEST and block.kind is not BlockKind.CODE:
                    span = page.source.span(block.line + number, 1, len(line))
                    yield Diagnostic(
                        "nesting-too-deep", span, {"depth": str(depth), "limit": str(DEEPEST)}
                    )
                    break


def _readable(block: Block) -> str:
    """Prose with the targets of links, their titles, and bare addresses blanked."""
    return unaddressed(readable(block))


def mixed_scripts(library: Library) -> Iterator[Diagnostic]:
    """Letters of another alphabet hidden in words: they break search and reading aloud.

    Source: Unicode Technical Standard #39, section 5 (mixed-script detection).
    """
    for page in library.pages:
        for block in page.blocks if may_mix(page.source.text) else ():
            for word, start, found in mixed(_readable(block)):
                yield strangers(word, found, placed(page, block, start, len(word)))


def strangers(word: str, found: Mapping[str, str], span: Span) -> Diagnostic:
    """The rarest script is the stranger; its letters are named."""
    script = min(found, key=lambda name: (sum(c in found[name] for c in word), name != "latin"))
    letters = ", ".join(f"{c} (U+{ord(c):04X})" for c in found[script])
    code = f"mixed-script-{script if script in ('latin', 'cyrillic') else 'other'}"
    return Diagnostic(code, span, {"word": word, "letters": letters})


def quotation_marks(library: Library) -> Iterator[Diagnostic]:
    """Unbalanced, straight and strange quotation marks, block by block."""
    for page in library.pages:
        for block in page.blocks:
            is_prose = block.kind not in (BlockKind.CODE, BlockKind.REFERENCE)
            if is_prose and QUOTES.search(block.text):
                yield from _balance(page, block)


def _balance(page: Page, block: Block) -> Iterator[Diagnostic]:
    text = _readable(block)
    if '"' in text:
        text = _ATTRIBUTES.sub(lambda match: match[0].replace('"', " "), text)
        text = _TITLED.sub(_title_blanked, text)
    for code, offset in faults(text, page.spoken):
        yield Diagnostic(code, placed(page, block, offset, 1), marks_of(page.spoken))


def marks_of(locale: Locale) -> dict[str, Param]:
    """The marks of a language, for the words about a wrong one."""
    return dict(zip(("opening", "closing"), marks(locale), strict=True))


def _title_blanked(match: re.Match[str]) -> str:
    before, title = match[1], match[2]
    end = len(title.rstrip()) - 1
    if title.rstrip().endswith('"'):
        title = f"{title[:end]} {title[end + 1 :]}"
    return f"{before} {title}"


def markup(library: Library) -> Iterator[Diagnostic]:
    """Raw HTML, which never reaches a page."""
    for page in library.pages:
        for block in page.blocks:
            for found in raw_html(block):
                span = page.source.span(block.line + found.line, found.column, found.length)
                yield Diagnostic("raw-html", span, {"text": found.text[:60]})
