"""What the built pages say, read from the disk."""

import json
import re
from typing import Any

import pytest
from lxml import etree

from civildialogue.core.model.language import BULGARIAN
from civildialogue.core.model.library import Library
from civildialogue.core.output.search.documents import read
from unit.output.search.tree import read as parsed

from .built import (
    ADDED,
    CYRILLIC,
    DRIFTED,
    KINDS,
    LANGUAGES,
    SITE_URL,
    UNTRANSLATED,
    Site,
    is_hidden,
    language_of,
    local,
    prefix,
    text,
)

MONTHS = {
    "bg": "януари февруари март април май юни юли август септември октомври ноември декември",
    "en": "January February March April May June July August September October November December",
}
NAVIGATION = (
    "//nav[contains(@class, 'md-tabs')]//a | //nav[contains(@class, 'md-nav--primary')]"
    "//a[not(ancestor::nav[contains(@class, 'md-nav--secondary')])]"
    " | //nav[contains(@class, 'md-path')]//a | //footer//nav//a"
)
STYLE_ADDRESS = re.compile(r"url\(\s*['\"]?([^'\")]+)|@import\s+['\"]([^'\"]+)")


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def absent_in_other(address: str) -> bool:
    return address.removeprefix("en/") in UNTRANSLATED and address.startswith("en/")


def test_every_page_is_built_in_both_languages(site: Site) -> None:
    bulgarian = {a for a in site.pages if language_of(a) == "bg"}
    english = {a.removeprefix("en/") for a in site.pages if language_of(a) == "en"}
    assert bulgarian == english
    assert {a for kind, a in KINDS.items() if kind != "missing"} <= bulgarian


def test_html_has_the_language_of_the_interface(site: Site) -> None:
    found = {address: tree.get("lang") for address, tree in site.pages.items()}
    assert found == {address: language_of(address) for address in found}


def test_every_page_has_one_title_of_its_own_and_one_h1(site: Site) -> None:
    titles: dict[str, str] = {}
    for address, tree in site.found.items():
        assert len(tree.xpath("//h1")) == 1, address
        title = tree.findtext(".//title")
        other = titles.setdefault(title, address)
        assert other == address or absent_in_other(address) or absent_in_other(other), title


def test_missing_addresses_are_answered_in_both_languages(site: Site, language: str) -> None:
    tree = site.pages[f"{prefix(language)}404.html"]
    words = {"bg": "Страницата не е намерена", "en": "Page not found"}
    other = "en" if language == "bg" else "bg"
    assert text(tree.find(".//h1")) == words[language]
    section = tree.xpath(f"//main//section[@lang='{other}']")[0]
    assert words[other] in text(section)
    homes = [local(f"{prefix(language)}404.html", a.get("href")) for a in tree.xpath("//main//a")]
    for home in ("", "en/"):
        assert (home, "") in homes
    fields = tree.xpath("//main//form[@role='search']")
    assert {form.get("action").rpartition("search/")[0] for form in fields} == {"/", "/en/"}
    assert is_hidden(tree)
    assert not tree.xpath("//link[@rel='canonical']")
    for link in tree.xpath("//@href | //@src"):
        assert link.startswith(("/", "#", "http", "mailto:")), f"{link} breaks at deep addresses"


def test_pages_name_their_alternates_absolutely(site: Site) -> None:
    for address, tree in site.found.items():
        if is_hidden(tree):
            continue
        named = {
            link.get("hreflang"): link.get("href")
            for link in tree.xpath("//head/link[normalize-space(@rel)='alternate'][@hreflang]")
        }
        plain = address.removeprefix("en/")
        expected = {"bg": SITE_URL + plain}
        if plain not in UNTRANSLATED:
            expected["en"] = f"{SITE_URL}en/{plain}"
        assert named == expected, address


def test_pages_are_their_own_canonical(site: Site) -> None:
    for address, tree in site.found.items():
        if not is_hidden(tree):
            assert tree.xpath("//link[@rel='canonical']/@href") == [SITE_URL + address]


