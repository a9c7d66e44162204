"""Comments, summaries and consultations as pages, read as the generator's Markdown makes them."""

import datetime as dt
import re
from functools import cache
from itertools import count, pairwise, takewhile
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from lxml import html as lhtml
from markdown import Markdown

from civildialogue.core.model.language import BULGARIAN, PROGRAM, Locale, message
from civildialogue.core.site.books import planning
from civildialogue.core.site.frame.navigation import navigation
from civildialogue.core.site.pages import home
from civildialogue.core.site.pages.assembly import generate
from civildialogue.features.compendium.model.records import Comment
from counts import cases

from ..written import (
    CONSULTATIONS,
    PUBLICATION,
    RECOMMENDATIONS,
    TODAY,
    Sources,
    disposition,
)
from .allowed import ATTRIBUTES, TAGS
from .test_untrusted import HOSTILE, hostile_text

SETTINGS = Path(__file__).resolve().parents[3] / "mkdocs.yml"
REC = f"{RECOMMENDATIONS}/rec-0001"
TEXT = "Общината да отговаря на всяко предложение до 30 дни."


@cache
def extensions() -> tuple[list[str], dict[str, Any]]:
    """The Markdown extensions of the site, from its settings."""
    listed = yaml.safe_load(SETTINGS.read_text(encoding="utf-8"))["markdown_extensions"]
    options = {k: v for each in listed if isinstance(each, dict) for k, v in each.items()}
    return [next(iter(e)) if isinstance(e, dict) else e for e in listed], options


def pages(sources: Sources, today: dt.date = TODAY) -> dict[str, str]:
    """Every page's Markdown, by key and language."""
    documents = generate(sources.writer(today=today).shared)
    return {path.removesuffix(".md"): document.body for path, document in documents.items()}


def page(sources: Sources, key: str, locale: str = "bg", today: dt.date = TODAY) -> Any:
    """A page as a tree, made as the generator makes it."""
    return read(pages(sources, today)[f"{key}.{locale}"])


def read(body: str) -> Any:
    """Markdown as the generator reads it."""
    names, options = extensions()
    converter = Markdown(extensions=names, extension_configs=options)
    return lhtml.fromstring(f"<main>{converter.convert(body)}</main>")


def said(element: Any) -> str:
    """The words of an element, every white space folded."""
    return " ".join(element.text_content().split())


def by_id(tree: Any, identifier: str) -> Any:
    [found] = tree.xpath("//*[@id=$i]", i=identifier)
    return found


def of_class(tree: Any, name: str) -> list[Any]:
    found: list[Any] = tree.xpath(
        f".//*[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]"
    )
    return found


@pytest.fixture
def forum(sources: Sources) -> Sources:
    """A recommendation in both languages and its consultation."""
    sources.recommendation(
        blocks={"p-one": TEXT, "p-two": "Отговорът да стои на страницата."},
        english={"p-one": "The council should answer in 30 days.", "p-two": "On the page."},
    )
    sources.consultation()
    return sources


