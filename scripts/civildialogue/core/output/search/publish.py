"""Writes the search of a built site: the engine, each language's index, and the descriptions."""

import shutil
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from civildialogue.core.model.language import Locale, languages, message
from civildialogue.core.model.library import Library
from civildialogue.core.model.scripts import FOLDER, parts
from civildialogue.core.model.stemming.tongues import STEMMERS
from civildialogue.core.output.search import script, shards
from civildialogue.core.output.search.counting import Contribution, contributions
from civildialogue.core.output.search.documents import Document
from civildialogue.core.output.search.index import merged

_DESCRIPTION = """<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>{name}</ShortName>
<Description>{text}</Description>
<Language>{locale}</Language>
<InputEncoding>UTF-8</InputEncoding>
<Url type="text/html" template={template}/>
</OpenSearchDescription>
"""


def publish(site: Path, library: Library, base: str, documents: Iterable[Document]) -> None:
    """Adds the search to a built site that has the scripts of the theme.

    ``base`` is the site's address, with a slash at its end; ``documents`` are its pages, in any
    order.
    """
    write(site, library, base, given(documents))


def given(pages: Iterable[Document]) -> dict[Locale, list[Contribution]]:
    """What pages in all languages give to the index of each, sorted by their addresses."""
    versions: dict[str, list[Document]] = defaultdict(list)
    for page in pages:
        versions[page.url].append(page)
    found: dict[Locale, list[Contribution]] = {locale: [] for locale in languages()}
    for url in sorted(versions, key=lambda url: url.rstrip("/")):
        for page, contribution in zip(versions[url], contributions(versions[url]), strict=True):
            found[page.locale].append(contribution)
    return found


def write(
    site: Path, library: Library, base: str, pages: Mapping[Locale, Sequence[Contribution]]
) -> None:
    """Writes the search from what the pages of each language give, in their order."""
    many = parts(len(library.originals))
    for locale in languages():
        shards.write(site, merged(pages[locale], locale, terms(library, locale), many=many))
        target = site / f"{locale.prefix}opensearch.xml"
        target.write_text(description(locale, base, library.short_name[locale]), encoding="utf-8")
    script.write(site, site / FOLDER)
    shutil.rmtree(site / FOLDER / STEMMERS, ignore_errors=True)  # The engine has those it needs.


def terms(library: Library, locale: Locale) -> list[tuple[str, str]]:
    """The terms of the glossary in a language and in each other one, in the order of the site."""
    return [
        (term.value[one].term, term.value[two].term)
        for one, two in combinations(languages(), 2)
        if locale in (one, two)
        for term in library.glossary.values()
    ]


def description(locale: Locale, base: str, name: str) -> str:
    """The OpenSearch description of a language, for browsers (OpenSearch 1.1, draft 6)."""
    return _DESCRIPTION.format(
        name=escape(name),
        text=escape(message(locale, "search.summary")),
        locale=locale,
        template=quoteattr(f"{base}{locale.prefix}search/?q={{searchTerms}}"),
    )
