"""The developers' pages say what is so: floors, dependencies, and every place that they name."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

import developers

ROOT = Path(__file__).parents[2]
LINK = re.compile(r"\]\(([^()\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
REASONS = "developers/dependencies.yml"
ARCHITECTURE = (ROOT / "developers/architecture.md").read_text(encoding="utf-8")


def guides() -> list[str]:
    """What is read on the forge; the check of the site reads the rest of the texts."""
    texts = ":(exclude,glob)scripts/**/starter/**/docs/**"
    names = ["*.md", ":!docs", texts, "docs/adr/*.md", ":!tests"]
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *names],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    listed += "".join(f"{path.relative_to(ROOT)}\0" for path in (ROOT / "docs/adr").glob("*.md"))
    return sorted({path for path in listed.split("\0") if path})


def anchors(text: str) -> set[str]:
    """The ids that a forge gives to headings: small letters, signs left out, spaces as hyphens."""
    plain = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in HEADING.findall(text))
    return {heading.replace(" ", "-") for heading in plain}


def broken(path: Path) -> list[str]:
    """The links of a page that lead to no file or to no heading."""
    found = []
    for target in LINK.findall(path.read_text(encoding="utf-8")):
        if not re.match(r"[a-z]+:", target):
            name, _, anchor = target.partition("#")
            place = path.parent / name if name else path
            if not place.exists() or (
                anchor and anchor not in anchors(place.read_text(encoding="utf-8"))
            ):
                found.append(target)
    return found


def table(heading: str) -> list[list[str]]:
    """The rows below a heading of the page on the architecture."""
    part = ARCHITECTURE.split(f"· {heading}\n")[1].split("\n## ")[0]
    rows = [line.strip("| ").split(" | ") for line in part.splitlines() if line.startswith("| ")]
    return rows[2:]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """What the pages are made from, to be changed."""
    shutil.copytree(ROOT / "developers", tmp_path / "developers")
    for name in ("pyproject.toml", "uv.lock", "package.json"):
        shutil.copyfile(ROOT / name, tmp_path / name)
    return tmp_path


def test_the_pages_are_what_make_developers_writes() -> None:
    made = developers.pages(ROOT)
    assert [path.stem for path in made] == ["architecture", "dependencies"]
    for path, text in made.items():
        assert path.read_text(encoding="utf-8") == text, "run `make developers`"


def test_the_drawing_has_every_floor_of_the_contract_in_its_order() -> None:
    contracts = developers.read(ROOT / "pyproject.toml")["tool"]["importlinter"]["contracts"]
    rooms = [room for layer in contracts[0]["layers"] for room in re.split(r" [|:] ", layer)]
    drawn = re.findall(r"^│ ([a-z/]+) ", developers.drawing(ROOT), re.MULTILINE)
    assert [f"civildialogue.{name.replace('/', '.')}" for name in drawn] == rooms


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("typst:\n", "typeset:\n", r"without a reason: \['typst'\].*package: \['typeset'\]"),
        ("click:\n", "Click:\n", r"without a reason: \['click'\]"),
        ("eslint:\n", "lint:\n", r"without a reason: \['eslint'\]"),
    ],
)
def test_a_package_and_its_reason_go_together(copy: Path, old: str, new: str, told: str) -> None:
    path = copy / REASONS
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(ValueError, match=told):
        developers.dependencies(copy)


def test_every_reason_is_in_both_languages() -> None:
    reasons = yaml.safe_load((ROOT / REASONS).read_text(encoding="utf-8"))
    assert len(reasons) > 40
    for name, why in reasons.items():
        assert list(why) == ["bg", "en"], name
        assert re.search("[а-я]", why["bg"]), name
        assert re.search("[a-z]", why["en"]), name


def test_changes_and_each_truth_name_their_places() -> None:
    changes, truths = table("Where do I change…?"), table("One truth, one place")
    assert len(changes) >= 16
    assert len(truths) >= 10
    assert all(LINK.search(where) for _, _, where in changes)
    assert all(LINK.search(file) and "/tests/" in test for _, _, file, test in truths)


@pytest.mark.parametrize("name", guides())
def test_every_link_leads_somewhere(name: str) -> None:
    assert broken(ROOT / name) == []


def test_a_link_to_nowhere_would_be_told(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# Една дума\n[a](#една-дума) [b](#друга) [c](gone.md) [d](https://e.org)\n")
    assert broken(page) == ["#друга", "gone.md"]
