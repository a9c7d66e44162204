"""A recommendation as a reference: BibTeX, RIS and CSL-JSON."""

import json
from collections.abc import Mapping
from typing import Any

from civildialogue.core.model.language import BULGARIAN, Locale
from civildialogue.core.output.data.references import dated, entry, tagged


def forms(row: Mapping[str, Any], locale: Locale, author: str, publisher: str) -> dict[str, str]:
    """The three forms by the ending of their file."""
    return {
        "bib": bibtex(row, locale, author, publisher),
        "ris": ris(row, locale, author, publisher),
        "csl.json": csl(row, locale, author, publisher),
    }


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


def csl(row: Mapping[str, Any], locale: Locale, author: str, publisher: str) -> str:
    """CSL-JSON: a list with one item."""
    item = {
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
    return json.dumps([item], ensure_ascii=False, indent=1) + "\n"
