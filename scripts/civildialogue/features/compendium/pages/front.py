"""What the compendium has on the front page: its doors, what is open, numbers, decisions."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from civildialogue.core.declaring import Door, News
from civildialogue.core.model.conventions import format_date
from civildialogue.core.site.writing.context import Writer
from civildialogue.core.source.clock import zone
from civildialogue.features.compendium.model.dialogue import dialogue_of
from civildialogue.features.compendium.model.records import Comment, Consultation
from civildialogue.features.compendium.model.vocabulary import (
    CONSULTATIONS,
    LEVELS,
    RECOMMENDATIONS,
    Phase,
    Status,
)
from civildialogue.features.compendium.pages import contributing, filters, listing

FEW = 4
LIST = f"{CONSULTATIONS}/index"
DECIDED = (Status.ADOPTED, Status.REJECTED, Status.WITHDRAWN, Status.IMPLEMENTED)
"""What becomes of a recommendation that readers are told of as news."""


@dataclass(frozen=True)
class Standing:
    """A consultation, with how many comments it has and how many of them are answered."""

    consultation: Consultation
    comments: int
    answered: int


class Front:
    """The consultations and comments that count, as of a day; examples do not."""

    def __init__(self, writer: Writer) -> None:
        dialogue = dialogue_of(writer.library)
        self.by_phase: dict[Phase, list[Standing]] = {phase: [] for phase in Phase}
        for each in dialogue.planned:
            if isinstance(each, Consultation) and not each.example:
                found = [entry.comment for entry in dialogue.within(each)]
                answered = sum(comment.disposition is not None for comment in found)
                phase = dialogue.phase(each, writer.shared.today)
                self.by_phase[phase].append(Standing(each, len(found), answered))
        every = (entry.comment for entry in dialogue.entries.values())
        self.comments: list[Comment] = [comment for comment in every if not comment.example]
        self.answered = [c for c in self.comments if c.disposition is not None]

    @property
    def last(self) -> Consultation | None:
        """The consultation that is open, else the one that closed last."""
        over = (*self.by_phase[Phase.CONCLUDED], *self.by_phase[Phase.ANSWERING])
        known = self.by_phase[Phase.OPEN] or sorted(over, key=lambda s: s.consultation.closes)
        return known[-1].consultation if known else None

    @property
    def answers(self) -> str:
        """The page that says what became of comments."""
        told = [s for each in self.by_phase.values() for s in each if s.comments]
        told.sort(key=lambda standing: (standing.answered > 0, standing.consultation.closes))
        return f"{CONSULTATIONS}/{told[-1].consultation.id}-summary" if told else LIST


def doors(writer: Writer) -> Iterator[Door]:
    """To say what one thinks, and to see what was answered; each says how it stands today."""
    front = writer.of(Front)
    if opened := front.by_phase[Phase.OPEN]:
        last = min(each.consultation.closes for each in opened)
        state = writer.t("door.say-until", date=format_date(last, writer.locale))
        yield Door("say", contributing.KEY, state)
    else:
        go = writer.t("door.say-read")
        yield Door("say", f"{RECOMMENDATIONS}/index", writer.t("home.not-open"), go)
    state = writer.t("door.seen-none")
    if total := len(front.comments):
        state = writer.t("door.seen-of", answered=len(front.answered), count=total)
    yield Door("seen", front.answers, state)


def home(writer: Writer) -> Iterator[str]:
    """What is open, announced, in preparation or awaits answers; what is proposed; numbers."""
    front, words = writer.of(Front), writer.words
    forms = {k.rpartition(".")[2]: v for k, v in words.items() if k.startswith(_LEFT)}
    proposed = [r for r in writer.of(listing.recommended) if r["record"].status is Status.OPEN]
    yield writer.render(
        "compendium/open.md.j2",
        "index",
        opened=front.by_phase[Phase.OPEN],
        announced=[each.consultation for each in front.by_phase[Phase.ANNOUNCED]],
        answering=front.by_phase[Phase.ANSWERING],
        prepared=contributing.prepared(writer),
        proposed=proposed,
        few=FEW,
        folder=CONSULTATIONS,
        form=contributing.KEY,
        levels=LEVELS,
        left=json.dumps(forms, ensure_ascii=False),
        zone=zone().key,
        numbers=[*_numbers(writer, front)],
    ).strip()


_LEFT = "consultations.left."


def _numbers(writer: Writer, front: Front) -> Iterator[tuple[str, int, str]]:
    count = sum(1 for _ in filters.listed(writer.library))
    yield "recommendations", count, f"{RECOMMENDATIONS}/index"
    yield "comments", len(front.comments), front.answers
    yield "answered", len(front.answered), front.answers
    if front.last is not None:
        yield "days", front.last.days, f"{CONSULTATIONS}/{front.last.id}"


def news(writer: Writer) -> Iterator[News]:
    """The days on which comments were answered, and recommendations decided upon or answered."""
    answered = Counter(
        (comment.disposition.on, comment.target.recommendation)
        for comment in writer.of(Front).answered
        if comment.disposition is not None
    )
    for (day, name), count in answered.items():
        title = writer.t("news.answered", name=name, count=count)
        yield News(day, title, f"{RECOMMENDATIONS}/{name}")
    for matter in filters.listed(writer.library):
        key = f"{RECOMMENDATIONS}/{matter.id}"
        label = writer.label(key)
        for step in matter.history:
            if step.status in DECIDED:
                yield News(step.date, f"{label}: {writer.t(f'status.{step.status}')}", key)
        if matter.response:
            title = writer.t("news.response", name=label)
            yield News(matter.response.date, title, f"{key}#response")
