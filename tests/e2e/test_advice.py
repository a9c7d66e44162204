"""What `make site` says at its end is followed to the letter."""

import os
import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urljoin, urlsplit
from urllib.request import urlopen

import pytest
from lxml import html

from . import built
from .built import REPOSITORY

PLENTY = 120
"""Seconds after which a server that doesn't answer has failed."""


def environment() -> dict[str, str]:
    """As where a person types: a `make` that runs the tests hands nothing down."""
    return {k: v for k, v in built.environment().items() if not k.startswith(("MAKE", "MFLAGS"))}


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def answer(address: str, server: "subprocess.Popen[bytes]") -> bytes:
    """What is served at an address, once the server is up."""
    for _ in range(PLENTY * 5):
        assert server.poll() is None, "the server ended"
        try:
            with urlopen(address) as response:  # noqa: S310 - an address of this machine
                return bytes(response.read())
        except URLError:
            time.sleep(0.2)
    raise AssertionError(f"nothing answers at {address}")


@pytest.fixture
def advice(own_project: Path) -> Iterator[tuple[str, "subprocess.Popen[bytes]"]]:
    """The address that the advice names, while the command that it names runs."""
    shutil.copy(REPOSITORY / "Makefile", own_project)
    venv = Path(sys.executable).parents[1]
    settings = [
        f"VENV={venv}",
        f"ADDRESS=127.0.0.1:{free_port()}",
        f"--old-file={venv}/.site-ready",
    ]
    said = subprocess.run(
        ["make", "--silent", "--no-print-directory", "advice", *settings],
        cwd=own_project, env=environment(), capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    assert ".html" not in said, "pages opened from disk lead to folders, not pages"
    (command,), (address,) = re.findall(r"'([^']+)'", said), re.findall(r"http://\S+", said)
    with subprocess.Popen(
        [*shlex.split(command), *settings],
        cwd=own_project, env=environment(), start_new_session=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    ) as server:  # fmt: skip
        try:
            yield address, server
        finally:
            os.killpg(server.pid, signal.SIGTERM)


def test_the_advice_leads_to_a_site_whose_links_work(
    advice: tuple[str, "subprocess.Popen[bytes]"],
) -> None:
    address, server = advice
    front = html.fromstring(answer(address, server))
    here = urlsplit(address).netloc
    links = {urljoin(address, link) for link in front.xpath("//main//a/@href | //nav//a/@href")}
    own = {link.partition("#")[0] for link in links if urlsplit(link).netloc == here}
    assert len(own) > 10
    for link in sorted(own):
        answer(link, server)


def test_the_last_line_of_the_command_is_the_advice() -> None:
    recipe = subprocess.run(
        ["make", "--dry-run", "--always-make", "--no-print-directory", "site"],
        cwd=REPOSITORY, env=environment(), capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    assert recipe.strip().splitlines()[-1].startswith('echo "To read it,')
