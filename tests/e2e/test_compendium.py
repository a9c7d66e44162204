"""The dialogue as readers meet it: filters, comments in their places, summaries, consultations."""

import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import product
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pypdfium2
import pytest
import yaml

from counts import crossed

from .built import LANGUAGES, SITE_URL, Site, build, civildialogue, local, prefix, served, text
from .visit import Visit

Visits = Callable[..., Visit]
FOLDER = "compendium/recommendations"
LIST, REC = f"{FOLDER}/", f"{FOLDER}/rec-0101/"
CONSULTATION = "compendium/consultations/2026-autumn/"
SUMMARY = "compendium/consultations/2026-autumn-summary/"
PAGES = {
    "list": LIST,
    "recommendation": REC,
    "consultations": "compendium/consultations/",
    "consultation": CONSULTATION,
    "summary": SUMMARY,
    "empty summary": "compendium/consultations/2026-winter-summary/",
    "evidence": "compendium/evidence/",
    "answers": "compendium/responses/",
    "data": "compendium/data/",
    "authority": "about/authorities/municipality-borino/",
    "levels": "compendium/levels/",
}
SCHEMES = {"light": "default", "dark": "slate"}
QUOTE = "с мотиви на всяко предложение до двадесет дни"
PASSAGE = f"Общината да отговаря {QUOTE}."
ENGLISH = "The municipality should answer every proposal with reasons within twenty days."
COMMENTS = 12
NAMES = {f"c-{number:06}" for number in range(1, COMMENTS + 1)}

both_languages = pytest.mark.parametrize("language", LANGUAGES)
every_page = pytest.mark.parametrize(("name", "language"), crossed(PAGES, LANGUAGES))


def dumped(values: dict[str, Any]) -> str:
    return yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=10_000)


def write(folder: Path, path: str, content: str) -> Path:
    target = folder / "docs" / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(content, encoding="utf-8")
    return target


def recommendation(folder: Path, name: str, **facts: Any) -> None:
    """A recommendation in both languages with one passage of its own."""
    matter = {
        "kind": "recommendation",
        "origin": "site-edition",
        "id": name,
        "title": f"Отговор на предложенията, {name}",
        "summary": "Общината да отговаря публично.",
        "status": "open",
        "addressee": ["municipality-borino"],
        "level": "municipal",
        "themes": ["8418"],
        "evidence": [{"source": "zna", "locator": {"bg": "чл. 26", "en": "art. 26"}}],
        "methods": ["online-consultation"],
        "licence": "CC-BY-4.0",
        "issued": "2026-11-23",
        "history": [{"status": "open", "date": "2026-11-23"}],
        **facts,
    }
    titles = {"bg": matter["title"], "en": f"Answers to proposals, {name}"}
    summaries = {"bg": matter["summary"], "en": "The municipality should answer in public."}
    words = {"bg": PASSAGE, "en": ENGLISH}
    headings = {
        "problem": ("Проблем", "Problem"),
        "recommendation": ("Препоръка", "Recommendation"),
        "reasons": ("Мотиви", "Reasons"),
        "steps": ("Стъпки", "Steps"),
        "indicators": ("Показатели", "Indicators"),
    }
    for place, language in enumerate(LANGUAGES):
        own = matter if language == "bg" else {"kind": "recommendation"}
        head = {**own, "title": titles[language], "summary": summaries[language]}
        body = "\n".join(
            f"## {names[place]} {{#{key}}}\n\n{words[language]}\n{{#p-{key}}}\n"
            for key, names in headings.items()
        )
        write(folder, f"{FOLDER}/{name}.{language}.md", f"---\n{dumped(head)}---\n\n{body}")


def comment(folder: Path, number: int, body: str = "Текст на *коментара*.", **values: Any) -> None:
    matter = {
        "id": f"c-{number:06}",
        "target": {
            "recommendation": "rec-0101",
            "block": "p-recommendation",
            "quote": QUOTE,
            "hash": "0123456789ab",
        },
        "kind": "support",
        "lang": "bg",
        "author": {"name": f"Участник {number}", "capacity": "citizen"},
        "received": f"2026-12-{number:02}",
        "received-via": "form",
        "licence": "CC-BY-4.0",
        **values,
    }
    path = f"compendium/comments/rec-0101/{matter['received']}-n{number}-{matter['id'][2:]}.md"
    write(folder, path, f"---\n{dumped(matter)}---\n\n{body}\n")


