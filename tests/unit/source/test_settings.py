"""``mkdocs.yml`` as a source: what is read from it, and the place of what is wrong."""

from pathlib import Path

import pytest

from civildialogue.core.model.colours import INK
from civildialogue.core.model.language import ENGLISH, languages
from civildialogue.core.model.zone import USUAL
from civildialogue.core.source import clock
from civildialogue.core.source.former import former
from civildialogue.core.source.settings import NAME, Settings
from civildialogue.core.source.settings import settings as read_settings
from projects import SETTINGS, around

FORGE = "extra:\n  forge: {kind: github, repository: https://example.org/o/n, branch: main}\n"


@pytest.fixture
def project(docs: Path) -> Path:
    (docs / "index.bg.md").write_text("x", encoding="utf-8")
    return around(docs)


def read(project: Path, text: str | bytes) -> Settings:
    (project / NAME).write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_settings(project)


def told(found: Settings) -> list[str]:
    return [f"{d.span.line}:{d.span.column} {d.code}" for d in found.diagnostics]


def test_the_least_settings_pass(project: Path) -> None:
    found = read(project, SETTINGS)
    assert told(found) == []
    assert found.usable
    assert found.address == "https://forum.example/"
    assert (found.docs, found.site) == (project / "docs", project / "site")
    assert found.sending.forge is None and found.sending.mail is None


@pytest.mark.parametrize("address", ["https://forum.example/a", "https://forum.example/a/"])
def test_the_address_ends_with_a_slash(project: Path, address: str) -> None:
    found = read(project, SETTINGS.replace("https://forum.example/", address))
    assert found.address == "https://forum.example/a/"


@pytest.mark.parametrize(
    "text",
    [
        SETTINGS + FORGE,
        SETTINGS + FORGE.replace("extra:", "extra :"),
        SETTINGS + FORGE.replace("extra:", '"extra":'),
        FORGE + SETTINGS,
        f"\ufeff{SETTINGS}{FORGE}",
        f"{SETTINGS}{FORGE}".replace("\n", "\r\n"),
        SETTINGS
        + "extra: {forge: {kind: github, repository: 'https://example.org/o/n', branch: main}}",
    ],
)
def test_where_contributions_go_is_read_however_it_is_written(project: Path, text: str) -> None:
    found = read(project, text)
    assert told(found) == []
    assert found.sending.forge is not None
    assert found.sending.forge.repository == "https://example.org/o/n"


def test_the_theme_lies_where_the_settings_say(project: Path) -> None:
    assert read(project, SETTINGS).theme == project / "overrides"
    (project / "overrides").rename(project / "look")
    found = read(project, SETTINGS.replace("custom_dir: overrides", "custom_dir: look"))
    assert (told(found), found.theme) == ([], project / "look")


