"""A document becomes a page that is in order, says what it lost, and never overwrites anything."""

import re
from collections.abc import Sequence
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import Any

import docx
import pytest
from click.testing import Result
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import html as lhtml

from civildialogue.core import pipeline
from civildialogue.core.model.characters import HIDDEN
from civildialogue.core.model.diagnostics import Severity
from civildialogue.core.model.language import BULGARIAN, ENGLISH
from civildialogue.core.output.book import make, tree
from civildialogue.core.output.book.faces import Faces
from civildialogue.core.site.books import planning
from civildialogue.core.site.writing.context import Shared, Writer
from civildialogue.core.source.history import History
from civildialogue.core.source.importing.blocks import Blocks
from civildialogue.core.source.importing.inlines import Inlines
from civildialogue.core.source.importing.losses import Losses
from civildialogue.core.source.importing.signs import bare
from civildialogue.core.source.load import Loader
from civildialogue.core.source.settings import settings as read_settings
from counts import cases
from projects import tree as tree_of

from .documents import PAGE, TRAPS, everything, png, saved
from .documents import run_import as run

REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.fixture
def imported(docs: Path, tmp_path: Path) -> tuple[Path, Result]:
    done = run(docs, "docx", saved(everything(), tmp_path / "source.docx"))
    assert done.exit_code == 0, done.output
    return docs, done


def test_the_page_has_the_whole_text(imported: tuple[Path, Result]) -> None:
    text = (imported[0] / PAGE).read_text(encoding="utf-8")
    for words in (
        "title: Анализ „с всичко“",
        "summary: Първи пасаж, от който става резюмето.",
        "## Първа част {#parva-chast}",
        "### Прескочено ниво {#preskocheno-nivo}",
        "**силни**, *наклонени* и подчертани",
        "- едно",
        "1. първо",
        "2. второ",
        "> Цитат.",
        "| клетка 00 | клетка 01 | клетка 02 |",
        "Срокът е [^n1] тук.",
        "[^n1]: Брои се в календарни дни.",
        "Текст вмъкнато край.",
        "Оспорено изречение.",
    ):
        assert words in text
    assert "старо" not in text
    assert "<script" not in text


def test_its_source_is_named_with_a_checksum(imported: tuple[Path, Result]) -> None:
    docs, _ = imported
    record = Loader(docs).library.originals["analysis/imported"].original
    assert record.origin == "imported"
    assert record.imported is not None
    assert record.imported.file == "source.docx"
    assert re.fullmatch("[0-9a-f]{64}", record.imported.sha256)


def test_every_passage_has_an_id_and_the_check_finds_no_error(
    imported: tuple[Path, Result],
) -> None:
    docs, _ = imported
    found = pipeline.inspect(docs, "docs")
    assert [d.message(ENGLISH) for d in found.diagnostics if d.severity is Severity.ERROR] == []
    assert not [d for d in found.diagnostics if d.code in ("block-id-missing", "raw-html")]


def test_pictures_lie_beside_the_page_and_ask_for_their_words(
    imported: tuple[Path, Result],
) -> None:
    docs, done = imported
    (picture,) = (docs / "analysis/imported").iterdir()
    assert picture.suffix == ".png"
    assert f"![Опишете какво показва изображението {picture.name}](imported/{picture.name})" in (
        docs / PAGE
    ).read_text(encoding="utf-8")
    assert "the picture has no description; write one" in done.output


@pytest.mark.parametrize(
    ("what", "words", "line"),
    [
        ("underlining was dropped", "подчертани", "подчертани"),
        ("merged cells were split", "клетка 20", "клетка 20"),
        ("the insertion was accepted", "вмъкнато (Пример: редактор 2026-01-03)", "вмъкнато край"),
        ("the deletion was dropped", "старо (Пример: редактор 2026-01-03)", "Текст вмъкнато край"),
        (
            "a comment in the margin",
            "Проверете срока. (Пример: рецензент 2026-01-02)",
            "Оспорено изречение.",
        ),
        ("a footnote without text", "[^n2]", "[^n2]: –"),
        ("a line was set between two lists", "1. първо", "1. първо"),
    ],
)
def test_what_was_lost_is_told_with_its_line(
    imported: tuple[Path, Result], what: str, words: str, line: str
) -> None:
    docs, done = imported
    lines = (docs / PAGE).read_text(encoding="utf-8").split("\n")
    (told,) = [line for line in done.output.split("\n") if what in line and words in line]
    number = int(re.match(r".*\.md:(\d+): ", told)[1])  # type: ignore[index]
    assert line in lines[number - 1]


