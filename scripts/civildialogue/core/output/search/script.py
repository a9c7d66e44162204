"""The engine as one script: the browser loads and the terminal runs the same bytes."""

import re
from pathlib import Path

from civildialogue.core.model.language import languages
from civildialogue.core.model.scripts import SEARCH
from civildialogue.core.model.stemming.tongues import SNOWBALL, STEMMERS
from civildialogue.core.output.script import joined
from civildialogue.core.output.search.shards import FOLDER
from civildialogue.core.output.search.stemscript import javascript

_NOTICE = re.compile(r"(?://.*\n)+")
NAME = f"{FOLDER}/engine.js"
"""Where the script stands in a built site."""


def bundle(folder: Path) -> str:
    """The whole engine from the scripts below ``folder``. Raises OSError if one is not there."""
    own = [f"{STEMMERS}/{tag}.js" for tag in languages() if tag in SNOWBALL]
    stemmers = [(folder / name).read_text(encoding="utf-8") for name in (SEARCH[0], *own)]
    texts = [(folder / name).read_text(encoding="utf-8") for name in SEARCH[1:]]
    notice = "".join(found[0] for text in stemmers if (found := _NOTICE.match(text)))
    return notice + joined([javascript(), *stemmers, *texts])


def write(site: Path, folder: Path) -> None:
    """Writes the engine of the scripts below ``folder`` into a built site."""
    path = site / NAME
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(bundle(folder), encoding="utf-8")
