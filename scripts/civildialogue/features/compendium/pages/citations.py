"""Recommendations as references: BibTeX, RIS and CSL-JSON, as files and within a page."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from civildialogue.core.model.language import BULGARIAN, Locale
from civildialogue.core.model.library import Library
from civildialogue.core.output.data.references import dated, entry, tagged
from civildialogue.features.compendium.model.editors import editors

_NOT_IN_ADDRESSES = re.compile(r"[\x00-\x20\"#%<>\[\\\]^`{|}\x7f]")


FORMS = {"bib": "BibTeX", "ris": "RIS", "csl.json": "CSL-JSON"}
"""What each form is called, by the ending of its files."""


def texts(library: Library, rows: Iterable[Mapping[str, Any]], locale: Locale) -> dict[str, str]:
    """The text of each form by its ending; a row has ``id``, ``issued``, title and address."""
    listed = list(rows)
    author, publisher = ", ".join(editors(library, locale)), library.name[locale]
    items = [csl(row, locale, author, publisher) for row in listed]
    return {
        "bib": "\n".join(bibtex(row, locale, author, publisher) for row in listed),
        "ris": "\r\n".join(ris(row, locale, author, publisher) for row in listed),
        "csl.json": json.dumps(items, ensure_ascii=False, separators=(",", ":")) + "\n",
    }


def links(
    library: Library, row: Mapping[str, Any], locale: Locale
) -> Iterator[tuple[str, str, str]]:
    """For each form: what it is called, the name to save it under, and it as an address.

    Source: RFC 2397; what no address can have is percent-encoded (URL Standard, section 1.3).
    """
    found = texts(library, [row], locale)
    for ending, name in FORMS.items():
        said = _NOT_IN_ADDRESSES.sub(lambda sign: f"%{ord(sign[0]):02X}", found[ending])
        yield name, f"{row['id']}.{locale}.{ending}", f"data:;charset=utf-8,{said}"


def bibtex(row: Mapping[str, Any], locale: Locale, author: str, publisher: str) -> str:
    """BibTeX with the entry type ``techreport``; braces keep the letters' case."""
    fields = {
        "title": row[f"title-{locale}"],
        "author": [author],
        "institution": publisher,
        "number": row["id"],
        "year": row["issued"][:4],
        "url": row[f"url-{locale}"],
        "language": "bulgarian" if locale == BULGARIAN else "english",
    }
    return entry("techreport", f"{row['id']}-{locale}", fields)


def ris(row: Mapping[str, Any], locale: Locale, author: str, publisher: str) -> str:
    """RIS, type RPRT."""
    lines = [
        ("TY", "RPRT"),
        ("TI", row[f"title-{locale}"]),
        ("AU", author),
        ("PB", publisher),
        ("DA", row["issued"].replace("-", "/")),
        ("PY", row["issued"][:4]),
        ("SN", row["id"]),
        ("UR", row[f"url-{locale}"]),
        ("LA", str(locale)),
        ("ER", ""),
    ]
    return tagged(lines)


def csl(row: Mapping[str, Any], locale: Locale, author: str, publisher: str) -> dict[str, object]:
    """An item of CSL-JSON."""
    return {
        "id": f"{row['id']}-{locale}",
        "type": "report",
        "title": row[f"title-{locale}"],
        "author": [{"literal": author}],
        "publisher": publisher,
        "number": row["id"],
        "issued": dated(row["issued"]),
        "URL": row[f"url-{locale}"],
        "language": str(locale),
    }
