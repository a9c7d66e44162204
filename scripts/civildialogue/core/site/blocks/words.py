"""Words of unknown intent, shown to an editor as words and nothing else.

In Markdown nothing may call people, refer to issues, become a link or a picture. The forge looks
for names and numbers in the finished text, where an entity is a sign like any other; so an
invisible space parts them. Hidden signs are shown by their numbers.
"""

import re
import unicodedata

from civildialogue.core.site.blocks.redline import wording

LONG_TEXT = 1_500
"""Characters of a passage that are shown."""
_PART = "\u200b"
_SIGNS = re.compile(r"[\\`*_{}\[\]()#+!|~<>&]")
_HIDDEN = ("Cf", "Cc", "Co", "Cs", "Cn")
_CALLS = (
    (re.compile(r"@(?=\w)"), f"@{_PART}"),
    (re.compile(r"#(?=\d)"), f"#{_PART}"),
    (re.compile(r"(?i)\bgh-(?=\d)"), f"GH{_PART}-"),
    (re.compile(r"(?i)\bwww\."), f"www{_PART}."),
    (re.compile(r"://"), f":{_PART}//"),
)
_LIST = re.compile(r"^(\d{1,9}(?=[.)](?:\s|$))|(?=-(?:\s|$))|(?==))(.)")
"""What would begin a list, or make a heading of the line above."""
_COMMIT = re.compile(r"(?i)[0-9a-f]{7,}")
"""What the forge takes for the number of a commit: seven hexadecimal digits or more."""


def visible(text: str) -> str:
    """The text on one line, with the signs that nobody sees shown by their numbers."""
    return "".join(
        f"⟦U+{ord(sign):04X}⟧" if unicodedata.category(sign) in _HIDDEN else sign
        for sign in " ".join(text.split())
    )


def shown(text: str) -> str:
    """The text as Markdown that is only words, on the forge and in our own pages."""
    found = visible(text)
    for pattern, broken in _CALLS:
        found = pattern.sub(broken, found)
    found = _COMMIT.sub(lambda match: _PART.join(re.findall(".{1,6}", match[0])), found)
    found = _SIGNS.sub(lambda match: f"&#{ord(match[0])};", found)
    return _LIST.sub(lambda match: f"{match[1]}&#{ord(match[2])};", found)


def code(text: str) -> str:
    """The text as code, such as a path. Between backticks an entity would stand as it is written.

    Source: CommonMark 0.31, 2.5 and 6.1.
    """
    return f"<code>{shown(text)}</code>"


def cut(text: str) -> str:
    """A text that is not too long to be looked through."""
    return text if len(text) <= LONG_TEXT else f"{text[:LONG_TEXT]} …"


def strokes(before: str, after: str) -> str:
    """The redline of two texts, word by word, in the two elements that the forge shows too."""
    tags = {"-": "<del>{}</del>", "+": "<ins>{}</ins>", "=": "{}"}
    pieces = wording(cut(before), cut(after))
    return " ".join(tags[sign].format(shown(words)) for sign, words in pieces)