def answered(decision: str, **more: Any) -> dict[str, Any]:
    reason = {"bg": "Законът вече го урежда.", "en": "The law provides for it."}
    return {"decision": decision, "reason": reason, "by": "Редакция", "on": "2026-12-18", **more}


def fill(folder: Path) -> None:
    """Three recommendations, two consultations, and twelve comments of every sort."""
    recommendation(folder, "rec-0101", **{"response-due": "2026-12-01"})
    recommendation(
        folder, "rec-0102", level="national", addressee=["council-of-ministers"], evidence=[]
    )
    recommendation(
        folder,
        "rec-0103",
        status="adopted",
        themes=["27"],
        history=[
            {"status": "open", "date": "2026-11-01"},
            {"status": "adopted", "date": "2026-11-23"},
        ],
        response={"date": "2026-12-01", "text": {"bg": "Приемаме.", "en": "We agree."}},
    )
    for name, months, scope in (
        ("2026-autumn", ("2026-11-25", "2026-12-26"), ["rec-0101", "rec-0102"]),
        ("2026-winter", ("2026-12-15", "2027-01-31"), ["rec-0103"]),
    ):
        record = {
            "id": name,
            "title": {"bg": f"Консултация {name}", "en": f"Consultation {name}"},
            "opens": months[0],
            "closes": months[1],
            "scope": scope,
            "contact": {"bg": "forum@example.org", "en": "forum@example.org"},
        }
        write(folder, f"compendium/consultations/{name}.yml", dumped(record))
    change = {
        "block": "p-recommendation",
        "before": "до тридесет дни",
        "after": "до двадесет дни",
        "commit": "0a1b2c3d4e",
    }
    english = {"quote": "within twenty days", "recommendation": "rec-0101"}
    special: dict[int, dict[str, Any]] = {
        1: {"kind": "amend", "proposal": QUOTE.replace("двадесет", "четиринадесет")},
        2: {"disposition": answered("accepted", change=change)},
        3: {"disposition": answered("rejected")},
        4: {"disposition": answered("duplicate", **{"duplicate-of": "c-000003"})},
        5: {"redaction": {"reason": "personal-data", "on": "2026-12-06", "by": "Редакция"}},
        6: {"in-reply-to": "c-000003", "kind": "question"},
        7: {"translation": {"lang": "en", "text": "We *agree* with this.", "by": "Редакция"}},
        8: {"lang": "en", "target": {**english, "block": "p-recommendation"}},
        9: {
            "reply": {"on": "2026-12-19", "text": "Благодаря."},
            "disposition": answered("partial", change=change),
        },
        10: {
            "kind": "evidence",
            "author": {
                "name": "Читалище",
                "capacity": "organisation",
                "organisation": "Читалище „Просвета“",
            },
        },
        11: {"disposition": answered("out-of-scope")},
    }
    bodies = {
        10: "Вижте:\n\n1. [закона](https://lex.bg/),\n2. `данните`.\n\n> „Цитат“\n\n" + "дълго" * 40
    }
    for number in range(1, COMMENTS + 1):
        values = special.get(number, {})
        comment(folder, number, bodies.get(number, "Текст на *коментара*."), **values)


def make(folder: Path) -> None:
    """Completes what the program keeps, and builds as of the day of these tests."""
    done = civildialogue(folder, "check", "--fix", "--quiet")
    assert done.returncode == 0, done.stdout + done.stderr
    build(folder)


