"""What a .docx has and doesn't show: hidden text, what a tracked change takes away, and documents
within the document. It is told, and left out.

Source: ECMA-376, part 1, 17.3.2.41 (vanish), 17.7.3 (toggle properties), 17.13.5 (revisions).
"""

import re
from collections.abc import Mapping
from html import unescape

from lxml import etree

from civildialogue.core.source.importing.container import MAIN
from civildialogue.core.source.importing.losses import HIDDEN, Losses
from civildialogue.core.source.importing.numbering import W
from civildialogue.core.source.importing.relations import parts_by_id
from civildialogue.core.source.importing.runs import beside, joined, signed, words_in

_HIDING = (f"{W}vanish", f"{W}webHidden")
_KEPT = (f"{W}rPr", f"{W}fldChar", f"{W}instrText", f"{W}delInstrText", f"{W}delText")
"""What stays in a hidden run: where a field begins and ends."""
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_FALSE = ("0", "false", "off")
_GONE = (f"{W}del", f"{W}moveFrom")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_TAG = re.compile(
    rb"<(?:style|script)\b.*?(?:</(?:style|script)>|\Z)|<[^<>]*+>", re.DOTALL | re.IGNORECASE
)


class Unpublished:
    """Takes out of a text what is not published, by the rules of the document’s styles."""

    def __init__(self, styles: etree._Element | None, losses: Losses) -> None:
        self._losses = losses
        self._styles: dict[str, tuple[bool | None, str]] = {}
        self._default = ""
        for each in () if styles is None else styles.iter(f"{W}style"):
            name, based = str(each.get(f"{W}styleId", "")), each.find(f"{W}basedOn")
            parent = "" if based is None else str(based.get(f"{W}val", ""))
            self._styles[name] = (_hides(each.find(f"{W}rPr")), parent)
            if each.get(f"{W}type") == "paragraph" and each.get(f"{W}default") in ("1", "true"):
                self._default = name

    def take_out(self, root: etree._Element, parts: Mapping[str, bytes]) -> None:
        """Changes a part in place."""
        self._chunks(root, parts)
        for row in list(root.iter(f"{W}tr")):
            about = row.find(f"{W}trPr")
            if about is None:
                continue
            gone = next((e for tag in _GONE if (e := about.find(tag)) is not None), None)
            if gone is not None:
                self._without(row, "deletion", f"{words_in(row, f'{W}delText')}{_who(gone)}")
            elif _is_on(about.find(f"{W}hidden")):
                self._without(row, HIDDEN, words_in(row))
        for cell in list(root.iter(f"{W}tc")):
            gone = cell.find(f"{W}tcPr/{W}cellDel")
            if gone is not None:
                self._without(cell, "deletion", f"{words_in(cell, f'{W}delText')}{_who(gone)}")
        for paragraph in list(root.iter(f"{W}p")):
            self._hidden(paragraph)
        for paragraph in list(root.iter(f"{W}p")):
            self._joined(paragraph)

    def _without(self, node: etree._Element, kind: str, words: str) -> None:
        """Removes an element, and tells it in the paragraph beside it; so a table without rows."""
        self._losses.tell(kind, words or "–")
        near, parent = beside(node), node.getparent()
        if near is not None:
            signed(near, self._losses)
        if parent is not None:
            parent.remove(node)
            above = parent.getparent()
            if parent.tag == f"{W}tbl" and parent.find(f".//{W}tr") is None and above is not None:
                above.remove(parent)

    def comments(self, root: etree._Element, comments: etree._Element | None) -> None:
        """Tells comments that stand at a place and not around words, such as answers."""
        around = {each.get(f"{W}id") for each in root.iter(f"{W}commentRangeStart")}
        places = {each.get(f"{W}id"): each for each in root.iter(f"{W}commentReference")}
        for each in () if comments is None else comments.iter(f"{W}comment"):
            name = each.get(f"{W}id")
            if name not in around:
                at = None if name not in places else next(places[name].iterancestors(f"{W}p"), None)
                words = f"{words_in(each)}{_who(each)}"
                self._losses.tell("comment", words, line=int(at is None))
                if at is not None:
                    signed(at, self._losses)

    def _chunks(self, root: etree._Element, parts: Mapping[str, bytes]) -> None:
        """Documents within the document, which only the program that reads it can unpack."""
        found = parts_by_id(parts, MAIN)
        for each in list(root.iter(f"{W}altChunk", f"{W}subDoc")):
            name = found.get(str(each.get(_RELATION))) or ""
            content = parts.get(name, b"")
            text = b"" if content.startswith(b"PK") else _TAG.sub(b" ", content)
            words = unescape(text.decode("utf-8", "replace"))
            self._without(each, "chunk", words if words.strip() else name)

    def _hidden(self, paragraph: etree._Element) -> None:
        words = []
        for run in list(paragraph.iter(f"{W}r")):
            drawn = next(run.iter(_DRAWN), None)
            if next(run.iterancestors(f"{W}p")) is not paragraph:
                continue
            if not self._is_hidden(paragraph, run) and (drawn is None or not _is_set(drawn)):
                continue
            words.append(words_in(run) or ("" if drawn is None else "–"))
            for each in [each for each in run if each.tag not in _KEPT]:
                run.remove(each)
        told = " ".join(filter(None, words))
        if not told:
            return
        self._losses.tell(HIDDEN, told)
        parent = paragraph.getparent()
        has_words = bool(words_in(paragraph, f"{W}delText"))
        is_empty = not has_words and next(paragraph.iter(_DRAWN), None) is None
        is_alone = parent is None or len(parent.findall(f"{W}p")) < 2
        if is_empty and not is_alone and self._is_hidden(paragraph, paragraph.find(f"{W}pPr")):
            near = beside(paragraph)
            signed(paragraph if near is None else near, self._losses)
            if near is not None and parent is not None:
                parent.remove(paragraph)
        else:
            signed(paragraph, self._losses)

    def _is_hidden(self, paragraph: etree._Element, run: etree._Element | None) -> bool:
        """Whether a run, or the mark of a paragraph, is hidden: by itself, else by its styles."""
        own = None if run is None else run.find(f"{W}rPr")
        if (direct := _hides(own)) is not None:
            return direct
        style = None if own is None else own.find(f"{W}rStyle")
        around = paragraph.find(f"{W}pPr/{W}pStyle")
        by_run = "" if style is None else str(style.get(f"{W}val", ""))
        by_text = self._default if around is None else str(around.get(f"{W}val", ""))
        return self._by_style(by_run) is not self._by_style(by_text)

    def _by_style(self, name: str) -> bool:
        seen: set[str] = set()
        while name in self._styles and name not in seen:
            seen.add(name)
            hides, name = self._styles[name]
            if hides is not None:
                return hides
        return False

    def _joined(self, paragraph: etree._Element) -> None:
        """A paragraph whose end was deleted goes on in the next one, whose manner it takes."""
        gone = next(
            (e for tag in _GONE if (e := paragraph.find(f"{W}pPr/{W}rPr/{tag}")) is not None), None
        )
        words, after = words_in(paragraph), paragraph.getnext()
        if gone is not None and joined(paragraph) and after is not None and words:
            self._losses.tell("deletion", f"¶ {words}{_who(gone)}")
            signed(after, self._losses)


def _is_on(node: etree._Element | None) -> bool:
    return node is not None and node.get(f"{W}val") not in _FALSE


def _is_set(drawn: etree._Element) -> bool:
    return drawn.get("hidden") in ("1", "true")


def _hides(about: etree._Element | None) -> bool | None:
    """What the properties of a run say of hiding it, if they say anything."""
    said = [e for tag in _HIDING if about is not None and (e := about.find(tag)) is not None]
    return any(map(_is_on, said)) if said else None


def _who(change: etree._Element) -> str:
    """Who made a change and on which day."""
    about = change.get(f"{W}author", ""), str(change.get(f"{W}date", ""))[:10]
    return f" ({' '.join(filter(None, map(str, about)))})"
