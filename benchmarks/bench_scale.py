#!/usr/bin/env python3
"""Measures how the project grows: each axis alone, from today's size to many times as much.

    bench_scale.py [AXIS …] [--most 1.0]
        (default: recommendations comments sources charts; --most 0.1: a tenth of the way)

The project's own texts are grown along one axis, and every step runs once at each size, and again
for its memory, with nothing kept from before. Printed are the processor's seconds, the most memory
of all processes together, what the site weighs, the growth exponents, and which limits hold. Ends
with 1 if one doesn't.
"""

import argparse
import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from cases import UNMEASURED, environment, failed, fresh
from civildialogue import composition
from grown import Grown
from timing import COMMAND, exponent, machine, peak, say, taken, yardstick

AXES = {
    "recommendations": (24, 240, 960),
    "comments": (200, 1000, 5000),
    "sources": (238, 2380, 9520),
    "charts": (75, 150, 300),
}
STEPS = {
    "check": ("check", "--quiet"),
    "translations": ("translations",),
    "review": ("review", "--base", "main", "--lang", "bg"),
    "data": ("export", "data", "--out", "export/data"),
    "build": ("build",),
}
ARTICLE = re.compile(rb"<article\b.*</article>", re.DOTALL)
SEARCH = "search-index"
DOWNLOADS = re.compile(r"(^|/)downloads?/")
PAGES = 4
"""Pages of a recommendation: in two languages, and facing in each."""
GROWTH, SITE, FRAME, FILES, INDEX, PAGE = 1.1, 200e6, 8e3, 3, 30e3, 300e3
"""Limits: an exponent, the site, a page without its text, and what a recommendation adds."""


@dataclass
class Site:
    """What a built site weighs, in bytes."""

    whole: int = 0
    files: int = 0
    page: int = 0
    page_name: str = ""
    frame: int = 0
    search: int = 0


@dataclass
class Size:
    """What was measured at one size: by step the processor's seconds and bytes of memory."""

    count: int
    processor: dict[str, float] = field(default_factory=dict)
    memory: dict[str, int] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)
    site: Site | None = None


