"""The form of comments as people meet it: filled in, refused, kept, sent; without script too."""

import datetime as dt
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from civildialogue.core.model.characters import HIDDEN
from civildialogue.core.model.conventions import format_date
from civildialogue.core.model.language import BULGARIAN, ENGLISH, Locale, message
from civildialogue.core.output.bundle import offline
from counts import crossed

from .built import LANGUAGES, Site, prefix, served
from .commenting import (
    CONSENTS,
    CONSULTATION,
    PASSAGES,
    REC,
    address,
    checked,
    downloaded,
    fill,
    made,
    opened,
    passage,
)
from .visit import Visit

Visits = Callable[..., Visit]
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'"
HOSTILE = [
    "--- \n---\nключ: стойност # не е коментар\n- 'един' \"два\" \\n & * ! % @ `",
    "Ред\r\n\tс табулация,\u200b невидим знак и \u202eобърнат\u202c текст",
    "<script>alert(1)</script> {#p-one} [@zna] ![x](javascript:alert(1))",
    "yes",
    "👩\u200d⚖️ и а\u200dб",
    "\u2028нов ред\u2029 😀 ѝ „кавички“ – тире…\ufffe",
]
both_languages = pytest.mark.parametrize("language", LANGUAGES)


@both_languages
def test_the_file_that_is_downloaded_passes_the_check(
    offered: Path, form: Site, visit: Visits, tmp_path: Path, language: str
) -> None:
    window = visit()
    page = opened(window, address(form, language))
    before = set(window.requested)
    fill(page, "Първи ред.\n\nВтори ред.", name="Мария Иванова", by_hand=True)
    shown = made(page)
    name, content = downloaded(page)
    assert content.decode() == shown
    assert re.search(r"-maria-ivanova-[a-z2-9]{6}\.md$", name)
    comment = checked(offered, tmp_path, name, content)
    assert (comment.lang, comment.author.name) == (language, "Мария Иванова")
    assert comment.target.quote == PASSAGES[language]
    assert {url for url in window.requested if not url.startswith("blob:")} == before
    assert window.origins == {form.base}
    assert window.errors == []


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_stay_words(
    offered: Path, form: Site, visit: Visits, tmp_path: Path, text: str
) -> None:
    page = opened(visit(), address(form, "bg", kind="amend"))
    fill(page, text, name=text[:60], kind="amend")
    page.check("#cd-capacity-organisation")
    page.fill("#cd-organisation", text[:60])
    page.fill("#cd-proposal", text)
    made(page)
    comment = checked(offered, tmp_path, *downloaded(page))
    assert comment.proposal.split()[-1] == HIDDEN.sub("", text).split()[-1]
    assert comment.author.organisation


def test_the_proposal_follows_the_quote_and_may_take_the_words_away(
    offered: Path, form: Site, visit: Visits, tmp_path: Path
) -> None:
    page = opened(visit(), address(form, "bg", kind="amend"))
    assert page.is_checked("#cd-kind-amend")
    assert page.input_value("#cd-proposal") == PASSAGES["bg"]
    fill(page, "", kind="amend")
    page.fill("#cd-quote", "с мотиви")
    assert page.input_value("#cd-proposal") == "с мотиви"
    page.fill("#cd-proposal", "")
    made(page)
    comment = checked(offered, tmp_path, *downloaded(page))
    assert (comment.target.quote, comment.proposal) == ("с мотиви", "")


def test_a_comment_can_reply_to_another(form: Site, visit: Visits) -> None:
    page = opened(visit(), address(form, "bg", target="rec-0003", block=""))
    page.select_option("#cd-block", index=1)
    page.select_option("#cd-reply", "c-aaaaaa")
    assert page.locator("#cd-reply option").last.text_content() == "c-aaaaaa · Петър <b>Петров</b>"
    fill(page, "Скоро")
    assert '\nin-reply-to: "c-aaaaaa"\n' in made(page)
    assert page.inner_text("[data-cd-receipt-text]").endswith(message(BULGARIAN, "receipt.no-day"))


