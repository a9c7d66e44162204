"""Folder → Library: reads every file once and keeps going after each fault."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from civildialogue.model.diagnostics import Diagnostic, Param, Span
from civildialogue.model.language import RECORD, Locale
from civildialogue.model.library import Library, Located, Page, SourceText
from civildialogue.model.schema import Authority, Source, Term, Tombstone
from civildialogue.source.blocks import split_blocks
from civildialogue.source.expectations import expectation
from civildialogue.source.frontmatter import read_matter, validate
from civildialogue.source.yamlmap import YamlMap, read_yaml

PAGE_NAME = re.compile(r"^([a-z0-9]+(?:-[a-z0-9]+)*)\.(bg|en)\.md$")
DATA_FOLDER = "_data"
COMMENTS = "compendium/comments"
DECISIONS = "adr"
NOT_PAGES = (f"{DATA_FOLDER}/", f"{COMMENTS}/", f"{DECISIONS}/")
MAX_BYTES = 1_048_576

M = TypeVar("M", bound=BaseModel)


class Loader:
    """One reading of a ``docs`` folder. ``library`` and ``diagnostics`` are its results."""

    def __init__(self, docs: Path, display: str = "docs") -> None:
        """``display`` is how the folder is named in diagnostics."""
        self.docs, self.display = docs, display
        self.diagnostics: list[Diagnostic] = []
        self.library = self._read()

    def _read(self) -> Library:
        pages: dict[Locale, dict[str, Page]] = {Locale.BG: {}, Locale.EN: {}}
        assets: set[str] = set()
        unreadable: set[str] = set()
        for path in self._walk():
            match = PAGE_NAME.match(path.rpartition("/")[2])
            if path.startswith(NOT_PAGES):
                continue
            if not path.endswith(".md"):
                assets.add(path)
            elif match is None:
                self.diagnostics.append(Diagnostic("file-name", Span(f"{self.display}/{path}")))
            else:
                locale = Locale(match[2])
                page = self._page(path, locale)
                if page is None:
                    unreadable.add(path.removesuffix(f".{locale}.md"))
                else:
                    pages[locale][page.key] = page
        permalinks, permalink_source = self._permalinks()
        return Library(
            originals=pages[RECORD],
            translations=pages[Locale.EN],
            authorities=self._records("authorities.yml", Authority),
            glossary=self._records("glossary.yml", Term),
            sources=self._records("sources.yml", Source),
            tombstones=tuple(self._each("tombstones.yml", Tombstone)),
            permalinks=permalinks,
            permalink_source=permalink_source,
            assets=frozenset(assets),
            unreadable=frozenset(unreadable),
        )

    def _walk(self) -> Iterator[str]:
        """Files below the folder, sorted, relative; links are named and not followed."""
        for folder, names, files in os.walk(self.docs):
            names[:] = sorted(n for n in names if not n.startswith("."))
            for name in [*names, *sorted(files)]:
                full = Path(folder, name)
                relative = full.relative_to(self.docs).as_posix()
                if full.is_symlink():
                    span = Span(f"{self.display}/{relative}")
                    self.diagnostics.append(Diagnostic("symbolic-link", span))
                    if name in names:
                        names.remove(name)
                elif name in files and not name.startswith("."):
                    yield relative

    def _text(self, path: str) -> SourceText | None:
        """The text of a file; bytes that are no UTF-8 are named with their place."""
        name = f"{self.display}/{path}"
        data = (self.docs / path).read_bytes()
        if len(data) > MAX_BYTES:
            params = {"limit": str(MAX_BYTES // 1024)}
            self.diagnostics.append(Diagnostic("file-too-large", Span(name), params))
            return None
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            before = data[: error.start].decode("utf-8")
            line, column = before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1
            shown = data.decode("utf-8", errors="replace").split("\n")[line - 1]
            byte = f"0x{data[error.start]:02x}"
            span = Span(name, line, column, 1, shown.rstrip("\r"))
            self.diagnostics.append(Diagnostic("utf8-invalid", span, {"byte": byte}))
            return None
        return SourceText(name, text.replace("\r\n", "\n").removeprefix("\ufeff"))

    def _page(self, path: str, locale: Locale) -> Page | None:
        source = self._text(path)
        if source is None:
            return None
        matter, data, body_line = read_matter(source, locale is not RECORD)
        self.diagnostics.extend(data.diagnostics)
        if matter is None:
            return None
        blocks = split_blocks(source.lines[body_line - 1 :], body_line)
        key = path.removesuffix(f".{locale}.md")
        return Page(key, locale, source, matter, data.fields, tuple(blocks))

    def _yaml(self, name: str) -> tuple[SourceText, YamlMap] | None:
        if not (self.docs / DATA_FOLDER / name).is_file():
            return None
        source = self._text(f"{DATA_FOLDER}/{name}")
        if source is None:
            return None
        return source, read_yaml(source, source.text, 1)

    def _each(self, name: str, model: type[M]) -> Iterator[Located[M]]:
        read = self._yaml(name)
        if read is None:
            return
        source, data = read
        items = data.value if isinstance(data.value, list) else []
        if not isinstance(data.value, list | None):
            params: dict[str, Param] = {"field": name, "expected": expectation("list_type", {})}
            data.diagnostics.append(Diagnostic("field-invalid", source.span(1), params))
        for index, item in enumerate(items):
            value = validate(source, data, model, item, (index,))
            if value is not None:
                fields = {k[1:]: place for k, place in data.fields.items() if k[:1] == (index,)}
                yield Located(value, source, fields)
        self.diagnostics.extend(data.diagnostics)

    def _records(self, name: str, model: type[M]) -> Mapping[str, Located[M]]:
        return dict(self._unique(self._each(name, model)))

    def _unique(self, records: Iterable[Located[M]]) -> Iterator[tuple[str, Located[M]]]:
        seen: set[str] = set()
        for record in records:
            identifier: str = record.value.id  # type: ignore[attr-defined]
            if identifier in seen:
                params = {"id": identifier}
                self.diagnostics.append(Diagnostic("id-duplicate", record.span_of("id"), params))
                continue
            seen.add(identifier)
            yield identifier, record

    def _permalinks(self) -> tuple[dict[str, dict[str, Span]], SourceText]:
        read = self._yaml("permalinks.yml")
        if read is None:
            return {}, SourceText("", "")
        source, data = read
        self.diagnostics.extend(data.diagnostics)
        raw: Any = data.value if isinstance(data.value, dict) else {}
        wrong: list[tuple[str, ...]] = [
            (key,) for key, ids in raw.items() if not isinstance(ids, list)
        ]
        if not isinstance(data.value, dict | None):
            wrong.append(())
        for loc in wrong:
            params: dict[str, Param] = {
                "field": "permalinks.yml",
                "expected": expectation("list_type" if loc else "dict_type", {}),
            }
            span = source.span(*data.fields.get(loc, (1, 1, 1)))
            self.diagnostics.append(Diagnostic("field-invalid", span, params))
        ledger = {
            key: {
                str(identifier): source.span(*data.fields[(key, index)])
                for index, identifier in enumerate(ids)
            }
            for key, ids in raw.items()
            if isinstance(ids, list)
        }
        return ledger, source
