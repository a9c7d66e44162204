"""Every member of the open data is told by the page that it names, and in the same words."""

import copy
import datetime as dt
import itertools
import json
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from lxml import html as lhtml

from civildialogue.core.model.conventions import format_date, format_partial_date
from civildialogue.core.model.language import Locale, message
from civildialogue.core.model.numbers import write_number
from civildialogue.core.model.values import licence_name

from .built import LANGUAGES, SITE_URL, Site

Object = dict[str, Any]
Element = lhtml.HtmlElement
Told = Callable[[Any, Locale], list[str]]
"""What the page says of a value: words, or addresses that it leads to."""


def plain(text: str) -> str:
    """Words without what only sets them: narrow and hard spaces, soft hyphens."""
    return " ".join(re.sub("[\u00ad\u2060\u200b]", "", text).split())


@cache
def read(path: Path) -> Element:
    return lhtml.parse(str(path), lhtml.HTMLParser(encoding="utf-8")).getroot()


def file_of(site: Site, address: str) -> Path:
    assert address.startswith(SITE_URL), address
    return site.root / unquote(urlsplit(address).path).lstrip("/") / "index.html"


def around(element: Element) -> list[Element]:
    """An entry: a row, an item, a term with its definition, or a section under its heading."""
    if element.tag == "th":  # Its row, and those below it that are of the same name.
        element = element.getparent()
        more = itertools.takewhile(lambda row: not row.xpath("th[@id]"), element.itersiblings())
        return [element, *more]
    ends = {"dt": ("dt",), "h2": ("h2",), "h3": ("h2", "h3")}.get(str(element.tag))
    found = [element]
    for each in element.itersiblings() if ends else ():
        if each.tag in ends:
            break
        found.append(each)
    return found


class Entry:
    """What the site shows at an address, and below it on other pages."""

    def __init__(self, site: Site, address: str, *below: str) -> None:
        name = unquote(urlsplit(address).fragment)
        shown: list[tuple[Element, str]] = []
        while name:
            [element] = read(file_of(site, address)).xpath("//*[@id=$name]", name=name)
            further = [urljoin(address, a.get("href")) for a in element.iter("a")]
            onward = [link for link in further if link.endswith(f"#{name}") and "/page-" in link]
            if onward and onward[0] != address:
                address = onward[0]
                continue
            shown = [(each, address) for each in around(element)]
            break
        if not name:
            pages = [address, *(f"{address}{each}/" for each in below)]
            shown = [(read(file_of(site, page)).find(".//main"), page) for page in pages]
        self.text = plain(" ".join(said(each) for each, _ in shown))
        self.links = {
            re.sub("page-[0-9]+/(?=#)", "", urljoin(page, a.get("href", "")))
            for each, page in shown
            for a in each.iter("a")
        }

    def tells(self, words: str) -> bool:
        is_address = words.startswith(("http://", "https://"))
        return words in self.links if is_address else plain(words) in self.text


def said(element: Element) -> str:
    node = copy.deepcopy(element)
    node.tail = None
    for link in node.find_class("cd-permalink"):
        link.drop_tree()
    return " ".join(node.itertext())


def as_is(value: Any, _: Locale) -> list[str]:
    return [str(value)]


def each_of(value: Any, _: Locale) -> list[str]:
    return [*map(str, value)]


def in_language(value: Any, locale: Locale) -> list[str]:
    return [value[str(locale)]] if value[str(locale)] else []


def on_day(value: Any, locale: Locale) -> list[str]:
    return [format_date(dt.date.fromisoformat(value), locale)]


def in_part(value: Any, locale: Locale) -> list[str]:
    return [format_partial_date(value, locale)]


def called(prefix: str) -> Told:
    return lambda value, locale: [message(locale, f"{prefix}.{value}")]


def below(place: str) -> Told:
    """Entries of another page are linked."""

    def told(value: Any, locale: Locale) -> list[str]:
        return [f"{SITE_URL}{locale.prefix}{place}{each}" for each in value]

    return told


def lasting(minutes: Any, locale: Locale) -> list[str]:
    return [f"{minutes} {'минути' if locale == 'bg' else 'minutes'}"]


def _cells(rows: Any, locale: Locale) -> list[str]:
    numbers = (c for row in rows for c in row if isinstance(c, float | int))
    return [write_number(Decimal(repr(c)), locale) for c in numbers if not 1900 < c < 2100]


def _columns(columns: Any, locale: Locale) -> list[str]:
    return [each["title"][str(locale)] for each in columns]


def _session(sessions: Any, locale: Locale) -> list[str]:
    tag = str(locale)
    rows = [row for each in sessions for row in each["rows"]]
    return [
        *(each["title"][tag] for each in sessions),
        *(row["start"] for row in rows),
        *(row["pause"][tag] for row in rows if row["pause"]),
        *(f"{SITE_URL}{locale.prefix}training/{row['lesson']}/" for row in rows if row["lesson"]),
        *(words for row in rows for words in lasting(row["minutes"], locale)),
    ]