@both_languages
def test_faults_are_said_at_their_fields_and_their_list_gets_the_keyboard(
    form: Site, visit: Visits, language: str
) -> None:
    page = opened(visit(), address(form, language, block=""))
    page.fill("#cd-name", "и" * 121)
    page.click("[data-cd-form] [type=submit]")
    locale = Locale(language)
    wrong = page.locator("[aria-invalid=true]")
    names = wrong.evaluate_all("all => [...new Set(all.map((each) => each.name))]")
    assert names == [
        *("block", "kind", "quote", "text", "capacity", "name"),
        *("publish", "age", "licence"),
    ]
    assert page.evaluate("document.activeElement.matches('[data-cd-errors]')")
    assert page.inner_text("#cd-errors-title") == message(locale, "form.errors", count=9)
    for each in wrong.all():
        described = (each.get_attribute("aria-describedby") or "").split()
        errors = [i for i in described if i.startswith("cd-error-")]
        assert [page.inner_text(f"#{i}").strip() for i in errors] != [""]
    assert "120" in page.inner_text("#cd-error-name")
    assert page.inner_text("#cd-error-kind") == message(locale, "form.error.choose")
    links = page.locator("[data-cd-errors] a")
    assert links.count() == len(names)
    assert not page.is_visible("[data-cd-made]")
    links.nth(5).click()
    assert page.evaluate("document.activeElement.id") == "cd-name"
    page.fill("#cd-name", "Мария")
    assert page.get_attribute("#cd-name", "aria-invalid") == "false"
    assert links.count() == len(names) - 1


def test_a_quote_must_stand_in_the_passage(form: Site, visit: Visits) -> None:
    page = opened(visit(), address(form, "bg"))
    fill(page, "Текст")
    page.fill("#cd-quote", "Думи, които не са там.")
    page.click("[data-cd-form] [type=submit]")
    said = page.inner_text("#cd-error-quote")
    assert said == message(BULGARIAN, "contribute.error.quote.quote-dangling")
    page.click("[data-cd-errors] a")
    assert page.evaluate("document.activeElement.id") == "cd-quote"
    page.fill("#cd-quote", "на всяко   предложение")
    made(page)


def test_a_draft_is_kept_when_somebody_writes_and_goes_when_it_is_deleted(
    form: Site, visit: Visits
) -> None:
    window = visit()
    url = address(form, "bg")
    page = opened(window, url)
    stored = "Object.keys(localStorage).filter((key) => key.startsWith('cd-form'))"
    assert page.evaluate(stored) == []
    assert not page.is_visible("[data-cd-forget]")
    fill(page, "Недовършено")
    identifier = made(page).split("\n")[1]
    opened(window, url)
    assert page.input_value("#cd-text") == "Недовършено"
    assert page.is_checked("#cd-licence")
    assert page.inner_text("[data-cd-draft]") == message(BULGARIAN, "form.draft-kept")
    assert made(page).split("\n")[1] == identifier
    opened(window, address(form, "bg", block=""))
    assert page.input_value("#cd-text") == ""
    assert page.locator("[data-cd-drafts] li").count() == 1
    page.click("[data-cd-drafts] a")
    page.locator("[data-cd-forget]").wait_for()
    assert page.input_value("#cd-text") == "Недовършено"
    page.click("[data-cd-forget]")
    assert page.evaluate(stored) == []
    assert page.input_value("#cd-text") == ""
    assert page.input_value("#cd-quote") == PASSAGES["bg"]
    assert page.inner_text("[data-cd-status]") == message(BULGARIAN, "form.forgotten")
    opened(window, url)
    assert page.input_value("#cd-text") == ""
    assert page.evaluate(stored) == []


def test_without_storage_the_form_works_and_says_that_no_draft_is_kept(
    form: Site, visit: Visits
) -> None:
    window = visit(script="Storage.prototype.setItem = () => { throw new Error('full'); }")
    page = opened(window, address(form, "bg"))
    fill(page, "Текст")
    assert page.inner_text("[data-cd-draft]") == message(BULGARIAN, "form.draft-failed")
    assert made(page).endswith("Текст\n")


