"""What honest people write, with all its signs: it passes, and is shown as they wrote it.

The texts are made up for this test, and so are their numbers; nobody sent them.
"""

import re
from pathlib import Path

import pytest
from lxml import html as lhtml

from attacks.corpus import base
from books.making import printed
from civildialogue.core import pipeline
from civildialogue.core.model.language import PROGRAM, Locale
from civildialogue.core.output.data.export import files
from civildialogue.core.site.blocks.untrusted import render
from civildialogue.core.source.load import Loader
from compendium.reading_tables import from_csv

HERE = Path(__file__).parent
EXPECTED = HERE / "expected.html"
SENT = sorted(HERE.glob("*.md"))
FOLDER = "compendium/comments/rec-0001"
_MARKUP = re.compile(r"[*_`\[\]<>\\]|^(?:\s*[-+>]|\s*\d+\. |    )", re.MULTILINE)


def body(path: Path) -> str:
    """The words that were sent, without the front matter."""
    return path.read_text("utf-8").split("---\n", 2)[2].strip()


def name(path: Path) -> str:
    """What the file of a comment is called in its place."""
    [letters] = re.findall(r"^id: \"?c-(\w{6})", path.read_text("utf-8"), re.MULTILINE)
    return f"2026-12-05-{path.stem}-{letters}.md"


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    docs = base(tmp_path_factory.mktemp("legitimate"))
    folder = docs / FOLDER
    folder.mkdir(parents=True)
    for path in SENT:
        (folder / name(path)).write_bytes(path.read_bytes())
    return docs


def test_they_are_many_and_nothing_is_said_against_them(docs: Path) -> None:
    assert len(SENT) >= 50
    found = pipeline.inspect(docs).diagnostics
    against = [d for d in found if d.span.path.startswith(f"docs/{FOLDER}/")]
    # They came before any consultation: a note, which asks nobody for anything.
    assert {d.code for d in against} == {"comment-unconsulted"}


def test_a_fix_adds_the_fingerprint_of_the_passage_and_leaves_the_rest_alone(docs: Path) -> None:
    pipeline.fix(docs)
    for path in SENT:
        fixed = (docs / FOLDER / name(path)).read_bytes()
        assert re.sub(rb"\n +hash: \S+", b"", fixed, count=1) == path.read_bytes()


def test_they_are_shown_as_they_were_meant(request: pytest.FixtureRequest) -> None:
    shown = "".join(f"<!-- {path.stem} -->\n{render(body(path))}\n" for path in SENT)
    if request.config.getoption("--update-golden"):
        EXPECTED.write_text(shown, encoding="utf-8")
    assert shown == EXPECTED.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "path", [path for path in SENT if not _MARKUP.search(body(path))], ids=lambda path: path.stem
)
def test_words_without_marks_come_out_letter_for_letter(path: Path) -> None:
    shown = lhtml.fragment_fromstring(str(render(body(path))), create_parent="div")
    assert "".join(shown.itertext()).strip() == re.sub(r"\n\n+", "\n", body(path))


def test_open_data_give_them_back_letter_for_letter(docs: Path) -> None:
    made = files(Loader(docs).library, "https://civildialogue.eu/")
    rows = from_csv("comments", made["data/comments.csv"].decode())
    texts = {row["text"] for row in rows}
    assert {body(path) for path in SENT} <= texts


@pytest.mark.parametrize("locale", PROGRAM)
def test_they_stand_in_the_book(docs: Path, locale: Locale) -> None:
    """On paper only signs that no face of print has are told of, and have a stand-in."""
    made = printed(docs, "compendium", locale)
    assert made.codes <= {"glyph-missing"}
    for name in ("less-than", "ampersand", "money", "hash"):
        for word in re.findall(r"[А-Яа-яё]{6,}", body(HERE / f"{name}.md")):
            assert word in made.source
