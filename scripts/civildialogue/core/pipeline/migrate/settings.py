"""Settings of former forms: the theme among a project's own files, styles of features."""

import copy
import difflib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from civildialogue.core.model.changes import Change
from civildialogue.core.model.settings import LONGEST_NAME, SITE
from civildialogue.core.model.text import SourceText
from civildialogue.core.pipeline.migrate.plan import Doubt, Edit
from civildialogue.core.source.former import copies, former
from civildialogue.core.source.places import has_file
from civildialogue.core.source.reading import read
from civildialogue.core.source.settings import MOST_BYTES, NAME, Settings
from civildialogue.core.source.writing import changed
from civildialogue.core.source.yamlmap import YamlMap, read_yaml
from civildialogue.core.source.yamltext import dump

_EXTENSIONS = "markdown_extensions"
COLOURS = "assets/stylesheets/colours.css"
"""Where a project keeps the colours that it had."""
_FORMER = "assets/stylesheets/forum.css"


def settings(project: Path, given: Settings) -> Iterator[Edit | Doubt]:
    """The extension by its name of today; what the program said by itself becomes a setting, and
    its colours a file beside the style that had them. Styles that features bring along go.

    The new text is read again: if it says anything but what was meant, that is a doubt. Raises
    UnreadableError.
    """
    source = read(project, NAME, "", MOST_BYTES)
    data = read_yaml(source, exact=True)
    if not given.is_earlier:
        return
    is_first = former()["extension"] in str(data.value[_EXTENSIONS])
    is_first |= any(not found.is_own for found in copies(given.theme))
    found = _rewritten(source, data, given.theme) if is_first else (source.written, data.value)
    new, meant = _without_styles(*found)
    if _value(new) != meant:
        yield Doubt("settings", NAME)
        return
    if COLOURS in str(meant.get("extra_css")) and not has_file(given.theme, COLOURS):
        yield Edit("colours", given.theme, COLOURS, former()["colours"].encode())
    rows = difflib.unified_diff(source.written.splitlines(), new.splitlines(), n=0, lineterm="")
    lines = tuple(row for row in rows if row[:1] in "-+" and row[:3] not in ("---", "+++"))
    count = sum(row.startswith("+") for row in lines)
    yield Edit("settings", project, NAME, new.encode(), count, lines)


def theme(project: Path, given: Settings, keep: tuple[str, ...]) -> Iterator[Edit | Doubt]:
    """Copies of the program's files go, so that those of today are seen.

    A file that the project changed is a doubt while the project has the form of before, unless
    it is to be kept; after that it is the project's own.
    """
    for found in copies(given.theme):
        path = (given.theme / found.path).relative_to(project).as_posix()
        if not found.is_own:
            yield Edit("theme", given.theme, found.path, None)
        elif given.is_earlier and path not in keep:
            yield Doubt("theme", path)


def _value(text: str) -> Any:
    """What a text says, or None if it can't be read."""
    data = read_yaml(SourceText(NAME, text.removeprefix("\ufeff")), exact=True)
    return None if data.diagnostics else data.value


def _rewritten(source: SourceText, data: YamlMap, theme: Path) -> tuple[str, Any]:
    """The text with today's settings, and the value that it should have."""
    meant, old = copy.deepcopy(data.value), former()["extension"]
    entries = meant[_EXTENSIONS]
    if isinstance(entries, dict):
        meant[_EXTENSIONS] = {SITE if name == old else name: v for name, v in entries.items()}
    else:
        meant[_EXTENSIONS] = [_renamed(entry, old) for entry in entries]
    changes = [
        Change(line, 1, (source.lines[line - 1].replace(old, SITE),))
        for line, row in enumerate(source.lines, 1)
        if old in row.partition("#")[0]
    ]
    if own := _own(meant, theme):
        extra = meant.get("extra") or {}
        column = min((key[1] for loc, key in data.keys.items() if _in_extra(loc)), default=3)
        rows = [f"{' ' * (column - 1)}{row}" for row in dump(own).splitlines()]
        if extra:
            changes.append(Change(data.keys["extra",][0] + 1, 0, tuple(rows)))
        else:
            last = len(source.lines) + bool(source.lines[-1])
            changes.append(Change(last, 0, ("extra:", *rows)))
        meant["extra"] = {**extra, **own}
    styles = meant.get("extra_css") or []
    if _FORMER in styles and COLOURS not in styles:
        at = styles.index(_FORMER)
        # Last, so that it stands before what is added at the same place.
        changes.append(_after(source, data, at))
        styles.insert(at + 1, COLOURS)
    return changed(source, changes), meant


def _after(source: SourceText, data: YamlMap, style: int) -> Change:
    """The colours after the style that had them, so that others still come after them."""
    number, column, length = data.fields["extra_css", style]
    line = source.lines[number - 1]
    before, after = line[: column - 1], line[column - 1 + length :]
    if not before.strip(" -"):
        return Change(number + 1, 0, (before + COLOURS,))
    return Change(number, 1, (line[: len(line) - len(after)] + f", {COLOURS}{after}",))


def _without_styles(text: str, meant: Any) -> tuple[str, Any]:
    """The text without the styles that features bring along by themselves."""
    listed = meant.get("extra_css") or []
    gone = [name for name in former()["styles"] if name in listed]
    if not gone:
        return text, meant
    left = [name for name in listed if name not in gone]
    for name in gone:
        text = _entry(name).sub("", text)
    if not left:
        text = re.sub(r"(?m)^(extra_css:)(?=[ \t]*+(?:#.*)?\r?$)", r"\1 []", text)
    return text, {**meant, "extra_css": left}


def _entry(name: str) -> re.Pattern[str]:
    """A style in a list, on a line of its own or between commas, with what sets it apart."""
    quoted = f"[\"']?{re.escape(name)}[\"']?"
    row = rf"^ *+- ++{quoted}[ \t]*+(?:#.*)?\r?\n"
    item = rf"{quoted} *+, *+|, *+{quoted}(?= *+[\],])|{quoted}(?= *+\])"
    return re.compile(f"{row}|{item}", re.MULTILINE)


def _in_extra(loc: tuple[str | int, ...]) -> bool:
    return len(loc) == 2 and loc[0] == "extra"


def _renamed(entry: Any, old: str) -> Any:
    if isinstance(entry, dict):
        return {SITE if name == old else name: options for name, options in entry.items()}
    return SITE if entry == old else entry


def _own(value: dict[str, Any], theme: Path) -> dict[str, Any]:
    """What the program said by itself and the settings don't say yet."""
    extra, said = value.get("extra") or {}, former()
    found: dict[str, Any] = {}
    if "funding" in extra and "emblem" not in extra and has_file(theme, said["emblem"]["image"]):
        found["emblem"] = said["emblem"]
    if "short_name" not in extra and len(str(value.get("site_name"))) > LONGEST_NAME:
        found["short_name"] = said["short_name"]
    return {**found, "print_colour": said["print_colour"]} if "print_colour" not in extra else found
