"""What is installed is what the lock names, by hash; nothing is resolved or built."""

import json
import re
import tomllib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
from packaging.markers import Marker, default_environment
from packaging.requirements import Requirement
from packaging.tags import Tag, compatible_tags, cpython_tags, mac_platforms
from packaging.utils import canonicalize_name, parse_wheel_filename

from pins import CARRIED, carried, pinned

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))
NPM = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
NPM_LOCK = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
PACKAGES: dict[str, list[dict[str, Any]]] = {}
for package in LOCK["package"]:
    PACKAGES.setdefault(package["name"], []).append(package)  # One a range of Pythons.
OWN = PROJECT["project"]["name"]
BUILT_HERE = PROJECT["tool"]["uv"]["no-build-isolation-package"]
PYTHON = (3, 11)
GLIBC_OF_DEBIAN_12 = 36


def linux(machine: str) -> list[str]:
    """The platforms whose wheels Debian 12 takes. Source: PEP 600."""
    named = [f"manylinux_2_{minor}_{machine}" for minor in range(GLIBC_OF_DEBIAN_12, 16, -1)]
    older = [f"manylinux_2_{minor}_{machine}" for minor in range(16, 4, -1)]
    legacy = ["manylinux2014", "manylinux2010", "manylinux1"]
    return [*named, *older, *(f"{name}_{machine}" for name in legacy), f"linux_{machine}"]


MACHINES = {
    "linux x86-64": linux("x86_64"),
    "linux arm64": linux("aarch64"),
    "macOS": list(mac_platforms((15, 0), "arm64")),
    "Windows": ["win_amd64"],
}
SYSTEMS = {
    "linux x86-64": ("posix", "linux", "Linux", "x86_64"),
    "linux arm64": ("posix", "linux", "Linux", "aarch64"),
    "macOS": ("posix", "darwin", "Darwin", "arm64"),
    "Windows": ("nt", "win32", "Windows", "AMD64"),
}
"""What markers call each machine: os_name, sys_platform, platform_system, platform_machine."""


def accepted(platforms: list[str]) -> set[Tag]:
    return {
        *cpython_tags(PYTHON, platforms=platforms),
        *compatible_tags(PYTHON, "cp311", platforms),
    }


def wanted(machine: str) -> set[str]:
    """What some package of the lock needs on a machine."""
    names = ("os_name", "sys_platform", "platform_system", "platform_machine")
    environment = {
        **default_environment(),
        **dict(zip(names, SYSTEMS[machine], strict=True)),
        "python_full_version": "3.11.2",
        "python_version": "3.11",
        "extra": "",
    }
    edges = [edge for package in LOCK["package"] for edge in package.get("dependencies", [])]
    for package in LOCK["package"]:
        for kind in ("optional-dependencies", "dev-dependencies"):
            edges += [edge for group in package.get(kind, {}).values() for edge in group]
    return {
        edge["name"]
        for edge in edges
        if "marker" not in edge or Marker(edge["marker"]).evaluate(environment)
    }


def declared() -> Iterator[Requirement]:
    """What the project asks for, every group included."""
    for group in PROJECT["dependency-groups"].values():
        yield from map(Requirement, group)


def locked_for(group: str) -> set[tuple[str, str]]:
    """Names and versions of what a group needs, and of what that needs, for every machine."""
    (own,) = PACKAGES[OWN]
    waiting = list(own["dev-dependencies"][group])
    found: set[tuple[str, str]] = set()
    while waiting:
        edge = waiting.pop()
        for package in PACKAGES[edge["name"]]:
            is_meant = edge.get("version", package["version"]) == package["version"]
            if is_meant and (package["name"], package["version"]) not in found:
                found.add((package["name"], package["version"]))
                waiting += package.get("dependencies", [])
    return found


def needed(names: set[str]) -> Iterator[tuple[str, Requirement]]:
    """Each requirement of what is installed, extras followed, with who asks for it."""
    waiting = [(OWN, requirement) for requirement in declared()]
    seen: set[tuple[str, str]] = set()
    while waiting:
        asker, requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        if name not in names and asker == OWN:
            continue  # A group that this set-up left out.
        yield asker, requirement
        for extra in requirement.extras | {""}:
            if (name, extra) in seen or name not in names:
                continue
            seen.add((name, extra))
            for line in metadata.requires(name) or ():
                found = Requirement(line)
                environment = {**default_environment(), "extra": extra}
                if found.marker is None or found.marker.evaluate(environment):
                    waiting.append((name, found))


def test_all_that_is_installed_is_in_the_lock_with_its_version() -> None:
    installed = {canonicalize_name(d.metadata["Name"]): d.version for d in metadata.distributions()}
    locked = {(package["name"], package["version"]) for package in LOCK["package"]}
    assert len(installed) > 60
    assert set(installed.items()) - locked == set()


def test_all_that_is_needed_is_in_the_lock_extras_included() -> None:
    names = {canonicalize_name(d.metadata["Name"]) for d in metadata.distributions()}
    asked = list(needed(names))
    assert len(asked) > 100
    for asker, requirement in asked:
        locked = PACKAGES.get(canonicalize_name(requirement.name), [])
        fitting = [p for p in locked if requirement.specifier.contains(p["version"])]
        assert fitting, f"{asker} needs {requirement}"


