"""``check --fix``: what the program may write into the sources by itself."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import chain
from pathlib import Path

from civildialogue.core.checks.permalinks import renames, tombstones_of
from civildialogue.core.checks.placeholders import words
from civildialogue.core.checks.translations import order
from civildialogue.core.model.drift import State, table
from civildialogue.core.model.library import Library, Page
from civildialogue.core.pipeline.rewriting import MOST_ROUNDS, is_sure, rewritten
from civildialogue.core.source import conflict, edit, ledger, register, revision
from civildialogue.core.source.assets import cleaned
from civildialogue.core.source.lists import LEDGER, REGISTERS, list_of
from civildialogue.core.source.load import Loader
from civildialogue.core.source.reading import read
from civildialogue.core.source.versions import Versions
from civildialogue.core.source.writing import write, write_all

Fixes = Callable[[Library, Versions], Iterator[tuple[str, str]]]


class MergeUnfinishedError(Exception):
    """Texts between whose wordings nobody has chosen: whatever is added would fit one of them."""


def fix(docs: Path) -> list[str]:
    """Makes every fix and returns the paths of the files changed. A second time nothing is left.

    Raises MergeUnfinishedError, with nothing written but the lists in which a merge stopped and
    that can be merged record by record.
    """
    fixing = _Fixing(docs)
    fixing.run(_settled)
    if any(found.code == conflict.CODE for found in fixing.loader.diagnostics):
        raise MergeUnfinishedError
    renamed = {(page.key, b.id or ""): lost for page, lost, b in renames(fixing.loader.library)}
    fixing.run(_pictures)
    for _ in range(MOST_ROUNDS):  # A passage with an id can be set right where it could not before.
        if not fixing.run(_rewritten, _original_ids, _translation_ids):
            break
    fixing.run(_unmatched, _in_order, _registers)
    every = (fixes for feature in fixing.loader.library.features for fixes in feature.fixes)
    fixing.run(*(partial(_by_history, fixes) for fixes in every))
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


def _settled(docs: Path, loader: Loader) -> Iterator[str]:
    """Lists of ``_data`` in which a merge stopped, where no record was changed in two ways.

    Git merges by lines: of two records added in one place it takes the equal lines for one. The
    ledger has what either side has.
    """
    stopped = {found.span.path for found in loader.diagnostics if found.code == conflict.CODE}
    for path in (*_files(loader), *loader.lists[LEDGER]):
        sides = revision.sides(docs, path) if f"{loader.display}/{path}" in stopped else None
        if sides is None:
            continue
        of_ledger = list_of(path) == LEDGER
        text = ledger.merged(*sides[1:]) if of_ledger else register.merged(*sides)
        if text is not None:
            write(docs, path, text)
            yield path


def _files(loader: Loader) -> Iterator[str]:
    """The files of every list that is written record by record."""
    return (path for name in REGISTERS for path in loader.lists[name])


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
    taken = {name or "" for name in library.references.buried.get(page.key, ())}
    others = library.translations_of(page.key).values() if partner is None else ()
    for other in others:  # Its ids are for other passages, but what was lost.
        taken |= other.by_id.keys() - library.permalinks.get(page.key, {}).keys()
    if (ids := edit.new_ids(page, partner, taken)) and is_sure(page):
        yield _write(docs, page, edit.with_ids(page, ids))


def _unmatched(docs: Path, loader: Loader) -> Iterator[str]:
    """Translations of passages that were removed with a tombstone go with them.

    Of two with the same id a person has to say which one is meant.
    """
    stones = tombstones_of(loader.library)
    for page in loader.library.translations:
        original = loader.library.originals.get(page.key)
        counted = Counter(block.id for block in page.blocks)
        gone = [
            name
            for name, block in page.by_id.items()
            if original and block.lasting and name not in original.by_id
            if (page.key, name) in stones and counted[name] == 1
        ]
        if gone and is_sure(page):
            yield _write(docs, page, edit.buried(page, gone))


def _registers(docs: Path, loader: Loader) -> Iterator[str]:
    """Lists of ``_data`` in the order of their ids; one with faults is left alone."""
    faulty = {found.span.path.removeprefix("docs/") for found in loader.diagnostics}
    library = loader.library
    lists = (library.authorities, library.glossary, library.sources, library.themes)
    records = chain(*(each.values() for each in lists), library.tombstones)
    for path in sorted(register.unordered(records) - faulty):
        source = read(docs, path, "docs")
        if (text := register.ordered(source)) != source.written:
            write(docs, path, text)
            yield path


def _in_order(docs: Path, loader: Loader) -> Iterator[str]:
    out = {found.span.path for found in order(loader.library)}
    for page in loader.library.translations:
        if page.source.path in out and is_sure(page):
            yield _write(docs, page, edit.in_order(page, loader.library.originals[page.key]))


def _by_history(fixes: Fixes, docs: Path, loader: Loader) -> Iterator[str]:
    """What a feature sets right by the history of the texts."""
    for path, text in fixes(loader.library, Versions(docs)):
        write(docs, path, text)
        yield path


def _first_records(docs: Path, loader: Loader) -> Iterator[str]:
    """Of passages that are new in original and translation; of any other only a person knows.

    One that was published on another page, where it is gone, was moved and is not new; a name that
    several pages have, such as that of a section, tells nothing.
    """
    library, unwritten = loader.library, words()
    standing = Counter(name for page in library.originals.values() for name in page.by_id)
    moved = {
        name
        for key, published in library.permalinks.items()
        for name in published
        if standing[name] == 1
        if key not in library.originals or name not in library.originals[key].by_id
    }
    for row in table(library):
        known = library.permalinks.get(row.original.key, ())
        fresh = [
            pair.original.id or ""
            for pair in row.of(State.UNRECORDED)
            if pair.original.id not in known and pair.original.id not in moved
            if pair.translation and pair.translation.text.strip() not in unwritten
        ]
        if row.translation and fresh:
            yield _write(
                docs, row.translation, edit.as_current(row.original, row.translation, fresh)
            )


def _ledger(docs: Path, loader: Loader, renamed: Mapping[tuple[str, str], str]) -> Iterator[str]:
    """A ledger with faults is left alone; an id that a person put in another's place is not
    recorded, or nothing would say any more that the other was changed.
    """
    files = {f"{loader.display}/{path}" for path in loader.lists[LEDGER]}
    if not any(found.span.path in files for found in loader.diagnostics):
        changed = ledger.updated(loader.library, renamed)
        write_all(docs, {path: text.encode() for path, text in changed.items()})
        yield from changed


def _write(docs: Path, page: Page, text: str) -> str:
    path = f"{page.key}.{page.locale}.md"
    write(docs, path, text)
    return path