def test_what_search_engines_are_asked_to_pass_by(site: Site) -> None:
    hidden = {address for address, tree in site.found.items() if is_hidden(tree)}
    expected = {
        a
        for a in site.found
        if a.removeprefix("en/").startswith(("facing/", "search/", KINDS["removed"]))
        or (KINDS["lesson"] in a and not a.endswith(KINDS["lesson"]))
    }
    assert hidden == expected | {f"en/{address}" for address in UNTRANSLATED}


def test_facing_pages_point_to_the_page_of_one_language(site: Site, language: str) -> None:
    tree = site.page(language, "facing")
    expected = f"{SITE_URL}{prefix(language)}{KINDS['chapter']}"
    assert tree.xpath("//link[@rel='canonical']/@href") == [expected]


def test_a_page_without_translation_says_so_and_stays_bulgarian(site: Site) -> None:
    tree = site.page("en", "untranslated")
    notice = tree.xpath("//main//*[contains(@class, 'cd-fallback')]")[0]
    assert "not been translated into English" in text(notice)
    assert not CYRILLIC.search(text(notice))
    assert not notice.xpath("ancestor::*[@lang='bg']")
    content = tree.xpath("//main//h1/ancestor::*[@lang][1]")[0]
    assert content.get("lang") == "bg"
    assert "Хората без бърза връзка" in text(content)
    canonical = tree.xpath("//link[@rel='canonical']/@href")
    assert canonical == [SITE_URL + KINDS["untranslated"]]
    assert "cd-fallback" not in etree.tostring(site.page("bg", "untranslated"), encoding="unicode")


def test_no_bulgarian_stands_unmarked_in_english_pages(site: Site) -> None:
    """WCAG 2.2, success criterion 3.1.2: passages in another language say so."""
    unmarked = set()
    for address, tree in site.pages.items():
        # The page of diagnostics quotes faulty sources, letter by letter.
        if language_of(address) == "en" and not address.endswith(KINDS["diagnostics"]):
            for words in tree.xpath("//body//text()[not(ancestor::script or ancestor::style)]"):
                parent = words.getparent() if words.is_text else words.getparent().getparent()
                if CYRILLIC.search(words) and parent.xpath("ancestor-or-self::*/@lang")[-1] == "en":
                    unmarked.add(f"{address}: {words.strip()}")
    assert sorted(unmarked) == []


def index_of(site: Site, language: str) -> list[dict[str, Any]]:
    """What the search of a language shows of each page: address, title and paragraphs."""

    def parts(kind: str, field: str) -> list[Any]:
        files = list((site.root / "search-index" / language).glob(f"{kind}-*.js"))
        files.sort(key=lambda path: int(path.stem.partition("-")[2]))
        texts = [path.read_text(encoding="utf-8") for path in files]
        found = [json.loads(text[text.index(",") + 1 : text.rindex(")")]) for text in texts]
        return [each for shard in found for each in shard[field]]

    meta = (site.root / "search-index" / language / "meta.js").read_text(encoding="utf-8")
    counts = json.loads(meta[meta.index(",") + 1 : meta.rindex(")")])["pages"]["passages"]
    passages = iter(parts("t", "passages"))
    return [
        {"url": url, "title": title, "paragraphs": [p for _ in range(n) for p in next(passages)]}
        for (url, title), n in zip(parts("h", "heads"), counts, strict=True)
    ]


def test_each_language_has_a_search_index_of_its_own(site: Site, language: str) -> None:
    own = prefix(language)
    places = {entry["url"] for entry in index_of(site, language)}
    expected = {
        address.removeprefix(own)
        for address, tree in site.found.items()
        if language_of(address) == language and not is_hidden(tree)
    }
    assert places == expected


@pytest.mark.parametrize("name", ["site", "form", "real"])
def test_the_search_reads_each_page_as_a_parser_does(
    request: pytest.FixtureRequest, name: str
) -> None:
    built: Site = request.getfixturevalue(name)
    assert len(built.files) > 50
    for address, path in built.files.items():
        page = path.read_text(encoding="utf-8")
        one, two = (way(page, "a/b", BULGARIAN, Library()) for way in (read, parsed))
        assert one == two, address


def test_search_entries_lead_to_passages_that_exist(site: Site, language: str) -> None:
    for entry in index_of(site, language):
        for anchor, *_ in entry["paragraphs"]:
            known = site.ids[prefix(language) + entry["url"]]
            assert not anchor or anchor in known, (entry["url"], anchor)


