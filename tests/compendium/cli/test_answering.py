"""Answers: refused where they would be untrue; a change that they tell of is in the history."""

import datetime as dt
import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from civildialogue.cli import main
from civildialogue.core import pipeline
from civildialogue.core.model.diagnostics import Severity
from civildialogue.core.output.data.export import files
from civildialogue.features.compendium.model.dispositions import Change, Disposition

from ..repository import Repository
from ..written import COMMENTS, RECOMMENDATIONS, Sources, disposition

WHO = ["--reason", "Защото.", "--reason-en", "Because.", "--by", "Редакция", "--on", "2026-12-10"]
PAGE = f"{RECOMMENDATIONS}/rec-0001.bg.md"
OLD = "Общината да отговаря на всяко предложение."
NEW = "Общината да отговаря с мотиви на всяко предложение."


@pytest.fixture
def asked(sources: Sources) -> Sources:
    sources.recommendation(
        blocks={"p-two": "Първо изречение. Второ изречение. Трето изречение."},
        english={"p-one": "The council should answer.", "p-two": "One. Two. Three."},
    )
    sources.recommendation("rec-0002")
    sources.consultation(scope=["rec-0001", "rec-0002"])
    sources.comment("c-aaaaaa")
    page = sources.library.originals[f"{RECOMMENDATIONS}/rec-0001"]
    sources.comment(
        "c-bbbbbb", kind="amend", proposal="на всяко искане", hash=page.by_id["p-one"].hash
    )
    pipeline.fix(sources.docs)
    return sources


@pytest.fixture
def repository(asked: Sources) -> Repository:
    return Repository(asked.docs, dt.date(2026, 12, 1)).begin()


def answer(sources: Sources, comment: str, decision: str, *more: str) -> Result:
    arguments = ["answer", comment, "--decision", decision, *WHO, *more]
    return CliRunner().invoke(main, [*arguments, "--docs", str(sources.docs), "--lang", "en"])


def done(result: Result) -> Result:
    assert result.exit_code == 0, result.output
    return result


def refused(sources: Sources, result: Result, words: str, status: int = 1) -> None:
    assert result.exit_code == status, result.output
    assert words in result.stderr
    assert not any(e.comment.disposition for e in sources.dialogue.entries.values())


def told(sources: Sources, name: str = "c-bbbbbb") -> Disposition:
    found = sources.entry(name).comment.disposition
    assert found is not None
    return found


def change(sources: Sources, name: str = "c-bbbbbb") -> Change:
    found = told(sources, name).change
    assert found is not None
    return found


def errors(sources: Sources) -> list[str]:
    found = pipeline.inspect(sources.docs).diagnostics
    return [d.code for d in found if d.severity is Severity.ERROR]


def codes(sources: Sources) -> list[str]:
    found = pipeline.inspect(sources.docs).diagnostics
    return [d.code for d in found if d.code.startswith("change-")]


