"""One index per language."""

import json
from pathlib import Path
from typing import Any

from civildialogue.model.language import Locale
from civildialogue.output.search import INDEX, part_index

WHOLE = {
    "config": {"lang": ["en"]},
    "docs": [
        {"location": "", "title": "Форум <b> & др.", "text": "Добре¶"},
        {"location": "english/", "title": "Английски", "text": ""},
        {"location": "analysis/one/#p-one", "title": "Срок", "text": ""},
        {"location": "en/", "title": "Forum", "text": ""},
        {"location": "en/analysis/one/#p-one", "title": "Term <em>x</em>¶", "text": ""},
        {"location": "en/en/", "title": "Twice", "text": ""},
    ],
}


def read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def test_each_language_has_its_own_pages(tmp_path: Path) -> None:
    (tmp_path / "search").mkdir()
    (tmp_path / INDEX).write_text(json.dumps(WHOLE), encoding="utf-8")
    part_index(tmp_path)
    bulgarian, english = read(tmp_path / INDEX), read(tmp_path / Locale.EN.prefix / INDEX)
    assert bulgarian["config"] == english["config"] == WHOLE["config"]
    assert [d["location"] for d in bulgarian["docs"]] == ["", "english/", "analysis/one/#p-one"]
    assert [d["location"] for d in english["docs"]] == ["", "analysis/one/#p-one", "en/"]
    assert english["docs"][1]["title"] == "Term <em>x</em>"
    assert bulgarian["docs"][0]["title"] == "Форум &lt;b&gt; &amp; др."
    assert bulgarian["docs"][0]["text"] == "Добре"
    assert "Срок" in (tmp_path / INDEX).read_text(encoding="utf-8")


def test_a_site_without_search_stays_without(tmp_path: Path) -> None:
    part_index(tmp_path)
    assert list(tmp_path.iterdir()) == []
