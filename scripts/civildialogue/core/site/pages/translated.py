"""The state of translation, page by page, and what changed since a passage was translated."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from markupsafe import Markup

from civildialogue.core.checks.pages import around
from civildialogue.core.model.drift import PageState, Pair, State
from civildialogue.core.model.language import (
    PROGRAM,
    Locale,
    Words,
    languages,
    name_of,
    record_locale,
    words_of,
)
from civildialogue.core.model.leaves import Leaf
from civildialogue.core.site.blocks.redline import redline
from civildialogue.core.site.pages import paging
from civildialogue.core.site.writing import registers
from civildialogue.core.site.writing.context import Document, Writer
from civildialogue.core.site.writing.registers import change_anchor


@dataclass(frozen=True)
class Change:
    """One older block: where it is, what changed in its original since it was translated, and when.

    Without a commit nobody knows, or the change is not recorded yet.
    """

    anchor: str
    title: str
    target: str
    redline: Markup
    commit: str
    day: object


def documents(writer: Writer) -> Iterator[tuple[str, Document]]:
    """The pages of the state of translation, each with what changed in the texts that it lists."""
    leaves = writer.of(registers.translations)
    yield from paging.titled(writer, "translations", leaves, partial(_body, writer))


def _body(writer: Writer, leaf: Leaf[PageState]) -> str:
    """A page of the list; one that tells of no change says nothing of the history."""
    if any(state.counted.get(State.OLDER) for state in leaf.items):
        return _written(writer, leaf)
    told = [(row.original.key, row.locale, row.counted) for row in leaf.items]
    library, here = writer.library, replace(leaf, items=())
    made_of = repr((writer.locale, writer.among, writer.marks, writer.whole, here, told))
    parts = ("translations", around(library), made_of)
    return library.once(parts, partial(_written, writer, leaf))


def _written(writer: Writer, leaf: Leaf[PageState]) -> str:
    rows = []
    changes = []
    for state in leaf.items:
        total, language = len(state.original.prints), name_of(state.locale)
        rows.append({"state": state, "total": total, "language": language})
        changes += [_change(writer, state, pair) for pair in state.of(State.OLDER)]
    return writer.render(
        "translations.md.j2",
        leaf.key,
        rows=rows,
        changes=changes,
        State=State,
        many=len(languages()) > 2,
        own_words=_own(writer.locale),
        record=record_locale(),
    )


def _own(locale: Locale) -> Words | None:
    """The words of the page's language, if it is none of the program's and has any."""
    found = words_of(locale)
    return found if found.words and locale not in PROGRAM else None


def _change(writer: Writer, state: PageState, pair: Pair) -> Change:
    original, identifier = state.original, pair.original.id or ""
    path = f"{original.key}.{record_locale()}.md"
    found = writer.shared.history.passage(path, identifier, pair.recorded or "")
    before = found.block.text if found else ""
    changed = found.changed if found else None
    return Change(
        anchor=change_anchor(original.key, identifier, state.locale),
        title=writer.title(original.key),
        target=f"{original.key}#{identifier}",
        redline=redline(writer, before, pair.original.text) if found else Markup(),
        commit=changed.short if changed else "",
        day=changed.day if changed else None,
    )
