"""Text from the public → HTML: a small part of Markdown, and nothing else.

Paragraphs, lists, quotes, emphasis, code, lines across and links by http, https and mailto; a line
break stays one, for people write as in a letter. No raw HTML, no entities, no images, no headings,
no attributes, no reference definitions.
"""

import re
from functools import cache, lru_cache
from html import unescape
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.nl2br import Nl2BrExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE
from markupsafe import Markup

from civildialogue.core.model.addresses import WEB, refusal

_FOREIGN = re.compile("[\ue000-\uf8ff\x02\x03]")
MOST_LINKS = 200
"""More brackets than these in one comment make no links, and stay as they are written."""
_DEEP = re.compile(r"^ *(?:(?:[-*+>]|\d{1,9}\.) *){9,}", re.MULTILINE)
"""Nine lists or quotes opened on one line: no thought is that deep, and the parser recurses."""
_REMOVED_PREPROCESSORS = ("html_block",)
_REMOVED_PATTERNS = (
    "html",
    "entity",
    "image_link",
    "image_reference",
    "short_image_ref",
    "reference",
    "short_reference",
)
_REMOVED_BLOCKS = ("hashheader", "setextheader", "reference")


class Links(Treeprocessor):
    """Unwraps links that lead anywhere but to the web or to a mailbox, or not where they say."""

    def run(self, root: Element) -> None:
        """Changes the tree in place."""
        for link in root.iter("a"):
            target = unescape((link.get("href") or "").replace(AMP_SUBSTITUTE, "&")).strip()
            text = "".join(link.itertext())
            link.attrib.clear()
            if _is_honest(text, target):
                link.set("href", target)
                link.set("rel", "nofollow ugc noopener")
            else:
                link.tag = "span"


def _is_honest(text: str, target: str) -> bool:
    return target.lower().startswith(WEB) and refusal(target, text) is None


class Ampersand(InlineProcessor):
    """An ampersand is one, also where it begins an entity: who wrote that meant those letters."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:  # type: ignore[override]
        """Called by Python-Markdown."""
        return f"{AMP_SUBSTITUTE}amp;", m.start(0), m.end(0)


class Untrusted(Extension):
    """Takes out of Markdown what the public doesn't get."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Called by Python-Markdown."""
        for name in _REMOVED_PREPROCESSORS:
            md.preprocessors.deregister(name)
        for name in _REMOVED_PATTERNS:
            md.inlinePatterns.deregister(name)
        md.inlinePatterns.register(Ampersand("&", md), "ampersand", 80)
        for name in _REMOVED_BLOCKS:
            md.parser.blockprocessors.deregister(name)
        md.treeprocessors.register(Links(md), "untrusted-links", 0)


@cache
def _converter() -> Markdown:
    return Markdown(extensions=[Nl2BrExtension(), Untrusted()], output_format="html")


@lru_cache(maxsize=20_000)
def render(text: str) -> Markup:
    """The text as HTML that carries nothing but words and safe links."""
    safe = _FOREIGN.sub("", text)
    if safe.count("[") > MOST_LINKS:
        # Each open bracket is looked after to the end of the text: many make it quadratic.
        safe = safe.replace("[", r"\[")
    safe = _DEEP.sub(r"\\\g<0>", safe)
    # What comes out is ours: every tag of the source is text by now.
    return Markup(_converter().reset().convert(safe))  # noqa: S704
