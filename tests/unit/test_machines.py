"""A site that several machines make is the one that this machine makes, byte for byte."""

import datetime as dt
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from civildialogue.adapter import MkDocs, started
from civildialogue.core import pipeline
from civildialogue.core.active import using
from civildialogue.core.model.vocabulary import Kind
from civildialogue.core.pipeline import building, cluster, sharing
from civildialogue.core.pipeline.cluster import Cluster
from civildialogue.core.pipeline.driver import Site, begun
from civildialogue.core.pipeline.executing import Result
from civildialogue.core.pipeline.gathering import Gathered, placed
from civildialogue.core.pipeline.sharing import Share, joined, share
from civildialogue.core.site.writing.context import Shared
from civildialogue.core.source import clock
from civildialogue.core.source.history import History
from civildialogue.core.source.pack import Pack
from civildialogue.core.source.settings import settings
from projects import around, tree

from . import making
from .making import FORUM, commit, git, original, write_all

CHAPTERS = 8


@pytest.fixture
def project(docs: Path) -> Path:
    """A project with a history."""
    more = {
        f"more/{number}.bg.md": original(Kind.CHAPTER, f"Глава {number}.\n{{#p-one}}")
        for number in range(CHAPTERS)
    }
    write_all(docs, {**FORUM, **more, "more/index.bg.md": original(Kind.PUBLICATION)})
    pipeline.fix(docs)
    found = around(docs)
    git(found, "init", "--quiet")
    commit(found, "begin", dt.date(2026, 11, 2))
    return found


def built(project: Path, name: str, executor: object = None) -> dict[str, bytes]:
    out = project / name
    building.build(project, out, MkDocs(project), executor=executor)  # type: ignore[arg-type]
    return tree(out)


def shares(project: Path, of: int, out: Path) -> list[Path]:
    return [share(project, out, MkDocs(project), Share(n, of), None) for n in range(1, of + 1)]


class TestShares:
    def test_joined_they_are_the_site(self, project: Path, tmp_path: Path) -> None:
        shares(project, 3, tmp_path / "results")
        assert not (project / "site").exists()
        whole = built(project, "joined", joined(project, [tmp_path / "results"]))
        assert whole == built(project, "here")
        assert f"more/{CHAPTERS - 1}/index.html" in whole

    def test_what_does_not_fit_is_refused_by_name(self, project: Path, tmp_path: Path) -> None:
        out = tmp_path / "results"
        first, second = shares(project, 2, out)

        def refused() -> str:
            with pytest.raises(building.BuildFailedError) as failed:
                joined(project, [out])
            return failed.value.output

        with clock.fixed(clock.now() + dt.timedelta(days=2)):
            assert "today is" in refused() and first.name in refused()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("civildialogue.core.pipeline.origin.program", lambda: "another")
            assert "another version of the program" in refused()
        other = Pack(out / Share(1, 1).name)
        other.put("share", (Pack(first).get("share")[0], Share(1, 1)))
        other.save()
        assert "not one of 2 shares" in refused()
        (out / Share(1, 1).name).unlink()
        whole = second.read_bytes()
        second.write_bytes(whole[:-1])
        assert "damaged" in refused() and second.name in refused()
        second.write_bytes(whole.replace(b"more/1/", b"more/2/"))
        with pytest.raises(building.BuildFailedError) as failed:
            built(project, "harmed", joined(project, [out]))
        assert "damaged" in failed.value.output and second.name in failed.value.output
        assert not (project / "harmed").exists()
        second.unlink()
        assert f"lacking: {second.name}" in refused()
        page = project / "docs/more/1.bg.md"
        page.write_text(page.read_text("utf-8").replace("Глава 1", "Друга"), encoding="utf-8")
        assert "other texts" in refused()
        before = History(project).head
        commit(project, "another", dt.date(2026, 11, 3))
        after = History(project).head
        assert before and after
        assert f"of commit {before.short}, and here is {after.short}" in refused()

    def test_a_page_outside_the_site_is_not_written(self, project: Path, tmp_path: Path) -> None:
        out = tmp_path / "results"
        (path,) = shares(project, 1, out)
        head, (key, made, _) = (Pack(path).get(name) for name in ("share", "0"))
        path.unlink()
        results = Pack(path)
        results.put("share", head)
        results.put("0", (key, made, {"../outside.html": b""}))
        results.save()
        with pytest.raises(building.BuildFailedError, match="damaged"):
            built(project, "joined", joined(project, [out]))
        assert not (project / "outside.html").exists()
        assert not (project / "joined").exists()


