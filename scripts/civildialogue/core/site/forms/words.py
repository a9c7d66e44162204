"""The words of a form: its own, else those of every form; of sending, or else of keeping."""

from collections.abc import Callable, Mapping

from civildialogue.core.declaring import Form
from civildialogue.core.site.writing.context import Writer

GENERAL = "form"
SAVE = "save."
"""Words with this beginning stand in the place of others where nothing can be sent."""


def mail(form: Form, writer: Writer) -> str | None:
    """The mailbox that a letter goes to: by the form, else by the settings."""
    return form.mail(writer) if form.mail else writer.library.sending.mail


def can_send(form: Form, writer: Writer) -> bool:
    """Whether there is anywhere to send a file."""
    return form.can_send(writer) if form.can_send else writer.library.sending.is_set


def naming(name: str, writer: Writer, *, is_sent: bool) -> Callable[[str], str]:
    """What gives the name of the message that a site says for a word of a form of that name."""
    found = writer.words
    saves = ["" if is_sent else SAVE, ""]
    starts = [f"{begin}.{save}" for begin in (name, GENERAL) for save in saves]

    def named(word: str) -> str:
        every = [*(f"{start}{word}" for start in starts), f"fact.{word}", f"section.{word}"]
        return next((each for each in every if each in found), every[0])

    return named


def spoken(name: str, writer: Writer, *, is_sent: bool) -> Callable[..., str]:
    """What gives a text of a form of that name, as the site can say it."""
    named = naming(name, writer, is_sent=is_sent)
    return lambda word, **values: writer.t(named(word), **values)


def key(form: Form, writer: Writer) -> Callable[[str], str]:
    """What gives the name of the message for a word of the form."""
    return naming(form.name, writer, is_sent=can_send(form, writer))


def said(form: Form, writer: Writer) -> Callable[..., str]:
    """What gives a text of the form by its name."""
    return spoken(form.name, writer, is_sent=can_send(form, writer))


def words(form: Form, writer: Writer) -> Mapping[str, str]:
    """Every word of the form without its beginning, placeholders left."""
    found, named = writer.words, key(form, writer)
    starts = tuple(f"{s}.{save}" for s in (GENERAL, form.name) for save in (SAVE, ""))
    names = {k.removeprefix(s) for s in starts for k in found if k.startswith(s)}
    return {
        name: found[named(name)]
        for name in sorted(names)
        if not name.startswith(SAVE) and named(name) in found
    }
