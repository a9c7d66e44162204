"""The one gate of redaction: whatever shows a comment gets it from here."""

from dataclasses import replace

from civildialogue.core.model.library import Located
from civildialogue.core.model.text import SourceText
from civildialogue.features.compendium.model.records import Comment

NOWHERE = SourceText("", "")
"""The file's name has the author's; so it is withheld, too."""


def shown(located: Located[Comment]) -> Located[Comment]:
    """What of a comment everybody may see.

    A redacted one keeps its facts and the editors' answer. It loses every word that somebody wrote
    from outside: names, the quote, the proposal, the text, its translation, the reply.
    """
    comment = located.value
    if comment.redaction is None:
        return located
    bare = comment.model_copy(
        update={
            "author": comment.author.model_copy(update={"name": "", "organisation": None}),
            "target": comment.target.model_copy(update={"quote": ""}),
            "proposal": None,
            "translation": None,
            "reply": None,
        }
    )
    return replace(located, value=bare, source=NOWHERE, fields={}, body=())
