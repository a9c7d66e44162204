"""What the training programme declares to the core."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from click import Command

from civildialogue.core.feature import RESTS, Feature, PageKind, RecordKind, Reference, each
from civildialogue.core.model.language import languages
from civildialogue.core.model.localized import Localized
from civildialogue.core.output.book.order import Made, Materials
from civildialogue.features.training import (
    asked,
    books,
    checks,
    migrating,
    objects,
    pages,
    saving,
    views,
)
from civildialogue.features.training.model import (
    CLOCK,
    ENTRY,
    FOLDER,
    LESSON,
    METHOD,
    METHODS,
    MODULE_FILES,
    ONE_OF,
    SAME_DAY,
    SECTIONS,
    TIMETABLE_FILES,
    EntryMatter,
    LessonMatter,
    Module,
    Timetable,
    named_by_module,
    named_by_timetable,
)
from civildialogue.features.training.reading import SECTION


def _unsaid() -> Mapping[str, str]:
    return dict.fromkeys(map(str, languages()), "…")


def _start(_name: str) -> Mapping[str, object]:
    return {
        "unready": True,
        "audience": "both",
        "level": "basic",
        "minutes": 60,
        "outcomes": [{"text": _unsaid()}],
        "activities": [{"minutes": 60, "title": _unsaid(), "way": "talk"}],
    }


def _references(matter: LessonMatter) -> Iterator[Reference]:
    yield from each(
        "methods", matter.methods, folder=METHODS, kind=METHOD, role="method", way=RESTS
    )
    yield from each(
        "prerequisites", matter.prerequisites, folder=FOLDER, kind=LESSON, role="lesson-before"
    )


def _carried(materials: Materials) -> Sequence[Callable[[], Made]]:
    from civildialogue.features.training.exports.making import everything  # Slow to load.

    return everything(materials)


def _commands() -> Iterator[tuple[str, Command]]:
    from civildialogue.features.training.commands import export_training

    yield "export", export_training


TRAINING = Feature(
    name="training",
    package="civildialogue.features.training",
    folder=FOLDER,
    patterns={
        CLOCK: Localized(bg='час като "09:30"', en='a time such as "09:30"'),
        ONE_OF: Localized(bg="или „lesson“, или „pause“", en="either “lesson” or “pause”"),
        SAME_DAY: Localized(bg="край до полунощ", en="an end by midnight"),
    },
    kinds=(
        PageKind(
            LESSON,
            LessonMatter,
            SECTIONS,
            _start,
            is_draft=lambda matter: matter.unready,
            references=_references,
            facts=pages.facts,
            offers=pages.offers,
            after=pages.after,
            recast=asked.recast,
        ),
        PageKind(
            ENTRY,
            EntryMatter,
            (SECTION,),
            offers=pages.offers,
            after=pages.after,
            recast=asked.recast,
        ),
    ),
    records=(
        RecordKind("training-modules", Module, MODULE_FILES, ".yml", references=named_by_module),
        RecordKind("timetables", Timetable, TIMETABLE_FILES, ".yml", references=named_by_timetable),
    ),
    checks=checks.CHECKS,
    made=views.made,
    documents=views.documents,
    names=views.names,
    menu=views.menu,
    after=pages.programme,
    books=books.books,
    datasets=objects.DATASETS,
    publish=views.publish,
    sealed=saving.files,
    said=pages.SAID,
    carried=_carried,
    commands=_commands,
    migrations=(migrating.lessons,),
)
