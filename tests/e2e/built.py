"""Builds projects with the real command, reads what was built, and serves it on this machine."""

import contextlib
import hashlib
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import yaml
from click.testing import CliRunner
from lxml import html as lhtml

from civildialogue.cli import main
from civildialogue.core.source import clock
from within import in_process

REPOSITORY = Path(__file__).resolve().parents[2]
FIXTURE_DOCS = Path(__file__).with_name("docs")
COMMAND = Path(sys.executable).with_name("civildialogue")
SITE_URL = "https://civildialogue.eu/"
LANGUAGES = ("bg", "en")
CYRILLIC = re.compile("[\u0400-\u04ff]")

KINDS = {
    "home": "",
    "page": "about/project/",
    "publication": "methodologies/",
    "method": "methodologies/online-consultation/",
    "lesson": "training/first-proposal/",
    "chapter": "analysis/participation/",
    "recommendation": "compendium/recommendations/rec-0001/",
    "untranslated": "analysis/digital-divide/",
    "recommendations": "compendium/recommendations/",
    "glossary": "about/glossary/",
    "sources": "about/sources/",
    "authorities": "about/authorities/",
    "translations": "about/translations/",
    "diagnostics": "about/diagnostics/",
    "facing": "facing/analysis/participation/",
    "removed": "methodologies/old-method/",
    "missing": "no/such/page/",
}
"""An address for every kind of page, below the folder of a language."""

UNTRANSLATED = (KINDS["untranslated"], "compendium/recommendations/rec-0002/")
"""Pages of the fixture that stand in Bulgarian only."""

DRIFTED = ("analysis/participation", "p-term")
BEFORE, AFTER = "двадесет дни", "най-малко тридесет дни"
ADDED = ("methodologies/petition", "p-later")
"""Passages of the fixture: one that changed after its translation, one that was added since."""


def prefix(language: str) -> str:
    """The folder of a language in the site's addresses."""
    return "" if language == "bg" else f"{language}/"


def environment(**more: str) -> dict[str, str]:
    """The environment of a command: the same messages wherever tests run."""
    kept = {k: v for k, v in os.environ.items() if k != "SOURCE_DATE_EPOCH"}
    return {**kept, "LC_ALL": "C.UTF-8", **more}


Done = subprocess.CompletedProcess[str]


def spawned(project: Path, *arguments: str, **more: str) -> Done:
    """Runs the command in a project on the day of the tests, as a process of its own."""
    return subprocess.run(
        [COMMAND, "--today", clock.today().isoformat(), *arguments],
        cwd=project,
        env=environment(**more),
        capture_output=True,
        text=True,
        check=False,
    )


def civildialogue(project: Path, *arguments: str, **more: str) -> Done:
    """Runs the command in a project, in this process: starting another costs more than most do."""
    kept = environment(**more)
    own = {name: kept.get(name) for name in {*os.environ, *kept}}
    with contextlib.chdir(project), in_process():
        done = CliRunner(env=own).invoke(main, ["--today", clock.today().isoformat(), *arguments])
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return Done(arguments, done.exit_code, done.stdout, done.stderr)


def build(project: Path, *arguments: str, **more: str) -> None:
    """Builds a project in this process; a failure shows what the command said."""
    done = civildialogue(project, "build", *arguments, **more)
    assert done.returncode == 0, done.stdout + done.stderr


def _git(project: Path, date: str, *arguments: str) -> None:
    people = {
        f"GIT_{role}_{name}": value
        for role in ("AUTHOR", "COMMITTER")
        for name, value in (("NAME", "Редактор"), ("EMAIL", "editor@example.org"), ("DATE", date))
    }
    subprocess.run(
        ["git", "-C", project, *arguments],
        env=environment(**people),
        capture_output=True,
        check=True,
    )


def make_project(folder: Path) -> Path:
    """A project with the repository's settings and theme, the fixture's texts, and two commits.

    The second commit changes one passage of an original and adds another one, so that their
    translations are left behind.
    """
    shutil.copytree(FIXTURE_DOCS, folder / "docs")
    shutil.copytree(REPOSITORY / "overrides", folder / "overrides")
    shutil.copy(REPOSITORY / "mkdocs.yml", folder)
    _complete(folder)
    _git(folder, "2026-11-22T10:00:00Z", "init", "--quiet", "--initial-branch", "main")
    _commit(folder, "2026-11-22T10:00:00Z", "First edition")
    drifted = folder / "docs" / f"{DRIFTED[0]}.bg.md"
    _replace(drifted, BEFORE, AFTER)
    added = folder / "docs" / f"{ADDED[0]}.bg.md"
    _replace(added, "\n## Стъпки", f"\nИ когато въпросът е местен.\n{{#{ADDED[1]}}}\n\n## Стъпки")
    _complete(folder)
    _commit(folder, "2026-11-23T10:00:00Z", "Change a passage, add another")
    return folder


