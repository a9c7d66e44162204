"""Measures the import of documents: words kept, tracebacks, and what the check says of the pages.

Imports each .docx and .odt of a folder, such as that of ``public.py``, or 60 documents made here.
Words of the source (its XML) are counted against those that a reader of the page sees (its HTML),
apart from the import's own count. Targets: 99.9 % of all words kept or told, and 99 % in each
document with text; no traceback; no error that the import brought.
"""

import hashlib
import re
import shutil
import sys
import tempfile
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path

from click.testing import CliRunner
from lxml import etree

from civildialogue import composition
from civildialogue.cli import main as command
from civildialogue.core import pipeline
from civildialogue.core.model.diagnostics import Severity
from civildialogue.core.model.language import ENGLISH, message
from civildialogue.core.output.book import tree
from civildialogue.core.source.settings import settings
from documents import make
from public import rows as public_rows
from timing import ROOT, say

MADE = 60
BASE = ROOT / "tests/golden/_base/docs"
PAGE = "analysis/imported"
KEPT, KEPT_EACH = 0.999, 0.99
FAULT = 4
"""What the command ends with when a fault is its own."""
TOO_MUCH = {"file-too-large", "text-crowded"}
"""A document that no page can hold is refused, and told to be split."""
ADVISED = ("order-incomplete", "page-unrecorded", "translation-missing", "image-undescribed")
"""What the import itself tells to do next."""
LEFT_OUT = ("words", "hidden", "deletion")
"""What is told of words that the page has not."""
WORD = re.compile(r"[^\W_]+")
MAIN = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
EDGE = re.compile(r"</?(?:sup|br|p|li|t[dhr]|h[1-6]|pre|div|blockquote|d[td])\b[^>]*>")
IMAGE = re.compile('<img[^>]*alt="([^"]*)"[^>]*>')
TAG = re.compile("<[^>]*>")
ALIKE = str.maketrans("aeiopcsxyABEIKMHOPCSTXʼ", "аеіорсѕхуАВЕІКМНОРСЅТХ’")
"""Latin letters in Cyrillic words are replaced on import, and counted as those."""
LOCAL = re.compile(r"\{[^}]*\}")


@dataclass
class Outcome:
    """What became of a document."""

    name: str
    hash: str
    words: int = 0
    missing: int = 0
    told: int = 0
    losses: int = 0
    refused: str = ""
    fault: str = ""
    errors: Counter[str] = field(default_factory=Counter)
    warnings: Counter[str] = field(default_factory=Counter)


def words(text: str) -> Counter[str]:
    """How often each word stands in a text, whatever the form of its signs."""
    seen = "".join(sign for sign in text if unicodedata.category(sign) != "Cf")
    return Counter(WORD.findall(unicodedata.normalize("NFKC", seen.translate(ALIKE))))


def source_words(path: Path) -> Counter[str]:
    """The words that a reader of the document sees in its text and notes."""
    found: Counter[str] = Counter()
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if re.fullmatch(r"word/(document\d*|footnotes|endnotes)\.xml|content\.xml", name):
                root = etree.fromstring(archive.read(name), etree.XMLParser(resolve_entities=False))
                found += words("".join(pieces(root)))
    return found


def pieces(node: etree._Element) -> Iterator[str]:
    """The texts of an element and those in it, each paragraph apart."""
    for each in node:
        if not isinstance(each.tag, str):
            continue
        name = LOCAL.sub("", each.tag)
        if name in (
            "del",
            "moveFrom",
            "Fallback",
            "tracked-changes",
            "annotation",
            "note-citation",
            "rPr",
            "pPr",
        ):
            yield each.tail or "" if each.tag.startswith(TEXT) else ""
            continue
        if name in ("p", "h", "br", "tab", "cr", "noBreakHyphen", "line-break", "s"):
            yield " "
        is_odt = each.tag.startswith(TEXT)
        if each.tag == f"{MAIN}t" or is_odt:
            yield each.text or ""
        yield from pieces(each)
        if name in ("p", "h"):
            yield " "
        if is_odt:
            yield each.tail or ""


def page_words(docs: Path) -> Counter[str]:
    """The words that a reader of the page sees, with its title."""
    text = (docs / f"{PAGE}.bg.md").read_text(encoding="utf-8")
    _, head, body = text.split("---\n", 2)
    title = re.search(r"^title:(.*(?:\n .*)*)", head, re.MULTILINE)
    shown = IMAGE.sub(r" \1 ", CONVERTER.reset().convert(body))
    shown = TAG.sub("", EDGE.sub(" ", shown))
    return words(f"{title[1] if title else ''} {unescape(shown)}")


