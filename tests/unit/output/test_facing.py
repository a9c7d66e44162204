"""Two rendered pages side by side."""

import pytest
from lxml import html as lhtml
from markdown import Markdown

from civildialogue.core.model.language import BULGARIAN, ENGLISH, PROGRAM, Locale, message
from civildialogue.core.model.settings import EXTENSIONS
from civildialogue.core.output.facing import Column, compose

BG, EN = BULGARIAN, ENGLISH


def passage(identifier: str, words: str, tag: str = "p") -> str:
    link = f'<a class="cd-permalink" href="#{identifier}">¶</a>'
    return f'<{tag} id="{identifier}">{words}{link}</{tag}>'


def by_id(page: str) -> dict[str, str]:
    """The passages of a page written as HTML, as the renderer hands them over."""
    found = lhtml.fragments_fromstring(page)
    return {each.get("id"): lhtml.tostring(each, encoding="unicode") for each in found}


def compose_tree(left: str, right: str, reader: Locale = BG) -> lhtml.HtmlElement:
    one = Column(by_id(left), "analysis/one/", BG, "Първа глава", BG)
    two = Column(by_id(right), "en/analysis/one/", EN, "Chapter one", EN)
    if reader is EN:
        one, two = two, one
    address = f"{reader.prefix}facing/analysis/one/"
    return lhtml.fragment_fromstring(compose(one, two, address, reader))


LEFT = passage("goal", "Цел", "h2") + passage("p-one", "Първи.") + passage("p-two", "Втори.")
RIGHT = passage("goal", "Goal", "h2") + passage("p-two", "Second.") + passage("p-new", "New.")


def test_a_row_for_every_passage_of_either_page() -> None:
    rows = compose_tree(LEFT, RIGHT).xpath("./div")
    assert [row.get("id") for row in rows] == [None, "goal", "p-one", "p-two", "p-new"]
    absent = message(BG, "facing.absent")
    assert [[cell.text_content() for cell in row] for row in rows] == [
        ["Първа глава", "Chapter one"],
        ["Цел", "Goal"],
        ["Първи.", absent],
        ["Втори.", "Second."],
        [absent, "New."],
    ]
    assert all([cell.get("lang") for cell in row] == ["bg", "en"] for row in rows)


def block(identifier: str, inside: str) -> str:
    """A passage that is no paragraph, as the site writes it."""
    link = f'<a class="cd-permalink" href="#{identifier}">¶</a>'
    return f'<div class="cd-block" id="{identifier}">{inside}{link}</div>'


def test_an_id_stands_once() -> None:
    same = block("p-one", '<ul id="inner"><li id="deep">а</li></ul>')
    assert compose_tree(same, same).xpath("//@id") == ["p-one"]


@pytest.mark.parametrize("reference", ["for", "aria-labelledby", "aria-describedby", "headers"])
def test_what_is_referred_to_is_found_in_its_own_column(reference: str) -> None:
    same = block("p-one", f'<i id="a">а</i><i id="b">б</i><u {reference}="a none b">в</u>')
    tree = compose_tree(same, same)
    assert tree.xpath("//@id") == ["p-one", "bg:a", "bg:b", "en:a", "en:b"]
    assert tree.xpath(f"//@{reference}") == ["bg:a bg:b", "en:a en:b"]


def test_a_reference_to_what_is_not_there_goes() -> None:
    left = block("p-one", '<u aria-labelledby="p-two" for="none">а</u>')
    tree = compose_tree(left + passage("p-two", "б"), "")
    assert tree.xpath("//u/@*") == []
    assert tree.xpath("//@id") == ["p-one", "p-two"]


def test_the_passage_itself_can_be_referred_to_from_within() -> None:
    tree = compose_tree(block("p-one", '<u aria-describedby="p-one">а</u>'), "")
    assert tree.xpath("//@id") == ["p-one", "bg:p-one"]
    assert tree.xpath("//u/@aria-describedby") == ["bg:p-one"]


def test_no_group_of_choices_spans_both_columns() -> None:
    same = block("p-one", '<input type="radio" name="x"><details name="y">а</details>')
    tree = compose_tree(same, same)
    assert tree.xpath("//@name") == ["bg:x", "bg:y", "en:x", "en:y"]


