"""What was measured, as the tables of the README: medians, ratios, growth, memory."""

import re
import statistics
from pathlib import Path
from typing import Any

from timing import ROOT, exponent

RESULTS = ROOT / "benchmarks/results.json"
README = ROOT / "README.md"
TABLE = re.compile(r"(?<=<!-- measured -->)\n.*?(?=<!-- /measured -->)", re.DOTALL)
LANGUAGES = ("bg", "en")
MEBI = 2**20
NAMES = {
    "cold": ("цялото изграждане", "whole build"),
    "again": ("нищо не е променено", "nothing changed"),
    "edited": ("променен един абзац", "one paragraph edited"),
    "check": ("`check`", "`check`"),
    "check-again": ("`check`, нищо не е променено", "`check`, nothing changed"),
    "answered": ("`serve`: от записа до отговора", "`serve`: from the save to the answer"),
    "painted": ("`serve`: от записа до браузъра", "`serve`: from the save to the browser"),
    "stock": ("MkDocs + Material + static-i18n", "MkDocs + Material + static-i18n"),
    "hugo": ("Hugo", "Hugo"),
    "zensical": ("Zensical", "Zensical"),
}
"""The rows in their order, in both languages."""
REASONS = {"not-followed": ("браузърът не се обновява", "the browser does not follow")}
"""Why a case has no numbers, where no program said so."""
WORDS = {
    "bg": {
        "pages": "{} страници",
        "growth": "показател на растежа",
        "memory": "MiB",
        "none": "няма: {}",
        "ratio": "цялото изграждане спрямо {}",
        "note": "Секунди, медиани (кръгове: {rounds}); в скоби – тези на процесора. Измерено на "
        "{day} на {machine}, при натоварване {load}; сборът на 10 милиона квадрата отне {pace} s. "
        "Страниците са файлове на двата езика. {versions}.",
    },
    "en": {
        "pages": "{} pages",
        "growth": "growth exponent",
        "memory": "MiB",
        "none": "none: {}",
        "ratio": "whole build to {}",
        "note": "Seconds, medians (rounds: {rounds}); in brackets the processor’s. Measured on "
        "{day} on {machine}, at a load of {load}; a sum of 10 million squares took {pace} s. "
        "Pages are files in both languages. {versions}.",
    },
}


def middle(measured: dict[str, Any], name: str, size: int, what: str = "seconds") -> float | None:
    """The median of a case, if it was measured."""
    values = measured["cases"].get(name, {}).get(str(size), {}).get(what)
    return statistics.median(values) if values else None


def growth(measured: dict[str, Any], name: str) -> float | None:
    """The exponent of a case over all sizes: of the processor's seconds, if they are known."""
    is_whole = middle(measured, name, measured["sizes"][0], "processor") is not None
    what = "processor" if is_whole else "seconds"
    found = [(size, middle(measured, name, size, what)) for size in measured["sizes"]]
    known = [(size, value) for size, value in found if value]
    return exponent(*zip(*known, strict=True)) if len(known) > 1 else None


def table(measured: dict[str, Any], locale: str) -> str:
    """The table and the note under it, in Markdown."""
    words, at = WORDS[locale], LANGUAGES.index(locale)
    sizes = measured["sizes"]
    head = ["", *(words["pages"].format(_number(s, locale)) for s in sizes)]
    rows = [[*head, words["growth"], words["memory"]], ["---", *["---:"] * (len(sizes) + 2)]]
    for name, titles in NAMES.items():
        if reason := measured["failed"].get(name):
            rows.append(
                [
                    titles[at],
                    words["none"].format(REASONS.get(reason, (reason, reason))[at]),
                    *[""] * (len(sizes) + 1),
                ]
            )
        elif name in measured["cases"]:
            cells = [_cell(measured, name, size, locale) for size in sizes]
            slope = growth(measured, name)
            peaks = [measured["cases"][name].get(str(s), {}).get("peak") for s in sizes]
            most = f"{peaks[-1] / MEBI:.0f}" if peaks[-1] else ""
            rows.append([titles[at], *cells, _decimal(slope, locale), most])
    for other in ("stock", "hugo"):
        ratios = [_ratio(measured, size, other) for size in sizes]
        if any(ratios):
            title = words["ratio"].format(NAMES[other][at])
            rows.append([title, *(_decimal(ratio, locale) for ratio in ratios), "", ""])
    lines = "\n".join("".join(f"| {cell} " if cell else "| " for cell in row) + "|" for row in rows)
    note = words["note"].format(
        rounds=measured["rounds"],
        day=measured["day"],
        machine=measured["machine"],
        load=_decimal(measured["load"], locale),
        pace=_decimal(statistics.median(measured["yardstick"]), locale),
        versions=", ".join(f"{name} {number}" for name, number in measured["versions"].items()),
    )
    return f"{lines}\n\n{note}"


def _ratio(measured: dict[str, Any], size: int, other: str) -> float | None:
    ours, theirs = (middle(measured, name, size) for name in ("cold", other))
    return ours / theirs if ours and theirs else None


def _cell(measured: dict[str, Any], name: str, size: int, locale: str) -> str:
    seconds, processor = (middle(measured, name, size, w) for w in ("seconds", "processor"))
    shown = _decimal(seconds, locale)
    return f"{shown} ({_decimal(processor, locale)})" if processor else shown


def _decimal(value: float | None, locale: str) -> str:
    if value is None:
        return ""
    return f"{value:.2f}".replace(".", "," if locale == "bg" else ".")


def _number(value: int, locale: str) -> str:
    return (
        f"{value:,}".replace(",", "\u00a0" if locale == "bg" else ",")
        if value > 9999
        else str(value)
    )


def record(measured: dict[str, Any], readme: Path = README) -> None:
    """Writes the tables into both parts of the README."""
    tables = (f"\n{table(measured, locale)}\n" for locale in LANGUAGES)
    text = TABLE.sub(lambda _: next(tables), readme.read_text(encoding="utf-8"))
    readme.write_text(text, encoding="utf-8")
