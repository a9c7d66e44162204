#!/usr/bin/env python3
"""Measures builds against each other in one run; only the ratios mean anything elsewhere.

    bench.py [PAGES] [--rounds 3]

Makes a bilingual corpus of PAGES pages (default 120) and one four times as large, then times in
turn: checking, our whole build, and MkDocs with the same theme and i18n plugin but without ours.
The rounds alternate, so that a drift of the machine's speed hits all alike; figures are medians.
"""

import argparse
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import yaml

from corpora import WORDS
from timing import COMMAND, ROOT, timed

MATTER = {
    "home": {"kind": "home", "title": "Forum", "summary": "Corpus", "order": ["book"]},
    "book": {
        "kind": "publication",
        "title": "Book",
        "short-title": "Book",
        "summary": "Corpus",
        "edition": "2026",
        "authors": [{"bg": "Автор", "en": "Author"}],
        "licence": "CC-BY-4.0",
    },
    "chapter": {"kind": "chapter", "title": "Chapter", "summary": "Corpus"},
}
TRANSLATED = ("kind", "title", "short-title", "summary")


def corpus(folder: Path, pages: int) -> None:
    """Writes the same pages for every run: the random numbers have a fixed seed."""
    chance = random.Random(pages)  # noqa: S311 - not a secret
    write(folder / "docs/index", MATTER["home"], chance)
    write(folder / "docs/book/index", MATTER["book"], chance)
    for number in range(pages - 2):
        title = f"Chapter {number + 1}"
        write(
            folder / f"docs/book/ch-{number + 1:04}", MATTER["chapter"] | {"title": title}, chance
        )


def write(stem: Path, matter: dict[str, object], chance: random.Random) -> None:
    """Both files of a page: twelve sections of two paragraphs and a list."""
    stem.parent.mkdir(parents=True, exist_ok=True)
    for locale, words in WORDS.items():
        head = {k: v for k, v in matter.items() if locale == "bg" or k in TRANSLATED}
        if locale == "bg":
            head["origin"] = "example"
        body = []
        for section in range(12):
            body.append(f"## {chance.choice(words).capitalize()} {{#s-{section}}}")
            for part in range(2):
                text = " ".join(chance.choices(words, k=45)).capitalize()
                body.append(f"{text}.\n{{#p-{section}-{part}}}")
            items = "\n".join(f"- {' '.join(chance.choices(words, k=6))}" for _ in range(4))
            body.append(f"{items}\n{{#l-{section}}}")
        text = f"---\n{yaml.safe_dump(head, allow_unicode=True)}---\n" + "\n\n".join(body) + "\n"
        stem.with_name(f"{stem.name}.{locale}.md").write_text(text, encoding="utf-8")


def settings(folder: Path, ours: bool) -> Path:
    """The project's own mkdocs.yml for the corpus, or one without our plugin and extension."""
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    config = yaml.safe_load(text)
    if ours:
        shutil.copytree(
            ROOT / config["theme"]["custom_dir"], folder / config["theme"]["custom_dir"]
        )
    else:
        del config["theme"]["custom_dir"], config["extra_css"], config["extra_javascript"]
        config["theme"].pop("logo")
        config["theme"].pop("favicon")
        config["plugins"] = [p for p in config["plugins"] if p != "civildialogue"]
        config["markdown_extensions"].remove("civildialogue")
    path = folder / ("mkdocs.yml" if ours else "stock.yml")
    path.write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")
    return path


def run(*command: str, cwd: Path) -> None:
    """Runs a command; shows what it said if it fails."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")


def cases(folder: Path) -> dict[str, Callable[[], None]]:
    """What is timed in a corpus, by name."""
    stock = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(settings(folder, ours=False))]
    settings(folder, ours=True)
    return {
        "check": lambda: run(COMMAND, "check", "--quiet", cwd=folder),
        "build": lambda: run(COMMAND, "build", cwd=folder),
        "stock": lambda: run(*stock, "-d", str(folder / "stock"), cwd=folder),
    }


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", nargs="?", type=int, default=120)
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        todo: dict[tuple[str, int], Callable[[], None]] = {}
        for pages in (chosen.pages, chosen.pages * 4):
            folder = Path(name, str(pages))
            corpus(folder, pages)
            todo |= {(case, pages): call for case, call in cases(folder).items()}
        times: dict[tuple[str, int], list[float]] = {key: [] for key in todo}
        for number in range(chosen.rounds):
            for key, call in todo.items():
                print(f"round {number + 1}: {key[0]}, {key[1]} pages", file=sys.stderr)
                times[key].append(timed(call)[0])
    median = {key: statistics.median(values) for key, values in times.items()}
    table(median, chosen.pages)


def table(median: dict[tuple[str, int], float], pages: int) -> None:
    """Seconds, the ratio to the stock build, and the growth of time when pages grow fourfold."""
    print(f"{'':8}{'pages':>8}{'seconds':>10}{'to stock':>10}{'growth':>8}")
    for (case, count), seconds in sorted(median.items(), key=lambda item: item[0][1]):
        ratio = seconds / median["stock", count]
        growth = f"{seconds / median[case, pages]:.1f}×" if count > pages else ""
        print(f"{case:8}{count:>8}{seconds:>10.2f}{ratio:>10.2f}{growth:>8}")


if __name__ == "__main__":
    main()
