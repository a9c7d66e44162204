#!/usr/bin/env python3
"""Measures the compendium at scale: the check, the whole build, and what the build is made of.

    bench_compendium.py [RECOMMENDATIONS] [--each 10] [--profile STAGE] [--keep FOLDER]

Makes a compendium of RECOMMENDATIONS (default 1000) in both languages with so many comments on
each, and a quarter of it; shows seconds, processor seconds and peak memory of each stage. What
grows by much more than four from the quarter to the whole is quadratic somewhere. ``--profile``
shows where one stage of the whole spends its time, instead.
"""

import argparse
import cProfile
import datetime as dt
import json
import os
import pstats
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from civildialogue import composition
from civildialogue.core import pipeline
from civildialogue.core.output.data.export import files
from civildialogue.core.site.pages.assembly import generate
from civildialogue.core.site.writing.context import Shared
from civildialogue.core.source.history import History
from corpora import FIRST, Compendium
from timing import COMMAND, ROOT, timed

STAGES = ("inspect", "pages", "data")
LIMIT = 10.0
"""Seconds that the check of a thousand recommendations and ten thousand comments may take."""


class Taken(NamedTuple):
    """What a stage took. A busy machine lengthens the seconds, hardly the processor's."""

    seconds: float
    processor: float
    memory: int

    def __str__(self) -> str:
        return f"{self.seconds:9.2f} s {self.processor:8.2f} s {self.memory // 1024:6} MiB"


def stages(docs: Path) -> Iterator[tuple[str, Callable[[], object]]]:
    """What is measured, in its order; each builds on the one before."""
    found: list[Any] = []
    yield "inspect", lambda: found.append(pipeline.inspect(docs))
    shared = Shared(found[0].library, History(docs), FIRST + dt.timedelta(days=360))
    yield "pages", lambda: generate(shared)
    yield "data", lambda: files(shared.library, "https://example.org/")


def child(docs: Path, profiled: str | None) -> None:
    """Takes the stages; prints seconds, processor seconds and the highest memory so far."""
    taken = {}
    for name, work in stages(docs):
        if name == profiled:
            profile = cProfile.Profile()
            profile.runcall(work)
            for order in ("cumulative", "tottime"):
                pstats.Stats(profile).strip_dirs().sort_stats(order).print_stats(25)
            return
        busy = time.process_time()
        seconds, _ = timed(work)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        taken[name] = [seconds, time.process_time() - busy, peak]
    print(json.dumps(taken))


def measured(command: list[str], cwd: Path) -> tuple[Taken, str]:
    """What a child process took, and what it printed."""
    with tempfile.TemporaryFile("w+") as out:
        running = subprocess.Popen(command, cwd=cwd, stdout=out)
        seconds, (_, status, usage) = timed(lambda: os.wait4(running.pid, 0))
        running.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        printed = out.read()
    if running.returncode:
        sys.exit(f"{' '.join(command)}: {running.returncode}\n{printed[-4000:]}")
    return Taken(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss), printed


def corpus(folder: Path, recommendations: int, each: int) -> Path:
    """The texts of a compendium, made unless a run before kept them."""
    docs = folder / "docs"
    if not docs.is_dir():
        Compendium(docs, recommendations, each).make()
    return docs


def measure(folder: Path, recommendations: int, each: int) -> dict[str, Taken]:
    """Every stage of a corpus."""
    docs = corpus(folder, recommendations, each)
    whole, _ = measured([COMMAND, "check", "--quiet", "--docs", str(docs)], folder)
    _, printed = measured([sys.executable, __file__, "--child", str(docs)], folder)
    taken = json.loads(printed)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    shutil.copytree(ROOT / "overrides", folder / "overrides", dirs_exist_ok=True)
    built, _ = measured([COMMAND, "build"], folder)
    return {"check": whole, **{name: Taken(*taken[name]) for name in STAGES}, "build": built}


def main() -> None:
    """Prints the table; fails where the check of a whole compendium takes too long."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("recommendations", nargs="?", type=int, default=1000)
    parser.add_argument("--each", type=int, default=10, help="comments on each recommendation")
    parser.add_argument("--profile", choices=STAGES)
    parser.add_argument("--keep", type=Path, help="keep the corpora in this folder")
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        child(options.child, options.profile)
        return
    with tempfile.TemporaryDirectory() as temporary:
        base = options.keep or Path(temporary)
        whole = base / f"{options.recommendations}x{options.each}"
        if options.profile:
            child(corpus(whole, options.recommendations, options.each), options.profile)
            return
        report(base, options.recommendations, options.each)


def report(base: Path, recommendations: int, each: int) -> None:
    """The table of a quarter and the whole."""
    sizes = (max(1, recommendations // 4), recommendations)
    found = [measure(base / f"{size}x{each}", size, each) for size in sizes]
    heads = (f"{size} recommendations, {size * each} comments" for size in sizes)
    print(f"{'':8}" + "".join(f"{head:>40}" for head in heads) + f"{'growth':>10}")
    for name, (quarter, whole) in {k: (found[0][k], found[1][k]) for k in found[0]}.items():
        growth = whole.processor / quarter.processor
        print(f"{name:8}{quarter!s:>40}{whole!s:>40}{growth:>8.1f} ×")
    if recommendations * each >= 10_000 and found[1]["check"].seconds > LIMIT:
        sys.exit(f"the check takes more than {LIMIT:.0f} s")


if __name__ == "__main__":
    composition.compose()
    main()
