"""The site over HTTP, for this machine: its files as they are, and what pages need to stay fresh.

Nothing is written into the site: what belongs to the server is added as a page is sent, and stands
at addresses of its own. Sources: RFC 9110 (HTTP), WHATWG HTML, “Server-sent events”.
"""

import hashlib
import ipaddress
import json
import os
import posixpath
import socket
import sys
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from socketserver import TCPServer
from typing import Any
from urllib.parse import parse_qs, quote, unquote, urlsplit

from civildialogue.core.pipeline.serving.telling import Told

OWN = "/civildialogue-serve/"
"""Below it stands what is the server's and not the site's."""
FILES = {"live.js": "text/javascript", "live.css": "text/css"}
_BREATH = 10.0
"""Seconds after which a page that waits hears something, so that one that left is forgotten."""
_END = b"</body>"
_WAITING = b"<!doctype html><meta charset=utf-8><title>civildialogue</title><body></body>"
TYPES = {
    ".css": "text/css",
    ".csv": "text/csv; charset=utf-8",
    ".epub": "application/epub+zip",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".md": "text/plain; charset=utf-8",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
    ".zip": "application/zip",
}


@dataclass
class State:
    """What is shown now: the folder of the site, pages that go before its files, an overlay.

    ``base`` is the path of the site's address, with a slash at both ends.
    """

    site: Path
    base: str = "/"
    pages: dict[str, bytes] = field(default_factory=dict)
    overlay: Mapping[str, Any] | None = None
    changed: threading.Condition = field(default_factory=threading.Condition)

    def take(self, told: Told) -> None:
        """Takes what is new, and wakes the pages that wait for it."""
        with self.changed:
            if told.is_whole:
                self.pages.clear()
            for path in [path for path in self.pages if path.endswith(told.faulty)]:
                del self.pages[path]  # What is shown is the last that was good.
            self.pages |= told.pages
            if told.is_judged:
                self.overlay = told.overlay
            self.changed.notify_all()

    def path(self, address: str) -> str:
        """The path in the site that an address means, without a slash at its beginning."""
        inner = unquote(address.partition("?")[0].partition("#")[0])
        inner = inner.removeprefix(self.base) if inner.startswith(self.base) else inner
        path = posixpath.normpath(f"/{inner}").lstrip("/")
        return f"{path}/".lstrip("/") if inner.endswith("/") else path

    def file(self, path: str) -> tuple[bytes, str] | None:
        """The content of a file of the site and its whole path; None if there is none."""
        if not path or path.endswith("/"):
            path = f"{path}index.html"
        if "\\" in path or "\0" in path or (os.name == "nt" and ":" in path):
            return None
        if (page := self.pages.get(path)) is not None:
            return page, path
        for _ in range(3):  # Where the system can't exchange folders, there is none for a moment.
            with suppress(FileNotFoundError, NotADirectoryError, IsADirectoryError):
                return (self.site / path).read_bytes(), path
            if self.site.exists():
                break
            time.sleep(0.02)
        return None

    def missing(self, path: str) -> tuple[bytes, str]:
        """The page for missing addresses of a language; none of the site's before it is there."""
        own = self.file(f"{path.partition('/')[0]}/404.html")
        return own or self.file("404.html") or (_WAITING, "404.html")


def total(page: bytes) -> str:
    """What a page and the server know its content by."""
    return hashlib.sha256(page).hexdigest()[:16]


