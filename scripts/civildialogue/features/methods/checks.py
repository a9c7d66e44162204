"""The rules of annexes that a schema can't say."""

from collections.abc import Iterator

from civildialogue.core.model.diagnostics import Diagnostic
from civildialogue.core.model.library import Library
from civildialogue.features.methods.model import AnnexMatter


def annexes(library: Library) -> Iterator[Diagnostic]:
    """Documents to be signed that rest on no law, or that no method asks for."""
    for page in library.originals.values():
        matter = page.original
        if isinstance(matter, AnnexMatter) and not matter.unready:
            for field, given in (("methods", matter.methods), ("legal-basis", matter.legal_basis)):
                if not given:
                    yield Diagnostic("annex-baseless", page.span_of("kind"), {"field": field})
