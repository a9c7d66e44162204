"""The front page: doors by tasks and the search, what exists, what changed last."""

from collections.abc import Iterator
from itertools import chain, groupby

from civildialogue.core.declaring import Door, News
from civildialogue.core.model import ornament
from civildialogue.core.model.downloads import slug
from civildialogue.core.model.language import Locale, languages, name_of
from civildialogue.core.model.vocabulary import ABOUT, SEARCH, Origin
from civildialogue.core.site.writing.context import Writer

KEY = "index"
RECENT = 8
HIDDEN = ("navigation", "toc")
"""What would stand beside the text; the menu of a narrow window has the areas all the same."""
Facts = dict[str, object]


def above(writer: Writer) -> str:
    """What stands before the text: a door for each task, and the field of the search."""
    doors = [Door("read", f"{KEY}#publications")]
    for each in writer.library.shown:
        doors += each.doors(writer)
    return writer.render("doors.md.j2", KEY, doors=doors, search=SEARCH).strip()


def below(writer: Writer) -> str:
    """What stands after it: what features add, the publications, what changed."""
    full, begun = _publications(writer)
    found = [
        *(part for each in writer.library.shown for part in each.home(writer)),
        writer.render("home.md.j2", KEY, publications=full, begun=begun, many=len(languages()) > 1),
        writer.render("recent.md.j2", KEY, days=_recent(writer)),
    ]
    return "\n\n".join(part.strip() for part in found)


def _publications(writer: Writer) -> tuple[list[Facts], list[str]]:
    """The publications, those with most pages in most languages first; then those with none."""
    found = [(folder, _written(writer, folder)) for folder in writer.library.publications]
    found.sort(key=lambda each: sum(each[1].values()), reverse=True)
    full = []
    for folder, counts in found:
        if count := max(counts.values()):
            spoken = [(str(tag), name_of(tag), number) for tag, number in counts.items()]
            page = writer.library.page(f"{folder}/index", writer.locale)
            page = page or writer.library.originals[f"{folder}/index"]
            is_whole = len(set(counts.values())) == 1
            full.append(
                {
                    "key": page.key,
                    "page": page,
                    "count": count,
                    "in": [] if is_whole else spoken,
                    "ornament": ornament.lines(slug(folder)),
                }
            )
    return full, [f"{folder}/index" for folder, counts in found if not any(counts.values())]


def _written(writer: Writer, folder: str) -> dict[Locale, int]:
    """How many pages of a publication are written in each language, besides its index."""
    library = writer.library
    keys = []
    for key in library.contents(folder):
        record = library.originals[key].original
        if record.origin is not Origin.EXAMPLE and not library.page_kind(record).is_draft(record):
            keys.append(key)
    return {tag: sum(library.page(key, tag) is not None for key in keys) for tag in languages()}


def _recent(writer: Writer) -> list[Facts]:
    """The texts that changed last and what was decided, newest first, by days; each text once."""
    decided = chain(*(each.news(writer) for each in writer.library.shown))
    found = sorted((*decided, *_changed(writer)), key=lambda news: news.day, reverse=True)
    return [
        {"day": day, "news": [*news]}
        for day, news in groupby(found[:RECENT], key=lambda news: news.day)
    ]


def _changed(writer: Writer) -> Iterator[News]:
    """When each text changed; lists of contents and pages about the site are none."""
    library, newest = writer.library, writer.shared.history.last_change
    for key, page in library.originals.items():
        is_told = not key.startswith(f"{ABOUT}/") and key.rpartition("/")[2] != "index"
        paths = (f"{key}.{locale}.md" for locale in languages())
        days = [newest[path].day for path in paths if path in newest]
        if days and is_told and page.original.origin is not Origin.EXAMPLE:
            yield News(max(days), writer.title(key), key, writer.foreign(key))