def test_the_difference_is_shown_word_by_word(form: Site, visit: Visits) -> None:
    page = opened(visit(), address(form, "bg", kind="amend"))
    page.fill("#cd-proposal", "Общината да отговаря писмено на всяко предложение и жалба.")
    shown = page.locator("[data-cd-redline]")
    assert [t.split("] ")[1] for t in shown.locator("del").all_text_contents()] == [
        "с мотиви",
        "предложение.",
    ]
    assert [t.split("] ")[1] for t in shown.locator("ins").all_text_contents()] == [
        "писмено",
        "предложение и жалба.",
    ]
    assert shown.locator("del .cd-spoken").first.text_content() == "[отпаднало] "


def test_the_file_can_be_copied(form: Site, visit: Visits) -> None:
    window = visit(permissions=["clipboard-read", "clipboard-write"])
    page = opened(window, address(form, "bg"))
    fill(page, "Текст")
    shown = made(page)
    page.click("[data-cd-copy]")
    page.get_by_text(message(BULGARIAN, "form.copied")).wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == shown
    identifier = re.search(r"^id: \W?(c-\w{6})", shown, re.M)
    assert identifier is not None
    receipt = page.inner_text("[data-cd-receipt-text]")
    assert f"/{REC}#{identifier[1]} " in receipt
    due = format_date(dt.date(2199, 12, 31), BULGARIAN)
    assert receipt.endswith(message(BULGARIAN, "receipt.due", date=due))
    page.click("[data-cd-receipt-copy]")
    page.get_by_text(message(BULGARIAN, "form.receipt-copied")).wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == receipt


def test_where_copying_is_not_allowed_the_text_is_selected(form: Site, visit: Visits) -> None:
    window = visit(script="delete Navigator.prototype.clipboard")
    page = opened(window, address(form, "bg"))
    fill(page, "Текст")
    shown = made(page)
    page.click("[data-cd-copy]")
    page.get_by_text(message(BULGARIAN, "form.copy-failed")).wait_for()
    assert page.evaluate("document.activeElement.selectionEnd") == len(shown)
    page.click("[data-cd-receipt-copy]")
    page.get_by_text(message(BULGARIAN, "form.receipt-copy-failed")).wait_for()
    receipt = page.inner_text("[data-cd-receipt-text]")
    assert page.evaluate("getSelection().toString()").strip() == receipt


def test_the_links_to_send_carry_the_file(form: Site, visit: Visits) -> None:
    page = opened(visit(), address(form, "en"))
    fill(page, "Short.")
    shown = made(page)
    name = page.inner_text("[data-cd-name]").split()[-1]
    heading = page.locator("[data-cd-made] h3").first
    assert heading.text_content() == message(ENGLISH, "form.send")
    link = urlsplit(page.get_attribute("[data-cd-forge-link]", "href"))
    assert (link.netloc, link.path) == ("github.com", "/owner/name/new/main")
    assert parse_qs(link.query) == {
        "filename": [f"docs/compendium/comments/rec-0001/{name}"],
        "value": [shown],
    }
    letter = page.get_attribute("[data-cd-mail-link]", "href")
    assert letter.startswith("mailto:editors@example.org?subject=Comment%20on%20rec-0001&body=")
    assert unquote(letter).replace("\r\n", "\n").endswith(shown)


def test_a_file_too_long_for_a_link_is_said_to_be_so(form: Site, visit: Visits) -> None:
    page = opened(visit(), address(form, "bg"))
    fill(page, "Дълго. " * 300)
    made(page)
    assert "value" not in parse_qs(
        urlsplit(page.get_attribute("[data-cd-forge-link]", "href")).query
    )
    said = page.inner_text("[data-cd-forge-hint]")
    assert said == message(BULGARIAN, "contribute.forge-long", forge="GitHub")
    assert len(page.get_attribute("[data-cd-mail-link]", "href")) < 2000
    letter = message(BULGARIAN, "contribute.mail-long", mail="editors@example.org")
    assert page.inner_text("[data-cd-mail-hint]") == letter


