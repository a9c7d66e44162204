"""Words that nobody may see: out of the file, out of its name, and in no byte of what is built."""

import datetime as dt
import re
import shutil
from pathlib import Path
from typing import ClassVar

import pytest
from click.testing import CliRunner, Result

from civildialogue.cli import main
from civildialogue.core import pipeline
from civildialogue.core.model.diagnostics import Severity
from civildialogue.core.model.language import languages
from civildialogue.core.output.data.export import files
from civildialogue.core.site.forms.known import known
from civildialogue.features.compendium.form import FORM
from civildialogue.features.compendium.model.records import Comment
from civildialogue.features.compendium.pages import comment_form

from ..repository import Repository
from ..written import COMMENTS, RECOMMENDATIONS, Sources, disposition

WORD, LATIN = "Тайнодума", "tainoduma"
WHY = ["--reason", "personal-data", "--by", "Редакция", "--on", "2026-12-12"]


def run(sources: Sources, *arguments: str) -> Result:
    line = [*arguments, "--docs", str(sources.docs), "--lang", "en"]
    return CliRunner().invoke(main, line)


@pytest.fixture
def forum(sources: Sources) -> Sources:
    """A comment with the word in every field that a person from outside fills, and in a change."""
    sources.recommendation(blocks={"p-two": "Нов текст."}, english={"p-one": "One."})
    sources.consultation()
    change = {"block": "p-two", "before": f"Стар {WORD}.", "after": f"{WORD}.", "commit": "a" * 9}
    told = disposition("accepted", change={**change})
    earlier = disposition("partial", change={**change})
    path = sources.comment(
        "c-secret",
        f"{WORD} писмо.",
        quote=f"{WORD} цитат",
        hash="0123456789ab",
        name=f"{WORD} Име",
        organisation=f"{WORD} Сдружение",
        kind="amend",
        proposal=f"{WORD} изречение.",
        translation={"lang": "en", "text": WORD, "proposal": WORD, "by": WORD},
        disposition={**told, "earlier": [earlier]},
        reply={"on": "2026-12-11", "text": WORD},
    )
    path.rename(path.with_name(f"2026-12-05-{LATIN}-ime-secret.md"))
    sources.comment("c-bbbbbb", in_reply_to="c-secret", kind="question")
    return sources


def comment(sources: Sources, name: str) -> Comment:
    return sources.library.records(Comment)[name].value


def built(sources: Sources) -> bytes:
    """Every byte of data, feeds, form and pages that the compendium makes of the texts."""
    from civildialogue.core.site.pages.assembly import generate

    found = [
        name.encode() + data for name, data in files(sources.library, "https://x.test/").items()
    ]
    for locale in languages():
        writer = sources.writer(locale)
        found.append(str(known(FORM, writer)).encode())
        found.append(str(comment_form.recommendation(writer, "rec-0001")).encode())
    shared = sources.writer().shared
    found += [f"{key}{made}".encode() for key, made in generate(shared).items()]
    return b"".join(found)


def words(data: bytes) -> bool:
    return WORD.casefold() in data.decode().casefold() or LATIN in data.decode().casefold()


