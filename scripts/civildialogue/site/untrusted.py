"""Text from the public → HTML: a small part of Markdown, and nothing else.

Paragraphs, lists, quotes, emphasis, code and links by http, https and mailto. No raw HTML, no
images, no headings, no attributes, no reference definitions.
"""

import re
from html import unescape
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE
from markupsafe import Markup

SCHEMES = ("http://", "https://", "mailto:")
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
_REMOVED_BLOCKS = ("hashheader", "setextheader", "hr", "reference")


class Links(Treeprocessor):
    """Unwraps links that lead anywhere but to the web or to a mailbox."""

    def run(self, root: Element) -> None:
        """Changes the tree in place."""
        for link in root.iter("a"):
            target = unescape((link.get("href") or "").replace(AMP_SUBSTITUTE, "&")).strip()
            link.attrib.clear()
            if target.lower().startswith(SCHEMES):
                link.set("href", target)
                link.set("rel", "nofollow ugc noopener")
            else:
                link.tag = "span"


class Untrusted(Extension):
    """Takes out of Markdown what the public doesn't get."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Called by Python-Markdown."""
        for name in _REMOVED_PREPROCESSORS:
            md.preprocessors.deregister(name)
        for name in _REMOVED_PATTERNS:
            md.inlinePatterns.deregister(name)
        for name in _REMOVED_BLOCKS:
            md.parser.blockprocessors.deregister(name)
        md.treeprocessors.register(Links(md), "untrusted-links", 0)


def render(text: str) -> Markup:
    """The text as HTML that carries nothing but words and safe links."""
    safe = re.sub("[\ue000-\uf8ff\x02\x03]", "", text)
    converter = Markdown(extensions=[Untrusted()], output_format="html")
    # What comes out is ours: every tag of the source is text by now.
    return Markup(converter.convert(safe))  # noqa: S704
