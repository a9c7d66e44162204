"""The same few gestures in three browser engines, so that one test can be made with each.

Chromium is driven by Playwright; of the others Playwright drives only builds of its own, so that
WebDriver drives those of Debian. Firefox has no driver there, but speaks the commands itself
(https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html).
"""

import json
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

import pytest
from playwright.sync_api import Error

from .visit import PATIENCE, Visit

WAIT = 0.1


class Window(Protocol):
    """What a test does in a window. Elements are named by CSS; scripts end with ``return``."""

    def open(self, url: str) -> None: ...
    def click(self, css: str) -> None: ...
    def type(self, css: str, text: str) -> None: ...
    def press(self, key: str) -> None: ...
    def choose(self, css: str, value: str) -> None: ...
    def run(self, script: str) -> Any: ...


def until(window: Window, condition: str) -> Any:
    """Waits until an expression of the page is true, and gives it."""
    for _ in range(int(PATIENCE / 1000 / WAIT)):
        if found := window.run(f"return {condition}"):
            return found
        time.sleep(WAIT)
    return pytest.fail(f"never true: {condition}\n{window.run('return location.href')}")


class Played:
    """A window of Chromium."""

    def __init__(self, visit: Visit) -> None:
        self.page = visit.page

    def open(self, url: str) -> None:
        self.page.goto(url)

    def click(self, css: str) -> None:
        self.page.click(css)

    def type(self, css: str, text: str) -> None:
        self.page.click(css)
        self.page.keyboard.type(text)

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)

    def choose(self, css: str, value: str) -> None:
        self.page.select_option(css, value)

    def run(self, script: str) -> Any:
        try:
            return self.page.evaluate(f"() => {{ {script} }}")
        except Error as error:
            if "navigation" in str(error):  # The page went while it was asked: no answer yet.
                return None
            raise


class Driven:
    """A window of Firefox or WebKit."""

    def __init__(self, driver: Any) -> None:
        self.driver = driver

    def _at(self, css: str) -> Any:
        return self.driver.find_element("css selector", css)

    def open(self, url: str) -> None:
        self.driver.get(url)

    def click(self, css: str) -> None:
        self._at(css).click()

    def type(self, css: str, text: str) -> None:
        self._at(css).send_keys(text)

    def press(self, key: str) -> None:
        from selenium.webdriver import ActionChains, Keys

        names = {"ArrowDown": Keys.ARROW_DOWN, "Enter": Keys.ENTER, "Tab": Keys.TAB}
        ActionChains(self.driver).send_keys(names[key]).perform()

    def choose(self, css: str, value: str) -> None:
        self._at(f"{css} option[value='{value}']").click()

    def run(self, script: str) -> Any:
        return self.driver.execute_script(script)


def program(*names: str, package: str) -> str:
    """Where a program is; without it the test fails with the line that installs it."""
    found = next((place for name in names if (place := shutil.which(name))), None)
    return found or pytest.fail(f"{names[0]} is missing; type: sudo apt-get install {package}")


COMMANDS = {
    "newSession": "NewSession",
    "get": "Navigate",
    "findElement": "FindElement",
    "clickElement": "ElementClick",
    "sendKeysToElement": "ElementSendKeys",
    "actions": "PerformActions",
    "w3cExecuteScript": "ExecuteScript",
    "executeScript": "ExecuteScript",
}
"""What Marionette calls the commands of Selenium that are used here."""


class Marionette:
    """Carries the commands of Selenium to Firefox: a length, a colon and JSON on a socket."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.answers = self.socket.makefile("rb")
        self._answer()

    def _answer(self) -> Any:
        length = b""
        while (character := self.answers.read(1)) != b":":
            assert character, "Firefox has ended"
            length += character
        return json.loads(self.answers.read(int(length)))

    def execute(self, command: str, parameters: dict[str, Any]) -> dict[str, Any]:
        """Sends one command of Selenium and gives its answer as Selenium expects it."""
        sent = json.dumps([0, 1, f"WebDriver:{COMMANDS[command]}", parameters]).encode()
        self.socket.sendall(b"%d:%s" % (len(sent), sent))
        _, _, error, value = self._answer()
        if error:
            return {"status": 500, "value": json.dumps({"value": error})}
        alone = isinstance(value, dict) and set(value) == {"value"}
        return {"value": value["value"] if alone else value}

    def close(self) -> None:
        """Ends the conversation, and with it the session."""
        self.socket.close()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def firefox(profile: Path) -> Iterator[Any]:
    """Firefox without a window, with a new profile."""
    from selenium.webdriver import FirefoxOptions, Remote

    found = program("firefox-esr", "firefox", package="firefox-esr")
    port = _free_port()
    (profile / "user.js").write_text(f'user_pref("marionette.port", {port});\n')
    running = subprocess.Popen(
        [found, "--headless", "--marionette", "--no-remote", "--profile", profile],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        for _ in range(int(60 / WAIT)):
            assert running.poll() is None, "Firefox has ended"
            try:
                carrier: Any = Marionette(port)
                break
            except OSError:
                time.sleep(WAIT)
        else:
            pytest.fail("Firefox does not answer")
        yield Remote(command_executor=carrier, options=FirefoxOptions())
        carrier.close()
    finally:
        running.terminate()
        running.wait()


@contextmanager
def _screen() -> Iterator[str]:
    """A screen that nobody sees."""
    ours, theirs = os.pipe()
    command = [program("Xvfb", package="xvfb"), "-displayfd", str(theirs), "-nolisten", "tcp"]
    running = subprocess.Popen(
        [*command, "-screen", "0", "1400x1000x24"],
        pass_fds=[theirs],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(theirs)
    try:
        with os.fdopen(ours) as told:
            yield f":{told.readline().strip()}"
    finally:
        running.terminate()
        running.wait()


@contextmanager
def webkit(_: Path) -> Iterator[Any]:
    """WebKit in the small browser that comes with its driver."""
    from selenium.webdriver import WebKitGTK, WebKitGTKOptions
    from selenium.webdriver.webkitgtk.service import Service

    driver = program("WebKitWebDriver", package="webkit2gtk-driver")
    browsers = sorted(Path("/usr/lib").glob("*/webkit2gtk-*/MiniBrowser"))
    assert browsers, "MiniBrowser is missing; type: sudo apt-get install webkit2gtk-driver"
    options = WebKitGTKOptions()
    options.binary_location = str(browsers[-1])
    options.add_argument("--automation")
    with _screen() as display:
        # Containers leave no room for its sandbox, and it opens only what was built here.
        own = {"DISPLAY": display, "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1"}
        service = Service(driver, env={**os.environ, **own})
        running = WebKitGTK(options=options, service=service)
        try:
            running.set_window_size(1280, 900)
            yield running
        finally:
            running.quit()


DRIVEN = {"firefox": firefox, "webkit": webkit}
