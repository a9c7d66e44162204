"""The words of the interface that a language lacks, listed in the project's file to be written."""

import json
import re
from pathlib import Path

from civildialogue.core.model.changes import Change
from civildialogue.core.model.lacking import lacking, wanted
from civildialogue.core.model.language import ENGLISH, Locale, messages
from civildialogue.core.source.reading import read
from civildialogue.core.source.wording import FOLDER, MOST_BYTES
from civildialogue.core.source.writing import changed, write

_LISTED = re.compile(r"^ *(?:# *)?([a-z][\w.-]*):", re.MULTILINE)

_HEAD = """\
# The words around the texts that the program lacks in this language ({}). The site shows the
# English ones till it has them, and says so. Take the # away, and write your words in place of the
# English ones; what stands in braces stays as it is. `civildialogue check` tells how many are
# missing. Whoever has read all of them through is named: read-by: [Name].
read-by: []
words:"""


def to_write(locale: Locale) -> str:
    """A new file of such words, each with the English ones; empty if the language lacks none."""
    rows = _rows(locale)
    if not rows:
        return ""
    return "\n".join([_HEAD.format(locale), *rows, ""])


def list_words(project: Path, locale: Locale) -> str:
    """Writes the file, or adds to it what it doesn't list yet; returns its path below the project.

    Nothing is written, and the path is empty, where nothing is to be added. Raises UnreadableError,
    OutsideError, OSError.
    """
    path = f"{FOLDER}/{locale}.yml"
    if not (project / path).exists():
        text = to_write(locale)
    else:
        source = read(project, path, "", MOST_BYTES)
        rows = _rows(locale, frozenset(_LISTED.findall(source.text)))
        end = len(source.lines) + (source.lines[-1] != "")
        text = changed(source, [Change(end, 0, tuple(rows))]) if rows else ""
    if not text:
        return ""
    write(project, path, text)
    return path


def _rows(locale: Locale, listed: frozenset[str] = frozenset()) -> list[str]:
    english, keys = messages(ENGLISH), wanted(locale)
    return [
        f"  # {key}: {json.dumps(english[keys[key]], ensure_ascii=False)}"
        for key in lacking(locale)
        if key not in listed
    ]
