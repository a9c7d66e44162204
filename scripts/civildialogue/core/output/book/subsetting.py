"""What a font has, and a font that has only what a book needs: by HarfBuzz, in a millisecond."""

from collections.abc import Iterable

from uharfbuzz import Blob, Face, OTNameIdPredefined, SubsetFlags, SubsetInput
from uharfbuzz import subset as made_subset


def signs(content: bytes) -> frozenset[int]:
    """The code points of the signs that a font has; none if the bytes are no font."""
    return frozenset(Face(Blob(content)).unicodes)


def family(content: bytes) -> str:
    """The name of a font's family; empty if the bytes are no font."""
    face = Face(Blob(content))
    kinds = (OTNameIdPredefined.TYPOGRAPHIC_FAMILY, OTNameIdPredefined.FONT_FAMILY)
    return next((name for kind in kinds if (name := face.get_name(kind))), "")


def subset(
    content: bytes,
    wanted: Iterable[int],
    *,
    flags: SubsetFlags = SubsetFlags.DEFAULT,
    has_names: bool = False,
) -> bytes:
    """The font with these signs alone, with their forms for each language and their joints.

    It goes without its names, some of which are reserved for the font as it was published.
    Source: SIL Open Font License 1.1, section 3.
    """
    order = SubsetInput()
    order.unicode_set.update(wanted)
    order.flags = flags
    if not has_names:
        order.name_id_set.clear()
    return bytes(made_subset(Face(Blob(content)), order).blob.data)
