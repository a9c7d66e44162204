"""Where links of texts lead, written anew for pages and passages that have another place."""

import posixpath
from collections.abc import Callable, Iterator

from civildialogue.core.model.addresses import WEB
from civildialogue.core.model.changes import Change
from civildialogue.core.model.library import Page
from civildialogue.core.model.text import Block
from civildialogue.core.source import inline

Aim = Callable[[str, str], tuple[str, str]]
"""From the key of a page and an anchor to those of today."""


def led(page: Page, home: str, aim: Aim) -> Iterator[Change]:
    """The lines of a page whose links are to lead elsewhere; ``home`` is the key it is to have."""
    for block in page.blocks:
        yield from reworded(page, block, relinked(block, page.key, home, aim))


def reworded(page: Page, block: Block, text: str) -> Iterator[Change]:
    """The lines of a passage that differ in another text of as many lines."""
    for number, line in enumerate(text.split("\n")):
        old = block.lines[number]
        held = page.source.lines[block.line + number - 1]
        if line != old and held.startswith(old):
            yield Change(block.line + number, 1, (line + held[len(old) :],))


def relinked(block: Block, key: str, home: str, aim: Aim) -> str:
    """The text of a passage with its links as they are to be on the page ``home``.

    Pictures and other files stay where they are, whatever page shows them.
    """
    text = block.text
    for start, end in sorted(inline.target_places(block), reverse=True):
        target = text[start:end]
        new = target if "\n" in target else _target(key, home, target, aim)
        text = text[:start] + new + text[end:]
    return text


def _target(key: str, home: str, target: str, aim: Aim) -> str:
    path, mark, anchor = target.partition("#")
    if target.startswith(WEB) or ":" in path.partition("/")[0] or path.startswith("/"):
        return target
    here, there = posixpath.dirname(key), posixpath.dirname(home)
    place = posixpath.normpath(posixpath.join(here, path)) if path else f"{key}.md"
    if not place.endswith(".md"):
        return target if here == there else f"{_way(place, there)}{mark}{anchor}"
    was = place.removesuffix(".md")
    to, name = aim(was, anchor)
    is_within = to == home and bool(name) and (not path or was != to)
    way = "" if is_within else _way(f"{to}.md", there)
    way = path if path and posixpath.normpath(path) == way else way
    return f"{way}#{name}" if name else way or target


def _way(place: str, folder: str) -> str:
    return posixpath.relpath(place, folder or ".")
