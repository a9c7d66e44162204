"""An id that was changed is told from one that is gone: by both of its neighbours."""

from pathlib import Path

import pytest

from civildialogue.core import pipeline
from civildialogue.core.model.vocabulary import Kind

from .making import FORUM, original, write_all

PAGE = "analysis/two.bg.md"


def body(ids: str) -> str:
    return "\n\n".join(f"Пасаж {name}.\n{{#{name}}}" for name in ids.split())


@pytest.mark.parametrize(
    ("before", "after", "changed", "removed"),
    [
        ("p-a p-b p-c", "p-a p-x p-c", {("p-b", "p-x")}, set()),
        ("p-a p-b p-c", "p-x p-b p-c", {("p-a", "p-x")}, set()),
        ("p-a p-b p-c", "p-a p-b p-x", {("p-c", "p-x")}, set()),
        ("p-a", "p-x", {("p-a", "p-x")}, set()),
        # The same passage before it, another one after it.
        ("p-a p-b p-c", "p-a p-x p-y p-c", set(), {"p-b"}),
        ("p-a p-b p-c", "p-a p-x", set(), {"p-b", "p-c"}),
        # The same passage after it, another one before it.
        ("p-a p-b p-c", "p-x p-c", set(), {"p-a", "p-b"}),
        ("p-a p-b p-c", "p-a p-c p-x", set(), {"p-b"}),
        ("p-a p-b p-c", "p-x p-a p-c", set(), {"p-b"}),
        ("p-a p-b p-c p-d", "p-a p-x p-c p-y", {("p-b", "p-x"), ("p-d", "p-y")}, set()),
        # An old id in another place is no new name.
        ("p-a p-b p-c p-d", "p-a p-d p-c", set(), {"p-b"}),
    ],
)
def test_an_id_between_the_same_neighbours_is_the_same_passage(
    docs: Path, before: str, after: str, changed: set[tuple[str, str]], removed: set[str]
) -> None:
    write_all(docs, {**FORUM, PAGE: original(Kind.CHAPTER, body(before))})
    pipeline.fix(docs)
    write_all(docs, {PAGE: original(Kind.CHAPTER, body(after))})
    found = pipeline.inspect(docs).diagnostics
    told = {(d.params["old"], d.params["new"]) for d in found if d.code == "id-changed"}
    gone = {d.params["id"] for d in found if d.code == "id-removed"}
    assert (told, gone) == (changed, removed)
