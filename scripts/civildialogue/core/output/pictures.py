"""Pictures that Typst sets for the site: made only where nothing was kept of what they show."""

from collections.abc import Callable, Sequence

from civildialogue.core.output.apart import apart
from civildialogue.core.output.destination import Destination
from civildialogue.core.source.pack import Pack

Pictures = list[tuple[str, bytes]]
"""Each with its path below the root of the site."""


def publish(
    site: Destination, kept: Pack, wanted: Sequence[tuple[str, Callable[[], Pictures]]]
) -> None:
    """Puts pictures, given by the key of what they show and what makes them. Raises OSError.

    They are made in copies of this process: Typst begins threads, which no later copy would have.
    """
    missing = []
    for key, make in wanted:
        before: list[tuple[str, str]] = kept.get(key) or []
        if not before or not all(site.keep(*each) for each in before):
            missing.append((key, make))
    made = apart([make for _, make in missing], is_elsewhere=True)
    for (key, _), pictures in zip(missing, made, strict=True):
        kept.put(key, [(name, site.put(name, content)) for name, content in pictures])
