"""A second reading of finished pages, by a parser of HTML: what the search must read."""

from collections.abc import Iterator
from itertools import pairwise

from lxml import etree
from lxml import html as lhtml

from civildialogue.core.active import known
from civildialogue.core.model.language import Locale
from civildialogue.core.model.library import Library, address
from civildialogue.core.output.search.documents import (
    ARTICLE,
    END,
    HEADINGS,
    HIDDEN,
    KIND,
    LEFT_OUT,
    SOURCES,
    Document,
    Paragraph,
    called,
)

LEAVES = frozenset("p ul ol dl dt dd table blockquote pre figure".split())


def read(page: str, key: str, locale: Locale, library: Library) -> Document | None:
    """The document of the finished page of a key; None if it has no article, or asks search engines
    not to show it: a facing page, one that stands in for a missing translation, a removed one.
    """
    start, end = page.find(ARTICLE), page.rfind(END)
    if start < 0 or end < start or HIDDEN.search(page, 0, start):
        return None
    article = page[start : end + len(END)]
    root = lhtml.fragment_fromstring(article)
    kinds = KIND.search(article)
    is_bibliography = not root.xpath(".//*[contains(@class, 'cd-permalink')]")
    left_out = LEFT_OUT.union(*(each.look.unsearched for each in known()))
    left_out |= set() if is_bibliography else {SOURCES}
    for element in root.xpath(".//*[@class]"):
        if (
            not left_out.isdisjoint(element.get("class").split())
            and element.getparent() is not None
        ):
            element.drop_tree()
    for value in root.xpath(".//dl[@class='cd-facts']//dd[a[not(contains(@href, '#'))]]"):
        value.drop_tree()  # It names a page, which is found by its own name.
    head = lhtml.document_fromstring(page).xpath("string(//meta[@name='keywords']/@content)")
    titles, summaries = root.xpath(".//h1"), root.find_class("cd-summary")
    title = _text(titles[0]) if titles else ""
    summary = _text(summaries[0]) if summaries else ""
    for element in [*titles, *summaries]:
        element.drop_tree()
    return Document(
        key=key,
        locale=locale,
        url=address(key),
        title=title,
        publication=library.publication_of(key) or "",
        kind=kinds[1] if kinds else "page",
        keywords=head,
        paragraphs=tuple(_paragraphs(root)),
        summary=summary,
        terms=tuple(_text(term) for term in root.xpath(".//dl[@class='cd-glossary']/dt")),
        short=called(library, key, locale),
    )


def _paragraphs(root: lhtml.HtmlElement) -> Iterator[Paragraph]:
    """The texts below an element in their order, each under its permalink and heading."""
    heading, above = "", ""
    for element in _leaves(root):
        text = _text(element)
        if element.tag in HEADINGS or element.tag == "dt":
            heading, above = text, element.get("id", "")
        elif text:
            yield Paragraph(_place(element) or above, heading, text)


def _leaves(element: lhtml.HtmlElement) -> Iterator[lhtml.HtmlElement]:
    """The headings and the smallest blocks that have an id or are text, not their parts.

    Items with ids (entries of the bibliography, rows of a register) stand for themselves.
    """
    for child in element.iterchildren("*"):
        if child.tag == "thead":
            continue
        has_places = child.tag in ("ol", "ul", "dl", "table") and child.xpath(
            "./*[@id] | ./tbody/tr[@id]"
        )
        is_whole = child.tag in LEAVES or child.tag in HEADINGS or child.tag in ("li", "tr")
        if (is_whole or child.get("class") == "cd-block") and not has_places:
            yield child
        else:
            yield from _leaves(child)


def _place(element: lhtml.HtmlElement) -> str:
    """The id to link to: the element's own or that of what holds it, up to the article."""
    while element is not None and element.getparent() is not None:
        if element.get("id") and element.get("id") != "__content":
            return str(element.get("id"))
        element = element.getparent()
    return ""


def _text(element: lhtml.HtmlElement) -> str:
    """The element's words, split where blocks end and otherwise as they are read."""
    cells = [*element.iter("td", "th", "dt", "dd")]
    for cell, after in pairwise(cells):
        if cell.tag != "dt" and after.tag != "dd" and cell.getparent() is not None:
            cell.tail = f" · {(cell.tail or '').strip()}"
        is_said = cell.text_content()[-1:] not in ("", *".!?:;,")
        if cell.tag == "dd" and after is cell.getnext() and after.tag == "dd" and is_said:
            etree.SubElement(cell, "span").text = ","
    for block in element.iter("li", "tr", "td", "th", "dt", "dd", "p", "br", "div"):
        block.tail = f" {block.tail or ''}"
    return " ".join(element.text_content().replace("¶", "").split())
