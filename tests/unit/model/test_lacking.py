"""The words that a language lacks, and the marks around what stands in for them."""

import re
import string
from importlib.resources import files

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from civildialogue.core.model import lacking as module
from civildialogue.core.model.lacking import (
    BEGIN,
    END,
    counted,
    lacking,
    marked,
    plain,
    readers,
    told,
    tongue,
)
from civildialogue.core.model.language import (
    BULGARIAN,
    ENGLISH,
    PROGRAM,
    Locale,
    messages,
    own_words,
)

RO, FR = Locale("ro"), Locale("fr")
SHIPPED = sorted(
    name.removesuffix(".yml")
    for entry in files("civildialogue.core.model").joinpath("words").iterdir()
    if (name := entry.name).endswith(".yml")
)


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("tag", SHIPPED)
def test_a_language_that_is_shipped_lacks_no_word_and_has_none_too_many(tag: str) -> None:
    own = own_words(Locale(tag))
    assert lacking(Locale(tag)) == ()
    forms = {"zero", "one", "two", "few", "many"}
    for key, text in own.items():
        base, _, form = key.rpartition(".")
        known = f"{base}.other" if form in forms else key
        assert known in readers(), key
        assert text.strip(), key
        assert placeholders(text) <= placeholders(messages(ENGLISH)[known]) | {"language"}, key


def test_the_quotation_marks_of_romanian_words() -> None:
    for key, text in own_words(RO).items():
        assert not re.search('["“«»]', text), key
        assert text.count("„") == text.count("”"), key


def test_a_word_less_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = {key: text for key, text in own_words(RO).items() if key != "unit.days.few"}
    monkeypatch.setattr(module, "own_words", lambda _locale: kept)
    assert lacking(RO) == ("unit.days.few",)


def test_the_program_lacks_nothing_and_a_language_without_words_lacks_all() -> None:
    assert all(lacking(locale) == () for locale in PROGRAM)
    assert len(lacking(FR)) >= len(readers())
    assert messages(FR)["home.how"] == messages(ENGLISH)["home.how"]


def test_only_who_writes_sees_the_words_that_no_other_language_needs() -> None:
    assert "usage.usage" not in readers()
    assert {"home.how", "report.fixable", "new.summary"} <= readers()


@pytest.mark.parametrize(
    ("locale", "count", "key"),
    [
        (BULGARIAN, 1, "unit.days.one"),
        (ENGLISH, 0, "unit.days.other"),
        (RO, 1, "unit.days.one"),
        (RO, 7, "unit.days.few"),
        (RO, 30, "unit.days.other"),
        (FR, 0, "unit.days.other"),
    ],
)
def test_a_number_chooses_its_form(locale: Locale, count: int, key: str) -> None:
    assert counted(locale, "unit.days", count) == key


def test_a_stand_in_is_marked_and_an_own_word_is_not() -> None:
    assert marked(RO, "home.how", "x") == marked(BULGARIAN, "home.how", "x") == "x"
    assert marked(FR, "home.how", "x") == f"{BEGIN}x{END}"
    assert (tongue(RO, "home.how"), tongue(FR, "home.how")) == (RO, ENGLISH)


@pytest.mark.parametrize(
    ("page", "right"),
    [
        ("<p>a</p>", "<p>a</p>"),
        ("<p>[a]</p>", '<p><span lang="en">a</span></p>'),
        ("<p>[a <code>b</code>]</p>", '<p><span lang="en">a <code>b</code></span></p>'),
        ('<p title="[a]">b</p>', '<p title="a">b</p>'),
        ("<title>[a]</title>", "<title>a</title>"),
        ("<option>[a]</option>", "<option>a</option>"),
        ("<script>'[a]'</script>", "<script>'a'</script>"),
    ],
)
def test_marks_become_attributes_where_they_can(page: str, right: str) -> None:
    page = page.replace("[", BEGIN).replace("]", END)
    assert told(page) == right
    assert plain(page) == plain(right.replace('<span lang="en">', "").replace("</span>", ""))


def test_a_stand_in_runs_from_left_to_right_on_a_page_that_does_not() -> None:
    made = told(f"<p>{BEGIN}a{END}</p>", is_turned=True)
    assert made == '<p><span lang="en" dir="ltr">a</span></p>'


@given(st.lists(st.sampled_from(["<b>", "</b>", BEGIN, END, "a", "<i title='", "'>", "</i>"])))
def test_no_mark_is_left_whatever_the_page(parts: list[str]) -> None:
    made = told("".join(parts))
    assert BEGIN not in made
    assert END not in made


def test_the_words_file_says_who_read_it() -> None:
    for tag in SHIPPED:
        file = files("civildialogue.core.model").joinpath("words", f"{tag}.yml")
        assert isinstance(yaml.safe_load(file.read_text("utf-8"))["read-by"], list)
    assert html.fromstring(told(f"<p>{BEGIN}a{END}</p>")).find("span").get("lang") == "en"
