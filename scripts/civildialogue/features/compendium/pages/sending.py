"""Whether a comment can be sent anywhere, and the words of the form where it can only be kept."""

from collections.abc import Callable

from civildialogue.core.model.addresses import MAIL, says_where
from civildialogue.core.site.forms.words import naming, spoken
from civildialogue.core.site.writing.context import Writer
from civildialogue.features.compendium.model.records import Consultation

NAME = "contribute"
"""How the words of the form begin."""


def awaited(writer: Writer) -> list[Consultation]:
    """The consultations that are not over, without examples, in the order of their closing."""
    listed = (located.value for located in writer.library.records(Consultation).values())
    today = writer.shared.today
    return sorted(
        (c for c in listed if not c.example and today <= c.closes), key=lambda c: c.closes
    )


def mail(writer: Writer) -> str | None:
    """The editors' mailbox: by the settings, else the first that an open consultation names."""
    contacts = " ".join(c.contact[writer.locale] for c in awaited(writer))
    found = MAIL.search(contacts)
    return writer.library.sending.mail or (found[0] if found else None)


def can_send(writer: Writer) -> bool:
    """Whether there is a forge, a mailbox, or an address in an awaited consultation's contact."""
    library = writer.library
    return library.sending.is_set or any(
        says_where(each.contact[writer.locale], library.address) for each in awaited(writer)
    )


def said(writer: Writer) -> Callable[..., str]:
    """What gives a text of the form by its name, as this site can say it."""
    return spoken(NAME, writer, is_sent=can_send(writer))


def key(writer: Writer) -> Callable[[str], str]:
    """What gives the name of the message that this site says for ``contribute.name``."""
    return naming(NAME, writer, is_sent=can_send(writer))