class TestUnderThePassage:
    @pytest.mark.parametrize("locale", ["bg", "en"])
    def test_a_comment_stands_right_under_what_it_is_about(
        self, forum: Sources, locale: str
    ) -> None:
        forum.comment("c-aaaaaa")
        tree = page(forum, REC, locale)
        passage = by_id(tree, "p-one")
        links = passage.getnext()
        assert links.get("class") == "cd-say"
        section = links.getnext()
        assert "cd-comments" in section.get("class")
        assert section.get("lang") == locale
        comment = by_id(section, "c-aaaaaa")
        assert comment.tag == "article"
        assert comment.get("aria-label")
        assert of_class(comment, "cd-comment-text")[0].get("lang") == "bg"
        assert of_class(comment, "cd-adrift") == []

    def test_moved_comments_stand_under_the_new_place_and_say_so(self, forum: Sources) -> None:
        forum.comment("c-aaaaaa", quote="на страницата")
        tree = page(forum, REC)
        comment = by_id(by_id(tree, "p-two").getnext(), "c-aaaaaa")
        assert said(of_class(comment, "cd-adrift")[0]) == message(BULGARIAN, "anchor.moved")

    def test_changed_words_are_shown_as_they_were(self, forum: Sources) -> None:
        forum.comment("c-aaaaaa", quote="до двадесет дни", hash="0123456789ab")
        comment = by_id(by_id(page(forum, REC), "p-one").getnext(), "c-aaaaaa")
        assert said(of_class(comment, "cd-adrift")[0]) == message(BULGARIAN, "anchor.changed")
        assert said(of_class(comment, "cd-quote")[0]) == "„до двадесет дни“"

    def test_orphaned_comments_have_a_place_of_their_own(self, forum: Sources) -> None:
        forum.comment("c-aaaaaa", quote="няма ги", block="p-gone", hash="0123456789ab")
        for locale in ("bg", "en"):
            heading = by_id(page(forum, REC, locale), "orphaned-comments")
            assert heading.tag == "h2"
            assert heading.getnext().xpath(".//article/@id") == ["c-aaaaaa"]

    @pytest.mark.parametrize("locale", ["bg", "en"])
    def test_no_comment_is_lost_where_a_language_has_no_such_passage(
        self, forum: Sources, locale: str
    ) -> None:
        only = {"bg": {"p-bulgarian": "Само тук."}, "en": {"p-english": "Only here."}}
        forum.recommendation(
            blocks=only["bg"], english={"p-one": "The council should answer.", **only["en"]}
        )
        forum.comment("c-aaaaaa", quote="Само тук", block="p-bulgarian")
        forum.comment("c-bbbbbb", quote="Only here", block="p-english", lang="en")
        ids = page(forum, REC, locale).xpath("//article/@id")
        assert sorted(ids) == ["c-aaaaaa", "c-bbbbbb"]

    def test_the_proposal_is_a_redline_with_words_for_its_strokes(self, forum: Sources) -> None:
        forum.comment("c-aaaaaa", kind="amend", quote="до 30 дни", proposal="до 14 дни")
        redline = of_class(by_id(page(forum, REC), "c-aaaaaa"), "cd-redline")[0]
        assert said(redline.find("del")) == "[отпаднало] 30"
        assert said(redline.find("ins")) == "[добавено] 14"
        assert redline.get("lang") == "bg"

    @pytest.mark.parametrize("locale", ["bg", "en"])
    def test_the_words_for_strokes_are_in_the_readers_language(
        self, forum: Sources, locale: str
    ) -> None:
        forum.comment("c-aaaaaa", kind="amend", quote="до 30 дни", proposal="до 14 дни")
        spoken = of_class(by_id(page(forum, REC, locale), "c-aaaaaa"), "cd-spoken")[0]
        assert language(spoken) == locale

    def test_a_change_of_the_english_text_is_marked_as_english(self, forum: Sources) -> None:
        change = {
            "block": "p-one",
            "before": "in 30 days",
            "after": "in a month",
            "commit": "abcdef0",
        }
        answer = disposition("accepted", change=change)
        forum.comment("c-aaaaaa", lang="en", quote="in 30 days", disposition=answer)
        redline = of_class(by_id(page(forum, REC), "c-aaaaaa"), "cd-redline")[0]
        assert language(redline.find("ins")) == "en"

    def test_answers_stand_with_their_reasons_in_the_readers_language(self, forum: Sources) -> None:
        forum.comment("c-aaaaaa", disposition=disposition())
        for locale, words in (("bg", "Законът го урежда."), ("en", "The law provides for it.")):
            answer = of_class(by_id(page(forum, REC, locale), "c-aaaaaa"), "cd-disposition")[0]
            assert words in said(answer)
            assert message(Locale(locale), "decision.rejected") in said(answer)

    def test_a_comment_without_an_answer_says_how_long_it_has_waited(self, forum: Sources) -> None:
        forum.comment("c-aaaaaa", received="2026-12-05")
        pending = of_class(by_id(page(forum, REC), "c-aaaaaa"), "cd-pending")[0]
        assert "от 15 дни" in said(pending)

    def test_one_day_is_no_plural(self, forum: Sources) -> None:
        forum.comment("c-aaaaaa", received="2026-12-19")
        pending = {
            locale: said(of_class(by_id(page(forum, REC, locale), "c-aaaaaa"), "cd-pending")[0])
            for locale in ("bg", "en")
        }
        assert "1 дни" not in pending["bg"]
        assert "1 days" not in pending["en"]

    def test_replies_stand_within_what_they_reply_to(self, forum: Sources) -> None:
        forum.comment("c-aaaaaa", received="2026-12-01")
        forum.comment("c-bbbbbb", received="2026-12-02", in_reply_to="c-aaaaaa")
        forum.comment("c-cccccc", received="2026-12-03", in_reply_to="c-bbbbbb")
        tree = page(forum, REC)
        assert by_id(tree, "c-bbbbbb").getparent() is by_id(tree, "c-aaaaaa")
        assert by_id(tree, "c-cccccc").getparent() is by_id(tree, "c-bbbbbb")
        assert len(tree.xpath("//article")) == 3

    def test_circles_of_replies_do_not_hang(self, forum: Sources) -> None:
        forum.comment("c-aaaaaa", in_reply_to="c-bbbbbb")
        forum.comment("c-bbbbbb", in_reply_to="c-aaaaaa")
        assert page(forum, REC) is not None

    def test_a_long_thread_can_be_shown(self, forum: Sources) -> None:
        names = [f"c-{number:06}" for number in range(400)]
        forum.comment(names[0])
        for before, name in pairwise(names):
            forum.comment(name, in_reply_to=before)
        trees = held(pages(forum), REC)
        assert [tree.xpath("//article/@id") for tree in trees] == [
            names[start : start + 50] for start in range(0, 400, 50)
        ]
        parents = by_id(trees[1], names[50]).xpath(".//a[contains(., 'в отговор на')]/@href")
        assert parents[:2] == [f"../#{names[49]}", f"#{names[50]}"]

    def test_a_comment_that_repeats_another_leads_to_it(self, forum: Sources) -> None:
        forum.recommendation("rec-0002")
        forum.comment("c-first2")
        for name, on in (("c-here22", "rec-0001"), ("c-there2", "rec-0002")):
            answer = disposition("duplicate", duplicate_of="c-first2")
            forum.comment(name, recommendation=on, disposition=answer)
        for name, on, words in (
            ("c-here22", REC, "to the first such comment"),
            ("c-there2", REC.replace("1", "2"), "to the first such comment, on rec-0001"),
        ):
            [link] = by_id(page(forum, on, "en"), name).xpath(".//a[contains(., 'first such')]")
            assert (said(link), link.get("href").partition("#")[2]) == (words, "c-first2")

    def test_late_comments_and_examples_are_marked(self, forum: Sources) -> None:
        forum.comment("c-aaaaaa", received="2027-01-03")
        forum.comment("c-bbbbbb", example=True)
        tree = page(forum, REC, today=dt.date(2027, 1, 4))
        assert of_class(by_id(tree, "c-aaaaaa"), "cd-late")
        assert of_class(by_id(tree, "c-bbbbbb"), "cd-example")
        assert not of_class(by_id(tree, "c-bbbbbb"), "cd-late")

    def test_a_translation_is_marked_as_one_and_has_its_own_language(self, forum: Sources) -> None:
        translation = {"lang": "en", "text": "We *agree*.", "by": "Редакция"}
        forum.comment("c-aaaaaa", translation=translation)
        found = of_class(by_id(page(forum, REC, "en"), "c-aaaaaa"), "cd-comment-translation")[0]
        assert found.get("lang") == "en"
        assert said(found[0]) == "Translation (Редакция)"
        assert language(found[0]) == "en"
        assert found.xpath(".//em/text()") == ["agree"]