class TestRefusals:
    @pytest.mark.parametrize(
        ("decision", "more", "words"),
        [
            ("duplicate", [], "disposition-duplicate"),
            ("duplicate", ["--duplicate-of", "c-aaaaaa"], "disposition-duplicate"),
            ("duplicate", ["--duplicate-of", "c-zzzzzz"], "c-zzzzzz"),
            ("duplicate", ["--duplicate-of", "c-eeeeee"], "duplicate-example"),
            ("rejected", ["--on", "2026-12-04"], "disposition-too-early"),
            ("rejected", ["--on", "2031-01-01"], "comment-in-future"),
        ],
    )
    def test_nothing_is_written_that_the_check_would_refuse(
        self, asked: Sources, decision: str, more: list[str], words: str
    ) -> None:
        asked.comment("c-eeeeee", example=True)
        before = {p: p.read_bytes() for p in asked.docs.rglob("*") if p.is_file()}
        refused(asked, answer(asked, "c-aaaaaa", decision, *more), words)
        assert {p: p.read_bytes() for p in asked.docs.rglob("*") if p.is_file()} == before

    def test_a_duplicate_of_a_duplicate_of_itself(self, asked: Sources) -> None:
        done(answer(asked, "c-aaaaaa", "duplicate", "--duplicate-of", "c-bbbbbb"))
        result = answer(asked, "c-bbbbbb", "duplicate", "--duplicate-of", "c-aaaaaa")
        assert result.exit_code == 1
        assert "circle" in result.stderr
        assert asked.entry("c-bbbbbb").decision == "pending"

    def test_a_duplicate_may_be_on_another_recommendation(self, asked: Sources) -> None:
        asked.comment("c-cccccc", recommendation="rec-0002")
        done(answer(asked, "c-cccccc", "duplicate", "--duplicate-of", "c-aaaaaa"))
        assert told(asked, "c-cccccc").duplicate_of == "c-aaaaaa"

    def test_errors_that_were_there_do_not_stand_in_the_way(self, asked: Sources) -> None:
        assert "had before" not in done(answer(asked, "c-bbbbbb", "rejected")).stderr
        asked.comment("c-cccccc", recommendation="rec-0404")
        told = done(answer(asked, "c-aaaaaa", "noted")).stderr
        assert f"Errors that the project had before, too: {len(errors(asked))}." in told

    @pytest.mark.parametrize("decision", ["noted", "answered"])
    def test_who_asks_for_another_text_is_told_whether_it_is_accepted(
        self, asked: Sources, decision: str
    ) -> None:
        refused(asked, answer(asked, "c-bbbbbb", decision), "disposition-kind")
        done(answer(asked, "c-aaaaaa", decision))
        assert errors(asked) == []


class TestNames:
    def test_one_name_on_two_recommendations_is_not_enough(self, asked: Sources) -> None:
        text = f"{COMMENTS}/rec-000%s/2026-12-05-ana.md"
        first = (asked.docs / f"{COMMENTS}/rec-0001").glob("*aaaaaa.md").__next__()
        first.rename(asked.docs / (text % 1))
        (asked.docs / f"{COMMENTS}/rec-0002").mkdir()
        words = (asked.docs / (text % 1)).read_text(encoding="utf-8")
        words = words.replace("rec-0001", "rec-0002").replace("c-aaaaaa", "c-cccccc")
        (asked.docs / (text % 2)).write_text(words, encoding="utf-8")
        result = answer(asked, "2026-12-05-ana", "noted")
        assert result.exit_code == 2
        assert "rec-0001/2026-12-05-ana, rec-0002/2026-12-05-ana" in result.stderr
        done(answer(asked, "rec-0002/2026-12-05-ana", "noted"))
        assert asked.entry("c-aaaaaa").decision == "pending"
        assert asked.entry("c-cccccc").decision == "noted"

    @pytest.mark.parametrize("form", ["%s", "docs/%s", "./docs/%s"])
    def test_a_path_is_a_name(self, asked: Sources, form: str) -> None:
        path = asked.entry("c-aaaaaa").located.source.path.removeprefix("docs/")
        done(answer(asked, form % path, "noted"))
        assert asked.entry("c-aaaaaa").decision == "noted"