class Handler(BaseHTTPRequestHandler):
    """Answers one browser."""

    protocol_version = "HTTP/1.1"
    timeout = 120
    server: "Server"

    def log_message(self, *_arguments: object) -> None:
        """Says nothing: the terminal is for what was built."""

    def do_HEAD(self) -> None:
        """What GET would answer, without the content."""
        self.do_GET()

    def do_GET(self) -> None:
        """Answers with a file of the site, or with what is the server's own."""
        if not self.server.is_meant(self.headers.get("Host", "")):
            self._send(HTTPStatus.MISDIRECTED_REQUEST, b"", "text/plain")
            return
        address = urlsplit(self.path)
        name = address.path.removeprefix(OWN)
        if name == address.path:
            self._page(address.path)
        elif name in FILES:
            content = files(__package__).joinpath(name).read_bytes()
            self._send(HTTPStatus.OK, content, FILES[name])
        elif name == "events":
            self._events(parse_qs(address.query))
        else:
            self._send(HTTPStatus.NOT_FOUND, b"", "text/plain")

    def _page(self, address: str) -> None:
        state, status = self.server.state, HTTPStatus.OK
        path = state.path(address)
        found = state.file(path)
        if found is None and path and not path.endswith("/") and state.file(f"{path}/"):
            place = f"{state.base}{quote(path)}/"
            self._send(HTTPStatus.MOVED_PERMANENTLY, b"", "text/plain", Location=place)
            return
        if found is None:
            status, found = HTTPStatus.NOT_FOUND, state.missing(path)
        content, name = found
        if name.endswith(".html") and "no-transform" not in self.headers.get("Cache-Control", ""):
            content = alive(content)
        kind = TYPES.get(posixpath.splitext(name)[1].lower(), "application/octet-stream")
        mark = f'"{total(content)}"'
        if status is HTTPStatus.OK and self.headers.get("If-None-Match") == mark:
            status, content = HTTPStatus.NOT_MODIFIED, b""
        self._send(status, content, kind, ETag=mark)

    def _send(self, status: HTTPStatus, content: bytes, kind: str, **more: str) -> None:
        self.send_response(status)
        headers = {
            "Content-Type": kind,
            "Content-Length": str(len(content)),
            "Cache-Control": "no-cache",
            "X-Content-Type-Options": "nosniff",
            "Cross-Origin-Resource-Policy": "same-origin",
        }
        if status is HTTPStatus.NOT_MODIFIED:
            del headers["Content-Length"]
        for name, value in {**headers, **more}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _events(self, asked: Mapping[str, list[str]]) -> None:
        """Tells a page, as long as it listens, when another one stands at its address."""
        address, shown = (asked.get(name, [""])[0] for name in ("page", "sum"))
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        state, before = self.server.state, ""
        while True:
            with state.changed:
                path = state.path(address)
                found = state.file(path) or state.missing(path)
                now = {"sum": total(found[0]), "overlay": state.overlay}
                text = json.dumps(now | {"is_other": now["sum"] != shown}, ensure_ascii=False)
                if text == before:
                    state.changed.wait(_BREATH)
            self.wfile.write(f"data: {text}\n\n".encode() if text != before else b":\n\n")
            before = text


def alive(page: bytes) -> bytes:
    """A page with what keeps it fresh. Its own policy allows scripts and styles of the server."""
    added = (
        f'<link rel="stylesheet" href="{OWN}live.css">'
        f'<script src="{OWN}live.js" data-sum="{total(page)}"></script>'
    ).encode()
    before, mark, after = page.rpartition(_END)
    return before + added + mark + after if mark else page + added


class Server(ThreadingHTTPServer):
    """Serves the pages of a state to whoever asks for it by an address of this machine."""

    daemon_threads = True
    request_queue_size = 128
    allow_reuse_address = sys.platform != "win32"

    def __init__(self, place: tuple[str, int], state: State) -> None:
        """Takes the port. Raises OSError."""
        self.state = state
        if ":" in place[0]:
            self.address_family = socket.AF_INET6
        super().__init__(place, Handler)

    def server_bind(self) -> None:
        """Takes the port without asking the network for this machine's name."""
        TCPServer.server_bind(self)

    def is_meant(self, host: str) -> bool:
        """Whether a request names this machine as people do, and not by a name of the web.

        A site of the web may have its own name lead here, and would read what is not published:
        only numbers, ``localhost`` and the name that was asked for are answered.
        """
        name = urlsplit(f"//{host}").hostname or ""
        if name in ("localhost", str(self.server_address[0]).lower()):
            return True
        with suppress(ValueError):
            return bool(ipaddress.ip_address(name))
        return False

    def handle_error(self, *_arguments: object) -> None:
        """A browser that went away is no news."""
