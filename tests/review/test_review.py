"""What a change means: each case is a real repository with two states, and the exact words."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from civildialogue.cli import main
from civildialogue.composition import own
from civildialogue.core.model.language import PROGRAM, Locale, message
from civildialogue.core.pipeline.recording import record
from civildialogue.core.site.blocks.redline import wording
from civildialogue.core.site.blocks.words import shown, strokes, visible
from civildialogue.features.review.pages import review as forms

HERE = Path(__file__).parent
BASE = HERE.parent / "golden/_base/docs"
EXPECTED = HERE / "expected"
CHAPTER = "docs/analysis/chapter.bg.md"
CHAPTER_EN = "docs/analysis/chapter.en.md"
REFUSED = ("mixed", "ledger-shrunk")
"""Cases that can't be accepted as they are."""
RECOMMENDATION = "docs/compendium/recommendations/rec-0001.bg.md"
COMMENT = """---
id: c-maria2
target:
  recommendation: rec-0001
  block: p-b3vx
  quote: "Текст на раздела"
kind: amend
lang: bg
author: {name: "Пример: Мария", capacity: citizen}
received: "2026-12-01"
received-via: form
licence: CC-BY-4.0
proposal: "Нов текст на раздела"
---

Така е по-ясно.
"""
ANSWER = """disposition:
  decision: rejected
  reason: {bg: "Текстът вече е ясен.", en: "The text is clear already."}
  by: "Редакция"
  on: "2026-12-10"
---
"""
FIELDS = ["disposition", "reply"]
REPLY = """reply: {text: "Благодаря.", "on": "2026-12-11"}
"""
HOSTILE = (
    "@maintainer виж #12 и GH-7, https://evil.example/x www.evil.example "
    "<img src=x onerror=alert(1)> | `код` [връзка](javascript:alert(1)) ![](http://a.bg/i.png) "
    "deadbeefdeadbeefdeadbeefdeadbeefdeadbeef 0a1b2c3d\u202eобратно\u200b"
)
REDACTED = """redaction: {reason: personal-data, on: "2026-12-06", by: "Редакция"}
---

Тайно писмо до [мен](https://tajno.example/mail).
"""
SECRET = (
    COMMENT.replace("Пример: Мария", "Тайна Личност")
    .replace("capacity: citizen", "capacity: citizen, organisation: Тайно Сдружение")
    .replace('quote: "Текст на раздела"', 'quote: "Тайно цитиране"')
    .replace("Нов текст на раздела", "Тайна редакция")
    .replace("---\n\nТака е по-ясно.\n", REDACTED)
)
PLACE = "docs/compendium/comments/rec-0001/2026-12-01-maria-maria2.md"


def edit(path: str, old: str, new: str) -> Callable[[Path], None]:
    def work(project: Path) -> None:
        file = project / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    return work


def put(path: str, text: str) -> Callable[[Path], None]:
    def work(project: Path) -> None:
        file = project / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    return work


def append(path: str, text: str) -> Callable[[Path], None]:
    def work(project: Path) -> None:
        with (project / path).open("a", encoding="utf-8") as file:
            file.write(text)

    return work


def both(*works: Callable[[Path], None]) -> Callable[[Path], None]:
    def work(project: Path) -> None:
        for each in works:
            each(project)

    return work


def recorded(project: Path) -> None:
    record(project / "docs", "analysis/chapter")


def renamed(project: Path) -> None:
    for locale in ("bg", "en"):
        folder = project / "docs/analysis"
        (folder / f"chapter.{locale}.md").rename(folder / f"part.{locale}.md")


