"""Whatever a text says, its blocks hold all of it, in order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civildialogue.core.model.library import Page
from civildialogue.core.model.text import Block, BlockKind
from civildialogue.core.source import edit
from civildialogue.core.source.blocks import split_blocks
from civildialogue.core.source.signs import FIRST, SIGNS

from .texts import bodies, page_of

words = st.lists(st.text(st.characters(categories=["L", "N", "P"]), min_size=1), min_size=1)


def written(block: Block) -> list[str]:
    """The block's lines as they stand in the file, white space apart."""
    return [line.rstrip() for line in block.text.split("\n") if line.strip()]


@given(bodies, st.integers(1, 50))
def test_lines_strictly_increase(text: str, first: int) -> None:
    lines = text.split("\n")
    last = 0
    for block in split_blocks(lines, first):
        assert first <= block.line < first + len(lines)
        assert block.line > last
        assert block.last_line < first + len(lines)
        if block.id is not None:
            assert block.line <= block.id_line < first + len(lines)
        last = max(block.last_line, block.id_line)


@given(st.one_of(bodies, st.text(' !?=#_*:>[]-.1a"', max_size=12)))
def test_a_line_that_begins_with_no_sign_has_none(text: str) -> None:
    for line in text.expandtabs(4).split("\n"):
        assert FIRST.match(line) or not any(sign(line) for sign in SIGNS.values())


@given(bodies)
def test_no_line_is_lost_and_none_is_made(text: str) -> None:
    lines = text.split("\n")
    blocks = split_blocks(lines, 1)
    markers = {b.id_line for b in blocks if b.id and b.kind is not BlockKind.HEADING}
    markers |= {b.id_line for b in blocks if b.id_line > b.line}
    expected = [
        line.rstrip() for n, line in enumerate(lines, 1) if line.strip() and n not in markers
    ]
    found = [line for block in blocks for line in written(block)]
    assert len(found) == len(expected)
    for got, wanted in zip(found, expected, strict=True):
        assert got == wanted or (wanted.startswith(got) and wanted[len(got) :].lstrip()[0] == "{")


@given(bodies)
def test_a_block_begins_on_its_line(text: str) -> None:
    lines = text.split("\n")
    for block in split_blocks(lines, 1):
        assert lines[block.line - 1].startswith(block.text.split("\n")[0])


@given(words, st.randoms())
def test_re_wrapping_keeps_the_hash(listed: list[str], random: object) -> None:
    gaps = [random.choice([" ", "\n", "  ", " \n"]) for _ in listed]  # type: ignore[attr-defined]
    wrapped = "".join(word + gap for word, gap in zip(listed, gaps, strict=True))
    one = Block(BlockKind.PARAGRAPH, " ".join(listed), 1)
    assert Block(BlockKind.PARAGRAPH, wrapped, 7).hash == one.hash


@given(words, words)
def test_other_words_have_another_hash(one: list[str], other: list[str]) -> None:
    first, second = (Block(BlockKind.PARAGRAPH, " ".join(w), 1) for w in (one, other))
    assert (first.hash == second.hash) == (one == other)


def with_new_ids(page: Page) -> tuple[dict[int, str], Page]:
    """The ids that a page lacks, and the page that it is with them."""
    ids = edit.new_ids(page, None)
    return ids, page_of(edit.with_ids(page, ids))


@given(bodies)
def test_ids_are_only_added(text: str) -> None:
    page = page_of(text)
    ids, again = with_new_ids(page)
    marks = {f"{{#{identifier}}}" for identifier in ids.values()}
    headings = {f"{{#{ids[b.line]}}}" for b in page.blocks if b.level and b.line in ids}
    kept = [line for line in again.source.lines if line not in marks]
    added = [line for line in again.source.lines if line in marks]
    assert sorted(added) == sorted(marks - headings)
    assert len(kept) == len(page.source.lines)
    for before, after in zip(page.source.lines, kept, strict=True):
        words, brace, mark = after.rpartition("{#")
        is_named = brace + mark in headings and words in (before, f"{before} ")
        assert after == before or is_named
        headings -= {brace + mark} if is_named else set()
    assert headings == set()


@given(bodies)
def test_ids_are_read_where_they_were_meant(text: str) -> None:
    page = page_of(text)
    ids, again = with_new_ids(page)
    assert set(page.by_id) <= set(again.by_id)
    meant = [ids.get(block.line, block.id) for block in page.blocks]
    assert [block.id for block in again.blocks] == meant
    assert [block.text for block in again.blocks] == [block.text for block in page.blocks]
    assert edit.new_ids(again, None) == {}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_text_of_any_line_end_gets_an_id(end: str) -> None:
    page = page_of(f"0{end}")
    [identifier] = edit.new_ids(page, None).values()
    assert edit.with_ids(page, {1: identifier}) == f"0{end}{{#{identifier}}}{end}"
