"""What a document has and a page can't hold: collected, and told with the words it stood by."""

from dataclasses import dataclass, field, replace

from civildialogue.core.model.words import folded

EXCERPT = 60
WORDS = "words"
"""Words that the page has not: all of them are told."""


@dataclass(frozen=True)
class Loss:
    """One thing that was not carried as it was. ``kind`` is a key of the interface’s words."""

    kind: str
    excerpt: str
    line: int = 0
    near: str = ""


@dataclass
class Losses:
    """Collects losses. ``here`` is the text around which the converter is working."""

    found: list[Loss] = field(default_factory=list)
    here: str = ""

    def tell(self, kind: str, excerpt: str = "", near: str = "") -> None:
        """Records a loss, once for the same words; ``near`` stands on the page by what is lost."""
        words = folded(excerpt or self.here)
        is_short = kind == WORDS or len(words) <= EXCERPT
        loss = Loss(kind, words if is_short else f"{words[: EXCERPT - 1]}…", 0, near)
        if loss not in self.found:
            self.found.append(loss)

    def placed(self, text: str) -> list[Loss]:
        """The losses with the lines of the written page on which their words stand, in order."""
        lines = list(enumerate(text.split("\n"), start=1))
        # The front matter comes last: its words stand in the text too, and there they are meant.
        head = next((n for n, line in lines[1:] if line == "---"), 0)
        lines = lines[head:] + lines[:head]
        return sorted(
            (replace(loss, line=_line(loss, lines)) for loss in self.found),
            key=lambda loss: (loss.line, loss.kind),
        )


def _line(loss: Loss, lines: list[tuple[int, str]]) -> int:
    """The number of the first line that has the words."""
    words = loss.near.split()[:6] or loss.excerpt.rstrip("…").split()[:3]
    found = (n for n, line in lines if all(word in line for word in words))
    return next(found, 1) if words else 1