class TestRedact:
    CUT = "Not all of the history is here"

    def test_before_it_the_words_are_everywhere(self, forum: Sources) -> None:
        assert words(built(forum))

    def test_the_file_loses_words_and_name_and_keeps_the_facts(self, forum: Sources) -> None:
        old = comment(forum, "c-secret")
        result = run(forum, "redact", "c-secret", *WHY)
        assert result.exit_code == 0, result.output
        assert result.stdout.split() == [f"{COMMENTS}/rec-0001/2026-12-05-secret.md"]
        everything = {p.as_posix(): p.read_bytes() for p in forum.docs.rglob("*") if p.is_file()}
        assert not any(words(path.encode() + data) for path, data in everything.items())
        new = comment(forum, "c-secret")
        kept = ("id", "kind", "lang", "received", "received_via", "licence")
        assert [getattr(new, name) for name in kept] == [getattr(old, name) for name in kept]
        assert (new.target.block, new.target.hash) == ("p-one", "0123456789ab")
        assert new.disposition is not None
        assert old.disposition is not None
        assert new.disposition.reason == old.disposition.reason
        assert [str(each.decision) for each in new.disposition.earlier] == ["partial"]
        assert comment(forum, "c-bbbbbb").in_reply_to == "c-secret"
        found = [d for d in pipeline.inspect(forum.docs).diagnostics if "secret" in d.span.path]
        assert [d.code for d in found if d.severity in (Severity.ERROR, Severity.WARNING)] == []

    def test_no_word_is_in_anything_built(self, forum: Sources) -> None:
        run(forum, "redact", "c-secret", *WHY)
        data = built(forum)
        assert not words(data)
        assert b"c-secret" in data

    def test_nor_where_only_the_reason_was_written_by_hand(self, forum: Sources) -> None:
        [path] = forum.docs.rglob("*secret.md")
        text = path.read_text("utf-8").replace(
            "\nreply:", '\nredaction: {reason: unlawful, "on": "2026-12-12", by: Р}\nreply:'
        )
        path.write_text(text, "utf-8")
        assert comment(forum, "c-secret").redaction is not None
        assert not words(built(forum))
        assert "redaction-words" in {d.code for d in pipeline.inspect(forum.docs).diagnostics}
        assert run(forum, "redact", "c-secret").exit_code == 0
        taken = comment(forum, "c-secret").redaction
        assert taken is not None
        assert taken.reason == "unlawful"
        assert "redaction-words" not in {d.code for d in pipeline.inspect(forum.docs).diagnostics}

    def test_it_says_what_stays_in_the_history_and_how_to_take_it_out(self, forum: Sources) -> None:
        repository = Repository(forum.docs, dt.date(2026, 12, 9)).begin()
        forum.comment("c-second", name="Друг Човек")
        assert "nowhere in the history" in run(forum, "redact", "c-second", *WHY).stderr
        commit = repository.git("rev-parse", "--short=10", "HEAD")
        said = run(forum, "redact", "c-secret", *WHY).stderr
        assert commit in said
        assert "git filter-repo --invert-paths --path docs/compendium/comments/rec-0001/" in said
        assert self.CUT not in said and "keeps its name" not in said
        again = run(forum, "redact", "c-secret").stderr
        assert commit in again and "nowhere" not in again
        assert "rec-0001/2026-12-05-secret.md" not in again

    def test_it_says_that_more_may_stay_where_the_history_is_not(
        self, forum: Sources, tmp_path: Path
    ) -> None:
        repository = Repository(forum.docs, dt.date(2026, 12, 9)).begin()
        repository.commit()
        for name, depth in (("copy", ["--depth", "1"]), ("apart", [])):
            place = tmp_path / name
            repository.git("clone", "--quiet", *depth, f"file://{forum.docs.parent}", str(place))
        shutil.rmtree(tmp_path / "apart/.git")
        said = run(Sources(tmp_path / "copy/docs"), "redact", "c-secret", *WHY).stderr
        assert self.CUT in said and "git filter-repo" in said
        said = run(Sources(tmp_path / "apart/docs"), "redact", "c-secret", *WHY).stderr
        assert self.CUT in said and "nowhere in the history" not in said

    def test_the_names_of_before_are_told_too(self, forum: Sources) -> None:
        repository = Repository(forum.docs, dt.date(2026, 12, 9)).begin()
        folder = f"{COMMENTS}/rec-0001"
        repository.git(
            "mv", f"{folder}/2026-12-05-n2-bbbbbb.md", f"{folder}/2026-12-05-ana-bbbbbb.md"
        )
        repository.commit()
        said = run(forum, "redact", "c-bbbbbb", *WHY).stderr
        assert f"--path docs/{folder}/2026-12-05-n2-bbbbbb.md" in said
        assert f"--path docs/{folder}/2026-12-05-ana-bbbbbb.md" in said

    def test_a_file_that_keeps_its_name_is_not_to_be_lost(self, forum: Sources) -> None:
        [path] = forum.docs.rglob("*-bbbbbb.md")
        path.rename(path.with_name("2026-12-05-bbbbbb.md"))
        Repository(forum.docs, dt.date(2026, 12, 9)).begin()
        said = run(forum, "redact", "c-bbbbbb", *WHY).stderr
        assert f"--path docs/{COMMENTS}/rec-0001/2026-12-05-bbbbbb.md" in said
        assert f"The file {COMMENTS}/rec-0001/2026-12-05-bbbbbb.md keeps its name" in said

    def test_the_name_of_another_file_is_not_taken(self, forum: Sources) -> None:
        other = forum.docs / f"{COMMENTS}/rec-0001/2026-12-05-secret.md"
        other.write_text("---\nid: c-xxxxxx\n---\n", "utf-8")
        result = run(forum, "redact", "c-secret", *WHY)
        assert result.exit_code == 2
        assert other.read_text("utf-8") == "---\nid: c-xxxxxx\n---\n"
        assert len([*forum.docs.rglob("*-secret.md")]) == 2

    @pytest.mark.parametrize("left_out", [0, 2])
    def test_why_and_who_are_asked(self, forum: Sources, left_out: int) -> None:
        said = WHY[:left_out] + WHY[left_out + 2 :]
        assert run(forum, "redact", "c-secret", *said).exit_code == 2
        assert comment(forum, "c-secret").redaction is None


