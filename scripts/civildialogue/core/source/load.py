"""Folder → Library: reads every file once and keeps going after each fault."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from civildialogue.core.active import active
from civildialogue.core.feature import RecordKind
from civildialogue.core.model.diagnostics import Diagnostic, Param, Span
from civildialogue.core.model.language import Locale, languages, record_locale
from civildialogue.core.model.library import Library, Located, Page
from civildialogue.core.model.records import Authority, Source, Term, Theme, Tombstone
from civildialogue.core.model.text import SourceText
from civildialogue.core.model.values import Record
from civildialogue.core.source.assets import examine
from civildialogue.core.source.beside import DECISIONS, beside
from civildialogue.core.source.blocks import split_blocks
from civildialogue.core.source.expectations import expectation
from civildialogue.core.source.folder import Files as Files
from civildialogue.core.source.folder import Folder
from civildialogue.core.source.frontmatter import split, validate
from civildialogue.core.source.ledger import Ledger
from civildialogue.core.source.left import Left
from civildialogue.core.source.limits import crowded
from civildialogue.core.source.lists import DATA_FOLDER, LEDGER
from civildialogue.core.source.many import read_pages
from civildialogue.core.source.pack import Pack
from civildialogue.core.source.page import page_name
from civildialogue.core.source.yamlmap import Loc, YamlMap, read_yaml

NOT_PAGES = (f"{DATA_FOLDER}/", DECISIONS)

M = TypeVar("M", bound=BaseModel)


Told = tuple[SourceText | None, list[Diagnostic]]


class Loader(Folder):
    """One reading of a ``docs`` folder. ``library`` and ``diagnostics`` are its results."""

    def __init__(
        self,
        docs: Path,
        display: str = "docs",
        over: Files | None = None,
        kept: Pack | None = None,
    ) -> None:
        """As a folder is read; see there. ``kept`` has the pages of before, by their texts."""
        super().__init__(docs, display, over)
        self.kept = kept or Pack(None)
        self.filed: defaultdict[type[Record], dict[str, Located[Any]]] = defaultdict(dict)
        self.kinds = [kind for each in active() for kind in each.records]
        self.left = Left()
        self.library = self._read()

    def _read(self) -> Library:
        pages: dict[Locale, dict[str, Page]] = {locale: {} for locale in languages()}
        asked: list[tuple[str, Locale]] = []
        assets: set[str] = set()
        unreadable: set[str] = set()
        paths = [*self._paths()]
        self.lists = self._lists(paths)
        for path in paths:
            match = page_name().fullmatch(path.rpartition("/")[2])
            if path.startswith(NOT_PAGES) or self.left.has(path, self.display):
                continue
            if kind := next((kind for kind in self.kinds if kind.has(path)), None):
                self._record(kind, path)
            elif f"/{DATA_FOLDER}/" in path:
                self._described(path, None)
            elif not path.endswith(".md"):
                found = list(examine(self.docs, path, self.display, self.over.get(path)))
                self.diagnostics += found
                (unreadable if found else assets).add(path)
            elif match is None:
                self.diagnostics.append(Diagnostic("file-name", Span(f"{self.display}/{path}")))
            else:
                asked.append((path, Locale(match[2])))
        texts = [self._told(path) for path, _ in asked]
        every = [(*page, text) for page, (text, _) in zip(asked, texts, strict=True)]
        read = read_pages(every, self.kept)
        for (path, locale), (_, told), (page, found) in zip(asked, texts, read, strict=True):
            others = list(self.left.others(found))
            self.diagnostics += (*told, *others)
            if page is not None:
                pages[locale][page.key] = page
            elif len(others) == len(found):
                unreadable.add(path.removesuffix(f".{locale}.md"))
        self.diagnostics += self.left.told()
        public = [kind for kind in self.kinds if kind.is_public]
        named = [path for path in paths if not any(kind.has(path) for kind in public)]
        ledger = self._ledger()
        authorities = self._records("authorities", Authority)
        glossary = self._records("glossary", Term)
        sources = self._records("sources", Source)
        themes = self._records("themes", Theme)
        return Library(
            originals=pages.pop(record_locale()),
            translated=pages,
            authorities=authorities,
            glossary=glossary,
            sources=sources,
            themes=themes,
            filed={kind.model: self.filed[kind.model] for kind in self.kinds},
            tombstones=tuple(self._each("tombstones", Tombstone)),
            permalinks=ledger.permalinks,
            ledger=ledger.sources,
            assets=frozenset(assets),
            unreadable=frozenset(unreadable),
            faulty=frozenset(self.faulty),
            beside=partial(beside, self.docs, self.display, named, self.over),
            once=self.kept.once,
        )

    def _told(self, path: str) -> Told:
        """The text of a page, if it can be read, and what is wrong with its file."""
        before = len(self.diagnostics)
        source = self._text(path)
        told = self.diagnostics[before:]
        del self.diagnostics[before:]
        return source, told

    def _record(self, kind: RecordKind, path: str) -> None:
        """One file of a record: values alone, or as the front matter of a text."""
        if kind.beside and path.endswith(kind.beside):
            self._described(path, path.removesuffix(kind.beside) + kind.ending)
            return
        inner = path.removeprefix(f"{kind.folder}/")
        if kind.file_name and not kind.file_name.fullmatch(inner):
            self.diagnostics.append(Diagnostic(kind.misnamed, Span(f"{self.display}/{path}")))
            self._blame(kind.name)
            return
        source = self._text(path, is_letter=kind.is_public)
        has_text = kind.ending == ".md"
        found = split(source) if source and has_text else None
        if source is None or (has_text and found is None):
            if source is not None:
                self.diagnostics.append(Diagnostic("front-matter-missing", source.span(1)))
            self._blame(kind.name)
            return
        data = read_yaml(source, found[0] if found else None)
        model = kind.reads(data.value) if kind.reads else kind.model
        value: Any = self._whole(source, data, model)
        if value is None:
            self._blame(kind.name, data.value)
            return
        beside = self._beside(path, kind.ending, kind.beside) if kind.beside else None
        if kind.beside and beside is None:
            self._blame(kind.name, data.value)
            return
        body = tuple(split_blocks(source.lines[found[1] - 1 :], found[1])) if found else ()
        located = Located(value, source, data.fields, body, beside)
        if too_much := crowded(source, body):
            self.diagnostics.append(too_much)
            self._blame(kind.name, data.value)
        else:
            self._add(value.id, located, self.filed[kind.model])

    def _whole(self, source: SourceText, data: YamlMap, model: type[M]) -> M | None:
        """The record that a file of its own holds; an empty one lacks every field."""
        value = None
        if data.value is not None or not data.diagnostics:
            value = validate(source, data, model, {} if data.value is None else data.value)
        self.diagnostics.extend(data.diagnostics)
        return value

    def _add(self, identifier: str, at: Located[Any], known: dict[str, Located[Any]]) -> None:
        first = known.setdefault(identifier, at)
        if first is not at:
            span, other = at.span_of("id"), first.span_of("id")
            params = {"id": identifier, "other": f"{other.path}:{other.line}"}
            self.diagnostics.append(Diagnostic("id-duplicate", span, params))

    def _each(self, name: str, model: type[M]) -> Iterator[Located[M]]:
        """The records of a list, file by file."""
        for path in self.lists[name]:
            source = self._text(path)
            if source is None:
                self._blame(name)
                continue
            yield from self._kept_items(name, model, source)

    def _kept_items(self, name: str, model: type[M], source: SourceText) -> list[Located[M]]:
        """The records of one file, and what is wrong in it; of a text of before, as it was read."""

        def make() -> tuple[list[Located[M]], list[Diagnostic], set[tuple[str, str]]]:
            others, self.diagnostics = self.diagnostics, []
            blamed, self.faulty = self.faulty, set()
            read = [*self._items(name, model, source, read_yaml(source))]
            found = read, self.diagnostics, self.faulty
            self.diagnostics, self.faulty = others, blamed
            return found

        parts = "list", name, source.sum
        items, told, faulty = self.kept.once(parts, make)
        self.diagnostics += told
        self.faulty |= faulty
        return items

    def _items(
        self, name: str, model: type[M], source: SourceText, data: YamlMap
    ) -> Iterator[Located[M]]:
        items = data.value if isinstance(data.value, list) else []
        if data.diagnostics and data.value is None:
            self._blame(name)
        if not isinstance(data.value, list | None):
            file = source.path.rpartition("/")[2]
            params: dict[str, Param] = {"field": file, "expected": expectation("list_type", {})}
            data.diagnostics.append(Diagnostic("field-invalid", source.span(1), params))
            self._blame(name)
        places: defaultdict[object, dict[Loc, tuple[int, int, int]]] = defaultdict(dict)
        for loc, place in data.fields.items():
            places[loc[0] if loc else None][loc[1:]] = place
        for index, item in enumerate(items):
            value = validate(source, data, model, item, (index,))
            if value is None:
                self._blame(name, item)
            else:
                yield Located(value, source, places[index])
        self.diagnostics.extend(data.diagnostics)

    def _records(self, name: str, model: type[M]) -> Mapping[str, Located[M]]:
        known: dict[str, Located[M]] = {}
        for record in self._each(name, model):
            identifier: str = record.value.id  # type: ignore[attr-defined]
            self._add(identifier, record, known)
        return known

    def _ledger(self) -> Ledger:
        texts = [self._text(path) for path in self.lists[LEDGER]]
        if None in texts:
            self._blame(LEDGER)
        found = Ledger(filter(None, texts))
        self.faulty |= {(LEDGER, key) for key in found.faulty}
        self.diagnostics += found.diagnostics
        return found
