"""The whole way of a comment: form, fork, check, review, merge, answer, publication."""

import datetime as dt
import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pypdfium2
from lxml import etree, html

from civildialogue.core.source import clock

from .built import build, civildialogue, environment, served
from .visit import Visit

Visits = Callable[..., Visit]
WORDS = "Добре е, но „=СУМА(1)“ и <b>това</b> трябва да са само думи."
PROPOSAL = "Общината да отговаря с мотиви на всяко предложение до 30 дни."
REASON = "Срокът е в закона и няма нужда да се повтаря тук."
REASON_EN = "The term is in the law, and there is no need to repeat it here."


def git(folder: Path, *arguments: str) -> str:
    people = {
        f"GIT_{role}_{name}": value
        for role in ("AUTHOR", "COMMITTER")
        for name, value in (("NAME", "Пример"), ("EMAIL", "example@example.org"))
    }
    done = subprocess.run(
        ["git", "-C", str(folder), *arguments],
        env=environment(**people),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def run(folder: Path, *arguments: str, status: int = 0) -> str:
    done = civildialogue(folder, *arguments)
    assert done.returncode == status, done.stdout + done.stderr
    return done.stdout


def with_consultation(project: Path) -> None:
    """A consultation that is open today, committed and built."""
    today = clock.today()
    values = {
        "id": "rehearsal",
        "title": {"bg": "Репетиция", "en": "Rehearsal"},
        "opens": (today - dt.timedelta(days=5)).isoformat(),
        "closes": (today + dt.timedelta(days=40)).isoformat(),
        "scope": ["rec-0001"],
        "contact": {"bg": "На гише 1.", "en": "At desk 1."},
    }
    place = project / "docs/compendium/consultations/rehearsal.yml"
    place.parent.mkdir(exist_ok=True)
    place.write_text(json.dumps(values, ensure_ascii=False), encoding="utf-8")
    git(project, "add", "docs")
    git(project, "commit", "--quiet", "--message", "Open a consultation")
    build(project)


def from_the_form(site: Path, visit: Visits, folder: Path) -> tuple[str, Path]:
    """What a person does in the browser: the path that the form names, and the file it makes."""
    with served(site) as base:
        window = visit(accept_downloads=True)
        window.open(f"{base}/compendium/recommendations/rec-0001/")
        page = window.page
        page.locator("#recommendation ~ * a", has_text="Предложете друг текст").first.click()
        page.wait_for_url("**/about/comment/**")
        page.locator("[data-cd-form]").wait_for()
        assert page.locator("#cd-quote").input_value()
        page.check("#cd-kind-amend")
        page.fill("#cd-proposal", PROPOSAL)
        page.fill("#cd-text", WORDS)
        page.check("#cd-capacity-citizen")
        page.fill("#cd-name", "Пример: Иван")
        for name in ("publish", "age", "licence"):
            page.check(f"#cd-{name}")
        page.click("[data-cd-form] button[type=submit]")
        page.locator("[data-cd-made]").wait_for()
        path = re.search(r"docs/\S+\.md", page.locator("[data-cd-path]").inner_text())
        assert path is not None
        with page.expect_download() as download:
            page.click("[data-cd-download]")
        target = folder / download.value.suggested_filename
        download.value.save_as(target)
    return path[0], target


def test_a_comment_goes_the_whole_way(own_project: Path, visit: Visits, tmp_path: Path) -> None:
    with_consultation(own_project)
    path, file = from_the_form(own_project / "site", visit, tmp_path)

    # A fork of the editors' repository, and the file in it.
    origin, fork, desk = (tmp_path / name for name in ("origin.git", "fork", "desk"))
    git(tmp_path, "clone", "--quiet", "--bare", str(own_project), str(origin))
    git(tmp_path, "clone", "--quiet", str(origin), str(fork))
    git(fork, "switch", "--quiet", "--create", "comment")
    (fork / path).parent.mkdir(parents=True, exist_ok=True)
    (fork / path).write_bytes(file.read_bytes())
    git(fork, "add", path)
    git(fork, "commit", "--quiet", "--signoff", "--message", "Comment on rec-0001")

    # What the forge runs on the proposal.
    told = run(fork, "check", "--since", "origin/main", "--strict", "--lang", "en")
    assert "errors – 0, warnings – 0" in told
    said = run(fork, "review", "--base", "origin/main", "--lang", "bg")
    assert "Пример: Иван" in said
    assert "<ins>" in said
    assert "<b>" not in said
    mixed = fork / "mkdocs.yml"
    mixed.write_text(mixed.read_text(encoding="utf-8") + "\n# a change\n", encoding="utf-8")
    git(fork, "add", "mkdocs.yml")
    assert "can’t be accepted like this" in run(
        fork, "review", "--base", "origin/main", "--lang", "en", status=3
    )
    git(fork, "reset", "--quiet", "--hard")
    git(fork, "push", "--quiet", "origin", "comment")

    # The editors merge and answer.
    git(tmp_path, "clone", "--quiet", str(origin), str(desk))
    git(desk, "merge", "--quiet", "--no-ff", "--message", "Take the comment", "origin/comment")
    answer = ["--decision", "rejected", "--reason", REASON, "--reason-en", REASON_EN]
    run(desk, "answer", Path(path).stem, *answer, "--by", "Пример: редакция")
    git(desk, "add", "docs")
    git(desk, "commit", "--quiet", "--message", "Answer the comment")
    git(desk, "push", "--quiet", "origin", "main")
    run(desk, "check")

    # Publication: the page, the summary, the feed, the table, the book.
    run(desk, "export", "all", "--out", "export")
    site = desk / "site"
    recommendation = text(site / "compendium/recommendations/rec-0001/index.html")
    assert WORDS in recommendation
    assert REASON in recommendation
    summary = text(site / "en/compendium/consultations/rehearsal-summary/index.html")
    assert REASON_EN in summary
    feed = etree.parse(site / "data/feed.bg.atom")
    assert "Пример: Иван" in "".join(feed.getroot().itertext())
    table = (desk / "site/data/comments.csv").read_text(encoding="utf-8")
    assert "СУМА(1)" in table
    assert REASON in table
    for book in ("compendium", "summary-rehearsal"):
        document = pypdfium2.PdfDocument(desk / "export" / f"{book}.bg.pdf")
        pages = [document[i].get_textpage().get_text_range() for i in range(len(document))]
        words = re.sub(r"[\ufffe\u00ad\x02]\s*|-\r?\n", "", "".join(pages))
        assert " ".join(REASON.split()) in " ".join(words.split())


def text(path: Path) -> str:
    """The words of a page's main part, white space folded."""
    (main,) = html.fromstring(path.read_bytes()).xpath("//main")
    return " ".join("".join(main.itertext()).split())
