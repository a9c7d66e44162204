"""Lessons, modules and timetables as objects of the open data."""

from collections import Counter
from collections.abc import Iterator, Mapping

from civildialogue.core.declaring import Dataset
from civildialogue.core.model.language import languages
from civildialogue.core.model.library import Library
from civildialogue.core.model.vocabulary import Origin
from civildialogue.core.output.data.objects import Object, places, words
from civildialogue.core.output.data.shapes import (
    COUNT,
    FLAG,
    TEXT,
    TEXTS,
    WORDS,
    Shape,
    many,
    maybe,
    one_of,
    only,
)
from civildialogue.features.training.lessons import Lesson, lessons, modules, timetables
from civildialogue.features.training.model import (
    CLOCK,
    COMPETENCES,
    FOLDER,
    METHODS,
    Audience,
    Depth,
    Track,
    Way,
)
from civildialogue.features.training.quiz import QuestionKind

INDEX = f"{FOLDER}/index"


def _lesson() -> Shape:
    outcome = {"text": WORDS, "competences": many(one_of(COMPETENCES))}
    activity = {"from": COUNT, "minutes": COUNT, "title": WORDS, "way": one_of(Way)}
    kinds = dict.fromkeys(map(str, QuestionKind), COUNT)
    members = {
        "id": TEXT,
        "key": TEXT,
        "example": FLAG,
        "unready": FLAG,
        "url": WORDS,
        "title": TEXTS,
        "summary": TEXTS,
        "audience": one_of(Audience),
        "level": one_of(Depth),
        "minutes": COUNT,
        "modules": many(TEXT),
        "prerequisites": many(TEXT),
        "methods": many(only("A method.", {"key": TEXT, "url": WORDS})),
        "outcomes": many(only("An outcome, with competences of DigComp 2.2.", outcome)),
        "activities": many(only("A part of the lesson, “from” a minute of it.", activity)),
        "materials": many(WORDS),
        "questions": only("The questions of its quiz, by kind.", kinds),
    }
    return only("A lesson. One that is unready may lack something.", members)


def _lessons(library: Library, base: str) -> Iterator[Object]:
    held = modules(library)
    for lesson in lessons(library).values():
        matter = lesson.matter
        yield {
            "id": lesson.id,
            "key": lesson.key,
            "example": matter.origin is Origin.EXAMPLE,
            "unready": matter.unready,
            "url": places(base, lesson.key),
            **_called(lesson),
            "audience": str(matter.audience),
            "level": str(matter.level),
            "minutes": matter.minutes,
            "modules": [each.id for each in held if lesson.id in each.lessons],
            "prerequisites": matter.prerequisites,
            "methods": [
                {"key": key, "url": places(base, key)}
                for key in (f"{METHODS}/{name}" for name in matter.methods)
            ],
            "outcomes": [
                {"text": words(each.text), "competences": each.competences}
                for each in matter.outcomes
            ],
            "activities": [
                {
                    "from": start,
                    "minutes": each.minutes,
                    "title": words(each.title),
                    "way": str(each.way),
                }
                for start, each in matter.clock()
            ],
            "materials": [words(each) for each in matter.materials],
            "questions": _questions(lesson),
        }


def _called(lesson: Lesson) -> Object:
    """Its title and summary in each language that it has."""
    told = {
        str(tag): lesson.pages[tag].matter if tag in lesson.pages else None for tag in languages()
    }
    return {
        "title": {tag: each.title if each else None for tag, each in told.items()},
        "summary": {tag: each.summary if each else None for tag, each in told.items()},
    }


def _questions(lesson: Lesson) -> Mapping[str, int]:
    quiz = lesson.quiz(lesson.original.locale)
    asked = Counter(str(each.kind) for each in quiz.questions)
    return {str(kind): asked[str(kind)] for kind in QuestionKind}


def _module() -> Shape:
    members = {
        "id": TEXT,
        "url": WORDS,
        "title": WORDS,
        "track": one_of(Track),
        "lessons": many(TEXT),
    }
    return only("Lessons that belong together, in their order.", members)


def _modules(library: Library, base: str) -> Iterator[Object]:
    for each in modules(library):
        yield {
            "id": each.id,
            "url": places(base, f"{INDEX}#track-{each.track}"),
            "title": words(each.title),
            "track": str(each.track),
            "lessons": each.lessons,
        }


def _timetable() -> Shape:
    row = {
        "start": {"type": "string", "pattern": CLOCK},
        "minutes": COUNT,
        "lesson": maybe(TEXT),
        "pause": maybe(WORDS),
    }
    about = "A day or an evening; a row is of a lesson, or a pause."
    session = only(about, {"title": WORDS, "rows": many(only("A row.", row))})
    members = {"id": TEXT, "url": WORDS, "title": WORDS, "sessions": many(session)}
    return only("A way to hold lessons.", members)


def _timetables(library: Library, base: str) -> Iterator[Object]:
    for each in timetables(library):
        yield {
            "id": each.id,
            "url": places(base, f"{INDEX}#timetable-{each.id}"),
            "title": words(each.title),
            "sessions": [
                {
                    "title": words(session.title),
                    "rows": [
                        {
                            "start": row.start,
                            "minutes": row.minutes,
                            "lesson": row.lesson,
                            "pause": words(row.pause),
                        }
                        for row in session.rows
                    ],
                }
                for session in each.sessions
            ],
        }


DATASETS = (
    Dataset("lessons", f"{FOLDER}/lessons", _lesson, items=_lessons),
    Dataset("modules", f"{FOLDER}/modules", _module, items=_modules),
    Dataset("timetables", f"{FOLDER}/timetables", _timetable, items=_timetables),
)
