"""Numbers of recommendations: a provisional one at first, the next free one from an editor.

Two branches that each start a recommendation would give both the same next number; so a number is
only given where the branches have come together.
"""

import hashlib
import posixpath
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from civildialogue.core.model.changes import Change
from civildialogue.core.model.library import Library, Located, Page
from civildialogue.core.model.values import Record
from civildialogue.core.pipeline.moving import pages
from civildialogue.core.pipeline.moving.draft import Draft, NoPlaceError, Reason
from civildialogue.core.pipeline.moving.draft import path_of as path_of_page
from civildialogue.core.pipeline.moving.links import reworded
from civildialogue.core.source import inline
from civildialogue.core.source.edit import with_record
from civildialogue.core.source.frontmatter import body_line
from civildialogue.core.source.writing import replaced
from civildialogue.features.compendium.model.matter import RecommendationMatter
from civildialogue.features.compendium.model.names import path_of
from civildialogue.features.compendium.model.records import RECOMMENDATION_ID, Comment
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
    """What goes with a recommendation that gets another place: its comments, and its id wherever
    the editors name it, in facts, texts and records. Raises NoPlaceError for a place that is none
    for a recommendation.
    """
    library = draft.library
    if not isinstance(library.originals[place].matter, RecommendationMatter):
        return
    (_, old), (folder, new) = posixpath.split(place), posixpath.split(key)
    if folder != RECOMMENDATIONS or not re.fullmatch(RECOMMENDATION_ID, new):
        raise NoPlaceError("recommendation-stays", name=old)
    for located in library.records(Comment).values():
        if located.value.target.recommendation == old:
            _comment(draft, located, old, new)
    word = _as_word(old)
    for original in library.originals.values():
        every = [original, *library.translations_of(original.key).values()]
        _renamed(draft, [replace(p, key=key) if p.key == place else p for p in every], word, new)
    kept = {at.source.path: at.source for at in library.located if not library.is_public(at.value)}
    for path, source in kept.items():
        name = path.removeprefix("docs/")
        text = draft.texts.get(name) or source.written
        if word.search(text):
            draft.texts[name] = word.sub(new, text)


def _as_word(name: str) -> re.Pattern[str]:
    """An id where it is no part of an address, of a file’s name or of a longer word."""
    return re.compile(rf"(?<![\w/-]){re.escape(name)}(?![\w-]|\.\w)")


def _renamed(draft: Draft, pages: Sequence[Page], word: re.Pattern[str], new: str) -> None:
    """The id wherever it is a word of a page, in the facts and in the text; code stays as it is.

    Translations that were compared with the original stay so: the same word changed in both.
    """
    for page in map(draft.page, pages):
        head = enumerate(page.source.lines[: body_line(page.source) - 1], start=1)
        found = [Change(n, 1, (word.sub(new, line),)) for n, line in head if word.search(line)]
        for block in page.blocks:
            text = block.text
            for each in reversed([*word.finditer(inline.readable(block))]):
                text = f"{text[: each.start()]}{new}{text[each.end() :]}"
            found += reworded(page, block, text)
        draft.change(page, found)
    original, *translations = pages
    hashes = {name: block.hash for name, block in draft.page(original).by_id.items()}
    was = {name: block.hash for name, block in original.by_id.items()}
    for page in translations:
        told = page.translates.items()
        now = {n: hashes.get(n, h) if h == was.get(n) else h for n, h in told}
        if now != page.translates:
            draft.texts[path_of_page(page)] = with_record(draft.page(page), now)


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