PASSAGE_EN = "A passage with a [link](../methodologies/petition.md#steps).\n{#p-ae6y}\n"
PASSAGE = "Пасаж с [връзка](../methodologies/petition.md#steps).\n{#p-ae6y}\n"
TOMBSTONE = """- page: analysis/chapter
  id: p-ae6y
  removed: "2026-11-24"
  reason: {bg: "Остаря.", en: "It was outdated."}
"""
CASES: dict[str, Callable[[Path], None]] = {
    "nothing": lambda project: None,
    "passage-changed": edit(CHAPTER, "Пасаж с", "Нов пасаж с"),
    "marked-own": edit(CHAPTER, "{#p-ae6y}", "{#p-ae6y .own}"),
    "passage-moved": both(
        edit(CHAPTER, f"{PASSAGE}\n", ""),
        edit(CHAPTER, "- едно\n- две\n{#p-xk78}\n", f"- едно\n- две\n{{#p-xk78}}\n\n{PASSAGE}"),
    ),
    "id-lost": edit(CHAPTER, PASSAGE, ""),
    "id-buried": both(
        edit(CHAPTER, PASSAGE, ""),
        put("docs/_data/tombstones.yml", TOMBSTONE),
    ),
    "page-renamed": renamed,
    "page-added": put(
        "docs/analysis/second.bg.md",
        '---\nkind: chapter\norigin: site-edition\ntitle: Втора\nsummary: "Нова глава."\n---\n\n'
        "## Начало {#start}\n\nТекст.\n{#p-aaaa .own}\n",
    ),
    "status-changed": both(
        edit(RECOMMENDATION, "status: open", "status: adopted"),
        edit(
            RECOMMENDATION,
            '  - {status: open, date: "2026-11-23"}\n',
            '  - {status: open, date: "2026-11-23"}\n  - {status: adopted, date: "2026-12-13"}\n',
        ),
    ),
    "comment-added": put(PLACE, COMMENT),
    "comment-answered": put(PLACE, COMMENT.replace("---\n\nТака", f"{ANSWER}\nТака")),
    "comment-self-answered": put(PLACE, COMMENT.replace("---\n\nТака", f"{REPLY}{ANSWER}\nТака")),
    "comment-hostile": put(PLACE, COMMENT.replace("Така е по-ясно.", HOSTILE)),
    "link-imitating": edit(
        CHAPTER, "Пасаж с", "Пасаж с [банка](https://раураl.com/a) и [друга](https://a.bg/b), с"
    ),
    "fault": edit(CHAPTER, "petition.md#steps", "petition.md#nowhere"),
    "footnote-changed": both(
        edit(CHAPTER, "Пасаж с", "Пасаж[^1] по ЗНА с"),
        edit(CHAPTER, "- едно", "[^1]: Бележка.\n\n*[ЗНА]: Закон\n\n- едно"),
    ),
    "comment-rewritten": edit(PLACE, "Така е по-ясно.", "Така е по-кратко."),
    "footnote-rewritten": edit(CHAPTER, "[^1]: Бележка.", "[^1]: Друга бележка."),
    "unmarked-own": both(
        edit(CHAPTER, "{#p-ae6y .own}", "{#p-ae6y}"), edit(CHAPTER, "Пасаж с", "Нов пасаж с")
    ),
    "list-nested": edit(CHAPTER, "- едно\n- две", "- едно\n    - две"),
    "picture-added": put("docs/analysis/plan.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>\n"),
    "records-changed": both(
        edit("docs/_data/glossary.yml", 'definition: "', 'definition: "Не е вярно, че '),
        edit("docs/_data/sources.yml", "URL: https://", "URL: https://www."),
        edit(
            "docs/_data/tombstones.yml",
            "moved-to: analysis/chapter#first",
            "moved-to: index#p-vahk",
        ),
    ),
    "record-added": append(
        "docs/_data/sources.yml",
        "- id: nova\n  type: webpage\n  title: {bg: Нова, en: New}\n  short: {bg: Н, en: N}\n"
        '  language: bg\n  URL: https://example.org/nova\n  accessed: "2026-11-23"\n',
    ),
    "finding-added": both(
        put(
            "docs/analysis/_data/findings/f-fewer.yml",
            "id: f-fewer\nchapter: chapter\nstatement: {bg: По-малко., en: Fewer.}\n"
            "figures: [people]\nconfidence: low\nreason: {bg: Веднъж., en: Once.}\n",
        ),
        put(
            "docs/analysis/_data/figures/people.yml",
            "id: people\ntitle: {bg: Хора, en: People}\nunit: {bg: души, en: people}\n"
            "columns:\n  - {name: year, type: year, title: {bg: Година, en: Year}}\n"
            "  - {name: people, type: integer, title: {bg: Хора, en: People}}\n"
            'key: [year]\nsource: zna\nperiod: "2025"\nlicence: unstated\n',
        ),
        put("docs/analysis/_data/figures/people.csv", "year,people\n2025,36\n"),
    ),
    "correction-added": put(
        "docs/about/_data/corrections/sixteen.yml",
        'id: sixteen\ndate: "2026-11-23"\npage: analysis/chapter\npassage: p-ae6y\n'
        "stood: {bg: Петнайсет., en: Fifteen.}\nstands: {bg: Шестнайсет., en: Sixteen.}\n"
        "reason: {bg: Така пише., en: So it says.}\n",
    ),
    "declared": both(
        edit(CHAPTER, "Пасаж с", "Пасаж, в който няма"),
        recorded,
    ),
    "ledger-shrunk": both(
        edit(CHAPTER, PASSAGE, ""),
        edit(CHAPTER_EN, PASSAGE_EN, ""),
        edit("docs/_data/permalinks.txt", " p-ae6y", ""),
    ),
    "row-of-nothing": edit("docs/_data/permalinks.txt", " p-ae6y", " p-ae6y p-zzzz"),
    "with-its-note": both(
        edit(CHAPTER, "Пасаж с", "Нов пасаж с"),
        put("changelog.d/+chapter.content.md", "По-ясно.\n\nClearer.\n"),
    ),
    "settings-changed": edit("mkdocs.yml", "site_name: Форум", "site_name: Друг форум"),
    "mixed": both(edit(CHAPTER, "Пасаж с", "Нов пасаж с"), put("mkdocs.yml", "site_name: x\n")),
    "code-only": put("scripts/+my_tool.py", "print(1)\n"),
    "huge": put(
        "docs/analysis/second.bg.md",
        '---\nkind: chapter\norigin: site-edition\ntitle: Дълга\nsummary: "Нова глава."\n---\n\n'
        + "".join(
            f"## Част {n} {{#part-{n}}}\n\n{'дума ' * 90}\n{{#q-{n}}}\n\n" for n in range(200)
        ),
    ),
}
"""What each case does to the sources, by its name."""
EARLIER = {
    "comment-answered": put(PLACE, COMMENT),
    "unmarked-own": edit(CHAPTER, "{#p-ae6y}", "{#p-ae6y .own}"),
    "comment-rewritten": put(PLACE, COMMENT),
    "footnote-rewritten": CASES["footnote-changed"],
}
"""What stands in the sources before a case begins, where the base is not enough."""


