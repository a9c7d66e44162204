"""``translations --record``: a person says which translations are up to date."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from civildialogue.core.model.drift import PageState, State, table
from civildialogue.core.model.language import Locale
from civildialogue.core.pipeline.proposing import write_checked
from civildialogue.core.source.edit import as_current
from civildialogue.core.source.load import Loader
from civildialogue.core.source.scaffold import NotWrittenError


class NoTranslationError(NotWrittenError):
    """A page or a passage that has no translation."""


@dataclass(frozen=True)
class Recorded:
    """A passage whose translation is held for current from now on, and how it stood before."""

    locale: Locale
    id: str
    before: State


def record(
    docs: Path, key: str, blocks: Sequence[str] = (), locale: Locale | None = None
) -> list[Recorded]:
    """Records that translations are up to date, whole or for some blocks; returns what changed.

    That in ``locale``, or every one that there is. Raises NoTranslationError if there is no such
    translated page, or no such block, and what `write_checked` does.
    """
    library = Loader(docs).library
    original, found = library.originals.get(key), library.translations_of(key)
    chosen = [page for tag, page in found.items() if locale in (None, tag)]
    if original is None or not chosen:
        raise NoTranslationError("no-pair", name=key)
    told: list[Recorded] = []
    files: dict[str, bytes] = {}
    for row in table(library):
        if row.translation in chosen and (changed := [*_changed(row, blocks)]):
            text = as_current(original, row.translation, (each.id for each in changed))
            files[f"{key}.{row.locale}.md"] = text.encode()
            told += changed
    write_checked(docs, files)
    return told


def _changed(row: PageState, blocks: Sequence[str]) -> Iterator[Recorded]:
    both = {pair.original.id or "": pair for pair in row.pairs if pair.translation}
    for name in blocks:
        if name not in both:
            raise NoTranslationError("no-pair", name=name)
    for name in dict.fromkeys(blocks) or both:
        if both[name].state is not State.CURRENT:
            yield Recorded(row.locale, name, both[name].state)
