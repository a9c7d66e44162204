"""A comment and its answers as templates show them."""

import datetime as dt
from dataclasses import dataclass

from markupsafe import Markup

from civildialogue.core.model.language import Locale
from civildialogue.features.compendium.model.dialogue import Entry
from civildialogue.features.compendium.model.dispositions import Decided
from civildialogue.features.compendium.model.records import Comment


@dataclass(frozen=True)
class Told:
    """One answer of the editors: its decision in words, the reasons, and the change as strokes.

    ``lang`` is the language of the text that was changed.
    """

    decided: Decided
    lang: Locale
    decision: str
    reason: Markup
    change: Markup


@dataclass(frozen=True)
class Shown:
    """A comment as a template shows it, with the comments that reply to it."""

    entry: Entry
    text: Markup
    proposal: Markup
    translation: Markup
    translated_proposal: str
    repeated: str
    repeated_on: str
    days: int
    due: dt.date | None = None
    answer: Told | None = None
    earlier: tuple[Told, ...] = ()
    replies_to: str = ""
    replies: tuple["Shown", ...] = ()

    @property
    def comment(self) -> Comment:
        """The comment itself."""
        return self.entry.comment
