"""Whatever stands in a file, reading it gives findings, and each has a place inside the file."""

from hypothesis import given
from hypothesis import strategies as st

from civildialogue.core.model.diagnostics import Diagnostic
from civildialogue.core.model.language import languages
from civildialogue.core.model.text import SourceText
from civildialogue.core.source.frontmatter import read_matter
from civildialogue.core.source.yamlmap import YamlMap, read_yaml

from .texts import files, yaml_like


def assert_inside(source: SourceText, found: Diagnostic) -> None:
    span = found.span
    assert 1 <= span.line <= len(source.lines)
    assert 1 <= span.column <= len(source.lines[span.line - 1]) + 1
    assert span.length >= 1
    assert span.excerpt == source.lines[span.line - 1]
    for locale in languages():
        assert found.message(locale) and found.help(locale)


def assert_places_inside(source: SourceText, data: YamlMap) -> None:
    for line, column, length in [*data.fields.values(), *data.keys.values()]:
        assert 1 <= line <= len(source.lines)
        assert column >= 1
        assert length >= 1


@given(files, st.booleans())
def test_front_matter(text: str, is_translation: bool) -> None:
    source = SourceText("docs/a.bg.md", text)
    matter, data, body_line = read_matter(source, is_translation)
    assert matter is not None or data.diagnostics
    assert 1 <= body_line <= len(source.lines) + 1
    for found in data.diagnostics:
        assert_inside(source, found)
    assert_places_inside(source, data)


@given(yaml_like)
def test_data(text: str) -> None:
    source = SourceText("docs/_data/a.yml", text)
    data = read_yaml(source, text, 1)
    for found in data.diagnostics:
        assert_inside(source, found)
    assert_places_inside(source, data)


@given(st.sampled_from(["- ", "? ", "[", "{a: ", "- ? ", "a:\n "]), st.integers(1, 60))
def test_nesting_is_read_or_refused(sign: str, times: int) -> None:
    text = sign * times + "x"
    data = read_yaml(SourceText("a.yml", text), text, 1)
    assert data.diagnostics or times <= 25
