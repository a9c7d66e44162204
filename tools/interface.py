"""Writes what a project may rely on, ``developers/interface.yml``, from the program itself.

What is listed stays: a project’s commands, settings, fields, templates and features go on working
with every edition whose version has the same first number. `make interface` adds what is new and
raises the second number; where something is gone it raises the first. Source of the rule: Semantic
Versioning 2.0.0, items 7 and 8.
"""

import dataclasses
import inspect
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click
import yaml
from pydantic import BaseModel

from civildialogue import composition
from civildialogue.cli import main
from civildialogue.core import active, declaring, feature
from civildialogue.core.commands.helping import Option
from civildialogue.core.model import records, schema
from civildialogue.core.model.diagnostics import codes
from civildialogue.core.model.kinds import kinds
from civildialogue.core.model.language import ENGLISH, languages, messages
from civildialogue.core.model.settings import I18n, Written
from civildialogue.core.site.frame import spoken
from civildialogue.core.source.places import THEME

FILE = Path(__file__).resolve().parents[1] / "developers" / "interface.yml"
HEAD = """\
# What a project may rely on, as interface.md tells. Written by `make interface`; what is listed
# stays until the first number of the version is raised.
"""
Listed = dict[str, list[str]]


def commands(group: click.Group = main, path: str = "") -> Iterator[str]:
    """Every verb with its arguments and options."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from commands(command, f"{path}{name} ")
            continue
        yield f"{path}{name}"
        for given in command.params:
            if isinstance(given, Option):
                yield from (f"{path}{name} {each}" for o in given.on_site() for each in o.opts)
            else:
                yield f"{path}{name} {str(given.name).upper()}"


def fields(model: type[BaseModel], path: str = "", *, by_alias: bool = True) -> Iterator[str]:
    """Every field of a model as it is written, with those of what it holds."""
    shape = model.model_json_schema(by_alias=by_alias)
    yield from _walked(shape, shape.get("$defs", {}), path, frozenset())


def _walked(
    shape: Mapping[str, Any], defined: Mapping[str, Any], path: str, seen: frozenset[str]
) -> Iterator[str]:
    if name := shape.get("$ref", "").rpartition("/")[2]:
        if name not in seen:
            yield from _walked(defined[name], defined, path, seen | {name})
        return
    for key in ("items", "anyOf", "oneOf", "allOf"):
        held = shape.get(key, [])
        for each in held if isinstance(held, list) else [held]:
            yield from _walked(each, defined, path, seen)
    for name, each in shape.get("properties", {}).items():
        if name in languages():  # Which there are, the settings say.
            continue
        yield f"{path}{name}"
        yield from _walked(each, defined, f"{path}{name}.", seen)


def settings() -> Iterator[str]:
    """Every setting of ``mkdocs.yml``."""
    yield from fields(Written, by_alias=False)
    yield from fields(I18n, "plugins.i18n.", by_alias=False)


def texts() -> Iterator[str]:
    """The fields of pages by their kind, and of records."""
    for name, kind in kinds(active.known()).items():
        yield from fields(kind.matter, f"{name}: ")
    yield from fields(schema.TranslationMatter, "translation: ")
    for each in (records.Authority, records.Term, records.Source, records.Tombstone):
        yield from fields(each, f"{each.__name__.lower()}: ")
    for subject in active.known():
        for record in subject.records:
            yield from fields(record.model, f"{record.name}: ")


def declaration() -> Iterator[str]:
    """What a feature can declare."""
    modules = (feature, declaring)
    for kind in (each for module in modules for each in vars(module).values()):
        if dataclasses.is_dataclass(kind) and kind.__module__ in [m.__name__ for m in modules]:
            yield from (f"{kind.__name__}.{f.name}: {f.type}" for f in dataclasses.fields(kind))


def templates() -> Iterator[str]:
    """The templates that a project's own may take the place of, and their blocks."""
    for path in sorted(THEME.rglob("*.html")):
        name = path.relative_to(THEME).as_posix()
        yield name
        for block in re.findall(r"{%-? block (\w+)", path.read_text(encoding="utf-8")):
            yield f"{name}: {block}"


def words() -> Iterator[str]:
    """The words that templates use, and those that the scripts of every page say."""
    for path in sorted(THEME.rglob("*.html")):
        yield from re.findall(r'words\["([^"]+)"\]', path.read_text(encoding="utf-8"))
    yield from re.findall(r'writer\.t\("([^"]+)"\)', inspect.getsource(spoken))
    yield from (key for key in messages(ENGLISH) if key.startswith("search."))


def found() -> Listed:
    """Everything that the program of today offers to projects."""
    made = {
        "commands": commands(),
        "codes": iter(codes()),
        "settings": settings(),
        "fields": texts(),
        "features": (each.name for each in active.known()),
        "declaration": declaration(),
        "templates": templates(),
        "words": words(),
    }
    return {name: sorted(set(entries)) for name, entries in made.items()}


def gone(listed: Mapping[str, list[str]], now: Mapping[str, list[str]]) -> list[str]:
    """What is listed and isn't there any more."""
    return [
        f"{name}: {entry}"
        for name, entries in listed.items()
        for entry in entries
        if entry not in now.get(name, [])
    ]


def following(version: str, listed: Listed, now: Listed) -> str:
    """The version of the list of today, which comes after this one."""
    first, second = map(int, version.split("."))
    if gone(listed, now):
        return f"{first + 1}.0"
    return f"{first}.{second + 1}" if gone(now, listed) else version


def recorded() -> tuple[str, Listed]:
    """The version and the list that stand in the file."""
    said = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return said.pop("version"), said


def written(version: str, listed: Listed) -> str:
    """The text of the file."""
    body = yaml.safe_dump(
        {"version": version, **listed}, allow_unicode=True, sort_keys=False, width=10_000
    )
    return HEAD + body


if __name__ == "__main__":
    composition.compose()
    before = recorded() if FILE.is_file() else ("1.0", found())
    FILE.write_text(written(following(*before, found()), found()), encoding="utf-8")
