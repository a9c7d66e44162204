"""The quiz of a lesson: without script, by the keyboard alone, and what stays on the device."""

from collections.abc import Callable
from typing import Any

import pytest

from .built import LANGUAGES, Site, prefix
from .visit import Visit

Visits = Callable[..., Visit]
LESSON = "training/first-proposal/"
ONE, MANY, MATCH, ORDER, SHORT, TRUE = (
    f".cd-quiz.cd-{kind}" for kind in ("one", "many", "match", "order", "short", "true")
)
KEPT = "civildialogue.quiz"


@pytest.fixture
def lesson(visit: Visits, site: Site) -> Visit:
    made = visit()
    made.open(f"{site.base}/{LESSON}")
    made.page.wait_for_selector(".cd-quiz-form")
    return made


def status(visit: Visit, box: str) -> str:
    return visit.page.locator(f"{box} [role=status]").inner_text()


def test_without_script_each_question_has_its_options_and_folded_answers(
    visit: Visits, site: Site
) -> None:
    reader = visit(java_script_enabled=False)
    reader.open(f"{site.base}/{LESSON}")
    boxes = reader.page.locator(".cd-quiz")
    assert boxes.count() == 6
    for box in boxes.all():
        assert not box.locator("blockquote, td").first.is_visible()
        box.locator("summary").click()
        assert box.locator("blockquote, td").first.is_visible()
    assert reader.page.locator(".cd-quiz-form").count() == 0
    assert not reader.page.locator(".cd-quiz-end").is_visible()


def test_a_wrong_answer_is_explained_in_words_and_can_be_tried_again(lesson: Visit) -> None:
    lesson.tab_to(f"{ONE} input")
    lesson.page.keyboard.press("Space")
    lesson.tab_to(f"{ONE} button")
    lesson.page.keyboard.press("Enter")
    said = lesson.page.locator(f"{ONE} .cd-quiz-said")
    assert said.count() == 1
    assert said.inner_text().startswith("✗ Невярно.")
    assert "Законът не пита къде живеете" in status(lesson, ONE)
    lesson.tab_to(f"{ONE} button:not([type=submit])")
    lesson.page.keyboard.press("Enter")
    assert said.count() == 0
    assert not lesson.page.locator(f"{ONE} input:checked").count()
    assert lesson.page.evaluate("key => localStorage.getItem(key)", KEPT) is None


def test_what_was_not_ticked_though_it_is_right_is_explained_too(lesson: Visit) -> None:
    lesson.page.locator(f"{MANY} input").first.check()
    lesson.page.locator(f"{MANY} button[type=submit]").click()
    said = lesson.page.locator(f"{MANY} .cd-quiz-said").all_inner_texts()
    assert [text.partition(".")[0] for text in said] == ["✓ Вярно", "✗ Не е отбелязано, а е вярно"]
    assert status(lesson, MANY).startswith("Невярно. ✓ Вярно.")
    assert all(len(text.partition(".")[2]) > 10 for text in said)


def answered_by_keyboard(lesson: Visit) -> None:
    """Every question, answered right with the keyboard alone."""
    press = lesson.page.keyboard.press
    lesson.tab_to(f"{ONE} input")
    press("ArrowDown")
    lesson.tab_to(f"{ONE} button")
    press("Enter")
    for number in (0, 2):
        lesson.tab_to(f"{MANY} .cd-quiz-option:nth-child({number + 1}) input")
        press("Space")
    lesson.tab_to(f"{MANY} button")
    press("Enter")
    table = lesson.page.locator(f"{MATCH} .cd-answers tbody tr")
    rights = [row.locator("td").nth(1).text_content() for row in table.all()]
    for right in rights:
        select = lesson.tab_to(f"{MATCH} select")
        select.select_option(right)
    lesson.tab_to(f"{MATCH} button")
    press("Enter")
    steps = lesson.page.locator(f"{ORDER} .cd-answers li > p").all_text_contents()
    for place, step in enumerate(steps):
        row = f'{ORDER} button[aria-label="Нагоре: {step}"]'
        lesson.page.locator(row).focus()
        while at(lesson, step) > place:
            before = at(lesson, step)
            press("Enter")
            assert at(lesson, step) == before - 1
            assert lesson.page.evaluate("s => document.activeElement.matches(s)", row)
    lesson.page.locator(f"{ORDER} button[type=submit]").focus()
    press("Enter")
    lesson.tab_to(f"{SHORT} input")
    lesson.page.keyboard.type("  ТРИДЕСЕТ ")
    press("Enter")
    lesson.tab_to(f"{TRUE} input")
    press("ArrowDown")
    lesson.tab_to(f"{TRUE} button")
    press("Enter")


