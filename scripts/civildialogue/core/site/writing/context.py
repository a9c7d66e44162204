"""What every page maker needs: the library, the history, the locale and addresses between pages."""

import datetime as dt
import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from html import escape
from typing import TYPE_CHECKING, Any, TypeVar, cast

from markupsafe import Markup
from markupsafe import escape as escape_markup

from civildialogue.core.active import known
from civildialogue.core.feature import Reference
from civildialogue.core.model.addresses import is_own
from civildialogue.core.model.conventions import (
    collation_key,
    format_date,
    format_partial_date,
    quote,
    script,
)
from civildialogue.core.model.downloads import Download
from civildialogue.core.model.drift import PageState, states
from civildialogue.core.model.lacking import counted, marked, tongue
from civildialogue.core.model.language import (
    ENGLISH,
    Locale,
    languages,
    message,
)
from civildialogue.core.model.library import Library, address
from civildialogue.core.model.schema import Provision
from civildialogue.core.site.writing import naming
from civildialogue.core.site.writing.backlinks import Backlink, backlinks
from civildialogue.core.site.writing.document import Document as Document
from civildialogue.core.site.writing.document import Meta as Meta
from civildialogue.core.site.writing.document import relative as relative
from civildialogue.core.site.writing.registers import places
from civildialogue.core.source.history import History

if TYPE_CHECKING:
    import jinja2

V = TypeVar("V")
_CYRILLIC = re.compile("[\u0400-\u04ff]")


@dataclass(frozen=True)
class Shared:
    """What all languages share: read once, asked often."""

    library: Library
    history: History
    today: dt.date = dt.date(1970, 1, 1)
    downloads: tuple[Download, ...] = ()
    kept: dict[object, object] = field(default_factory=dict, init=False, compare=False)

    @cached_property
    def backlinks(self) -> Mapping[str, tuple[Backlink, ...]]:
        """What refers to each page and to each source."""
        return backlinks(self.library)

    @cached_property
    def translations(self) -> Mapping[tuple[str, Locale], PageState]:
        """The state of every page in every other language, by key and language."""
        return {(row.original.key, row.locale): row for row in states(self.library)}


@cache
def templates_of(package: str) -> "jinja2.Environment":
    """The templates of a package's folder ``templates``; every value is escaped.

    Kept for the life of the process, as compiling a template costs more than filling it in.
    """
    import jinja2  # Slow to load, and a check fills in no template.

    from civildialogue.core.site.writing.compiled import COMPILED

    return jinja2.Environment(
        loader=jinja2.PackageLoader(package),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        undefined=jinja2.StrictUndefined,
        bytecode_cache=COMPILED,
    )


