"""Templates are compiled once, and again when their words change."""

from pathlib import Path

import jinja2
import pytest
from jinja2 import BytecodeCache

from civildialogue.core.pipeline import kept
from civildialogue.core.site.writing.compiled import COMPILED, _Compiled


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The templates that are compiled, in order."""
    seen: list[str] = []
    real = jinja2.Environment.compile

    def compile_(self: jinja2.Environment, source: str, *rest: object) -> object:
        seen.append(source)
        return real(self, source, *rest)  # type: ignore[call-overload]

    monkeypatch.setattr(jinja2.Environment, "compile", compile_)
    return seen


def shown(folder: Path, code: BytecodeCache = COMPILED) -> str:
    loader = jinja2.FileSystemLoader(folder)
    environment = jinja2.Environment(loader=loader, bytecode_cache=code, autoescape=True)
    return environment.get_template("a").render(x=1)


def test_another_environment_takes_what_the_first_compiled(
    tmp_path: Path, compiled: list[str]
) -> None:
    (tmp_path / "a").write_text("{{ x }} one", encoding="utf-8")
    assert [shown(tmp_path), shown(tmp_path)] == ["1 one", "1 one"]
    assert compiled == ["{{ x }} one"]
    (tmp_path / "a").write_text("{{ x }} two", encoding="utf-8")
    assert [shown(tmp_path), shown(tmp_path)] == ["1 two", "1 two"]
    assert compiled == ["{{ x }} one", "{{ x }} two"]


def test_a_file_of_the_same_name_elsewhere_is_another_template(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a").write_text(name, encoding="utf-8")
    assert [shown(tmp_path / name) for name in ("one", "two", "one")] == ["one", "two", "one"]


@pytest.mark.parametrize("name", ["", "templates.pack"])
def test_the_next_run_takes_them_unless_others_may_have_written_them(
    tmp_path: Path, compiled: list[str], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("CIVILDIALOGUE_CACHE", str(tmp_path / "cache"))
    (tmp_path / "a").write_text("{{ x }} one", encoding="utf-8")

    def run() -> int:
        """Fills in the template as a process does that has compiled none; how many it compiles."""
        compiled.clear()
        code, own = kept.code(tmp_path), _Compiled()
        with own.kept_in(code):
            assert shown(tmp_path, own) == "1 one"
        code.save()
        return len(compiled)

    assert [run(), run()] == [1, 0]
    place = kept.folder(tmp_path)
    assert place
    (place / name).chmod(0o777)
    assert run() == 1
