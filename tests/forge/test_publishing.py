"""What is published, when, and by whom: each step of the forges' files as a shell runs it."""

import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from .reading import FORGEJO, GITLAB, ROOT, jobs, read, script

STUBS = ("apt-get", "git", "make", "rsync", "civildialogue")
TEXTS = ["docs/a.bg.md", "changelog.d/+x.content.md"]


def git(folder: Path, *arguments: str) -> str:
    who = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
    done = subprocess.run(
        ["git", "-C", str(folder), *who, *arguments],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    return done.stdout.strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with its forge, a program and a text."""
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch", "main", "forge.git")
    git(tmp_path, "clone", "--quiet", "forge.git", "work")
    place = tmp_path / "work"
    git(place, "switch", "--quiet", "--create", "main")
    change(place, "docs/a.bg.md", "scripts/x.py")
    return place


def change(place: Path, *paths: str) -> str:
    """A commit of these files, pushed; its number."""
    for path in paths:
        (place / path).parent.mkdir(parents=True, exist_ok=True)
        with (place / path).open("a", encoding="utf-8") as file:
            file.write("още\n")
    git(place, "add", "--all")
    git(place, "commit", "--quiet", "--message", "x")
    git(place, "push", "--quiet", "origin", "main")
    return git(place, "rev-parse", "HEAD")


class TestScope:
    @pytest.mark.parametrize(
        ("paths", "program"),
        [
            (TEXTS, "false"),
            ([*TEXTS, "scripts/x.py"], "true"),
            (["changelog.d/+x.feature.md"], "true"),
            (["docs2/a.md"], "true"),
            (["changelog.d/sub/+x.content.md"], "true"),
        ],
    )
    def test_texts_alone_or_the_program(
        self, repository: Path, tmp_path: Path, paths: list[str], program: str
    ) -> None:
        base = git(repository, "rev-parse", "HEAD")
        change(repository, *paths)
        output = tmp_path / "output"
        environment = {**os.environ, "BASE": base, "GITHUB_OUTPUT": str(output)}
        command = ["python3", "-I", str(ROOT / "tools/scope.py")]
        done = subprocess.run(
            command, cwd=repository, env=environment, check=True, capture_output=True, text=True
        )
        assert done.stdout == output.read_text(encoding="utf-8") == f"program={program}\n"

    @pytest.mark.parametrize("base", ["", "0" * 40, "f" * 40, "--output=x", "main"])
    def test_where_nobody_knows_it_is_the_program(
        self, repository: Path, monkeypatch: pytest.MonkeyPatch, base: str
    ) -> None:
        monkeypatch.chdir(repository)
        assert script("scope").touches_program(base)
        assert not (repository / "x").exists()


class TestAddress:
    def test_a_fork_publishes_under_its_own(self) -> None:
        refusal = script("address").refusal
        own = re.findall(r"^site_url: (\S+)$", (ROOT / "mkdocs.yml").read_text("utf-8"), re.M)[0]
        assert refusal(ROOT, own) == refusal(ROOT, own.rstrip("/")) == ""
        for other in ("https://fork.example/", "", f"{own}en/"):
            told = refusal(ROOT, other)
            assert told.count(" · ") == 1, "in both languages"
            assert not other or other in told

    def test_it_is_asked_before_anything_is_made(self) -> None:
        command = ["make", "--dry-run", "published"]
        done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
        recipe = done.stdout
        assert recipe.index("tools/address.py") < recipe.index("civildialogue export all")


class TestDelivery:
    def deliver(self, place: Path, tmp_path: Path, status: int) -> tuple[int, Path]:
        """Runs it with an rsync that ends so, and tells where the key lay."""
        (place / "scripts").mkdir(exist_ok=True)
        (place / "scripts/deliver.sh").write_bytes((ROOT / "scripts/deliver.sh").read_bytes())
        told = tmp_path / "told"
        stub = tmp_path / "bin/rsync"
        stub.parent.mkdir(exist_ok=True)
        stub.write_text(
            f'#!/usr/bin/env bash\nprintf "%s\\n" "$@" > {told}\n'
            f"grep -q SECRET /tmp/*/key && stat -c %a /tmp/*/key >> {told}\nexit {status}\n",
            encoding="utf-8",
        )
        stub.chmod(0o755)
        environment = {
            **os.environ,
            "PATH": f"{stub.parent}:{os.environ['PATH']}",
            "KEY": "SECRET",
            "HOSTS": "server key",
            "TARGET": "user@server:site/",
            "REMOTE": str(tmp_path / "forge.git"),
            "BRANCH": "main",
        }
        command = ["bash", str(place / "scripts/deliver.sh")]
        done = subprocess.run(command, env=environment, check=False, capture_output=True)
        return done.returncode, told

    @pytest.mark.parametrize("status", [0, 23])
    def test_no_key_is_left_behind(self, repository: Path, tmp_path: Path, status: int) -> None:
        code, told = self.deliver(repository, tmp_path, status)
        assert code == status
        words = told.read_text(encoding="utf-8").splitlines()
        assert words[-1] == "600"
        assert words[-2] == "user@server:site/"
        (key,) = re.findall(r"ssh -i '([^']+)'", "\n".join(words))
        assert not Path(key).parent.exists()

    def test_an_older_push_gives_way(self, repository: Path, tmp_path: Path) -> None:
        change(repository, "docs/a.bg.md")
        git(repository, "reset", "--quiet", "--hard", "HEAD~1")
        code, told = self.deliver(repository, tmp_path, 0)
        assert code == 0
        assert not told.exists()


def commands(job: dict[str, Any]) -> list[str]:
    """The shell of a job: GitLab runs all lines as one, the others each step by itself."""
    if "script" in job:
        return ["\n".join(job["script"])]
    return [step["run"] for step in job["steps"]]


FORGES = {
    **{f"gitlab {name}": read(GITLAB)[name] for name in ("proposal", "test", "pages")},
    **{
        f"forgejo {path.stem}": job
        for path in FORGEJO
        for job in jobs(path).values()
        if path.stem in ("proposal", "publish")
    },
}


@pytest.mark.parametrize("name", FORGES)
@pytest.mark.parametrize("program", ["true", "false"])
def test_the_steps_run_as_shell(tmp_path: Path, name: str, program: str) -> None:
    """In their order, with programs that only tell that they were called."""
    told = tmp_path / "told"
    for stub in (*(f"bin/{each}" for each in STUBS), ".ci/run", ".venv/bin/civildialogue"):
        path = tmp_path / stub
        path.parent.mkdir(parents=True, exist_ok=True)
        words = f'echo "{path.name} $*" >> {told}\n'
        answer = f'case "$*" in *scope) echo program={program};; esac\n'
        path.write_text(f"#!/bin/sh\n{words}{answer}", encoding="utf-8")
        path.chmod(0o755)
    (tmp_path / "site").mkdir()
    variables = {
        **dict.fromkeys(("CI_MERGE_REQUEST_DIFF_BASE_SHA", "BASE", "NUMBER", "REMOTE"), "a1b2c3d"),
        **dict.fromkeys(("GITHUB_SHA", "BRANCH", "SITE_URL", "KEY", "HOSTS", "TARGET"), "x"),
        "PATH": f"{tmp_path / 'bin'}:/usr/bin:/bin",
    }
    for command in commands(FORGES[name]):
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", command],
            cwd=tmp_path, env=variables, check=False, capture_output=True, text=True,
        )  # fmt: skip
        assert done.returncode == 0, (command, done.stderr)
    called = told.read_text(encoding="utf-8").splitlines()
    is_tested = "run " in called
    assert is_tested == (program == "true" and name not in ("gitlab proposal", "gitlab pages"))
    if name.endswith("proposal"):
        order = ("make setup", "civildialogue check", "civildialogue review", "make preview")
        places = [next(n for n, c in enumerate(called) if c.startswith(each)) for each in order]
        assert places == sorted(places)
    if name in ("gitlab pages", "forgejo publish"):
        assert "make published" in called


def test_all_three_publish_the_same_and_only_when_it_is_switched_on() -> None:
    deploy = jobs(ROOT / ".github/workflows/deploy.yml")
    publish = read(ROOT / "contrib/forgejo/workflows/publish.yml")["jobs"]["site"]
    pages = read(GITLAB)["pages"]
    for job in (deploy["build"], publish):
        assert [step["run"] for step in job["steps"] if step.get("run") == "make published"]
    assert "make published" in pages["script"]
    assert deploy["scope"]["if"].startswith("vars.SITE_URL != ''")
    assert {"scope"} <= {deploy["build"]["needs"], deploy["test"]["needs"]}
    assert publish["if"].startswith("vars.SITE_URL != ''")
    assert pages["rules"] == [{"if": "$SITE_URL && $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]


def test_a_proposal_of_texts_is_one_job() -> None:
    ignored = read(ROOT / ".github/workflows/test.yml")["on"]["pull_request"]["paths-ignore"]
    assert ignored == ["docs/**", "changelog.d/*.content.md"]
    proposing = [
        path.stem
        for path in (ROOT / ".github/workflows").glob("*.yml")
        if "pull_request" in (on := read(path)["on"]) and not (on["pull_request"] or {})
    ]
    assert proposing == ["check"]
    assert len(jobs(ROOT / ".github/workflows/check.yml")) == 1
    for name in ("check", "test"):
        assert "merge_group" in read(ROOT / f".github/workflows/{name}.yml")["on"]
