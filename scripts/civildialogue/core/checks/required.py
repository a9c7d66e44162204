"""Publications that ask more of their pages than the schema does."""

from collections.abc import Iterator

from civildialogue.core.model.diagnostics import Diagnostic
from civildialogue.core.model.library import Library
from civildialogue.core.model.schema import optional
from civildialogue.core.model.values import as_yaml_keys
from civildialogue.core.model.vocabulary import Origin


def fields(library: Library) -> Iterator[Diagnostic]:
    """Fields that a publication requires and a page of it does not give.

    An empty list is given: it says openly that there is nothing. Examples, and pages that are not
    published yet, may lack them.
    """
    for page in library.originals.values():
        folder = library.publication_of(page.key)
        kind = library.page_kind(page.original)
        is_free = page.original.origin is Origin.EXAMPLE or kind.is_draft(page.original)
        if folder is None or is_free:
            continue
        wanted = [n for n in library.publications[folder].required if n in optional(kind.matter)]
        values = as_yaml_keys(page.original) if wanted else {}
        for name in wanted:
            if (name,) not in page.fields or name not in values:
                params = {"field": name, "publication": folder}
                yield Diagnostic("field-required", page.span_of("kind"), params)
