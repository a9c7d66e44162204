"""A process as a drawing: a box for each step, in the lane of who acts, with arrows between them.

Each step has a row of its own, so that the strips between rows and between lanes are free for
arrows. Where lanes would be too narrow for their words, the boxes stand one below the other and say
who acts.
"""

from civildialogue.core.site.charts.look import EDGE, LEADING, LETTER, PALE
from civildialogue.core.site.charts.paper import Paper, lines
from civildialogue.core.source.diagrams import Box, Scheme

MARGIN, GUTTER, GAP = 9, 30, 38
"""Within a box; right of each lane, for arrows; between rows."""
CLEAR = {"stroke": "#ffffff", "stroke_width": 5, "paint_order": "stroke"}
"""What keeps the words of a way legible where an arrow of another crosses them."""
TRACK, TRACKS = 6, 4
"""Arrows that share a strip run so far from each other, on so many tracks."""
WIDTHS = range(560, 1120, 40)
"""Those that are tried for a book."""
SHEET = (448, 560)
"""What a book's page has for a drawing, in points: A4 without margins, and its caption's part."""
CLOSE = 30
"""Between rows on paper: room for a line of words, and for an arrow's head."""


def draw(scheme: Scheme, width: int) -> bytes:
    """The process as a document of SVG."""
    return _Process(scheme, Paper(width), GAP).drawn().saved(scheme)


def on_paper(scheme: Scheme) -> bytes:
    """The process for a page of a book: in its lanes, and with letters as large as they can be."""

    def legible(process: _Process) -> tuple[bool, float]:
        paper = process.drawn()
        scale = min(SHEET[0] / paper.width, SHEET[1] / (paper.y + EDGE))
        return process.lanes == len(scheme.lanes), scale

    tried = (_Process(scheme, Paper(width), CLOSE) for width in WIDTHS)
    return max(tried, key=legible).paper.saved(scheme)


class _Process:
    def __init__(self, scheme: Scheme, paper: Paper, gap: int) -> None:
        self.scheme, self.paper, self.gap = scheme, paper, gap
        self.lanes = len(scheme.lanes)
        if not self._fits():
            self.lanes = 1
        self.tops: list[float] = []
        self.bottoms: list[float] = []
        self.exits: dict[tuple[int, int], float] = {}

    @property
    def wide(self) -> float:
        """The width of a lane, its strip for arrows included."""
        return (self.paper.width - 2 * EDGE) / self.lanes

    @property
    def room(self) -> float:
        """The room for words in a box."""
        return self.wide - GUTTER - 2 * MARGIN

    def _fits(self) -> bool:
        texts = (*self.scheme.lanes, *(box.text for box in self.scheme.boxes))
        longest = max((word for text in texts for word in text.split()), key=len, default="")
        return len(longest) * LETTER <= self.room

    def drawn(self) -> Paper:
        """The paper with the lanes, the boxes from the top down, and the arrows over them."""
        if self.lanes > 1:
            self._heads()
        for number, box in enumerate(self.scheme.boxes):
            if number:
                self.paper.y += self.gap
            self._box(number, box)
        for number, box in enumerate(self.scheme.boxes):
            for target, _ in box.ways:
                self._arrow(number, target)
        for number, box in enumerate(self.scheme.boxes):
            for words in (words for target, words in box.ways if target == number + 1):
                x, y = self._middle(number) + 6, self.bottoms[number] - 1
                self.paper.words(x, y, [words], font_style="italic", **CLEAR)
        return self.paper

    def _left(self, number: int) -> float:
        lane = self.scheme.boxes[number].lane if self.lanes > 1 else 0
        return EDGE + lane * self.wide

    def _middle(self, number: int) -> float:
        return self._left(number) + (self.wide - GUTTER) / 2

    def _heads(self) -> None:
        heads = [lines(name, self.room) for name in self.scheme.lanes]
        high = max(map(len, heads)) * LEADING + MARGIN
        for lane, head in enumerate(heads):
            x = EDGE + lane * self.wide
            self.paper.box(x, EDGE, self.wide - GUTTER, high, fill=PALE, stroke="none")
            self.paper.words(x + MARGIN, EDGE + 2, head, font_weight="bold")
        self.paper.y += high + self.gap

    def _box(self, number: int, box: Box) -> None:
        """The words of a step; ways that lead beyond the next row leave from lines of their own."""
        paper, x, top = self.paper, self._left(number), self.paper.y
        said = lines(box.text, self.room)
        who = [] if self.lanes > 1 else lines(self.scheme.lanes[box.lane], self.room)
        far = [way for way in box.ways if way[0] != number + 1]
        ways = [(target, lines(words, self.room) if words else []) for target, words in far]
        high = sum(map(len, (said, who, *(words for _, words in ways)))) * LEADING + MARGIN
        is_end = not number or not box.ways
        look = {"rx": 14, "fill": PALE} if is_end else {}
        paper.box(x, top, self.wide - GUTTER, high, **look)
        below = paper.words(x + MARGIN, top + 2, who, font_weight="bold")
        below = paper.words(x + MARGIN, below, said)
        for target, words in ways:
            end = x + self.wide - GUTTER - MARGIN
            after = paper.words(end, below, words, text_anchor="end", font_style="italic")
            self.exits[number, target] = (below + after) / 2 if words else top + high / 2
            below = after
        self.tops.append(top)
        self.bottoms.append(top + high)
        paper.y = top + high

    def _arrow(self, number: int, target: int) -> None:
        """To the next row straight down; elsewhere through the strip right of the lane."""
        paper, bottom, top = self.paper, self.bottoms[number], self.tops[target]
        if target == number + 1:
            start, ends = self._middle(number), self._middle(target)
            bend = bottom + max(self.gap / 2, LEADING)
            paper.line((start, bottom), (start, bend), (ends, bend), (ends, top), arrow=True)
            return
        shift = (number % TRACKS) * TRACK
        right, out = self._left(number) + self.wide - GUTTER, self.exits[number, target]
        strip, into = right + 6 + shift, top - 12 - shift / 2
        ends = self._middle(target) + 10 + shift
        bends = ((right, out), (strip, out), (strip, into), (ends, into), (ends, top))
        paper.line(*bends, arrow=True)
