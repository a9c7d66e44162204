"""Diagrams of a page: how something is done, step by step, and what a screen shows."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from civildialogue.core.model.localized import NonEmptyLocalized
from civildialogue.core.model.values import ID_PATTERN, Id, Names, Record

Name = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=60)]


class ItemKind(StrEnum):
    """What a part of a screen is."""

    HEADING = "heading"
    TEXT = "text"
    FIELD = "field"
    CHOICE = "choice"
    BUTTON = "button"
    MAP = "map"
    PHOTO = "photo"
    LIST = "list"
    NOTE = "note"


class Step(Record):
    """What one of those who act does, and what comes ``next``; ``when`` says which way is taken."""

    lane: Id
    text: NonEmptyLocalized
    next: Names = []
    when: dict[Name, NonEmptyLocalized] = {}


class Item(Record):
    """A part of a screen, such as a button, and its words."""

    kind: ItemKind
    text: NonEmptyLocalized


class Diagram(Record):
    """A drawing under the passage ``after``; ``description`` says all of it to who can't see it."""

    after: Id
    title: NonEmptyLocalized
    description: NonEmptyLocalized


class Process(Diagram):
    """Steps from the first one on, each in the lane of who acts."""

    lanes: Annotated[dict[Name, NonEmptyLocalized], Field(min_length=1)]
    steps: Annotated[dict[Name, Step], Field(min_length=2)]

    def loose(self) -> Iterator[tuple[tuple[str | int, ...], str, Mapping[str, object]]]:
        """Names that stand for no lane or step: where, the name, and what could be meant."""
        for key, step in self.steps.items():
            if step.lane not in self.lanes:
                yield ("steps", key, "lane"), step.lane, self.lanes
            for number, name in enumerate(step.next):
                if name not in self.steps:
                    yield ("steps", key, "next", number), name, self.steps
            for name in step.when:
                if name not in step.next:
                    yield ("steps", key, "when", name), name, dict.fromkeys(step.next)

    def unreached(self) -> list[str]:
        """The steps that no way from the first one leads to."""
        reached, ahead = set[str](), [next(iter(self.steps))]
        while ahead:
            name = ahead.pop()
            if name in self.steps and name not in reached:
                reached.add(name)
                ahead += self.steps[name].next
        return [name for name in self.steps if name not in reached]


class Screen(Diagram):
    """The parts of a screen of a telephone, from the top down."""

    items: Annotated[list[Item], Field(min_length=1)]
