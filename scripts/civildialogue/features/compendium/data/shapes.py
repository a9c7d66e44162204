"""The shapes of recommendations, comments and consultations in the open data."""

from collections.abc import Mapping

from civildialogue.core.feature import LEADS, RESTS
from civildialogue.core.model.vocabulary import Level, Origin
from civildialogue.core.output.data.shapes import (
    ADDRESS,
    COUNT,
    DAY,
    FLAG,
    LANGUAGE,
    LICENCE,
    TEXT,
    TEXTS,
    WORDS,
    Shape,
    many,
    maybe,
    members,
    named,
    one_of,
    only,
)
from civildialogue.features.compendium.model.feasibility import CostClass, Priority
from civildialogue.features.compendium.model.vocabulary import (
    PENDING,
    PROMISED,
    Anchor,
    Capacity,
    Channel,
    CommentKind,
    Decision,
    Redaction,
    Status,
)


def recommendation() -> Shape:
    """A recommendation with its comments."""
    return members(
        "A recommendation. Its permalinks are its addresses; its file has its passages.",
        {
            "id": TEXT,
            "key": TEXT,
            "example": FLAG,
            "origin": one_of(Origin),
            "url": WORDS,
            "file": ADDRESS,
            "title": TEXTS,
            "summary": TEXTS,
            "status": one_of(Status),
            "level": one_of(Level),
            "addressees": many(TEXT),
            "themes": many(named("theme")),
            "evidence": many(named("evidence")),
            "methods": many(only("A method.", {"id": TEXT, "url": WORDS})),
            "cost": maybe(named("cost")),
            "priority": maybe(one_of(Priority)),
            "powers": many(named("power")),
            "risks": many(only("What may go wrong.", {"text": WORDS, "remedy": WORDS})),
            "prerequisites": many(named("prerequisite")),
            "supersedes": many(TEXT),
            "superseded-by": many(TEXT),
            "licence": LICENCE,
            "issued": DAY,
            "history": many(only("A status and its day.", {"status": one_of(Status), "date": DAY})),
            "response-due": maybe(DAY),
            "response": maybe(named("response")),
            "progress": many(named("progress")),
            "consultations": many(TEXT),
            "references": many(named("reference")),
            "supports": many(TEXT),
            "comments": many(named("comment")),
        },
    )


def consultation() -> Shape:
    """A consultation; one in preparation has no days, and says what it lacks."""
    return only(
        "A consultation.",
        {
            "id": TEXT,
            "example": FLAG,
            "url": WORDS,
            "title": WORDS,
            "in-preparation": FLAG,
            "missing": maybe(WORDS),
            "opens": maybe(DAY),
            "closes": maybe(DAY),
            "extended": many(
                only(
                    "A last day that became a later one.",
                    {"on": DAY, "closes": DAY, "reason": WORDS},
                )
            ),
            "short-notice": maybe(WORDS),
            "contact": maybe(WORDS),
            "answers-by": maybe(DAY),
            "concluded": maybe(DAY),
            "scope": many(TEXT),
            "comments": COUNT,
            "decisions": only("Comments by what became of them.", _decisions()),
        },
    )


def _decisions() -> Mapping[str, Shape]:
    return dict.fromkeys((*map(str, Decision), PROMISED, PENDING), COUNT)


def parts() -> Mapping[str, Shape]:
    """What these are made of."""
    taken = only(
        "Why and when the words were taken down.",
        {"reason": one_of(Redaction), "on": DAY, "by": TEXT},
    )
    decided = {
        "decision": one_of(Decision),
        "reason": WORDS,
        "by": TEXT,
        "on": DAY,
        "due": maybe(DAY),
        "duplicate-of": maybe(TEXT),
        "change": maybe(named("change")),
    }
    return {
        "theme": only("A concept of EuroVoc.", {"id": TEXT, "uri": ADDRESS, "name": maybe(WORDS)}),
        "evidence": only(
            "What it rests on: a place in a source, a finding, a page or a passage of it. "
            "“url” is where the site shows it, “address” that of the source itself.",
            {
                "kind": one_of(("source", "finding", "page")),
                "id": TEXT,
                "passage": maybe(TEXT),
                "locator": maybe(WORDS),
                "url": maybe(WORDS),
                "address": maybe(ADDRESS),
            },
        ),
        "cost": only(
            "An estimate, in euro: more than the one and at most the other.",
            {
                "class": one_of(CostClass),
                "more-than": COUNT,
                "at-most": maybe(COUNT),
                "reason": WORDS,
            },
        ),
        "power": only(
            "What lets the addressee do it.",
            {"text": WORDS, "source": maybe(TEXT), "locator": maybe(WORDS)},
        ),
        "prerequisite": only(
            "What must come first.", {"recommendation": maybe(TEXT), "text": maybe(WORDS)}
        ),
        "response": only(
            "What the addressee answered.", {"date": DAY, "text": WORDS, "address": maybe(ADDRESS)}
        ),
        "progress": only("A step towards it.", {"date": DAY, "text": WORDS, "source": TEXT}),
        "reference": only(
            "An edge of the graph of evidence, to an entry of a register or to a page by its key.",
            {
                "role": maybe(TEXT),
                "way": maybe(one_of((RESTS, LEADS))),
                "kind": one_of(("authority", "source", "finding", "page")),
                "id": TEXT,
                "passage": maybe(TEXT),
            },
        ),
        "change": only(
            "What the answer changed in a passage.",
            {"passage": TEXT, "before": TEXT, "after": TEXT, "commit": TEXT},
        ),
        "comment": only(
            "A comment, as its author wished to be named. Words that were taken down are null.",
            {
                "id": TEXT,
                "example": FLAG,
                "url": WORDS,
                "passage": TEXT,
                "quote": maybe(TEXT),
                "anchor": one_of(Anchor),
                "consultation": maybe(TEXT),
                "late": FLAG,
                "kind": one_of(CommentKind),
                "language": LANGUAGE,
                "author": only(
                    "Who comments.",
                    {
                        "name": maybe(TEXT),
                        "capacity": one_of(Capacity),
                        "organisation": maybe(TEXT),
                    },
                ),
                "received": DAY,
                "received-via": one_of(Channel),
                "licence": LICENCE,
                "in-reply-to": maybe(TEXT),
                "text": maybe(TEXT),
                "proposal": maybe(TEXT),
                "translation": maybe(named("translation")),
                "redaction": maybe(taken),
                "withheld": maybe(taken),
                "decision": one_of((*Decision, PROMISED, PENDING)),
                "answer-due": maybe(DAY),
                "answer": maybe(named("answer")),
                "reply": maybe(only("What the author said to it.", {"on": DAY, "text": TEXT})),
            },
        ),
        "translation": only(
            "A translation of a comment.",
            {
                "language": LANGUAGE,
                "text": maybe(TEXT),
                "proposal": maybe(TEXT),
                "by": maybe(TEXT),
            },
        ),
        "decided": only("An answer that was corrected since.", decided),
        "answer": only(
            "The editors' answer; “earlier” are those that it corrects, oldest first.",
            {**decided, "earlier": many(named("decided"))},
        ),
    }