def test_it_becomes_a_page_and_a_book(imported: tuple[Path, Result]) -> None:
    docs, _ = imported
    shared = Shared(Loader(docs).library, History(docs))
    own = read_settings(REPOSITORY)
    plan = planning.plan(Writer(shared, BULGARIAN), "analysis")
    converter = tree.Converter(tree.converter(own.extensions))
    book = make.make(plan, converter, docs, own, Faces())
    (chapter,) = [c for c in book.chapters if c.key == "analysis/imported"]
    words = " ".join(chapter.tree.text_content().split())
    assert "<script>alert(1)</script>, [скоби](x), {#id} и *звезди*." in words
    assert not list(chapter.tree.iter("script"))
    assert len(chapter.tree.findall(".//table//tr")) == 3
    assert book.assets


def test_nothing_is_overwritten(imported: tuple[Path, Result], tmp_path: Path) -> None:
    docs, _ = imported
    before = tree_of(docs)
    other = docx.Document()
    other.add_paragraph("Друг текст.")
    done = run(docs, "docx", saved(other, tmp_path / "other.docx"))
    assert done.exit_code == 2
    assert "is already there" in done.output
    assert tree_of(docs) == before


def test_a_picture_in_the_way_stops_everything(docs: Path, tmp_path: Path) -> None:
    source = saved(everything(), tmp_path / "source.docx")
    run(docs, "docx", source)
    (docs / PAGE).unlink()
    before = tree_of(docs)
    assert run(docs, "docx", source).exit_code == 2
    assert tree_of(docs) == before


@pytest.mark.parametrize("reason", TRAPS)
def test_a_trap_is_refused_with_its_reason_and_nothing_is_written(
    docs: Path, tmp_path: Path, reason: str
) -> None:
    file = tmp_path / "trap.docx"
    TRAPS[reason](file)
    before = tree_of(docs)
    done = run(docs, "docx", file)
    assert done.exit_code == 2, done.output
    words = {
        "not-a-zip": "only its name is that of a document",
        "damaged": "the file is damaged",
        "pdf": "it is a PDF; ask for the document",
        "rtf": "it is an RTF document; open it in Word or LibreOffice and save it as .docx",
        "other-form": "import it with `civildialogue import odt`",
        "no-text": "has no word/document.xml",
        "bomb": "far too large",
        "path": "leads outside",
        "entities": "declares XML entities",
        "encrypted": "locked by a password",
        "old-format": "Word 97",
        "not-a-file": "not a regular file",
        "unreadable": "can’t be read",
    }
    assert words[reason] in done.output
    assert tree_of(docs) == before
    assert not (tmp_path / "outside.xml").exists()


@pytest.mark.parametrize(("form", "words"), [("doc", ".docx"), ("pdf", "PDF"), ("rtf", "RTF")])
def test_a_form_that_is_not_read_gets_one_line_that_says_what_to_do(
    docs: Path, tmp_path: Path, form: str, words: str
) -> None:
    done = run(docs, form, tmp_path / "nothing")
    assert done.exit_code == 2
    (line,) = done.stderr.strip().split("\n")
    assert words in line


@pytest.mark.parametrize(
    ("into", "words"),
    [
        ("analysis/Глава.bg.md", "can’t be a page"),
        ("../outside.bg.md", "docs"),
        ("nowhere/page.bg.md", "no folder"),
        ("_data/page.bg.md", "can’t be a page"),
        ("adr/page.bg.md", "can’t be a page"),
        ("compendium/comments/rec-0001/page.bg.md", "can’t be a page"),
        ("adresi/page.bg.md", "no folder"),
        ("analysis/new.en.md", "there is no original"),
    ],
)
def test_a_place_that_can_not_be_is_refused(
    docs: Path, tmp_path: Path, into: str, words: str
) -> None:
    before = tree_of(tmp_path)
    source = saved(everything(), tmp_path / "source.docx")
    done = run(docs, "docx", source, into)
    assert done.exit_code == 2
    assert words in done.output
    source.unlink()
    assert tree_of(tmp_path) == before


def test_open_document_is_read_too(docs: Path, tmp_path: Path) -> None:
    import pypandoc

    source = tmp_path / "source.odt"
    text = "# Част\n\nДума **силна** и бележка^[Под линия.].\n\n- а\n- б\n"
    pypandoc.convert_text(text, "odt", format="markdown", outputfile=str(source))
    done = run(docs, "odt", source)
    assert done.exit_code == 0, done.output
    page = (docs / PAGE).read_text(encoding="utf-8")
    assert "Дума **силна** и бележка[^n1]." in page
    assert "[^n1]: Под линия." in page


