"""The numbers that Word shows before paragraphs: they stand nowhere in the text, only as rules.

Source: ECMA-376, part 1, 17.9 (numbering) and 17.18.59 (ST_NumberFormat).
"""

import re
from dataclasses import dataclass, field

from lxml import etree

from civildialogue.core.model.words import folded
from civildialogue.core.source.importing.forms import is_written, shown

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLACE = re.compile("%([1-9])")
_SUNKEN = re.compile("list(?: bullet| number)? [2-5]", re.IGNORECASE)
"""The names of Word's own styles for items that stand within others, in every language of Word."""


@dataclass(frozen=True)
class _Level:
    start: int = 0
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    is_plain: bool = False


@dataclass(frozen=True)
class _List:
    """A list’s levels, the counters that it shares, and where its own numbers begin."""

    levels: dict[int, _Level]
    shared: str
    begins: dict[int, int] = field(default_factory=dict)


def _number(node: etree._Element | None, name: str) -> int | None:
    child = None if node is None else node.find(f"{W}{name}")
    value = "" if child is None else str(child.get(f"{W}val", ""))
    return int(value) if re.fullmatch(r"-?\d{1,9}", value) else None


def _word(node: etree._Element, name: str) -> str:
    child = node.find(f"{W}{name}")
    return "" if child is None else str(child.get(f"{W}val", ""))


def _style(paragraph: etree._Element) -> str:
    properties = paragraph.find(f"{W}pPr")
    return "" if properties is None else _word(properties, "pStyle")


def _level(node: etree._Element) -> _Level:
    return _Level(
        _number(node, "start") or 0,
        _word(node, "numFmt") or "decimal",
        _word(node, "lvlText"),
        _number(node, "lvlRestart"),
        node.find(f"{W}isLgl") is not None and _word(node, "isLgl") not in ("0", "false"),
    )


def _levels(node: etree._Element) -> dict[int, _Level]:
    found = {}
    for each in node.findall(f"{W}lvl"):
        number = str(each.get(f"{W}ilvl", ""))
        if re.fullmatch("[0-8]", number):
            found[int(number)] = _level(each)
    return found


class Numbering:
    """Says what stands before each paragraph, taken in the order of the text."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        self._lists: dict[int, _List] = {}
        self._styles: dict[str, tuple[int | None, int | None, str]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[int, int]] = set()
        self._unwritten: list[str] = []
        self._told: set[tuple[str, str]] = set()
        self._default = ""
        self._sunken: set[str] = set()
        if numbering is not None:
            self._read_lists(numbering)
        if styles is not None:
            self._read_styles(styles)

    def _read_lists(self, numbering: etree._Element) -> None:
        abstract = {
            str(each.get(f"{W}abstractNumId")): each for each in numbering.iter(f"{W}abstractNum")
        }
        by_style = {
            _word(each, "styleLink"): name
            for name, each in abstract.items()
            if each.find(f"{W}styleLink") is not None
        }
        for each in numbering.iter(f"{W}num"):
            name = _word(each, "abstractNumId")
            given = abstract.get(name)
            if given is not None and (linked := by_style.get(_word(given, "numStyleLink"))):
                name, given = linked, abstract[linked]
            identifier = str(each.get(f"{W}numId", ""))
            if given is None or not identifier.isdecimal():
                continue
            made = _List(_levels(given), name)
            for change in each.findall(f"{W}lvlOverride"):
                number = str(change.get(f"{W}ilvl", ""))
                if not re.fullmatch("[0-8]", number):
                    continue
                if (own := change.find(f"{W}lvl")) is not None:
                    made.levels[int(number)] = _level(own)
                if (start := _number(change, "startOverride")) is not None:
                    made.begins[int(number)] = start
            self._lists[int(identifier)] = made

    def _read_styles(self, styles: etree._Element) -> None:
        for each in styles.iter(f"{W}style"):
            name = str(each.get(f"{W}styleId", ""))
            properties = each.find(f"{W}pPr/{W}numPr")
            place = _number(properties, "numId"), _number(properties, "ilvl")
            self._styles[name] = (*place, _word(each, "basedOn"))
            if _SUNKEN.fullmatch(_word(each, "name")):
                self._sunken.add(name)
            if each.get(f"{W}type") == "paragraph" and each.get(f"{W}default") in ("1", "true"):
                self._default = name

    def _place(self, paragraph: etree._Element) -> tuple[int, int]:
        """The list and the level of a paragraph; what it does not say itself, its style says."""
        own = paragraph.find(f"{W}pPr/{W}numPr")
        number, level = _number(own, "numId"), _number(own, "ilvl")
        style = _style(paragraph) or self._default
        seen: set[str] = set()
        while style in self._styles and style not in seen and (number is None or level is None):
            seen.add(style)
            its_number, its_level, parent = self._styles[style]
            number = its_number if number is None else number
            level = its_level if level is None else level
            style = parent
        return number or 0, level or 0

    def is_sunken(self, paragraph: etree._Element) -> bool:
        """Whether it is an item within another by the name of its style alone, and by no level."""
        number, level = self._place(paragraph)
        return _style(paragraph) in self._sunken and number in self._lists and level == 0

    def label(self, paragraph: etree._Element) -> str | None:
        """What stands before a paragraph: ``а)``, ``1.1.``; None for a bullet or no list."""
        number, level = self._place(paragraph)
        held = self._lists.get(number)
        if held is None or level not in held.levels:
            return None
        counts = self._counts.setdefault(held.shared, {})
        for each in range(level + 1):
            if each in held.begins and (number, each) not in self._begun and each in held.levels:
                self._begun.add((number, each))
                counts[each] = held.begins[each] - 1
        own = held.levels[level]
        counts[level] = counts.get(level, own.start - 1) + 1
        for each in [each for each in counts if each > level]:
            restart = held.levels[each].restart if each in held.levels else None
            if restart is None or 0 < level + 1 <= restart:
                del counts[each]
        if own.form == "bullet":
            return None
        return self._text(held, level, counts) or None

    def unwritten(self) -> str:
        """A form of the last label that only Word can write, said once for each list."""
        return self._unwritten.pop() if self._unwritten else ""

    def _text(self, held: _List, level: int, counts: dict[int, int]) -> str:
        own = held.levels[level]
        self._unwritten = []

        def number(match: re.Match[str]) -> str:
            which = int(match[1]) - 1
            form = held.levels.get(which, _Level()).form
            value = counts.get(which, held.levels.get(which, _Level(1)).start)
            is_meant = own.is_plain or is_written(value, form)
            if not is_meant and (held.shared, form) not in self._told:
                self._told.add((held.shared, form))
                self._unwritten.append(form)
            return shown(value, "decimal" if own.is_plain else form)

        return folded(_PLACE.sub(number, own.text))
