"""The registers that every site has, cut into pages, and where each of their entries stands."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from civildialogue.core.model import language as languages
from civildialogue.core.model.drift import PageState, State
from civildialogue.core.model.language import Locale
from civildialogue.core.model.leaves import Leaf, cut
from civildialogue.core.model.library import Library
from civildialogue.core.model.vocabulary import AUTHORITIES

if TYPE_CHECKING:
    from civildialogue.core.site.writing.context import Writer

SOURCES, GLOSSARY, TRANSLATIONS = "about/sources", "about/glossary", "about/translations"
SIZE: dict[str, int] = {SOURCES: 80, GLOSSARY: 250, TRANSLATIONS: 100}
"""Entries on a page, so that none has more than some 120 kB."""


def leaves(writer: "Writer", register: str) -> list[Leaf[str]]:
    """The pages of a register with the ids of their entries, in the order of the language."""
    library = writer.library
    if register == SOURCES:
        words = {name: each.value.short[writer.locale] for name, each in library.sources.items()}
    else:
        words = {name: each.value[writer.locale].term for name, each in library.glossary.items()}
    return cut(register, writer.sorted(words), len(words) or 1 if writer.whole else SIZE[register])


def sources(writer: "Writer") -> list[Leaf[str]]:
    """The pages of the bibliography."""
    return leaves(writer, SOURCES)


def glossary(writer: "Writer") -> list[Leaf[str]]:
    """The pages of the glossary."""
    return leaves(writer, GLOSSARY)


def translations(writer: "Writer") -> list[Leaf[PageState]]:
    """The pages of the state of translation: a row for each text in each other language."""
    return cut(TRANSLATIONS, [*writer.shared.translations.values()], SIZE[TRANSLATIONS])


def change_anchor(key: str, block_id: str | None, locale: Locale) -> str:
    """The id under which the page of translations shows what changed since a block's translation.

    The first translation's ids have no tag, as no other had one once.
    """
    tag = "" if locale == languages.translations()[0] else f"{locale}-"
    return f"{tag}{key.replace('/', '-')}-{block_id}"


def places(writer: "Writer") -> Mapping[str, str]:
    """For each entry that isn't on the first page of its register: ``page#anchor`` → its page."""
    found: dict[str, str] = {}
    for make, prefix in ((sources, "source-"), (glossary, "")):
        for leaf in writer.of(make)[1:]:
            found |= {f"{leaf.list}#{prefix}{name}": leaf.key for name in leaf.items}
    for rows in writer.of(translations)[1:]:
        for state in rows.items:
            for pair in state.of(State.OLDER):
                anchor = change_anchor(state.original.key, pair.original.id, state.locale)
                found[f"{TRANSLATIONS}#{anchor}"] = rows.key
    return found


def authority(library: Library, identifier: str) -> str:
    """Where the site tells of an authority: on its own page, or else in the list of all."""
    own = f"{AUTHORITIES}/{identifier}"
    return own if own in library.made else f"{AUTHORITIES}#{identifier}"
