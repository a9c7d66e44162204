"""The extension: marks become permalinks; hostile links go."""

import markdown
import pytest
from lxml import html as lhtml

from civildialogue.core.model.addresses import is_allowed
from civildialogue.core.site.blocks import marker

EXTENSIONS = ["attr_list", "tables", "toc", "def_list", "civildialogue"]


def render(*parts: str | dict[str, str]) -> lhtml.HtmlElement:
    text = "\n\n".join(p if isinstance(p, str) else marker.encode(p) for p in parts)
    return lhtml.fragment_fromstring(
        markdown.markdown(text, extensions=EXTENSIONS), create_parent="main"
    )


MARK = {"id": "p-one"}


def test_a_mark_becomes_an_id_and_a_permalink() -> None:
    main = render("Текст.", MARK)
    (paragraph,) = main
    (link,) = paragraph.xpath("./a")
    assert (paragraph.tag, paragraph.get("id")) == ("p", "p-one")
    assert link.get("href") == "#p-one"
    assert link.text == "¶"
    assert "cd-permalink" in link.get("class")


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("- а\n- б", "ul"),
        ("1. а", "ol"),
        ("> цитат", "blockquote"),
        ("| a |\n| --- |\n| 1 |", "table"),
        ("Дума\n:   Значение", "dl"),
    ],
)
def test_what_can_hold_no_link_stands_in_a_block(text: str, tag: str) -> None:
    (holder,) = render(text, MARK)
    assert (holder.tag, holder.get("class"), holder.get("id")) == ("div", "cd-block", "p-one")
    assert [child.tag for child in holder] == [tag, "a"]


def test_a_heading_keeps_its_name_clean_for_the_contents() -> None:
    converter = markdown.Markdown(extensions=EXTENSIONS)
    converter.convert(f"## Цел {{: #goal }}\n\n{marker.encode({**MARK, 'id': 'goal'})}")
    (entry,) = converter.toc_tokens
    assert (entry["name"], entry["id"]) == ("Цел", "goal")


def test_an_older_passage_gets_its_note_after_it() -> None:
    note = {"note": "По-стар.", "change": "../t/#x", "change-text": "Какво се промени"}
    paragraph, after = render("Текст.", {**MARK, **note})
    assert paragraph.get("class") == "cd-older"
    assert after.get("class") == "cd-older-note"
    assert after.text == "По-стар. "
    assert after[0].get("href") == "../t/#x"
    (holder, _) = render("- а", {**MARK, **note})
    assert holder.get("class") == "cd-block cd-older"


def test_what_a_mark_says_is_only_text() -> None:
    main = render(
        "Текст.",
        {
            "id": 'x"><script>',
            "note": "<i>",
            "change": "#",
            "change-text": "<u>",
        },
    )
    assert not main.xpath("//script | //i | //u")


def test_a_mark_with_nothing_before_it_is_dropped() -> None:
    assert len(render(MARK)) == 0


def test_two_marks_for_two_passages() -> None:
    main = render("Един.", MARK, "Два.", {**MARK, "id": "p-two"})
    assert [child.get("id") for child in main] == ["p-one", "p-two"]


def test_marks_are_read_as_they_were_written() -> None:
    payload = {"id": "p-one", "words": '„Щъркел“ \\ " \n & <'}
    assert marker.decode(marker.encode(payload)) == payload
    assert marker.shield(marker.encode(payload)).isalnum()
    with pytest.raises(ValueError, match="non-hexadecimal"):
        marker.decode("текст")


def test_a_shielded_text_is_the_text_again() -> None:
    text = "## <b> {: #x } & `<` \t„х“"
    shielded = marker.shield(text)
    assert "<" not in shielded and "{" not in shielded
    assert marker.unshield(shielded) == text
    assert marker.shield("\x00\x02\x1b\ue000\uf8ffа\nб") == "а\nб"


@pytest.mark.parametrize(
    "target",
    [
        "b.md",
        "../a/b.md#c",
        "#c",
        "",
        "?q=a:b",
        "a/b:c",
        "https://example.org/",
        "HTTP://example.org/",
        "mailto:a@example.org",
    ],
)
def test_what_is_allowed(target: str) -> None:
    assert is_allowed(target)


HOSTILE = [
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    " \x01javascript:alert(1)",
    "javascript&colon;alert(1)",
    "&#106;avascript:alert(1)",
    "jav&#x09;ascript:alert(1)",
    "vbscript:x",
    "data:text/html,<script>x</script>",
    "file:///etc/passwd",
    "ftp://example.org/",
]


@pytest.mark.parametrize("target", HOSTILE)
def test_what_is_not_allowed(target: str) -> None:
    assert not is_allowed(target)


@pytest.mark.parametrize("target", [t for t in HOSTILE if not set(t) & set("\t\n\x01<> ")])
@pytest.mark.parametrize("form", ["[текст]({})", "![текст]({})", "[текст][a]\n\n[a]: {}", "<{}>"])
def test_a_hostile_link_leaves_its_words(form: str, target: str) -> None:
    main = render(form.format(target))
    assert not main.xpath("//a | //img")
    if "текст" in form:
        assert main.text_content().strip() == "текст"


def test_a_good_link_stays() -> None:
    main = render("[а](b.md) ![б](c.svg) [в](https://example.org/)")
    assert main.xpath("//@href | //@src") == ["b.md", "c.svg", "https://example.org/"]


def test_each_box_to_tick_is_named_by_its_own_words() -> None:
    text = "- [ ] едно *две*\n- [x] три\n    - [ ] четири\n\n- без\n\n- [ ] пет\n\n    шест\n"
    html = markdown.markdown(text, extensions=["pymdownx.tasklist", *EXTENSIONS])
    main = lhtml.fragment_fromstring(html, create_parent="main")
    boxes = main.xpath(".//input")
    names = [box.get("aria-labelledby") for box in boxes]
    assert len(boxes) == len(set(names)) == 4
    words = [main.get_element_by_id(name).text_content().split()[0] for name in names]
    assert words == ["едно", "три", "четири", "пет"]
