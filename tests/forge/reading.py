"""The files of the forge, read for the tests."""

import importlib.util
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import click
import yaml

from civildialogue.cli import main

ROOT = Path(__file__).parents[2]
GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = sorted(p for p in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if p.name != "config.yml")
FORGEJO = sorted((ROOT / "contrib/forgejo/workflows").glob("*.yml"))
STARTER = sorted((ROOT / "scripts/civildialogue/starter/forges").glob("*/.*/workflows/*.yml"))
"""The workflows that a new project begins with."""
SHARES = ROOT / "contrib/github/workflows/shares.yml", ROOT / "contrib/gitlab/shares.yml"
"""How several machines make one site."""
GITLAB = ROOT / "contrib/gitlab/gitlab-ci.yml"


class Loader(yaml.SafeLoader):
    """YAML 1.2 as the forges read it, where `on` is a word and no truth value."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))


def read(path: Path) -> Any:
    """The content of a YAML file."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=Loader)  # noqa: S506


def jobs(path: Path) -> dict[str, dict[str, Any]]:
    """The jobs of a workflow."""
    found: dict[str, dict[str, Any]] = read(path)["jobs"]
    return found


def steps(path: Path) -> Iterator[dict[str, Any]]:
    """The steps of all jobs of a workflow."""
    for job in jobs(path).values():
        yield from job.get("steps", ())


def targets() -> set[str]:
    """What `make` can make."""
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    return {name for line in re.findall(r"^\.PHONY: (.+)$", text, re.M) for name in line.split()}


def unknown(command: str) -> list[str]:
    """The targets and verbs in a shell text that don't exist, with the options of the verbs."""
    called = re.findall(r"(?:^|[;&|`])\s*make ([a-z][a-z-]*)", command, re.MULTILINE)
    missing = [f"make {target}" for target in called]
    missing = [m for m in missing if m.removeprefix("make ") not in targets()]
    for words in re.findall(r"\bcivildialogue ([a-z].*)", command):
        verb: click.Command | None = main
        arguments = re.split(r"[>|&]", words)[0].split()
        while isinstance(verb, click.Group) and arguments:
            verb = verb.get_command(click.Context(verb), arguments.pop(0))
        known = {option for p in verb.params for option in p.opts} if verb else set()
        missing += [f"civildialogue {words}"] if verb is None else []
        missing += [a for a in arguments if verb and a.startswith("--") and a not in known]
    return missing


def script(name: str) -> ModuleType:
    """A module of `tools/`, which stands outside the package."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module
