#!/usr/bin/env python3
"""Measures builds against each other in one run; only the ratios mean anything elsewhere.

    bench.py [PAGES …] [--rounds 3] [--saves 3] [--record]      (default: 100 500 2000)

The corpus is made by corpus.py, the same words for every generator. In each round every case has
its turn, so that a drift of the machine's speed hits all alike; the yardstick shows that drift.
Memory is of all processes together, in a run of its own, as looking takes time. Everything that was
measured goes to the standard output as a table and with --record to results.json and the README.
"""

import argparse
import datetime as dt
import json
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import cases
import results
import serving
from civildialogue import composition
from corpus import Corpus, real
from timing import machine, say, yardstick


class Bench:
    """The measurements of one run."""

    def __init__(self, sizes: list[int], rounds: int, saves: int) -> None:
        self.rounds, self.saves = rounds, saves
        self.found: dict[str, dict[str, dict[str, Any]]] = {}
        self.failed: dict[str, str] = {}
        self.pace: list[float] = []
        self.sizes = sizes

    def run(self, folder: Path) -> dict[str, Any]:
        """All sizes; what was measured, as it is stored."""
        skeletons = real()
        for size in self.sizes:
            say(f"making {size} pages")
            projects = cases.Projects(Corpus(skeletons, size), folder / str(size))
            self._round(projects, size)
            self._serve(projects, size)
        return {
            "day": dt.date.today().isoformat(),
            "machine": machine(),
            "load": round(os.getloadavg()[2], 1),
            "versions": cases.versions(),
            "rounds": self.rounds,
            "sizes": self.sizes,
            "yardstick": self.pace,
            "cases": self.found,
            "failed": self.failed,
        }

    def _round(self, projects: cases.Projects, size: int) -> None:
        """Each case in its turn, so often; and once more for its memory."""
        for number in range(self.rounds):
            self.pace.append(yardstick())
            for case in self._possible(projects.cases()):
                say(f"{size} pages, round {number + 1}: {case.name}")
                try:
                    took = case.taken()
                except cases.UNMEASURED as error:
                    say(str(error))
                    self.failed[case.name] = cases.failed(error)
                    continue
                self._add(case.name, size, "seconds", took.seconds)
                self._add(case.name, size, "processor", took.processor)
        for case in self._possible(case for case in projects.cases() if case.is_whole):
            say(f"{size} pages, memory: {case.name}")
            self._of(case.name, size)["peak"] = case.peak()

    def _serve(self, projects: cases.Projects, size: int) -> None:
        if not self.saves:
            return
        say(f"{size} pages: serve")
        try:
            served = serving.measure(projects.ours, projects.editing, self.saves)
        except cases.UNMEASURED as error:
            self.failed["answered"] = self.failed["painted"] = cases.failed(error)
            return
        self._of("answered", size).update(seconds=served.answered, memory=served.memory)
        self._of("answered", size)["peak"] = max(served.memory)
        if served.painted:
            self._of("painted", size)["seconds"] = served.painted
        else:
            self.failed["painted"] = "not-followed"

    def _possible(self, every: Iterable[cases.Case]) -> Iterable[cases.Case]:
        return (case for case in every if case.name not in self.failed)

    def _of(self, name: str, size: int) -> dict[str, Any]:
        return self.found.setdefault(name, {}).setdefault(str(size), {})

    def _add(self, name: str, size: int, what: str, value: float) -> None:
        self._of(name, size).setdefault(what, []).append(round(value, 4))


def main() -> None:
    """Prints the table; writes it where it is kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", nargs="*", type=int, default=[100, 500, 2000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--saves", type=int, default=3, help="saves to each server; 0: none")
    parser.add_argument("--record", action="store_true", help="keep it, and show it in the README")
    chosen = parser.parse_args()
    composition.compose()
    with tempfile.TemporaryDirectory() as name:
        bench = Bench(sorted(chosen.pages), chosen.rounds, chosen.saves)
        measured = bench.run(Path(name))
    print(results.table(measured, "en"))
    if chosen.record:
        text = json.dumps(measured, indent=1, ensure_ascii=False) + "\n"
        results.RESULTS.write_text(text, encoding="utf-8")
        results.record(measured)


if __name__ == "__main__":
    main()
