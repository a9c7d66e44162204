"""The program’s own texts, in which the languages of a site stand."""

import pytest

from civildialogue.core.model.fitting import fitted


@pytest.mark.parametrize(
    ("text", "tags", "expected"),
    [
        ("a.$record.md", ["ro"], "a.ro.md"),
        ("$endings", ["ro"], "`.ro.md`"),
        ("$endings", ["ro", "bg", "en"], "`.ro.md`, `.bg.md` or `.en.md`"),
        ("{$each}", ["ar", "en"], '{ar: "…", en: "…"}'),
        ("$translation", ["ar"], "LANGUAGE"),
        ("5 $ and $recorded, $1", ["ar"], "5 $ and $recorded, $1"),
    ],
)
def test_signs_become_the_languages(text: str, tags: list[str], expected: str) -> None:
    assert fitted(text, tags, "en") == expected
