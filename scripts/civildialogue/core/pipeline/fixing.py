"""``check --fix`` and ``translations --record``: what the program may write into the sources."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from civildialogue.core.checks.permalinks import renames
from civildialogue.core.model.drift import State, table
from civildialogue.core.model.language import Locale
from civildialogue.core.model.library import Library, Page
from civildialogue.core.pipeline.rewriting import MOST_ROUNDS, is_sure, rewritten
from civildialogue.core.source import edit
from civildialogue.core.source.assets import cleaned
from civildialogue.core.source.ledger import LEDGER, updated
from civildialogue.core.source.load import Loader
from civildialogue.core.source.writing import write, write_all


def fix(docs: Path) -> list[str]:
    """Makes every fix and returns the paths of the files changed. A second time nothing is left."""
    fixing = _Fixing(docs)
    renamed = {(page.key, b.id or ""): lost for page, lost, b in renames(fixing.loader.library)}
    fixing.run(_pictures)
    for _ in range(MOST_ROUNDS):  # A passage with an id can be set right where it could not before.
        if not fixing.run(_rewritten, _original_ids, _translation_ids):
            break
    fixing.run(_first_records, partial(_ledger, renamed=renamed))
    return list(dict.fromkeys(fixing.paths))


class _Fixing:
    """The steps done so far; the project is read again only when one has written something."""

    def __init__(self, docs: Path) -> None:
        self.docs, self.loader = docs, Loader(docs)
        self.paths: list[str] = []

    def run(self, *steps: Callable[[Path, Loader], Iterator[str]]) -> bool:
        """Whether any step changed a file; each sees what the one before it wrote."""
        before = len(self.paths)
        for step in steps:
            if changed := list(step(self.docs, self.loader)):
                self.paths += changed
                self.loader = Loader(self.docs)
        return len(self.paths) > before


def _pictures(docs: Path, loader: Loader) -> Iterator[str]:
    for found in loader.diagnostics:
        path = found.span.path.removeprefix("docs/")
        if found.code == "image-metadata" and (data := cleaned(docs, path)) is not None:
            write_all(docs, {path: data})
            yield path


def _rewritten(docs: Path, loader: Loader) -> Iterator[str]:
    for page in rewritten(loader.library):
        yield _write(docs, page, page.source.written)


def _original_ids(docs: Path, loader: Loader) -> Iterator[str]:
    for page in loader.library.originals.values():
        yield from _with_ids(docs, loader.library, page, None)


def _translation_ids(docs: Path, loader: Loader) -> Iterator[str]:
    """After the originals, from which a translation takes its ids."""
    for page in loader.library.translations:
        if original := loader.library.originals.get(page.key):
            yield from _with_ids(docs, loader.library, page, original)


def _with_ids(docs: Path, library: Library, page: Page, partner: Page | None) -> Iterator[str]:
    taken = {s.value.id or "" for s in library.tombstones if s.value.page == page.key}
    others = library.translations_of(page.key).values() if partner is None else ()
    for other in others:  # Its ids are for other passages, but what was lost.
        taken |= other.by_id.keys() - library.permalinks.get(page.key, {}).keys()
    if (ids := edit.new_ids(page, partner, taken)) and is_sure(page):
        yield _write(docs, page, edit.with_ids(page, ids))


def _first_records(docs: Path, loader: Loader) -> Iterator[str]:
    for row in table(loader.library):
        if row.translation and (fresh := row.of(State.UNRECORDED)):
            hashes = dict(row.translation.translates)
            hashes |= {pair.original.id or "": pair.original.hash for pair in fresh}
            yield _record(docs, row.original, row.translation, hashes)


def _ledger(docs: Path, loader: Loader, renamed: Mapping[tuple[str, str], str]) -> Iterator[str]:
    """A ledger with faults is left alone; an id that a person put in another's place is not
    recorded, or nothing would say any more that the other was changed.
    """
    if any(d.span.path.endswith(LEDGER) for d in loader.diagnostics):
        return
    text = updated(loader.library, renamed)
    if not (docs / LEDGER).is_file() or loader.library.permalink_source.written != text:
        write(docs, LEDGER, text)
        yield LEDGER


class NoTranslationError(Exception):
    """A page or a passage that doesn't stand in both languages; its name is the message."""


def record(docs: Path, key: str, blocks: Sequence[str] = (), locale: Locale | None = None) -> int:
    """Records that translations are up to date, whole or for some blocks; returns how many.

    That in ``locale``, or every one that there is. Raises NoTranslationError if there is no such
    page in both languages, or no such block.
    """
    library = Loader(docs).library
    original, found = library.originals.get(key), library.translations_of(key)
    chosen = [page for tag, page in found.items() if locale in (None, tag)]
    if original is None or not chosen:
        raise NoTranslationError(key)
    return sum(_recorded(docs, original, translation, blocks) for translation in chosen)


def _recorded(docs: Path, original: Page, translation: Page, blocks: Sequence[str]) -> int:
    both = [i for i in original.by_id if i in translation.by_id]
    wanted = blocks or both
    for name in wanted:
        if name not in both:
            raise NoTranslationError(name)
    fresh = {i: original.by_id[i].hash for i in wanted if translation.by_id[i].lasting}
    _record(docs, original, translation, dict(translation.translates) | fresh)
    return len(fresh)


def _record(docs: Path, original: Page, translation: Page, hashes: dict[str, str]) -> str:
    ordered = {i: hashes[i] for i in original.by_id if i in hashes}
    return _write(docs, translation, edit.with_record(translation, ordered))


def _write(docs: Path, page: Page, text: str) -> str:
    path = f"{page.key}.{page.locale}.md"
    write(docs, path, text)
    return path
