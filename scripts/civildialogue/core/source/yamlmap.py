"""YAML as plain values with the place of every key and item; hostile YAML is refused."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.reader import Reader, ReaderError

from civildialogue.core.model.characters import BIDI, HIDDEN
from civildialogue.core.model.diagnostics import Diagnostic, Param, Span
from civildialogue.core.model.localized import both
from civildialogue.core.model.text import SourceText
from civildialogue.core.source.yamlfaults import Fault, fallen, fault_of, words

MAX_DEPTH = 20

# libyaml breaks lines at these too; as spaces they leave every place where an editor shows it.
_OTHER_BREAKS = re.compile("[\r\x85\u2028\u2029]")

Loc = tuple[str | int, ...]


@dataclass
class YamlMap:
    """Values, the place (line, column, length) of each, and what was wrong.

    ``texts`` has what was written where the value is no text: ``null``, ``true``, ``12``.
    """

    value: Any = None
    fields: dict[Loc, tuple[int, int, int]] = field(default_factory=dict)
    keys: dict[Loc, tuple[int, int, int]] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    texts: dict[Loc, str] = field(default_factory=dict)


def read_yaml(
    source: SourceText, text: str | None = None, first_line: int = 2, *, exact: bool = False
) -> YamlMap:
    r"""Reads one YAML document: the whole source, or the part ``text``, which begins on
    ``first_line``, as front matter does on the second.

    Anchors, aliases, tags, duplicate keys and deep nesting are refused with a diagnostic, and so
    are hidden characters that an escape such as ``\u202e`` would bring in. Dates stay text, so
    that the schema can say where a wrong one stands. With ``exact``, what other readers of YAML
    take for a number, a date or a switch is no text either.
    """
    result = YamlMap()
    if text is None:
        text, first_line = source.text, 1
    text = _OTHER_BREAKS.sub(" ", text)
    if _deeply_nested(text):
        result.diagnostics.append(Diagnostic("yaml-too-large", source.span(first_line)))
        return result
    try:
        result.diagnostics += _aliases(source, text, first_line)
        if result.diagnostics:
            return result
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        fault = fault_of(text, error)
        result.diagnostics.append(_syntax(source, first_line, fault, str(error.problem)))
        return result
    except ReaderError as error:
        before = Reader.NON_PRINTABLE.split(text, maxsplit=1)[0]
        place = first_line + before.count("\n"), len(before.rpartition("\n")[2]) + 1
        params = {"character": f"U+{int(error.character):04X}"}
        result.diagnostics.append(Diagnostic("invisible-character", source.span(*place), params))
        return result
    except (yaml.YAMLError, RecursionError) as error:
        fault = Fault("", 0, 0, 1)
        result.diagnostics.append(_syntax(source, first_line, fault, str(error).splitlines()[0]))
        return result
    if node is not None:
        _Walker(source, first_line, result, exact=exact).walk_root(node)
    return result


def _deeply_nested(text: str) -> bool:
    """Whether values are nested past the limit; the composer would recurse on them.

    The parser's events, which need no recursion, are asked only where a text could be so deep.
    """
    brackets = text.count("[") + text.count("{")
    if brackets <= MAX_DEPTH and not any(
        sum(line.count(sign) for sign in "?-") > MAX_DEPTH
        or len(line) - len(line.lstrip()) > MAX_DEPTH
        for line in text.split("\n")
    ):
        return False
    depth = 0
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > MAX_DEPTH:
                return True
    except yaml.YAMLError:
        return False
    return False


def _aliases(source: SourceText, text: str, first_line: int) -> list[Diagnostic]:
    """Anchors, aliases and tags: a few lines of them can stand for millions of values.

    A tag names a type, in some programs any type of the program; here it could only mislead.
    """
    if not any(sign in text for sign in "&*!"):
        return []
    codes = {
        yaml.AnchorToken: "yaml-alias",
        yaml.AliasToken: "yaml-alias",
        yaml.TagToken: "yaml-tag",
    }
    return [
        Diagnostic(codes[type(token)], source.span(first_line + mark.line, mark.column + 1))
        for token in yaml.scan(text, Loader=yaml.CSafeLoader)
        if type(token) in codes
        for mark in (token.start_mark,)
    ]


def _syntax(source: SourceText, first_line: int, fault: Fault, said: str = "") -> Diagnostic:
    """What is wrong, at its place in the file; ``said`` are the library's own words."""
    line = min(first_line + fault.line, len(source.lines))
    rest = len(source.lines[line - 1].rstrip()) - fault.column
    span = source.span(line, fault.column + 1, fault.length or rest)
    unknown: dict[str, Param] = {"problem": f"“{said}”", "label": both("yaml.unknown.label")}
    return Diagnostic("yaml-syntax", span, words(fault) or unknown)


