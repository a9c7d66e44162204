"""Material's styles without those of parts that pages don't have."""

import re
from collections.abc import Callable
from pathlib import Path

import jinja2
import material
import pytest
from jinja2 import meta

from civildialogue.core.site.frame.lean import PARTS, is_enough, lean
from civildialogue.core.source.places import THEME

MATERIAL = Path(material.__file__).parent / "templates"
TAGS = ".md-tag{color:red}"


@pytest.mark.parametrize(
    ("style", "left"),
    [
        (".md-tag{color:red}.md-tags{a:b}.a{b:c}", ".a{b:c}"),
        (".a,.md-tag:hover,.b{b:c}", ".a,.b{b:c}"),
        (".a .md-search-result__item>b,.b{b:c}", ".b{b:c}"),
        (".md-searching{a:b}.md-tabs{a:b}", ".md-searching{a:b}.md-tabs{a:b}"),
        (".a:not(.md-tag){b:c}", ".a:not(.md-tag){b:c}"),
        (".a:is(.md-tag,.b){b:c}", ".a:is(.md-tag,.b){b:c}"),
        (f"@media print{{{TAGS}}}", ""),
        (f"@media print{{{TAGS}.a{{b:c}}}}", "@media print{.a{b:c}}"),
        (
            f"@supports (a:b){{@media (a){{{TAGS}.a{{b:c}}}}}}",
            "@supports (a:b){@media (a){.a{b:c}}}",
        ),
        (':root{--md-tag-icon:url("data:;{,}");--a:b}', ":root{--a:b}"),
        (":root{--md-tag-icon:url(data:;x);}", ""),
        ('.a{content:"}.md-tag{"}.b{c:d}', '.a{content:"}.md-tag{"}.b{c:d}'),
        (r".a\,b,.md-tag{content:'\'}'}", r".a\,b{content:'\'}'}"),
        ('.a{content:"/* "}.b{content:" */"}', '.a{content:"/* "}.b{content:" */"}'),
        ("/*! .md-tag{ */.a{b:c}", ".a{b:c}"),
        ('@charset "UTF-8";.a{b:c}', '@charset "UTF-8";.a{b:c}'),
        ("@keyframes md-tag{0%{a:b}to{c:d}}", "@keyframes md-tag{0%{a:b}to{c:d}}"),
    ],
)
def test_what_goes_and_what_stays(style: str, left: str) -> None:
    assert lean(style) == left
    assert lean(left) == left


Own = Callable[[str], bool]


@pytest.fixture
def own(tmp_path: Path) -> Own:
    """Whether the lean styles are enough for a project whose ``main.html`` holds a text."""

    def enough(text: str) -> bool:
        (tmp_path / "main.html").write_text(text, encoding="utf-8")
        loader = jinja2.FileSystemLoader([tmp_path, THEME, MATERIAL])
        env = jinja2.Environment(loader=loader)  # noqa: S701
        return is_enough(env, [str(tmp_path)], str(THEME))

    return enough


EXTENDS = '{% extends "forum.html" %}'


@pytest.mark.parametrize(
    ("text", "enough"),
    [
        (EXTENDS, True),
        (
            f'{EXTENDS}{{% block header %}}{{% include "partials/header.html" %}}{{% endblock %}}',
            True,
        ),
        (f'{EXTENDS}{{% block hero %}}<p class="md-tag">a</p>{{% endblock %}}', False),
        (
            f'{EXTENDS}{{% block hero %}}{{% include "partials/source.html" %}}{{% endblock %}}',
            False,
        ),
        (f"{EXTENDS}{{% block hero %}}{{% include config.extra.part %}}{{% endblock %}}", False),
        ('{% extends "base.html" %}', False),
    ],
)
def test_a_project_that_shows_more_of_the_theme_has_all_of_its_styles(
    own: Own, text: str, enough: bool
) -> None:
    assert own(text) is enough


def test_the_programs_own_templates_and_what_they_include_show_none_of_the_parts() -> None:
    loader = jinja2.FileSystemLoader([THEME, MATERIAL])
    env = jinja2.Environment(loader=loader)  # noqa: S701
    named = re.compile(rf"md-(?:{'|'.join(PARTS)})(?![a-z])")
    left = [path.relative_to(THEME).as_posix() for path in THEME.rglob("*.html")]
    reached: dict[str, str] = {}
    while left:
        name = left.pop()
        if name not in reached:
            reached[name] = loader.get_source(env, name)[0]
            taken = meta.find_referenced_templates(env.parse(reached[name]))
            left += [each for each in taken if each and each.endswith(".html")]
    assert "partials/icons.html" in reached  # Material's own are followed, too.
    del reached["partials/icons.html"]  # Gives the parts their icons, and shows none.
    assert [name for name, source in reached.items() if named.search(source)] == []
