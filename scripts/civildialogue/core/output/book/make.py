"""Plans → books, and findings in a book → diagnostics at their places in the sources."""

import posixpath
from collections.abc import Mapping
from pathlib import Path

from lxml.html import HtmlElement

from civildialogue.core.model.diagnostics import Diagnostic, Param, Span
from civildialogue.core.model.lacking import plain
from civildialogue.core.model.library import Library
from civildialogue.core.model.ornament import drawing, lines
from civildialogue.core.model.text import SourceText
from civildialogue.core.output.book.faces import Faces
from civildialogue.core.output.book.model import Book, Chapter
from civildialogue.core.output.book.tree import Converter, Trees
from civildialogue.core.site.books.planning import SOURCES, Plan
from civildialogue.core.site.charts.look import FONT as CHART_FONT
from civildialogue.core.source.history import EPOCH
from civildialogue.core.source.settings import Settings

Found = dict[tuple[str, Span], Diagnostic]


class Findings:
    """Collects what is found while a book is made, each thing once."""

    def __init__(self, library: Library, faces: Faces) -> None:
        self.library, self.faces = library, faces
        self.found: Found = {}

    def tell(
        self, code: str, chapter: Chapter, element: HtmlElement, params: Mapping[str, Param]
    ) -> None:
        """Records a finding about an element, at the block that it came from."""
        self._add(code, self._span(chapter, element), params)

    def written(self, text: str, element: HtmlElement, chapter: Chapter) -> str:
        """The text as the print faces can show it; what they lack is told."""
        changed, lacking = self.faces.shown(text)
        for sign in lacking:
            own = self._source(chapter, element)
            found = [own] if own and sign in own.text else self.library.texts
            source = next((text for text in found if sign in text.text), None)
            span = self._span(chapter, element)
            if source is not None:
                before = source.text[: source.text.index(sign)]
                line, column = before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1
                span = source.span(line, column)
            self._add("glyph-missing", span, {"code": f"U+{ord(sign):04X}"})
        return changed

    def _add(self, code: str, span: Span, params: Mapping[str, Param]) -> None:
        self.found.setdefault((code, span), Diagnostic(code, span, params))

    def _source(self, chapter: Chapter, element: HtmlElement) -> SourceText | None:
        for ancestor in (element, *element.iterancestors()):
            letter = self.library.letters.get(ancestor.get("id", ""))
            if letter is not None:
                return letter.source
        page = self.library.page(chapter.key, chapter.locale)
        if page is not None:
            return page.source
        located = next(iter(self.library.sources.values()), None)
        return located.source if located and chapter.key == SOURCES else None

    def _span(self, chapter: Chapter, element: HtmlElement) -> Span:
        source = self._source(chapter, element)
        page = self.library.page(chapter.key, chapter.locale)
        if page is None or source is not page.source:
            return source.span(1) if source else Span(f"{chapter.key}.{chapter.locale}.md")
        if name := element.get("data-asset"):
            lines = enumerate(page.source.lines, start=1)
            written = posixpath.basename(name)
            return next(
                (page.source.span(n) for n, t in lines if written in t), page.source.span(1)
            )
        top = element
        while (parent := top.getparent()) is not None and parent is not chapter.tree:
            top = parent
        while top is not None:
            if block := page.by_id.get(top.get("id", "")):
                return page.source.span(block.line, 1, len(block.text.partition("\n")[0]))
            top = top.getprevious()
        return page.source.span(1)


def make(plan: Plan, converter: Converter, docs: Path, settings: Settings, faces: Faces) -> Book:
    """The book of a plan. Letters in charts have its face; that of the screen is not in a book.

    Pictures are read from ``docs``; one that isn't there or leads outside is left out.
    """
    trees = Trees(converter, settings.address, plan.parts)
    chapters = tuple(
        Chapter(p.key, p.title, p.locale, p.level, trees.tree(p), p.spoken, p.is_apart)
        for p in plan.parts
    )
    root = docs.resolve()
    assets = {
        name: path.read_bytes()
        for name in sorted(trees.assets)
        if (path := root / name).resolve().is_relative_to(root) and path.is_file()
    }
    face = faces.families(plan.locale)[0]
    drawings = {
        path: [svg.replace(CHART_FONT.encode(), face.encode()) for svg in drawn]
        for path, drawn in plan.charts.items()
        if path in trees.assets
    }
    assets |= {path: screen for path, (screen, _) in drawings.items()}
    emblem = settings.emblem
    return Book(
        slug=plan.slug,
        locale=plan.locale,
        title=plain(plan.title),
        subtitle=plan.subtitle,
        authors=plan.authors,
        edition=plan.edition,
        date=plan.commit.moment if plan.commit else EPOCH,
        commit=plan.commit.short if plan.commit else "",
        licence=plan.licence,
        origin=plan.origin,
        funding=settings.funding[plan.locale],
        address=settings.address + plan.address,
        publisher=settings.name[plan.locale],
        colour=settings.print_colour,
        emblem=emblem.shows[plan.locale] if emblem else "",
        funders=tuple(name[plan.locale] for name in emblem.names) if emblem else (),
        chapters=chapters,
        assets=assets,
        paper={path: paper for path, (screen, paper) in drawings.items() if paper != screen},
        ornament=drawing(lines(plan.slug), settings.print_colour),
    )
