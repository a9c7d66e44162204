"""Lists that are cut into pages: nothing is lost, and every page is near."""

from hypothesis import given
from hypothesis import strategies as st

from civildialogue.core.model.leaves import cut, leaf_key

SIZES = st.integers(1, 30)


@given(st.lists(st.integers(), max_size=200), SIZES)
def test_every_entry_is_there_once_and_in_its_order(entries: list[int], size: int) -> None:
    leaves = cut("a/b", entries, size)
    assert [entry for leaf in leaves for entry in leaf.items] == entries
    assert all(len(leaf.items) <= size for leaf in leaves)
    assert [leaf.number for leaf in leaves] == list(range(1, len(leaves) + 1))
    assert {leaf.count for leaf in leaves} == {len(leaves)}
    for leaf in leaves:
        assert entries[leaf.before : leaf.before + len(leaf.items)] == list(leaf.items)
        assert leaf.total == len(entries)


def test_an_empty_list_has_one_page() -> None:
    [leaf] = cut("a/b", [], 5)
    assert (leaf.key, leaf.count, leaf.total) == ("a/b", 1, 0)


def test_the_first_page_has_the_address_of_the_list() -> None:
    assert [leaf_key("a/index", n) for n in (1, 2)] == ["a/index", "a/page-2"]
    assert [leaf_key("a/b", n) for n in (1, 2)] == ["a/b", "a/b/page-2"]


def test_each_page_leads_to_those_beside_it() -> None:
    first, second, third = cut("a/b", [1, 2, 3], 1)
    assert (first.previous, first.next) == ("", "a/b/page-2")
    assert (second.previous, second.next) == ("a/b", "a/b/page-3")
    assert (third.previous, third.next) == ("a/b/page-2", "")


def test_far_pages_are_left_out_but_for_the_first_and_the_last() -> None:
    middle = cut("a/b", range(100), 10)[4]
    assert [number for number, _ in middle.numbers] == [1, 0, 3, 4, 5, 6, 7, 0, 10]
    assert [key for number, key in middle.numbers if not number] == ["", ""]
    few = cut("a/b", range(30), 10)[0]
    assert [number for number, _ in few.numbers] == [1, 2, 3]
