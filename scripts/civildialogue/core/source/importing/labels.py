"""The numbers of items: read where the import put them, or made as a list’s style says."""

from civildialogue.core.source.importing.forms import shown
from civildialogue.core.source.importing.inlines import Node
from civildialogue.core.source.importing.signs import label_of, labelled

_FORMS = {
    "LowerAlpha": "lowerLetter",
    "UpperAlpha": "upperLetter",
    "LowerRoman": "lowerRoman",
    "UpperRoman": "upperRoman",
}
_SIGNS = {"OneParen": "{})", "TwoParens": "({})"}


def ordinal(number: int, style: Node, sign: Node) -> str:
    """The number of an item as pandoc tells a list’s style."""
    return _SIGNS.get(sign["t"], "{}.").format(shown(number, _FORMS.get(style["t"], "decimal")))


def label(item: list[Node]) -> str | None:
    """The number that stands as the first word of an item."""
    words = _words(item)
    return label_of(words[0]["c"]) if words and words[0]["t"] == "Str" else None


def unlabelled_item(item: list[Node]) -> list[Node]:
    """An item without its number."""
    if label(item) is None:
        return item
    rest = _words(item)[1:]
    return [{**item[0], "c": rest[1:] if rest and rest[0]["t"] == "Space" else rest}, *item[1:]]


def with_label(item: list[Node], word: str) -> list[Node]:
    """An item with its number as its first word."""
    if label(item) is not None:
        return item
    mark: list[Node] = [{"t": "Str", "c": labelled(word)}, {"t": "Space"}]
    if _words(item):
        return [{**item[0], "c": [*mark, *_words(item)]}, *item[1:]]
    return [{"t": "Para", "c": mark}, *item]


def _words(item: list[Node]) -> list[Node]:
    found: list[Node] = item[0]["c"] if item and item[0]["t"] in ("Para", "Plain") else []
    return found