def test_without_a_forge_nothing_is_offered_and_nothing_is_broken(
    site: Site, visit: Visits
) -> None:
    page = opened(visit(), address(site, "bg"))
    fill(page, "Текст")
    made(page)
    assert not page.is_visible("[data-cd-forge]")
    assert not page.is_visible("[data-cd-mail]")
    assert page.is_visible("[data-cd-download]")
    heading = page.locator("[data-cd-made] h3").first
    assert heading.text_content() == message(BULGARIAN, "form.save.send")
    assert "няма къде да се изпрати" in page.inner_text("[data-cd-term]")
    page.fill("#cd-text", "Друг текст")
    assert page.inner_text("[data-cd-status]") == message(BULGARIAN, "contribute.save.changed")
    [head] = site.pages[REC].find_class("cd-actions")
    assert "github" not in str([link.get("href") for link in head.iter("a")])


def test_an_edit_after_the_review_takes_the_old_file_away(form: Site, visit: Visits) -> None:
    page = opened(visit(), address(form, "bg"))
    fill(page, "Текст")
    made(page)
    page.fill("#cd-text", "Друг текст")
    assert not page.is_visible("[data-cd-made]")
    assert page.inner_text("[data-cd-status]") == message(BULGARIAN, "contribute.changed")
    assert made(page).endswith("Друг текст\n")


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("rec-0001", "Коментари се очакват: Дълга консултация"),
        ("rec-0002", "няма обявена консултация"),
        ("rec-0003", "Срокът изтече на 1 март 2025 г."),
    ],
)
def test_it_says_whether_comments_are_awaited(
    form: Site, visit: Visits, target: str, words: str
) -> None:
    page = opened(visit(), address(form, "bg", target=target, block=""))
    assert words in page.inner_text("[data-cd-term]").replace("\u00a0", " ")


def test_an_untranslated_recommendation_is_quoted_in_its_own_language(
    form: Site, visit: Visits
) -> None:
    page = opened(visit(), address(form, "en", target="rec-0002", block=""))
    assert "not been translated" in page.inner_text("[data-cd-term]")
    assert page.get_attribute("#cd-text", "lang") == "bg"
    page.select_option("#cd-block", index=1)
    fill(page, "Текст")
    assert "\nlang: bg\n" in made(page)


@pytest.mark.parametrize("target", ["rec-9999", "../../x", "rec-0001%22%3E%3Cscript%3E"])
def test_what_the_address_asks_for_is_only_ever_a_name(
    form: Site, visit: Visits, target: str
) -> None:
    window = visit()
    window.open(f"{form.base}/about/comment/?target={target}")
    window.page.locator("[data-cd-choose]").wait_for()
    assert message(BULGARIAN, "contribute.error.unknown") == window.page.inner_text(
        "[data-cd-trouble]"
    )
    assert not [url for url in window.requested if "contribute-data/" in url and "rec-" in url]
    window.page.select_option("#cd-choose", "rec-0003")
    window.page.click("[data-cd-choose] button")
    window.page.locator("[data-cd-form]").wait_for()
    assert window.page.url.endswith("about/comment/?target=rec-0003")


def test_a_passage_that_is_gone_is_said_to_be(form: Site, visit: Visits) -> None:
    page = opened(visit(), address(form, "bg", block="p-none"))
    assert message(BULGARIAN, "contribute.error.block") == page.inner_text("[data-cd-trouble]")
    assert page.input_value("#cd-block") == ""


