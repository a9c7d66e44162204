"""A page's ``processes`` and ``screens`` → what is to be drawn, in one language."""

from collections.abc import Iterator
from dataclasses import dataclass

from civildialogue.core.model.diagrams import Diagram, ItemKind, Process
from civildialogue.core.model.language import Locale
from civildialogue.core.model.library import Page


@dataclass(frozen=True)
class Box:
    """A step: who acts (the number of the lane), the words, and the steps that come next."""

    lane: int
    text: str
    ways: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class Scheme:
    """All that a diagram shows: the boxes of a process in its lanes, or the parts of a screen."""

    locale: Locale
    title: str
    description: str
    lanes: tuple[str, ...] = ()
    boxes: tuple[Box, ...] = ()
    parts: tuple[tuple[ItemKind, str], ...] = ()


def read_diagrams(page: Page, original: Page) -> Iterator[tuple[str, Scheme]]:
    """Every diagram of the page in its language, with the passage that it stands under.

    ``original`` has the front matter for it. One that names what isn't there is left out: the
    checks tell of it.
    """
    facts = original.original
    for process in facts.processes:
        if process.after in page.by_id and not any(process.loose()):
            yield process.after, _process(process, page.locale)
    for screen in facts.screens:
        if screen.after in page.by_id:
            parts = tuple((item.kind, item.text[page.locale]) for item in screen.items)
            yield screen.after, Scheme(*_said(screen, page.locale), parts=parts)


def _said(diagram: Diagram, locale: Locale) -> tuple[Locale, str, str]:
    return locale, diagram.title[locale], diagram.description[locale]


def _process(process: Process, locale: Locale) -> Scheme:
    lanes, steps = list(process.lanes), list(process.steps)
    boxes = tuple(
        Box(
            lanes.index(step.lane),
            step.text[locale],
            tuple(
                (steps.index(name), step.when[name][locale] if name in step.when else "")
                for name in step.next
            ),
        )
        for step in process.steps.values()
    )
    names = tuple(name[locale] for name in process.lanes.values())
    return Scheme(*_said(process, locale), names, boxes)