def language(element: Any) -> str:
    """The language that an element is marked with, here or above."""
    found: str = element.xpath("string(ancestor-or-self::*[@lang][1]/@lang)")
    return found


class TestRedaction:
    PRIVATE = "Живея на улица Роза 5"

    @pytest.fixture
    def redacted(self, forum: Sources) -> Sources:
        forum.comment(
            "c-aaaaaa",
            self.PRIVATE,
            quote="Тайнописен цитат",
            kind="amend",
            proposal=f"Да, {self.PRIVATE}.",
            name="Тайна Личност",
            organisation="Тайно Сдружение",
            redaction={"reason": "personal-data", "on": "2026-12-06", "by": "Редакция"},
            translation={"lang": "en", "text": "Secret Rose street", "proposal": "Hidden garden"},
            reply={"on": "2026-12-12", "text": f"Пак: {self.PRIVATE}"},
        )
        return forum

    def test_the_words_are_gone_and_the_reason_stands(self, redacted: Sources) -> None:
        comment = by_id(page(redacted, REC), "c-aaaaaa")
        assert "лични данни" in said(of_class(comment, "cd-redacted")[0])
        assert of_class(comment, "cd-comment-text") == []

    @pytest.mark.parametrize("locale", ["bg", "en"])
    @pytest.mark.parametrize("key", [REC, f"{CONSULTATIONS}/2026-autumn-summary"])
    @pytest.mark.parametrize(
        "words",
        [
            *(PRIVATE, "Secret Rose", "Hidden garden"),
            *("Тайна Личност", "Тайно Сдружение", "Тайнописен цитат"),
        ],
    )
    def test_nothing_the_author_wrote_is_left(
        self, redacted: Sources, key: str, locale: str, words: str
    ) -> None:
        assert words not in said(page(redacted, key, locale))

    def test_it_still_counts(self, redacted: Sources) -> None:
        tree = page(redacted, f"{CONSULTATIONS}/2026-autumn-summary")
        assert len(of_class(tree, "cd-outcome")) == 1


