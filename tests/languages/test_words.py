"""A project brings words of the interface itself; what it lacks is listed, and counted."""

import re
import string
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from civildialogue.core.model.lacking import lacking, readers, wanted
from civildialogue.core.model.language import ENGLISH, Locale, message, messages
from civildialogue.core.source.settings import settings
from civildialogue.core.source.wording import MOST_BYTES, read_words
from generated.building import run
from within import in_process

FR = Locale("fr")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    done = run("new", "project", "x", "--languages", "fr,en", "--features", "none")
    assert done.exit_code == 0, done.output
    monkeypatch.chdir("x")
    return Path.cwd()


def write(project: Path, text: str, tag: str = "fr") -> None:
    (project / f"words/{tag}.yml").write_text(text, encoding="utf-8")


def found(project: Path) -> list[str]:
    given = settings(project)
    return [each.code for each in (*given.diagnostics, *given.notes)]


def test_words_that_were_listed_and_written_are_shown(project: Path) -> None:
    text = (project / "words/fr.yml").read_text(encoding="utf-8")
    assert "words-missing" in run("check").stdout
    write(project, re.sub(r"(?m)^  # ([\w.-]+: \")", r"  \1¡", text))
    assert run("check", "--strict").stdout.count("[") == 0
    with in_process():
        built = run("build")
    assert built.exit_code == 0, built.output
    for path in (project / "site").rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        if '<html lang="fr"' in page and "about/diagnostics" not in path.as_posix():
            marked = set(re.findall(r'<span lang="en">([^<]*)', page))
            titles = {"Example publication", "Publication", "Example chapter", "About the site"}
            assert marked <= titles, path
    page = (project / "site/index.html").read_text(encoding="utf-8")
    assert f"¡{messages(ENGLISH)['page.skip']}" in page
    english = (project / "site/en/index.html").read_text(encoding="utf-8")
    assert "¡Read this page in français" in english
    assert english.count("¡") == 1


def test_the_page_about_translations_says_who_read_them(project: Path) -> None:
    write(project, "read-by: [Anne Lécuyer]\nwords:\n  page.skip: Aller au contenu\n")
    with in_process():
        run("build")
    page = (project / "site/about/translations/index.html").read_text(encoding="utf-8")
    assert "Anne Lécuyer" in page
    english = (project / "site/en/about/translations/index.html").read_text(encoding="utf-8")
    assert "Anne Lécuyer" not in english


def test_half_of_the_words_leave_the_other_half_to_be_written(project: Path) -> None:
    before = len(lacking(FR))
    write(project, "words:\n  page.skip: Aller au contenu\n  home.how: Comment participer\n")
    settings(project)
    assert len(lacking(FR)) == before - 2
    assert message(FR, "page.skip") == "Aller au contenu"
    listed = run("new", "words", "fr")
    assert listed.stdout.strip() == "words/fr.yml"
    text = (project / "words/fr.yml").read_text(encoding="utf-8")
    written = yaml.safe_load(text.replace("  # ", "  "))["words"]
    assert set(written) == set(wanted(FR))
    assert yaml.safe_load(text)["words"] == {
        "page.skip": "Aller au contenu",
        "home.how": "Comment participer",
    }
    again = run("new", "words", "fr")
    assert again.exit_code == 0
    assert "Nothing to add" in again.stdout
    assert (project / "words/fr.yml").read_text(encoding="utf-8") == text


def test_a_language_that_was_added_later_has_its_words_listed(project: Path) -> None:
    (project / "words/fr.yml").unlink()
    assert run("new", "words", "fr").stdout.strip() == "words/fr.yml"
    assert "Nothing to add" in run("new", "words", "en").stdout
    assert not (project / "words/en.yml").exists()
    refused = run("new", "words", "pl")
    assert refused.exit_code == 2
    assert "fr, en" in refused.stderr


def test_the_words_of_the_program_can_be_others(project: Path) -> None:
    write(project, "words:\n  page.skip: Go to the text\n", "en")
    settings(project)
    assert message(ENGLISH, "page.skip") == "Go to the text"
    assert message(FR, "page.skip") == "Go to the text"
    (project / "words/en.yml").unlink()
    settings(project)
    assert message(ENGLISH, "page.skip") == "Skip to content"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "words-missing"),
        ("words:\n", "words-missing"),
        ("- a\n", "field-invalid"),
        ("words: [a]\n", "field-invalid"),
        ("words: {page.skip: }\n", "field-invalid"),
        ("words: {page.skip: [a]}\n", "field-invalid"),
        ("words: {page.skip: ''}\n", "field-invalid"),
        (f"words: {{page.skip: {'a' * 1001}}}\n", "field-invalid"),
        ("word: {page.skip: a}\n", "setting-unsupported"),
        ("words: {page.skip: a, page.skip: b}\n", "yaml-duplicate-key"),
        ("words: {page.skip: &a b}\n", "yaml-alias"),
        ("words: {page.skip: !!python/name:os.system b}\n", "yaml-tag"),
        ("words: {page.skip: 'a\u202eb'}\n", "bidi-control"),
        ('words: {page.skip: "a\\uf8f0b"}\n', "invisible-character"),
        ("words: {page.skip: ' '}\n", "words-unusable"),
        ("words: {\n", "yaml-syntax"),
        ("#" * (MOST_BYTES + 1), "file-too-large"),
    ],
)
def test_a_faulty_file_is_told_and_its_words_are_not_used(
    project: Path, text: str, code: str
) -> None:
    write(project, text)
    assert code in found(project)
    assert message(FR, "page.skip") == "Skip to content"


def test_a_file_elsewhere_is_not_read(project: Path, tmp_path: Path) -> None:
    (tmp_path / "far.yml").write_text("words: {page.skip: a}\n", encoding="utf-8")
    (project / "words/fr.yml").unlink()
    (project / "words/fr.yml").symlink_to(tmp_path / "far.yml")
    assert "symbolic-link" in found(project)
    assert message(FR, "page.skip") == "Skip to content"
    (project / "words/fr.yml").unlink()
    (project / "words/fr.yml").mkdir()
    assert "file-unreadable" in found(project)


NASTY = st.text(
    st.sampled_from("ab{}[]()<>&\"'`*_#|\\:!.\n \u202e") | st.characters(codec="utf-8"), max_size=12
)


@given(st.sampled_from(sorted(readers())), NASTY | st.sampled_from(["{count}", "{count!r}", "{0}"]))
def test_what_is_taken_can_be_shown_and_makes_no_element(key: str, words: str) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "words/en.yml"
        file.parent.mkdir()
        file.write_text(yaml.safe_dump({"words": {key: words}}, allow_unicode=True), "utf-8")
        taken, faults = read_words(Path(folder), "", ENGLISH)
    if faults:
        assert not taken.words
        return
    text, english = taken.words[key], messages(ENGLISH)[key]
    fields = {name for _, name, _, _ in string.Formatter().parse(english) if name}
    shown = text.format(**dict.fromkeys(fields, "7"))
    for sign in '<>&"`*_|\\\n':
        assert shown.count(sign) <= english.count(sign)
