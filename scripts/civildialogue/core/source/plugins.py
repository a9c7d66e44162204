"""The plugins and extensions in ``mkdocs.yml``: which there are, in which order, with what."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType
from typing import Any

from civildialogue.core.model.conventions import is_known
from civildialogue.core.model.diagnostics import Diagnostic, Param, Span
from civildialogue.core.model.lacking import lacking
from civildialogue.core.model.language import ENGLISH, Languages, Locale, Words, use
from civildialogue.core.model.localized import both, called
from civildialogue.core.model.settings import (
    EXTENSIONS,
    I18N,
    PLUGINS,
    SITE,
    I18n,
    OwnTheme,
    Spoken,
    Theme,
)
from civildialogue.core.source import places
from civildialogue.core.source.expectations import expectation
from civildialogue.core.source.faults import Faults
from civildialogue.core.source.former import former
from civildialogue.core.source.wording import read_words, unread
from civildialogue.core.source.yamlmap import Loc

_LISTS, _DEPTH = (("plugins",), ("markdown_extensions",)), 3
"""Where names stand: ``plugins: [i18n: …]`` and ``plugins: {i18n: …}``."""
Named = list[tuple[str, Any, Loc]]


class Plugins(Faults):
    """Reads what MkDocs takes as a list of names, each with options or without.

    ``spoken`` are the languages of the site, as far as the settings say so without a fault, and
    ``places`` where each is named; ``notes`` say what a site can be built without.
    """

    spoken = Languages()
    places: Mapping[Locale, Loc] = MappingProxyType({})
    notes: tuple[Diagnostic, ...] = ()

    def span(self, loc: Loc) -> Span:
        """The place of a value; of a plugin or an extension, that of its name."""
        place = self.data.keys.get(loc) if loc[:1] in _LISTS and len(loc) <= _DEPTH else None
        return self.source.span(*place) if place else super().span(loc)

    def named(self, raw: dict[str, Any], key: str) -> Iterator[tuple[str, Any, Loc]]:
        """Plugins or extensions: each name with its options and its place, however written."""
        value = raw.get(key)
        if isinstance(value, dict):
            value = [{name: options} for name, options in value.items()]
            places: list[Loc] = [(key, *entry) for entry in value]
        elif isinstance(value, list):
            places = [(key, number) for number in range(len(value))]
        else:
            if value is not None:
                self.tell((key,), "field-invalid", field=key, expected=expectation("list_type", {}))
            return
        for entry, loc in zip(value, places, strict=True):
            if isinstance(entry, str):
                yield entry, None, loc
            elif isinstance(entry, dict) and len(entry) == 1:
                name, options = next(iter(entry.items()))
                yield name, options, loc if loc[-1] == name else (*loc, name)
            else:
                self.tell(loc, "field-invalid", field=key, expected=expectation("named", {}))

    def _once(self, key: str, named: Named, wanted: tuple[str, ...]) -> dict[str, tuple[Any, Loc]]:
        """The entries by their names; foreign, doubled and missing ones are told."""
        known: dict[str, tuple[Any, Loc]] = {}
        for name, options, loc in named:
            if name not in wanted:
                near = get_close_matches(name, wanted, cutoff=0.8)
                self.unsupported(loc, f"{key}: {name}", near[0] if near else "")
            elif name in known:
                self._again(loc, name, known[name][1])
            else:
                known[name] = options, loc
        for name in wanted:
            if name not in known:
                self.tell((key,), "setting-missing", setting=f"{key}: {name}")
        return known

    def _again(self, loc: Loc, key: str, first: Loc) -> None:
        self.tell(loc, "yaml-duplicate-key", key=key, line=str(self.span(first).line))

    def plugins(self, named: Named) -> Sequence[Spoken]:
        """Checks those of the site, which build on each other in order; returns its languages."""
        known = self._once("plugins", named, PLUGINS)
        if [name for name in known if name in PLUGINS] == list(reversed(PLUGINS)):
            self.tell(known[I18N][1], "plugin-order", first=PLUGINS[0], second=PLUGINS[1])
        options, loc = known.pop(PLUGINS[0], (None, ()))
        if options not in (None, {}):
            self.unsupported(loc, f"plugins: {PLUGINS[0]}: …", PLUGINS[0])
        if I18N in known:
            options, loc = known[I18N]
            result = self.checked(I18n, {} if options is None else options, loc)
            if result is not None:
                self._languages(result.languages, (*loc, "languages"))
                return result.languages
        return ()

    def _languages(self, spoken: list[Spoken], loc: Loc) -> None:
        """The languages of the site, each once; one of them is the record's: the default."""
        before = len(self.data.diagnostics)
        seen: dict[str, Loc] = {}
        first: str | None = None
        for number, language in enumerate(spoken):
            at = (*loc, number, "locale")
            if not is_known(language.locale):
                self.tell(at, "language-unknown", language=language.locale)
            elif language.locale in seen:
                self._again(at, language.locale, seen[language.locale])
            elif language.default and first:
                right = f"{language.locale}: default: false"
                self.unsupported((*loc, number, "default"), f"{language.locale}: default", right)
            elif language.default:
                first = language.locale
            seen.setdefault(language.locale, at)
            self.theme(language.theme, language.locale, (*loc, number, "theme", "language"))
        if not first:
            self.tell(loc, "setting-missing", setting="languages: default: true")
        if first and len(self.data.diagnostics) == before:
            tags = sorted(seen, key=lambda tag: tag != first)
            names = {language.locale: language.name for language in spoken}
            self.spoken = Languages(tuple(map(Locale, tags)), names)
            self.places = {Locale(tag): seen[tag] for tag in tags}

    def own_words(self, project: Path, folder: str) -> Iterator[Diagnostic]:
        """Has the program speak the site's languages, with the words that the project brings.

        Tells what a site can be built without: files that are not read, and languages in which the
        interface is partly in English.
        """
        own: dict[str, Words] = {}
        for tag in self.spoken.tags:
            own[tag], faults = read_words(project, folder, tag)
            self.data.diagnostics += faults
        self.spoken = replace(self.spoken, own=own)
        use(self.spoken)
        if self.places:
            yield from unread(project, folder, self.spoken.tags)
        for locale, loc in self.places.items():
            if count := len(lacking(locale)):
                about: dict[str, Param] = {"count": str(count), "tag": str(locale)}
                about["language"] = called(locale)
                yield Diagnostic("words-missing", self.span(loc), about)

    def theme(self, theme: Theme | OwnTheme | None, tag: str, loc: Loc) -> None:
        """The words of the theme are in the language, or in English if the theme lacks it."""
        right = places.theme_words(tag)
        if theme and theme.language not in ((right,) if right == tag else (right, ENGLISH)):
            name = f"{tag}: theme: language" if isinstance(theme, OwnTheme) else "language"
            self.unsupported(loc, f"{name}: {theme.language}", f"language: {right}")

    def extensions(self, named: Named) -> None:
        """Those that the texts are checked with, and no others."""
        for number, (name, options, loc) in enumerate(named):
            if name == former()["extension"]:
                self.tell(loc, "settings-earlier", what=both("earlier.extension"))
                named[number] = SITE, options, loc
        known = self._once("markdown_extensions", named, tuple(EXTENSIONS))
        for name, (options, loc) in known.items():
            right = dict(EXTENSIONS[name])
            if (options or {}) != right:
                shown = ", ".join(f"{k}: {str(v).lower()}" for k, v in right.items())
                setting = f"markdown_extensions: {name}: …"
                self.unsupported(loc, setting, f"{name}: {{{shown}}}" if shown else name)
