"""MkDocs for the driver: its settings, its theme's templates and files, its extensions.

Beside the plugin the only module that imports MkDocs: where it is needed, as it is slow to load and
a site that is there already needs none of it.
"""

import logging
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from civildialogue import composition
from civildialogue.core.model.language import Locale
from civildialogue.core.model.summing import sum_of
from civildialogue.core.source import inputs, places

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from civildialogue.core.pipeline.generator import View
    from civildialogue.core.site.writing.context import Shared


def put_theme_first(config: "MkDocsConfig") -> None:
    """The project's own files, then the program's, before those of plugins and of Material."""
    ours = [folder for folder in (config.theme.custom_dir, str(places.THEME)) if folder]
    config.theme.dirs[:] = [*ours, *(d for d in config.theme.dirs if d not in ours)]


@dataclass(frozen=True)
class MkDocs:
    """The generator of a project, read from its ``mkdocs.yml``. See ``pipeline.generator``."""

    project: Path

    def _load(self) -> "MkDocsConfig":
        from mkdocs.config import load_config

        logging.getLogger("mkdocs").setLevel(logging.WARNING)
        config = load_config(str(self.project / "mkdocs.yml"))
        put_theme_first(config)
        return config

    @cached_property
    def _config(self) -> "MkDocsConfig":
        return self._load()

    @property
    def base(self) -> str:
        """The address of the site, with a slash at its end."""
        return self._config.site_url or "/"

    @cached_property
    def sum(self) -> str:
        """The same for the same settings, theme and program."""
        own = self._config.theme.custom_dir
        folders = [self.project / "mkdocs.yml", *([Path(own)] if own else [])]
        told = sorted((path, seen.sum) for path, seen in inputs.sums(folders).items())
        return sum_of((inputs.program(), told))

    @property
    def extensions(self) -> tuple[Sequence[Any], Mapping[str, Any]]:
        """The extensions of Markdown and their settings."""
        return self._config.markdown_extensions, self._config.mdx_configs or {}

    def theme(self, locale: Locale, shared: "Shared") -> "Theme":
        """The theme in a language: the settings of that language are read anew."""
        from civildialogue.core.output.beside import styled

        config = self._load()
        i18n: Any = config.plugins["i18n"]
        i18n.current_language = str(locale)
        i18n.reconfigure_mkdocs_config(config)
        put_theme_first(config)
        config.theme["language"] = places.theme_words(locale)
        config.extra_css = styled(config.extra_css, shared.library.features)
        return Theme(config, locale, shared)

    def files(self) -> Mapping[str, Path]:
        """The files that the theme copies to the site; the first folder that has one gives it."""
        from jinja2 import DictLoader, Environment
        from mkdocs.structure.files import Files

        files = Files([])
        names = DictLoader(dict.fromkeys(_shown(self._config.theme.dirs), ""))
        files.add_files_from_theme(Environment(loader=names, autoescape=True), self._config)
        return {file.dest_uri: Path(str(file.abs_src_path)) for file in files}


def _shown(folders: Sequence[str]) -> Iterator[str]:
    """The files below some folders, without what is hidden, as MkDocs copies none of it: of the
    theme that is thousands of icons.
    """
    for folder in folders:
        for place, inner, names in os.walk(folder):
            inner[:] = [each for each in inner if not each.startswith(".")]
            yield from (Path(place, each).relative_to(folder).as_posix() for each in names)


def started() -> type[MkDocs]:
    """The generator, in a process in which nothing has begun yet."""
    composition.compose()
    return MkDocs


class Theme:
    """Material in one language, as its templates are filled in by MkDocs."""

    def __init__(self, config: "MkDocsConfig", locale: Locale, shared: "Shared") -> None:
        from civildialogue.core.site.frame.variables import furnish

        self._config = config
        self._environment = config.theme.get_env()
        self.sum = furnish(self._environment, config, locale, shared)
        self._page = self._environment.get_template("main.html")

    def page(self, view: "View") -> str:
        """A whole page of the site."""
        from mkdocs.utils import get_relative_url

        base = get_relative_url(".", view.url)
        return self._page.render(page=view, config=self._config, base_url=base)

    def file(self, name: str, **values: object) -> str:
        """A file that the theme makes once a language; its links begin at the site's root."""
        root = urlsplit(self._config.site_url or "/").path if name == "404.html" else "."
        template = self._environment.get_template(name)
        return template.render(page=None, config=self._config, base_url=root, **values)
