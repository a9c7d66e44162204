"""The scripts and the style of forms, beside the built pages."""

from importlib.resources import files as held

from civildialogue.core.active import asset
from civildialogue.core.declaring import Form
from civildialogue.core.feature import Feature
from civildialogue.core.model.library import Library
from civildialogue.core.output.script import joined
from civildialogue.core.site.forms.page import SCRIPT, STYLE

PURE = ("text.js", "rules.js", "file.js", "send.js", "values.js")
"""The parts without any knowledge of a page; tests run just these."""
REST = (
    "drafts.js",
    "errors.js",
    "handing.js",
    "keeping.js",
    "listing.js",
    "machine.js",
    "start.js",
)


def files(library: Library) -> dict[str, bytes]:
    """What the forms of a site load, by their paths; nothing where it has none."""
    every = [(feature, form) for feature in library.features for form in feature.forms]
    found = {SCRIPT % form.name: bundle(feature, form).encode() for feature, form in every}
    return {**found, STYLE: _own("form.css")} if every else {}


def bundle(feature: Feature, form: Form) -> str:
    """A form's script: the machine's parts, with the feature's own before it starts."""
    own = [asset(feature, name) for name in form.scripts]
    parts = [*map(_own, PURE), *own, *map(_own, REST)]
    return joined(part.decode() for part in parts)


def _own(name: str) -> bytes:
    return held("civildialogue.core.site.forms").joinpath("assets", name).read_bytes()
