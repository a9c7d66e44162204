"""Makes what Git or an editor would spoil."""

from pathlib import Path

from PIL import Image


def make(docs: Path) -> None:
    Image.new("1", (9, 9)).save(docs / "analysis/square.png")
    whole = (docs / "analysis/square.png").read_bytes()
    (docs / "analysis/cut.png").write_bytes(whole[:50])
    (docs / "analysis/more.png").write_bytes(whole + b"<script>")
    (docs / "analysis/page.png").write_text("<!doctype html>")
    frames = [Image.new("1", (9, 9), number % 2) for number in range(2)]
    frames[0].save(docs / "analysis/moving.png", save_all=True, append_images=frames[1:])
