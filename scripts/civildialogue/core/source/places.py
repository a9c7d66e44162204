"""Where the parts of a project may lie: texts, theme and site, each below the project."""

from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.util import find_spec
from itertools import product
from pathlib import Path

from civildialogue.core.model.conventions import is_known, script, subtag
from civildialogue.core.model.language import ENGLISH, Locale
from civildialogue.core.source.walk import LONGEST_PATH

THEME = Path(str(files("civildialogue").joinpath("theme")))
"""The theme that comes with the program; a project's own files go before it."""
FILTERS = "assets/stylesheets/filters.css"
"""The styles that settings name among the program's, and that the build itself writes."""


def above(start: Path, name: str) -> Path | None:
    """The nearest folder upwards with a file of that name."""
    return next((folder for folder in (start, *start.parents) if (folder / name).is_file()), None)


def below(project: Path, name: str) -> Path | None:
    """The folder of that name below the project; None for one elsewhere, or the project itself.

    A backslash parts folders on Windows alone, and a colon leads to a disk there.
    """
    parts = name.strip("/").split("/")
    if set("\\:\0") & set(name) or name.startswith("/") or len(name) > LONGEST_PATH:
        return None
    if any(part.startswith(".") or not part.strip() for part in parts):
        return None
    found = project.joinpath(*parts)
    try:
        is_below = project.resolve() in found.resolve().parents
    except (OSError, RuntimeError):
        return None
    return found if is_below else None


def lacking(docs: Path) -> str:
    """The code of what a folder of texts lacks, or nothing."""
    if not docs.is_dir():
        return "docs-missing"
    return "" if any(docs.rglob("*.md")) else "docs-empty"


def is_taken(site: Path, *others: Path) -> bool:
    """Whether a site written there would take the place of something that is no site."""
    here = site.resolve()
    for other in others:
        there = other.resolve()
        if here == there or here in there.parents or there in here.parents:
            return True
    if any(parent.exists() and not parent.is_dir() for parent in site.parents):
        return True
    if site.is_dir():
        return any(site.iterdir()) and not (site / "index.html").is_file()
    return site.exists()


def has_file(theme: Path, path: str) -> bool:
    """Whether the theme has a file of that path, which leads nowhere else."""
    try:
        if not (theme / path).exists():
            return False
        root, found = theme.resolve(), (theme / path).resolve()
        return root in found.parents and found.is_file()
    except (OSError, RuntimeError, ValueError):  # Too long, a circle of links, or a null byte.
        return False


def has_icon(name: str) -> bool:
    """Whether the theme that is installed draws the icon."""
    return _installed(".icons", f"{name}.svg")


def theme_words(tag: str) -> str:
    """The language of the theme's own words on the pages of a language: its own, such as it is
    elsewhere (``de`` for ``de-AT``) if it is written in the same letters there, or else English.
    """
    for each in dict.fromkeys((tag, subtag(Locale(tag)))):
        is_alike = each == tag or (is_known(tag) and script(Locale(each)) == script(Locale(tag)))
        if is_alike and _installed("partials/languages", f"{each}.html"):
            return each
    return str(ENGLISH)


def material() -> Mapping[str, str]:
    """The theme's own styles and script by their names: theirs carry a sum that changes."""
    found = (path for place in _material() for path in place.glob("assets/*/*.min.*s"))
    return {path.name.partition(".")[0]: f"assets/{path.parent.name}/{path.name}" for path in found}


def material_styles() -> Iterator[str]:
    """The theme's own styles as text: those of every page, then those of its colours."""
    named = material()
    for place, name in product(_material(), ("main", "palette")):
        yield (place / named[name]).read_text(encoding="utf-8")


def _installed(folder: str, name: str) -> bool:
    """Whether the theme has a file."""
    return any(has_file(place / folder, name) for place in _material())


def _material() -> list[Path]:
    """The folders of the theme's templates. Looked up without running the theme."""
    spec = find_spec("material")
    found = spec.submodule_search_locations if spec else None
    return [Path(place, "templates") for place in found or ()]
