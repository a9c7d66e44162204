"""Forms, labels and owners: there in both languages, and pointing at what exists."""

import re
from pathlib import Path
from typing import Any

import pytest

from .reading import FORMS, GITHUB, ROOT, read, script

BULGARIAN = [path for path in FORMS if path.name.endswith(".bg.yml")]
LABELS = read(GITHUB / "labels.yml")


def shape(form: dict[str, Any]) -> list[tuple[Any, ...]]:
    """What must be alike in both languages of a form."""
    return [
        (
            part["type"],
            part.get("id"),
            part.get("validations"),
            len(part["attributes"].get("options", ())),
        )
        for part in form["body"]
    ]


def cyrillic(text: str) -> bool:
    return re.search("[а-я]", text) is not None


def test_every_form_is_there_in_both_languages_and_the_bulgarian_comes_first() -> None:
    names = [path.name for path in FORMS]
    assert len(BULGARIAN) == 4
    assert names == [n for b in BULGARIAN for n in (b.name, b.name.replace(".bg.", ".en."))]


@pytest.mark.parametrize("path", BULGARIAN, ids=lambda path: path.stem)
def test_both_languages_ask_the_same(path: Path) -> None:
    bulgarian, english = read(path), read(path.with_name(path.name.replace(".bg.", ".en.")))
    assert shape(bulgarian) == shape(english)
    assert bulgarian["labels"] == english["labels"]
    assert cyrillic(bulgarian["name"]) and not cyrillic(str(english))


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_a_form_has_what_the_forge_needs(path: Path) -> None:
    form = read(path)
    assert form["name"] and form["description"] and form["title"].endswith(": ")
    assert set(form["labels"]) <= {label["name"] for label in LABELS}
    identifiers = [part["id"] for part in form["body"] if part["type"] != "markdown"]
    assert len(set(identifiers)) == len(identifiers) > 0
    first = form["body"][0]
    assert first["type"] == "markdown" and ("публично" in str(first) or "public" in str(first))


def test_labels_are_described_in_both_languages() -> None:
    names = [label["name"] for label in LABELS]
    assert len(set(names)) == len(names)
    for label in LABELS:
        bulgarian, english = label["description"].split(" · ")
        assert cyrillic(bulgarian) and not cyrillic(english)
        assert re.fullmatch("[0-9a-f]{6}", label["color"])
        # The forge takes no longer description.
        assert len(label["description"]) <= 100


def test_a_label_is_made_without_a_shell() -> None:
    label = {"name": "x; y", "color": "000000", "description": "$(z)"}
    made = script("labels").command(label)
    assert made[:4] == ["gh", "label", "create", "x; y"]
    assert "$(z)" in made


def test_the_links_beside_the_forms_are_in_both_languages() -> None:
    config = read(GITHUB / "ISSUE_TEMPLATE/config.yml")
    assert config["blank_issues_enabled"] is False
    words = [link["name"] + link["about"] for link in config["contact_links"]]
    assert any(cyrillic(text) for text in words) and not all(cyrillic(text) for text in words)
    for link in config["contact_links"]:
        page = link["url"].removeprefix("https://civildialogue.eu/")
        locale = "en" if page.startswith("en/") else "bg"
        source = page.removeprefix("en/").strip("/") or "index"
        assert (ROOT / "docs" / f"{source}.{locale}.md").is_file()


@pytest.mark.parametrize(
    "path",
    [".github/PULL_REQUEST_TEMPLATE.md", "contrib/gitlab/merge_request_templates/Default.md"],
)
def test_the_template_of_a_proposal_is_in_both_languages(path: str) -> None:
    lines = (ROOT / path).read_text(encoding="utf-8").splitlines()
    boxes = [line for line in lines if line.startswith("- [ ] ")]
    assert len(boxes) >= 5
    for line in boxes:
        bulgarian, english = line.split(" · ")
        assert cyrillic(bulgarian) and not cyrillic(english)


@pytest.mark.parametrize("path", [".github/CODEOWNERS", "contrib/gitlab/CODEOWNERS"])
def test_what_is_owned_exists(path: str) -> None:
    lines = (ROOT / path).read_text(encoding="utf-8").splitlines()
    rules = [line.split() for line in lines if line and not line.startswith(("#", "["))]
    assert rules[0][0] == "*", "every file has an owner"
    for pattern, *owners in rules:
        assert owners and all(re.fullmatch(r"@[\w-]+/[\w-]+", owner) for owner in owners)
        # GitLab's own file is made only where GitLab is used.
        if pattern not in ("*", "/.gitlab-ci.yml"):
            assert (ROOT / pattern.strip("/")).exists(), pattern


def test_what_runs_is_owned_by_those_who_keep_the_program() -> None:
    text = (GITHUB / "CODEOWNERS").read_text(encoding="utf-8")
    rules = dict(line.split(maxsplit=1) for line in text.splitlines() if line.startswith("/"))
    for path in ("/.github/", "/.ci/", "/scripts/", "/benchmarks/", "/tools/", "/overrides/"):
        assert rules[path] == "@civildialogue/maintainers"
