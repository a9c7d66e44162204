"""The trainer's book: of each lesson the text, then on pages of their own what a trainer needs; at
the end the certificate.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from civildialogue.core.model.downloads import slug
from civildialogue.core.model.vocabulary import Origin
from civildialogue.core.site.books.planning import ENDS, Part, Plan, ends, plan
from civildialogue.core.site.pages import assembly
from civildialogue.core.site.writing.context import Writer
from civildialogue.features.training import certificate
from civildialogue.features.training.lessons import Lesson, lessons
from civildialogue.features.training.model import FOLDER, TRAINER
from civildialogue.features.training.pages import VIEWS
from civildialogue.features.training.reading import SECTION, without
from civildialogue.features.training.views import NOTES, document

TRAINERS = f"{slug(FOLDER)}-{TRAINER}"


def books(writer: Writer) -> Mapping[str, Callable[[], Plan]]:
    """The trainer's book by its name, where there is a lesson that is no example.

    The learners' book is that of the publication: ``asked.recast`` leaves the trainer's part out.
    """
    every = lessons(writer.library).values() if FOLDER in writer.library.publications else ()
    is_taught = any(each.matter.origin is not Origin.EXAMPLE for each in every)
    return {TRAINERS: partial(_plan, writer)} if is_taught else {}


def _plan(writer: Writer) -> Plan:
    whole = plan(writer, slug(FOLDER))
    own = {lesson.key: lesson for lesson in lessons(writer.library).values()}
    body = [part for part in whole.parts if not part.key.startswith(ENDS)]
    parts = (
        each
        for part in body
        for each in (_chapter(writer, part, own[part.key]) if part.key in own else (part,))
    )
    paper = certificate.document(writer, is_online=False)
    given = Part(certificate.KEY, str(paper.meta["title"]), writer.locale, 1, paper)
    last = ends(writer, [part.key for part in body], is_whole=True)
    title = writer.t("programme.book", title=whole.title)
    return replace(whole, slug=TRAINERS, title=title, parts=(*parts, given, *last))


def _chapter(writer: Writer, part: Part, lesson: Lesson) -> Iterator[Part]:
    """The lesson without the sections that its views have, then the views."""
    page = lesson.page(writer.locale)
    kept = without(page, (*NOTES, SECTION))
    yield replace(part, document=assembly.of_page(writer, kept, is_online=False))
    for view in VIEWS:
        made = document(writer, lesson, view, is_online=False)
        title = str(made.meta["title"])
        yield Part(f"{lesson.key}/{view}", title, part.locale, 2, made, is_apart=True)
