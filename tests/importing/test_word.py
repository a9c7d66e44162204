"""What Word keeps outside its text, or writes in a way of its own, comes onto the page."""

import re
import zipfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from lxml import etree

from civildialogue.core import pipeline
from civildialogue.core.model.diagnostics import Severity
from civildialogue.core.source.importing.forms import lettered, roman, shown
from civildialogue.core.source.importing.numbering import Numbering

from .documents import PAGE, W, paragraph, run, run_import, written

BOX = (
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def levels(*given: tuple[str, str], extra: str = "") -> str:
    return "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/>{extra}</w:lvl>'
        for n, (form, text) in enumerate(given)
    )


def numbering(abstract: str, *numbers: str) -> str:
    """A list of rules with the given levels, and numbers that use it, each with its changes."""
    made = "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="7"/>{change}</w:num>'
        for n, change in enumerate(numbers or [""], start=1)
    )
    rules = f'<w:abstractNum w:abstractNumId="7">{abstract}</w:abstractNum>'
    return f"<w:numbering {W}>{rules}{made}</w:numbering>"


def item(words: str, level: int = 0, number: int = 1) -> str:
    place = f'<w:ilvl w:val="{level}"/><w:numId w:val="{number}"/>'
    return f"<w:pPr><w:numPr>{place}</w:numPr></w:pPr>{run(words)}"


def labels(rules: str, places: Sequence[tuple[int, int]], styles: str = "") -> list[str | None]:
    made = Numbering(etree.fromstring(rules), etree.fromstring(styles) if styles else None)
    texts = [f"<w:p {W}>{item('x', level, number)}</w:p>" for number, level in places]
    return [made.label(etree.fromstring(text)) for text in texts]


def imported(
    docs: Path, tmp_path: Path, made: Document, main: str = "", **parts: str
) -> tuple[str, str]:
    """The body of the page without ids, and what was said."""
    buffer = BytesIO()
    made.save(buffer)
    path = tmp_path / "source.docx"
    with zipfile.ZipFile(buffer) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            content = parts.get(name.replace("/", "_").replace(".", "_"))
            data = content.encode() if content else source.read(name)
            if main:
                data = data.replace(b"word/document.xml", main.encode())
                folder, last = main.rsplit("/", 1)
                name = re.sub("^word/", f"{folder}/", name).replace("document.xml", last)
            target.writestr(name, data)
    text, told = written(docs, run_import(docs, "docx", path))
    found = pipeline.inspect(docs, "docs").diagnostics
    assert [e.code for e in found if e.severity is Severity.ERROR and PAGE in e.span.path] == []
    return re.sub(r"\n\{#p-\w+\}", "", text).strip(), "\n".join(told)


def numbered(*items: tuple[str, int, int]) -> Document:
    made = docx.Document()
    made.add_paragraph("Увод.")
    for words, level, number in items:
        paragraph(made, item(words, level, number))
    return made


def test_numbers_have_the_forms_of_word() -> None:
    assert [roman(n) for n in (1, 4, 9, 14, 40, 1994)] == ["i", "iv", "ix", "xiv", "xl", "mcmxciv"]
    assert [lettered(n, "абв") for n in (1, 3, 4, 7)] == ["а", "в", "аа", "ааа"]
    assert shown(10, "russianLower") == "к"
    assert shown(2, "upperRoman") == "II"
    assert shown(7, "decimalZero") == "07"
    assert [shown(n, "chicago") for n in (1, 4, 5)] == ["*", "§", "**"]
    assert [shown(n, "hebrew1") for n in (1, 15, 16, 27, 400)] == ["א", "טו", "טז", "כז", "ת"]
    assert [shown(n, "decimalEnclosedCircle") for n in (1, 20, 21)] == ["①", "⑳", "21"]
    assert [shown(12, f"{script}Numbers") for script in ("thai", "hindi")] == ["๑๒", "१२"]
    assert shown(3, "ordinalText") == "3"
    assert shown(10**9, "lowerRoman") == "1000000000"


