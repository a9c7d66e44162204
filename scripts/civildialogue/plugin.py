"""The plugin of MkDocs: hands it the pages and the menu, and finishes what it built.

The way for those who build with MkDocs itself; the same modules as the driver's do the work.
"""

import logging
import os
import shutil
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from civildialogue import composition, report
from civildialogue.adapter import put_theme_first
from civildialogue.core import pipeline
from civildialogue.core.model.diagnostics import Severity
from civildialogue.core.model.language import Locale, terminal_locale
from civildialogue.core.model.page import address, facing
from civildialogue.core.model.scripts import FOLDER as SCRIPTS
from civildialogue.core.model.stemming.tongues import STEMMERS
from civildialogue.core.output.beside import styled
from civildialogue.core.output.data.first import singles
from civildialogue.core.output.destination import Destination
from civildialogue.core.output.downloads import publish
from civildialogue.core.output.facing import Column, column, rows
from civildialogue.core.output.search import publish as search
from civildialogue.core.output.search.documents import Document as Searched
from civildialogue.core.output.search.documents import read
from civildialogue.core.pipeline import building, faults, generating
from civildialogue.core.pipeline.driver import finish
from civildialogue.core.site.blocks.rendering import Rendered, pieces
from civildialogue.core.site.frame.sitemap import entry, sitemap
from civildialogue.core.site.frame.variables import furnish, in_language
from civildialogue.core.site.pages.assembly import generate
from civildialogue.core.site.pages.beside import slot
from civildialogue.core.site.writing.context import Document, Shared
from civildialogue.core.source import clock, places
from civildialogue.core.source.history import History
from civildialogue.core.source.pack import Pack
from civildialogue.core.source.settings import settings

composition.compose()
log = get_plugin_logger("civildialogue")
FRONT, NOT_FOUND = "index.md", "404.html"
FIRST, LAST = 100, -200


class ForumConfig(Config):
    """The plugin has no settings: everything stands in ``docs/``."""


def _is_news(_record: logging.LogRecord) -> bool:
    """Whether nobody else says it: what the machine refuses is told by ``on_build_error``."""
    return not isinstance(sys.exc_info()[1], OSError)


