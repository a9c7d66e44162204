"""Whatever a source says, the page that comes of it holds nothing that runs."""

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from lxml import html as lhtml
from markdown import Markdown

from civildialogue.core.model.addresses import is_allowed
from civildialogue.core.model.language import BULGARIAN
from civildialogue.core.site.blocks import emit
from civildialogue.core.site.blocks.rendering import pieces
from civildialogue.core.site.writing.context import Shared, Writer
from civildialogue.core.source.history import History
from counts import cases

from .texts import bodies, library_of, page_of

REPOSITORY = Path(__file__).resolve().parents[2]
SCRIPTED = {"script", "iframe", "object", "embed", "style", "link", "meta", "base", "form", "svg"}
ADDRESSES = ("href", "src", "action", "formaction", "xlink:href", "data", "srcset", "poster")


class _Loader(yaml.SafeLoader):
    """Reads the settings; their references to Python objects are of no account here."""


_Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda *_: None)


def _converter() -> Markdown:
    """Python-Markdown as ``mkdocs.yml`` sets it up."""
    settings = yaml.load((REPOSITORY / "mkdocs.yml").read_text("utf-8"), Loader=_Loader)  # noqa: S506
    names: list[str] = []
    configs: dict[str, Any] = {}
    for item in settings["markdown_extensions"]:
        if isinstance(item, dict):
            configs.update(item)
        names += [item] if isinstance(item, str) else list(item)
    assert "attr_list" in names and "civildialogue" in names
    return Markdown(extensions=names, extension_configs=configs)


CONVERTER = _converter()


def written(body: str) -> str:
    """The Markdown of a page."""
    page = page_of(body)
    writer = Writer(Shared(library_of(page), History(REPOSITORY / "no-such-folder")), BULGARIAN)
    return emit.body(writer, page)


def passages(body: str) -> tuple[str, dict[str, str]]:
    """The HTML of a page, and its passages by their ids."""
    CONVERTER.reset()
    return pieces(CONVERTER.convert(written(body)))


def rendered(body: str) -> str:
    return passages(body)[0]


def assert_harmless(markup: str) -> None:
    assert "<script" not in markup.lower()
    assert not re.search("[\ue000-\uf8ff]", markup)
    tree = lhtml.fragment_fromstring(markup, create_parent="div")
    for node in tree.iter():
        if not isinstance(node.tag, str):
            continue
        assert node.tag not in SCRIPTED
        for name, value in node.attrib.items():
            assert not name.lower().startswith("on"), markup
            if name in ADDRESSES:
                assert is_allowed(value), markup


@settings(max_examples=cases(4_000))
@given(bodies)
def test_nothing_that_runs_comes_through(body: str) -> None:
    assert_harmless(rendered(body))


@given(bodies)
def test_every_id_of_the_source_is_in_the_page_once(body: str) -> None:
    text = f"{body}\n\nПоследен.\n{{#p-last}}"
    meant = Counter(block.id for block in page_of(text).blocks if block.id and block.lasting)
    shown = Counter(lhtml.fragment_fromstring(rendered(text), create_parent="div").xpath("//@id"))
    for identifier, times in meant.items():
        assert shown[identifier] == times, identifier


@pytest.mark.parametrize(
    "body",
    [
        "[a](javascript:alert(1))",
        "[a](java\tscript:alert(1))",
        "[a][b]\n\n[b]: javascript:alert(1)",
        "![a](javascript:x){: onerror=x }",
        "- [a]\n\n[a]: javascript:x",
        "a[^1]\n\n[^1]: [b](javascript:x){: onclick=x }",
        "Дума\n:   [b](javascript:x){: onclick=x }",
        '!!! note "<b onclick=x>"\n    <script>x</script>\n\n    {: onclick=x }',
        '=== "a {: onclick=x }"\n    <script>',
        "- [ ] {: onclick=x }<script>",
        "| a {: onclick=x } |\n| --- |\n| <script> |",
        "    <script>\n\n{: onclick=x }",
        "```{: onclick=x }\n<script>\n```",
        "~~~ {onclick=x}\n</code><script>\n~~~",
        "- a\n\n    ```html\n    <script>\n    ```",
        "- a\n\n    ``` {onclick=x}\n    <b>\n    ```",
        "`<script>` `{: onclick=x }`",
        "`a`{: onclick=x }",
        "*a*{: onclick=x }",
        "*a*{ onclick=x }",
        '<https://example.org/"onclick=x>',
        '<mailto:a@b.bg"onclick=x>',
        '[a](b "x\\" onclick=y")',
        '[a](<b" onclick=x>)',
        "&lt;script>alert(1)&lt;/script>",
        "\\<script>x\\</script>",
        "[@zna, x](javascript:alert(1))]",
        "[@zna, a](javascript:x) [b]",
        "\x020\x03<https://example.org/>",
        "\x02wzxhzdk:0\x03 <script>",
        # What looks like code to a reader of lines, and not to Python-Markdown.
        "```~~~\n<script>x</script>\n```~~~",
        "```\n<script>x</script>\n   ```",
        "```\n<script>x</script>\n\t```",
        "```\u00a0python\n<script>x</script>\n```",
        "```\n<script>x</script>",
        "\\`<script>x</script>`",
        "- `a\n- <script>x</script>`",
        "- `a\n\n    <script>x</script>`",
        "- `a {: onclick=x }\n- b`",
        "> `a\n> > <script>x</script>`",
        "*a `b\n> <script>x</script>` c",
        "| `a | b |\n| --- | --- |\n| <script>x</script>` | c |",
        "Дума `x\n:   <script>x</script>`",
        '!!! note "`a"\n    <script>x</script>`',
        '=== "`x"\n    <script>x</script>`',
        "- [ ] `a\n- [ ] <script>x</script>`",
        "\\`*a*{: onclick=x }`",
    ],
)
def test_what_attackers_write(body: str) -> None:
    assert_harmless(rendered(body))


def test_ordinary_text_comes_through() -> None:
    markup = rendered("## Цел {#goal}\n\n**Важно** и [връзка](b.md).\n{#p-one}\n\n- а\n- б")
    tree = lhtml.fragment_fromstring(markup, create_parent="div")
    assert tree.xpath("//@id") == ["goal", "p-one"]
    assert tree.xpath("string(//strong)") == "Важно"
    assert "b.md" in tree.xpath("//@href")
