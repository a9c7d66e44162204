"""Pages made from the data."""

import datetime as dt
from pathlib import Path

import pytest
from lxml import html as lhtml

from civildialogue.core import pipeline
from civildialogue.core.model.diagnostics import codes
from civildialogue.core.model.language import BULGARIAN, ENGLISH, PROGRAM, Locale, languages
from civildialogue.core.site.blocks.redline import redline
from civildialogue.core.site.pages import home
from civildialogue.core.site.writing.context import Writer
from civildialogue.core.source.load import Loader

from ..making import FORUM, commit, git, load, original, write_all, writer_of
from ..making import made as documents_made

BG, EN = BULGARIAN, ENGLISH


@pytest.fixture
def writers(forum: Path) -> dict[Locale, Writer]:
    library = Loader(forum).library
    return {locale: writer_of(library, forum, locale) for locale in languages()}


def made(writer: Writer) -> dict[str, str]:
    return {key: document.body for key, document in documents_made(writer).items()}


def words(markup: str) -> str:
    return " ".join(lhtml.fragment_fromstring(markup, create_parent="div").text_content().split())


class TestRedline:
    @pytest.mark.parametrize(
        ("before", "after", "expected"),
        [
            ("едно две", "едно две", "едно две"),
            ("едно две", "едно три", "едно [изтрито: ] две [добавено: ] три"),
            ("едно две", "едно", "едно [изтрито: ] две"),
            ("едно", "едно две", "едно [добавено: ] две"),
            ("", "ново", "[добавено: ] ново"),
        ],
    )
    def test_each_change_is_also_said(
        self, writers: dict[Locale, Writer], before: str, after: str, expected: str
    ) -> None:
        writer = writers[BG]
        spoken = expected.replace("изтрито: ", writer.t("redline.deleted")).replace(
            "добавено: ", writer.t("redline.inserted")
        )
        assert words(redline(writer, before, after)) == words(spoken)

    def test_strokes_stand_for_what_changed(self, writers: dict[Locale, Writer]) -> None:
        tree = lhtml.fragment_fromstring(
            redline(writers[EN], "a b c", "a x c y"), create_parent="div"
        )
        assert [e.xpath("string(text()|*/following-sibling::text())") for e in tree] == [
            "b",
            "x",
            "y",
        ]
        assert [e.tag for e in tree] == ["del", "ins", "ins"]

    def test_white_space_is_no_change(self, writers: dict[Locale, Writer]) -> None:
        assert "<" not in redline(writers[BG], "едно\nдве", "едно  две")

    @pytest.mark.parametrize(("before", "after"), [("<b>", "x"), ("x", "<b>"), ("<b> x", "<b> y")])
    def test_markup_in_a_text_is_only_text(
        self, writers: dict[Locale, Writer], before: str, after: str
    ) -> None:
        shown = redline(writers[BG], before, after)
        assert "<b>" not in shown
        assert "&lt;b&gt;" in shown


def test_the_glossary_is_sorted_and_leads_across(writers: dict[Locale, Writer]) -> None:
    bulgarian, english = made(writers[BG])["about/glossary"], made(writers[EN])["about/glossary"]
    assert bulgarian.index("изслушване") < bulgarian.index("участие")
    assert english.index("hearing") < english.index("participation")
    assert "ЗНА" in bulgarian and "NAA" in english


def test_the_bibliography_is_sorted(writers: dict[Locale, Writer]) -> None:
    body = made(writers[BG])["about/sources"]
    assert body.index("Административнопроцесуален") < body.index("Закон за нормативните")
    assert "https://lex.bg/laws/ldoc/2127837184" in body
    assert "22\u00a0ноември\u00a02026" in body


def test_the_authorities_are_named_in_each_language(writers: dict[Locale, Writer]) -> None:
    assert "Министерски съвет" in made(writers[BG])["about/authorities"]
    assert "Council of Ministers" in made(writers[EN])["about/authorities"]


@pytest.mark.parametrize("locale", PROGRAM)
def test_every_diagnostic_is_explained(writers: dict[Locale, Writer], locale: Locale) -> None:
    body = made(writers[locale])["about/diagnostics"]
    for code, entry in codes().items():
        assert f"## `{code}` {{: #{code} }}" in body
        assert entry.why[locale].strip() in body


