"""What single fields of records hold: ids, words, days, and the base of every record."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, StringConstraints
from pydantic_core import PydanticCustomError

from civildialogue.core.model.language import languages
from civildialogue.core.model.localized import Localized, PerLanguage

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
FOLDER_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)*$"
Folder = Annotated[str, StringConstraints(pattern=FOLDER_PATTERN, max_length=180)]
Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=60)]
Text = Annotated[str, StringConstraints(min_length=1, max_length=2000, strip_whitespace=True)]
Title = Annotated[str, StringConstraints(min_length=1, max_length=300, strip_whitespace=True)]
Summary = Annotated[str, StringConstraints(min_length=1, max_length=320, strip_whitespace=True)]
ONCE = "names, each once"
EuroVocId = Annotated[str, StringConstraints(pattern=r"^[0-9]{1,6}$")]
_NO_DAY = PydanticCustomError("date_form", "a date such as 2026-11-23")


def is_sound(identifier: str) -> bool:
    """Whether an id has the form that every id needs; no site is built with another."""
    return re.match(ID_PATTERN, identifier) is not None


def _distinct(values: list[str]) -> list[str]:
    if len(set(values)) < len(values):
        raise ValueError(ONCE)
    return values


Names = Annotated[list[Id], AfterValidator(_distinct)]


def _is_day(text: str) -> str:
    parts = [int(part) for part in text.split("-")]
    try:
        dt.date(*parts, *(1,) * (3 - len(parts)))
    except ValueError as error:
        raise _NO_DAY from error
    if not FIRST_YEAR <= parts[0] <= LAST_YEAR:
        raise ValueError("a year of our times")
    return text


def _is_written_day(value: Any) -> Any:
    """Numbers, moments and years without end are no days; a day after the last one has none."""
    if isinstance(value, str) and re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        return _is_day(value)
    if type(value) is not dt.date:
        raise _NO_DAY
    return value


FIRST_YEAR, LAST_YEAR = 1800, 2199
Day = Annotated[dt.date, BeforeValidator(_is_written_day)]
PartialDate = Annotated[
    str,
    StringConstraints(pattern=r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"),
    AfterValidator(_is_day),
]
DOI_PATTERN = r"^10\.[0-9]{4,9}/[^\s<>\"{}\\]+$"
Doi = Annotated[str, StringConstraints(pattern=DOI_PATTERN, max_length=200)]
"""Source: https://www.doi.org/doi-handbook/HTML/doi-name-syntax.html"""


def _is_isbn(text: str) -> str:
    """Ten or thirteen digits of which the last is right (ISO 2108)."""
    digits = re.sub("[- ]", "", text)
    if re.fullmatch("[0-9]{13}", digits):
        wrong = sum(int(d) * (3 if n % 2 else 1) for n, d in enumerate(digits)) % 10
    elif re.fullmatch("[0-9]{9}[0-9X]", digits):
        wrong = sum((10 - n) * (10 if d == "X" else int(d)) for n, d in enumerate(digits)) % 11
    else:
        wrong = 1
    if wrong:
        raise ValueError("an ISBN")
    return text


Isbn = Annotated[str, AfterValidator(_is_isbn)]
Hash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{12}$")]
Licence = Literal["CC-BY-4.0", "CC-BY-SA-4.0", "CC0-1.0"]


def licence_name(code: str) -> str:
    """A licence as people write it, from its code: CC BY-SA 4.0 for CC-BY-SA-4.0."""
    return re.sub(r"-([\d.]+)$", r" \1", code.replace("CC-", "CC ")) if code[:2] == "CC" else code


def _hyphens(name: str) -> str:
    return name.replace("_", "-")


class Record(BaseModel):
    """The base of all: keys with hyphens, no unknown keys, no change after reading."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, alias_generator=_hyphens, populate_by_name=True
    )
    elsewhere: ClassVar[Mapping[str, Localized]] = {}
    """Keys that belong to another record of the same folder, each with what to do about it."""


def field_names(model: type[BaseModel]) -> list[str]:
    """The keys that a file may use for the model, as they are written there."""
    own = [field.alias or name for name, field in model.model_fields.items()]
    return [*own, *map(str, languages())] if issubclass(model, PerLanguage) else own


Loc = tuple[str | int, ...]


def leaves(value: object) -> Iterator[tuple[Loc, object]]:
    """Every single value of a record, typed, with its place as the file names it."""
    todo: list[tuple[Loc, object]] = [((), value)]
    while todo:
        at, value = todo.pop()
        if isinstance(value, BaseModel):
            own, more = value.__dict__, value.model_extra or {}
            todo += [((*at, name), more[name]) for name in reversed(more)]
            for name, called in _called(type(value)):
                if (inner := own[name]) is not None:
                    todo.append(((*at, called), inner))
        elif isinstance(value, list):
            todo += [((*at, number), value[number]) for number in reversed(range(len(value)))]
        elif value is not None:
            yield at, value


@cache
def _called(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """The fields of a model from the last on, each with what files call it."""
    return tuple((name, f.alias or name) for name, f in reversed(model.model_fields.items()))


def as_yaml_keys(model: BaseModel) -> dict[str, Any]:
    """The record as plain data with the keys of the files."""
    return model.model_dump(mode="json", by_alias=True, exclude_none=True)


def as_written(model: BaseModel) -> dict[str, Any]:
    """The same as commands write it into a file: without what says nothing.

    That is false, an empty list and an empty mapping: each is what a record has that leaves it out.
    """
    return {name: _full(value) for name, value in as_yaml_keys(model).items() if _says(value)}


def _full(value: Any) -> Any:
    if isinstance(value, list):
        return [_full(each) for each in value]
    if isinstance(value, dict):
        return {name: _full(inner) for name, inner in value.items() if _says(inner)}
    return value


def _says(value: Any) -> bool:
    return value is not False and value not in ([], {})


def texts(record: BaseModel) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text of a record with its place, as the file names it."""
    todo: list[tuple[tuple[str | int, ...], Any]] = [((), as_yaml_keys(record))]
    while todo:
        loc, value = todo.pop()
        if isinstance(value, str):
            yield loc, value
        elif isinstance(value, dict):
            todo += [((*loc, key), item) for key, item in value.items()]
        elif isinstance(value, list):
            todo += [((*loc, number), item) for number, item in enumerate(value)]
