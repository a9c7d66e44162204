"""The mutants of a Python source: copies in which one thing is wrong, one at a time.

A test run that stays green over a mutant does not watch that line.
"""

import ast
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

SWAPPED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
"""Each operator and the one that takes its place; a comparison at a limit moves by one."""


@dataclass(frozen=True)
class Mutant:
    """One fault. ``start`` and ``end`` are bytes of the source, ``new`` stands between them;
    ``lines`` are those of the fault, ``function`` those of the body of the function around it; if
    there is none, ``names`` are what its statement binds.
    """

    path: Path
    start: int
    end: int
    old: str
    new: str
    lines: tuple[int, int]
    function: tuple[int, int] | None
    names: frozenset[str]

    @property
    def identity(self) -> str:
        """What stays the same when other parts of the file change."""
        return f"{self.path.as_posix()}\n{self.old}\n{self.new}"

    @property
    def named(self) -> dict[str, str]:
        """What tells it from others for a person, and holds when it moves to another line."""
        line = self.path.read_text(encoding="utf-8").split("\n")[self.lines[0] - 1].strip()
        return {"path": self.path.as_posix(), "line": line, "old": self.old, "new": self.new}

    def text(self) -> str:
        """The source with the fault."""
        data = self.path.read_bytes()
        return (data[: self.start] + self.new.encode() + data[self.end :]).decode()

    def shown(self) -> str:
        """The place and the difference, in a few lines."""
        old, new = (" ".join(text.split()) for text in (self.old, self.new))
        return f"{self.path.as_posix()}:{self.lines[0]}\n  - {old}\n  + {new}"


def mutants_of(path: Path) -> list[Mutant]:
    """Every mutant of a source, in the order of its text."""
    data = path.read_bytes()
    starts = [0]
    for line in data.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    found = []
    tree = ast.parse(data)
    for node, function, new in _visit(tree, None):
        last = node.end_lineno or node.lineno
        start = starts[node.lineno - 1] + node.col_offset
        end = starts[last - 1] + (node.end_col_offset or 0)
        old = data[start:end].decode()
        names = frozenset(() if function else _bound(tree.body, node.lineno))
        found.append(Mutant(path, start, end, old, new, (node.lineno, last), function, names))
    return sorted(found, key=lambda m: (m.start, m.end, m.new))


def sample(mutants: Iterable[Mutant], count: int, seed: int) -> list[Mutant]:
    """Some of the mutants: the same for the same seed, also when other lines of the code change."""
    seen: Counter[str] = Counter()
    lots = {}
    for mutant in mutants:
        seen[mutant.identity] += 1
        name = f"{seed}\n{mutant.identity}\n{seen[mutant.identity]}"
        lots[hashlib.sha256(name.encode()).hexdigest()] = mutant
    chosen = [lots[lot] for lot in sorted(lots)[:count]]
    return sorted(chosen, key=lambda m: (m.path, m.start, m.new))


def _bound(body: list[ast.stmt], line: int) -> Iterator[str]:
    """The names that the statement over a line binds: of a class, its own and those in it."""
    for statement in body:
        if statement.lineno <= line <= (statement.end_lineno or line):
            match statement:
                case ast.ClassDef(name=name, body=inner):
                    yield from list(_bound(inner, line)) or [name]
                case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                    yield name
                case ast.Assign(targets=targets):
                    yield from (each.id for each in targets if isinstance(each, ast.Name))
                case ast.AnnAssign(target=ast.Name(id=name)):
                    yield name


Place = tuple[int, int] | None
Found = Iterator[tuple[ast.expr | ast.stmt, Place, str]]


def _visit(node: ast.AST, function: Place) -> Found:
    """The nodes that can be replaced, the function around each, and what takes its place."""
    if isinstance(node, ast.JoinedStr):  # Its parts have no places of their own in Python 3.11.
        return
    if isinstance(node, ast.keyword) and node.arg == "strict":  # Guards what can't be.
        return
    for new in _faults(node):
        yield node, function, new
    for test in _tests(node):
        yield test, function, _written(ast.UnaryOp(ast.Not(), test))
    inner = function
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        inner = (node.body[0].lineno, node.end_lineno or node.lineno)
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list", "keywords") and not _counts(value):
            continue
        for child in value if isinstance(value, list) else [value]:
            is_docstring = isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant)
            if isinstance(child, ast.AST) and not is_docstring:
                yield from _visit(child, inner if name == "body" else function)


def _counts(value: object) -> bool:
    """Whether an annotation says more than a type: ``Annotated[str, Field(max_length=5)]``."""
    nodes = value if isinstance(value, list) else [value]
    return any(
        isinstance(part, ast.Call | ast.keyword)
        for node in nodes
        if isinstance(node, ast.AST)
        for part in ast.walk(node)
    )


def _tests(node: ast.AST) -> Iterator[ast.expr]:
    """The conditions of a statement that have no operator which could change."""
    asked = [node.test] if isinstance(node, ast.If | ast.While | ast.IfExp) else []
    asked += node.ifs if isinstance(node, ast.comprehension) else []
    yield from (test for test in asked if isinstance(test, ast.Name | ast.Attribute | ast.Call))


def _faults(node: ast.AST) -> Iterator[str]:
    yield from _of_operators(node)
    yield from _of_values(node)
    yield from _of_statements(node)


def _of_operators(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Compare(left, ops, comparators):
            for n, operator in enumerate(ops):
                swapped = [*ops[:n], SWAPPED[type(operator)](), *ops[n + 1 :]]
                yield _written(ast.Compare(left, swapped, comparators))
        case ast.BoolOp(operator, values):
            yield _written(ast.BoolOp(SWAPPED[type(operator)](), values))
            for n in range(len(values)):
                rest = [*values[:n], *values[n + 1 :]]
                yield _written(ast.BoolOp(operator, rest) if len(rest) > 1 else rest[0])
        case ast.BinOp(left, operator, right) if other := SWAPPED.get(type(operator)):
            yield _written(ast.BinOp(left, other(), right))
        case ast.UnaryOp(ast.Not(), operand):
            yield _written(operand)


def _of_values(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Constant(bool() as value):
            yield str(not value)
        case ast.Constant(int() as value):
            yield str(value + 1)
        case ast.Constant(str() as value) if value:
            yield repr(f"{value}X")
        case ast.Tuple(elts, ast.Load()) | ast.List(elts, ast.Load()) | ast.Set(elts):
            if len(elts) > 1 and all(isinstance(each, ast.Constant) for each in elts):
                for n in range(len(elts)):
                    yield _written(type(node)([*elts[:n], *elts[n + 1 :]], *_loaded(node)))


def _of_statements(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Expr(ast.Call() | ast.Yield() | ast.YieldFrom()):
            yield "pass"
        case ast.Return(ast.expr() as value) if not _is_none(value):
            yield "return None"
        case ast.Continue():
            yield "break"
        case ast.Break():
            yield "continue"


def _loaded(node: ast.AST) -> Sequence[ast.expr_context]:
    return () if isinstance(node, ast.Set) else (ast.Load(),)


def _is_none(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and value.value is None


def _written(node: ast.expr) -> str:
    """The expression as text, in brackets, so that it stays whole wherever it is put."""
    text = ast.unparse(ast.fix_missing_locations(node))
    return text if isinstance(node, ast.Tuple | ast.List | ast.Set) else f"({text})"