class TestElsewhere:
    """Words and names that still stand in other places when a comment is taken down."""

    BODY = "Живея до гарата и всяка сутрин чакам автобуса цял час."

    @pytest.fixture
    def quoting(self, sources: Sources) -> Sources:
        sources.recommendation(
            blocks={"p-two": "Така казва и Мария Иванова.", "p-three": "Иванова е друга."},
            english={"p-one": "So does Maria\nIvanova."},
        )
        answer = disposition("answered", reason={"bg": "Да, Ива\u00adнова.", "en": "Yes."})
        sources.comment("c-target", self.BODY, kind="question", disposition=answer)
        sources.comment("c-repeat", f"Вярно: {self.BODY.upper()}", name="Иван Петров")
        sources.comment("c-replyx", "Права е Иванова.", in_reply_to="c-target", name="Вяра Петрова")
        sources.comment("c-samexx", "Чакам и аз автобуса.", name="Мария Иванова")
        return sources

    PLACES = (
        "recommendations/rec-0001.bg.md",
        "recommendations/rec-0001.en.md",
        "2026-12-05-target.md",
        "2026-12-05-n2-repeat.md",
        "2026-12-05-n3-replyx.md",
    )

    def told(self, sources: Sources) -> set[str]:
        found = pipeline.inspect(sources.docs).diagnostics
        return {d.span.path for d in found if d.code == "redaction-quoted"}

    def test_the_command_names_every_place_and_no_word(self, quoting: Sources) -> None:
        said = run(quoting, "redact", "c-target", *WHY).stderr.splitlines()
        places = [line for line in said if "are still here" in line]
        assert all(any(path in line for line in places) for path in self.PLACES)
        assert len(places) == len(self.PLACES)
        assert not any("Иванова" in line or "гарата" in line for line in said)

    def test_the_check_knows_them_from_the_history(self, quoting: Sources) -> None:
        repository = Repository(quoting.docs, dt.date(2026, 12, 9)).begin()
        run(quoting, "redact", "c-target", *WHY)
        assert {path.removeprefix("docs/compendium/") for path in self.told(quoting)} == {
            path if "/" in path else f"comments/rec-0001/{path}" for path in self.PLACES
        }
        repository.commit()
        quoting.recommendation(english={"p-one": "So do others."})
        for name in ("c-repeat", "c-replyx"):
            run(quoting, "redact", name, *WHY)
        [path] = quoting.docs.rglob("*-target.md")
        path.write_text(path.read_text("utf-8").replace("Ива\u00adнова", "така"), "utf-8")
        assert self.told(quoting) == set()

    def test_nor_does_it_forget_them_when_the_recommendation_gets_another_number(
        self, quoting: Sources
    ) -> None:
        repository = Repository(quoting.docs, dt.date(2026, 12, 9)).begin()
        pipeline.fix(quoting.docs)  # The addresses were published.
        run(quoting, "redact", "c-target", *WHY)
        repository.commit()
        was = self.told(quoting)
        places = (f"{RECOMMENDATIONS}/rec-{number}" for number in ("0001", "0005"))
        assert run(quoting, "move", *places).exit_code == 0
        repository.commit()
        assert self.told(quoting) == {path.replace("rec-0001", "rec-0005") for path in was} != set()

    def test_what_became_the_text_is_not_quoted(self, sources: Sources) -> None:
        text = "Общината да отговаря на всяко предложение в срок от тридесет дни."
        sources.recommendation(blocks={"p-one": text})
        redaction = {"reason": "unlawful", "on": "2026-12-12", "by": "Редакция"}
        sources.comment("c-target", kind="amend", proposal=text, redaction=redaction)
        sources.comment("c-agrees", f"Подкрепям: „{text}“")
        assert self.told(sources) == set()

    def test_an_authority_is_named_everywhere(self, sources: Sources) -> None:
        sources.recommendation(blocks={"p-two": "Община Борино да отговаря."})
        redaction = {"reason": "unlawful", "on": "2026-12-12", "by": "Редакция"}
        sources.comment("c-target", organisation="Община Борино", redaction=redaction)
        assert self.told(sources) == set()

    def test_of_the_comment_itself_only_reasons_are_looked_through(self, sources: Sources) -> None:
        sources.recommendation(blocks={"p-two": "Общината да отговаря."})
        redaction = {"reason": "unlawful", "on": "2026-12-12", "by": "Мария Иванова"}
        answer = disposition("answered", by="Мария Иванова")
        sources.comment("c-target", redaction=redaction, disposition=answer)
        assert self.told(sources) == set()

    BESIDES: ClassVar = {
        "docs/about/maria-ivanova.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
        "docs/about/plan.svg": "<svg xmlns='http://www.w3.org/2000/svg'><text>\n"
        "<tspan>Живея до гарата</tspan> <tspan x='1'>и всяка сутрин</tspan>\n"
        "<tspan x='2'>чакам автобуса цял час</tspan></text></svg>",
        "docs/adr/0001-why.bg.md": "Поиска го Мария Иванова.",
        "mkdocs.yml": "site_name: Форум\nsite_description: >-\n  Форумът на\n  Мария Иванова.\n",
        "overrides/404.html": "<p>Мария <b>Иванова</b></p>",
        "CHANGELOG.md": "## 1\n\nБлагодарим на Мария Иванова.\n",
        "changelog.d/+thanks.content.md": "По предложение на Maria Ivanova.\n",
    }
    """Files that are no pages and no records, and what they repeat of the comment."""

    def test_what_is_no_page_is_looked_through(self, sources: Sources) -> None:
        sources.recommendation()
        sources.comment("c-target", self.BODY)
        for path, text in self.BESIDES.items():
            sources.write(f"../{path}", text)
        sources.write("about/plain.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
        sources.write("../README.md", "Пише Мария, а Иванова чете.")
        repository = Repository(sources.docs, dt.date(2026, 12, 9)).begin()
        said = run(sources, "redact", "c-target", *WHY).stderr
        places = [line.partition(": ")[0] for line in said.splitlines() if "still here" in line]
        lines = {"mkdocs.yml": 4, "docs/about/plan.svg": 2, "CHANGELOG.md": 3}
        assert sorted(places) == sorted(f"{p}:{lines.get(p, 1)}" for p in self.BESIDES)
        assert self.told(sources) == {*self.BESIDES}
        repository.commit()
        sources.write("../overrides/more.css", "/* Мария Иванова */")
        found = run(sources, "check", "--since", "main").stdout
        assert found.count("warning[redaction-quoted]") == 1

    def test_nobody_wrote_an_example(self, quoting: Sources) -> None:
        redaction = {"reason": "unlawful", "on": "2026-12-12", "by": "Редакция"}
        quoting.comment("c-sample", self.BODY, example=True, redaction=redaction)
        assert self.told(quoting) == set()


class TestUndone:
    """Words that a merge shows again after they were taken down."""

    @pytest.fixture
    def merged(self, sources: Sources) -> Sources:
        """An old branch changed the comment; its side was taken when the two came together."""
        sources.recommendation()
        path = sources.comment("c-target")
        repository = Repository(sources.docs, dt.date(2026, 12, 9)).begin()
        repository.git("switch", "--quiet", "--create", "old")
        path.write_text(path.read_text("utf-8").replace("support", "question"), "utf-8")
        repository.commit()
        repository.git("switch", "--quiet", "main")
        assert run(sources, "redact", "c-target", *WHY).exit_code == 0
        repository.commit()
        repository.git("switch", "--quiet", "--create", "both", "old")
        repository.git("merge", "--quiet", "--no-commit", "--strategy", "ours", "main")
        repository.commit()
        return sources

    def test_the_check_knows_it_from_the_history_alone(self, merged: Sources) -> None:
        place = f"{COMMENTS}/rec-0001/2026-12-05-n1-target.md"
        assert merged.found("redaction-undone") == [(place, 2, 5)]
        said = run(merged, "check").stdout
        [asked] = re.findall(r"`git (checkout [0-9a-f]{10} -- \S+)`", said)
        repository = Repository(merged.docs)
        repository.git("-C", "..", *asked.split())
        (merged.docs / place).unlink()
        assert merged.found("redaction-undone") == []
        taken = comment(merged, "c-target").redaction
        assert taken is not None

    def test_beside_another_state_it_is_told_once(self, merged: Sources) -> None:
        since = run(merged, "check", "--since", "main").stdout
        assert since.count("[redaction-undone]") == 1
        assert "git checkout main" in since
        told = run(merged, "review", "--base", "main").stdout
        assert told.count("redaction-undone") == 1

    def test_what_was_never_taken_down_is_shown(self, merged: Sources) -> None:
        merged.comment("c-second")
        Repository(merged.docs).commit()
        assert len(merged.found("redaction-undone")) == 1


class TestWithhold:
    SAID = ("--kind", "question", "--received", "2026-12-06", *WHY)

    def test_it_is_counted_without_words_or_name(self, forum: Sources) -> None:
        before = {d.code for d in pipeline.inspect(forum.docs).diagnostics}
        result = run(forum, "withhold", "rec-0001", *self.SAID)
        assert result.exit_code == 0, result.output
        [path] = result.stdout.split()
        text = (forum.docs / path).read_text("utf-8")
        assert "withheld:" in text
        assert "name:" not in text and "quote:" not in text
        [new] = [n for n, e in forum.dialogue.entries.items() if e.comment.withheld]
        assert path == f"{COMMENTS}/rec-0001/2026-12-06-{new.removeprefix('c-')}.md"
        assert {d.code for d in pipeline.inspect(forum.docs).diagnostics} == before
        dialogue = forum.dialogue
        [consultation] = dialogue.consultations_on("rec-0001")
        assert new in [entry.comment.id for entry in dialogue.within(consultation)]
        assert new.encode() in built(forum)

    def test_two_are_not_one(self, forum: Sources) -> None:
        first, second = (run(forum, "withhold", "rec-0001", *self.SAID).stdout for _ in range(2))
        assert first != second

    def test_it_can_be_answered(self, forum: Sources) -> None:
        [path] = run(forum, "withhold", "rec-0001", *self.SAID).stdout.split()
        said = ["--decision", "answered", "--reason", "Да.", "--reason-en", "Yes.", "--by", "Р"]
        assert run(forum, "answer", path, *said).exit_code == 0

    def test_an_unknown_place(self, forum: Sources) -> None:
        assert run(forum, "withhold", "rec-0404", *self.SAID).exit_code == 2
        assert run(forum, "withhold", "rec-0001", *self.SAID, "--block", "p-none").exit_code == 2
