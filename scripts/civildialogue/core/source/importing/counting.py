"""The words of a document counted against those of its page: what is missing is told."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from html import unescape

from civildialogue.core.model.characters import HIDDEN, in_one_alphabet
from civildialogue.core.source.importing.losses import WORDS, Losses
from civildialogue.core.source.importing.signs import PLACE

_WORD = re.compile(r"[^\W_]+")
_AIM = re.compile(r"\]\([^()\s]*\)")
_NOTE = re.compile(r"\[\^n\d+\]:?")
_MARK = re.compile(r"\\\n|[\\*`]")
"""The marks of emphasis and code, and what breaks a line; the text's own are behind a backslash."""
_LINE_BREAK = "\\\n"


def words(text: str) -> list[str]:
    """The words of a text, however their signs are set: ``m²`` is ``m2``; in one alphabet each."""
    text = unicodedata.normalize("NFKC", HIDDEN.sub("", text.replace("\u00ad", "")))
    return _WORD.findall(in_one_alphabet(text))


def of_page(markdown: str) -> Counter[str]:
    """How often each word stands in the text of a page."""
    text = _NOTE.sub(" ", _AIM.sub("] ", PLACE.sub("", markdown)))
    text = _MARK.sub(lambda match: " " if match[0] == _LINE_BREAK else "", text)
    return Counter(words(unescape(text)))


def missing(texts: Iterable[str], markdown: str) -> Iterator[tuple[str, str]]:
    """The words of each text that the page has not, and words of it or before it that it has."""
    left = of_page(markdown)
    near = ""
    for text in texts:
        own = words(text)
        lost = []
        for word in own:
            if left[word]:
                left[word] -= 1
            else:
                lost.append(word)
        if lost:
            yield " ".join(lost), near
        if len(lost) < len(own):
            near = " ".join(word for word in own if word not in lost)


def compare(texts: Iterable[str], markdown: str, losses: Losses) -> None:
    """Tells all words of a document that its page has not."""
    for lost, near in missing(texts, markdown):
        losses.tell(WORDS, lost, near)
