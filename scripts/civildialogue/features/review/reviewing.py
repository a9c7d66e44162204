"""Compares the sources with what a change started from."""

import tempfile
from dataclasses import replace
from pathlib import Path

from civildialogue.core import pipeline
from civildialogue.core.model.language import Locale
from civildialogue.core.pipeline.since import older
from civildialogue.core.site.writing.context import Shared, Writer
from civildialogue.core.source.history import History
from civildialogue.core.source.page import page_name
from civildialogue.core.source.revision import Base
from civildialogue.core.source.settings import Settings
from civildialogue.features.review.changes import changes
from civildialogue.features.review.pages.parts import Review


def review(docs: Path, revision: str, given: Settings | None = None) -> Review:
    """What the sources of today mean against those of a revision. Raises RevisionError.

    Both are judged by the settings that are given; what is wrong with those is not told here.

    The files of the repository are those in the index: a change is reviewed as it is committed.
    """
    base = Base(docs, revision)
    with tempfile.TemporaryDirectory() as folder:
        old = Path(folder, "docs")
        old.mkdir()
        base.write(old)
        judge = replace(given, diagnostics=()) if given else None
        before = pipeline.inspect(old, docs.name, judge)
    after = pipeline.inspect(docs, docs.name, judge)
    moved = base.renames()
    renames = {_key(was): _key(now) for was, now in moved.items() if page_name().match(_name(now))}
    paths = {f"{docs.name}/{was}": f"{docs.name}/{now}" for was, now in moved.items()}
    told = older(after.diagnostics, before.diagnostics, paths)
    return Review(
        changes=changes(before.library, after.library, renames),
        outside=tuple(path for path in base.changed() if not path.startswith(base.prefix)),
        diagnostics=tuple(diagnostic for diagnostic, is_old in told if not is_old),
    )


def writer(docs: Path, locale: Locale) -> Writer:
    """What writes the words of a review."""
    return Writer(Shared(pipeline.inspect(docs, docs.name).library, History(docs)), locale)


def _name(path: str) -> str:
    return path.rpartition("/")[2]


def _key(path: str) -> str:
    match = page_name().match(_name(path))
    return path.removesuffix(f".{match[2]}.md") if match else path
