#!/usr/bin/env python3
"""Says under a proposal where its preview is, and what the change means.

The proposal's code made the two files that are read here, so they are data of unknown intent:
sizes are limited, the number must be that of an open proposal whose newest commit is the one that
was built, and the words can't call people, load pictures or lead to other sites. Nothing but
Python itself and the forge's command `gh` is used.

Environment: REPOSITORY (owner/name), RUN (number of the run), HEAD (the commit that was built).
With ``--print`` the comment is printed and not sent; then files may stand in for the network:
``preview_comment.py --print preview/review``.
"""

import io
import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

MARKER = "<!-- civildialogue-preview -->"
BOT = "github-actions[bot]"
REVIEW, SITE = "review", "preview"
NUMBER, SUMMARY = "number", "summary.md"
MAX_ZIP, MAX_NUMBER, MAX_SUMMARY = 262_144, 16, 1_048_576
MAX_SHOWN = 55_000
"""A comment may have 65,536 characters; the forge refuses a longer one."""
OURS = ("https://civildialogue.eu/",)
_SPACE = "\u200b"

# Every repetition has a bound or a plain end, so that no text can make them slow.
_HARMLESS = (
    (re.compile(r"!(?=\[)"), "!" + _SPACE),
    (re.compile(r"<(?=[\s/]{0,9}(?:img|picture|video|audio|source|a)\b)", re.I), "<" + _SPACE),
    (re.compile(r"@(?=\w)"), "@" + _SPACE),
    (re.compile(r"#(?=\d)"), "#" + _SPACE),
    (re.compile(r"\bGH-(?=\d)", re.I), "GH" + _SPACE + "-"),
    (re.compile(r"\bwww\.", re.I), "www" + _SPACE + "."),
    (re.compile(r"(?<!:)/(?=[/\\])|\\(?=[/\\])"), "/" + _SPACE),
)
_ADDRESS = re.compile(r"\b[a-z][a-z0-9+.-]{0,30}:/[^\s)>\]]*", re.I)


class RefusedError(Exception):
    """The data is not of the form that our own run gives it."""


def unpack(data: bytes) -> dict[str, str]:
    """The two files of the artefact as text. Raises RefusedError for anything else in it."""
    limits = {NUMBER: MAX_NUMBER, SUMMARY: MAX_SUMMARY}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sorted(archive.namelist()) != sorted(limits):
                raise RefusedError("the artefact holds other files than the two expected")
            found = {}
            for name, limit in limits.items():
                with archive.open(name) as file:
                    content = file.read(limit + 1)
                if len(content) > limit:
                    raise RefusedError(f"{name} is too large")
                found[name] = content.decode("utf-8", errors="replace")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise RefusedError("the artefact is no zip that can be read") from error
    return found


def number_of(text: str) -> int:
    """The number of a proposal: digits and nothing else. Raises RefusedError."""
    if not re.fullmatch(r"[1-9][0-9]{0,8}\n?", text, re.ASCII):
        raise RefusedError("the number of the proposal is not a number")
    return int(text)


def belongs(proposal: dict[str, Any], repository: str, head: str) -> bool:
    """Whether the proposal is open, to this repository, and its newest commit is ``head``.

    Without this a fork could write under any proposal by claiming its number.
    """
    return (
        proposal.get("state") == "open"
        and proposal["base"]["repo"]["full_name"] == repository
        and proposal["head"]["sha"] == head
    )


def harmless(text: str, allowed: tuple[str, ...]) -> str:
    """Markdown that can't mention people, point to other proposals, load or lead elsewhere.

    Other HTML is left to the forge, which keeps no script, style or form of it.
    """
    text = "".join(c for c in text if c.isprintable() or c in "\n\t").replace("<!--", "<!" + _SPACE)
    for pattern, better in _HARMLESS:
        text = pattern.sub(better, text)

    def address(found: re.Match[str]) -> str:
        return found[0] if found[0].startswith(allowed) else found[0].replace(":", ":" + _SPACE, 1)

    return _ADDRESS.sub(address, text)


