"""A screen of a telephone as a drawing: its parts from the top down, the same at every width."""

from collections.abc import Callable

from civildialogue.core.model.diagrams import ItemKind
from civildialogue.core.site.charts.look import DARK, EDGE, INK, LEADING, PALE
from civildialogue.core.site.charts.paper import Paper, lines
from civildialogue.core.source.diagrams import Scheme

WIDTH, MARGIN, GAP, HIGH = 300, 18, 10, 90
"""Of the telephone; within it; between its parts; of a map or a picture."""


def draw(scheme: Scheme) -> bytes:
    """The screen as a document of SVG."""
    paper = Paper(WIDTH)
    paper.y += MARGIN
    screen = _Screen(paper)
    for kind, text in scheme.parts:
        screen.put(kind, text)
    high = paper.y + MARGIN - GAP - EDGE
    paper.box(EDGE, EDGE, WIDTH - 2 * EDGE, high, rx=20, fill="none", stroke_width=3)
    paper.y = EDGE + high
    return paper.saved(scheme)


class _Screen:
    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self.x, self.wide = EDGE + MARGIN, WIDTH - 2 * (EDGE + MARGIN)

    def put(self, kind: ItemKind, text: str) -> None:
        """A part below those before it."""
        ways: dict[ItemKind, Callable[[str], None]] = {
            ItemKind.HEADING: lambda text: self._say(text, font_weight="bold"),
            ItemKind.TEXT: self._say,
            ItemKind.FIELD: self._field,
            ItemKind.CHOICE: self._choice,
            ItemKind.BUTTON: self._button,
            ItemKind.MAP: self._map,
            ItemKind.PHOTO: self._photo,
            ItemKind.LIST: self._row,
            ItemKind.NOTE: self._note,
        }
        ways[kind](text)
        self.paper.y += GAP

    def _say(self, text: str, left: float = 0, **look: object) -> None:
        said = lines(text, self.wide - left)
        self.paper.y = self.paper.words(self.x + left, self.paper.y, said, **look)

    def _field(self, text: str) -> None:
        self._say(text)
        self.paper.box(self.x, self.paper.y + 3, self.wide, 32)
        self.paper.y += 35

    def _choice(self, text: str) -> None:
        self.paper.put("circle", cx=self.x + 8, cy=self.paper.y + 10, r=7, fill="none", stroke=INK)
        self._say(text, 26)

    def _button(self, text: str) -> None:
        said = lines(text, self.wide - 2 * MARGIN)
        high = len(said) * LEADING + 2 * GAP
        self.paper.box(self.x, self.paper.y, self.wide, high, rx=8, fill=DARK[0], stroke="none")
        middle = self.x + self.wide / 2
        look = {"fill": "#ffffff", "font_weight": "bold", "text_anchor": "middle"}
        self.paper.words(middle, self.paper.y + GAP - 1, said, **look)
        self.paper.y += high

    def _map(self, text: str) -> None:
        x, y, end = self.x, self.paper.y, self.x + self.wide
        self.paper.box(x, y, self.wide, HIGH, fill=PALE)
        for share in (0.3, 0.7):
            self.paper.line(
                (x, y + share * HIGH),
                (end, y + (1 - share) * HIGH),
                stroke="#ffffff",
                stroke_width=5,
            )
        pin = x + self.wide / 2
        self.paper.put("circle", cx=pin, cy=y + HIGH / 2, r=8, fill=DARK[1])
        self._under(text)

    def _photo(self, text: str) -> None:
        x, y = self.x, self.paper.y
        self.paper.box(x, y, self.wide, HIGH, fill=PALE)
        hills = ((0.08, 0.85), (0.35, 0.35), (0.55, 0.7), (0.72, 0.5), (0.92, 0.85))
        self.paper.line(*((x + a * self.wide, y + b * HIGH) for a, b in hills))
        self.paper.put(
            "circle", cx=x + 0.8 * self.wide, cy=y + 0.22 * HIGH, r=8, fill="none", stroke=INK
        )
        self._under(text)

    def _under(self, text: str) -> None:
        self.paper.y += HIGH + 3
        self._say(text)

    def _row(self, text: str) -> None:
        self.paper.words(self.x + self.wide - 8, self.paper.y, ["›"])
        self._say(text, 0)
        self.paper.y += 4
        self.paper.line((self.x, self.paper.y), (self.x + self.wide, self.paper.y), stroke=PALE)

    def _note(self, text: str) -> None:
        top = self.paper.y
        self._say(text, 14)
        self.paper.line(
            (self.x + 3, top), (self.x + 3, self.paper.y), stroke=DARK[1], stroke_width=3
        )
