"""Addresses that nobody else can follow, and two spellings of one address."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civildialogue.core.model.addresses import (
    host_of,
    is_archived,
    is_deceptive,
    is_own,
    is_preliminary,
    leads_nowhere,
    misleads,
    place,
    refusal,
)


@pytest.mark.parametrize(
    ("address", "is_copy"),
    [
        ("https://web.archive.org/web/2026/https://example.org/", True),
        ("https://archive.ph/x", True),
        ("https://archive.is/x", True),
        ("https://ARCHIVE.today/x", True),
        ("https://webcache.googleusercontent.com/search?q=x", True),
        ("https://archive.org/details/x", False),
        ("https://example.org/web.archive.org", False),
    ],
)
def test_a_copy_in_an_archive(address: str, is_copy: bool) -> None:
    assert is_archived(address) is is_copy


@pytest.mark.parametrize(
    "address",
    [
        "https://staging.example.org/",
        "https://idea.staging.example.com/node/1",
        "https://STAGING.example.org/",
        "https://dev.kavarna.example.eu/page",
        "https://dev2.example.org/",
        "https://test.example.org./",
        "https://test.example.co.uk/",
        "https://my-staging.example.org/",
        "https://preview-12.example.org/",
        "http://localhost/",
        "http://localhost:8000/",
        "http://site.localhost/",
        "http://intranet/",
        "https://forum.test/",
        "https://forum.invalid/",
        "https://forum.local/",
        "https://4.3.2.1.in-addr.arpa/",
        "http://printer.local/",
        "http://wiki.internal/",
        "http://router.lan/",
        "http://127.0.0.1/",
        "http://10.1.2.3/",
        "http://172.16.0.1/",
        "http://192.168.1.1:8080/",
        "http://169.254.0.1/",
        "http://0.0.0.0/",
        "http://[::1]/",
        "http://[fe80::1]/",
        "http://[fd00::1]/",
    ],
)
def test_no_place_for_readers(address: str) -> None:
    assert is_preliminary(address)


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/",
        "https://test.de/",
        "https://www.test.de/",
        "https://dev.bg/",
        "https://developers.example.org/",
        "https://latest.example.org/",
        "https://contest.example.org/",
        "https://web.dev/",
        "https://example.org/staging/test",
        "https://strategy.bg/Publications/View.aspx?lang=bg-BG",
        "https://8.8.8.8/",
        "https://[2606:4700::1111]/",
        "mailto:forum@example.org",
        "https://",
        "https://[::1",
        "",
    ],
)
def test_a_public_place_or_none(address: str) -> None:
    assert not is_preliminary(address)


@given(st.text(max_size=40))
def test_no_text_is_too_odd(text: str) -> None:
    for address in (text, f"https://{text}", f"https://{text}/a"):
        assert is_preliminary(address) in (True, False)
        assert is_archived(address) in (True, False)
        assert "/" not in host_of(address)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.org", "https://example.org/"),
        ("http://example.org/a", "https://www.example.org/a/"),
        ("https://EXAMPLE.org/a", "https://example.org:443/a#part"),
        ("http://example.org:80/a?b=1", "https://example.org/a?b=1"),
        ("https://example.org/%D0%B0", "https://example.org/а"),
    ],
)
def test_one_place(one: str, other: str) -> None:
    assert place(one) == place(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.org/a", "https://example.org/b"),
        ("https://example.org/a", "https://example.org/A"),
        ("https://example.org/a?id=1", "https://example.org/a?id=2"),
        ("https://example.org/#/a", "https://example.org/#/b"),
        ("https://example.org:8443/", "https://example.org/"),
        ("https://a.example.org/", "https://example.org/"),
    ],
)
def test_two_places(one: str, other: str) -> None:
    assert place(one) != place(other)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("bank.bg", "https://evilbank.bg/"),
        ("evilbank.bg", "https://bank.bg/"),
        ("bank.bg", "https://bank.bg.evil.example/"),
        ("bank.bg.evil.example", "https://bank.bg/"),
        ("my.bank.bg", "https://your.bank.bg/"),
        ("https://bank.bg/login", "https://bank.com/login"),
        ("www.bank.bg", "https://wwwbank.bg/"),
        ("**bank.bg**", "https://evil.example/"),
        ("`bank.bg`", "https://evil.example/"),
        ("*https://bank.bg/*", "https://evil.example/"),
        ("„bank.bg“", "https://evil.example/"),
        ("(bank.bg)", "https://evil.example/"),
        ("<https://bank.bg/>", "https://evil.example/"),
        ("__bank__.bg", "https://evil.example/"),
        ("bank.bg.", "https://evil.example/"),
        ("bank.bg", "mailto:a@evil.example"),
        ("a@bank.bg", "mailto:x@evil.example"),
        ("a@bank.bg", "mailto:x@bank.bg"),
        ("a@bank.bg", "https://evil.example/"),
    ],
)
def test_a_text_that_names_another_host_misleads(text: str, target: str) -> None:
    assert misleads(text, target)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("bank.bg", "https://bank.bg/login"),
        ("bank.bg", "https://my.bank.bg/"),
        ("my.bank.bg", "https://bank.bg/"),
        ("www.bank.bg", "https://bank.bg/"),
        ("bank.bg", "https://www.bank.bg:443/"),
        ("BANK.bg", "https://bank.bg/"),
        ("the bank", "https://bank.bg/"),
        ("bank.bg", "../bank.md"),
        ("**bank.bg**", "https://bank.bg/"),
        ("bank.bg", "mailto:a@bank.bg"),
        ("a@bank.bg", "mailto:A@bank.bg?subject=x"),
        ("b@bank.bg", "mailto:a@bank.bg,b@bank.bg"),
        ("a\\_b@bank.bg", "mailto:a_b@bank.bg"),
        ("the bank (bank.bg)", "https://other.example/"),
    ],
)
def test_a_text_that_names_its_host_or_none_does_not(text: str, target: str) -> None:
    assert not misleads(text, target)


@pytest.mark.parametrize(
    ("target", "own"),
    [
        ("https://forum.example/site", True),
        ("https://forum.example/site/", True),
        ("http://www.forum.example/site/a/b#c", True),
        ("https://forum.example/sites/a", False),
        ("https://forum.example/", False),
        ("https://my.forum.example/site/", False),
        ("https://notforum.example/site/", False),
        ("https://forum.example.org/site/", False),
    ],
)
def test_a_place_of_the_site_is_its_host_and_folder(target: str, own: bool) -> None:
    assert is_own(target, "https://forum.example/site/") is own
    assert is_own(target, "https://www.forum.example/site") is own


def coded(label: str) -> str:
    return f"xn--{label.encode('punycode').decode()}"


@pytest.mark.parametrize(
    "target",
    [
        "https://раураl.com/",
        f"https://{coded('раураl')}.com/",
        f"https://{coded('раураl').upper()}.com/",
        f"https://www.{coded('раураl')}.com:8080/a",
        "https://lex.bg@other.example/",
        "https://lex.bg%40other.example/",
        "https:other.example\\@lex.bg/",
        "https:///",
        "https://lex.bg\\.other.example/",
        "https://lex\u200b.bg/",
    ],
)
def test_an_address_that_looks_like_another_is_deceptive(target: str) -> None:
    assert is_deceptive(target)
    assert refusal(target) in ("link-deceptive", "link-nowhere")
    assert refusal("https://lex.bg@other.example/") == "link-deceptive"
    assert refusal("https://other.example/", "lex.bg") == "link-deceptive"


@pytest.mark.parametrize(
    "target",
    [
        "https://lex.bg/laws@2",
        "https://борино.бг/",
        f"https://{coded('борино')}.xn--90ae/",
        "https://xn--.example/",
        "mailto:forum@example.org",
        "../analysis/one.md",
    ],
)
def test_a_plain_address_is_not(target: str) -> None:
    assert not is_deceptive(target)


@pytest.mark.parametrize("port", ["", ":80", ":443"])
def test_a_usual_port_is_no_other_place(port: str) -> None:
    assert place(f"https://lex.bg{port}/a/") == "lex.bg/a"
    assert place("https://lex.bg:444/a") == "lex.bg:444/a"


@pytest.mark.parametrize(
    "target",
    [
        "https://.",
        "http://a..b/",
        "https://.example/",
        "https://e..example/",
        "https://e.example:0/",
        "https://e.example:70000/",
        "https://e.example:x/",
        "https://e.example/a b",
        "mailto:",
        "mailto:?subject=x",
        "mailto:a@b.bg,",
        "mailto:nobody",
    ],
)
def test_an_address_that_leads_nowhere(target: str) -> None:
    assert leads_nowhere(target)
    assert refusal(target) == "link-nowhere"


@pytest.mark.parametrize(
    "target",
    [
        "https://e.example",
        "https://e.example.:8443/a%20b?c=d#e",
        "https://[2001:db8::1]:8080/",
        "https://пример.бг/път",
        "mailto:a@b.bg?subject=a b",
        "mailto:a@b.bg,c%40d.bg",
        "../a b.md",
    ],
)
def test_an_address_that_leads_somewhere(target: str) -> None:
    assert not leads_nowhere(target)
