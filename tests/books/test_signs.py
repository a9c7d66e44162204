"""Whatever sign a text has, its book is set: what no face has is told, and never reaches Typst."""

import unicodedata
from collections.abc import Callable

import pytest

from civildialogue.core.output.book.clusters import fitting
from civildialogue.core.output.book.faces import Faces

from .making import Printed

BLOCKS = {
    "fullwidth forms": "＜Ａ１￥＞",
    "halfwidth forms": "ｶﾞﾊﾝｶｸ ﾡ￩",
    "private use": "\ue000 \ue0a0 \uf8ff \U000fe4e5 \U00100000",
    "unassigned": "\u0378 \u2fe0 \U0003fffd \uffff \U0010ffff",
    "tags": "\U0001f3f4\U000e0067\U000e0062\U000e007f \U000e0001",
    "variation selectors": "а\ufe0f 葛\U000e0100 ☎\ufe0e ᠠ\u180b 1\ufe0f\u20e3",
    "marks over other letters": "王\u064d 🦧\u064d ש\u0313 م\u05b8 \u06d8🦧\u064d ⓖ\u0313 \u064d",
    "blanks": "а\u1680б\u2009в\u3000г\u2028д",
    "order": "\ufeffа\u202eб\u2066в\u200dг",
    "rare letters": "𓀀 ა ก ꙮ 𝔄 ㍿ ﷽ 𠀀 🇧🇬 👩\u200d👧 👍🏽",
    "control": "\x80\x85\x9f",
}


@pytest.mark.parametrize("signs", BLOCKS.values(), ids=BLOCKS.keys())
def test_a_book_with_any_sign_is_set(a_text: Callable[[str], Printed], signs: str) -> None:
    for sign in signs.split(" "):
        made = a_text(f"Знак {sign}, <strong>{sign}</strong> и <code>{sign}</code>.")
        assert made.pdf.startswith(b"%PDF"), sign


def test_every_sign_is_one_of_a_face_or_is_told() -> None:
    has = frozenset().union(*(face.signs for face in Faces().all))
    for number in (*range(0x80, 0x3400), *range(0xA000, 0xA800), *range(0xE000, 0x1FFFF)):
        text, told = Faces().shown(chr(number))
        if number in has or (chr(number).isspace() and number != 0x1680):
            assert (text, told) == (chr(number), ())
        elif unicodedata.category(chr(number)) in ("Cf", "Mn", "Co"):
            assert (text, told) == ("", ())
        else:
            assert (text, told) == (f"[U+{number:04X}]", (chr(number),))


def test_a_fullwidth_sign_alone_asks_for_the_face_that_has_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert Faces().shown("＜")[0] == "＜"
    assert not Faces().is_near("＜")
    assert Faces().is_near("Текст\n")
    monkeypatch.setattr("civildialogue.core.output.book.faces._present", tuple)
    monkeypatch.setattr("civildialogue.core.output.book.faces._extra", tuple)
    assert Faces().shown("＜") == ("[U+FF1C]", ("＜",))


def test_a_mark_stays_over_a_letter_of_its_face() -> None:
    held = [frozenset(map(ord, "ае\u0301é\u0308")), frozenset(map(ord, "王"))]
    assert fitting("е\u0301\u0308王\u0301а", held) == "е\u0301\u0308王а"
    assert fitting("e\u0301", held) == "e\u0301", "the letter with its accent is one sign"
    assert fitting("王\ufe0f\u200d", held) == "王\ufe0f\u200d"
