"""What is made of texts, and need be made once of the same ones."""

from collections.abc import Callable
from typing import Protocol, TypeVar

T = TypeVar("T")


class Once(Protocol):
    """Gives what ``make`` makes; if it was made of the same ``parts`` before, that."""

    def __call__(self, parts: tuple[str, ...], make: Callable[[], T], /) -> T:
        """``parts`` are all that it is made of, with a name for what is made."""


def anew(_parts: tuple[str, ...], make: Callable[[], T]) -> T:
    """What is made, each time."""
    return make()
