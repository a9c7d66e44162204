"""Diagnostics as text for people, and as JSON, GitHub annotations and SARIF for machines.

Every form takes one language or several: the first is the one that findings are told in, and the
others follow it. Who reads a proposal on a forge may know either.
"""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from importlib.metadata import version
from typing import Any, Protocol
from urllib.parse import quote

from civildialogue.core.model.diagnostics import Diagnostic, Severity, codes
from civildialogue.core.model.escaping import as_json as written
from civildialogue.core.model.escaping import escaped, is_unseen
from civildialogue.core.model.language import Locale, message

EXCERPT_WIDTH = 100
_SARIF_LEVEL = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.DUE: "note",
    Severity.NOTE: "note",
}
_GITHUB_COMMAND = {**_SARIF_LEVEL, Severity.DUE: "notice", Severity.NOTE: "notice"}


def text(diagnostics: Iterable[Diagnostic], *locales: Locale) -> str:
    """In the style of a compiler: code, message, place, the line with the fault marked, help."""
    return "\n".join(_one(diagnostic, *locales) for diagnostic in diagnostics)


def _one(diagnostic: Diagnostic, locale: Locale, *others: Locale) -> str:
    span = diagnostic.span
    gutter = " " * len(str(span.line))
    severity = message(locale, f"severity.{diagnostic.severity}")
    lines = [
        _visible(f"{severity}[{diagnostic.code}]: {diagnostic.message(locale)}"),
        _visible(f"{gutter}--> {span.path}:{span.line}:{span.column}"),
    ]
    if span.excerpt:
        shown, before, length = _window(span.excerpt, span.column - 1, span.length)
        label = _visible(diagnostic.label(locale))
        lines += [
            f"{gutter} |",
            f"{span.line} | {shown}",
            f"{gutter} | {' ' * before}{'^' * length}{' ' + label if label else ''}".rstrip(),
        ]
    lines += _helped(diagnostic, locale, gutter)
    for other in others:
        severity = message(other, f"severity.{diagnostic.severity}")
        lines.append(f"{gutter} = {severity}: {_visible(diagnostic.message(other))}")
        lines += _helped(diagnostic, other, gutter)
    return "\n".join(lines) + "\n"


def _helped(diagnostic: Diagnostic, locale: Locale, gutter: str) -> list[str]:
    return [f"{gutter} = {message(locale, 'report.help')}: {_visible(diagnostic.help(locale))}"]


def _window(line: str, start: int, length: int) -> tuple[str, int, int]:
    """The part of a long line around the fault, and the fault's offset and width in it."""
    line = line.replace("\t", " ")
    start = min(start, len(line))
    length = max(1, min(length, len(line) - start, EXCERPT_WIDTH))
    left = max(0, start + length - EXCERPT_WIDTH)
    cut = line[left : left + EXCERPT_WIDTH]
    shown = ("…" if left else "") + cut + ("…" if left + EXCERPT_WIDTH < len(line) else "")
    prefix = ("…" if left else "") + line[left:start]
    return _visible(shown), _columns(prefix), _columns(line[start : start + length]) or 1


def _visible(text: str) -> str:
    """Controls as a visible mark, one for each: a terminal must not obey what a file hides."""
    return "".join("\ufffd" if is_unseen(c) else c for c in text)


def _columns(text: str) -> int:
    """Columns on a terminal: combining marks take none."""
    return sum(not unicodedata.combining(c) for c in text)


def summary(diagnostics: Iterable[Diagnostic], counts: Mapping[str, int], locale: Locale) -> str:
    """What was checked and how much was found, in two lines."""
    found = Counter(diagnostic.severity for diagnostic in diagnostics)
    checked = message(locale, "report.checked", **counts)
    numbers = {str(severity): found.get(severity, 0) for severity in Severity}
    return f"{checked}\n{message(locale, 'report.found', **numbers)}"


def as_json(diagnostics: Iterable[Diagnostic], *locales: Locale) -> str:
    """A list of findings with every part of the text, for other programs.

    In one language a text is a string, in several an object with a string for each.
    """
    return written([_plain(d, *locales) for d in diagnostics])


