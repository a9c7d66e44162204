"""Every regular expression of the package, found in its source, and how each is used."""

import ast
import builtins
import importlib
import pkgutil
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import civildialogue

from .steps import ANCHORED

METHODS = ("match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer")
ROOT = Path(civildialogue.__file__).parent


@dataclass(frozen=True)
class Used:
    """A pattern with its flags, where it stands, and the method that searches with it."""

    place: str
    pattern: str
    flags: int
    method: str


@cache
def modules() -> list[ModuleType]:
    """Every module of the package."""
    names = [m.name for m in pkgutil.walk_packages([str(ROOT)], "civildialogue.")]
    return [importlib.import_module(name) for name in names]


@cache
def nodes(module: ModuleType) -> tuple[ast.AST, ...]:
    """Whatever stands in the module's source."""
    text = Path(str(module.__file__)).read_text(encoding="utf-8")
    return tuple(ast.walk(ast.parse(text)))


def used() -> Iterator[Used]:
    """Every pattern of the package with each method that is called on it."""
    methods = _methods()
    for module in modules():
        for name, value in vars(module).items():
            for pattern in _patterns(value):
                if isinstance(pattern.pattern, str | bytes):
                    for method in sorted({_kind(each) for each in methods.get(name, ("search",))}):
                        yield _used(f"{module.__name__}.{name}", pattern, method)
        for call in _calls(nodes(module)):
            method = call.func.attr  # type: ignore[attr-defined]
            if method in METHODS:
                yield _used(
                    f"{module.__name__}:{call.lineno}", _compiled(call, module), _kind(method)
                )


def _kind(method: str) -> str:
    """All methods but two look for the pattern from every place of the text."""
    return method if method in ANCHORED else "search"


def _used(place: str, pattern: re.Pattern[Any], method: str) -> Used:
    text = pattern.pattern
    plain = text.decode("latin-1") if isinstance(text, bytes) else text
    return Used(place, plain, pattern.flags & ~re.UNICODE, method)


def unnamed() -> Iterator[str]:
    """Patterns that are compiled inside of a function, where no test can see them."""
    for module in modules():
        for function in nodes(module):
            if isinstance(function, ast.FunctionDef | ast.Lambda):
                for call in _calls(ast.walk(function)):
                    if call.func.attr == "compile":  # type: ignore[attr-defined]
                        yield module.__name__


def _patterns(value: object) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _patterns(part)
    elif isinstance(value, tuple | list):
        for part in value:
            yield from _patterns(part)
    elif hasattr(value, "__dataclass_fields__") and not isinstance(value, type):
        for name in value.__dataclass_fields__:
            yield from _patterns(getattr(value, name))


def _calls(among: Iterable[ast.AST]) -> Iterator[ast.Call]:
    for call in among:
        match call:
            case ast.Call(func=ast.Attribute(value=ast.Name(id="re"))):
                yield call


def _compiled(call: ast.Call, module: ModuleType) -> re.Pattern[Any]:
    """The pattern of a call such as ``re.sub(…)``, worked out with the module's own names."""
    flags = next((k.value for k in call.keywords if k.arg == "flags"), None)
    place = {"sub": 4, "subn": 4, "split": 3}.get(call.func.attr, 2)  # type: ignore[attr-defined]
    flags = flags or (call.args[place] if len(call.args) > place else None)
    parts = [call.args[0], *([flags] if flags else [])]
    own = vars(module)
    known = {*own, *dir(builtins)}
    # A word that is known at run time only stands for any word.
    names = {n.id: "word" for n in ast.walk(parts[0]) if isinstance(n, ast.Name)}
    free = {name: word for name, word in names.items() if name not in known}
    values = [eval(ast.unparse(part), own, free) for part in parts]  # noqa: S307
    return re.compile(*values)


def _methods() -> dict[str, set[str]]:
    """The methods that are called on each name, wherever in the package."""
    found = defaultdict(set)
    for module in modules():
        for node in nodes(module):
            if isinstance(node, ast.Attribute) and node.attr in METHODS:
                for name in _names(node.value):
                    found[name].add(node.attr)
    return found


def _names(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Subscript):
        yield from _names(node.value)
    elif isinstance(node, ast.IfExp):
        yield from _names(node.body)
        yield from _names(node.orelse)
    elif isinstance(node, ast.Name):
        yield node.id
    elif isinstance(node, ast.Attribute):
        yield node.attr
