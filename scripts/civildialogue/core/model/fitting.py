"""The program's own texts with the languages of a site in them: ``page.$record.md``."""

import re
from collections.abc import Sequence

_SIGN = re.compile(r"\$(record|translation|endings|each)\b")
_OR = {"bg": "или", "en": "or"}
_NAMELESS = {"bg": "ЕЗИК", "en": "LANGUAGE"}
"""What stands for the tag of a translation where the site has none."""


def fitted(text: str, tags: Sequence[str], spoken: str) -> str:
    """The text for a site in the languages ``tags``, that of the record first.

    ``$record`` is the tag of the record's language, and ``$translation`` that of the first that it
    is translated into; ``$endings`` are the endings of the files of pages, and ``$each`` a value of
    YAML that has a text in each language. ``spoken`` is the language of the text itself.
    """
    if "$" not in text:
        return text
    record, *others = map(str, tags)
    *ends, last = [f"`.{tag}.md`" for tag in (record, *others)]
    known = {
        "record": record,
        "translation": others[0] if others else _NAMELESS.get(spoken, _NAMELESS["en"]),
        "endings": f"{', '.join(ends)} {_OR.get(spoken, _OR['en'])} {last}" if ends else last,
        "each": ", ".join(f'{tag}: "…"' for tag in (record, *others)),
    }
    return _SIGN.sub(lambda sign: known[sign[1]], text)
