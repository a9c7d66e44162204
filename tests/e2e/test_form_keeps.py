"""The form of comments under hard conditions: no words are lost, and what happens is said."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Route

from civildialogue.core.model.language import BULGARIAN, ENGLISH, Locale, message

from .built import LANGUAGES, Site, prefix
from .commenting import PASSAGES, REC, address, downloaded, fill, made, opened, passage
from .visit import WATCH, Visit

Visits = Callable[..., Visit]
both_languages = pytest.mark.parametrize("language", LANGUAGES)
STORED = """() => Object.entries(localStorage).filter(([key]) => key.startsWith("cd-form "))
  .map(([key, value]) => JSON.parse(value))"""


VALID = """() => {
  const root = document.querySelector("main").cloneNode(true);
  for (const each of root.querySelectorAll("noscript")) each.remove();
  const again = new DOMParser().parseFromString(`<main>${root.innerHTML}</main>`, "text/html");
  const faults = [];
  const all = (css) => [...document.querySelectorAll(css)];
  const is = (css, name) => {
    for (const each of all(css)) faults.push(`${name}: ${each.outerHTML.slice(0, 80)}`);
  };
  if (again.querySelector("main").innerHTML !== root.innerHTML) faults.push("parsed otherwise");
  const ids = all("[id]").map((each) => each.id);
  for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) faults.push(`twice ${id}`);
  for (const name of ["aria-describedby", "aria-labelledby", "for", "aria-controls"]) {
    for (const each of all(`[${name}]`)) for (const id of each.getAttribute(name).split(" ")) {
      if (!ids.includes(id)) faults.push(`${name}=${id}`);
    }
  }
  is("main :is(p, span, h2, h3, label, legend) :is(p, ul, div, blockquote, form, pre)", "a block");
  is("main fieldset > legend:not(:first-child)", "a legend that is not first");
  is("main fieldset:not(:has(> legend))", "no legend");
  is("main a[href=''], main [lang='']", "empty");
  is("main form form, main a a, main button a, main label label", "nested");
  is("main ul > :not(li), main ol > :not(li)", "no item");
  for (const each of all("main select[required]")) {
    if (each.options[0]?.value !== "") faults.push(`select ${each.name}`);
  }
  for (const each of all("main label")) {
    if (each.querySelectorAll("input, select, textarea").length > 1) faults.push("label");
  }
  return faults;
}"""
"""What the specification of HTML forbids, of what a script may do wrong in a page."""


def said(key: str, locale: Locale = BULGARIAN, **values: Any) -> str:
    return message(locale, key, **values)


def blocked(window: Visit, part: str, answer: Callable[[Route], None] | None = None) -> None:
    window.context.route(f"**/{part}", answer or (lambda route: route.abort()))


class TestParts:
    """Where a part of the form does not come, the page says so, and nothing else is needed."""

    @both_languages
    @pytest.mark.parametrize("part", ["assets/forms/contribute.js", "assets/javascripts/start.js"])
    def test_without_its_script_a_sentence_stays_or_the_form_works(
        self, form: Site, visit: Visits, language: str, part: str
    ) -> None:
        window = visit()
        blocked(window, part)
        window.open(address(form, language))
        page = window.page
        if "start" in part:
            page.locator("[data-cd-form]").wait_for()
            return
        assert page.inner_text("[data-cd-wait]") == said("contribute.wait", Locale(language))
        assert page.is_visible("#ways")
        assert not page.is_visible("[data-cd-form]")

    @pytest.mark.parametrize("answer", ["gone", "cut", "portal"])
    def test_its_data_can_be_asked_for_again(self, form: Site, visit: Visits, answer: str) -> None:
        def broken(route: Route) -> None:
            body = {"cut": "(globalThis.civilForms ??= {}).arri", "portal": "<html>Wi-Fi</html>"}
            if answer == "gone":
                route.fulfill(status=404)
            else:
                route.fulfill(body=body[answer], content_type="text/javascript")

        window = visit()
        data = "contribute-data/rec-0001.bg.js*"
        blocked(window, data, broken)
        window.open(address(form, "bg"))
        page = window.page
        page.locator("[data-cd-retry]").wait_for()
        assert page.inner_text("[data-cd-trouble]") == said("form.error.unloaded")
        page.click("[data-cd-retry]")
        page.locator("[data-cd-retry]").wait_for()
        window.context.unroute(f"**/{data}")
        page.click("[data-cd-retry]")
        page.locator("[data-cd-form]").wait_for()
        assert page.inner_text("[data-cd-trouble]") == ""
        fill(page, "Все пак")
        made(page)

    def test_the_rest_of_the_site_may_fail(self, form: Site, visit: Visits) -> None:
        window = visit()
        blocked(window, "assets/javascripts/site.*")
        page = opened(window, address(form, "bg"))
        fill(page, "Без търсачка")
        made(page)

    @both_languages
    def test_drafts_can_be_read_where_the_data_do_not_come(
        self, form: Site, visit: Visits, language: str
    ) -> None:
        window = visit()
        page = opened(window, address(form, language))
        page.fill("#cd-text", "Моите думи")
        blocked(window, "contribute-data/*")
        window.open(address(form, language))
        page.locator("[data-cd-retry]").wait_for()
        page.click("[data-cd-drafts] summary")
        assert "Моите думи" in page.inner_text("[data-cd-drafts] pre")


class TestDrafts:
    def test_two_windows_keep_a_draft_each(self, form: Site, visit: Visits) -> None:
        window = visit()
        one = opened(window, address(form, "bg"))
        other = window.context.new_page()
        other.goto(address(form, "bg"))
        other.locator("[data-cd-form]").wait_for()
        one.fill("#cd-text", "Първи прозорец")
        other.fill("#cd-text", "Втори прозорец")
        texts = {draft["values"]["text"] for draft in one.evaluate(STORED)}
        assert texts == {"Първи прозорец", "Втори прозорец"}

    def test_the_same_draft_in_two_windows_is_told_and_parts(
        self, form: Site, visit: Visits
    ) -> None:
        window = visit()
        one = opened(window, address(form, "bg"))
        one.fill("#cd-text", "Начало")
        other = window.context.new_page()
        other.goto(one.url)
        other.locator("[data-cd-form]").wait_for()
        assert other.input_value("#cd-text") == "Начало"
        one.fill("#cd-text", "Начало и край")
        other.get_by_text(said("form.draft-elsewhere")).wait_for()
        other.fill("#cd-text", "Начало и друг край")
        assert other.inner_text("[data-cd-draft]") == said("form.draft-elsewhere")
        one.fill("#cd-text", "Начало и последен край")
        texts = {draft["values"]["text"] for draft in one.evaluate(STORED)}
        assert texts == {"Начало и последен край", "Начало и друг край"}

    def test_another_language_says_where_the_draft_is(self, form: Site, visit: Visits) -> None:
        window = visit()
        page = opened(window, address(form, "bg"))
        page.fill("#cd-text", "На български")
        page.click("[data-cd-switch]")
        page.wait_for_url("**/en/about/comment/**")
        page.locator("[data-cd-form]").wait_for()
        assert page.inner_text("[data-cd-trouble]") == said(
            "form.draft-language", ENGLISH, where="Български"
        )
        assert page.input_value("#cd-text") == ""
        item = page.locator("[data-cd-drafts] li")
        assert "Български" in item.inner_text()
        page.fill("#cd-text", "In English")
        item.locator("a").click()
        page.wait_for_url(re.compile(r"/about/comment/\?(?!.*/en/)"))
        page.locator("[data-cd-form]").wait_for()
        assert page.input_value("#cd-text") == "На български"
        assert "English" in page.inner_text("[data-cd-drafts]")

    def test_a_draft_is_found_under_the_passage_that_it_is_about(
        self, form: Site, visit: Visits
    ) -> None:
        window = visit()
        page = opened(window, address(form, "bg"))
        options = page.locator("#cd-block option").evaluate_all("all => all.map((o) => o.value)")
        other = next(o for o in options if o and o != passage(form, "bg"))
        page.select_option("#cd-block", other)
        page.fill("#cd-text", "За друг пасаж")
        opened(window, address(form, "bg", block=other))
        assert page.input_value("#cd-text") == "За друг пасаж"
        assert page.input_value("#cd-block") == other
        page.reload()
        page.locator("[data-cd-form]").wait_for()
        assert page.input_value("#cd-text") == "За друг пасаж"

    @pytest.mark.parametrize("gone", ["passage", "recommendation"])
    def test_words_about_what_is_gone_can_be_read(
        self, form: Site, visit: Visits, gone: str
    ) -> None:
        window = visit()
        page = opened(window, address(form, "bg"))
        page.fill("#cd-text", "Дълго мислих")
        page.evaluate(
            """gone => {
              for (const [key, value] of Object.entries(localStorage)) {
                if (!key.startsWith("cd-form ")) continue;
                const draft = JSON.parse(value);
                if (gone === "recommendation") draft.subject = "rec-9999";
                else { draft.at = draft.first = "p-gone"; draft.values.block = "p-gone"; }
                localStorage.setItem(key, JSON.stringify(draft));
              }
            }""",
            gone,
        )
        opened(window, address(form, "bg", block="p-gone" if gone == "passage" else ""))
        if gone == "passage":
            assert page.input_value("#cd-text") == "Дълго мислих"
            assert said("contribute.error.block") in page.inner_text("[data-cd-trouble]")
            return
        item = page.locator("[data-cd-drafts] li")
        assert said("form.draft-homeless") in item.inner_text()
        assert item.locator("a").count() == 0
        item.locator("summary").click()
        assert "Дълго мислих" in item.locator("pre").inner_text()

    def test_it_ends_after_some_days_whichever_page_is_opened(
        self, form: Site, visit: Visits
    ) -> None:
        window = visit()
        page = opened(window, address(form, "bg"))
        page.fill("#cd-text", "Забравено")
        [draft] = page.evaluate(STORED)
        days = (draft["until"] - page.evaluate("Date.now()")) / 86_400_000
        assert round(days) == 30
        assert said("form.draft-term", days=30) in page.inner_text("[data-cd-form]")
        window.comes_at(draft["until"] / 1000 - 1)
        window.open(f"{form.base}/")
        assert len(page.evaluate(STORED)) == 1
        window.comes_at(draft["until"] / 1000 + 1)
        window.open(f"{form.base}/")
        assert page.evaluate(STORED) == []

    def test_it_ends_when_the_file_is_downloaded(self, form: Site, visit: Visits) -> None:
        page = opened(visit(), address(form, "bg"))
        fill(page, "Готово")
        made(page)
        downloaded(page)
        assert page.evaluate(STORED) == []
        assert page.inner_text("[data-cd-draft]") == said("form.draft-taken")
        assert page.input_value("#cd-text") == "Готово"

    @pytest.mark.parametrize("how", ["denied", "full"])
    def test_where_nothing_can_be_kept_the_browser_asks(
        self, form: Site, visit: Visits, how: str
    ) -> None:
        asks = "!dispatchEvent(new Event('beforeunload', { cancelable: true }))"
        scripts = {
            "full": "Storage.prototype.setItem = () => { throw Error('full'); }",
            "denied": "Object.defineProperty(globalThis, 'localStorage',"
            " { get() { throw new DOMException('denied', 'SecurityError'); } })",
        }
        page = opened(visit(script=scripts[how]), address(form, "bg"))
        assert not page.evaluate(asks)
        fill(page, "Не се пази")
        assert page.evaluate(asks)
        status = page.locator("[data-cd-draft]")
        assert status.get_attribute("role") == "status"
        assert status.inner_text() == said("form.draft-failed")
        made(page)
        downloaded(page)
        assert not page.evaluate(asks)


class TestSecond:
    def names(self, page: Any) -> tuple[str, str]:
        shown = made(page)
        [identifier] = re.findall(r'^id: "(c-\w{6})"$', shown, re.MULTILINE)
        name = page.inner_text("[data-cd-name]").split()[-1]
        assert name.endswith(f"-{identifier.removeprefix('c-')}.md")
        return identifier, name

    def test_a_second_comment_has_an_id_and_a_name_of_its_own(
        self, form: Site, visit: Visits
    ) -> None:
        page = opened(visit(), address(form, "bg"))
        fill(page, "Първи")
        first = self.names(page)
        page.fill("#cd-text", "Първи, поправен")
        assert self.names(page) == first  # It was not handed over yet.
        downloaded(page)
        page.fill("#cd-text", "Втори")
        second = self.names(page)
        assert {*first}.isdisjoint(second)
        downloaded(page)
        page.click("[data-cd-again]")
        assert page.input_value("#cd-text") == ""
        assert page.input_value("#cd-quote") == PASSAGES["bg"]
        assert not page.is_visible("[data-cd-made]")
        fill(page, "Трети")
        assert {*first, *second}.isdisjoint(self.names(page))

    def test_what_a_link_carried_is_another_file_when_it_is_changed(
        self, form: Site, visit: Visits
    ) -> None:
        page = opened(visit(), address(form, "bg"))
        fill(page, "Първи")
        first = self.names(page)
        page.evaluate(
            "document.querySelector('[data-cd-mail-link]')"
            ".addEventListener('click', (event) => event.preventDefault())"
        )
        page.click("[data-cd-mail-link]")
        assert len(page.evaluate(STORED)) == 1  # Nobody knows whether the letter was sent.
        page.fill("#cd-text", "Втори")
        assert {*first}.isdisjoint(self.names(page))


class TestTexts:
    def test_a_text_of_any_length_is_kept_first_and_compared_only_if_it_can_be(
        self, form: Site, visit: Visits
    ) -> None:
        page = opened(visit(), address(form, "bg", kind="amend"))
        words = "да не " * 4_000
        page.fill("#cd-quote", words)
        page.fill("#cd-proposal", f"{words}и")
        assert page.inner_text("[data-cd-redline]") == said("contribute.redline-long")
        [draft] = page.evaluate(STORED)
        assert len(draft["values"]["quote"]) == len(words)
        page.check("#cd-kind-support")
        page.click("[data-cd-form] [type=submit]")
        assert "2000" in page.inner_text("#cd-error-quote")

    @pytest.mark.parametrize("field", ["text", "name", "quote"])
    def test_marks_on_a_letter_are_refused_as_the_check_refuses_them(
        self, form: Site, visit: Visits, field: str
    ) -> None:
        page = opened(visit(), address(form, "bg"))
        fill(page, "Текст")
        page.fill(f"#cd-{field}", "А" + "\u0301" * 4)
        page.click("[data-cd-form] [type=submit]")
        wrong = page.inner_text(f"#cd-error-{field}")
        assert wrong.startswith("4 знака един върху друг") or field == "quote"
        assert wrong and not page.is_visible("[data-cd-made]")


class TestSaid:
    """What assistive technology is told. Source: WCAG 2.2, criteria 3.3.1, 3.3.2, 3.3.3, 4.1.2."""

    @both_languages
    def test_nothing_is_wrong_before_it_is_looked_at(
        self, form: Site, visit: Visits, language: str
    ) -> None:
        window = visit()
        page = opened(window, address(form, language))
        marks = "all => [...new Set(all.map((each) => each.getAttribute('aria-invalid')))]"
        fields = page.locator("[data-cd-form] :is(input, select, textarea)")
        assert fields.evaluate_all(marks) == ["false"]
        invalid = [
            node["name"]["value"]
            for node in window.told()
            for each in node.get("properties", ())
            if each["name"] == "invalid" and each["value"].get("value") not in ("false", None)
        ]
        assert invalid == []

    def test_what_is_required_follows_the_kind(self, form: Site, visit: Visits) -> None:
        page = opened(visit(), address(form, "bg"))
        for kind in ("support", "object", "question", "evidence", "amend"):
            page.check(f"#cd-kind-{kind}")
            assert page.locator("#cd-text").evaluate("e => e.required") == (kind != "amend")

    @both_languages
    def test_each_fault_says_what_to_do_and_where(
        self, form: Site, visit: Visits, language: str
    ) -> None:
        page = opened(visit(), address(form, language, kind="support"))
        page.fill("#cd-quote", "не стои там")
        page.click("[data-cd-form] [type=submit]")
        links = page.locator("[data-cd-errors] a").all_text_contents()
        assert len(links) == len(set(links)) == 7
        locale = Locale(language)
        agree = said("contribute.error.agree", locale)
        assert len([text for text in links if text.endswith(agree)]) == 3
        assert not re.search(r"\bp-[a-z0-9]{4}\b|\bsteps\b", " ".join(links))
        title = page.locator("#cd-errors-title")
        assert title.inner_text() == said("form.errors", locale, count=7)
        assert page.evaluate("document.activeElement.matches('[data-cd-errors]')")
        assert page.evaluate("document.activeElement.getAttribute('aria-labelledby')") == (
            "cd-errors-title"
        )

    def test_what_is_wrong_is_read_before_the_hint(self, form: Site, visit: Visits) -> None:
        page = opened(visit(), address(form, "bg"))
        described = page.locator("[data-cd-form] [aria-describedby]").evaluate_all(
            "all => all.map((each) => each.getAttribute('aria-describedby').split(' '))"
        )
        assert len(described) > 10
        assert all(each[0].startswith("cd-error-") for each in described)
        wrong = page.evaluate(
            """() => [...document.querySelectorAll(".cd-field-error")].filter((error) => {
              const hint = document.getElementById(error.id.replace("error", "hint"));
              const isAfter = Node.DOCUMENT_POSITION_FOLLOWING;
              return hint && !(error.compareDocumentPosition(hint) & isAfter);
            }).map((error) => error.id)"""
        )
        assert wrong == []

    @both_languages
    def test_the_consent_says_what_it_covers_and_what_stays(
        self, form: Site, visit: Visits, language: str
    ) -> None:
        page = opened(visit(), address(form, language))
        locale = Locale(language)
        text = page.inner_text("[data-cd-form]")
        for key in ("sensitive", "publish", "age"):
            assert said(f"contribute.{key}", locale) in text
        assert page.is_visible("#cd-age")


class TestPage:
    @both_languages
    @pytest.mark.parametrize("width", [390, 1280])
    @pytest.mark.parametrize("query", ["asked", "choose"])
    def test_hardly_anything_moves_when_the_form_opens(
        self, form: Site, visit: Visits, language: str, width: int, query: str
    ) -> None:
        window = visit(width=width, script=WATCH)

        def late(route: Route) -> None:
            window.page.wait_for_timeout(400)  # The page is painted before its form comes.
            route.continue_()

        for part in ("assets/forms/contribute.js", "contribute-data/*"):
            blocked(window, part, late)
        if query == "asked":
            page = opened(window, address(form, language, kind="amend"))
        else:
            window.open(f"{form.base}/{prefix(language)}about/comment/")
            page = window.page
            page.locator("[data-cd-choose]").wait_for()
        page.wait_for_timeout(200)
        assert page.evaluate("shifted") <= 0.05

    @both_languages
    def test_the_opened_form_is_valid_html(self, form: Site, visit: Visits, language: str) -> None:
        page = opened(visit(), address(form, language, kind="amend"))
        fill(page, "Текст", kind="amend")
        page.fill("#cd-proposal", "Друг текст")
        made(page)
        found = page.evaluate(VALID)
        assert found == []

    @pytest.mark.parametrize("language", ["bg"])
    def test_a_link_to_a_passage_that_is_not_there_says_so(
        self, form: Site, visit: Visits, language: str
    ) -> None:
        window = visit()
        for name, is_there in (("", True), ("#problem", True), ("#p-none", False), ("#%", False)):
            window.open(f"{form.base}/{prefix(language)}{REC}{name}")
            assert window.page.is_visible("[data-cd-missing]") == (not is_there), name
        window.page.evaluate("location.hash = 'problem'")
        window.page.locator("[data-cd-missing]").wait_for(state="hidden")
        assert window.errors == []

    def test_what_became_of_a_passage_is_said_in_the_form(self, form: Site, visit: Visits) -> None:
        window = visit()

        gone = json.dumps(
            {"p-gone": "Премахнат на 1 май 2026 г.: слят с друг."}, ensure_ascii=False
        )
        data = (form.root / "contribute-data/rec-0001.bg.js").read_text(encoding="utf-8")
        assert '"gone":{}' in data
        body = data.replace('"gone":{}', f'"gone":{gone}')
        answer = {"body": body, "content_type": "text/javascript; charset=utf-8"}
        blocked(window, "contribute-data/rec-0001.bg.js*", lambda route: route.fulfill(**answer))
        page = opened(window, address(form, "bg", block="p-gone"))
        assert page.inner_text("[data-cd-trouble]") == (
            f"{said('contribute.error.block')} Премахнат на 1 май 2026 г.: слят с друг."
        )
