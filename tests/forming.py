"""The scripts of forms without a page, run in V8."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from py_mini_racer import MiniRacer

import civildialogue
from civildialogue.core.output.forms import PURE

PACKAGE = Path(civildialogue.__file__).parent
MACHINE = PACKAGE / "core/site/forms/assets"
OF_COMMENTS = PACKAGE / "features/compendium/assets"
OWN = ("diff.js", "comment.js")


@cache
def engine() -> MiniRacer:
    racer = MiniRacer()
    for path in (*(MACHINE / name for name in PURE), *(OF_COMMENTS / name for name in OWN)):
        racer.eval(path.read_text(encoding="utf-8"))
    return racer


def run(function: str, *arguments: Any) -> Any:
    """What a function of the scripts answers; lone surrogates go in as they are."""
    given = ", ".join(json.dumps(argument) for argument in arguments)
    entries = "(_, value) => value instanceof Map ? [...value] : value"
    return json.loads(
        str(engine().eval(f"JSON.stringify(civilForms.{function}({given}) ?? null, {entries})"))
    )