def git(project: Path, *arguments: str) -> None:
    names = ("AUTHOR_NAME", "AUTHOR_EMAIL", "COMMITTER_NAME", "COMMITTER_EMAIL")
    people = {f"GIT_{name}": "editor@example.org" for name in names}
    dates = dict.fromkeys(("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"), "2026-11-23T10:00:00Z")
    environment = os.environ | people | dates
    command = ["git", "-C", str(project), *arguments]
    subprocess.run(command, env=environment, check=True, capture_output=True)


def commit(project: Path, message: str) -> None:
    git(project, "add", "--all")
    git(project, "commit", "--quiet", "--allow-empty", "--message", message)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository with the first state."""
    place = tmp_path / "forum"
    shutil.copytree(BASE, place / "docs")
    (place / "mkdocs.yml").write_text("site_name: Форум\n", encoding="utf-8")
    git(tmp_path, "init", "--quiet", "--initial-branch", "main", str(place))
    commit(place, "before")
    git(place, "tag", "before")
    return place


def review(project: Path, *arguments: str) -> Result:
    command = ["review", "--base", "before", "--docs", str(project / "docs"), *arguments]
    return CliRunner().invoke(main, command)


def told(done: Result) -> str:
    """What is printed, without the numbers of commits, which depend on all the files."""
    return re.sub("`[0-9a-f]{10}`", "`COMMIT`", done.stdout)


@pytest.mark.parametrize("name", CASES)
def test_case(name: str, project: Path, request: pytest.FixtureRequest) -> None:
    if name in EARLIER:
        EARLIER[name](project)
        commit(project, "before")
        git(project, "tag", "--force", "before")
    CASES[name](project)
    commit(project, "after")
    for locale in ("bg", "en"):
        done = review(project, "--lang", locale)
        assert done.exit_code == (3 if name in REFUSED else 0), done.output
        path = EXPECTED / f"{name}.{locale}.md"
        if request.config.getoption("--update-golden"):
            path.write_text(told(done), encoding="utf-8")
        assert told(done) == path.read_text(encoding="utf-8")
        assert len(done.stdout) < 65_536


def test_a_forge_gets_both_languages_in_one_text(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = "mixed"
    CASES[name](project)
    commit(project, "after")
    both = [(EXPECTED / f"{name}.{each}.md").read_text(encoding="utf-8") for each in ("bg", "en")]
    done = review(project, "--lang", "both")
    assert told(done) == "\n---\n\n".join(both)
    monkeypatch.setattr(forms, "LONGEST", len(done.stdout))
    parts = review(project, "--lang", "both").stdout.split("\n---\n\n")
    assert len(parts) == 2
    assert all(len(part) < len(done.stdout) * 0.6 for part in parts)
    for form in ("html", "json"):
        assert review(project, "--lang", "both", "--format", form).exit_code == 2


def test_every_expectation_has_its_case() -> None:
    assert {path.name.split(".")[0] for path in EXPECTED.iterdir()} == set(CASES)


@pytest.mark.parametrize("locale", PROGRAM)
def test_each_kind_of_record_that_is_told_by_fields_has_a_name(locale: Locale) -> None:
    kinds = [kind for each in own() for kind in each.records if kind.describe is None]
    assert len({message(locale, f"review.of.{kind.name}") for kind in kinds}) == len(kinds) > 1


def test_the_data_say_the_same(project: Path) -> None:
    CASES["mixed"](project)
    commit(project, "after")
    done = review(project, "--format", "json")
    found = json.loads(done.stdout)
    assert done.exit_code == 3
    assert found["refused"] is True
    assert found["outside"] == ["mkdocs.yml"]
    (page,) = found["pages"]
    assert (page["key"], page["kind"]) == ("analysis/chapter", "changed")
    assert [passage["id"] for passage in page["passages"]] == ["p-ae6y"]
    assert found["older"] == [{"key": "analysis/chapter", "id": "p-ae6y"}]


def test_programs_are_told_what_a_comment_brings_along(project: Path) -> None:
    for name, brought in (("comment-added", {}), ("comment-self-answered", {"c-maria2": FIELDS})):
        CASES[name](project)
        git(project, "add", "--all")
        assert json.loads(review(project, "--format", "json").stdout)["brought"] == brought
    git(project, "commit", "--quiet", "--message", "before")
    git(project, "tag", "--force", "before")
    edit(PLACE, "Текстът вече е ясен.", "Текстът е ясен.")(project)
    git(project, "add", "--all")
    assert json.loads(review(project, "--format", "json").stdout)["brought"] == {}


def test_nothing_hostile_is_left_in_the_page(project: Path) -> None:
    CASES["comment-hostile"](project)
    commit(project, "after")
    out = project / "review.html"
    done = review(project, "--format", "html", "--out", str(out))
    assert done.exit_code == 0
    tree = html.fromstring(out.read_bytes())
    assert not tree.xpath("//script | //img | //a | //body//@href | //@src | //@onerror")
    text = "".join(tree.xpath("//main")[0].itertext())
    assert "⟦U+202E⟧" in text
    assert "<img src=x onerror=alert(1)>" in text


def test_nothing_hostile_is_left_on_the_forge(project: Path) -> None:
    text = (EXPECTED / "comment-hostile.en.md").read_text(encoding="utf-8")
    assert not re.search(r"@\w|(?<!&)#\d|://|www\.\w|!\[|\]\(|<img|[0-9a-f]{7}", text)


@pytest.mark.parametrize("earlier", [None, COMMENT])
@pytest.mark.parametrize("form", ["markdown", "html", "json"])
def test_no_words_of_a_redacted_comment_reach_the_forge(
    project: Path, earlier: str | None, form: str
) -> None:
    if earlier:
        put(PLACE, earlier)(project)
        commit(project, "before")
        git(project, "tag", "--force", "before")
    put(PLACE, SECRET)(project)
    commit(project, "after")
    done = review(project, "--format", form, "--lang", "bg")
    assert "c-maria2" in done.stdout
    assert not re.search("(?i)тайн|tajno", done.stdout)


def test_one_tree_is_reviewed_and_said(project: Path) -> None:
    """What is not staged is in neither state; a revision is reviewed whatever lies here."""
    CASES["passage-changed"](project)
    CASES["picture-added"](project)
    done = review(project, "--lang", "en")
    assert "Nothing changes in the texts." in done.stdout
    names = ["analysis/chapter.bg.md", "analysis/plan.svg"]
    listed = ", ".join(f"<code>{name}</code>" for name in names)
    assert f"Not reviewed, because it was not staged with `git add`: {listed}.\n" in done.stdout
    compared = json.loads(review(project, "--format", "json").stdout)["compared"]
    assert (compared["head"], compared["unstaged"]) == ("index", names)
    git(project, "add", "docs")
    staged = review(project, "--lang", "en").stdout
    assert "What is staged (the index) was compared with" in staged
    assert "<code>&#35;p-ae6y</code> – changed" in staged
    git(project, "commit", "--quiet", "--message", "after")
    git(project, "tag", "after")
    CASES["record-added"](project)
    git(project, "add", "docs")
    done = review(project, "--head", "after", "--lang", "en")
    assert "<code>&#35;p-ae6y</code> – changed" in done.stdout
    assert "nova" not in done.stdout
    assert "nova" in review(project, "--lang", "en").stdout
    found = json.loads(review(project, "--head", "after", "--format", "json").stdout)
    assert found["older"]
    assert re.fullmatch("[0-9a-f]{10}", found["compared"]["head"])


def test_a_merge_that_is_not_finished_is_not_reviewed(project: Path) -> None:
    for branch, words in (("one", "Един пасаж с"), ("two", "Два пасажа с")):
        git(project, "switch", "--quiet", "--create", branch, "before")
        edit(CHAPTER, "Пасаж с", words)(project)
        commit(project, branch)
    with pytest.raises(subprocess.CalledProcessError):
        git(project, "merge", "one")
    done = review(project, "--lang", "en")
    assert done.exit_code == 2
    assert "a merge isn’t finished" in done.stderr


def test_a_refusal_names_its_files(project: Path) -> None:
    CASES["mixed"](project)
    put("scripts/+my_tool.py", "print(1)\n")(project)
    put("changelog.d/+x.content.md", "Бележка.\n")(project)
    commit(project, "after")
    done = review(project, "--lang", "en")
    assert done.exit_code == 3
    named = "<code>mkdocs.yml</code>, <code>scripts/+my&#95;tool.py</code>"
    assert f"These files are: {named.replace('+', '&#43;')}." in done.stdout
    assert "These files are: mkdocs.yml, scripts/+my_tool.py." in done.stderr
    assert "changelog" not in done.stdout + done.stderr


def test_a_project_may_lie_below_the_top_of_its_repository(tmp_path: Path) -> None:
    place = tmp_path / "many/forum"
    shutil.copytree(BASE, place / "docs")
    git(tmp_path, "init", "--quiet", "--initial-branch", "main", str(tmp_path))
    commit(tmp_path, "before")
    git(tmp_path, "tag", "before")
    CASES["with-its-note"](place)
    put("changelog.d/+other.content.md", "Чуждо.\n")(tmp_path)
    commit(tmp_path, "after")
    found = json.loads(review(place, "--format", "json").stdout)
    assert found["outside"] == ["changelog.d/+other.content.md"]
    assert [page["key"] for page in found["pages"]] == ["analysis/chapter"]


def test_no_name_of_a_redacted_comment_is_told_by_its_file(project: Path) -> None:
    put("docs/compendium/comments/rec-0001/2026-12-01-taen-grazhdanin.md", COMMENT)(project)
    commit(project, "before")
    git(project, "tag", "--force", "before")
    (project / "docs/compendium/comments/rec-0001/2026-12-01-taen-grazhdanin.md").unlink()
    put("docs/compendium/comments/rec-0001/2026-12-01-c-maria2.md", SECRET)(project)
    for step in ("unstaged", "staged"):
        for form in ("markdown", "html", "json"):
            assert "taen" not in review(project, "--format", form).output, (step, form)
        git(project, "add", "docs")


@pytest.mark.parametrize("revision", ["nowhere", "--upload-pack=x", "", "a b", "before..after"])
def test_a_revision_that_is_none_is_wrong_usage(project: Path, revision: str) -> None:
    command = ["review", "--base", revision, "--docs", str(project / "docs")]
    done = CliRunner().invoke(main, command)
    assert done.exit_code == 2


@given(
    st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"]))),
    st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"]))),
)
def test_the_pieces_of_a_redline_are_the_two_texts(before: list[str], after: list[str]) -> None:
    old, new = " ".join(before), " ".join(after)
    pieces = list(wording(old, new))
    assert " ".join(w for sign, w in pieces if sign != "+").split() == old.split()
    assert " ".join(w for sign, w in pieces if sign != "-").split() == new.split()


@given(st.text())
def test_no_text_is_more_than_words(text: str) -> None:
    from markdown import Markdown

    made = shown(text)
    assert not re.search(r"@\w|#|://|[<>`*_\[\]|]", re.sub(r"&#\d+;", "!", made))
    rendered = html.fragment_fromstring(Markdown().convert(f"x {made}"), create_parent="div")
    assert {e.tag for e in rendered.iter()} <= {"div", "p"}
    assert rendered.text_content().replace("\u200b", "").split() == f"x {visible(text)}".split()


@given(st.text(), st.text())
def test_a_redline_has_only_its_two_marks(before: str, after: str) -> None:
    rest = re.sub(r"</?(?:ins|del)>", "", strokes(before, after))
    assert "<" not in rest
