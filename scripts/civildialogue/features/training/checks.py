"""The rules of lessons, quizzes and timetables that a schema can't say."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from civildialogue.core.checks.circles import circles
from civildialogue.core.checks.places import named_by_file
from civildialogue.core.model.diagnostics import Diagnostic, Span
from civildialogue.core.model.language import BULGARIAN, ENGLISH, Locale
from civildialogue.core.model.library import Library, Located, Page
from civildialogue.core.model.text import BlockKind
from civildialogue.core.model.vocabulary import Origin
from civildialogue.core.source.inline import readable
from civildialogue.features.training.lessons import Lesson, lessons, teaching
from civildialogue.features.training.model import ENTRY, LESSON, LessonMatter, Module, Timetable
from civildialogue.features.training.quiz import QuestionKind
from civildialogue.features.training.reading import SECTION, quiz_of, section

FEWEST_WORDS = 900
"""Words of teaching text below which a lesson can't fill its time. Source: the editors."""
_VAGUE: Mapping[Locale, re.Pattern[str]] = {
    BULGARIAN: re.compile(
        r"(?:да |ще |може да )?(?:се |е |са |бъде )?"
        r"(?P<verb>разбира|разбере|знае|знаят|познава|запозна\w*|осъзнава|осъзнае|наясно)\b",
        re.IGNORECASE,
    ),
    ENGLISH: re.compile(
        r"(?:to |can |will |is able to |be able to )?(?:be |is |are |becomes? )?"
        r"(?P<verb>understands?|knows?|aware|familiar|acquainted|learns? about|appreciates?)\b",
        re.IGNORECASE,
    ),
}
"""How an outcome begins that nobody can measure, in the languages of the program."""


def _pages(library: Library) -> Iterator[tuple[Page, LessonMatter]]:
    """The originals of all lessons, wherever they stand."""
    for page in library.originals.values():
        if isinstance(page.matter, LessonMatter):
            yield page, page.matter


def minutes(library: Library) -> Iterator[Diagnostic]:
    """Lessons whose parts are longer or shorter together than the lesson."""
    for page, matter in _pages(library):
        found = sum(activity.minutes for activity in matter.activities)
        if found != matter.minutes:
            params = {"found": str(found), "wanted": str(matter.minutes)}
            yield Diagnostic("lesson-minutes", page.span_of("minutes"), params)


def outcomes(library: Library) -> Iterator[Diagnostic]:
    """Outcomes that begin with a verb that nobody can measure."""
    for page, matter in _pages(library):
        for number, outcome in enumerate(matter.outcomes):
            for locale, vague in _VAGUE.items():
                text = outcome.text.model_dump().get(locale, "")
                if found := vague.match(text):
                    span = page.span_of("outcomes", number, "text", locale)
                    yield Diagnostic("outcome-vague", span, {"verb": found["verb"]})


def length(library: Library) -> Iterator[Diagnostic]:
    """Lessons with too little teaching text or no question, but for drafts and examples."""
    for page, matter in _pages(library):
        if not matter.unready and matter.origin is not Origin.EXAMPLE:
            asked, quiz = section(page, SECTION), quiz_of(page)
            if asked and not (quiz.questions or quiz.faults):
                yield Diagnostic("quiz-empty", _line(page, asked[0].line))
            texts = [b for b in teaching(page) if b.kind is not BlockKind.HEADING]
            words = sum(len(readable(block).split()) for block in texts)
            if words < FEWEST_WORDS:
                params = {"words": str(words), "fewest": str(FEWEST_WORDS)}
                yield Diagnostic("lesson-thin", page.span_of("kind"), params)


def prerequisites(library: Library) -> Iterator[Diagnostic]:
    """Lessons that have to come before themselves."""
    every = lessons(library)
    links = {name: lesson.matter.prerequisites for name, lesson in every.items()}
    for together in circles(links):
        for name in together:
            page, named = every[name].original, links[name]
            at = next(n for n, other in enumerate(named) if other in together)
            span = page.span_of("prerequisites", at)
            yield Diagnostic("circle", span, {"id": name, "field": "prerequisites"})


