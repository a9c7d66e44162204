"""What a .docx does not show never comes onto the page, and is told by its line."""

from pathlib import Path

import pytest

from .documents import PAGE, W, package, run, run_import, written

WHO = 'w:id="9" w:author="Пример" w:date="2026-01-03T10:00:00Z"'
STYLES = f"""<w:styles {W}>
<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>
<w:style w:type="character" w:styleId="Secret"><w:name w:val="Secret"/>
<w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Child"><w:basedOn w:val="Secret"/></w:style>
<w:style w:type="paragraph" w:styleId="Aside"><w:rPr><w:vanish/></w:rPr></w:style>
</w:styles>"""


def hidden(text: str, about: str = "<w:vanish/>") -> str:
    return f'<w:r><w:rPr>{about}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(inner: str, about: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{about}</w:pPr>' if about else ''}{inner}</w:p>"


def imported(docs: Path, tmp_path: Path, body: str, **parts: str) -> tuple[list[str], list[str]]:
    """The lines of the page without ids, and what was told with the line in place of its number."""
    relations = ("s", "styles", "styles.xml"), ("c", "aFChunk", "chunk.html")
    path = package(tmp_path / "a.docx", body, *relations, **{"styles_xml": STYLES, **parts})
    _, told = written(docs, run_import(docs, "docx", path))
    lines = (docs / PAGE).read_text(encoding="utf-8").split("\n")
    shown = []
    for each in told:
        number, what = each.split(".md:", 1)[1].split(": ", 1)
        shown.append(f"{lines[int(number) - 1]} <- {what}")
    body_lines = lines[lines.index("---", 1) + 1 :]
    return [line for line in body_lines if line and not line.startswith("{#")], shown


HIDDEN = "hidden text, which the document does not show, was not imported"
DELETED = "tracked change: the deletion was dropped"


@pytest.mark.parametrize(
    ("inner", "shown"),
    [
        (hidden("таен "), True),
        (hidden("таен ", "<w:webHidden/>"), True),
        (hidden("таен ", '<w:rStyle w:val="Secret"/>'), True),
        (hidden("таен ", '<w:rStyle w:val="Child"/>'), True),
        (hidden("таен ", '<w:rStyle w:val="Secret"/><w:vanish w:val="0"/>'), False),
        (hidden("таен ", '<w:vanish w:val="false"/>'), False),
        (f'<w:hyperlink w:anchor="x">{hidden("таен ")}</w:hyperlink>', True),
    ],
)
def test_hidden_text_is_left_out_and_told(
    docs: Path, tmp_path: Path, inner: str, shown: bool
) -> None:
    lines, told = imported(docs, tmp_path, p(run("Увод.")) + p(run("дума ") + inner + run("край")))
    if shown:
        assert lines == ["Увод.", "дума край"]
        assert f"дума край <- {HIDDEN}: таен" in told
    else:
        assert lines == ["Увод.", "дума таен край"]


def test_a_style_hides_a_paragraph_and_shows_a_hidden_word_in_it(
    docs: Path, tmp_path: Path
) -> None:
    inner = hidden("цял") + hidden(" видим", '<w:rStyle w:val="Secret"/>')
    lines, told = imported(docs, tmp_path, p(run("Увод.")) + p(inner, '<w:pStyle w:val="Aside"/>'))
    assert lines == ["Увод.", "видим"]
    assert told == [f"видим <- {HIDDEN}: цял"]
    (docs / PAGE).unlink()
    whole = p(run("цял абзац"), '<w:pStyle w:val="Aside"/>')
    lines, told = imported(docs, tmp_path, p(run("Увод.")) + whole + p(run("Край.")))
    assert lines == ["Увод.", "Край."]
    assert told == [f"Увод. <- {HIDDEN}: цял абзац"]


def cells(*words: str, about: str = "") -> str:
    made = "".join(f"<w:tc>{p(run(each))}</w:tc>" for each in words)
    return f"<w:tr>{f'<w:trPr>{about}</w:trPr>' if about else ''}{made}</w:tr>"


def table(*rows: str) -> str:
    grid = "<w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>"
    look = '<w:tblPr><w:tblLook w:firstRow="1"/></w:tblPr>'
    return f"<w:tbl>{look}{grid}{''.join(rows)}</w:tbl>"


