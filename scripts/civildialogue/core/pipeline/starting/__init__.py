"""A new project: a small site that is whole from the first day, and what it is built with."""

import json
import re
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from civildialogue.core.active import using
from civildialogue.core.feature import Feature
from civildialogue.core.model.conventions import cldr
from civildialogue.core.model.diagnostics import Severity
from civildialogue.core.model.language import Locale
from civildialogue.core.model.zone import zone_of
from civildialogue.core.pipeline.fixing import fix
from civildialogue.core.pipeline.starting import lock
from civildialogue.core.pipeline.starting.origin import PROGRAM, Origin, installed
from civildialogue.core.pipeline.starting.texts import (
    SPARE,
    filled,
    starter,
    texts,
    walked,
)
from civildialogue.core.pipeline.starting.wording import to_write
from civildialogue.core.source import clock
from civildialogue.core.source.places import theme_words
from civildialogue.core.source.scaffold import AlreadyThereError, NotWrittenError
from civildialogue.core.source.settings import settings
from civildialogue.core.source.yamltext import dump

ADDRESS = "https://forum.example/"
"""Where a site stands that has no address yet. Source of the ending: RFC 2606."""


@dataclass(frozen=True)
class Wish:
    """What a project is to be: the site's name in each language, that of the record first; its
    features; the forge where it will lie, if any; the site's address; and its time zone, if it is
    not the one that goes with the first language.
    """

    names: Mapping[str, str]
    features: Sequence[Feature]
    forge: str = ""
    address: str = ADDRESS
    zone: str = ""


def forges() -> tuple[str, ...]:
    """The forges for which a project can have workflows."""
    return tuple(sorted(entry.name for entry in starter().joinpath("forges").iterdir()))


def start(folder: Path, wish: Wish) -> list[str]:
    """Writes a new project into a folder that is new or empty; returns the paths below it.

    All of it is made beside the folder and takes its place when it is whole. Raises
    AlreadyThereError if something stands there, NotWrittenError for a name of no use, OSError.
    """
    if folder.is_symlink() or (folder.exists() and (not folder.is_dir() or any(folder.iterdir()))):
        raise AlreadyThereError("there", path=folder)
    for each in wish.names.values():
        if not each.strip() or not each.isprintable():
            raise _nameless(each)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".new-project-") as place:
        made = Path(place) / "project"
        _write(made, _held(_project(folder), wish))
        # From here on the program works in the languages of the new site.
        if any(found.severity is Severity.ERROR for found in settings(made).diagnostics):
            raise _nameless(*wish.names.values())  # Nothing else in them is a person's.
        with using([feature.name for feature in wish.features]):
            fix(made / "docs")
        if folder.is_dir():
            folder.rmdir()
        made.rename(folder)
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def _nameless(*names: str) -> NotWrittenError:
    shown = ", ".join(dict.fromkeys(names))
    return NotWrittenError("site-name", name="".join(c for c in shown if c.isprintable()))


def _held(project: str, wish: Wish) -> dict[str, bytes]:
    """Every file of the project but what a fix adds to its texts."""
    version, source = installed()
    day = clock.today().isoformat()
    chosen = [feature.package for feature in wish.features]
    packages = [PROGRAM, *(each for each in chosen if each and starter(each).is_dir())]
    pages = texts(packages, wish.names, {"today": day, "month": day[:7]})
    held = {f"docs/{path}": text for path, text in pages.items()}
    values = _values(wish)
    held |= {path: filled(text, values) for path, text in walked(starter().joinpath("project"))}
    if wish.forge:
        held |= dict(walked(starter().joinpath("forges").joinpath(wish.forge)))
    held |= {f"words/{tag}.yml": text for tag in wish.names if (text := to_write(Locale(tag)))}
    held["pyproject.toml"] = lock.project(project, version, source)
    if locked := lock.lock(project, version, source):
        held["uv.lock"] = locked
    return {path: text.encode() for path, text in held.items()} | _carried(source)


def _carried(source: Origin) -> dict[str, bytes]:
    wheel = source.wheel
    return {f"{lock.FOLDER}/{wheel.name}": wheel.read_bytes()} if wheel else {}


def _write(folder: Path, held: Mapping[str, bytes]) -> None:
    for path, content in held.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


def _project(folder: Path) -> str:
    """A name for the project, from that of its folder. Source: PyPA, “Names and normalization”."""
    found = re.sub(r"[^a-z0-9]+", "-", folder.resolve().name.lower()).strip("-")
    return found if found and found != PROGRAM else "my-forum"


def _values(wish: Wish) -> Mapping[str, str]:
    """What is filled into the settings, each as YAML has it."""
    words: dict[str, dict[str, str]] = yaml.safe_load(
        starter().joinpath("words.yml").read_text(encoding="utf-8")
    )
    record, *others = wish.names
    quoted = {key: _quoted(said) for key, said in words.get(record, words[SPARE]).items()}
    quoted |= {"name": _quoted(wish.names[record]), "address": _quoted(wish.address)}
    languages = [_language(tag, words, wish) for tag in (record, *others)]
    rows = "".join(_item(language) for language in languages)
    return quoted | {
        "theme": theme_words(record),
        "zone": wish.zone or zone_of(record),
        "features": f"[{', '.join(feature.name for feature in wish.features)}]",
        "languages": rows.rstrip(),
        "each": ", ".join(f"{tag}: …" for tag in wish.names),
        "title": " · ".join(dict.fromkeys(wish.names.values())),
    }


def _language(tag: str, words: Mapping[str, Mapping[str, str]], wish: Wish) -> dict[str, object]:
    said = words.get(tag, words[SPARE])
    name = cldr(Locale(tag)).display_name or tag
    shown = {"locale": tag, "name": words[tag]["language"] if tag in words else name.capitalize()}
    if tag == next(iter(wish.names)):
        return {**shown, "default": True, "theme": {"language": theme_words(tag)}}
    toggles = [{"toggle": {"name": said[key]}} for key in ("to-dark", "to-light")]
    return {
        **shown,
        "site_name": wish.names[tag],
        "site_description": said["description"],
        "theme": {"language": theme_words(tag), "palette": toggles},
    }


def _item(values: Mapping[str, object]) -> str:
    """A mapping as an item of the list of languages in the settings."""
    first, *rest = dump(values).splitlines(True)
    return f"        - {first}" + "".join(f"          {line}" for line in rest)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
