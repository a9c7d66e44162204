"""The pages of a lesson besides its own: the trainer's notes, the sheet, the key; and its files."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from civildialogue.core.active import asset, known
from civildialogue.core.checks.links import cited_on
from civildialogue.core.model.language import Locale, message
from civildialogue.core.model.library import Library, Page
from civildialogue.core.output.script import joined
from civildialogue.core.site.blocks import emit
from civildialogue.core.site.pages import parts
from civildialogue.core.site.writing.context import Document, Shared, Writer
from civildialogue.features.training import asked, certificate, learner
from civildialogue.features.training.lessons import Lesson, lessons
from civildialogue.features.training.model import APART, ENTRY, LESSON, TRAINER
from civildialogue.features.training.pages import INDEX, SCRIPT, STYLE, VIEWS, length
from civildialogue.features.training.reading import SECTION, section

NOTES = (*APART, "rubric")
"""The sections that a trainer has at hand."""

PARTS = ("quiz.js", "progress.js", "start.js")
"""The script in its order: what knows questions, how far a learner is, what begins."""


ALONE = (learner, certificate)
"""What makes the pages of the programme besides those of lessons, in the order of the menu."""


def made(library: Library) -> Iterator[str]:
    """The keys of the views of every lesson, and of the pages of the programme."""
    taught = lessons(library)
    yield from (each.KEY for each in ALONE if taught)
    for lesson in taught.values():
        yield from (f"{lesson.key}/{view}" for view in VIEWS)


def documents(writer: Writer) -> Iterator[tuple[str, Document]]:
    """The views of every lesson; where there is no translation, in the language of the original.
    Then the pages of the programme.
    """
    for lesson in lessons(writer.library).values():
        for view in VIEWS:
            yield f"{lesson.key}/{view}", document(writer, lesson, view)
    if lessons(writer.library):
        yield from ((each.KEY, each.document(writer)) for each in ALONE)


def names(_library: Library, key: str, locale: Locale) -> Iterator[str]:
    """What a page of the programme is called."""
    yield from (message(locale, each.TITLE) for each in ALONE if key == each.KEY)


def menu(writer: Writer, index: str) -> Iterator[tuple[str, str]]:
    """The pages of the programme, below it."""
    if index == INDEX and lessons(writer.library):
        yield from ((writer.t(each.TITLE), each.KEY) for each in ALONE)


def document(writer: Writer, lesson: Lesson, view: str, *, is_online: bool = True) -> Document:
    """One of ``pages.VIEWS`` of a lesson; in a book without a list of sources."""
    page = lesson.page(writer.locale)
    own = replace(writer, locale=page.spoken, among=writer.locale if is_online else None)
    forum = {
        "content_locale": str(page.spoken),
        "hidden": True,  # What it says is found in the lesson.
        "styles": [STYLE],
    }
    title = own.t(f"lesson.{view}", title=page.matter.title)
    body = "\n\n".join(_view(own, lesson, page, view, is_online))
    return writer.document(title, own.t(f"lesson.{view}-summary"), body, forum=forum)


def _view(writer: Writer, lesson: Lesson, page: Page, view: str, is_online: bool) -> Iterator[str]:
    """The parts of a view, and the sources that they cite."""
    here = f"{lesson.key}/{view}"
    yield writer.render(
        "training/view.md.j2",
        here,
        view=view,
        lesson=lesson,
        rows=lesson.matter.clock(),
        length=lambda minutes: length(writer, minutes),
    )
    names = NOTES if view == TRAINER else (SECTION,)
    shown = replace(page, blocks=tuple(b for name in names for b in section(page, name)))
    if view == TRAINER:
        yield emit.body(writer, shown)
    else:
        yield (asked.sheet if view == "sheet" else asked.key)(writer, page)
    if is_online:
        yield parts.sources(writer, here, cited_on(writer.library, replace(shown, key=here)))


def publish(shared: Shared) -> Mapping[str, bytes]:
    """The script and the style of quizzes; nothing where no page can have one."""
    if not any(page.matter.kind in (LESSON, ENTRY) for page in shared.library.originals.values()):
        return {}
    own = next(feature for feature in known() if feature.package == __package__)

    def script(*names: str) -> bytes:
        return joined(asset(own, name).decode() for name in names).encode()

    return {
        SCRIPT: script(*PARTS),
        STYLE: asset(own, "quiz.css"),
        certificate.STYLE: asset(own, "certificate.css"),
        learner.SCRIPT: script("progress.js", "learner.js"),
        learner.STYLE: asset(own, "learner.css"),
    }