class TestChange:
    def test_the_sentences_are_read_and_not_what_was_proposed(
        self, asked: Sources, repository: Repository
    ) -> None:
        repository.day = dt.date(2026, 12, 8)
        commit = repository.rewrite(PAGE, OLD, NEW)
        repository.rewrite(PAGE, "Препоръка rec-0001", "Друго заглавие")
        result = done(answer(asked, "c-bbbbbb", "partial"))
        assert (change(asked).before, change(asked).after) == (OLD, NEW)
        assert change(asked).commit == commit[:10]
        assert f"+ {NEW}" in result.stderr
        assert errors(asked) == []
        assert codes(asked) == []

    def test_only_the_sentences_that_changed(self, asked: Sources, repository: Repository) -> None:
        repository.day = dt.date(2026, 12, 8)
        repository.rewrite(PAGE, "Второ изречение.", "Второ, ново.")
        done(answer(asked, "c-aaaaaa", "accepted", "--block", "p-two"))
        found = change(asked, "c-aaaaaa")
        assert (found.before, found.after) == ("Второ изречение.", "Второ, ново.")

    def test_a_sentence_more_has_its_neighbour_with_it(
        self, asked: Sources, repository: Repository
    ) -> None:
        repository.day = dt.date(2026, 12, 8)
        repository.rewrite(PAGE, "Второ изречение.", "Второ изречение. И още.")
        done(answer(asked, "c-aaaaaa", "accepted", "--after", "И още."))
        found = change(asked, "c-aaaaaa")
        assert (found.block, found.after) == ("p-two", "И още.")
        done(answer(asked, "c-aaaaaa", "accepted", "--block", "p-two", "--again"))
        assert change(asked, "c-aaaaaa").after == "Второ изречение. И още."

    def test_of_many_changes_the_one_that_took_the_quoted_words(
        self, asked: Sources, repository: Repository
    ) -> None:
        repository.day = dt.date(2026, 12, 8)
        wanted = repository.rewrite(PAGE, "на всяко предложение", "на всяко писмо")
        repository.rewrite(PAGE, "Общината да", "Всяка община да")
        repository.rewrite(PAGE, "на всяко писмо", "на всяко писмо")
        result = answer(asked, "c-bbbbbb", "accepted", "--after", "на всяко писмо")
        done(result)
        assert change(asked).commit == wanted[:10]

    @pytest.mark.parametrize(
        ("more", "words"),
        [
            ([], "was not changed after the comment"),
            (["--after", "Няма такова."], "is nowhere in"),
            (["--after", OLD], "was not changed after the comment"),
            (["--commit", "deadbeef1"], "not among the ancestors"),
        ],
    )
    def test_a_text_that_has_not_changed(
        self, asked: Sources, repository: Repository, more: list[str], words: str
    ) -> None:
        assert repository.day
        refused(asked, answer(asked, "c-bbbbbb", "accepted", *more), words, 2)

    def test_a_change_of_too_many_words_has_its_sentence_named(
        self, asked: Sources, repository: Repository
    ) -> None:
        repository.day = dt.date(2026, 12, 8)
        repository.rewrite(PAGE, OLD, f"{NEW} {'И още. ' * 300}".rstrip())
        result = answer(asked, "c-bbbbbb", "accepted")
        refused(asked, result, "more than 2000 characters; name the sentence", 2)
        done(answer(asked, "c-bbbbbb", "accepted", "--before", OLD, "--after", NEW))

    def test_a_change_that_is_not_committed(self, asked: Sources, repository: Repository) -> None:
        page = asked.docs / PAGE
        page.write_text(page.read_text("utf-8").replace(OLD, NEW), "utf-8")
        refused(asked, answer(asked, "c-bbbbbb", "accepted"), "not committed", 2)
        repository.day = dt.date(2026, 12, 8)
        repository.commit()
        done(answer(asked, "c-bbbbbb", "accepted"))

    def test_a_commit_that_has_nothing_to_do_with_it(
        self, asked: Sources, repository: Repository
    ) -> None:
        other = repository.rewrite(PAGE, "Какво иска", "Какво казва")
        repository.day = dt.date(2026, 12, 8)
        repository.rewrite(PAGE, OLD, NEW)
        result = answer(asked, "c-bbbbbb", "accepted", "--commit", other)
        refused(asked, result, "was not changed", 2)

    def test_a_change_from_before_the_comment_is_not_its_own(
        self, asked: Sources, repository: Repository
    ) -> None:
        repository.day = dt.date(2026, 12, 4)
        repository.rewrite(PAGE, OLD, NEW)
        refused(asked, answer(asked, "c-aaaaaa", "accepted"), "was not changed", 2)

    def test_sentences_that_only_got_another_passage_are_no_change(
        self, asked: Sources, repository: Repository
    ) -> None:
        asked.comment("c-cccccc", block="p-two", quote="Трето изречение.")
        repository.day = dt.date(2026, 12, 8)
        repository.commit("Коментар")
        page = f"{RECOMMENDATIONS}/rec-0001"
        docs = ["--docs", str(asked.docs)]
        at = ["--at", "Трето", "--at-en", "Three."]
        were = set(asked.library.originals[page].by_id)
        done(CliRunner().invoke(main, ["split", f"{page}#p-two", *at, *docs]))
        commit, _ = repository.commit("Разделен пасаж")
        refused(asked, answer(asked, "c-cccccc", "accepted"), "was not changed", 2)
        named = ("--commit", commit, "--before", "Трето изречение.", "--after", "Първо изречение.")
        refused(asked, answer(asked, "c-cccccc", "accepted", *named), "was not changed", 2)
        [other] = set(asked.library.originals[page].by_id) - were
        why = ["--reason", "Едно са.", "--reason-en", "They are one."]
        places = [f"{page}#p-two", f"{page}#{other}"]
        done(CliRunner().invoke(main, ["merge", *places, *why, *docs]))
        repository.commit("Слети пасажи")
        refused(asked, answer(asked, "c-cccccc", "accepted"), "was not changed", 2)
        repository.rewrite(PAGE, "Трето изречение.", "Трето, друго.")
        done(answer(asked, "c-cccccc", "accepted"))
        assert change(asked, "c-cccccc").before == "Трето изречение."

    def test_without_a_history(self, asked: Sources) -> None:
        refused(asked, answer(asked, "c-bbbbbb", "accepted"), "no Git history", 2)

    def test_what_will_be_done_has_a_day(self, asked: Sources) -> None:
        done(answer(asked, "c-bbbbbb", "accepted", "--due", "2027-01-15"))
        assert asked.entry("c-bbbbbb").decision == "promised"
        assert errors(asked) == []
        result = answer(asked, "c-aaaaaa", "noted", "--due", "2027-01-15")
        assert result.exit_code == 2

    def test_another_language_may_be_the_one_that_changed(
        self, asked: Sources, repository: Repository
    ) -> None:
        repository.day = dt.date(2026, 12, 8)
        repository.rewrite(PAGE.replace(".bg.", ".en."), "should answer", "must answer")
        done(answer(asked, "c-bbbbbb", "accepted"))
        assert change(asked).after == "The council must answer."


