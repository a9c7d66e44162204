"""The pictures of a document: such as the check takes go beside the page, others are made such."""

import hashlib
import io
import posixpath
import re
import warnings
from collections.abc import Iterator

from PIL import Image, ImageOps

from civildialogue.core.model.words import folded
from civildialogue.core.source.assets import DAMAGED, PIXELS, fitted
from civildialogue.core.source.importing.container import Container
from civildialogue.core.source.importing.losses import Losses
from civildialogue.core.source.importing.markup import escaped

_DRAWING = re.compile(
    rb"\xd7\xcd\xc6\x9a|[\x01\x02]\x00\x09\x00\x00[\x01\x03]|\x01\x00{3}.{36} EMF|\x1f\x8b",
    re.DOTALL,
)
"""How drawings of Windows begin, be they packed. Source: [MS-WMF], 2.3.2; [MS-EMF], 2.3.4.2."""
READ = ("PNG", "JPEG", "WEBP", "GIF", "BMP", "DIB", "TIFF", "PCX", "TGA")
"""Kinds of points that can be read without another program."""
MOST_POINTS = 64_000_000
"""Width by height of a picture that is made smaller; a larger one fills the memory."""
WIDEST = 2_400
"""Points of a side once made smaller: more than a page shows on any screen."""
_QUALITIES = (85, 70, 50)


class Pictures:
    """Takes a document’s pictures; ``found`` are those of the page, by their paths."""

    def __init__(self, held: Container, folder: str, request: str, losses: Losses) -> None:
        self._held, self._folder, self._request, self._losses = held, folder, request, losses
        self.found: dict[str, bytes] = {}

    def link(self, target: str, words: str) -> str:
        """The Markdown of a picture, or only its words if there is none that may stand here."""
        parts = self._held.parts
        places = (target, f"word/{target}")
        data = next((parts[place] for place in places if place in parts), b"")
        taken = fitted(data)
        if taken is None and (taken := converted(data)):
            self._losses.tell("converted", words or target)
        if taken is None:
            kind = "picture-drawn" if _DRAWING.match(data) else "picture"
            self._losses.tell(kind, words or target)
            return escaped(words)
        content, ending, told = taken
        if told:
            self._losses.tell("metadata", ", ".join(told))
        name = f"{hashlib.sha256(content).hexdigest()[:12]}.{ending}"
        self.found[posixpath.join(self._folder, name)] = content
        if not words.strip():
            words = f"{self._request} {name}"
            self._losses.tell("alternative", words)
        return f"![{escaped(folded(words))}]({posixpath.basename(self._folder)}/{name})"


def converted(data: bytes) -> tuple[bytes, str, list[str]] | None:
    """A picture of another kind or size as the check takes it: its first frame, not too large."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=READ) as image:
                if image.width * image.height > MOST_POINTS:
                    return None
                image.load()
                upright = ImageOps.exif_transpose(image)
                shown = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
                return next(filter(None, map(fitted, _made(shown))), None)
    except (*DAMAGED, Image.DecompressionBombError):
        return None


def _made(image: Image.Image) -> Iterator[bytes]:
    if image.width * image.height <= PIXELS:
        yield _saved(image, "PNG")
    image.thumbnail((WIDEST, WIDEST))
    yield _saved(image, "PNG")
    paper = Image.new("RGB", image.size, "white")
    paper.paste(image, mask=image.getchannel("A") if image.mode == "RGBA" else None)
    for quality in _QUALITIES:
        yield _saved(paper, "JPEG", quality=quality)


def _saved(image: Image.Image, form: str, **how: int) -> bytes:
    held = io.BytesIO()
    image.save(held, form, optimize=True, **how)
    return held.getvalue()
