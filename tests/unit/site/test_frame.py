"""The menu, the places of pages in it, and what the theme's templates make of both."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jinja2
import material
import pytest
import yaml
from lxml import html

from civildialogue.core.model.language import BULGARIAN, ENGLISH, Locale, message
from civildialogue.core.model.vocabulary import GENERATED_PAGES
from civildialogue.core.site.frame.navigation import Entry, Navigation, navigation, placed
from civildialogue.core.site.frame.variables import furnish
from civildialogue.core.site.pages.assembly import generate
from civildialogue.core.source.load import Loader
from civildialogue.core.source.places import THEME

from ..making import writer_of

BG, EN = BULGARIAN, ENGLISH
REPOSITORY = Path(__file__).resolve().parents[3]
MATERIAL = Path(material.__file__).parent / "templates"


def menu_of(docs: Path, locale: Locale) -> Navigation:
    return navigation(writer_of(Loader(docs).library, docs, locale))


def keys(entries: tuple[Entry, ...]) -> list[str]:
    return [entry.key for entry in entries]


class TestMenu:
    def area(self, docs: Path, locale: Locale, key: str) -> Entry:
        return menu_of(docs, locale).places[key].above[0]

    def test_publications_by_their_short_titles_in_order(self, forum: Path) -> None:
        home = message(EN, "navigation.home")
        names = [entry.title for entry in menu_of(forum, EN).entries]
        assert names == [home, "Compendium", "Analysis", "Methods", "Training", "About"]
        assert menu_of(forum, BG).entries[2].title == "Анализ"

    def test_pages_in_reading_order(self, forum: Path) -> None:
        area = self.area(forum, BG, "analysis/one")
        assert (area.key, keys(area.children)) == (
            "analysis/index",
            ["analysis/two", "analysis/one"],
        )

    def test_an_untranslated_page_says_so(self, forum: Path) -> None:
        entry = menu_of(forum, EN).places["analysis/two"].entry
        assert (entry.title, entry.locale, entry.stands_in) == ("Втора глава", BG, True)
        assert not menu_of(forum, BG).places["analysis/two"].entry.stands_in

    def test_recommendations_stand_together(self, forum: Path) -> None:
        listed, consultations, *made = self.area(forum, EN, "compendium/index").children
        assert listed.key == "compendium/recommendations/index"
        assert listed.title == message(EN, "recommendations.title")
        assert [each.title for each in listed.children] == ["More time"]
        assert (consultations.key, consultations.children) == ("compendium/consultations/index", ())
        own = ("levels", "responses", "evidence", "data")
        assert keys((*made,)) == [f"compendium/{name}" for name in own]

    def test_examples_are_not_counted(self, forum: Path) -> None:
        [area] = [each for each in menu_of(forum, EN).entries if each.key == "analysis/index"]
        page = forum / "analysis/one.bg.md"
        text = page.read_text(encoding="utf-8")
        page.write_text(text.replace("site-edition", "example", 1), encoding="utf-8")
        [changed] = [each for each in menu_of(forum, EN).entries if each.key == "analysis/index"]
        assert len(changed.children) == len(area.children)
        assert changed.count == area.count - 1

    def test_generated_pages_stand_under_about(self, forum: Path) -> None:
        about = self.area(forum, BG, "about/map")
        made = [key for key in keys(about.children) if key in (*GENERATED_PAGES, "about/comment")]
        assert made == ["about/comment", *GENERATED_PAGES]

    def test_without_texts_the_menu_has_what_the_site_makes(self, docs: Path) -> None:
        menu = menu_of(docs, BG)
        home, about = menu.entries
        assert (home.key, home.title) == ("index", message(BG, "navigation.home"))
        assert (about.key, about.title) == ("", message(BG, "navigation.about"))
        assert about.address == about.children[0].address
        assert menu.places["about/map"].entry.title == "Карта на сайта"
        assert not any(key.startswith("compendium") for key in menu.places)

    def test_every_page_has_its_neighbours_in_reading_order(self, forum: Path) -> None:
        places = menu_of(forum, BG).places
        met = ["index"]
        while following := places[met[-1]].next:
            assert places[following.key].previous is places[met[-1]].entry
            met.append(following.key)
        assert met == [*places]
        assert places["index"].previous is None

    def test_a_page_knows_what_it_stands_below(self, forum: Path) -> None:
        places = menu_of(forum, EN).places
        listed = ["compendium/index", "compendium/recommendations/index"]
        assert keys(places["compendium/recommendations/rec-0001"].above) == listed
        assert keys(places["compendium/recommendations/index"].above) == listed
        assert places["index"].above == ()


def large(count: int) -> Navigation:
    """A menu with an area of so many pages, with titles as long as those of the Forum."""
    title = "Публикуване на отговор с мотиви на всяко предложение, получено по проект"
    start = "compendium/recommendations"
    pages = tuple(
        Entry(f"{start}/rec-{n:04}", f"{title} {n:04}", f"{start}/rec-{n:04}/", BG)
        for n in range(1, count + 1)
    )
    pages = (*pages[1:11], pages[0], *pages[11:])  # The page of the fixture stands among others.
    listed = Entry(f"{start}/index", "Препоръки", f"{start}/", BG, children=pages)
    made = tuple(
        Entry(f"compendium/{name}", "Доказателства и връзки", f"compendium/{name}/", BG)
        for name in ("data", "evidence", "responses", "how-comments-work")
    )
    area = Entry("compendium/index", "Компендиум", "compendium/", BG, children=(listed, *made))
    areas = tuple(
        Entry(f"{n}/index", "Методики", f"methodologies-{n}/", BG, children=made) for n in range(6)
    )
    entries = (Entry("index", "Начало", "", BG), area, *areas)
    return Navigation(entries, placed(entries))


def row_of(count: int, number: int) -> list[str]:
    """What the menu shows of the recommendations around one of so many."""
    place = large(count).places[f"compendium/recommendations/rec-{number:04}"]
    return [entry.key[-4:] for entry in place.rows[1]]


def test_a_page_of_a_large_area_shows_what_is_near_and_has_room() -> None:
    assert [row_of(41, n) for n in (20, 2)] == [["0020"], ["0002", "0003"]]
    assert large(41).places["compendium/recommendations/index"].rows[1] == ()


def test_short_titles_leave_room_for_more() -> None:
    pages = tuple(Entry(f"a/{n:02}", "Глава", f"a/{n:02}/", BG) for n in range(1, 31))
    places = placed((Entry("a/index", "Анализ", "a/", BG, children=pages),))
    assert [len(places[f"a/{n:02}"].rows[0]) for n in (1, 15, 30)] == [24, 23, 24]
    assert places["a/15"].rows[0][11] is places["a/15"].entry


Fill = Callable[..., Any]


@pytest.fixture
def fill(forum: Path) -> Fill:
    """Fills the theme's templates as no generator would: with the page and the settings alone."""
    loader = jinja2.FileSystemLoader([THEME, MATERIAL])
    given = yaml.safe_load((REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8"))
    config = {**given, "theme": SimpleNamespace(**given["theme"], icon={})}
    built: dict[Locale, tuple[jinja2.Environment, Mapping[str, Any]]] = {}

    def page(
        key: str,
        locale: Locale = BG,
        toc: tuple[Any, ...] = (),
        menu: Navigation | None = None,
        afresh: bool = False,
    ) -> Any:
        if afresh or menu or locale not in built:
            writer = writer_of(Loader(forum).library, forum, locale)
            env = jinja2.Environment(loader=loader, undefined=Known)  # noqa: S701
            config["theme"].language = str(locale)
            furnish(env, config, locale, writer.shared)
            env.globals["menu"] = menu or env.globals["menu"]
            built[locale] = env, generate(writer.shared)
        env, documents = built[locale]
        meta = documents[f"{key}.{locale}.md"].meta
        url = meta["forum"]["alternates"][locale]
        up = "/".join([".."] * url.count("/")) or "."
        shown = SimpleNamespace(meta=meta, content=f"<p>{key}</p>", toc=toc, url=url)
        text = env.get_template("main.html").render(page=shown, config=config, base_url=up)
        tree = html.document_fromstring(text)
        tree.set("data-bytes", str(len(text.encode())))
        return tree

    return page


class Known(jinja2.Undefined):
    """A name that nobody gives is a fault, where attributes that are not there are not."""

    def __init__(
        self, hint: Any = None, obj: Any = jinja2.utils.missing, name: str = "", *more: Any
    ) -> None:
        if obj is jinja2.utils.missing and name != "in_menu":
            raise AssertionError(f"{name} is not among what templates are given")
        super().__init__(hint, obj, name, *more)


def links(tree: Any, path: str) -> list[str]:
    return [str(each) for each in tree.xpath(f"{path}/@href")]


PRIMARY = "//nav[contains(@class, 'md-nav--primary')]"


def test_a_page_is_filled_in_without_the_generators_menu(fill: Fill) -> None:
    tree = fill("compendium/recommendations/rec-0001", EN)
    [here] = tree.xpath(f"{PRIMARY}//a[@aria-current='page']")
    assert here.text_content() == "More time"
    assert here.get("href") == "../rec-0001/"
    assert links(tree, "//footer//a[@rel='prev']") == ["../"]
    [active] = tree.xpath("//*[contains(@class, 'md-tabs__item--active')]")
    assert active.text_content() == "Compendium"
    path = tree.xpath("//nav[contains(@class, 'md-path')]//a")
    assert [a.text_content() for a in path][1:] == [
        "Compendium",
        message(EN, "recommendations.title"),
    ]


def test_pages_of_one_depth_share_the_frame_and_no_page_takes_another_ones(fill: Fill) -> None:
    two, one, listed = (
        fill(key) for key in ("analysis/two", "analysis/one", "compendium/recommendations/rec-0001")
    )
    current = [tree.xpath(f"{PRIMARY}//a[@aria-current]") for tree in (two, one)]
    assert [[a.text_content() for a in found] for found in current] == [
        ["Втора глава"],
        ["Първа глава"],
    ]
    assert links(two, "//header//a")[0] == links(one, "//header//a")[0] == "../../"
    assert links(listed, "//header//a")[0] == "../../../"
    assert links(two, "//footer//a[@rel='next']") == ["../one/"]
    others = [html.tostring(t.xpath("//div[contains(@class, 'cd-footer')]")[0]) for t in (two, one)]
    assert others[0] == others[1]


def test_nothing_is_kept_from_one_build_to_the_next(fill: Fill, forum: Path) -> None:
    assert "Първа глава" in fill("analysis/two").text_content()
    file = forum / "analysis/one.bg.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("Първа глава", "Друга глава"), encoding="utf-8")
    after = fill("analysis/two", afresh=True).text_content()
    assert "Друга глава" in after and "Първа глава" not in after


def test_the_frame_is_no_larger_where_an_area_is(fill: Fill) -> None:
    key = "compendium/recommendations/rec-0001"
    sizes = [int(fill(key, menu=large(count)).get("data-bytes")) for count in (41, 960)]
    assert sizes[1] - sizes[0] < 20
    tree = fill(key, menu=large(960))
    [way] = tree.xpath(f"{PRIMARY}//a[contains(., '960')]")
    assert way.get("href") == "../"


def test_headings_of_the_page_are_listed_as_deep_as_they_go(fill: Fill) -> None:
    below = SimpleNamespace(title="б", url="#b", children=())
    above = SimpleNamespace(title="а", url="#a", children=(below,))
    tree = fill("analysis/one", toc=(above,))
    beside = "//nav[contains(@class, 'md-nav--secondary')]//li/a"
    assert links(tree, beside) == ["#a", "#b"]
    assert links(tree, f"{beside}/..//li/a") == ["#b"]
