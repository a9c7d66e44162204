"""The engine as one script: the browser loads and the terminal runs the same bytes."""

import re
from collections.abc import Callable

from civildialogue.core.model.language import languages
from civildialogue.core.model.scripts import SEARCH
from civildialogue.core.model.stemming.tongues import SNOWBALL, STEMMERS
from civildialogue.core.output.script import joined
from civildialogue.core.output.search.shards import FOLDER
from civildialogue.core.output.search.stemscript import javascript

_NOTICE = re.compile(r"(?://.*\n)+")
NAME = f"{FOLDER}/engine.js"
"""Where the script stands in a built site."""


def bundle(read: Callable[[str], str]) -> str:
    """The whole engine. ``read`` gives a script by its name; raises OSError if one is not there."""
    own = [f"{STEMMERS}/{tag}.js" for tag in languages() if tag in SNOWBALL]
    stemmers = [read(name) for name in (SEARCH[0], *own)]
    texts = [read(name) for name in SEARCH[1:]]
    notice = "".join(found[0] for text in stemmers if (found := _NOTICE.match(text)))
    return notice + joined([javascript(), *stemmers, *texts])
