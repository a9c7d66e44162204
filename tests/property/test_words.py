"""What passes the check loses no word on the page, and what the fix writes makes nothing worse."""

import re

from hypothesis import given, settings

from civildialogue.core.checks import registry
from civildialogue.core.model.diagnostics import Severity
from civildialogue.core.pipeline.rewriting import set_right
from counts import cases

from .test_agreement import LINES, texts_of, tokens
from .test_pages import rendered
from .texts import library_of, page_of

UNREAD = """\
-дума№
-друга№
2.дума№
##Тясно№
  ### Отстъп№
::: note
!! note
[x] (y.md) №
(x№)[y.md]
** получер№ **
**отворен№
дума^[бележка№ тук]
дума[^две думи] №
[^две думи]: Бележка№
| 1 | ред№ |""".split("\n")
"""Signs that come out as text, which the fix may write anew."""
texts = texts_of([*LINES, *UNREAD])
ID = re.compile(r"\{ ?:? ?#[^}]*\}")


ELSEWHERE = frozenset(("link-broken", "anchor-broken", "image-broken", "id-invalid"))
"""What is said of files that aren't there, and of the letters of an id."""


def errors(body: str) -> set[str]:
    """The codes of all errors of a page."""
    found = registry.run(library_of(page_of(body)))
    return {d.code for d in found if d.severity is Severity.ERROR} - ELSEWHERE


@settings(max_examples=cases(3_000))
@given(texts)
def test_no_word_is_lost(body: str) -> None:
    if not errors(body):
        assert tokens(ID.sub("", body)) <= tokens(rendered(body))


@settings(max_examples=cases(3_000))
@given(texts)
def test_the_fix_keeps_every_word_brings_no_error_and_ends(body: str) -> None:
    after = set_right(page_of(body))
    text = after.source.text
    assert tokens(text) == tokens(body)
    assert errors(text) <= errors(body)
    assert set_right(after) is after