def test_a_folder_that_is_named_for_the_forge_stays(
    project: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    named = read(project, SETTINGS + FORGE.replace("branch: main", "branch: main, folder: other"))
    assert named.sending.forge is not None and named.sending.forge.folder == "other"
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "texts"
    elsewhere.mkdir()
    chosen = read_settings(project, docs=elsewhere)
    assert chosen.sending.forge is not None and chosen.sending.forge.folder == "other"
    (project / NAME).write_text(SETTINGS + FORGE, encoding="utf-8")
    unnamed = read_settings(project, docs=elsewhere)
    assert unnamed.sending.forge is not None and unnamed.sending.forge.folder == "docs"


def test_the_forge_has_the_texts_where_the_project_has_them(project: Path) -> None:
    (project / "docs").rename(project / "content")
    found = read(project, f"docs_dir: content\n{SETTINGS}{FORGE}")
    assert told(found) == []
    assert found.docs == project / "content"
    assert found.sending.forge is not None
    assert found.sending.forge.folder == "content"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (f"a: &a [x]\nb: *a\n{SETTINGS}", "1:4 yaml-alias"),
        (SETTINGS.replace("https://forum.example/", "!ENV URL"), "2:11 yaml-tag"),
        (SETTINGS + "site_name: Друго\n", "34:1 yaml-duplicate-key"),
        ("- a\n", "1:1 field-invalid"),
        ("", "1:1 field-invalid"),
        (b"site_name: \xff\n", "1:12 utf8-invalid"),
        (b"#" * 70_000, "1:1 file-too-large"),
        ("a: " + "[" * 60 + "]" * 60, "1:1 yaml-too-large"),
    ],
)
def test_what_cannot_be_read_is_told_and_nothing_is_guessed(
    project: Path, text: str | bytes, fault: str
) -> None:
    found = read(project, text)
    assert fault in told(found)
    assert not found.usable


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("https://forum.example/", "forum.example", "2:11 field-invalid"),
        ("https://forum.example/", "ftp://forum.example/", "2:11 field-invalid"),
        ("https://forum.example/", "https://forum.example/?a=b", "2:11 field-invalid"),
        ("https://forum.example/", "2026-11-29", "2:11 field-invalid"),
        ("site_name: Образец", "site_name: 1.5", "1:12 field-invalid"),
        ("site_name: Образец", "site_name: [a]", "1:12 field-invalid"),
        ("font: false", "font: no", "8:9 setting-unsupported"),
        ("  language: bg", "  language: en", "7:13 setting-unsupported"),
        ("theme:\n", "docs_dir: ../docs\ntheme:\n", "4:11 folder-outside"),
        ("theme:\n", "docs_dir: C:\\docs\ntheme:\n", "4:11 folder-outside"),
        ("theme:\n", "site_dir: .git\ntheme:\n", "4:11 folder-outside"),
        ("theme:\n", "site_dir: docs\ntheme:\n", "4:11 site-dir-taken"),
        ("theme:\n", "site_dir: overrides/x\ntheme:\n", "4:11 site-dir-taken"),
        ("theme:\n", "site_dir: mkdocs.yml/x\ntheme:\n", "4:11 site-dir-taken"),
        ("site_name: Образец", "site_name: Обр\u2028азец", "1:15 invisible-character"),
        ("site_name: Образец", 'site_name: A "b"', "1:12 field-invalid"),
        ("site_name: Образец", "site_name: A <b>", "1:12 field-invalid"),
        ("site_name: Образец", "site_name: A &copy", "1:12 field-invalid"),
        ("name: English", "name: <b>English", "20:30 field-invalid"),
        ("language: bg", "language: bg\n  palette: [{primary: 'in\"digo'}]", "8:23 field-invalid"),
        ("language: bg", "language: bg\n  palette: [{media: '\"'}]", "8:21 field-invalid"),
        ("theme:\n", "strict: yes\ntheme:\n", "4:9 field-invalid"),
        ("theme:\n", "nav: []\ntheme:\n", "4:1 setting-unsupported"),
        (", default: true", ", default: false", "19:9 setting-missing"),
        ("locale: en,", "locale: bg,", "20:20 yaml-duplicate-key"),
    ],
)
def test_a_fault_has_its_place(project: Path, old: str, new: str, fault: str) -> None:
    assert old in SETTINGS
    assert fault in told(read(project, SETTINGS.replace(old, new, 1)))


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("  - abbr\n", "  - abbr\n  - tables\n  - abbr: {}\n", 22),
        ("locale: en,", "locale: bg,", 19),
        ("  - civildialogue\n  - i18n", "  - civildialogue\n  - civildialogue\n  - i18n", 12),
    ],
)
def test_what_stands_twice_says_where_it_stood_first(
    project: Path, old: str, new: str, line: int
) -> None:
    assert old in SETTINGS
    found = read(project, SETTINGS.replace(old, new, 1))
    labels = [d.label(ENGLISH) for d in found.diagnostics if d.code == "yaml-duplicate-key"]
    assert f"already given on line {line}" in labels


