"""Lists of ``_data`` in one file or in several: read as one, written where they belong."""

import subprocess
from pathlib import Path

import pytest

from civildialogue.core import pipeline
from civildialogue.core.checks import articles
from civildialogue.core.model.language import ENGLISH
from civildialogue.core.source import limits, lists, register
from civildialogue.core.source.load import Loader

from ..making import DATA, FORUM, codes_of, commit, git, load, original, run, translation, write_all

LISTS = {name: f"_data/{name}.yml" for name in lists.REGISTERS}
TWO = """\
- id: {first}
  type: webpage
  title: {{bg: "Първи", en: "First"}}
  short: {{bg: "Първи", en: "First"}}
  URL: https://example.org/{first}
  language: bg
  accessed: "2026-11-22"
"""
SOURCE = (
    *("--type", "webpage", "--title-bg", "Закон", "--title-en", "A law", "--short-bg", "Закон"),
    *("--short-en", "A law", "--url"),
)


def divided(files: dict[str, str], name: str, folder: str = "part") -> dict[str, str]:
    """The files with each record of a list in a file of its own."""
    found = {path: text for path, text in files.items() if path != LISTS[name]}
    records = files[LISTS[name]].split("\n- ")
    for number, text in enumerate(records):
        start = "" if number == 0 else "- "
        found[f"_data/{name}/{folder}-{number}.yml"] = f"{start}{text.rstrip()}\n"
    return found


@pytest.mark.parametrize("name", [name for name in LISTS if LISTS[name] in FORUM])
def test_a_list_of_several_files_is_the_list(docs: Path, name: str) -> None:
    whole = load(docs / "one", FORUM).library
    loader = load(docs / "two", divided(FORUM, name))
    assert loader.diagnostics == []
    values = [[each.value for each in library.located] for library in (whole, loader.library)]
    assert values[0] == values[1]


def test_what_is_found_stands_in_the_file_that_has_it(docs: Path) -> None:
    files = {
        "_data/sources/a.yml": TWO.format(first="aa"),
        "_data/sources.yml": TWO.format(first="bb"),
    }
    wrong = TWO.format(first="aa").replace("webpage", "leaflet")
    loader = load(docs, files | {"_data/sources/z.yml": TWO.format(first="bb") + wrong})
    told = {(d.code, d.span.path, d.span.line) for d in loader.diagnostics}
    path = "docs/_data/sources/z.yml"
    assert told == {("id-duplicate", path, 1), ("value-unknown", path, 9)}
    twice = next(d for d in loader.diagnostics if d.code == "id-duplicate")
    assert twice.params["other"] == "docs/_data/sources.yml:1"
    assert list(loader.library.sources) == ["bb", "aa"]


@pytest.mark.parametrize(
    "path", ["_data/source.yml", "_data/sources.yaml", "_data/sources/laws/a.yml", "_data/x/a.yml"]
)
def test_a_file_that_is_of_no_list_is_told(docs: Path, path: str) -> None:
    loader = load(docs, {path: "- id: a\n"})
    assert [(d.code, d.span.path) for d in loader.diagnostics] == [("data-unread", f"docs/{path}")]


@pytest.mark.parametrize("name", [*lists.REGISTERS, lists.LEDGER])
@pytest.mark.parametrize("is_whole", [True, False], ids=["whole", "in-part"])
def test_a_file_too_large_is_one_error_that_says_what_to_do(
    forum: Path, name: str, is_whole: bool
) -> None:
    path = first = lists.first_file(name)
    if not is_whole:
        stem, _, ending = path.rpartition(".")
        path = f"{stem}/more.{ending}"
    text = (forum / first).read_text(encoding="utf-8") if (forum / first).is_file() else ""
    (forum / first).unlink(missing_ok=True)
    write_all(forum, {path: text + "#" * limits.largest(path) + "\n"})
    (found,) = [d for d in pipeline.inspect(forum).diagnostics if d.severity.rank == 0]
    assert (found.code, found.span.path) == ("file-too-large", f"docs/{path}")
    stem = lists.first_file(name).rpartition(".")[0]
    assert f"docs/{stem}/2." in found.help(ENGLISH)


@pytest.mark.parametrize("is_readable", [True, False])
def test_articles_of_acts_that_cannot_be_read_are_not_judged(docs: Path, is_readable: bool) -> None:
    law = DATA["_data/sources.yml"].replace("language: bg", "jurisdiction: eu\n  language: bg", 1)
    body = "Text [@zna, art. 5a(1)].\n{#p-one}"
    files = {
        "_data/sources.yml": law if is_readable else f"{law}{'#' * limits.LIST_BYTES}",
        "analysis/one.bg.md": original(body="Текст [@zna, чл. 5а, ал. 1].\n{#p-one}"),
        "analysis/one.en.md": translation(body=body),
    }
    told = codes_of(articles.articles(load(docs, files).library))
    assert told == []
    plain = files | {"_data/sources.yml": DATA["_data/sources.yml"]}
    assert codes_of(articles.articles(load(docs, plain).library)) == ["article-form"]


def test_a_list_at_its_limit_is_read(docs: Path) -> None:
    text = DATA["_data/sources.yml"]
    full = f"{text}#{'a' * (limits.LIST_BYTES - len(text.encode()) - 2)}\n"
    assert len(full.encode()) == limits.LIST_BYTES
    loader = load(docs, {"_data/sources.yml": full})
    assert (codes_of(loader.diagnostics), len(loader.library.sources)) == ([], 2)