def outcome(path: Path, work: Path) -> Outcome:
    """Imports a document into a project of its own and looks at what came of it."""
    made = Outcome(path.name, hashlib.sha256(path.read_bytes()).hexdigest())
    docs = work / "docs"
    shutil.rmtree(docs, ignore_errors=True)
    shutil.copytree(BASE, docs)
    into = ["--into", str(docs / f"{PAGE}.bg.md"), "--docs", str(docs), "--lang", "en"]
    done = CliRunner().invoke(command, ["import", path.suffix[1:].lower(), str(path), *into])
    if done.exit_code == FAULT or (done.exception and not isinstance(done.exception, SystemExit)):
        made.fault = done.output.strip().split("\n")[-1][:200] or repr(done.exception)
        return made
    made.errors.update(re.findall(r"^error\[([\w-]+)\]", done.output, re.MULTILINE))
    if done.exit_code:
        if made.errors.keys() <= TOO_MUCH:
            made.errors.clear()
        made.refused = done.output.strip().split("\n")[-1][:200]
        return made
    kinds = (re.escape(message(ENGLISH, f"import.loss.{kind}")) for kind in LEFT_OUT)
    told = re.findall(rf"\.md:\d+: (?:{'|'.join(kinds)}): (.*)", done.output)
    made.losses = len(re.findall(r"^\S+\.md:\d+: ", done.output, re.MULTILINE))
    source = source_words(path)
    lost = source - page_words(docs)
    made.words, made.missing = source.total(), lost.total()
    made.told = (lost & sum(map(words, told), Counter())).total()
    for each in pipeline.inspect(docs, "docs").diagnostics:
        if PAGE in each.span.path and each.code not in ADVISED:
            kind = made.errors if each.severity is Severity.ERROR else made.warnings
            kind[each.code] += 1
    return made


def show(found: list[Outcome], paths: list[Path]) -> bool:
    """Prints a row for each measurement, and whether all targets are met."""
    taken = [each for each in found if not each.fault and not each.refused]
    total = sum(each.words for each in taken)
    silent = sum(each.missing - each.told for each in taken)
    worst = [e for e in taken if e.words and (e.missing - e.told) / e.words > 1 - KEPT_EACH]
    errors = sum((each.errors for each in found), Counter())
    warnings = sum((each.warnings for each in taken), Counter())
    for each in found:
        if each.fault or each.refused or each in worst or each.errors:
            why = each.fault or each.refused or f"{each.missing - each.told} of {each.words} words"
            print(f"{each.name}  {each.hash[:12]}  {why}  {dict(each.errors)}")
    rows = {
        "documents": len(found),
        **public_rows({each.hash: path for each, path in zip(found, paths, strict=True)}),
        "refused": sum(bool(each.refused) for each in found),
        "words": total,
        "missing, told": sum(each.told for each in taken),
        "missing, not told": silent,
        "kept or told": f"{1 - silent / max(total, 1):.4%}",
        f"documents below {KEPT_EACH:.0%}": len(worst),
        "losses told": sum(each.losses for each in taken),
        "tracebacks": sum(bool(each.fault) for each in found),
        "errors of the check": f"{errors.total()} {dict(errors.most_common())}",
        "warnings of the check": f"{warnings.total()} {dict(warnings.most_common())}",
    }
    for name, value in rows.items():
        print(f"{name:<24} {value}")
    is_met = silent <= (1 - KEPT) * total and not worst and not errors
    is_met = is_met and not any(each.fault for each in found)
    print("all targets are met" if is_met else "a target is missed")
    return is_met


def main(arguments: list[str]) -> None:
    """Imports the documents of the folder that is named, or made ones."""
    with tempfile.TemporaryDirectory() as held:
        work = Path(held)
        folder = Path(arguments[0]) if arguments else work / "made"
        if not arguments:
            folder.mkdir()
            for seed in range(MADE):
                make(seed, folder / f"{seed:02}.docx")
        paths = sorted(e for e in folder.rglob("*") if e.suffix.lower() in (".docx", ".odt"))
        found = []
        for number, path in enumerate(paths, start=1):
            found.append(outcome(path, work))
            if number % 20 == 0:
                say(f"{number} of {len(paths)}")
    sys.exit(0 if show(found, paths) else 1)


if __name__ == "__main__":
    composition.compose()
    CONVERTER = tree.converter(settings(ROOT).extensions)
    main(sys.argv[1:])
