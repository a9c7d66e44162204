"""New addresses outside of the site, which a reviewer is shown: all of them, each once."""

import pytest

from civildialogue.features.review.outside import new_addresses

from .making import bare_page, library_of


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