def _activities(activities: Any, locale: Locale) -> list[str]:
    return [
        part
        for each in activities
        for part in (
            each["title"][str(locale)],
            "{}:{:02}".format(*divmod(each["from"], 60)),
            message(locale, f"way.{each['way']}"),
            *lasting(each["minutes"], locale),
        )
    ]


def _outcomes(outcomes: Any, locale: Locale) -> list[str]:
    return [w for e in outcomes for w in (e["text"][str(locale)], ", ".join(e["competences"]))]


def _terms(terms: Any, locale: Locale) -> list[str]:
    own = terms[str(locale)]
    return [own["term"], own["definition"], *own["avoid"], *(e["term"] for e in terms.values())]


def _locators(sources: Any, locale: Locale) -> list[str]:
    tag = str(locale)
    return [
        *(each["locator"][tag] for each in sources if each["locator"]),
        *(each["url"][tag] for each in sources),
    ]


def _links(listed: Any, locale: Locale) -> list[str]:
    return [each["url"][str(locale)] for each in listed]


def _period(period: Any, locale: Locale) -> list[str]:
    ends = period.split("/")
    return [format_partial_date(end, locale) if "-" in end else end for end in ends]


def _cited(name: str, locale: Locale) -> list[str]:
    return below("about/sources/#source-")([name], locale)


def _ends(names: list[str]) -> list[str]:
    return [f"{name}/" for name in names]


def _parts(listed: Any, members: tuple[str, ...], locale: Locale) -> list[str]:
    return [w for each in listed for m in members if each[m] for w in in_language(each[m], locale)]


TO_IT = {"id": None, "key": None, "url": None}
"""What leads to the entry, and is told by its place there."""
TOLD: Mapping[str, Mapping[str, Told | None]] = {
    "sources": {
        **TO_IT,
        **dict.fromkeys(("title", "short", "version", "read-via", "note"), in_language),
        **dict.fromkeys(("publisher", "container-title", "number", "doi", "isbn"), as_is),
        "author": each_of,
        **dict.fromkeys(("issued", "as-of"), in_part),
        **dict.fromkeys(("accessed", "review-by"), on_day),
        "address": as_is,
        # For programs that cite; a reader has the words of the title.
        **dict.fromkeys(("type", "jurisdiction", "language", "here")),
    },
    "authorities": {
        **TO_IT,
        "name": in_language,
        "level": called("level"),
        **dict.fromkeys(("address", "source"), as_is),
        "accessed": on_day,
    },
    "glossary": {
        **TO_IT,
        "source": lambda value, locale: below("about/sources/#source-")([value], locale),
        "related": below("about/glossary/#"),
        "terms": _terms,
    },
    "findings": {
        **TO_IT,
        "chapter": None,  # They stand under its heading.
        **dict.fromkeys(("statement", "reason"), in_language),
        "level": called("level"),
        "confidence": called("findings.confidence"),
        "marks": lambda value, locale: [message(locale, f"findings.mark.{e}") for e in value],
        "figures": below("analysis/figures/#"),
        "sources": _locators,
        "supports": lambda value, locale: below("")([f"{key}/" for key in value[:12]], locale),
    },
    "figures": {
        **TO_IT,
        **dict.fromkeys(("title", "unit", "table"), in_language),
        "period": _period,
        "source": lambda value, locale: below("about/sources/#source-")([value], locale),
        "dataset": as_is,
        "licence": lambda value, _: [licence_name(value["id"])],
        **dict.fromkeys(("accessed", "review-by"), on_day),
        "as-of": None,  # The period says it; the entry of the source has it.
        "findings": below("analysis/findings/#"),
        "columns": _columns,
        "key": None,  # Which columns tell rows apart: a reader sees it.
        "rows": _cells,
        "file": as_is,
    },
    "lessons": {
        **TO_IT,
        **dict.fromkeys(("example", "unready")),  # Neither is in the programme.
        "title": in_language,
        "summary": in_language,
        "audience": called("audience"),
        "level": called("depth"),
        "minutes": lasting,
        "modules": None,  # The programme shows them.
        "prerequisites": lambda value, tag: below("training/")([f"{e}/" for e in value], tag),
        "methods": _links,
        "outcomes": _outcomes,
        "activities": _activities,
        "materials": lambda value, locale: [each[str(locale)] for each in value],
        "questions": None,  # Counted below.
    },
    "modules": {
        **TO_IT,
        "title": in_language,
        "track": called("track"),
        "lessons": lambda value, tag: below("training/")([f"{e}/" for e in value], tag),
    },
    "timetables": {**TO_IT, "title": in_language, "sessions": _session},
    "consultations": {
        **TO_IT,
        "example": None,  # Its page says it in words of its own.
        **dict.fromkeys(("title", "missing", "contact", "short-notice"), in_language),
        "in-preparation": None,  # Then something is missing.
        **dict.fromkeys(("opens", "closes", "answers-by", "concluded"), on_day),
        "extended": lambda value, locale: [w for e in value for w in on_day(e["closes"], locale)],
        "scope": lambda value, tag: below("compendium/recommendations/")(_ends(value), tag),
        "comments": None,
        "decisions": lambda value, _: [str(count) for count in value.values() if count],
    },
    "recommendations": {
        **TO_IT,
        **dict.fromkeys(("file", "origin", "example")),
        **dict.fromkeys(("title", "summary"), in_language),
        "status": called("status"),
        "level": called("level"),
        "addressees": lambda value, tag: below("about/authorities/")([f"{v}/" for v in value], tag),
        "themes": lambda value, locale: [each["name"][str(locale)] for each in value],
        "evidence": None,  # Compared in test_open_data, as are the comments.
        "methods": _links,
        "cost": lambda value, locale: in_language(value["reason"], locale),
        "priority": called("priority"),
        "powers": lambda value, locale: _parts(value, ("text", "locator"), locale),
        "risks": lambda value, locale: _parts(value, ("text", "remedy"), locale),
        "prerequisites": lambda value, locale: _parts(value, ("text",), locale),
        "supersedes": lambda value, tag: below("compendium/recommendations/")(_ends(value), tag),
        "superseded-by": lambda value, tag: below("compendium/recommendations/")(_ends(value), tag),
        "licence": None,  # The foot of each page says it.
        "issued": on_day,
        "history": lambda value, tag: [w for each in value for w in on_day(each["date"], tag)],
        "response-due": on_day,
        "response": lambda value, locale: in_language(value["text"], locale),
        "progress": lambda value, locale: _parts(value, ("text",), locale),
        "consultations": lambda value, tag: below("compendium/consultations/")(_ends(value), tag),
        "references": None,  # The edges of evidence, methods and addressees once more.
        "supports": lambda value, locale: below("")(_ends(value), locale),
        "comments": None,
    },
    "routes": {
        **TO_IT,
        "name": in_language,
        "first": None,  # Told by name at the head of the table.
        "routes": lambda value, locale: [
            w
            for each in value
            for w in (
                *called("level")(each["level"], locale),
                *below("about/authorities/#")([each["authority"]], locale),
                *_parts([each], ("duty", "deadline"), locale),
                *_cited(each["law"]["source"], locale),
                *in_language(each["law"]["at"], locale),
                *_cited(each["source"], locale),
                *on_day(each["accessed"], locale),
            )
        ],
    },
    "contacts": {
        "authority": None,  # The name of its row.
        "url": None,
        "phone": each_of,
        **dict.fromkeys(("address", "note"), in_language),
        "email": as_is,
        "source": _cited,
        "accessed": on_day,
        "review-by": None,  # A day for the editors.
    },
}
ELSEWHERE = {
    "authority-groups": "lists of ids, each of them a link on the page of the routes",
    "themes": "the names of EuroVoc, which recommendations show",
    "translations": "counted on about/translations by the same function",
}
"""Files whose members no page of their own tells."""
BELOW = {"lessons": ("trainer",)}
"""The pages under an entry's own that tell the rest of it."""


