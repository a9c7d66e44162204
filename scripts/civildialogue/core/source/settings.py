"""The one reader of ``mkdocs.yml``: a source like any other, with the place of every fault.

What it passes, MkDocs and its plugins build; what they would read otherwise, obey or stumble over
is refused by name. Nothing of it is run: tags, which MkDocs would call, are refused.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from civildialogue.core.active import broken, known
from civildialogue.core.model.colours import INK
from civildialogue.core.model.diagnostics import Diagnostic, Param
from civildialogue.core.model.forge import Sending
from civildialogue.core.model.language import Languages, languages, use
from civildialogue.core.model.library import Library
from civildialogue.core.model.localized import NAMELESS, Localized, both
from civildialogue.core.model.settings import EXTENSIONS, Emblem, Spoken, Written, brief
from civildialogue.core.model.text import SourceText
from civildialogue.core.model.zone import USUAL
from civildialogue.core.source import clock, places
from civildialogue.core.source.conflict import conflicts
from civildialogue.core.source.expectations import expectation
from civildialogue.core.source.faults import LONGEST, of_settings, unseen
from civildialogue.core.source.former import copies, former
from civildialogue.core.source.frontmatter import suggestion
from civildialogue.core.source.plugins import Plugins
from civildialogue.core.source.reading import UnreadableError, read
from civildialogue.core.source.yamlmap import Loc, YamlMap, read_yaml

NAME, FONTS = "mkdocs.yml", "fonts"
MOST_BYTES = 65_536
_PICTURES = (("theme", "favicon"), ("theme", "logo"), ("extra", "emblem", "image"))
"""What is a project's own, and never the program's."""
_NOTHING = Localized(en="")


@dataclass(frozen=True)
class Settings:
    """What a project is built with. ``address`` is the site's, with a slash at its end.

    ``features`` are those that the site has; None, if the file names none, is all of them.
    ``docs`` has the texts, ``site`` gets what is built, ``theme`` is the project's own; of a faulty
    file these are the usual ones. ``fonts`` has the project's own faces for print, if any.
    ``usable`` is false where there are no texts to be read, ``notes`` say what the site can be
    built without, and ``is_earlier`` is true of a file in the form of an earlier version.
    """

    docs: Path
    site: Path
    theme: Path
    address: str = "/"
    extensions: Mapping[str, Mapping[str, Any]] = field(default_factory=lambda: EXTENSIONS)
    name: Localized = NAMELESS
    short_name: Localized = NAMELESS
    funding: Localized = _NOTHING
    languages: Languages = field(default_factory=Languages)
    emblem: Emblem | None = None
    print_colour: str = INK
    features: tuple[str, ...] | None = None
    sign_off: bool = False
    sending: Sending = field(default_factory=Sending)
    diagnostics: tuple[Diagnostic, ...] = ()
    notes: tuple[Diagnostic, ...] = ()
    fonts: Path | None = None
    usable: bool = True
    is_earlier: bool = False

    def placed(self, library: Library) -> Library:
        """The library as the site shows it: its address, names, colour, where to send."""
        return replace(
            library,
            sending=self.sending,
            address=self.address,
            name=self.name,
            short_name=self.short_name,
            colour=self.print_colour,
        )

    def drawing(self) -> bytes:
        """The emblem of who paid, as SVG; empty without one."""
        return (self.theme / self.emblem.image).read_bytes() if self.emblem else b""


def settings(project: Path, display: str = NAME, docs: Path | None = None) -> Settings:
    """The settings of a project and all that is wrong with them. ``display`` names the file.

    From here on the program works in the languages of this site, and counts in its time zone.

    ``docs`` are the texts to work on if not the project's own. Raises OSError if there is no file.
    """
    return _Reader(project, display, docs).settings()


def _name(record: str, spoken: Sequence[Spoken]) -> Localized:
    """The site's name in each language; one without its own has that of the record."""
    return Localized(**{each.locale: each.site_name or record for each in spoken})


def _short(name: Localized) -> Localized:
    """A name that fits a browser's list of searches."""
    return Localized(**{tag: brief(name[tag]) for tag in languages()})