class TestAgain:
    def test_the_earlier_answer_is_kept(self, asked: Sources, repository: Repository) -> None:
        done(answer(asked, "c-bbbbbb", "rejected"))
        first = told(asked)
        repository.day = dt.date(2026, 12, 8)
        repository.rewrite(PAGE, OLD, NEW)
        done(answer(asked, "c-bbbbbb", "accepted", "--again", "--on", "2026-12-12"))
        assert told(asked).decision == "accepted"
        assert [each.model_dump() for each in told(asked).earlier] == [
            first.model_dump(exclude={"earlier"})
        ]
        done(answer(asked, "c-bbbbbb", "partial", "--again", "--on", "2026-12-14"))
        assert [str(each.decision) for each in told(asked).earlier] == ["rejected", "accepted"]
        assert errors(asked) == []

    def test_what_stands_behind_the_answer_stays(self, asked: Sources) -> None:
        path = asked.comment(
            "c-cccccc",
            disposition=disposition(),
            reply={"on": "2026-12-12", "text": "Благодаря."},
        )
        done(answer(asked, "c-cccccc", "noted", "--again", "--on", "2026-12-14"))
        reply = asked.entry("c-cccccc").comment.reply
        assert reply is not None
        assert reply.text == "Благодаря."
        assert path.read_text("utf-8").endswith("---\nСъгласни сме.\n")

    def test_a_change_that_was_never_made_is_not_kept(
        self, asked: Sources, repository: Repository
    ) -> None:
        repository.day = dt.date(2026, 12, 8)
        commit = repository.rewrite(PAGE, OLD, NEW)
        made = {"block": "p-one", "before": OLD, "after": NEW, "commit": commit[:10]}
        never = made | {"after": "Никога не е стояло."}
        held = disposition("accepted", change=never)
        earlier = [disposition("partial", change={**each}) for each in (made, never)]
        path = next((asked.docs / COMMENTS).glob("*/*bbbbbb.md"))
        path.unlink()
        asked.comment(
            "c-bbbbbb", kind="amend", proposal="Да.", disposition={**held, "earlier": earlier}
        )
        assert codes(asked) == ["change-untrue", "change-untrue"]
        done(answer(asked, "c-bbbbbb", "rejected", "--again", "--on", "2026-12-12"))
        assert codes(asked) == []
        kept = told(asked).earlier
        assert [str(each.decision) for each in kept] == ["partial", "partial", "accepted"]
        assert [each.change and each.change.after for each in kept] == [NEW, None, None]

    def test_nothing_to_correct(self, asked: Sources) -> None:
        refused(asked, answer(asked, "c-aaaaaa", "noted", "--again"), "not answered yet", 2)


