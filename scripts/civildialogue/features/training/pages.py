"""What the head of a lesson shows."""

from civildialogue.core.site.pages.facts import Named, pages, plain
from civildialogue.core.site.writing.context import Writer
from civildialogue.features.training.model import FOLDER, METHODS, LessonMatter


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
