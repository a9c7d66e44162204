"""Passages that get another place, become two, or become one; links, ids and translations stay."""

from collections.abc import Mapping

from civildialogue.core.model.changes import Change
from civildialogue.core.model.drift import State, pairs
from civildialogue.core.model.language import Locale, record_locale
from civildialogue.core.model.library import Library, Page
from civildialogue.core.model.text import Block, BlockKind
from civildialogue.core.pipeline.moving.draft import Draft, NoPlaceError, Reason, path_of
from civildialogue.core.pipeline.moving.links import Aim, led, relinked
from civildialogue.core.source import edit
from civildialogue.core.source.yamltext import scalar

_WHOLE = (BlockKind.PARAGRAPH, BlockKind.LIST)
"""What can be divided and joined with no other sign than its end."""


def moved(library: Library, key: str, name: str, to: str, after: str, reason: Reason) -> Draft:
    """A passage on another page, or in another place of its own: after one, or at the end.

    Raises NoPlaceError.
    """
    draft = Draft(library, reason)
    here, there = draft.pages(key), {page.locale: page for page in draft.pages(to)}
    _block(here[0], name)
    if after:
        _block(there[record_locale()], after)
    own = name if to == key else _free(library, to, name)

    def aim(page: str, anchor: str) -> tuple[str, str]:
        return (to, own) if (page, anchor) == (key, name) else (page, anchor)

    _pointed(draft, (key, name), (to, own))
    for page in draft.every():
        draft.change(page, led(page, page.key, aim))
    for page in here:
        if (old := draft.page(page)).by_id.get(name):
            if page.locale not in there:
                raise NoPlaceError("no-translation-there", name=f"{to}.{page.locale}.md")
            recorded = old.translates.get(name)
            _carry(draft, old, name, there[page.locale], own, after, aim)
            if recorded and to != key:
                _record(draft, page, {name: ""})
                _record(draft, there[page.locale], {own: recorded})
    if to != key:
        draft.lead(f"{key}#{name}", f"{to}#{own}")
        draft.revive(to, own)
        draft.bury(key, name, f"{to}#{own}")
    return draft


def _carry(
    draft: Draft, page: Page, name: str, other: Page, own: str, after: str, aim: Aim
) -> None:
    """Takes the lines of a passage out of a page and puts them into another, after a passage."""
    block = page.by_id[name]
    lines = edit.lines_of(page, block)
    words = relinked(block, page.key, other.key, aim).split("\n")
    held = [line[len(old) :] for line, old in zip(lines, block.lines, strict=False)]
    moved = [word + rest for word, rest in zip(words, held, strict=True)] + lines[len(words) :]
    moved = [edit.renamed(line, name, own) for line in moved]
    draft.texts[path_of(page)] = edit.without(page, [name])
    target = draft.page(other)
    place = target.by_id.get(after)
    count = len(target.source.lines) - (target.source.lines[-1] == "")
    at = max(place.last_line, place.id_line) if place else count
    draft.change(target, [Change(at + 1, 0, ("", *moved))])


def split(library: Library, key: str, name: str, at: Mapping[Locale, str], reason: Reason) -> Draft:
    """A passage as two: the words ``at`` of each language begin the second, which gets an id.

    A translation that isn’t divided falls behind. Raises NoPlaceError.
    """
    draft = Draft(library, reason)
    pages = draft.pages(key)
    original = pages[0]
    _block(original, name)
    second = _free(library, key, "")
    for page in pages:
        if page.locale in at:
            block = _block(page, name)
            first, rest = _divided(block, at[page.locale])
            names = [edit.marker(each, is_own=block.is_own) for each in (name, second)]
            lines = (*first, names[0], "", *rest, names[1])
            draft.change(page, [Change(block.line, len(edit.lines_of(page, block)), lines)])
    new = draft.page(original)
    for page in pages[1:]:
        states = {pair.original.id: pair for pair in pairs(original, page)}
        known = states[name].recorded if name in states else None
        if known and page.locale in at:
            is_current = states[name].state is State.CURRENT
            record = {n: new.by_id[n].hash if is_current else known for n in (name, second)}
            _record(draft, page, record)
    return draft


