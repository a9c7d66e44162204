"""A machine that refuses, two runs at once, a run that is ended: one line, and nothing is lost."""

import errno
import gc
import hashlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from civildialogue import cli, plugin
from civildialogue.adapter import MkDocs
from civildialogue.core import pipeline
from civildialogue.core.commands import garbage
from civildialogue.core.model.downloads import Download
from civildialogue.core.model.language import BULGARIAN, ENGLISH, languages, message
from civildialogue.core.output import bundle
from civildialogue.core.output.book.order import Made, Order
from civildialogue.core.output.destination import Destination
from civildialogue.core.pipeline import building, carry, faults, kept
from civildialogue.core.pipeline.lock import alone
from civildialogue.core.source import clock, writing
from civildialogue.core.source.history import History, HistoryRefusedError

from .making import write_all

EN = ENGLISH
FULL = OSError(errno.ENOSPC, "No space left on device")
REFUSALS = {
    "write": (errno.ENOSPC, errno.EDQUOT, errno.EIO),
    "open": (errno.EACCES, errno.EROFS, errno.ENOTDIR),
    "replace": (errno.EACCES,),
}
WRITING = (
    ("check", "--fix"),
    ("new", "chapter", "analysis/three"),
    ("translations", "--record", "analysis/one"),
    ("review", "--base", "HEAD", "--out", "out/review.md"),
)


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli.main, [str(each) for each in (*arguments, "--lang", "en")])


def snapshot(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".git/" not in f"{path}/" and not path.name.endswith(".lock")
    }


def refuse(monkeypatch: pytest.MonkeyPatch, step: str, number: int) -> None:
    """Makes the system refuse one step of every writing of a whole file."""
    error = OSError(number, os.strerror(number))
    real = Path.open

    def opened(path: Path, mode: str = "r", *rest: Any, **more: Any) -> Any:
        if mode == "xb" and step == "open":
            raise error
        file = real(path, mode, *rest, **more)
        if mode == "xb" and step == "write":
            return Refusing(file, error)
        return file

    def replaced(_path: Path, _target: Path) -> None:
        raise error

    monkeypatch.setattr(Path, "open", opened)
    if step == "replace":
        monkeypatch.setattr(Path, "replace", replaced)


