"""Runs and paragraphs of WordprocessingML that the import makes, and what those of others say."""

import copy

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


def apart(node: etree._Element, *made: etree._Element) -> None:
    """Puts runs after an element of a run: what follows it there comes into a run after them."""
    run = node.getparent()
    parent = None if run is None else run.getparent()
    if run is None or parent is None:
        return
    about, held = run.find(f"{W}rPr"), list(run)[run.index(node) + 1 :]
    after = etree.Element(f"{W}r")
    after.extend([*([] if about is None else [copy.deepcopy(about)]), *held])
    place = parent.index(run) + 1
    parent[place:place] = [*made, *([after] if held else [])]


def joined(paragraph: etree._Element) -> bool:
    """Lets a paragraph go on in the next one, whose manner it takes, if one follows it."""
    after, parent = paragraph.getnext(), paragraph.getparent()
    if after is None or after.tag != f"{W}p" or parent is None:
        return False
    at = int(after.find(f"{W}pPr") is not None)
    after[at:at] = [each for each in paragraph if each.tag != f"{W}pPr"]
    parent.remove(paragraph)
    return True


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
