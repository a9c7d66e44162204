"""A lesson taken in a learning platform: what it tells the platform, and what it needs."""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import FrameLocator, Route

from civildialogue.core.model.language import BULGARIAN, ENGLISH, Locale
from civildialogue.features.training.exports import scorm
from civildialogue.features.training.exports.items import Unit
from counts import crossed, some
from projects import REPOSITORY
from training.exporting import LESSONS, taught, unit
from training.test_exports import HOSTILE, quiz_of
from training.test_rich import quiz as rich_quiz

from .test_quiz import answered_by_keyboard
from .visit import Visit

Visits = Callable[..., Visit]
PLATFORM = "https://platform.example"
RUNTIME = REPOSITORY / "node_modules/scorm-again/dist/scorm12.js"
FRAME = """<!DOCTYPE html><html lang="bg"><head><title>Платформа</title>
<script src="/runtime.js"></script><script>
window.API = new Scorm12API({ autocommit: false, logLevel: 5 });
API.loadFromJSON(%s, "cmi");
</script></head><body><iframe title="Урок" src="/lesson/%s"
 style="width:100%%;height:90vh"></iframe></body></html>"""
TYPES = {"html": "text/html", "js": "text/javascript", "css": "text/css"}
ONE, MANY, MATCH, ORDER, SHORT, TRUE = (
    f".cd-quiz.cd-{kind}" for kind in ("one", "many", "match", "order", "short", "true")
)
ANSWER = """isRight => {
  const words = (node) => node.textContent.trim().replace(/\\s+/g, " ");
  for (const box of document.querySelectorAll(".cd-quiz")) {
    const form = box.querySelector("form"), inputs = [...form.querySelectorAll("input")];
    const items = [...box.querySelectorAll(".cd-answers > :is(ol, ul) > li")];
    const rows = [...box.querySelectorAll(".cd-answers > table > tbody > tr")];
    const rights = items.map((item) => !!item.querySelector(":scope > p > strong:first-child"));
    form.querySelectorAll("select").forEach((select, n) => {
      select.value = words(rows[isRight ? n : (n + 1) % rows.length].children[1]);
    });
    if (box.matches(".cd-order")) {
      const steps = items.map((item) => words(item.querySelector(":scope > p") ?? item));
      steps.forEach((step, place) => {
        const shown = () => [...form.querySelectorAll(".cd-quiz-step > span")].map(words);
        const row = () => form.querySelectorAll(".cd-quiz-step")[shown().indexOf(step)];
        while (isRight && shown().indexOf(step) > place) row().querySelector("button").click();
      });
    } else if (box.matches(".cd-short")) {
      const said = items[0].querySelector(":scope > p").cloneNode(true);
      said.querySelector("strong").remove();
      inputs[0].value = isRight ? words(said) : "?";
    } else {
      inputs.forEach((input, n) => { input.checked = rights[n] === isRight; });
    }
    form.requestSubmit();
  }
}"""
"""Answers every question, right or wrong, by what stands folded away under it."""
FRESH = {"core": {"lesson_status": "not attempted"}, "student_data": {"mastery_score": "80"}}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("lessons") / "docs"


@pytest.fixture(scope="module")
def package(folder: Path) -> dict[str, bytes]:
    return packed(unit(folder))