def quizzes(library: Library) -> Iterator[Diagnostic]:
    """What is wrong with questions, and where a translation asks something else."""
    for page in library.pages:
        if page.matter.kind in (LESSON, ENTRY):
            yield from quiz_of(page).faults
            original = library.originals.get(page.key)
            if original is not None and original is not page:
                yield from _differences(original, page)


def _differences(original: Page, page: Page) -> Iterator[Diagnostic]:
    """Kinds can't differ, as ids have them; how many short answers count is for each language."""
    theirs, ours = quiz_of(original), quiz_of(page)
    if theirs.faults or ours.faults or not section(page, SECTION):
        return
    counts = [(page.by_id[SECTION].line, len(theirs.questions), len(ours.questions))]
    known = {question.id: question for question in theirs.questions}
    for question in ours.questions:
        other = known.get(question.id)
        if other is None or question.kind is QuestionKind.SHORT:
            continue
        counts.append((question.line, len(other.options), len(question.options)))
        pairs = zip(question.options, other.options, strict=False)
        odd = next(((o.line, t.line) for o, t in pairs if o.is_right != t.is_right), None)
        if odd and len(other.options) == len(question.options):
            params = {"original": original.source.path, "line": str(odd[1])}
            yield Diagnostic("answer-differs", _line(page, odd[0]), params)
    for line, wanted, found in counts:
        if wanted != found:
            params = {"wanted": str(wanted), "found": str(found), "original": original.source.path}
            yield Diagnostic("quiz-differs", _line(page, line), params)


def _line(page: Page, number: int) -> Span:
    return page.source.span(number, 1, len(page.source.lines[number - 1]))


def named_alike(library: Library) -> Iterator[Diagnostic]:
    """Modules and timetables whose id is not the name of their file."""
    yield from named_by_file(library, Module, Timetable)


def timetables(library: Library) -> Iterator[Diagnostic]:
    """Timetables with a gap, with too little time for a lesson, or in an impossible order."""
    every = lessons(library)
    for located in library.records(Timetable).values():
        yield from _clock(located)
        yield from _order(located, every)
        yield from _sums(located, every)


def _clock(located: Located[Timetable]) -> Iterator[Diagnostic]:
    for ((day, _), before), ((at, number), row) in pairwise(located.value.rows):
        if at == day and before.ends != row.begins:
            ends = f"{before.ends // 60:02}:{before.ends % 60:02}"
            span = located.span_of("sessions", at, "rows", number, "start")
            yield Diagnostic("timetable-clock", span, {"start": row.start, "ends": ends})


def _order(located: Located[Timetable], every: Mapping[str, Lesson]) -> Iterator[Diagnostic]:
    held: set[str] = set()
    for (at, number), row in located.value.rows:
        lesson = every.get(row.lesson or "")
        if lesson is None or lesson.id in held:
            continue
        held.add(lesson.id)
        for other in lesson.matter.prerequisites:
            if other in every and other not in held:
                span = located.span_of("sessions", at, "rows", number, "lesson")
                yield Diagnostic("timetable-order", span, {"lesson": lesson.id, "before": other})


def _sums(located: Located[Timetable], every: Mapping[str, Lesson]) -> Iterator[Diagnostic]:
    given: dict[str, int] = {}
    last: dict[str, tuple[int, int]] = {}
    for place, row in located.value.rows:
        if row.lesson and row.lesson in every:
            given[row.lesson] = given.get(row.lesson, 0) + row.minutes
            last[row.lesson] = place
    for name, (at, number) in last.items():
        wanted = every[name].matter.minutes
        if given[name] != wanted:
            span = located.span_of("sessions", at, "rows", number, "minutes")
            params = {"lesson": name, "found": str(given[name]), "wanted": str(wanted)}
            yield Diagnostic("timetable-sum", span, params)


CHECKS = (
    minutes,
    outcomes,
    length,
    prerequisites,
    quizzes,
    named_alike,
    timetables,
)
