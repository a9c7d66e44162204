"""A source page → Markdown that can do no harm."""

from pathlib import Path

import markdown
import pytest
from lxml import html as lhtml

from civildialogue.core.model.language import ENGLISH
from civildialogue.core.model.library import Library
from civildialogue.core.site.blocks import emit, marker
from civildialogue.core.site.writing import registers
from civildialogue.core.site.writing.context import Writer
from civildialogue.core.source.load import Loader

from ..making import DATA, bare_page, library_of, load, made, original, translation, writer_of


@pytest.fixture
def writer(docs: Path) -> Writer:
    return writer_of(load(docs, DATA).library, docs)


def body(writer: Writer, text: str) -> str:
    return emit.body(writer, bare_page(text))


def shown(writer: Writer, text: str) -> lhtml.HtmlElement:
    """The text as a browser gets it."""
    extensions = ["attr_list", "tables", "pymdownx.superfences", "civildialogue"]
    markup = markdown.markdown(body(writer, text), extensions=extensions)
    return lhtml.fragment_fromstring(markup, create_parent="main")


def words(tree: lhtml.HtmlElement) -> str:
    return " ".join(tree.text_content().split())


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "a <b onclick=x>b</b>",
        "<!-- x -->",
        "<?php x ?>",
        "<div>\nа\n</div>",
        "3 < 5 и 5 > 3",
        "<javascript:alert(1)>",
    ],
)
def test_raw_html_is_only_text(writer: Writer, text: str) -> None:
    tree = shown(writer, text)
    assert {node.tag for node in tree} == {"p"}
    assert not tree.xpath("./p/*")
    assert words(tree) == " ".join(text.split())


def test_an_address_in_angle_brackets_is_a_link(writer: Writer) -> None:
    tree = shown(writer, "<https://example.org/> и <mailto:a@example.org> и <b>")
    first, second = tree.xpath("//a")
    assert (first.get("href"), first.text) == ("https://example.org/", "https://example.org/")
    assert second.get("href") == "mailto:a@example.org"
    assert words(tree).endswith("и <b>")


@pytest.mark.parametrize(
    "text",
    [
        "Текст.{: onclick=x }",
        "[a](b.md){onclick=x}",
        "Текст.\n{: #own .class }",
        "- а { .hidden }",
        "| a |\n| --- |\n| 1 {: #x } |",
        "{%x}{:y}{ onload=z }",
        "## Заглавие {: .x } край",
    ],
)
def test_attribute_lists_are_only_text(writer: Writer, text: str) -> None:
    tree = shown(writer, text)
    assert set(_attributes(tree)) <= {"href"}
    assert "{" in words(tree)
    assert "}" in words(tree)


def _attributes(tree: lhtml.HtmlElement) -> list[str]:
    return [name for node in tree.iter() for name in node.attrib]


@pytest.mark.parametrize("code", ["`{: #x } <b>`", "`&lt;`", "``{#x} ` <i>``"])
def test_code_is_shown_as_it_is_written(writer: Writer, code: str) -> None:
    (found,) = shown(writer, f"едно {code} две").xpath("//code")
    assert found.text == code.strip("`")


def test_a_code_block_is_shown_and_its_options_go(writer: Writer) -> None:
    tree = shown(writer, '```python title="x" {onclick=y}\n<b>{: #x }</b>\n```')
    assert words(tree) == "<b>{: #x }</b>"
    assert not {"onclick", "title", "id"} & set(_attributes(tree))


def test_marks_in_a_source_are_taken_out(writer: Writer) -> None:
    forged = marker.encode({"id": "p-forged"})
    made = body(writer, f"Текст {forged}.\n\n{forged}\n\n```\n{forged}\n```")
    assert marker.OPEN not in made
    assert marker.CLOSE not in made


def test_the_program_s_own_stand_ins_cannot_be_forged(writer: Writer) -> None:
    tree = shown(writer, "\x020\x03 и <https://example.org/> и \x021\x03 и \x0299\x03")
    assert tree.xpath("//a/@href") == ["https://example.org/"]


def test_each_passage_has_a_mark_under_it(writer: Writer) -> None:
    made = body(writer, "## Цел {#goal}\n\nТекст.\n{#p-one}\n\nБез знак.\n\n***").split("\n\n")
    assert made[0] == "## Цел {: #goal }"
    assert marker.decode(made[1])["id"] == "goal"
    assert made[2] == "Текст."
    assert marker.decode(made[3])["id"] == "p-one"
    assert made[4:] == ["Без знак.", "***"]