def test_it_works_from_a_folder_without_a_network(
    offered: Path, form: Site, visit: Visits, tmp_path: Path
) -> None:
    window = visit(offline=True)
    root = Path(shutil.copytree(form.root, tmp_path / "carried"))
    for page in (root / REC / "index.html", root / "about/comment/index.html"):
        page.write_text(offline(page.read_text("utf-8")), "utf-8")  # As bundles have it.
        window.open(page.as_uri())
    window.open(
        (root / "about/comment/index.html").as_uri()
        + f"?target=rec-0001&block={passage(form, 'bg')}"
    )
    window.page.locator("[data-cd-form]").wait_for()
    fill(window.page, "Без мрежа")
    made(window.page)
    checked(offered, tmp_path, *downloaded(window.page))
    assert window.errors == []


def test_it_works_under_a_strict_policy(form: Site, visit: Visits) -> None:
    with served(form.root, POLICY) as base:
        window = visit()
        page = opened(window, address(Site(form.root, base), "bg", kind="amend"))
        fill(page, "Текст", kind="amend")
        page.fill("#cd-proposal", "Друг текст")
        assert made(page).endswith("Текст\n")
        downloaded(page)
    # The icons of the frame stand in style sheets; where these may not draw them, all else works.
    assert [error for error in window.errors if "'data:image/svg+xml" not in error] == []


@both_languages
def test_without_script_every_other_way_is_told(form: Site, visit: Visits, language: str) -> None:
    window = visit(java_script_enabled=False)
    window.open(address(form, language))
    page, locale = window.page, Locale(language)
    assert not page.is_visible("[data-cd-form]")
    assert message(locale, "contribute.noscript") in page.inner_text("main")
    for way in ("file", "mail", "paper", "git"):
        assert page.is_visible(f"#{way}")
    assert "civildialogue new comment rec-0001" in page.inner_text("main")
    assert page.get_attribute("a[href^='mailto:']", "href") == "mailto:editors@example.org"
    assert CONSULTATION["title"][language] in page.inner_text("main")
    template = form.root / f"contribute-data/comment.{language}.md"
    assert page.locator("main pre").first.inner_text().strip() == template.read_text().strip()
    page.emulate_media(media="print")
    assert page.is_visible("[data-cd-paper]")
    assert not page.is_visible("#git")


def test_on_paper_the_passage_is_quoted(form: Site, visit: Visits) -> None:
    page = opened(visit(), address(form, "bg"))
    page.emulate_media(media="print")
    assert not page.is_visible("[data-cd-form]")
    assert page.inner_text("[data-cd-paper=quote]").strip() == PASSAGES["bg"]
    assert page.inner_text("[data-cd-paper=recommendation]").startswith("rec-0001. ")


@pytest.mark.parametrize(
    ("shown", "language"), crossed([("light", 1280), ("dark", 1280), ("light", 320)], LANGUAGES)
)
def test_axe_finds_nothing_in_any_state(
    form: Site, visit: Visits, language: str, shown: tuple[str, int]
) -> None:
    scheme, width = shown
    window = visit(width=width, scheme=scheme)
    page = opened(window, address(form, language, kind="amend"))
    assert window.is_accessible()
    page.click("[data-cd-form] [type=submit]")
    assert page.is_visible("[data-cd-errors]")
    assert window.is_accessible()
    assert window.wider() == []
    page.fill("#cd-proposal", "Друг текст")
    fill(page, "много" * 60, kind="amend", by_hand=True)
    made(page)
    assert window.is_accessible()
    assert window.wider() == []
    window.open(f"{form.base}/{prefix(language)}about/comment/")
    page.locator("[data-cd-drafts]").wait_for()
    assert window.is_accessible()
    assert window.wider() == []


def test_everything_to_press_is_large_enough(form: Site, visit: Visits) -> None:
    page = opened(visit(width=320, has_touch=True, is_mobile=True), address(form, "bg"))
    fill(page, "Текст")
    made(page)
    small = page.evaluate("""() => [...document.querySelectorAll(
      '.cd-contribute :is(button, select, textarea, a.cd-do, input[type=text], .cd-choice)')]
      .filter((each) => each.checkVisibility() && each.getBoundingClientRect().height < 43.9)
      .map((each) => each.outerHTML.slice(0, 80))""")
    assert small == []


