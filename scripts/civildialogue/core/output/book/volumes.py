"""A book too long for one file → volumes, each a book that can be read without the others."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace

from civildialogue.core.model.language import message
from civildialogue.core.model.library import address
from civildialogue.core.output.book.model import Book, Chapter
from civildialogue.core.site.books.planning import ENDS, SOURCES

LONGEST = 900_000
"""Characters of text in a volume, which are about 400 pages.

A book that thick is what people bind, and Typst sets it in less than 1 GiB of memory.
"""


def volumes(book: Book, site: str, longest: int = LONGEST) -> list[Book]:
    """The volumes of a book, of about the same length; one that is short enough stays as it is.

    Volumes begin with a chapter. Each has the sources, for each cites them; the last one has the
    index. A link into another volume leads to the page at ``site``, the address of the site.
    """
    ends = {c.key: c for c in book.chapters if c.key.startswith(ENDS)}
    body = [chapter for chapter in book.chapters if chapter.key not in ends]
    sizes = [len(chapter.tree.text_content()) for chapter in body]
    count = -(-sum(sizes) // longest)
    if count < 2:
        return [book]
    runs = list(_runs(body, sizes, sum(sizes) / count))
    made = []
    for number, run in enumerate(runs, start=1):
        is_last = number == len(runs)
        chapters = [*_raised(run), *(c for key, c in ends.items() if is_last or key == SOURCES)]
        words = message(book.locale, "book.volume", number=number, count=len(runs))
        made.append(
            replace(
                book,
                slug=f"{book.slug}-{number}-of-{len(runs)}",
                title=f"{book.title}. {words}",
                volume=words,
                chapters=tuple(_apart(chapters, book, site)),
            )
        )
    return made


def _runs(body: list[Chapter], sizes: list[int], wanted: float) -> Iterator[list[Chapter]]:
    """The chapters in runs; one ends where the next chapter would take it further from its end."""
    run: list[Chapter] = []
    passed, end = 0, wanted
    for chapter, size in zip(body, sizes, strict=True):
        if run and passed + size / 2 > end:
            yield run
            run, end = [], end + wanted
        run.append(chapter)
        passed += size
    yield run


def _raised(run: list[Chapter]) -> Iterator[Chapter]:
    """A volume that begins inside a part has no heading of the part; its chapters stand for it."""
    is_open = False
    for chapter in run:
        is_open = is_open or chapter.level < 2
        yield chapter if is_open else replace(chapter, level=1)


def _apart(chapters: list[Chapter], book: Book, site: str) -> Iterator[Chapter]:
    here = {chapter.key for chapter in chapters}
    for chapter in chapters:
        tree = deepcopy(chapter.tree)
        for link in tree.iter("a"):
            key = link.get("data-chapter")
            if key is not None and key not in here:
                anchor = link.attrib.pop("data-anchor", "")
                del link.attrib["data-chapter"]
                mark = f"#{anchor}" if anchor else ""
                link.set("href", f"{site}{book.locale.prefix}{address(key)}{mark}")
        yield replace(chapter, tree=tree)