def told(site: Site, name: str) -> tuple[Object, list[Object]]:
    """The schema of an object of a file, and all that are in it."""
    index = json.loads((site.root / "data/v1/index.json").read_text(encoding="utf-8"))
    [file] = [each for each in index["files"] if each["name"] == name]
    paths = (site.root / urlsplit(file[part]).path.lstrip("/") for part in ("schema", "address"))
    schema, listed = (json.loads(path.read_text(encoding="utf-8")) for path in paths)
    shapes = schema["$defs"]
    return shapes.get("object") or shapes[name.removesuffix("s")], listed[name]


def test_every_file_is_compared(real: Site) -> None:
    index = json.loads((real.root / "data/v1/index.json").read_text(encoding="utf-8"))
    assert {each["name"] for each in index["files"]} <= {*TOLD, *ELSEWHERE}


@pytest.mark.parametrize("name", TOLD)
def test_the_page_says_each_member(real: Site, name: str) -> None:
    rules, (schema, listed) = TOLD[name], told(real, name)
    assert {*schema["properties"]} == {*rules} - ({"key"} - {*schema["properties"]})
    missed = []
    for each in listed:
        for language in LANGUAGES:
            entry = Entry(real, each["url"][language], *BELOW.get(name, ()))
            for field, value in each.items():
                rule = rules[field]
                words = rule(value, Locale(language)) if rule and value is not None else []
                missed += [(each.get("id"), field, w) for w in words if not entry.tells(w)]
    away = {each["id"] for each in listed if each.get("here")}
    assert [e for e in missed if (e[0] not in away or e[1] != "address")] == []
    assert {e[0] for e in missed} == away
    assert listed


def test_the_quiz_has_as_many_questions_as_are_counted(real: Site) -> None:
    _, listed = told(real, "lessons")
    for each in listed:
        page = read(file_of(real, each["url"]["bg"]))
        for kind, count in each["questions"].items():
            asked = [e for e in page.find_class("cd-quiz") if f"cd-{kind}" in e.classes]
            assert len(asked) == count, (each["id"], kind)
