"""The facts of lessons, modules and timetables, as their files have them."""

from enum import StrEnum
from itertools import accumulate
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, StringConstraints, model_validator
from pydantic_core import PydanticKnownError

from civildialogue.core.feature import Reference, each
from civildialogue.core.model.localized import NonEmptyLocalized
from civildialogue.core.model.schema import Original
from civildialogue.core.model.values import Id, Names, Record

FOLDER = "training"
"""The publication whose pages the lessons are, each known by the name of its file."""
METHODS, METHOD = "methodologies", "method"
"""The folder and the kind of the pages that a lesson teaches to use."""
MODULE_FILES, TIMETABLE_FILES = f"{FOLDER}/_data/modules", f"{FOLDER}/_data/timetables"
SECTIONS = ("exercises", "trainer", "inclusion", "quiz", "rubric", "next")
"""The sections of every lesson, by heading id, after those with the teaching text."""
TRAINER = "trainer"
"""The one of them that only trainers read, and the view of a lesson that has it."""
APART = (TRAINER, "inclusion")
"""Those that are not for who learns."""
LESSON, ENTRY = "lesson", "placement"
LONGEST = 600
"""Minutes of a lesson, or of a part of it, at most: a working day of ten hours."""
CLOCK = r"^([01][0-9]|2[0-3]):[0-5][0-9]$"
ONE_OF, SAME_DAY = "a lesson or a pause", "an end by midnight"
DAY = 24 * 60
"""Minutes."""
Minutes = Annotated[int, Field(ge=1, le=LONGEST)]
Clock = Annotated[str, StringConstraints(pattern=CLOCK)]

_PER_AREA = (3, 6, 4, 4, 4)
COMPETENCES = tuple(f"{a}.{n}" for a, many in enumerate(_PER_AREA, 1) for n in range(1, many + 1))
"""The 21 competences of the framework by their ids, and nothing else of it: its texts may be under
CC BY-SA 4.0, and ours are under CC BY 4.0, so what an outcome says is in our own words.

Source: DigComp 2.2, The Digital Competence Framework for Citizens, doi:10.2760/115376.
"""


def _is_competence(text: str) -> str:
    if text not in COMPETENCES:
        raise PydanticKnownError("enum", {"expected": " or ".join(map(repr, COMPETENCES))})
    return text


Competence = Annotated[str, AfterValidator(_is_competence)]


class Audience(StrEnum):
    """Whom a lesson is for."""

    CITIZENS = "citizens"
    OFFICIALS = "officials"
    BOTH = "both"


class Depth(StrEnum):
    """How much a lesson takes for granted."""

    BASIC = "basic"
    INTERMEDIATE = "intermediate"
    ADVANCED = "advanced"


class Way(StrEnum):
    """How people work in a part of a lesson."""

    TALK = "talk"
    DEMONSTRATION = "demonstration"
    ALONE = "alone"
    PAIRS = "pairs"
    GROUP = "group"
    PLENARY = "plenary"
    QUIZ = "quiz"
    BREAK = "break"


class Track(StrEnum):
    """Who takes a module: all, or one of the two groups after what is common."""

    COMMON = "common"
    CITIZENS = "citizens"
    OFFICIALS = "officials"


class Outcome(Record):
    """What a person can do after the lesson: a verb that can be measured, and where it belongs."""

    text: NonEmptyLocalized
    competences: list[Competence] = []


class Activity(Record):
    """A part of a lesson by the clock."""

    minutes: Minutes
    title: NonEmptyLocalized
    way: Way


class LessonMatter(Original):
    """A lesson. The minutes of its activities add up to its own.

    The lessons in ``prerequisites`` come before it. One that is ``unready`` may lack something.
    """

    kind: Literal["lesson"]
    unready: bool = False
    audience: Audience
    level: Depth
    minutes: Minutes
    outcomes: Annotated[list[Outcome], Field(min_length=1)]
    prerequisites: Names = []
    activities: Annotated[list[Activity], Field(min_length=1)]
    materials: list[NonEmptyLocalized] = []
    methods: Names = []

    def clock(self) -> list[tuple[int, Activity]]:
        """Its activities, each with the minute in which it begins."""
        starts = accumulate((each.minutes for each in self.activities), initial=0)
        return list(zip(starts, self.activities, strict=False))


class EntryMatter(Original):
    """The entry test: no option is right; the feedback of each links to the lessons to take."""

    kind: Literal["placement"]


class Module(Record):
    """Lessons that belong together, in their order."""

    id: Id
    title: NonEmptyLocalized
    track: Track
    lessons: Annotated[Names, Field(min_length=1)]


class Row(Record):
    """A line of a timetable. The rows of a lesson together have its minutes."""

    start: Clock
    minutes: Minutes
    lesson: Id | None = None
    pause: NonEmptyLocalized | None = None

    @model_validator(mode="after")
    def _either(self) -> Self:
        if (self.lesson is None) == (self.pause is None):
            raise ValueError(ONE_OF)
        if self.ends > DAY:
            raise ValueError(SAME_DAY)
        return self

    @property
    def begins(self) -> int:
        """The minutes from midnight to its start."""
        return int(self.start[:2]) * 60 + int(self.start[3:])

    @property
    def ends(self) -> int:
        """The minutes from midnight to its end."""
        return self.begins + self.minutes


class Session(Record):
    """A day or an evening: each row begins when the one before it ends."""

    title: NonEmptyLocalized
    rows: Annotated[list[Row], Field(min_length=1)]


class Timetable(Record):
    """A way to hold lessons: in one day, in four evenings, in eight weeks."""

    id: Id
    title: NonEmptyLocalized
    sessions: Annotated[list[Session], Field(min_length=1)]

    @property
    def rows(self) -> list[tuple[tuple[int, int], Row]]:
        """Every row in its order, with the numbers of its session and of itself."""
        return [
            ((at, number), row)
            for at, session in enumerate(self.sessions)
            for number, row in enumerate(session.rows)
        ]


def named_by_module(module: Module) -> "list[Reference]":
    """The lessons of a module."""
    return [*each("lessons", module.lessons, folder=FOLDER, kind=LESSON)]


def named_by_timetable(timetable: Timetable) -> "list[Reference]":
    """The lessons of a timetable, once for each row."""
    return [
        Reference(
            ("sessions", at, "rows", number, "lesson"), row.lesson, folder=FOLDER, kind=LESSON
        )
        for (at, number), row in timetable.rows
        if row.lesson
    ]