class _Reader(Plugins):
    def __init__(self, project: Path, display: str, chosen: Path | None) -> None:
        self.project, self.chosen = project, chosen
        self.folder = display.removesuffix(NAME).rstrip("/")
        try:
            source = read(project, NAME, self.folder, MOST_BYTES)
            marks = [*conflicts(source)]
            data = YamlMap(diagnostics=marks)
            data = data if marks else read_yaml(source, exact=True)
        except UnreadableError as error:
            source, data = SourceText(display, ""), YamlMap(diagnostics=[error.diagnostic])
        data.diagnostics = [*map(of_settings, data.diagnostics), *unseen(source)]
        super().__init__(source, data)
        self.usable = True
        self.is_read = isinstance(self.data.value, dict) and not self.data.diagnostics
        self.raw: dict[str, Any] = self.data.value if isinstance(self.data.value, dict) else {}
        if not isinstance(self.data.value, dict) and not self.data.diagnostics:
            self.tell((), "field-invalid", field=NAME, expected=expectation("dict_type", {}))

    def settings(self) -> Settings:
        clock.use(USUAL)
        if not self.is_read:
            use(self.spoken)
            docs, site, theme = (self.project / name for name in ("docs", "site", "overrides"))
            docs = self.chosen or docs
            return Settings(docs, site, theme, diagnostics=self.found(), usable=False)
        named = {key: list(self.named(self.raw, key)) for key in ("plugins", "markdown_extensions")}
        rest = {key: value for key, value in self.raw.items() if key not in named}
        spoken = self.plugins(named["plugins"])
        self.notes = tuple(self.own_words(self.project, self.folder))
        written = self.checked(Written, rest, ())
        if written is not None:
            self.theme(written.theme, self.spoken.tags[0], ("theme", "language"))
        self.extensions(named["markdown_extensions"])
        docs, theme = self._docs(), self._folder("theme", "custom_dir", usual="overrides")
        site = self._site(docs, theme)
        self._files(theme)
        is_earlier = any(fault.code == "settings-earlier" for fault in self.data.diagnostics)
        self._copies(theme)
        if written is not None:
            self._features(written.extra.features or ())
            clock.use(written.extra.time_zone)
        if written is None or self.data.diagnostics:
            return Settings(
                docs,
                site,
                theme,
                languages=self.spoken,
                diagnostics=self.found(),
                notes=self.notes,
                usable=self.usable,
                is_earlier=is_earlier,
            )
        extra = written.extra
        forge = extra.forge
        root, texts = self.project.resolve(), docs.resolve()
        if forge and "folder" not in forge.model_fields_set and texts.is_relative_to(root):
            folder = texts.relative_to(root).as_posix()
            forge = forge.model_copy(update={"folder": folder})
        return Settings(
            docs,
            site,
            theme,
            address=f"{written.site_url.rstrip('/')}/",
            name=(name := _name(written.site_name, spoken)),
            short_name=extra.short_name or _short(name),
            funding=extra.funding or _NOTHING,
            languages=self.spoken,
            notes=self.notes,
            emblem=extra.emblem,
            print_colour=extra.print_colour,
            sign_off=extra.sign_off,
            sending=Sending(forge=forge, mail=extra.mail),
            fonts=fonts if (fonts := self.project / FONTS).is_dir() else None,
            features=None if extra.features is None else tuple(extra.features),
        )

    def _features(self, named: Sequence[str]) -> None:
        """Every feature that is named is one that the program has."""
        names = [feature.name for feature in known()]
        for name, reason in broken.items():
            at = ("extra", "features", named.index(name)) if name in named else ("extra",)
            self.tell(at, "feature-broken", name=name, reason=" ".join(reason.split())[:LONGEST])
        for number, name in enumerate(named):
            if name not in names and name not in broken:
                near = dict(suggestion(name, names))
                params: dict[str, Param] = {"name": name[:LONGEST], "known": ", ".join(names)}
                self.tell(("extra", "features", number), "feature-unknown", **{**params, **near})

    def _folder(self, *loc: str, usual: str) -> Path:
        """The folder that a setting names; told, and the usual one, where it may not be."""
        holder = self.raw.get(loc[0]) if len(loc) > 1 else self.raw
        value = holder.get(loc[-1], usual) if isinstance(holder, dict) else usual
        found = places.below(self.project, value) if isinstance(value, str) else None
        if found is None and isinstance(value, str) and value.strip():
            self.usable &= loc != ("docs_dir",)
            self.tell(loc, "folder-outside", setting=".".join(loc), folder=value)
        return found or self.project / usual

    def _docs(self) -> Path:
        docs = self.chosen or self._folder("docs_dir", usual="docs")
        code = "" if self.chosen else places.lacking(docs)
        if code and self.usable:
            self.usable = False
            folder = docs.relative_to(self.project).as_posix()
            self.tell(("docs_dir",), code, folder=folder)
        return docs

    def _site(self, docs: Path, theme: Path) -> Path:
        site = self._folder("site_dir", usual="site")
        if places.is_taken(site, docs, theme):
            folder = site.relative_to(self.project).as_posix()
            self.tell(("site_dir",), "site-dir-taken", folder=folder)
        return site

    def _files(self, theme: Path) -> None:
        """Every file that the settings name is there."""
        for loc in self.data.fields:
            value = self._at(loc)
            is_file = loc in _PICTURES
            if loc[:1] in (("extra_css",), ("extra_javascript",)):
                is_file = len(loc) == 2 or loc[2:] == ("path",)
            is_icon = loc[-2:] == ("toggle", "icon")
            if not isinstance(value, str) or not (is_file or is_icon):
                continue
            folders = (theme,) if loc in _PICTURES else (theme, places.THEME)
            found = any(places.has_file(each, value) for each in folders)
            is_here = found or value == places.FILTERS
            if value in former()["styles"]:
                self.tell(loc, "settings-earlier", what=both("earlier.style"))
            elif not (places.has_icon(value) if is_icon else is_here):
                self.tell(loc, "setting-file-missing", path=value)

    def _copies(self, theme: Path) -> None:
        """None of the program's files of before lies where it would hide that of today."""
        if count := sum(not found.is_own for found in copies(theme)):
            what = both("earlier.theme", count=count)
            self.tell(("theme", "custom_dir"), "settings-earlier", what=what)

    def _at(self, loc: Loc) -> Any:
        value: Any = self.raw
        for part in loc:
            value = value[part]
        return value
