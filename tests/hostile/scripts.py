"""Every regular expression of the site's own scripts, as Python's parser can read it."""

import re
from collections.abc import Iterator
from pathlib import Path

SCRIPTS = Path(__file__).parents[2] / "scripts" / "civildialogue"
_TOKEN = re.compile(
    r"//[^\n]*|/\*.*?\*/|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`"
    r"|(?P<regex>(?<=[=(,:;!&|?{}\[\n ])/(?![/* ])"
    r"(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/)(?P<flags>[a-z]*)",
    re.DOTALL,
)


def own() -> list[Path]:
    """The scripts that are not somebody else's."""
    return [path for path in sorted(SCRIPTS.rglob("*.js")) if "vendor" not in path.parts]


def written(text: str) -> Iterator[tuple[int, str, str]]:
    """Line, pattern and flags of each regular expression of a script, as they stand in it."""
    for found in _TOKEN.finditer(text):
        if found["regex"] is not None:
            yield text.count("\n", 0, found.start()) + 1, found["regex"][1:-1], found["flags"]


def literals(text: str) -> Iterator[tuple[int, str, int]]:
    """Line, pattern and flags of each regular expression that stands in a script."""
    for line, pattern, given in written(text):
        flags = re.IGNORECASE * ("i" in given) | re.MULTILINE * ("m" in given)
        yield line, translated(pattern), flags | re.DOTALL * ("s" in given)


def translated(pattern: str) -> str:
    """A pattern of JavaScript in Python's words; letters of all alphabets stand for fewer."""
    plain = pattern.replace(r"\/", "/").replace("(?<name", "(?P<name")
    plain = re.sub(r"\\p\{(?:L|Lu|Ll|M|Nl)\}", "a-zа-я", plain)
    plain = re.sub(r"\\p\{(?:N|No|Nd)\}", "0-9", plain)
    plain = re.sub(r"\\u\{(\w+)\}", lambda code: rf"\U{code[1]:0>8}", plain)
    return re.sub(r"\(\?<(?![=!])", "(?P<", plain)
