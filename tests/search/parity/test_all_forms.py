"""The forms that hunspell-bg knows: the script agrees, and the stemmer keeps what it promises."""

import json
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from py_mini_racer import MiniRacer

from bench_stemmers import half, measured
from civildialogue.core.model.language import BULGARIAN, ENGLISH, Locale
from civildialogue.core.model.stemming.stemmer import stem
from civildialogue.core.output.search.stemscript import javascript
from counts import some
from paradigms import paradigms

ROOT = Path(__file__).parents[3]
VENDOR = ROOT / "scripts/civildialogue/theme/assets/javascripts/vendor/snowball-english.js"
ALL = """const all = (name, given) =>
    JSON.stringify(JSON.parse(given).map((word) => civilStem[name](word)))"""
BATCH = 20_000


def in_script(name: str, given: list[str]) -> Iterator[str]:
    engine = MiniRacer()
    for source in (VENDOR.read_text(encoding="utf-8"), javascript(), ALL):
        engine.eval(source)
    left = iter(given)
    while batch := list(islice(left, BATCH)):
        yield from json.loads(engine.call("all", name, json.dumps(batch)))


def differing(name: str, given: list[str], locale: Locale) -> list[tuple[str, str, str]]:
    pairs = zip(given, in_script(name, given), strict=True)
    return [
        (word, stem(word, locale), other) for word, other in pairs if stem(word, locale) != other
    ]


def test_bulgarian_stems_agree_on_every_form() -> None:
    forms = sorted(frozenset().union(*(each.forms for each in paradigms())))
    assert len(forms) > 800_000
    assert differing("bg", some(forms), BULGARIAN) == []


def test_english_stems_agree_on_every_word_of_the_texts() -> None:
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "docs").rglob("*.en.md")]
    found = sorted({word for text in texts for word in re.findall(r"[a-z']+", text.lower())})
    assert len(found) > 1_000
    # Each with the endings that its algorithm is about, so that few texts give many paths.
    endings = ("", "s", "es", "ed", "edly", "ing", "ly", "'s", "ational", "iveness", "ization")
    tried = some([word + end for word in found for end in endings])
    assert differing("en", tried, ENGLISH) == []


def test_unseen_nouns_and_adjectives_keep_the_promised_quality() -> None:
    unseen = [
        each.forms for each in paradigms() if each.kind == "nominal" and half(each.lemma) == "test"
    ]
    _, over, score = measured(unseen, lambda word: stem(word, BULGARIAN))
    assert over <= 3
    assert score >= 96
