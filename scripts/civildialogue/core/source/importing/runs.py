"""Runs and paragraphs of WordprocessingML that the import makes, and what those of others say."""

from lxml import etree

from civildialogue.core.model.words import folded
from civildialogue.core.source.importing.losses import Losses
from civildialogue.core.source.importing.numbering import W

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_GAPS = (f"{W}br", f"{W}tab", f"{W}cr", f"{W}noBreakHyphen")


def run_of(text: str) -> etree._Element:
    """A run with a text."""
    run = etree.Element(f"{W}r")
    words = etree.SubElement(run, f"{W}t", {_SPACE: "preserve"})
    words.text = text
    return run


def signed(paragraph: etree._Element, losses: Losses) -> None:
    """Leaves the signs of what was just told at the end of a paragraph."""
    if signs := losses.signs():
        paragraph.append(run_of(signs))


def beside(node: etree._Element) -> etree._Element | None:
    """The paragraph nearest to an element, before it if there is one."""
    for is_before in (True, False):
        around: etree._Element | None = node
        while around is not None:
            for each in around.itersiblings(preceding=is_before):
                found = list(each.iter(f"{W}p"))
                if found:
                    return found[-1 if is_before else 0]
            around = around.getparent()
    return None


def words_in(node: etree._Element, *tags: str) -> str:
    """The words of an element, in one line; ``tags`` are those of texts besides the usual."""
    texts = (f"{W}t", *tags)
    found = node.iter(*texts, *_GAPS, f"{W}p")
    return folded("".join(e.text or "" if e.tag in texts else " " for e in found))
