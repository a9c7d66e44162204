"""Styles that features bring along: where they stand among the others of a page."""

from civildialogue.core.feature import Feature
from civildialogue.core.output.beside import styled

LISTED = ["assets/stylesheets/forum.css", "assets/stylesheets/filters.css", "assets/own.css"]
A = Feature("a", stylesheets=("one.css", "two.css"))
B = Feature("b", stylesheets=("one.css",))
FIRST = "assets/stylesheets/tokens.css"
OURS = ["assets/features/a/one.css", "assets/features/a/two.css", "assets/features/b/one.css"]


def test_they_stand_after_the_programs_and_before_the_projects() -> None:
    assert styled(LISTED, (A, B)) == [FIRST, *LISTED[:2], *OURS, LISTED[2]]
    assert styled(LISTED, (Feature("c"),)) == [FIRST, *LISTED]
    assert styled([], (B,)) == [FIRST, *OURS[2:]]
    assert styled(["assets/own.css"], (B,)) == [FIRST, OURS[2], "assets/own.css"]


def test_each_stands_there_once_however_often_a_page_is_set_up() -> None:
    assert styled(styled(LISTED, (A, B)), (A, B)) == styled(LISTED, (A, B))