class TestSummary:
    KEY = f"{CONSULTATIONS}/2026-autumn-summary"

    @pytest.mark.parametrize("locale", ["bg", "en"])
    @pytest.mark.parametrize("count", [1, 2, 12])
    def test_as_many_cards_as_comments(self, forum: Sources, count: int, locale: str) -> None:
        for number in range(count):
            forum.comment(f"c-{number:06}", received=f"2026-12-{number + 1:02}")
        names = [f"c-{number:06}" for number in range(count)]
        cards = of_class(page(forum, self.KEY, locale), "cd-outcome")
        words = {"bg": "Коментар", "en": "Comment"}[locale]
        assert [said(card.find("h3")) for card in cards] == [f"{words} {n}" for n in names]
        [numbers] = of_class(page(forum, REC, locale), "cd-numbers")
        assert [said(item.find("a")) for item in numbers] == names

    @pytest.mark.parametrize("locale", ["bg", "en"])
    def test_none_is_said_in_words(self, forum: Sources, locale: str) -> None:
        after = TODAY + dt.timedelta(days=10)
        words = {"bg": "Не са постъпили коментари.", "en": "No comments were received."}
        for key in (self.KEY, REC):
            tree = page(forum, key, locale, after)
            assert said(of_class(tree, "cd-none")[0]) == words[locale]
            assert tree.xpath("//table") == []

    @pytest.mark.parametrize("locale", ["bg", "en"])
    def test_while_it_is_open_none_is_not_the_last_word(self, forum: Sources, locale: str) -> None:
        words = {
            "bg": "Още не са постъпили коментари.",
            "en": "No comments have been received yet.",
        }
        for key in (self.KEY, REC):
            tree = page(forum, key, locale)
            [none] = of_class(tree, "cd-none")
            assert said(none).startswith(words[locale])
            [way] = none.xpath("a/@href")
            assert way.endswith("about/comment/?target=rec-0001" if key == REC else "comment/")
            assert tree.xpath("//table") == []

    def test_totals_add_up(self, forum: Sources) -> None:
        for number, decision in enumerate(["rejected", "rejected", "out-of-scope", None]):
            answer = {"disposition": disposition(decision)} if decision else {}
            forum.comment(f"c-{number:06}", **answer)
        listed = [said(item) for item in of_class(page(forum, self.KEY), "cd-totals")[0]]
        assert listed == ["Постъпили: 4", "неприето: 2", "извън обхвата: 1", "очаква отговор: 1"]

    def test_every_card_leads_to_its_comment(self, forum: Sources) -> None:
        forum.comment("c-aaaaaa")
        [way] = page(forum, self.KEY).xpath("//h3/a/@href")
        assert way == "../../recommendations/rec-0001/#c-aaaaaa"
        [way] = of_class(page(forum, REC), "cd-numbers")[0].xpath("li/a/@href")
        assert way == "#c-aaaaaa"

    @pytest.mark.parametrize(
        ("locale", "labels"),
        [
            ("bg", ["Коментар", "Решение", "Мотиви"]),
            ("en", ["Comment", "Decision", "Reasons"]),
        ],
    )
    def test_a_card_names_its_parts(self, forum: Sources, locale: str, labels: list[str]) -> None:
        forum.comment("c-aaaaaa", disposition=disposition())
        [card] = of_class(page(forum, self.KEY, locale), "cd-outcome")
        assert [said(label) for label in card.xpath(".//dt")] == labels
        assert all(said(part) for part in card.xpath(".//dd"))

    def test_the_book_has_the_same_cards_and_no_table(self, forum: Sources) -> None:
        forum.comment("c-aaaaaa", disposition=disposition())
        for name, card in (("summary-2026-autumn", "cd-outcome"), ("compendium", "cd-comment")):
            bodies = [read(p.document.body) for p in planning.plan(forum.writer(), name).parts]
            [found] = [each for body in bodies for each in of_class(body, card)]
            assert "Законът го урежда." in said(found)
            assert not [body for body in bodies if body.xpath("//table[.//@href='#c-aaaaaa']")]

    def test_the_totals_are_drawn_with_the_numbers_that_they_say(self, forum: Sources) -> None:
        for number, decision in enumerate(["rejected", "rejected", "out-of-scope"]):
            forum.comment(f"c-{number:06}", disposition=disposition(decision))
        _, *items = of_class(page(forum, self.KEY), "cd-totals")[0]
        for item in items:
            [bar] = item.findall("svg")
            assert bar.get("aria-hidden") == "true"
            assert bar.get("viewbox") == "0 0 3 1"
            assert bar.find("rect").get("width") == said(item).rpartition(" ")[2]

    def test_a_card_has_the_id_of_its_comment(self, forum: Sources) -> None:
        forum.comment("c-aaaaaa")
        assert by_id(page(forum, self.KEY), "c-aaaaaa").tag == "article"

    def test_a_change_has_the_language_of_the_text_not_of_the_comment(self, forum: Sources) -> None:
        change = {"block": "p-one", "before": TEXT, "after": "Отпада.", "commit": "abcdef0"}
        answer = disposition("accepted", change=change)
        forum.comment("c-aaaaaa", lang="en", quote="in 30 days", disposition=answer)
        for key in (self.KEY, REC):
            [redline] = of_class(by_id(page(forum, key), "c-aaaaaa"), "cd-redline")
            assert redline.get("lang") == "bg"

    def test_a_change_is_shown_in_its_row(self, forum: Sources) -> None:
        change = {
            "block": "p-one",
            "before": "до 30 дни",
            "after": "до 14 дни",
            "commit": "abcdef0",
        }
        forum.comment("c-aaaaaa", disposition=disposition("accepted", change=change))
        [card] = of_class(page(forum, self.KEY), "cd-outcome")
        assert card.xpath(".//dd[last()]//a/@href") == ["../../recommendations/rec-0001/#p-one"]
        assert said(card.xpath(".//dd[last()]//ins")[0]).endswith("14")

    def test_examples_and_real_comments_are_never_counted_together(self, forum: Sources) -> None:
        forum.comment("c-aaaaaa", example=True)
        forum.comment("c-bbbbbb")
        tree = page(forum, REC)
        assert "Постъпили: 2" not in said(tree)
        for item in of_class(tree, "cd-numbers")[0].xpath("li[a[@href='#c-aaaaaa']]"):
            assert "пример" in said(item)

    def test_the_download_is_beside_it_but_not_for_an_example(self, forum: Sources) -> None:
        forum.consultation("2026-example", example=True)
        links = page(forum, self.KEY).xpath("//@href")
        assert "../../../data/2026-autumn-summary.csv" in links
        example = page(forum, f"{CONSULTATIONS}/2026-example-summary")
        assert not [link for link in example.xpath("//@href") if "data/" in link]


