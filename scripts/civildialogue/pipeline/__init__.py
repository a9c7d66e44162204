"""The order of work: read, check, fix."""

import gc
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from civildialogue import checks
from civildialogue.checks.since import as_note, older
from civildialogue.model.diagnostics import Diagnostic, Severity
from civildialogue.model.library import Library, Page
from civildialogue.model.vocabulary import Status
from civildialogue.pipeline.fixing import NoTranslationError as NoTranslationError
from civildialogue.pipeline.fixing import fix as fix
from civildialogue.pipeline.fixing import record as record
from civildialogue.source import inline
from civildialogue.source.load import Loader
from civildialogue.source.revision import Base
from civildialogue.source.settings import Settings

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
            for block in page.blocks:
                seen["links"] += sum(1 for _ in inline.links(block))
                seen["citations"] += sum(1 for _ in inline.citations(block))
        seen["translations"] = len(self.library.translations)
        seen["permalinks"] = sum(len(page.by_id) for page in self.library.originals.values())
        return seen


def inspect(docs: Path, display: str = "docs", given: Settings | None = None) -> Inspection:
    """Reads and checks a ``docs`` folder, and what is wrong with the settings that are given.

    Everything is collected; nothing is raised. What is due depends on ``clock.today``, and nothing
    else does.
    """
    if given and not given.usable:
        return Inspection(Library(), given.diagnostics, usable=False)
    return _inspect(docs, display, given)


@contextmanager
def brief() -> Iterator[None]:
    """For a command that reads, says and ends: what it reads stays, and isn't looked through for
    garbage, which took a third of the time. Undone at the end.
    """
    gc.collect()
    gc.freeze()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.unfreeze()


def _inspect(docs: Path, display: str, given: Settings | None) -> Inspection:
    loader = Loader(docs, display)
    library = given.placed(loader.library) if given else loader.library
    drafts = {page.source.path for page in library.pages if _is_draft(library, page)}
    found = [*(given.diagnostics if given else ()), *loader.diagnostics]
    for diagnostic in checks.run(library):
        is_lenient = diagnostic.code in LENIENT and diagnostic.span.path in drafts
        found.append(replace(diagnostic, lowered=Severity.WARNING) if is_lenient else diagnostic)
    return Inspection(library, tuple(sorted(found, key=lambda d: d.sort_key)))


def judged_by(library: Library, docs: Path) -> Settings:
    """Settings without a finding of their own, by which earlier texts are judged like today's."""
    return Settings(docs, docs, docs, address=library.address, sending=library.sending)


def _is_draft(library: Library, page: Page) -> bool:
    """Severity follows status: what is not yet published warns where published text would fail."""
    return getattr(library.record_of(page), "status", None) is Status.DRAFT


def since(found: Inspection, docs: Path, display: str, revision: str) -> tuple[Inspection, int]:
    """The inspection with what the sources of ``revision`` had already as notes, and how many.

    What is due stays so: the calendar brings it, and no change.
    Raises RevisionError if there is nothing to compare with.
    """
    base = Base(docs, revision)
    if not found.diagnostics:
        return found, 0
    with tempfile.TemporaryDirectory() as folder:
        old = Path(folder, "docs")
        old.mkdir()
        base.write(old)
        before = inspect(old, display, judged_by(found.library, old)).diagnostics
    renames = {f"{display}/{a}": f"{display}/{b}" for a, b in base.renames().items()}
    told = [
        (d, is_old and d.severity is not Severity.DUE)
        for d, is_old in older(found.diagnostics, before, renames)
    ]
    diagnostics = tuple(as_note(d) if is_old else d for d, is_old in told)
    return replace(found, diagnostics=diagnostics), sum(is_old for _, is_old in told)
