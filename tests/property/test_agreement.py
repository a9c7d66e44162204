"""The splitter reads a page as Python-Markdown does, with the extensions of ``mkdocs.yml``."""

import re
from itertools import zip_longest

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from civildialogue.core.checks import registry
from civildialogue.core.model.text import Block, BlockKind
from civildialogue.core.site.blocks import marker
from civildialogue.core.source.fences import fences
from civildialogue.core.source.signs import DEFINITION
from counts import cases

from .test_pages import CONVERTER
from .texts import library_of, page_of

LINES = """\
## Цел №
## Цел № {#goal№}
#без-интервал№
### Друга № ##
Ред № текст
още № един
    навътре №
        още навътре №
  малко навътре №
- точка №
* точка №
+ точка №
1. първо №
3. трето №
10) десето №
    - вложена №
  - полувложена №
    1. вложено №
-
- \n> цитат №
> > вътре №
>
| а№ | б |
| --- | --- |
|---|
а№ | б
--- | ---
| 1№ | 2 |
| само№ |
Дума№
:   Значение №
: кратко №
    още №
:неопределение №
: \n-\tтаб №
1.\tтаб №
:\tтаб №
\tтаб №
!!!\tnote "Таб№"
!!! note "Бележка№"
!!! note
!!! tip inline
!!!note
!!! "Без вид№"
??? note "Сгънато№"
???+ tip
??? "Само заглавие№"
=== "Раздел№"
===! "Нов№"
=== Без кавички№
```
```python
~~~
    ```
  ```
`код №`
***
---
- - -
===
=======
--
___
[дума]: b.md
[дума]: <b.md> "Заглавие"
[дума]:
[Важно№]: това е текст
[Важно]: утре
b.md
"заглавие"
[^n]: Бележка
*[ЗНА]: Закон
*[ЗНА]:
*[]: празно
<https://example.org/№> е адрес
<mailto:a@b.bg> е адресът №
{#p-№}
\\# не е заглавие №
####### седем №
#
##
-№
1.№
:::
[x](y) №""".split("\n")


def texts_of(lines: list[str]) -> st.SearchStrategy[str]:
    """Pages of such lines and of empty ones, some within a quotation, an item or a box."""
    places = st.sampled_from(["", "", "", "", "    ", "> ", "- "])
    return st.lists(st.tuples(places, st.sampled_from([*lines, ""])), max_size=10).map(
        lambda pairs: numbered(["".join(pair) for pair in pairs])
    )


texts = texts_of(LINES)

_TAGS = {
    "p": BlockKind.PARAGRAPH,
    "ul": BlockKind.LIST,
    "ol": BlockKind.LIST,
    "dl": BlockKind.DEFINITIONS,
    "table": BlockKind.TABLE,
    "blockquote": BlockKind.QUOTE,
    "details": BlockKind.ADMONITION,
    "pre": BlockKind.CODE,
    "hr": BlockKind.RULE,
    "div": BlockKind.ADMONITION,
}
UNSEEN = (BlockKind.REFERENCE, BlockKind.MARKER)
REFUSING = frozenset(
    ("fence-unclosed", "raw-html", "row-too-long", "fence-options", "id-surplus", "id-misplaced")
)


def numbered(lines: list[str]) -> str:
    """Every line with a number of its own in the place of its ``№``."""
    return "\n".join(line.replace("№", f"з{number}з") for number, line in enumerate(lines))


def tokens(text: str) -> set[str]:
    return set(re.findall(r"з\d+з", text))


def as_written(body: str, blocks: list[Block]) -> str:
    """The page with its ids as marks, and fenced code apart from its neighbours.

    A passage before a definition gets a mark, as every passage has one in a page without findings.
    """
    lines = marker.shield(body).split("\n")
    lines[0] = lines[0] if lines[0].strip(" ") else ""  # No block has the spaces above it.
    mark = f"\n\n{marker.encode({'id': 'x', 'permalink': '#'})}\n\n"
    for block, after in zip_longest(blocks, blocks[1:]):
        if block.kind is BlockKind.HEADING:
            lines[block.line - 1] = block.text.split("\n")[0]
        if block.kind is BlockKind.MARKER:
            lines[block.line - 1] = mark
        elif block.id is not None and block.id_line > block.last_line:
            lines[block.id_line - 1] = mark
        elif block.kind is BlockKind.CODE and not block.text.startswith("    "):
            lines[block.line - 1] = "\n\n" + lines[block.line - 1]
            lines[block.last_line - 1] += mark
        elif block.lasting and after and after.kind is BlockKind.REFERENCE:
            lines[block.last_line - 1] += mark * (after.line > block.last_line + 1)
    return "\n".join(lines).lstrip("\n")


def elements(markup: str) -> list[tuple[BlockKind, set[str]]]:
    found = []
    for element in html.fragment_fromstring(markup, create_parent="div"):
        for link in element.find_class("cd-permalink"):
            link.drop_tree()
        name = element.get("class") or ""
        if name == "cd-block":
            element = element[0]
            name = element.get("class") or ""
        if name == "footnote":
            continue
        kind = BlockKind.HEADING if re.fullmatch("h[1-6]", element.tag) else _TAGS[element.tag]
        if name == "highlight" or (element.tag == "p" and element.find_class("highlight")):
            kind = BlockKind.CODE
        found.append((kind, tokens(element.text_content())))
    return found


def agree(shown: tuple[BlockKind, set[str]], block: Block) -> bool:
    """One kind and the same words; those of a note inside it stand at the end of the page."""
    words = tokens(block.text)
    return shown[0] is block.kind and (
        shown[1] == words or ("]:" in block.text and shown[1] < words)
    )


def is_astray(body: str, blocks: list[Block]) -> bool:
    """Whether it is told elsewhere that blocks run into each other here.

    Something indented right under a reference goes with what is above; a fence right under a
    paragraph ends it in HTML; a definition without a term is a paragraph until more follows.
    """
    after = {block.last_line for block in blocks if block.kind is BlockKind.REFERENCE}
    lines = body.split("\n")
    return any(line.startswith("    ") and n in after for n, line in enumerate(lines)) or any(
        block.kind is BlockKind.PARAGRAPH
        and (DEFINITION.match(block.text) or any(fences(block.text.split("\n"))))
        for block in blocks
    )


@settings(max_examples=cases(3_000))
@given(texts)
def test_same_blocks(body: str) -> None:
    page = page_of(body)
    told = {found.code for found in registry.run(library_of(page))}
    if told & REFUSING or is_astray(body, list(page.blocks)):
        return
    CONVERTER.reset()
    shown = elements(CONVERTER.convert(as_written(body, list(page.blocks))))
    meant = [block for block in page.blocks if block.kind not in UNSEEN]
    assert len(shown) == len(meant)
    assert all(agree(one, block) for one, block in zip(shown, meant, strict=True))
