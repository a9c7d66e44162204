"""Records as commands write them into files."""

from typing import Annotated

from pydantic import Field

from civildialogue.core.model.values import Record, as_written


class Part(Record):
    name: str
    is_late: bool = False
    more: Annotated[list[str], Field(default_factory=list)]


class Whole(Record):
    parts: Annotated[list[Part], Field(default_factory=list)]
    one: Part | None = None
    labels: Annotated[dict[str, str], Field(default_factory=dict)]
    is_shown: bool = False
    words: str = "none"
    count: int = 7


def test_what_says_nothing_is_left_out_at_every_depth() -> None:
    bare = Part(name="a")
    told = Part(name="b", is_late=True, more=["c"])
    whole = Whole(parts=[bare, told], one=bare)
    assert as_written(whole) == {
        "parts": [{"name": "a"}, {"name": "b", "is-late": True, "more": ["c"]}],
        "one": {"name": "a"},
        "words": "none",
        "count": 7,
    }
    assert Whole.model_validate(as_written(whole)) == whole


def test_an_empty_word_and_a_nought_say_something() -> None:
    whole = Whole(words="", count=0)
    assert as_written(whole) == {"words": "", "count": 0}
    assert Whole.model_validate(as_written(whole)) == whole