class _Walker:
    def __init__(
        self, source: SourceText, first_line: int, result: YamlMap, *, exact: bool
    ) -> None:
        self.source, self.first_line, self.result = source, first_line, result
        self.lines = source.lines[first_line - 1 :]  # Once: a list may have thousands of folds.
        self.fallen: list[Diagnostic] = []
        self.exact = exact

    def place(self, node: yaml.Node) -> tuple[int, int, int]:
        start, end = node.start_mark, node.end_mark
        length = end.column - start.column if end.line == start.line else 0
        line = min(self.first_line + start.line, self._count)
        rest = len(self.source.lines[line - 1]) - start.column
        return line, start.column + 1, max(1, length or rest)

    @property
    def _count(self) -> int:
        return len(self.source.lines)

    def span(self, node: yaml.Node) -> Span:
        return self.source.span(*self.place(node))

    def walk_root(self, node: yaml.Node) -> None:
        value = self.walk(node, ())
        self.result.value = None if self.fallen else value
        self.result.diagnostics += self.fallen

    def walk(self, node: yaml.Node, loc: Loc) -> Any:
        self.result.fields.setdefault(loc, self.place(node))
        if len(loc) > MAX_DEPTH:
            self.result.diagnostics.append(Diagnostic("yaml-too-large", self.span(node)))
            return None
        if isinstance(node, yaml.MappingNode):
            self.look(node, (value for _, value in node.value))
            return dict(self._items(node, loc))
        if isinstance(node, yaml.SequenceNode):
            self.look(node, node.value)
            return [self.walk(item, (*loc, index)) for index, item in enumerate(node.value)]
        value = self.scalar(node)
        if not isinstance(value, str) and node.value not in ("", "~"):
            self.result.texts[loc] = str(node.value)
        return value

    def look(
        self, holder: yaml.MappingNode | yaml.SequenceNode, values: Iterable[yaml.Node]
    ) -> None:
        """Values that swallowed the fields below them: all that was read is then in doubt."""
        for node in values if not holder.flow_style else ():
            is_folded = node.end_mark.line > node.start_mark.line
            if isinstance(node, yaml.ScalarNode) and is_folded:
                fault = fallen(self.lines, node, holder.start_mark.column)
                self.fallen += [_syntax(self.source, self.first_line, fault)] if fault else []

    def _items(self, node: yaml.MappingNode, loc: Loc) -> Iterator[tuple[str, Any]]:
        known: set[str] = set()
        for key_node, value_node in node.value:
            key = str(key_node.value) if isinstance(key_node, yaml.ScalarNode) else "?"
            if key in known:
                params = {"key": key, "line": str(self.result.keys[(*loc, key)][0])}
                self.result.diagnostics.append(
                    Diagnostic("yaml-duplicate-key", self.span(key_node), params)
                )
                continue
            known.add(key)
            self.result.keys[(*loc, key)] = self.place(key_node)
            if isinstance(key_node, yaml.ScalarNode):
                self.scalar(key_node)
            yield key, self.walk(value_node, (*loc, key))

    def scalar(self, node: yaml.Node) -> Any:
        text = str(node.value)
        if isinstance(node, yaml.ScalarNode) and node.style == '"':
            self.escaped(node, text)
        match node.tag.rpartition(":")[2]:
            case "null":
                return None
            case "bool" if text.lower() in ("true", "false"):
                return text.lower() == "true"
            case "int" if re.fullmatch("0|-?[1-9][0-9]{0,15}", text):
                return int(text)
            case kind if self.exact and kind != "str":
                return text.encode()
            case _:
                return text

    def escaped(self, node: yaml.Node, text: str) -> None:
        """Hidden characters that do not stand in the file themselves; those are found there."""
        start, end = node.start_mark.line, node.end_mark.line
        first = self.first_line - 1
        written = "\n".join(self.source.lines[first + start : first + end + 1])
        for character in dict.fromkeys(HIDDEN.findall(text)):
            if character not in written:
                code = "bidi-control" if character in BIDI else "invisible-character"
                params = {"character": f"U+{ord(character):04X}"}
                self.result.diagnostics.append(Diagnostic(code, self.span(node), params))
