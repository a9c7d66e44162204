"""The search in other languages than Bulgarian and English."""

import json
import random
import re
from pathlib import Path

import pytest
from py_mini_racer import MiniRacer
from pytest import MonkeyPatch

from civildialogue.core.model.language import (
    BULGARIAN,
    ENGLISH,
    PROGRAM,
    Languages,
    Locale,
    use,
)
from civildialogue.core.model.stemming.stemmer import stem
from civildialogue.core.model.stemming.terms import stems
from civildialogue.core.model.stemming.tongues import SNOWBALL, stop, tongue, ways
from civildialogue.core.output.search import counting
from civildialogue.core.output.search.script import bundle
from civildialogue.core.output.search.stemscript import javascript

from .making import SCRIPTS, built, document, engine, theirs, urls

RO, EL, RU, PL = map(Locale, ("ro", "el", "ru", "pl"))
ENDING = re.compile(r'\["((?:[^"\\]|\\.)+)",')


def invented(text: str) -> list[str]:
    """Words with the endings that a stemmer knows, after stems of the letters of these."""
    dice = random.Random(1)  # noqa: S311
    endings = sorted({json.loads(f'"{found}"') for found in ENDING.findall(text)})
    letters = sorted(set("".join(endings)))
    starts = ("".join(dice.choices(letters, k=dice.randrange(2, 8))) for _ in range(3_000))
    return sorted({start + dice.choice(endings) for start in starts})


@pytest.mark.parametrize("tag", SNOWBALL)
def test_a_browser_stems_as_the_index_does(tag: str) -> None:
    use(Languages((Locale(tag), BULGARIAN, ENGLISH)))
    script = (SCRIPTS / f"vendor/snowball/{tag}.js").read_text(encoding="utf-8")
    words = invented(script)
    assert len(words) > 1_000
    racer = MiniRacer()
    racer.eval(script + javascript())
    called = f"JSON.stringify({json.dumps(words)}.map((word) => civilStem.of(word, '{tag}')))"
    found = json.loads(racer.eval(called))
    pairs = zip(words, found, strict=True)
    assert [(word, it) for word, it in pairs if stem(word, Locale(tag)) != it] == []
    assert sum(word != it for word, it in zip(words, found, strict=True)) > len(words) / 4


@pytest.mark.parametrize(
    ("locale", "word", "spoken"),
    [
        (RO, "recomandări", RO),
        (RO, "препоръки", BULGARIAN),
        (BULGARIAN, "recommendations", ENGLISH),
        (EL, "συστάσεις", EL),
        (EL, "recommendations", ENGLISH),
        (RU, "рекомендации", RU),
        (ENGLISH, "2026", ENGLISH),
    ],
)
def test_the_letters_of_a_word_tell_its_language(locale: Locale, word: str, spoken: Locale) -> None:
    use(Languages((locale, *(each for each in PROGRAM if each != locale))))
    assert tongue(word, ways(locale)) == spoken


def test_words_without_a_stemmer_stay_as_they_are() -> None:
    assert stem("rekomendacje", PL) == "rekomendacje"
    assert stem("рекомендации", RU) == "рекомендации"


def test_a_year_in_romanian_is_no_english_article() -> None:
    use(Languages((RO, ENGLISH)))
    assert stems("an", RO) == ["an"]
    assert stems("an", ENGLISH) == []
    assert "și" in stop(ways(RO))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("recomandare", "a/recommendations/"),
        ("recomandărilor", "a/recommendations/"),
        ("consultările", "a/consultations/"),
        ("препоръка", "a/recommendations/"),
    ],
)
def test_a_form_finds_another(tmp_path: Path, query: str, found: str) -> None:
    use(Languages((RO, BULGARIAN)))
    held = [
        document("a/recommendations", "Recomandările compendiului", "Text despre ele.", locale=RO),
        document("a/consultations", "O consultare", "Cetățenii propun.", locale=RO),
        document("a/recommendations", "Препоръките", "Текст за тях."),
    ]
    made = engine(tmp_path, held)
    foreign = [each for each in held if each.locale == BULGARIAN]
    assert built(held, RO, [], foreign)
    assert urls(made.answer(query, BULGARIAN if query[0] == "п" else RO))[0] == found


def test_only_the_stemmers_of_the_site_are_loaded() -> None:
    assert "RomanianStemmer" not in bundle(theirs)
    use(Languages((RO, BULGARIAN)))
    made = bundle(theirs)
    assert "globalThis.RomanianStemmer = RomanianStemmer" in made
    assert made.startswith("// Snowball's English stemmer")
    assert "// Snowball's Romanian stemmer" in made


def test_languages_that_take_words_alike_count_a_text_once(monkeypatch: MonkeyPatch) -> None:
    text = "Една проверка of the words"
    read: list[str] = []
    monkeypatch.setattr(counting, "stems", lambda text, _: read.append(text) or text.split())
    assert ways(BULGARIAN) == ways(ENGLISH) != ways(RO)
    counting.contributions([document("a/b", "T", text), document("a/b", "T", "x", locale=ENGLISH)])
    assert read.count(text) == 1
    use(Languages((RO, BULGARIAN)))
    counting.contributions([document("a/b", "T", text), document("a/b", "T", "x", locale=RO)])
    assert read.count(text) == 3
