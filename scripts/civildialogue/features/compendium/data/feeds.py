"""Atom feeds: new recommendations, comments and answers, one feed for each language (RFC 4287)."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from civildialogue.core.model.language import Locale, message
from civildialogue.core.source.clock import zone
from civildialogue.features.compendium.data.rows import Rows
from civildialogue.features.compendium.model.editors import editors
from civildialogue.features.compendium.model.leaves import leaves_of
from civildialogue.features.compendium.model.vocabulary import COMPENDIUM, FEED_OF

ATOM = "http://www.w3.org/2005/Atom"
EVERYTHING = "feed.{locale}.atom"
NEWEST = 50
# Source: XML 1.0, production 2 (Char).
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Item:
    """One entry of a feed; ``day`` sorts it, and ``about`` is its recommendation."""

    id: str
    day: dt.date
    title: str
    text: str
    url: str
    author: str
    about: str


def feeds(rows: Rows, locale: Locale, title: str) -> Iterator[tuple[str, bytes]]:
    """That of everything, then one of each authority with what its recommendations met with.

    Each comes with its path below the open data.
    """
    items = sorted(_items(rows, locale), key=lambda item: (item.day, item.id), reverse=True)
    path = EVERYTHING.format(locale=locale)
    yield path, _feed(rows, locale, path, title, items)
    speaking: dict[str, set[str]] = {}
    for _, matter in rows.matters():
        for name in matter.addressee:
            speaking.setdefault(name, set()).add(matter.id)
    authorities = rows.dialogue.library.authorities
    for name in (name for name in speaking if name in authorities):
        own = [item for item in items if item.about in speaking[name]]
        named = message(locale, "feed.of", authority=authorities[name].value.name[locale])
        path = FEED_OF.format(name=name, locale=locale)
        yield path, _feed(rows, locale, path, named, own)


def _feed(rows: Rows, locale: Locale, path: str, title: str, items: Sequence[Item]) -> bytes:
    """The newest entries, newest first."""
    names: dict[str | None, str] = {None: ATOM}
    root = etree.Element(f"{{{ATOM}}}feed", nsmap=names)  # type: ignore[arg-type]
    root.set("{http://www.w3.org/XML/1998/namespace}lang", str(locale))
    address = f"{rows.base}data/{path}"
    _add(root, "title", title)
    _add(root, "id", address)
    _add(root, "updated", _moment(items[0].day if items else _begun(rows)))
    _link(root, "self", address)
    _link(root, "alternate", f"{rows.base}{locale.prefix}")
    for item in items[:NEWEST]:
        entry = etree.SubElement(root, f"{{{ATOM}}}entry")
        _add(entry, "title", item.title)
        _add(entry, "id", item.id)
        _add(entry, "updated", _moment(item.day))
        _add(etree.SubElement(entry, f"{{{ATOM}}}author"), "name", item.author)
        _add(entry, "summary", item.text)
        _link(entry, "alternate", item.url)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)


def _add(parent: etree._Element, name: str, text: str) -> None:
    etree.SubElement(parent, f"{{{ATOM}}}{name}").text = _NOT_XML.sub("", text)


def _link(parent: etree._Element, relation: str, address: str) -> None:
    etree.SubElement(parent, f"{{{ATOM}}}link", rel=relation, href=address)


def _begun(rows: Rows) -> dt.date:
    """The first day of the edition, before anything stands in it."""
    edition = rows.dialogue.library.publications[COMPENDIUM].edition
    return dt.date.min.replace(*map(int, edition.split("-")))


def _moment(day: dt.date) -> str:
    return dt.datetime.combine(day, dt.time(), zone()).isoformat()


def _items(rows: Rows, locale: Locale) -> Iterator[Item]:
    named = ", ".join(editors(rows.dialogue.library, locale))
    titles = {}
    for row in rows.recommendations:
        url, identifier = str(row[f"url-{locale}"]), str(row["id"])
        titles[identifier] = url
        name = f"{identifier}. {row[f'title-{locale}']}"
        title = message(locale, "feed.recommendation", title=name)
        day = dt.date.fromisoformat(str(row["issued"]))
        yield Item(url, day, title, str(row[f"summary-{locale}"]), url, named, identifier)
    authorities = rows.dialogue.library.authorities
    for _, matter in rows.matters():
        if response := matter.response:
            url = f"{titles[matter.id]}#response"
            title = message(locale, "feed.response", recommendation=matter.id)
            text, known = response.text[locale], authorities.keys() & matter.addressee
            by = ", ".join(sorted(authorities[name].value.name[locale] for name in known))
            yield Item(url, response.date, title, text, url, by or named, matter.id)
    for entry in rows.entries():
        comment = entry.comment
        base = titles.get(comment.target.recommendation)
        if base is None:
            continue
        # The id stays when the list of comments is cut elsewhere (RFC 4287, section 4.2.6).
        name, key = f"{base}#{comment.id}", leaves_of(rows.dialogue.library).key(entry)
        url = f"{rows.url(key, locale)}#{comment.id}"
        text = entry.text or comment.proposal or ""
        title = message(locale, "feed.comment", id=comment.id, recommendation=entry.recommendation)
        author = comment.author.name or named
        about = entry.recommendation
        yield Item(name, comment.received, title, text, url, author, about)
        disposition = comment.disposition
        if disposition is not None:
            decision = message(locale, f"decision.{entry.decision}")
            title = message(locale, "feed.answer", id=comment.id, decision=decision)
            reason = disposition.reason[locale]
            by = disposition.by
            yield Item(f"{name}-answer", disposition.on, title, reason, url, by, about)
