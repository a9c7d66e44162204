"""The texts of a new project, in its languages, from the facts and words of the examples.

An example page is a file of facts, ``PAGE.yml``, and a file of words in each language that it was
written in, ``PAGE.LANGUAGE.md``; a record is a file in ``_data`` as it is, there or in that of a
publication. A page of a feature takes the place of one with its name. Where ``@…@`` stands, a value
is filled in.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import takewhile
from typing import Any

import yaml

from civildialogue.core.pipeline.starting.origin import PROGRAM
from civildialogue.core.source.yamltext import dump

_HOLE = re.compile(r"@([a-z]+(?:-[a-z]+)*)@")
_RENAMED = {"gitignore": ".gitignore"}
"""What tools would take for settings of the program itself, were it there under its own name."""
SPARE = "en"
"""The words that are shown where an example was not written in a language."""

Values = Mapping[str, str]


def starter(package: str = PROGRAM) -> Traversable:
    """The examples that a package brings."""
    return files(package).joinpath("starter")


def filled(text: str, values: Values) -> str:
    """A text with its values; what is no name of one stays."""
    return _HOLE.sub(lambda hole: values.get(hole[1], hole[0]), text)


def walked(folder: Traversable, path: str = "") -> Iterator[tuple[str, str]]:
    """Every file below a folder: its path, and its text."""
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        name = f"{path}{_RENAMED.get(entry.name, entry.name)}"
        if entry.is_dir():
            yield from walked(entry, f"{name}/")
        else:
            yield name, entry.read_text(encoding="utf-8")


def texts(packages: Sequence[str], names: Values, values: Values) -> dict[str, str]:
    """The files of ``docs``, by their paths there: the examples of these packages, in their order.

    ``names`` are those of the site by language; the first language is that of the record.
    """
    held = [dict(walked(starter(package).joinpath("docs"))) for package in packages]
    sections = [section for held_by in held[1:] for section in sorted(_sections(held_by))]
    found: dict[str, str] = {}
    for held_by in held:
        for path, text in held_by.items():
            if path.startswith("_data/"):
                found[path] = found.get(path, "") + _records(filled(text, values), names)
            elif "/_data/" in path:
                found[path] = _record(path, filled(text, values), names)
            elif path.endswith(".yml"):
                facts = yaml.safe_load(filled(text, values))
                if path == "index.yml":
                    facts["order"] = [*dict.fromkeys(facts["order"] + sections)]
                found |= _pages(path.removesuffix(".yml"), facts, held_by, names)
    return found


def _sections(paths: Iterable[str]) -> set[str]:
    return {path.partition("/")[0] for path in paths if "/" in path} - {"_data"}


def _records(text: str, names: Values) -> str:
    """A file of records with the comment at its head."""
    comment = "".join(takewhile(lambda line: line.startswith("#"), text.splitlines(True)))
    rows = said(yaml.safe_load(text), list(names))
    return comment + yaml.safe_dump(rows, allow_unicode=True, sort_keys=False, width=10_000)


def _record(path: str, text: str, names: Values) -> str:
    """A file of one record, in the languages of the site; what describes no record stays."""
    return dump(said(yaml.safe_load(text), list(names))) if path.endswith(".yml") else text


def _pages(
    key: str, facts: Mapping[str, Any], texts: Mapping[str, str], names: Values
) -> Iterator[tuple[str, str]]:
    """A page in each language that it was written in, and always in that of the record.

    The shared facts stand in the language of the record alone.
    """
    record = next(iter(names))
    for locale, name in names.items():
        text = texts.get(f"{key}.{locale}.md")
        if text is None and locale != record:
            continue
        quoted = {"name": json.dumps(name, ensure_ascii=False)}
        _, head, body = filled(text or texts[f"{key}.{SPARE}.md"], quoted).split("---\n", 2)
        matter = {"kind": facts["kind"], **yaml.safe_load(head)}
        if text is None:
            matter["written-in"] = SPARE
        if locale == record:
            matter |= said(facts, list(names))
        yield f"{key}.{locale}.md", f"---\n{dump(matter)}---\n{body}"


def said(value: Any, languages: Sequence[str]) -> Any:
    """A value whose words are in the languages of the site alone."""
    if isinstance(value, list):
        return [said(each, languages) for each in value]
    if not isinstance(value, dict):
        return value
    if SPARE in value and all(isinstance(each, str) for each in value.values()):
        return {locale: value.get(locale, value[SPARE]) for locale in languages}
    return {key: said(each, languages) for key, each in value.items()}
