"""From built pages to shards."""

import json
import pickle
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from civildialogue.core.model.language import BULGARIAN
from civildialogue.core.model.library import Library
from civildialogue.core.output.search import counting, publish, runs, script, shards
from civildialogue.core.output.search.documents import Paragraph, read
from civildialogue.core.output.search.names import Names
from civildialogue.core.source.pack import Pack

from . import tree
from .making import IN_BULGARIAN, IN_ENGLISH, NAMES, built, document, put, theirs

PAGE = """<!doctype html><html><head>{head}</head><body><nav>Меню</nav>
<article class="md-content__inner">
<div lang="bg" class="cd-text cd-kind-{kind}"><h1 id="__content">Заглавие &amp; още</h1>
<p class="cd-summary">Накратко.</p><p class="cd-origin">Издание.</p>
<p class="cd-actions"><a href="x/">Двата езика</a></p>
<dl class="cd-facts"><div><dt>Номер</dt><dd>rec-0001</dd></div>
<div><dt>Методи</dt><dd><a href="../method/">Друга страница</a></dd></div></dl>
{content}</div></article><footer>Дъно</footer></body></html>"""
CONTENT = """
<h2 id="one">Първо<a class="cd-permalink" href="#one">¶</a></h2>
<p id="p-aaaa">Текст <em>със</em>
<a href="y/">връзка</a>. <small class="cd-own">[собствено]</small>
<a class="cd-permalink" href="#p-aaaa">¶</a></p>
<p class="cd-older-note">По-стар превод.</p>
<div class="cd-block" id="p-bbbb"><ul><li>едно</li><li>две</li></ul>
<p class="cd-own">[собствено]</p><a class="cd-permalink" href="#p-bbbb">¶</a></div>
<h2 id="pages">Страници</h2><ul class="cd-contents"><li><a href="z/">Друга</a></li></ul>
<h2 id="sources">Източници</h2><ol class="cd-sources"><li id="source-x">Източник</li></ol>"""


def page(content: str = CONTENT, head: str = "", kind: str = "method") -> str:
    return PAGE.format(head=head, kind=kind, content=content)


def test_a_page_becomes_its_own_words_by_permalink() -> None:
    made = read(page(), "a/b", BULGARIAN, Library())
    assert made is not None
    assert (made.title, made.summary, made.kind) == ("Заглавие & още", "Накратко.", "method")
    assert made.paragraphs == (
        Paragraph("", "", "Номер rec-0001 · Методи"),
        Paragraph("p-aaaa", "Първо", "Текст със връзка."),
        Paragraph("p-bbbb", "Първо", "едно две"),
    )


def test_registers_are_known_by_their_entries() -> None:
    glossary = (
        '<dl class="cd-glossary"><dt id="panel">панел <span class="cd-other">panel</span></dt>'
        '<dd>Група хора.</dd></dl><ol class="cd-sources"><li id="source-x">Източник</li></ol>'
    )
    made = read(page(glossary), "about/glossary", BULGARIAN, Library())
    assert made is not None
    assert made.terms == ("панел",)
    assert made.paragraphs[1:] == (
        Paragraph("panel", "панел", "Група хора."),
        Paragraph("source-x", "панел", "Източник"),
    )


def test_hidden_pages_and_those_without_an_article_are_left_out() -> None:
    hidden = '<meta name="robots" content="noindex">'
    assert read(page(head=hidden), "a/index", BULGARIAN, Library()) is None
    assert read("<html></html>", "a/index", BULGARIAN, Library()) is None
    found = read(page(), "a/index", BULGARIAN, Library())
    assert found is not None
    assert found.url == "a/"


def test_keywords_of_a_page_are_read_as_they_are_said() -> None:
    head = '<meta name="keywords" content="Наука &amp; право, архив">'
    found = read(page(head=head), "a/index", BULGARIAN, Library())
    assert found is not None
    assert found.keywords == "Наука & право, архив"


