"""A recommendation as a reference: BibTeX, RIS and CSL-JSON."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from civildialogue.model.language import Locale


def forms(row: Mapping[str, Any], locale: Locale, author: str, publisher: str) -> dict[str, str]:
    """The three forms by the ending of their file."""
    return {
        "bib": bibtex(row, locale, author, publisher),
        "ris": ris(row, locale, author, publisher),
        "csl.json": csl(row, locale, author, publisher),
    }


_TEX = str.maketrans(
    {sign: f"\\{sign}" for sign in "%#&$_{}"}
    | {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)


def bibtex(row: Mapping[str, Any], locale: Locale, author: str, publisher: str) -> str:
    """BibTeX with the entry type ``techreport``; braces keep the letters' case."""
    fields = {
        "title": row[f"title-{locale}"],
        "author": [author],
        "institution": publisher,
        "number": row["id"],
        "year": row["issued"][:4],
        "url": row[f"url-{locale}"],
        "language": "bulgarian" if locale is Locale.BG else "english",
    }
    return entry("techreport", f"{row['id']}-{locale}", fields)


def entry(kind: str, key: str, fields: Mapping[str, str | list[str] | None]) -> str:
    """One entry of BibTeX; a list is of names, and fields without a value are left out."""
    listed = ",\n".join(
        f"  {name} = {{{_value(name, value)}}}" for name, value in fields.items() if value
    )
    return f"@{kind}{{{key},\n{listed}\n}}\n"


def _value(name: str, value: str | list[str]) -> str:
    """Addresses to the letter; names in braces of their own, so that none is cut up."""
    if isinstance(value, list):
        return " and ".join(f"{{{_tex(each)}}}" for each in value)
    if name not in ("url", "doi"):
        return _tex(value)
    return "".join(f"%{ord(sign):02X}" if sign in "{}\\" else sign for sign in value)


def _tex(text: str) -> str:
    """LaTeX's own signs as text, on one line; addresses are not written so."""
    return " ".join(text.translate(_TEX).split())


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


def tagged(lines: Iterable[tuple[str, str | None]]) -> str:
    """One record of RIS; tags without a value are left out, but for the end."""
    kept = [(tag, value) for tag, value in lines if value or tag == "ER"]
    return "".join(f"{tag}  - {' '.join(str(value).split())}\r\n" for tag, value in kept)


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


def dated(day: str) -> dict[str, list[list[int]]]:
    """A year, month or day of ISO 8601 as CSL-JSON has it."""
    return {"date-parts": [[int(part) for part in day.split("-")]]}
