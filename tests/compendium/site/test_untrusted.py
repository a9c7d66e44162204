"""Text from the public: whatever is sent in, only words and safe links come out."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import html as lhtml

from civildialogue.core.site.blocks.untrusted import render
from counts import cases

from .allowed import faults, read, words

HOSTILE = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<img src=x onerror=alert(1)>",
    "<img/src=x/onerror=alert(1)//",
    "<svg onload=alert(1)>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s></svg>",
    "<math><mtext><table><mglyph><style><img src onerror=alert(1)></style>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data=javascript:alert(1)></object>",
    "<embed src=//evil.example/x.swf>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<style>body{display:none}</style>",
    "<base href=//evil.example/>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<form action=//evil.example><input name=password></form>",
    "<button formaction=javascript:alert(1)>x</button>",
    "<details open ontoggle=alert(1)>x</details>",
    "<a href=javascript:alert(1)>x</a>",
    "<b onmouseover=alert(1)>x</b>",
    "<p style=position:fixed;inset:0>x</p>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<!-- --!><script>alert(1)</script> -->",
    "<!--[if IE]><script>alert(1)</script><![endif]-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php echo 1 ?><script>alert(1)</script>",
    "<!DOCTYPE html><html><body onload=alert(1)>",
    "</p></div></article></section><script>alert(1)</script>",
    "</textarea></title></style></noscript><script>alert(1)</script>",
    "<script",
    "<script\n>alert(1)</script\n>",
    "<\x00script>alert(1)</script>",
    "\uff1cscript\uff1ealert(1)\uff1c/script\uff1e",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "&#x3c;img src=x onerror=alert(1)&#x3e;",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](\tjavascript:alert(1))",
    "[x](java\nscript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](javascript&#58;alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "[x](vbscript:msgbox(1))",
    "[x](file:///etc/passwd)",
    "[x](//evil.example)",
    "[x](/about/)",
    "[x](../../admin)",
    "[x](#c-aaaaaa)",
    "[x](<javascript:alert(1)>)",
    '[x](https://a.example/ "title" onclick=alert(1))',
    '[x](https://a.example/"onmouseover="alert(1))',
    "[x](https://a.example/'><script>alert(1)</script>)",
    '[x](https://a.example/ "\'><script>alert(1)</script>")',
    "[<img src=x onerror=alert(1)>](https://a.example/)",
    "[x][y]\n\n[y]: javascript:alert(1)",
    "[x]: javascript:alert(1)\n\n[x]",
    "<javascript:alert(1)>",
    '<https://a.example/"onmouseover=alert(1)>',
    "<https://a.example/><script>alert(1)</script>",
    "<ftp://evil.example/>",
    "![x](https://evil.example/pixel.gif)",
    "![x][y]\n\n[y]: https://evil.example/pixel.gif",
    "![x](javascript:alert(1))",
    "![](data:image/svg+xml,<svg onload=alert(1)>)",
    "# Heading {: #c-aaaaaa }",
    "Heading\n=======",
    "Heading {#response}\n-----",
    "{: onclick=alert(1) }",
    "x {: #response .cd-disposition }",
    "*x*{: onclick=alert(1) }",
    "[x](https://a.example/){: onclick=alert(1) target=_top }",
    "```html\n<script>alert(1)</script>\n```",
    "~~~ { .py #response onclick=alert(1) }\n<script>alert(1)</script>\n~~~",
    "`<script>alert(1)</script>`",
    "    <script>alert(1)</script>",
    "> <script>alert(1)</script>",
    "- <script>alert(1)</script>\n    - <img src=x onerror=alert(1)>",
    "1. <script>alert(1)</script>",
    "2147483648999999999. x",
    "| a | <script> |\n| --- | --- |\n| x | y |",
    '!!! note "<script>alert(1)</script>"\n    x',
    "[^1]\n\n[^1]: <script>alert(1)</script>",
    "*[HTML]: <script>alert(1)</script>\n\nHTML",
    "term\n:   <script>alert(1)</script>",
    "- [x] <script>alert(1)</script>",
    "[TOC]",
    "\x02wzxhzdk:0\x03",
    "\x02klzzwxh:0001\x03 <script>alert(1)</script>",
    "\x02amp\x03lt;script\x02amp\x03gt;",
    "\ue0007b7d\ue001",
    "\ue000" + b'{"id": "response", "permalink": "x"}'.hex() + "\ue001",
    "\\<script\\>alert(1)\\</script\\>",
    "**<script>**alert(1)**</script>**",
    "\u202e<script>\u202calert(1)",
    "{{ config }}{% import os %}",
    "<" * 2000,
    "[" * 300 + "x" + "](https://a.example/)" * 300,
    "> " * 60 + "x",
    "*" * 500,
]


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_but_what_is_allowed_comes_out(text: str) -> None:
    assert faults(render(text)) == []


def test_there_are_enough_of_them() -> None:
    assert len(set(HOSTILE)) >= 40


PIECES = [
    *"<>\"'&;=/\\`*_[]()!#{}:|~+-. \n\t",
    "\n\n",
    "    ",
    "<script>",
    "</p>",
    "<!--",
    "-->",
    "<img ",
    "onerror=",
    "javascript:",
    "https://a.example/",
    "mailto:a@b.example",
    "](",
    "![",
    "[x]: ",
    "{: ",
    "&#",
    "&lt;",
    "x3c;",
    "```",
    "~~~",
    "\x02",
    "\x03",
    "wzxhzdk:0",
    "klzzwxh:0000",
    "\ue000",
    "\ue001",
    "дума",
    "1. ",
    "- ",
    "> ",
]
hostile_text = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


@settings(max_examples=cases(6_000))
@given(hostile_text)
@example("<https://a.example/\n\n<script>")
@example("[x](https://a.example/\"'onclick=')")
def test_no_mixture_brings_in_a_tag_or_an_attribute(text: str) -> None:
    assert faults(render(text)) == []


@settings(max_examples=cases(3_000))
@given(st.text(max_size=200))
def test_no_text_at_all_brings_in_a_tag_or_an_attribute(text: str) -> None:
    assert faults(render(text)) == []


@settings(max_examples=cases(2_000))
@given(st.lists(st.from_regex(r"[а-яА-Яa-zA-Z0-9]{1,12}", fullmatch=True), min_size=1, max_size=20))
def test_plain_words_stay_as_they_are(listed: list[str]) -> None:
    html = render(" ".join(listed))
    assert words(html) == " ".join(listed)
    assert read(html).seen == ["p"]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Едно.\n\nДве.", "<p>Едно.</p>\n<p>Две.</p>"),
        ("ред\nред", "<p>ред<br>\nред</p>"),
        ("ред  \nред", "<p>ред<br>\nред</p>"),
        ("*a* и **б**", "<p><em>a</em> и <strong>б</strong></p>"),
        ("- а\n- б", "<ul>\n<li>а</li>\n<li>б</li>\n</ul>"),
        ("1. а\n2. б", "<ol>\n<li>а</li>\n<li>б</li>\n</ol>"),
        ("> думи", "<blockquote>\n<p>думи</p>\n</blockquote>"),
        ("`a < b`", "<p><code>a &lt; b</code></p>"),
        (
            "[Законът](https://lex.bg/a?b=1&c=2)",
            '<p><a href="https://lex.bg/a?b=1&amp;c=2" rel="nofollow ugc noopener">Законът</a></p>',
        ),
        (
            "[пишете](mailto:a@b.bg)",
            '<p><a href="mailto:a@b.bg" rel="nofollow ugc noopener">пишете</a></p>',
        ),
        (
            "<https://lex.bg/>",
            '<p><a href="https://lex.bg/" rel="nofollow ugc noopener">https://lex.bg/</a></p>',
        ),
        ("# не е заглавие", "<p># не е заглавие</p>"),
        ("чл. 26 & 27", "<p>чл. 26 &amp; 27</p>"),
        ("a < b > c", "<p>a &lt; b &gt; c</p>"),
        ("<b>дума</b>", "<p>&lt;b&gt;дума&lt;/b&gt;</p>"),
        ("[x](javascript:alert(1))", "<p><span>x</span></p>"),
        ("„кавички“ – и тире…", "<p>„кавички“ – и тире…</p>"),
        ("&copy; 2026 &lt;b&gt;", "<p>&amp;copy; 2026 &amp;lt;b&amp;gt;</p>"),
        ("", ""),
    ],
)
def test_legitimate_markdown_keeps_its_meaning(text: str, html: str) -> None:
    assert str(render(text)) == html


def test_a_mailbox_in_angle_brackets_is_a_link() -> None:
    html = str(render("<editors@example.org>"))
    assert faults(html) == []
    assert read(html).seen == ["p", "a"]


@pytest.mark.parametrize(
    "text",
    ["![план](https://a.example/x.png)", "[дума][друга]", "x\n===", "[x]: https://a.example/"],
)
def test_what_is_taken_away_stays_as_words(text: str) -> None:
    assert words(render(text)) == " ".join(text.split())


@pytest.mark.parametrize(
    "text", ["- " * 5000, "> " * 5000, "1. " * 3300, "   - " * 2000, "> - 1. " * 1400]
)
def test_lists_and_quotes_in_each_other_stay_words(text: str) -> None:
    tree = lhtml.fragment_fromstring(render(text), create_parent="div")
    assert max(len(list(node.iterancestors())) for node in tree.iter()) < 30


def test_a_text_of_brackets_makes_no_links_and_loses_none() -> None:
    text = "[дума](https://example.org/) " * 201
    tree = lhtml.fragment_fromstring(render(text), create_parent="div")
    assert tree.xpath("//a") == []
    assert tree.text_content().split() == text.split()
