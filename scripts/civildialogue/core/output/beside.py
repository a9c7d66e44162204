"""What stands beside the built pages: the drawings, the features' own styles."""

from collections.abc import Iterable, Sequence

from civildialogue.core.active import asset
from civildialogue.core.feature import Feature
from civildialogue.core.model.language import languages
from civildialogue.core.output import forms
from civildialogue.core.output.script import joined
from civildialogue.core.site.charts import figures
from civildialogue.core.site.frame import gathered
from civildialogue.core.site.frame.lean import STYLE, lean
from civildialogue.core.site.frame.spoken import said, spoken
from civildialogue.core.site.writing.context import Shared, Writer
from civildialogue.core.source.places import FILTERS, THEME, has_file, material_styles


def styled(listed: Sequence[str], features: Iterable[Feature]) -> list[str]:
    """The styles that a page loads: tokens, the program's, its features', then the project's.

    ``listed`` are those of the settings in their order, and maybe those of features already.
    """
    ours = gathered.styles_of(features)
    rest = [path for path in listed if path not in (gathered.TOKENS, *ours)]
    program = (path == FILTERS or has_file(THEME, path) for path in rest)
    at = max((n for n, is_ours in enumerate(program, 1) if is_ours), default=0)
    return [gathered.TOKENS, *rest[:at], *ours, *rest[at:]]


def files(shared: Shared) -> dict[str, bytes]:
    """Them, by their paths below the site's root."""
    library, found = shared.library, dict(figures.files(shared))
    styles = (rule for feature in library.features for rule in feature.styles(library))
    held = (asset(feature, name) for feature in library.features for name in feature.stylesheets)
    found |= zip(gathered.styles_of(library.features), held, strict=True)
    for feature in library.features:
        found |= feature.publish(shared)
    found |= forms.files(library)
    found[FILTERS] = "".join(styles).encode()
    found[STYLE] = "".join(map(lean, material_styles())).encode()
    own = (gathered.TOKENS, *gathered.STYLES, *gathered.styles_of(library.features))
    theirs = (found[path] if path in found else (THEME / path).read_bytes() for path in own)
    found[gathered.STYLE] = found[STYLE] + "".join(lean(each.decode()) for each in theirs).encode()
    every = (gathered.READING, *gathered.SCRIPTS)
    scripts = joined((THEME / path).read_text(encoding="utf-8") for path in every)
    for locale in languages():
        words = said(Writer(shared, locale, marks=True))
        found |= {spoken(locale): words, gathered.script(locale): words + scripts.encode()}
    return found
