"""The pages of a lesson besides its own: the trainer's notes, the sheet, the key; and its files."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from civildialogue.core.active import asset, known
from civildialogue.core.checks.links import cited_on
from civildialogue.core.model.library import Library, Page
from civildialogue.core.output.script import joined
from civildialogue.core.site.blocks import emit
from civildialogue.core.site.pages import parts
from civildialogue.core.site.writing.context import Document, Shared, Writer
from civildialogue.features.training import asked, certificate
from civildialogue.features.training.lessons import Lesson, lessons
from civildialogue.features.training.model import APART, ENTRY, LESSON, TRAINER
from civildialogue.features.training.pages import SCRIPT, STYLE, VIEWS, length
from civildialogue.features.training.reading import SECTION, section

NOTES = (*APART, "rubric")
"""The sections that a trainer has at hand."""

PARTS = ("quiz.js", "start.js")
"""The script in its order: what knows questions, what begins."""


def made(library: Library) -> Iterator[str]:
    """The keys of the views of every lesson, and of the certificate."""
    yield from certificate.keys(library)
    for lesson in lessons(library).values():
        yield from (f"{lesson.key}/{view}" for view in VIEWS)


def documents(writer: Writer) -> Iterator[tuple[str, Document]]:
    """The views of every lesson; where there is no translation, in the language of the original.
    Then the certificate.
    """
    for lesson in lessons(writer.library).values():
        for view in VIEWS:
            yield f"{lesson.key}/{view}", document(writer, lesson, view)
    for key in certificate.keys(writer.library):
        yield key, certificate.document(writer)


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
    script = joined(asset(own, name).decode() for name in PARTS)
    look = asset(own, "certificate.css")
    return {SCRIPT: script.encode(), STYLE: asset(own, "quiz.css"), certificate.STYLE: look}
