"""Signs of a link, of stress or of a note within a text that come out as they were written.

Only what reads as one is told of: brackets with an address in them, and signs around words. A mark
such as ``*`` in a sum, behind a word as a note, in code or behind a backslash is left alone.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from civildialogue.core.checks.notes import named
from civildialogue.core.model.changes import Change
from civildialogue.core.model.diagnostics import Diagnostic, Param
from civildialogue.core.model.library import Page
from civildialogue.core.model.localized import Localized
from civildialogue.core.model.text import Block, BlockKind
from civildialogue.core.source import inline
from civildialogue.core.source.nested import before
from civildialogue.core.source.signs import NOTE, REFERENCE

_REFERENCE = BlockKind.REFERENCE
_TEXTS = (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.TABLE)
_TARGET = re.compile(
    r"(?:https?://|mailto:)\S+|#[\w-]+"
    r"|[\w.~%/-]+\.(?:md|pdf|png|jpe?g|webp|svg|gif|csv|xlsx?|docx?|html?|txt|json|ya?ml)(?:[#?]\S*)?"
)
_APART = re.compile(
    r"(?:\[(?P<text>[^\[\]]*+))?\](?P<gap>[ \u00a0]*+\n?)\((?P<target>[^\s()<>]++)(?P<end>\)?)"
)
_REVERSED = re.compile(r"(?<![\w)\]])\((?P<text>[^()\n]++)\)\[(?P<target>[^\[\]\s]++)\](?!\()")
_BRACKETED = re.compile(r"\][ \u00a0]*+\n?\(|\)\[")
"""What stands in every link that is written otherwise."""
_STOPS = ".,;:!?"
_CELL = re.compile(r"[^|\n]++")
_STRONG = re.compile(r"\*\*(?![\s*])(?>(?:[^*]++|\*(?!\*))*)(?<!\s)\*\*(?!\*)")
_SPACED = re.compile(r"(?<![\w*])\*\*(?P<words>[^*|\n]++)\*\*(?![\w*])")
_WORD = re.compile(r"[^\W\d_]{2}")
_LETTER = re.compile(r"[^\W\d_]")
_OPENED = re.compile(r"(?<![\w*])\*\*(?=[^\W\d_]|[„“«\"'(])[^\s*]++")
_CLOSED = re.compile(r"(?<=[^\s*])\*\*(?![\w*])")
_FOREIGN = re.compile(r"(?<![\w~=])(?P<sign>~~|==)(?=\w)[^~=\n]++(?<=\S)(?P=sign)(?![\w~=])")
_STRESS = ("**", "~~", "==")
_NO_SUCH = Localized(
    bg="махнете знаците: зачертан и оцветен текст тук няма, а получерен се пише `**дума**`",
    en="take the signs away: there is no struck or marked text here; bold is written `**word**`",
)
_NOTE = re.compile(r"(?<!\\)\[\^(?P<name>[^\[\]\s]++[^\S\n][^\[\]\n]*+)\]")
_INLINE = re.compile(r"(?<!\\)\^\[(?P<words>(?>(?:[^\[\]]++|\[[^\[\]]*+\])*))\](?![(\[])")
_OWN_LINE = Localized(
    bg="напишете `[^1]` на това място, а бележката – на отделен ред `[^1]: …` след абзаца",
    en="write `[^1]` in its place, and the note on a line of its own, `[^1]: …`, after the passage",
)
Found = tuple[re.Match[str], str]
"""Signs that come out as they are, and what was meant; empty where that isn’t plain."""


def links(page: Page, blocks: Sequence[Block]) -> Iterator[Diagnostic]:
    """Links whose brackets stand apart, the other way round, or open."""
    references = (REFERENCE.match(b.text) for b in blocks if b.kind is _REFERENCE)
    names = {named(match[1]) for match in references if match}
    for block in _texts(blocks):
        yield from _told("link-unread", page, block, _links(block, names))


def _links(block: Block, names: set[str]) -> Iterator[Found]:
    text = inline.prose(block) if "]" in block.text and "(" in block.text else ""
    if not _BRACKETED.search(text):
        return
    text = inline.unescaped(text)
    closed = {match.end("text") for match in inline.linked(text)}
    for match in _APART.finditer(text):
        label = match["text"]
        bracket = match.start() if label is None else match.end("text")
        is_open = bracket not in closed and _is_address(match["target"])
        if is_open and _is_meant(label and _own(block, match, "text"), match["gap"], names):
            yield match, _closed(block, match, text)
    for match in _REVERSED.finditer(text):
        if _is_address(match["target"]):
            yield match, f"[{_own(block, match, 'text')}]({_own(block, match, 'target')})"


def _is_address(target: str) -> bool:
    return _TARGET.fullmatch(target.rstrip(_STOPS)) is not None


def _is_meant(label: str | None, gap: str, names: set[str]) -> bool:
    """Whether a link was: an address may follow a note, a source, a number or a task."""
    if label is None or not gap:
        return not gap
    text = label.strip()
    is_other = text[:1] in ("", "^", "@") or text in ("x", "X") or text.isdecimal()
    return not is_other and named(text) not in names


def _closed(block: Block, match: re.Match[str], text: str) -> str:
    follows = text[match.end() : match.end() + 1]
    is_apart = match["end"] != ""
    is_open = not match["gap"] and not match["end"] and (not follows or follows.isspace())
    if match["text"] is None or "\n" in match[0] or not (is_apart or is_open):
        return ""
    target = _own(block, match, "target")
    end = len(target) if is_apart else len(target.rstrip(_STOPS))
    return f"[{_own(block, match, 'text')}]({target[:end]}){target[end:]}"


def stress(page: Page, blocks: Sequence[Block]) -> Iterator[Diagnostic]:
    """Words that were to be bold, struck or marked, and are shown with the signs around them.

    A mark behind a word, and again before what explains it, is a note of its own kind.
    """
    has_notes = False
    for block in _texts(blocks):
        if not any(sign in block.text for sign in _STRESS):
            continue
        text = inline.without_addresses(block)
        if "~~" in text or "==" in text:
            foreign = [(match, "") for match in _FOREIGN.finditer(text)]
            yield from _told("stress-unread", page, block, foreign, _NO_SUCH)
        if "***" in text:
            continue
        text = (
            _CELL.sub(_read, text) if block.kind is BlockKind.TABLE else _STRONG.sub(_blank, text)
        )
        if "**" not in text:  # As nearly always: all that was bold is blanked.
            continue
        spaced = [match for match in _SPACED.finditer(text) if _is_stressed(text, match)]
        found: list[Found] = [
            (match, f"**{_own(block, match, 'words').strip()}**") for match in spaced
        ]
        taken = {match.start() for match in spaced}
        for match in _OPENED.finditer(text):
            is_first = not text[text.rfind("\n", 0, match.start()) + 1 : match.start()].strip()
            if match.start() not in taken and not (is_first and has_notes):
                found.append((match, ""))
        yield from _told("stress-unread", page, block, found)
        has_notes |= _CLOSED.search(text) is not None


def _read(cell: re.Match[str]) -> str:
    return _STRONG.sub(_blank, cell[0])


def _blank(match: re.Match[str]) -> str:
    return inline.blank(match[0])


def _is_stressed(text: str, match: re.Match[str]) -> bool:
    """Whether the signs stand around words, with a space within; in a sum they stand between."""
    words = match["words"]
    left = text[max(0, match.start() - 2) : match.start()].rpartition("\n")[2].strip()
    right = text[match.end() : match.end() + 2].partition("\n")[0].strip()
    is_sum = any(sign.isdigit() or sign in "=+" for sign in left + right)
    said = (_WORD if left and right else _LETTER).search(words)
    return words != words.strip() and said is not None and not is_sum


def _texts(blocks: Sequence[Block]) -> Iterator[Block]:
    return (block for block in blocks if block.kind in _TEXTS)


def _own(block: Block, match: re.Match[str], name: str = "") -> str:
    """What stands in the text of a block itself, with its code, where something was found."""
    return block.text[slice(*match.span(name or 0))]


def footnotes(page: Page, blocks: Sequence[Block]) -> Iterator[Diagnostic]:
    """Notes written within the text, and those with a name of several words."""
    defined = {m["name"] for b in blocks if (m := NOTE.match(b.text)) and b.kind is _REFERENCE}
    for block in blocks:
        if "[^" not in block.text and "^[" not in block.text:
            continue
        if block.kind in _TEXTS:
            text = inline.unescaped(inline.prose(block))
            within = [(m, "") for m in _INLINE.finditer(text) if _WORD.search(m["words"])]
            yield from _told("footnote-unread", page, block, within, _OWN_LINE)
        elif block.kind is _REFERENCE and NOTE.match(block.text):
            text = block.text[: block.text.index("]") + 1]
        else:
            continue
        spaced = [(m, _renamed(m["name"], defined)) for m in _NOTE.finditer(text)]
        yield from _told("footnote-unread", page, block, spaced)


def _renamed(name: str, defined: set[str]) -> str:
    """The note with a name of one word, where no other note has it."""
    fresh = "-".join(name.split())
    return f"[^{fresh}]" if (name in defined) is not (fresh in defined) else ""


def _told(
    code: str, page: Page, block: Block, found: Iterable[Found], hint: Localized | None = None
) -> Iterator[Diagnostic]:
    """A finding for each; the first of a line has a rewrite for all of that line."""
    ordered = sorted(found, key=lambda one: one[0].start())
    if not ordered:
        return
    lines: dict[int, list[tuple[int, re.Match[str], str]]] = {}
    starts = [0, *(newline.end() for newline in re.finditer("\n", block.text))]
    for match, meant in ordered:
        number = bisect_right(starts, match.start()) - 1
        lines.setdefault(number, []).append((match.start() - starts[number], match, meant))
    for number, each in lines.items():
        shift = len(before(page.source, block, number))
        rewrite = _put(page.source.lines[block.line + number - 1], block.line + number, shift, each)
        for start, match, _ in each:
            own = _own(block, match).split("\n")[0]
            at = page.source.span(block.line + number, shift + start + 1, len(own))
            params: dict[str, Param] = {"text": own} | ({"hint": hint} if hint else {})
            yield Diagnostic(code, at, params, rewrite=rewrite)
            rewrite = None


def _put(
    line: str, number: int, shift: int, each: Sequence[tuple[int, re.Match[str], str]]
) -> Change | None:
    """A line with what was meant in the place of what stands there, wherever that is plain."""
    parts, end = list[str](), 0
    for start, match, meant in each:
        if meant and shift + start >= end:
            parts += [line[end : shift + start], meant]
            end = shift + start + len(match[0])
    return Change(number, 1, ("".join([*parts, line[end:]]),)) if parts else None
