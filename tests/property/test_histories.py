"""Random histories of three people: whatever they do and merge, nothing untrue gets published.

Each works in a copy of the repository; what passes the gate goes to the main branch of the forge.
What is asked after each step is worked out here anew, and not by what the program says of itself.
"""

import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable
from contextlib import chdir
from pathlib import Path
from random import Random

import pytest

from civildialogue.core import pipeline
from civildialogue.core.model.diagnostics import Severity
from civildialogue.core.model.drift import State, table
from civildialogue.core.model.language import Locale
from civildialogue.core.model.library import Library
from civildialogue.core.model.vocabulary import Kind
from civildialogue.core.source.load import Loader
from civildialogue.features.compendium.model.records import Comment
from counts import LONG, cases
from projects import around
from unit.making import DATA, commit, git, original, run, translation, write_all

from . import speaking
from .speaking import Speakers

STEPS = 9
DAY = "2026-11-22T12:00:00Z"
PEOPLE = ("ana", "boris", "vera")
CONFLICT = re.compile(r"<{7}.*\n((?:.*\n)*?)={7}\n((?:.*\n)*?)>{7}.*\n")


def chapter(name: str) -> dict[str, str]:
    """A chapter of a heading and three passages in both languages, with a link to the first."""
    texts = {}
    for tag, make, words in (("bg", original, "Пасаж"), ("en", translation, "Passage")):
        body = "\n\n".join(
            f"{words} {n} на {name}. Второ изречение {n}.\n{{#p-{name}{n}}}" for n in range(3)
        )
        link = f"[{words}](one.md#p-one0).\n{{#p-{name}9}}"
        body = f"## {words} {{#start}}\n\n{body}\n\n{link}"
        texts[f"analysis/{name}.{tag}.md"] = make(Kind.CHAPTER, body, title=f"{words} {name}")
    return texts


