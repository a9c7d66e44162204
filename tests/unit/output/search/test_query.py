"""What a query says besides its words, what it lacks, and how pages are told apart by it."""

from pathlib import Path

import pytest

from civildialogue.core.model.language import BULGARIAN, ENGLISH, Locale, languages
from civildialogue.core.model.library import Library
from civildialogue.core.output.search.ask import Engine
from civildialogue.core.output.search.documents import read

from .making import IN_BULGARIAN, IN_ENGLISH, document, engine, urls

CONSULTATION, ACCESS = "methodologies/consultation/", "analysis/access/"
MORE = (
    document(
        "about/contribute",
        "Участие",
        "Попълва се файл с мнение.",
        kind="page",
        summary="Как да коментирате препоръка и как да помогнете.",
    ),
    document("about/privacy", "Данни", "Коментарът се пази. Коментарът се показва.", kind="page"),
    document("a/verb", "Списък", "Подадени искания."),
    document("a/noun", "Молба", "Молбата е кратка. Молба за всички, молби."),
    document("a/apart", "Ред", "Местен е редът за общия референдум на хората."),
    document("a/together", "Право", "Това е местен референдум на хората."),
    document("a/day", "Бележка", "Проектът е от 23 ноември 2026 г."),
    document("a/other-day", "Друга бележка", "Проектът е от 11 май 2023 г., т. 23 и 26."),
    document("a/access", "Право на сведения", "Всеки има достъп до обществена информация тук."),
)


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return engine(tmp_path_factory.mktemp("site"), (*IN_BULGARIAN, *IN_ENGLISH, *MORE))


@pytest.mark.parametrize(
    "query",
    ["Ямбол", "Перник", "Разград", "Кърджали", "СЕОС", "орган123", "панама", "портиер", "yambol"],
)
def test_what_is_nowhere_is_taken_for_nothing_else(found: Engine, query: str) -> None:
    answer = found.answer(query, BULGARIAN)
    assert (answer["total"], answer["reading"]["text"]) == (0, query)
    assert answer["lacking"] == [query.lower()]


def test_what_is_near_is_offered(found: Engine) -> None:
    answer = found.answer("Понел", BULGARIAN)
    assert (answer["total"], answer["guess"]) == (0, "панел")
    assert urls(found.answer(answer["guess"], BULGARIAN)) == ["methodologies/panel/"]


def test_one_word_that_is_nowhere_leaves_the_others(found: Engine) -> None:
    answer = found.answer("консултация Ямбол", BULGARIAN)
    assert urls(answer)[0] == CONSULTATION
    assert answer["lacking"] == ["ямбол"]


@pytest.mark.parametrize(
    "query", ["как да подам молба", "къде мога да подам молба?", "ИСКАМ МОЛБА"]
)
def test_a_rare_verb_does_not_drop_the_pages_with_the_noun(found: Engine, query: str) -> None:
    assert urls(found.answer(query, BULGARIAN))[0] == "a/noun/"


def test_a_page_that_says_how_comes_first_where_it_is_asked(found: Engine) -> None:
    assert urls(found.answer("как да коментирам", BULGARIAN))[0] == "about/contribute/"


def test_quoted_words_stand_side_by_side(found: Engine) -> None:
    for query in ("„местен референдум“", '"местният референдум"', "«местен референдум» хора"):
        answer = found.answer(query, BULGARIAN)
        assert urls(answer) == ["a/together/"], query
    assert "a/apart/" in urls(found.answer("местен референдум", BULGARIAN))
    titled = found.answer("„граждански панел“", BULGARIAN)
    assert urls(titled) == ["methodologies/panel/"]


def test_a_minus_leaves_pages_out(found: Engine) -> None:
    assert "a/apart/" not in urls(found.answer("референдум -ред", BULGARIAN))
    assert "a/together/" in urls(found.answer("референдум -ред", BULGARIAN))
    # A hyphen within a word is none.
    assert urls(found.answer("местен-референдум", BULGARIAN))


@pytest.mark.parametrize("query", ["ДОИ", "дои", "ДДОИ"])
def test_an_abbreviation_stands_for_the_words_of_a_term(found: Engine, query: str) -> None:
    assert set(urls(found.answer(query, BULGARIAN))[:2]) == {ACCESS, "a/access/"}


