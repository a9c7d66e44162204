"""A learner's own page: what stays on the device, lessons without network, and the entry test."""

import base64
import hashlib
import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from .built import LANGUAGES, REPOSITORY, build, civildialogue, prefix, served
from .test_serve import serving
from .visit import Visit

Visits = Callable[..., Visit]
HERE, WORKER = "training/my-training/", "training/worker.js"
PAGES = ("", "entry/", "my-training/", "comment/")
PHONE = 390
FOLDER_SAID = (
    "Страницата е отворена от папка: уроците са в нея и мрежа не трябва. "
    "За друго устройство копирайте цялата папка."
)
UPDATE = "navigator.serviceWorker.ready.then((each) => each.update()).then(String, String)"
# Whether of a lesson just the edition with a sum is kept.
IS_KEPT = """async (sum) => {
  const cache = await caches.open((await caches.keys())[0]);
  const kept = (await cache.keys()).filter(({ url }) => url.includes("/comment/"));
  return kept.length === 1 && kept[0].url.endsWith(sum);
}"""


@pytest.fixture(scope="module")
def built(once: Callable[[str, Callable[[Path], object]], Path]) -> Path:
    """A site with two lessons and an entry test."""

    def make(folder: Path) -> None:
        for source in ("tests/golden/_base/docs", "tests/training/docs"):
            shutil.copytree(REPOSITORY / source, folder / "docs", dirs_exist_ok=True)
        shutil.copytree(REPOSITORY / "overrides", folder / "overrides")
        shutil.copy(REPOSITORY / "mkdocs.yml", folder)
        done = civildialogue(folder, "check", "--fix", "--quiet")
        assert done.returncode == 0, done.stdout + done.stderr
        build(folder)

    return once("taught", make) / "site"


def item(window: Visit, name: str) -> Locator:
    return window.page.locator(f"[data-lesson='training/{name}']")


def count(window: Visit) -> str:
    return window.page.locator(".cd-learner-count").inner_text()


def stored(window: Visit, key: str = "civildialogue.training") -> Any:
    return json.loads(window.page.evaluate("key => localStorage.getItem(key) ?? '{}'", key))


def saved(window: Visit, words: str) -> None:
    """Waits until the page says how much is saved."""
    expect(window.page.locator(".cd-learner-saved")).to_have_text(words)


def explained(box: Locator) -> list[str]:
    """Checks what is chosen in a question; gives what is said of each wrong part."""
    box.locator("button[type=submit]").click()
    said = [each.strip() for each in box.locator(".cd-quiz-said").all_inner_texts()]
    return [each.removeprefix("✗ Невярно.").strip() for each in said if each.startswith("✗")]


def wrong(box: Locator) -> list[str]:
    """Answers a question wrong in every way that it offers; gives the explanations."""
    found: list[str] = []
    inputs = box.locator("input:is([type=radio], [type=checkbox])")
    for number in range(inputs.count()):
        inputs.nth(number).check()
        found += explained(box)
        box.locator(".cd-quiz-buttons button").last.click()
    if inputs.count():
        inputs.first.check()
    for select in box.locator("select").all():
        select.select_option(index=1)
    if box.locator("input[type=text]").count():
        box.locator("input[type=text]").fill("нещо съвсем друго")
    return found + explained(box)


@contextmanager
def previewed(site: Path, own: Path) -> Iterator[str]:
    project = Path(shutil.copytree(site.parent, own / "taught"))
    with serving(project) as found:
        yield found.url.rstrip("/")