def test_search_shows_no_signs_of_permalinks(site: Site, language: str) -> None:
    assert [entry for entry in index_of(site, language) if "¶" in str(entry)] == []


def test_search_titles_are_in_their_language(site: Site, language: str) -> None:
    titles = {entry["title"] for entry in index_of(site, language)}
    assert len(titles) > 15
    for title in titles:
        assert bool(CYRILLIC.search(title)) == (language == "bg"), title


def test_the_sitemap_lists_every_page_that_is_not_hidden(site: Site) -> None:
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    tree = etree.parse(site.root / "sitemap.xml")
    listed = tree.xpath("//s:loc/text()", namespaces=space)
    shown = {SITE_URL + address for address, tree in site.found.items() if not is_hidden(tree)}
    assert len(listed) == len(set(listed))
    assert set(listed) == shown
    others = tree.xpath("//*[@hreflang='x-default']/@href")
    assert others == [each.replace(f"{SITE_URL}en/", SITE_URL) for each in listed]


def test_navigation_is_in_the_language_of_the_reader(site: Site, language: str) -> None:
    seen = set()
    for address, tree in site.pages.items():
        if language_of(address) == language:
            seen |= {text(link) for link in tree.xpath(NAVIGATION)}
    words = {word for word in seen if word and not re.fullmatch(r"rec-\d{4}", word)}
    assert len(words) > 20
    for word in words:
        marked = word.endswith("(in Bulgarian)")
        assert bool(CYRILLIC.search(word)) == (language == "bg" or marked), word
    untranslated = "Цифровото разделение" + (" (in Bulgarian)" if language == "en" else "")
    assert untranslated in words


def test_navigation_and_switcher_are_links_in_the_page(site: Site, language: str) -> None:
    for address, tree in site.pages.items():
        if language_of(address) != language:
            continue
        switch = tree.xpath("//header//a[@data-cd-switch]")
        assert len(switch) == 1, address
        other = "en" if language == "bg" else "bg"
        assert (switch[0].get("hreflang"), switch[0].get("lang")) == (other, other)
        target = local(address, switch[0].get("href"))
        plain = address.removeprefix("en/")
        expected = "" if plain == "404.html" else plain
        assert target == (prefix(other) + expected, ""), address


def test_dates_are_as_the_language_writes_them(site: Site, language: str) -> None:
    other = "en" if language == "bg" else "bg"
    foreign = re.compile(r"\b(" + "|".join(MONTHS[other].split()) + r")\b\s*\d{4}")
    day = {"bg": "23 ноември 2026 г.", "en": "23 November 2026"}[language].replace(" ", "\u00a0")
    edition = text(site.page(language, "home").find(".//footer"))
    assert day in edition
    changed = "bg" if language == "bg" else "en"
    older = {"bg": "23 ноември 2026 г.", "en": "22 November 2026"}[changed].replace(" ", "\u00a0")
    updated = site.page(language, "chapter").xpath("//*[contains(@class, 'cd-updated')]")
    assert older in text(updated[0])
    iso = re.compile(r"\b20\d\d-\d\d-\d\d\b")
    for address, tree in site.pages.items():
        if language_of(address) == language and not absent_in_other(address):
            if address.endswith((KINDS["diagnostics"], "about/comment/")):
                continue  # they show how a date is written in a file
            for part in tree.xpath("//main | //footer"):
                assert not foreign.search(text(part)), address
                assert not iso.search(text(part)), address


def test_no_page_and_no_style_loads_from_elsewhere(site: Site) -> None:
    loaded = []
    for address, tree in site.pages.items():
        loaded += [(address, link) for link in tree.xpath("//script/@src | //img/@src")]
        loaded += [(address, link) for link in tree.xpath("//link/@href")]
        loaded += [(address, link) for link in tree.xpath("//iframe/@src | //source/@srcset")]
        inline = " ".join([*tree.xpath("//style/text()"), *tree.xpath("//@style")])
        loaded += [(address, link or other) for link, other in STYLE_ADDRESS.findall(inline)]
    styles = list(site.root.rglob("*.css"))
    assert styles
    for style in styles:
        name = style.relative_to(site.root).as_posix()
        found = STYLE_ADDRESS.findall(style.read_text(encoding="utf-8"))
        loaded += [(name, link or other) for link, other in found]
    foreign = [
        (address, link)
        for address, link in loaded
        if not link.startswith("data:") and local(address, link) is None
    ]
    assert foreign == []


