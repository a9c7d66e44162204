"""The wheel holds all that the program needs: installed alone, it starts a forum from nothing."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from counts import LONG

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "scripts" / "civildialogue"
QUICK = (
    "new project x --languages ro,bg,en --features compendium --name Forumul --forge github",
    "check --strict",
)
FULL = (*QUICK, "build", "export all --out out", "verify out/civildialogue-offline.zip")


def uv() -> str:
    """The program that installs the rest: the project's own, or the machine's."""
    own = ROOT / ".uv" / "bin" / "uv"
    found = str(own) if own.is_file() else shutil.which("uv")
    assert found, "uv is neither in .uv nor on the path"
    return found


def done(*command: str, folder: Path, **environment: str) -> str:
    """What a command said; it must have ended well. It sees nothing of this project."""
    kept = {key: os.environ[key] for key in ("HOME", "UV_CACHE_DIR") if key in os.environ}
    kept |= {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "UV_OFFLINE": "1"}
    kept |= {"UV_PYTHON_DOWNLOADS": "never"}
    result = subprocess.run(
        command, cwd=folder, env=kept | environment, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, f"{command}\n{result.stdout}\n{result.stderr}"
    return result.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    done(uv(), "build", "--quiet", "--wheel", "--out-dir", str(folder), folder=ROOT)
    (found,) = folder.glob("*.whl")
    return found


def test_every_file_of_the_package_is_in_the_wheel(wheel: Path) -> None:
    held = {name for name in zipfile.ZipFile(wheel).namelist() if "dist-info" not in name}
    wanted = {
        path.relative_to(PACKAGE.parent).as_posix()
        for path in PACKAGE.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert len(wanted) > 300
    assert {name for name in held if not name.endswith("/")} == wanted


def test_the_wheel_alone_starts_a_forum(wheel: Path, tmp_path: Path) -> None:
    environment, empty = tmp_path / "environment", tmp_path / "empty"
    empty.mkdir()
    done(
        *(uv(), "sync", "--quiet", "--locked", "--no-install-project", "--only-group", "site"),
        *("--python", sys.executable),
        folder=ROOT,
        UV_PROJECT_ENVIRONMENT=str(environment),
    )
    python = str(environment / "bin" / "python")
    done(
        *(uv(), "pip", "install", "--quiet", "--no-deps", "--python", python, str(wheel)),
        folder=empty,
    )
    # What is installed is what the wheel asks for, version by version.
    done(uv(), "pip", "check", "--quiet", "--python", python, folder=empty)
    for number, line in enumerate(FULL if LONG else QUICK):
        command = str(environment / "bin" / "civildialogue")
        done(command, *line.split(), folder=empty / "x" if number else empty)
    project = empty / "x"
    (carried,) = (project / "wheels").iterdir()
    assert (carried.name, carried.read_bytes()) == (wheel.name, wheel.read_bytes())
    assert f'path = "wheels/{wheel.name}"' in (project / "pyproject.toml").read_text()
    # Whoever gets the project installs the very same: the lock asks for nothing to be resolved.
    done(uv(), "lock", "--check", "--quiet", "--python", python, folder=project)
    assert (project / "site" / "index.html").is_file() == LONG
