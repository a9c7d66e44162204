"""A whole consultation by the commands that the guides name, to a summary that is true.

Nobody opens a record by hand: what people send is in files of theirs, and all else is commands.
"""

import csv
import datetime as dt
import io
import re
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from lxml import html

from civildialogue.core.model.language import BULGARIAN, ENGLISH, Locale, message
from project.test_guides import ASKING
from projects import around

from ..repository import Repository
from ..site.test_dialogue_pages import of_class, page, said
from ..written import CONSULTATIONS, Sources
from .desk import Desk

ROOT = Path(__file__).parents[3]
GUIDES = ("docs/about/editing.{}.md", "docs/about/contribute.{}.md")
REASON = ["--reason", "Заради празниците.", "--reason-en", "Because of the holidays."]
CONTACT = ["--contact", "Пишете на forum@example.org", "--contact-en", "Write to forum@example.org"]
SENTENCES = {
    "p-one": "Общината да отговаря на всяко предложение.",
    "p-two": "Срокът за отговор да е тридесет дни. Отговорът да се публикува.",
    "p-tri": "Заседанията да се излъчват на живо.",
}
ENGLISH_SENTENCES = {
    "p-one": "The municipality should answer every proposal.",
    "p-two": "The answer should come in thirty days. It should be published.",
    "p-tri": "Meetings should be broadcast live.",
}
HIDDEN = "Тайнонаме"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Two open recommendations, and a draft with a provisional number that somebody proposed."""
    sources = Sources(tmp_path / "forum/docs").with_data()
    for name in ("rec-0001", "rec-0002"):
        sources.recommendation(name, SENTENCES, ENGLISH_SENTENCES)
    sources.recommendation("rec-8123", SENTENCES, ENGLISH_SENTENCES, status="draft")
    around(sources.docs)
    repository = Repository(sources.docs)
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    desk = Desk(sources, repository, inbox)
    desk.run("check", "--fix")
    repository.begin()
    return desk


def at(desk: Desk, day: str, time: str = "10:00:00+02:00") -> None:
    desk.day, desk.time = day, time


def open_both(desk: Desk) -> None:
    """A long consultation, first in preparation, and a short one within it."""
    desk.run("renumber", "rec-8123")
    desk.run("status", "rec-0003", "open")
    title = ["--title", "Пролетна", "--title-en", "Spring"]
    scope = ["--scope", "rec-0001", "--scope", "rec-0002"]
    missing = ["--missing", "Срок.", "--missing-en", "A term."]
    desk.run("new", "consultation", "2027-spring", *title, *scope, *missing)
    term = ["--opens", "2027-01-10", "--closes", "2027-02-20", "--answers-by", "2027-03-20"]
    desk.run("announce", "2027-spring", *term, *CONTACT)
    title = ["--title", "Кратка", "--title-en", "Short"]
    scope = ["--scope", "rec-0001", "--scope", "rec-0003"]
    term = ["--opens", "2027-01-20", "--closes", "2027-02-05", "--answers-by", "2027-02-25"]
    desk.run("new", "consultation", "2027-short", *title, *scope, *term, *CONTACT, *REASON)
    desk.commit("Две консултации")


def belong(desk: Desk, consultation: str, *comments: str, late: bool = False) -> None:
    """What an observer notes of comments: the consultation that they came in."""
    for name in comments:
        desk.notes[name].consultation, desk.notes[name].is_late = consultation, late


def receive(desk: Desk) -> dict[str, str]:
    """Thirty comments of every kind and way; gives those that are spoken of later by a name."""
    named: dict[str, str] = {}
    one, two, three = SENTENCES.values()
    at(desk, "2027-01-12")
    for number, kind in enumerate(("support", "object", "question", "evidence", "amend")):
        more = {"kind": kind, "name": f"Гражданин {number}"}
        more |= {"proposal": "на всеки сигнал"} if kind == "amend" else {}
        quote = "на всяко предложение" if kind == "amend" else one
        desk.hand_in(f"c-aaaaa{number + 2}", "rec-0001", "p-one", quote, **more)
    told = desk.take_in()
    assert told.count("Отговор с мотиви: до 20\u00a0март\u00a02027") == 5
    belong(desk, "2027-spring", *(f"c-aaaaa{number}" for number in range(2, 7)))

    # Two of one name on one day, each on a branch of its own.
    at(desk, "2027-01-25")
    for letters in ("ana222", "ana333"):
        desk.repository.git("switch", "--quiet", "--create", letters, "main")
        path = f"compendium/comments/rec-0001/{desk.day}-ana-{letters}.md"
        text = desk.fill(
            f"c-{letters}", "rec-0001", "p-two", two, name="Ана", text=f"Аз, {letters}."
        )
        desk.sources.write(path, text)
        desk.commit("Коментар")
        assert f"c-{letters}" in desk.run("review", "--base", "main")
    desk.repository.git("switch", "--quiet", "main")
    for letters in ("ana222", "ana333"):
        desk.repository.git("merge", "--quiet", "--no-ff", "--message", letters, letters)
        desk.note(desk.run("receipt", f"c-{letters}"), "rec-0001", desk.day)
        belong(desk, "2027-short", f"c-{letters}")
    desk.run("check", "--fix")

    # On paper: in the short one, at its last second, and a second later in the long one.
    for number, kind in enumerate(("support", "object", "question", "evidence")):
        name = desk.letter("rec-0003", kind, three, f"Писмо {number}", text=f"Думи {number}.")
        belong(desk, "2027-short", name)
        named[f"paper-{kind}"] = name
    at(desk, "2027-02-05", "21:59:59+00:00")
    belong(
        desk, "2027-short", desk.letter("rec-0001", "support", three, "Последна секунда", text="А.")
    )
    at(desk, "2027-02-05", "22:00:00+00:00")
    told = desk.letter(
        "rec-0001", "support", three, "Секунда по-късно", text="Б.", received="2027-02-06"
    )
    belong(desk, "2027-spring", told)
    at(desk, "2027-02-05", "22:00:00+00:00")
    again = desk.letter("rec-0002", "support", three, "Без посочен ден", text="В.")
    desk.notes[again].received = "2027-02-06"
    belong(desk, "2027-spring", again)

    at(desk, "2027-02-10")
    amended = {"kind": "amend", "quote": "тридесет дни", "name": "Сдружение"}
    named["whole"] = desk.letter(
        "rec-0002", text="Кратко.", proposal="четиринадесет дни", **amended
    )
    part = {"kind": "amend", "quote": "на живо", "name": "Зрител"}
    named["part"] = desk.letter("rec-0002", text="И запис.", proposal="на живо и с превод", **part)
    later = {"kind": "amend", "quote": "на всяко предложение", "name": "Читател"}
    named["later"] = desk.letter("rec-0002", text="По-широко.", proposal="на всеки", **later)
    same = {"kind": "object", "quote": two, "name": "Същото"}
    named["same"] = desk.letter("rec-0002", text="Дълго е.", **same)
    named["elsewhere"] = desk.letter("rec-0001", text="Дълго е и тук.", **same)
    named["secret"] = desk.letter("rec-0002", "object", one, HIDDEN, text=f"{HIDDEN} е тук.")
    belong(desk, "2027-spring", *(each for key, each in named.items() if "paper" not in key))
    told = desk.run(
        "withhold", "rec-0002", "--kind", "object", "--reason", "offensive", "--by", "Р."
    )
    belong(desk, "2027-spring", desk.note(told, "rec-0002", desk.day))
    # A letter with an earlier date is found; it belongs to the consultation of its day.
    more = {"received": "2027-01-22", "text": "Старо писмо."}
    belong(desk, "2027-short", desk.letter("rec-0001", "question", three, "Закъсняла поща", **more))
    desk.commit("Коментари")

    # The longer term takes in whom the first would have left out; after it one is late.
    at(desk, "2027-02-18")
    more = ["--closes", "2027-03-01", "--answers-by", "2027-03-31"]
    desk.run("extend", "2027-spring", *more, *REASON)
    at(desk, "2027-02-25")
    for number in range(7):
        quote, kind = (one, "evidence") if number % 2 else (three, "support")
        block = "p-one" if number % 2 else "p-tri"
        more = {"kind": kind, "name": f"Нов {number}", "text": "[Данни](https://data.example/)."}
        desk.hand_in(f"c-bbbbb{number + 2}", "rec-0002", block, quote, **more)
        belong(desk, "2027-spring", f"c-bbbbb{number + 2}")
    desk.take_in()
    at(desk, "2027-03-02")
    named["late"] = desk.letter("rec-0002", "question", three, "След срока", text="Може ли?")
    belong(desk, "2027-spring", named["late"], late=True)
    desk.commit("Още коментари")
    return named


def answer(desk: Desk, named: dict[str, str]) -> None:
    """Every comment gets its answer; what asks for another text gets the text first."""
    at(desk, "2027-03-05")
    desk.run("conclude", "2027-spring", status=1)
    # As proposed, otherwise than proposed, and one that is promised and then done.
    for name, words in (("whole", []), ("part", ["--text", "на живо и със запис"])):
        told = desk.run("apply", named[name], *words)
        assert f"civildialogue answer {named[name]}" in told
        desk.commit(f"Текст по {named[name]}")
    desk.answer(named["whole"], "accepted")
    desk.answer(named["part"], "partial")
    desk.answer(named["later"], "accepted", "--due", "2027-03-10", said="promised")
    # The words of somebody are taken down, and a duplicate repeats one on another recommendation.
    desk.answer(named["secret"], "rejected")
    desk.run("redact", named["secret"], "--reason", "personal-data", "--by", "Редакция")
    desk.answer(named["same"], "rejected")
    desk.answer(named["elsewhere"], "duplicate", "--duplicate-of", named["same"])
    desk.answer("c-ana222", "noted")
    desk.answer("c-ana333", "duplicate", "--duplicate-of", "c-ana222")
    desk.answer(named["paper-object"], "out-of-scope")
    # A slip is corrected, and its author says something to it.
    desk.answer(named["paper-question"], "noted")
    desk.answer(named["paper-question"], "answered", "--again")
    desk.run("reply", named["paper-question"], "--text", "Благодаря.")
    said = ("--text", "Words 2.", "--by", "Редакция")
    desk.run("translate", named["paper-question"], *said)
    kinds = {e.comment.id: str(e.comment.kind) for e in desk.sources.dialogue.entries.values()}
    usual = {"support": "noted", "evidence": "noted", "question": "answered", "object": "rejected"}
    for name, note in desk.notes.items():
        if note.decision == "pending":
            desk.answer(name, usual.get(kinds[name], "rejected"))
    desk.commit("Отговори")

    at(desk, "2027-03-10")
    desk.run("apply", named["later"])
    desk.commit("Обещаното")
    desk.answer(named["later"], "accepted", "--again")
    desk.run("conclude", "2027-short")
    desk.run("conclude", "2027-spring")
    desk.run("status", "rec-0002", "adopted")
    desk.run("respond", "rec-0002", "--due", "2027-05-01")
    at(desk, "2027-03-20")
    said = ["--answer", "Приемаме.", "--answer-en", "We accept.", "--url", "https://b.example/"]
    desk.run("respond", "rec-0002", *said)
    desk.run("translations")
    desk.commit("Приключване")
    desk.run("check")
    desk.run("check", "--due")


def on_page(desk: Desk, name: str, locale: Locale) -> tuple[dict[str, int], Any]:
    """The totals of a summary as its page has them, and the page."""
    tree = page(desk.sources, f"{CONSULTATIONS}/{name}-summary", str(locale), dt.date(2027, 3, 20))
    [totals] = of_class(tree, "cd-totals")
    lines = [said(item).rsplit(": ", 1) for item in totals]
    return {words: int(count) for words, count in lines}, tree


def in_words(desk: Desk, name: str, locale: Locale) -> dict[str, int]:
    """The totals that the test has counted, as a page would say them."""
    counted = desk.totals(name)
    words = {message(locale, f"decision.{key}"): count for key, count in counted.items()}
    return {message(locale, "summary.total", count="").rstrip(" :"): counted.total(), **words}


def printed(path: Path) -> str:
    """The words of a book, hyphens at line ends taken out."""
    document = pypdfium2.PdfDocument(path)
    text = "".join(document[i].get_textpage().get_text_range() for i in range(len(document)))
    return " ".join(re.sub(r"[\ufffe\u00ad\x02]\s*|-\r?\n", "", text).split())


def test_from_the_announcement_to_a_true_summary(desk: Desk, tmp_path: Path) -> None:
    open_both(desk)
    named = receive(desk)
    assert len(desk.notes) == 30
    answer(desk, named)
    assert {note.consultation for note in desk.notes.values()} == {"2027-spring", "2027-short"}

    # The page, in both languages.
    for name in ("2027-spring", "2027-short"):
        for locale in (BULGARIAN, ENGLISH):
            found, tree = on_page(desk, name, locale)
            assert found == in_words(desk, name, locale)
            cards = {said(card.find("h3")).split()[-1] for card in of_class(tree, "cd-outcome")}
            assert cards == {n.id for n in desk.notes.values() if n.consultation == name}
            assert HIDDEN not in html.tostring(tree, encoding="unicode")
    spring = said(on_page(desk, "2027-spring", BULGARIAN)[1])
    assert message(BULGARIAN, "comments.duplicate-on", recommendation="rec-0002") in spring
    assert spring.count(message(BULGARIAN, "comments.late")) == 1
    assert "четиринадесет дни" in spring
    assert "и със запис" in spring

    # The table.
    out = tmp_path / "out"
    desk.run("export", "data", "--out", str(out))
    with (out / "comments.csv").open(encoding="utf-8-sig", newline="") as file:
        table = {row["id"]: row for row in csv.DictReader(file)}
    assert table.keys() == desk.notes.keys()
    for name, note in desk.notes.items():
        row = table[name]
        assert (row["consultation"], row["decision"], row["received"], row["late"]) == (
            *(note.consultation, note.decision, note.received),
            str(note.is_late).lower(),
        ), name
    text = (out / "consultations.csv").read_text(encoding="utf-8-sig")
    counted = {row["id"]: row for row in csv.DictReader(io.StringIO(text))}
    for name, row in counted.items():
        assert int(row["comments"]) == desk.totals(name).total()
    assert counted["2027-spring"]["extended-from"] == "2027-02-20"
    assert HIDDEN.encode() not in b"".join(p.read_bytes() for p in out.rglob("*") if p.is_file())

    # The book.
    books = ["--publication", "summary-2027-spring", "--publication", "summary-2027-short"]
    desk.run("export", "pdf", "--out", str(out), *books)
    for name in ("2027-spring", "2027-short"):
        words = printed(out / f"summary-{name}.bg.pdf")
        for label, count in in_words(desk, name, BULGARIAN).items():
            assert f"{label}: {count}" in words, label
        assert HIDDEN not in words

    # Whatever was done here is told in the guides, in both languages; and what they tell was done.
    for locale in ("bg", "en"):
        told = "".join((ROOT / each.format(locale)).read_text("utf-8") for each in GUIDES)
        assert not {verb for verb in desk.verbs if f"`civildialogue {verb}" not in told}
    asked = {re.split(" (?:--|all$)", command)[0] for command in ASKING}
    assert asked <= desk.verbs
