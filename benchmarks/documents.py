"""Documents of word processors to import, made here: each kind of thing that real ones have.

The same number gives the same document. None has words of anybody: they are syllables.
"""

import zipfile
from io import BytesIO
from pathlib import Path
from random import Random
from xml.sax.saxutils import escape

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.shared import Inches
from PIL import Image

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BOX = (
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
SYLLABLES = "ба ве ги до жу за ка ле ми но пу ра се ти фо ха це чи шу ща ю я".split()
FORMS = ("decimal", "russianLower", "lowerRoman", "upperRoman", "lowerLetter", "upperLetter")
TEXTS = ("%1.", "%1)", "(%1)", "Чл. %1.", "§ %1.", "%1 –")
PICTURES = ("PNG", "JPEG", "GIF", "BMP", "TIFF")


class Made:
    """A document that grows by pieces, each chosen by chance from a seed."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311 - nothing here is secret
        self.document: Document = docx.Document()
        self.lists = 100
        self.marks = 0

    def words(self, least: int = 3, most: int = 12) -> str:
        """Some words, at times in quotation marks of one manner or another."""
        choose = self.random
        found = [
            "".join(choose.choices(SYLLABLES, k=choose.randint(1, 4)))
            for _ in range(choose.randint(least, most))
        ]
        at = choose.randrange(len(found))
        if choose.random() < 0.05:
            found[0] = choose.choice("aeoc") + found[0]  # A Latin letter that looks Cyrillic.
        found[at] = choose.choice(("{}", "{}", '"{}"', "„{}“", "«{}»", "“{}”")).format(found[at])
        return " ".join(found)

    def raw(self, inner: str) -> None:
        """A paragraph of WordprocessingML."""
        self.block(f"<w:p {W}>{inner}</w:p>")

    def block(self, text: str) -> None:
        """A block of WordprocessingML, before the section’s properties."""
        self.document.element.body.insert(-1, parse_xml(text))

    def run(self, inner: str = "", text: str | None = None) -> str:
        """A run with properties and words."""
        words = escape(self.words() if text is None else text)
        return f'<w:r><w:rPr>{inner}</w:rPr><w:t xml:space="preserve">{words} </w:t></w:r>'

    def heading(self) -> None:
        """A heading of any level, so that levels are skipped."""
        self.document.add_heading(self.words(2, 5), self.random.randint(1, 5))

    def paragraph(self) -> None:
        """Words, bold, italic or both, with an indent or a break of line."""
        marks = ("", "<w:b/>", "<w:i/>", "<w:b/><w:i/>", "<w:u w:val='single'/>")
        inner = "".join(self.run(self.random.choice(marks)) for _ in range(3))
        indent = self.random.choice(("", '<w:pPr><w:ind w:left="567"/></w:pPr>'))
        ends = self.random.choice(("", "<w:r><w:br/></w:r>", "<w:r><w:cr/></w:r>"))
        self.raw(f"{indent}{inner}{ends}{self.run()}")

    def numbered(self) -> None:
        """A list with levels, with the numbers of an act."""
        self.lists += 1
        numbering = self.document.part.numbering_part.element
        levels = ""
        is_legal = self.random.random() < 0.3
        for level in range(3):
            text = self.random.choice(TEXTS).replace("%1", f"%{level + 1}")
            if is_legal:
                text = ".".join(f"%{n + 1}" for n in range(level + 1)) + "."
            form = "decimal" if is_legal else self.random.choice(FORMS)
            levels += (
                f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
                f'<w:lvlText w:val="{text}"/></w:lvl>'
            )
        abstract = f'<w:abstractNum {W} w:abstractNumId="{self.lists}">{levels}</w:abstractNum>'
        numbering.insert(0, parse_xml(abstract))
        number = (
            f'<w:num {W} w:numId="{self.lists}"><w:abstractNumId w:val="{self.lists}"/></w:num>'
        )
        numbering.append(parse_xml(number))
        level = 0
        for _ in range(self.random.randint(2, 9)):
            place = f'<w:ilvl w:val="{level}"/><w:numId w:val="{self.lists}"/>'
            self.raw(f"<w:pPr><w:numPr>{place}</w:numPr></w:pPr>{self.run()}")
            level = self.random.randint(0, min(level + 1, 2))

    def bullets(self) -> None:
        """Bullets on two levels."""
        for style in ("", "", " 2", ""):
            self.document.add_paragraph(self.words(), style=f"List Bullet{style}")

    def table(self) -> None:
        """A table, with joined cells, lists and breaks in some."""
        choose = self.random
        rows, columns = choose.randint(2, 6), choose.randint(2, 5)
        made = self.document.add_table(rows, columns)
        for row in made.rows:
            for cell in row.cells:
                cell.text = self.words(1, 4)
        if choose.random() < 0.6:
            top, left = choose.randrange(rows - 1), choose.randrange(columns - 1)
            made.cell(top, left).merge(
                made.cell(choose.randrange(top, rows), choose.randrange(left, columns))
            )
        if choose.random() < 0.3:
            made.cell(rows - 1, columns - 1).add_paragraph(self.words(), style="List Bullet")

    def edges(self) -> None:
        """A table whose rows begin and end where the grid says."""
        cell = "<w:tc><w:p>{}</w:p></w:tc>"
        full = "".join(cell.format(self.run()) for _ in range(3))
        part = cell.format(self.run())
        edge = '<w:trPr><w:gridBefore w:val="1"/><w:gridAfter w:val="1"/></w:trPr>'
        grid = "<w:tblGrid><w:gridCol/><w:gridCol/><w:gridCol/></w:tblGrid>"
        self.block(
            f"<w:tbl {W}><w:tblPr/>{grid}<w:tr>{full}</w:tr><w:tr>{edge}{part}</w:tr></w:tbl>"
        )

    def links(self) -> None:
        """A bookmark, and words that lead there."""
        self.marks += 1
        name = f"mark{self.marks}"
        around = f'<w:bookmarkStart w:id="{self.marks}" w:name="{name}"/>'
        self.raw(f'{around}{self.run()}<w:bookmarkEnd w:id="{self.marks}"/>')
        self.raw(f'<w:hyperlink w:anchor="{name}">{self.run()}</w:hyperlink>{self.run()}')
        self.raw(f'<w:hyperlink w:anchor="nowhere">{self.run()}</w:hyperlink>')

    def box(self) -> None:
        """A text box, as new programs and as old ones write it, and wrappers around words."""
        inner = f"<w:txbxContent><w:p>{self.run()}</w:p></w:txbxContent>"
        drawing = f"<w:drawing><wps:txbx>{inner}</wps:txbx></w:drawing>"
        new = f"<mc:Choice Requires='wps'>{drawing}</mc:Choice>"
        old = f"<mc:Fallback><w:pict><v:textbox>{inner}</v:textbox></w:pict></mc:Fallback>"
        both = f"<mc:AlternateContent {BOX}>{new}{old}</mc:AlternateContent>"
        self.raw(f"{self.run()}<w:r>{both}</w:r>")
        for tag in ("smartTag", "fldSimple", "bdo", "customXml"):
            self.raw(f"<w:{tag}>{self.run()}</w:{tag}>{self.run()}")
        self.raw(f"<w:sdt><w:sdtContent>{self.run()}</w:sdtContent></w:sdt>")

    def tracked(self) -> None:
        """Words put in and words taken out."""
        who = 'w:author="А" w:date="2026-01-03T10:00:00Z"'
        gone = "<w:r><w:delText>махнато</w:delText></w:r>"
        self.raw(f'{self.run()}<w:ins w:id="1" {who}>{self.run()}</w:ins>')
        self.raw(f'{self.run()}<w:del w:id="2" {who}>{gone}</w:del>{self.run()}')

    def picture(self) -> None:
        """A picture of one kind or another."""
        held = BytesIO()
        form = self.random.choice(PICTURES)
        size = self.random.choice(((40, 30), (400, 300), (1800, 1200)))
        image = Image.effect_noise(size, 60).convert("RGB")
        image.save(held, form)
        held.seek(0)
        self.document.add_picture(held, width=Inches(1))


def make(seed: int, path: Path) -> None:
    """Writes a document: a title or none, and some of everything."""
    made = Made(seed)
    if seed % 3 == 0:
        made.document.add_heading(made.words(), 0)
    pieces = [made.heading, made.paragraph, made.paragraph, made.numbered, made.table, made.edges]
    pieces += [made.bullets, made.links, made.box, made.tracked, made.picture]
    made.paragraph()
    for _ in range(40):
        made.random.choice(pieces)()
    if seed % 5 == 0:
        made.document.sections[0].header.paragraphs[0].text = made.words()
    buffer = BytesIO()
    made.document.save(buffer)
    name = "document.xml" if seed % 4 else "document2.xml"
    with zipfile.ZipFile(buffer) as source, zipfile.ZipFile(path, "w") as target:
        for each in source.namelist():
            content = source.read(each).replace(b"word/document.xml", f"word/{name}".encode())
            target.writestr(each.replace("document.xml", name), content)
