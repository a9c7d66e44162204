"""The Markdown of a page → its HTML, block by block, rendered once for everything that shows it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import unquote, urlsplit, urlunsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

from civildialogue.core.site.blocks import marker
from civildialogue.core.site.blocks.chunks import chunks
from civildialogue.core.site.blocks.plain_headings import contents
from civildialogue.core.site.blocks.turning import turned
from civildialogue.core.site.writing.document import way

Resolve = Callable[[str], str]
"""The target of a link as it is written → as it reads in the page."""

_PIECE = re.compile(
    f"{marker.BEFORE}([^{marker.BEFORE}{marker.NAMED}]*+){marker.NAMED}"
    f"([^{marker.BEFORE}{marker.AFTER}]*+){marker.AFTER}"
)


@dataclass(frozen=True)
class Heading:
    """An entry of a page's table of contents; ``title`` is HTML."""

    title: str
    id: str
    level: int
    children: tuple[Heading, ...] = ()

    @property
    def url(self) -> str:
        """The way to it on its page."""
        return f"#{self.id}"


@dataclass(frozen=True)
class Rendered:
    """A page's HTML: all of it, its passages by their ids in their order, its headings."""

    content: str
    blocks: Mapping[str, str]
    toc: tuple[Heading, ...] = ()

    def turned(self, way: str) -> Rendered:
        """The same on a page that is written one ``way``: blocks that are not say so."""
        content = turned(self.content, way)
        if content == self.content:
            return self
        return replace(
            self, content=content, blocks={n: turned(b, way) for n, b in self.blocks.items()}
        )


def pieces(html: str) -> tuple[str, dict[str, str]]:
    """The HTML without the signs that ``marker`` sets around passages, and these by their ids."""
    found = {match[1]: match[2].rstrip("\n") for match in _PIECE.finditer(html)}
    return _PIECE.sub(r"\2", html).strip(), found


class Renderer:
    """Python-Markdown with the extensions of a project, made once for many pages.

    ``extensions`` and ``configs`` are what Python-Markdown takes by these names.
    """

    def __init__(self, extensions: Sequence[Any], configs: Mapping[str, Any]) -> None:
        self._markdown = Markdown(extensions=[*extensions], extension_configs={**configs})
        self._ways = _Ways(self._markdown)
        # Where MkDocs resolves links, after everything else.
        self._markdown.treeprocessors.register(self._ways, "civildialogue-ways", 0)

    def render(self, body: str, resolve: Resolve) -> Rendered:
        """The HTML of a page's Markdown, as ``emit.body`` and the templates write it."""
        found = [*chunks(body, resolve, self._markdown.is_block_level)]
        if all(chunk.html is not None for chunk in found):
            content = "".join(chunk.whole for chunk in found).strip()
            blocks = {chunk.id: chunk.passage for chunk in found if chunk.id}
            tokens = contents(heading for chunk in found for heading in chunk.headings)
            return Rendered(content, blocks, _headings(tokens))
        # A template's element that isn't known to end takes what follows with it, and a mark that
        # follows no text changes what stands before.
        is_bound = any(
            chunk.html is None and ("<" in chunk.text or chunk.text.startswith(marker.OPEN))
            for chunk in found
        )
        text = body if is_bound else "\n\n".join(chunk.marked for chunk in found)
        return self.slowly(text, resolve)

    def slowly(self, body: str, resolve: Resolve) -> Rendered:
        """The same by Python-Markdown alone."""
        self._markdown.reset()
        self._ways.resolve = resolve
        content, blocks = pieces(self._markdown.convert(body))
        return Rendered(content, blocks, _headings(vars(self._markdown).get("toc_tokens", ())))


def _headings(tokens: Sequence[Mapping[str, Any]]) -> tuple[Heading, ...]:
    return tuple(
        Heading(token["name"], token["id"], token["level"], _headings(token["children"]))
        for token in tokens
    )


class _Ways(Treeprocessor):
    """Leads links and pictures to the addresses of what they name."""

    resolve: Resolve = staticmethod(lambda target: target)

    def run(self, root: Element) -> None:
        """Changes the tree in place."""
        for node in root.iter():
            name = {"a": "href", "img": "src"}.get(node.tag)
            if name and (target := node.get(name)) is not None:
                node.set(name, self.resolve(target))


def resolver(key: str, address: str, addresses: Callable[[str], str | None]) -> Resolve:
    """Leads from the page of a key at an address to files of the sources.

    ``addresses`` gives the address of a file by its path below the sources, or None: then the
    target stays as it is, as do other sites, places on the page, and what begins at a root.
    """

    def resolve(target: str) -> str:
        if target.startswith("#"):
            return target
        scheme, host, path, query, anchor = urlsplit(target)
        if scheme or host or not path or path[0] in "/\\" or AMP_SUBSTITUTE in target:
            return target
        found = addresses(posixpath.normpath(posixpath.join(posixpath.dirname(key), unquote(path))))
        if found is None:
            return target
        return urlunsplit(("", "", way(address, found), query, anchor))

    return resolve
