"""What passes the check loses no word on the page, and what the fix writes makes nothing worse."""

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from civildialogue.core.checks import registry
from civildialogue.core.model.diagnostics import Severity
from civildialogue.core.pipeline.rewriting import set_right
from counts import cases

from .test_agreement import LINES, numbered, texts_of, tokens
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
APART = """\
-
1.
    -
*[Зз]: Закон №
[дз]: b.md "№"
[^n]: Бележка №
```python №
``` №
```
!!! note "№"
Дума № с [^n] и [дз] и Зз
№
####### №
""".split("\n")
"""Empty items, and what stands apart from the text that it belongs to; it lies at any depth."""
DEPTHS = ("", "", "  ", "    ", "        ", "> ", ">     ", "- ", "    - ", "1. ", "- - ")
nestings = st.lists(
    st.tuples(st.sampled_from(DEPTHS), st.sampled_from([*APART, *LINES])), min_size=1, max_size=6
).map(lambda pairs: numbered(["".join(pair) for pair in pairs]))
ID = re.compile(r"\{ ?:? ?#[^}]*\}")


ELSEWHERE = frozenset(("link-broken", "anchor-broken", "image-broken", "id-invalid"))
"""What is said of files that aren't there, and of the letters of an id."""


def errors(body: str) -> set[str]:
    """The codes of all errors of a page."""
    found = registry.run(library_of(page_of(body)))
    return {d.code for d in found if d.severity is Severity.ERROR} - ELSEWHERE


@settings(max_examples=cases(3_000))
@example("[^а]: Едно\n> ```\n[^а]: Две\n> ```")
@given(texts)
def test_no_word_is_lost(body: str) -> None:
    if not errors(body):
        assert tokens(ID.sub("", body)) <= tokens(rendered(body))


@settings(max_examples=cases(3_000))
@given(nestings)
@example("- \n    *[Зз]: Закон з1з")
@example("- \n    ```python з1з\n    x\n    ```")
@example("1. ####### седем\n    *[Зз]: Закон з1з")
@example("        ```python з0з")
@example("``` з0з\nx\n```")
@example("> цитат\n        ``` з1з\n        ```")
@example("[^н]: Бел\n    [^n]: Бел з1з\n\nа[^н][^n]")
@example('[дз]: b.md "з0з"\n\n    [дз]: b.md')
def test_no_word_is_lost_at_any_depth(body: str) -> None:
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
