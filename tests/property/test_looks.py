"""What is found on a page, and what its documents say, depends on its own texts and on what
``around`` sums up, and on no more.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from civildialogue.core.checks import pages, registry
from civildialogue.core.model.focus import RECORDS
from civildialogue.core.model.library import Library, Page
from civildialogue.core.model.text import BlockKind
from civildialogue.core.pipeline import inspect
from civildialogue.core.site.pages.assembly import lists, texts
from civildialogue.core.site.writing.context import Shared
from civildialogue.core.source.history import History
from civildialogue.core.source.load import Loader
from civildialogue.core.source.pack import Pack
from civildialogue.core.source.page import parse
from counts import some

ROOT = Path(__file__).parents[1]
REAL, FIXTURE = ROOT.parent / "docs", ROOT / "e2e/docs"
GOLDEN = sorted(path for path in (ROOT / "golden").glob("*/docs") if path.is_dir())
LOOKS = [check for check in registry.CHECKS if check in registry.OF_PAGES]


def libraries() -> Iterator[Path]:
    yield FIXTURE
    yield REAL
    yield from some(GOLDEN)


@pytest.mark.parametrize("docs", [*libraries()], ids=lambda docs: docs.parent.name)
def test_one_page_after_the_other_finds_what_all_at_once_find(docs: Path) -> None:
    library = Loader(docs).library
    looks = pages.Looks(library, LOOKS, None)
    found = looks.found([task() for task in looks.tasks()])
    for check in LOOKS:
        at_once = sorted(check(library), key=lambda d: d.sort_key)
        assert sorted(found[check], key=lambda d: d.sort_key) == at_once, check.__name__


def hollow(page: Page) -> Page:
    """A page without its text: its facts are left, and the ids and kinds of its passages."""
    blocks = tuple(replace(block, text="") for block in page.blocks)
    return replace(page, source=replace(page.source, text="", raw=""), blocks=blocks, targets=())


def alone(library: Library, *keys: str) -> Library:
    """A library in which all pages but those of some keys are hollow."""

    def others(kept: dict[str, Page]) -> dict[str, Page]:
        return {name: page if name in keys else hollow(page) for name, page in kept.items()}

    return replace(
        library,
        originals=others(dict(library.originals)),
        translated={tag: others(dict(kept)) for tag, kept in library.translated.items()},
    )


@pytest.mark.parametrize("docs", [*libraries()], ids=lambda docs: docs.parent.name)
def test_no_look_at_a_page_reads_the_text_of_another(docs: Path) -> None:
    library = Loader(docs).library
    keys = [RECORDS, *dict.fromkeys(page.key for page in library.pages)]
    for key in keys if docs != REAL else keys[::9]:
        other = alone(library, key)
        assert pages.around(other) == pages.around(library)
        [(_, before)] = pages._looked(library, LOOKS, [key])
        [(_, after)] = pages._looked(other, LOOKS, [key])
        assert after == before, key


@pytest.mark.parametrize("docs", [*libraries()], ids=lambda docs: docs.parent.name)
def test_no_document_of_a_text_tells_what_another_text_says(docs: Path) -> None:
    found = inspect(docs)
    if found.failed:
        return  # No document is ever made of it.
    library, history, day = found.library, History(docs), dt.date(2026, 11, 30)
    shared = Shared(library, history, day)
    step = 9 if docs == REAL else 1
    for number, key in list(enumerate(library.originals))[::step]:
        part = texts(shared)[number]
        if part.made_of is None:
            continue
        others = Shared(alone(library, key), history, day)
        vars(others)["backlinks"] = shared.backlinks  # Part of what it is made of.
        other = texts(others)[number]
        assert other.made_of and other.made_of() == part.made_of()
        assert [*other.make()] == [*part.make()], key


@pytest.mark.parametrize("docs", [*libraries()], ids=lambda docs: docs.parent.name)
def test_no_list_tells_of_passages_what_it_does_not_say(docs: Path) -> None:
    found = inspect(docs)
    if found.failed:
        return  # No document is ever made of it.
    library, history, day = found.library, History(docs), dt.date(2026, 11, 30)
    folders = tuple(f"{each.folder}/" for each in library.features if each.folder)
    own = alone(library, *(key for key in library.originals if key.startswith(folders)))
    every = lists(Shared(library, history, day)), lists(Shared(own, history, day))
    for number, (part, other) in enumerate(zip(*every, strict=True)):
        if part.made_of and other.made_of:
            assert other.made_of() == part.made_of()
            assert [*other.make()] == [*part.make()], number


def test_the_facts_of_a_page_are_its_front_matter_and_what_its_passages_are() -> None:
    page = next(iter(Loader(REAL).library.originals.values()))

    def facts(old: str, new: str) -> str:
        text = page.source.text.replace(old, new, 1)
        assert text != page.source.text
        read, _ = parse(replace(page.source, text=text, raw=""), f"{page.key}.bg.md", page.locale)
        assert read
        return read.facts

    first = next(block for block in page.blocks if block.kind is BlockKind.PARAGRAPH)
    assert facts(first.text, f"{first.text} Дума.") == page.facts
    assert facts(first.text, f"{first.text}\n\nДума.") != page.facts
    assert facts("title: ", "title: А") != page.facts


def test_the_data_beside_a_record_are_part_of_what_pages_may_tell() -> None:
    library = Loader(REAL).library
    [(model, filed)] = [
        (model, each)
        for model, each in library.filed.items()
        if any(located.beside for located in each.values())
    ]
    [name, located] = next((name, each) for name, each in filed.items() if each.beside)
    assert located.beside
    beside = replace(located.beside, text=f"{located.beside.text}\n")
    changed = {**filed, name: replace(located, beside=beside)}
    other = replace(library, filed={**library.filed, model: changed})
    assert pages.around(other) != pages.around(library)


@pytest.mark.parametrize("docs", [*libraries()], ids=lambda docs: docs.parent.name)
def test_what_is_kept_is_read_as_it_was_found(docs: Path, tmp_path: Path) -> None:
    def read() -> tuple[object, ...]:
        kept = Pack(tmp_path / "a.pack", str(docs))
        loader = Loader(docs, kept=kept)
        kept.save()
        library = loader.library
        records = [located.value for located in library.located]
        places = [located.fields for located in library.located]
        return loader.diagnostics, library.faulty, records, places, [*library.texts]

    first = read()
    assert read() == first
    plain = Loader(docs)
    assert (plain.diagnostics, plain.library.faulty) == first[:2]
