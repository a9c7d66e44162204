"""The rules of findings and figures that a schema can't say."""

import posixpath
from collections.abc import Iterator

from civildialogue.core.checks.places import named_by_file
from civildialogue.core.model.diagnostics import Diagnostic
from civildialogue.core.model.library import Library
from civildialogue.features.analysis import sheet
from civildialogue.features.analysis.model import FIGURES, FINDINGS, Figure, Finding


def named_alike(library: Library) -> Iterator[Diagnostic]:
    """Records whose id is not the name of their file."""
    yield from named_by_file(library, Finding, Figure)


def findings(library: Library) -> Iterator[Diagnostic]:
    """Findings that rest on nothing, and those that nobody builds on yet."""
    cited = cited_findings(library)
    for name, located in library.records(Finding).items():
        if not located.value.figures and not located.value.sources:
            yield Diagnostic("finding-baseless", located.span_of("id"), {"id": name})
        if name not in cited:
            yield Diagnostic("finding-open", located.span_of("id"), {"id": name})


def figures(library: Library) -> Iterator[Diagnostic]:
    """Faults in the files of figures; figures that no finding and no text names."""
    records = library.records(Finding).values()
    used = {name for located in records for name in located.value.figures}
    used |= linked(library, FIGURES)
    for name, located in library.records(Figure).items():
        if located.beside is not None:
            yield from sheet.faults(located.value, located.beside)
        if name not in used:
            yield Diagnostic("figure-unused", located.span_of("id"), {"id": name})


def cited_findings(library: Library) -> set[str]:
    """The findings that the facts of a page name, or that a text links to."""
    named = {each.value for _, each in library.references.every if each.register == "findings"}
    return named | linked(library, FINDINGS)


def linked(library: Library, key: str) -> set[str]:
    """The places of a made page that texts link to."""
    ending = f"{posixpath.basename(key)}.md"
    found = set()
    for page in library.pages:
        for target in page.targets:
            path, _, anchor = target.partition("#")
            if anchor and path.endswith(ending) and library.resolve(page, path) == key:
                found.add(anchor)
    return found