def test_styles_name_files_that_exist(site: Site) -> None:
    for style in site.root.rglob("*.css"):
        name = style.relative_to(site.root).as_posix()
        for link, other in STYLE_ADDRESS.findall(style.read_text(encoding="utf-8")):
            target = local(name, link or other)
            if not (link or other).startswith("data:"):
                assert target, f"{name}: {link or other}"
                assert site.file_of(target[0]).is_file(), f"{name}: {link or other}"


def test_ids_are_unique_in_each_page(site: Site) -> None:
    for address, ids in site.ids.items():
        assert sorted(ids) == sorted(set(ids)), address


def test_every_link_leads_to_something(site: Site) -> None:
    broken = []
    followed = 0
    for address, tree in site.pages.items():
        for link in tree.xpath("//@href | //@src"):
            target = local(address, link)
            if target is None:
                continue
            followed += 1
            place, anchor = target
            if not site.file_of(place).is_file():
                broken.append(f"{address} → {link}")
            elif anchor and anchor not in site.ids[place.removesuffix("index.html")]:
                broken.append(f"{address} → {link} (no such id)")
    assert followed > 1000
    assert broken == []


def test_links_of_an_english_page_stay_english(site: Site) -> None:
    for address, tree in site.pages.items():
        if language_of(address) == "en" and not address.endswith("404.html"):
            links = tree.xpath("//a[@href][not(@hreflang='bg')][not(ancestor::*[@lang='bg'])]")
            for link in links:
                target = local(address, link.get("href"))
                assert target is None or target[0].startswith(
                    ("en/", "assets/", "data/", "contribute-data/")
                ), link.get("href")


def test_passages_have_the_same_permalinks_in_both_languages(site: Site) -> None:
    added = f"{ADDED[0]}/"
    for address, tree in site.found.items():
        if language_of(address) == "bg":
            ours = tree.xpath("//a[contains(@class, 'cd-permalink')]/@href")
            other = site.pages[f"en/{address}"]
            theirs = other.xpath("//a[contains(@class, 'cd-permalink')]/@href")
            missing = [f"#{ADDED[1]}"] if address == added else []
            assert [i for i in ours if i not in missing] == theirs, address


def test_permalinks_say_what_they_are(site: Site) -> None:
    labels = {"bg": "Цитиране", "en": "Cite"}
    for address, tree in site.pages.items():
        for link in tree.xpath("//a[contains(@class, 'cd-permalink')]"):
            [named] = tree.xpath("//*[@id=$name]", name=link.get("aria-labelledby"))
            assert named.text.startswith(labels[language_of(address)]), address
            assert link.getparent().get("id") == link.get("href").removeprefix("#"), address


def test_exactly_the_changed_passage_is_marked_as_older(site: Site) -> None:
    marked = {
        (address, identifier)
        for address, tree in site.pages.items()
        for identifier in tree.xpath("//*[contains(concat(@class, ' '), 'cd-older ')]/@id")
        if "facing/" not in address
    }
    assert marked == {(f"en/{DRIFTED[0]}/", DRIFTED[1])}
    passage = site.page("en", "chapter").get_element_by_id(DRIFTED[1])
    note = passage.getnext()
    assert "older than its Bulgarian original" in text(note)


def test_the_note_leads_to_what_changed(site: Site) -> None:
    address = f"en/{DRIFTED[0]}/"
    note = site.pages[address].get_element_by_id(DRIFTED[1]).getnext()
    target = local(address, note.find("a").get("href"))
    assert target
    change = site.pages[target[0]].get_element_by_id(target[1])
    redline = change.xpath(".//*[@lang='bg'][contains(@class, 'cd-redline')]")[0]
    deleted = [node.tail or text(node) for node in redline.xpath(".//del/span")]
    inserted = [node.tail or text(node) for node in redline.xpath(".//ins/span")]
    assert deleted == ["двадесет"]
    assert inserted == ["най-малко тридесет"]
    assert "Консултацията трае" in text(redline)
    assert local(target[0], change.find(".//a").get("href")) == (address, DRIFTED[1])


