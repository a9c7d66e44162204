"""Every address in what was built, and those of them that lead nowhere."""

import json
import posixpath
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from lxml import etree
from lxml import html as lhtml

ATTRIBUTES = "//@href | //@src | //@srcset | //@action | //@data-root | //@poster"
# What a missing value leaves behind where an address was put together.
NOTHING = re.compile(r"(?:[\"'>/]|^)(?:None|undefined|nan)(?:[\"'<\w/]|$)")
FEEDS = ("*.xml", "*.atom", "*.ics", "*.json", "*.csv", "*.ttl", "*.jsonld", "*.js")


class _Page(NamedTuple):
    addresses: list[str]
    ids: frozenset[str]


def unknown(site: Path, base: str) -> list[str]:
    """“page → address” for each address that nothing answers at, in pages, maps and feeds."""
    site = site.resolve()  # What was read is kept by path, and each project has a folder ``site``.
    found = []
    names = _names(site)
    pages = _pages(site)
    for path, page in pages.items():
        for address in page.addresses:
            if not _leads(site, path, address, base, pages):
                found.append(f"{path.relative_to(site)} → {address}")
    for pattern in FEEDS:
        for path in sorted(site.rglob(pattern)):
            if "vendor" in path.parts or "javascripts" in path.parts:
                continue
            for address in _written(path, base):
                if address not in names and not _leads(site, path, address, base, pages):
                    found.append(f"{path.relative_to(site)} → {address}")
    return found


def _names(site: Path) -> set[str]:
    """What the catalogue of the data calls things: names that look like addresses, and are none."""
    found: set[str] = set()

    def collect(node: object) -> None:
        if isinstance(node, dict):
            if "@type" in node and "@id" in node:
                found.add(node["@id"])
            for value in node.values():
                collect(value)
        elif isinstance(node, list):
            for value in node:
                collect(value)

    for path in site.rglob("*.jsonld"):
        collect(json.loads(path.read_text(encoding="utf-8")))
    return found


def _written(path: Path, base: str) -> Iterator[str]:
    """The addresses in a file that is no page: those of the site, and links of feeds and maps."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".xml" or path.suffix == ".atom":
        yield from etree.fromstring(text.encode()).xpath("//@href | //*[local-name()='loc']/text()")
    for match in re.finditer(re.escape(base) + r"[^\s\"'<>\\,)|{}]*", text):
        if text[match.end() : match.end() + 1] != "{":
            yield match[0]
    if NOTHING.search(text) and path.suffix != ".js":
        yield "None"


def _leads(site: Path, path: Path, address: str, base: str, pages: dict[Path, _Page]) -> bool:
    if address == "None" or NOTHING.search(address):
        return False
    here = path.parent
    root = urlsplit(base).path
    if address.startswith(root) and not address.startswith("//"):
        here, address = site, address.removeprefix(root)
    if address.startswith(base):
        here, address = site, address.removeprefix(base)
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return True
    way = unquote(parts.path)
    target = Path(posixpath.normpath(here / way)) if way else path if here != site else site
    if target.is_dir():
        target /= "index.html"
    if not target.is_file() or site not in target.parents:
        return False
    return not parts.fragment or target not in pages or unquote(parts.fragment) in pages[target].ids


def _pages(site: Path) -> dict[Path, _Page]:
    """What links and is linked to on each page; the trees go at once, or a long run keeps all."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        parser = lhtml.HTMLParser(encoding="utf-8")
        tree = lhtml.document_fromstring(path.read_bytes(), parser=parser)
        # Words that lxml finds keep their tree.
        addresses, ids = ([str(each) for each in tree.xpath(way)] for way in (ATTRIBUTES, "//@id"))
        found[path] = _Page(addresses, frozenset(ids))
    return found


def unknown_in_book(path: Path, site: Path, base: str) -> list[str]:
    """The same for an e-book: links inside it, and those to the site."""
    found = []
    linked = _pages(site)
    with zipfile.ZipFile(path) as book:
        names = set(book.namelist())
        pages = {n: book.read(n) for n in names if n.endswith((".xhtml", ".opf", ".ncx"))}
    trees = {name: etree.fromstring(content) for name, content in pages.items()}
    for name, tree in trees.items():
        for address in tree.xpath("//@href | //@src"):
            if address.startswith(base):
                is_right = _leads(site, site / "index.html", address, base, linked)
            else:
                parts = urlsplit(address)
                way = posixpath.normpath(
                    posixpath.join(posixpath.dirname(name), unquote(parts.path))
                )
                target = way if parts.path else name
                is_right = bool(parts.scheme) or target in names
                if is_right and parts.fragment and target in trees:
                    is_right = parts.fragment in trees[target].xpath("//@id")
            if not is_right:
                found.append(f"{path.name}: {name} → {address}")
    return found
