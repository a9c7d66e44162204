"""What stands apart from the text it belongs to: footnotes, references of links, abbreviations.

What is defined and used nowhere, or defined again, never reaches a reader.
"""

import re
from collections.abc import Iterator, Sequence

from civildialogue.core.model.addresses import misleads
from civildialogue.core.model.diagnostics import Diagnostic, Param, Span
from civildialogue.core.model.library import Page
from civildialogue.core.model.text import Block, BlockKind
from civildialogue.core.source.inline import links, prose
from civildialogue.core.source.nested import span
from civildialogue.core.source.signs import ABBREVIATION, NOTE, REFERENCE
from civildialogue.core.source.tables import plain

NOTED = re.compile(r"\[\^([^\[\]\s]++)\](?!:)")
_EMPTY = re.compile(r"(?<![\\!\]])\[\s*+\]\[(?P<name>[^\[\]^@][^\[\]]*+)\]")
_BRACKETS = re.compile(r"\[([^\[\]]++)\]")
_REFERRED = re.compile(r"(?<!\\)\[(?P<text>[^\[\]^@][^\[\]]*+)\]\[(?P<name>[^\[\]^@]?[^\[\]]*+)\]")
Defined = dict[str, tuple[Block, str]]


def nested(page: Page, blocks: Sequence[Block]) -> Iterator[Diagnostic]:
    """Notes within others, which the generator reads when it has already listed all notes."""
    last = 0
    for block in blocks:
        if match := _note(block):
            # The blocks within a block follow it.
            if block.last_line <= last:
                yield Diagnostic("footnote-nested", _head(page, block, match), _name(match))
            last = max(last, block.last_line)


def footnotes(page: Page, blocks: Sequence[Block]) -> Iterator[Diagnostic]:
    """Notes that say nothing, that nothing leads to, or that another of the name replaces."""
    defined: dict[str, tuple[Block, re.Match[str]]] = {}
    for block in blocks:
        if match := _note(block):
            if match["name"] in defined:
                yield Diagnostic("footnote-repeated", _head(page, block, match), _name(match))
            defined.setdefault(match["name"], (block, match))
            if not block.text[match.end() :].strip():
                yield Diagnostic("footnote-empty", _head(page, block, match), _name(match))
    used: set[str] = set()
    for block in page.blocks:
        text = prose(block) if "[^" in block.text else ""
        for match in NOTED.finditer(text):
            used.add(match[1])
            if match[1] not in defined:
                at = _at(page, block, text, match)
                yield Diagnostic("footnote-unknown", at, {"name": match[1]})
    for name, (block, match) in defined.items():
        if name not in used and not any(map(str.isspace, name)):
            yield Diagnostic("footnote-unused", _head(page, block, match), {"name": name})


def _note(block: Block) -> re.Match[str] | None:
    return NOTE.match(block.text) if block.kind is BlockKind.REFERENCE else None


def _name(note: re.Match[str]) -> dict[str, Param]:
    return {"name": note["name"]}


def _head(page: Page, block: Block, note: re.Match[str]) -> Span:
    """The place of a note's name with its brackets."""
    return span(page.source, block, 0, note[0].index("["), len(note["name"]) + 4)


def definitions(page: Page, blocks: Sequence[Block]) -> Iterator[Diagnostic]:
    """References and abbreviations that are used nowhere or defined twice; links without one."""
    targets: Defined = {}
    terms: Defined = {}
    for block in blocks:
        if block.kind is not BlockKind.REFERENCE or NOTE.match(block.text):
            continue
        is_term = block.text.startswith("*[")
        match = (ABBREVIATION if is_term else REFERENCE).match(
            block.text.split("\n")[0] if is_term else block.text
        )
        if match is None:
            continue
        written = match[1]
        known, name = (terms, written.strip()) if is_term else (targets, named(written))
        if name in known:
            at = span(page.source, block, 0, 0, len(written) + 2 + is_term)
            yield Diagnostic("definition-repeated", at, {"name": written})
        known.setdefault(name, (block, written))
    if not targets and not terms and "][" not in page.source.text:
        return
    code = [block for block in blocks if block.kind is BlockKind.CODE]
    held = [block for block, _ in (*targets.values(), *terms.values())]
    apart = {number for block in (*held, *code) for number in _lines(block)}
    shown = [(block, _without(block, apart)) for block in page.blocks]
    used = {named(match[1]) for _, text in shown for match in _BRACKETS.finditer(text)}
    words = {word for _, text in shown for word in re.findall(r"\w+", text)}
    for name, (block, written) in [*targets.items(), *terms.items()]:
        is_term = block.text.startswith("*[")
        parts = re.findall(r"\w+", name)
        is_used = (bool(parts) and words.issuperset(parts)) if is_term else name in used
        if not is_used:
            at = span(page.source, block, 0, 0, len(written) + 2 + is_term)
            yield Diagnostic("definition-unused", at, {"name": written})
    for block, text in shown:
        yield from _referred(page, block, text, targets)


def _referred(page: Page, block: Block, text: str, targets: Defined) -> Iterator[Diagnostic]:
    """Links by name: those of no reference, and those whose text is another address."""
    for match in _REFERRED.finditer(text):
        name, at = match["name"] or match["text"], _at(page, block, text, match)
        if (defined := targets.get(named(name))) is None:
            yield Diagnostic("link-undefined", at, {"name": " ".join(name.split())})
            continue
        own = block.text[slice(*match.span("text"))]
        for found in links(defined[0]):
            if misleads(own, found.target):
                yield Diagnostic("link-deceptive", at, {"target": found.target})


def empty_links(page: Page, block: Block) -> Iterator[Diagnostic]:
    """Links that have a text and lead nowhere, and those without a text, which nobody sees.

    Source: WCAG 2.2, success criteria 2.4.4 and 4.1.2.
    """
    text, written = prose(block), links(block)
    starts = [0, *(match.end() for match in re.finditer("\n", text))] if written else []
    for found in written:
        if found.is_image:
            continue
        start = starts[found.line] + found.column
        own = block.text[start : start + len(found.text)]
        is_blank = not plain(own) and "![" not in own and block.kind is not BlockKind.REFERENCE
        if not is_blank and found.target not in ("", "#"):
            continue
        at = page.source.span(block.line + found.line, found.column, found.length)
        if is_blank:
            params: dict[str, Param] = {"target": found.target, "rest": f"({found.target})"}
            yield Diagnostic("link-text-missing", at, params)
        else:
            yield Diagnostic("link-empty", at, {"text": " ".join(found.text.split())})
    for match in _EMPTY.finditer(text) if "][" in text else ():
        at = _at(page, block, text, match)
        name = " ".join(match["name"].split())
        yield Diagnostic("link-text-missing", at, {"target": name, "rest": f"[{name}]"})


def _lines(block: Block) -> range:
    return range(block.line, block.last_line + 1)


def _without(block: Block, apart: set[int]) -> str:
    """The block's words, with the lines blanked that are code or on which something is defined."""
    lines = zip(_lines(block), prose(block).split("\n"), strict=True)
    return "\n".join("" if number in apart else line for number, line in lines)


def named(text: str) -> str:
    """The name of a reference as it is compared: in small letters, with single spaces."""
    return " ".join(text.split()).lower()


def _at(page: Page, block: Block, text: str, match: re.Match[str]) -> Span:
    before = text[: match.start()]
    length = len(match[0].split("\n")[0])
    return page.source.span(
        block.line + before.count("\n"), len(before.rpartition("\n")[2]) + 1, length
    )
