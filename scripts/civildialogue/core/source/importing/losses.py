"""What a document has and a page can't hold: collected, and told with the line it belongs to."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from civildialogue.core.model.words import folded
from civildialogue.core.source.importing import signs

EXCERPT = 60
WORDS, HIDDEN = "words", "hidden"
"""Words that the page has not, by a fault or because nobody should see them: all are told."""


@dataclass(frozen=True)
class Loss:
    """One thing that was not carried as it was. ``kind`` is a key of the interface’s words;
    ``near`` tells apart the same words that are missing in several places.
    """

    kind: str
    excerpt: str
    line: int = 0
    near: str = ""


@dataclass
class Losses:
    """Collects losses. ``here`` is the text around which the converter is working."""

    found: list[Loss] = field(default_factory=list)
    here: str = ""
    _waiting: list[int] = field(default_factory=list)

    def tell(self, kind: str, excerpt: str = "", near: str = "", line: int = 0) -> None:
        """Records a loss, once for the same words; its sign waits for a text to stand in."""
        words = folded(excerpt or self.here)
        is_short = kind in (WORDS, HIDDEN) or len(words) <= EXCERPT
        loss = Loss(kind, words if is_short else f"{words[: EXCERPT - 1]}…", line, near)
        if kind == HIDDEN or loss not in self.found:
            if not line:
                self._waiting.append(len(self.found))
            self.found.append(loss)

    def signs(self) -> str:
        """The signs of what was told since this was asked last, for the text where it belongs."""
        taken = "".join(map(signs.loss, self._waiting))
        self._waiting.clear()
        return taken

    def back_to(self, count: int) -> None:
        """Forgets all losses but the first ``count``, as what was being written is not used."""
        del self.found[count:]
        self._waiting = [number for number in self._waiting if number < count]

    def placed(self, lines: Mapping[int, int], usual: int = 1) -> list[Loss]:
        """The losses in the order of the page; ``lines`` are those of their signs by number, and
        what has none belongs to the line ``usual``.
        """
        found = enumerate(self.found)
        return sorted(
            (replace(loss, line=loss.line or lines.get(n, usual)) for n, loss in found),
            key=lambda loss: (loss.line, loss.kind),
        )
