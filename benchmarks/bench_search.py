#!/usr/bin/env python3
"""Measures the search: right answers, bytes, time in a browser, and the index's share of a build.

    bench_search.py [PAGES …]      (default: 500 2000)

The pages of the project are built and topped up to PAGES with invented ones, put together of pieces
of the real texts, in each language the same; the random numbers have a fixed seed. The queries
stand in tests/search with the pages that answer them. Bytes are what a first search loads,
compressed: the engine and the parts of the index but the texts of snippets. Answers are timed in
Chromium with all parts loaded; a first search is timed there too, on a slow line. The stemmers are
compared by bench_stemmers.py, which runs first.
"""

import argparse
import gzip
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import yaml

from civildialogue import composition
from civildialogue.core.model.language import Locale, languages
from civildialogue.core.model.library import Library, address
from civildialogue.core.model.scripts import FOLDER
from civildialogue.core.output.destination import Destination
from civildialogue.core.output.search import script, shards
from civildialogue.core.output.search.ask import Engine
from civildialogue.core.output.search.documents import Document, read
from civildialogue.core.output.search.publish import files, given, ordered
from civildialogue.core.pipeline import inspect
from civildialogue.core.source.pack import Pack
from civildialogue.core.source.places import THEME
from first_search import first, times
from invented import Invented
from timing import COMMAND, ROOT, timed

QUERIES = [ROOT / f"tests/search/{name}.yml" for name in ("queries", "questions", "foreign")]
SHOWN = 5
"""Results that the box shows."""
FIRST = "община"
HITS = 5
TARGETS = {500: (97.0, 45_000), 2000: (95.0, 120_000)}


class Query(NamedTuple):
    """What is typed, in which language's search, and the pages that are right."""

    kind: str
    locale: Locale
    text: str
    pages: frozenset[str]


def queries() -> Iterator[Query]:
    """The queries of the project, with the addresses of their pages."""
    listed: dict[str, list[list[str]]] = {}
    for path in QUERIES:
        listed |= yaml.safe_load(path.read_text(encoding="utf-8"))
    for kind, rows in listed.items():
        for locale, text, *pages in rows:
            right = frozenset(f"{page.removesuffix('/index')}/" for page in pages)
            yield Query(kind, Locale(locale), text, right)


def corpus(real: dict[Locale, list[Document]], pages: int, site: Path, library: Library) -> float:
    """Writes the search of so many pages in both languages; returns the seconds it took."""
    invented = Invented(real)
    every = [document for own in real.values() for document in own]
    for number in range(pages - max(map(len, real.values()))):
        every += invented.documents(number)
    for locale in real:
        shutil.rmtree(site / shards.FOLDER / locale, ignore_errors=True)
    some = next(iter(library.originals.values()))
    grown = replace(library, originals=dict.fromkeys(map(str, range(pages)), some))

    def write() -> None:
        place = Destination(site)
        for path, content in searched(grown, every):
            place.put(path, content)

    return timed(write)[0]


def searched(library: Library, every: list[Document]) -> Iterator[tuple[str, bytes]]:
    """All files of the search."""
    engine = (THEME / FOLDER).joinpath
    pages = ordered(given(every))
    return files(library, "/", pages, lambda name: engine(name).read_text("utf-8"), Pack(None))


def squeezed(path: Path) -> int:
    """Bytes of a file as a server sends it."""
    return len(gzip.compress(path.read_bytes(), 9))


def answers(site: Path) -> tuple[dict[str, list[bool]], list[int]]:
    """Per kind of query whether a right page is among the first, and each query's first bytes."""
    found: dict[str, list[bool]] = defaultdict(list)
    sizes = []
    searcher = Engine(site)
    whole = squeezed(site / script.NAME)
    for query in queries():
        searcher.forget()
        answer = searcher.answer(query.text, query.locale, limit=SHOWN)
        addresses = [row["url"] for row in answer["results"][:HITS]]
        found[query.kind].append(not query.pages.isdisjoint(addresses))
        loaded = [name for name in searcher.loaded if "/t-" not in name]
        sizes.append(whole + sum(squeezed(shards.path(site, name)) for name in loaded))
    return found, sizes


def report(real: dict[Locale, list[Document]], site: Path, pages: int, library: Library) -> bool:
    """The lines for one size; whether its targets are met."""
    seconds = corpus(real, pages, site, library)
    found, sizes = answers(site)
    took = sorted(times(site, [(query.text, query.locale) for query in queries()], SHOWN))
    hits = [hit for kind in found.values() for hit in kind]
    share = 100 * sum(hits) / len(hits)
    print(f"\n{pages} pages in each language; index built in {seconds:.1f} s")
    for kind, each in found.items():
        print(f"  {kind:18} {sum(each):3} of {len(each):3} among the first {HITS}")
    print(f"  all                {share:.1f} %")
    median, largest = statistics.median(sizes) / 1000, max(sizes) / 1000
    print(f"  first answer       {median:.1f} kB, most {largest:.1f} kB")
    p50, p95 = took[len(took) // 2], took[int(len(took) * 0.95)]
    print(f"  answer             p50 {p50:.2f} ms, p95 {p95:.2f} ms")
    seen = first(site, pages, FIRST)  # On a slow line.
    print(f"  on Slow 3G, CPU / 6  results of „{FIRST}“ after {seen.results:.1f} s: {seen.said()}")
    least, most = TARGETS.get(pages, (0.0, 1 << 30))
    return share >= least and statistics.median(sizes) <= most


def built(site: Path) -> float:
    """Builds the project; returns the seconds."""
    command = [COMMAND, "build", "--out", str(site)]
    return timed(lambda: subprocess.run(command, cwd=ROOT, check=True, capture_output=True))[0]


def documents(site: Path, library: Library, locale: Locale) -> Iterator[Document]:
    """The pages of one language in a built site."""
    for key in (*library.originals, *library.generated):
        path = site / locale.prefix / address(key) / "index.html"
        if path.is_file() and (found := read(path.read_text("utf-8"), key, locale, library)):
            yield found


def main() -> None:
    """Prints the figures; fails where a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", nargs="*", type=int, default=[500, 2000])
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        whole = built(site)
        library = inspect(ROOT / "docs").library
        real = {locale: list(documents(site, library, locale)) for locale in languages()}
        every = [document for pages in real.values() for document in pages]
        share = timed(lambda: list(searched(library, every)))[0] / whole
        print(f"a build takes {whole:.1f} s, of which the index is {100 * share:.0f} %")
        met = [report(real, site, pages, library) for pages in options.pages]
    if not all(met):
        sys.exit("a target is missed")


if __name__ == "__main__":
    composition.compose()
    main()