class TestConsultation:
    KEY = f"{CONSULTATIONS}/2026-autumn"

    @pytest.mark.parametrize(
        ("today", "phase"),
        [
            ("2026-11-24", "обявена"),
            ("2026-11-25", "отворена"),
            ("2026-12-26", "отворена"),
            ("2026-12-27", "подготвят се отговорите"),
        ],
    )
    def test_the_phase_of_the_day_is_marked(self, forum: Sources, today: str, phase: str) -> None:
        tree = page(forum, self.KEY, today=dt.date.fromisoformat(today))
        [step] = tree.xpath("//li[@aria-current='step']")
        assert said(step) == phase
        assert len(of_class(tree, "cd-phases")[0].findall("li")) == 5

    def test_the_days_that_are_left(self, forum: Sources) -> None:
        assert "остават 6 дни" in said(page(forum, self.KEY))
        assert "остават" not in said(page(forum, self.KEY, today=dt.date(2027, 1, 1)))

    @pytest.mark.parametrize(("locale", "wrong"), [("bg", "1 дни"), ("en", "1 days")])
    def test_one_day_left_is_no_plural(self, forum: Sources, locale: str, wrong: str) -> None:
        tree = page(forum, self.KEY, locale, today=dt.date(2026, 12, 25))
        assert wrong not in re.sub(r"\d1", "", said(tree))

    def test_a_short_term_gives_its_reason(self, forum: Sources) -> None:
        reason = {"bg": "Срок по закон.", "en": "A term of law."}
        forum.consultation(closes="2026-12-15", short_notice=reason)
        assert "20 дни – Срок по закон." in said(page(forum, self.KEY))
        assert "20 days – A term of law." in said(page(forum, self.KEY, "en"))

    def test_the_scope_counts_the_comments_of_this_consultation(self, forum: Sources) -> None:
        forum.recommendation("rec-0002")
        forum.consultation(scope=["rec-0001", "rec-0002"])
        forum.consultation("2026-spring", opens="2026-03-01", closes="2026-04-01")
        forum.comment("c-aaaaaa")
        forum.comment("c-bbbbbb", received="2026-03-05")
        items = of_class(page(forum, self.KEY), "cd-contents")[0]
        assert [said(item.find("p")) for item in items] == ["Коментари: 1", "Коментари: 0"]

    def test_the_calendar_is_offered_but_not_for_an_example(self, forum: Sources) -> None:
        forum.consultation("2026-example", example=True)
        assert page(forum, self.KEY).xpath("//a[@type='text/calendar']/@href") == [
            "../../../data/2026-autumn.bg.ics"
        ]
        tree = page(forum, f"{CONSULTATIONS}/2026-example")
        assert tree.xpath("//a[@type='text/calendar']") == []

    def test_the_list_has_examples_apart(self, forum: Sources) -> None:
        forum.consultation("2026-example", example=True)
        tree = page(forum, f"{CONSULTATIONS}/index")
        real, examples = of_class(tree, "cd-contents")
        assert real.xpath(".//a/@href") == ["2026-autumn/"]
        assert examples.xpath(".//a/@href") == ["2026-example/"]
        assert said(examples.getprevious()).startswith("Примери")


