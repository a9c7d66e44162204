"""Writes what the pages in ``developers/`` take from elsewhere: the floors and the dependencies.

The floors are those of the import contract in ``pyproject.toml``; what each holds is the first line
of its own docstring. The dependencies are those that the groups of ``pyproject.toml`` and
``package.json`` ask for by name, in the versions of their locks, with the reasons of
``developers/dependencies.yml``.
"""

import ast
import json
import re
import sys
import tomllib
from pathlib import Path
from textwrap import wrap
from typing import Any

import yaml

ROOT = Path(__file__).parents[1]
PACKAGE = "civildialogue"
NAME = re.compile(r"[A-Za-z0-9._-]+")
GROUPS = {
    "site": "Сайтът · The site",
    "test": "Тестовете · The tests",
    "development": "Разработката · Development",
    "npm": "Проверката на скриптовете и стиловете · The check of scripts and styles",
}
BEGIN, END = "<!-- written by make developers -->\n", "<!-- end of what is written -->\n"
WIDTH = 96


def read(path: Path) -> dict[str, Any]:
    """A file of TOML."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def said(root: Path, module: str) -> str:
    """The first sentence of a module's docstring, which may run over two lines."""
    place = root / "scripts" / module.replace(".", "/")
    file = place / "__init__.py" if place.is_dir() else place.with_suffix(".py")
    words = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
    return " ".join(words.split("\n\n")[0].split()).replace("``", "")


def floor(root: Path, layer: str) -> list[str]:
    """The lines of a floor: each of its rooms, with what it holds."""
    rows = []
    for module in re.split(r" [|:] ", layer):
        name = module.removeprefix(f"{PACKAGE}.").replace(".", "/")
        first, *more = wrap(said(root, module), WIDTH - 28)
        rows += [f"{name:24}{first}", *(f"{'':24}{line}" for line in more)]
    return rows


def drawing(root: Path) -> str:
    """The house, from the roof down, as the first contract of the imports has it."""
    contract = read(root / "pyproject.toml")["tool"]["importlinter"]["contracts"][0]
    between = f"├{'─' * (WIDTH - 2)}┤"
    lines = []
    for layer in contract["layers"]:
        lines += [between, *(f"│ {row:{WIDTH - 4}} │" for row in floor(root, layer))]
    lines[0] = between.replace("├", "┌").replace("┤", "┐")
    lines.append(between.replace("├", "└").replace("┤", "┘"))
    return "\n".join(["```text", *lines, "```", ""])


def npm(root: Path) -> dict[str, list[str]]:
    """The packages that ``package.json`` asks for, with the one version that its lock has, too."""
    asked = json.loads((root / "package.json").read_text(encoding="utf-8"))
    every = asked["devDependencies"] | asked["optionalDependencies"]
    return {name: [version] for name, version in every.items()}


def asked(root: Path) -> dict[str, list[str]]:
    """The names of the packages that the project asks for, by group."""
    groups = read(root / "pyproject.toml")["dependency-groups"]
    named = {
        group: [NAME.match(line)[0] for line in lines]  # type: ignore[index]
        for group, lines in groups.items()
    }
    named["npm"] = list(npm(root))
    return {group: sorted(names, key=str.lower) for group, names in named.items()}


def dependencies(root: Path) -> str:
    """The tables of the packages.

    Raises ``ValueError`` for a package without a reason, or a reason without a package.
    """
    reasons = yaml.safe_load((root / "developers/dependencies.yml").read_text(encoding="utf-8"))
    groups = asked(root)
    wanted = {name for names in groups.values() for name in names}
    if wanted ^ set(reasons):
        lacking, spare = sorted(wanted - set(reasons)), sorted(set(reasons) - wanted)
        raise ValueError(f"without a reason: {lacking}; a reason without a package: {spare}")
    locked = npm(root)
    for package in read(root / "uv.lock")["package"]:
        locked.setdefault(package["name"], []).append(package["version"])
    lines = []
    for group, names in groups.items():
        lines += [
            f"## {GROUPS[group]}",
            "",
            "| пакет · package | версия · version | защо | why |",
            "| --- | --- | --- | --- |",
        ]
        for name in names:
            why = reasons[name]
            versions = ", ".join(locked[name.lower()])
            lines.append(f"| {name} | {versions} | {why['bg']} | {why['en']} |")
        lines.append("")
    return "\n".join(lines[:-1]) + "\n"


def pages(root: Path) -> dict[Path, str]:
    """Each page as it should be: what stands between its two marks is made anew."""
    found = {}
    for name, make in (("architecture", drawing), ("dependencies", dependencies)):
        path = root / f"developers/{name}.md"
        before, rest = path.read_text(encoding="utf-8").split(BEGIN)
        found[path] = f"{before}{BEGIN}\n{make(root)}\n{END}{rest.split(END)[1]}"
    return found


if __name__ == "__main__":
    try:
        for path, text in pages(ROOT).items():
            path.write_text(text, encoding="utf-8")
    except ValueError as error:
        sys.exit(f"developers/dependencies.yml: {error}")
