"""Why a YAML text can't be read: the place where its author must act, and words for it.

The library says where it gave up, which is often the end of the file, and says it in English.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property

import yaml

from civildialogue.core.model.diagnostics import Param
from civildialogue.core.model.localized import Localized, both

_KEY = re.compile(r"^ *+(?>(?:- ++)*)[A-Za-z][A-Za-z0-9_-]*+: ++(?=\S)")
_ITEM = re.compile(r"^ *+(?>(?:- ++)+)(?=\S)")
_CLOSING = {"[": "]", "{": "}"}
_SIGNS = "%@`*&!|>?,]}-"
"""What no plain value begins with. Source: YAML 1.2.2, section 5.3 (indicator characters)."""


_AT_SIGN = tuple(
    f"while scanning {what}"
    for what in ("for the next token", "a directive", "an alias", "an anchor", "a tag")
)


@dataclass(frozen=True)
class Fault:
    """What is wrong and where, counted from 0; ``length`` 0 means to the end of the line."""

    kind: str
    line: int
    column: int
    length: int = 0
    sign: str = ""


def words(fault: Fault) -> dict[str, Param] | None:
    """The parameters of a diagnostic about a fault; None if only the library has words for it."""
    if not fault.kind:
        return None
    values = {"sign": fault.sign, "close": _CLOSING.get(fault.sign, "")}

    def said(part: str) -> Localized:
        return both(f"yaml.{fault.kind}.{part}", **values)

    return {"problem": said("problem"), "label": said("label"), "hint": said("help")}


def fault_of(text: str, error: yaml.MarkedYAMLError) -> Fault:
    """Where the author of ``text`` must act, and why; the kind is empty if it isn’t known."""
    mark = error.problem_mark or error.context_mark
    at = (mark.line, mark.column) if mark else (0, 0)
    return next(_Search(text, error, *at).found(), Fault("", *at, 1))


def fallen(lines: list[str], node: yaml.ScalarNode | yaml.ScalarToken, margin: int) -> Fault | None:
    """A quoted value that goes on over lines which are not indented under its key.

    It closes somewhere, so it can be read; but it took the fields below it into itself.
    Source: YAML 1.2.2, section 6.3 (line prefixes): such lines are indented more than the key.
    """
    start, end = node.start_mark, node.end_mark
    for line in lines[start.line + 1 : end.line + 1] if node.style in ("'", '"') else ():
        if line.strip() and _indent(line) <= margin:
            return Fault("quote", start.line, start.column, sign=str(node.style))
    return None


def _margin(line: str) -> int:
    """The column of the key on a line, or else of the dash of its innermost item."""
    if _KEY.match(line):
        return len(line) - len(line.lstrip(" -"))
    dashes = _ITEM.match(line)
    return dashes[0].rindex("-") if dashes else _indent(line)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


class _Search:
    """The ways in which a text can be wrong, from the surest sign on."""

    def __init__(self, text: str, error: yaml.MarkedYAMLError, line: int, column: int) -> None:
        self.text, self.lines = text, text.split("\n")
        self.problem, self.context = error.problem or "", error.context or ""
        self.opened = error.context_mark
        self.at, self.column = line, column
        self.line = self.lines[line] if line < len(self.lines) else ""

    def found(self) -> Iterator[Fault]:
        """Every fault that the signs speak for; the first is the one to tell."""
        ways: tuple[Callable[[], Iterator[Fault]], ...] = (
            self.quote,
            self.tab,
            self.brackets,
            self.values,
            self.escape,
            self.document,
            self.keys,
        )
        for way in ways:
            yield from way()

    def quote(self) -> Iterator[Fault]:
        """A quotation mark that is never closed, or only by the next one further down."""
        if "quoted scalar" in self.context and "end of stream" in self.problem and self.opened:
            line, column = self.opened.line, self.opened.column
            yield Fault("quote", line, column, sign=self.lines[line][column])
            return
        last = self.before[-1] if self.before else None
        if isinstance(last, yaml.ScalarToken) and last.end_mark.line == self.at:
            margin = _margin(self.lines[last.start_mark.line])
            if fault := fallen(self.lines, last, margin):
                yield fault

    @cached_property
    def before(self) -> list[yaml.Token]:
        """What was read before the place where reading stopped."""
        found: list[yaml.Token] = []
        with suppress(yaml.YAMLError):
            found.extend(yaml.scan(self.text, Loader=yaml.CSafeLoader))
        place = self.at, self.column
        return [t for t in found if (t.start_mark.line, t.start_mark.column) < place]

    def tab(self) -> Iterator[Fault]:
        margin = self.line[: len(self.line) - len(self.line.lstrip())]
        if "\t" in margin:
            tabs = margin.count("\t")
            yield Fault("tab", self.at, margin.index("\t"), tabs)

    def brackets(self) -> Iterator[Fault]:
        """A bracket that is never closed, or values in it that are not separated."""
        opened: list[yaml.Token] = []
        for token in self.before:
            if isinstance(token, yaml.FlowSequenceStartToken | yaml.FlowMappingStartToken):
                opened.append(token)
            elif isinstance(token, yaml.FlowSequenceEndToken | yaml.FlowMappingEndToken):
                opened = opened[:-1]
        if not opened:
            return
        line, column = opened[-1].start_mark.line, opened[-1].start_mark.column
        sign = self.lines[line][column]
        is_left = self.at > line and _indent(self.line) <= _margin(self.lines[line])
        if is_left or self.at >= len(self.lines) or self.line[self.column :][:1] in ("]", "}", ""):
            yield Fault("bracket", line, column, sign=sign)
        else:
            yield Fault("comma", self.at, self.column)

    def values(self) -> Iterator[Fault]:
        """A value that begins with a sign of YAML’s, or ends before its line does."""
        start = self.value_start(self.line)
        is_value = start is not None and self.column >= start
        if start is not None and is_value and self.line[start] in _SIGNS:
            yield Fault("sign", self.at, start, sign=self.line[start])
        elif start is not None and is_value and "mapping values" in self.problem:
            yield Fault("colon", self.at, start)
        elif self.opened and self.context in _AT_SIGN:
            line, column = self.opened.line, self.opened.column
            sign = self.lines[line][column : column + 1]
            if sign in tuple(_SIGNS):
                yield Fault("sign", line, column, sign=sign)
        elif "expected key" in self.problem and self.column > _indent(self.line):
            yield Fault("rest", self.at, self.column)

    @staticmethod
    def value_start(line: str) -> int | None:
        found = _KEY.match(line) or _ITEM.match(line)
        return found.end() if found else None

    def escape(self) -> Iterator[Fault]:
        at = self.line.rfind("\\", 0, self.column + 1)
        if "escape" in self.problem and at >= 0:
            yield Fault("escape", self.at, at, 2)

    def document(self) -> Iterator[Fault]:
        if "document" in self.problem:
            ends = [n for n, line in enumerate(self.lines) if line.rstrip() in ("...", "---")]
            yield Fault("document", next((n for n in ends if n > 0), self.at), 0)

    def keys(self) -> Iterator[Fault]:
        """A line that is no field, or stands at a level that no other line has."""
        margin = _indent(self.line)
        if "could not find expected ':'" in self.problem and self.opened:
            line, column = self.opened.line, self.opened.column
            is_dash = re.match(r"-\S", self.lines[line][column:])
            yield Fault("dash" if is_dash else "key", line, column)
        elif "mapping values" in self.problem:
            above = next((n for n in range(self.at - 1, -1, -1) if self.lines[n].strip()), None)
            if above is not None and _indent(self.lines[above]) == margin:
                yield Fault("key", above, margin)
            yield Fault("indent", self.at, margin)
        elif "expected key" in self.problem or "'-' indicator" in self.problem:
            is_item = self.line.lstrip().startswith("- ") and "key" in self.problem
            yield Fault("item" if is_item else "indent", self.at, margin)
