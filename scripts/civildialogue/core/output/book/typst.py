"""A book's trees → Typst.

Everything is written as code: text only ever stands in a string, with two signs escaped, so that
nothing that somebody wrote is read as an instruction. What the functions look like on paper is in
``book.typ``.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from civildialogue.core.model.conventions import subtag
from civildialogue.core.model.language import Locale
from civildialogue.core.output.book.model import Book, Chapter
from civildialogue.core.output.book.typst_around import in_language, in_way, joined, string
from civildialogue.core.output.book.typst_text import (
    BLANK,
    BLOCKS,
    LONGEST,
    SPACE,
    SPANS,
    Placed,
    is_entry,
    label,
    readable,
    unbroken,
    way_out,
    with_lying,
    worded,
)
from civildialogue.core.site.books.planning import SOURCES

Tell = Callable[[str, Chapter, HtmlElement, Mapping[str, str]], None]
"""Takes a finding: its code, the chapter, the element it is about, and what the words need."""
Written = Callable[[str, HtmlElement, Chapter], str]
"""Makes a text one that the fonts can show."""


@dataclass
class Setter:
    """Sets the chapters of one book. ``known`` has every place that a link can lead to."""

    book: Book
    tell: Tell
    written: Written
    makers: Mapping[str, "Maker"]
    site: str
    known: set[str] = field(default_factory=set)
    longest: int = LONGEST
    _placed: set[str] = field(default_factory=set)
    _notes: dict[str, HtmlElement] = field(default_factory=dict)
    _used: set[str] = field(default_factory=set)
    _explained: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        for chapter in self.book.chapters:
            self.known.add(label(chapter.key))
            for element in chapter.tree.iter():
                if anchor := element.get("id"):
                    self.known.add(label(chapter.key, anchor))

    def chapter(self, chapter: Chapter) -> list[Placed]:
        """The chapter as statements, each with the element that it comes from."""
        self._notes = {
            item.get("id", ""): item
            for holder in chapter.tree.find_class("footnote")
            for item in holder.iter("li")
        }
        for holder in chapter.tree.find_class("footnote"):
            holder.drop_tree()
        self._used.clear()
        title = self._text(chapter.title, chapter.tree, chapter)
        tag = _lang(chapter.spoken, self.book.locale)
        head = f"chapter({chapter.level}, {label(chapter.key)}, {tag}, {title})"
        own = self._statements(chapter, chapter.tree)
        made = [*with_lying([(chapter.tree, head), *own])]
        if chapter.spoken != self.book.locale:
            tag = string(subtag(chapter.spoken))
            made = [(element, f"foreign({tag}, {statement})") for element, statement in made]
        return made

    def blocks(self, chapter: Chapter, parent: HtmlElement) -> list[str]:
        """What stands in an element as statements: blocks, and loose text as paragraphs."""
        return [statement for _, statement in self._statements(chapter, parent)]

    def _statements(self, chapter: Chapter, parent: HtmlElement) -> list[Placed]:
        found: list[Placed] = []
        loose: list[str] = []

        def close() -> None:
            if any(piece not in ('""', '" "') for piece in loose):
                found.append((parent, f"para(none, {joined(loose)})"))
            loose.clear()

        loose += self._words(parent.text, parent, chapter)
        for child in parent:
            if child.tag in BLOCKS:
                close()
                found += [(child, statement) for statement in self.block(chapter, child)]
            else:
                loose += self.inline(chapter, child)
            loose += self._words(child.tail, parent, chapter)
        close()
        return found

    def block(self, chapter: Chapter, element: HtmlElement) -> list[str]:
        """One block element as statements."""
        made = self.makers.get(str(element.tag), self.makers["div"])(self, chapter, element)
        told = [one for each in made for one in in_language(element, chapter.spoken, [each])]
        return [in_way(element, one) for one in told]

    def place(self, chapter: Chapter, element: HtmlElement) -> str:
        """The label of an element that others can lead to; each name once, else none."""
        anchor = element.get("id")
        if not anchor:
            return "none"
        name = label(chapter.key, anchor)
        if name in self._placed:
            return "none"
        self._placed.add(name)
        return name

    def content(self, chapter: Chapter, element: HtmlElement) -> str:
        """The inline content of an element as one expression."""
        return joined(self.pieces(chapter, element))

    def pieces(self, chapter: Chapter, element: HtmlElement) -> list[str]:
        """The inline content of an element, piece by piece."""
        found = self._words(element.text, element, chapter)
        for child in element:
            is_block = child.tag in BLOCKS
            if is_block and found and found[-1] == BLANK:
                found.pop()
            found += self.inline(chapter, child)
            words = self._words(child.tail, element, chapter)
            found += [] if is_block and words == [BLANK] else words
        return found

    def inline(self, chapter: Chapter, element: HtmlElement) -> list[str]:
        """One inline element."""
        made = self._inline(chapter, element, str(element.tag))
        made = in_language(element, chapter.spoken, made)
        if anchor := self.place(chapter, element) if element.get("id") else "":
            made = [f"spot({anchor})", *made] if anchor != "none" else made
        return made

    def _inline(self, chapter: Chapter, element: HtmlElement, tag: str) -> list[str]:
        own: Mapping[str, Callable[[Chapter, HtmlElement], list[str]]] = {
            "a": self._link,
            "abbr": self._abbreviation,
            "code": self._code,
            "kbd": self._code,
            "img": lambda chapter, element: [f"in-line({self.image(chapter, element)})"],
        }
        if tag == "br":
            return ["linebreak()"]
        if tag == "sup" and element.find("a[@class='footnote-ref']") is not None:
            return self._footnote(chapter, element)
        if tag in own:
            return own[tag](chapter, element)
        if tag in SPANS:
            return [f"{SPANS[tag]}({self.content(chapter, element)})"]
        if tag in BLOCKS:
            return self.block(chapter, element)
        # What a book has no look for is its words; what a source writes as HTML never comes here.
        return self.pieces(chapter, element)

    def _code(self, chapter: Chapter, element: HtmlElement) -> list[str]:
        text = self.written(element.text_content(), element, chapter)
        return [unbroken(f"raw({string(text)})", text, self.longest)]

    def image(self, chapter: Chapter, element: HtmlElement) -> str:
        """A picture with its words; without a file, the words alone."""
        name, words = element.get("data-asset", ""), element.get("alt", "")
        if name not in self.book.assets:
            return self._text(words, element, chapter)
        return f"picture({string(name)}, {string(words)})"

    def _link(self, chapter: Chapter, element: HtmlElement) -> list[str]:
        body = self.content(chapter, element)
        key = element.get("data-chapter")
        if key is None:
            url = element.get("href")
            if not url:
                return self.pieces(chapter, element)
            way = way_out(element, url, self.site)
            shown = self._text(readable(url), element, chapter)
            return [f"external({string(way)}, {string(url)}, {shown}, {body})"]
        anchor = element.get("data-anchor", "")
        target = next(
            (t for t in (label(key, anchor), label(key)) if t in self.known), label(chapter.key)
        )
        name = "cited" if key == SOURCES else "internal"
        if key == chapter.key and name == "internal" and not is_entry(element):
            name = "within"
        return [f"{name}({target}, {body})"]

    def _abbreviation(self, chapter: Chapter, element: HtmlElement) -> list[str]:
        """The words of an abbreviation stand after it where the book has it for the first time."""
        text, title = element.text_content(), element.get("title", "")
        pieces = self.pieces(chapter, element)
        if title and text not in self._explained:
            self._explained.add(text)
            pieces.append(self._text(f" ({title})", element, chapter))
        return pieces

    def _footnote(self, chapter: Chapter, element: HtmlElement) -> list[str]:
        name = element.find("a").get("data-anchor", "")
        if name in self._used:
            return [f"again({label(chapter.key, name)})"]
        self._used.add(name)
        item = self._notes.get(name)
        if item is None:
            return []
        for back in item.find_class("footnote-backref"):
            back.drop_tree()
        # A note begins beside its number: its first paragraph is set without a paragraph's space.
        first = item.find("p")
        opening = self.pieces(chapter, first) if first is not None else []
        if first is not None:
            first.drop_tree()
        body = joined([*opening, *self.blocks(chapter, item)])
        return [f"note({label(chapter.key, name)}, {body})"]

    def _words(self, text: str | None, element: HtmlElement, chapter: Chapter) -> list[str]:
        return [self._text(SPACE.sub(" ", text), element, chapter)] if text else []

    def _text(self, text: str, element: HtmlElement, chapter: Chapter) -> str:
        return worded(text, lambda part: string(self.written(part, element, chapter)), self.longest)


def _lang(locale: Locale, book: Locale) -> str:
    return string(subtag(locale)) if locale != book else "none"


Maker = Callable[[Setter, Chapter, HtmlElement], list[str]]
"""Makes the statements of one kind of block element."""
