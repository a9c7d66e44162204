"""Addresses in angle brackets lead where they say, and no sign of theirs means anything else."""

import pytest

from civildialogue.core.checks import registry
from property.test_pages import rendered
from property.texts import library_of, page_of


def link(target: str, text: str = "") -> str:
    return f'<a href="{target}">{text or target}</a>'


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("[1]: <https://a.bg/> и <https://b.bg/>", f"[1]: {link('https://a.bg/')} и"),
        ("[Извор]: <https://a.bg/> е дума (край)", "е дума (край)"),
        ("[още](<https://d.bg/x>)", link("https://d.bg/x", "още")),
        ("[още](<https://d.bg/a(x>)", link("https://d.bg/a%28x", "още")),
        ("[x](<mailto:a@b.bg>)", link("mailto:a@b.bg", "x")),
        ("[дума][вр]\n\n[вр]: <https://c.bg/x>", link("https://c.bg/x", "дума")),
        ("[дума][вр]\n\n[вр]: <../a/b.md>", link("../a/b.md", "дума")),
        ("> [дума][вр]\n>\n> [вр]: <../a/b.md>", link("../a/b.md", "дума")),
        ("![знак](<../зн (1).png>)", 'src="../зн%20%281%29.png"'),
        ("<https://a.bg/x)y>", link("https://a.bg/x)y")),
        ("<https://a.bg/(x>", link("https://a.bg/(x")),
        ("<https://a.bg/[x>", link("https://a.bg/[x")),
        ("<https://a.bg/__init__.py>", link("https://a.bg/__init__.py")),
        ("<https://a.bg/a*b*c>", link("https://a.bg/a*b*c")),
        ("<https://a.bg/{x}>", link("https://a.bg/{x}")),
        ("[а <https://a.bg/>](https://b.bg/)", "а &lt;https://a.bg/&gt;</a>"),
        ("*[АБВ]: <https://a.bg/>\n\nАБВ", 'title="&lt;https://a.bg/&gt;"'),
        ("`<https://a.bg/>`", "<code>&lt;https://a.bg/&gt;</code>"),
    ],
)
def test_an_address_is_shown_as_it_is_written(body: str, shown: str) -> None:
    assert shown in rendered(body)


@pytest.mark.parametrize(
    "body",
    [
        "-\tтаб",
        "1.\tедно\n2.\tдве",
        "Дума\n:\tзначение",
        "Дума\n: ",
        '!!!\tnote "x"\n    дума',
        "- а\n\n    !!!\tnote\n        дума",
        "> -\tа\n> \tб",
        "\t- а",
    ],
)
def test_a_tab_or_nothing_behind_a_mark_is_told_and_nothing_else(body: str) -> None:
    told = {found.code for found in registry.run(library_of(page_of(body)))}
    assert ("invisible-character" in told) == ("\t" in body)
