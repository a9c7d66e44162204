"""What nobody sees in a text, written so that it is seen: in a terminal, and in JSON."""

import json
import unicodedata

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
    if text.isprintable():
        return text
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
