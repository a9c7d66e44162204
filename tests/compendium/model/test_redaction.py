"""Redacted words pass no further than one gate."""

import re
from dataclasses import asdict
from pathlib import Path

import pytest

from civildialogue.features.compendium.model.redaction import shown
from civildialogue.features.compendium.pages import comment_form

from ..written import Sources, disposition

PACKAGE = Path(__file__).resolve().parents[3] / "scripts/civildialogue/features"
OUTPUT = sorted(
    path
    for folder in ("compendium/pages", "compendium/data", "compendium/templates", "review")
    for path in (PACKAGE / folder).rglob("*")
    if path.suffix in (".py", ".j2")
)
BY_HAND = re.compile(r"\bentry\.located\b|redaction is (?:not )?None|if not \w+\.redaction")
WORD = "Тайно"


@pytest.fixture
def secret(sources: Sources) -> Sources:
    """A comment whose every word that came from outside is secret."""
    sources.recommendation(blocks={"p-one": f"{WORD} място."})
    path = sources.comment(
        "c-aaaaaa",
        f"{WORD} писмо.",
        quote=WORD,
        name=f"{WORD} Име",
        organisation=f"{WORD} Сдружение",
        kind="amend",
        proposal=f"{WORD} изречение.",
        translation={"lang": "en", "text": WORD, "proposal": WORD, "by": WORD},
        disposition=disposition("rejected"),
        reply={"on": "2026-12-20", "text": WORD},
        redaction={"reason": "personal-data", "on": "2026-12-19", "by": "Редакция"},
    )
    path.rename(path.with_name("2026-12-05-taina-aaaaaa.md"))
    return sources


def test_the_gate_leaves_facts_and_no_word(secret: Sources) -> None:
    entry = secret.entry("c-aaaaaa")
    assert WORD in entry.located.source.text
    bare = shown(entry.located)
    assert WORD not in f"{bare.value.model_dump()} {asdict(bare.source)} {bare.body}"
    assert bare.value.disposition == entry.located.value.disposition
    assert (bare.value.id, bare.value.received) == ("c-aaaaaa", entry.located.value.received)
    assert (entry.comment, entry.text) == (bare.value, "")


def test_what_is_not_redacted_passes_whole(sources: Sources) -> None:
    sources.recommendation()
    sources.comment("c-aaaaaa")
    entry = sources.entry("c-aaaaaa")
    assert shown(entry.located) is entry.located


def test_the_name_of_the_file_is_withheld_from_the_form(secret: Sources) -> None:
    secret.comment("c-bbbbbb")
    found = comment_form.recommendation(secret.writer(), "rec-0001")
    assert found["comments"] == [
        {"id": "c-aaaaaa", "name": ""},
        {"id": "c-bbbbbb", "name": "Мария Иванова"},
    ]
    assert "taina" not in str(found)


@pytest.mark.parametrize("path", OUTPUT, ids=lambda path: path.name)
def test_nothing_that_shows_a_comment_goes_round_the_gate(path: Path) -> None:
    assert not BY_HAND.findall(path.read_text(encoding="utf-8"))
