"""What the content of a page may hold: the list that the corpus is held to."""

import re

from lxml import etree
from lxml import html as lhtml

from civildialogue.core.model.addresses import is_allowed, is_deceptive

TAGS = frozenset(
    "a abbr article blockquote br button caption cite code dd del details div dl dt em "
    "figcaption figure form h1 h2 h3 h4 h5 h6 hr img input ins label li nav ol option p picture pre "
    "section select small source span strong sub summary sup table tbody td th thead time tr ul "
    "svg title desc text path rect g line circle tspan defs use clippath pattern fieldset legend".split()
)
ATTRIBUTES = frozenset(
    "id class href title lang srcset hreflang rel type start datetime role tabindex alt src width height "
    "scope colspan rowspan value name for media checked disabled selected open hidden download action "
    "method maxlength placeholder autocomplete autocapitalize spellcheck viewbox xmlns focusable "
    "x y x1 x2 y1 y2 rx ry cx cy r d fill stroke transform points align clip-path font-size "
    "stroke-width stroke-linecap patternunits".split()
)
SLOTS = ("bundle", "/bundle")
"""Marks of our own where a finished site gets its list of downloads."""
PREFIXES = ("aria-", "data-")
ADDRESSES = frozenset(("href", "src", "srcset", "action"))

SAVED = re.compile(r"data:;charset=utf-8,[^\s\"#<>]*+")
"""A text that a link saves: nothing of it is shown, let alone run."""


def faults(html: str) -> list[str]:
    """Everything in the HTML that is not on the lists, and every address that is not allowed."""
    tree = lhtml.fragment_fromstring(html, create_parent="div")
    found = []
    for node in tree.iter():
        if node.tag is etree.Comment and node.text in SLOTS:
            continue
        if not isinstance(node.tag, str):
            found.append(f"not an element: {node.text}")
            continue
        if node.tag not in TAGS:
            found.append(f"<{node.tag}>")
        for name, value in node.attrib.items():
            if name.lower() not in ATTRIBUTES and not name.startswith(PREFIXES):
                found.append(f"<{node.tag} {name}={value}>")
            if "url(" in value and not value.startswith("url(#"):
                found.append(f"{name}={value}")
            is_saved = node.tag == "a" and "download" in node.attrib and SAVED.fullmatch(value)
            if name in ADDRESSES and not is_saved and (not is_allowed(value) or is_deceptive(value)):
                found.append(f"{name}={value}")
        if node.tag == "img" and ":" in node.get("src", "").partition("/")[0]:
            found.append(f"a foreign picture {node.get('src')}")
        forged = {"cd-disposition", "md-dialog", "cd-comment", "mermaid"} & set(
            node.get("class", "").split()
        )
        if forged and node.tag == "div" and "admonition" in node.get("class", ""):
            found.append(f"forged {forged}")
    return found