def test_every_file_of_the_lock_has_its_hash() -> None:
    for package in LOCK["package"]:
        name = package["name"]
        if name != OWN:
            assert package["source"] == {"registry": "https://pypi.org/simple"}, name
            files = [*package.get("wheels", []), *filter(None, [package.get("sdist")])]
            assert files, name
            assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", file["hash"]) for file in files), name


@pytest.mark.parametrize("machine", MACHINES)
def test_nothing_is_built_on_any_machine(machine: str) -> None:
    tags, asked = accepted(MACHINES[machine]), wanted(machine)
    assert len(asked) > 100
    lacking = []
    for name, versions in PACKAGES.items():
        wheels = [wheel for package in versions for wheel in package.get("wheels", [])]
        names = [wheel["url"].rpartition("/")[2] for wheel in wheels]
        if name in asked and not any(parse_wheel_filename(n)[3] & tags for n in names):
            lacking.append(name)
    assert sorted(lacking) == sorted(BUILT_HERE)


def test_what_is_built_here_is_built_with_what_the_lock_holds() -> None:
    groups = PROJECT["dependency-groups"]
    assert BUILT_HERE == ["reuse"]
    assert {"reuse", "poetry-core"} <= set(groups["test"])
    assert "reuse" not in "".join(PROJECT["project"]["dependencies"])


def test_the_project_itself_is_built_by_the_uv_that_installs_it() -> None:
    (backend,) = map(Requirement, PROJECT["build-system"]["requires"])
    pinned = re.findall(r"^uv==(\S+)", (ROOT / "scripts/uv.txt").read_text(encoding="utf-8"), re.M)
    assert backend.name == "uv_build"
    assert [version in backend.specifier for version in pinned] == [True]


def test_the_package_asks_for_the_very_versions_of_the_lock() -> None:
    every = [*map(Requirement, metadata.requires(OWN) or ())]
    extra = {each for each in every if each.marker and "extra" in str(each.marker)}
    for each in extra:
        assert str(each.specifier) == f"=={PACKAGES[canonicalize_name(each.name)][0]['version']}"
    assert {each.name for each in extra} == {"distributed", "noto-cjk-sans-jp-regular"}
    installed = {*every} - extra
    assert installed == set(map(Requirement, PROJECT["project"]["dependencies"]))
    asked = set()
    for requirement in installed:
        (only,) = requirement.specifier
        assert only.operator == "==", requirement
        asked.add((canonicalize_name(requirement.name), only.version))
    assert len(asked) > 40
    assert asked == locked_for("site")


def test_the_pins_are_written_anew_and_nothing_else() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    lines = PROJECT["project"]["dependencies"]
    assert pinned(text, lines) == text
    emptied = tomllib.loads(pinned(text, []))
    assert emptied == {**PROJECT, "project": {**PROJECT["project"], "dependencies": []}}
    with pytest.raises(ValueError, match="no list"):
        pinned("[project]\n", lines)


NEVER_RUN = ("node_modules/vnu-jar",)
"""Packages whose script at installing is not run: this one would fetch a Java of its own."""


def test_what_npm_installs_is_exact_has_its_hash_and_runs_nothing() -> None:
    packages = {name: package for name, package in NPM_LOCK["packages"].items() if name}
    assert len(packages) > 50
    for group in ("devDependencies", "optionalDependencies"):
        assert NPM_LOCK["packages"][""][group] == NPM[group]
        for name, version in NPM[group].items():
            assert packages[f"node_modules/{name}"]["version"] == version
    for name, package in packages.items():
        assert package["resolved"].startswith("https://registry.npmjs.org/"), name
        assert re.fullmatch(r"sha512-[A-Za-z0-9+/=]{88}", package["integrity"]), name
        assert "hasInstallScript" not in package or name in NEVER_RUN, name
    assert "--ignore-scripts" in (ROOT / "scripts/setup.sh").read_text(encoding="utf-8")


def test_a_new_project_is_given_the_lock_of_the_site_and_nothing_else() -> None:
    text = carried((ROOT / "uv.lock").read_text(encoding="utf-8"))
    assert CARRIED.read_text(encoding="utf-8") == text
    held = tomllib.loads(text.replace("@source@", "{}").replace("@wheels@", "[]"))
    names = {(package["name"], package["version"]) for package in held["package"]}
    assert names == locked_for("site") | {(OWN, PROJECT["project"]["version"])}
    for package in held["package"]:
        for file in package["wheels"]:
            assert file["hash"].startswith("sha256:")
    assert installer("scripts/civildialogue/starter/project/uv.txt") == installer("scripts/uv.txt")


def installer(path: str) -> list[str]:
    """The tool that installs, by hash, without the comment of the file."""
    lines = (ROOT / path).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


def test_the_site_needs_no_node() -> None:
    assert not {name for name, _ in locked_for("site") if name.startswith("nodejs")}
    script = (ROOT / "scripts/setup.sh").read_text(encoding="utf-8")
    (guarded,) = re.findall(r"^if (.+); then\n(?:  .*\n)*?  working \S+/npm ", script, re.MULTILINE)
    assert '"$what" != site' in guarded
