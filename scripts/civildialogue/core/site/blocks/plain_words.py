"""Words with nothing aside any more → HTML: emphasis, twins of articles, and HTML's own signs."""

import re

_TICKS = re.compile("`+")
_RUN = re.compile(r"\*+|_+")
_DEEPEST = 8
_BARE_AMPERSAND = re.compile(r"&(?!(?:#[0-9]+|#x[0-9a-f]+|[0-9a-z]+);)", re.IGNORECASE)
# „art. 15b (15б)“: see ``markdown.Twins``; the bracket stands first, so that it is found fast.
_TWIN = re.compile(r"\((?<=[a-z)] \()[1-9][0-9]{0,3}[а-я]{1,3}\)")
_TWIN_OPEN, _TWIN_CLOSE = "\ue014", "\ue015"


class UnsureError(Exception):
    """The text may mean more than is known here."""


def code_spans(text: str) -> list[tuple[int, int, int, int]]:
    """Where spans of code stand: their backticks, what is in them, and where they end.

    A span ends at the next run of as many backticks. Raises UnsureError where there is none.
    """
    runs = [match.span() for match in _TICKS.finditer(text)]
    found, number = [], 0
    while number < len(runs):
        start, first = runs[number]
        if start and text[start - 1] == "\\":
            raise UnsureError
        for later in range(number + 1, len(runs)):
            end, after = runs[later]
            if after - end == first - start:
                break
        else:
            raise UnsureError
        found.append((start, first, end, after))
        number = later + 1
    return found


def words(text: str) -> str:
    """The HTML of words in which code, links and breaks are placeholders. Raises UnsureError."""
    return _emphasis(text) if "*" in text or "_" in text else _spoken(text)


def _emphasis(text: str) -> str:
    """Emphasis that is closed in the order in which it was opened."""
    parts: list[str] = []
    opened: list[tuple[str, int, int]] = []
    at = 0
    for match in _RUN.finditer(text):
        start, end = match.span()
        sign, size = text[start], end - start
        before = text[start - 1] if start else " "
        after = text[end] if end < len(text) else " "
        opens, closes = not after.isspace(), not before.isspace()
        if sign == "_":
            opens = opens and not (before.isalnum() or before == "_")
            closes = closes and not (after.isalnum() or after == "_")
        alike = [each for each in opened if each[0] == sign]
        if closes and alike and alike[-1][1] == size:
            if opened.pop() != alike[-1]:
                raise UnsureError
            opening, closing = _tags(size)
            parts += [_spoken(text[at:start]), closing]
            parts[alike[-1][2]] = opening
        elif opens and (not alike or not closes or _is_nested(alike, size)):
            if size > 3 or len(opened) == _DEEPEST:
                raise UnsureError
            parts += [_spoken(text[at:start]), ""]
            opened.append((sign, size, len(parts) - 1))
        elif opened and (opens or closes):
            raise UnsureError
        else:
            continue
        at = end
    if opened:
        raise UnsureError
    return "".join([*parts, _spoken(text[at:])])


def _is_nested(alike: list[tuple[str, int, int]], size: int) -> bool:
    """Whether a run that may open or close opens: strong in emphasis, or emphasis in strong."""
    return len(alike) == 1 and {size, alike[0][1]} == {1, 2}


def _tags(size: int) -> tuple[str, str]:
    if size == 3:
        return "<strong><em>", "</em></strong>"
    return ("<em>", "</em>") if size == 1 else ("<strong>", "</strong>")


def _spoken(text: str) -> str:
    """Words with the signs of HTML in them escaped, and twins of articles marked."""
    if "(" not in text or _TWIN.search(text) is None:
        return escaped(text)
    text = escaped(_with_twins(text))
    return text.replace(_TWIN_OPEN, '<span lang="bg">').replace(_TWIN_CLOSE, "</span>")


def escaped(text: str) -> str:
    """Words as the serializer of a tree writes them: entities stay."""
    if "&" in text:
        text = _BARE_AMPERSAND.sub("&amp;", text)
    if "<" in text:
        text = text.replace("<", "&lt;")
    return text.replace(">", "&gt;") if ">" in text else text


def _with_twins(text: str) -> str:
    """Twins between private signs; the bracket of one is none that another could follow."""
    parts, at = [], 0
    for match in _TWIN.finditer(text):
        if not at or match.start() > at + 1:
            parts += [text[at : match.start()], _TWIN_OPEN, match[0], _TWIN_CLOSE]
            at = match.end()
    return "".join([*parts, text[at:]])


def attribute(value: str) -> str:
    """The value of an attribute as the serializer of a tree writes it."""
    return escaped(value).replace('"', "&quot;")
