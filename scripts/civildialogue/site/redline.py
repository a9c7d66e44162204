"""Two wordings of a text as one, word by word."""

from difflib import SequenceMatcher

from markupsafe import Markup, escape

from civildialogue.site.context import Writer


def redline(writer: Writer, before: str, after: str) -> Markup:
    """The difference word by word, with words for those who can't see the strokes.

    Source: WCAG 2.2, success criterion 1.4.1 (not by colour alone).
    """
    old, new = before.split(), after.split()
    parts: list[Markup] = []
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            parts.append(escape(" ".join(old[i:j])))
            continue
        if j > i:
            parts.append(_stroke(writer, "del", "deleted", old[i:j]))
        if m > k:
            parts.append(_stroke(writer, "ins", "inserted", new[k:m]))
    return Markup(" ").join(parts)


def _stroke(writer: Writer, tag: str, name: str, words: list[str]) -> Markup:
    shell = Markup('<{0}><span class="cd-spoken" lang="{3}">[{1}] </span>{2}</{0}>')
    return shell.format(tag, writer.t(f"redline.{name}"), " ".join(words), writer.locale)
