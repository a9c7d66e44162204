"""A lesson as a page by itself: its text and its quiz, with all that it shows."""

import posixpath
import re
from functools import cache

import lxml.html
from lxml.html import HtmlElement
from markupsafe import Markup

from civildialogue.core.checks.links import cited_on
from civildialogue.core.model.library import address
from civildialogue.core.output.standing import inner
from civildialogue.core.site.blocks import emit
from civildialogue.core.site.frame.policy import POLICY
from civildialogue.core.site.pages import parts
from civildialogue.features.training import asked
from civildialogue.features.training.exports.items import Unit
from civildialogue.features.training.model import APART
from civildialogue.features.training.pages import KEPT
from civildialogue.features.training.reading import without

MASTERY = 80
"""Right answers of a hundred with which a lesson is passed, unless the platform has another rule:
of five questions four.
"""
MEDIA = "media/"
_ONLINE = ("cd-permalink", "cd-own")
_OUTSIDE = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|//|#)", re.IGNORECASE)


@cache
def reader(unit: Unit) -> tuple[str, dict[str, bytes]]:
    """The page, and the pictures that it shows, by their names in the package."""
    writer, page = unit.writer, unit.page
    shown = without(page, APART)
    body = emit.body(writer, shown, recast=asked.recast(writer, page, is_online=True))
    listed = parts.sources(writer, page.key, cited_on(writer.library, shown))
    made = unit.tools.renderer.render(f"{body}\n\n{listed}", lambda target: target).content
    root = lxml.html.fragment_fromstring(made, create_parent="div")
    pictures: dict[str, bytes] = {}
    for name in _ONLINE:
        for element in root.find_class(name):
            element.drop_tree()
    for link in root.iter("a"):
        _lead(unit, link)
    for image in list(root.iter("img")):
        _show(unit, image, pictures)
    html = writer.render(
        "training/sco.html.j2",
        page.key,
        policy=POLICY,
        title=unit.title,
        summary=unit.summary,
        body=Markup(inner(root)),  # noqa: S704 - what the site shows of the same text
        kept=KEPT,
        mastery=MASTERY,
        sum=unit.mark[:8],
        address=unit.address,
    )
    return html, pictures


def _lead(unit: Unit, link: HtmlElement) -> None:
    """Makes of a link one that leads to the place on the web, beside the platform."""
    target = link.get("href", "")
    if target and not _OUTSIDE.match(target):
        path, mark, anchor = target.partition("#")
        here = posixpath.dirname(unit.page.key)
        if path.endswith(".md"):
            key = posixpath.normpath(posixpath.join(here, path)).removesuffix(".md")
            path = f"{unit.locale.prefix}{address(key)}"
        else:
            own = f"/{unit.writer.address(unit.page.key)}"
            path = posixpath.normpath(posixpath.join(own, path)).strip("/") + "/"
        link.set("href", f"{unit.tools.base}{path}{mark}{anchor}")
    if not target.startswith("#"):
        link.set("target", "_blank")
        link.set("rel", "noopener")


def _show(unit: Unit, image: HtmlElement, pictures: dict[str, bytes]) -> None:
    """Takes a picture into the package; where there is none, its words stand in its place."""
    root = unit.tools.docs.resolve()
    name = posixpath.normpath(
        posixpath.join(posixpath.dirname(unit.page.key), image.get("src", ""))
    )
    path = (root / name).resolve()
    if path.is_relative_to(root) and path.is_file():
        image.set("src", f"{MEDIA}{name}")
        pictures[f"{MEDIA}{name}"] = path.read_bytes()
    else:
        image.tail = image.get("alt", "") + (image.tail or "")
        image.drop_tree()
