"""The forge's workflows: what they may do, what they trust, and that what they call exists."""

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from .reading import FORGEJO, GITLAB, ROOT, SHARES, STARTER, WORKFLOWS, jobs, read, steps, unknown

PINNED = re.compile(r"^[\w.-]+/[\w./-]+@[0-9a-f]{40}$")
NAMED = re.compile(r"uses: [^@\s]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")
WRITES = {
    ("preview-comment", "comment"): {"pull-requests"},
    ("deploy", "publish"): {"pages", "id-token", "attestations"},
    ("release", "publish"): {"contents", "id-token", "attestations"},
}
"""The only jobs that may write, and what; everything else reads."""

each = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)


def test_they_are_all_here() -> None:
    names = {path.stem for path in WORKFLOWS}
    expected = "check preview-comment test test-long deploy release due"
    assert names == set(expected.split())
    assert {path.stem for path, _ in WRITES_PATHS} <= names


WRITES_PATHS = [(ROOT / ".github/workflows" / f"{name}.yml", job) for name, job in WRITES]


@each
def test_every_action_is_pinned_and_its_version_named(path: Path) -> None:
    lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines()]
    used = [line.removeprefix("- ") for line in lines if "uses:" in line]
    assert used
    for line in used:
        if not line.startswith("uses: ./"):
            assert NAMED.fullmatch(line), line
    for step in steps(path):
        assert "uses" not in step or PINNED.fullmatch(step["uses"])


def test_an_action_has_one_version_everywhere() -> None:
    found: dict[str, set[str]] = {}
    for path in (*WORKFLOWS, *STARTER, SHARES[0]):
        text = path.read_text(encoding="utf-8")
        for name, pin in re.findall(r"uses: ([^@\s]+)@([0-9a-f]{40} # \S+)", text):
            found.setdefault(name, set()).add(pin)
    assert {name: pins for name, pins in found.items() if len(pins) > 1} == {}


@each
def test_rights_are_given_job_by_job(path: Path) -> None:
    assert read(path)["permissions"] == {}
    for name, job in jobs(path).items():
        written = {key for key, value in job["permissions"].items() if value != "read"}
        assert written == WRITES.get((path.stem, name), set()), name


@each
def test_every_job_has_its_machine_and_its_time(path: Path) -> None:
    assert "concurrency" in read(path)
    for job in jobs(path).values():
        if "uses" not in job:
            assert job["runs-on"] == "ubuntu-24.04"
            longest = 120 if path.stem == "test-long" else 60
            assert 0 < job["timeout-minutes"] <= longest


@each
def test_nothing_of_an_event_is_put_into_a_command(path: Path) -> None:
    for step in steps(path):
        assert "${{" not in step.get("run", "")


def test_every_case_is_tried_weekly_on_each_forge() -> None:
    for path in WORKFLOWS, FORGEJO:
        (weekly,) = [read(each) for each in path if each.stem == "test-long"]
        (when,) = weekly["on"]["schedule"]
        assert re.fullmatch(r"\d+ \d+ \* \* \d", when["cron"])
        assert weekly["jobs"]["test"]["steps"][-1]["run"] == "make test-long"
    job = read(GITLAB)["test-long"]
    assert job["script"] == ["make test-long"]
    assert job["rules"] == [{"if": '$CI_PIPELINE_SOURCE == "schedule"'}]


@each
def test_checking_out_leaves_no_token_behind(path: Path) -> None:
    for step in steps(path):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


def test_what_is_due_is_asked_every_week_everywhere_and_nowhere_else() -> None:
    forgejo = ROOT / "contrib/forgejo/workflows/due.yml"
    asking = [p for p in [*WORKFLOWS, *FORGEJO] if "--due" in p.read_text(encoding="utf-8")]
    assert set(asking) == {ROOT / ".github/workflows/due.yml", forgejo}
    for path in asking:
        ((minute, hour, *date, weekday),) = (
            s["cron"].split() for s in read(path)["on"]["schedule"]
        )
        assert minute.isdigit() and hour.isdigit() and date == ["*", "*"] and weekday == "1"
        assert "push" not in read(path)["on"] and "pull_request" not in read(path)["on"]
    pipeline = read(GITLAB)
    asked = {n: j for n, j in pipeline.items() if "--due" in str(j)}
    assert [job["rules"] for job in asked.values()] == [
        [{"if": '$CI_PIPELINE_SOURCE == "schedule"'}]
    ]
    assert all(job["stage"] == pipeline["stages"][-1] for job in asked.values())


