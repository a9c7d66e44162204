#!/usr/bin/env python3
"""Makes the pictures of the editors' guide anew, from the site and the review as they are today.

A copy of the project gets the example of a comment as a proposal, and an open consultation; the
pictures are taken of that, so nothing in them is a real person's. Needs the packages and the
browser of `make test`.
"""

import datetime as dt
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import yaml
from playwright.sync_api import Page, sync_playwright

PROJECT = Path(__file__).resolve().parents[1]
PICTURES = PROJECT / "docs/about/editing"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
LOCALES = {"bg": "", "en": "en/"}
EXAMPLE = "compendium/recommendations/rec-9901/"
PROPOSED = PROJECT / "docs/compendium/comments/rec-9901/2026-10-06-primer-grazhdanin-3-k68ng2.md"
OPEN, MAIL = "open-example", "editors@example.org"
WIDTH, HEIGHT = 860, 620


class Handler(SimpleHTTPRequestHandler):
    """Serves quietly."""

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@contextmanager
def served(root: Path) -> Iterator[str]:
    """Serves a folder on a free port of this machine."""
    handler = partial(Handler, directory=str(root))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()


def git(folder: Path, *arguments: str) -> None:
    """Runs Git under a name of its own."""
    names = ("AUTHOR_NAME", "AUTHOR_EMAIL", "COMMITTER_NAME", "COMMITTER_EMAIL")
    people = {f"GIT_{name}": "example@example.org" for name in names}
    subprocess.run(["git", "-C", folder, *arguments], env=os.environ | people, check=True)


def civildialogue(folder: Path, *arguments: str) -> None:
    """Runs the command in a project; a refusal of the review is no fault here."""
    command = [sys.executable, "-c", "from civildialogue.cli import main; main()", *arguments]
    subprocess.run(command, cwd=folder, check=True)


def proposal(folder: Path) -> None:
    """In a copy of the project: a comment of the example goes, is committed, and comes again."""
    place = folder / PROPOSED.relative_to(PROJECT)
    text = place.read_text(encoding="utf-8")
    place.unlink()
    git(folder, "commit", "--quiet", "--all", "--message", "before")
    head, _, rest = text.partition("disposition:")
    after = "example: true" + rest.partition("example: true")[2]
    place.write_text(head + after, encoding="utf-8")
    git(folder, "add", "docs")
    git(folder, "commit", "--quiet", "--message", "proposal")
    for locale in LOCALES:
        out = f"review.{locale}.html"
        arguments = ("--base", "HEAD~1", "--format", "html", "--lang", locale, "--out", out)
        civildialogue(folder, "review", *arguments)


def opened(folder: Path) -> None:
    """In a copy of the project: an open consultation, and an invented mailbox for its comments."""
    today = dt.date.today()
    words = yaml.safe_dump(
        {
            "id": OPEN,
            "title": {
                "bg": "Примерна отворена консултация",
                "en": "Example of an open consultation",
            },
            "opens": (today - dt.timedelta(days=7)).isoformat(),
            "closes": (today + dt.timedelta(days=30)).isoformat(),
            "scope": ["rec-0001"],
            "contact": {"bg": MAIL, "en": MAIL},
        },
        allow_unicode=True,
    )
    (folder / f"docs/compendium/consultations/{OPEN}.yml").write_text(words, encoding="utf-8")


def take(page: Page, selector: str, name: str) -> None:
    """A picture of what begins with an element, as much of it as a window shows."""
    page.locator(selector).first.evaluate("e => e.scrollIntoView({block: 'start'})")
    page.mouse.wheel(0, -96)
    page.evaluate("document.querySelectorAll('.md-top').forEach(e => e.remove())")
    page.wait_for_timeout(300)
    page.screenshot(path=PICTURES / f"{name}.png")
    print(PICTURES.relative_to(PROJECT) / f"{name}.png")


def main() -> None:
    """Takes every picture in both languages."""
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if path is None:
        sys.exit("no browser found; `make test` installs one")
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        folder = Path(place) / "forum"
        git(PROJECT, "clone", "--quiet", str(PROJECT), str(folder))
        opened(folder)
        civildialogue(folder, "build")
        (folder / f"docs/compendium/consultations/{OPEN}.yml").unlink()
        proposal(folder)
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        with served(folder) as base:
            for locale, prefix in LOCALES.items():
                page = browser.new_page(
                    viewport={"width": WIDTH, "height": HEIGHT}, reduced_motion="reduce"
                )
                page.goto(f"{base}/review.{locale}.html")
                take(page, "h2", f"review.{locale}")
                page.goto(f"{base}/site/{prefix}{EXAMPLE}")
                take(page, ".cd-comment:has(.cd-disposition)", f"answer.{locale}")
                summary = "compendium/consultations/2026-example-summary/"
                page.goto(f"{base}/site/{prefix}{summary}")
                take(page, ".cd-totals", f"summary.{locale}")
                page.goto(f"{base}/site/{prefix}about/comment/?target=rec-0001")
                page.locator("[data-cd-form]").wait_for()
                take(page, "[data-cd-form]", f"form.{locale}")
        browser.close()


if __name__ == "__main__":
    main()