def test_a_site_has_a_language(project: Path) -> None:
    head, _, rest = SETTINGS.partition("      languages:\n")
    assert rest.startswith("        - {locale: bg")
    after = rest.partition("markdown_extensions:")[2]
    without = f"{head}      languages: []\nmarkdown_extensions:{after}"
    assert told(read(project, without)) == ["18:18 setting-missing"]


def test_a_name_may_have_an_ampersand_and_quotation_marks(project: Path) -> None:
    assert told(read(project, SETTINGS.replace("Образец", "„Глас“ & приятели", 1))) == []


def test_a_folder_with_other_things_is_not_wiped_out(project: Path) -> None:
    (project / "work").mkdir()
    (project / "work" / "notes.txt").write_text("x", encoding="utf-8")
    assert told(read(project, f"site_dir: work\n{SETTINGS}")) == ["1:11 site-dir-taken"]
    (project / "work" / "index.html").write_text("x", encoding="utf-8")
    assert told(read(project, f"site_dir: work\n{SETTINGS}")) == []


def test_a_folder_that_leads_outside_by_a_link_is_refused(
    project: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    (project / "away").symlink_to(tmp_path_factory.mktemp("away"))
    assert told(read(project, f"docs_dir: away\n{SETTINGS}")) == ["1:11 folder-outside"]


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("images/favicon.svg", "none.svg", "9:12"),
        ("images/logo.svg", "none.svg", "10:9"),
        ("images/logo.svg", "images/favicon.svg", None),
        ("theme:\n", "extra_css: [assets/none.css]\ntheme:\n", "4:13"),
        ("theme:\n", "extra_css: [assets/stylesheets/filters.css]\ntheme:\n", None),
        ("theme:\n", "extra_javascript:\n  - assets/none.js\ntheme:\n", "5:5"),
        (
            "theme:\n",
            "extra_javascript:\n  - {path: assets/none.js, defer: true}\ntheme:\n",
            "5:12",
        ),
        ("theme:\n", "extra_javascript:\n  - {path: [a], type: none.js}\ntheme:\n", None),
        ("assets/images/logo.svg", "5", None),
        ("theme:\n", "extra: {favicon: none.svg, logo: none.svg}\ntheme:\n", None),
    ],
)
def test_a_file_that_the_settings_name_is_there(
    project: Path, old: str, new: str, place: str | None
) -> None:
    assert old in SETTINGS
    found = told(read(project, SETTINGS.replace(old, new, 1)))
    missing = [fault for fault in found if "setting-file-missing" in fault]
    assert missing == ([f"{place} setting-file-missing"] if place else [])


def _paid(image: str) -> str:
    """Settings that name who paid, with an emblem."""
    shows = "shows: {bg: Знаме, en: Flag}, names: [{bg: Съюз, en: Union}]"
    return f"{SETTINGS}extra:\n  emblem: {{image: {image}, {shows}}}\n"


@pytest.mark.parametrize(
    ("image", "code"),
    [
        ("assets/images/eu-emblem.svg", None),
        ("assets/images/none.svg", "setting-file-missing"),
        ("assets/images/eu-emblem.png", "field-invalid"),
        ("../eu-emblem.svg", "field-invalid"),
    ],
)
def test_an_emblem_is_a_drawing_of_the_project(project: Path, image: str, code: str | None) -> None:
    found = read(project, _paid(image))
    assert next((d.code for d in found.diagnostics), None) == code
    assert bool(found.drawing()) == (code is None)


def test_a_project_without_an_emblem_needs_none(project: Path) -> None:
    (project / "overrides/assets/images/eu-emblem.svg").unlink()
    found = read(project, SETTINGS)
    assert (found.diagnostics, found.drawing()) == ((), b"")