class TestPreparation:
    KEY = f"{CONSULTATIONS}/2027-spring"

    @pytest.fixture
    def prepared(self, forum: Sources) -> Sources:
        """One consultation is over, the next one is in preparation."""
        forum.recommendation("rec-0002")
        forum.preparation("2027-spring", scope=["rec-0001", "rec-0002"])
        return forum

    @pytest.mark.parametrize("today", [dt.date(2026, 12, 1), dt.date(2030, 1, 1)])
    @pytest.mark.parametrize(
        ("locale", "state", "missing"),
        [("bg", "в подготовка", "Адрес."), ("en", "in preparation", "An address.")],
    )
    def test_its_page_says_what_is_missing_and_no_term(
        self, prepared: Sources, locale: str, state: str, missing: str, today: dt.date
    ) -> None:
        tree = page(prepared, self.KEY, locale, today=today)
        [step] = tree.xpath("//li[@aria-current='step']")
        assert said(step) == state
        assert said(of_class(tree, "cd-missing")[0]) == missing
        assert len(of_class(tree, "cd-contents")[0].findall("li")) == 2
        assert (
            tree.xpath("//time | //a[@type='text/calendar'] | //a[contains(@href,'summary')]") == []
        )

    def test_it_has_no_summary_no_book_and_stands_last_in_list_and_menu(
        self, prepared: Sources
    ) -> None:
        made = generate(prepared.writer().shared)
        assert f"{CONSULTATIONS}/2027-spring-summary.bg.md" not in made
        assert "summary-2027-spring" not in planning.names(prepared.writer())
        [listed, *_] = of_class(page(prepared, f"{CONSULTATIONS}/index"), "cd-contents")
        assert [said(item.find("p")) for item in listed] == [
            "от 25 ноември 2026 г. до 26 декември 2026 г. – отворена",
            "в подготовка; какво липсва:",
        ]
        assert said(listed.findall("li")[-1]).endswith("Адрес.")
        menu = navigation(prepared.writer()).places
        assert self.KEY in menu and f"{self.KEY}-summary" not in menu

    def test_the_map_and_texts_may_link_to_it(self, prepared: Sources) -> None:
        assert "2027-spring" in "".join(page(prepared, "about/map").xpath("//a/@href"))
        text = PUBLICATION.replace("има адресат", f"има [срок]({self.KEY[11:]}.md)")
        prepared.write("compendium/index.bg.md", text)
        assert prepared.found("link-broken") == []
        prepared.write("compendium/index.bg.md", text.replace(".md)", "-summary.md)"))
        assert len(prepared.found("link-broken")) == 1

    @pytest.mark.parametrize(
        ("locale", "fact"),
        [
            ("bg", "Консултация 2027-spring, в подготовка"),
            ("en", "Consultation 2027-spring, in preparation"),
        ],
    )
    def test_a_recommendation_names_it_and_still_awaits_comments(
        self, prepared: Sources, locale: str, fact: str
    ) -> None:
        later = dt.date(2027, 2, 1)
        document = generate(prepared.writer(today=later).shared)[f"{REC}.{locale}.md"]
        facts = document.meta["forum"]["facts"]
        assert fact in [value["text"] for each in facts for value in each["values"]]
        words = said(page(prepared, REC, locale, today=later))
        assert message(Locale(locale), "summary.none-yet") in words

    @pytest.mark.parametrize("locale", PROGRAM)
    def test_the_front_page_tells_of_it_and_promises_nothing(
        self, prepared: Sources, locale: Locale
    ) -> None:
        said_now = said(read(home.below(prepared.writer(locale, dt.date(2027, 2, 1)))))
        assert message(locale, "home.not-open") in said_now
        assert {"bg": "Адрес.", "en": "An address."}[locale] in said_now
        assert message(locale, "home.proposed") in said_now
        assert message(locale, "home.open") not in said_now
        open_now = home.below(prepared.writer(locale, dt.date(2026, 12, 1)))
        assert message(locale, "home.open") in open_now
        assert message(locale, "home.not-open") not in open_now


