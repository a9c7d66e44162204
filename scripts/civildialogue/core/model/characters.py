"""Characters that deceive: hidden ones, strangers in a word, and letters that look alike."""

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping

# Source: Unicode Standard Annex #9 (Bidirectional Algorithm), table 4: explicit controls.
BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

# Controls, formats, private use and unassigned (Unicode general category C), separators of lines
# (Zl, Zp), and letters that are blank, but not the soft hyphen, which typography needs. Of the
# variation selectors only the two for emoji stay; the rest can carry a hidden text.
EMOJI = "\u2600-\u27bf\U0001f000-\U0001faff"
"""The blocks of pictures, as a class of characters is written."""
HIDDEN = re.compile(
    "["
    + "".join(
        re.escape(chr(code))
        for code in range(0x3000)
        if unicodedata.category(chr(code)).startswith("C") and chr(code) not in "\u00ad\u200d\n"
    )
    + "\u2028\u2029\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufe00-\ufe0d"
    "\ud800-\uf8ff\ufeff\ufff0-\ufffb\ufffe\uffff\U000e0000-\U0010ffff]"
    # The joiner makes one picture of several; anywhere else it is a character that nobody sees.
    f"|(?<![\ufe0f{EMOJI}])\u200d|\u200d(?![{EMOJI}])"
)
_UNSEEN = frozenset(("Cc", "Cf", "Co", "Cs", "Zl", "Zp"))


def is_unseen(character: str) -> bool:
    """Whether a terminal or a reader would obey a character instead of showing it.

    Source: Unicode general categories: controls, formats, private use, lone halves of pairs, and
    separators of lines; of these only the soft hyphen has an honest use in a text.
    """
    return unicodedata.category(character) in _UNSEEN and character != "\u00ad"


def escaped(text: str) -> str:
    r"""A name or an excerpt with ``\x1b`` and the like for what would not be seen.

    Bytes of names that are no UTF-8, which Python keeps as lone surrogates, come out as bytes.
    """
    return "".join(_escape(ord(c)) if is_unseen(c) else c for c in text)


def as_json(value: object) -> str:
    r"""JSON with ``\u202e`` and the like, which every reader of JSON gives back as it was.

    In a log, ``##[`` would be a command to the runner of a forge.
    """
    text = json.dumps(value, ensure_ascii=False, indent=2).replace("##[", r"\u0023#[")
    return "".join(json.dumps(c)[1:-1] if c != "\n" and is_unseen(c) else c for c in text)


def _escape(code: int) -> str:
    # Source: PEP 383: the byte 0xNN of a name stands as U+DCNN.
    code = code - 0xDC00 if 0xDC80 <= code <= 0xDCFF else code
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


WORD = re.compile(r"[^\W\d_]+")
STACKED = re.compile("[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]{4,}")
"""More marks on one letter than any language writes: they run over the lines around it."""

SCRIPTS = {
    "latin": "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff",
    "cyrillic": "\u0400-\u0482\u048a-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f",
    "greek": "\u0370-\u03ff\u1f00-\u1fff",
    "armenian": "\u0530-\u058f",
    "georgian": "\u10a0-\u10ff\u1c90-\u1cbf\u2d00-\u2d2f",
    "cherokee": "\u13a0-\u13ff\uab70-\uabbf",
    "lisu": "\ua4d0-\ua4ff",
    "wide": "\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7ff",
}
"""The letters of the alphabets that are mixed up, and those that only look like letters."""
_LETTERS = {name: re.compile(f"[{letters}]") for name, letters in SCRIPTS.items()}
_STRANGE = re.compile(
    "[" + "".join(letters for name, letters in SCRIPTS.items() if name != "cyrillic") + "]"
)


def mixed(text: str) -> Iterator[tuple[str, int, Mapping[str, str]]]:
    """Words with letters of two alphabets: the word, where it begins, the letters by alphabet.

    Source: Unicode Technical Standard #39, section 5 (mixed-script detection).
    """
    if not _STRANGE.search(text):
        return
    for match in WORD.finditer(text):
        word = match[0]
        found = {
            name: "".join(dict.fromkeys(letters))
            for name, pattern in _LETTERS.items()
            if (letters := pattern.findall(word))
        }
        if len(found) > 1 or "wide" in found:
            yield word, match.start(), found


# Small letters that look alike in the fonts of the site or as capitals, each with its Latin double.
# Source: Unicode Technical Standard #39, confusables.txt, the part that Bulgarian writers meet.
_DOUBLES = (
    "аa вb еe ѕs іi кk мm нh оo рp сc тt уy хx гr зz ґr ӏl јj ԁd ԛq ԝw һh "
    "αa βb εe ζz ηh ιi κk μm νv οo ρp τt υy χx ոn օo սu ցg 0o 1l 3z"
)
_ALIKE = str.maketrans({pair[0]: pair[1] for pair in _DOUBLES.split()})


def skeleton(text: str) -> str:
    """A name as the eye takes it: without marks, case and spaces, and one letter for all alike."""
    plain = unicodedata.normalize("NFKD", HIDDEN.sub("", text))
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", "", bare).casefold().translate(_ALIKE)
