"""Two wordings of a text as one, word by word."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from markupsafe import Markup, escape

from civildialogue.core.site.writing.context import Writer


def wording(before: str, after: str) -> Iterator[tuple[str, str]]:
    """The two wordings as one: pieces that are kept ("="), deleted ("-") or inserted ("+")."""
    old, new = before.split(), after.split()
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield "=", " ".join(old[i:j])
            continue
        if j > i:
            yield "-", " ".join(old[i:j])
        if m > k:
            yield "+", " ".join(new[k:m])


def redline(writer: Writer, before: str, after: str) -> Markup:
    """The difference word by word, with words for those who can't see the strokes.

    Source: WCAG 2.2, success criterion 1.4.1 (not by colour alone).
    """
    strokes = {"-": ("del", "deleted"), "+": ("ins", "inserted")}
    return Markup(" ").join(
        _stroke(writer, *strokes[sign], words) if sign in strokes else escape(words)
        for sign, words in wording(before, after)
    )


def _stroke(writer: Writer, tag: str, name: str, words: str) -> Markup:
    shell = Markup('<{0}><span class="cd-spoken" lang="{3}">[{1}] </span>{2}</{0}>')
    return shell.format(tag, writer.t(f"redline.{name}"), words, writer.locale)
