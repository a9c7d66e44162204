"""What people and editors do with comments in a random history, and what is true of it."""

from contextlib import chdir
from pathlib import Path
from random import Random
from typing import Any

from civildialogue.core.model.conventions import transliterate
from civildialogue.core.model.language import languages
from civildialogue.core.model.library import Library
from civildialogue.core.model.words import folded
from civildialogue.core.output.data.export import files
from civildialogue.core.site.forms.known import known
from civildialogue.core.site.pages.assembly import generate
from civildialogue.core.site.writing.context import Shared, Writer
from civildialogue.core.source.history import History
from civildialogue.core.source.load import Loader
from civildialogue.core.source.versions import Versions
from civildialogue.features.compendium.form import FORM
from civildialogue.features.compendium.model.dispositions import Change
from civildialogue.features.compendium.model.records import Comment
from civildialogue.features.compendium.pages import comment_form
from secrets_in import carried
from unit.making import DATA, RECOMMENDATION_SECTIONS, original, run, translation

RECOMMENDATIONS = ("rec-0001", "rec-0002")
FOLDER = "compendium/recommendations"
EARLY, LATER = "2026-11-20", "2026-12-01"
WHO = ("--by", "Редакция", "--on", LATER)
WHY = ("--reason", "Защото.", "--reason-en", "Because.", *WHO)
KINDS, OFTEN = ("support", "question", "amend", "evidence"), 0.3
DECISIONS = (
    *("accepted", "accepted", "accepted", "partial", "promised", "rejected", "noted"),
    *("answered", "duplicate", "duplicate"),
)


def _recommendation(name: str) -> dict[str, str]:
    texts = {}
    for tag, make, words in (("bg", original, "Общината"), ("en", translation, "The council")):
        body = "\n\n".join(
            f"## {words} {section} {{#{section}}}\n\n"
            f"{words} {number} на {name}. Второ изречение {number}.\n{{#p-{name[-1]}{number}}}"
            for number, section in enumerate(RECOMMENDATION_SECTIONS)
        )
        facts: dict[str, Any] = {"title": f"{words} {name}"}
        if tag == "bg":
            facts |= {"id": name, "history": [{"status": "open", "date": "2026-11-01"}]}
        texts[f"{FOLDER}/{name}.{tag}.md"] = make("recommendation", body, **facts)
    return texts


FILES = {
    "_data/authorities.yml": DATA["_data/authorities.yml"],
    "compendium/index.bg.md": original("publication", title="Компендиум"),
    "compendium/index.en.md": translation("publication", title="Compendium", short_title="C."),
    "compendium/consultations/2026-autumn.yml": f"""\
id: 2026-autumn
title: {{bg: "Есен", en: "Autumn"}}
scope: [{", ".join(RECOMMENDATIONS)}]
opens: "2026-11-01"
closes: "2026-12-31"
contact: {{bg: "a@example.org", en: "a@example.org"}}
""",
    **{path: text for name in RECOMMENDATIONS for path, text in _recommendation(name).items()},
}


def token(random: Random) -> str:
    """A word that nobody else writes."""
    return "".join(random.choice("бвгджзклмнпрст") + random.choice("аеиоу") for _ in range(5))


