"""Compares the sources with what a change started from."""

import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from civildialogue.core import pipeline
from civildialogue.core.feature import RecordKind
from civildialogue.core.model.language import Locale
from civildialogue.core.model.library import Library
from civildialogue.core.model.text import SourceText
from civildialogue.core.pipeline.since import besides, losses, older, shrunk
from civildialogue.core.site.writing.context import Shared, Writer
from civildialogue.core.source.frontmatter import fields_of
from civildialogue.core.source.history import History
from civildialogue.core.source.lists import LEDGER, list_of
from civildialogue.core.source.page import page_name
from civildialogue.core.source.reading import UnreadableError, decoded
from civildialogue.core.source.revision import Base
from civildialogue.core.source.settings import NAME, Settings
from civildialogue.core.source.versions import Versions
from civildialogue.core.source.yamlmap import read_yaml
from civildialogue.features.review.changes import Changes, changes
from civildialogue.features.review.pages.parts import Review
from civildialogue.features.review.texts import Fact, differing, fields

_NOTE = re.compile(r"changelog\.d/[^/]+\.content\.md")
"""A note about a change of texts, which belongs to it. Source: towncrier.toml."""


def review(docs: Path, revision: str, given: Settings | None = None, head: str = "") -> Review:
    """What a change of the sources means against a revision. Raises RevisionError.

    Both states are read from Git alone: the change is what the index holds, or ``head``. They are
    judged by the settings that are given; what is wrong with those is not told here.
    """
    base = Base(docs, revision, head)
    judge = replace(given, diagnostics=()) if given else None
    with tempfile.TemporaryDirectory() as folder:
        old, new = Path(folder, "old"), Path(folder, "new")
        for place in (old, new):
            place.mkdir()
        base.write(old)
        base.write_change(new)
        known, own = Versions(docs, base.commit), Versions(docs, base.head or "HEAD")
        before = pipeline.inspect(old, docs.name, judge, versions=known)
        after = pipeline.inspect(new, docs.name, judge, versions=own)
    moved = base.renames()
    renames = {_key(was): _key(now) for was, now in moved.items() if page_name().match(_name(now))}
    library = after.library
    lost = shrunk(before.library, library, base.revision, docs.name)
    gone = (*lost, *losses(before.library, library, base.revision))
    paths = {f"{docs.name}/{was}": f"{docs.name}/{now}" for was, now in moved.items()}
    told = older(besides(after.diagnostics, gone), before.diagnostics, paths)
    found = changes(before.library, library, renames)
    new_findings = (diagnostic for diagnostic, is_old in told if not is_old)
    touched = base.changed()
    return Review(
        library=library,
        changes=found,
        outside=tuple(path for path in touched if not _is_text(base, path)),
        others=_public(library, [*_others(found, base, touched, docs.name)]),
        settings=tuple(_settings(base)),
        diagnostics=(*new_findings, *gone),
        shrunk=lost,
        base=base.commit[:10],
        head=base.head[:10],
        unstaged=_public(library, [] if head else base.unstaged()),
        unsigned=tuple(_unsigned(library, base, own)) if given and given.sign_off else (),
    )


def writer(docs: Path, found: Review, locale: Locale) -> Writer:
    """What writes the words of a review."""
    return Writer(Shared(found.library, History(docs)), locale)


def _is_text(base: Base, path: str) -> bool:
    """Whether a file is one of the texts, or a note about them."""
    return path.startswith(base.prefix) or bool(
        path.startswith(base.around) and _NOTE.fullmatch(path.removeprefix(base.around))
    )


def _others(found: Changes, base: Base, touched: Iterable[str], display: str) -> Iterator[str]:
    """Files of the sources of which nothing else is told: pictures, and what changed unseen.

    What the ledger lost, and rows of no passage, are told; all other rows follow from passages.
    """
    told = {path.removeprefix(f"{display}/") for path in found.paths}
    told |= {f"{each.key}.{each.locale}.md" for each in found.declared}
    for path in touched:
        inner = path.removeprefix(base.prefix)
        is_told = inner in told or list_of(inner) == LEDGER
        if path.startswith(base.prefix) and not is_told:
            yield inner


def _public(library: Library, paths: Iterable[str]) -> tuple[str, ...]:
    """Paths of which each may be said: a file that the public wrote may bear a name, so its folder.

    They are those below the sources.
    """
    kinds = [kind for each in library.features for kind in each.records if kind.is_public]
    folders = {path: kind.folder for path in paths for kind in kinds if kind.has(path)}
    return tuple(dict.fromkeys(folders.get(path, path) for path in paths))


def _unsigned(library: Library, base: Base, versions: Versions) -> Iterator[str]:
    """The commits that nobody signed off. One that only brings files of the public needs no line
    in which its author gives a licence: each such file has it in a field. What is said of them
    later is others' work.
    """
    kinds = [kind for each in library.features for kind in each.records]
    licensed = [k for k in kinds if k.is_public and "licence" in k.model.model_fields]
    for commit, touched in base.unsigned():
        paths = [path.removeprefix(base.prefix) for way, path in touched if way == "A"]
        if len(paths) < len(touched) or not _is_given(licensed, versions, commit, paths):
            yield commit[:10]


def _is_given(
    licensed: Sequence[RecordKind], versions: Versions, commit: str, paths: Sequence[str]
) -> bool:
    """Whether each of the files that a commit brings gives its licence itself."""
    of = [[kind for kind in licensed if kind.has(path)] for path in paths]
    if not all(of):
        return False
    every = versions.contents([(commit, path) for path in paths])
    return all(
        any(_is_plain(kind, path, data) for kind in kinds)
        for path, kinds, data in zip(paths, of, every, strict=True)
    )


def _is_plain(kind: RecordKind, path: str, data: bytes) -> bool:
    """Whether a file has nothing that no record has when it comes; not if it can't be read."""
    try:
        source = decoded(path, data)
    except UnreadableError:
        return False
    values = fields_of(source)
    return values is not None and values.keys().isdisjoint(kind.later)


def _settings(base: Base) -> Iterator[Fact]:
    old, new = (_read(text) for text in base.outside(NAME))
    yield from differing(old, new)


def _read(source: SourceText | None) -> dict[str, str]:
    return fields(read_yaml(source).value) if source else {}


def _name(path: str) -> str:
    return path.rpartition("/")[2]


def _key(path: str) -> str:
    match = page_name().match(_name(path))
    return path.removesuffix(f".{match[2]}.md") if match else path