@pytest.fixture(scope="module")
def forum(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fixture's project with a dialogue in it, built once."""
    folder = Path(shutil.copytree(project, tmp_path_factory.mktemp("compendium") / "forum"))
    fill(folder)
    make(folder)
    return folder


@pytest.fixture(scope="module")
def dialogue(forum: Path) -> Iterator[Site]:
    """The built site with the dialogue, served."""
    with served(forum / "site") as base:
        yield Site(forum / "site", base)


def url(site: Site, language: str, address: str) -> str:
    return f"{site.base}/{prefix(language)}{address}"


def listed(window: Visit) -> list[str]:
    """The recommendations of these tests that can be seen in the list."""
    items = window.page.locator(".cd-list .cd-contents > li")
    names = [i.locator("a").inner_text().split(".")[0] for i in items.all() if i.is_visible()]
    return [name for name in names if name.startswith("rec-01")]


@pytest.mark.parametrize("script", [True, False])
@both_languages
def test_choosing_a_level_shows_only_what_has_it(
    dialogue: Site, visit: Visits, language: str, script: bool
) -> None:
    window = visit(java_script_enabled=script)
    window.open(url(dialogue, language, LIST))
    assert listed(window) == ["rec-0101", "rec-0102", "rec-0103"]
    level = window.page.locator(".cd-filters select", has=window.page.locator("[value^=level-]"))
    level.select_option("level-national")
    assert listed(window) == ["rec-0102"]
    level.select_option("level-municipal")
    assert listed(window) == ["rec-0101", "rec-0103"]
    status = window.page.locator(".cd-filters select", has=window.page.locator("[value^=status-]"))
    status.select_option("status-adopted")
    assert listed(window) == ["rec-0103"]
    window.page.click(".cd-filters button")
    assert listed(window) == ["rec-0101", "rec-0102", "rec-0103"]
    assert window.errors == []


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("width", [320, 1280])
@both_languages
def test_evidence_is_walked_from_one_recommendation(
    dialogue: Site, visit: Visits, language: str, width: int, script: bool
) -> None:
    window = visit(width=width, java_script_enabled=script)
    window.open(url(dialogue, language, PAGES["evidence"]))
    entry = window.page.locator("#at-compendium-recommendations-rec-0101")
    entry.locator("summary").press("Enter")
    drawing = entry.locator("svg")
    assert drawing.is_visible() and window.wider() == []
    box, room = drawing.bounding_box(), entry.bounding_box()
    assert box and room and box["width"] <= room["width"]
    assert drawing.evaluate("node => node.getScreenCTM().a") == 1
    numbers = drawing.locator("tspan").all_text_contents()
    assert numbers == [str(n) for n in range(1, entry.locator("li").count() + 1)]
    if script:
        assert window.is_accessible()
        entry.get_by_role("link").first.click()
        source = window.page.locator("#at-source-zna")
        source.locator("svg").wait_for()
        assert source.get_attribute("open") is not None


def told(window: Visit) -> str:
    """What the list says of itself, in the browser's own tree: numbers of styles are in it, too."""
    nodes = window.told()
    by_id = {node["nodeId"]: node for node in nodes}
    [status] = [n for n in nodes if n.get("role", {}).get("value") == "status" and n["childIds"]]
    todo, words = [status], []
    while todo:
        node = todo.pop(0)
        if node.get("role", {}).get("value") == "StaticText":
            words.append(node["name"]["value"])
        else:
            todo[:0] = [by_id[child] for child in node.get("childIds", ())]
    return " ".join("".join(words).split())


SHOWN = {"bg": "Показани {} от {}", "en": "{} of {} shown"}
NONE = {
    "bg": "Няма препоръки с тези условия. Изчистете филтрите, за да видите всички.",
    "en": "No recommendations with these conditions. Clear the filters to see all of them.",
}


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("width", [320, 1280])
@both_languages
def test_the_list_says_how_many_are_left_and_that_none_is(
    dialogue: Site, visit: Visits, language: str, width: int, script: bool
) -> None:
    window = visit(width=width, java_script_enabled=script)
    window.open(url(dialogue, language, LIST))
    total = window.page.locator(".cd-list .cd-contents > li").count()
    assert SHOWN[language].format(total, total) in told(window)
    assert NONE[language] not in told(window)
    window.page.locator("select:has([value=level-national])").select_option("level-national")
    assert SHOWN[language].format(1, total) in told(window)
    window.page.locator("select:has([value=status-adopted])").select_option("status-adopted")
    assert SHOWN[language].format(0, total) in told(window)
    assert NONE[language] in told(window)
    assert window.wider() == []
    window.page.click(".cd-filters button")
    if script:
        window.settle()
    assert SHOWN[language].format(total, total) in told(window)
    assert NONE[language] not in told(window)


@both_languages
def test_what_is_chosen_stands_in_the_address_and_comes_back(
    dialogue: Site, visit: Visits, language: str
) -> None:
    window = visit()
    window.open(url(dialogue, language, f"{LIST}?q=a&level-municipal"))
    assert listed(window) == ["rec-0101", "rec-0103"]
    status = window.page.locator(".cd-filters select", has=window.page.locator("[value^=status-]"))
    status.select_option("status-adopted")
    assert window.page.url.endswith("?q=a&level-municipal&status-adopted")
    window.page.reload()
    window.settle()
    assert listed(window) == ["rec-0103"]
    total = window.page.locator(".cd-list .cd-contents > li").count()
    assert SHOWN[language].format(2, total) in told(window)
    window.page.click("[data-cd-switch]")
    assert window.page.url.endswith("?q=a&level-municipal&status-adopted")
    window.settle()
    assert listed(window) == ["rec-0103"]
    window.page.click(".cd-filters button")
    window.settle()
    assert window.page.url.endswith("?q=a")
    assert window.errors == []


def steps(site: Site, start: str) -> dict[str, int]:
    """How many links away each page is, by the pages alone; as far as three."""
    found, edge = {start: 0}, [start]
    for step in (1, 2, 3):
        ways = [local(page, way) for page in edge for way in site.pages[page].xpath("//a/@href")]
        new = {way[0] for way in ways if way} - found.keys()
        found |= dict.fromkeys(new, step)
        edge = [page for page in new if page in site.pages]
    return found


@both_languages
@pytest.mark.parametrize(
    ("name", "most"),
    [("list", 1), ("recommendation", 2), ("levels", 2), ("summary", 2), ("authority", 2)],
)
def test_tasks_take_few_steps_from_the_front_page(
    dialogue: Site, language: str, name: str, most: int
) -> None:
    start = prefix(language)
    assert steps(dialogue, start)[f"{start}{PAGES[name]}"] <= most


@both_languages
def test_filters_work_with_the_keyboard_alone(dialogue: Site, visit: Visits, language: str) -> None:
    window = visit(java_script_enabled=False)
    window.open(url(dialogue, language, LIST))
    window.tab_to(".cd-filters select")
    window.page.keyboard.press("ArrowDown")
    assert listed(window) == ["rec-0102"]
    window.tab_to(".cd-filters button", limit=6)
    window.page.keyboard.press("Enter")
    assert listed(window) == ["rec-0101", "rec-0102", "rec-0103"]


@both_languages
def test_a_comment_stands_under_its_passage_with_a_redline(
    dialogue: Site, visit: Visits, language: str
) -> None:
    window = visit()
    window.open(url(dialogue, language, REC))
    passage = window.page.locator("#p-recommendation").bounding_box()
    shown = window.page.locator("#c-000001")
    following = window.page.locator("#reasons").bounding_box()
    assert passage and following
    assert passage["y"] + passage["height"] <= shown.bounding_box()["y"]
    assert shown.bounding_box()["y"] < following["y"]
    redline = shown.locator(".cd-redline")
    assert redline.get_attribute("lang") == "bg"
    for tag, words, line in (
        ("del", "двадесет", "line-through"),
        ("ins", "четиринадесет", "underline"),
    ):
        stroke = redline.locator(tag)
        assert stroke.inner_text().endswith(words)
        style = stroke.evaluate("node => getComputedStyle(node).textDecorationLine")
        assert style == line


@both_languages
def test_every_comment_of_the_summary_stands_on_the_page(dialogue: Site, language: str) -> None:
    tree = dialogue.pages[f"{prefix(language)}{REC}"]
    links = tree.xpath("//ul[@class='cd-numbers']/li/a/@href")
    assert len(links) == COMMENTS
    ids = set(tree.xpath("//article/@id"))
    assert {link.partition("#")[2] for link in links} == ids


@both_languages
def test_the_summary_has_a_card_for_each_and_the_words_for_none(
    dialogue: Site, language: str
) -> None:
    tree = dialogue.pages[f"{prefix(language)}{SUMMARY}"]
    names = tree.xpath("//article[contains(@class, 'cd-outcome')]/h3/a/@href")
    assert [name.partition("/rec-0101/#")[2] for name in names] == [
        f"c-{number:06}" for number in range(1, COMMENTS + 1)
    ]
    empty = dialogue.pages[f"{prefix(language)}{PAGES['empty summary']}"]
    words = {
        "bg": "Още не са постъпили коментари.",
        "en": "No comments have been received yet.",
    }
    assert words[language] in text(empty.find(".//main"))
    assert not empty.xpath("//main//table")


CUT = """nodes => nodes.filter(node => {
  const box = node.getBoundingClientRect();
  return box.width < 1 || box.left < 0 || box.right > innerWidth
    || node.scrollWidth > node.clientWidth + 1;
}).length"""


@pytest.mark.parametrize("width", [320, 390, 1280])
@both_languages
def test_nothing_of_a_card_is_cut_off(
    dialogue: Site, visit: Visits, language: str, width: int
) -> None:
    window = visit(width=width, java_script_enabled=False)
    window.open(url(dialogue, language, SUMMARY))
    parts = window.page.locator(".cd-totals li, .cd-outcome, .cd-outcome dt, .cd-outcome dd")
    assert parts.count() > 4 * COMMENTS
    assert parts.evaluate_all(CUT) == 0
    longest = window.page.locator(".cd-totals li:has(svg)").evaluate_all(
        "items => items.map(item => [Number(item.textContent.match(/[0-9]+$/)[0]),"
        " item.querySelector('rect').getBoundingClientRect().width])"
    )
    shares = [drawn / number for number, drawn in longest]
    assert shares == pytest.approx([shares[0]] * len(shares), rel=0.01)


@both_languages
def test_cards_on_paper_leave_no_page_empty(dialogue: Site, visit: Visits, language: str) -> None:
    window = visit(java_script_enabled=False)
    window.open(url(dialogue, language, SUMMARY))
    paper = pypdfium2.PdfDocument(BytesIO(window.page.pdf(format="A4")))
    words = [sheet.get_textpage().get_text_range() for sheet in paper]
    assert all(len(each.split()) > 40 for each in words)
    assert {name for name in NAMES if name in "".join(words)} == NAMES


def test_the_link_of_a_card_leads_to_the_comment(dialogue: Site, visit: Visits) -> None:
    window = visit(java_script_enabled=False)
    window.open(url(dialogue, "en", SUMMARY))
    window.page.get_by_role("link", name="Comment c-000003", exact=True).click()
    window.page.wait_for_url(f"{url(dialogue, 'en', REC)}#c-000003")
    assert window.page.locator("#c-000003").is_visible()


def test_a_text_that_changes_later_leaves_the_comment_with_its_old_words(
    forum: Path, tmp_path: Path, visit: Visits
) -> None:
    folder = Path(shutil.copytree(forum, tmp_path / "own"))
    page = folder / "docs" / f"{FOLDER}/rec-0101.bg.md"
    before, after = page.read_text(encoding="utf-8").split("{#recommendation}")
    changed = after.replace("двадесет дни", "десет дни", 1)
    page.write_text("{#recommendation}".join((before, changed)), encoding="utf-8")
    for passage in ("problem", "reasons", "steps", "indicators"):
        source = page.read_text(encoding="utf-8")
        page.write_text(
            source.replace(f"{PASSAGE}\n{{#p-{passage}}}", f"Друго.\n{{#p-{passage}}}"),
            encoding="utf-8",
        )
    done = civildialogue(folder, "check")
    assert done.returncode == 0, done.stdout
    assert "note[comment-adrift]" in done.stdout
    build(folder)
    with served(folder / "site") as base:
        window = visit()
        for language, said in (
            ("bg", "Текстът оттогава е променен."),
            ("en", "The text has changed since."),
        ):
            window.open(f"{base}/{prefix(language)}{REC}")
            shown = window.page.locator("#c-000001")
            assert said in shown.locator("> .cd-adrift").inner_text()
            assert QUOTE in shown.locator("> .cd-quote").inner_text()
            assert "двадесет" in shown.locator("> .cd-redline del").inner_text()
        passage = window.page.goto(f"{base}/{REC}") and window.page.locator("#p-recommendation")
        assert passage
        assert "десет дни" in passage.inner_text()
        assert "двадесет" not in passage.inner_text()


def test_words_that_are_taken_down_are_on_no_page(dialogue: Site) -> None:
    for address, tree in dialogue.pages.items():
        for shown in tree.xpath("//article[@id='c-000005']"):
            assert not shown.xpath(".//*[contains(@class, 'cd-comment-text')]"), address
            assert "Участник 5" not in text(shown), address


@pytest.mark.parametrize(("page", "scheme"), crossed(product(PAGES, LANGUAGES), SCHEMES))
def test_axe_finds_nothing(
    dialogue: Site, visit: Visits, page: tuple[str, str], scheme: str
) -> None:
    name, language = page
    window = visit(scheme=scheme)
    window.open(url(dialogue, language, PAGES[name]))
    assert window.page.get_attribute("body", "data-md-color-scheme") == SCHEMES[scheme]
    assert window.is_accessible()


@every_page
def test_a_page_asks_only_its_own_server_and_is_no_wider_than_the_window(
    dialogue: Site, visit: Visits, name: str, language: str
) -> None:
    window = visit()
    answer = window.open(url(dialogue, language, PAGES[name]))
    window.settle()
    assert answer
    assert answer.status == 200
    assert window.origins == {dialogue.base}
    assert window.errors == []
    for width in (320, 768, 1280):
        window.page.set_viewport_size({"width": width, "height": 900})
        assert window.wider() == [], width


def test_links_of_the_compendium_lead_somewhere(dialogue: Site) -> None:
    dead = set()
    for address, tree in dialogue.found.items():
        if "compendium/" not in address:
            continue
        for link in tree.xpath("//main//a/@href"):
            found = local(address, link)
            if found is None:
                continue
            target, anchor = found
            if not dialogue.file_of(target).is_file() or (
                anchor and target in dialogue.ids and anchor not in dialogue.ids[target]
            ):
                dead.add((address, link))
    assert dead == set()


def test_no_id_stands_twice_on_a_page(dialogue: Site) -> None:
    twice = {
        address: repeated
        for address, ids in dialogue.ids.items()
        if (repeated := [i for i, count in Counter(ids).items() if count > 1])
    }
    assert twice == {}


def test_the_open_data_are_part_of_the_site(dialogue: Site) -> None:
    page = dialogue.pages[PAGES["data"]]
    files = [local(PAGES["data"], link) for link in page.xpath("//main//a/@href")]
    data = {found[0] for found in files if found and found[0].startswith("data/")}
    first = "data/v1/"
    assert {f"{first}index.json", f"{first}compendium/datapackage.json"} <= data
    assert {path for path in data if not path.startswith(first)} >= {"data/catalogue.jsonld"}
    for path in data:
        assert (dialogue.root / path).stat().st_size > 0
    calendar = dialogue.pages[CONSULTATION].xpath("//a[@type='text/calendar']/@href")[0]
    address = urljoin(SITE_URL + CONSULTATION, calendar)
    content = (dialogue.root / address.removeprefix(SITE_URL)).read_text(encoding="utf-8")
    assert "DTEND;VALUE=DATE:20261227" in content


def test_the_consultation_that_is_open_is_on_the_front_page(dialogue: Site) -> None:
    for language in LANGUAGES:
        tree = dialogue.pages[prefix(language)]
        links = tree.xpath("//*[@class='cd-open']//a/@href")
        assert any("2026-autumn" in link for link in links)


@both_languages
def test_references_are_saved_from_the_page_itself(
    dialogue: Site, visit: Visits, tmp_path: Path, language: str
) -> None:
    window = visit()
    window.open(f"{dialogue.base}/{prefix(language)}{REC}")
    links = window.page.locator("a[download^='rec-0101.']")
    for link in links.all():
        with window.page.expect_download() as waiting:
            link.click()
        name = waiting.value.suggested_filename
        waiting.value.save_as(tmp_path / name)
        whole = dialogue.root / f"data/{name.replace('rec-0101', 'citations')}"
        one, every = ((p.read_text(encoding="utf-8")) for p in (tmp_path / name, whole))
        assert one.strip("[]\n") in every
    assert links.count() == 3
    assert window.errors == []
