"""What a person does who follows the advice of a finding, as the words of its help say."""

import re
import subprocess
from collections.abc import Callable
from contextlib import chdir
from pathlib import Path

from click.testing import CliRunner
from PIL import Image

from civildialogue.core import pipeline
from civildialogue.cli import main
from civildialogue.core.model.diagnostics import Diagnostic
from civildialogue.core.model.language import BULGARIAN
from civildialogue.core.source.load import Loader

SUGGESTED = re.compile(r"имахте предвид „([^“]+)“")
WRITTEN = re.compile(r"[Нн]апишете[^:„]*:? [`„]([^`“]+)[`“]")
TO_CYRILLIC = str.maketrans("aeopcxyAEOPCXTKMHBοο", "аеорсхуАЕОРСХТКМНВоо")
TO_LATIN = str.maketrans("аеорсхуАЕОРСХТКМНВ", "aeopcxyAEOPCXTKMHB")
PAGE = "../methodologies/petition.md"
DAY = '"2026-11-22"'
CHAPTER = """\
---
kind: chapter
origin: site-edition
title: Глава
summary: "Глава за образец."
---
"""


class Place:
    """Where a finding points to, and what a person may change there."""

    def __init__(self, project: Path, found: Diagnostic) -> None:
        self.project, self.found, self.span = project, found, found.span
        self.path = project / found.span.path
        self.help = found.help(BULGARIAN)

    def __getitem__(self, name: str) -> str:
        value = self.found.params[name]
        return value if isinstance(value, str) else value.bg

    @property
    def lines(self) -> list[str]:
        return self.path.read_bytes().decode().split("\n")

    @property
    def line(self) -> str:
        return self.lines[self.span.line - 1]

    @property
    def before(self) -> str:
        return self.line[: self.span.column - 1]

    @property
    def words(self) -> str:
        return self.line[self.span.column - 1 :][: self.span.length]

    @property
    def indent(self) -> str:
        return self.line[: len(self.line) - len(self.line.lstrip())]

    @property
    def suggested(self) -> str:
        """The word of „имахте предвид“; empty if the help has none."""
        found = SUGGESTED.search(self.help)
        return found[1] if found else ""

    def put(self, text: str) -> None:
        """Other words in the place that is marked."""
        end = self.span.column - 1 + self.span.length
        self.rows(self.before + text + self.line[end:])

    def swap(self, old: str, new: str) -> None:
        """Other words for a part of what is marked."""
        assert old in self.words, (old, self.words)
        self.put(self.words.replace(old, new, 1))

    def rows(self, *rows: str, count: int = 1) -> None:
        """Other lines for the line that is marked, or for as many from there on."""
        lines = self.lines
        lines[self.span.line - 1 : self.span.line - 1 + count] = rows
        self.path.write_bytes("\n".join(lines).encode())

    def run(self, is_passage: Callable[[str], bool]) -> int:
        """How many lines from the next one on are such."""
        rest = self.lines[self.span.line :]
        return next((n for n, line in enumerate(rest) if not is_passage(line)), len(rest))

    def add(self, *rows: str, path: str = "") -> None:
        """Lines at the end of the file, or of another one."""
        target = self.project / path if path else self.path
        old = target.read_bytes().decode() if target.exists() else ""
        target.write_bytes((old.rstrip("\n") + "\n\n" + "\n".join(rows) + "\n").lstrip().encode())

    def command(self, *arguments: str) -> None:
        """A command of the help, in the project."""
        with chdir(self.project):
            done = CliRunner().invoke(main, arguments, catch_exceptions=False)
        assert done.exit_code == 0, done.output


def fixed(then: Callable[[Place], None] | None = None) -> Callable[[Place], None]:
    """`check --fix`; what it leaves because its meaning isn't plain is done by hand."""

    def follow(at: Place) -> None:
        if not pipeline.fix(at.project / "docs"):
            assert then is not None, f"check --fix leaves {at.span}"
            then(at)

    return follow


