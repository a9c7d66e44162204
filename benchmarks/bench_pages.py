#!/usr/bin/env python3
"""Measures how fast pages come to a reader: Lighthouse's median of five runs for each kind of page.

    bench_pages.py [--runs 5] [--site FOLDER]

The site is built, unless a folder with one is named, and served as a web server would, packed by
gzip. Lighthouse shows each page to the system's own browser as to a slow telephone: a slow 4G
line and a processor four times slower, its usual setting. It counts 0 to 100; the goal is 98. A
busy machine lowers the count.
"""

import argparse
import gzip
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple

from timing import COMMAND, ROOT

PAGES = {
    "home": "",
    "card": "methodologies/e-identity/",
    "recommendation": "compendium/recommendations/rec-0001/",
    "form": "about/comment/",
    "list": "compendium/recommendations/",
}
GOAL = 98
LIGHTHOUSE = ROOT / "node_modules/lighthouse/cli/index.js"
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
PACKED = (".html", ".css", ".js", ".svg", ".json")
AUDITS = {
    "FCP": "first-contentful-paint",
    "LCP": "largest-contentful-paint",
    "TBT": "total-blocking-time",
    "CLS": "cumulative-layout-shift",
    "bytes": "total-byte-weight",
}


class Run(NamedTuple):
    """One run: Lighthouse's count, and what it measured: milliseconds, a share, bytes."""

    score: float
    measured: dict[str, float]


class _Handler(SimpleHTTPRequestHandler):
    """Serves quietly, packed, and lets the browser keep what it has."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Says nothing."""

    def do_GET(self) -> None:
        """Answers with a file, or with the page of a folder."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body = path.read_bytes()
        self.send_response(200)
        if path.suffix in PACKED:
            body = gzip.compress(body, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=3600")
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def served(root: Path) -> Iterator[str]:
    """Serves a folder on a free port of this machine; gives its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(root)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()


def browser() -> str:
    """The browser of the system. Exits with what to install if there is none."""
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    return found or sys.exit(f"no browser; type: sudo apt-get install {BROWSERS[0]}")


def run(url: str) -> Run:
    """Shows a page once. Raises ``CalledProcessError`` if Lighthouse could not."""
    command = [
        str(Path(sys.executable).with_name("node")), str(LIGHTHOUSE), url, "--quiet",
        "--output=json", "--only-categories=performance", "--no-enable-error-reporting",
        "--chrome-flags=--headless --no-sandbox --disable-gpu",
    ]  # fmt: skip
    environment = os.environ | {"CHROME_PATH": browser()}
    done = subprocess.run(command, env=environment, capture_output=True, check=True)
    found = json.loads(done.stdout)
    audits = found["audits"]
    measured = {name: audits[audit]["numericValue"] for name, audit in AUDITS.items()}
    return Run(100 * found["categories"]["performance"]["score"], measured)


def medians(runs: list[Run]) -> dict[str, float]:
    """The median of each measure."""
    middle: dict[str, Any] = {"score": statistics.median(each.score for each in runs)}
    for name in AUDITS:
        middle[name] = statistics.median(each.measured[name] for each in runs)
    return middle


def row(name: str, found: dict[str, float]) -> str:
    """A line of the table."""
    times = " ".join(f"{found[each] / 1000:8.2f} s" for each in ("FCP", "LCP", "TBT"))
    weight = f"{found['bytes'] / 1000:7.1f} kB"
    return f"{name:16}{found['score']:6.0f} {times} {found['CLS']:7.3f} {weight}"


def main() -> None:
    """Builds, serves, measures and prints."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--site", type=Path)
    arguments = parser.parse_args()
    if not LIGHTHOUSE.exists():
        sys.exit("Lighthouse is missing; type: make setup-dev")
    with tempfile.TemporaryDirectory() as kept:
        site = arguments.site or Path(kept) / "site"
        if arguments.site is None:
            subprocess.run([COMMAND, "build", "--out", site], cwd=ROOT, check=True)
        print(f"Lighthouse, median of {arguments.runs}; the goal is {GOAL}")
        print(f"{'':16}{'score':>6} {'FCP':>10} {'LCP':>10} {'TBT':>10} {'CLS':>7} {'weight':>10}")
        with served(site) as base:
            for name, address in PAGES.items():
                found = medians([run(base + address) for _ in range(arguments.runs)])
                print(row(name, found), flush=True)


if __name__ == "__main__":
    main()
