"""What may stand in ``mkdocs.yml``: the settings that the site is built with, and no others.

Source of the names: MkDocs, “Configuration”; Material for MkDocs, “Setup”; mkdocs-static-i18n.
"""

from collections.abc import Mapping
from textwrap import shorten
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from civildialogue.core.model.colours import INK, Ink
from civildialogue.core.model.forge import Sending
from civildialogue.core.model.localized import NonEmptyLocalized
from civildialogue.core.model.values import Text
from civildialogue.core.model.zone import USUAL, Zone

ADDRESS_PATTERN = r"^https?://[\w-]+(\.[\w-]+)*(:[0-9]{1,5})?(/[\w.~%+-]+)*/?$"
FILE_PATTERN = r"^[\w-][\w.-]*(/[\w-][\w.-]*)*$"
"""A path that stays below its folder: no part begins with a dot."""
DRAWING_PATTERN = r"^[\w-][\w.-]*(/[\w-][\w.-]*)*\.svg$"
SHOWN_PATTERN = r"^([^<>\"&]|&\s)+$"
"""Words that the theme writes into its pages as they are, in attributes too."""
MEDIA_PATTERN = r"^[a-z(): -]+$"
SHADE_PATTERN = r"^[a-z]+([ -][a-z]+)*$"
ICON_PATTERN = r"^[a-z0-9-]+(/[a-z0-9-]+)+$"

SITE, I18N = "civildialogue", "i18n"
PLUGINS = (SITE, I18N)
"""The plugins of the site in their order: the pages are made before they get their languages."""

EXTENSIONS: Mapping[str, Mapping[str, Any]] = {
    "abbr": {},
    "admonition": {},
    "attr_list": {},
    "def_list": {},
    "footnotes": {},
    "tables": {},
    "toc": {},
    "pymdownx.details": {},
    "pymdownx.superfences": {},
    "pymdownx.tabbed": {"alternate_style": True},
    "pymdownx.tasklist": {},
    SITE: {},
}
"""The Markdown that the texts are checked as; with other extensions the site would show other
words than those that were checked."""

LONGEST_NAME = 16
"""Characters of a name that a browser shows in its list of searches. Source: OpenSearch 1.1."""


Brief = Annotated[str, Field(min_length=1, max_length=LONGEST_NAME)]


def brief(name: str) -> str:
    """The first words of a name that fit into such a list, or what fits of the first."""
    if len(name) <= LONGEST_NAME:
        return name
    words = shorten(name, LONGEST_NAME, placeholder="…")
    return words if words != "…" else f"{name[: LONGEST_NAME - 1]}…"


class ShortName(NonEmptyLocalized):
    """What a browser calls the site in its list of searches."""

    __pydantic_extra__: dict[str, Brief]


Feature = Literal[
    "navigation.tabs",
    "navigation.tabs.sticky",
    "navigation.indexes",
    "navigation.prune",
    "navigation.path",
    "navigation.top",
    "navigation.footer",
    "navigation.tracking",
    "toc.follow",
    "header.autohide",
]
"""What of the theme works without a request to anywhere and with a menu for the keyboard."""

Address = Annotated[str, StringConstraints(pattern=ADDRESS_PATTERN)]
File = Annotated[str, StringConstraints(pattern=FILE_PATTERN)]
Drawing = Annotated[str, StringConstraints(pattern=DRAWING_PATTERN)]
Icon = Annotated[str, StringConstraints(pattern=ICON_PATTERN)]
Colour = Annotated[str, StringConstraints(pattern=SHADE_PATTERN)]
Shown = Annotated[Text, StringConstraints(pattern=SHOWN_PATTERN)]


class Part(BaseModel):
    """The base of all: no other keys, and each value of the very type that is asked for."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Toggle(Part):
    """The button that changes the colours."""

    icon: Icon | None = None
    name: Shown


class Palette(Part):
    """One scheme of colours."""

    media: Annotated[str, StringConstraints(pattern=MEDIA_PATTERN)] | None = None
    scheme: Literal["default", "slate"] | None = None
    primary: Colour | None = None
    accent: Colour | None = None
    toggle: Toggle | None = None


class Theme(Part):
    """The theme. A font by name would be fetched from another server."""

    name: Literal["material"]
    custom_dir: Text
    language: Text
    font: Literal[False]
    favicon: File
    logo: File
    features: list[Feature] = []
    palette: list[Palette] = []


class OwnTheme(Part):
    """What of the theme a language has of its own."""

    language: Text
    palette: list[Palette] = []


class Spoken(Part):
    """A language of the site."""

    locale: Text
    name: Shown
    default: bool = False
    site_name: Shown | None = None
    site_description: Shown | None = None
    theme: OwnTheme | None = None


class I18n(Part):
    """The settings of the plugin that builds one language after the other."""

    docs_structure: Literal["suffix"]
    fallback_to_default: Literal[True] = True
    reconfigure_material: Literal[False]
    reconfigure_search: Literal[False]
    languages: list[Spoken]


class Emblem(Part):
    """The emblem of who paid: a drawing, what it shows, and the names beside it."""

    image: Drawing
    shows: NonEmptyLocalized
    names: list[NonEmptyLocalized] = []


class Extra(Sending):
    """What the site says of itself beside the theme's settings."""

    generator: bool | None = None
    funding: NonEmptyLocalized | None = None
    emblem: Emblem | None = None
    short_name: ShortName | None = None
    print_colour: Ink = INK
    time_zone: Zone = USUAL
    features: list[Text] | None = None
    sign_off: bool = False


class Nav(Part):
    """What MkDocs tells of the menu; pages outside of it are no fault."""

    omitted_files: Literal["info", "ignore"] = "info"
    not_found: Literal["warn", "info", "ignore"] = "warn"
    absolute_links: Literal["info", "ignore"] = "info"


class Links(Part):
    """What MkDocs tells of links; the check knows them better."""

    not_found: Literal["warn", "info", "ignore"] = "warn"
    anchors: Literal["info", "ignore"] = "info"
    absolute_links: Literal["info", "ignore"] = "info"
    unrecognized_links: Literal["info", "ignore"] = "info"


class Validation(Part):
    """What MkDocs tells while it builds."""

    nav: Nav | None = None
    links: Links | None = None


class Written(Part):
    """``mkdocs.yml`` without its plugins and extensions, which are read one by one."""

    site_name: Shown
    site_url: Address
    site_description: Shown
    site_author: Shown | None = None
    copyright: Text | None = None
    docs_dir: Text = "docs"
    site_dir: Text = "site"
    use_directory_urls: Literal[True] = True
    strict: bool = False
    theme: Theme
    extra_css: list[File] = []
    extra_javascript: list[File] = []
    extra: Extra = Extra()
    validation: Validation = Validation()
