"""Two states of a page → what changed in it: passages, what has no id, fields."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any

from civildialogue.core.model.library import Library, Located, Page
from civildialogue.core.model.text import Block, BlockKind
from civildialogue.core.model.values import as_yaml_keys

ADDED, REMOVED, CHANGED, MOVED = "added", "removed", "changed", "moved"
MARKED, UNMARKED = "marked", "unmarked"
"""What becomes of a passage’s mark of own reasoning, with which it needs no source."""
STAYING = (MOVED, MARKED, UNMARKED)
"""What may happen to a passage whose words stay."""
_APART = frozenset(("translates",))
"""What the program keeps in front matter; declared comparisons are told by themselves."""
_BREAK = re.compile(r"(?:(?<! ) {2,}|\\)\n")


@dataclass(frozen=True)
class Passage:
    """A passage that a change touches, by its id; ``before`` and ``after`` are its two texts.

    What has no id is a footnote, an abbreviation, a reference or the like.
    """

    kind: str
    id: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class Fact:
    """A field of front matter or of a record, before and after."""

    name: str
    before: str
    after: str


@dataclass(frozen=True)
class Declared:
    """A translation that is declared as compared although its words are as before.

    ``before`` and ``after`` are the words of the original; the first are empty if nobody knows.
    """

    key: str
    locale: str
    id: str
    before: str
    after: str
    words: str


def passages(before: Page, after: Page) -> Iterator[Passage]:
    """The passages by their ids: what moved is not told as taken away and put elsewhere."""
    old, new = before.by_id, after.by_id
    common = [name for name in old if name in new]
    matcher = SequenceMatcher(None, common, [n for n in new if n in old], autojunk=False)
    kept = {
        name for tag, i, j, _, _ in matcher.get_opcodes() if tag == "equal" for name in common[i:j]
    }
    for name, block in new.items():
        if name not in old:
            yield Passage(ADDED, name, after=block.text)
        elif _seen(old[name]) != _seen(block):
            yield Passage(CHANGED, name, old[name].text, block.text)
        elif name not in kept:
            yield Passage(MOVED, name, block.text, block.text)
        if block.is_own != (name in old and old[name].is_own):
            yield Passage(MARKED if block.is_own else UNMARKED, name, block.text, block.text)
    for name, block in old.items():
        if name not in new:
            yield Passage(REMOVED, name, before=block.text)
    yield from _rest(before, after)


def _seen(block: Block) -> object:
    """What of a passage makes a difference: a paragraph may be wrapped otherwise, a list not."""
    if block.kind is BlockKind.CODE:
        return block.kind, block.text
    if block.kind is BlockKind.PARAGRAPH:
        return block.kind, _BREAK.sub(" \\\n ", block.text).split()
    lines = ((len(line) - len(line.lstrip()), line.split()) for line in block.lines)
    return block.kind, block.level, [each for each in lines if each[1]]


def _rest(before: Page, after: Page) -> Iterator[Passage]:
    """What has no id, in its order: of two that stand in one place the one becomes the other."""
    old, new = _nameless(before), _nameless(after)
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone, come = ([], []) if tag == "equal" else (old[i:j], new[k:m])
        both = min(len(gone), len(come))
        for one, other in zip(gone, come, strict=False):
            yield Passage(CHANGED, "", one, other)
        yield from (Passage(REMOVED, "", before=text) for text in gone[both:])
        yield from (Passage(ADDED, "", after=text) for text in come[both:])


def _nameless(page: Page) -> list[str]:
    named = {id(block) for block in page.by_id.values()}
    return [block.text for block in page.blocks if id(block) not in named]


def whole(page: Page) -> Iterator[Passage]:
    """All that a new page has, in its order."""
    for block in page.blocks:
        yield Passage(ADDED, block.id or "", after=block.text)
        if block.is_own:
            yield Passage(MARKED, block.id or "", block.text, block.text)


def touched(passages: Iterable[Passage]) -> int:
    """How many passages are touched: one whose words and whose mark change is one."""
    return len({passage.id or number for number, passage in enumerate(passages)})


def facts(before: Any, after: Any) -> Iterator[Fact]:
    """The fields of two models that differ; of one alone, all of them."""
    old, new = (_flat(as_yaml_keys(each)) if each is not None else {} for each in (before, after))
    yield from differing(old, new)


def differing(old: dict[str, str], new: dict[str, str]) -> Iterator[Fact]:
    """What differs between two sets of fields by their names, in the order of the later ones."""
    for name in [*new, *(name for name in old if name not in new)]:
        if old.get(name, "") != new.get(name, "") and name.split(".")[0] not in _APART:
            yield Fact(name, old.get(name, ""), new.get(name, ""))


def rows(before: Located[Any] | None, after: Located[Any] | None) -> Iterator[Fact]:
    """The lines that differ in the data which a record describes, each by its number of today.

    Lines that are very frequent are no landmarks: they would take time by the square.
    """
    files = [each.beside if each else None for each in (before, after)]
    old, new = (file.text.splitlines() if file else [] for file in files)
    ending = next((file.path.rpartition(".")[2] for file in files if file), "")
    for tag, i, j, k, m in SequenceMatcher(None, old, new).get_opcodes():
        pairs = zip_longest(old[i:j], new[k:m], fillvalue="") if tag != "equal" else ()
        for number, (one, other) in enumerate(pairs, k + 1):
            yield Fact(f"{ending}:{number}", one, other)


def _flat(value: Any, name: str = "") -> dict[str, str]:
    """Nested fields as names with dots and their values as text."""
    if isinstance(value, dict):
        inner = value.items()
    elif isinstance(value, list) and any(isinstance(item, dict | list) for item in value):
        inner = {str(number): item for number, item in enumerate(value, start=1)}.items()
    else:
        return {name: ", ".join(map(str, value)) if isinstance(value, list) else str(value)}
    found: dict[str, str] = {}
    for key, item in inner:
        found |= _flat(item, f"{name}.{key}" if name else str(key))
    return found


def fields(value: Any) -> dict[str, str]:
    """Plain data as fields by their names."""
    return _flat(value) if isinstance(value, dict) else {}


def declared(before: Library, after: Library, was: dict[str, str]) -> Iterator[Declared]:
    """Records of translation that a change brings without a change of the translation’s words.

    ``was`` maps keys of today to those of before, where they differ.
    """
    for page in after.translations:
        key = was.get(page.key, page.key)
        earlier = before.page(key, page.locale)
        original, old = after.originals.get(page.key), before.originals.get(key)
        if earlier is None or original is None:
            continue
        for name, value in page.translates.items():
            block, same = page.by_id.get(name), earlier.by_id.get(name)
            source, is_new = original.by_id.get(name), earlier.translates.get(name) != value
            if is_new and block and same and source and block.words == same.words:
                told = old.by_id[name].text if old and name in old.by_id else ""
                yield Declared(page.key, str(page.locale), name, told, source.text, block.text)
