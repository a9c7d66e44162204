"""How a drawing looks: its face, measures and fills, for whoever asks without drawing one."""

FONT = "Sofia Sans, sans-serif"
"""The face of a drawing's words on the site; a book puts its own in."""
SIZE, LEADING, LETTER = 15, 20, 9.0
EDGE, BAR, GAP, SWATCH = 14, 18, 14, 26
INK, PALE = "#1a1a1a", "#d5d9de"
# Each fill differs from the others in grey too; each outline has a contrast of 3 and more on white
# (WCAG 2.2, success criteria 1.4.1 and 1.4.11).
DARK = ("#0b4a7d", "#8a3b00", "#005f45", "#5b2a86")
LIGHT = (DARK[0], "#ffe1c4", "#d9f2e6", "#ffffff")
HATCHES = (None, "////", "xxx", "---")
DASHES = ("solid", (0, (5, 2)), (0, (1, 1.5)), (0, (6, 2, 1, 2)))
SHAPES = ("o", "s", "^", "D")