def gone(at: Place) -> None:
    """The line goes."""
    at.rows()


def entry_gone(at: Place) -> None:
    """An entry of a list goes."""
    lines, last = at.lines, at.span.line - 1
    first = max(n for n in range(last + 1) if lines[n].startswith("- "))
    end = next((n for n in range(first + 1, len(lines)) if not lines[n].startswith(" ")), last + 1)
    at.path.write_text("\n".join(lines[:first] + lines[end:]), encoding="utf-8")


def merged(at: Place) -> None:
    """The first of two texts stays."""
    text = at.path.read_text(encoding="utf-8")
    both = r"^<{7}.*\n((?:.*\n)*?)={7}\n(?:.*\n)*?>{7}.*\n"
    new = re.sub(both, r"\1", text, count=1, flags=re.MULTILINE)
    at.path.write_text(new, encoding="utf-8") if new != text else gone(at)


def suggested(at: Place) -> None:
    """The suggested word, without one another that is allowed."""
    new = at.suggested or next(
        word for word in re.split(", ", at["allowed"]) if word not in at.line
    )
    at.put(new)


def meant(name: str, sign: str = "") -> Callable[[Place], None]:
    """The suggested word for the one that the finding names."""
    return lambda at: at.swap(sign + at[name], at.suggested)


def quoted(at: Place) -> None:
    """The first mark before the words, the second after them; a lone one gets its words."""
    opening, closing = at["opening"], at["closing"]
    if at.before.endswith(" ") and at.line[at.span.column :][:1] == " ":
        at.put(f"{opening}дума{closing}")
    else:
        is_open = at.before.count(opening) > at.before.count(closing)
        at.put(closing if is_open else opening)


def closed(at: Place) -> None:
    """The closing mark where the opening one stands a second time, or after the last word."""
    start = at.span.column - 1
    rest = at.line[start + 1 :]
    if at["opening"] in rest:
        rest = rest.replace(at["opening"], at["closing"], 1)
    else:
        rest = rest.rstrip(".") + at["closing"] + "."
    at.rows(at.line[: start + 1] + rest)


def field_added(at: Place) -> None:
    """The field with a value."""
    at.rows(at.line, f'{"  " if at.line.startswith("- ") else ""}{at["field"]}: "Текст."')


def boxed(at: Place) -> None:
    """A box whose text starts with four spaces."""
    below = at.lines[at.span.line :][: at.run(lambda line: line.lstrip().startswith(">"))]
    body = [f"{at.indent}    {line.strip().removeprefix('>').strip()}" for line in below]
    at.rows(f'{at.indent}!!! note "Заглавие"', *body, count=len(body) + 1)


def indented(at: Place) -> None:
    """Four spaces before each line of a box, which begins after an empty line or at once."""
    blank = at.run(lambda line: not line.strip())
    rest = at.lines[at.span.line + blank :]
    body = rest[: next((n for n, x in enumerate(rest) if not x.strip()), len(rest))]
    text = [f"{at.indent}    {line.strip()}" for line in body]
    at.rows(at.line, *text, count=1 + blank + len(body))


def headed(at: Place) -> None:
    """A heading in one line with the signs before it."""
    lines = at.lines
    lines[at.span.line - 2 : at.span.line] = [f"{at.indent}## {at['title']}"]
    at.path.write_bytes("\n".join(lines).encode())


def cells(at: Place) -> None:
    """The cells that a row lacks; a text gets an empty line over it."""
    missing = int(at["head"]) - int(at["count"])
    at.rows(at.line + "  |" * missing) if "|" in at.line else at.rows("", at.line)


def fewer_cells(at: Place) -> None:
    """A row without the cells that are too many."""
    row = at.before.rstrip().removesuffix("|").rstrip()
    at.rows(f"{row} |" if row.lstrip().startswith("|") else row)


