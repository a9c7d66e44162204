"""What is the Forum's own is settings and content; the package knows no site by its name."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml

from civildialogue.core.model.colours import contrast

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "scripts" / "civildialogue"
SETTINGS = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
GENERIC = {"European Union", "Европейски съюз"}
"""Whose acts have a form of their own, whoever paid."""
FORMER = PACKAGE / "core/source/former.yml"
"""What the program said when it was the Forum's alone: data of the way from there."""
OWN = "assets/stylesheets/own.css"
STYLES = {
    "program": "",
    "Forum": (ROOT / "overrides" / OWN).read_text(encoding="utf-8"),
    "new site": (PACKAGE / "starter/project/overrides" / OWN).read_text(encoding="utf-8"),
}
STYLESHEETS = PACKAGE / "theme/assets/stylesheets"
THEME = "".join(
    (STYLESHEETS / f"{name}.css").read_text(encoding="utf-8") for name in ("tokens", "forum")
)


def said(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        value = list(value.values())
    for each in value if isinstance(value, list) else ():
        yield from said(each)
    if isinstance(value, str):
        yield value


def own_words() -> set[str]:
    """Names, address, numbers and funders, as the settings have them, and what authorities are."""
    extra = SETTINGS["extra"]
    languages = next(p["i18n"] for p in SETTINGS["plugins"] if "i18n" in p)["languages"]
    names = [SETTINGS["site_name"], *(lang.get("site_name", "") for lang in languages)]
    funding = " ".join(said(extra["funding"]))
    words = {
        *names,
        *said(extra["short_name"]),
        *said(extra["emblem"]),
        SETTINGS["site_description"],
    }
    words |= set(re.findall(r"„[^“]+“|“[^”]+”|\b[A-Z0-9]+-[\d.-]+\b", funding))
    words |= {urlsplit(SETTINGS["site_url"]).netloc}
    authorities = yaml.safe_load((ROOT / "docs/_data/authorities.yml").read_text(encoding="utf-8"))
    words |= {word for each in authorities for word in (each["id"], *said(each["name"]))}
    sources = yaml.safe_load((ROOT / "docs/_data/sources.yml").read_text(encoding="utf-8"))
    # A law is the source of a rule, and is named where the rule stands.
    words |= {
        title for each in sources if each["type"] != "legislation" for title in said(each["title"])
    }
    return {word for word in words if len(word) > 3} - GENERIC


def texts() -> Iterator[tuple[str, str]]:
    for path in sorted(PACKAGE.rglob("*")):
        if path.is_file() and path != FORMER and "__pycache__" not in path.parts:
            try:
                yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")
            except UnicodeDecodeError:  # A font or a picture.
                continue


def test_no_name_address_funder_authority_or_source_stands_in_the_package() -> None:
    words = own_words()
    assert len(words) > 50
    found = [(path, word) for path, text in texts() for word in words if word in text]
    assert found == []


def test_no_picture_of_the_forum_is_in_the_package() -> None:
    ours = {path.read_bytes() for path in (ROOT / "overrides").rglob("*.svg")}
    assert len(ours) == 3
    assert not [path for path in PACKAGE.rglob("*.svg") if path.read_bytes() in ours]


def colours(css: str) -> dict[str, dict[str, str]]:
    """The colours that each scheme sets, by name."""
    found: dict[str, dict[str, str]] = {}
    for scheme, body in re.findall(
        r'(:root|\[data-md-color-scheme="\w+"\]) \{\n((?:  --.*\n)+)', css
    ):
        name = scheme.split('"')[1] if '"' in scheme else "root"
        found[name] = dict(re.findall(r"  (--[\w-]+): (#[0-9a-f]{3,8});", body))
    return found


def test_the_forums_colours_are_not_the_programs() -> None:
    program = {value for rules in colours(THEME).values() for value in rules.values()}
    forum = {value for rules in colours(STYLES["Forum"]).values() for value in rules.values()}
    assert len(forum) > 10
    assert forum & program == set()
    assert SETTINGS["extra"]["print_colour"] not in "".join(text for _, text in texts())


@pytest.mark.parametrize("site", STYLES)
@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_words_are_read_in_the_colours_of_every_site(site: str, scheme: str) -> None:
    """Source of the grounds: Material for MkDocs, palette: white, and a dark grey."""
    used: dict[str, str] = {}
    for css in (THEME, STYLES[site]):
        found = colours(css)
        used |= found.get("root", {}) if scheme == "default" else {}
        used |= found.get(scheme, {})
    ground = {"default": "#ffffff", "slate": "#2e303e"}[scheme]
    for name in ("--md-typeset-a-color", "--md-accent-fg-color", "--cd-quiet", "--cd-warm"):
        assert contrast(used[name], ground) >= 4.5, name
    for name in ("--md-primary-fg-color", "--md-footer-bg-color", "--md-footer-bg-color--dark"):
        assert contrast("#ffffff", used[name]) >= 4.5, name


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#ffffff", "#ffffff") == pytest.approx(1)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
