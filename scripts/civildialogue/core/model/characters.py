"""Characters that deceive: hidden ones, strangers in a word, and letters that look alike."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

# Source: Unicode Standard Annex #9 (Bidirectional Algorithm), table 4: explicit controls.
BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

# Controls, formats, private use and unassigned (Unicode general category C), separators of lines
# (Zl, Zp), and letters that are blank, but not the soft hyphen, which typography needs. Of the
# variation selectors only the two for emoji stay; the rest can carry a hidden text.
_UNUSED = [
    (code, code)
    for code in range(0x3000)
    if unicodedata.category(chr(code)).startswith("C") and chr(code) not in "\u00ad\u200d\n"
]
_BLANK = [
    (ord(c), ord(c)) for c in "\u2028\u2029\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufeff"
]
_NEVER = [
    *((0xFE00, 0xFE0D), (0xD800, 0xF8FF), (0xFFF0, 0xFFFB), (0xFFFE, 0xFFFF)),
    *((0xE0000, 0xE001F), (0xE0080, 0x10FFFF)),
]
_TAGS = (0xE0020, 0xE007F)
_PICTURES = [(0x2190, 0x21FF), (0x2600, 0x27BF), (0x2B00, 0x2BFF), (0x1F000, 0x1FAFF)]
"""The blocks of pictures, and of the arrows and squares that are joined to them."""
_JOINER, _VARIANT, _FLAG = 0x200D, 0xFE0F, 0x1F3F4
_FLAGS = ("gbeng", "gbsct", "gbwls")
"""The flags that are spelled in tags after a black one: England, Scotland, Wales.

Source: Unicode Technical Standard #51, emoji-sequences.txt (RGI_Emoji_Tag_Sequence)."""


def _hidden(sign: Callable[[int], str]) -> str:
    """The pattern of what nobody sees, with a sign written as Python or JavaScript writes it."""
    any_of = partial(_any_of, sign)
    flags = [[_FLAG, *(0xE0000 + ord(c) for c in name), _TAGS[1]] for name in _FLAGS]
    spelled = "|".join(
        f"(?<={''.join(map(sign, flag[:at]))}){''.join(map(sign, flag[at:]))}"
        for flag in flags
        for at in range(1, len(flag))
    )
    pictures, joiner = any_of(*_PICTURES), sign(_JOINER)
    before = any_of((_VARIANT, _VARIANT), *_PICTURES)
    # The joiner makes one picture of several; anywhere else it is a character that nobody sees.
    return (
        f"{any_of(*_UNUSED, *_BLANK, *_NEVER)}|(?<!{before}){joiner}|{joiner}(?!{pictures})"
        f"|(?={any_of(_TAGS)})(?!{spelled}){any_of(_TAGS)}"
    )


def _any_of(sign: Callable[[int], str], *ranges: tuple[int, int]) -> str:
    parts = (sign(a) if a == b else f"{sign(a)}-{sign(b)}" for a, b in _merged(ranges))
    return f"[{''.join(parts)}]"


def _merged(ranges: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The ranges in order, those that touch as one."""
    start, end = -1, -2
    for first, last in sorted(ranges):
        if first > end + 1:
            if end >= 0:
                yield start, end
            start = first
        end = max(end, last)
    yield start, end


def _as_python(code: int) -> str:
    return f"\\U{code:08x}"


def _as_script(code: int) -> str:
    return f"\\u{{{code:x}}}"


HIDDEN = re.compile(_hidden(_as_python))
HIDDEN_IN_SCRIPTS = _hidden(_as_script)
"""The same for JavaScript, with its flag ``u``."""
_MARKS = [(0x300, 0x36F), (0x483, 0x489), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0x20D0, 0x20FF)]
STACKED = re.compile(f"{_any_of(_as_python, *_MARKS)}{{4,}}")
"""More marks on one letter than any language writes: they run over the lines around it."""
STACKED_IN_SCRIPTS = f"{_any_of(_as_script, *_MARKS)}{{4,}}"
_RARE = re.compile(
    _any_of(_as_python, *_UNUSED, *_BLANK, *_NEVER, (_JOINER, _JOINER), _TAGS, *_MARKS)
)


def may_hide(text: str) -> bool:
    """Whether a text has any character at all that ``HIDDEN`` or ``STACKED`` may find."""
    return _RARE.search(text) is not None


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


def _bordering(usual: str) -> str:
    """The pattern of a letter of any alphabet but the usual one, beside one of another or wide.

    Only the letters that are not usual are looked at closely, and a text hardly has any.
    """
    others = {name: letters for name, letters in SCRIPTS.items() if name != usual}
    sides = (
        f"(?<=[{own}])(?:(?=(?![{own}])[^\\W\\d_])|(?<=(?![{own}])[^\\W\\d_][{own}]))"
        for name, own in others.items()
        if name != "wide"
    )
    return f"[{''.join(others.values())}](?:(?<=[{others['wide']}])|{'|'.join(sides)})"


_BESIDE_LATIN = re.compile(_bordering("latin"))
_BESIDE_CYRILLIC = re.compile(_bordering("cyrillic"))


def may_mix(text: str) -> bool:
    """Whether any word of a text is mixed, found in one look at the whole of it."""
    latin, cyrillic = (sum(map(text.count, vowels)) for vowels in ("ae", "ае"))
    pattern = _BESIDE_LATIN if latin > cyrillic else _BESIDE_CYRILLIC
    return pattern.search(text) is not None


_IMPURE = re.compile(
    r"(?<![^\W\d_])(?=[^\W\d_])(?!(?:"
    + "|".join(f"[{letters}]++" for name, letters in SCRIPTS.items() if name != "wide")
    + r")(?![^\W\d_]))[^\W\d_]++"
)
"""A word that isn't written in one alphabet alone: nearly all others are passed over at once."""


def mixed(text: str) -> Iterator[tuple[str, int, Mapping[str, str]]]:
    """Words with letters of two alphabets: the word, where it begins, the letters by alphabet.

    Source: Unicode Technical Standard #39, section 5 (mixed-script detection).
    """
    if not may_mix(text):
        return
    for match in _IMPURE.finditer(text):
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


_TWINS = ("AaBCcEeHIiJjKMOoPpSsTXxYy", "АаВСсЕеНІіЈјКМОоРрЅѕТХхУу")
"""Letters that look the same in both alphabets: Latin, Cyrillic. Source: as above."""
_TO_CYRILLIC = str.maketrans(*_TWINS)
_TO_LATIN = str.maketrans(*reversed(_TWINS))


def of_one_alphabet(word: str) -> str | None:
    """A mixed word with its strays replaced by the letters that they look like, or None where some
    look like none: in Cyrillic if any letter of it is Cyrillic alone, else in Latin.
    """
    for made in (word.translate(_TO_CYRILLIC), word.translate(_TO_LATIN)):
        if next(mixed(made), None) is None:
            return made
    return None


def in_one_alphabet(text: str) -> str:
    """A text with each mixed word in one alphabet, where it can be; places stay what they are."""
    parts, at = [], 0
    for word, start, _ in mixed(text):
        parts += [text[at:start], of_one_alphabet(word) or word]
        at = start + len(word)
    return "".join([*parts, text[at:]])


def skeleton(text: str) -> str:
    """A name as the eye takes it: without marks, case and spaces, and one letter for all alike."""
    plain = unicodedata.normalize("NFKD", HIDDEN.sub("", text))
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", "", bare).casefold().translate(_ALIKE)
