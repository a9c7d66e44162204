"""Markup that many pages share, rendered for the first of them."""

import re
from collections.abc import Callable, Hashable, Iterable
from typing import Any

_BREAKS = re.compile(r">\n+<")


class Kept:
    """What was rendered for one language of one build; it goes with the values of its templates.

    Templates call it: ``{% call once("name", up) %}…{% endcall %}``, with everything that the
    markup depends on. Line breaks between its tags go: every page would carry them.
    """

    def __init__(self) -> None:
        self._found: dict[Hashable, str] = {}

    def once(self, *place: Hashable, caller: Callable[[], str]) -> str:
        """The markup of a place: rendered if it is asked for the first time."""
        if (found := self._found.get(place)) is None:
            found = self._found[place] = _BREAKS.sub("><", caller())
        return found

    def each(
        self, entries: Iterable[Any], way: str, active: object, caller: Callable[[Any, bool], str]
    ) -> str:
        """Markup of a row of entries: the active one's is the page's own, others' is shared."""
        found, parts = self._found, []
        for entry in entries:
            if entry is active:
                parts.append(caller(entry, True))
                continue
            if (part := found.get((entry, way))) is None:
                part = found[entry, way] = caller(entry, False)
            parts.append(part)
        return "".join(parts)
