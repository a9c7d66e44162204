"""The title of a .docx: pandoc takes one paragraph of its style, be it empty, and drops the others;
so they are made one.
"""

from lxml import etree

from civildialogue.core.source.importing.numbering import W

_TAKEN = ("title", "subtitle", "author", "date", "abstract")
"""Names of styles whose paragraphs pandoc takes out of the text."""


def one_title(root: etree._Element, styles: etree._Element | None) -> None:
    """Joins the paragraphs of a title, in place; what else pandoc would take out stays text."""
    names = dict(map(_named, () if styles is None else styles.iter(f"{W}style")))
    title: etree._Element | None = None
    goes_on = False
    for paragraph in list(root.iterfind(f"{W}body/{W}p")):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        kind = "" if style is None else names.get(str(style.get(f"{W}val", "")), "")
        is_empty = not any(text.text for text in paragraph.iter(f"{W}t"))
        goes_on = goes_on and (is_empty or kind == "title")
        if kind == "title" and not is_empty and title is None:
            title, goes_on = paragraph, True
        elif style is not None and goes_on and title is not None and not is_empty:
            etree.SubElement(etree.SubElement(title, f"{W}r"), f"{W}br")
            title.extend([each for each in paragraph if each.tag != f"{W}pPr"])
            style.set(f"{W}val", "")
        elif style is not None and kind in _TAKEN:
            style.set(f"{W}val", "")


def _named(style: etree._Element) -> tuple[str, str]:
    name = style.find(f"{W}name")
    shown = "" if name is None else str(name.get(f"{W}val", ""))
    return str(style.get(f"{W}styleId", "")), shown.lower()