def test_the_names_of_the_site_are_its_settings(project: Path) -> None:
    named = SETTINGS.replace("locale: en,", "locale: en, site_name: A Sample of a Long Name,")
    found = read(project, named)
    assert (found.name.bg, found.name.en) == ("Образец", "A Sample of a Long Name")
    # Sixteen characters at most: as many whole words as fit.
    assert (found.short_name["bg"], found.short_name["en"]) == ("Образец", "A Sample of a…")
    long = SETTINGS.replace("locale: en,", f"locale: en, site_name: {'a' * 17},")
    assert read(project, long).short_name["en"] == f"{'a' * 15}…"
    both = read(project, SETTINGS)
    assert (both.name.en, both.short_name["bg"]) == ("Образец", "Образец")
    own = read(project, f"{SETTINGS}extra: {{short_name: {{bg: Кратко, en: Short}}}}\n")
    assert (own.short_name["bg"], own.short_name["en"]) == ("Кратко", "Short")
    long = f"{SETTINGS}extra: {{short_name: {{bg: Име с много знаци, en: Short}}}}\n"
    assert [d.code for d in read(project, long).diagnostics] == ["field-invalid"]


@pytest.mark.parametrize("zone", ["Europe/Bucharest", "UTC", "America/Argentina/Salta"])
def test_days_are_counted_in_the_zone_of_the_site(project: Path, zone: str) -> None:
    assert read(project, f"{SETTINGS}extra: {{time_zone: {zone}}}\n").diagnostics == ()
    assert clock.zone().key == zone
    read(project, SETTINGS)
    assert clock.zone().key == USUAL  # Nothing of one site is left for the next.


@pytest.mark.parametrize(
    "zone",
    [
        *("Europe/Nowhere", "Europe", "../etc/passwd", "/etc/localtime", "", "+02:00", "[a]", "5"),
        *("posix/Europe/Sofia", "localtime", "a" * 99),
    ],
)
def test_a_zone_that_there_is_none_of_is_refused(project: Path, zone: str) -> None:
    found = read(project, f'{SETTINGS}extra: {{time_zone: "{zone}"}}\n').diagnostics
    assert [d.code for d in found] == ["field-invalid"]
    assert "Europe/Sofia" in str(found[0].params)
    assert clock.zone().key == USUAL


@pytest.mark.parametrize("colour", ["#00695c", "#1a1a1a"])
def test_the_colour_of_books_is_the_projects(project: Path, colour: str) -> None:
    assert read(project, SETTINGS).print_colour == INK
    assert read(project, f'{SETTINGS}extra: {{print_colour: "{colour}"}}\n').print_colour == colour


@pytest.mark.parametrize("colour", ["#ffff00", "#FF0000", "red", "#12", "#777777"])
def test_a_colour_that_nobody_reads_on_paper_is_refused(project: Path, colour: str) -> None:
    found = read(project, f'{SETTINGS}extra: {{print_colour: "{colour}"}}\n').diagnostics
    assert [d.code for d in found] == ["field-invalid"]
    assert "#1a1a1a" in str(found[0].params) or "4.5" in str(found[0].params)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("locale: en,", "locale: bg,"),
        ("locale: en,", "locale: qq,"),
        ("name: English", "name: English, default: true"),
    ],
)
def test_languages_with_a_fault_are_not_put_to_use(project: Path, old: str, new: str) -> None:
    assert old in SETTINGS
    before = languages()
    found = read(project, SETTINGS.replace(old, new, 1))
    assert len(found.diagnostics) == 1, told(found)
    assert languages() == before


def test_the_former_name_of_the_extension_is_told(project: Path) -> None:
    head, key, rest = SETTINGS.partition("markdown_extensions:\n")
    name = former()["extension"]
    text = head + key + rest.replace("- civildialogue\n", f"- {name}\n", 1)
    found = read(project, text)
    line = text[: text.index(name)].count("\n") + 1
    assert told(found) == [f"{line}:5 settings-earlier"]
    assert found.is_earlier


def test_a_switch_is_told_as_it_is_written(project: Path) -> None:
    [found] = read(project, SETTINGS.replace("font: false", "font: true", 1)).diagnostics
    assert found.params["setting"] == "font: true"
