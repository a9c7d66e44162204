"""What a document has and a page can't hold: collected, and told with the words it stood by."""

from dataclasses import dataclass, field

EXCERPT = 60


@dataclass(frozen=True)
class Loss:
    """One thing that was not carried as it was. ``kind`` is a key of the interface’s words."""

    kind: str
    excerpt: str
    line: int = 0


@dataclass
class Losses:
    """Collects losses. ``here`` is the text around which the converter is working."""

    found: list[Loss] = field(default_factory=list)
    here: str = ""

    def tell(self, kind: str, excerpt: str = "") -> None:
        """Records a loss, once for the same words."""
        words = " ".join((excerpt or self.here).split())
        loss = Loss(kind, words if len(words) <= EXCERPT else f"{words[: EXCERPT - 1]}…")
        if loss not in self.found:
            self.found.append(loss)

    def placed(self, text: str) -> list[Loss]:
        """The losses with the lines of the written page on which their words stand, in order."""
        lines = text.split("\n")
        return sorted(
            (Loss(loss.kind, loss.excerpt, _line(loss, lines)) for loss in self.found),
            key=lambda loss: (loss.line, loss.kind),
        )


def _line(loss: Loss, lines: list[str]) -> int:
    words = loss.excerpt.rstrip("…").split()[:3]
    for number, line in enumerate(lines, start=1):
        if words and all(word in line for word in words):
            return number
    return 1
