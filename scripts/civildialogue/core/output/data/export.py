"""Every file of the open data, by its path below the site's root."""

import datetime as dt
import json
from urllib.parse import urlsplit

from icalendar import Calendar, Event

from civildialogue.core.model.language import Locale, Localized, message
from civildialogue.core.output.data import bibliography
from civildialogue.core.output.data.linked import catalogue
from civildialogue.features.compendium.data import citations, tables
from civildialogue.features.compendium.data.feeds import feed
from civildialogue.features.compendium.data.rows import Rows
from civildialogue.features.compendium.model.dialogue import Dialogue
from civildialogue.features.compendium.model.records import Consultation
from civildialogue.features.compendium.model.vocabulary import COMPENDIUM, CONSULTATIONS

FOLDER = "data"
_TEXTS = ("recommendations", "comments", "consultations", "catalogue")


def files(dialogue: Dialogue, base: str) -> dict[str, bytes]:
    """Path → content. ``base`` is the site's address with a slash at its end.

    Without a compendium there are the sources alone.
    """
    if COMPENDIUM not in dialogue.library.publications:
        return {f"{FOLDER}/{path}": text.encode() for path, text in _sources(dialogue).items()}
    rows = Rows(dialogue, base)
    found = rows.tables()
    texts: dict[str, str] = {
        "compendium.json": tables.as_json(found),
        "compendium.schema.json": json.dumps(tables.json_schema(base), indent=1) + "\n",
        "catalogue.jsonld": json.dumps(
            catalogue(rows, _words(dialogue.library.name)), ensure_ascii=False, indent=1
        ),
    }
    texts |= {f"{table}.csv": tables.as_csv(table, found[table]) for table in tables.TABLES}
    texts |= _summaries(rows)
    texts |= _citations(rows)
    texts |= _sources(dialogue)
    encoded = {f"{FOLDER}/{path}": text.encode() for path, text in texts.items()}
    for locale in Locale:
        title = message(locale, "feed.title")
        encoded[f"{FOLDER}/feed.{locale}.atom"] = feed(rows, locale, title)
        for located in dialogue.library.records(Consultation).values():
            if not located.value.example:
                path = f"{FOLDER}/{located.value.id}.{locale}.ics"
                encoded[path] = calendar(rows, located.value, locale)
    return encoded


def _words(publisher: Localized) -> dict[str, dict[Locale, str]]:
    names = [*_TEXTS, *(f"{name}-text" for name in _TEXTS)]
    return {"publisher": {locale: publisher[locale] for locale in Locale}} | {
        name: {locale: message(locale, f"dataset.{name}") for locale in Locale} for name in names
    }


def _summaries(rows: Rows) -> dict[str, str]:
    """What became of the comments, for each recommendation and each consultation."""
    found = {}
    groups = {
        f"summaries/{matter.id}": [e for e in rows.dialogue.on(matter.id) if not e.comment.example]
        for _, matter in rows.matters()
    }
    for located in rows.dialogue.library.records(Consultation).values():
        if not located.value.example:
            groups[f"{located.value.id}-summary"] = list(rows.dialogue.within(located.value))
    for stem, entries in groups.items():
        listed = list(rows.comments(entries))
        found[f"{stem}.csv"] = tables.as_csv("comments", listed)
        found[f"{stem}.json"] = json.dumps(listed, ensure_ascii=False, indent=1) + "\n"
    return found


def _sources(dialogue: Dialogue) -> dict[str, str]:
    """The bibliography in the forms of reference managers."""
    sources = [located.value for located in dialogue.library.sources.values()]
    return {
        f"sources.{locale}.{ending}": text
        for locale in Locale
        for ending, text in bibliography.forms(sources, locale).items()
    }


def _citations(rows: Rows) -> dict[str, str]:
    found = {}
    for row in rows.recommendations():
        for locale in Locale:
            author, publisher = (
                message(locale, "feed.editors"),
                rows.dialogue.library.name[locale],
            )
            for ending, text in citations.forms(row, locale, author, publisher).items():
                found[f"citations/{row['id']}.{locale}.{ending}"] = text
    return found


def calendar(rows: Rows, consultation: Consultation, locale: Locale) -> bytes:
    """The consultation as an event of whole days (RFC 5545; the end is the day after)."""
    event = Event()
    address = rows.url(f"{CONSULTATIONS}/{consultation.id}", locale)
    event.add(
        "uid", f"{consultation.id}.{locale}@{urlsplit(rows.base).hostname or 'civildialogue'}"
    )
    event.add("summary", consultation.title[locale])
    event.add("dtstart", consultation.opens)
    event.add("dtend", consultation.closes + dt.timedelta(days=1))
    opening = dt.datetime.combine(consultation.opens, dt.time(), dt.UTC)
    event.add("dtstamp", opening)
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
