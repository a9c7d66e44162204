"""Commands ask for every language of the site, whichever these are, and for no other."""

import re
from pathlib import Path

import pytest
import yaml
from click.testing import Result

from generated.building import run

SITES = ("bg,en", "ro,bg,en", "fr", "ar,en", "pt-BR,bg")


@pytest.fixture(params=SITES)
def tags(request: pytest.FixtureRequest, site: "Site") -> list[str]:
    given: str = request.param
    site.start(given)
    return given.split(",")


class Site:
    """A project in any languages, in the current folder."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.folder, self.patch = folder, patch

    def start(self, languages: str) -> None:
        self.patch.chdir(self.folder)
        done = run("new", "project", "x", "--languages", languages, "--forge", "none")
        assert done.exit_code == 0, done.output
        self.patch.chdir("x")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    return Site(tmp_path, monkeypatch)


def done(*arguments: str) -> Result:
    found = run(*arguments)
    assert found.exit_code == 0, found.output
    return found


def said(option: str, tags: list[str]) -> list[str]:
    """The option in every language, each with words of its own."""
    words = each(option, tags)
    given = [f"--{option}", words[tags[0]]]
    for tag in tags[1:]:
        given += [f"--{option}-{tag}", words[tag]]
    return given


def each(option: str, tags: list[str]) -> dict[str, str]:
    return {tag: f"{option}-{tag}@example.org" for tag in tags}


def matter(path: str) -> dict[str, object]:
    text = (Path("docs") / path).read_text(encoding="utf-8")
    loaded: dict[str, object] = yaml.safe_load(text.split("---\n")[1] if "---\n" in text else text)
    return loaded


def test_a_page_in_each_language_has_its_own_title(tags: list[str]) -> None:
    done("new", "chapter", "analysis/next", *said("title", tags))
    titles = {tag: matter(f"analysis/next.{tag}.md")["title"] for tag in tags}
    assert titles == each("title", tags)
    holders = [tag for tag in tags if "origin" in matter(f"analysis/next.{tag}.md")]
    assert holders == tags[:1], "the shared facts stand in the language of the record alone"
    assert "error[" not in run("check").output


def test_records_have_every_text_in_each_language(tags: list[str]) -> None:
    announced = ["new", "consultation", "2027-spring", "--scope", "rec-0001"]
    announced += ["--opens", "2027-03-01", "--closes", "2027-03-20"]
    for option in ("title", "contact", "reason"):
        announced += said(option, tags)
    done(*announced)
    found = matter("compendium/consultations/2027-spring.yml")
    assert found["title"] == each("title", tags)
    assert found["contact"] == each("contact", tags)
    assert found["short-notice"] == each("reason", tags)
    quote = _passage(tags[0])
    wish = ["--kind", "support", "--text", "A", "--name", "Ann"]
    path = done("new", "comment", "rec-0001", "--quote", quote, *wish).stdout.strip()
    assert matter(path)["lang"] == tags[0]
    answered = ["--decision", "rejected", "--by", "Ed", *said("reason", tags)]
    done("answer", Path(path).stem, *answered)
    answer = matter(path)["disposition"]
    assert isinstance(answer, dict)
    assert answer["reason"] == each("reason", tags)
    assert "error[" not in run("check").output


def _passage(tag: str) -> str:
    """Words that only one passage of the example of a recommendation has."""
    text = Path(f"docs/compendium/recommendations/rec-0001.{tag}.md").read_text(encoding="utf-8")
    body = text.split("---\n", 2)[2]
    line = next(line for line in body.splitlines() if line and line[0].isalpha())
    return re.split(r"[:\[]", line)[1].strip()


def test_a_text_that_lacks_a_language_is_asked_for_by_its_option(tags: list[str]) -> None:
    whole = ["new", "recommendation", "--addressee", "example-authority", "--level", "municipal"]
    for number, tag in enumerate(tags):
        given = said("title", tags)
        del given[2 * number : 2 * number + 2]
        lacking = run(*whole, *given)
        assert lacking.exit_code == 2
        wanted = "--title" if number == 0 else f"--title-{tag}"
        assert f"missing: {wanted} (" in lacking.stderr


def test_a_language_that_the_site_has_not_is_no_option(tags: list[str]) -> None:
    foreign = next(tag for tag in ("bg", "en", "el") if tag not in tags)
    refused = run("new", "chapter", "analysis/next", f"--title-{foreign}", "A")
    assert refused.exit_code == 2
    assert "No such option" in refused.stderr
    books = run("export", "epub", "--lang", foreign, "--out", "out")
    assert books.exit_code == 2
    comment = run("new", "comment", "rec-0001", "--comment-lang", foreign)
    assert comment.exit_code == 2
    assert ", ".join(repr(tag) for tag in tags) in comment.stderr or len(tags) == 1


def test_the_help_names_the_languages_of_the_site(tags: list[str]) -> None:
    shown = run("new", "page", "--help").stdout
    assert re.findall(r"--title-([\w-]+)", shown) == tags
    assert "|".join(tags) in run("export", "pdf", "--help").stdout


def test_the_texts_that_are_named_decide_and_not_the_folder_at_hand(site: Site) -> None:
    site.start("ro,en")
    site.patch.chdir(site.folder)
    for docs in (["--docs", "x/docs"], ["--docs=x/docs"]):
        assert "--title-ro" in run("new", "page", *docs, "--help").stdout
    assert "--title-bg" in run("new", "page", "--help").stdout
    assert "--title-bg" in run("new", "page", "--docs").stderr + run("new", "page", "-h").stdout


def test_a_translation_is_recorded_alone_or_with_the_others(site: Site) -> None:
    site.start("ro,bg,en")
    pages = {tag: Path(f"docs/analysis/chapter.{tag}.md") for tag in ("ro", "bg", "en")}
    original = pages["ro"].read_text(encoding="utf-8")
    assert "un exemplu" in original.lower()
    for number, (name, recorded) in enumerate(
        [
            ("docs/analysis/chapter.bg.md", ["bg"]),
            ("analysis/chapter.en", ["en"]),
            ("analysis/chapter", ["bg", "en"]),
            ("analysis/chapter.ro.md", ["bg", "en"]),
        ]
    ):
        changed = original.replace("[@example-source]", f"{number} [@example-source]")
        pages["ro"].write_text(changed, encoding="utf-8")
        before = {tag: page.read_bytes() for tag, page in pages.items()}
        done("translations", "--record", name)
        after = [tag for tag, page in pages.items() if page.read_bytes() != before[tag]]
        assert after == recorded
    assert "analysis/chapter.bg" in done("translations").stdout