def ruled(at: Place) -> None:
    """A rule for each column under the head, in the head's own manner."""
    rule = " | ".join(["---"] * int(at["head"]))
    rule = f"{at.indent}| {rule} |" if at.line.lstrip().startswith("|") else f"{at.indent}{rule}"
    at.rows(rule) if at["rule"] != "0" else at.rows(rule, at.line)


def between(at: Place) -> None:
    """A sentence between two lists."""
    indent = at.indent
    at.rows("", f"{indent}Изречение.", "", at.line)


def own_address(at: Place) -> None:
    """An address to copy stands in code; without the marks of code it goes."""
    is_text = at.path.suffix == ".md" and at.lines.index("---", 1) < at.span.line
    at.put(f"`{at.words}`" if is_text else "страницата")


def pictured(at: Place) -> None:
    """A picture beside the page, under the path that is written."""
    Image.new("RGB", (8, 8)).save(at.path.with_name("own.png"))
    at.swap(at["target"], "own.png")


def unpaired(at: Place) -> None:
    """The id of a passage without a translation; a surplus passage goes."""
    free = at["ids"].split(", ")[0]
    at.add(f"{{#{free}}}") if free else gone(at)


def in_both(text: Callable[[Place], str]) -> Callable[[Place], None]:
    """The same words for those that are marked, in the page and in its translation."""

    def follow(at: Place) -> None:
        old, new = at.words, text(at)
        for path in at.path.parent.glob(f"{at.path.name.partition('.')[0]}.*.md"):
            words = path.read_text(encoding="utf-8").replace(old, new)
            path.write_text(words, encoding="utf-8")

    return follow


def unit_once(at: Place) -> None:
    """Cells of a table with numbers alone."""
    text = at.path.read_text(encoding="utf-8")
    text = re.sub(r"(?<=\| )(\d+) \w+(?= \|)", r"\1", text)
    at.path.write_text(text, encoding="utf-8")


def again_in_utf8(at: Place) -> None:
    """The text once more, of which a part was written in another coding."""
    rows = at.path.read_bytes().split(b"\n")
    for number, row in enumerate(rows):
        try:
            row.decode()
        except UnicodeDecodeError:
            rows[number] = row.decode("cp1251").encode()
    at.path.write_bytes(b"\n".join(rows))


def broken(at: Place) -> None:
    """The suggested path; a page that is there, without a suggestion."""
    there = {"docs/index.bg.md": PAGE.removeprefix("../")}.get(at.span.path, PAGE)
    at.swap(at["target"], at.suggested or there)


def outlined(at: Place) -> None:
    """The heading of a translation as the original's."""
    signs, _, rest = at["expected"].partition(" ")
    words = at.line.lstrip("# ").partition(" {")[0]
    at.rows(f"{signs} {words} {{{rest.partition('{')[2]}")


def section(at: Place) -> None:
    """A section with its heading, in each language."""
    for path in (at.path, at.path.with_name(at.path.name.replace(".bg.", ".en."))):
        if path.exists():
            at.add(f"## … {{#{at['section']}}}", path=path.relative_to(at.project).as_posix())


def noted(at: Place) -> None:
    """A note whose name is one word; one in the text gets a line of its own."""
    if at.words.startswith("^"):
        at.put("[^1]")
        at.add("[^1]: Бележка.")
    else:
        at.put(at.words.replace(at["text"], "[^закон]"))


def joined(at: Place) -> None:
    """What stands between a row and its table goes."""
    lines = at.lines
    del lines[at.span.line - 2]
    at.path.write_text("\n".join(lines), encoding="utf-8")


def buried(at: Place) -> None:
    """An entry that says when and why a passage or a page went."""
    passage = [f"  id: {at['id']}"] if "id" in at.found.params else []
    why = '  reason: {bg: "Остаряло.", en: "Out of date."}'
    rows = [f"- page: {at['page']}", *passage, f"  removed: {DAY}", why]
    at.add(*rows, path="docs/_data/tombstones.yml")


