"""Material's styles without those of parts that the pages don't have.

Material's templates show a search, a repository, versions, blogs and tags of its own; ours don't,
and a third of what its styles weigh is theirs. A selector that names such a part goes, with its
rule if that has no other, and so does what such a part alone is told (``--md-source-…``). What a
text, an extension of Markdown or a script can bring stays.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from jinja2 import Environment, meta

STYLE = "assets/stylesheets/material.css"
PARTS = (
    "author", "consent", "feedback", "hero", "pagination", "post", "progress", "search", "select",
    "social", "source", "status", "tag", "tags", "version",
)  # fmt: skip
_PART = rf"md-(?:{'|'.join(PARTS)})(?![a-z])"
_HAS_A_PART = re.compile(_PART)
_SELECTED = re.compile(rf"\.{_PART}")
_TOLD = re.compile(rf"\s*--{_PART}")
_CHOICE = re.compile(r":(?:not|is|where|has)\([^()]*\)")
_STRING = r"""\\.|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'"""
_COMMENT = re.compile(rf"({_STRING})|/\*.*?(?:\*/|\Z)", re.DOTALL)
_SIGN = re.compile(rf"{_STRING}|[(){{}};,]", re.DOTALL)
_GROUPS = ("@media", "@supports", "@layer", "@container")


def is_enough(env: Environment, folders: Sequence[str], ours: str) -> bool:
    """Whether a project's own templates, in ``folders``, show no such part and take nothing from
    the theme that could: what they include is theirs or among the program's, in ``ours``.
    """
    places = [Path(folder) for folder in (*folders, ours)]
    for file in (file for place in places[:-1] for file in sorted(place.rglob("*.html"))):
        text = file.read_text(encoding="utf-8")
        taken = meta.find_referenced_templates(env.parse(text))
        if _HAS_A_PART.search(text) or not all(
            name and any((place / name).is_file() for place in places) for name in taken
        ):
            return False
    return True


def lean(style: str) -> str:
    """The styles without those of the parts, and without comments. Rules keep their order.

    Strings, brackets and escapes are read as CSS has them. Source: CSS Syntax Level 3, 4 and 5.
    """
    return "".join(_rules(_COMMENT.sub(lambda found: found[1] or "", style)))


def _rules(style: str) -> Iterator[str]:
    for rule in _pieces(style, "};"):
        head, brace, body = rule.partition("{")
        if not brace or (head.startswith("@") and not head.startswith(_GROUPS)):
            yield rule
        elif head.startswith("@"):
            inner = "".join(_rules(body.removesuffix("}")))
            yield f"{head}{{{inner}}}" if inner else ""
        else:
            kept = [each for each in _pieces(head, ",") if not _is_of_a_part(each)]
            told = [each for each in _pieces(body, ";}") if not _TOLD.match(each)]
            said = "".join(told).removesuffix("}").removesuffix(";")
            yield f"{''.join(kept).removesuffix(',')}{{{said}}}" if kept and said else ""


def _is_of_a_part(selector: str) -> bool:
    """Whether it matches nothing without the part; what stands within ``:is(…)`` may be spared."""
    return _SELECTED.search(_CHOICE.sub("", selector)) is not None


def _pieces(text: str, ends: str) -> Iterator[str]:
    """The pieces of a text, each with the sign that ends it outside of brackets and strings."""
    start = depth = 0
    for match in _SIGN.finditer(text):
        sign = match[0]
        depth += (sign in "({") - (sign in ")}")
        if sign in ends and depth <= 0:
            yield text[start : match.end()]
            start, depth = match.end(), 0
    if text[start:].strip():
        yield text[start:].strip()