def weighed(folder: Path) -> Site:
    """A site without what readers download; the frame is the median page's."""
    found, frames = Site(), list[int]()
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if not path.is_file() or DOWNLOADS.search(name):
            continue
        size = path.stat().st_size
        found.whole, found.files = found.whole + size, found.files + 1
        found.search += size if SEARCH in name else 0
        if path.suffix == ".html":
            frames.append(len(ARTICLE.sub(b"", path.read_bytes())))
            if size > found.page:
                found.page, found.page_name = size, name
    found.frame = sorted(frames)[len(frames) // 2] if frames else 0
    return found


def measured(axis: str, count: int, folder: Path) -> Size:
    """One size of one axis; a step that fails says why and stops no other."""
    project = Grown(folder)
    getattr(project, axis)(count)
    project.settled()
    found = Size(project.counts()[axis])
    for name, words in STEPS.items():
        command = (COMMAND, *words)
        say(f"{found.count} {axis}: {name}")
        try:
            fresh(folder)
            found.processor[name] = taken(command, folder, environment(folder)).processor
            fresh(folder)
            found.memory[name] = peak(command, folder, environment(folder))
        except UNMEASURED as error:
            found.failed[name] = failed(error)
    if (folder / "site").is_dir():
        found.site = weighed(folder / "site")
    return found


def rows(axis: str, sizes: list[Size]) -> Iterator[str]:
    """The table of an axis."""
    yield f"{axis:<24}" + "".join(f"{size.count:>18}" for size in sizes) + f"{'exponent':>10}"
    for name in STEPS:
        cells = [_step(size, name) for size in sizes]
        slope = growth(name, sizes)
        end = "" if slope is None else f"{slope:>10.2f}"
        yield f"{name + ', CPU s / MB':<24}" + "".join(f"{cell:>18}" for cell in cells) + end
    yield from (f"  {n} at {s.count}: {why}" for s in sizes for n, why in s.failed.items())
    sites = [size.site for size in sizes if size.site]
    for name, value in (
        ("site, MB", lambda site: f"{site.whole / 1e6:.1f}"),
        ("files", lambda site: str(site.files)),
        ("largest page, kB", lambda site: f"{site.page / 1e3:.0f}"),
        ("frame of a page, kB", lambda site: f"{site.frame / 1e3:.1f}"),
        ("search, kB", lambda site: f"{site.search / 1e3:.0f}"),
    ):
        yield f"{name:<24}" + "".join(f"{value(site):>18}" for site in sites)


def _step(size: Size, name: str) -> str:
    if name in size.failed:
        return "failed"
    return f"{size.processor[name]:.2f} / {size.memory[name] / 1e6:.0f}"


def growth(name: str, sizes: list[Size]) -> float | None:
    """The exponent of a step's seconds, if it was measured at two sizes or more."""
    known = [(size.count, size.processor[name]) for size in sizes if name in size.processor]
    return exponent(*zip(*known, strict=True)) if len(known) > 1 else None


def limits(axis: str, sizes: list[Size]) -> Iterator[tuple[bool, str]]:
    """Which limits hold for an axis, each with what was found."""
    for name in STEPS:
        slope = growth(name, sizes)
        is_whole = not any(name in size.failed for size in sizes)
        told = "not measured" if slope is None else f"{slope:.2f}"
        yield (
            is_whole and slope is not None and slope <= GROWTH,
            f"{axis}: exponent of {name} ≤ {GROWTH}: {told}{'' if is_whole else ', with failures'}",
        )
    sites = [(size.count, size.site) for size in sizes if size.site]
    if not sites:
        return
    (fewest, small), (most, large) = sites[0], sites[-1]
    kilo = f"{large.page / 1e3:.0f} kB, {large.page_name}"
    yield large.page <= PAGE, f"{axis}: every page ≤ {PAGE / 1e3:.0f} kB: {kilo}"
    if axis != "recommendations" or most == fewest:
        return
    added = most - fewest
    files = (large.files - small.files) / added - PAGES
    index = (large.search - small.search) / added
    yield large.whole <= SITE, f"site ≤ {SITE / 1e6:.0f} MB at {most}: {large.whole / 1e6:.0f} MB"
    yield large.frame <= FRAME, f"frame ≤ {FRAME / 1e3:.0f} kB a page: {large.frame / 1e3:.1f} kB"
    yield files <= FILES, f"files a recommendation besides its pages ≤ {FILES}: {files:.1f}"
    yield index <= INDEX, f"search ≤ {INDEX / 1e3:.0f} kB a recommendation: {index / 1e3:.1f} kB"


def asked(arguments: list[str] | None = None) -> argparse.Namespace:
    """The axes that are asked for, all of them where none is, and how much of the way."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("axes", nargs="*", choices=[*AXES, []], default=[])
    parser.add_argument("--most", type=float, default=1.0, help="how much of the way")
    chosen = parser.parse_args(arguments)
    chosen.axes = chosen.axes or [*AXES]
    return chosen


def main() -> None:
    """Prints a table for each axis, and the limits."""
    chosen = asked()
    composition.compose()
    print(f"{machine()}; a sum of 10 million squares: {yardstick():.2f} s")
    verdicts: list[tuple[bool, str]] = []
    for axis in chosen.axes:
        first, *_, last = AXES[axis]
        most = max(first, round(last * chosen.most))
        sizes = []
        for count in sorted({min(size, most) for size in AXES[axis]}):
            with tempfile.TemporaryDirectory() as name:
                sizes.append(measured(axis, count, Path(name, "project")))
        print("\n".join(rows(axis, sizes)), end="\n\n")
        verdicts += limits(axis, sizes)
    print("\n".join(f"{'holds ' if holds else 'FAILS '} {words}" for holds, words in verdicts))
    if not all(holds for holds, _ in verdicts):
        sys.exit(1)


if __name__ == "__main__":
    main()
