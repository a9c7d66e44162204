"""What a query is taken to mean."""

from pathlib import Path
from typing import Any

import pytest

from civildialogue.core.model.language import BULGARIAN, ENGLISH, Locale
from civildialogue.core.output.search import script, shards
from civildialogue.core.output.search.ask import Engine
from civildialogue.core.output.search.names import Names

from .making import built, document, engine, put, theirs, urls

CONSULTATION, BUDGET = "methodologies/consultation/", "methodologies/budget/"
PANEL, ACCESS = "methodologies/panel/", "analysis/access/"


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return engine(tmp_path_factory.mktemp("site"))


def first(found: Engine, query: str, locale: Locale = BULGARIAN) -> tuple[str, str]:
    """The way in which the query was read, and the address of the first page."""
    answer = found.answer(query, locale)
    return answer["reading"]["how"], next(iter(urls(answer)), "")


@pytest.mark.parametrize(
    "query",
    ["обществена консултация", "обществените консултации", "Обществени КОНСУЛТАЦИИ", "консулта̀ция"],
)
def test_every_form_finds_the_page(found: Engine, query: str) -> None:
    assert first(found, query) == ("typed", CONSULTATION)


@pytest.mark.parametrize(
    ("query", "url"),
    [
        ("obshtestvena konsultatsia", CONSULTATION),  # the Transliteration Act
        ("obshtestveni konsultatsii", CONSULTATION),
        ("ob6testvena konsultaciq", CONSULTATION),
        ("obstestvena konsultaciya", CONSULTATION),
        ("byudzhet", BUDGET),
        ("biudjet na obshtinata", BUDGET),
        ("grajdanski panel", PANEL),
        ("dostup do informaciq", ACCESS),
        ("dostap do informatsiya", ACCESS),
        ("zaqvlenie", ACCESS),
    ],
)
def test_latin_letters_are_read_as_bulgarian(found: Engine, query: str, url: str) -> None:
    how, page = first(found, query)
    assert page == url
    assert how in ("transliteration", "spelling")


@pytest.mark.parametrize("query", ["xkgdmgj", "f,exkhgpk", "щщщщщщщщ", "qqqq wwww", "zzzzzzzzzzzz"])
def test_nonsense_finds_nothing(found: Engine, query: str) -> None:
    assert found.answer(query, BULGARIAN)["total"] == 0


BDS = dict(zip("уеишщксдзцьяаожгтнвмчюйъэфхпрлб", "wertyuiop[asdfghjkl;'zxcvbnm,./", strict=True))
PHONETIC = dict(
    zip("явертъуиопшщюасдфгхйклзьцжбнмч", "qwertyuiop[]\\asdfghjklzxcvbnm`", strict=True)
)
PHONETIC_2006 = dict(
    zip("чшертъуиопящьасдфгхйклзжцвбнмю", "qwertyuiop[]\\asdfghjklzxcvbnm`", strict=True)
)


def typed(text: str, keyboard: dict[str, str]) -> str:
    return "".join(keyboard.get(sign, sign) for sign in text)


@pytest.mark.parametrize("keyboard", [BDS, PHONETIC, PHONETIC_2006])
@pytest.mark.parametrize(
    ("query", "url"), [("обществена консултация", CONSULTATION), ("заявление", ACCESS)]
)
def test_bulgarian_typed_on_a_latin_keyboard(
    found: Engine, keyboard: dict[str, str], query: str, url: str
) -> None:
    how, page = first(found, typed(query, keyboard))
    assert page == url
    assert how in ("layout", "transliteration")


@pytest.mark.parametrize("keyboard", [BDS, PHONETIC, PHONETIC_2006])
def test_english_typed_on_a_bulgarian_keyboard(found: Engine, keyboard: dict[str, str]) -> None:
    turned = {latin: cyrillic for cyrillic, latin in keyboard.items()}
    how, page = first(found, typed("public consultation", turned), ENGLISH)
    assert (how, page) == ("layout", CONSULTATION)


@pytest.mark.parametrize(
    ("query", "url", "text"),
    [
        ("консулатция", CONSULTATION, "консултация"),
        ("конслтация", CONSULTATION, "консултация"),
        ("гонсултация", CONSULTATION, "консултация"),
        ("партиципатвен буджет", BUDGET, "партиципативен бюджет"),
        ("граждаски панел", PANEL, "граждански панел"),
    ],
)
def test_misspelt_words_are_corrected(found: Engine, query: str, url: str, text: str) -> None:
    answer = found.answer(query, BULGARIAN)
    assert urls(answer)[0] == url
    assert answer["reading"] == {"how": "spelling", "text": text}


def test_a_short_word_is_not_corrected(found: Engine) -> None:
    assert found.answer("пон", BULGARIAN)["total"] == 0