@both_languages
def test_the_keyboard_is_enough(
    offered: Path, form: Site, visit: Visits, tmp_path: Path, language: str
) -> None:
    window = visit()
    window.open(f"{form.base}/{prefix(language)}{REC}")
    keys, page = window.page.keyboard, window.page
    window.tab_to(f".cd-say a[href*='block={passage(form, language)}']")
    assert (
        float(page.evaluate("getComputedStyle(document.activeElement.parentElement).opacity")) == 1
    )
    keys.press("Enter")
    page.locator("[data-cd-form]").wait_for()
    window.tab_to("#cd-kind-support")
    keys.press("Space")
    window.tab_to("#cd-text")
    keys.insert_text("Само с клавиатура")
    window.tab_to("[name=capacity]")
    keys.press("Space")
    window.tab_to("#cd-name")
    keys.insert_text("Иван")
    for name in CONSENTS:
        window.tab_to(f"#cd-{name}")
        keys.press("Space")
    window.tab_to("[data-cd-form] [type=submit]")
    keys.press("Enter")
    assert page.evaluate("document.activeElement.id") == "cd-made-title"
    window.tab_to("[data-cd-download]")
    with page.expect_download() as waiting:
        keys.press("Enter")
    comment = checked(
        offered, tmp_path, waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()
    )
    assert comment.author.name == "Иван"


@both_languages
def test_each_passage_has_its_two_links(form: Site, language: str) -> None:
    tree = form.pages[f"{prefix(language)}{REC}"]
    wanted = [p.get("id") for p in tree.xpath("//p[a[contains(@class, 'cd-permalink')]]")]
    wanted += [p.get("id") for p in tree.xpath("//div[contains(@class, 'cd-block')]")]
    lines = tree.find_class("cd-say")
    assert len(lines) == len(wanted)
    for line in lines:
        first, second = line.xpath("./a")
        block = parse_qs(urlsplit(first.get("href")).query)["block"][0]
        assert block in wanted
        assert second.get("href").endswith(f"?target=rec-0001&block={block}&kind=amend")
        for link in (first, second):
            assert link.get("aria-label").startswith(link.text_content())
    names = [link.get("aria-label") for line in lines for link in line.xpath("./a")]
    assert len(set(names)) == len(names)


@both_languages
def test_each_page_leads_to_its_own_source(form: Site, language: str) -> None:
    def hrefs(page: str) -> list[str]:
        return [
            link.get("href")
            for part in form.pages[f"{prefix(language)}{page}"].find_class("cd-actions")
            for link in part.iter("a")
            if "github.com" in link.get("href")
        ]

    start = "https://github.com/owner/name"
    source = f"{start}/edit/main/docs/compendium/recommendations"
    assert hrefs(REC) == [f"{source}/rec-0001.{language}.md"]
    fallback = hrefs("compendium/recommendations/rec-0002/")
    assert fallback[0] == f"{source}/rec-0002.bg.md"
    if language == "en":
        query = parse_qs(urlsplit(fallback[1]).query)
        assert query["filename"] == ["docs/compendium/recommendations/rec-0002.en.md"]
        assert query["value"][0].startswith("---\nkind: recommendation\n")
    assert len(fallback) == (2 if language == "en" else 1)


def test_the_switcher_takes_the_target_along(form: Site, visit: Visits) -> None:
    page = opened(visit(), address(form, "bg"))
    page.click("[data-cd-switch]")
    page.wait_for_url(f"{form.base}/en/about/comment/?target=rec-0001&block={passage(form, 'en')}")
    page.locator("[data-cd-form]").wait_for()
    assert page.input_value("#cd-quote") == PASSAGES["en"]


def test_the_search_does_not_find_the_form(form: Site) -> None:
    words = message(BULGARIAN, "contribute.propose")
    shards = list((form.root / "search-index").rglob("*.js"))
    assert shards
    assert not [path for path in shards if words in path.read_text(encoding="utf-8")]
