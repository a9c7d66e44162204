"""Questions with all that Markdown has, and with forty options, are the same in every export."""

import io
import zipfile
from pathlib import Path

import lxml.html

from civildialogue.core.output.standing import words
from civildialogue.features.training.exports import deck, pptx, scorm
from civildialogue.features.training.quiz import QuestionKind

from . import test_exports, test_qti
from .exporting import unit
from .test_slides import office

MANY = 40
BEFORE = """Абзац *с* `код {=~#:}` и [връзка](reading.md) [@zna].

```python
if a = b: {~#}  # -> %50%
```

| а | б |
| --- | --- |
| 1 | `x|y` |

![Схема: три стъпки](pic.png)

- точка

Край.
"""
SAID = """    > Първи ред {=~#:}
    > втори ред.
    >
    > - точка -> 1
    >
    > ```
    > код = {x}
    >
    > още
    > ```
"""


def quiz() -> str:
    numbers = range(MANY)
    ticked = [f"- [{'x' if n % 3 == 0 else ' '}] **{n}** `{{{n}}}` ![кон](k.png)" for n in numbers]
    one = [f"- [{'x' if n == 7 else ' '}] Избор {n}\n  на два реда" for n in numbers]
    lists = {
        "one": one,
        "many": ticked,
        "true": ["- [ ] Вярно", "- [x] Невярно"],
        "order": [f"{n}. Стъпка {n}" for n in range(1, MANY + 1)],
        "short": [*(f"- = отговор {n}" for n in numbers), "- друго"],
    }
    rows = "".join(f"| Ляво {n} | {n} {'дълго ' * 60} | Защо {n} |\n" for n in numbers)
    found = [
        f"### Какво? {{#{name}-a}}\n\n{BEFORE}\n" + "\n".join(f"{o}\n\n{SAID}" for o in options)
        for name, options in lists.items()
    ]
    table = f"| а | б | в |\n| --- | --- | --- |\n{rows}"
    return "\n".join([*found, f"### Двойки? {{#match-a}}\n\n{BEFORE}\n{table}"])


def test_all_of_it_is_read_back(folder: Path, tmp_path: Path) -> None:
    lesson = unit(folder, quiz=quiz())
    assert {item.kind for item in lesson.items} == {*QuestionKind}
    assert {len(item.answers) for item in lesson.items} == {2, MANY}
    test_exports.agree(lesson)
    test_qti.agree(lesson, tmp_path)
    with zipfile.ZipFile(io.BytesIO(scorm.write("", [lesson]))) as package:
        page = lxml.html.document_fromstring(package.read("comment.html").decode())
    asked = page.find_class("cd-quiz")
    assert len(asked) == len(lesson.items)
    for item, box in zip(lesson.items, asked, strict=True):
        shown = " ".join(box.text_content().split())
        assert all(answer.words in shown for answer in item.answers)


def test_slides_have_every_option(folder: Path) -> None:
    lesson = unit(folder, quiz=quiz())
    [shown, _] = deck.pages(lesson)
    told = " ".join(office(lesson, "slides/slide"))
    for item in lesson.items:
        for answer in item.answers:
            if answer.is_right:
                assert answer.words in words(shown[1].split("<body", 1)[1])
                assert answer.words in told
    assert pptx.write("", [lesson])