def test_what_would_be_written_is_as_large_as_what_is_read(docs: Path) -> None:
    over = {"_data/sources.yml": b"#" * (limits.LIST_BYTES + 1)}
    assert codes_of(Loader(docs, over=over).diagnostics) == ["file-too-large"]


class TestWhereANewRecordGoes:
    def home(self, docs: Path, files: dict[str, str], identifier: str) -> str:
        known = load(docs, files).library.sources
        return register.home("sources", known.values(), {"id": identifier})

    def test_into_the_file_of_the_record_before_it(self, docs: Path) -> None:
        files = {
            "_data/sources/laws.yml": TWO.format(first="law-a") + TWO.format(first="law-m"),
            "_data/sources/news.yml": TWO.format(first="news-a"),
        }
        for name, place in (
            ("law-b", "laws"),
            ("law-z", "laws"),
            ("news-z", "news"),
            ("a", "laws"),
        ):
            assert self.home(docs, files, name) == f"_data/sources/{place}.yml"

    def test_into_the_one_file_where_there_is_none(self, docs: Path) -> None:
        assert self.home(docs, {}, "a") == "_data/sources.yml"

    def test_into_the_next_where_there_is_no_room(
        self, docs: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        files = {"_data/sources.yml": TWO.format(first="aa")}
        room = len(TWO.format(first="aa").encode())
        monkeypatch.setattr(register, "LIST_BYTES", room)
        assert self.home(docs, files, "bb") == "_data/sources/2.yml"
        files["_data/sources/2.yml"] = TWO.format(first="zz")
        assert self.home(docs, files, "bb") == "_data/sources/3.yml"
        files["_data/sources/3.yml"] = "# more\n- " + TWO.format(first="zy")[2:]
        monkeypatch.setattr(register, "LIST_BYTES", 2 * room)
        assert self.home(docs, files, "bb") == "_data/sources.yml"


def test_commands_write_into_the_file_that_has_its_neighbours(project: Path) -> None:
    docs = project / "docs"
    (docs / "_data/sources.yml").unlink()
    write_all(docs, {p: t for p, t in divided(FORUM, "sources").items() if "/sources/" in p})
    done = run("new", "source", "b-law", *SOURCE, "https://example.org/b")
    assert done.exit_code == 0, done.output
    assert "_data/sources/part-1.yml" in done.output
    assert "id: b-law" in (docs / "_data/sources/part-1.yml").read_text(encoding="utf-8")
    again = run("new", "source", "b-law", *SOURCE, "https://example.org/c")
    assert again.exit_code != 0 and "_data/sources/part-1.yml: b-law" in again.output


def test_each_file_is_put_in_the_order_of_its_ids(project: Path) -> None:
    data = project / "docs/_data"
    parts = [TWO.format(first=name) for name in ("zb", "za")]
    write_all(data, {"sources/more.yml": "".join(parts)})
    done = run("check", "--fix")
    assert "_data/sources/more.yml" in done.output
    text = (data / "sources/more.yml").read_text(encoding="utf-8")
    assert text.index("id: za") < text.index("id: zb")
    assert "id: zna" not in text


def test_a_merge_of_a_part_is_finished_record_by_record(project: Path) -> None:
    part = project / "docs/_data/sources/more.yml"
    write_all(part.parent, {"more.yml": TWO.format(first="ca")})
    assert run("check", "--fix").exit_code == 0
    git(project, "init", "--quiet", "--initial-branch", "main")
    commit(project, "Начало", "2026-11-22T12:00:00Z")
    for name in ("cb", "cc"):
        git(project, "switch", "--quiet", "--create", name, "main")
        part.write_text(TWO.format(first="ca") + TWO.format(first=name), encoding="utf-8")
        commit(project, name, "2026-11-22T12:00:00Z")
    with pytest.raises(subprocess.CalledProcessError):
        git(project, "merge", "--quiet", "cb")
    assert run("check", "--fix").exit_code == 0
    text = part.read_text(encoding="utf-8")
    assert [text.count(f"- id: {name}\n") for name in ("ca", "cb", "cc")] == [1, 1, 1]


def test_tombstones_are_set_changed_and_taken_away_in_the_file_that_has_them(
    project: Path,
) -> None:
    data = project / "docs/_data"
    first, second = DATA["_data/tombstones.yml"].split("\n- ")
    (data / "tombstones.yml").unlink()
    files = {"gone.yml": f"{first}\n", "passages.yml": f"- {second}"}
    write_all(data / "tombstones", files)
    assert run("check", "--fix").exit_code == 0
    why = ("--reason", "Друго име.", "--reason-en", "Another name.")
    done = run("move", "analysis/two", "analysis/three", *why)
    assert done.exit_code == 0, done.output
    new = (data / "tombstones/passages.yml").read_text(encoding="utf-8")
    assert "page: analysis/two" in new and not (data / "tombstones.yml").exists()
    assert (data / "tombstones/gone.yml").read_text(encoding="utf-8") == files["gone.yml"]
    back = run("move", "analysis/three", "analysis/two", *why)
    assert back.exit_code == 0, back.output
    new = (data / "tombstones/passages.yml").read_text(encoding="utf-8")
    assert "page: analysis/two" not in new and "page: analysis/three" in new


def test_lists_in_order_are_not_read_again_to_be_put_in_order(
    forum: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(register, "read_yaml", None)
    assert pipeline.fix(forum) == []
