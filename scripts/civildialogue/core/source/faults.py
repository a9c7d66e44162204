"""What is wrong in ``mkdocs.yml``, at its place and in the words of settings."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Any, TypeVar

from pydantic import BaseModel

from civildialogue.core.model.characters import BIDI, HIDDEN, STACKED, may_hide
from civildialogue.core.model.diagnostics import Diagnostic, Param, Span
from civildialogue.core.model.localized import Localized
from civildialogue.core.model.text import SourceText
from civildialogue.core.source.frontmatter import validate
from civildialogue.core.source.yamlmap import Loc, YamlMap

M = TypeVar("M", bound=BaseModel)
INSTEAD = {
    "nav": Localized(
        bg="изтрийте „nav“: менюто се прави от страниците и от „order“ в началото им",
        en="delete “nav”: the menu is made of the pages and of “order” at their heads",
    ),
    "INHERIT": Localized(
        bg="напишете всички настройки в този файл и изтрийте реда",
        en="write all settings in this file, and delete the line",
    ),
    "hooks": Localized(
        bg="изтрийте „hooks“: настройките не пускат програми",
        en="delete “hooks”: settings run no programs",
    ),
    **dict.fromkeys(
        ("repo_url", "repo_name", "edit_uri", "edit_uri_template"),
        Localized(
            bg="изтрийте реда и посочете хранилището в „extra: forge“",
            en="delete the line, and name the repository in “extra: forge”",
        ),
    ),
}
"""What to do in place of settings that people know from elsewhere."""
PLAIN = Localized(
    bg="напишете самата стойност: настройките не четат средата на машината и не пускат нищо",
    en="write the value itself: settings neither read the machine’s environment nor run anything",
)
LONGEST = 60
"""Characters of a value that is shown."""


class Faults:
    """Collects the faults of one file of settings."""

    def __init__(self, source: SourceText, data: YamlMap) -> None:
        self.source, self.data = source, data

    def found(self) -> tuple[Diagnostic, ...]:
        """All that is wrong, in the order of the file."""
        return tuple(sorted(self.data.diagnostics, key=lambda d: d.sort_key))

    def span(self, loc: Loc) -> Span:
        """The place of a value, or of the nearest one that holds it."""
        while loc and loc not in self.data.fields:
            loc = loc[:-1]
        return self.source.span(*self.data.fields[loc]) if loc else self.source.span(1)

    def tell(self, loc: Loc, code: str, **params: Param) -> None:
        """Adds a fault at the place of a value."""
        self.data.diagnostics.append(Diagnostic(code, self.span(loc), params))

    def checked(self, model: type[M], value: Any, loc: Loc) -> M | None:
        """The value as the model; what is wrong is told in the words of settings."""
        own = YamlMap(fields=self.data.fields, keys=self.data.keys)
        result = validate(self.source, own, model, value, loc)
        self.data.diagnostics += [of_settings(each) for each in own.diagnostics]
        return result

    def unsupported(self, loc: Loc, setting: str, near: str = "") -> None:
        """Refuses a setting by name; ``near`` is what is right in its place."""
        params: dict[str, Param] = {"setting": setting}
        if near:
            params["hint"] = _write(near)
        self.data.diagnostics.append(Diagnostic("setting-unsupported", self.span(loc), params))


def of_settings(found: Diagnostic) -> Diagnostic:
    """A fault of a field in the words of settings; one right value is named as such."""
    field, allowed = (str(found.params.get(key, "")) for key in ("field", "allowed"))
    if found.code == "field-missing":
        return replace(found, code="setting-missing", params={"setting": field})
    params: dict[str, Param] = {"setting": field}
    if found.code == "value-unknown" and "item" in found.params:
        params = {"setting": str(found.params["value"])[:LONGEST]}
    elif found.code == "value-unknown" and "," not in allowed:
        right = allowed.lower() if allowed in ("True", "False") else allowed
        wrong = str(found.params["value"])
        wrong = wrong.lower() if wrong in ("True", "False") else wrong
        wrong = "…" if wrong[:1] in ("{", "[") or len(wrong) > LONGEST else wrong
        params = {"setting": f"{field}: {wrong}", "hint": _write(f"{field}: {right}")}
    elif found.code == "yaml-tag":
        return replace(found, params={"hint": PLAIN})
    elif found.code != "field-unknown":
        return found
    elif hint := INSTEAD.get(field) or found.params.get("hint"):
        params["hint"] = hint
    return replace(found, code="setting-unsupported", params=params)


def _write(words: str) -> Localized:
    return Localized(bg=f"напишете „{words}“", en=f"write “{words}”")


MOST_NAMED = 20
"""Hidden characters that are named in one file; whoever fixes these finds the rest."""


def unseen(source: SourceText) -> Iterator[Diagnostic]:
    """Characters of a file that nobody sees, or that hide others."""
    if not may_hide(source.text):  # As nearly all.
        return
    for match in islice(HIDDEN.finditer(source.text), MOST_NAMED):
        code = "bidi-control" if match[0] in BIDI else "invisible-character"
        params = {"character": f"U+{ord(match[0]):04X}"}
        yield Diagnostic(code, _place(source, match.start(), 1), params)
    for match in islice(STACKED.finditer(source.text), MOST_NAMED):
        span = _place(source, match.start(), len(match[0]))
        yield Diagnostic("marks-stacked", span, {"count": str(len(match[0]))})


def _place(source: SourceText, offset: int, length: int) -> Span:
    before = source.text[:offset]
    return source.span(before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1, length)
