"""What the parts of a comment must be together: for the check, the commands and the form alike."""

from civildialogue.core.model.rules import AT_MOST, DIFFERS, FILLED, WITHIN, Rule
from civildialogue.features.compendium.model.vocabulary import CommentKind

LATER = ("disposition", "redaction", "withheld", "reply", "translation")
"""Fields that no comment has when it comes: they are entered by commands."""
TEXT, QUOTE, PROPOSAL, PASSAGE = "text", "target.quote", "proposal", "passage"
LONGEST = 10_000
"""Characters of a comment's text: five pages. A longer opinion goes in several comments."""
_AMENDS = ("kind", (str(CommentKind.AMEND),))
QUOTED = Rule(WITHIN, QUOTE, "quote-dangling", other=PASSAGE)
"""The check knows more of it: what became of a passage since."""
OWN = (
    Rule(FILLED, TEXT, "comment-empty", unless=_AMENDS),
    Rule(AT_MOST, TEXT, "comment-too-long", limit=LONGEST),
    Rule(DIFFERS, PROPOSAL, "proposal-same", other=QUOTE, when=_AMENDS),
)
TRANSLATED = (Rule(DIFFERS, "translation.lang", "translation-own-language", other="lang"),)
"""What a translation must be, which no form has, as an editor enters it."""