CONVERTER = Markdown(extensions=list(EXTENSIONS), extension_configs=dict(EXTENSIONS))
TABS = """\
=== "Гражданин"

    Пишете от свое име.

    === "На хартия"

        Оставете го.

=== "Организация"

    Пишете от **нейно** име.
"""


def test_tabs_are_unfolded_each_under_its_label() -> None:
    same = block("p-one", CONVERTER.convert(TABS))
    assert "<input" in same and "<label" in same
    for cell in compose_tree(same, same).xpath("./div[@id='p-one']/div"):
        assert not cell.xpath(".//input | .//label | .//@data-tabs")
        titles = cell.xpath(".//section[@class='tab']/p[@class='tab-title']/text()")
        assert titles == ["Гражданин", "На хартия", "Организация"]
        inner = cell.xpath(".//section/div/section[@class='tab']/p/text()")
        assert inner == ["На хартия", "Оставете го."]
        last = cell.xpath("./div/div/section[@class='tab'][2]/p")
        assert [one.text_content() for one in last] == ["Организация", "Пишете от нейно име."]


@pytest.mark.parametrize("reader", PROGRAM)
def test_the_absent_is_said_in_the_readers_language(reader: Locale) -> None:
    cells = compose_tree(LEFT, RIGHT, reader).xpath("//p[@class='cd-absent']")
    assert [(cell.get("lang"), cell.text) for cell in cells] == [
        (reader, message(reader, "facing.absent"))
    ] * 2


def test_the_readers_language_stands_left_and_the_originals_order_holds() -> None:
    rows = compose_tree(LEFT, RIGHT, EN).xpath("./div")
    assert [row.get("id") for row in rows] == [None, "goal", "p-one", "p-two", "p-new"]
    assert [cell.text_content() for cell in rows[1]] == ["Goal", "Цел"]


def test_an_older_passage_says_so_under_itself() -> None:
    older = passage("p-two", "Second.").replace("<p ", '<p class="cd-older" ')
    tree = compose_tree(LEFT, older)
    (note,) = tree.xpath("//div[@id='p-two']/div[2]/p[@class='cd-older-note']")
    assert (note.get("lang"), note.text) == ("bg", message(BG, "facing.older"))
    assert len(tree.xpath("//p[@class='cd-older-note']")) == 1


def test_permalinks_are_left_out() -> None:
    assert "¶" not in compose_tree(LEFT, RIGHT).text_content()


@pytest.mark.parametrize(
    ("target", "from_left", "from_right"),
    [
        ("../two/", "../../../analysis/two/", "../../../en/analysis/two/"),
        ("#p-one", "../../../analysis/one/#p-one", "../../../en/analysis/one/#p-one"),
        ("../../", "../../../", "../../../en/"),
        ("/plan.svg", "../../../plan.svg", "../../../plan.svg"),
        ("https://example.org/", "https://example.org/", "https://example.org/"),
        ("mailto:a@example.org", "mailto:a@example.org", "mailto:a@example.org"),
    ],
)
def test_links_lead_where_they_led(target: str, from_left: str, from_right: str) -> None:
    link = f'<a href="{target}">x</a>'
    tree = compose_tree(passage("p-one", link), passage("p-one", link))
    assert tree.xpath("//a/@href") == [from_left, from_right]


def test_a_link_to_another_host_without_a_scheme_stays() -> None:
    tree = compose_tree(passage("p-one", '<a href="//example.org/a">x</a>'), "")
    assert tree.xpath("//a/@href") == ["//example.org/a"]


def test_images_are_found() -> None:
    tree = compose_tree(passage("p-one", '<img src="../../assets/plan.svg" alt="План">'), "")
    assert tree.xpath("//img/@src") == ["../../../assets/plan.svg"]


def test_comments_inside_are_survived() -> None:
    tree = compose_tree(passage("p-one", "а<!-- б -->в"), "")
    assert tree.xpath("//div[@id='p-one']/div[1]/p")[0].text_content() == "ав"


def test_a_title_is_only_text() -> None:
    one = Column(by_id(LEFT), "a/", BG, "<b onclick=x>Права & задължения</b>", BG)
    markup = compose(one, one, "facing/a/", BG)
    assert "<b" not in markup
    assert "Права &amp; задължения" in markup
