"""The compendium's files of open data beside its tables: summaries, references, feeds, dates."""

import datetime as dt
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from civildialogue.core.feature import Row, Table
from civildialogue.core.model.language import Locale, languages, message, record_locale
from civildialogue.core.model.library import Library
from civildialogue.core.output.data.linked import EUROVOC, LICENCES, Node, texts
from civildialogue.core.output.data.tables import as_csv
from civildialogue.features.compendium.data import parts
from civildialogue.features.compendium.data.feeds import feeds
from civildialogue.features.compendium.data.former import former
from civildialogue.features.compendium.data.rows import Rows
from civildialogue.features.compendium.data.tables import FORMER, TABLES
from civildialogue.features.compendium.model.dialogue import dialogue_of
from civildialogue.features.compendium.model.records import Consultation
from civildialogue.features.compendium.model.vocabulary import CONSULTATIONS
from civildialogue.features.compendium.pages import citations

FEED = "data/feed.%s.atom"


@lru_cache(maxsize=2)
def rows_of(library: Library, base: str) -> Rows:
    """What makes the rows; ``base`` is the site's address, with a slash at its end."""
    return Rows(dialogue_of(library), base)


OF_ONE = {"recommendation": "recommendations"}
FOREIGN = {
    "recommendation-prerequisites": {**OF_ONE, "prerequisite": "recommendations"},
    "comments": {
        **OF_ONE,
        "consultation": "consultations",
        "in-reply-to": "comments",
        "duplicate-of": "comments",
    },
}
"""The columns that have the id of a row elsewhere."""


def _table(name: str, rows: Callable[[Rows], Iterable[Row]]) -> Table:
    """A table by its name."""
    is_part = "number" in TABLES[name]

    def made(library: Library, base: str) -> Iterable[Row]:
        return rows(rows_of(library, base))

    key = ("recommendation", "number") if is_part else ("id",)
    foreign = FOREIGN.get(name, OF_ONE if is_part else {})
    return Table(name, TABLES[name], made, key, foreign)


DECLARED = (
    _table("recommendations", lambda rows: rows.recommendations),
    _table("recommendation-evidence", parts.evidence),
    _table("recommendation-powers", parts.powers),
    _table("recommendation-risks", parts.risks),
    _table("recommendation-prerequisites", parts.prerequisites),
    _table("comments", lambda rows: rows.every_comment),
    _table("consultations", Rows.consultations),
)


def files(library: Library, base: str) -> dict[str, bytes]:
    """Path below ``data`` → content."""
    rows = rows_of(library, base)
    texts = former(rows, DECLARED) | _summaries(rows) | _citations(rows)
    found = {path: text.encode() for path, text in texts.items()}
    for locale in languages():
        title = message(locale, "feed.title", site=library.name[locale])
        found |= feeds(rows, locale, title)
        for located in library.records(Consultation).values():
            if not located.value.example:
                path = f"{located.value.id}.{locale}.ics"
                found[path] = calendar(rows, located.value, locale)
    return found


def linked(library: Library, base: str) -> Iterator[Node]:
    """Each recommendation as a report of schema.org."""
    for row in rows_of(library, base).recommendations:
        yield _report(row)


def _summaries(rows: Rows) -> dict[str, str]:
    """What became of the comments: of each recommendation that has any, and each consultation."""
    found, groups = {}, dict[str, Iterable[Row]]()
    for _, matter in rows.matters():
        if entries := [e for e in rows.dialogue.on(matter.id) if not e.comment.example]:
            groups[f"summaries/{matter.id}"] = rows.comments(entries)
    for located in rows.dialogue.library.records(Consultation).values():
        if not located.value.example:
            listed = list(rows.comments(rows.dialogue.within(located.value)))
            stem = f"{located.value.id}-summary"
            found[f"{stem}.json"] = json.dumps(listed, ensure_ascii=False, indent=1) + "\n"
            groups[stem] = listed
    tables = {f"{stem}.csv": as_csv(FORMER["comments"], each) for stem, each in groups.items()}
    return found | tables


def _citations(rows: Rows) -> dict[str, str]:
    """All recommendations as references, in each form."""
    library = rows.dialogue.library
    return {
        f"citations.{locale}.{ending}": text
        for locale in languages()
        for ending, text in citations.texts(library, rows.recommendations, locale).items()
    }


def calendar(rows: Rows, consultation: Consultation, locale: Locale) -> bytes:
    """The consultation as an event of whole days (RFC 5545; the end is the day after).

    Each extension is a revision, so that calendars which have the event take the later day
    (RFC 5545, section 3.8.7.4).
    """
    from icalendar import Calendar, Event  # Slow to load, and only the site has calendars.

    event = Event()
    address = rows.url(f"{CONSULTATIONS}/{consultation.id}", locale)
    event.add(
        "uid", f"{consultation.id}.{locale}@{urlsplit(rows.base).hostname or 'civildialogue'}"
    )
    event.add("summary", consultation.title[locale])
    event.add("dtstart", consultation.opens)
    event.add("dtend", consultation.closes + dt.timedelta(days=1))
    told = [consultation.opens, *(each.on for each in consultation.extended)]
    event.add("dtstamp", dt.datetime.combine(max(told), dt.time(), dt.UTC))
    event.add("sequence", len(consultation.extended))
    event.add("url", address)
    event.add(
        "description",
        message(locale, "consultations.contact") + ": " + consultation.contact[locale],
    )
    found = Calendar()
    found.add("prodid", "-//civildialogue//consultations//BG")
    found.add("version", "2.0")
    found.add_component(event)
    return bytes(found.to_ical())


def _report(row: Mapping[str, Any]) -> Node:
    name = {locale: str(row[f"title-{locale}"]) for locale in languages()}
    about = {locale: str(row[f"summary-{locale}"]) for locale in languages()}
    return {
        "@id": row[f"url-{record_locale()}"],
        "@type": "schema:Report",
        "schema:identifier": row["id"],
        "schema:name": texts(name),
        "schema:abstract": texts(about),
        "schema:datePublished": {"@value": row["issued"], "@type": "xsd:date"},
        "schema:license": LICENCES[str(row["licence"])],
        "schema:creativeWorkStatus": row["status"],
        "schema:about": [{"@id": f"{EUROVOC}/{theme}"} for theme in row["themes"]],
        "schema:url": [{"@id": row[f"url-{locale}"]} for locale in languages()],
    }
