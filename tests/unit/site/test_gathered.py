"""Which files of a setting pages load in one, and when each is loaded by itself."""

from pathlib import Path

import pytest

from civildialogue.core.site.frame.gathered import rest

OURS, ALSO = ("a.css", "b.css"), ("feature.css",)


@pytest.mark.parametrize(
    ("listed", "left"),
    [
        (["a.css", "b.css"], []),
        (["a.css", "b.css", "feature.css", "own.css"], ["own.css"]),
        (["a.css", "own.css", "b.css"], None),
        (["own.css", "a.css", "b.css"], None),
        (["b.css", "a.css"], None),
        (["a.css"], None),
    ],
)
def test_what_comes_after_the_gathered_is_loaded_by_itself(
    listed: list[str], left: list[str] | None, tmp_path: Path
) -> None:
    assert rest(listed, OURS, ALSO, [str(tmp_path)]) == left


def test_a_file_of_the_project_in_the_place_of_the_programs_is_loaded(tmp_path: Path) -> None:
    (tmp_path / "b.css").write_text("b { }", encoding="utf-8")
    assert rest(OURS, OURS, ALSO, [str(tmp_path)]) is None
