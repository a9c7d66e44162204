"""What the driver asks of the generator that the settings are written for: MkDocs and its theme."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from civildialogue.core.model.language import Locale
from civildialogue.core.site.blocks.rendering import Heading
from civildialogue.core.site.writing.context import Shared


@dataclass(frozen=True)
class View:
    """A page as the theme's templates see it. ``url`` is its address below the site's root."""

    meta: Mapping[str, Any]
    url: str
    content: str
    toc: tuple[Heading, ...] = ()

    @property
    def title(self) -> str:
        """Its title."""
        return str(self.meta["title"])


class Theme(Protocol):
    """The theme in one language."""

    @property
    def sum(self) -> str:
        """The same where the frame of pages is the same, as far as texts and settings make it."""

    def page(self, view: View) -> str:
        """A whole page of the site."""

    def file(self, name: str, **values: object) -> str:
        """A file that the theme makes once a language, such as ``404.html``."""


class Generator(Protocol):
    """MkDocs, as far as the driver needs it."""

    @property
    def base(self) -> str:
        """The address of the site, with a slash at its end."""

    @property
    def sum(self) -> str:
        """The same where the settings and the theme are the same."""

    @property
    def extensions(self) -> tuple[Sequence[Any], Mapping[str, Any]]:
        """The extensions of Markdown and their settings, as Python-Markdown takes them."""

    def theme(self, locale: Locale, shared: Shared) -> Theme:
        """The theme in a language, for the pages of a library."""

    def files(self) -> Mapping[str, Path]:
        """The files that the theme copies to the site, by their addresses."""