class ForumPlugin(BasePlugin[ForumConfig]):
    """One build: the sources are read and checked once, for all languages."""

    def __init__(self) -> None:
        self.documents: dict[str, Document] = {}
        self.columns: defaultdict[str, dict[Locale, Column]] = defaultdict(dict)
        self.facing: dict[tuple[str, Locale, Locale], str] = {}
        self.not_found: dict[Locale, str] = {}
        self.searched: list[Searched] = []
        self.shared: Shared | None = None
        self.export = Path()

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """What the machine refuses is said once."""
        logging.getLogger("mkdocs.commands.build").addFilter(_is_news)

    @event_priority(LAST)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Reads the sources before the first language; sets the menu of each language."""
        put_theme_first(config)
        if not _i18n(config).building:
            try:
                told = clock.handed_over(os.environ)
            except ValueError as error:
                raise PluginError(f"{clock.VARIABLE}: {error}") from error
            with told:
                self._read(config)
        if self.shared is not None:
            locale = _locale(config)
            config.theme["language"] = places.theme_words(locale)
            config.nav = [FRONT]  # The templates use our own menu; only i18n looks for this page.
            config.extra_css = styled(config.extra_css, self.shared.library.features)
        return config

    def _read(self, config: MkDocsConfig) -> None:
        project = Path(config.config_file_path).parent
        docs = Path(os.environ.get(generating.DOCS, config.docs_dir))
        config.docs_dir = str(docs)
        given = settings(project, docs=docs)
        found = pipeline.inspect(docs, docs.name, given)
        locale = terminal_locale()
        grave = [d for d in found.diagnostics if d.severity is Severity.ERROR]
        if grave:
            log.error("\n%s", report.text(grave, locale))
        if found.failed:
            raise PluginError(report.summary(found.diagnostics, found.counts, locale))
        self.export = building.exported(project)
        downloads = building.downloads(self.export, docs)
        self.shared = Shared(found.library, History(docs), clock.today(), downloads)
        self.documents = generate(self.shared)
        self.columns.clear()
        self.facing.clear()
        self.searched.clear()
        self.not_found.clear()  # The generator keeps this plugin from one build to the next.

    @event_priority(FIRST)
    def _add_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Every page of the site becomes a file; of the sources only checked pictures stay."""
        assets = self.shared.library.assets if self.shared else frozenset()
        kept = [f for f in files if f.src_dir != config.docs_dir or f.src_uri in assets]
        places = config.docs_dir, config.site_dir, config.use_directory_urls
        own = [File(path, *places) for path in self.documents]
        return Files([*kept, *own])

    @event_priority(LAST)
    def _fill_files(self, files: Files, config: MkDocsConfig) -> Files:
        """The i18n plugin makes new files from the names; they get their content again."""
        for file in files.documentation_pages():
            file.content_string = self.documents[file.src_uri].body
            file.inclusion = InclusionLevel.NOT_IN_NAV
        return files

    on_files = CombinedEvent(_add_files, _fill_files)

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """What the theme's templates need besides the page."""
        if self.shared is not None:
            furnish(env, config, _locale(config), self.shared)
        env.globals["sitemap"] = self._sitemap(config.site_url or "/")
        return env

    def _sitemap(self, base: str) -> list[dict[str, Any]]:
        found = (entry(*each) for each in self._every())
        return sitemap(filter(None, found), base)

    def _every(self) -> Iterator[tuple[str, Locale, Document]]:
        """Each document with its key and its language."""
        for path, document in self.documents.items():
            key, _, tag = path.removesuffix(".md").rpartition(".")
            yield key, Locale(tag), document

    @event_priority(FIRST)
    def on_page_markdown(
        self, markdown: str, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Gives the page its metadata, which are in no front matter."""
        page.meta.update(self.documents[page.file.src_uri].meta)
        return markdown

    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Keeps what facing pages will be made of."""
        forum = page.meta["forum"]
        locale = _locale(config)
        if "facing_of" in forum:
            self.facing[forum["facing_of"], Locale(forum["facing_with"]), locale] = (
                page.file.dest_uri
            )
            return html
        content, blocks = pieces(html)
        rendered = Rendered(content, blocks)
        self.columns[forum["key"]][locale] = column(page.meta, rendered, page.url, locale)
        return content

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        """Says which language the page is in, and the words that stand in for the reader's."""
        output, locale = in_language(output, _locale(config)), _locale(config)
        key = self.documents[page.file.src_uri].meta["forum"]["key"]
        if self.shared is not None and (found := read(output, key, locale, self.shared.library)):
            self.searched.append(found)
        return output

    def on_post_template(
        self, output_content: str, template_name: str, config: MkDocsConfig
    ) -> str:
        """Keeps each language's page for missing addresses; MkDocs would write one over another."""
        if template_name != NOT_FOUND:
            return output_content
        self.not_found[_locale(config)] = in_language(output_content, _locale(config))
        return ""

    def on_build_error(self, *, error: Exception) -> None:
        """Where the machine refuses, one line says what and why, and the build ends."""
        if isinstance(error, OSError):
            sys.stderr.write(f"{faults.line(error, terminal_locale())}\n")
            raise SystemExit(1)

    @event_priority(LAST)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """After the last language: facing pages, pages for missing addresses, the search."""
        if _i18n(config).building:
            return
        site = Path(config.site_dir)
        for locale, text in self.not_found.items():
            (site / locale.prefix / NOT_FOUND).write_text(text, encoding="utf-8")
        for (key, beside, locale), path in self.facing.items():
            self._set_rows(site / path, key, beside, locale)
        if self.shared is not None:
            place, base = Destination(site), config.site_url or "/"
            self._tell(place, base)
            finish(
                place,
                self.shared,
                base,
                search.at_hand(search.given(self.searched)),
                lambda name: (site / SCRIPTS / name).read_text(),
                Pack(None),
            )
            publish(place, self.export, self.shared.downloads)
            shutil.rmtree(site / SCRIPTS / STEMMERS)  # The search has those it needs.

    def _tell(self, place: Destination, base: str) -> None:
        """The files of open data that the pages' passages are in."""
        for each in self._every():
            for name, content in singles([each], self.columns[each[0]], base):
                place.put(name, content)

    def _set_rows(self, path: Path, key: str, beside: Locale, locale: Locale) -> None:
        place = f"{locale.prefix}{address(facing(key, beside))}"
        found = rows(self.columns[key], beside, place, locale)
        text = path.read_text(encoding="utf-8").replace(slot(key), found, 1)
        path.write_text(text, encoding="utf-8")


def _locale(config: MkDocsConfig) -> Locale:
    """The language that is being built."""
    return Locale(_i18n(config).current_language)


def _i18n(config: MkDocsConfig) -> Any:
    """The plugin that builds one language after the other."""
    return config.plugins["i18n"]
