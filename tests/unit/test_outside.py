"""New addresses outside of the site, which a reviewer is shown: all of them, each once."""

from pathlib import Path

import pytest

from civildialogue.features.review.outside import new_addresses

from .making import DATA, bare_page, library_of, load


def told(before: str, after: str) -> list[tuple[str, str]]:
    return list(new_addresses(library_of(bare_page(before)), library_of(bare_page(after))))


def test_every_scheme_that_leads_out_is_told_and_nothing_within() -> None:
    text = (
        "[а](http://a.example/) [б](HTTPS://b.example/) [в](mailto:c@d.example) "
        "[г](../one.md) [д](#here) <https://e.example/>"
    )
    found = [address for address, _ in told("", text)]
    assert found == [
        "http://a.example/",
        "HTTPS://b.example/",
        "mailto:c@d.example",
        "https://e.example/",
    ]


def test_an_address_is_told_once_and_only_if_it_is_new() -> None:
    one, two = "[а](https://a.example/)", "[б](https://b.example/)"
    assert told(one, f"{one} {two}\n\n{two}") == [("https://b.example/", "analysis/one")]
    assert told(f"{one} {two}", one) == []


@pytest.mark.parametrize("target", ["http://[a", "http://[::1]x/", "https://a:b/", "http://℀.bg/"])
def test_an_address_that_is_none_is_shown_too(target: str) -> None:
    [(found, _)] = told("", f"[а](<{target}>)")
    assert found == target


def test_the_address_of_a_source_is_new_with_it(tmp_path: Path) -> None:
    name = "_data/sources.yml"
    library = load(tmp_path, {name: DATA[name]}).library
    addresses = [f"https://lex.bg/laws/ldoc/{number}" for number in ("2127837184", "2135521015")]
    expected = list(zip(addresses, ("zna", "apk"), strict=True))
    assert list(new_addresses(library_of(), library)) == expected
    assert list(new_addresses(library, library)) == []
