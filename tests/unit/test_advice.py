"""Advice that names what to write: who follows it gets rid of the finding, and of nothing else."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from civildialogue.core import pipeline
from civildialogue.core.model.diagnostics import Diagnostic
from civildialogue.core.model.language import BULGARIAN
from civildialogue.core.model.text import SourceText
from civildialogue.core.model.vocabulary import Kind
from civildialogue.core.site.blocks import emit
from civildialogue.core.source.load import Loader

from .making import original, write_all, writer_of

BOXES = [
    '!!! note "Заглавие"\n    Текст.',
    '??? note "Заглавие"\n    Текст.',
    '???+ note "Заглавие"\n    Текст.',
    '=== "Един"\n    Текст.',
    '!!! note "Външна"\n    Текст.\n\n    !!! tip "Вътрешна"\n        Още.',
    '!!! note "Външна"\n    ??? tip "Вътрешна"\n        === "Таб"\n            Още.',
    '- Точка:\n\n    !!! tip "Вътрешна"\n        Още.',
]


@pytest.mark.parametrize("body", BOXES)
def test_the_marks_of_a_title_are_no_quotation(docs: Path, body: str) -> None:
    write_all(docs, {"index.bg.md": original(Kind.HOME, body)})
    found = [d.code for d in pipeline.inspect(docs).diagnostics]
    assert "quotes-straight" not in found


@pytest.mark.parametrize("body", [*BOXES, "Текст."])
def test_other_straight_marks_are_told_all_the_same(docs: Path, body: str) -> None:
    write_all(docs, {"index.bg.md": original(Kind.HOME, f'{body}\n\nДума "цитат"')})
    found = [d for d in pipeline.inspect(docs).diagnostics if d.code == "quotes-straight"]
    assert len(found) == 2


def curly(line: str, found: Diagnostic) -> str:
    """A straight mark written as the help says: the first before the words, the second after."""
    at = found.span.column - 1
    name = "opening" if line[:at].count("„") == line[:at].count("“") else "closing"
    return line[:at] + str(found.params[name]) + line[at + 1 :]


def suggested(line: str, found: Diagnostic) -> str:
    """The word that the help suggests, in the place that is named."""
    words = re.search("„([^“]+)“", found.help(BULGARIAN))
    assert words
    at = found.span.column - 1
    return line[:at] + words[1] + line[at + found.span.length :]


FOLLOWED: Mapping[str, Callable[[str, Diagnostic], str]] = {
    "quotes-straight": curly,
    "value-unknown": suggested,
}
CASES = [
    ("quotes-straight", 'Той каза "да" и "не".'),
    ("quotes-straight", '- "а"\n- "б"'),
    ("quotes-straight", '| "а" | б |\n| --- | --- |\n| в | "г" |'),
    ("quotes-straight", '!!! note "Бележка"\n    Каза "да".\n\n    !!! tip "Още"\n        И "не".'),
    ("value-unknown", "Текст."),
]


@pytest.mark.parametrize(("code", "body"), CASES)
def test_who_follows_the_advice_is_done(docs: Path, code: str, body: str) -> None:
    text = original(Kind.PAGE, body)
    if code == "value-unknown":
        text = text.replace("kind: page", "kind: pagee")
    write_all(docs, {"a.bg.md": text})
    had = Counter(d.code for d in pipeline.inspect(docs).diagnostics)
    assert had[code]
    for _ in range(had[code]):
        found = next(d for d in pipeline.inspect(docs).diagnostics if d.code == code)
        lines = SourceText("", (docs / "a.bg.md").read_text(encoding="utf-8")).lines
        lines[found.span.line - 1] = FOLLOWED[code](lines[found.span.line - 1], found)
        write_all(docs, {"a.bg.md": "\n".join(lines)})
    has = Counter(d.code for d in pipeline.inspect(docs).diagnostics)
    if code == "quotes-straight":
        assert has == Counter({name: count for name, count in had.items() if name != code})
        library = Loader(docs).library
        page = library.originals["a"]
        assert "„" in emit.body(writer_of(library, docs), page)
    assert has[code] == 0