class Speakers:
    """What is said in comments, by whose words each is known."""

    def __init__(self, random: Random, library: Library) -> None:
        self.random = random
        every = {name: each.value.author.name for name, each in library.records(Comment).items()}
        self.said = {name: signed.split()[0].casefold() for name, signed in every.items()}

    def comment(self, project: Path, library: Library) -> tuple[str, ...]:
        """A comment on a passage of a recommendation; the words of the command that was given."""
        name = self.random.choice(RECOMMENDATIONS)
        page = library.originals[f"{FOLDER}/{name}"]
        block = self.random.choice([b for b in page.by_id.values() if (b.id or "")[:2] == "p-"])
        word, kind = (
            token(self.random),
            self.random.choice(("support", "question", "amend", "evidence")),
        )
        latin = transliterate(word)
        given = (
            *("new", "comment", name, "--kind", kind, "--block", block.id or ""),
            *("--quote", " ".join(block.text.split()[:2]), "--received", EARLY),
            *(
                "--text",
                f"„{word}“ & {latin}\n\n- *{word[:4]}\u00ad{word[4:]}* <b>",
                "--via",
                "form",
            ),
            *("--name", f"{word.capitalize()} д’{latin.capitalize()} & „Синове“"),
            *("--organisation", f"{word} ООД"),
        )
        others = [
            e for e in library.records(Comment).values() if e.value.target.recommendation == name
        ]
        if others and self.random.random() < 0.3:
            given += ("--in-reply-to", self.random.choice(others).value.id)
        with chdir(project):
            done = run(*given)
        assert done.exit_code in (0, 1, 2), done.output
        if done.exit_code == 0:
            path = done.stdout.split()[0]
            self.said[f"c-{path.removesuffix('.md')[-6:]}"] = word
        return given

    def answer(self, library: Library) -> tuple[str, ...]:
        """The command that answers one of the comments, or corrects its answer; none without."""
        every = sorted(library.records(Comment))
        if not every:
            return ()
        name = self.random.choice(every)
        decision = self.random.choice(DECISIONS)
        more: tuple[str, ...] = ()
        if decision == "promised":
            decision, more = "accepted", ("--due", "2027-02-01")
        if decision == "duplicate":
            more = ("--duplicate-of", self.random.choice(every))
        if library.records(Comment)[name].value.disposition:
            more += ("--again",)
        return ("answer", name, "--decision", decision, *WHY, *more)

    def redact(self, library: Library) -> tuple[str, ...]:
        """The command that takes a comment down."""
        every = sorted(n for n, e in library.records(Comment).items() if not e.value.taken)
        if not every:
            return ()
        return ("redact", self.random.choice(every), "--reason", "unlawful", *WHO)

    def translate(self, library: Library) -> tuple[str, ...]:
        """The command that enters the translation of a comment, or another one; with its word."""
        said = library.records(Comment)
        every = sorted(name for name in self.said if name in said and not said[name].value.taken)
        if not every:
            return ()
        name = self.random.choice(every)
        comment, words = (
            said[name].value,
            f"{self.said[name]} said {transliterate(self.said[name])}",
        )
        part = "--text" if comment.proposal is None else "--proposal"
        more = ("--again",) if comment.translation else ()
        return ("translate", name, part, words, "--by", f"{self.said[name]} ООД", *more)

    def withhold(self) -> tuple[str, ...]:
        """The command that records a comment without words."""
        name = self.random.choice(RECOMMENDATIONS)
        given = ("--kind", "question", "--received", EARLY, "--reason", "personal-data", *WHO)
        return ("withhold", name, *given)

    def leaks(self, docs: Path, *, in_texts: bool = False) -> dict[str, set[str]]:
        """Where words still show of comments that are taken down, in what is built of the texts,
        or in them, too.
        """
        library = Loader(docs).library
        secret = {
            form
            for name, located in library.records(Comment).items()
            if located.value.taken and name in self.said
            for form in (self.said[name], transliterate(self.said[name]))
        }
        if not secret:
            return {}
        made = products(library, docs)
        return carried(made | (sources(library) if in_texts else {}), secret)


def products(library: Library, docs: Path) -> dict[str, bytes]:
    """What the compendium makes of the texts: pages, data and feeds, and what the form knows."""
    shared = Shared(library, History(docs))
    made = {name: str(page).encode() for name, page in generate(shared).items()}
    made |= files(library, "https://forum.example/")
    for tag in languages():
        writer = Writer(shared, tag)
        made[f"form.{tag}"] = str(known(FORM, writer)).encode()
        for name in RECOMMENDATIONS:
            found = comment_form.recommendation(writer, name)
            made[f"form/{name}.{tag}"] = str(found).encode()
    return made


def sources(library: Library) -> dict[str, bytes]:
    """The texts themselves, with their names."""
    every = [page.source for page in library.pages]
    every += [located.source for located in library.records(Comment).values()]
    return {source.path: source.written.encode() for source in every}


def untrue(docs: Path, library: Library) -> list[tuple[str, Change]]:
    """Changes that are published and that no commit made, looked for in every commit."""
    versions = Versions(docs)
    wrong = []
    for name, located in library.records(Comment).items():
        answer = located.value.disposition
        for decided in (answer, *answer.earlier) if answer else ():
            change = decided.change
            if change and (change.before or change.after) and located.value.taken is None:
                key = f"{FOLDER}/{located.value.target.recommendation}"
                if not any(_made(versions, commit, key, change) for commit in versions.parents):
                    wrong.append((name, change))
    return wrong


def _made(versions: Versions, commit: str, key: str, change: Change) -> bool:
    for tag in languages():
        path = f"{key}.{tag}.md"
        now = _words(versions, commit, path, change.block)
        for parent in versions.parents[commit]:
            was = _words(versions, parent, path, change.block)
            if now != was and folded(change.after) in now and folded(change.before) in was:
                return True
    return False


def _words(versions: Versions, commit: str, path: str, block: str) -> str:
    found = [b.text for b in versions.blocks(commit, path) if b.id == block]
    return folded(found[0]) if found else ""
