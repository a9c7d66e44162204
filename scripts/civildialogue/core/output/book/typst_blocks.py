"""Block elements → statements of Typst: paragraphs, headings, lists, boxes."""

from lxml.html import HtmlElement

from civildialogue.core.output.book.model import Chapter
from civildialogue.core.output.book.typst import Maker, Setter
from civildialogue.core.output.book.typst_around import braced, called, in_way, string
from civildialogue.core.output.book.typst_tables import SHORT, Made, filled, table
from civildialogue.core.output.book.typst_text import BLOCKS, looks, unbroken

WHOLE = 900
"""Signs of an item of several paragraphs that isn't broken over two pages."""

THREE = 200
"""Signs that surely don't fill a third line."""
SHORT_TEXT = 450
"""Signs of about five lines, of which two pages couldn't have three and two."""
HEADS = frozenset("h2 h3 h4 h5 h6".split())


def paragraph(setter: Setter, chapter: Chapter, element: HtmlElement) -> Made:
    """A paragraph; one that is a link of the interface's own, or a title of a box, in its type."""
    names = element.get("class", "").split()
    is_small = not looks()[1].isdisjoint(names)
    anchor = setter.place(chapter, element)
    if any(child.tag in BLOCKS for child in element):
        return [f"spot({anchor})"] * (anchor != "none") + setter.blocks(chapter, element)
    if (picture := _alone(element)) is not None:
        return [f"stood({anchor}, {setter.image(chapter, picture)})"]
    body = setter.content(chapter, element)
    if body in ('""', '" "', "{}"):
        return [f"spot({anchor})"] * (anchor != "none")
    if {"admonition-title", "tab-title"} & set(names):
        return [f"title({body})"]
    way = "small" if is_small else "lead" if _leads(element) else "para"
    if way == "para" and (signs := _begins(element)):
        alone = ", is-alone: false" if signs < THREE and element.getnext() is not None else ""
        return [f"begun({anchor}, {body}{alone})"]
    return [f"{way}({anchor}, {body})"]


def _begins(element: HtmlElement) -> int:
    """The signs of a paragraph right below a heading that is too short to be broken, else none."""
    above, signs = element.getprevious(), len(element.text_content())
    is_first = above is not None and above.tag in HEADS
    return signs if is_first and signs <= SHORT_TEXT else 0


def _leads(element: HtmlElement) -> bool:
    """Whether a paragraph says what the list or table under it is: with a colon, or in short."""
    follower = element.getnext()
    if follower is not None and follower.tag == "div" and len(follower):
        follower = follower[0]
    words = "".join(element.xpath("text()|*[not(contains(@class, 'cd-own'))]//text()")).strip()
    tag = follower.tag if follower is not None else ""
    is_title = tag == "table" and len(words) <= SHORT
    return is_title or (tag in ("ul", "ol", "table") and words.endswith(":"))


def _alone(element: HtmlElement) -> HtmlElement | None:
    """The picture that is all there is in a paragraph."""
    words = "".join(element.itertext()).strip()
    return element[0] if len(element) == 1 and element[0].tag == "img" and not words else None


def heading(setter: Setter, chapter: Chapter, element: HtmlElement) -> Made:
    """A heading, one row below its chapter's for each row it is below ``h2``."""
    level = chapter.level + int(element.tag[1]) - 1
    body = setter.content(chapter, element)
    return [f"head({level}, {setter.place(chapter, element)}, {body})"]


def items(setter: Setter, chapter: Chapter, element: HtmlElement) -> Made:
    """A list, numbered or not."""
    found = []
    for item in element.iterchildren("li"):
        anchor = setter.place(chapter, item)
        spot = [f"spot({anchor})"] if anchor != "none" else []
        is_loose = any(child.tag == "p" for child in item)
        parts = setter.blocks(chapter, item) if is_loose else setter.pieces(chapter, item)
        is_whole = is_loose and len(item.text_content()) <= WHOLE
        held = in_way(item, braced(spot + parts))
        found.append(f"together({held})" if is_whole else held)
    if not found:
        return []
    anchor = setter.place(chapter, element)
    start = element.get("start", "1")
    first = int(start) if start.isdecimal() else 1
    way = f"numbered({first}, {anchor}, " if element.tag == "ol" else f"bullets({anchor}, "
    return [way + ", ".join(found) + ")"]


def definitions(setter: Setter, chapter: Chapter, element: HtmlElement) -> Made:
    """Terms and what they mean; facts are set as a table without lines would be, in two rows."""
    pairs: list[tuple[str, Made]] = []
    for child in element.iter("dt", "dd"):
        if child.tag == "dt":
            pairs.append((setter.content(chapter, child), []))
        elif pairs:
            pairs[-1][1].append(filled(setter, chapter, child))
    way = "facts" if "cd-facts" in element.get("class", "") else "terms-of"
    anchor = setter.place(chapter, element)
    rows = ", ".join(f"({term}, ({', '.join(texts)},))" for term, texts in pairs if texts)
    return [f"{way}({anchor}, {rows})"] if rows else []


def quotation(setter: Setter, chapter: Chapter, element: HtmlElement) -> Made:
    """A quotation."""
    anchor = setter.place(chapter, element)
    return [f"quoted({anchor}, {braced(setter.blocks(chapter, element))})"]


def code(setter: Setter, chapter: Chapter, element: HtmlElement) -> Made:
    """Code, to the letter."""
    text = setter.written(element.text_content().rstrip("\n"), element, chapter)
    return [unbroken(f"code-block({string(text)})", text)]


def figure(setter: Setter, chapter: Chapter, element: HtmlElement) -> Made:
    """A picture with its caption."""
    caption = element.find("figcaption")
    words = setter.content(chapter, caption) if caption is not None else "none"
    if caption is not None:
        caption.drop_tree()
    anchor = setter.place(chapter, element)
    shown = string(" ".join(image.get("alt", "") for image in element.iter("img")))
    drawn = [f"fitted({setter.image(chapter, i)})" for i in element.iterchildren("img")]
    held = braced(drawn or setter.blocks(chapter, element))
    return [f"figured({anchor}, {shown}, {words}, {held})"]


def group(setter: Setter, chapter: Chapter, element: HtmlElement) -> Made:
    """An element that holds blocks: a box of its kind, or just what is in it."""
    names = element.get("class", "").split()
    if "highlight" in names and (held := element.find(".//pre")) is not None:
        return code(setter, chapter, held)
    anchor = setter.place(chapter, element)
    made = setter.blocks(chapter, element)
    has_page = any(called(statement) == "lying" for statement in made)
    if (
        len(made) > 1
        and not has_page
        and any("cd-own" in child.get("class", "") for child in element)
    ):
        made[:-1] = [f"held({braced(made[:-1])})"]
    boxes, _ = looks()
    box = next((boxes[name] for name in names if name in boxes), None)
    if box and made:
        return [f"{box}({anchor}, {braced(made)})"]
    return [f"spot({anchor})"] * (anchor != "none") + made


MAKERS: dict[str, Maker] = {
    "div": group,
    "p": paragraph,
    "h2": heading,
    "h3": heading,
    "h4": heading,
    "h5": heading,
    "h6": heading,
    "ul": items,
    "ol": items,
    "dl": definitions,
    "blockquote": quotation,
    "pre": code,
    "figure": figure,
    "table": table,
    "hr": lambda _setter, _chapter, _element: ["rule()"],
}