def test_a_list_of_forty_rows_is_carried_on_eight(docs: Path) -> None:
    node: dict[str, object] = {"t": "Para", "c": [{"t": "Str", "c": "дъно"}]}
    for number in range(40):
        words = {"t": "Para", "c": [{"t": "Str", "c": f"ред{40 - number}"}]}
        node = {"t": "BulletList", "c": [[words, node]]}
    losses = Losses()
    text = Blocks(Inlines(losses, lambda _t, _w: ""), losses).write([node])
    assert "дъно" in text
    assert all(f"ред{n}" in text for n in range(1, 41))
    assert max(len(line) - len(line.lstrip()) for line in text.split("\n")) <= 4 * 8
    assert {loss.kind for loss in losses.found} == {"too-deep"}


def test_lists_one_after_the_other_are_told_by_their_first_line() -> None:
    items = [[{"t": "Plain", "c": [{"t": "Str", "c": word}]}] for word in ("едно", "две")]
    ordered = [1, {"t": "Decimal"}, {"t": "Period"}]
    lists = [{"t": "BulletList", "c": items}, {"t": "OrderedList", "c": [ordered, items]}]
    losses = Losses()
    text = Blocks(Inlines(losses, lambda _t, _w: ""), losses).write(lists)
    assert bare(text) == "- едно\n- две\n\n***\n\n1. едно\n2. две"
    assert [(loss.kind, loss.excerpt) for loss in losses.found] == [("lists", "1. едно")]


@pytest.mark.parametrize("mark", ["", "quote", "item", "strong"])
def test_a_line_break_stays_one(docs: Path, tmp_path: Path, mark: str) -> None:
    made = docx.Document()
    made.add_paragraph("Увод.")
    style = {"quote": "Quote", "item": "List Bullet"}.get(mark)
    written = made.add_paragraph(style=style)
    bold = mark == "strong"
    written.add_run("Първи ред\\").bold = bold
    written.add_run().add_break()
    written.add_run().add_break()
    written.add_run("- втори ред").bold = bold
    done = run(docs, "docx", saved(made, tmp_path / "lines.docx"))
    assert done.exit_code == 0, done.output
    text = (docs / PAGE).read_text(encoding="utf-8")
    body = re.sub(r"\n? *(> )?\{#[\w-]+\}", "", text.split("---\n")[2])
    rendered = lhtml.fragment_fromstring(CONVERTER.reset().convert(body), create_parent="div")
    [broken] = rendered.iter("br")
    before = "".join(broken.xpath("preceding-sibling::node()[1]/descendant-or-self::text()"))
    assert before.strip() == "Първи ред\\"
    assert "".join(broken.xpath("following::text()")).strip().startswith("- втори ред")
    pipeline.fix(docs)
    found = {d.code for d in pipeline.inspect(docs).diagnostics if d.span.path.endswith(PAGE)}
    assert found <= {"order-incomplete", "translation-missing"}


@pytest.mark.parametrize("place", ["heading", "cell"])
def test_a_line_break_that_can_not_stand_is_told(docs: Path, tmp_path: Path, place: str) -> None:
    made = docx.Document()
    made.add_paragraph("Увод.")
    if place == "heading":
        part = made.add_heading(level=1)
    else:
        part = made.add_table(2, 2).cell(0, 0).paragraphs[0]
    part.add_run("Първи ред").add_break()
    part.add_run("втори ред")
    done = run(docs, "docx", saved(made, tmp_path / "lines.docx"))
    assert "Първи ред втори ред" in (docs / PAGE).read_text(encoding="utf-8")
    told = "a line break, which is not possible here, became a space: Първи ред втори"
    assert told in done.stderr


def test_after_the_advice_the_check_finds_nothing_more(docs: Path, tmp_path: Path) -> None:
    index = docs / "analysis/index.bg.md"
    text = index.read_text(encoding="utf-8")
    text = re.sub(r"^order:.*\n", "", text, flags=re.M).replace(
        "---\n", "---\norder: [chapter]\n", 1
    )
    index.write_text(text, encoding="utf-8")
    pipeline.fix(docs)
    before = {(d.code, d.span.path) for d in pipeline.inspect(docs).diagnostics}
    made = docx.Document()
    made.add_paragraph("Увод.")
    done = run(docs, "docx", saved(made, tmp_path / "short.docx"))
    assert "add “imported” at its place in the field `order` of" in done.stderr
    index.write_text(text.replace("[chapter]", "[chapter, imported]"), encoding="utf-8")
    pipeline.fix(docs)
    assert "note[translation-missing]" in done.stderr
    found = {(d.code, d.span.path) for d in pipeline.inspect(docs).diagnostics} - before
    assert found == {("translation-missing", f"docs/{PAGE}")}


LETTERS = st.characters(exclude_categories=["Cs", "Cc", "Co", "Cn", "Zs", "Zl", "Zp", "Cf"])
MARKS = st.sampled_from("#>-+:=!?*_`~|[]{}()<>&;./^\\\"'$%@0123abамп")
WORDS = st.text(MARKS | LETTERS, min_size=1).filter(lambda word: not HIDDEN.search(word))
CONVERTER = tree.converter(read_settings(REPOSITORY).extensions)


