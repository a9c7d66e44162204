"""Texts to try: anything at all, and things that look like what people and attackers write."""

from hypothesis import strategies as st

from civildialogue.core.model.language import BULGARIAN
from civildialogue.core.model.library import Library, Page
from civildialogue.core.model.schema import ChapterMatter
from civildialogue.core.source.blocks import split_blocks
from civildialogue.core.source.reading import decoded

anything = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)

_LINES = """\
## Заглавие {#goal}
## Заглавие
#### Дълбоко { : #deep }
Един ред текст.
още един ред
{#p-one}
{#p-two}
- точка
* точка
    - вложена
1. първо
> цитат
| a | b |
| --- | --- |
| 1 | 2 |
Дума
:   Значение
    още
!!! note "Бележка"
    Текст.
```
```python
````
~~~
***
---
[дума]: b.md
[^1]: Бележка
*[ЗНА]: Закон
<div>
<https://example.org/>
[@zna, чл. 26]
""".splitlines()

_HOSTILE = [
    "<script>alert(1)</script>",
    "<script",
    "<img src=x onerror=alert(1)>",
    "<b onclick=x>",
    "<a href=javascript:x>",
    "[a](javascript:alert(1))",
    "[a]( JaVaScRiPt:alert(1) )",
    "[a](java&#115;cript:x)",
    "[a](java\tscript:x)",
    "[a](&#x6a;avascript:x)",
    "![a](javascript:x)",
    '![a](x" onerror="y)',
    '[a](b "x\\" onclick=\\"y")',
    "[a][b]",
    "[b]: javascript:x",
    "[b]: <javascript:x>",
    "<javascript:alert(1)>",
    "<javascript:x@y.bg>",
    "{: onclick=x }",
    "{ onclick=x }",
    '{: href="javascript:x" }',
    "{: .a }",
    "{:onload=x}",
    "&#123;: onclick=x }",
    "[a](b){: onclick=x }",
    "![a](b){onerror=x}",
    "## a {: onclick=x }",
    "| a {: onclick=x } |",
    "``` {onclick=x}",
    "```{.python onclick=x}",
    '```python title="x" onclick="y"',
    "`#!js x`",
    '=== "a"',
    "    <script>x</script>",
    '??? note "<script>"',
    '!!! "onclick=x" note',
    '!!! note "<b onclick=x>"',
    "- [ ] <script>",
    "[^1]: <script>x</script>",
    "a[^1]",
    "[@zna, <script>]",
    "[@zna, {onclick=x}]",
    "[@zna, `](javascript:x)",
    "[@zna]{: onclick=x }",
    "*[a]: <script>",
    "\\<script>",
    "\\[a](javascript:x)",
    "`<script>`",
    "``<script> ` ``",
    "`",
    "\ue000",
    "\ue001",
    "\ue0007b7d\ue001",
    "\x02",
    "\x03",
    "\x020\x03",
    "\x02wzxhzdk:0\x03",
    "\x02klzzwxh:0000\x03",
    "\x02amp\x03",
]

line = st.one_of(
    st.sampled_from(_LINES),
    st.sampled_from(_HOSTILE),
    st.just(""),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12),
)
indented = st.tuples(st.sampled_from(["", "", "", "    ", "> ", "- "]), line).map("".join)
spliced = st.lists(line, min_size=2, max_size=3).map(" ".join)
pages = st.lists(st.one_of(line, indented, spliced), max_size=12).map("\n".join)
bodies = st.one_of(anything, pages)

_KEYS = ["kind", "title", "summary", "origin", "short-title", "duration", "order", "translates"]
_VALUES = [
    "home", "chapter", "lesson", "текст", "12", "-3", "00", "true", "null", "~", "2026-02-31",
    "[a, b]", "[", "{a: b}", "{", "'", '"', "&a", "*a", "- x", "| ", ">-", "!!int x", "!x y",
    "? a", "a: b", "#", "@", "\u2028", "\x85", "\t", "%", "<<", "\x00", "1e400", "0x1F", "1:30",
]  # fmt: skip
_pair = st.tuples(
    st.sampled_from(["", "  ", "- ", "? ", "\t"]),
    st.sampled_from(_KEYS) | anything,
    st.sampled_from([": ", ":", ":\n  ", " "]),
    st.sampled_from(_VALUES) | anything,
).map("".join)
yaml_like = st.one_of(anything, st.lists(_pair, max_size=6).map("\n".join))
files = st.one_of(
    anything,
    st.tuples(yaml_like, bodies).map(lambda parts: f"---\n{parts[0]}\n---\n{parts[1]}"),
)

MATTER = ChapterMatter.model_validate(
    {"kind": "chapter", "title": "Заглавие", "summary": "За какво.", "origin": "example"}
)


def page_of(body: str, key: str = "analysis/one") -> Page:
    """A page whose text is the body alone, so that its lines count from 1; read as a file is."""
    source = decoded(f"docs/{key}.bg.md", body.encode())
    return Page(key, BULGARIAN, source, MATTER, {}, tuple(split_blocks(source.lines, 1)))


def library_of(page: Page) -> Library:
    """A library of one page."""
    return Library(originals={page.key: page})
