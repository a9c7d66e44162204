"""What went wrong on the machine or in the program, in one line for who ran a command."""

import errno

from civildialogue.core.model.escaping import escaped
from civildialogue.core.model.language import Locale, message, messages
from civildialogue.core.source.history import HistoryRefusedError


def line(error: BaseException, locale: Locale) -> str:
    """One line: what could not be written or read and why, or which fault the program has."""
    if isinstance(error, HistoryRefusedError):
        return message(locale, "fault.git", path=escaped(str(error)))
    if isinstance(error, OSError) and error.errno is not None:
        reason = errno.errorcode.get(error.errno, "")
        key = f"fault.{reason}"
        words = messages(locale).get(key) or f"{reason} {error.strerror}"
        path = escaped(str(error.filename or "–"))
        return message(locale, "fault.system", path=path, reason=words)
    return unknown(f"{type(error).__name__}: {error}".removesuffix(": "), locale)


def unknown(what: str, locale: Locale) -> str:
    """The line for a fault of the program that it names itself."""
    return message(locale, "fault.program", what=escaped(what.split("\n", 1)[0][:200]))