@pytest.mark.parametrize(
    ("rules", "places", "expected"),
    [
        (numbering(levels(("russianLower", "%1)"))), [(1, 0)] * 3, ["а)", "б)", "в)"]),
        (numbering(levels(("bullet", "•"))), [(1, 0)], [None]),
        (numbering(levels(("decimal", ""))), [(1, 0)], [None]),
        (numbering(levels(("decimal", "%1."))), [(1, 5), (9, 0)], [None, None]),
        (
            numbering(levels(("upperRoman", "%1."), ("decimal", "%1.%2."))),
            [(1, 0), (1, 1), (1, 1), (1, 0), (1, 1)],
            ["I.", "I.1.", "I.2.", "II.", "II.1."],
        ),
        (
            numbering(levels(("upperRoman", "%1."), ("decimal", "%1.%2."), extra="<w:isLgl/>")),
            [(1, 0), (1, 1)],
            ["1.", "1.1."],
        ),
        (
            numbering(
                levels(("decimal", "%1."), ("decimal", "%2)"), extra='<w:lvlRestart w:val="0"/>')
            ),
            [(1, 0), (1, 1), (1, 0), (1, 1)],
            ["1.", "1)", "2.", "2)"],
        ),
        (
            numbering(
                levels(("decimal", "%1.")),
                "",
                "",
                '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>',
            ),
            [(1, 0), (2, 0), (3, 0), (3, 0), (1, 0)],
            ["1.", "2.", "5.", "6.", "7."],
        ),
        (
            numbering(
                levels(("decimal", "%1.")),
                f'<w:lvlOverride w:ilvl="0">{levels(("lowerLetter", "(%1)"))}</w:lvlOverride>',
            ),
            [(1, 0)],
            ["(a)"],
        ),
        (numbering(levels(("decimal", "%1."), ("decimal", "%1.%2."))), [(1, 1)], ["1.1."]),
    ],
)
def test_numbers_follow_the_rules_of_word(
    rules: str, places: list[tuple[int, int]], expected: list[str | None]
) -> None:
    assert labels(rules, places) == expected


def test_a_style_gives_its_paragraphs_numbers() -> None:
    rules = etree.fromstring(numbering(levels(("decimal", "Чл. %1."))))
    base = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = (
        f'<w:styles {W}><w:style w:styleId="Base">{base}</w:style>'
        '<w:style w:styleId="Own"><w:basedOn w:val="Base"/></w:style>'
        '<w:style w:styleId="Round"><w:basedOn w:val="Round"/></w:style></w:styles>'
    )
    made = Numbering(rules, etree.fromstring(styles))
    found = [
        made.label(etree.fromstring(f'<w:p {W}><w:pPr><w:pStyle w:val="{s}"/>{own}</w:pPr></w:p>'))
        for s, own in (
            ("Own", ""),
            ("Base", ""),
            ("Round", ""),
            ("Own", '<w:numPr><w:numId w:val="0"/></w:numPr>'),
        )
    ]
    assert found == ["Чл. 1.", "Чл. 2.", None, None]


def test_the_numbers_of_an_act_stand_on_the_page(docs: Path, tmp_path: Path) -> None:
    made = numbered(("първо", 0, 1), ("буква", 1, 1), ("буква две", 1, 1), ("второ", 0, 1))
    rules = numbering(levels(("decimal", "%1."), ("russianLower", "%2)")))
    body, told = imported(docs, tmp_path, made, word_numbering_xml=rules)
    assert body.endswith("1. първо\n\n    а) буква\n\n    б) буква две\n\n2. второ")
    assert told == ""


@pytest.mark.parametrize("form", ["ordinal", "cardinalText", "ordinalText", "arabicAlpha"])
def test_a_number_that_only_word_can_write_is_told_once(
    docs: Path, tmp_path: Path, form: str
) -> None:
    made = numbered(("първо", 0, 1), ("второ", 0, 1))
    rules = numbering(levels((form, "%1)")))
    body, told = imported(docs, tmp_path, made, word_numbering_xml=rules)
    assert body.endswith("1\\) първо\n\n2\\) второ")
    [line] = told.split("\n")
    assert line.endswith(f"is written in digits: 1) първо ({form})")