def test_the_list_of_recommendations(writers: dict[Locale, Writer]) -> None:
    key = "compendium/recommendations/index"
    assert "Повече време" in made(writers[BG])[key]
    assert "More time" in made(writers[EN])[key]


def test_without_a_compendium_there_is_no_list_of_recommendations(docs: Path) -> None:
    library = load(docs, {"analysis/one.bg.md": original()}).library
    assert "compendium/recommendations/index" not in made(writer_of(library, docs))


class TestTranslations:
    def table(self, body: str) -> dict[str, list[str]]:
        tree = lhtml.fragment_fromstring(body, create_parent="div")
        return {
            row.xpath("string(th)"): [cell.text_content() for cell in row.xpath("td")]
            for row in tree.xpath("//tbody/tr")
        }

    def test_counts(self, writers: dict[Locale, Writer]) -> None:
        body = made(writers[EN])["about/translations"]
        rows = self.table(body)
        assert rows["Chapter one"] == ["3", "3", "0", "0"]
        assert rows["Втора глава"] == ["1", "0", "0", writers[EN].t("translations.whole")]
        assert writers[EN].t("translations.none") in body

    def change(self, forum: Path) -> None:
        path = forum / "analysis/one.bg.md"
        text = path.read_text(encoding="utf-8").replace("тридесет", "четиринадесет")
        path.write_text(text, encoding="utf-8")

    def test_what_changed_is_shown_from_the_history(self, forum: Path) -> None:
        git(forum.parent, "init", "--quiet")
        commit(forum.parent, "Първо", dt.date(2026, 11, 20))
        self.change(forum)
        commit(forum.parent, "Второ", dt.date(2026, 11, 21))
        writer = writer_of(Loader(forum).library, forum, EN)
        body = made(writer)["about/translations"]
        assert self.table(body)["Chapter one"] == ["3", "2", "1", "0"]
        tree = lhtml.fragment_fromstring(body, create_parent="div")
        (section,) = tree.xpath("//section")
        assert section.get("id") == "analysis-one-p-one"
        assert "тридесет" in section.xpath("string(.//del)")
        assert "четиринадесет" in section.xpath("string(.//ins)")
        assert "21\u00a0November\u00a02026" in section.text_content()
        assert section.xpath(".//a/@href") == ["../../analysis/one/#p-one"]

    def test_without_history_it_says_so(self, forum: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(forum.parent.parent))
        self.change(forum)
        writer = writer_of(Loader(forum).library, forum, BG)
        body = made(writer)["about/translations"]
        assert writer.t("translations.unknown") in body
        assert "<del>" not in body


class TestHome:
    def test_publications_with_their_count_and_what_is_open(
        self, writers: dict[Locale, Writer]
    ) -> None:
        body = home.below(writers[BG])
        assert body.index("Анализ на участието") < body.index(">Компендиум")
        assert "Повече време" in body
        assert writers[BG].t("home.nothing-recent") in body

    def test_nothing_open(self, docs: Path) -> None:
        name = "compendium/recommendations/rec-0001"
        closed = FORUM[f"{name}.bg.md"].replace("status: open", "status: adopted")
        library = load(docs, {**FORUM, f"{name}.bg.md": closed}).library
        writer = writer_of(library, docs)
        assert writer.t("home.nothing-open") in home.below(writer)

    def test_what_changed_last_stands_first(self, forum: Path) -> None:
        git(forum.parent, "init", "--quiet")
        commit(forum.parent, "Първо", dt.date(2026, 11, 20))
        write_all(forum, {"analysis/one.en.md": FORUM["analysis/one.en.md"] + "\nMore.\n"})
        commit(forum.parent, "Второ", dt.date(2026, 11, 22))
        body = home.below(writer_of(Loader(forum).library, forum, EN))
        recent = body[body.rindex(writer_of(Loader(forum).library, forum, EN).t("home.recent")) :]
        tree = lhtml.fragment_fromstring(recent, create_parent="div")
        items = tree.xpath("//li")
        assert len(items) == home.RECENT
        assert "Chapter one" in items[0].text_content()
        assert "22\u00a0November\u00a02026" in items[0].text_content()
        assert not any(item.xpath("string(.//a)") == "Forum" for item in items)


def test_generated_pages_do_not_change_between_runs(forum: Path) -> None:
    writer = writer_of(Loader(forum).library, forum)
    again = writer_of(Loader(forum).library, forum)
    assert pipeline.fix(forum) == []
    assert made(writer) == made(again)