def packed(lesson: Unit) -> dict[str, bytes]:
    """The files of the package of a lesson."""
    with zipfile.ZipFile(io.BytesIO(scorm.write("Обучение", [lesson]))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


class Platform:
    """A platform with one lesson, in a window."""

    def __init__(
        self, visit: Visit, package: dict[str, bytes], first: str = "comment.html"
    ) -> None:
        self.visit, self.package, self.first = visit, package, first
        visit.context.route("**/*", self._answer)

    def _answer(self, route: Route) -> None:
        path = route.request.url.removeprefix(f"{PLATFORM}/")
        if path == "runtime.js":
            route.fulfill(body=RUNTIME.read_bytes(), content_type="text/javascript")
        elif path in ("", "elsewhere"):
            words = FRAME % (json.dumps(self.data), self.first) if not path else "<title>x</title>"
            route.fulfill(body=words, content_type="text/html; charset=utf-8")
        elif (name := path.removeprefix("lesson/")) in self.package:
            kind = TYPES[name.rpartition(".")[2]]
            route.fulfill(body=self.package[name], content_type=f"{kind}; charset=utf-8")
        else:
            route.fulfill(status=404)

    def open(self, data: dict[str, Any]) -> FrameLocator:
        """Opens the lesson, of which the platform has these data."""
        self.data = data
        self.visit.open(f"{PLATFORM}/")
        frame = self.visit.page.frame_locator("iframe")
        frame.locator(".cd-quiz-form").first.wait_for()
        return frame

    def leave(self) -> dict[str, Any]:
        """Closes the lesson; returns what the platform has of it then."""
        page = self.visit.page
        page.evaluate("document.querySelector('iframe').src = '/elsewhere'")
        page.wait_for_function("API.isTerminated()")
        return dict(page.evaluate("JSON.parse(JSON.stringify(API.cmi))"))


@pytest.fixture
def platform(visit: Visits, package: dict[str, bytes]) -> Platform:
    return Platform(visit(), package)


def answer(frame: FrameLocator, *, one: int = 1, short: str = "30", true: int = 1) -> None:
    """Answers every question; right, if nothing else is said."""
    frame.locator(f"{ONE} input").nth(one).check()
    for number in (0, 2):
        frame.locator(f"{MANY} input").nth(number).check()
    rows = frame.locator(f"{MATCH} .cd-answers tbody tr")
    for number in range(rows.count()):
        right = rows.nth(number).locator("td").nth(1).text_content()
        frame.locator(f"{MATCH} select").nth(number).select_option(right)
    steps = frame.locator(f"{ORDER} .cd-answers li > p").all_text_contents()
    shown = frame.locator(f"{ORDER} .cd-quiz-step > span")
    for place, step in enumerate(steps):
        while shown.all_text_contents().index(step) > place:
            frame.locator(f'{ORDER} button[aria-label="Нагоре: {step}"]').click()
    frame.locator(f"{SHORT} input").fill(short)
    frame.locator(f"{TRUE} input").nth(true).check()
    for box in (ONE, MANY, MATCH, ORDER, SHORT, TRUE):
        frame.locator(f"{box} button[type=submit]").click()


def test_right_answers_pass_and_wrong_ones_fail(platform: Platform) -> None:
    frame = platform.open(FRESH)
    answer(frame)
    assert "Успешно: 100 от 100." in frame.locator(".cd-sco-told").inner_text()
    core = platform.leave()["core"]
    assert (core["lesson_status"], core["score"]["raw"]) == ("passed", "100")
    assert (core["score"]["min"], core["score"]["max"], core["exit"]) == ("0", "100", "suspend")
    frame = platform.open(FRESH)
    answer(frame, one=0, short="1" * 5000, true=0)
    assert "Още не: 50 от 100, а трябват 80." in frame.locator(".cd-sco-told").inner_text()
    left = platform.leave()
    assert (left["core"]["lesson_status"], left["core"]["score"]["raw"]) == ("failed", "50")
    assert len(left["suspend_data"]) <= 4096


@pytest.mark.parametrize(("name", "locale"), some(crossed(LESSONS, (BULGARIAN, ENGLISH)), least=4))
def test_every_lesson_of_the_programme_can_be_passed_and_failed(
    visit: Visits, name: str, locale: Locale
) -> None:
    platform = Platform(visit(), packed(taught(name, locale)), f"{name}.html")
    for is_right in (True, False):
        platform.open(FRESH)
        platform.visit.page.frames[1].evaluate(ANSWER, is_right)
        core = platform.leave()["core"]
        assert core["lesson_status"] == ("passed" if is_right else "failed")
        assert (core["score"]["raw"] == "100") is is_right
    assert platform.visit.errors == []


@pytest.mark.parametrize("quiz", [rich_quiz(), quiz_of(HOSTILE)], ids=["rich", "hostile"])
def test_any_question_can_be_answered_right_and_wrong(
    visit: Visits, folder: Path, quiz: str
) -> None:
    platform = Platform(visit(), packed(unit(folder, quiz=quiz)))
    for is_right, score in ((True, "100"), (False, "0")):
        platform.open(FRESH)
        platform.visit.page.frames[1].evaluate(ANSWER, is_right)
        left = platform.leave()
        assert left["core"]["score"]["raw"] == score
        assert len(left["suspend_data"]) <= 4096
    assert platform.visit.errors == []


def test_a_lesson_goes_on_where_it_was_left_and_a_better_result_counts(platform: Platform) -> None:
    frame = platform.open(FRESH)
    answer(frame, one=0, true=0)
    left = platform.leave()
    assert left["core"]["lesson_status"] == "failed"
    kept = {**FRESH, "suspend_data": left["suspend_data"]}
    kept["core"] = {"lesson_status": "failed", "score": {"raw": left["core"]["score"]["raw"]}}
    frame = platform.open(kept)
    assert frame.locator(".cd-quiz-score").inner_text() == "Верни отговори: 4 от 6"
    assert "Още не: 67 от 100" in frame.locator(".cd-sco-told").inner_text()
    assert frame.locator(f"{ONE} input").first.is_checked()
    for box, number in ((ONE, 1), (TRUE, 1)):
        frame.locator(f"{box} input").nth(number).check()
        frame.locator(f"{box} button[type=submit]").click()
    core = platform.leave()["core"]
    assert (core["lesson_status"], core["score"]["raw"]) == ("passed", "100")


def test_who_leaves_early_has_not_failed(platform: Platform) -> None:
    frame = platform.open(FRESH)
    frame.locator(f"{ONE} input").first.check()
    frame.locator(f"{ONE} button[type=submit]").click()
    left = platform.leave()
    assert (left["core"]["lesson_status"], left["core"]["score"]["raw"]) == ("incomplete", "")
    assert left["suspend_data"]


def test_no_answers_are_too_many_for_a_platform(visit: Visits, folder: Path) -> None:
    one = "### Кое? {{#short-a{0}}}\n\n- = {0}\n\n    > Да.\n\n- друго\n\n    > Не.\n"
    many = 30
    lesson = unit(folder, quiz="\n".join(one.format(number) for number in range(many)))
    platform = Platform(visit(), packed(lesson))
    frame = platform.open(FRESH)
    for form in frame.locator(".cd-quiz-form").all():
        form.locator("input").fill("я" * 300)
        form.locator("button[type=submit]").click()
    kept = platform.leave()["suspend_data"]
    assert 3800 < len(kept) <= 4096
    frame = platform.open({**FRESH, "suspend_data": kept})
    assert 15 < frame.locator(".cd-quiz-said").count() < many


def test_answers_to_another_quiz_are_not_taken_for_answers(platform: Platform) -> None:
    for kept in ('{"of":"0","answered":[["1"]]}', "not JSON", "{}"):
        frame = platform.open({**FRESH, "suspend_data": kept})
        assert frame.locator(".cd-quiz-said").count() == 0


@pytest.mark.parametrize("options", [{}, {"scheme": "dark"}, {"width": 320}])
def test_it_is_for_everybody_and_asks_nobody_for_anything(
    visit: Visits, package: dict[str, bytes], options: dict[str, Any]
) -> None:
    alone = Platform(visit(**options), package)
    alone.visit.open(f"{PLATFORM}/lesson/comment.html")
    page = alone.visit.page
    page.locator(".cd-quiz-form").first.wait_for()
    answered_by_keyboard(alone.visit)
    assert page.locator(".cd-quiz-score").inner_text() == "Верни отговори: 6 от 6"
    assert "Тук няма учебна платформа" in page.locator(".cd-sco-told").inner_text()
    assert alone.visit.is_accessible()
    assert alone.visit.wider() == []
    assert alone.visit.origins == {PLATFORM}
    assert alone.visit.errors == []
    page.reload()
    page.locator(f"{ONE} .cd-quiz-said").wait_for()


def test_it_opens_from_a_folder(visit: Visits, package: dict[str, bytes], tmp_path: Path) -> None:
    for name, content in package.items():
        (tmp_path / name).write_bytes(content)
    window = visit(offline=True)
    window.open((tmp_path / "comment.html").as_uri())
    window.page.locator(f"{TRUE} input").nth(1).check()
    window.page.locator(f"{TRUE} button[type=submit]").click()
    assert window.page.locator(f"{TRUE} .cd-quiz-said").inner_text().startswith("✓")
