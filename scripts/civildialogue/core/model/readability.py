"""How long sentences and words are: LIX.

Source: C. H. Björnsson, Läsbarhet, Stockholm: Liber, 1968: words for each sentence, and the share
of words with more than six letters. It was made for Swedish; between languages it does not compare.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

LONG = 6
"""A word with more letters is long."""
_WORD = re.compile(r"[^\W_]+(?:[-’'.,][^\W_]+)*")
# A sign that ends a sentence stands before white space and no small letter or number: so that
# „чл. 26“ and “e.g. this” are one. LIX takes a colon for an end, too.
_END = re.compile(r"(?<![.!?…:])[.!?…:]++[)\]”“»\"]*+\s++(?=[^\W\d_]|[„“”«(\"])")


@dataclass(frozen=True)
class Measure:
    """What was counted of a text."""

    words: int = 0
    sentences: int = 0
    long: int = 0

    def __add__(self, other: "Measure") -> "Measure":
        words, sentences = self.words + other.words, self.sentences + other.sentences
        return Measure(words, sentences, self.long + other.long)

    @property
    def length(self) -> float:
        """Words of a sentence."""
        return self.words / self.sentences if self.sentences else 0.0

    @property
    def lix(self) -> float:
        """Words of a sentence, and per cent of long words."""
        return self.length + (100 * self.long / self.words if self.words else 0.0)


def measure(passages: Iterable[str]) -> Measure:
    """Counts passages of plain words; each ends a sentence, whatever its last sign."""
    total = Measure()
    for text in passages:
        words = _WORD.findall(text)
        if words:
            ends = sum(1 for found in _END.finditer(text) if not text[found.end()].islower())
            letters = (sum(sign.isalpha() for sign in word) for word in words)
            total += Measure(len(words), ends + 1, sum(count > LONG for count in letters))
    return total
