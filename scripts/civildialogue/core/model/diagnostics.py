"""What can be said about a source: a place, a code, and the words for it in each language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Any

from civildialogue.core.active import entries, packages
from civildialogue.core.model.changes import Change
from civildialogue.core.model.fitting import fitted
from civildialogue.core.model.language import Locale, languages
from civildialogue.core.model.localized import Localized


class Severity(StrEnum):
    """How much a finding weighs: an error fails a check, a warning fails it with ``--strict``.

    What depends on the day is due: the calendar alone may bring it, so it fails only a check that
    asks for it. No other finding may depend on the day, but for what the calendar only takes away.
    """

    ERROR = "error"
    WARNING = "warning"
    DUE = "due"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for the gravest; findings are counted and sorted by it."""
        return list(Severity).index(self)


@dataclass(frozen=True, order=True)
class Span:
    """A place in a file: 1-based line and column, in characters, and how many are meant."""

    path: str
    line: int = 1
    column: int = 1
    length: int = 1
    excerpt: str = field(default="", compare=False)


Param = str | Localized


@dataclass(frozen=True)
class Diagnostic:
    """One finding. The words are not here: ``codes.yml`` has them once for every language."""

    code: str
    span: Span
    params: Mapping[str, Param] = field(default_factory=dict)
    lowered: Severity | None = None
    rewrite: Change | None = field(default=None, compare=False)

    @property
    def severity(self) -> Severity:
        """The code's severity, unless the page's status lowers it (drafts warn)."""
        return self.lowered or codes()[self.code].severity

    def _fill(self, text: Localized, locale: Locale) -> str:
        values = {
            key: value if isinstance(value, str) else value[locale]
            for key, value in self.params.items()
        }
        return text[locale].format_map(values)

    def message(self, locale: Locale) -> str:
        """What is wrong, in one line."""
        return self._fill(codes()[self.code].message, locale)

    def label(self, locale: Locale) -> str:
        """The words set under the offending text; may be empty."""
        return self._fill(codes()[self.code].label, locale)

    def help(self, locale: Locale) -> str:
        """What to do about it. A ``hint`` parameter (a suggestion) goes before the general help."""
        hint = self.params.get("hint", "")
        text = hint if isinstance(hint, str) else hint[locale]
        return text or self._fill(codes()[self.code].help, locale)

    @property
    def sort_key(self) -> tuple[bool, Span, str]:
        """Findings are shown in the order of the text, after what keeps texts from being read."""
        return (not codes()[self.code].first, self.span, self.code)


@dataclass(frozen=True)
class CodeEntry:
    """One code of the registry: severity and all its words.

    One that is told ``first`` is the cause of others, wherever it stands.
    """

    code: str
    severity: Severity
    fixable: bool
    first: bool
    message: Localized
    label: Localized
    help: Localized
    why: Localized


_EMPTY = Localized(bg="", en="")


def codes() -> Mapping[str, CodeEntry]:
    """The registry of codes, in the order of ``codes.yml``: the core's, then those of features.

    The same text serves the terminal, ``civildialogue explain`` and the site's page. Its examples
    are in the languages of the site (``fitted``).
    """
    return _codes(packages(), languages())


@cache
def _codes(_packages: tuple[str, ...], tags: tuple[Locale, ...]) -> Mapping[str, CodeEntry]:
    return {code: _entry(code, entry, tags) for code, entry in entries("codes.yml").items()}


def _entry(code: str, entry: Mapping[str, Any], tags: tuple[Locale, ...]) -> CodeEntry:
    def words(key: str) -> Localized:
        texts = entry.get(key)
        fit = {spoken: fitted(text, tags, spoken) for spoken, text in (texts or {}).items()}
        return Localized(**fit) if texts else _EMPTY

    return CodeEntry(
        code=code,
        severity=Severity(entry["severity"]),
        fixable=entry.get("fixable", False),
        first=entry.get("first", False),
        message=words("message"),
        label=words("label"),
        help=words("help"),
        why=words("why"),
    )