class TestAccountability:
    @pytest.mark.parametrize(
        ("facts", "words"),
        [
            ({}, "Още няма отговор."),
            ({"response_due": "2026-12-30"}, "Отговор се очаква до 30 декември 2026 г."),
            ({"response_due": "2026-12-01"}, "Срокът за отговор изтече на 1 декември 2026 г."),
            (
                {"response": {"date": "2026-12-01", "text": {"bg": "Приемаме.", "en": "Yes."}}},
                "Отговорено на 1 декември 2026 г. Приемаме.",
            ),
        ],
    )
    def test_what_the_addressee_answered(
        self, sources: Sources, facts: dict[str, Any], words: str
    ) -> None:
        sources.recommendation(**facts)
        section = by_id(page(sources, REC), "response").getnext()
        assert words in said(section)
        assert (section.get("class") == "cd-overdue") == ("изтече" in words)

    @pytest.mark.parametrize("locale", ["bg", "en"])
    def test_no_stop_is_doubled(self, sources: Sources, locale: str) -> None:
        sources.recommendation(response_due="2026-12-01")
        sources.recommendation("rec-0002", response_due="2026-12-30")
        for key in (REC, f"{RECOMMENDATIONS}/rec-0002", "compendium/responses"):
            assert not re.search(
                r"\.\.|\d{4} There|г\. Отговор няма\.\.", said(page(sources, key, locale))
            )

    def test_the_table_has_a_row_for_each(self, sources: Sources) -> None:
        sources.recommendation()
        sources.recommendation("rec-0002", response_due="2026-12-01")
        sources.recommendation("rec-9001", origin="example")
        rows = page(sources, "compendium/responses").xpath("//tbody/tr")
        assert [said(row.find("th")) for row in rows] == ["rec-0001", "rec-0002"]
        assert "изтече" in said(rows[1])


FIELDS = ("text", "proposal", "name", "organisation", "quote", "reply", "translation", "reason")
INNOCENT = "Невинен текст."
# YAML has no place for most control characters; where text has them, they are stripped.
SENDABLE = [t for t in HOSTILE if not re.search(r"[\x00-\x08\x0b-\x1f]", t) and len(t) < 400]
BLOCKS = [
    "а\n```\nб",
    "а\n~~~\nб",
    "а\n~~~ { .py #response .cd-disposition data-cd-switch=1 }\nб\n~~~\nв",
    "> а\n> ```\n> б",
    "а\n\n</section>\n\n## Отговор\n\nб",
    "а\n\n\ue0007b7d\ue001\n\nб",
    'а\n=== "б"\n    в',
    "а\n!!! note\n    в",
    "а\n[^1]: б",
    "а\n*[да]: <b>",
]


def send(sources: Sources, field: str, text: str, number: int = 0) -> None:
    """Two comments with the hostile words in one field, with an innocent one between them."""
    changed: dict[str, Any] = {
        "text": {"body": text},
        "proposal": {"kind": "amend", "proposal": text},
        "name": {"name": text[:120]},
        "organisation": {"organisation": text[:120]},
        "quote": {"quote": text},
        "reply": {"reply": {"on": "2026-12-12", "text": text}},
        "translation": {"translation": {"lang": "en", "text": text, "by": text[:120]}},
        "reason": {"disposition": disposition(reason={"bg": text, "en": text}, by=text[:120])},
    }[field]
    # Everything of one passage stands together, in the order of the ids.
    about = {"block": "p-one", "hash": "0123456789ab", "received": "2026-12-01"}
    sources.comment(f"c-{number:03}aaa", **{**about, **changed})
    sources.comment(f"c-{number:03}bbb", INNOCENT, **about, disposition=disposition())
    sources.comment(f"c-{number:03}ccc", **{**about, **changed})


def is_intact(sources: Sources) -> bool:
    """The page and the summary have every comment, each whole, and nothing else of the public's."""
    made = pages(sources)
    sent = set(sources.library.records(Comment))
    trees = held(made, REC)
    comments = {a.get("id"): a for tree in trees for a in tree.xpath("//article")}
    assert set(comments) == sent
    for name, article in comments.items():
        assert "cd-comments" in article.getparent().get("class")
        free = of_class(article, "cd-comment-text")
        assert len(free) == 1
        if name.endswith("bbb"):
            assert said(free[0]) == INNOCENT
            assert "неприето" in said(of_class(article, "cd-disposition")[0])
        for node in free[0].iterdescendants():
            assert node.tag in TAGS
            assert set(node.attrib) <= ATTRIBUTES.get(node.tag, set())
    for tree in trees:
        ids = tree.xpath("//@id")
        assert len(ids) == len(set(ids))
    summaries = held(made, f"{CONSULTATIONS}/2026-autumn-summary")
    cards = [card for summary in summaries for card in of_class(summary, "cd-outcome")]
    assert len(cards) == len(sent)
    assert {tuple(part.tag for part in card) for card in cards} <= {("h3", "p", "dl")}
    return all(_is_ours(node) for each in (*trees, *summaries) for node in each.iter())


