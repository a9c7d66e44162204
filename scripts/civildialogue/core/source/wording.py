"""The words of the interface that a project brings itself: ``words/TAG.yml`` beside its settings.

They are written into pages as they are. So no sign may stand in them that the English ones lack and
that could mean something there, and no field that the English ones don't have.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

from pydantic import StringConstraints

from civildialogue.core.model.diagnostics import Diagnostic, Param, Span
from civildialogue.core.model.lacking import BEGIN, END, wanted
from civildialogue.core.model.language import ENGLISH, NO_WORDS, Locale, Words, messages
from civildialogue.core.model.localized import Localized, both
from civildialogue.core.model.text import SourceText
from civildialogue.core.model.values import Record, Text
from civildialogue.core.source.faults import Faults, unseen
from civildialogue.core.source.frontmatter import suggestion
from civildialogue.core.source.reading import UnreadableError, read
from civildialogue.core.source.yamlmap import read_yaml

FOLDER = "words"
MOST_BYTES = 131_072
LONGEST = 1_000
_FIELD = re.compile(r"\{[a-z]+\}")
_SIGNS = frozenset(f'<>&"[]`*_\\|#{{}}~^=$\n{BEGIN}{END}')
"""What begins or ends something in HTML, Markdown or a field."""
_OPTIONAL = frozenset(("{count}", "{own}"))
"""Words for one or two may say the number themselves, and words in a language its own name."""


Wording = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST)]


class _File(Record):
    """What stands in such a file."""

    read_by: tuple[Text, ...] = ()
    words: dict[str, Wording] | None = None


def read_words(project: Path, display: str, tag: Locale) -> tuple[Words, list[Diagnostic]]:
    """The project's words in a language, and what is wrong with them; of a faulty file, none."""
    path = f"{FOLDER}/{tag}.yml"
    if not (project / path).exists() and not (project / path).is_symlink():
        return NO_WORDS, []
    try:
        source = read(project, path, display, MOST_BYTES)
    except UnreadableError as error:
        return NO_WORDS, [error.diagnostic]
    return _Reader(source, tag).words()


def unread(project: Path, display: str, tags: Sequence[Locale]) -> Iterator[Diagnostic]:
    """Files that nobody reads, as no language of the site is called so."""
    names = [f"{tag}.yml" for tag in tags]
    for path in sorted((project / FOLDER).glob("*.y*ml")):
        if path.name not in names:
            shown = "/".join(part for part in (display, FOLDER, path.name) if part)
            params = {"name": path.name, "languages": ", ".join(tags), "tag": tags[-1]}
            yield Diagnostic("words-unread", Span(shown), params)


class _Reader(Faults):
    def __init__(self, source: SourceText, tag: Locale) -> None:
        super().__init__(source, read_yaml(source))
        self.data.diagnostics += unseen(source)
        self.tag = tag

    def words(self) -> tuple[Words, list[Diagnostic]]:
        value = self.data.value
        file = None
        if not self.data.diagnostics:
            file = self.checked(_File, {} if value is None else value, ())
        if file is None:
            return NO_WORDS, list(self.found())
        known, english = wanted(self.tag), messages(ENGLISH)
        for key, text in (file.words or {}).items():
            if key not in known:
                near = dict(suggestion(key, list(known)))
                self._tell(key, "words-unknown", **near)
            elif fault := _fault(text, english[known[key]]):
                self._tell(key, "words-unusable", what=fault, english=english[known[key]])
        if self.data.diagnostics:
            return NO_WORDS, list(self.found())
        return Words(file.words or {}, file.read_by), []

    def _tell(self, key: str, code: str, **params: Param) -> None:
        place = self.data.keys[("words", key)]
        found = Diagnostic(code, self.source.span(*place), {"name": key, "tag": self.tag, **params})
        self.data.diagnostics.append(found)


def _fault(text: str, english: str) -> Localized | None:
    """Why words can't take the place of the English ones."""
    fields, theirs = set(_FIELD.findall(text)), set(_FIELD.findall(english))
    if fields - theirs or theirs - fields - _OPTIONAL:
        return both("wording.fields", names=", ".join(sorted(theirs)) or "–")
    rest, usual = _FIELD.sub("", text), _FIELD.sub("", english)
    if foreign := sorted(sign for sign in _SIGNS if rest.count(sign) > usual.count(sign)):
        return both("wording.signs", signs=" ".join(map(_named, foreign)))
    return None if text.strip() else both("wording.blank")


def _named(sign: str) -> str:
    return sign if sign.isprintable() else f"U+{ord(sign):04X}"
