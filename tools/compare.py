"""Lists by kind what differs between two folders that the program made: sites, books and data.

    compare.py BEFORE AFTER [--known FILE] [--examples NUMBER]

``--known`` names a YAML list of intended differences: each has a ``kind`` (a regular expression for
the whole of it), a ``why``, and perhaps a ``where`` for the path; any other ends it with 1.
"""

import argparse
import csv
import difflib
import io
import json
import re
import sys
import zipfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import shorten

import pypdfium2
import yaml
from lxml import etree
from lxml import html as lhtml

MARKUP = (".html", ".xhtml", ".xml", ".opf", ".ncx", ".svg", ".atom")
TREES, ARCHIVES = (".json", ".jsonld", ".webmanifest"), (".zip", ".epub")
LINES = (".txt", ".ttl", ".bib", ".ris", ".ics", ".md", ".yml", ".css", ".js", ".map")
WIDTH = 90


@dataclass(frozen=True)
class Difference:
    """One thing that is otherwise: its kind, the file, and what stood and stands there."""

    kind: str
    path: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class Known:
    """An intended difference and its reason."""

    kind: str
    why: str
    where: str = ".*"

    def holds(self, found: Difference) -> bool:
        """Whether the difference is the one that is meant."""
        return bool(re.fullmatch(self.kind, found.kind) and re.fullmatch(self.where, found.path))


def contents(folder: Path) -> dict[str, bytes]:
    """Every file by its path; those in archives stand below the archive's own."""
    return dict(
        each
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
        for each in _opened(path.relative_to(folder).as_posix(), path.read_bytes())
    )