def test_two_lists_stay_two(docs: Path, tmp_path: Path) -> None:
    made = numbered(("едно", 0, 1), ("две", 0, 1), ("едно", 0, 2))
    change = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    rules = numbering(levels(("decimal", "%1.")), "", change)
    body, told = imported(docs, tmp_path, made, word_numbering_xml=rules)
    assert body.endswith("1. едно\n2. две\n\n***\n\n1. едно")
    assert "a line was set between two lists: 1. едно" in told


def test_a_numbered_heading_keeps_its_number(docs: Path, tmp_path: Path) -> None:
    made = docx.Document()
    place = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    paragraph(made, run("Увод."))
    paragraph(made, f'<w:pPr><w:pStyle w:val="Heading1"/>{place}</w:pPr>{run("Предмет")}')
    rules = numbering(levels(("upperRoman", "Раздел %1.")))
    body, told = imported(docs, tmp_path, made, word_numbering_xml=rules)
    assert body == "Увод.\n\n## Раздел I. Предмет {#razdel-i-predmet}"
    assert told == ""


def cells(*rows: str) -> str:
    grid = "<w:tblGrid><w:gridCol/><w:gridCol/><w:gridCol/></w:tblGrid>"
    return f"<w:tbl {W}><w:tblPr/>{grid}{''.join(rows)}</w:tbl>"


def row(*given: str, about: str = "") -> str:
    made = "".join(f"<w:tc>{cell}</w:tc>" for cell in given)
    return f"<w:tr><w:trPr>{about}</w:trPr>{made}</w:tr>"


def words(text: str, about: str = "") -> str:
    return f"<w:tcPr>{about}</w:tcPr><w:p>{run(text) if text else ''}</w:p>"


def field(code: str, in_code: str, result: str) -> str:
    """A field whose code holds a text, as that of a field in it does."""
    ends = [
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    ]
    given = f"<w:r><w:instrText>{code} </w:instrText></w:r>{in_code}"
    return f"{ends[0]}{given}{ends[1]}{run(result)}{ends[2]}"


def box(about: str) -> str:
    """A field of a form."""
    begin = f'<w:fldChar w:fldCharType="begin"><w:ffData>{about}</w:ffData></w:fldChar>'
    return f'<w:r>{begin}</w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'


CHOICE = '<w:ddList><w:result w:val="1"/><w:listEntry w:val="едно"/><w:listEntry w:val="две"/>'
CHOICE += "</w:ddList>"
BELOW, ACROSS = "<w:vMerge/>", '<w:gridSpan w:val="2"/>'
START = '<w:vMerge w:val="restart"/>'
BEFORE, AFTER = '<w:gridBefore w:val="1"/>', '<w:gridAfter w:val="2"/>'
FULL = row(words("а"), words("б"), words("в"))


