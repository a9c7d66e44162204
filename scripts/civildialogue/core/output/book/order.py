"""What is wanted of books and other files, and what comes of it; what makes them loads slowly."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from civildialogue.core.model.downloads import Download
from civildialogue.core.model.language import Locale, languages

if TYPE_CHECKING:
    from civildialogue.core.site.writing.context import Shared
    from civildialogue.core.source.settings import Settings

FORMS = ("pdf", "epub")


@dataclass(frozen=True)
class Order:
    """What is wanted: formats, languages, and the names of books (none for all)."""

    forms: tuple[str, ...] = FORMS
    locales: tuple[Locale, ...] = field(default_factory=languages)
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Made:
    """A file of an order. ``content`` is none where the file that is there is still right."""

    download: Download
    content: bytes | None


@dataclass(frozen=True)
class Materials:
    """What features make files of: the texts as they were read once, with the sum of all
    ``sources``; the settings; and the files that are ``known`` to be there, by their names.
    """

    shared: "Shared"
    settings: "Settings"
    sources: str
    known: Mapping[str, Download]


def filed(
    known: Mapping[str, Download], facts: Mapping[str, object], make: Callable[[], bytes]
) -> Made:
    """A file with the facts of a ``Download``; made only if it isn't ``known`` to be made of that.

    ``facts`` are all but the size and the sum.
    """
    old = known.get(str(facts["name"]))
    if old is not None and old.made_from == facts["made_from"]:
        return Made(old.model_copy(update={"sources": facts["sources"]}), None)
    content = make()
    sum_ = hashlib.sha256(content).hexdigest()
    whole = {**facts, "size": len(content), "sha256": sum_}
    return Made(Download.model_validate(whole), content)


class UnknownBookError(Exception):
    """A name that no book has; it is the message."""