@pytest.mark.parametrize(
    "content",
    [
        "<p>едно<br>две<br />три &lt;p&gt; &amp;amp; &nbsp;x&#39;&#8617;</p><hr><p>четири</p>",
        '<div><p id="p">а<small class="b cd-own c">няма</small>б</p></div> извън <p>в</p>',
        '<ul id="u"><li>едно<ul><li id="two">две</li></ul></li><li>три</li></ul><p>а</p>',
        '<ul><li id="one">едно <b>силно</b><ul><li>вътре</li></ul></li><li>друго</li></ul>',
        '<ol class="cd-sources"><li id="s">източник</li></ol><p>cd-own <a title="cd-own">а</a></p>',
        '<table><thead><tr id="h"><th>глава</th></tr></thead><tbody><tr id="r"><td>едно</td>'
        "<td>две</td></tr><tr><td>три</td></tr></tbody></table>",
        '<table id="t"><thead><tr><th>глава</th><th></th></tr></thead><tbody><tr><td>'
        '<span id="x">едно</span></td></tr></tbody><tfoot><tr><th>а</th></tr></tfoot></table>',
        '<section id="s"><div class="cd-block"><ul><li id="i">а</li></ul></div><p>б</p></section>'
        '<div id="a"><div class="cd-cards"><div>не</div></div><blockquote>да</blockquote></div>в',
        '<dl class="cd-glossary"><dt id="d">дума <dfn>една</dfn></dt><dd>значи</dd></dl>'
        '<dl class="cd-glossary"><dt>друга</dt><dd>нещо</dd></dl><h3>Край</h3><p>¶ а¶</p>',
        '<dl class="cd-facts"><dd>а <a href="x/#y">място</a></dd><dd>б <a href="x/">име</a></dd>'
        '</dl><figure><img src="x" alt="а"><figcaption>под</figcaption></figure><pre>a\n b</pre>',
        '<dl class="cd-facts"><div><dt>Ниво</dt><dd>едно</dd><dd><a href="#y">две</a></dd>'
        "<dd>Три.</dd><dd>край</dd></div></dl>",
        '<p><svg viewBox="0"><path d="M0"/><title>знак</title></svg> дума</p><!-- не --><p></p>',
        '<details><summary>не</summary><p>да</p></details><h2 id="h">Глава</h2>'
        '<div id="d"><article id="c"><p>вътре</p></article><p>вън</p></div>',
        '<p class="cd-permalink cd-own">¶</p><p class="cd-older-note cd-own">а</p>',
    ],
)
def test_a_page_is_read_as_by_a_parser(content: str) -> None:
    for each in (content, f'{content}<a class="cd-permalink">¶</a>{content}'):
        one, two = (way(page(each), "a/b", BULGARIAN, Library()) for way in (read, tree.read))
        assert one == two


def test_values_of_one_fact_are_parted() -> None:
    facts = "<div><dt>Ниво</dt><dd>областно</dd>\n<dd><a href='#x'>общинско</a></dd></div>"
    made = read(page(f'<dl class="cd-facts">{facts}{facts}</dl>'), "a/b", BULGARIAN, Library())
    assert made is not None
    said = "Ниво областно, общинско"
    assert made.paragraphs[1].text == f"{said} · {said}"


def test_the_same_documents_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        made = built([*IN_BULGARIAN, *IN_ENGLISH], BULGARIAN, NAMES)
        put(tmp_path / name, shards.files(made))
    files = {
        name: {
            path.relative_to(tmp_path / name): path.read_bytes()
            for path in (tmp_path / name).rglob("*.js")
        }
        for name in ("one", "two")
    }
    assert files["one"] == files["two"]
    assert Path("search-index/bg/meta.js") in files["one"]
    assert not any("en" in path.parts for path in files["one"])


def test_a_shard_is_a_call_with_json() -> None:
    content = shards.body({"a": "п\u2028</script>"})
    text = shards.text("bg/v-0", content)
    assert text == f'civilShard("bg/v-0",{content});\n'
    assert json.loads(content) == {"a": "п\u2028</script>"}


def body(made: dict[str, str], name: str) -> Any:
    return json.loads(made[name])


def test_long_texts_are_parted_and_short_ones_joined() -> None:
    long = document("a/long", "Дълга", *["дума " * 200] * 5, "кратко", "кратко")
    huge = document("a/huge", "Огромна", "слово " * 2000)
    made = built([long, huge], BULGARIAN)
    passages = body(made, "bg/t-0")["passages"]
    assert all(sum(len(text) for _, text, *_ in rows) <= counting.PASSAGE for rows in passages)
    assert body(made, "bg/meta")["pages"]["passages"] == [5, len(passages) - 5]
    blocks = [block for rows in passages for block, *_ in rows]
    assert set(blocks) == {f"p-{number}" for number in range(7)}
    whole = " ".join(text for rows in passages[5:] for _, text, *_ in rows)
    assert whole.split() == ["слово"] * 2000


