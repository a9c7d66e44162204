"""Ranking, snippets, facets and filters, and bad input."""

import json
from pathlib import Path
from typing import Any

import pytest

from civildialogue.core.model.language import BULGARIAN, ENGLISH, languages
from civildialogue.core.model.stemming.stemmer import stem
from civildialogue.core.output.search import script, shards
from civildialogue.core.output.search.ask import Engine
from civildialogue.core.output.search.counting import TITLED, contributions
from civildialogue.core.output.search.names import Names
from civildialogue.core.output.search.shards import place

from .making import IN_BULGARIAN, built, document, engine, put, theirs, urls

REC = "compendium/recommendations/rec-0001/"
STEM = stem("консултация", BULGARIAN)


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return engine(tmp_path_factory.mktemp("site"))


@pytest.mark.parametrize(
    "query", ["rec-0001", "REC-0001", "rec 1", "rec0001", "Rec-1", "мотиви rec-0001"]
)
def test_an_identifier_leads_to_its_own_page_first(found: Engine, query: str) -> None:
    assert urls(found.answer(query, BULGARIAN))[0] == REC


def test_a_title_that_names_an_identifier_does_not_take_its_place(tmp_path: Path) -> None:
    name = "rec-0001"
    titled = [
        document(f"analysis/about-{n}", f"За {name}", f"{name} {name} {name} {name}")
        for n in range(3)
    ]
    answer = document(REC.rstrip("/"), "Отговор", "Друг текст.", kind="recommendation")
    made = engine(tmp_path, [*titled, answer])
    found = urls(made.answer(name, BULGARIAN))
    assert found[0] == REC
    assert len(found) == 4


def test_the_title_counts_more_than_the_text(found: Engine) -> None:
    assert urls(found.answer("консултация", BULGARIAN)) == [
        "methodologies/consultation/",
        "analysis/portal/",
    ]


def test_the_name_in_the_menu_counts_as_a_title(tmp_path: Path) -> None:
    called = document("training", "Програма за грамотност", "За какво е.", short="Обучение")
    others = document("analysis", "Данни", "Обучение на служители. Обучение на граждани.")
    made = engine(tmp_path, [others, called])
    assert urls(made.answer("обучение", BULGARIAN))[0] == "training/"


def test_keywords_count_as_a_title_in_every_language(tmp_path: Path) -> None:
    own = document("a/far", "Вземи", "Текст.", keywords="сваляне, архив")
    other = document("a/far", "Take", "Text.", locale=ENGLISH, keywords="offline copy")
    often = document("a/near", "Пазене", "Архив и сваляне на копие в архив.")
    made = engine(tmp_path, [own, often])
    for query in ("архив", "сваляне"):
        assert urls(made.answer(query, BULGARIAN))[0] == "a/far/"
    for given in contributions([own, other]):
        found = dict(zip(given.words.split(), given.places.split(), strict=True))
        assert found["архив"] == found[stem("offline", ENGLISH)] == place(0, TITLED)


def test_of_a_term_that_a_known_word_stands_for_its_rarest_word_tells_it(tmp_path: Path) -> None:
    names = Names(also=[("имейл", "електронна поща")])
    named = document("a/one", "Въпросник", "Остави имейл.")
    term = document("a/two", "Връзка", "Пиши по електронна поща.")
    others = [document(f"b/{n}", "Управление", "Електронна услуга.") for n in range(6)]
    put(tmp_path, shards.files(built([named, term, *others], BULGARIAN, names)))
    put(tmp_path, [(script.NAME, script.bundle(theirs).encode())])
    assert urls(Engine(tmp_path).answer("имейл", BULGARIAN)) == ["a/one/", "a/two/"]


def test_words_side_by_side_count_more_than_words_apart(tmp_path: Path) -> None:
    apart = document("a/apart", "Едно", "Местен е редът, а после идва и един общ референдум.")
    together = document("a/together", "Друго", "Идва общ ред, а после и един местен референдум.")
    made = engine(tmp_path, [apart, together])
    assert urls(made.answer("местен референдум", BULGARIAN))[0] == "a/together/"


def test_the_best_paragraph_gives_the_link_and_the_snippet(found: Engine) -> None:
    result = found.answer("отчита кмета", BULGARIAN)["results"][0]
    assert (result["url"], result["block"]) == ("methodologies/budget/", "p-1")
    assert [piece["text"] for piece in result["snippet"] if piece["hit"]] == ["Кметът", "отчита"]
    whole = "".join(piece["text"] for piece in result["snippet"])
    assert whole == "Кметът отчита изпълнението на проектите пред общинския съвет."


def test_a_snippet_of_a_long_paragraph_surrounds_the_words(tmp_path: Path) -> None:
    text = "дума " * 99 + "тук е референдумът & <b>" + " друга" * 99
    result = engine(tmp_path, [document("a/b", "Заглавие", text)]).answer("референдум", BULGARIAN)
    pieces = result["results"][0]["snippet"]
    shown = "".join(piece["text"] for piece in pieces)
    assert {"text": "референдумът", "hit": True} in pieces
    assert shown.startswith("… дума") and shown.endswith(" …")
    assert "& <b>" in shown and len(shown) < 260


