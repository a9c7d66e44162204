"""What a change brought: findings that were there before it weigh as notes."""

import posixpath
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from civildialogue.core.checks import permalinks
from civildialogue.core.model.diagnostics import Diagnostic, Severity
from civildialogue.core.model.language import record_locale
from civildialogue.core.model.library import Library
from civildialogue.core.model.localized import Localized
from civildialogue.core.pipeline import Inspection, inspect
from civildialogue.core.source.lists import LEDGER, first_file
from civildialogue.core.source.places import above
from civildialogue.core.source.revision import Base
from civildialogue.core.source.settings import NAME, Settings, settings
from civildialogue.core.source.versions import Versions

MOVING = "line"
"""The parameter that changes when only the lines above have changed."""


def older(
    now: Sequence[Diagnostic], before: Iterable[Diagnostic], renames: Mapping[str, str]
) -> Iterator[tuple[Diagnostic, bool]]:
    """Every finding of ``now`` with whether it was there ``before``, in its order.

    The same finding is one with the same code, file and message that weighed at least as much; so
    a fault in a file that nobody touched is new if the change caused it, and so is a fault that
    begins to count because a draft was published. Of several alike, those on unchanged lines are
    matched first. ``renames`` maps paths of ``before`` to those of ``now``.
    """
    known: dict[tuple[str, str, str], list[Diagnostic]] = defaultdict(list)
    for diagnostic in before:
        known[_key(diagnostic, renames)].append(diagnostic)
    matched: set[int] = set()
    for same_line in (True, False):
        for index, diagnostic in enumerate(now):
            if index in matched:
                continue
            left = known[_key(diagnostic, {})]
            for candidate in left:
                same = candidate.span.excerpt == diagnostic.span.excerpt or not same_line
                if same and candidate.severity.rank <= diagnostic.severity.rank:
                    left.remove(candidate)
                    matched.add(index)
                    break
    return ((diagnostic, index in matched) for index, diagnostic in enumerate(now))


def as_note(diagnostic: Diagnostic) -> Diagnostic:
    """The same finding, weighing as a note."""
    return replace(diagnostic, lowered=Severity.NOTE)


def _key(diagnostic: Diagnostic, renames: Mapping[str, str]) -> tuple[str, str, str]:
    def current(value: str | Localized) -> str | Localized:
        return renames.get(value, value) if isinstance(value, str) else value

    params = {name: current(value) for name, value in diagnostic.params.items()}
    words = replace(diagnostic, params={**params, MOVING: ""}).message(record_locale())
    return diagnostic.code, renames.get(diagnostic.span.path, diagnostic.span.path), words


def judged_by(library: Library, docs: Path) -> Settings:
    """Settings without a finding of their own, by which earlier texts are judged like today's."""
    return Settings(
        docs,
        docs,
        docs,
        address=library.address,
        sending=library.sending,
        features=tuple(feature.name for feature in library.features),
    )


def of_settings(found: Inspection, docs: Path, revision: str) -> tuple[Diagnostic, ...]:
    """What was wrong with the settings at a revision, if anything is now. Raises RevisionError."""
    named = (d.span.path for d in found.diagnostics)
    display = next((path for path in named if path.rpartition("/")[2] == NAME), None)
    project = above(docs.resolve(), NAME)
    if display is None or project is None:
        return ()
    with tempfile.TemporaryDirectory() as folder:
        Base(project, revision).write(Path(folder))
        told = settings(Path(folder), display).diagnostics
    settings(project, display, docs)  # The languages and the zone are those of today again.
    return told


def besides(found: Iterable[Diagnostic], lost: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """What was ``found``, without what the comparison says of the same place: it knows more."""
    told = {(d.code, d.span) for d in lost}
    return tuple(d for d in found if (d.code, d.span) not in told)


def around(found: Inspection, base: Base, display: str, folder: Path) -> None:
    """Writes the files beside the sources in which something is found as they were."""
    place = posixpath.dirname(display)
    outside = (d.span.path for d in found.diagnostics if not d.span.path.startswith(f"{display}/"))
    named = {posixpath.relpath(path, place) if place else path for path in outside}
    for path in sorted({*named, NAME} if named else ()):
        text, target = base.outside(path)[0], folder / path
        if text is not None and folder in target.parents:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text.text, encoding="utf-8")


def losses(before: Library, after: Library, revision: str) -> Iterator[Diagnostic]:
    """What a change took away of a feature that has to stay."""
    for feature in after.features:
        for each in feature.losses:
            yield from each(before, after, revision)


def shrunk(before: Library, after: Library, revision: str, display: str) -> tuple[Diagnostic, ...]:
    """What the ledger of permalinks had at a revision and has lost."""
    path = f"{display}/{first_file(LEDGER)}"
    return tuple(permalinks.shrunk(after, before.permalinks, revision, path))


def since(found: Inspection, docs: Path, display: str, revision: str) -> tuple[Inspection, int]:
    """The inspection with what the sources of ``revision`` had already as notes, and how many.

    What is due stays so: the calendar brings it, and no change. What the ledger of permalinks lost,
    or a feature, is an error that no sources can show alone.
    Raises RevisionError if there is nothing to compare with.
    """
    base = Base(docs, revision)
    with tempfile.TemporaryDirectory() as folder:
        old = Path(folder, "docs")
        old.mkdir()
        base.write(old)
        around(found, base, display, Path(folder))
        before = inspect(
            old, display, judged_by(found.library, old), versions=Versions(docs, base.commit)
        )
    lost = [*shrunk(before.library, found.library, base.revision, display)]
    lost += losses(before.library, found.library, base.revision)
    earlier = (*before.diagnostics, *of_settings(found, docs, revision))
    renames = {f"{display}/{a}": f"{display}/{b}" for a, b in base.renames().items()}
    told = [
        (d, is_old and d.severity is not Severity.DUE)
        for d, is_old in older(besides(found.diagnostics, lost), earlier, renames)
    ]
    diagnostics = (*(as_note(d) if is_old else d for d, is_old in told), *lost)
    diagnostics = tuple(sorted(diagnostics, key=lambda d: d.sort_key))
    return replace(found, diagnostics=diagnostics), sum(is_old for _, is_old in told)