@pytest.mark.parametrize(
    ("rows", "last"),
    [
        (
            [
                row(words("а", START), words("б"), words("в")),
                row(words("", BELOW), words("г"), words("д")),
            ],
            "|  | г | д |",
        ),
        ([FULL, row(words("г", ACROSS), words("д"))], "| г |  | д |"),
        (
            [
                row(words("а", START + ACROSS), words("б")),
                row(words("", BELOW + ACROSS), words("в")),
            ],
            "|  |  | в |",
        ),
        ([FULL, row(words("г"), words("д"), about=BEFORE)], "|  | г | д |"),
        ([FULL, row(words("г"), about=AFTER)], "| г |  |  |"),
    ],
)
def test_the_grid_decides_the_column(
    docs: Path, tmp_path: Path, rows: list[str], last: str
) -> None:
    made = docx.Document()
    made.add_paragraph("Увод.")
    made.element.body.insert(-1, parse_xml(cells(*rows)))
    body, _ = imported(docs, tmp_path, made)
    assert body.split("\n")[-1] == last


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        (f"<w:fldSimple>{run('едно')}</w:fldSimple>", "едно"),
        (f"<w:smartTag><w:smartTagPr/>{run('едно')}</w:smartTag>", "едно"),
        (f"<w:bdo>{run('едно')}</w:bdo>", "едно"),
        (
            f"{run('а ')}<w:r><w:rPr><w:b/></w:rPr><w:t>б</w:t><w:ruby><w:rt>{run('горе')}</w:rt>"
            f"<w:rubyBase>{run('долу')}</w:rubyBase></w:ruby><w:t>в</w:t></w:r>{run(' г')}",
            "а **б**долу(горе)**в** г",
        ),
        (f"<w:smartTag><w:dir>{run('едно')}</w:dir></w:smartTag>", "едно"),
        (f"{run('едно')}<w:r><w:cr/></w:r>{run('две')}", "едно\\\nдве"),
        (f'<w:pPr><w:ind w:left="900"/></w:pPr>{run("едно")}', "едно"),
        ("<w:r><w:rPr><w:b/><w:i/></w:rPr><w:t>едно</w:t></w:r>", "***едно***"),
        (run("Cъвет и PDF"), "Съвет и PDF"),
        (run("ключ ABвг"), "ключ АВвг"),
        (run("ключ Wж"), "ключ `Wж`"),
        (f"{run('ключ W')}<w:r><w:rPr><w:b/></w:rPr><w:t>ж</w:t></w:r>", "ключ `W`**`ж`**"),
        (run("а" + "\u0301" * 6 + "б"), "а\u0301\u0301\u0301б"),
        (run('каза „а“, «б», “в” и "г"; екран 17".'), "каза „а“, „б“, „в“ и „г“; екран 17″."),
        (
            run('виж https://example.org/?q="а"&amp;b="в" и "друго"'),
            'виж `https://example.org/?q="а"&b="в"` и „друго“',
        ),
        (f"{run('а ')}{field('IF', run('3'), 'да')}{run(' б')}", "а да б"),
        (run("а ") + box('<w:checkBox><w:default w:val="1"/></w:checkBox>'), "а ☒"),
        (run("а ") + box('<w:checkBox><w:checked w:val="0"/></w:checkBox>'), "а ☐"),
        (run("а") + box(CHOICE), "а две"),
        (f'<w:r><w:sym w:font="Times New Roman" w:char="0416"/></w:r>{run("аба")}', "Жаба"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "✔"),
        ("<w:r><w:t>Име:</w:t><w:ptab/><w:t>Иван</w:t></w:r>", "Име: Иван"),
        (
            f'<w:pPr><w:framePr w:dropCap="drop"/></w:pPr>{run("И")}</w:p><w:p {W}>{run("мало")}',
            "Имало",
        ),
        ('<w:r><w:pict><v:textpath string="ПРОЕКТ"/></w:pict></w:r>', "ПРОЕКТ"),
        (run("а\u200bб\ue000в\ue003г"), "абвг"),
    ],
)
def test_words_come_as_they_are_meant(
    docs: Path, tmp_path: Path, inner: str, expected: str
) -> None:
    inner = f"<w:document {W} {BOX}><w:body><w:p>{run('Увод.')}</w:p><w:p>{inner}</w:p></w:body>"
    text = inner.replace(f"<w:p {W}>", "<w:p>") + "</w:document>"
    body, told = imported(docs, tmp_path, docx.Document(), word_document_xml=text)
    assert body == f"Увод.\n\n{expected}"
    assert "of the document" not in told