def began(project: Path) -> tuple[Cluster, Site, Shared]:
    given = settings(project)
    shared = building.checked(given.docs, given, project / "export", Pack(None))
    site = begun(Gathered(Path()), shared, MkDocs(project), Pack(None))
    return Cluster("dask://127.0.0.1:1", project, given, started), site, shared


def test_a_worker_needs_nothing_of_the_disk_that_the_work_came_from(
    project: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    here = built(project, "here")
    with using(settings(project).features):
        cluster_, site, shared = began(project)
        work = cluster_.work(site, shared)
        _ = shared.history.head
    away = project.rename(tmp_path_factory.mktemp("elsewhere") / "project")
    assert away.is_dir()
    needed = cluster.program()
    made = cluster.made(started, needed, "work", work, range(len(shared.library.originals)))
    for packed in made:
        placed(site, packed)
    pages = site.place.content  # type: ignore[attr-defined]
    assert len(pages) > 2 * CHAPTERS
    assert pages == {path: here[path] for path in pages}
    with pytest.raises(cluster.OtherProgramError):
        cluster.made(started, "another", "other work", work, range(1))


def run(*arguments: str) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", f"distributed.cli.{arguments[0]}", *arguments[1:]]
    environment = {**os.environ, "DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "60s"}
    return subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


@pytest.fixture
def machines(tmp_path: Path) -> "Iterator[tuple[str, list[subprocess.Popen[bytes]]]]":
    """A scheduler with two workers: its address, and the processes of the workers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{free.getsockname()[1]}"
    host, _, port = place.partition(":")
    scheduler = run("dask_scheduler", "--host", host, "--port", port, "--no-dashboard")
    options = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory")
    workers = [
        run("dask_worker", f"tcp://{place}", *options, str(tmp_path / f"worker-{number}"))
        for number in range(2)
    ]
    while True:
        try:
            socket.create_connection((host, int(port)), 1).close()
            break
        except OSError:
            assert scheduler.poll() is None
            time.sleep(0.1)
    yield f"dask://{place}", workers
    for process in (*workers, scheduler):
        process.kill()
        process.wait()


class Killing:
    """Kills a worker as soon as the first result has come from the cluster."""

    def __init__(self, cluster: Cluster, victim: "subprocess.Popen[bytes]", local: int) -> None:
        self.cluster, self.victim, self.local = cluster, victim, local

    def results(self, site: Site, shared: Shared) -> Iterator[Result]:
        for number, result in enumerate(self.cluster.results(site, shared)):
            if number == self.local:
                self.victim.kill()
                self.victim.wait()
            yield result


def test_a_cluster_makes_the_same_site_though_a_worker_is_killed(
    project: Path, machines: "tuple[str, list[subprocess.Popen[bytes]]]"
) -> None:
    address, workers = machines
    from distributed import Client

    with Client(address.replace("dask", "tcp"), timeout=120) as client:
        client.wait_for_workers(2, timeout=120)
    with using(settings(project).features):
        local = len(sharing.lists(began(project)[2]))
    executor = Killing(Cluster(address, project, settings(project), started, 1), workers[0], local)
    assert built(project, "elsewhere", executor) == built(project, "here")
    assert [worker.poll() is None for worker in workers] == [False, True]


def test_a_cluster_that_is_not_there_is_told_in_a_line(project: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"dask://127.0.0.1:{free.getsockname()[1]}"
        with pytest.raises(building.BuildFailedError) as failed:
            built(project, "elsewhere", Cluster(address, project, settings(project), started))
    assert address in failed.value.output and "\n" not in failed.value.output
    assert not (project / "elsewhere").exists()


def test_the_command_says_what_is_wrong_with_its_options(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)

    def said(*options: str) -> str:
        done = making.run("build", "--lang", "en", *options)
        assert done.exit_code == 2
        return done.stderr

    assert "two ways to build" in said("--shard", "1/2", "--join", ".")
    for wrong in ("0/2", "3/2", "2", "a/b", "1/-2"):
        assert "is no share" in said("--shard", wrong)
    for wrong in ("dask://", "http://a:1", "dask://a", "dask://a:b"):
        assert "no address of a cluster" in said("--executor", wrong)
    monkeypatch.setattr("civildialogue.cli.building.find_spec", lambda _name: None)
    assert "civildialogue[cluster]" in said("--executor", "dask://127.0.0.1:1")