@each
def test_a_proposal_never_meets_a_secret(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "pull_request_target" not in text
    assert "secrets." not in text
    if "pull_request" in read(path)["on"]:
        assert "github.token" not in text
        for name in jobs(path):
            assert (path.stem, name) not in WRITES


@each
def test_whoever_answers_for_another_run_has_none_of_its_code(path: Path) -> None:
    if "workflow_run" not in read(path)["on"]:
        return
    for step in steps(path):
        settings = step.get("with", {})
        assert not {"ref", "repository", "allow-unsafe-pr-checkout"} & set(settings)
        assert not step.get("uses", "").startswith("actions/download-artifact@")
        assert step.get("run", "make preview-comment") == "make preview-comment"


def test_exactly_one_answers_for_another_run() -> None:
    answering = [path.stem for path in WORKFLOWS if "workflow_run" in read(path)["on"]]
    assert answering == ["preview-comment"]
    (watched,) = read(ROOT / ".github/workflows/preview-comment.yml")["on"]["workflow_run"][
        "workflows"
    ]
    assert watched in {read(path)["name"] for path in WORKFLOWS}


@pytest.mark.parametrize(
    ("path", "job"), WRITES_PATHS, ids=lambda part: getattr(part, "stem", part)
)
def test_a_job_that_may_write_installs_and_builds_nothing(path: Path, job: str) -> None:
    for step in jobs(path)[job]["steps"]:
        command = step.get("run", "make release")
        assert command in ("make release", "make preview-comment")
        recipe = subprocess.run(
            ["make", "--dry-run", *command.split()[1:]],
            cwd=ROOT, capture_output=True, text=True, check=True,
        ).stdout  # fmt: skip
        assert ".venv" not in recipe and "pip" not in recipe


def test_nothing_is_published_untested() -> None:
    for name in ("deploy", "release"):
        described = jobs(ROOT / f".github/workflows/{name}.yml")
        assert described["test"]["uses"] == "./.github/workflows/test.yml"
        assert "test" in described["publish"]["needs"]


@pytest.mark.parametrize("path", [*WORKFLOWS, *FORGEJO], ids=lambda p: f"{p.parts[-3]}/{p.stem}")
def test_what_they_run_exists(path: Path) -> None:
    commands = "\n".join(step.get("run", "") for step in steps(path))
    assert unknown(commands) == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_each_step_is_one_command_of_the_project(path: Path) -> None:
    ours = re.compile(r"(make [a-z-]+|\.ci/run|\.venv/bin/civildialogue .+)")
    for step in steps(path):
        assert "run" not in step or ours.fullmatch(step["run"]), step


class TestTemplatesForOtherForges:
    def test_the_pipeline_of_gitlab(self) -> None:
        pipeline = read(GITLAB)
        described = {k: v for k, v in pipeline.items() if isinstance(v, dict) and "script" in v}
        names = "proposal test test-long pages due export"
        assert set(described) == set(names.split())
        for name, job in described.items():
            assert job["stage"] in pipeline["stages"]
            assert job["rules"], name
            assert unknown("\n".join(job["script"])) == []

    @pytest.mark.parametrize("path", FORGEJO, ids=lambda path: path.stem)
    def test_the_workflows_of_forgejo_use_nobody_elses_action(self, path: Path) -> None:
        assert jobs(path)
        for step in steps(path):
            assert "uses" not in step
            assert "${{" not in step["run"]

    def test_a_proposal_on_forgejo_sees_no_secret(self) -> None:
        for path in FORGEJO:
            if "pull_request" in read(path)["on"]:
                assert "secrets." not in path.read_text(encoding="utf-8")

    @pytest.mark.parametrize("forge", ["github", "gitlab", "forgejo"])
    def test_each_says_how_to_use_it_in_both_languages(self, forge: str) -> None:
        text = (ROOT / "contrib" / forge / "README.md").read_text(encoding="utf-8")
        assert text.index("## Български\n") < text.index("## English\n")
        bulgarian, english = text.split("## English\n")
        assert unknown(text) == []
        for path in re.findall(r"(?:contrib|\.github)/[\w./-]+", text):
            assert (ROOT / path.rstrip(".")).exists(), path
        for part in (bulgarian, english):
            assert re.findall(r"^\d\.", part, re.M) == [f"{n}." for n in range(1, 7)]
            assert "SITE_URL" in part and "site_url" in part


class TestSharesOfASite:
    def test_on_github_each_machine_makes_another_share_and_all_are_joined(self) -> None:
        described = jobs(SHARES[0])
        shares = described["share"]["strategy"]["matrix"]["share"]
        count = len(shares)
        assert shares == [f"{number}/{count}" for number in range(1, count + 1)] and count > 1
        assert described["join"]["needs"] == "share"
        assert read(SHARES[0])["permissions"] == {}
        for name, command in (("share", "make share"), ("join", "make join checksums")):
            job = described[name]
            assert set(job["permissions"].values()) == {"read"}
            runs = [step["run"] for step in job["steps"] if "run" in step]
            assert runs == [command] and unknown(command) == []
            for step in job["steps"]:
                assert "uses" not in step or PINNED.fullmatch(step["uses"])
        sent, taken = (
            next(step["with"] for step in described[job]["steps"] if kind in step.get("uses", ""))
            for job, kind in (("share", "upload-artifact"), ("join", "download-artifact"))
        )
        assert sent["path"] == taken["path"] == "shares"
        assert sent["name"].startswith(taken["pattern"].rstrip("*"))

    def test_on_gitlab_too(self) -> None:
        share, pages = read(SHARES[1])["share"], read(SHARES[1])["pages"]
        assert share["parallel"] > 1 and share["artifacts"]["paths"] == ["shares"]
        assert share["script"] == ['make share SHARE="$CI_NODE_INDEX/$CI_NODE_TOTAL"']
        assert pages["needs"] == ["share"] and pages["script"][0] == "make join checksums"
        assert share["rules"] == pages["rules"] == read(GITLAB)["pages"]["rules"]
        assert {share["stage"], pages["stage"]} <= set(read(GITLAB)["stages"])
        assert unknown("\n".join([*share["script"], *pages["script"]])) == []

    def test_a_share_is_made_and_all_are_joined_by_the_command(self) -> None:
        said = subprocess.run(
            ["make", "--dry-run", "share", "join", "SHARE=2/4"],
            cwd=ROOT, capture_output=True, text=True, check=True,
        ).stdout  # fmt: skip
        assert 'civildialogue build --shard "$SHARE" --out shares' in said
        assert "civildialogue build --join shares" in said


class TestWorkflowsOfANewProject:
    def test_there_are_those_that_check_and_publish_for_each_forge(self) -> None:
        names = {(path.parts[-3], path.stem) for path in STARTER}
        assert names == {
            *((".github", "check"), (".github", "deploy")),
            *((".forgejo", "check"), (".forgejo", "publish")),
        }

    @pytest.mark.parametrize("path", STARTER, ids=lambda p: f"{p.parts[-3]}/{p.stem}")
    def test_they_trust_and_may_do_as_little_as_ours(self, path: Path) -> None:
        text, described = path.read_text(encoding="utf-8"), read(path)
        assert described["permissions"] == {}
        for name, job in jobs(path).items():
            writes = {key for key, value in job.get("permissions", {}).items() if value != "read"}
            assert writes == ({"pages", "id-token"} if name == "publish" else set())
            assert 0 < job["timeout-minutes"] <= 60
            if writes:  # It has none of the project's code.
                assert [step.get("run") for step in job["steps"]] == [None]
        for step in steps(path):
            assert "${{" not in step.get("run", "")
            if "uses" in step:
                assert PINNED.fullmatch(step["uses"]) and ".github" in path.parts
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False
        assert "pull_request_target" not in text
        if "pull_request" in described["on"]:
            assert "secrets." not in text
        for line in text.splitlines():
            assert "uses:" not in line or NAMED.fullmatch(line.strip().removeprefix("- "))

    @pytest.mark.parametrize("path", STARTER, ids=lambda p: f"{p.parts[-3]}/{p.stem}")
    def test_what_they_run_exists_and_resolves_nothing(self, path: Path) -> None:
        commands = "\n".join(step.get("run", "") for step in steps(path))
        if not commands:
            return
        assert unknown(commands) == []
        assert "check --strict" in commands
        assert "--no-deps --require-hashes -r uv.txt" in commands
        assert "uv sync --quiet --locked" in commands


def test_a_missing_target_or_verb_is_noticed() -> None:
    assert unknown("make sandwich && make site") == ["make sandwich"]
    assert unknown("civildialogue frobnicate x") == ["civildialogue frobnicate x"]
    assert unknown("civildialogue export bundle --nowhere a") == ["--nowhere"]
    assert unknown(".venv/bin/civildialogue check --since x > y") == []


@pytest.mark.parametrize(
    "path",
    [
        ROOT / ".github/workflows/check.yml",
        ROOT / "contrib/forgejo/workflows/proposal.yml",
        GITLAB,
        ROOT / "Makefile",
    ],
    ids=lambda path: path.name,
)
def test_what_a_proposal_is_told_is_in_both_languages(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    told = re.findall(r"civildialogue (?:check|review) .*", text.replace("$(VENV)/bin/", ""))
    told = [command for command in told if "--since" in command or "--base" in command]
    assert told
    assert all("--lang both" in command for command in told)


def test_packages_are_kept_for_jobs_that_publish_nothing() -> None:
    """A proposal could put anything into what it keeps; the lock says what may be in it."""
    keeping = {(p.stem, n) for p in WORKFLOWS for n, job in jobs(p).items() if _keeps(job)}
    assert keeping == {("check", "check"), ("due", "due")}
    for path in WORKFLOWS:
        for step in steps(path):
            if step.get("uses", "").startswith("actions/cache@"):
                assert "hashFiles('uv.lock', 'scripts/uv.txt')" in step["with"]["key"]
    gitlab = {name: job for name, job in read(GITLAB).items() if "cache" in job and name[0] != "."}
    assert gitlab.keys() == {"proposal", "due"}
    for job in gitlab.values():
        assert job["cache"]["key"]["files"] == ["uv.lock", "scripts/uv.txt"]
        folders = [job["variables"][name] for name in ("UV_CACHE_DIR", "PIP_CACHE_DIR")]
        assert all(f"/{job['cache']['paths'][0]}/" in folder for folder in folders)


def _keeps(job: dict[str, Any]) -> bool:
    return any(step.get("uses", "").startswith("actions/cache@") for step in job.get("steps", ()))