class Refusing:
    def __init__(self, file: Any, error: OSError) -> None:
        self.file, self.error = file, error

    def __enter__(self) -> "Refusing":
        return self

    def __exit__(self, *_: object) -> None:
        self.file.close()

    def write(self, content: bytes) -> None:
        self.file.write(content[: len(content) // 2])
        raise self.error


@pytest.fixture
def unsettled(project: Path) -> Path:
    """A project with something to do for each command."""
    page = project / "docs" / "analysis" / "one.bg.md"
    text = page.read_text(encoding="utf-8").replace("тридесет", "двадесет")
    page.write_bytes(f"{text}\nНов пасаж.\n".encode())
    write_all(project / "sent", {"note.txt": "x"})
    subprocess.run(["git", "init", "-q"], cwd=project, check=True)
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    subprocess.run(["git", "add", "."], cwd=project, check=True)
    subprocess.run(["git", *who, "commit", "-qm", "x"], cwd=project, check=True)
    return project


class TestRefusals:
    @pytest.mark.parametrize("arguments", WRITING)
    @pytest.mark.parametrize(
        ("step", "number"), [(step, number) for step in REFUSALS for number in REFUSALS[step]]
    )
    def test_one_line_and_every_file_as_it_was(
        self,
        unsettled: Path,
        monkeypatch: pytest.MonkeyPatch,
        arguments: tuple[str, ...],
        step: str,
        number: int,
    ) -> None:
        before = snapshot(unsettled)
        with monkeypatch.context() as patched:
            refuse(patched, step, number)
            done = run(*arguments)
        assert done.exit_code == 4
        reason = message(EN, f"fault.{errno.errorcode[number]}")
        assert reason in done.stderr
        assert len(done.stderr.strip().split("\n")) == 1
        assert snapshot(unsettled) == before

    def test_in_the_language_of_the_terminal(
        self, unsettled: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("LC_ALL", "bg_BG.UTF-8")
        refuse(monkeypatch, "write", errno.ENOSPC)
        done = CliRunner().invoke(cli.main, ["check", "--fix"])
        assert "на диска няма място" in done.stderr

    def test_every_reason_is_told_in_both_languages(self) -> None:
        for numbers in REFUSALS.values():
            for number in numbers:
                told = {faults.line(OSError(number, "?", "x"), each) for each in languages()}
                assert len(told) == 2
        strange = faults.line(OSError(errno.EXDEV, "Cross-device link", "a\x1b[1m"), EN)
        assert "EXDEV" in strange
        assert r"a\x1b[1m" in strange

    def test_a_history_that_git_refuses_is_not_taken_for_none(
        self, unsettled: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert History(unsettled / "docs").head is not None
        monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
        with pytest.raises(HistoryRefusedError):
            _ = History(unsettled / "docs").head
        done = CliRunner().invoke(cli.main, ["build"])
        assert done.exit_code == 4
        assert "safe.directory" in done.stderr.strip().rpartition("\n")[2]
        assert not (unsettled / "site").exists()

    def test_a_fault_of_the_program_is_one_line_and_more_on_request(
        self, project: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(*_: object, **_more: object) -> None:
            raise LookupError("first\nTraceback of another")

        monkeypatch.setattr(pipeline, "inspect", fail)
        done = run("check")
        assert done.exit_code == 4
        assert done.stderr.strip() == message(EN, "fault.program", what="LookupError: first")
        assert "Traceback" not in done.output
        told = CliRunner().invoke(cli.main, ["--verbose", "check"])
        assert 'raise LookupError("first' in told.stderr

    def test_the_generator_on_a_full_disk_says_one_line(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        with pytest.raises(SystemExit) as ended:
            plugin.ForumPlugin().on_build_error(error=OSError(28, "x", "/p/.site.new/a"))
        assert ended.value.code == 1
        assert capsys.readouterr().err.count("\n") == 1
        plugin.ForumPlugin().on_build_error(error=ValueError("not of the machine"))

    def test_a_traceback_of_the_generator_is_not_shown(
        self, project: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(*_: object, **_more: object) -> None:
            said = "WARNING - x\nTraceback (most recent call last):\n  File y\nKeyError: 'z'\n"
            raise building.BuildFailedError(said)

        monkeypatch.setattr(building, "build", fail)
        done = CliRunner().invoke(cli.main, ["build"])
        assert done.exit_code == 1
        assert "WARNING - x" in done.stderr
        assert message(EN, "fault.program", what="KeyError: 'z'") in done.stderr
        assert "Traceback" not in done.stderr
        assert "Traceback" in CliRunner().invoke(cli.main, ["build", "--verbose"]).stderr


class TestWriting:
    def test_all_files_or_none(self, docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        write_all(docs, {"a.md": "old"})
        real = Path.open

        def opened(path: Path, mode: str = "r", *rest: Any, **more: Any) -> Any:
            if path.name == ".b.md.new":
                raise FULL
            return real(path, mode, *rest, **more)

        with monkeypatch.context() as patched, pytest.raises(OSError, match="No space") as raised:
            patched.setattr(Path, "open", opened)
            writing.write_all(docs, {"a.md": b"new", "b.md": b"new"})
        assert raised.value.filename == str(docs / "b.md")
        assert snapshot(docs) == {"a.md": b"old"}

    def test_a_link_in_the_place_of_the_new_file_is_not_followed(
        self, docs: Path, tmp_path: Path
    ) -> None:
        write_all(tmp_path, {"outside": "keep"})
        (docs / ".a.md.new").symlink_to(tmp_path / "outside")
        writing.write(docs, "a.md", "text")
        assert (tmp_path / "outside").read_bytes() == b"keep"
        assert snapshot(docs) == {"a.md": b"text"}


class Told:
    def __init__(self) -> None:
        self.said: list[tuple[str, str]] = []
        self.waits = threading.Event()

    def __call__(self, what: str, place: Path) -> None:
        self.said.append((what, place.name))
        self.waits.set()


@pytest.fixture
def _heard() -> Iterator[None]:
    """Ctrl+C is heard. What a shell starts in the background begins with it ignored (POSIX, Shell
    Command Language, “Asynchronous Lists”), and so does every test in a run that began there.
    """
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def generated(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """The generator makes one page; gives what is done with the new site meanwhile."""
    during: list[Callable[[], None]] = []

    def generate(_project: Path, beside: Path, *_rest: object) -> None:
        write_all(beside, {"index.html": "new"})
        for work in during:
            work()

    monkeypatch.setattr(building, "generate", generate)
    return during.append  # type: ignore[return-value]


class TestBuilding:
    def test_the_second_waits_for_the_first_and_says_so(
        self, tmp_path: Path, generated: object
    ) -> None:
        out, told = tmp_path / "site", Told()
        second = threading.Thread(
            target=building.build, args=(tmp_path, out, "mkdocs"), kwargs={"told": told}
        )
        with alone(out, lambda _place: None):
            second.start()
            assert told.waits.wait(60)
            assert not out.exists()
        second.join(60)
        assert told.said == [("waiting", "site")]
        assert (out / "index.html").read_text("utf-8") == "new"

    def test_who_was_killed_holds_nothing(self, tmp_path: Path) -> None:
        program = (
            "import os, pathlib, sys; from civildialogue.core.pipeline.lock import alone\n"
            "with alone(pathlib.Path(sys.argv[1]), print): os.kill(os.getpid(), 9)"
        )
        subprocess.run([sys.executable, "-c", program, str(tmp_path / "site")], check=False)
        told = Told()
        with alone(tmp_path / "site", lambda place: told("waiting", place)):
            assert told.said == []

    def test_what_a_killed_run_left_goes_and_is_named(
        self, tmp_path: Path, generated: object
    ) -> None:
        write_all(tmp_path, {"site/index.html": "old", ".site.new/x": "x", ".site.old/x": "x"})
        told = Told()
        building.build(tmp_path, tmp_path / "site", "mkdocs", told=told)
        assert told.said == [("stale", ".site.new"), ("stale", ".site.old")]
        assert snapshot(tmp_path) == {"site/index.html": b"new"}

    def test_a_link_beside_the_site_goes_and_what_it_leads_to_stays(
        self, tmp_path: Path, generated: object
    ) -> None:
        write_all(tmp_path, {"elsewhere/keep": "keep"})
        (tmp_path / ".site.new").symlink_to(tmp_path / "elsewhere")
        building.build(tmp_path, tmp_path / "site", "mkdocs")
        assert snapshot(tmp_path) == {"elsewhere/keep": b"keep", "site/index.html": b"new"}

    def test_the_site_comes_back_if_a_swap_was_ended_between_its_two_steps(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(*_: object) -> None:
            raise building.BuildFailedError

        monkeypatch.setattr(building, "generate", fail)
        write_all(tmp_path, {".site.old/index.html": "good"})
        with pytest.raises(building.BuildFailedError):
            building.build(tmp_path, tmp_path / "site", "mkdocs")
        assert snapshot(tmp_path) == {"site/index.html": b"good"}

    @pytest.mark.parametrize("error", [FULL, KeyboardInterrupt(), ValueError()])
    def test_whatever_happens_the_last_site_stands(
        self, tmp_path: Path, generated: object, error: BaseException
    ) -> None:
        def finish(site: Destination) -> None:
            assert (site.folder / "index.html").read_text("utf-8") == "new"
            raise error

        write_all(tmp_path, {"site/index.html": "old"})
        with pytest.raises(type(error)):
            building.build(tmp_path, tmp_path / "site", "mkdocs", finish=finish)
        assert snapshot(tmp_path) == {"site/index.html": b"old"}

    @pytest.mark.usefixtures("_heard")
    @pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
    def test_an_interrupted_run_ends_in_one_line(
        self,
        project: Path,
        generated: Callable[[Callable[[], None]], None],
        number: signal.Signals,
        status: int,
    ) -> None:
        write_all(project, {"site/index.html": "old"})
        generated(lambda: os.kill(os.getpid(), number))
        before = signal.getsignal(signal.SIGTERM)
        done = CliRunner().invoke(cli.main, ["build", "--generator", "mkdocs"])
        assert done.exit_code == status
        assert message(EN, "fault.interrupted") in done.stderr
        assert "Traceback" not in done.output
        assert (project / "site" / "index.html").read_text("utf-8") == "old"
        assert not (project / ".site.new").exists()
        assert signal.getsignal(signal.SIGTERM) == before


class Books:
    """A shelf with one book."""

    diagnostics: tuple[object, ...] = ()

    def __init__(self, sources: str) -> None:
        self.sources = sources

    def count(self, _order: Order) -> int:
        return 1

    def make(self, _order: Order, _kept: object) -> Iterator[Made]:
        content = b"book"
        yield Made(
            Download(
                name="a.bg.epub",
                form="epub",
                book="a",
                locale=BULGARIAN,
                title="А",
                edition="2026",
                date="2026-11-22",
                commit="",
                size=4,
                sha256=hashlib.sha256(content).hexdigest(),
                made_from="x",
                sources=self.sources,
            ),
            content,
        )


@pytest.fixture
def books(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(carry, "shelf", lambda _p, docs, *_: Books(carry.catalogue.digest(docs)))


def nobody(*_: object) -> None:
    """Is told, and says nothing."""


class TestExports:
    @pytest.mark.parametrize("is_first", [True, False])
    def test_two_exports_into_one_folder_are_one_whole(
        self, project: Path, books: None, is_first: bool
    ) -> None:
        out, docs = project / "out", project / "docs"
        work = [
            lambda: carry.export_data(project, docs, out),
            lambda: carry.export_books(project, docs, out, Order(("epub",)), nobody),
        ]
        for each in work if is_first else reversed(work):
            each()
        assert bundle.verify(out) == []
        (out / "more.txt").write_text("x", "utf-8")
        (out / "a.bg.epub").write_bytes(b"other")
        found = {(fault.kind, fault.path) for fault in bundle.verify(out)}
        assert found == {("added", "more.txt"), ("changed", "a.bg.epub")}

    def test_what_is_gone_is_no_longer_listed(self, project: Path, books: None) -> None:
        out, docs = project / "out", project / "docs"
        carry.export_books(project, docs, out, Order(("epub",)), nobody)
        (out / "a.bg.epub").unlink()
        carry.export_data(project, docs, out)
        assert bundle.verify(out) == []

    def test_all_is_in_the_site_before_it_is_swapped_in(
        self, project: Path, books: None, generated: object, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def swapped(new: Path, place: Path) -> None:
            seen.append((snapshot(new), snapshot(place)))

        seen: list[tuple[dict[str, bytes], dict[str, bytes]]] = []
        monkeypatch.setattr(building, "swap", swapped)
        write_all(project, {"site/index.html": "old"})
        out = project / "out"
        carry.export_all(project, project / "docs", out, "mkdocs", nobody, nobody)
        [(new, old)] = seen
        assert old == {"index.html": b"old"}
        names = {"a.bg.epub", carry.DATA_NAME, bundle.NAME}
        assert {f"downloads/{name}" for name in names} <= new.keys()
        assert new[f"downloads/{bundle.NAME}"] == (out / bundle.NAME).read_bytes()

    @pytest.mark.parametrize("change", ["nothing", "text", "book", "site", "day"])
    def test_what_is_there_already_is_not_made_again(
        self, project: Path, books: None, monkeypatch: pytest.MonkeyPatch, change: str
    ) -> None:
        monkeypatch.setenv(kept.CACHE, str(project / "cache"))
        out, docs, maker = project / "out", project / "docs", MkDocs(project)
        for _ in range(2):
            carry.export_all(project, docs, out, maker, nobody, nobody)
        made: list[object] = []
        monkeypatch.setattr(carry, "export_books", lambda *given: made.append(given) or [])
        if change == "text":
            page = docs / "analysis" / "one.bg.md"
            page.write_bytes(page.read_bytes() + b"\n")
        elif change == "book":
            (out / "a.bg.epub").unlink()
        elif change == "site":
            (project / "site/index.html").write_text("x", "utf-8")
        day = clock.today().replace(year=2031)
        with clock.fixed(day) if change == "day" else nullcontext():
            carry.export_all(project, docs, out, maker, nobody, nobody)
        assert len(made) == (change != "nothing")

    def test_texts_that_change_meanwhile_bring_no_site(
        self, project: Path, books: None, generated: Callable[[Callable[[], None]], None]
    ) -> None:
        page = project / "docs" / "analysis" / "one.bg.md"
        generated(lambda: page.write_bytes(page.read_bytes() + b"\n"))
        write_all(project, {"site/index.html": "old"})
        with pytest.raises(carry.ChangedError):
            carry.export_all(project, project / "docs", project / "out", "mkdocs", nobody, nobody)
        assert snapshot(project / "site") == {"index.html": b"old"}


def test_the_collector_rests_only_while_a_command_reads(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bool] = []
    inspect = pipeline.inspect

    def watched(*arguments: Any, **more: Any) -> pipeline.Inspection:
        seen.append(gc.isenabled())
        return inspect(*arguments, **more)

    monkeypatch.setattr(pipeline, "inspect", watched)
    run("check")
    assert seen == [False]
    assert (gc.isenabled(), gc.get_freeze_count()) == (True, 0)


def test_a_fault_while_a_command_reads_gives_the_collector_back() -> None:
    with pytest.raises(KeyError), garbage.brief():
        raise KeyError
    assert (gc.isenabled(), gc.get_freeze_count()) == (True, 0)


def test_reading_leaves_the_collector_as_it_was(project: Path) -> None:
    before = gc.get_freeze_count()
    pipeline.inspect(project / "docs")
    assert (gc.isenabled(), gc.get_freeze_count()) == (True, before)
    run("check")
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
