"""Every code that the program can raise is explained, and every explained one can be raised."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator

from civildialogue.core.model.diagnostics import codes
from civildialogue.core.model.language import ENGLISH, languages, messages

from .collected import modules, nodes

LEAST = 8
"""Fixed signs of a text that is put together; with fewer it would fit any code."""


def takers() -> dict[str, set[int]]:
    """Functions and classes that are given a code, with the place of it among the arguments."""
    found = defaultdict(set, {"Diagnostic": {0}})
    for node in (node for module in modules() for node in nodes(module)):
        if isinstance(node, ast.FunctionDef):
            names = [argument.arg for argument in node.args.args if argument.arg != "self"]
            if "code" in names:
                found[node.name].add(names.index("code"))
    return found


def constants(node: ast.AST) -> Iterator[str]:
    """The texts that an expression may be: itself, either branch, any value of a table."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from (text for part in (node.body, node.orelse) for text in constants(part))
    elif isinstance(node, ast.Dict):
        yield from (text for part in node.values for text in constants(part))
    elif isinstance(node, ast.Subscript):
        yield from constants(node.value)


def raised() -> Iterator[tuple[str, str]]:
    """Module and code of each place that names one."""
    places = takers()
    for module in modules():
        if ".importing." in module.__name__:
            continue  # What an import loses has words of its own, not codes.
        for node in nodes(module):
            for part in _given(node, places):
                yield from ((module.__name__, code) for code in constants(part))


def _given(node: ast.AST, places: dict[str, set[int]]) -> Iterator[ast.AST]:
    """The expressions of codes: arguments of who takes one, and what is called so."""
    if isinstance(node, ast.Call):
        callee = getattr(node.func, "attr", getattr(node.func, "id", ""))
        taken = places.get(callee, set())
        yield from (part for place, part in enumerate(node.args) if place in taken)
        yield from (part.value for part in node.keywords if part.arg == "code" and taken)
    elif isinstance(node, ast.Assign):
        names = {getattr(target, "id", "") for target in node.targets}
        yield from [node.value] if names & {"code", "codes"} else []


def patterns() -> Iterator[str]:
    """Every text of the program as a pattern; what is filled in at run time may be any word."""
    for node in (node for module in modules() for node in nodes(module)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield re.escape(node.value)
        elif isinstance(node, ast.JoinedStr):
            fixed = [getattr(part, "value", None) for part in node.values]
            parts = [re.escape(text) if isinstance(text, str) else "[a-z]+" for text in fixed]
            if sum(len(text) for text in fixed if isinstance(text, str)) >= LEAST:
                yield "".join(parts)


def test_every_code_that_is_raised_has_its_text() -> None:
    found = set(raised())
    assert len({code for _, code in found}) > 80
    # Sentences that stand in the same place of another function of that name are no codes.
    named = {(name, code) for name, code in found if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", code)}
    assert {(name, code) for name, code in named if code not in codes()} == set()


def test_every_code_that_has_a_text_is_raised() -> None:
    named = re.compile("|".join(f"(?:{pattern})" for pattern in set(patterns())))
    assert {code for code in codes() if not named.fullmatch(code)} == set()


def test_every_code_is_explained_in_both_languages() -> None:
    for code, entry in codes().items():
        for locale in languages():
            assert entry.message[locale].strip(), code
            assert entry.help[locale].strip(), code
            assert entry.why[locale].strip(), code


def test_every_key_of_the_interface_that_is_named_is_there() -> None:
    """A message without a text would end in a KeyError before the reader."""
    for module in modules():
        for node in nodes(module):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("message", "both"):
                place = 0 if getattr(node.func, "id", "") == "both" else 1
                for key in constants(node.args[place]):
                    assert key in messages(ENGLISH), f"{module.__name__}: {key}"
