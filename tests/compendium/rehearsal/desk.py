"""The desk of an editor: every step is a command, on a day; what it did is counted here anew."""

import datetime as dt
import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from click.testing import CliRunner

from civildialogue.cli import main
from civildialogue.core.model.language import BULGARIAN
from civildialogue.core.source import clock
from civildialogue.features.compendium.pages.contributing import template

from ..repository import Repository
from ..written import Sources

BY = ["--by", "Редакция"]


@dataclass
class Sent:
    """A comment as somebody sent it, and what became of it, as an observer would note it."""

    id: str
    recommendation: str
    received: str
    consultation: str = ""
    decision: str = "pending"
    is_late: bool = False


@dataclass
class Desk:
    """The editors' copy of the repository, a folder for what people hand in, and the notes."""

    sources: Sources
    repository: Repository
    inbox: Path
    day: str = "2027-01-04"
    time: str = "10:00:00+02:00"
    notes: dict[str, Sent] = field(default_factory=dict)
    verbs: set[str] = field(default_factory=set)

    def run(self, *arguments: str, status: int = 0) -> str:
        """A command on the day of the desk; what it says, on both ways."""
        words = list(arguments)
        verb = " ".join(words[:2]) if words[0] in ("new", "import") else words[0]
        self.verbs.add(verb)
        moment = dt.datetime.fromisoformat(f"{self.day}T{self.time}")
        with clock.fixed(moment):
            line = [*words, "--docs", str(self.sources.docs), "--lang", "bg"]
            done = CliRunner().invoke(main, line)
        assert done.exit_code == status, (arguments, done.output)
        return done.stdout + done.stderr

    def commit(self, message: str) -> None:
        """What the commands wrote, in the history on that day."""
        self.repository.day = dt.date.fromisoformat(self.day)
        self.repository.commit(message)

    def note(self, said: str, recommendation: str, received: str) -> str:
        """Notes a comment by the id in its receipt."""
        found = re.search(r"\bc-[a-z0-9]{6}\b", said)
        assert found is not None, said
        self.notes[found[0]] = Sent(found[0], recommendation, received)
        return found[0]

    def letter(self, recommendation: str, kind: str, quote: str, name: str, **more: str) -> str:
        """A letter on paper that the editor copies."""
        received = more.get("received", self.day)
        said = ["--kind", kind, "--quote", quote, "--name", name]
        said += [
            word for key, text in more.items() for word in (f"--{key.replace('_', '-')}", text)
        ]
        told = self.run("new", "comment", recommendation, *said, "--via", "paper")
        return self.note(told, recommendation, received)

    def fill(
        self, identifier: str, recommendation: str, block: str, quote: str, **more: str
    ) -> str:
        """The template of the site, filled in by hand; gives its text."""
        made = template(BULGARIAN).split("---\n", 2)[1]
        values = {
            "id": identifier,
            "recommendation": recommendation,
            "block": block,
            "quote": quote,
        }
        values |= {"received": self.day, **more}
        body = values.pop("text", "Думи на автора.")
        if "proposal" in values:
            made = made.replace("# proposal", "proposal")
        for key, value in values.items():
            made, count = re.subn(rf"(?m)^( *{key}: ).*$", rf'\g<1>"{value}"', made)
            assert count == 1, key
        return f"---\n{made}---\n{body}\n"

    def hand_in(self, identifier: str, recommendation: str, *about: str, **more: str) -> None:
        """A file by mail; it lies in the folder until the editor takes all in."""
        name = more.pop("file", f"{self.day}-pismo-{identifier[2:]}.md")
        text = self.fill(identifier, recommendation, *about, **more)
        (self.inbox / name).write_text(text, encoding="utf-8")
        received = more.get("received", self.day)
        self.notes[identifier] = Sent(identifier, recommendation, received)

    def take_in(self) -> str:
        """Takes in what was handed in, and empties the folder."""
        told = self.run("import", "comments", str(self.inbox))
        for path in self.inbox.iterdir():
            path.unlink()
        return told

    def answer(self, comment: str, decision: str, *more: str, said: str = "") -> str:
        """Answers, and notes the decision: ``said`` where it is told otherwise than decided."""
        reasons = ["--reason", f"Мотив за {comment}.", "--reason-en", f"A reason for {comment}."]
        told = self.run("answer", comment, "--decision", decision, *reasons, *BY, *more)
        self.notes[comment].decision = said or decision
        return told

    def totals(self, consultation: str) -> Counter[str]:
        """How many comments of a consultation were decided how."""
        return Counter(n.decision for n in self.notes.values() if n.consultation == consultation)
