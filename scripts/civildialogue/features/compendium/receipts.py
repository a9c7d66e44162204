"""The receipt that who commented keeps: the id, the address, and by when an answer is due."""

from collections.abc import Iterator

from civildialogue.core.model.conventions import format_date
from civildialogue.core.model.language import Locale, message
from civildialogue.core.model.library import Library
from civildialogue.features.compendium.model.dialogue import Dialogue, Entry
from civildialogue.features.compendium.model.places import comment_url


def receipt(library: Library, entry: Entry, locale: Locale) -> str:
    """The receipt in a language, in two sentences; it has no words of the comment."""
    return " ".join(_sentences(library, entry, locale))


def _sentences(library: Library, entry: Entry, locale: Locale) -> Iterator[str]:
    comment, disposition = entry.comment, entry.comment.disposition
    yield message(
        locale,
        "receipt.text",
        id=comment.id,
        recommendation=entry.recommendation,
        date=format_date(comment.received, locale),
        url=comment_url(library, entry, locale),
    )
    due = Dialogue(library).answer_due(comment)
    if disposition is not None:
        decision = message(locale, f"decision.{entry.decision}")
        day = format_date(disposition.on, locale)
        yield message(locale, "receipt.answered", date=day, decision=decision)
    elif due is not None:
        yield message(locale, "receipt.due", date=format_date(due, locale))
    else:
        yield message(locale, "receipt.no-day")