@contextmanager
def bundled(site: Path, own: Path) -> Iterator[str]:
    """The bundle, unpacked below what Python's own server of files gives."""
    done = civildialogue(site.parent, "export", "bundle", "--out", str(own))
    assert done.returncode == 0, done.stdout + done.stderr
    with zipfile.ZipFile(own / "civildialogue-offline.zip") as archive:
        archive.extractall(own / "shared folder")
    command = [sys.executable, "-u", "-m", "http.server", "0", "--bind", "127.0.0.1"]
    with subprocess.Popen(
        command, cwd=own, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as running:
        try:
            assert running.stdout is not None
            port = running.stdout.readline().split(" port ")[1].split()[0]
            yield f"http://127.0.0.1:{port}/shared%20folder/civildialogue-offline"
        finally:
            running.terminate()


@pytest.mark.parametrize(
    ("opened", "page"),
    [
        (lambda site, _own: served(site), HERE),
        (previewed, HERE),
        (bundled, f"{HERE}index.html"),
    ],
)
def test_on_a_phone_a_lesson_is_finished_without_network(
    visit: Visits,
    built: Path,
    tmp_path: Path,
    opened: Callable[[Path, Path], AbstractContextManager[str]],
    page: str,
) -> None:
    window = visit(width=PHONE)
    with opened(built, tmp_path) as base:
        window.open(f"{base}/{page}")
        saved(window, "Запазени на това устройство: 0 от 2 урока.")
        window.page.get_by_role("button", name="Запазване на уроците").click()
        saved(window, "Запазени на това устройство: 2 от 2 урока.")
        assert window.origins == {"/".join(base.split("/")[:3])}
        assert window.errors == []
    window.context.set_offline(True)
    try:
        window.page.reload()
        saved(window, "Запазени на това устройство: 2 от 2 урока.")
        item(window, "comment").get_by_role("link").click()
        window.page.wait_for_selector(".cd-quiz-form")
        assert window.wider() == []
        boxes = window.page.locator(".cd-quiz")
        for box in boxes.all():
            found = wrong(box)
            assert found and all(found), box.inner_text()
        assert window.page.locator(".cd-done").is_checked()
        window.page.locator(".cd-quiz-end").get_by_role("link", name="Моето обучение").click()
        window.page.wait_for_url(f"**/{page}")
        assert count(window) == "Минати уроци: 1 от 2. Остават 1 ч и 0 мин."
        assert item(window, "comment").inner_text().endswith(f"от {boxes.count() or 6}")
        assert window.page.locator(".cd-learner-next").inner_text().startswith("Следващ урок:")
        window.page.get_by_role("button", name="Премахване на запазеното").click()
        saved(window, "Запазени на това устройство: 0 от 2 урока.")
        assert window.page.evaluate("caches.keys()") == []
    finally:
        window.context.set_offline(False)


def test_what_is_saved_follows_the_site_and_never_half_of_a_change(
    visit: Visits, built: Path, tmp_path: Path
) -> None:
    own = Path(shutil.copytree(built, tmp_path / "site"))
    window = visit()
    lesson, worker = own / "training/comment/index.html", own / WORKER
    now = int(lesson.stat().st_mtime)
    before, old, known = _sum(lesson), lesson.read_text("utf-8"), worker.read_text("utf-8")
    new = old.replace("който тежи", "който убеждава")
    assert before in known

    def put(text: str) -> None:
        """Changes the lesson, in a second of its own: servers tell files apart by seconds."""
        nonlocal now
        now += 1
        lesson.write_text(text, "utf-8")
        os.utime(lesson, (now, now))

    with served(own) as base:
        window.open(f"{base}/{HERE}")
        window.page.locator(".cd-learner-save").click()
        saved(window, "Запазени на това устройство: 2 от 2 урока.")
        put(new)
        window.open(f"{base}/training/comment/")
        assert "който убеждава" in window.page.locator("main").inner_text()
        changed = known.replace(before, _sum(lesson))
        put(old)  # The list has come, and the page not yet.
        worker.write_text(changed, "utf-8")
        window.page.evaluate(UPDATE)
        states = "navigator.serviceWorker.getRegistration().then(r => !r.installing && !!r.active)"
        window.page.wait_for_function(states)
        window.open(f"{base}/{HERE}")
        saved(window, "Запазени на това устройство: 2 от 2 урока.")
        put(new)
        window.page.evaluate(UPDATE)
        window.page.wait_for_function(IS_KEPT, arg=_sum(lesson))
    window.context.set_offline(True)
    try:
        window.open(f"{base}/training/comment/")
        assert "който убеждава" in window.page.locator("main").inner_text()
    finally:
        window.context.set_offline(False)


def _sum(file: Path) -> str:
    return base64.b64encode(hashlib.sha256(file.read_bytes()).digest()).decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_has_every_file_that_lessons_load_and_its_sum(built: Path, language: str) -> None:
    text = (built / prefix(language) / WORKER).read_text("utf-8").split("\n")[0]
    told = json.loads(text.removeprefix("globalThis.civilSaved = ").removesuffix(";"))
    sums = dict(told["files"])
    for path, total in sums.items():
        file = built / (f"{path}index.html" if path.endswith("/") else path)
        assert f"sha256-{_sum(file)}" in total.split()
    names = ("", "my-training/", "entry/", "reading/", "comment/")
    assert {path for path in sums if path.endswith("/")} == {
        f"{prefix(language)}training/{name}" for name in names
    }
    assert f"assets/javascripts/site.{language}.js" in sums
    assert "assets/training/learner.js" in sums and "assets/training/quiz.js" in sums
    manifest = json.loads((built / prefix(language) / "training/manifest.json").read_text("utf-8"))
    assert manifest["lang"] == language
    for icon in manifest["icons"]:
        path = (built / prefix(language) / "training" / icon["src"]).resolve()
        assert path.read_bytes().startswith(b"\x89PNG")


def test_what_is_done_can_be_carried_to_another_device(
    visit: Visits, built: Path, tmp_path: Path
) -> None:
    window, other = visit(), visit(scheme="dark")
    with served(built) as base:
        window.open(f"{base}/{HERE}")
        item(window, "reading").get_by_role("checkbox").check()
        window.page.locator(".cd-learner-path").select_option("citizens")
        with window.page.expect_download() as download:
            window.page.get_by_role("button", name="Запис във файл").click()
        download.value.save_as(tmp_path / "training.json")
        other.open(f"{base}/{HERE}")
        status = other.page.locator(".cd-learner-status")
        (tmp_path / "odd.json").write_text('{"training": [], "quiz": {"a": 1}}')
        other.page.locator(".cd-learner-file").set_input_files(tmp_path / "odd.json")
        expect(status).to_contain_text("Нищо не е променено")
        assert stored(other) == {}
        other.page.locator(".cd-learner-file").set_input_files(tmp_path / "training.json")
        expect(status).to_have_text("Прочетено от файла.")
        assert item(other, "reading").get_by_role("checkbox").is_checked()
        assert stored(other) == stored(window) != {}
        other.page.once("dialog", lambda dialog: dialog.accept())
        other.page.get_by_role("button", name="Изтриване от устройството").click()
        expect(status).to_have_text("Изтрито е от това устройство.")
        assert (
            stored(other) == {} and not item(other, "reading").get_by_role("checkbox").is_checked()
        )
        assert window.errors == other.errors == []


def test_by_keyboard_the_entry_test_leads_to_a_path_and_a_lesson(
    visit: Visits, built: Path
) -> None:
    window = visit()
    press = window.page.keyboard.press
    with served(built) as base:
        window.open(f"{base}/training/")
        window.tab_to("main a[href='my-training/']")
        press("Enter")
        window.page.wait_for_url(f"**/{HERE}")
        window.tab_to("main .cd-learner a[href='../entry/']")
        press("Enter")
        window.page.wait_for_selector(".cd-quiz-form")
        window.tab_to(".cd-one input")
        press("ArrowDown")
        window.tab_to(".cd-one button")
        press("Enter")
        window.tab_to(".cd-many .cd-quiz-option:nth-child(2) input")
        press("Space")
        window.tab_to(".cd-many button")
        press("Enter")
        assert window.page.locator(".cd-quiz-score a").all_inner_texts() == ["за четенето"]
        window.tab_to(".cd-quiz-end a[href='../my-training/']")
        press("Enter")
        window.page.wait_for_url(f"**/{HERE}")
        assert count(window) == "Минати уроци: 0 от 1. Остават 1 ч и 0 мин."
        assert not item(window, "comment").is_visible()
        window.tab_to(".cd-learner-next a")
        press("Enter")
        window.page.wait_for_url("**/training/reading/")
        assert window.errors == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_script_it_is_a_list_that_says_what_a_script_adds(
    visit: Visits, built: Path, language: str
) -> None:
    reader = visit(java_script_enabled=False)
    with served(built) as base:
        reader.open(f"{base}/{prefix(language)}{HERE}")
        shown = reader.page.locator("main").inner_text()
    assert {"bg": "60 минути", "en": "60 minutes"}[language] in shown
    assert {"bg": "Със скрипт", "en": "With script"}[language] in shown
    assert reader.page.locator(".cd-learner :is(button, input, select):visible").count() == 0


def test_from_a_folder_it_counts_and_speaks_of_no_saving(visit: Visits, carried: Path) -> None:
    window = visit(offline=True)
    window.open((carried / HERE / "index.html").as_uri())
    saved(window, FOLDER_SAID)
    item(window, "first-proposal").get_by_role("checkbox").check()
    assert count(window).startswith("Минати уроци: 1 от 1.")
    assert not window.page.locator(".cd-learner-buttons >> nth=0").locator("button:visible").count()
    assert window.errors == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("options", [{}, {"scheme": "dark"}, {"width": 320}])
def test_axe_finds_nothing_in_the_programme(
    visit: Visits, built: Path, language: str, options: dict[str, Any]
) -> None:
    window = visit(**options)
    with served(built) as base:
        for name in (*PAGES, "comment/trainer/", "comment/sheet/", "comment/key/"):
            window.open(f"{base}/{prefix(language)}training/{name}")
            window.settle()
            if name == "entry/":
                window.page.locator(".cd-one input").first.check()
                window.page.locator(".cd-one button[type=submit]").click()
            assert window.is_accessible()
            assert window.wider() == []