def brought_back(at: Place) -> None:
    """The file as the revision has it, completed by `check --fix`."""
    command = ["git", "-C", str(at.project), "checkout", "--quiet", at["revision"], "--", at["path"]]
    subprocess.run(command, check=True)
    pipeline.fix(at.project / "docs")


def brought_back_alone(at: Place) -> None:
    """The file as the revision has it, and not the one that has another name."""
    at.path.unlink()
    brought_back(at)


def recorded(at: Place) -> None:
    """A line of the history for the status."""
    text = at.path.read_text(encoding="utf-8")
    row = f"{{status: {at['status']}, date: {DAY}}}"
    text = re.sub(r"^history: \[(.*)\]$", rf"history: [\1, {row}]", text, flags=re.MULTILINE)
    text = re.sub(r"^(history:\n(?:  - .*\n)+)", rf"\1  - {row}\n", text, flags=re.MULTILINE)
    at.path.write_text(text, encoding="utf-8")


def copied(at: Place) -> None:
    """The words of the passage as they stand in it."""
    page = f"compendium/recommendations/{at.path.parent.name}"
    blocks = Loader(at.project / "docs").library.originals[page].blocks
    block = next(block for block in blocks if block.id == at["block"])
    at.put(f'quote: "{block.text}"' if at.words.startswith("quote") else f'"{block.text}"')


def named(at: Place) -> None:
    """A file of its kind under a name that every system takes."""
    at.path.unlink()
    target = at.path.with_name(at.path.name.lower().replace("con.", "contents."))
    if target.suffix == ".png":
        Image.new("RGB", (8, 8)).save(target)
    else:
        target.write_text(CHAPTER, encoding="utf-8")


def moved(name: Callable[[Place], str]) -> Callable[[Place], None]:
    """The file under another name."""

    def follow(at: Place) -> None:
        target = at.path.parent / name(at)
        target.parent.mkdir(parents=True, exist_ok=True)
        at.path.rename(target)

    return follow


def plugin_first(at: Place) -> None:
    """One plugin before the other, with all that belongs to it."""
    lines = at.lines
    start = next(n for n, row in enumerate(lines) if row.startswith(f"  - {at['first']}"))
    end = next(n for n in range(start + 1, len(lines)) if not lines[n].startswith("    "))
    first = lines[start:end]
    del lines[start:end]
    lines[at.span.line - 1 : at.span.line - 1] = first
    at.path.write_text("\n".join(lines), encoding="utf-8")


def turned_on(at: Place) -> None:
    """The feature in the list of those that the site has."""
    file = at.project / "mkdocs.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("features: [", f"features: [{at['feature']}, "), encoding="utf-8")


def setting(at: Place) -> None:
    """What the help suggests or says to write; without either the setting goes."""
    lines, number, written = at.lines, at.span.line - 1, WRITTEN.search(at.help)
    if at.suggested:
        at.put(at.suggested)
    elif at.before.rstrip().endswith(("[", ",")):
        at.rows(at.before.rstrip(" ,") + at.line[len(at.before) + at.span.length :])
    else:
        name = written[1].partition(":")[0] if written else ""
        if not at.line.lstrip("- ").startswith(name):
            number = max(n for n in range(number) if lines[n].strip() == f"{name}:")
        depth = len(lines[number]) - len(lines[number].lstrip())
        rest = lines[number + 1 :]
        below = next((n for n, x in enumerate(rest) if len(x) - len(x.lstrip()) <= depth), 0)
        mark = "- " if lines[number].lstrip().startswith("- ") else ""
        new = [f"{' ' * depth}{mark}{written[1]}"] if written and name else []
        lines[number : number + 1 + below] = new
        at.path.write_text("\n".join(lines), encoding="utf-8")