def test_the_glossary_leads_from_one_language_to_the_other(found: Engine) -> None:
    assert first(found, "public consultation") == ("glossary", CONSULTATION)
    assert first(found, "participatory budgets") == ("glossary", BUDGET)
    assert first(found, "sortition") == ("glossary", PANEL)
    assert first(found, "обществените консултации", ENGLISH) == ("glossary", CONSULTATION)
    assert first(found, "обществени", ENGLISH) == ("glossary", CONSULTATION)


def test_a_slip_in_a_word_that_no_page_is_called_by_is_only_offered(found: Engine) -> None:
    answer = found.answer("завление", BULGARIAN)
    assert (answer["total"], answer["lacking"]) == (0, ["завление"])
    assert answer["guess"] == "заявлението"


def test_an_offer_has_the_words_that_were_put_right(found: Engine) -> None:
    answer = found.answer("конслтация завление", BULGARIAN)
    assert (answer["lacking"], answer["guess"]) == (["завление"], "консултация заявлението")


def test_the_beginning_of_a_word_is_enough_while_it_is_typed(found: Engine) -> None:
    assert CONSULTATION in urls(found.answer("консулт", BULGARIAN, typing=True))
    for query, typing in (("консулт", False), ("консулт онлайн", True)):
        answer = found.answer(query, BULGARIAN, typing=typing)
        assert answer["lacking"] == ["консулт"]
        assert answer["guess"] == query.replace("консулт", "консултация")


def test_a_word_that_sounds_as_it_is_written_is_no_slip_of_keyboards(tmp_path: Path) -> None:
    made = engine(tmp_path, [document("a/b", "Право", "Roman law, radiator.")])
    for query in ("роман", "Роман", "радиатор"):
        assert made.answer(query, BULGARIAN)["lacking"] == [query.lower()]


def test_a_word_of_another_language_that_sounds_like_a_stem_is_only_offered(tmp_path: Path) -> None:
    made = engine(tmp_path, [document("a/b", "Плат", "Шарка на плат и такси.")])
    answer = made.answer("shark", BULGARIAN)
    assert (answer["total"], answer["guess"]) == (0, "шарка")
    for query in ("taksi", "plat"):
        assert urls(made.answer(query, BULGARIAN)) == ["a/b/"]


def test_a_word_with_the_stem_of_an_abbreviation_is_not_taken_for_it(tmp_path: Path) -> None:
    names = Names(pairs=[("зрелост на отворените данни", "open data maturity")])
    page = document("a/b", "Данни", "Зрелост на отворените данни.")
    put(tmp_path, shards.files(built([page], BULGARIAN, names)))
    put(tmp_path, [(script.NAME, script.bundle(theirs).encode())])
    made = Engine(tmp_path)
    assert urls(made.answer("ЗОД", BULGARIAN)) == urls(made.answer("зод", BULGARIAN)) == ["a/b/"]
    assert made.answer("зодия", BULGARIAN)["lacking"] == ["зодия"]


def test_a_word_begun_is_not_taken_for_keys_of_another_keyboard(tmp_path: Path) -> None:
    begun = document("a/begun", "Референдум", "Местен референдум.")
    other = document("a/other", "Препратки", "Refer to it; they refer.")
    made = engine(tmp_path, [begun, other])
    assert urls(made.answer("рефер", BULGARIAN, typing=True)) == ["a/begun/"]


@pytest.mark.parametrize("query", ["Консулатция", "вонсултация"])
def test_a_name_and_an_unlikely_slip_are_only_offered(found: Engine, query: str) -> None:
    answer = found.answer(query, BULGARIAN)
    assert (answer["total"], answer["reading"]["text"]) == (0, query)
    assert answer["guess"] == "консултация"


def test_a_word_that_ends_otherwise_than_in_the_texts_is_only_offered(tmp_path: Path) -> None:
    made = engine(tmp_path, [document("a/b", "Витрина", "Витрината е нова.")])
    answer = made.answer("ветрино", BULGARIAN)
    assert (answer["total"], answer["guess"]) == (0, "витрина")


def test_words_of_one_root_are_found_after_the_word_itself(found: Engine) -> None:
    listed = urls(found.answer("общински", BULGARIAN))
    assert listed[0] == BUDGET
    assert "compendium/recommendations/rec-0001/" in listed  # община


def test_literal_means_what_was_typed(found: Engine) -> None:
    def literal(query: str) -> dict[str, Any]:
        return found.answer(query, BULGARIAN, literal=True)

    for query in ("konsultaciq", "консулатция", "public consultation", "rec 1", "консулт"):
        answer = literal(query)
        assert (answer["total"], answer["reading"]["how"]) == (0, "typed"), query
    assert urls(literal("консултациите"))[0] == CONSULTATION