def merged(library: Library, key: str, name: str, other: str, reason: Reason) -> Draft:
    """Two passages, one right after the other, as one with the id of the first.

    Raises NoPlaceError.
    """
    draft = Draft(library, reason)
    pages = draft.pages(key)
    original = pages[0]
    _next(original, name, other)

    def aim(page: str, anchor: str) -> tuple[str, str]:
        return (page, name) if (page, anchor) == (key, other) else (page, anchor)

    _pointed(draft, (key, other), (key, name))
    for page in draft.every():
        draft.change(page, led(page, page.key, aim))
    for page in map(draft.page, pages):
        if name in page.by_id and other in page.by_id:
            _join(draft, page, name, other)
        elif other in page.by_id:
            block = page.by_id[other]
            line = edit.renamed(page.source.lines[block.id_line - 1], other, name)
            draft.change(page, [Change(block.id_line, 1, (line,))])
    new = draft.page(original)
    for page in pages[1:]:
        states = {pair.original.id: pair for pair in pairs(original, page)}
        both = [states[n].state for n in (name, other) if n in states]
        known = page.translates.get(name) or page.translates.get(other) or ""
        is_current = both == [State.CURRENT] * 2
        _record(draft, page, {other: "", name: new.by_id[name].hash if is_current else known})
    draft.lead(f"{key}#{other}", f"{key}#{name}")
    draft.bury(key, other, f"{key}#{name}")
    return draft


def _join(draft: Draft, page: Page, name: str, other: str) -> None:
    first, second = _next(page, name, other)
    sign = " " if first.kind is BlockKind.PARAGRAPH else "\n"
    own = edit.marker(name, is_own=first.is_own and second.is_own)
    lines = (*f"{first.text}{sign}{second.text}".split("\n"), own)
    end = second.line + len(edit.lines_of(page, second)) - 1
    draft.change(page, [Change(first.line, end - first.line + 1, lines)])


def _next(page: Page, name: str, other: str) -> tuple[Block, Block]:
    """Two passages that stand one after the other. Raises NoPlaceError."""
    first, second = _block(page, name), _block(page, other)
    blocks = list(page.blocks)
    is_next = blocks.index(first) + 1 == blocks.index(second)
    if not is_next or first.kind is not second.kind or first.kind not in _WHOLE:
        raise NoPlaceError("not-next", first=name, second=other, path=page.source.path)
    return first, second


def _block(page: Page, name: str) -> Block:
    block = page.by_id.get(name)
    if block is None or not block.lasting:
        raise NoPlaceError("no-passage-there", name=name, path=page.source.path)
    return block


def _divided(block: Block, words: str) -> tuple[list[str], list[str]]:
    """The lines of the two parts; the words stand once, and a list is divided between items."""
    count, place = block.text.count(words), block.text.find(words)
    if block.kind not in _WHOLE or count != 1 or place < 1:
        raise NoPlaceError("not-divided", words=words, count=count)
    if block.kind is BlockKind.LIST:
        place = block.text.rfind("\n", 0, place) + 1
        if place < 1 or block.text[place : place + 1] in (" ", "\t"):
            raise NoPlaceError("not-divided", words=words, count=count)
    elif not block.text[place - 1].isspace():
        raise NoPlaceError("not-divided", words=words, count=count)
    return block.text[:place].rstrip().split("\n"), block.text[place:].split("\n")


def _free(library: Library, key: str, wanted: str) -> str:
    """The id, or another that no passage of the page has or had."""
    taken = {*library.permalinks.get(key, ()), ""}
    taken |= {name or "" for name in library.references.buried.get(key, ())}
    for page in (library.originals[key], *library.translations_of(key).values()):
        taken |= page.by_id.keys()
    number = 0
    while wanted in taken:
        wanted = f"p-{edit.letters(f'{key} {sorted(taken)} {number}', 4)}"
        number += 1
    return wanted


def _record(draft: Draft, page: Page, hashes: Mapping[str, str]) -> None:
    """What a translation says that it translates, in the order of its text; none for an empty one.

    ``hashes`` take the place of those that it has.
    """
    now = draft.page(page)
    held = dict(now.translates) | dict(hashes)
    order = [*now.by_id, *(name for name in held if name not in now.by_id)]
    kept = {name: held[name] for name in order if held.get(name)}
    draft.texts[path_of(page)] = edit.with_record(now, kept)


def _pointed(draft: Draft, old: tuple[str, str], new: tuple[str, str]) -> None:
    """The facts of pages that name a passage name it in its new place."""
    for page, named in draft.library.references.every:
        if (named.target, named.block) == old and not named.register and not named.folder:
            draft.set_field(page, (*named.loc[:-1], "block"), scalar(new[1]))
            if new[0] != old[0]:
                draft.set_field(page, named.loc, scalar(new[0]))
