"""The list of sources says what was read, apart from where the source itself is."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import html

from civildialogue.core.model.language import BULGARIAN, ENGLISH, Locale
from civildialogue.core.site.pages.parts import sources

from ..making import Loader, load, original, writer_of

SOURCE = {
    "id": "act",
    "type": "legislation",
    "title": {"bg": "Закон", "en": "Act"},
    "short": {"bg": "З", "en": "A"},
    "language": "bg",
    "URL": "https://example.org/act",
    "accessed": "2026-11-23",
}


def shown(docs: Path, locale: Locale = ENGLISH, **more: Any) -> Any:
    """The entry of a source in a page's list."""
    record = yaml.safe_dump([{**SOURCE, **more}], allow_unicode=True)
    loader: Loader = load(docs, {"_data/sources.yml": record, "a.bg.md": original()})
    assert loader.diagnostics == []
    tree = html.fragment_fromstring(
        sources(writer_of(loader.library, docs, locale), "a", ["act"]), create_parent="div"
    )
    [entry] = tree.xpath("//li[@id='source-act']")
    return entry


def words(entry: Any) -> str:
    return " ".join(entry.text_content().replace("\u00a0", " ").split())


def test_nothing_is_said_that_is_not_known(docs: Path) -> None:
    assert words(shown(docs)) == "A: Act. Accessed 23 November 2026."


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("DOI", "10.1787/339306da-en", "DOI: 10.1787/339306da-en."),
        ("ISBN", "978-92-64-48162-6", "ISBN 978-92-64-48162-6."),
        ("version", "4.10", "Version 4.10."),
        ("version", {"bg": "Към 2020 г.", "en": "As of 2020."}, "As of 2020."),
        ("read-via", {"bg": "Само резюмето.", "en": "The abstract only."}, "The abstract only."),
        (
            "read-via",
            "https://example.org/copy",
            "Read at another address: https://example.org/copy.",
        ),
    ],
)
def test_each_field_is_shown(docs: Path, field: str, value: Any, said: str) -> None:
    assert words(shown(docs, **{field: value})) == f"A: Act. {said} Accessed 23 November 2026."


def test_where_the_links_lead(docs: Path) -> None:
    entry = shown(docs, DOI="10.1787/339306da-en", **{"read-via": "https://example.org/copy"})
    assert entry.xpath(".//a/@href") == [
        "https://example.org/act",
        "https://doi.org/10.1787/339306da-en",
        "https://example.org/copy",
    ]
    assert entry.xpath("string(.//cite)") == "Act"


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        (
            BULGARIAN,
            "З: Закон. Данните са към декември 2025 г. Проверка за по-нови данни до 31 декември "
            "2026 г. Прочетено на 23 ноември 2026 г.",
        ),
        (
            ENGLISH,
            "A: Act. Figures as of December 2025. To be looked up again by 31 December 2026. "
            "Accessed 23 November 2026.",
        ),
    ],
)
def test_how_old_the_figures_are(docs: Path, locale: Locale, said: str) -> None:
    days = {"as-of": "2025-12", "review-by": "2026-12-31"}
    assert words(shown(docs, locale, **days)) == said
