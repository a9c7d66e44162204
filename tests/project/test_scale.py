"""The project as it grows: each axis passes the check, and the limits see what they are for."""

from pathlib import Path

import pytest

import bench_scale
from bench_scale import AXES, STEPS, Site, Size, limits, weighed
from civildialogue.core import pipeline
from grown import Grown
from projects import faults

FEW = {"recommendations": 40, "comments": 30, "sources": 1_200, "charts": 20}


def test_what_grows_has_no_fault_and_is_as_many_as_asked(tmp_path: Path) -> None:
    assert FEW.keys() == AXES.keys()
    project = Grown(tmp_path / "project")
    before = project.counts()
    for axis, count in FEW.items():
        getattr(project, axis)(count)
    for axis, count in project.counts().items():  # Besides, there are examples.
        assert before[axis] < FEW[axis] <= count <= FEW[axis] + 20
    pipeline.fix(project.docs)
    assert faults(project.project) == []


def test_a_site_is_weighed_without_what_readers_download(tmp_path: Path) -> None:
    for name, text in {
        "index.html": "<nav>12</nav><article class='x'>\n1234</article>",
        "a/index.html": "<article>1</article>",
        "b/index.html": f"<nav>123</nav><article>{'1' * 900}</article>",
        "search-index/bg/1.json": "12345",
        "downloads/book.pdf": "1" * 1000,
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    site = weighed(tmp_path)
    assert (site.files, site.search, site.page_name) == (4, 5, "b/index.html")
    assert site.frame == len("<nav>12</nav>")


def size(count: int, seconds: float, **site: int) -> Size:
    steps = dict.fromkeys(STEPS, seconds)
    return Size(count, steps, dict.fromkeys(STEPS, 1), site=Site(page_name="x", **site))


GOOD = {"whole": 10**6, "files": 100, "page": 10**5, "frame": 5000, "search": 10**5}


@pytest.mark.parametrize(
    ("seconds", "worse", "broken"),
    [
        (10.0, {}, []),
        (20.0, {}, ["exponent"] * len(STEPS)),
        (10.0, {"whole": 201 * 10**6}, ["site"]),
        (10.0, {"page": 301_000}, ["every page"]),
        (10.0, {"frame": 8001}, ["frame"]),
        (10.0, {"files": 100 + 90 * 7 + 90}, ["files a recommendation"]),
        (10.0, {"search": 10**5 + 90 * 30_001}, ["search"]),
    ],
)
def test_each_limit_fails_where_it_is_passed(
    seconds: float, worse: dict[str, int], broken: list[str]
) -> None:
    sizes = [size(10, 1.0, **GOOD), size(100, seconds, **{**GOOD, "files": 100 + 90 * 7, **worse})]
    failing = [words for holds, words in limits("recommendations", sizes) if not holds]
    assert len(failing) == len(broken)
    assert all(start in words for start, words in zip(broken, failing, strict=True))


def test_a_step_that_failed_is_no_limit_that_holds() -> None:
    sizes = [size(10, 1.0, **GOOD), size(100, 10.0, **GOOD)]
    del sizes[1].processor["check"]
    sizes[1].failed["check"] = "too large"
    failing = [words for holds, words in limits("comments", sizes) if not holds]
    assert failing == ["comments: exponent of check ≤ 1.1: not measured, with failures"]
    assert "  check at 100: too large" in [*bench_scale.rows("comments", sizes)]


def test_where_no_axis_is_named_all_are_measured() -> None:
    assert bench_scale.asked([]).axes == [*bench_scale.AXES]
    assert bench_scale.asked(["charts", "--most", "0.1"]).axes == ["charts"]
    with pytest.raises(SystemExit):
        bench_scale.asked(["colours"])
