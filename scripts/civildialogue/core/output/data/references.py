"""The forms of reference managers: entries of BibTeX, records of RIS, dates of CSL-JSON."""

from collections.abc import Iterable, Mapping

_TEX = str.maketrans(
    {sign: f"\\{sign}" for sign in "%#&$_{}"}
    | {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)


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


def tagged(lines: Iterable[tuple[str, str | None]]) -> str:
    """One record of RIS; tags without a value are left out, but for the end."""
    kept = [(tag, value) for tag, value in lines if value or tag == "ER"]
    return "".join(f"{tag}  - {' '.join(str(value).split())}\r\n" for tag, value in kept)


def dated(day: str) -> dict[str, list[list[int]]]:
    """A year, month or day of ISO 8601 as CSL-JSON has it."""
    return {"date-parts": [[int(part) for part in day.split("-")]]}