def _opened(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    if not name.endswith(ARCHIVES):
        yield name, data
        return
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for inner in archive.namelist():
            if not inner.endswith("/"):
                yield from _opened(f"{name}!/{inner}", archive.read(inner))


def compare(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> Iterator[Difference]:
    """What differs, file by file."""
    for path in sorted(before.keys() | after.keys()):
        ending = Path(path).suffix
        if path not in after:
            yield Difference(f"file gone: {ending}", path)
        elif path not in before:
            yield Difference(f"file new: {ending}", path)
        elif before[path] != after[path]:
            way = WAYS.get(ending)
            found = list(way(path, before[path], after[path])) if way else []
            yield from found or [Difference(f"bytes alone: {ending}", path)]


def lines(path: str, before: bytes, after: bytes) -> Iterator[Difference]:
    """Text, line by line."""
    texts = [data.decode("utf-8", "replace").splitlines() for data in (before, after)]
    for old, new in changed(*texts):
        kind = f"lines: {Path(path).name if path.endswith(('.css', '.js')) else Path(path).suffix}"
        yield Difference(kind, path, " ⏎ ".join(old), " ⏎ ".join(new))


def changed(before: list[str], after: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    """The runs that differ. What is alike at both ends is passed by first: it is nearly all."""
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    before, after = before[start : len(before) - end], after[start : len(after) - end]
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for how, a, b, c, d in matcher.get_opcodes():
        if how != "equal":
            yield before[a:b], after[c:d]


def printed(path: str, before: bytes, after: bytes) -> Iterator[Difference]:
    """The words of a PDF, line by line, whatever page they stand on; and its number of pages."""
    (old, count), (new, number) = _pages(before), _pages(after)
    if count != number:
        yield Difference("PDF pages", path, str(count), str(number))
    for gone, come in changed(old, new):
        yield Difference("PDF words", path, " ⏎ ".join(gone), " ⏎ ".join(come))


def _pages(data: bytes) -> tuple[list[str], int]:
    with pypdfium2.PdfDocument(data) as document:
        texts = [page.get_textpage().get_text_bounded() for page in document]
    return [" ".join(row.split()) for text in texts for row in text.splitlines()], len(texts)


def tables(path: str, before: bytes, after: bytes) -> Iterator[Difference]:
    """The columns and rows of CSV; a row is known by its first cell."""
    old, new = (list(csv.reader(io.StringIO(data.decode("utf-8-sig")))) for data in (before, after))
    heads = [rows[0] if rows else [] for rows in (old, new)]
    for name in sorted(set(heads[0]) ^ set(heads[1])):
        kind = f"CSV column {'new' if name in heads[1] else 'gone'}: {name}"
        yield Difference(kind, path)
    rows = [
        {row[0]: dict(zip(head, row, strict=False)) for row in listed[1:] if row}
        for head, listed in zip(heads, (old, new), strict=True)
    ]
    for key in sorted(rows[0].keys() | rows[1].keys()):
        one, other = rows[0].get(key), rows[1].get(key)
        if one is None or other is None:
            yield Difference(f"CSV row {'new' if one is None else 'gone'}", path, key, key)
            continue
        for name in one.keys() & other.keys():
            if one[name] != other[name]:
                yield Difference(f"CSV cell: {name}", path, one[name], other[name])


def trees(path: str, before: bytes, after: bytes) -> Iterator[Difference]:
    """The values of JSON by their place, without the numbers in lists."""
    old, new = (Counter(_values(json.loads(data))) for data in (before, after))
    sides: dict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for side, counted in enumerate((old - new, new - old)):
        for place, value in counted.elements():
            sides[place][side].append(value)
    for place, (one, other) in sorted(sides.items()):
        how = "changed" if one and other else "gone" if one else "new"
        yield Difference(f"JSON {how}: {place}", path, " ".join(one), " ".join(other))


def _values(node: object, place: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(node, dict):
        for name, value in node.items():  # Some names are addresses or passages.
            shown = "*" if re.search(r"[/#\d]", name) else name
            yield from _values(value, f"{place}.{shown}")
    elif isinstance(node, list):
        for value in node:
            yield from _values(value, f"{place}[]")
    else:
        yield place, json.dumps(node, ensure_ascii=False)


def markup(path: str, before: bytes, after: bytes) -> Iterator[Difference]:
    """Elements, attributes and words, in their order."""
    kind = "page" if path.endswith(".html") else Path(path).suffix.lstrip(".")
    for old, new in changed(*(list(_tokens(path, data)) for data in (before, after))):
        heads = {token.partition("\t")[0] for token in (*old, *new)}
        shown = [" ".join(token.partition("\t")[2] for token in part) for part in (old, new)]
        yield Difference(f"{kind}: {', '.join(sorted(heads))}", path, *shown)


def _tokens(path: str, data: bytes) -> Iterator[str]:
    """Each with what it is, then a tab, then itself."""
    if path.endswith(".html"):
        root = lhtml.document_fromstring(data, parser=lhtml.HTMLParser(encoding="utf-8"))
    else:
        root = etree.fromstring(data, parser=etree.XMLParser(resolve_entities=False))
    for event, node in etree.iterwalk(root, events=("start", "end")):
        if not isinstance(node.tag, str):
            continue
        name = etree.QName(node).localname
        if event == "start":
            yield f"<{name}>\t<{name}>"
            for attribute, value in sorted(node.attrib.items()):
                yield f'{name}[{attribute}]\t{attribute}="{value}"'
        text, holder = (node.text, name) if event == "start" else (node.tail, "…")
        if text and text.strip():
            yield f"words of {holder}\t{' '.join(text.split())}"


Way = Callable[[str, bytes, bytes], Iterable[Difference]]
WAYS: Mapping[str, Way] = {
    ".csv": tables,
    ".pdf": printed,
    **dict.fromkeys(MARKUP, markup),
    **dict.fromkeys(TREES, trees),
    **dict.fromkeys(LINES, lines),
}
"""What is compared how; of the rest only the bytes are."""


def told(found: Iterable[Difference], known: Sequence[Known], examples: int) -> tuple[str, int]:
    """The list by kind, the most frequent first, and how many differences nobody meant."""
    kinds: dict[str, list[Difference]] = defaultdict(list)
    reasons: dict[str, str] = {}
    for each in found:
        why = next((one.why for one in known if one.holds(each)), "")
        kind = f"{'known' if why else 'DIFFERS'}  {each.kind}"
        reasons[kind] = why
        kinds[kind].append(each)
    rows = []
    for kind, held in sorted(kinds.items(), key=lambda pair: (pair[0][:5], -len(pair[1]))):
        files = {each.path for each in held}
        rows.append(f"{kind}: {len(held)} in {len(files)} files")
        rows += [f"    because {reasons[kind]}"] if reasons[kind] else []
        seen = {re.sub(r"\d+", "0", f"{d.before}\t{d.after}"): d for d in reversed(held)}
        for each in list(seen.values())[:examples]:
            sides = [shorten(side, WIDTH, placeholder="…") for side in (each.before, each.after)]
            rows.append(f"    {each.path}: {sides[0]!r} → {sides[1]!r}")
    return "\n".join(rows), sum(len(held) for kind, held in kinds.items() if kind[0] == "D")


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("before", type=Path)
    parser.add_argument("after", type=Path)
    parser.add_argument("--known", type=Path)
    parser.add_argument("--examples", type=int, default=2)
    given = parser.parse_args()
    listed = yaml.safe_load(given.known.read_text(encoding="utf-8")) if given.known else []
    found = compare(contents(given.before), contents(given.after))
    text, number = told(found, [Known(**each) for each in listed], given.examples)
    sys.stdout.write(f"{text}\n{number} differences that nobody listed.\n")
    return 1 if number else 0


if __name__ == "__main__":
    sys.exit(main())