def test_facets_count_each_under_the_filter_of_the_other(found: Engine) -> None:
    def counts(answer: dict[str, Any], facet: str) -> dict[str, int]:
        return {entry["value"]: entry["count"] for entry in answer["facets"][facet]}

    whole = found.answer("общината проекти консултация", BULGARIAN)
    plain = found.answer("жители", BULGARIAN)
    assert plain["total"] == 2 and counts(plain, "kind") == {"method": 2}
    answer = found.answer("консултация", BULGARIAN)
    assert counts(answer, "publication") == {"analysis": 1, "methodologies": 1}
    assert counts(answer, "kind") == {"chapter": 1, "method": 1}
    filtered = found.answer("консултация", BULGARIAN, kind="method")
    assert urls(filtered) == ["methodologies/consultation/"] and filtered["total"] == 1
    assert counts(filtered, "publication") == {"methodologies": 1}
    assert counts(filtered, "kind") == {"chapter": 1, "method": 1}
    other = found.answer("консултация", BULGARIAN, publication="analysis")
    assert urls(other) == ["analysis/portal/"]
    assert found.answer("консултация", BULGARIAN, publication="няма")["total"] == 0
    assert sum(counts(whole, "kind").values()) == whole["total"]


def test_limit(found: Engine) -> None:
    assert len(urls(found.answer("консултация", BULGARIAN, limit=1))) == 1
    for limit in (0, -1, "много", None, 10**9, 1.5):
        assert len(urls(found.answer("консултация", BULGARIAN, limit=limit))) >= 1


@pytest.mark.parametrize(
    "query",
    [
        "",
        " ",
        "а",
        "и на за",
        "я" * 10_000,
        "дума " * 2_000,
        "😀🇧🇬",
        ".*(?:[a-z]+)+$\\",
        "^$ \\d{1,99999}",
        "\u202eшала\u202c مرحبا שלום",
        "\ud800 консултация \udfff",
        "\x00\x07",
        "__proto__ constructor toString",
        "<script>alert(1)</script>",
        "';--",
        "%D0%BF%s${x}",
    ],
)
@pytest.mark.parametrize("literal", [False, True])
def test_bad_queries_get_an_answer(found: Engine, query: str, literal: bool) -> None:
    for locale in languages():
        answer = found.answer(query, locale, literal=literal)
        assert set(answer) - {"lacking", "guess"} == {
            *("query", "reading", "literal", "total", "results", "facets"),
        }
        assert len(answer["query"]) <= 300


def test_surrogates_do_not_hide_the_other_words(found: Engine) -> None:
    assert (
        urls(found.answer("\ud800 консултация \udfff", BULGARIAN))[0]
        == "methodologies/consultation/"
    )


@pytest.mark.parametrize("shapes", ["null", "undefined", "5", "{}", "[]", "['a']", "() => 1"])
def test_what_is_no_query_or_no_index_gets_a_code(found: Engine, shapes: str) -> None:
    def run(script: str) -> Any:
        return json.loads(str(found.racer.eval(f"JSON.stringify({script})")))

    options = '{locale: "bg"}'
    assert run(f"civilSearch.answer(new Map(), {shapes}, {options})") == {"error": "query-not-text"}
    assert run(f"civilSearch.answer({shapes}, 'дума', {options})") == {"error": "shards-not-map"}
    assert run(f"civilSearch.answer(new Map(), 'дума', {shapes})") == {"missing": ["/meta"]}
    damaged = f'civilSearch.answer(new Map([["bg/meta", {shapes}]]), "дума", {options})'
    if shapes != "undefined":
        assert run(damaged)["error"] in ("shard-damaged", "shard-missing")


def test_the_engine_says_what_it_needs(found: Engine) -> None:
    asked = found.racer.eval(
        'JSON.stringify(civilSearch.answer(new Map(), "дума", {locale: "en"}))'
    )
    assert json.loads(str(asked)) == {"missing": ["en/meta"]}


@pytest.mark.parametrize("kind", ["meta", "w", "h", "t", "v"])
@pytest.mark.parametrize("damage", ["gone", "cut", "empty", "shape", "signs"])
def test_a_damaged_shard_is_named_or_survived(tmp_path: Path, kind: str, damage: str) -> None:
    engine(tmp_path, IN_BULGARIAN)
    for path in sorted((tmp_path / shards.FOLDER / "bg").glob(f"{kind}*.js")):
        text = path.read_text(encoding="utf-8")
        name = f"bg/{path.stem}"
        if damage == "gone":
            path.unlink()
            continue
        body = {
            "cut": text[: len(text) // 2],
            "empty": "",
            "shape": shards.text(
                name, shards.body({"stems": 5, "lists": [7], "passages": [7], "heads": [7]})
            ),
            "signs": shards.text(
                name,
                shards.body(
                    {
                        "stems": STEM,
                        "lists": "!!",
                        "phrases": {},
                        "words": {},
                        "heads": [],
                        "format": 2,
                    }
                ),
            ),
        }[damage]
        path.write_text(body, encoding="utf-8")
    misspelt = "консутлация"  # The vocabulary is asked for words that the index lacks.
    query = misspelt if kind == "v" else "консултация"
    answer = Engine(tmp_path).answer(query, BULGARIAN)
    # A vocabulary without words is in order, and has nothing like it.
    if (kind, damage) == ("v", "signs"):
        assert answer["total"] == 0
        return
    assert answer["error"] in ("shard-missing", "shard-damaged")
    assert answer["shard"].startswith(kind)


def test_an_index_without_pages_finds_nothing(tmp_path: Path) -> None:
    answer = engine(tmp_path, []).answer("консултация", BULGARIAN)
    assert (answer["total"], answer["results"]) == (0, [])


def test_only_numbers_of_pages_are_written_in_another_way(tmp_path: Path) -> None:
    chapter = document(
        "analysis/covid-2019", "Пандемия", "През covid 2019 се гласува дистанционно."
    )
    found = engine(tmp_path, [*IN_BULGARIAN, chapter])
    assert found.answer("covid 2019", BULGARIAN)["results"][0]["url"] == "analysis/covid-2019/"
    alone = engine(tmp_path / "alone", [chapter])
    assert alone.answer("rec 1 covid", BULGARIAN)["reading"]["text"] == "rec 1 covid"
