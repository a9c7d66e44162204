"""The wheel holds all that the program needs: installed alone, it starts a forum from nothing."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import zipfile
from contextlib import suppress
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from counts import LONG

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "scripts" / "civildialogue"
SITES = {
    "ro,bg,en": "compendium",
    "bg": "",
    "ar,en": "compendium,methods,review,training",
    "de": "training",
    "el,bg": "methods",
    "fr,en": "review",
}
"""Sites by their languages, each with its features; a quick run tries the first."""
QUICK = ("check --strict",)
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


@pytest.fixture(scope="module")
def command(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program in an environment that has the wheel and what it asks for, and nothing else."""
    environment = tmp_path_factory.mktemp("environment") / "environment"
    done(
        *(uv(), "sync", "--quiet", "--locked", "--no-install-project", "--only-group", "site"),
        *("--python", sys.executable),
        folder=ROOT,
        UV_PROJECT_ENVIRONMENT=str(environment),
    )
    python = environment / "bin" / "python"
    done(
        *(uv(), "pip", "install", "--quiet", "--no-deps", "--python", str(python), str(wheel)),
        folder=environment,
    )
    # What is installed is what the wheel asks for, version by version.
    done(uv(), "pip", "check", "--quiet", "--python", str(python), folder=environment)
    return environment / "bin" / "civildialogue"


@pytest.mark.parametrize("languages", list(SITES) if LONG else list(SITES)[:1])
def test_the_wheel_alone_starts_a_forum(
    languages: str, command: Path, wheel: Path, tmp_path: Path
) -> None:
    empty, home = tmp_path / "empty", str(tmp_path)
    empty.mkdir()
    new = ("new", "project", "x", "--languages", languages, "--features", SITES[languages])
    done(str(command), *new, "--forge", "github", folder=empty, HOME=home)
    project = empty / "x"
    for line in FULL if LONG else QUICK:
        done(str(command), *line.split(), folder=project, HOME=home)
    (carried,) = (project / "wheels").iterdir()
    assert (carried.name, carried.read_bytes()) == (wheel.name, wheel.read_bytes())
    assert f'path = "wheels/{wheel.name}"' in (project / "pyproject.toml").read_text()
    # Whoever gets the project installs the very same: the lock asks for nothing to be resolved.
    python = str(command.with_name("python"))
    done(uv(), "lock", "--check", "--quiet", "--python", python, folder=project)
    tags = languages.split(",") if LONG else []
    books = [f"analysis.{tag}.{form}" for tag in tags for form in ("pdf", "epub")]
    assert {*books} <= {path.name for path in project.glob("out/*")}
    pages = [project / "site" / tag / "index.html" for tag in ("", *tags[1:]) if LONG]
    assert all(page.is_file() for page in pages)
    if LONG:
        assert served(command, project, home) == (200, 0)


def served(command: Path, project: Path, home: str) -> tuple[int, int]:
    """How the first page of a served project is answered, and how Ctrl+C ends the serving."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"127.0.0.1:{free.getsockname()[1]}"
    serving = subprocess.Popen(
        [command, "serve", "--address", address],
        cwd=project,
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": home},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        # Whoever runs the tests in the background has Ctrl+C switched off for all that follows.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    answered = 0
    while serving.poll() is None and not answered:
        with suppress(URLError):
            answered = urlopen(f"http://{address}/").status
    os.killpg(serving.pid, signal.SIGINT)
    return answered, serving.wait()