@dataclass(frozen=True)
class Writer:
    """Makes the pages of one locale.

    ``among`` is the locale among whose pages the text stands, if it isn't its own: an original that
    stands in for its translation. ``marks`` are set around words that are not in the locale. A book
    is ``whole``: no list of it is cut into pages.
    """

    shared: Shared
    locale: Locale
    among: Locale | None = None
    marks: bool = False
    whole: bool = False

    @property
    def library(self) -> Library:
        """The library that the pages come from."""
        return self.shared.library

    def of(self, make: "Callable[[Writer], V]") -> V:
        """What a feature derives for this locale: made once, however many pages ask."""
        place = make, self.locale, self.among, self.marks, self.whole
        if place not in self.shared.kept:
            self.shared.kept[place] = make(self)
        return cast("V", self.shared.kept[place])

    def label(self, key: str) -> str:
        """A page's title, after its number where pages of the kind have one."""
        kind = self.library.page_kind(self.library.originals[key].original)
        number = f"{posixpath.basename(key)}. " if kind.is_numbered else ""
        return f"{number}{self.title(key)}"

    def t(self, key: str, **values: object) -> str:
        """A text of the interface in this locale; it can name the site's languages."""
        named = self._names[tongue(self.locale, key)]
        text = message(self.locale, key, **{**named, **values})
        return marked(self.locale, key, text) if self.marks else text

    @property
    def _names(self) -> Mapping[str, Mapping[str, str]]:
        return self.of(_names)

    @cached_property
    def words(self) -> Mapping[str, str]:
        """Every text of the interface, the languages named in it, other placeholders left."""
        return naming.words(self.locale, marks=self.marks)

    def n(self, name: str, count: int, **values: object) -> str:
        """A text in the form that a number asks for."""
        return self.t(counted(self.locale, name, count), **values)

    def address(self, key: str) -> str:
        """The address of a page of this locale, below the site's root."""
        return f"{self.locale.prefix}{address(key)}"

    def way(self, key: str, to: str) -> str:
        """The way from the page ``key`` to another page or ``page#anchor`` of this locale."""
        target, mark, anchor = to.partition("#")
        target = self.of(places).get(to, target) if mark else target
        return relative(self.address(key), f"{self.address(target)}{mark}{anchor}")

    def file(self, key: str, path: str) -> str:
        """The way from the page ``key`` to a file of the site such as ``data/rec.csv``."""
        return relative(f"{(self.among or self.locale).prefix}{address(key)}", path)

    def is_here(self, address: object) -> bool:
        """Whether an address on the web is a place of this site."""
        return is_own(str(address), self.library.address)

    def title(self, key: str) -> str:
        """A page's title in this locale, or the original's where there is none."""
        page = self.library.page(key, self.locale) or self.library.originals[key]
        return page.matter.title

    def shown(self, named: Reference) -> tuple[str, str] | None:
        """What a record that is named is called on the page that shows it, and its place there.

        None where it isn't there, or no page shows records of the kind.
        """
        kind = next((k for k in self.library.record_kinds if k.name == named.register), None)
        located = self.library.registers.get(named.register, {}).get(named.value)
        if kind is None or located is None or kind.title is None:
            return None
        return kind.title(located.value, self.locale), f"{kind.page}#{named.value}"

    def has_anchor(self, key: str, anchor: str) -> bool:
        """Whether the page in this locale, or its original, has a passage of that id."""
        page = self.library.page(key, self.locale) or self.library.originals.get(key)
        return page is not None and anchor in page.prints

    def folder_title(self, folder: str) -> str:
        """The title of a folder's index, or of the pages about the site where it has none."""
        index = f"{folder}/index"
        return self.title(index) if index in self.library.originals else self.t("navigation.about")

    def foreign(self, key: str) -> Markup:
        """The attribute that marks a page's words where they are not in this locale; else nothing.

        Source: WCAG 2.2, success criterion 3.1.2.
        """
        page = self.library.page(key, self.locale) or self.library.originals[key]
        is_own = page.spoken == self.locale
        return Markup("") if is_own else Markup(' lang="{}"').format(page.spoken)

    def name(self, text: str) -> Markup:
        """A proper name; marked as in the site's language of Cyrillic letters, where it has some.

        Source: WCAG 2.2, success criterion 3.1.2.
        """
        home = next((tag for tag in languages() if script(tag) == "CYRILLIC"), None)
        if home in (None, self.locale) or not _CYRILLIC.search(text):
            return escape_markup(text)
        return Markup('<span lang="{}">{}</span>').format(home, text)

    def sorted(self, words: "Mapping[str, str]") -> list[str]:
        """The keys of the mapping, sorted by their words as this locale sorts."""
        return sorted(words, key=lambda key: collation_key(words[key], self.locale))

    def provision(self, provision: Provision) -> str:
        """„чл. 26, ал. 4, т. 1“ or “art. 26(4)(1)”; “art. 15v(1) (15в)”."""
        return naming.provision(self.t, self.library, self.locale, provision)

    def render(self, template: str, key: str, **values: object) -> str:
        """A part of the page ``key``, from a template; a feature has its own: ``name/x.md.j2``."""
        feature, _, file = template.rpartition("/")
        rooms = {each.name: each.package for each in known()}
        found = templates_of(rooms.get(feature, "civildialogue.core.site")).get_template(file)
        return found.render(
            t=self.t,
            w=self,
            locale=str(self.locale),
            here=key,
            date=lambda day: format_date(day, self.locale),
            n=lambda name, count: self.n(name, count, days=count),
            when=lambda text: format_partial_date(text, self.locale),
            quote=lambda text, lang=None: quote(text, Locale(lang or self.locale)),
            href=lambda to: self.way(key, to),
            **values,
        )

    def document(self, title: str, summary: str, body: str, **meta: Any) -> Document:
        """A generated page that stands in this locale by its own right."""
        forum = {"kind": "generated", "content_locale": str(self.locale), **meta.pop("forum", {})}
        return Document({"title": title, "description": summary, "forum": forum, **meta}, body)


def _names(writer: Writer) -> Mapping[str, Mapping[str, str]]:
    return {each: naming.names(writer.locale, each) for each in (writer.locale, ENGLISH)}


def html(text: str) -> str:
    """The text with what HTML would take for markup escaped."""
    return escape(text, quote=True)
