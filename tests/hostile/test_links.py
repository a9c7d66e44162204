"""One rule for every address: in a text, in front matter, in a record, in what people write."""

import shutil
from pathlib import Path

import pytest

from civildialogue.core import pipeline
from civildialogue.core.model.addresses import refusal
from civildialogue.core.site.blocks import untrusted

DECEPTIVE = (
    "https://lex.bg@elsewhere.example/",
    "https://lex.bg:443@elsewhere.example/",
    "https://user:word@elsewhere.example/",
    "https://lеx.bg/",  # A Cyrillic «е».
    "https://xn--lx-vlc.bg/",  # The same, as machines write it.
    "http://lex.bg%40elsewhere.example/",
)
OTHER = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html,x",
    "vbscript:x",
    "file:///etc/passwd",
    "//elsewhere.example/",
    "\\\\elsewhere.example/",
    "/\\elsewhere.example/",
    "\t//elsewhere.example/",
)
HONEST = (
    "https://lex.bg/laws/ldoc/2127837184",
    "https://lex.bg:8443/",
    "https://example.org/@name",
    "https://example.org/?mail=a@b.example",
    "https://пример.бг/",
    "https://xn--e1afmkfd.xn--90ae/",
    "mailto:editor@example.org",
    "../analysis/one.md#p-one",
)
AUTHORITY = """\
- id: other
  name: {bg: "Друг орган", en: "Another authority"}
  level: national
  url: URL
  source: https://iisda.government.bg/
  accessed: "2026-11-22"
"""
SOURCE = """\
- id: other
  type: legislation
  title: {bg: "Друг закон", en: "Another act"}
  short: {bg: "ДЗ", en: "AA"}
  language: bg
  URL: URL
  accessed: "2026-11-22"
"""
BASE = Path(__file__).parents[1] / "golden" / "_base" / "docs"
RECOMMENDATION = "compendium/recommendations/rec-0001.bg.md"
PLACES = {
    "_data/authorities.yml": AUTHORITY,
    "_data/sources.yml": SOURCE,
    "_data/sources.yml#via": SOURCE.replace("URL: URL", "URL: https://a.example.org/x")
    + "  read-via: URL\n",
    RECOMMENDATION: (
        'response:\n  date: "2026-11-20"\n  text: {bg: "Отговор.", en: "Answer."}\n  url: URL\n'
    ),
}


@pytest.mark.parametrize("address", DECEPTIVE)
def test_what_deceives_is_refused(address: str) -> None:
    assert refusal(address) == "link-deceptive"


@pytest.mark.parametrize("address", OTHER)
def test_what_leads_elsewhere_than_to_the_web_is_refused(address: str) -> None:
    assert refusal(address) == "link-scheme"


@pytest.mark.parametrize("address", HONEST)
def test_what_is_honest_passes(address: str) -> None:
    assert refusal(address) is None


@pytest.mark.parametrize("address", [*DECEPTIVE, *OTHER])
def test_what_is_refused_is_no_link_in_a_comment(address: str) -> None:
    assert "href" not in untrusted.render(f"[lex.bg]({address}) <{address}>")


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("address", DECEPTIVE)
def test_a_record_holds_no_address_that_deceives(tmp_path: Path, place: str, address: str) -> None:
    path = place.partition("#")[0]
    told = found(tmp_path, path, PLACES[place].replace("URL: URL", f"URL: '{address}'"), address)
    assert told & {(f"docs/{path}", "link-deceptive"), (f"docs/{path}", "field-invalid")}


@pytest.mark.parametrize("place", PLACES)
def test_a_record_leads_to_the_web_only(tmp_path: Path, place: str) -> None:
    path = place.partition("#")[0]
    assert found(tmp_path, path, PLACES[place], "javascript:alert(1)") & {
        (f"docs/{path}", "field-invalid"),
        (f"docs/{path}", "link-scheme"),
    }


def found(folder: Path, path: str, record: str, address: str) -> set[tuple[str, str]]:
    docs = folder / "docs"
    shutil.copytree(BASE, docs)
    (docs / path).parent.mkdir(exist_ok=True)
    old = (docs / path).read_text("utf-8") if (docs / path).is_file() else ""
    own = record.replace(" URL\n", f" '{address}'\n")
    new = old.replace("\n---\n", f"\n{own}---\n", 1) if path == RECOMMENDATION else old + own
    (docs / path).write_text(new, "utf-8")
    return {(d.span.path, d.code) for d in pipeline.inspect(docs).diagnostics}
