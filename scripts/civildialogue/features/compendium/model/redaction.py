"""The one gate of redaction: whatever shows a comment gets it from here."""

from dataclasses import replace
from typing import TypeVar

from civildialogue.core.model.library import Located
from civildialogue.core.model.text import SourceText
from civildialogue.features.compendium.model.dispositions import Change, Decided, Disposition
from civildialogue.features.compendium.model.records import Comment

D = TypeVar("D", bound=Decided)
NOWHERE = SourceText("", "")
"""The file's name has the author's; so it is withheld, too."""


def shown(located: Located[Comment]) -> Located[Comment]:
    """What of a comment everybody may see.

    A redacted or withheld one keeps its facts and the editors' reasons. It loses every word that
    somebody wrote from outside: names, the quote, the proposal, the text, its translation, the
    reply; and the sentences of a change, into which the proposal may have gone.
    """
    comment = located.value
    if comment.taken is None:
        return located
    bare = comment.model_copy(
        update={
            "author": comment.author.model_copy(update={"name": "", "organisation": None}),
            "target": comment.target.model_copy(update={"quote": ""}),
            "proposal": None,
            "translation": None,
            "reply": None,
            "disposition": _without_words(comment.disposition),
        }
    )
    return replace(located, value=bare, source=NOWHERE, fields={}, body=())


def has_words(located: Located[Comment]) -> bool:
    """Whether the file of a comment still has words that nobody may see."""
    return bool(located.body) or shown(located).value != located.value


def _without_words(disposition: Disposition | None) -> Disposition | None:
    if disposition is None:
        return None
    earlier = [_unchanged(each) for each in disposition.earlier]
    return _unchanged(disposition).model_copy(update={"earlier": earlier})


def _unchanged(decided: D) -> D:
    """What was decided, with the place of the change and without its sentences."""
    if decided.change is None:
        return decided
    return decided.model_copy(update={"change": unsaid(decided.change)})


def unsaid(change: Change) -> Change:
    """The place of a change without its sentences."""
    return change.model_copy(update={"before": "", "after": ""})
