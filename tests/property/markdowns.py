"""Blocks of Markdown as ``emit`` writes them: mostly tame, each with something in it that isn't."""

from random import Random

from hypothesis import strategies as st

TAME = """\
дума word снимка_2 x_y_z 2018 1. 15 (ЕС) „цитат“ "q" 's' ! ? : ; , . … — - + = & > a) й.
[b](c.md) [b](c(d)e.md) [b](c_d*e.md#p-1x3d) [1](#source-zna) [x](https://lex.bg/a_b?c=d&e=f)
[a.bg](https://a.bg) [x](mailto:a@b.bg) ![alt](a.png) ![a*l*t"](a.svg) `code` `a*b` `&<` [a] &amp;
\\* \\_ \\[ \\] \\( \\) \\. \\q &nbsp; \ue010 \ue012https://ex.org/a_b*c\ue013 \ue011#p-x1y2} (15в)\
""".split()
TAME += [
    "([Р. \\(ЕС\\) 2](#source-a){: .cd-citation }; [Б](#source-b){: .cd-citation })",
    "a (15б)",
]
ODD = """\
\\| \\> \\# \\` \\ \\\\ [ ] ( ) [](c) [b]() [b](<c>) [b](c"d") [`d`](e) [*d*_](e) [a\\*](e) [a&b](https://b.bg)
[lex.bg](https://other.bg) [`lex.bg`](https://other.bg) [**lex.bg**](https://other.bg) ![](a.png)
[lex\\.bg](https://other.bg) [a&amp;.bg](https://b.bg) [b](javascript:x) [x](//a.bg) [x](mailto:no)
![a](https://b.bg/c.png) ![a\\*](b.png) ![a](a.png){: .cd-citation}
[\ue012https://a.bg\ue013](b) ] ](b)
* ** *** **** _ __ ___ ` `` ``a`b`` ```a`b```` a_ _a &#35; &#x41; &#X41; &#35 &lt; &x &ſ; | || a|b
`a|b` ~~ [^1] [TOC] {: } { } {:.a} # art. (15в) \ue012 \ue013 \ue012https://a_b\\*c\ue013
\ue010b> é ſ 😀 ¹ _¹_ \u200b\
""".split()
ODD += [
    "(15б) (15в) (16а)", "[b *c* d](e.md)", "[b\nc](d.md)", "[b](c 'd')", "[ ](c)", "`a b`", "` `",
    "` a ` b `", "`` ` ``", "\xa0", "\u2028", "\t", "\\\n", "  \n", "  \n ", " \n", "[ ] ", "[x] ",
    "]: ", "[a\\\n](b.md)", "\\\n*a*", "\\\n \n", "  \n **a**", "\\\n `a`", "[a\\\n `b`](c)",
    "] : ", "&\\#35;",
]  # fmt: skip
SHAPES = [
    *("*{}*", "**{}**", "_{}_", "__{}__", "***{}***", "**a *{}* b**", "*a **{}** b*", "(**{}**)"),
    *("_**{}**_", "**_{}_**", "[{}](t.md)", "**[{}](t.md)**, ", "({})", "„{}“", "{} ", " {}"),
]
MISSHAPEN = [
    *("**{}*", "*{}**", "*a*{}*b*", "*a _{}* b* c_", "***{}** b*", "***a *{}* b***", "*a {}***b**"),
    *(
        "`{}`",
        "![{}](t.png)",
        "[a]({})",
        "a_{}_",
        "_{}_a",
        "*a*{}_ b",
        "**a**{}* b",
        "* {}*",
        "*{} *",
    ),
    *(
        "**a (*{}*) b**",
        "*a **b*{}* c** d*",
        "_a_{}__b__",
        "*a (*{}*) b*",
        "***a _{}_ b***",
        "`{}` b`",
    ),
]
TAME_BEGINNINGS = [
    *("", "", "", "- ", "1. ", "3. ", "> ", "| a | b |\n| --- | :-: |\n| ", "a | b\n:--|--:\n"),
    *("!!! note\n    ", '!!! warning "Внимание, *x*"\n    ', "- a\n    - ", "> a\n>\n> ", "  "),
]
BEGINNINGS = [
    *(
        "* ",
        "+ ",
        "01. ",
        "٣. ",
        ">",
        "# ",
        "#",
        "    ",
        "- [ ] ",
        "- [x] ",
        "1.",
        "- \xa0\n    - ",
    ),
    *(
        '!!! Tip  inline ""\n    ',
        "!!! ",
        "|a|\n|-|\n|",
        "|a\n|:-\n",
        "a|b\n-|-",
        "a|\n-|\n",
        "- a\n- ",
    ),
    *(
        "1. a\n    1. b\n        - c\n    2. ",
        "- a\n  b\n- ",
        "- a\n    - b\n    c\n    - ",
        "> > ",
    ),
    *(
        "> - a\n>\n> - ",
        "| a | b |\n| - |\n| ",
        "|a\nb\n",
        "|a|\n|-|\nb|\n\n",
        "[a]: b\n",
        "*[a]: b\n",
    ),
    *("Дума\n:   ", "***", "---", "===", '=== "a"\n    ', "??? note\n    ", "\n", "  \n", "```\n"),
]
TAME_BREAKS = [" ", " ", " ", "", "\n", "\n  ", " | "]
BREAKS = [
    *(
        "\n- ",
        "\n    - ",
        "\n     - ",
        "\n        1. ",
        "\n2. ",
        "\n> ",
        "\n>\n> ",
        "\n| ",
        "|",
        " \\| ",
    ),
    *(
        "\n    ",
        "\n        ",
        "\n\n    ",
        "\n\n",
        "\n\n- ",
        "\n:   ",
        "\n# ",
        "\n---",
        "\n===",
        "\n=  ",
    ),
    *(
        "\n***\n",
        "\n!!! a",
        "\n  \n",
        "\n[a]: ",
        "\n[a] : ",
        "\n    \t- ",
        "\n#",
        "\n??? a\n",
        "\n\t- ",
    ),
]
ENDINGS = [" {: #goal }", " # {: #a }", "  ", "\n", " |", " #", "\\", "\n  "]
HEADS = ["## ", "### "]


def mostly(chance: Random, tame: list[str], odd: list[str], share: float) -> str:
    """One of the tame ones, and of the odd ones as often as said."""
    return chance.choice(odd if chance.random() < share else tame)


def shaped(chance: Random) -> str:
    """A word, by itself or within emphasis, a link, or the like."""
    if chance.random() < 0.01:
        return "".join(chr(chance.choice((chance.randrange(0x20, 0x500), 0x2000))) for _ in "abc")
    word = mostly(chance, TAME, ODD, 0.06)
    while chance.random() < 0.3:
        word = mostly(chance, SHAPES, MISSHAPEN, 0.08).replace("{}", word)
    return word


def block(chance: Random) -> str:
    """A block, of which about a half is as plain as texts are."""
    text = mostly(chance, TAME_BEGINNINGS, BEGINNINGS, 0.2)
    for _ in range(chance.choice((1, 2, 3, 5, 8))):
        text += shaped(chance) + mostly(chance, TAME_BREAKS, BREAKS, 0.07)
    if chance.random() < 0.15:
        return chance.choice(HEADS) + text + chance.choice((" {: #goal }", " {: #p-1x3d }"))
    return text.rstrip("\n") + mostly(chance, [""], ENDINGS, 0.1)


blocks = st.integers(0, 2**62).map(lambda seed: block(Random(seed)))  # noqa: S311 - no secret
