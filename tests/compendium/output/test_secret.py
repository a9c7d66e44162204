"""No word of a comment that nobody may see, and no name of who wrote it, is in any byte built.

One project is built with all that is published of it: site, search, data, feeds, form, books and
the pack for reading offline. Words that may be seen stand in the same places, so that it shows that
each product is looked into.
"""

import re
from contextlib import chdir
from pathlib import Path
from typing import Any

import pytest

from civildialogue.core.active import using
from civildialogue.core.model.conventions import transliterate
from civildialogue.core.model.language import languages
from civildialogue.core.output.book.order import Order
from civildialogue.core.output.bundle import NAME as BUNDLE
from civildialogue.core.pipeline import carry, fix
from features.sites import project
from secrets_in import carried, tree
from unit.making import run
from within import in_process

from ..written import RECOMMENDATIONS, Sources, disposition

OPEN = ("Мирабелен", "Plumdorf")
"""Words that may be seen: Cyrillic and Latin, in the texts and in the name."""
CYRILLIC, LATIN, WITHHELD, EXAMPLE = "Зумбарак", "Quivloxian", "Жълтопръс", "Brandywook"
SHORTEST = 6
"""Letters by which a word is known, for the index of the search keeps no endings."""
SECRET = {word[:SHORTEST] for word in (CYRILLIC, LATIN, WITHHELD, EXAMPLE)} | {
    transliterate(word)[:SHORTEST] for word in (CYRILLIC, WITHHELD)
}
CHANGE = {"block": "p-b3vx", "commit": "a" * 10}


def everywhere(first: str, second: str, **more: Any) -> dict[str, Any]:
    """A comment with two words in every field that a person from outside fills."""
    soft = f"{first[:3]}\u00ad{first[3:6]}\u00ad{first[6:]}"
    both = f"„{first}“ & \"{second}\" <b>'{soft}'</b>"
    change = {**CHANGE, "before": f"{first} преди.", "after": f"{second} след."}
    told = disposition("accepted", change=change)
    return {
        "body": f"{both}\n\n- {first[:4]}\n  {first[4:]}\n\n**{second}** [{first}](https://a.bg/{second}).",
        "name": f"{first} д’{second} & „Синове“",
        "organisation": f"{second}-{first} ООД",
        "kind": "amend",
        "proposal": f'Общината да {first} на всяко "{second}".',
        "translation": {"lang": "en", "text": both, "proposal": both, "by": f"{second}"},
        "disposition": {**told, "earlier": [disposition("partial", change={**change})]},
        "reply": {"on": "2026-12-11", "text": both},
        **more,
    }


def placed(sources: Sources, identifier: str, values: dict[str, Any], name: str) -> Path:
    """The file of a comment, with a name in its own name."""
    path = sources.comment(identifier, **{"block": "p-b3vx", **values})
    return path.rename(path.with_name(f"2026-12-05-{name}-{identifier.removeprefix('c-')}.md"))


@pytest.fixture(scope="module")
def forum(tmp_path_factory: pytest.TempPathFactory) -> Sources:
    """A project with comments that may be seen and others whose words are taken down or withheld,
    by command and by hand.
    """
    place = project(tmp_path_factory.mktemp("secret"), ["compendium"])
    sources = Sources(place / "docs")
    for tag, words in (("bg", "на всяко предложение"), ("en", "every proposal")):
        path = sources.docs / f"{RECOMMENDATIONS}/rec-0001.{tag}.md"
        text = path.read_text("utf-8").replace("origin: example", "origin: site-edition")
        path.write_text(
            re.sub(r"\b\w+ \w+ \w+\.\n\{#p-b3vx", rf"{words}.\n{{#p-b3vx", text), "utf-8"
        )
    sources.consultation()
    placed(sources, "c-open22", everywhere(*OPEN), "mirabelen")
    placed(sources, "c-taken2", everywhere(CYRILLIC, LATIN), transliterate(CYRILLIC))
    placed(sources, "c-second", everywhere(LATIN, CYRILLIC, lang="en", quote="every proposal"), "x")
    redaction = {"reason": "unlawful", "on": "2026-12-12", "by": "Редакция"}
    by_hand = everywhere(LATIN, CYRILLIC, redaction=redaction)
    placed(sources, "c-byhand", by_hand, "quivloxian")
    placed(
        sources, "c-sample", everywhere(EXAMPLE, EXAMPLE, redaction=redaction, example=True), "y"
    )
    withheld = everywhere(WITHHELD, CYRILLIC, withheld=redaction)
    placed(sources, "c-stayed", withheld, transliterate(WITHHELD))
    sources.comment(
        "c-reply2", "Не разбрах.", in_reply_to="c-taken2", kind="question", block="p-b3vx"
    )
    sources.comment(
        "c-again2",
        "И аз.",
        disposition=disposition("duplicate", duplicate_of="c-taken2"),
        block="p-b3vx",
    )
    with using(["compendium"]):
        fix(sources.docs)
    why = ("--reason", "personal-data", "--by", "Редакция")
    with chdir(place):
        for name in ("c-taken2", "c-second"):
            done = run("redact", name, *why)
            assert done.exit_code == 0, done.output
        done = run("withhold", "rec-0001", "--kind", "question", "--block", "p-b3vx", *why)
        assert done.exit_code == 0, done.output
    return sources


@pytest.fixture(scope="module")
def built(forum: Sources) -> dict[str, bytes]:
    """Every file that is published of it."""
    place, out = forum.docs.parent, forum.docs.parent / "out"
    with chdir(place), in_process():
        done = run("build")
        assert done.exit_code == 0, done.output
        carry.export_data(place, forum.docs, out / "data")
        order = Order(("pdf", "epub"), languages(), ("compendium", "summary-2026-autumn"))
        carry.export_books(place, forum.docs, out / "books", order, lambda *_: None)
        carry.export_bundle(place / "site", out, carry.settings(place).name)
    return tree(place / "site") | tree(out)


PRODUCTS = (
    r"compendium/recommendations/rec-0001/index\.html",
    r"en/compendium/recommendations/rec-0001/index\.html",
    r"compendium/consultations/2026-autumn-summary/index\.html",
    r"search-index/bg/.*",
    r"search-index/en/.*",
    r"data/.*\.json",
    r"data/.*\.csv",
    r"data/.*\.atom",
    r"contribute-data/.*",
    r"books/compendium\.bg\.pdf",
    r"books/compendium\.en\.epub!.*",
    r"books/summary-2026-autumn\.bg\.epub!.*",
    rf"{BUNDLE}!.*",
)
"""Each of these has what may be seen of a comment, so it is really looked into."""


@pytest.fixture(scope="module")
def seen(built: dict[str, bytes]) -> dict[str, set[str]]:
    """Which words each file carries; all are looked for at once, for every byte is."""
    return carried(built, SECRET | {word[:SHORTEST] for word in OPEN})


def test_no_byte_has_a_word_that_nobody_may_see(seen: dict[str, set[str]]) -> None:
    assert {name: words & SECRET for name, words in seen.items() if words & SECRET} == {}


@pytest.mark.parametrize("product", PRODUCTS)
def test_what_may_be_seen_is_there(seen: dict[str, set[str]], product: str) -> None:
    assert [name for name in seen if re.fullmatch(product, name)]


def test_they_are_counted(built: dict[str, bytes]) -> None:
    page = built["compendium/recommendations/rec-0001/index.html"].decode()
    for name in ("c-taken2", "c-second", "c-byhand", "c-sample", "c-stayed"):
        assert name in page