def _complete(folder: Path) -> None:
    done = civildialogue(folder, "check", "--fix", "--quiet")
    assert done.returncode == 0, done.stdout + done.stderr


def _commit(folder: Path, date: str, message: str) -> None:
    _git(folder, date, "add", "docs", "overrides", "mkdocs.yml")
    _git(folder, date, "commit", "--quiet", "--message", message)


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def digest(folder: Path) -> dict[str, str]:
    """Every file below a folder with the hash of its bytes."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@dataclass(frozen=True)
class Site:
    """A built site."""

    root: Path
    base: str = ""

    @cached_property
    def files(self) -> dict[str, Path]:
        """The file of every page, by its address below the root."""
        return {self._address(path): path for path in sorted(self.root.rglob("*.html"))}

    @cached_property
    def pages(self) -> dict[str, Any]:
        """Every page as a tree, by its address below the root."""
        return {address: _tree(path) for address, path in self.files.items()}

    def _address(self, path: Path) -> str:
        name = path.relative_to(self.root).as_posix()
        return name.removesuffix("index.html") if path.name == "index.html" else name

    @property
    def found(self) -> dict[str, Any]:
        """The pages that are not for missing addresses."""
        return {k: v for k, v in self.pages.items() if not k.endswith("404.html")}

    @cached_property
    def ids(self) -> dict[str, list[str]]:
        """The ids of every page, in order."""
        return {address: tree.xpath("//@id") for address, tree in self.pages.items()}

    def page(self, language: str, kind: str) -> Any:
        """The page of a kind in a language."""
        return self.pages[f"{prefix(language)}{KINDS[kind]}"]

    def url(self, language: str, kind: str) -> str:
        """Where the page of a kind is served."""
        return f"{self.base}/{prefix(language)}{KINDS[kind]}"

    def file_of(self, address: str) -> Path:
        """The file that answers at an address below the root."""
        path = self.root / unquote(address).lstrip("/")
        return path / "index.html" if address.endswith("/") or not address else path


def _tree(path: Path) -> Any:
    return lhtml.document_fromstring(path.read_bytes(), parser=lhtml.HTMLParser(encoding="utf-8"))


def is_hidden(tree: Any) -> bool:
    """Whether search engines are told to leave the page out."""
    return "noindex" in tree.xpath("string(//meta[@name='robots']/@content)")


def language_of(address: str) -> str:
    """The language of the interface at an address."""
    return "en" if address.startswith("en/") else "bg"


def local(page_address: str, link: str) -> tuple[str, str] | None:
    """Where a link of a page leads within the site (address, anchor), or None if outside."""
    target = urljoin(SITE_URL + page_address, link)
    if not target.startswith(SITE_URL):
        return None
    parts = urlsplit(target)
    return parts.path.removeprefix("/"), unquote(parts.fragment)


def text(element: Any) -> str:
    """The words of an element, white space folded (no-break spaces are kept)."""
    return re.sub(r"[ \t\n]+", " ", element.text_content()).strip()


def matter(path: Path) -> dict[str, Any]:
    """The front matter of a source."""
    loaded: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8").split("---\n")[1])
    return loaded


class _Handler(SimpleHTTPRequestHandler):
    """A static host: it answers missing addresses with the site's own page."""

    protocol_version = "HTTP/1.1"
    """A page asks for twenty files, and keeps its connections for all of them."""

    def log_message(self, *arguments: object) -> None:
        """Says nothing."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The site's page for missing addresses, with the right status."""
        if code != HTTPStatus.NOT_FOUND:
            super().send_error(code, message, explain)
            return
        language = "en/" if self.path.startswith("/en/") else ""
        body = Path(self.directory, language, "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class _Server(ThreadingHTTPServer):
    """Loses no connection while it is busy with others: of the usual five, one may hang."""

    request_queue_size = 128


@contextmanager
def served(root: Path, policy: str = "") -> Iterator[str]:
    """Serves a folder on a free port of this machine, under a policy; gives the origin."""

    class Handler(_Handler):
        def __init__(self, *arguments: Any) -> None:
            super().__init__(*arguments, directory=str(root))

        def end_headers(self) -> None:
            if policy:
                self.send_header("Content-Security-Policy", policy)
            super().end_headers()

    server = _Server(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
