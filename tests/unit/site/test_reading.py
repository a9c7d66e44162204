"""How long a page takes to read."""

from pathlib import Path

import pytest

from civildialogue.core.site.pages.assembly import generate
from civildialogue.core.site.writing.context import Shared
from civildialogue.core.source.history import History
from civildialogue.core.source.load import Loader


@pytest.mark.parametrize(("words", "said"), [(0, "1 minute"), (552, "3 minutes")])
def test_the_time_grows_with_the_words(
    forum: Path, monkeypatch: pytest.MonkeyPatch, words: int, said: str
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(forum.parent.parent))
    with (forum / "analysis/one.en.md").open("a", encoding="utf-8") as page:
        page.write("\n" + "word " * words + "\n{#p-more}\n")
    documents = generate(Shared(Loader(forum).library, History(forum)))
    assert documents["analysis/one.en.md"].meta["forum"]["takes"] == f"Reading: about {said}"
    assert "takes" not in documents["index.en.md"].meta["forum"]
