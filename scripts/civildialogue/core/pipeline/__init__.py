"""The order of work: read, check, fix."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from civildialogue.core.active import using
from civildialogue.core.checks import registry
from civildialogue.core.model.diagnostics import Diagnostic, Severity
from civildialogue.core.model.library import Library, Page
from civildialogue.core.pipeline.fixing import MergeUnfinishedError as MergeUnfinishedError
from civildialogue.core.pipeline.fixing import fix as fix
from civildialogue.core.source.load import Files, Loader
from civildialogue.core.source.pack import Pack
from civildialogue.core.source.settings import Settings
from civildialogue.core.source.versions import Versions

LENIENT = frozenset(
    (
        "section-missing",
        "link-broken",
        "anchor-broken",
        "image-broken",
        "citation-unknown",
        "reference-unknown",
        "structure-differs",
    )
)
"""What a draft may still lack: it warns there, and fails where the text is published."""


@dataclass(frozen=True)
class Findings:
    """What was found, and how much was looked at. ``usable``: whether there was anything."""

    diagnostics: tuple[Diagnostic, ...]
    counts: Mapping[str, int]
    usable: bool = True


@dataclass(frozen=True)
class Inspection:
    """What a reading of the sources found. ``usable``: whether there was anything to be read."""

    library: Library
    diagnostics: tuple[Diagnostic, ...]
    usable: bool = True

    @property
    def failed(self) -> bool:
        """Whether anything of the gravest kind was found."""
        return any(d.severity is Severity.ERROR for d in self.diagnostics)

    @property
    def counts(self) -> Mapping[str, int]:
        """How many pages, links, citations, translations and permalinks were looked at."""
        seen: Counter[str] = Counter(pages=0, links=0, citations=0, permalinks=0)
        for page in self.library.pages:
            seen["pages"] += 1
            seen["links"] += len(page.targets)
            seen["citations"] += page.citations
        seen["translations"] = len([*self.library.translations])
        seen["permalinks"] = sum(len(page.prints) for page in self.library.originals.values())
        return seen

    @property
    def findings(self) -> Findings:
        """What was found, without what was read."""
        return Findings(self.diagnostics, dict(self.counts), self.usable)


def inspect(
    docs: Path,
    display: str = "docs",
    given: Settings | None = None,
    *,
    versions: Versions | None = None,
    over: Files | None = None,
    kept: Pack | None = None,
) -> Inspection:
    """Reads and checks a ``docs`` folder, and what is wrong with the settings that are given.

    ``versions`` are those of its history that count, all by default; ``over`` are files as they
    would be read, whatever the folder has in their places. ``kept`` has what was read and found
    before. Everything is collected; nothing is
    raised. What is due depends on ``clock.today``, and nothing else does.
    """
    if given and not given.usable:
        return Inspection(Library(), given.diagnostics, usable=False)
    versions = versions or Versions(docs)
    if given is None:
        return _inspect(Loader(docs, display, over, kept), given, versions, kept)
    with using(given.features):
        return _inspect(Loader(docs, display, over, kept), given, versions, kept)


def _inspect(
    loader: Loader, given: Settings | None, versions: Versions, kept: Pack | None
) -> Inspection:
    library = given.placed(loader.library) if given else loader.library
    drafts = {page.source.path for page in library.pages if _is_draft(library, page)}
    own = (*given.diagnostics, *given.notes) if given else ()
    found = [*own, *loader.diagnostics]
    for diagnostic in registry.run(library, versions, kept):
        is_lenient = diagnostic.code in LENIENT and diagnostic.span.path in drafts
        found.append(replace(diagnostic, lowered=Severity.WARNING) if is_lenient else diagnostic)
    return Inspection(library, tuple(sorted(found, key=lambda d: d.sort_key)))


def _is_draft(library: Library, page: Page) -> bool:
    """Severity follows status: what is not yet published warns where published text would fail."""
    record = library.record_of(page)
    return record is not None and library.page_kind(record).is_draft(record)