def comment(summary: str, run: str, site: str | None, allowed: tuple[str, ...]) -> str:
    """The comment, Bulgarian first."""
    shown = harmless(summary[: MAX_SHOWN + 1].strip(), allowed)
    if len(shown) > MAX_SHOWN:
        shown = shown[:MAX_SHOWN].rsplit("\n", 1)[0] + "\n\n[…]"
    built = (
        f"**[Изтеглете прегледа на сайта]({site})** (zip: разархивирайте го и отворете "
        "`index.html`).\n"
        f"**[Take the preview of the site]({site})** (a zip: unpack it and open `index.html`)."
    )
    failed = (
        f"Сайтът не се изгради; причината е в [изпълнението]({run}).\n"
        f"The site was not built; the reason is in the [run]({run})."
    )
    warning = (
        "Прегледът и долното резюме са направени от кода на самата заявка: не са проверени и не са "
        "изявление на редакцията.\nThe preview and the summary below were made by the proposal’s "
        "own code: they are unverified and not a statement of the editors."
    )
    return f"{MARKER}\n{built if site else failed}\n\n{warning}\n\n---\n\n{shown}\n"


def gh(path: str, *options: str, body: Any = None, limit: int = 10_000_000) -> bytes:
    """What the forge answers to a request. The body goes in as data, never on a command line."""
    command = ["gh", "api", path, *options]
    data = None
    if body is not None:
        command += ["--input", "-"]
        data = json.dumps(body).encode()
    with subprocess.Popen(
        command, stdin=subprocess.PIPE if data else None, stdout=subprocess.PIPE
    ) as process:
        if data and process.stdin:
            process.stdin.write(data)
            process.stdin.close()
        answer = process.stdout.read(limit + 1) if process.stdout else b""
        if len(answer) > limit:
            process.kill()
            raise RefusedError(f"the answer to {path} is too large")
    if process.returncode:
        raise RefusedError(f"the forge refused {path}")
    return answer


def artefacts(repository: str, run: str) -> dict[str, dict[str, Any]]:
    """The artefacts of the run by their names. Raises RefusedError if a name is there twice."""
    answer = json.loads(gh(f"repos/{repository}/actions/runs/{run}/artifacts?per_page=100"))
    found = {item["name"]: item for item in answer["artifacts"] if not item["expired"]}
    if len(found) != sum(not item["expired"] for item in answer["artifacts"]):
        raise RefusedError("two artefacts have one name")
    return found


def send(repository: str, number: int, body: str) -> None:
    """Writes the comment, in place of our earlier one if there is one."""
    listing = gh(f"repos/{repository}/issues/{number}/comments?per_page=100", "--paginate")
    pages = json.JSONDecoder()
    text, start, mine = listing.decode(), 0, None
    while start < len(text):
        page, start = pages.raw_decode(text, start)
        for item in page:
            if item["user"]["login"] == BOT and item["body"].startswith(MARKER):
                mine = item["id"]
        start += len(text[start:]) - len(text[start:].lstrip())
    if mine is None:
        gh(f"repos/{repository}/issues/{number}/comments", "--method", "POST", body={"body": body})
    else:
        path = f"repos/{repository}/issues/comments/{mine}"
        gh(path, "--method", "PATCH", body={"body": body})


def main(arguments: list[str]) -> int:
    """Sends the comment, or prints it. Exit status: 0 done or nothing to do, 1 refused."""
    if arguments[:1] == ["--print"]:
        folder = Path(arguments[1] if len(arguments) > 1 else "preview/review")
        print(comment((folder / SUMMARY).read_text(encoding="utf-8"), "#", "#", OURS))
        return 0
    repository, run, head = (os.environ[name] for name in ("REPOSITORY", "RUN", "HEAD"))
    page = f"https://github.com/{repository}/actions/runs/{run}"
    try:
        found = artefacts(repository, run)
        if REVIEW not in found:
            print("the run left no review, so there is nothing to say")
            return 0
        if found[REVIEW]["size_in_bytes"] > MAX_ZIP:
            raise RefusedError("the artefact is too large")
        path = f"repos/{repository}/actions/artifacts/{int(found[REVIEW]['id'])}/zip"
        files = unpack(gh(path, limit=MAX_ZIP))
        number = number_of(files[NUMBER])
        if not belongs(json.loads(gh(f"repos/{repository}/pulls/{number}")), repository, head):
            print("the proposal is closed, has newer commits, or is another one")
            return 0
        site = f"{page}/artifacts/{int(found[SITE]['id'])}" if SITE in found else None
        allowed = (*OURS, f"https://github.com/{repository}/")
        send(repository, number, comment(files[SUMMARY], page, site, allowed))
    except RefusedError as error:
        print(f"refused: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