@given(st.lists(WORDS, min_size=1, max_size=6), st.sampled_from(["Para", "Header", "item", "cell"]))
@settings(max_examples=cases(4_000))
@example(["C#"], "Header")
@example(["#", "##"], "Header")
@example(["&#0"], "Para")
@example(["---"], "item")
def test_any_words_come_out_as_they_went_in(words: list[str], kind: str) -> None:
    inlines = [part for word in words for part in ({"t": "Str", "c": word}, {"t": "Space"})]
    para = {"t": "Para", "c": inlines}
    none = ["", [], []]
    head = [none, [[none, [[none, {"t": "AlignDefault"}, 1, 1, [para]]]]]]
    nodes = {
        "Para": para,
        "Header": {"t": "Header", "c": [1, ["", [], []], inlines]},
        "item": {"t": "BulletList", "c": [[para]]},
        "cell": {
            "t": "Table",
            "c": [
                ["", [], []],
                [None, []],
                [[{"t": "AlignDefault"}, {"t": "ColWidthDefault"}]],
                head,
                [],
                [["", [], []], []],
            ],
        },
    }
    losses = Losses()
    text = Blocks(Inlines(losses, lambda _t, _w: ""), losses).write([nodes[kind]])
    rendered = lhtml.fragment_fromstring(CONVERTER.reset().convert(text), create_parent="div")
    shown = "".join(rendered.itertext())
    assert "".join(shown.split()) == "".join("".join(words).split())


def test_a_picture_that_lies_elsewhere_is_dropped_and_told(docs: Path, tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph("Текст.")
    made.add_picture(BytesIO(png()))
    [picture] = made.element.body.iter(qn("a:blip"))
    del picture.attrib[qn("r:embed")]
    address = "https://example.org/follows-readers.png"
    picture.set(qn("r:link"), made.part.relate_to(address, RELATIONSHIP_TYPE.IMAGE, True))
    before = tree_of(docs)
    done = run(docs, "docx", saved(made, tmp_path / "plain.docx"))
    assert done.exit_code == 0
    assert (
        "a picture that is not in the document, only linked from elsewhere, was dropped"
        in done.output
    )
    assert set(tree_of(docs)) - set(before) <= {PAGE, "_data/permalinks.txt"}
    text = (docs / PAGE).read_text(encoding="utf-8")
    assert "Текст." in text
    assert "![" not in text and "example.org" not in text


RUNS = st.tuples(
    st.sampled_from(["дума", "„а“", "(б)", "x*y", "_n_", "край. ", " 12"]),
    st.booleans(),
    st.booleans(),
)


def _nested(runs: Sequence[tuple[str, bool, bool]], kinds: Sequence[int]) -> list[dict[str, Any]]:
    """Runs as pandoc nests them: what some have in common is around them, the first kind first."""
    if not kinds:
        parts = [part for words, _, _ in runs for part in words.split(" ")]
        return [{"t": "Str", "c": part} if part else {"t": "Space"} for part in parts]
    made: list[dict[str, Any]] = []
    for has, group in groupby(runs, key=lambda run: run[1 + kinds[0]]):
        inner = _nested(list(group), kinds[1:])
        made += [{"t": ("Strong", "Emph")[kinds[0]], "c": inner}] if has else inner
    return made


@given(st.lists(RUNS, min_size=1, max_size=6), st.booleans(), st.permutations([0, 1]))
@settings(max_examples=cases(2_000))
@example([("а", False, True), ("б", True, True), ("в", True, False)], True, [1, 0])
@example([("а", False, True), ("б", True, True), ("в", True, False)], False, [0, 1])
def test_bold_and_italic_stay_on_their_words(
    runs: list[tuple[str, bool, bool]], is_nested: bool, kinds: list[int]
) -> None:
    losses = Losses()
    groups = [runs] if is_nested else [[run] for run in runs]
    nodes = [node for group in groups for node in _nested(group, kinds)]
    text = Blocks(Inlines(losses, lambda _t, _w: ""), losses).write([{"t": "Para", "c": nodes}])
    rendered = lhtml.fragment_fromstring(CONVERTER.reset().convert(text), create_parent="div")
    shown = []
    for piece in rendered.xpath("//text()"):
        holder = piece.getparent() if piece.is_text else piece.getparent().getparent()
        around = {each.tag for each in (holder, *holder.iterancestors())}
        marks = "strong" in around, "em" in around
        shown += [(sign, *marks) for sign in piece if not sign.isspace()]
    assert shown == [(sign, *marks) for words, *marks in runs for sign in words.replace(" ", "")]