def test_a_long_word_is_parted_too() -> None:
    [rows] = [counting._passages([Paragraph("p", "", "я" * 4000)])]
    assert [len(paragraph.text) for run in rows for paragraph in run] == [1600, 1600, 800]


def test_codes() -> None:
    assert [shards.number(value) for value in (0, 31, 32, 1023, 1024)] == [
        "0",
        "V",
        "W1",
        "_V",
        "WW1",
    ]
    assert (shards.page_step(0), shards.page_step(2), shards.place(0, 7)) == ("1", "5", "E")
    assert shards.front_coded([("община", 1), ("общност", 5)]) == "ABобщинаDDност"


def test_a_page_gives_the_same_alone_and_can_be_kept() -> None:
    versions = [IN_BULGARIAN[0], IN_ENGLISH[0]]
    given = counting.contributions(versions)
    kept = pickle.loads(pickle.dumps(given))  # noqa: S301
    assert kept == given == counting.contributions(versions)
    alone = counting.contributions(versions[:1])[0]
    assert "propos" in given[0].words and "propos" not in alone.words
    bare = {"words": "", "places": "", "said": ""}
    assert given[0]._replace(**bare) == alone._replace(**bare)


@pytest.mark.parametrize("size", [1, 2, 3])
def test_words_are_joined_in_runs_of_any_size(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    whole = built([*IN_BULGARIAN, *IN_ENGLISH], BULGARIAN, NAMES, IN_ENGLISH)
    monkeypatch.setattr(runs, "RUN", size)
    assert built([*IN_BULGARIAN, *IN_ENGLISH], BULGARIAN, NAMES, IN_ENGLISH) == whole


def test_only_what_changed_is_joined_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs, "RUN", 2)
    monkeypatch.setattr(publish, "FEW", 100)
    kept, made = Pack(Path("unused")), []

    def files(texts: str) -> dict[str, bytes]:
        pages = [*IN_BULGARIAN, *IN_ENGLISH, document("z/last", "Последна", texts)]
        given = publish.at_hand(publish.given(pages))
        return dict(publish.files(Library(), "/", given, theirs, kept))

    def joined(pages: Sequence[counting.Contribution]) -> runs.Run:
        made.append([page.key for page in pages])
        return runs.joined(pages)

    monkeypatch.setattr(publish, "joined", joined)
    first = files("Първо.")
    assert len(made) > 4
    made.clear()
    assert files("Първо.") == first
    assert made == []
    second = files("Друго.")
    assert made == [["methodologies/panel", "z/last"]]
    kept = Pack(None)
    assert files("Друго.") == second != first


def test_a_larger_glossary_loads_no_more_at_first() -> None:
    pairs = [(f"дума{n} {n}", f"word{n} {n}") for n in range(1000)]
    few, many = (built(IN_BULGARIAN, BULGARIAN, Names(pairs[:count])) for count in (100, 1000))
    assert few["bg/meta"] == many["bg/meta"]
    assert [name for name in few if few[name] != many[name] and "/w-" not in name] == []


def test_files_are_by_size_and_not_by_page() -> None:
    def pages(many: int) -> dict[str, str]:
        texts = ["общо " * 30] * 3
        return built([document(f"a/{n}", f"Страница {n}", *texts) for n in range(many)], BULGARIAN)

    few, many = pages(40), pages(640)
    assert len(many) < 640 / 3
    assert len(many) - len(few) < (640 - 40) / 4
    assert max(map(len, many.values())) < 60_000


def test_titles_of_publications_come_from_their_indexes() -> None:
    made = built(
        [
            document("a/index", "Анализ", publication="a"),
            document("a/x", "Х"),
            document("b", "Б", publication=""),
        ],
        BULGARIAN,
    )
    meta = body(made, "bg/meta")
    assert meta["publications"] == [["", ""], ["a", "Анализ"]]
    assert meta["pages"]["publication"] == [1, 1, 0]


def test_the_script_keeps_its_notice_and_loses_the_other_comments() -> None:
    text = script.bundle(theirs)
    assert text.startswith("// Snowball") and "BSD-3-Clause" in text
    assert "What a query means" not in text and "restricted Damerau" not in text
    assert text == script.bundle(theirs)