@pytest.mark.parametrize(
    ("query", "locale"), [("общественаконсултация", BULGARIAN), ("publicconsultation", ENGLISH)]
)
def test_a_term_written_as_one_word_is_found(found: Engine, query: str, locale: Locale) -> None:
    assert urls(found.answer(query, locale))[0] == CONSULTATION


def test_a_word_that_is_nowhere_is_told_once(found: Engine) -> None:
    assert found.answer("Ямбол и пак Ямбол", BULGARIAN)["lacking"].count("ямбол") == 1


def test_a_page_that_says_how_is_found_without_every_word_of_the_question(tmp_path: Path) -> None:
    told = document("a/cite", "Как да цитирате", "Цитира се пасаж.")
    others = [document(f"b/{n}", f"Бележка {n}", "Цитирам сайта тук.") for n in range(6)]
    made = engine(tmp_path, [told, *others])
    assert "a/cite/" in urls(made.answer("как да цитирам сайта", BULGARIAN))[:5]
    assert "a/cite/" not in urls(made.answer("цитирам сайта", BULGARIAN, limit=9))


@pytest.mark.parametrize("query", ["допитване", "NGO"])
def test_other_names_of_a_term_find_it(found: Engine, query: str) -> None:
    answer = found.answer(query, BULGARIAN)
    assert urls(answer)[0] == CONSULTATION
    assert answer["reading"]["text"] == query


@pytest.mark.parametrize("query", ["препоръка 1", "Препоръката 0001", "препоръка № 1"])
def test_a_page_is_found_by_its_kind_and_number(found: Engine, query: str) -> None:
    assert urls(found.answer(query, BULGARIAN))[0] == "compendium/recommendations/rec-0001/"


def test_a_day_is_read_as_the_texts_write_it(found: Engine) -> None:
    assert urls(found.answer("23.11.2026", BULGARIAN)) == ["a/day/"]
    assert urls(found.answer("24.11.2026", BULGARIAN)) == []


def test_a_guess_for_an_empty_site_is_none(tmp_path: Path) -> None:
    made = engine(tmp_path, [])
    for locale in languages():
        answer = made.answer("„дума“ -друга", locale)
        assert (answer["total"], answer.get("guess")) == (0, None)


def test_a_comment_is_found_at_its_own_place() -> None:
    html = (
        '<article class="cd-page"><h1>Т</h1><p id="p-a">Пасаж.</p>'
        '<article class="cd-comment" id="c-1"><div class="cd-comment-text"><p>Мнение.</p></div>'
        '</article><p class="cd-missing" hidden>Няма го.</p></article>'
    )
    document = read(html, "a/b", BULGARIAN, Library())
    assert document is not None
    assert [(each.block, each.text) for each in document.paragraphs] == [
        ("p-a", "Пасаж."),
        ("c-1", "Мнение."),
    ]


def test_a_rare_word_drops_no_page_with_the_other_unless_many_have_both(tmp_path: Path) -> None:
    common = [document(f"a/{n}", f"Наем {n}", "Наемът е известен.") for n in range(4)]
    rare = document("b/rare", "Бележка", "Едно ателие.")
    made = engine(tmp_path / "few", [*common, rare])
    found = set(urls(made.answer("наем ателие", BULGARIAN, limit=9)))
    assert {"b/rare/", "a/0/", "a/3/"} <= found
    both = [document(f"c/{n}", f"Място {n}", "Наем за ателие.") for n in range(5)]
    made = engine(tmp_path / "many", [*common, rare, *both])
    assert set(urls(made.answer("наем ателие", BULGARIAN, limit=20))) == {
        f"c/{n}/" for n in range(5)
    }


def test_a_page_that_says_how_gains_by_as_much_of_the_question_as_it_has(tmp_path: Path) -> None:
    how = document("a/how", "Как да участвате в обсъждане", "Участие в общото обсъждане.")
    about = document("b/about", "Договори", "Участие по обща поръчка; поръчка има и за занаяти.")
    others = [document(f"c/{n}", "Друго", "Поръчка за общото.") for n in range(6)]
    made = engine(tmp_path, [how, about, *others])
    found = urls(made.answer("как да участвам в обща поръчка за занаяти", BULGARIAN))
    assert found[0] == "b/about/"