def test_the_state_of_translations_is_counted(site: Site, language: str) -> None:
    tree = site.page(language, "translations")
    rows = {
        local(f"{prefix(language)}{KINDS['translations']}", row.find(".//a").get("href")): [
            text(cell) for cell in row.findall("td")
        ]
        for row in tree.xpath("//main//tbody/tr")
    }
    own = prefix(language)
    total, current, older, missing = rows[own + KINDS["chapter"], ""]
    assert (int(total) - int(current), older, missing) == (1, "1", "0")
    assert rows[own + f"{ADDED[0]}/", ""][2:] == ["0", "1"]
    whole = {"bg": "цялата страница", "en": "the whole page"}[language]
    assert rows[own + KINDS["untranslated"], ""][1:] == ["0", "0", whole]


def rows_of(tree: Any) -> dict[str, list[Any]]:
    return {row.get("id"): list(row) for row in tree.xpath("//*[@class='cd-row'][@id]")}


def test_facing_pages_show_each_passage_in_both_languages(site: Site, language: str) -> None:
    rows = rows_of(site.page(language, "facing"))
    single = site.page("bg", "chapter")
    passages = [a.getparent().get("id") for a in single.xpath("//a[contains(@class, 'permalink')]")]
    assert list(rows) == passages
    other = "en" if language == "bg" else "bg"
    for identifier, cells in rows.items():
        assert [cell.get("lang") for cell in cells] == [language, other], identifier
        assert all(text(cell) or cell.xpath(".//img") for cell in cells), identifier
    bulgarian = rows["p-who"][0 if language == "bg" else 1]
    english = rows["p-who"][1 if language == "bg" else 0]
    assert text(bulgarian).startswith("Повечето предложения идват")
    assert text(english).startswith("Most proposals come")


def test_facing_pages_show_passages_that_are_not_translated(site: Site, language: str) -> None:
    rows = rows_of(site.pages[f"{prefix(language)}facing/{ADDED[0]}/"])
    absent = {"bg": "Още няма превод на този пасаж.", "en": "This passage is not translated yet."}
    assert ADDED[1] in rows
    shown = [text(cell) for cell in rows[ADDED[1]]]
    assert absent[language] in shown
    assert "И когато въпросът е местен." in shown


def test_facing_pages_say_which_passage_is_older(site: Site, language: str) -> None:
    words = {
        "bg": "Преводът е по-стар от оригинала.",
        "en": "The translation is older than the original.",
    }
    rows = rows_of(site.page(language, "facing"))
    said = [i for i, cells in rows.items() if any(words[language] in text(c) for c in cells)]
    assert said == [DRIFTED[1]]


REFERENCES = (
    *("for", "headers", "list", "form", "aria-labelledby", "aria-describedby"),
    *("aria-controls", "aria-details", "aria-owns"),
)
RICH = "training/first-proposal/"
"""A page with tabs, also inside of others and folded away, a note, boxes to tick and terms."""


def test_what_refers_to_an_id_finds_it_on_its_page(site: Site) -> None:
    for address, tree in site.pages.items():
        for name in REFERENCES:
            for value in tree.xpath(f"//body//@{name}"):
                assert set(value.split()) <= set(site.ids[address]), (address, name, value)


def test_no_choice_of_a_facing_page_belongs_to_both_columns(site: Site, language: str) -> None:
    facing = [a for a in site.found if a.startswith(f"{prefix(language)}facing/")]
    assert f"{prefix(language)}facing/{RICH}" in facing
    for address in facing:
        columns: dict[str, set[int]] = {}
        for row in site.pages[address].xpath("//*[@class='cd-row']"):
            for number, cell in enumerate(row):
                for name in cell.xpath(".//@name"):
                    columns.setdefault(name, set()).add(number)
        assert all(len(found) == 1 for found in columns.values()), address


def test_facing_pages_unfold_tabs(site: Site, language: str) -> None:
    single = site.pages[f"{prefix(language)}{RICH}"]
    labels = single.xpath("//main//div[@class='tabbed-labels']/label")
    assert len(labels) == 6
    tree = site.pages[f"{prefix(language)}facing/{RICH}"]
    column = tree.xpath(f"//*[@class='cd-row']/div[@lang='{language}']")
    titles = [title for cell in column for title in cell.find_class("tab-title")]
    assert sorted(map(text, titles)) == sorted(map(text, labels))
    assert not tree.xpath("//main//input[@type='radio'] | //main//*[@class='tabbed-labels']")