def held(made: dict[str, str], key: str) -> list[Any]:
    """The pages that a list is cut into, as trees."""
    keys = (f"{key}{'' if number == 1 else f'/page-{number}'}.bg" for number in count(1))
    return [read(made[name]) for name in takewhile(made.__contains__, keys)]


def _is_ours(node: Any) -> bool:
    """Whether the page's own templates could have made an element."""
    if not isinstance(node.tag, str):
        return False
    is_bar = bool(node.xpath("self::svg/parent::li/parent::ul[@class='cd-totals']"))
    assert is_bar or node.tag not in {"script", "style", "iframe", "img", "svg", "form", "input"}
    assert not [
        name
        for name in node.attrib
        if name.startswith(("on", "style", "data-")) and name != "data-cd-moved"
    ]
    classes = node.get("class", "").split()
    assert [c for c in classes if not c.startswith("cd-")] == []
    return True


class TestHostile:
    """Every part of a comment stays where it belongs when the generator reads the Markdown."""

    @pytest.mark.parametrize("field", FIELDS)
    def test_a_page_holds_whatever_is_sent_in(self, forum: Sources, field: str) -> None:
        for number, text in enumerate(SENDABLE):
            send(forum, field, text, number)
        assert is_intact(forum)

    @pytest.mark.parametrize("field", FIELDS)
    @pytest.mark.parametrize("text", BLOCKS)
    def test_no_block_of_markdown_begins_within_a_comment(
        self, forum: Sources, field: str, text: str
    ) -> None:
        send(forum, field, text)
        assert is_intact(forum)

    @settings(max_examples=cases(600))
    @given(text=hostile_text.filter(str.strip))
    def test_no_mixture_breaks_a_page(self, forum: Sources, text: str) -> None:
        send(forum, "text", text)
        try:
            assert is_intact(forum)
        finally:
            for path in (forum.docs / "compendium/comments").rglob("*.md"):
                path.unlink()


class TestExamples:
    KEYS = (
        f"{RECOMMENDATIONS}/rec-9901",
        f"{CONSULTATIONS}/2026-example",
        f"{CONSULTATIONS}/2026-example-summary",
    )

    @pytest.mark.parametrize("key", KEYS)
    def test_search_engines_and_the_sitemap_pass_them_by(self, forum: Sources, key: str) -> None:
        forum.recommendation("rec-9901", origin="example")
        forum.consultation("2026-example", scope=["rec-9901"], example=True)
        documents = generate(forum.writer().shared)
        for locale in ("bg", "en"):
            meta = documents[f"{key}.{locale}.md"].meta
            assert meta["forum"]["hidden"]
            assert meta["forum"]["origin"]

    def test_no_answer_is_awaited_of_their_addressee(self, forum: Sources) -> None:
        forum.recommendation("rec-9901", origin="example")
        assert page(forum, self.KEYS[0]).xpath("//*[@id='response']") == []


def test_a_bulgarian_name_on_an_english_page_says_its_language(forum: Sources) -> None:
    forum.comment("c-aaaaaa", author={"name": "Мария", "capacity": "citizen"})
    forum.comment("c-bbbbbb", author={"name": "Mary", "capacity": "citizen"})
    english = page(forum, REC, "en")
    assert {said(n) for n in english.xpath("//*[@class='cd-comment-head']/span")} == {"Мария"}
    assert english.xpath("//*[@class='cd-comment-head']/span/@lang") == ["bg"]
    assert page(forum, REC, "bg").xpath("//*[@class='cd-comment-head']/span[@lang]") == []


def test_a_translation_stands_on_the_page_of_its_language_only(forum: Sources) -> None:
    forum.comment("c-aaaaaa", translation={"lang": "en", "text": "I agree."})
    assert of_class(page(forum, REC, "bg"), "cd-comment-translation") == []
    [shown] = of_class(page(forum, REC, "en"), "cd-comment-translation")
    assert "I agree." in said(shown)


def test_a_proposal_to_delete_is_a_redline_with_nothing_new(forum: Sources) -> None:
    forum.comment("c-aaaaaa", kind="amend", proposal="")
    [shown] = of_class(page(forum, REC), "cd-redline")[:1]
    assert shown.xpath(".//del") and not shown.xpath(".//ins")
