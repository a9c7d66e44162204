"""What stands beside the built pages: the open data, the drawings, the features' own styles."""

from collections.abc import Iterable, Sequence

from civildialogue.core.active import asset
from civildialogue.core.feature import Feature
from civildialogue.core.model.language import languages
from civildialogue.core.output import forms
from civildialogue.core.output.data.export import files as data
from civildialogue.core.site.charts import figures
from civildialogue.core.site.frame.lean import STYLE, lean
from civildialogue.core.site.frame.spoken import said, spoken
from civildialogue.core.site.writing.context import Shared, Writer
from civildialogue.core.source.places import THEME, has_file, material_styles

FILTERS = "assets/stylesheets/filters.css"


def styled(listed: Sequence[str], features: Iterable[Feature]) -> list[str]:
    """The styles that a page loads: after the program's those of its features, then the project's.

    ``listed`` are those of the settings in their order, and maybe those of features already.
    """
    ours = [_style(feature, name) for feature in features for name in feature.stylesheets]
    rest = [path for path in listed if path not in ours]
    program = [n for n, path in enumerate(rest, 1) if path == FILTERS or has_file(THEME, path)]
    at = program[-1] if program else 0
    return [*rest[:at], *ours, *rest[at:]]


def _style(feature: Feature, name: str) -> str:
    return f"assets/features/{feature.name}/{name}"


def files(shared: Shared, base: str) -> dict[str, bytes]:
    """Them, by their paths below the site's root. ``base`` is the site's address, with a slash at
    its end.
    """
    library = shared.library
    found = data(library, base)
    found |= figures.files(shared)
    styles = (rule for feature in library.features for rule in feature.styles(library))
    for feature in library.features:
        found |= {_style(feature, name): asset(feature, name) for name in feature.stylesheets}
        found |= feature.publish(shared)
    found |= forms.files(library)
    found |= {spoken(locale): said(Writer(shared, locale, marks=True)) for locale in languages()}
    found[FILTERS] = "".join(styles).encode()
    found[STYLE] = "".join(map(lean, material_styles())).encode()
    return found