def test_pages_and_facing_pages_lead_to_each_other(site: Site, language: str) -> None:
    own = prefix(language)
    single, facing = own + KINDS["chapter"], own + KINDS["facing"]
    links = [local(single, href) for href in site.pages[single].xpath("//main//a/@href")]
    assert (facing, "") in links
    back = [local(facing, href) for href in site.pages[facing].xpath("//main//a/@href")]
    assert (single, "") in back
    untranslated = site.page(language, "untranslated")
    assert not untranslated.xpath("//main//a[contains(@href, 'facing/')]")


def test_a_removed_passage_answers_at_its_id(site: Site, language: str) -> None:
    tree = site.page(language, "chapter")
    stone = tree.get_element_by_id("p-gone")
    day = {"bg": "20 ноември 2026 г.", "en": "20 November 2026"}[language]
    assert day.replace(" ", "\u00a0") in text(stone)
    target = local(prefix(language) + KINDS["chapter"], stone.find("a").get("href"))
    assert target == (prefix(language) + KINDS["method"], "steps")


def test_a_removed_page_answers_at_its_address(site: Site, language: str) -> None:
    address = prefix(language) + KINDS["removed"]
    tree = site.pages[address]
    links = [local(address, href) for href in tree.xpath("//article//a/@href")]
    assert (f"{prefix(language)}methodologies/petition/", "") in links
    reason = {"bg": "Методът е слят с подписката.", "en": "The method was merged"}[language]
    assert reason in text(tree.find(".//article"))


def test_a_method_shows_its_ten_sections_and_its_facts(site: Site, language: str) -> None:
    tree = site.page(language, "method")
    ids = tree.xpath("//article//h2/@id")
    sections = "purpose when when-not steps time cost legal-basis tools inclusion measure"
    assert ids[:10] == sections.split()
    facts = text(tree.xpath("//dl[contains(@class, 'cd-facts')]")[0])
    expected = {
        "bg": ["орган на властта", "6–10 седмици", "ниски", "ЗНА, чл. 26, ал. 4", "Подписка"],
        "en": ["public authority", "6–10 weeks", "low", "NAA, art. 26(4)", "Petition"],
    }[language]
    for fact in expected:
        assert fact in facts


def test_citations_lead_to_the_list_of_sources(site: Site, language: str) -> None:
    tree = site.page(language, "chapter")
    cited = tree.xpath("//article//a[starts-with(@href, '#source-')]")
    shown = [text(link) for link in cited]
    expected = {
        "bg": ["ЗНА, чл. 26, ал. 4", "ЗНА, чл. 26, ал. 5", "Стандарти"],
        "en": ["NAA, art. 26(4)", "NAA, art. 26(5)", "Standards"],
    }[language]
    assert shown == expected
    listed = tree.xpath("//ol[contains(@class, 'cd-sources')]/li/@id")
    assert sorted(listed) == ["source-standards", "source-zna"]


def test_the_home_page_lists_publications_and_open_recommendations(
    site: Site, language: str
) -> None:
    address = prefix(language)
    tree = site.page(language, "home")
    links = {local(address, href) for href in tree.xpath("//article//a/@href")}
    for folder in ("analysis", "methodologies", "training", "compendium"):
        assert (f"{address}{folder}/", "") in links
    (opened,) = tree.xpath("//h2[@id='open']/following-sibling::ul[1]")
    numbers = [text(link).partition(".")[0] for link in opened.findall(".//a")]
    assert numbers == ["rec-0001", "rec-0002"]


def test_the_footer_names_the_funding_and_the_emblem(site: Site) -> None:
    alternative = {"bg": "Знаме на Европейския съюз", "en": "Flag of the European Union"}
    for address, tree in site.pages.items():
        footer = tree.find(".//footer")
        assert "BG05SFOP001-2.009-0033" in text(footer), address
        assert footer.find(".//img").get("alt") == alternative[language_of(address)], address