FILES = {
    "_data/sources.yml": DATA["_data/sources.yml"],
    "index.bg.md": original(Kind.HOME, "Добре дошли.\n{#p-home}", order=["analysis"]),
    "index.en.md": translation(Kind.HOME, "Welcome.\n{#p-home}"),
    "analysis/index.bg.md": original(Kind.PUBLICATION, title="Анализ"),
    "analysis/index.en.md": translation(Kind.PUBLICATION, title="Analysis", short_title="Anal."),
    **{path: text for name in ("one", "two", "three") for path, text in chapter(name).items()},
    **speaking.FILES,
}


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A forge with the first state, and a copy for each person."""
    root = tmp_path_factory.mktemp("histories")
    git(root, "init", "--quiet", "--bare", "--initial-branch", "main", "forge.git")
    git(root, "clone", "--quiet", "forge.git", "ana")
    project = around(write_all(root / "ana/docs", FILES))
    pipeline.fix(project / "docs")
    speakers = Speakers(Random(0), Loader(project / "docs").library)  # noqa: S311 - no secret
    for _ in range(4):
        speakers.comment(project, Loader(project / "docs").library)
    git(project, "switch", "--quiet", "--create", "main")
    commit(project, "Начало", DAY)
    git(project, "push", "--quiet", "origin", "main")
    return root


def copied(start: Path, root: Path) -> Path:
    """The same, to be changed, with a copy for everybody."""
    shutil.copytree(start, root, dirs_exist_ok=True)
    git(root / "ana", "remote", "set-url", "origin", str(root / "forge.git"))
    for name in PEOPLE[1:]:
        shutil.copytree(root / "ana", root / name)
    return root


class World:
    """Three copies, the forge, and what an observer knows to be true."""

    def __init__(self, root: Path, seed: int) -> None:
        self.root, self.random = root, Random(seed)  # noqa: S311 - no secret depends on it
        self.published: set[tuple[str, str]] = set()
        self.compared: set[tuple[str, str]] = set()
        self.told: list[str] = []
        library = self.library("ana")
        self.speakers = Speakers(self.random, library)
        self.comments: set[str] = set()
        self.taken: set[str] = set()
        self.vouch(library)
        self.publish(library)

    def docs(self, name: str) -> Path:
        return self.root / name / "docs"

    def library(self, name: str) -> Library:
        return Loader(self.docs(name)).library

    def vouch(self, library: Library) -> None:
        """Somebody has compared what is current now."""
        self.compared |= current(library)

    def publish(self, library: Library) -> None:
        self.published |= {(key, i) for key, ids in library.permalinks.items() for i in ids}
        said = library.records(Comment)
        self.comments |= said.keys()
        self.taken |= {name for name, located in said.items() if located.value.taken}

    def keys(self, name: str) -> list[str]:
        """The chapters that a person has."""
        keys = self.library(name).originals
        return sorted(key for key in keys if key.startswith("analysis/") and key != INDEX)

    def page(self, name: str) -> str:
        return self.random.choice(self.keys(name))

    def passage(self, name: str) -> tuple[str, str]:
        key = self.page(name)
        names = [n for n in self.library(name).originals[key].by_id if n != "start"]
        return key, self.random.choice(names or ["start"])

    # What a person may do. Each returns whether a command let it through.

    def edit(self, name: str) -> str:
        """Another sentence in the original alone; the key of its page."""
        key, block = self.passage(name)
        text = self.library(name).originals[key].by_id[block].text
        path = self.docs(name) / f"{key}.bg.md"
        words = f"{text.split('.')[0]} {self.random.randrange(1000)}. Второ изречение."
        whole = path.read_text(encoding="utf-8")
        path.write_text(whole.replace(text, words, 1), encoding="utf-8")
        return key

    def record(self, name: str) -> None:
        with chdir(self.root / name):
            run("translations", "--record", self.page(name))
        self.vouch(self.library(name))

    def add(self, name: str) -> None:
        """A passage in both languages, with all that belongs to it."""
        key, number = self.page(name), self.random.randrange(10_000)
        for tag, words in (("bg", "Ново"), ("en", "New")):
            path = self.docs(name) / f"{key}.{tag}.md"
            text = path.read_text(encoding="utf-8").rstrip("\n")
            path.write_text(f"{text}\n\n{words} {number}.\n{{#p-n{number}}}\n", encoding="utf-8")
        before = current(self.library(name))
        self.fix(name)
        new = {(n, h) for n, h in current(self.library(name)) - before if n == f"p-n{number}"}
        self.compared |= new

    def source(self, name: str) -> None:
        number = self.random.randrange(10_000)
        texts = ("--title", "Н", "--title-en", "N", "--short", "Н", "--short-en", "N")
        url = ("--type", "webpage", "--url", f"https://example.org/{number}")
        with chdir(self.root / name):
            done = run("new", "source", f"s{number}", *texts, *url)
        assert done.exit_code == 0, (self.told, done.output)

    def swap(self, name: str) -> None:
        """Two passages in the original alone."""
        page = self.library(name).originals[self.page(name)]
        blocks = [b for b in page.blocks if b.id and b.id != "start"]
        if len(blocks) > 1:
            one, other = blocks[0], blocks[1]
            first, second = f"{one.text}\n{{#{one.id}}}", f"{other.text}\n{{#{other.id}}}"
            path = self.docs(name) / f"{page.key}.bg.md"
            text = path.read_text(encoding="utf-8")
            path.write_text(
                text.replace(first, "\0", 1).replace(second, first, 1).replace("\0", second, 1),
                encoding="utf-8",
            )

    def command(self, name: str, *arguments: str) -> None:
        """A command that keeps what is current so, and lets no error through."""
        before, errors = current(self.library(name)), self.errors(name)
        with chdir(self.root / name):
            done = run(*arguments)
        after = self.library(name)
        assert done.exit_code in (0, 1, 2), (arguments, done.output)
        if done.exit_code == 0:
            assert len(current(after)) >= len(before) - 1, (arguments, self.told)
            words = {h for _, h in self.compared}
            assert {h for _, h in current(after)} - {h for _, h in before} <= words or (
                arguments[0] in ("split", "merge")
            )
            self.vouch(after)
        assert self.errors(name) - errors == Counter(), (arguments, self.told, done.output)

    def move(self, name: str) -> None:
        key, new = self.page(name), f"analysis/m{self.random.randrange(10_000)}"
        self.command(name, "move", key, new)

    def carry(self, name: str) -> None:
        (key, block), to = self.passage(name), self.page(name)
        self.command(name, "move", f"{key}#{block}", to)

    def split(self, name: str) -> None:
        key, block = self.passage(name)
        at = ("--at", "Второ", "--at-en", "Второ")
        self.command(name, "split", f"{key}#{block}", *at[: self.random.choice((2, 4))])

    def merge_passages(self, name: str) -> None:
        key = self.page(name)
        names = [n for n in self.library(name).originals[key].by_id if n != "start"]
        if len(names) > 1:
            at = self.random.randrange(len(names) - 1)
            self.command(name, "merge", f"{key}#{names[at]}", names[at + 1])

    def bury(self, name: str) -> None:
        """A passage of the original goes, with a tombstone."""
        key, block = self.passage(name)
        page = self.library(name).originals[key]
        path = self.docs(name) / f"{key}.bg.md"
        text = path.read_text(encoding="utf-8")
        gone = f"{page.by_id[block].text}\n{{#{block}}}\n"
        path.write_text(text.replace(gone, "", 1), encoding="utf-8")
        with (self.docs(name) / "_data/tombstones.yml").open("a", encoding="utf-8") as file:
            file.write(f'- page: {key}\n  id: {block}\n  removed: "2026-11-22"\n')
            file.write('  reason: {bg: "Остаряло.", en: "Out of date."}\n')

    def forget(self, name: str) -> None:
        """The record of translation goes, as when a person ends a conflict between two of them."""
        path = self.docs(name) / f"{self.edit(name)}.en.md"
        lines = path.read_text(encoding="utf-8").splitlines()
        kept = [line for line in lines if not re.match(r"  p-\w+: ", line)]
        path.write_text("\n".join(kept) + "\n", encoding="utf-8")
        self.fix(name)

    def revert(self, name: str) -> None:
        project = self.root / name
        merges = output(project, "rev-list", "--merges", "-1", "HEAD") == output(
            project, "rev-parse", "HEAD"
        )
        mainline = ["--mainline", "1"] if merges else []
        is_first = output(project, "rev-list", "--count", "HEAD") == "1"
        if not is_first and not git_done(project, "revert", "--no-edit", *mainline, "HEAD"):
            git_done(project, "revert", "--abort")

    def amend(self, name: str) -> None:
        """Another sentence in a recommendation, in the original or in the translation."""
        key = f"{speaking.FOLDER}/{self.random.choice(speaking.RECOMMENDATIONS)}"
        self.reword(name, key, Locale(self.random.choice(("bg", "bg", "en"))))

    def reword(self, name: str, key: str, tag: Locale, only: str = "") -> None:
        page = self.library(name).page(key, tag)
        blocks = [b for b in page.blocks if (b.id or "").startswith("p-")] if page else []
        blocks = [b for b in blocks if only in (b.id, "")]
        if blocks:
            text, path = self.random.choice(blocks).text, self.docs(name) / f"{key}.{tag}.md"
            new = f"{text.split('.')[0]} {self.random.randrange(1000)}. Второ изречение."
            whole = path.read_text(encoding="utf-8")
            path.write_text(whole.replace(text, new, 1), encoding="utf-8")

    def heed(self, name: str) -> None:
        """What a comment is about is changed, and the answer says so."""
        said = self.library(name).records(Comment)
        waiting = [n for n in sorted(said) if said[n].value.disposition is None]
        if waiting:
            comment = said[self.random.choice(waiting)].value
            key = f"{speaking.FOLDER}/{comment.target.recommendation}"
            self.reword(name, key, comment.lang, comment.target.block)
            commit_all(self.root / name)
            decision = self.random.choice(("accepted", "partial"))
            self.command(name, "answer", comment.id, "--decision", decision, *speaking.WHY)

    def speak(self, name: str) -> None:
        errors = self.errors(name)
        given = self.speakers.comment(self.root / name, self.library(name))
        assert self.errors(name) - errors == Counter(), (self.told, given)

    def answer(self, name: str) -> None:
        if given := self.speakers.answer(self.library(name)):
            self.command(name, *given)

    def redact(self, name: str) -> None:
        if given := self.speakers.redact(self.library(name)):
            self.command(name, *given)
            assert self.speakers.leaks(self.docs(name), in_texts=True) == {}, (self.told, given)

    def translate(self, name: str) -> None:
        if given := self.speakers.translate(self.library(name)):
            self.command(name, *given)

    def withhold(self, name: str) -> None:
        self.command(name, *self.speakers.withhold())

    def fix(self, name: str) -> None:
        with chdir(self.root / name):
            run("check", "--fix")

    ACTIONS = (
        *(edit, edit, edit, record, record, add, add, source, swap),
        *(move, carry, split, merge_passages, bury, forget, revert, fix),
        *(amend, amend, heed, heed, heed, speak, speak, answer, answer, answer),
        *(translate, translate, redact, redact, withhold),
    )

    def step(self, name: str) -> None:
        """One thing, committed."""
        action: Callable[[World, str], object] = self.random.choice(self.ACTIONS)
        if not self.keys(name):
            return  # All chapters were reverted.
        self.act(name, action)

    def act(self, name: str, action: "Callable[[World, str], object]") -> None:
        self.told.append(f"{name}: {action.__name__}")
        action(self, name)
        commit_all(self.root / name)
        self.ask(name)

    def integrate(self, name: str) -> None:
        """Takes in the main branch, chooses wherever it stops, and publishes what passes."""
        project, way = self.root / name, self.random.choice(("ours", "theirs", "both"))
        self.told.append(f"{name}: integrates with {way}")
        git(project, "fetch", "--quiet", "origin")
        how = self.random.choice(((), ("--squash",)))
        if not git_done(project, "merge", "--no-edit", *how, "origin/main"):
            resolve(project, way)
        self.fix(name)
        if how:  # A branch of the main one, with all of the change in one commit.
            tree = output(project, "add", "--all") + output(project, "write-tree")
            git(project, "reset", "--quiet", "--hard", "origin/main")
            git(project, "read-tree", "-u", "--reset", tree)
        commit_all(project)
        self.ask(name)
        with chdir(project):
            is_passed = run("check", "--since", "origin/main").exit_code == 0
            is_passed &= not self.errors(name)
        if is_passed:
            git(project, "push", "--quiet", "origin", "HEAD:main")
            library = self.library(name)
            self.publish(library)
            lost = {place for place in self.published if not leads_somewhere(library, *place)}
            assert lost == set(), self.told
            said = library.records(Comment)
            assert self.comments <= said.keys(), self.told
            assert all(said[each].value.taken for each in self.taken), self.told
            assert speaking.untrue(self.docs(name), library) == [], self.told
        else:
            git(project, "merge", "--abort") if (project / ".git/MERGE_HEAD").exists() else None
            git(project, "reset", "--quiet", "--hard", "origin/main")

    def errors(self, name: str) -> Counter[str]:
        found = pipeline.inspect(self.docs(name)).diagnostics
        return Counter(d.code for d in found if d.severity is Severity.ERROR)

    def ask(self, name: str) -> None:
        """No translation is current that nobody compared; no mark of a merge is in a text."""
        library = self.library(name)
        invented = current(library) - self.compared
        assert invented == set(), self.told
        for page in library.pages:
            assert "<<<<<<<" not in page.source.text, self.told


INDEX = "analysis/index"


def current(library: Library) -> set[tuple[str, str]]:
    """The passages whose translation is held for current, each with the words of its original."""
    return {
        (pair.original.id or "", pair.original.hash)
        for row in table(library)
        for pair in row.of(State.CURRENT)
    }


def leads_somewhere(library: Library, key: str, name: str) -> bool:
    page = library.originals.get(key)
    is_there = page is not None and name in page.by_id
    stones = (stone.value for stone in library.tombstones)
    return is_there or any(s.page == key and s.id in (name, None) for s in stones)


def output(project: Path, *arguments: str) -> str:
    command = ["git", "-C", str(project), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def git_done(project: Path, *arguments: str) -> bool:
    try:
        git(project, *arguments)
    except subprocess.CalledProcessError:
        return False
    return True


def commit_all(project: Path) -> None:
    git(project, "add", "--all")
    git(project, "commit", "--quiet", "--allow-empty", "--message", "Запис")


def resolve(project: Path, way: str) -> None:
    """Chooses in every file that stopped a merge: one side, the other, or the lines of both."""
    if way == "both":  # Records are merged one by one, whatever their lines look like.
        with chdir(project):
            run("check", "--fix")
    new = {"ours": r"\1", "theirs": r"\2", "both": r"\1\2"}[way]
    for line in output(project, "status", "--porcelain").splitlines():
        if line[:2] not in ("UU", "AA", "DU", "UD", "AU", "UA", "DD"):
            continue
        path = project / line[3:]
        if path.is_file():
            text = path.read_text(encoding="utf-8")
            path.write_text(CONFLICT.sub(new, text), encoding="utf-8")
        elif way != "ours":
            git_done(project, "checkout", "--theirs", "--", line[3:])


@pytest.mark.parametrize("seed", range(cases(200, quick=20)))
def test_nothing_untrue_is_published(start: Path, tmp_path: Path, seed: int) -> None:
    world = World(copied(start, tmp_path / "world"), seed)
    for number in range(STEPS):
        name = world.random.choice(PEOPLE)
        world.step(name)
        if number % 3 == 2:
            world.integrate(name)
    for name in PEOPLE:
        assert world.speakers.leaks(world.docs(name)) == {}, world.told


def test_branches_give_the_same_bytes_in_any_order(start: Path, tmp_path: Path) -> None:
    """Passages, translations, sources, moves, comments, answers and redactions of as many people,
    each merged and completed.
    """
    root = copied(start, tmp_path / "world")
    ana = root / "ana"
    world = World(root, 0)
    first, second, *_ = sorted(world.library("ana").records(Comment))
    quote = ("--kind", "support", "--block", "p-10", "--quote", "Общината 0")
    commands = {
        10: ("new", "comment", "rec-0001", *quote, "--text", "Да.", "--name", "Ян"),
        11: ("redact", first, "--reason", "unlawful", *speaking.WHO),
        12: ("answer", second, "--decision", "rejected", *speaking.WHY),
    }
    for number, letter in enumerate(letters := "bdfhjlnprtvxz"):
        git(ana, "switch", "--quiet", "--create", f"b{number}", "origin/main")
        with chdir(ana):
            texts = ("--title", "Н", "--title-en", "N", "--short", "Н", "--short-en", "N")
            url = ("--type", "webpage", "--url", f"https://example.org/{letter}")
            if number < 3:
                done = run(
                    "new", "chapter", f"analysis/{letter}x", "--title", "А", "--title-en", "B"
                )
            elif number == 3:
                done = run("move", "analysis/two", "analysis/second")
            elif number in (4, 5, 6):
                place = letter + "-src" if number == 4 else ("apl" if number == 5 else "zz")
                done = run("new", "source", place, *texts, *url)
            elif number in commands:
                done = run(*commands[number])
            else:
                key, block = (("one", 1), ("three", 1), ("three", 2))[number - 7]
                path = ana / f"docs/analysis/{key}.bg.md"
                text = path.read_text(encoding="utf-8")
                old = next(line for line in text.splitlines() if f"{block} на" in line)
                path.write_text(text.replace(old, f"{old} Трето."), encoding="utf-8")
                done = run("check", "--fix")
            assert done.exit_code == 0, done.output
        commit_all(ana)
    trees = set()
    for seed in range(6 if LONG else 2):
        order = [f"b{n}" for n in range(len(letters))]
        Random(seed).shuffle(order)  # noqa: S311 - no secret depends on it
        git(ana, "switch", "--quiet", "--detach", "origin/main")
        for branch in order:
            if not git_done(ana, "merge", "--quiet", "--no-edit", branch):
                resolve(ana, "both")
            world.fix("ana")
            commit_all(ana)
        trees.add(output(ana, "rev-parse", "HEAD:docs"))
    assert len(trees) == 1
