"""What the head of a lesson shows."""

from civildialogue.core.site.pages.facts import Named, duration, pages, plain
from civildialogue.core.site.writing.context import Writer
from civildialogue.features.training.model import METHODS, LessonMatter


def facts(writer: Writer, _key: str, record: LessonMatter) -> Named:
    """How long a lesson takes, whom it is for, and the methods that it teaches."""
    yield "duration", plain(duration(writer, record.duration))
    yield "audience", plain(*(writer.t(f"initiator.{i}") for i in record.audience))
    yield "methods", pages(writer, (f"{METHODS}/{name}" for name in record.methods))
