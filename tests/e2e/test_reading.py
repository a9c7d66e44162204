"""What helps to read a text: a reference to each passage, how long it takes, and a voice."""

import json
import re
from collections.abc import Callable

import pytest

from civildialogue.core.model.conventions import format_date
from civildialogue.core.model.language import Locale
from civildialogue.core.source import clock

from .built import LANGUAGES, SITE_URL, Site, prefix, text
from .visit import Visit

Visits = Callable[..., Visit]
PLACE = "analysis/participation/"
COPIED = {"bg": "Позоваването е копирано.", "en": "The reference was copied."}
READ = {"bg": "(прочетено на {})", "en": "(read on {})"}
both_languages = pytest.mark.parametrize("language", LANGUAGES)
CLIPBOARD = "navigator.clipboard.readText()"


def read(language: str) -> str:
    """What a reference says of the day on which it is taken, where the browser is."""
    day = clock.now().astimezone(None).date()
    return spaced(READ[language].format(format_date(day, Locale(language))))


def spaced(words: str) -> str:
    """The words with spaces of one kind between them."""
    return " ".join(words.split())


def colour(window: Visit, place: str) -> str:
    """The colour of an element as the browser draws it."""
    found: str = window.page.locator(place).first.evaluate("node => getComputedStyle(node).color")
    return found


@both_languages
@pytest.mark.parametrize("width", [320, 1280])
def test_a_passage_is_cited_in_one_step(
    site: Site, visit: Visits, language: str, width: int
) -> None:
    window = visit(width=width, permissions=["clipboard-read", "clipboard-write"])
    window.open(site.url(language, "chapter"))
    link = window.tab_to(".cd-text p > .cd-permalink")
    target = link.get_attribute("href") or ""
    window.page.keyboard.press("Enter")
    window.page.get_by_role("status").filter(has_text=COPIED[language]).wait_for(state="attached")
    copied = window.page.evaluate(CLIPBOARD)
    title, *_ = site.page(language, "chapter").xpath("//h1/text()")
    assert copied.startswith(f"{title}. ")
    assert f". {SITE_URL}{prefix(language)}{PLACE}{target} " in copied
    assert spaced(copied).endswith(f"{read(language)}.")
    panel = window.page.locator(".cd-cite")
    assert panel.locator("p").first.text_content() == copied
    assert window.wider() == [] and window.is_accessible()
    panel.get_by_role("button").nth(1).click()
    window.page.wait_for_function(f"{CLIPBOARD}.then((text) => text.startsWith('https:'))")
    assert window.page.evaluate(CLIPBOARD) == f"{SITE_URL}{prefix(language)}{PLACE}{target}"
    window.page.keyboard.press("Escape")
    assert panel.count() == 0
    assert window.focused.get_attribute("href") == target


def test_a_reference_can_be_taken_by_hand_where_nothing_may_be_copied(
    site: Site, visit: Visits
) -> None:
    window = visit(script="navigator.clipboard.writeText = () => Promise.reject()")
    window.open(site.url("bg", "chapter"))
    window.page.locator(".cd-permalink").first.click()
    window.page.wait_for_function("getSelection().toString() !== ''")
    assert read("bg") in spaced(window.page.evaluate("getSelection().toString()"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_citing_and_commenting_are_quiet_and_always_seen(
    site: Site, visit: Visits, width: int, scheme: str
) -> None:
    window = visit(width=width, scheme=scheme)
    window.open(site.url("bg", "recommendation"))
    for place in (".cd-text .cd-permalink", ".cd-say a"):
        unseen = window.page.eval_on_selector_all(
            place,
            """all => all.filter((node) => {
              const box = node.getBoundingClientRect();
              return !node.checkVisibility({ opacityProperty: true }) || Math.min(box.width, box.height) < 23.9;
            }).map((node) => node.outerHTML)""",  # noqa: E501
        )
        assert unseen == []
        assert colour(window, place) == colour(window, ".cd-summary")
    assert window.is_accessible()


@both_languages
def test_every_text_says_how_long_it_takes(site: Site, language: str) -> None:
    for kind in ("method", "chapter", "recommendation", "page"):
        tree = site.page(language, kind)
        [said] = tree.find_class("cd-time")
        found = re.search(r"[0-9]+", text(said))
        assert found and int(found[0]) >= 1, kind
    assert site.page(language, "home").find_class("cd-time") == []
    assert site.page(language, "glossary").find_class("cd-time") == []


# A browser with voices of its own; what is said ends when a test says so.
VOICES = """
globalThis.heard = [];
const voices = %s;
Object.defineProperty(globalThis, "speechSynthesis", { value: Object.assign(new EventTarget(), {
  getVoices: () => voices,
  speak: (words) => heard.push(words),
  cancel: () => heard.push(null),
}) });
globalThis.SpeechSynthesisUtterance = class extends EventTarget {
  constructor(text) { super(); this.text = text; }
};
"""
SAID = "heard.map((each) => each && [each.text, each.voice.name])"
END = "heard.at(-1).dispatchEvent(new Event('end'))"


def voices(*given: tuple[str, str, bool]) -> str:
    """Gives a browser voices: a name, a language, and whether it is on this machine."""
    return VOICES % json.dumps([{"name": n, "lang": t, "localService": own} for n, t, own in given])


BOTH = (("Мария", "bg_BG", True), ("Mary", "en-GB", True))


@both_languages
@pytest.mark.parametrize("width", [320, 1280])
def test_a_text_is_read_aloud_passage_by_passage(
    site: Site, visit: Visits, language: str, width: int
) -> None:
    window = visit(width=width, script=voices(*BOTH))
    window.open(site.url(language, "chapter"))
    words = {"bg": ("Слушане", "Пауза", "Спиране"), "en": ("Listen", "Pause", "Stop")}[language]
    start, pause, stop = (
        window.page.get_by_role("button", name=each, exact=True) for each in words
    )
    title, *_ = site.page(language, "chapter").xpath("//h1/text()")
    start.click()
    name = {"bg": "Мария", "en": "Mary"}[language]
    assert window.page.evaluate(SAID) == [[title, name]]
    window.page.evaluate(END)
    second = window.page.evaluate(SAID)[-1]
    assert second[0] != title and "¶" not in second[0]
    assert window.is_accessible()
    pause.click()
    start.click()
    assert window.page.evaluate(SAID)[-2:] == [None, second]
    stop.click()
    assert not stop.is_visible()
    start.click()
    assert window.page.evaluate(SAID)[-1] == [title, name]


def test_no_voice_of_a_server_or_of_another_language_is_offered(site: Site, visit: Visits) -> None:
    window = visit(script=voices(("Google български", "bg-BG", False), BOTH[1]))
    window.open(site.url("bg", "chapter"))
    assert window.page.locator(".cd-time button").count() == 0
    plain = visit(java_script_enabled=False)
    plain.open(site.url("bg", "chapter"))
    assert plain.page.locator(".cd-time").is_visible()
    assert plain.page.locator(".cd-time button").count() == 0
