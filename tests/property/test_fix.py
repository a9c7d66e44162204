"""``check --fix`` on any text: ids are unique, it ends, and nothing that a person wrote changes."""

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from civildialogue.core import pipeline
from civildialogue.core.model.diagnostics import Severity
from civildialogue.core.model.library import Library, Page
from civildialogue.core.pipeline import fixing
from civildialogue.core.pipeline.rewriting import rewritten
from civildialogue.core.source import edit
from civildialogue.core.source.load import Loader
from projects import tree

from .texts import bodies

HEAD = "---\nkind: home\norigin: example\ntitle: Заглавие\nsummary: За какво.\n---\n\n"
ENGLISH = "---\nkind: home\ntitle: Title\nsummary: About it.\n---\n\n"
STONES = """\
- page: index
  id: {id}
  removed: "2026-11-23"
  reason: {{bg: "Отпадна.", en: "It went."}}
"""
LEDGER = "_data/permalinks.txt"
LEDGERS = [
    "",
    "index: p-gone\n",
    "# бележка\nindex:  p-gone   null # моя\n\nold: true\n",
    "index: p-gone\nold: p-x\nindex: p-one\n",
]
same_headings = st.lists(
    st.sampled_from(
        ["## Цел", "## Цел {#tsel}", "## null", "## 1e3", "Текст.", "- a\n- b", "## ???"]
    ),
    max_size=9,
).map("\n\n".join)
forms = st.tuples(
    st.sampled_from(["", "\ufeff"]), st.lists(st.sampled_from(["\n", "\r\n", "\r"]), max_size=3)
)


def formed(text: str, form: tuple[str, list[str]]) -> bytes:
    """The text with a mark and with the line ends, over and over."""
    mark, ends = form
    if not ends:
        return f"{mark}{text}".encode()
    lines = re.sub("\r\n?", "\n", text).split("\n")
    return (
        mark + "".join(line + ends[n % len(ends)] for n, line in enumerate(lines[:-1])) + lines[-1]
    ).encode()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fix") / "docs"


def errors(docs: Path) -> Counter[str]:
    found = pipeline.inspect(docs).diagnostics
    return Counter(d.code for d in found if d.severity is Severity.ERROR)


def lines(data: bytes) -> list[bytes]:
    return re.findall(rb"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$", data)


def is_kept(before: bytes, after: bytes) -> bool:
    """Whether all lines are there still, in their order and with their ends.

    A heading may have got an id at its end and lost the spaces before it, the last line an end.
    """
    rest: Iterator[bytes] = iter(lines(after))
    for line in lines(before):
        words = line.rstrip(b"\r\n")
        end = line[len(words) :]
        for found in rest:
            plain = re.sub(rb" \{#[a-z0-9-]+\}(?=[\r\n]*$)", b"", found)
            if found.startswith(b"#"):
                words = words.lstrip(b" ")
            if (
                found == line
                or (plain.rstrip(b"\r\n") == words.rstrip() and (plain.endswith(end) or not end))
                or (not end and found.rstrip(b"\r\n") == words)
            ):
                break
        else:
            return False
    return True


def words(text: bytes) -> list[str]:
    """What is written in letters, without ids."""
    return re.findall(r"[^\W\d_]+", re.sub(r"\{:?\s*#[^{}\s]+\s*\}", "", text.decode()))


def noted(into: set[str], library: Library) -> list[Page]:
    """The pages that are rewritten, whose names are noted."""
    pages = rewritten(library)
    into |= {f"{page.key}.{page.locale}.md" for page in pages}
    return pages


real_buried = edit.buried


def without_buried(into: dict[str, tuple[bytes, bytes]], page: Page, names: list[str]) -> str:
    """A translation without passages that have a tombstone; it is noted before and after."""
    text = real_buried(page, names)
    path = f"{page.key}.{page.locale}.md"
    into[path] = (page.source.written.encode(), text.encode())
    return text


def has_all_words(before: bytes, after: bytes) -> bool:
    """Whether all words are there still, in their order, and no other line ends."""
    rest = iter(words(after))
    ends = [set(re.findall(rb"\r\n|\r|\n", text)) for text in (before, after)]
    return all(word in rest for word in words(before)) and ends[1] <= (ends[0] or {b"\n"})


@given(
    st.one_of(bodies, same_headings),
    st.one_of(bodies, same_headings, st.none()),
    forms,
    st.sampled_from(LEDGERS),
    st.sampled_from([None, "tsel", "p-one"]),
)
@example(body="", english="#{#tsel}\n#{#tsel}", form=("", []), ledger="", buried="tsel")
def test_any_text(
    folder: Path,
    body: str,
    english: str | None,
    form: tuple[str, list[str]],
    ledger: str,
    buried: str | None,
) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "_data").mkdir(parents=True)
    (folder / "index.bg.md").write_bytes(formed(HEAD + body, form))
    (folder / "index.en.md").write_bytes(
        formed(ENGLISH + (body if english is None else english), form)
    )
    if ledger:
        (folder / LEDGER).write_bytes(formed(ledger, form))
    if buried:
        (folder / "_data/tombstones.yml").write_text(STONES.format(id=buried), encoding="utf-8")
    for path in folder.rglob("*.md"):
        path.chmod(0o755)
    before, had = tree(folder), errors(folder)
    given_ids = (
        set(Loader(folder).library.originals["index"].by_id)
        if "index" in Loader(folder).library.originals
        else set()
    )
    meant: set[str] = set()
    gone: dict[str, tuple[bytes, bytes]] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fixing, "rewritten", partial(noted, meant))
        patch.setattr(fixing.edit, "buried", partial(without_buried, gone))
        pipeline.fix(folder)
    after = tree(folder)
    assert errors(folder) <= had
    assert pipeline.fix(folder) == [] and tree(folder) == after
    assert all(path.stat().st_mode & 0o777 == 0o755 for path in folder.rglob("*.md"))
    for path, content in before.items():
        if path != LEDGER:
            kept = has_all_words if path in meant else is_kept
            # A translation whose original has a tombstone goes; around it everything is kept.
            whole, rest = gone.get(path, (after[path], content))
            assert kept(content, whole) and kept(rest, after[path]), path
    assert not gone or buried
    if ledger:  # Lines may be joined, and the ids of a page may change places.
        assert {*ledger.split()} <= {*after[LEDGER].decode().removeprefix("\ufeff").split()}
    assert after.get(LEDGER, b"").startswith(b"\xef\xbb\xbf") == bool(ledger and form[0])
    library = Loader(folder).library
    if page := library.originals.get("index"):
        counted = Counter(block.id for block in page.blocks if block.id)
        assert all(count == 1 or identifier in given_ids for identifier, count in counted.items())
        assert buried in given_ids or buried not in counted
