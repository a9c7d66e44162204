"""Words of the program that stand where an author’s are still to come."""

from collections.abc import Iterator

from civildialogue.core.model.diagnostics import Diagnostic
from civildialogue.core.model.language import PROGRAM, languages, message
from civildialogue.core.model.library import Library
from civildialogue.core.model.values import texts

_WORDS = ("new.summary", "new.text", "new.author")


def words() -> frozenset[str]:
    """What ``civildialogue new`` writes where words are missing, in every language."""
    locales = dict.fromkeys((*PROGRAM, *languages()))
    return frozenset(message(locale, key) for locale in locales for key in _WORDS)


def placeholders(library: Library) -> Iterator[Diagnostic]:
    """Passages and facts that are as ``civildialogue new`` made them."""
    told = words()
    for page in library.pages:
        for loc, text in texts(page.matter):
            if text in told:
                yield Diagnostic("placeholder-text", page.span_of(*loc), {"text": text})
        for block in page.blocks:
            if block.text.strip() in told:
                span = page.source.span(block.line, 1, len(block.text.split("\n")[0]))
                yield Diagnostic("placeholder-text", span, {"text": block.text.strip()})