def test_a_text_box_is_kept_once_and_nothing_false_is_told(docs: Path, tmp_path: Path) -> None:
    inner = f"<w:txbxContent><w:p>{run('В полето')}</w:p></w:txbxContent>"
    new = f"<w:drawing><wps:txbx>{inner}</wps:txbx></w:drawing>"
    old = f"<w:pict><v:textbox>{inner}</v:textbox></w:pict>"
    choice = f'<mc:Choice Requires="wps">{new}</mc:Choice>'
    both = f"<mc:AlternateContent {BOX}>{choice}<mc:Fallback>{old}</mc:Fallback>"
    made = docx.Document()
    paragraph(made, f"{run('Преди')}<w:r>{both}</mc:AlternateContent></w:r>")
    paragraph(made, run("След"))
    body, told = imported(docs, tmp_path, made)
    assert (body, told) == ("Преди\n\nВ полето\n\nСлед", "")


def test_an_item_that_only_its_style_puts_into_another_is_told(docs: Path, tmp_path: Path) -> None:
    made = docx.Document()
    for words, style in (("едно", "List Bullet"), ("вътре", "List Bullet 2"), ("две", "List 3")):
        made.add_paragraph(words, style=style)
    _, told = imported(docs, tmp_path, made)
    assert told.count("by its style alone") == 1
    assert "вътре" in told


@pytest.mark.parametrize("main", ["word/document2.xml", "text/main.xml"])
def test_the_main_part_may_have_any_name(docs: Path, tmp_path: Path, main: str) -> None:
    made = docx.Document()
    made.add_heading("Част", 1)
    made.add_paragraph("Текст.", style="List Bullet")
    body, told = imported(docs, tmp_path, made, main)
    assert (body, told) == ("- Текст.", "")


def test_the_prefix_of_its_elements_is_a_matter_of_who_wrote_it(docs: Path, tmp_path: Path) -> None:
    named = W.replace("xmlns:w", "xmlns:ns0")
    inner = "<ns0:body><ns0:p><ns0:r><ns0:t>Текст.</ns0:t></ns0:r></ns0:p></ns0:body>"
    text = f"<ns0:document {named}>{inner}</ns0:document>"
    body, _ = imported(docs, tmp_path, docx.Document(), word_document_xml=text)
    assert body == "Текст."


def test_a_document_of_the_strict_kind_is_read(docs: Path, tmp_path: Path) -> None:
    strict = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'
    inner = "<w:body><w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Текст.</w:t></w:r></w:p></w:body>"
    text = f"<w:document {strict}>{inner}</w:document>"
    body, _ = imported(docs, tmp_path, docx.Document(), word_document_xml=text)
    assert body == "**Текст.**"


def test_links_lead_to_the_passage_of_the_bookmark(docs: Path, tmp_path: Path) -> None:
    made = docx.Document()
    mark = '<w:bookmarkStart w:id="{0}" w:name="m{0}"/><w:bookmarkEnd w:id="{0}"/>'
    paragraph(made, mark.format(1))
    paragraph(made, run("Първи."))
    made.add_heading("Втора", 1)
    made.element.body[-2].append(parse_xml(f"<w:r {W}><w:t/></w:r>"))
    paragraph(made, f"{run('- ')}{mark.format(2)}{run('трети.')}")
    for name, text in (("m1", "един"), ("m2", "два"), ("none", "никъде")):
        paragraph(made, f'<w:hyperlink w:anchor="{name}">{run(text)}</w:hyperlink>')
    body, told = imported(docs, tmp_path, made)
    text = (docs / PAGE).read_text(encoding="utf-8")
    first = re.search(r"Първи\.\n\{#(p-\w+)\}", text)
    third = re.search(r"&#45; трети\.\n\{#(p-\w+)\}", text)
    assert first and third
    assert f"[един](#{first[1]})" in body
    assert f"[два](#{third[1]})" in body
    assert "никъде" in body.split("\n")
    assert re.search(r":\d+: a link to an address or a place .*: никъде", told)


def test_words_that_are_missing_are_told_by_the_line(docs: Path, tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph("Преди загубата.")
    paragraph(made, f"<w:unheard>{run('изгубени думи')}</w:unheard>")
    body, told = imported(docs, tmp_path, made)
    assert body == "Преди загубата."
    assert re.search(r":12: words of the document that the page has not: изгубени думи", told)
