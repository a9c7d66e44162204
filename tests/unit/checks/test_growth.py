"""What is done once for all, however many records, pages and faults there are."""

from collections.abc import ItemsView, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from civildialogue.core.checks import links
from civildialogue.core.model.library import Located
from civildialogue.core.model.records import Tombstone
from civildialogue.core.site.pages.parts import removed
from civildialogue.core.source import load as loading
from civildialogue.core.source.yamlmap import YamlMap, read_yaml

from ..making import FORUM, bare_page, library_of, load, writer_of

MANY = 40
STONE = '- {{page: analysis/one, id: p-{n}, removed: "2026-11-20", reason: {{bg: а, en: b}}}}\n'


def test_the_places_of_a_list_are_gone_through_once_for_all_its_records(
    docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    walked: list[int] = []

    class Places(dict[Any, Any]):
        def items(self) -> ItemsView[Any, Any]:
            walked.append(len(self))
            return super().items()

    def counted(*given: Any) -> YamlMap:
        data = read_yaml(*given)
        data.fields = Places(data.fields)
        return data

    monkeypatch.setattr(loading, "read_yaml", counted)
    text = "".join(STONE.format(n=n) for n in range(MANY))
    library = load(docs, {"_data/tombstones.yml": text}).library
    assert len(library.tombstones) == MANY
    assert [stone.span_of("id").line for stone in library.tombstones] == [*range(1, MANY + 1)]
    assert len(walked) == 1


def test_the_tombstones_are_gone_through_once_for_all_pages(docs: Path) -> None:
    walked: list[int] = []

    class Stones(tuple[Located[Tombstone], ...]):
        __slots__ = ()

        def __iter__(self) -> Iterator[Located[Tombstone]]:
            walked.append(len(self))
            return super().__iter__()

    text = "".join(STONE.format(n=n) for n in range(MANY))
    read = load(docs, {**FORUM, "_data/tombstones.yml": text}).library
    library = replace(read, tombstones=Stones(read.tombstones))
    writer = writer_of(library, docs)
    assert all(library.knows("analysis/one", f"p-{n}") for n in range(MANY))
    assert not library.knows("analysis/two", "p-0")
    assert removed(writer, "analysis/one").count("p-") >= MANY
    assert removed(writer, "analysis/two") == ""
    assert len(walked) == 1


def test_what_a_wrong_name_may_mean_is_looked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(
        links, "get_close_matches", lambda word, known: [asked.append(word) or "zna"]
    )
    library = library_of(bare_page("\n\n".join("Текст [@zn, чл. 1] и [@zm]." for _ in range(MANY))))
    found = [*links.citations(library)]
    assert len(found) == 2 * MANY and {d.params["hint"] for d in found}
    assert sorted(asked) == ["zm", "zn"]
