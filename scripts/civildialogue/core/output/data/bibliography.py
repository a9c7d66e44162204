"""The bibliography for reference managers: CSL-JSON, BibTeX and RIS.

Sources: CSL 1.0.2, appendix IV (variables); BibTeX as biblatex 3.20 reads it, section 2.2 (fields);
RIS, “RIS Format Specifications” (tags). What a form has no field for goes in its note.
"""

import json
from collections.abc import Iterable

from civildialogue.core.model.conventions import NBSP, format_partial_date
from civildialogue.core.model.language import Locale, message
from civildialogue.core.model.records import Source
from civildialogue.core.model.vocabulary import SourceType
from civildialogue.core.output.data.references import dated, entry, tagged

_BIBTEX = {
    SourceType.LEGISLATION: "misc",
    SourceType.REPORT: "techreport",
    SourceType.WEBPAGE: "online",
    SourceType.BOOK: "book",
    SourceType.ARTICLE_JOURNAL: "article",
    SourceType.STANDARD: "misc",
    SourceType.DATASET: "misc",
}
_RIS = {
    SourceType.LEGISLATION: "STAT",
    SourceType.REPORT: "RPRT",
    SourceType.WEBPAGE: "ELEC",
    SourceType.BOOK: "BOOK",
    SourceType.ARTICLE_JOURNAL: "JOUR",
    SourceType.STANDARD: "STAND",
    SourceType.DATASET: "DATA",
}
_LANGUAGES = {"bg": "bulgarian", "en": "english"}


def forms(sources: Iterable[Source], locale: Locale) -> dict[str, str]:
    """The three forms of the whole bibliography by the ending of their file."""
    listed = list(sources)
    return {
        "bib": "\n".join(_bibtex(source, locale) for source in listed),
        "ris": "\r\n".join(_ris(source, locale) for source in listed),
        "csl.json": json.dumps([csl(s, locale) for s in listed], ensure_ascii=False, indent=1)
        + "\n",
    }


def note(source: Source, locale: Locale) -> str:
    """What was read and what else is to be known, in the words of the bibliography's page."""
    said = []
    if source.read_at:
        said.append(f"{message(locale, 'sources.read-at')} {source.read_at}.")
    elif source.read_via:
        said.append(source.read_via[locale])
    if source.note:
        said.append(source.note[locale])
    if source.as_of:
        date = format_partial_date(source.as_of, locale).replace(NBSP, " ")
        said.append(message(locale, "sources.as-of", date=date))
    return " ".join(said)


def csl(source: Source, locale: Locale) -> dict[str, object]:
    """One item of CSL-JSON; fields without a value are left out."""
    item: dict[str, object] = {
        "id": source.id,
        "type": str(source.type),
        "title": source.title[locale],
        "title-short": source.short[locale],
        "author": [{"literal": name} for name in source.author],
        "publisher": source.publisher,
        "container-title": source.container_title,
        "number": source.number,
        "jurisdiction": source.jurisdiction if source.type is SourceType.LEGISLATION else None,
        "issued": dated(source.issued) if source.issued else None,
        "accessed": dated(source.accessed.isoformat()),
        "version": source.version[locale] if source.version else None,
        "language": source.language,
        "URL": str(source.url),
        "DOI": source.doi,
        "ISBN": source.isbn,
        "note": note(source, locale),
    }
    return {name: value for name, value in item.items() if value}


def _bibtex(source: Source, locale: Locale) -> str:
    return entry(
        _BIBTEX[source.type],
        source.id,
        {
            "title": source.title[locale],
            "shorttitle": source.short[locale],
            "author": source.author,
            "publisher": source.publisher,
            "journal": source.container_title,
            "number": source.number,
            "year": source.issued[:4] if source.issued else None,
            "date": source.issued,
            "version": source.version[locale] if source.version else None,
            "language": _LANGUAGES.get(source.language, source.language),
            "doi": source.doi,
            "isbn": source.isbn,
            "url": str(source.url),
            "urldate": source.accessed.isoformat(),
            "note": note(source, locale),
        },
    )


def _ris(source: Source, locale: Locale) -> str:
    return tagged(
        [
            ("TY", _RIS[source.type]),
            ("ID", source.id),
            ("TI", source.title[locale]),
            ("ST", source.short[locale]),
            *(("AU", name) for name in source.author),
            ("PB", source.publisher),
            ("T2", source.container_title),
            ("M1", source.number),
            ("PY", source.issued[:4] if source.issued else None),
            ("DA", source.issued.replace("-", "/") if source.issued else None),
            ("ET", source.version[locale] if source.version else None),
            ("DO", source.doi),
            ("SN", source.isbn),
            ("UR", str(source.url)),
            ("Y2", source.accessed.isoformat().replace("-", "/")),
            ("LA", source.language),
            ("N1", note(source, locale)),
            ("ER", ""),
        ]
    )
