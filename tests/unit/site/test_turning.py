"""What is written the other way than its page says so, by its own letters."""

import pytest

from civildialogue.core.site.blocks.rendering import Rendered
from civildialogue.core.site.blocks.turning import turned

ARABIC, HEBREW = "يولد جميع الناس أحراراً", "כל בני האדם נולדו בני חורין"


@pytest.mark.parametrize(
    ("html", "said"),
    [
        (f"<p>{ARABIC}.</p>", f'<p dir="rtl">{ARABIC}.</p>'),
        (f'<h2 id="x">{HEBREW}</h2>', f'<h2 id="x" dir="rtl">{HEBREW}</h2>'),
        (f"<tr><td>1</td><td>{HEBREW}</td>", f'<tr><td>1</td><td dir="rtl">{HEBREW}</td>'),
        (f"<p>„<em>{ARABIC}</em>“ (2026)</p>", f'<p dir="rtl">„<em>{ARABIC}</em>“ (2026)</p>'),
        (f"<p>{ARABIC} (на арабски)</p>", f'<p dir="rtl">{ARABIC} (на арабски)</p>'),
        (
            f"<ul>\n<li>Дума<ul>\n<li>{HEBREW}</li>\n</ul></li>",
            f'<ul>\n<li>Дума<ul>\n<li dir="rtl">{HEBREW}</li>\n</ul></li>',
        ),
    ],
)
def test_a_block_of_the_other_way_says_it(html: str, said: str) -> None:
    assert turned(html, "ltr") == said
    assert turned(said, "ltr") == said


@pytest.mark.parametrize(
    "html",
    [
        "<p>Думи на български и in English.</p>",
        "<p>Името محمد стои в изречението.</p>",
        "<p>محمد е име, с което изречението започва.</p>",
        f"<pre>{ARABIC}</pre>",
        f'<p dir="ltr">{ARABIC}</p>',
        f"<p>Дума &amp; <code>x</code></p><div>{ARABIC}</div>",
        "<p>2026 – 100 %</p>",
    ],
)
def test_all_else_stays_as_it_is(html: str) -> None:
    assert turned(html, "ltr") == html


def test_on_a_page_that_is_written_from_right_to_left() -> None:
    html = f"<p>{ARABIC}</p><p>GDPR {ARABIC}</p><p>Only English words.</p>"
    assert turned(html, "rtl") == html.replace("<p>Only", '<p dir="ltr">Only')


def test_the_passages_of_a_page_say_what_the_page_says() -> None:
    passage = f'<p id="p-x">{ARABIC}</p>'
    made = Rendered(f"<p>Дума</p>\n{passage}", {"p-x": passage}).turned("ltr")
    assert made.blocks["p-x"] == passage.replace(">", ' dir="rtl">', 1)
    assert made.content.endswith(made.blocks["p-x"])
    plain = Rendered("<p>Дума</p>", {})
    assert plain.turned("ltr") is plain
