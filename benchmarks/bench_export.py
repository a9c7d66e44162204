"""Measures books in one run: conversion, pages a second, memory, and what is not made again.

The long book is the real methodologies, repeated until it has at least 500 pages (2,000 for
memory); so long a book is set in volumes, and memory is that of the largest process. Targets: at
least 60 pages a second once converted, at most 10 ms of conversion a page, 15 s for the whole
export, under 1 GiB for 2,000 pages.
"""

import re
import resource
import shutil
import subprocess
import tempfile
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from civildialogue import composition
from civildialogue.core.model.language import BULGARIAN
from civildialogue.core.output.apart import apart
from civildialogue.core.output.book import make, pdf
from civildialogue.core.output.book.model import Book
from civildialogue.core.output.book.volumes import volumes
from civildialogue.core.pipeline import carry
from civildialogue.core.site.books import planning
from civildialogue.core.site.writing.context import Writer
from timing import COMMAND, ROOT, timed

NAME = "methodologies"
TYPICAL = 50
PROCESSES = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)


def long_book(shelf: carry.Shelf, times: int) -> Book:
    """The book with its chapters repeated, each time under names of their own."""
    plan = planning.plan(Writer(shelf.shared, BULGARIAN), NAME)
    parts = tuple(
        replace(part, key=f"{part.key}{'-x' * (number > 0)}{number or ''}")
        for number in range(times)
        for part in plan.parts
    )
    return make.make(replace(plan, parts=parts), shelf.markdown, shelf.docs, shelf.settings)


def compose(shelf: carry.Shelf, book: Book) -> tuple[float, float, int]:
    """Seconds that a volume takes as Typst source and as PDF, and its pages."""
    setting, written = timed(lambda: pdf.manuscript(book, shelf.findings))
    composing, content = timed(lambda: pdf.compose(written, shelf.emblem, shelf.findings))
    return setting, composing, len(re.findall(rb"/Type\s*/Page\b", content))


def measure(times: int) -> dict[str, float]:
    """Times and memory of one long book, in a process of its own."""
    shelf = carry.shelf(ROOT, ROOT / "docs")
    converting, book = timed(lambda: long_book(shelf, times))
    splitting, bound = timed(lambda: volumes(book, shelf.settings.address))
    jobs = [partial(compose, shelf, volume) for volume in bound]
    made = list(apart(jobs, at_once=1))
    setting, composing, pages = (sum(values) for values in zip(*made, strict=True))
    memory = max(resource.getrusage(who).ru_maxrss for who in PROCESSES)
    return {
        "volumes": len(bound),
        "pages": pages,
        "conversion, ms a page": (converting + splitting + setting) * 1000 / pages,
        "pages a second": pages / composing,
        "memory, MiB": memory / 1024,
    }


def alone(times: int) -> dict[str, float]:
    """The measurement in a fresh process, so that memory is that of one book."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(measure, times).result()


def export() -> tuple[float, float]:
    """Seconds of a whole export, and of a second one in which nothing has changed."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "forum"
        subprocess.run(["git", "clone", "--quiet", str(ROOT), str(project)], check=True)
        command = [COMMAND, "export", "all", "--out", "export"]
        first, again = (
            timed(lambda: subprocess.run(command, cwd=project, check=True, capture_output=True))[0]
            for _ in range(2)
        )
        shutil.rmtree(project)
    return first, again


def main() -> None:
    """Prints a row for each measurement."""
    times = max(1, round(500 / TYPICAL) + 1)
    for title, count in (("500 pages", times), ("2,000 pages", 4 * times)):
        for name, value in alone(count).items():
            print(f"{title:>12}  {name:<24} {value:10.1f}")
    first, again = export()
    print(f"{'whole export':>12}  {'seconds':<24} {first:10.1f}")
    print(f"{'again':>12}  {'seconds':<24} {again:10.1f}")
    print(f"{'again':>12}  {'ratio to the first':<24} {again / first:10.2f}")


if __name__ == "__main__":
    composition.compose()
    main()