@pytest.mark.parametrize(
    ("citation", "made"),
    [
        ("[@zna]", "([ЗНА](#source-zna){: .cd-citation })"),
        ("[@zna, чл. 26]", "([ЗНА, чл. 26](#source-zna){: .cd-citation })"),
        (
            "[@zna, чл. 26; @apk]",
            "([ЗНА, чл. 26](#source-zna){: .cd-citation }; [АПК](#source-apk){: .cd-citation })",
        ),
    ],
)
def test_citations_lead_to_the_page_s_sources(writer: Writer, citation: str, made: str) -> None:
    assert body(writer, citation) == made


def test_a_citation_is_in_the_language_of_the_text(writer: Writer) -> None:
    page = bare_page("Text [@zna].", ENGLISH)
    assert "[NAA](#source-zna)" in emit.body(writer, page)


def test_a_source_that_is_not_there_is_named_as_it_is_written(writer: Writer) -> None:
    assert "[nowhere](#source-nowhere)" in body(writer, "[@nowhere]")


def test_a_citation_in_code_is_no_citation(writer: Writer) -> None:
    assert not shown(writer, "`[@zna]`").xpath("//a")


@pytest.mark.parametrize(
    "inner", ["@zna, {onclick=x}", "@zna, <b onclick=x>", "@zna<img>{: onclick=y }", "@zna, a) [b"]
)
def test_a_place_in_a_source_brings_nothing_along(writer: Writer, inner: str) -> None:
    tree = shown(writer, f"[{inner}]")
    assert set(_attributes(tree)) <= {"href", "class"}
    assert not tree.xpath("//b | //img")


def test_a_source_brings_nothing_along(docs: Path) -> None:
    data = DATA["_data/sources.yml"].replace('"ЗНА"', "'<img onerror=x>{: onclick=y }'")
    writer = writer_of(load(docs, {"_data/sources.yml": data}).library, docs)
    tree = shown(writer, "[@zna]")
    assert set(_attributes(tree)) <= {"href", "class"}
    assert "<img onerror=x>{: onclick=y }" in words(tree)


def older(docs: Path) -> tuple[Library, Writer]:
    recorded = {"p-one": "0" * 12, "p-two": bare_page("Втори.").blocks[0].hash}
    load(
        docs,
        {
            "analysis/one.bg.md": original(body="Първи.\n{#p-one}\n\nВтори.\n{#p-two}"),
            "analysis/one.en.md": translation(
                body="First.\n{#p-one}\n\nSecond.\n{#p-two}", translates=recorded
            ),
        },
    )
    library = Loader(docs).library
    return library, writer_of(library, docs, ENGLISH)


def test_an_older_passage_says_so_and_leads_to_the_change(docs: Path) -> None:
    library, writer = older(docs)
    made = emit.body(writer, library.translated[ENGLISH]["analysis/one"]).split("\n\n")
    payloads = [marker.decode(part) for part in made if part.startswith(marker.OPEN)]
    assert payloads[0]["note"]
    assert payloads[0]["change"] == "../../about/translations/#analysis-one-p-one"
    assert "note" not in payloads[1]


def test_the_change_is_on_the_page_where_its_text_is_listed(
    docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(docs, {"analysis/first.bg.md": original(body="Друг.\n{#p-other}")})
    library, writer = older(docs)
    monkeypatch.setitem(registers.SIZE, registers.TRANSLATIONS, 1)
    body = emit.body(writer, library.translated[ENGLISH]["analysis/one"])
    [payload, _] = [marker.decode(p) for p in body.split("\n\n") if p.startswith(marker.OPEN)]
    way, _, anchor = payload["change"].partition("#")
    pages = {key: page.body for key, page in made(writer).items()}
    [there] = [key for key, text in pages.items() if f'id="{anchor}"' in text]
    assert there != registers.TRANSLATIONS
    assert way == f"../../{there}/"


def test_an_original_is_never_older(docs: Path) -> None:
    library, writer = older(docs)
    text = emit.body(writer, library.originals["analysis/one"])
    payloads = [marker.decode(p) for p in text.split("\n\n") if p.startswith(marker.OPEN)]
    assert all("note" not in payload for payload in payloads)


def test_a_translation_without_an_original_has_no_notes(docs: Path) -> None:
    orphan = bare_page("Text.\n{#p-one}", ENGLISH)
    writer = writer_of(library_of(orphan), docs, ENGLISH)
    assert emit.body(writer, orphan).startswith("Text.\n\n")
