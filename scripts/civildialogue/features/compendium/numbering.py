"""Numbers of recommendations: a provisional one at first, the next free one from an editor.

Two branches that each start a recommendation would give both the same next number; so a number is
only given where the branches have come together.
"""

import hashlib
import posixpath
import re
from collections.abc import Mapping

from civildialogue.core.model.library import Library, Located
from civildialogue.core.model.values import Record
from civildialogue.core.pipeline.moving import pages
from civildialogue.core.pipeline.moving.draft import Draft, NoPlaceError, Reason
from civildialogue.core.source.writing import replaced
from civildialogue.features.compendium.model.matter import RecommendationMatter
from civildialogue.features.compendium.model.names import path_of
from civildialogue.features.compendium.model.records import RECOMMENDATION_ID, Comment, Planned
from civildialogue.features.compendium.model.vocabulary import (
    FIRST_PROVISIONAL,
    LAST_PROVISIONAL,
    RECOMMENDATIONS,
)


def used(library: Library) -> set[int]:
    """The numbers that were ever given, those of buried and of faulty pages included."""
    keys = [*library.originals, *library.permalinks, *library.unreadable]
    keys += [stone.value.page for stone in library.tombstones]
    return {int(found[1]) for key in keys if (found := re.search(r"/rec-(\d{4})$", key))}


def following(library: Library) -> str:
    """The next number that was never used; provisional ones and examples don't count."""
    given = [number for number in used(library) if number < FIRST_PROVISIONAL]
    return f"rec-{max(given, default=0) + 1:04}"


def provisional(library: Library, seed: str) -> str:
    """A number for the time being, which another branch will hardly have for other words."""
    count = LAST_PROVISIONAL - FIRST_PROVISIONAL + 1
    start = int.from_bytes(hashlib.sha256(seed.encode()).digest()[:8], "big")
    taken = used(library)
    for step in range(count):
        number = FIRST_PROVISIONAL + (start + step) % count
        if number not in taken:
            return f"rec-{number:04}"
    raise NoPlaceError("numbers-taken")


def renumbered(library: Library, old: str, reason: Reason) -> Draft:
    """A recommendation under the next free number, with everything that names it.

    Links to it, its comments and the consultations on it follow; where it was published, its old
    address leads to the new one. Raises NoPlaceError.
    """
    key = f"{RECOMMENDATIONS}/{following(library)}"
    return pages.moved(library, f"{RECOMMENDATIONS}/{old}", key, reason)


def followed(draft: Draft, place: str, key: str) -> None:
    """What goes with a recommendation that gets another place: its id, its comments, the
    consultations on it. Raises NoPlaceError for a place that is none for a recommendation.
    """
    library = draft.library
    if not isinstance(library.originals[place].matter, RecommendationMatter):
        return
    (_, old), (folder, new) = posixpath.split(place), posixpath.split(key)
    if folder != RECOMMENDATIONS or not re.fullmatch(RECOMMENDATION_ID, new):
        raise NoPlaceError("recommendation-stays", name=old)
    _own_id(draft, key, old, new)
    for located in library.records(Comment).values():
        if located.value.target.recommendation == old:
            _comment(draft, located, old, new)
    for planned in library.records(Planned).values():
        named = [n for n, name in enumerate(planned.value.scope) if name == old]
        _fields(draft, planned, {("scope", number): new for number in named})


def _own_id(draft: Draft, key: str, old: str, new: str) -> None:
    for path, text in draft.texts.items():
        if path.startswith(f"{key}.") and text is not None:
            head, mark, rest = text.partition("\n---")
            own = re.sub(rf"(?m)^(id:\s*[\"']?){old}\b", rf"\g<1>{new}", head, count=1)
            draft.texts[path] = f"{own}{mark}{rest}"


def _comment(draft: Draft, located: Located[Comment], old: str, new: str) -> None:
    path = located.source.path.removeprefix("docs/")
    _fields(draft, located, {("target", "recommendation"): new})
    folder = path_of(located.value).rpartition(f"/{old}/")[0]
    text = draft.texts[path]
    draft.texts[path] = None
    draft.texts[f"{folder}/{new}/{path.rpartition('/')[2]}"] = text


def _fields(
    draft: Draft, located: Located[Record], values: Mapping[tuple[str | int, ...], str]
) -> None:
    places = {located.fields[loc]: words for loc, words in values.items()}
    if places:
        path = located.source.path.removeprefix("docs/")
        draft.texts[path] = replaced(located.source, places)
