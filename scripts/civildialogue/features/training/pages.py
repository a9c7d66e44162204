"""What the pages of lessons and of the programme show besides their texts."""

from collections.abc import Iterator, Mapping

from civildialogue.core.model.downloads import slug
from civildialogue.core.model.library import Page
from civildialogue.core.site.pages import downloads
from civildialogue.core.site.pages.facts import Named, pages, plain
from civildialogue.core.site.writing.context import Writer
from civildialogue.features.training import asked, certificate
from civildialogue.features.training.lessons import lessons, modules, timetables
from civildialogue.features.training.model import (
    FOLDER,
    LESSON,
    METHODS,
    TRAINER,
    LessonMatter,
    Track,
)
from civildialogue.features.training.reading import quiz_of

INDEX = f"{FOLDER}/index"
SCRIPT, STYLE = f"assets/{FOLDER}/quiz.js", f"assets/{FOLDER}/quiz.css"
LEARNER = f"{FOLDER}/my-training"
"""The key of a learner's own page."""
KEPT, PROGRESS = "civildialogue.quiz", "civildialogue.training"
"""The keys of the browser's storage under which a device keeps what was answered on it, and how far
its learner is.
"""
VIEWS = (TRAINER, "sheet", "key")
"""The pages of a lesson besides its own, below it."""
SAID = tuple(
    f"quiz.{name}"
    for name in (
        *("check", "again", "right", "wrong", "missed", "choose", "up", "down"),
        *("moved", "answer", "score", "path", "forgotten", "unanswered"),
    )
)
"""What the script says."""


def facts(writer: Writer, _key: str, record: LessonMatter) -> Named:
    """How long a lesson takes, whom it is for, what comes before it and what it teaches."""
    yield "minutes", plain(length(writer, record.minutes))
    yield "audience", plain(writer.t(f"audience.{record.audience}"))
    yield "level", plain(writer.t(f"depth.{record.level}"))
    yield "lessons-before", pages(writer, (f"{FOLDER}/{name}" for name in record.prerequisites))
    yield "methods", pages(writer, (f"{METHODS}/{name}" for name in record.methods))
    named = sorted({each for outcome in record.outcomes for each in outcome.competences})
    yield "competences", plain(*named)


def length(writer: Writer, minutes: int) -> str:
    """„90 минути“ or “90 minutes”."""
    return writer.n("lesson.minutes", minutes, number=minutes)


def offers(_writer: Writer, page: Page) -> Mapping[str, object]:
    """What a page with questions loads."""
    return {"scripts": [SCRIPT], "styles": [STYLE]} if quiz_of(page).questions else {}


def after(writer: Writer, page: Page, is_online: bool) -> Iterator[str]:
    """Under a lesson: what is kept of its quiz, and its views; in a book, the key of the quiz."""
    if not is_online:
        yield asked.at_the_end(writer, page)
        return
    name = page.key.rpartition("/")[2]
    yield writer.render(
        "training/lesson.md.j2",
        page.key,
        has_quiz=bool(quiz_of(page).questions),
        views=VIEWS if name in lessons(writer.library) else (),
        certificate=certificate.KEY,
        kept=KEPT,
        progress=PROGRESS,
        learner=LEARNER,
        is_lesson=page.matter.kind == LESSON,
    )


def programme(writer: Writer, page: Page, _is_online: bool) -> Iterator[str]:
    """Under the index: the modules of each track with their lessons, the timetables, and the way to
    the certificate.
    """
    if page.key != INDEX:
        return
    held, plans = modules(writer.library), timetables(writer.library)
    taught = lessons(writer.library)
    if held or plans or taught:
        tracks = [(track, [each for each in held if each.track is track]) for track in Track]
        yield writer.render(
            "training/programme.md.j2",
            page.key,
            tracks=[(track, own) for track, own in tracks if own],
            lessons=taught,
            certificate=certificate.KEY,
            learner=LEARNER,
            downloads=downloads.KEY if _is_carried(writer) else "",
            timetables=plans,
            length=lambda minutes: length(writer, minutes),
        )


def _is_carried(writer: Writer) -> bool:
    """Whether files of the programme are there to download in a language."""
    files = writer.shared.downloads
    return any(file.book == slug(FOLDER) and file.locale == writer.locale for file in files)