class TestTruth:
    """What was true stays true or is told, whatever happens to the commits."""

    @pytest.fixture
    def answered(self, asked: Sources, repository: Repository) -> Repository:
        repository.day = dt.date(2026, 12, 8)
        repository.git("switch", "--quiet", "--create", "work")
        repository.rewrite(PAGE, OLD, "Общината да отговаря бързо на всяко предложение.")
        repository.rewrite(PAGE, "бързо", "с мотиви")
        done(answer(asked, "c-bbbbbb", "accepted"))
        repository.commit("Отговор")
        assert codes(asked) == []
        return repository

    def test_squashed(self, asked: Sources, answered: Repository) -> None:
        answered.git("switch", "--quiet", "main")
        answered.git("merge", "--quiet", "--squash", "work")
        head, _ = answered.commit("Събрано")
        assert codes(asked) == ["change-before-differs"]
        assert "бързо" in change(asked).before
        path = asked.entry("c-bbbbbb").located.source.path.removeprefix("docs/")
        assert pipeline.fix(asked.docs) == [path]
        assert codes(asked) == []
        assert change(asked).commit == head[:10]
        assert (change(asked).before, change(asked).after) == (OLD, NEW)
        assert pipeline.fix(asked.docs) == []

    def test_squashed_after_a_corrected_answer(self, asked: Sources, answered: Repository) -> None:
        done(answer(asked, "c-bbbbbb", "partial", "--again"))
        done(answer(asked, "c-bbbbbb", "rejected", "--again"))
        answered.commit("Поправен отговор")
        answered.git("switch", "--quiet", "main")
        answered.git("merge", "--quiet", "--squash", "work")
        head, _ = answered.commit("Събрано")
        assert codes(asked) == ["change-before-differs", "change-before-differs"]
        pipeline.fix(asked.docs)
        assert codes(asked) == []
        found = [each.change for each in told(asked).earlier]
        assert [each and (each.before, each.commit) for each in found] == [(OLD, head[:10])] * 2

    @pytest.mark.parametrize("places", [["rec-0007"], ["rec-0007", "rec-0009"]])
    def test_of_a_recommendation_that_got_another_number(
        self, asked: Sources, answered: Repository, places: list[str]
    ) -> None:
        before, old = told(asked), "rec-0001"
        for new in places:
            keys = [f"{RECOMMENDATIONS}/{name}" for name in (old, new)]
            done(CliRunner().invoke(main, ["move", *keys, "--docs", str(asked.docs)]))
            answered.commit("Друг номер")
            old = new
        assert codes(asked) == []
        assert pipeline.fix(asked.docs) == []
        assert told(asked) == before
        done(answer(asked, "c-bbbbbb", "partial", "--again"))
        assert change(asked) == before.change

    def test_reviewed_with_the_history_that_it_has(
        self, asked: Sources, answered: Repository
    ) -> None:
        command = ["review", "--base", "main", "--format", "json", "--docs", str(asked.docs)]
        for branch, more in (("work", []), ("main", ["--head", "work"])):
            answered.git("switch", "--quiet", branch)
            found = json.loads(CliRunner().invoke(main, [*command, *more]).stdout)
            assert [each["id"] for each in found["comments"]] == ["c-bbbbbb"]
            assert [each["code"] for each in found["diagnostics"]] == ["block-older"]

    def test_rebased(self, asked: Sources, answered: Repository) -> None:
        answered.git("switch", "--quiet", "main")
        answered.rewrite(PAGE, "Първо изречение.", "Първо, друго.")
        answered.git("switch", "--quiet", "work")
        was = change(asked).commit
        answered.git("rebase", "--quiet", "main")
        assert codes(asked) == ["change-moved"]
        assert pipeline.fix(asked.docs)
        assert codes(asked) == []
        assert change(asked).commit != was

    def test_cherry_picked(self, asked: Sources, answered: Repository) -> None:
        picked = answered.git("rev-list", "--reverse", "main..work").split()
        answered.git("switch", "--quiet", "main")
        answered.rewrite(PAGE, "Първо изречение.", "Първо, друго.")
        answered.git("cherry-pick", *picked)
        assert codes(asked) == ["change-moved"]

    def test_of_what_nobody_may_see_only_the_place_is_kept(
        self, asked: Sources, repository: Repository
    ) -> None:
        why = ("--reason", "unlawful", "--by", "Редакция")
        arguments = ["redact", "c-bbbbbb", *why, "--docs", str(asked.docs)]
        done(CliRunner().invoke(main, arguments))
        repository.day = dt.date(2026, 12, 8)
        commit = repository.rewrite(PAGE, OLD, NEW)
        done(answer(asked, "c-bbbbbb", "accepted"))
        held = change(asked)
        assert (held.block, held.before, held.after) == ("p-one", "", "")
        assert commit.startswith(held.commit)
        found = pipeline.inspect(asked.docs).diagnostics
        assert "redaction-words" not in {d.code for d in found}
        assert held.commit.encode() not in b"".join(
            files(asked.library, "https://x.test/").values()
        )

    def test_merged(self, asked: Sources, answered: Repository) -> None:
        answered.git("switch", "--quiet", "main")
        answered.git("merge", "--quiet", "--no-ff", "--message", "Сливане", "work")
        assert codes(asked) == []

    def test_reverted(self, asked: Sources, answered: Repository) -> None:
        answered.git("revert", "--no-edit", change(asked).commit)
        answered.rewrite(PAGE, "бързо на", "на")
        assert codes(asked) == []
        answered.rewrite(PAGE, OLD, "Общината да отговаря бързо на всяко предложение.")
        assert codes(asked) == ["change-reverted"]
        assert asked.entry("c-bbbbbb").is_reverted

    def test_a_shallow_copy_cannot_tell(
        self, asked: Sources, answered: Repository, tmp_path: Path
    ) -> None:
        answered.rewrite(PAGE, "Първо изречение.", "Първо, друго.")
        copy = tmp_path / "copy"
        answered.git("clone", "--quiet", "--depth", "1", f"file://{asked.docs.parent}", str(copy))
        assert codes(Sources(copy / "docs")) == ["change-unverified"]

    def test_words_that_never_stood_there(self, asked: Sources, answered: Repository) -> None:
        path = asked.docs / asked.entry("c-bbbbbb").located.source.path.removeprefix("docs/")
        text = path.read_text("utf-8")
        path.write_text(text.replace("с мотиви на всяко", "в срок на всяко"), "utf-8")
        assert codes(asked) == ["change-untrue"]
        path.write_text(text.replace(change(asked).commit, "deadbeef11"), "utf-8")
        assert codes(asked) == ["change-moved"]

    def test_texts_apart_from_any_repository(
        self, asked: Sources, answered: Repository, tmp_path: Path
    ) -> None:
        apart = Path(shutil.copytree(asked.docs, tmp_path / "apart"))
        assert codes(Sources(apart)) == ["change-unverified"]

    def test_one_process_reads_all_of_them(
        self, asked: Sources, answered: Repository, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from civildialogue.core.source import git

        started: list[list[str]] = []
        run = git.subprocess.run

        def counted(command: list[str], **more: object) -> object:
            started.append(command)
            return run(command, **more)

        monkeypatch.setattr(git.subprocess, "run", counted)
        codes(asked)
        one = len(started)
        answered.day = dt.date(2026, 12, 9)
        for letter in "cdefghij":
            asked.comment(
                f"c-{letter * 6}",
                disposition=told(asked).model_dump(mode="json", by_alias=True, exclude_none=True),
            )
        started.clear()
        codes(asked)
        assert len(started) == one