def _plain(diagnostic: Diagnostic, *locales: Locale) -> dict[str, Any]:
    span = diagnostic.span

    def said(words: Callable[[Locale], str]) -> str | dict[str, str]:
        found = {str(locale): words(locale) for locale in locales}
        return found if len(found) > 1 else found[str(locales[0])]

    return {
        "code": diagnostic.code,
        "severity": str(diagnostic.severity),
        "file": span.path,
        "line": span.line,
        "column": span.column,
        "length": span.length,
        "message": said(diagnostic.message),
        "label": said(diagnostic.label),
        "help": said(diagnostic.help),
    }


def github(diagnostics: Iterable[Diagnostic], *locales: Locale) -> str:
    """Workflow commands that a forge shows on the lines of a pull request.

    Source: GitHub Docs, “Workflow commands for GitHub Actions”, setting a notice, warning, error.
    """
    return "\n".join(_annotation(diagnostic, *locales) for diagnostic in diagnostics)


def _annotation(diagnostic: Diagnostic, *locales: Locale) -> str:
    span = diagnostic.span
    command = _GITHUB_COMMAND[diagnostic.severity]
    properties = {
        "file": span.path,
        "line": span.line,
        "col": span.column,
        "endColumn": span.column + span.length,
        "title": diagnostic.code,
    }
    listed = ",".join(f"{key}={_escaped(str(value), ':,')}" for key, value in properties.items())
    body = "\n\n".join(f"{diagnostic.message(each)}\n{diagnostic.help(each)}" for each in locales)
    return f"::{command} {listed}::{_escaped(body)}"


def _escaped(text: str, more: str = "") -> str:
    for character in "%\r\n" + more:
        text = text.replace(character, f"%{ord(character):02X}")
    return escaped(text)


def sarif(diagnostics: Iterable[Diagnostic], *locales: Locale) -> str:
    """SARIF 2.1.0 (OASIS standard), for code-scanning services."""
    results = list(diagnostics)
    used = sorted({diagnostic.code for diagnostic in results})
    rules = [
        {
            "id": code,
            "shortDescription": {"text": code.replace("-", " ")},
            "fullDescription": {"text": "\n\n".join(codes()[code].why[each] for each in locales)},
            "defaultConfiguration": {"level": _SARIF_LEVEL[codes()[code].severity]},
            "properties": {"tags": [str(codes()[code].severity)]},
        }
        for code in used
    ]
    driver = {"name": "civildialogue", "version": version("civildialogue"), "rules": rules}
    run = {"tool": {"driver": driver}, "results": [_result(d, *locales) for d in results]}
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{**run, "columnKind": "unicodeCodePoints"}],
    }
    return written(log)


def _result(diagnostic: Diagnostic, *locales: Locale) -> dict[str, Any]:
    span = diagnostic.span
    said = [f"{diagnostic.message(each)}. {diagnostic.help(each)}" for each in locales]
    region = {
        "startLine": span.line,
        "startColumn": span.column,
        "endColumn": span.column + span.length,
    }
    uri = quote(span.path, errors="surrogateescape")
    location = {"artifactLocation": {"uri": uri}, "region": region}
    return {
        "ruleId": diagnostic.code,
        "level": _SARIF_LEVEL[diagnostic.severity],
        "message": {"text": "\n\n".join(said)},
        "locations": [{"physicalLocation": location}],
    }


def explanation(code: str, locale: Locale) -> str:
    """What the site's page on diagnostics says of a code, as Markdown. Raises KeyError."""
    entry = codes()[code]
    severity = message(locale, f"severity.{entry.severity}")
    fix = f"\n\n{message(locale, 'report.fixable')}" if entry.fixable else ""
    return f"## `{code}` ({severity})\n\n{entry.why[locale].strip()}{fix}\n"


class Form(Protocol):
    """A way to write findings, in one language or several."""

    def __call__(self, diagnostics: Iterable[Diagnostic], *locales: Locale) -> str:
        """The findings as one text, with every language in the order given."""


FORMATS: Mapping[str, Form] = {
    "text": text,
    "json": as_json,
    "github": github,
    "sarif": sarif,
}
FOR_FORGES = ("github", "sarif")
"""The forms that people read on a forge, whatever the language of the machine that made them."""