@pytest.mark.parametrize(
    ("about", "what"),
    [
        (f"<w:del {WHO}/>", f"{DELETED}: стар ред (Пример 2026-01-03)"),
        ("<w:hidden/>", f"{HIDDEN}: стар ред"),
    ],
)
def test_a_row_that_is_gone_is_told(docs: Path, tmp_path: Path, about: str, what: str) -> None:
    gone = cells("стар", "ред", about=about)
    lines, told = imported(
        docs, tmp_path, p(run("Увод.")) + table(cells("а", "б"), gone, cells("в", "г"))
    )
    assert lines == ["Увод.", "| а | б |", "| --- | --- |", "| в | г |"]
    assert told == [f"| а | б | <- {what}"]
    (docs / PAGE).unlink()
    lines, told = imported(docs, tmp_path, p(run("Увод.")) + table(gone))
    assert (lines, told) == (["Увод."], [f"Увод. <- {what}"])


def test_a_paragraph_whose_end_was_deleted_goes_on(docs: Path, tmp_path: Path) -> None:
    mark = f"<w:rPr><w:del {WHO}/></w:rPr>"
    lines, told = imported(
        docs,
        tmp_path,
        p(run("Увод.")) + p(run("едно "), mark) + p(run("две "), mark) + p(run("три")),
    )
    assert lines == ["Увод.", "едно две три"]
    assert f"едно две три <- {DELETED}: ¶ едно (Пример 2026-01-03)" in told
    (docs / PAGE).unlink()
    gone = f"<w:del {WHO}><w:r><w:delText>стар абзац</w:delText></w:r></w:del>"
    lines, told = imported(docs, tmp_path, p(run("Увод.")) + p(gone, mark) + p(run("Край.")))
    assert lines == ["Увод.", "Край."]
    assert told == [f"Край. <- {DELETED}: стар абзац (Пример 2026-01-03)"]


def test_an_insertion_that_was_deleted_is_no_insertion(docs: Path, tmp_path: Path) -> None:
    gone = f"<w:del {WHO}><w:r><w:delText>нищо</w:delText></w:r></w:del>"
    lines, told = imported(docs, tmp_path, p(f"<w:ins {WHO}>{gone}</w:ins>{run('Увод.')}"))
    assert lines == ["Увод."]
    assert told == [f"Увод. <- {DELETED}: нищо (Пример 2026-01-03)"]


def test_a_cell_that_was_deleted_is_told(docs: Path, tmp_path: Path) -> None:
    gone = f"<w:tc><w:tcPr><w:cellDel {WHO}/></w:tcPr>{p(run('стара'))}</w:tc>"
    row = cells("в", "г").replace("</w:tr>", f"{gone}</w:tr>")
    lines, told = imported(docs, tmp_path, table(cells("а", "б"), row))
    assert lines[-1] == "| в | г |"
    assert told == [f"| в | г | <- {DELETED}: стара (Пример 2026-01-03)"]


def test_an_answer_to_a_comment_is_told_too(docs: Path, tmp_path: Path) -> None:
    made = "".join(
        f'<w:comment w:id="{n}" w:author="Пример">{p(run(words))}</w:comment>'
        for n, words in enumerate(("въпрос", "отговор", "друго"))
    )
    first = '<w:commentRangeStart w:id="0"/>' + run("дума") + '<w:commentRangeEnd w:id="0"/>'
    body = p(run("Увод.")) + p(first + '<w:r><w:commentReference w:id="1"/></w:r>')
    path = package(
        tmp_path / "a.docx",
        body,
        ("k", "comments", "comments.xml"),
        comments_xml=f"<w:comments {W}>{made}</w:comments>",
    )
    _, told = written(docs, run_import(docs, "docx", path))
    said = [(line.split(".md:")[1].split(":")[0], line.split(": ")[-1]) for line in told]
    assert said == [
        ("1", "друго (Пример)"),
        ("15", "отговор (Пример)"),
        ("15", "въпрос (Пример)"),
    ]


def test_a_document_that_another_one_holds_together_is_told(docs: Path, tmp_path: Path) -> None:
    body = p(run("Увод.")) + '<w:subDoc r:id="c"/>'
    _, told = imported(docs, tmp_path, body, chunk_html="PK")
    assert len(told) == 1 and "a document within the document was dropped" in told[0]


def test_a_document_within_the_document_is_told(docs: Path, tmp_path: Path) -> None:
    what = "a document within the document was dropped"
    html = "<html><style>p{}</style><p>вграден&nbsp;текст</p></html>"
    body = p(run("Увод.")) + '<w:altChunk r:id="c"/>' + p(run("Край."))
    lines, told = imported(docs, tmp_path, body, chunk_html=html)
    assert lines == ["Увод.", "Край."]
    [line] = told
    assert line.startswith(f"Увод. <- {what}")
    assert line.endswith(": вграден текст")