def at(lesson: Visit, step: str) -> int:
    texts = lesson.page.locator(f"{ORDER} .cd-quiz-step > span").all_text_contents()
    return texts.index(step)


def test_the_keyboard_answers_all_and_the_device_alone_keeps_it(lesson: Visit, site: Site) -> None:
    answered_by_keyboard(lesson)
    score = lesson.page.locator(".cd-quiz-score")
    assert score.inner_text() == "Верни отговори: 6 от 6"
    assert lesson.page.locator(".cd-quiz-said", has_text="✗").count() == 0
    assert lesson.origins == {site.base.rstrip("/")}
    lesson.page.reload()
    lesson.page.wait_for_selector(".cd-quiz-said")
    assert score.inner_text() == "Верни отговори: 6 от 6"
    lesson.page.locator(".cd-quiz-forget").click()
    assert lesson.page.evaluate("key => localStorage.getItem(key)", KEPT) is None
    assert lesson.page.locator(".cd-quiz-said").count() == 0
    assert lesson.errors == []


def test_a_question_without_an_answer_says_so(lesson: Visit) -> None:
    lesson.page.locator(f"{SHORT} button[type=submit]").click()
    lesson.page.wait_for_function(
        "s => document.querySelector(s).textContent", arg=f"{SHORT} [role=status]"
    )
    assert status(lesson, SHORT) == "Отговорете на въпроса."


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("options", [{}, {"scheme": "dark"}, {"width": 320}])
def test_axe_finds_nothing_and_nothing_is_too_wide(
    visit: Visits, site: Site, language: str, options: dict[str, Any]
) -> None:
    reader = visit(**options)
    for view in ("", "trainer/", "sheet/", "key/"):
        reader.open(f"{site.base}/{prefix(language)}{LESSON}{view}")
        if not view:
            reader.page.wait_for_selector(".cd-quiz-form")
            reader.page.locator(f"{ONE} input").first.check()
            reader.page.locator(f"{ONE} button[type=submit]").click()
            reader.page.locator(f"{ORDER} button[type=submit]").click()
        assert reader.is_accessible()
        assert reader.wider() == []


def test_it_works_from_a_folder(visit: Visits, carried: Any) -> None:
    reader = visit()
    reader.open((carried / LESSON / "index.html").as_uri())
    reader.page.wait_for_selector(".cd-quiz-form")
    reader.page.locator(f"{TRUE} input").nth(1).check()
    reader.page.locator(f"{TRUE} button[type=submit]").click()
    assert reader.page.locator(f"{TRUE} .cd-quiz-said").inner_text().startswith("✓ Вярно.")


def test_without_colours_of_the_page_right_and_wrong_are_told(visit: Visits, site: Site) -> None:
    reader = visit(forced_colors="active")
    reader.open(f"{site.base}/{LESSON}")
    reader.page.wait_for_selector(".cd-quiz-form")
    reader.page.locator(f"{TRUE} input").first.check()
    reader.page.locator(f"{TRUE} button[type=submit]").click()
    assert reader.page.locator(f"{TRUE} .cd-quiz-said").inner_text().startswith("✗ Невярно.")
