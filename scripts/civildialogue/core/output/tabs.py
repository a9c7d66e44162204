"""Tabs of a rendered page → sections one after the other, where switching has no place."""

import lxml.html
from lxml.html import HtmlElement


def open_tabs(root: HtmlElement) -> None:
    """Unfolds all tabs of a tree, also those inside of others, each under its label."""
    for tabs in root.find_class("tabbed-set"):
        labels = tabs.findall("div[@class='tabbed-labels']/label")
        blocks = tabs.findall("div[@class='tabbed-content']/div[@class='tabbed-block']")
        for label, block in zip(labels, blocks, strict=False):
            block.tag = "section"
            block.set("class", "tab")
            heading = lxml.html.Element("p", {"class": "tab-title"})
            heading.text = label.text_content()
            block.insert(0, heading)
        tabs[:] = blocks
        tabs.text = None
        tabs.attrib.clear()
        tabs.set("class", "tabs")


def opened(html: str) -> str:
    """The HTML of one element with its tabs unfolded; without tabs, as it is."""
    if "tabbed-set" not in html:
        return html
    root = lxml.html.fragment_fromstring(html, create_parent="div")
    open_tabs(root)
    return "".join(lxml.html.tostring(each, encoding="unicode") for each in root)
